"""The gold corpus: headlines with what each term must find in them, a file a language.

Columns: the headline, a term as it stands in a rule's list, and the exact words that must be found, in order, with
` | ` between them (none: the headline is a look-alike). The rows were written from the contract alone, before the
tables of endings were read; a row is corrected only if it is wrong about its language, never because the code finds
otherwise.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.rules.matching import Matcher
from tests.builders import document, hits, matcher, rule

LANGUAGES = ("ar", "de", "en", "fr", "nl", "ru", "tr")
LEAST_ROWS = 60
LEAST_RECALL = 0.97
MOST_FALSE = 0.01


class Row(NamedTuple):
    """One headline, one term, and the words it must find."""

    text: str
    term: str
    spans: tuple[str, ...]


class Figures(NamedTuple):
    """How well a language does."""

    rows: int
    expected: int
    missed: tuple[str, ...]
    false: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.expected

    @property
    def false_finds(self) -> float:
        """Finds that should not be, per headline."""
        return len(self.false) / self.rows

    def report(self, language: str) -> str:
        head = f"{language}: {self.rows} rows, recall {self.recall:.3f}, false finds {self.false_finds:.3f}"
        return "\n".join([head, *(f"  missed {one}" for one in self.missed), *(f"  false {one}" for one in self.false)])


@cache
def rows(language: str) -> tuple[Row, ...]:
    lines = Path(__file__).with_name(f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    columns = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Row(text, term, tuple(filter(None, spans[0].split(" | ")))) for text, term, *spans in columns)


@cache
def corpus_matcher() -> Matcher:
    """Give one matcher with a rule for every term of all languages, and the packs that are on by default."""
    terms = dict.fromkeys(row.term for language in LANGUAGES for row in rows(language))
    return matcher([rule(f"term-{at}", all=[term]) for at, term in enumerate(terms)], packs=None)


@cache
def rule_of() -> dict[str, str]:
    terms = dict.fromkeys(row.term for language in LANGUAGES for row in rows(language))
    return {term: f"term-{at}" for at, term in enumerate(terms)}


def judge(language: str) -> Figures:
    missed: list[str] = []
    false: list[str] = []
    for row in rows(language):
        found = Counter(hit[-1] for hit in hits(corpus_matcher(), document(row.text, language), rule_of()[row.term]))
        wanted = Counter(row.spans)
        missed.extend(f"{row.term}: {span!r} of {row.text!r}" for span in (wanted - found).elements())
        false.extend(f"{row.term}: {span!r} in {row.text!r}" for span in (found - wanted).elements())
    return Figures(len(rows(language)), sum(len(row.spans) for row in rows(language)), tuple(missed), tuple(false))


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_found_and_look_alikes_are_not(language: str) -> None:
    figures = judge(language)
    print(figures.report(language))
    assert figures.recall >= LEAST_RECALL, figures.report(language)
    assert figures.false_finds <= MOST_FALSE, figures.report(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_corpus_is_large_enough_and_sound(language: str) -> None:
    """Every expected span stands in its headline, in order; no row stands twice; look-alikes are a fifth or more."""
    seen = set()
    for row in rows(language):
        at = 0
        for span in row.spans:
            at = row.text.find(span, at)
            assert at >= 0, row
            at += len(span)
        assert (row.text, row.term) not in seen, row
        seen.add((row.text, row.term))
    assert len(seen) >= LEAST_ROWS
    assert sum(1 for row in rows(language) if not row.spans) >= len(seen) / 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_capitals_find_the_same(language: str) -> None:
    """A headline in capitals is the same headline, but for acronyms of three letters and exact terms."""
    missed = []
    for row in rows(language):
        short = any(len([char for char in span if char.isupper()]) in {2, 3} for span in row.spans)
        if not row.spans or short or row.term.startswith("="):
            continue
        capitals = _in_capitals(row.text, language)
        found = [hit[-1] for hit in hits(corpus_matcher(), document(capitals, language), rule_of()[row.term])]
        if found != [_in_capitals(span, language) for span in row.spans]:
            plain = [hit[-1] for hit in hits(corpus_matcher(), document(row.text, language), rule_of()[row.term])]
            if plain == list(row.spans):
                missed.append(f"{row.term}: {found} in {capitals!r}")
    assert not missed, "\n".join(missed)


def _in_capitals(text: str, language: str) -> str:
    return (text.replace("i", "İ") if language == "tr" else text).upper()
