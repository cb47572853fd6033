"""Leaves: each term of all rules once, numbered, however many rules ask for it."""

import re

import regex

from bot.model.rules import Term, TermKind
from bot.rules.indexing import TermIndex
from bot.rules.patterns import Pattern, Seek
from bot.text.folding import fold
from bot.text.inflection import spellings
from bot.text.words import tokens

SEEKS = {TermKind.WORDS: Seek.TERM, TermKind.EXACT: Seek.EXACT, TermKind.PREFIX: Seek.PREFIX}

Key = tuple[TermKind, str, bool]


def key_of(term: Term) -> Key:
    """Give what two terms have in common that seek the same."""
    return term.kind, str(term.entity) if term.entity is not None else term.text, term.demonyms


def plain_word(text: str) -> str | None:
    """Give the folded word of a term of which nothing else need be checked: one word, no acronym, signs or marks."""
    if text.isupper() or not text.isalnum() or _MARKED.search(text):
        return None
    folded = fold(text)
    return folded if folded.isalnum() and tokens(folded) == [folded] else None


_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
"""Latin letters with marks, which tell words apart in some languages."""


class Leaves:
    """The terms of all rules; what is sought by words is kept in the index."""

    def __init__(self) -> None:
        """Begin with no term."""
        self.index = TermIndex()
        self._numbers: dict[Key, int] = {}
        self._keys: list[Key | None] = []
        self._users: list[int] = []
        self._free: list[int] = []
        self._patterns: dict[int, Pattern] = {}
        self._spellings: dict[int, tuple[Pattern, ...]] = {}
        """Other forms of a term that are sought as such."""
        self._regexes: dict[int, regex.Pattern[str]] = {}

    def number(self, term: Term) -> int:
        """Give the number of a term of a compiled rule."""
        return self._numbers[key_of(term)]

    def find(self, key: Key) -> int | None:
        """Give the number of a term if any rule asks for it."""
        return self._numbers.get(key)

    def add(self, term: Term) -> int:
        """Seek a term for one rule more; gives its number."""
        key = key_of(term)
        leaf = self._numbers.get(key)
        if leaf is None:
            leaf = self._free.pop() if self._free else len(self._keys)
            if leaf == len(self._keys):
                self._keys.append(key)
                self._users.append(0)
            self._keys[leaf] = key
            self._numbers[key] = leaf
            self._seek(leaf, key)
        self._users[leaf] += 1
        return leaf

    def remove(self, term: Term) -> None:
        """Seek a term for one rule less."""
        key = key_of(term)
        leaf = self._numbers[key]
        self._users[leaf] -= 1
        if self._users[leaf] == 0:
            del self._numbers[key]
            self._keys[leaf] = None
            self._free.append(leaf)
            self._forget(leaf, key)

    def pattern(self, leaf: int) -> Pattern:
        """Give the pattern of a term that is sought by its words."""
        pattern = self._patterns.get(leaf)
        if pattern is None:
            key = self._keys[leaf]
            pattern = Pattern(key[1] if key else "?", seek=Seek.TERM, leaf=leaf)
        return pattern

    def regex(self, leaf: int) -> "regex.Pattern[str] | None":
        """Give the regular expression of a term, or `None` if it is none."""
        return self._regexes.get(leaf)

    def _seek(self, leaf: int, key: Key) -> None:
        kind, text, _ = key
        if kind is TermKind.REGEX:
            self._regexes[leaf] = regex.compile(text, regex.V0)
            return
        if kind is TermKind.ENTITY:
            return
        word = plain_word(text) if kind is TermKind.WORDS else None
        if word is not None and word not in self.index.words:
            self.index.add_plain(word, leaf)
        else:
            pattern = self._patterns[leaf] = Pattern(text, seek=SEEKS[kind], leaf=leaf)
            self.index.add(pattern)
        others = spellings(text) if kind is TermKind.WORDS else ()
        if others:
            self._spellings[leaf] = tuple(Pattern(one, seek=Seek.TERM, leaf=leaf) for one in others)
            for pattern in self._spellings[leaf]:
                self.index.add(pattern)

    def _forget(self, leaf: int, key: Key) -> None:
        kind, text, _ = key
        self._regexes.pop(leaf, None)
        for other in self._spellings.pop(leaf, ()):
            self.index.remove(other)
        pattern = self._patterns.pop(leaf, None)
        if pattern is not None:
            self.index.remove(pattern)
        elif kind is TermKind.WORDS and (word := plain_word(text)) is not None:
            self.index.remove_plain(word)
