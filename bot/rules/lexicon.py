"""The lexicon: every name and term of all rules in one index, found in a text in one walk over its words.

A pattern is indexed by one of its words (standing queries are found by a required term: Lucene's Monitor does the
same); a word of the text is looked up under each dictionary form it may come from. Only on a hit are the other words
of the pattern compared. The cost of a text so depends on its words and its hits, hardly on the number of patterns.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.rules.patterns import Pattern, Reach, Seek, fits
from bot.text.folding import Folded
from bot.text.inflection import Reading, readings
from bot.text.words import Gap, Word, words

_LEAST_HYPHENATED = 6
"""Letters of a word that a text may hyphenate on its own (cease-fire for ceasefire); shorter ones give chance hits."""
_LEAST_PART = 4
"""Letters of each part of a common word that a text may write apart (cease fire)."""
_MOST_PARTS = 3


class Occurrence(NamedTuple):
    """A pattern found; offsets count code points of the original text."""

    pattern: Pattern
    start: int
    end: int
    form: str


class FieldText:
    """One field of an article, folded and split once for all rules."""

    __slots__ = ("folded", "words")

    def __init__(self, text: str) -> None:
        """Fold and split the text."""
        self.folded = Folded(text)
        self.words = words(self.folded.text)


class _Anchor(NamedTuple):
    """The words `first` up to `end` of a pattern, which stand as one word in the text."""

    pattern: Pattern
    text: str
    first: int
    end: int


class Lexicon:
    """An index of patterns to which single ones can be added and from which they can be removed."""

    def __init__(self) -> None:
        """Begin with no pattern."""
        self._anchors: dict[str, list[_Anchor]] = {}
        self._prefixes: dict[str, list[_Anchor]] = {}
        self._prefix_lengths: dict[int, int] = {}
        self._halves: dict[str, int] = {}

    def add(self, pattern: Pattern) -> None:
        """Index a pattern; the next text is searched for it."""
        if pattern.seek is Seek.PREFIX:
            anchor = _whole(pattern, pattern.anchor())
            self._prefixes.setdefault(anchor.text, []).append(anchor)
            self._prefix_lengths[len(anchor.text)] = self._prefix_lengths.get(len(anchor.text), 0) + 1
            return
        for key, anchor in _keys(pattern):
            self._anchors.setdefault(key, []).append(anchor)
        for half in _halves(pattern):
            self._halves[half] = self._halves.get(half, 0) + 1

    def find(self, field: FieldText, reach: Sequence[Reach]) -> list[Occurrence]:
        """Give every occurrence of every pattern, in the languages the article may be in; each place once."""
        found: dict[tuple[int, int, int], Occurrence] = {}
        for one in reach:
            for occurrence in self._walk(field, one):
                found.setdefault((id(occurrence.pattern), occurrence.start, occurrence.end), occurrence)
        return list(found.values())

    def _walk(self, field: FieldText, reach: Reach) -> Iterator[Occurrence]:
        anchors = self._anchors
        for at, word in enumerate(field.words):
            for reading in readings(reach.inflection, word.text, word.apostrophes):
                for anchor in anchors.get(reading.key, ()):
                    yield from _verify(anchor, reading, field, at, at, reach)
                if self._prefixes and not reading.form:
                    yield from self._begun(reading, field, at, reach)
            if word.gap is Gap.HYPHEN or word.text in self._halves:
                yield from self._written_apart(field, at, reach)

    def _begun(self, reading: Reading, field: FieldText, at: int, reach: Reach) -> Iterator[Occurrence]:
        for length in self._prefix_lengths:
            for anchor in self._prefixes.get(reading.key[:length], ()) if length <= len(reading.key) else ():
                yield from _place(anchor, reading, field, at, at, reach)

    def _written_apart(self, field: FieldText, at: int, reach: Reach) -> Iterator[Occurrence]:
        """Find words of one piece that the text hyphenates or, common words only, writes in two."""
        for first, last, is_hyphenated in _runs(field.words, at, self._halves):
            parts = field.words[first : last + 1]
            text = "".join(part.text for part in parts)
            for reading in readings(reach.inflection, text, ()):
                for anchor in self._anchors.get(reading.key, ()):
                    if len(anchor.pattern.slots) == 1 and (is_hyphenated or anchor.pattern.seek is Seek.COMMON):
                        yield from _verify(anchor, reading, field, first, last, reach)


def _whole(pattern: Pattern, slot: int) -> _Anchor:
    return _Anchor(pattern, pattern.slots[slot].text, slot, slot + 1)


def _keys(pattern: Pattern) -> Iterator[tuple[str, _Anchor]]:
    for first, end in pattern.joins(pattern.anchor()):
        text = pattern.joined(first, end)
        for key in pattern.keys(text):
            yield key, _Anchor(pattern, text, first, end)


def _halves(pattern: Pattern) -> Iterable[str]:
    """Give the beginnings at which a text may write a common word of one piece in two."""
    text = pattern.slots[0].text
    if pattern.seek is not Seek.COMMON or len(pattern.slots) > 1:
        return ()
    return (text[:at] for at in range(_LEAST_PART, len(text) - _LEAST_PART + 1))


def _runs(found: Sequence[Word], at: int, halves: dict[str, int]) -> Iterator[tuple[int, int, bool]]:
    """Give the runs of words that may be one word written apart: hyphenated ones that end at `at`, pairs that begin."""
    first = at
    while first and found[first].gap is Gap.HYPHEN and at - first < _MOST_PARTS - 1:
        first -= 1
        if sum(len(word.text) for word in found[first : at + 1]) >= _LEAST_HYPHENATED:
            yield first, at, True
    if found[at].text in halves and at + 1 < len(found) and found[at + 1].gap is Gap.BLANK:
        yield at, at + 1, False


def _verify(
    anchor: _Anchor, reading: Reading, field: FieldText, first: int, last: int, reach: Reach
) -> Iterator[Occurrence]:
    """Check what the index cannot: languages, capitals, then the other words."""
    pattern = anchor.pattern
    if not pattern.admits(reading, anchor.text, reach):
        return
    is_one_word = anchor.end - anchor.first == len(pattern.slots)
    if pattern.is_all_capitals and is_one_word and not _keeps_capitals(pattern, reading, field, first):
        return
    yield from _place(anchor, reading, field, first, last, reach)


def _keeps_capitals(pattern: Pattern, reading: Reading, field: FieldText, at: int) -> bool:
    """Say whether an acronym stands as acronyms do: unchanged before its ending; a short one in capitals.

    An ending that no apostrophe sets off is then in small letters: USs is of the US, USS is a ship.
    """
    if pattern.seek is Seek.NAME and len(reading.key) != reading.stem:
        return False
    if not pattern.capitals:
        return True
    word = field.words[at]
    stem = _raw(field, word, reading.start, reading.start + reading.stem)
    if any(char.isalpha() and not char.isupper() for char in stem):
        return False
    ending = _raw(field, word, reading.start + reading.stem, reading.end)
    is_set_off = reading.start + reading.stem in word.apostrophes
    return is_set_off or not any(char.isupper() for char in ending)


def _raw(field: FieldText, word: Word, start: int, end: int) -> str:
    """Give the original letters of a part of a word."""
    if start >= end:
        return ""
    first, last = field.folded.span(_offset(word, start), _offset(word, end - 1) + 1)
    return field.folded.original[first:last]


def _offset(word: Word, at: int) -> int:
    """Give the folded offset of the letter `at` of a word, its apostrophes counted."""
    if not word.apostrophes:
        return word.start + at
    return word.start + at + sum(1 for apostrophe in word.apostrophes if apostrophe <= at)


def _place(
    anchor: _Anchor, reading: Reading, field: FieldText, first: int, last: int, reach: Reach
) -> Iterator[Occurrence]:
    """Compare the other words, on both sides of the anchor, and give the place in the original."""
    pattern = anchor.pattern
    left = _left(pattern, anchor.first, field, first, reach)
    right = _right(pattern, anchor.end, field, last, reach)
    if left is None or right is None:
        return
    start_at = _offset(field.words[left.at], left.reading.start if left.reading else reading.start)
    end_word = field.words[right.at]
    if right.reading is None and right.at == first == last:
        end_at = _offset(end_word, reading.end - 1) + 1
    else:
        end_at = end_word.end
    folded = field.folded
    if not folded.text.endswith(pattern.head, 0, start_at) or not folded.text.startswith(pattern.tail, end_at):
        return
    start, end = folded.span(start_at, end_at)
    if pattern.seek is Seek.EXACT:
        exact = _exact_end(pattern.text, folded.original, start)
        if exact is None:
            return
        end = exact
    elif pattern.text.endswith(".") and folded.original.startswith(".", end):
        end += 1
    if pattern.capitals and len(pattern.slots) > 1 and not folded.original[start:end].isupper():
        return
    form = " + ".join(part.form for part in (left.reading, reading, right.reading) if part and part.form)
    yield Occurrence(pattern, start, end, form)


class _Side(NamedTuple):
    """How far a pattern reaches to one side, and how its outermost word was read."""

    at: int
    reading: Reading | None


def _left(pattern: Pattern, end: int, field: FieldText, at: int, reach: Reach) -> _Side | None:
    """Match the words before `end`, in one piece or several, against those that end before the word `at`."""
    if end == 0:
        return _Side(at, None)
    if at == 0 or not _may_follow(pattern, end, field, at):
        return None
    for first in range(end - 1, -1, -1):
        reading = fits(pattern, pattern.joined(first, end), field.words[at - 1], reach)
        if reading:
            rest = _left(pattern, first, field, at - 1, reach)
            if rest:
                return rest if first else _Side(at - 1, reading)
    return None


def _right(pattern: Pattern, first: int, field: FieldText, at: int, reach: Reach) -> _Side | None:
    """Match the words from `first` on, in one piece or several, against those behind the word `at`."""
    count = len(pattern.slots)
    if first == count:
        return _Side(at, None)
    if at + 1 == len(field.words) or not _may_follow(pattern, first, field, at + 1):
        return None
    for end in range(first + 1, count + 1):
        reading = fits(pattern, pattern.joined(first, end), field.words[at + 1], reach)
        if reading:
            rest = _right(pattern, end, field, at + 1, reach)
            if rest:
                return rest if end < count else _Side(at + 1, reading)
    return None


def _may_follow(pattern: Pattern, slot: int, field: FieldText, at: int) -> bool:
    word, before = field.words[at], field.words[at - 1]
    return pattern.allows_gap(slot, word.gap, field.folded.text[before.end : word.start])


def _exact_end(text: str, original: str, start: int) -> int | None:
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
    return at if original[at : at + 1].isalnum() is False else None
