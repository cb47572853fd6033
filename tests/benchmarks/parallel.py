"""Names across languages: of what an English line names, how much is found in its translations, and what else is.

Takes a folder of line-aligned files named by language (`eng.txt`, `nld.txt` ...), as NTREX-128 has them. The witness is
the English line: every country and organisation that English names must be found in each translation. A translation
that says it by an adjective ("the American president") does not name the country; those are counted apart.

    .venv/bin/python -m tests.benchmarks.parallel FOLDER [--odd | --even] [--undeclared] [--show LANGUAGE]
"""

import argparse
from collections import defaultdict
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


class Named(NamedTuple):
    """What a line names, and what it names by an adjective or as a people only."""

    names: frozenset[str]
    peoples: frozenset[str]


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


def named(matcher: Matcher, text: str, language: Language) -> Named:
    """Give what a line names."""
    mentions = matcher.find(Document(text=Text(title=text), language=language)).mentions
    chosen = [one for one in mentions if one.entity.startswith(_KINDS)]
    names = frozenset(str(one.entity) for one in chosen if not one.demonym)
    return Named(names, frozenset(str(one.entity) for one in chosen) - names)


def judge(tag: str, english: Sequence[Named], found: Sequence[Named], lines: Sequence[str]) -> Figures:
    """Compare a language with English, line by line."""
    hits: dict[str, list[bool]] = defaultdict(list)
    or_people: dict[str, list[bool]] = defaultdict(list)
    missed, unsupported, finds = [], [], 0
    for witness, one, line in zip(english, found, lines, strict=True):
        for entity in sorted(witness.names):
            is_found = entity in one.names
            hits[entity].append(is_found)
            or_people[entity].append(is_found or entity in one.peoples)
            if not is_found:
                missed.append(f"{entity}: {line}")
        finds += len(one.names)
        unsupported += [f"{entity}: {line}" for entity in one.names - witness.names - witness.peoples]
    every = [hit for some in hits.values() for hit in some]
    return Figures(
        tag=tag,
        recall=_mean(hits),
        of_all=sum(every) / len(every),
        or_people=_mean(or_people),
        unsupported=len(unsupported) / max(finds, 1),
        missed=tuple(missed),
        unsupported_lines=tuple(unsupported),
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
    options = parser.parse_args()
    catalogue = read_catalogue([], Problems())
    matcher = Matcher((), catalogue.loaded())
    detect = make_detector("auto").detect
    wanted = _wanted(options.folder, odd=options.odd, even=options.even)
    english_lines = _lines(options.folder / "eng.txt", wanted)
    english = [named(matcher, line, Language(tag="en")) for line in english_lines]
    all_figures = []
    for path in sorted(options.folder.glob("*.txt")):
        tag = find_tag(path.stem)
        if tag in {None, "en"} or path.stem == "documents" or (options.only and tag not in options.only):
            continue
        lines = _lines(path, wanted)
        languages = [settle_language(line, (), detect) if options.undeclared else Language(tag=tag) for line in lines]
        found = [named(matcher, line, language) for line, language in zip(lines, languages, strict=True)]
        figures = judge(path.stem, english, found, lines)
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
