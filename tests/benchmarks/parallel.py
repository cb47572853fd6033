"""Names across languages: of what an English line names, how much is found in its translations, and what else is.

Takes a folder of line-aligned files named by language (`eng.txt`, `nld.txt` ...), as NTREX-128 has them. The witness is
the English line: every country and organisation that English names must be found in each translation. A translation
that says it by an adjective ("the American president") does not name the country; those are counted apart. What is
found besides is unsupported, unless the English line says it by another word: Brussels, Pyongyang, Brexit, England.
With `--kinds concept.` the same of concepts.

    .venv/bin/python -m tests.benchmarks.parallel FOLDER [--odd | --even] [--undeclared] [--show LANGUAGE]
        [--kinds concept.] [--least 3] [--by-entity]
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from bot.bootstrap import make_detector
from bot.model.articles import Language, Text
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.entities import read_catalogue
from bot.settings.problems import Problems
from bot.text.identification import settle_language
from bot.text.languages import find_tag

_KINDS = ("country.", "org.")
_SHOWN = 100
_POOR = 0.6
_SAID_OTHERWISE = {
    "country.gb": r"Engl|Brexit|Remain|Labour|Tory|Tories|Ukip|UKIP|BST|British|Premier League|Cromwell|£|May\b",
    "org.eu": r"Brexit|Remain|Brussels|Europe|Eurosceptic|leave",
    "country.us": r"Washington|Congress|Senat|GOP|Republican|Trump|America|\bET\b|MAGA|FBI|F\.B\.I|\$|NBC|Furyk",
    "country.kp": r"Pyongyang|the North\b|Korean|Kim\b|rivals",
    "country.kr": r"Seoul|Korean",
    "country.cn": r"Beijing|Chin|Mandarin",
    "country.ru": r"Moscow|Russian",
    "country.gr": r"Athens|Greek",
    "country.mk": r"Macedonia|northern neighbor|Skopje",
    "country.de": r"German|Berlin|Merkel|Nazi|the Navy",
    "country.sy": r"Syria|Damascus|Assad|Moualem",
    "country.tr": r"Turk|Ankara|Erdogan",
    "country.id": r"Indonesia|Jakarta|Palu",
    "org.un": r"the assembly|United Nations|\bU\.?N\b",
    "org.un-general-assembly": r"the assembly|General Assembly|United Nations",
}
"""What the English words are by which a line says the thing without naming it."""


class Named(NamedTuple):
    """What a line names, and what it names by an adjective or as a people only."""

    names: frozenset[str]
    peoples: frozenset[str]


class Witness(NamedTuple):
    """An English line and what it names."""

    named: Named
    text: str

    def supports(self, entity: str) -> bool:
        """Say whether the line says an entity by whatever word."""
        otherwise = _SAID_OTHERWISE.get(entity)
        is_said = bool(otherwise and re.search(otherwise, self.text))
        return is_said or entity in self.named.names or entity in self.named.peoples


class Figures(NamedTuple):
    """How a language does."""

    tag: str
    recall: float
    """Mean over the entities."""
    of_all: float
    """Of all occurrences."""
    or_people: float
    """The mean when a line that says it by an adjective counts as well."""
    unsupported: float
    missed: tuple[str, ...]
    unsupported_lines: tuple[str, ...]
    hits: dict[str, list[bool]]
    """Of each entity, line by line."""


def named(matcher: Matcher, text: str, language: Language, kinds: tuple[str, ...] = _KINDS) -> Named:
    """Give what a line names of some kinds."""
    mentions = matcher.find(Document(text=Text(title=text), language=language)).mentions
    chosen = [one for one in mentions if one.entity.startswith(kinds)]
    names = frozenset(str(one.entity) for one in chosen if not one.demonym)
    return Named(names, frozenset(str(one.entity) for one in chosen) - names)


def judge(tag: str, english: Sequence[Witness], found: Sequence[Named], lines: Sequence[str]) -> Figures:
    """Compare a language with English, line by line."""
    hits: dict[str, list[bool]] = defaultdict(list)
    or_people: dict[str, list[bool]] = defaultdict(list)
    missed, unsupported, finds = [], [], 0
    for witness, one, line in zip(english, found, lines, strict=True):
        for entity in sorted(witness.named.names):
            is_found = entity in one.names
            hits[entity].append(is_found)
            or_people[entity].append(is_found or entity in one.peoples)
            if not is_found:
                missed.append(f"{entity}: {line}")
        finds += len(one.names)
        unsupported += [f"{entity}: {line}" for entity in sorted(one.names) if not witness.supports(entity)]
    every = [hit for some in hits.values() for hit in some]
    return Figures(
        tag=tag,
        recall=_mean(hits),
        of_all=sum(every) / len(every),
        or_people=_mean(or_people),
        unsupported=len(unsupported) / max(finds, 1),
        missed=tuple(missed),
        unsupported_lines=tuple(unsupported),
        hits=dict(hits),
    )


def _mean(hits: dict[str, list[bool]]) -> float:
    return sum(sum(some) / len(some) for some in hits.values()) / len(hits)


def main() -> None:
    """Run over every language there is a file of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--odd", action="store_true", help="only documents of odd number (with documents.txt)")
    parser.add_argument("--even", action="store_true", help="only documents of even number")
    parser.add_argument("--undeclared", action="store_true", help="detect each line's language")
    parser.add_argument("--show", help="print a hundred misses and unsupported finds of this language")
    parser.add_argument("--only", nargs="*", help="these languages")
    parser.add_argument("--kinds", nargs="*", default=_KINDS, help="how the ids begin that count")
    parser.add_argument("--least", type=int, default=1, help="leave out what fewer English lines name")
    parser.add_argument("--by-entity", action="store_true", help="print what is found worst over all languages")
    options = parser.parse_args()
    catalogue = read_catalogue([], Problems())
    matcher = Matcher((), catalogue.loaded())
    detect = make_detector("auto").detect
    wanted = _wanted(options.folder, odd=options.odd, even=options.even)
    english_lines = _lines(options.folder / "eng.txt", wanted)
    kinds = tuple(options.kinds)
    english = _often([named(matcher, line, Language(tag="en"), kinds) for line in english_lines], options.least)
    witnesses = [Witness(*pair) for pair in zip(english, english_lines, strict=True)]
    print(f"{len({entity for one in english for entity in one.names})} entities in {len(english)} English lines")
    all_figures: list[Figures] = []
    for path in sorted(options.folder.glob("*.txt")):
        tag = find_tag(path.stem)
        if tag in {None, "en"} or path.stem == "documents" or (options.only and tag not in options.only):
            continue
        lines = _lines(path, wanted)
        languages = [settle_language(line, (), detect) if options.undeclared else Language(tag=tag) for line in lines]
        found = [named(matcher, line, language, kinds) for line, language in zip(lines, languages, strict=True)]
        figures = judge(path.stem, witnesses, found, lines)
        all_figures.append(figures)
        print(
            f"{figures.tag:10} recall {figures.recall:.3f} mean over entities, "
            f"{figures.or_people:.3f} with adjectives, "
            f"{figures.of_all:.3f} of all; unsupported {figures.unsupported:.1%}",
            flush=True,
        )
        if options.show == tag:
            _show(figures)
    count = len(all_figures)
    strict, wide = sum(one.recall for one in all_figures) / count, sum(one.or_people for one in all_figures) / count
    print(f"{count} languages: mean recall {strict:.3f} ({wide:.3f} with adjectives)")
    if options.by_entity:
        _show_entities(all_figures)


