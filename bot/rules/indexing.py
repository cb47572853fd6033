"""The index of terms: every term of all rules by one of its words, single ones added and removed."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.rules.patterns import Pattern, Seek

LEAST_PART = 4
"""Letters of each part of a common word that a text may write apart (cease fire)."""
TAIL = 3
"""Letters by which the second part of a word written apart is known; its ending may differ."""


class Anchor(NamedTuple):
    """The words `first` up to `end` of a pattern, which stand as one word in the text."""

    pattern: Pattern
    text: str
    first: int
    end: int

    def may_stand(self, at: int, tokens_: Sequence[str], keys: Mapping[str, frozenset[str]]) -> bool:
        """Say whether the words around the word `at` of a text may be the others of the pattern; a quick look."""
        before, behind = self.pattern.neighbours(self.first, self.end)
        return _may_be(before, tokens_[max(at - 2, 0) : at], keys) and _may_be(behind, tokens_[at + 1 : at + 3], keys)


def _may_be(wanted: frozenset[str] | None, tokens_: Sequence[str], keys: Mapping[str, frozenset[str]]) -> bool:
    # Of the two next words the nearer may be an ending that a hyphen sets off.
    return wanted is None or any(not wanted.isdisjoint(keys[token]) for token in tokens_)


class TermIndex:
    """The terms of all rules, by their words; single ones can be added and removed."""

    def __init__(self) -> None:
        """Begin with no term."""
        self.words: dict[str, int] = {}
        """Plain words, and the leaf that seeks each."""
        self.anchors: dict[str, list[Anchor]] = {}
        self.prefixes: dict[str, list[Anchor]] = {}
        self.prefix_lengths: dict[int, int] = {}
        self._long_words: list[str] = []
        self._is_sorted = True
        self.listeners: list[Callable[[str | None], None]] = []
        """Who is told of a change: of the word that is new, or none."""

    def add_plain(self, word: str, leaf: int) -> None:
        """Index a folded word; the next text is searched for it."""
        self.words[word] = leaf
        self._note_word(word)
        self._tell(word)

    def add(self, pattern: Pattern) -> None:
        """Index a pattern; the next text is searched for it."""
        for text, first, end in pattern.anchors():
            if pattern.seek is Seek.PREFIX:
                self.prefixes.setdefault(text, []).append(Anchor(pattern, text, first, end))
                self.prefix_lengths[len(text)] = self.prefix_lengths.get(len(text), 0) + 1
            else:
                self.anchors.setdefault(text, []).append(Anchor(pattern, text, first, end))
            if len(pattern.slots) == 1 and pattern.seek is Seek.TERM:
                self._note_word(text)
            self._tell(text if pattern.seek is Seek.TERM else None)

    def remove_plain(self, word: str) -> None:
        """Forget a folded word."""
        del self.words[word]
        self._tell(None)

    def remove(self, pattern: Pattern) -> None:
        """Forget a pattern."""
        index = self.prefixes if pattern.seek is Seek.PREFIX else self.anchors
        for text, _, _ in pattern.anchors():
            kept = [anchor for anchor in index[text] if anchor.pattern is not pattern]
            if kept:
                index[text] = kept
            else:
                del index[text]
            if pattern.seek is Seek.PREFIX:
                self.prefix_lengths[len(text)] -= 1
                if not self.prefix_lengths[len(text)]:
                    del self.prefix_lengths[len(text)]
        self._tell(None)

    def written(self) -> Iterator[str]:
        """Give every word that analysts may have written in the plural."""
        yield from self.words
        yield from (text for text, some in self.anchors.items() if any(one.pattern.seek is Seek.TERM for one in some))

    def tails(self, text: str) -> Iterator[str]:
        """Give how the second part begins of terms that texts may write apart and that begin so."""
        self._sort()
        return tails(self._long_words, text)

    def _sort(self) -> None:
        if not self._is_sorted:
            self._long_words.sort()
            self._is_sorted = True

    def _note_word(self, word: str) -> None:
        if len(word) < 2 * LEAST_PART:
            return
        if self.listeners:
            self._sort()
            at = bisect_left(self._long_words, word)
            if self._long_words[at : at + 1] != [word]:
                self._long_words.insert(at, word)
        else:
            self._long_words.append(word)
            self._is_sorted = False

    def _tell(self, word: str | None) -> None:
        for tell in self.listeners:
            tell(word)


def tails(words: Sequence[str], text: str) -> Iterator[str]:
    """Give how those of the sorted words go on that begin so and have four letters more, as far as TAIL letters."""
    at = bisect_left(words, text)
    while at < len(words) and words[at].startswith(text):
        if len(words[at]) >= len(text) + LEAST_PART:
            yield words[at][len(text) : len(text) + TAIL]
        at += 1
