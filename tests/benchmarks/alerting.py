"""Alerts over real headlines: how many per 1,000 the shipped rules give, and a sample of finds to be judged by eye.

Headlines are JSON lines with `lang`, `title` and perhaps `summary`. A rule of a single entity alerts on each of its
mentions; of those rules, one for each entity of the packs, a sample is drawn that spreads over languages and entities.

    .venv/bin/python -m tests.benchmarks.alerting HEADLINES.jsonl.xz [--rules FOLDER] [--show] [--sample 200] [--only]
"""

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bot.model.articles import Language, Text
from bot.model.rules import Mention
from bot.rules.findings import Document
from bot.settings.loading import load_config
from bot.text.languages import find_tag

_AROUND = 60


class Found(NamedTuple):
    """An entity in a headline: what the rule of that entity alone would alert on."""

    tag: str
    text: Text
    mention: Mention


def headlines(path: Path, only: frozenset[str]) -> Iterator[Document]:
    """Give each headline once, in the language its row declares."""
    met = set()
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            tag = find_tag(row["lang"] or "")
            title = row["title"] or ""
            if title and (tag, title) not in met and (not only or tag in only):
                met.add((tag, title))
                yield Document(
                    text=Text(title=title, lead=row.get("summary") or ""),
                    language=Language(tag=tag, candidates=(tag,) if tag else ()),
                )


def spread(found: list[Found], count: int) -> list[Found]:
    """Draw finds: a language after the other, in each an entity after the other, always the same ones."""
    by_language: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        by_language[one.tag][str(one.mention.entity)].append(one)
    chance = Random(0)
    queues: dict[str, list[Found]] = {}
    for tag in sorted(by_language):
        entities = sorted(by_language[tag])
        chance.shuffle(entities)
        queues[tag] = [chance.choice(by_language[tag][entity]) for entity in entities]
    drawn: list[Found] = []
    while len(drawn) < count and any(queues.values()):
        drawn.extend(queue.pop() for queue in queues.values() if queue)
    return drawn[:count]


def main() -> None:
    """Print figures for each language, then the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("headlines", type=Path)
    parser.add_argument("--rules", type=Path, default=Path("config"), help="the folder of the rules")
    parser.add_argument("--sample", type=int, default=0, help="print so many finds of entities")
    parser.add_argument("--show", action="store_true", help="print what the rules alert on")
    parser.add_argument("--only", nargs="*", default=[], help="these languages")
    options = parser.parse_args()
    read = Counter[str]()
    alerts: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[Found] = []
    matcher = load_config(options.rules, {}).matcher
    for document in headlines(options.headlines, frozenset(options.only)):
        tag = document.language.tag or "?"
        read[tag] += 1
        findings = matcher.find(document)
        matches = matcher.match(document, findings)
        alerts["the rules"][tag] += bool(matches)
        if matches and options.show:
            hits = ", ".join(hit.text for match in matches for hit in match.hits)
            print(f"{tag}\t{', '.join(match.rule for match in matches)}\t{hits}\t{document.text.title}")
        met = {str(one.entity): one for one in findings.mentions if not one.demonym}
        alerts["an entity"][tag] += bool(met)
        found.extend(Found(tag, document.text, one) for one in met.values())
    for name, count in alerts.items():
        cells = ", ".join(f"{tag} {1000 * count[tag] / read[tag]:.1f}" for tag in sorted(read))
        print(
            f"{name}: {count.total()} of {read.total()}, per 1,000: {1000 * count.total() / read.total():.1f} ({cells})"
        )
    for one in spread(found, options.sample):
        span = one.mention.span
        text = dict(one.text.fields())[span.field]
        around = " ".join(text[max(0, span.start - _AROUND) : span.end + _AROUND].split())
        print(f"{one.tag}\t{one.mention.entity}\t{one.mention.text}\t{one.text.title}\t{around}")


if __name__ == "__main__":
    main()
