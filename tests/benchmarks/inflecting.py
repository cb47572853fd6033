"""Common words: our tables against Snowball's stemmers and simplemma's lemmas, language by language.

On the gold corpus (plain terms and concepts, without the rows held out): of the headlines that must be found how many
are, and how many of all are found that must not be. With a folder of line-aligned files (see parallel.py): of the
concepts that an English line names how many are found in its translation, and what share of the finds it does not
support. All are given the same names; a stemmer or lemmatiser takes word for word, of the text as it is written.

    pip install PyStemmer==3.1.0 simplemma==2.0.0
    .venv/bin/python -m tests.benchmarks.inflecting [--lines FOLDER] [--only nl de] [--show de]
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import simplemma
import Stemmer

from bot.model.articles import Language, Text
from bot.model.entities import Entity, Kind
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.entities import read_catalogue
from bot.settings.problems import Problems
from bot.text.languages import find_tag
from tests.builders import document, matched, matcher, rule
from tests.corpus.test_corpus import Row, rows

_SNOWBALL = {
    "nl": "dutch", "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "pt": "portuguese", "sv": "swedish", "da": "danish", "nb": "norwegian", "fi": "finnish", "pl": "polish",
    "cs": "czech", "hr": "serbian", "sr": "serbian", "bs": "serbian", "ru": "russian", "tr": "turkish", "ar": "arabic",
    "fa": "persian", "el": "greek", "hu": "hungarian", "ro": "romanian", "id": "indonesian",
}  # fmt: skip
_LANGUAGES = (*_SNOWBALL, "uk", "bg", "he")
_SIMPLEMMA = {tag: {"hr": "hbs", "sr": "hbs", "bs": "hbs"}.get(tag, tag) for tag in _LANGUAGES if tag != "fa"} | {
    "fa": "fa"
}
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u0652]+")
_CONTEXT = re.compile(r"[\[\]]")

Keys = Callable[[str], frozenset[str]]
"""What a word is compared by."""


class Score(NamedTuple):
    """How a method does."""

    recall: float
    false: float
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


@cache
def stemmed(tag: str) -> Keys:
    """Give Snowball's stem."""
    stemmer = Stemmer.Stemmer(_SNOWBALL[tag])
    return cache(lambda word: frozenset((stemmer.stemWord(word.lower()),)))


@cache
def lemmatised(tag: str) -> Keys:
    """Give simplemma's lemmas of a word as it stands, in small letters and with a capital."""
    lang = _SIMPLEMMA[tag]

    def keys(word: str) -> frozenset[str]:
        forms = (word, word.lower(), word.capitalize())
        return frozenset(simplemma.lemmatize(form, lang=lang).lower() for form in forms)

    return cache(keys)


def stands_in(phrase: Sequence[frozenset[str]], text: Sequence[frozenset[str]]) -> bool:
    """Say whether the words stand in the text, in order and side by side."""
    return any(
        all(not one.isdisjoint(other) for one, other in zip(phrase, text[at:], strict=False))
        for at in range(len(text) - len(phrase) + 1)
    )


def keys_of(text: str, keys: Keys) -> list[frozenset[str]]:
    """Give what each word of a text is compared by."""
    return [keys(word) for word in _WORD.findall(text)]


def finds(names: Iterable[str], without: Iterable[str], text: str, keys: Keys) -> bool:
    """Say whether one of the names stands in the text, outside the phrases that are not meant."""
    for phrase in without:
        text = re.sub(re.escape(phrase), " | ", text, flags=re.IGNORECASE)
    words = keys_of(text, keys)
    return any(stands_in(keys_of(_CONTEXT.sub("", name), keys), words) for name in names)


@cache
def concepts() -> dict[str, Entity]:
    """Give the packed concepts by the short name of a rule."""
    every = read_catalogue([], Problems()).loaded()
    return {str(one.id).removeprefix("concept."): one for one in every if one.kind is Kind.CONCEPT}


def names_of(entity: Entity, tag: str) -> list[str]:
    """Give the names of a concept in a language, with the words that must stand around them."""
    return [
        f"{one.context[0]}{one.text}{one.context[1]}" for one in entity.names if one.language == tag and not one.demonym
    ]


def common_rows(tag: str) -> list[Row]:
    """Give the rows of the gold corpus whose term is a common word or a concept."""
    is_plain = re.compile(r'[^$="*:]+').fullmatch
    return [row for row in rows(tag) if is_plain(row.term) or row.term.removeprefix("$") in concepts()]


