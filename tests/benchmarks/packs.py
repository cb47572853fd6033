"""What the packs cost: CPU time to load, memory, speed of matching, with none, those on by default, and all.

Each setting runs in a process of its own, for memory once taken is not given back. Takes a folder of line-aligned files
named by language, as `parallel` does: a language's names are indexed when the first text in it is met.

    .venv/bin/python -m tests.benchmarks.packs FOLDER
"""

import argparse
import resource
import subprocess
import sys
from itertools import chain
from pathlib import Path
from time import process_time

from bot.model.articles import Language, Text
from bot.packs import PACKS
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.entities import Catalogue
from bot.settings.packs import load_packs
from bot.text.languages import find_tag

_SETTINGS = {
    "none": (),
    "default": tuple(pack.name for pack in PACKS if pack.is_default),
    "all": tuple(pack.name for pack in PACKS),
}
_LINES = 100
"""Of each language; the first are read twice, for the words of news are met again and again."""


def measure(folder: Path, setting: str) -> str:
    """Give the figures of one setting, measured in this process."""
    before = _megabytes()
    start = process_time()
    on = frozenset(_SETTINGS[setting])
    matcher = Matcher((), Catalogue(own={}, packed=load_packs(), on=on, named=set()).loaded() if on else ())
    loaded = process_time() - start
    by_language = _documents(folder)
    start = process_time()
    for documents in by_language:
        matcher.find(documents[0])
    indexed = process_time() - start
    documents = list(chain.from_iterable(by_language))
    speeds = []
    for _ in range(2):
        start = process_time()
        found = sum(len(matcher.find(document).mentions) for document in documents)
        speeds.append(len(documents) / (process_time() - start))
    return (
        f"{setting:8} load {loaded:5.2f} s, {len(by_language)} languages indexed in {indexed:5.2f} s, "
        f"{_megabytes() - before:4.0f} MB, first {speeds[0]:6.0f} then {speeds[1]:6.0f} texts/s, {found} mentions"
    )


def _documents(folder: Path) -> list[list[Document]]:
    found = []
    for path in sorted(folder.glob("*.txt")):
        tag = find_tag(path.stem)
        if tag and path.stem != "documents":
            lines = path.read_text(encoding="utf-8").splitlines()[:_LINES]
            found.append([Document(text=Text(title=line), language=Language(tag=tag)) for line in lines])
    return found


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run each setting in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--setting", choices=_SETTINGS)
    options = parser.parse_args()
    if options.setting:
        print(measure(options.folder, options.setting))
        return
    for setting in _SETTINGS:
        subprocess.run([sys.executable, "-m", __spec__.name, str(options.folder), "--setting", setting], check=True)


if __name__ == "__main__":
    main()
