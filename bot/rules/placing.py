"""Placing: one walk over a text, from what its words may be part of to where terms and names stand."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.lexicon import Anchor, Interest, View
from bot.rules.patterns import Pattern, Reach, Seek, fits
from bot.rules.standing import exact_end, stands_as_written
from bot.text.inflection import Reading, joins_behind, readings
from bot.text.prepared import PreparedText
from bot.text.words import Gap

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


Places = dict[int, list[tuple[int, int]]]
"""Terms of one plain word: the first and last word of the text at each place (apart only where it is hyphenated)."""


def walk(field: PreparedText, view: View, places: Places) -> Iterator[Occurrence]:
    """Put the plain words that the view knows into `places`, and give everything else of it that stands in the text."""
    for at, interest in enumerate(view.interests(field.tokens)):
        if interest is None:
            continue
        for leaf in interest.leaves:
            places.setdefault(leaf, []).append((at, at))
        for anchor, reading in interest.anchors:
            yield from _verify(anchor, reading, field, at, at, view.reach)
        if interest.is_half and at + 1 < len(field.words) and field.words.gap(at + 1) is Gap.BLANK:
            yield from _written_apart(field, at, at + 1, view, places, is_hyphenated=False)
    if field.has_hyphens:
        for first, last in _hyphenated(field):
            yield from _written_apart(field, first, last, view, places, is_hyphenated=True)


def _hyphenated(field: PreparedText) -> Iterator[tuple[int, int]]:
    """Give the runs of hyphenated words that may be one word."""
    words = field.words
    for last, token in enumerate(field.tokens):
        if words.gap(last) is not Gap.HYPHEN:
            continue
        first, letters = last, len(token)
        while first and words.gap(first) is Gap.HYPHEN and last - first < _MOST_PARTS - 1:
            first -= 1
            letters += len(field.tokens[first])
            if letters >= _LEAST_HYPHENATED:
                yield first, last


def _written_apart(
    field: PreparedText, first: int, last: int, view: View, places: Places, *, is_hyphenated: bool
) -> Iterator[Occurrence]:
    """Find a word of one piece that the text hyphenates or, common words only, writes in two."""
    parts = field.words[first : last + 1]
    if not is_hyphenated and any(len(part.text) < _LEAST_PART for part in parts):
        return
    interest: Interest | None = view.interest("".join(part.text for part in parts))
    if interest is None:
        return
    for leaf in interest.leaves:
        places.setdefault(leaf, []).append((first, last))
    for anchor, reading in interest.anchors:
        pattern = anchor.pattern
        is_whole = len(pattern.slots) == 1 and pattern.seek is not Seek.PREFIX and reading.start == 0
        if is_whole and (is_hyphenated or pattern.seek in _APART):
            yield from _verify(anchor, reading, field, first, last, view.reach)


def place_word(pattern: Pattern, first: int, last: int, field: PreparedText, reach: Reach) -> Occurrence | None:
    """Give where a term of one plain word stands that was found in the words `first` to `last`."""
    parts = field.words[first : last + 1]
    text = "".join(part.text for part in parts)
    apostrophes = parts[0].apostrophes if len(parts) == 1 else ()
    anchor = Anchor(pattern, pattern.slots[0].text, 0, 1)
    for reading in readings(reach.inflection, text, apostrophes):
        for occurrence in _verify(anchor, reading, field, first, last, reach):
            return occurrence
    return None


def _verify(
    anchor: Anchor, reading: Reading, field: PreparedText, first: int, last: int, reach: Reach
) -> Iterator[Occurrence]:
    """Check what the index cannot: languages, capitals, then the other words."""
    pattern = anchor.pattern
    if not pattern.admits(reading, anchor.text, reach):
        return
    is_whole = anchor.end - anchor.first == len(pattern.slots) and pattern.seek is not Seek.PREFIX
    if is_whole and not stands_as_written(pattern, reading, field, first):
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
    anchor: Anchor, reading: Reading, field: PreparedText, first: int, last: int, reach: Reach
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


def _span(pattern: Pattern, head: _Piece, tail: _Piece, field: PreparedText, reach: Reach) -> tuple[int, int] | None:
    """Give the place in the original, signs that belong to the name included, or `None` if they are missing."""
    folded = field.folded
    start = field.words[head.at].offset_of(head.reading.start)
    end_word = field.words[tail.last]
    end = end_word.offset_of(tail.reading.end - 1) + 1 if tail.at == tail.last else end_word.end
    if not folded.text.endswith(pattern.head, 0, start) or not folded.text.startswith(pattern.tail, end):
        return None
    if tail.last + 1 < len(field.words):
        behind = field.words[tail.last + 1]
        if joins_behind(reach.languages, behind.gap, behind.text):
            end = behind.end
    bare = end_word.offset_of(tail.reading.start + tail.reading.stem - 1) + 1 if tail.at == tail.last else end
    first, last = folded.span(start - len(pattern.head), end + len(pattern.tail))
    original = folded.original
    if pattern.seek is Seek.EXACT:
        exact = exact_end(pattern.text, original, first)
        return None if exact is None else (first, exact)
    if pattern.text.endswith(".") and original.startswith(".", last) and "." in original[first:last]:
        last += 1
    if pattern.is_proper and not original[first : first + 1].isupper():
        return None
    if pattern.capitals and head != tail and not original[first : folded.span(start, bare)[1]].isupper():
        return None
    return first, last


def _left(pattern: Pattern, end: int, field: PreparedText, at: int, reach: Reach) -> list[_Piece] | None:
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


def _right(pattern: Pattern, first: int, field: PreparedText, at: int, reach: Reach) -> list[_Piece] | None:
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


def _may_follow(pattern: Pattern, slot: int, field: PreparedText, at: int) -> bool:
    word, before = field.words[at], field.words[at - 1]
    return pattern.allows_gap(slot, word.gap, field.folded.text[before.end : word.start])
