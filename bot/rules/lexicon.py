"""The lexicon: every name and term of all rules in one index, found in a text in one walk over its words.

A pattern is indexed by one of its words (standing queries are found by a required term: Lucene's Monitor does the
same); a word of the text is looked up under each dictionary form it may come from. Only on a hit are the other words
of the pattern compared. The cost of a text so depends on its words and its hits, hardly on the number of patterns.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.rules.patterns import Pattern, Reach, Seek, fits
from bot.rules.standing import FieldText, exact_end, offset_of, stands_as_written
from bot.text.inflection import Reading, joins_behind, readings
from bot.text.words import Gap, Word

_LEAST_HYPHENATED = 6
"""Letters of a word that a text may hyphenate on its own (cease-fire for ceasefire); shorter ones give chance hits."""
_LEAST_PART = 4
"""Letters of each part of a common word that a text may write apart (cease fire)."""
_MOST_PARTS = 3
_APART = frozenset((Seek.COMMON, Seek.TERM))


class Occurrence(NamedTuple):
    """A pattern found; offsets count code points of the original text."""

    pattern: Pattern
    start: int
    end: int
    form: str


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

    def at(self, field: FieldText, at: int, found: Sequence[Reading], reach: Reach) -> Iterator[Occurrence]:
        """Give the occurrences of patterns that are anchored at the word `at`, which was read so."""
        for reading in found:
            for anchor in self._anchors.get(reading.key, ()):
                yield from _verify(anchor, reading, field, at, at, reach)
            if self._prefixes and not reading.form:
                yield from self._begun(reading, field, at, reach)
        word = field.words[at]
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
                    if len(anchor.pattern.slots) == 1 and (is_hyphenated or anchor.pattern.seek in _APART):
                        yield from _verify(anchor, reading, field, first, last, reach)


def occurrences(field: FieldText, reach: Reach, lexicons: Sequence[Lexicon]) -> Iterator[Occurrence]:
    """Walk over the words of a text once and give what any of the lexicons knows of them."""
    for at, word in enumerate(field.words):
        found = readings(reach.inflection, word.text, word.apostrophes)
        for lexicon in lexicons:
            yield from lexicon.at(field, at, found, reach)


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
    if pattern.seek not in _APART or len(pattern.slots) > 1:
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
    if anchor.end - anchor.first == len(pattern.slots) and not stands_as_written(pattern, reading, field, first):
        return
    yield from _place(anchor, reading, field, first, last, reach)


class _Piece(NamedTuple):
    """Words of the pattern, up to `end`, that were read in one word of the text (or a run written apart)."""

    first: int
    end: int
    at: int
    last: int
    reading: Reading


def _place(
    anchor: _Anchor, reading: Reading, field: FieldText, first: int, last: int, reach: Reach
) -> Iterator[Occurrence]:
    """Compare the other words, on both sides of the anchor, and give the place in the original."""
    pattern = anchor.pattern
    left = _left(pattern, anchor.first, field, first, reach)
    right = _right(pattern, anchor.end, field, last, reach)
    if left is None or right is None:
        return
    pieces = [*left, _Piece(anchor.first, anchor.end, first, last, reading), *right]
    core = [piece for piece in pieces if piece.first >= pattern.core[0] and piece.end <= pattern.core[1]]
    span = _span(pattern, core[0], core[-1], field, reach)
    if span:
        form = " + ".join(piece.reading.form for piece in core if piece.reading.form)
        yield Occurrence(pattern, *span, form)


def _span(pattern: Pattern, head: _Piece, tail: _Piece, field: FieldText, reach: Reach) -> tuple[int, int] | None:
    """Give the place in the original, signs that belong to the name included, or `None` if they are missing."""
    folded = field.folded
    start = offset_of(field.words[head.at], head.reading.start)
    end_word = field.words[tail.last]
    end = offset_of(end_word, tail.reading.end - 1) + 1 if tail.at == tail.last else end_word.end
    if not folded.text.endswith(pattern.head, 0, start) or not folded.text.startswith(pattern.tail, end):
        return None
    if tail.last + 1 < len(field.words):
        behind = field.words[tail.last + 1]
        if joins_behind(reach.languages, behind.gap, behind.text):
            end = behind.end
    first, last = folded.span(start - len(pattern.head), end + len(pattern.tail))
    original = folded.original
    if pattern.seek is Seek.EXACT:
        exact = exact_end(pattern.text, original, first)
        return None if exact is None else (first, exact)
    if pattern.text.endswith(".") and original.startswith(".", last) and "." in original[first:last]:
        last += 1
    if pattern.capitals and head != tail and not original[first:last].isupper():
        return None
    return first, last


def _left(pattern: Pattern, end: int, field: FieldText, at: int, reach: Reach) -> list[_Piece] | None:
    """Match the words before `end`, in one piece or several, against those that end before the word `at`."""
    if end == 0:
        return []
    if at == 0 or not _may_follow(pattern, end, field, at):
        return None
    for first in range(end - 1, -1, -1):
        reading = fits(pattern, pattern.joined(first, end), field.words[at - 1], reach)
        rest = _left(pattern, first, field, at - 1, reach) if reading else None
        if reading and rest is not None:
            return [*rest, _Piece(first, end, at - 1, at - 1, reading)]
        if pattern.has_context():
            break
    return None


def _right(pattern: Pattern, first: int, field: FieldText, at: int, reach: Reach) -> list[_Piece] | None:
    """Match the words from `first` on, in one piece or several, against those behind the word `at`."""
    count = len(pattern.slots)
    if first == count:
        return []
    if at + 1 == len(field.words) or not _may_follow(pattern, first, field, at + 1):
        return None
    for end in range(first + 1, count + 1):
        reading = fits(pattern, pattern.joined(first, end), field.words[at + 1], reach)
        rest = _right(pattern, end, field, at + 1, reach) if reading else None
        if reading and rest is not None:
            return [_Piece(first, end, at + 1, at + 1, reading), *rest]
        if pattern.has_context():
            break
    return None


def _may_follow(pattern: Pattern, slot: int, field: FieldText, at: int) -> bool:
    word, before = field.words[at], field.words[at - 1]
    return pattern.allows_gap(slot, word.gap, field.folded.text[before.end : word.start])
