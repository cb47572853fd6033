"""How a word stands in the text: its letters as written, capitals, apostrophes."""

from bot.rules.patterns import Pattern, Seek
from bot.text.inflection import Reading, Use
from bot.text.prepared import PreparedText
from bot.text.words import Word


def stands_as_written(pattern: Pattern, reading: Reading, field: PreparedText, at: int) -> bool:
    """Say whether a word that was read as a whole name stands as that name does: capitals, endings, apostrophes."""
    word = field.words[at]
    if pattern.is_all_capitals and not _keeps_capitals(pattern, reading, field, word):
        return False
    if pattern.needs_marks and not word.apostrophes:
        return False
    if reading.needs_capital and not field.raw(word, 0, 1).isupper():
        return False
    if reading.needs_plain_end and not field.raw(word, reading.start + reading.stem, reading.end).isascii():
        return False
    return not is_possessive(pattern, reading, word.text, word.apostrophes)


def _keeps_capitals(pattern: Pattern, reading: Reading, field: PreparedText, word: Word) -> bool:
    """Say whether an acronym stands as acronyms do: unchanged before its ending; a short one in capitals.

    An ending that no apostrophe sets off is then in small letters: USs is of the US, USS is a ship.
    """
    if pattern.seek is Seek.NAME and len(reading.key) != reading.stem:
        return False
    if not pattern.capitals and not reading.use & (Use.ACRONYM | Use.PLURAL):
        return True
    stem = field.raw(word, reading.start, reading.start + reading.stem)
    if any(char.isalpha() and not char.isupper() for char in stem):
        return False
    ending = field.raw(word, reading.start + reading.stem, reading.end)
    return reading.is_set_off or not any(char.isupper() for char in ending)


def is_possessive(pattern: Pattern, reading: Reading, text: str, apostrophes: tuple[int, ...]) -> bool:
    """Say whether the word is a shorter name with 's and not this one: Hama's is of Hama, not Hamas."""
    at = len(text) - 1
    if reading.stem < len(text) - reading.start or at not in apostrophes or text[-1] != "s":
        return False
    return not any(slot.apostrophes for slot in pattern.slots)


def exact_end(text: str, original: str, start: int, word_end: int) -> int | None:
    """Give where the exact letters end in the original if they stand at `start`, blanks being equal.

    Where their last word ends, at `word_end`, a letter of another script or another word may follow (NATOの).
    """
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
    return None if at < word_end and original[at].isalnum() else at
