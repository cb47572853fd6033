"""Names of countries in other people's lists: how many of them the packs accept, by language.

Takes a folder with `world_countries.json` (mledoze/countries: translations by language) and `rigour_territories.jsonl`
(rigour: names without a language, counted by script). A name is accepted when it is found as its country in a text of
its language; one without a language, when any language of its script finds it.

    .venv/bin/python -m tests.benchmarks.names FOLDER [--show TAG]
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.model.articles import Language, Text
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.entities import read_catalogue
from bot.settings.problems import Problems
from bot.text.inflection import INFLECTED
from bot.text.languages import find_tag, script_of, scripts_of

_UNPEOPLED = frozenset(("bv", "hm", "tf", "um", "gs"))
"""Where nobody lives: left out of the packs on purpose."""
_FEWEST = 20
"""Names that make a figure."""


def by_language(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give tag, code and name of each translation and of each native name."""
    for country in json.loads((folder / "world_countries.json").read_text(encoding="utf-8")):
        forms = {**country["translations"], **country["name"].get("native", {}), "eng": country["name"]}
        for code, form in forms.items():
            tag = find_tag(code)
            if tag in {*INFLECTED, "ja", "th"}:
                yield tag, country["cca2"].lower(), form["common"]


def by_script(folder: Path, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Give script, code and name of each strong name of a list without languages."""
    wanted = frozenset(codes)
    for line in (folder / "rigour_territories.jsonl").read_text(encoding="utf-8").splitlines():
        territory = json.loads(line)
        for name in (territory["name"], *territory["names_strong"]) if territory["code"] in wanted else ():
            script = next(filter(None, map(script_of, name)), None)
            if script:
                yield script, territory["code"], name


def main() -> None:
    """Print the share of each language and script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--show", nargs="*", default=(), help="print what is not accepted of these languages or scripts"
    )
    options = parser.parse_args()
    catalogue = read_catalogue([], Problems())
    matcher = Matcher((), catalogue.loaded())
    codes = {str(id_).removeprefix("country.") for id_ in catalogue.packed.entities if id_.startswith("country.")}

    def is_found(tag: str, code: str, name: str) -> bool:
        found = matcher.find(Document(text=Text(title=name), language=Language(tag=tag)))
        return f"country.{code}" in {str(one.entity) for one in found.mentions}

    rows = [*dict.fromkeys(by_language(options.folder))]
    unknown = sorted({code for _, code, _ in rows} - codes - _UNPEOPLED)
    print(f"{len(codes)} countries in the packs; in the list and not there: {' '.join(unknown) or 'none'}")
    figures: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for tag, code, name in rows:
        if code in codes:
            figures[tag].append((is_found(tag, code, name), f"{code} {name}"))
    for script, code, name in dict.fromkeys(by_script(options.folder, codes)):
        tags = [tag for tag in sorted({*INFLECTED, "ja", "th"}) if script in scripts_of(tag)]
        figures[script].append((any(is_found(tag, code, name) for tag in tags), f"{code} {name}"))
    figures = {tag: judged for tag, judged in figures.items() if len(judged) >= _FEWEST}
    for tag, judged in figures.items():
        print(f"{tag:12} {sum(good for good, _ in judged):5} of {len(judged):5}  {_share(judged):.3f}")
        if tag in options.show:
            print("    " + ", ".join(name for good, name in judged if not good))
    print(f"mean over {len(figures)}: {sum(map(_share, figures.values())) / len(figures):.3f}")


def _share(judged: list[tuple[bool, str]]) -> float:
    return sum(good for good, _ in judged) / len(judged)


if __name__ == "__main__":
    main()
