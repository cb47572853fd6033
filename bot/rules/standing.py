"""How a word stands in the text: its letters as written, capitals, apostrophes."""

from bot.rules.patterns import Pattern, Seek
from bot.text.folding import Folded
from bot.text.inflection import Reading, Use
from bot.text.words import Word, words


class FieldText:
    """One field of an article, folded and split once for all rules."""

    __slots__ = ("folded", "words")

    def __init__(self, text: str) -> None:
        """Fold and split the text."""
        self.folded = Folded(text)
        self.words = words(self.folded.text)


def stands_as_written(pattern: Pattern, reading: Reading, field: FieldText, at: int) -> bool:
    """Say whether a word that was read as a whole name stands as that name does: capitals, endings, apostrophes."""
    word = field.words[at]
    if pattern.is_all_capitals and not _keeps_capitals(pattern, reading, field, word):
        return False
    if reading.needs_capital and not raw(field, word, 0, 1).isupper():
        return False
    return not _is_possessive(pattern, reading, word)


def _keeps_capitals(pattern: Pattern, reading: Reading, field: FieldText, word: Word) -> bool:
    """Say whether an acronym stands as acronyms do: unchanged before its ending; a short one in capitals.

    An ending that no apostrophe sets off is then in small letters: USs is of the US, USS is a ship.
    """
    if pattern.seek is Seek.NAME and len(reading.key) != reading.stem:
        return False
    if not pattern.capitals and not reading.use & Use.ACRONYM:
        return True
    stem = raw(field, word, reading.start, reading.start + reading.stem)
    if any(char.isalpha() and not char.isupper() for char in stem):
        return False
    ending = raw(field, word, reading.start + reading.stem, reading.end)
    return reading.is_set_off or not any(char.isupper() for char in ending)


def _is_possessive(pattern: Pattern, reading: Reading, word: Word) -> bool:
    """Say whether the word is a shorter name with 's and not this one: Hama's is of Hama, not Hamas."""
    at = len(word.text) - 1
    if reading.stem < len(word.text) - reading.start or at not in word.apostrophes or word.text[-1] != "s":
        return False
    return not any(slot.apostrophes for slot in pattern.slots)


def raw(field: FieldText, word: Word, start: int, end: int) -> str:
    """Give the original letters of a part of a word."""
    if start >= end:
        return ""
    first, last = field.folded.span(offset_of(word, start), offset_of(word, end - 1) + 1)
    return field.folded.original[first:last]


def offset_of(word: Word, at: int) -> int:
    """Give the folded offset of the letter `at` of a word, its apostrophes counted."""
    if not word.apostrophes:
        return word.start + at
    return word.start + at + sum(1 for apostrophe in word.apostrophes if apostrophe <= at)


def exact_end(text: str, original: str, start: int) -> int | None:
    """Give where the exact letters end in the original if they stand at `start`, blanks being equal."""
    at = start
    for index, part in enumerate(text.split()):
        if index:
            blank = at
            while at < len(original) and original[at].isspace():
                at += 1
            if at == blank:
                return None
        if not original.startswith(part, at):
            return None
        at += len(part)
    return None if original[at : at + 1].isalnum() else at
