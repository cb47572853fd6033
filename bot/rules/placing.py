"""Placing: one walk over a text, from what its words may be part of to where terms and names stand.

The lexicon offers candidates; `_verify` decides whether a word is the name, `_span` where exactly it stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.rules import diacritics
from bot.rules.indexing import LEAST_PART, TAIL, Anchor
from bot.rules.lexicon import Interest, View
from bot.rules.patterns import Pattern, Reach, Seek, fits
from bot.rules.standing import exact_end, stands_as_written
from bot.text.inflection import Reading, ends_in_genitive, is_doubled, joins_behind, readings, stands_alone
from bot.text.prepared import PreparedText
from bot.text.words import Gap

_LEAST_HYPHENATED = 6
"""Letters of a word that a text may hyphenate on its own (cease-fire for ceasefire); shorter ones give chance hits."""
_MOST_PARTS = 3
_WHOLE = frozenset((Seek.NAME, Seek.COMMON, Seek.TERM))
"""What must be a word of its own where a text has no spaces; phrases that exclude and exact letters need not."""
_APART = frozenset((Seek.COMMON, Seek.TERM))


class Occurrence(NamedTuple):
    """A pattern found; offsets count code points of the original text."""

    pattern: Pattern
    start: int
    end: int
    form: str


class Walked:
    """What one walk over a field, in the languages of one view, came to."""

    __slots__ = ("_apart", "leaves", "occurrences", "reach", "worth")

    def __init__(self, field: PreparedText, view: View) -> None:
        """Walk over the field."""
        self.reach = view.reach
        self.worth = view.worth(field.tokens)
        self.occurrences: list[Occurrence] = []
        self._apart: list[tuple[int, int, int]] = []
        met = set(self.worth)
        met.discard(None)
        interests = met & view.interesting
        self.leaves: set[int] = met - interests if interests else met  # type: ignore[assignment]
        """Terms of one plain word that stand there."""
        if interests:
            self._look(field, view)
        if field.has_hyphens:
            for first, last in hyphenated(field):
                self._written_apart(field, first, last, view, is_hyphenated=True)
        found = {one.pattern.entity.id for one in self.occurrences if one.pattern.entity is not None}
        for at, anchor, reading in view.excluding(found, field.tokens) if found else ():
            if anchor.may_stand(at, field.tokens, view.keys):
                self.occurrences.extend(_verify(anchor, reading, field, at, at, view.reach))

    def places(self, leaf: int) -> Iterator[tuple[int, int]]:
        """Give the first and last word of each place of a plain term; one word but where the text writes it apart."""
        for at, one in enumerate(self.worth):
            if one == leaf or (type(one) is Interest and leaf in one.leaves):
                yield at, at
        yield from ((first, last) for other, first, last in self._apart if other == leaf)

    def _look(self, field: PreparedText, view: View) -> None:
        """Look at the words that may be part of something."""
        tokens = field.tokens
        for at, one in enumerate(self.worth):
            if type(one) is not Interest:
                continue
            self.leaves.update(one.leaves)
            for anchor, reading in one.anchors:
                if anchor.may_stand(at, tokens, view.keys):
                    self.occurrences.extend(_verify(anchor, reading, field, at, at, view.reach))
            follows = one.tails and at + 1 < len(tokens) and tokens[at + 1][:TAIL] in one.tails
            if follows and len(tokens[at + 1]) >= LEAST_PART and field.words.gap(at + 1) is Gap.BLANK:
                self._written_apart(field, at, at + 1, view, is_hyphenated=False)

    def _written_apart(self, field: PreparedText, first: int, last: int, view: View, *, is_hyphenated: bool) -> None:
        """Find a word of one piece that the text hyphenates or, common words only, writes in two."""
        joined = "".join(part.text for part in field.words[first : last + 1])
        (one,) = view.worth((joined,))
        if one is None:
            return
        leaves = one.leaves if isinstance(one, Interest) else (one,)
        self.leaves.update(leaves)
        self._apart.extend((leaf, first, last) for leaf in leaves)
        for anchor, reading in one.anchors if isinstance(one, Interest) else ():
            pattern = anchor.pattern
            if len(pattern.slots) != 1 or (reading.start, reading.end) != (0, len(joined)):
                continue
            # What the first part alone decides was found there already.
            is_over = pattern.seek is not Seek.PREFIX or len(anchor.text) > len(field.words[first].text)
            if is_over and (is_hyphenated or pattern.seek in _APART):
                self.occurrences.extend(_verify(anchor, reading, field, first, last, view.reach))


def hyphenated(field: PreparedText) -> Iterator[tuple[int, int]]:
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
    if reach.inflection in diacritics.STRICT:
        whole = ((piece.first, piece.end, piece.at) for piece in pieces if piece.at == piece.last)
        if not diacritics.agree(pattern, whole, field):
            return
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
    if pattern.seek in _WHOLE and not stands_alone(reach.languages, folded.text, start, end):
        return None
    bare = end_word.offset_of(tail.reading.start + tail.reading.stem - 1) + 1 if tail.at == tail.last else end
    start, end = _with_joined(pattern, head, tail, field, reach, start, end)
    first, last = folded.span(start - len(pattern.head), end + len(pattern.tail))
    original = folded.original
    if pattern.seek is Seek.EXACT:
        exact = exact_end(pattern.text, original, first, folded.span(end_word.end - 1, end_word.end)[1])
        return None if exact is None else (first, exact)
    if pattern.text.endswith(".") and original.startswith(".", last) and "." in original[first:last]:
        last += 1
    if pattern.is_proper and not original[first : first + 1].isupper():
        return None
    if pattern.capitals and head != tail and not original[first : folded.span(start, bare)[1]].isupper():
        return None
    return first, last


def _with_joined(
    pattern: Pattern, head: _Piece, tail: _Piece, field: PreparedText, reach: Reach, start: int, end: int
) -> tuple[int, int]:
    """Widen a place by what is joined to it: an ending apart, the other half of a doubled word, a bare genitive."""
    words = field.words
    may_double = pattern.seek is not Seek.EXACT
    if tail.last + 1 < len(words):
        last, behind = words[tail.last], words[tail.last + 1]
        doubles = may_double and is_doubled(reach.languages, behind.gap, last.text, behind.text)
        if doubles or joins_behind(reach.languages, behind.gap, behind.text):
            end = behind.end
    if may_double and head.at:
        before, first = words[head.at - 1], words[head.at]
        if is_doubled(reach.languages, first.gap, before.text, first.text):
            start = before.start
    if may_double and ends_in_genitive(reach.inflection, field.folded.text, start, end):
        end += 1
    return start, end


def _left(pattern: Pattern, end: int, field: PreparedText, at: int, reach: Reach) -> list[_Piece] | None:
    """Match the words before `end`, in one piece or several, against those that end before the word `at`."""
    if end == 0:
        return []
    if at == 0 or not _may_follow(pattern, end, field, at):
        return None
    for before in (at - 1, at - 2) if at > 1 and _is_ending(field, at - 1, reach) else (at - 1,):
        for first in range(end - 1, -1, -1):
            reading = fits(pattern, pattern.joined(first, end), field.words[before], reach)
            rest = _left(pattern, first, field, before, reach) if reading else None
            if reading and rest is not None:
                return [*rest, _Piece(first, end, before, before, reading)]
            if pattern.has_context():
                break
    return None


def _right(pattern: Pattern, first: int, field: PreparedText, at: int, reach: Reach) -> list[_Piece] | None:
    """Match the words from `first` on, in one piece or several, against those behind the word `at`."""
    count = len(pattern.slots)
    if first == count:
        return []
    words = len(field.words)
    for behind in (at + 1, at + 2) if at + 2 < words and _is_ending(field, at + 1, reach) else (at + 1,):
        if behind == words or not _may_follow(pattern, first, field, behind):
            continue
        for end in range(first + 1, count + 1):
            reading = fits(pattern, pattern.joined(first, end), field.words[behind], reach)
            rest = _right(pattern, end, field, behind, reach) if reading else None
            if reading and rest is not None:
                return [_Piece(first, end, behind, behind, reading), *rest]
            if pattern.has_context():
                break
    return None


def _is_ending(field: PreparedText, at: int, reach: Reach) -> bool:
    """Say whether a word is an ending that a hyphen or a non-joiner sets off from the word before it."""
    return joins_behind(reach.languages, field.words.gap(at), field.tokens[at])


def _may_follow(pattern: Pattern, slot: int, field: PreparedText, at: int) -> bool:
    word, before = field.words[at], field.words[at - 1]
    return pattern.allows_gap(slot, word.gap, field.folded.text[before.end : word.start])
