"""Matching: 1,000 to 100,000 rules against mokaccino (a percolator in Rust) and the loop over sets, in the same run.

All are given the same folded tokens; the rules that match must be the same before anything is timed. Then end to end
from raw text, with and without inflection; memory; and what one rule among 100,000 costs to add, change and remove.

    .venv/bin/pip install mokaccino==0.9.1
    taskset -c 0 .venv/bin/python -m tests.benchmarks.matching [--rules 1000 10000 100000] [--repeat 3]
"""

import argparse
import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

import mokaccino

from bot.model.articles import Field, Language, Text
from bot.model.rules import AllOf, AnyOf, Clause, Conditions, NoneOf, Rule, RuleId, Term, TermKind
from bot.rules import matching
from bot.rules.compiling import Compiled
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.rules.patterns import Reach, reaches
from bot.settings.entities import read_catalogue
from bot.settings.problems import Problems
from bot.text.languages import scripts_of
from bot.text.prepared import PreparedText

_WORDS = 60_000
_DOCUMENTS = 500
_TOKENS = (50, 300)
_LETTERS = "aaaaeeeeeiiiioooouuubcddfghjkllmmnnnnprrrrsssstttttvwxy"


_FIFTEEN = {
    "en": "eng", "nl": "nld", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "tr": "tur", "ar": "arb",
    "ru": "rus", "uk": "ukr", "pl": "pol", "fi": "fin", "fa": "fas", "el": "ell",
}  # fmt: skip


class Written(NamedTuple):
    """A rule as sets of words: all groups need one word, none of the forbidden may stand there."""

    groups: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]


def words(random: Random) -> list[str]:
    """Make words, the most frequent first: short ones are frequent (Zipf), as in any language."""
    made: dict[str, None] = {}
    while len(made) < _WORDS:
        length = 2 + int(min(len(made), 20_000) ** 0.2) + random.randrange(4)
        # Each begins with a letter that none has within, so that no two written apart are a third (cease fire).
        made["z" + "".join(random.choices(_LETTERS, k=length))] = None
    return list(made)


def documents(random: Random, vocabulary: Sequence[str]) -> list[str]:
    """Make texts whose words are as frequent as those of news: the n-th most frequent 1/n times."""
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
    return [
        " ".join(random.choices(vocabulary, cum_weights=weights, k=random.randint(*_TOKENS))) for _ in range(_DOCUMENTS)
    ]


def rules(random: Random, vocabulary: Sequence[str], count: int) -> list[Written]:
    """Make rules of the usual shapes: 35 % any of a few words, 45 % two or three groups, 20 % with a NOT."""

    def group() -> tuple[str, ...]:
        return tuple({random.choice(vocabulary[200:20_000]) for _ in range(random.randint(1, 3))})

    made = []
    for _ in range(count):
        kind = random.random()
        groups = (group(),) if kind < 0.35 else tuple(group() for _ in range(random.randint(2, 3)))
        made.append(Written(groups, group() if kind >= 0.8 else ()))
    return made


def to_rule(at: int, written: Written) -> Rule:
    """Give a rule as the product knows it."""

    def any_of(some: Iterable[str]) -> Clause:
        terms = tuple(Term(kind=TermKind.WORDS, text=word, written=word) for word in some)
        return terms[0] if len(terms) == 1 else AnyOf(clauses=terms)

    clauses: list[Clause] = [any_of(group) for group in written.groups]
    if written.forbidden:
        terms = tuple(Term(kind=TermKind.WORDS, text=word, written=word) for word in written.forbidden)
        clauses.append(NoneOf(clauses=terms))
    return Rule(
        id=RuleId(str(at)), title=str(at), clause=AllOf(clauses=tuple(clauses)), fields=frozenset({Field.TITLE}),
        conditions=Conditions(), to=(),
    )  # fmt: skip


def to_query(written: Written) -> mokaccino.Query:
    """Give a rule as mokaccino knows it."""
    keq = mokaccino.Query.from_kv
    groups = [mokaccino.Query.from_or([keq("t", word) for word in group]) for group in written.groups]
    forbidden = [mokaccino.Query.from_not(keq("t", word)) for word in written.forbidden]
    return mokaccino.Query.from_and([*groups, *forbidden])


def to_document(tokens: Iterable[str]) -> mokaccino.Document:
    """Give a text as mokaccino knows it."""
    document = mokaccino.Document()
    for token in dict.fromkeys(tokens):
        document.add_value("t", token)
    return document


def seconds(work: Callable[[], object], repeat: int) -> float:
    """Give the median time of some work, in seconds of the processor."""
    took = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return statistics.median(took)