def _often(english: Sequence[Named], least: int) -> list[Named]:
    """Keep of what is named that which is named by several lines; the rest is not asked for, nor unsupported."""
    count = Counter(entity for one in english for entity in one.names)
    often = frozenset(entity for entity, lines in count.items() if lines >= least)
    return [Named(one.names & often, one.peoples | (one.names - often)) for one in english]


def _show_entities(all_figures: Sequence[Figures]) -> None:
    shares = {
        entity: {one.tag: sum(one.hits[entity]) / len(hits) for one in all_figures}
        for entity, hits in all_figures[0].hits.items()
    }
    for entity, by_tag in sorted(shares.items(), key=lambda pair: sum(pair[1].values())):
        worst = " ".join(f"{tag}:{share:.2f}" for tag, share in by_tag.items() if share < _POOR)
        lines = len(all_figures[0].hits[entity])
        print(f"{entity:32} {sum(by_tag.values()) / len(by_tag):.2f} of {lines:3} lines; poor: {worst}")


def _wanted(folder: Path, *, odd: bool, even: bool) -> list[bool]:
    """Say of each line whether it is of a document to be read."""
    documents = (folder / "documents.txt").read_text(encoding="utf-8").splitlines()
    numbers = {name: number for number, name in enumerate(dict.fromkeys(documents))}
    return [not (odd and numbers[name] % 2 == 0) and not (even and numbers[name] % 2) for name in documents]


def _lines(path: Path, wanted: Sequence[bool]) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line, is_wanted in zip(lines, wanted, strict=False) if is_wanted]


def _show(figures: Figures) -> None:
    for what, lines in (("missed", figures.missed), ("unsupported", figures.unsupported_lines)):
        for line in Random(0).sample(lines, min(_SHOWN, len(lines))):
            print(f"  {what} {line}")


if __name__ == "__main__":
    main()