def on_corpus(tag: str, finds_row: Callable[[Row], bool]) -> Score:
    """Judge a method by the rows of the gold corpus."""
    chosen = common_rows(tag)
    found = {row: finds_row(row) for row in chosen}
    wanted = [row for row in chosen if row.spans]
    missed = [f"{row.term}: {row.text}" for row in wanted if not found[row]]
    wrong = [f"{row.term}: {row.text}" for row in chosen if found[row] and not row.spans]
    return Score(1 - len(missed) / max(len(wanted), 1), len(wrong) / max(len(chosen), 1), tuple(missed), tuple(wrong))


def by_keys(tag: str, keys: Keys) -> Callable[[Row], bool]:
    """Find rows by stems or lemmas."""

    def finds_row(row: Row) -> bool:
        entity = concepts().get(row.term.removeprefix("$")) if row.term.startswith("$") else None
        if entity is None:
            return finds([row.term], (), row.text, keys)
        return finds(names_of(entity, tag), entity.excluded, row.text, keys)

    return finds_row


def by_tables(tag: str) -> Callable[[Row], bool]:
    """Find rows as the bot does."""
    terms = dict.fromkeys(row.term for row in common_rows(tag))
    ids = {term: f"term-{at}" for at, term in enumerate(terms)}
    ours = matcher([rule(ids[term], all=[term]) for term in terms], packs=["concepts"])
    return lambda row: ids[row.term] in matched(ours, document(row.text, tag))


def on_lines(english: Sequence[set[str]], found: Sequence[set[str]], lines: Sequence[str]) -> Score:
    """Judge a method by the concepts of English lines; recall is the mean over the concepts."""
    hits: dict[str, list[bool]] = defaultdict(list)
    missed, wrong = [], []
    for witness, one, line in zip(english, found, lines, strict=True):
        for concept in sorted(witness):
            hits[concept].append(concept in one)
        missed += [f"{concept}: {line}" for concept in sorted(witness - one)]
        wrong += [f"{concept}: {line}" for concept in sorted(one - witness)]
    recall = sum(sum(some) / len(some) for some in hits.values()) / len(hits)
    return Score(recall, len(wrong) / max(sum(map(len, found)), 1), tuple(missed), tuple(wrong))


def concepts_in(matcher_: Matcher, line: str, tag: str) -> set[str]:
    """Give the concepts of a line, as the bot finds them."""
    findings = matcher_.find(Document(text=Text(title=line), language=Language(tag=tag)))
    return {str(one.entity).removeprefix("concept.") for one in findings.mentions if not one.demonym}


def concepts_by(keys: Keys, tag: str, lines: Sequence[str]) -> list[set[str]]:
    """Give the concepts of each line by stems or lemmas."""
    patterns = {
        name: ([keys_of(_CONTEXT.sub("", one), keys) for one in names_of(entity, tag)], entity.excluded)
        for name, entity in concepts().items()
    }
    found = []
    for line in lines:
        words = keys_of(line, keys)
        present = frozenset().union(*words)
        some = {
            name
            for name, (phrases, _) in patterns.items()
            if any(not phrase[0].isdisjoint(present) and stands_in(phrase, words) for phrase in phrases if phrase)
        }
        found.append({name for name in some if finds(names_of(concepts()[name], tag), patterns[name][1], line, keys)})
    return found


def main() -> None:
    """Run over the languages and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, help="a folder of line-aligned files")
    parser.add_argument("--only", nargs="*", default=_LANGUAGES)
    parser.add_argument("--show", help="print what each method misses and finds wrongly in this language")
    options = parser.parse_args()
    files = {find_tag(path.stem): path for path in sorted(options.lines.glob("*.txt"))} if options.lines else {}
    ours = Matcher((), list(concepts().values()))
    english = [concepts_in(ours, line, "en") for line in _read(files.get("en"))]
    for tag in options.only:
        methods: dict[str, Keys | None] = {"tables": None}
        if tag in _SNOWBALL:
            methods["snowball"] = stemmed(tag)
        methods["simplemma"] = lemmatised(tag)
        lines = _read(files.get(tag)) if tag != "en" else []
        cells = []
        for name, keys in methods.items():
            corpus = on_corpus(tag, by_tables(tag) if keys is None else by_keys(tag, keys))
            scores = [corpus]
            if lines:
                found = (
                    [concepts_in(ours, line, tag) for line in lines] if keys is None else concepts_by(keys, tag, lines)
                )
                scores.append(on_lines(english, found, lines))
            cells.append(f"{name} " + ", ".join(f"{one.recall:.3f}/{one.false:.3f}" for one in scores))
            if options.show == tag:
                for score in scores:
                    print("\n".join([f"  {name} missed {one}" for one in score.missed]))
                    print("\n".join([f"  {name} wrongly found {one}" for one in score.wrong]))
        print(f"{tag}: " + " | ".join(cells), flush=True)


def _read(path: Path | None) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path else []


if __name__ == "__main__":
    main()