def megabytes() -> float:
    """Give the memory of the process now, as the system counts it."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 1e6


def compare(count: int, texts: list[str], vocabulary: Sequence[str], repeat: int) -> None:
    """Compare the three at one number of rules."""
    written = rules(Random(count), vocabulary, count)
    known = [to_rule(at, one) for at, one in enumerate(written)]
    before, began = megabytes(), time.perf_counter()
    matcher = Matcher(known)
    built = time.perf_counter() - began
    grown = megabytes() - before
    before, began = megabytes(), time.perf_counter()
    percolator = mokaccino.Percolator()
    for one in written:
        percolator.add_query(to_query(one))
    peer_built, peer_grown = time.perf_counter() - began, megabytes() - before

    language = Language(tag="xx")
    docs = [(Document(text=Text(title=text), language=language), {Field.TITLE: PreparedText(text)}) for text in texts]
    tokens = [text[Field.TITLE].tokens for _, text in docs]
    peers = [to_document(one) for one in tokens]
    sets = [frozenset(one) for one in tokens]

    def ours() -> list[list[Compiled]]:
        return [matcher.holding(doc, matcher.find_in(doc, text)) for doc, text in docs]

    def theirs() -> list[list[int]]:
        return [percolator.percolate_list(to_document(one)) for one in tokens]

    def theirs_prepared() -> list[list[int]]:
        return [percolator.percolate_list(peer) for peer in peers]

    def loop() -> list[list[int]]:
        return [
            [
                at
                for at, one in enumerate(written)
                if all(not tokens.isdisjoint(group) for group in one.groups) and tokens.isdisjoint(one.forbidden)
            ]
            for tokens in sets
        ]

    expected = [sorted(found) for found in theirs()]
    mine_found = [[int(one.rule.id) for one in found] for found in ours()]
    if mine_found != expected or (count <= 10_000 and loop() != expected):
        raise SystemExit("the three do not find the same rules")
    mine, peer, prepared = seconds(ours, repeat), seconds(theirs, repeat), seconds(theirs_prepared, repeat)
    looped = seconds(loop, 1) if count <= 10_000 else float("nan")
    rate = len(texts)
    shown = (
        f"{count:>7,} rules: {rate / mine:8,.0f} docs/s ours, {rate / peer:8,.0f} mokaccino",
        f"({rate / prepared:,.0f} with its documents made before), {rate / looped:,.0f} set loop;",
        f"{peer / mine:.2f} times mokaccino; {sum(map(len, expected)) / rate:.1f} matches a document;",
        f"built in {built:.2f} s, {grown:.0f} MB (mokaccino {peer_built:.2f} s, {peer_grown:.0f} MB)",
    )
    print(" ".join(shown), flush=True)
    change(matcher, docs[0][0])


def change(matcher: Matcher, document: Document) -> None:
    """Tell what one rule costs to remove, add and change."""
    took: dict[str, list[float]] = {"remove": [], "add": [], "change": []}
    for at in range(50):
        new = to_rule(10**9 + at, Written(((f"zzword{at}", "ceasefire"), ("summit",)), ("quiz",)))
        changed = to_rule(int(new.id), Written((("other",),), ()))
        works: dict[str, Callable[[], None]] = {
            "add": partial(matcher.add, new),
            "change": partial(matcher.add, changed),
            "remove": partial(matcher.remove, new.id),
        }
        for name, work in works.items():
            began = time.perf_counter()
            work()
            took[name].append(time.perf_counter() - began)
            matcher.holding(document, matcher.find(document))
    shown = ", ".join(
        f"{name} {statistics.median(some) * 1e6:.0f} (most {max(some) * 1e6:.0f})" for name, some in took.items()
    )
    print(f"         one rule, in microseconds: {shown}", flush=True)


def inflection(folder: Path, repeat: int) -> None:
    """Tell what inflection costs: raw lines of fifteen languages, the same names sought with and without endings."""
    lines = {tag: (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines() for tag, name in _FIFTEEN.items()}
    known = [to_rule(at, one) for at, one in enumerate(rules(Random(1), words(Random(0)), 1_000))]
    catalogue = read_catalogue([], Problems())
    docs = [Document(text=Text(title=line), language=Language(tag=tag)) for tag, some in lines.items() for line in some]
    matchers, news, again = {}, {}, {}
    for name, reach in (("off", _as_written), ("on", reaches)):
        with patch.object(matching, "reaches", reach):
            matchers[name] = Matcher(known, catalogue.loaded())
            news[name] = seconds(partial(_find_all, matchers[name], docs), 1) / len(docs)
            again[name] = seconds(partial(_find_all, matchers[name], docs), repeat) / len(docs)
            mentions = sum(len(matchers[name].find(doc).mentions) for doc in docs)
        shown = f"{news[name] * 1e6:.0f} us a line when new, {again[name] * 1e6:.0f} us again; {mentions:,} mentions"
        print(f"inflection {name}: {shown}", flush=True)
    print(f"on/off: {news['on'] / news['off']:.2f} when new, {again['on'] / again['off']:.2f} again")


def _as_written(languages: tuple[str, ...]) -> tuple[Reach, ...]:
    """Give the passes of the same languages without their endings."""
    return tuple(Reach("", frozenset((tag,)), frozenset(scripts_of(tag))) for tag in languages)


def _find_all(matcher: Matcher, docs: Iterable[Document]) -> None:
    for doc in docs:
        matcher.holding(doc, matcher.find(doc))


def main() -> None:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--lines", type=Path, help="folder of eng.txt, nld.txt ...: what inflection costs, and no more")
    options = parser.parse_args()
    if options.lines:
        inflection(options.lines, options.repeat)
        return
    random = Random(0)
    vocabulary = words(random)
    texts = documents(random, vocabulary)
    for count in options.rules:
        compare(count, texts, vocabulary, options.repeat)


if __name__ == "__main__":
    main()
