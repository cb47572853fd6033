"""Language of short texts: how often the answer is right, sure and wrong, and how many texts a second.

Texts are files of one sentence a line, named by their language (`nl.txt`); headlines are JSON lines with `lang` and
`title`.

    .venv/bin/python -m tests.benchmarks.detection --texts FOLDER [--headlines FILE.jsonl.xz] [--each 100]
"""

import argparse
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.bootstrap import make_detector
from bot.ports import Detector
from bot.text.identification import settle_language
from bot.text.languages import find_tag

_LENGTHS = (28, 65)


class Sample(NamedTuple):
    """A text and what it is in."""

    text: str
    tag: str


def cut(text: str, length: int) -> str:
    """Give the words of a text that fit into a length."""
    return text if len(text) <= length else text[: length + 1].rsplit(" ", 1)[0][:length]


def sentences(folder: Path, length: int, each: int) -> list[Sample]:
    """Give sentences of every language there is a file of."""
    return [
        Sample(cut(line, length), tag)
        for path in sorted(folder.glob("*.txt"))
        if (tag := find_tag(path.stem))
        for line in path.read_text(encoding="utf-8").splitlines()[:each]
    ]


def headlines(path: Path, known: Iterable[str]) -> list[Sample]:
    """Give real headlines of the languages that are known."""
    tags = frozenset(known)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [Sample(row["title"], tag) for row in rows if (tag := find_tag(row["lang"] or "")) in tags and row["title"]]


def judge(name: str, detector: Detector, samples: Sequence[Sample]) -> str:
    """Give a detector's figures: alone, and as articles are settled (unsure is said to be unsure)."""
    began = time.process_time()
    verdicts = [detector.detect(one.text) for one in samples]
    rate = len(samples) / (time.process_time() - began)
    right = sum(verdict.tag == one.tag for verdict, one in zip(verdicts, samples, strict=True))
    settled = [settle_language(one.text, (), detector.detect).tag for one in samples]
    sure = Counter(
        "right" if tag == one.tag else "unsure" if tag is None else "wrong"
        for tag, one in zip(settled, samples, strict=True)
    )
    share = {key: sure[key] / len(samples) for key in ("right", "unsure", "wrong")}
    return (
        f"{name:12} {right / len(samples):6.1%} best guess right, {rate:9,.0f} texts/s;"
        f" settled: {share['right']:6.1%} right, {share['unsure']:5.1%} unsure, {share['wrong']:5.1%} wrong"
    )


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--headlines", type=Path)
    parser.add_argument("--each", type=int, default=100)
    options = parser.parse_args()
    detectors = {name: make_detector(name) for name in ("auto", "eldc", "langdetect")}
    for detector in detectors.values():
        detector.detect("Leaders call for a ceasefire")
    sets = {f"{length} chars": sentences(options.texts, length, options.each) for length in _LENGTHS}
    if options.headlines:
        sets["headlines"] = headlines(options.headlines, detectors["auto"].languages)[:: max(1, 200 // options.each)]
    for name, samples in sets.items():
        print(f"{name}: {len(samples):,} texts in {len({one.tag for one in samples})} languages", flush=True)
        for detector_name, detector in detectors.items():
            print("  " + judge(detector_name, detector, samples), flush=True)


if __name__ == "__main__":
    main()
