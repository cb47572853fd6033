"""Diacritics that make another word of the same letters, in a language whose words are told apart by little else.

Folding drops the accents of Latin letters, which most writers may leave out. In Vietnamese they are the word: without
them `chay` is to burn, to run and meatless.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.rules.patterns import Pattern
from bot.text.prepared import PreparedText

STRICT = frozenset(("vi",))
"""Languages in which a name or a term with marks is not found in a word with others."""


def agree(pattern: Pattern, pieces: Iterable[tuple[int, int, int]], field: PreparedText) -> bool:
    """Say whether the words of the text have the marks of the pattern's words `first` to `end`.

    A text or a term without any mark was written by somebody who leaves them out.
    """
    is_plain_term = pattern.entity is None and pattern.text.isascii()
    if is_plain_term or field.folded.original.isascii():
        return True
    slots = _signatures(pattern.text)
    for first, end, at in pieces:
        word = field.words[at]
        if _signature(field.raw(word, 0, len(word.text))) != "".join(sorted("".join(slots[first:end]))):
            return False
    return True


@lru_cache(maxsize=65536)
def _signatures(text: str) -> tuple[str, ...]:
    prepared = PreparedText(text)
    return tuple(_signature(prepared.raw(word, 0, len(word.text))) for word in prepared.words)


@lru_cache(maxsize=65536)
def _signature(word: str) -> str:
    """Give letters and marks in no order: the place of the tone and the choice of i or y are the writer's."""
    apart = unicodedata.normalize("NFD", word.casefold()).replace("y", "i")
    return "".join(sorted(char for char in apart if char not in "'-"))
