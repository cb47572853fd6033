"""The concordance: the words of kept articles with the dictionary forms they may come from, whatever the rules are.

So a rule of tomorrow finds the few articles that may match it: standing queries turned round. What is noted of a text
is what the lexicon would look up; what a rule needs of it (`seeking`) is asked in the same words.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from bot.rules.findings import Document
from bot.rules.patterns import reaches
from bot.rules.placing import hyphenated
from bot.text.folding import fold
from bot.text.inflection import readings
from bot.text.languages import scripts_in
from bot.text.prepared import PreparedText
from bot.text.words import without_marks

LOUD = "\u21e7"
"""Before words, and their forms, that hold two capitals: short acronyms are sought among them alone."""
TONGUE = "\u00a7"
"""Before a language that an article may be in."""


class Noun(NamedTuple):
    """A word of a text as one language reads it."""

    inflection: str
    text: str
    is_loud: bool


def languages_of(document: Document) -> frozenset[str]:
    """Give the languages a document may be in, as they are noted."""
    return frozenset(f"{TONGUE}{tag}" for reach in reaches(document.language.possible()) for tag in reach.languages)


def words_of(document: Document) -> Iterator[Noun]:
    """Give every word of a document in each of the languages in which rules read it."""
    reach = reaches(document.language.possible())
    for _, text in document.text.fields():
        prepared = PreparedText(text)
        written = scripts_in(text) if len(reach) > 1 else {}
        words = list(_words(prepared))
        for one in reach:
            if not written or not one.scripts.isdisjoint(written):
                yield from (Noun(one.inflection, word, is_loud) for word, is_loud in words)


def forms_of(noun: Noun) -> Iterator[tuple[str, str]]:
    """Give each dictionary form that a word may come from, and the word as it is noted."""
    for key in dict.fromkeys(reading.key for reading in readings(noun.inflection, *without_marks(noun.text))):
        yield key, noun.text
        if noun.is_loud:
            yield LOUD + key, LOUD + noun.text


def _words(text: PreparedText) -> Iterator[tuple[str, bool]]:
    may_be_loud = _LOUD.search(text.folded.original) is not None
    for at, token in enumerate(text.tokens):
        yield token, may_be_loud and _is_loud(text.raw(text.words[at], 0, len(text.words[at].text)))
    if text.has_hyphens:
        for first, last in hyphenated(text):
            yield "".join(word.text for word in text.words[first : last + 1]), True


_LOUD = regex.compile(r"\p{Lu}\S*\p{Lu}|[\u00c6\u01e2\u01fc\u0152\u00de\u1e9e\u0132\p{Lt}\p{Nl}\p{No}\p{So}]")
"""Two capitals in one word, or a sign that may fold to two."""


def _is_loud(raw: str) -> bool:
    """Say whether an acronym may stand here: two capitals, or a sign that folds to several letters or none."""
    if raw.isascii():
        return not raw[1:].islower() and sum(map(str.isupper, raw)) > 1
    return sum(map(str.isupper, raw)) > 1 or any(len(fold(char)) != 1 for char in raw)
