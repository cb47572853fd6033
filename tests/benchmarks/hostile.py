"""Documents that should break a reader: `python -m tests.benchmarks.hostile DATA [--mutations 10000] [--seed 1]`.

DATA holds `feed_suites/*.tar.xz` and `feeds/*.xml`. Every document of the suites, then mutations of all of them, goes
through the parser and its child. Counted: exceptions, documents that cost the child more than 5 s of computing, the
parent's peak memory, documents of which feedparser with its defaults gives more entries than we do
(it runs in a process of its own, for it may hang or eat all memory), and what became of all. Of a mutation it is also
checked that what is spliced of it, given what was seen of the sound document, is what the whole of it gives for these
items, and that no headline is lost.
Goals: none of all these, and a parent below 256 MB.
"""

import argparse
import asyncio
import io
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import feedparser

from bot.model.articles import Entry
from bot.model.polls import Failed, Parsed, ParseResult
from bot.polling.splicing import splice
from bot.sources.parsing import FeedParser
from tests.servers.mutating import mutated

_PIECE = re.compile(rb"<(item|entry)[\s>].*?</\1>", re.DOTALL)

LONGEST_S = 5.0
_REFERENCE_S = 5.0
_SUFFIXES = frozenset((".xml", ".rss", ".atom", ".json", ".html"))


class Reference:
    """feedparser with its defaults in a process that may be killed; gives how many entries it reads, or `None`."""

    def __init__(self) -> None:
        """Wait for the first document."""
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def entries(self, body: bytes) -> int | None:
        """Give the number of entries, or `None` if it takes too long or too much."""
        if self._process is None or self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_read_for_ever, args=(theirs,), daemon=True)
            self._process.start()
            self._pipe.poll(60)
            self._pipe.recv()
        self._pipe.send_bytes(body or b" ")
        try:
            if self._pipe.poll(_REFERENCE_S):
                return int(self._pipe.recv())
        except EOFError:
            pass
        self._process.kill()
        self._process = None
        return None


def _read_for_ever(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
    pipe.send(0)
    while True:
        body = pipe.recv_bytes()
        try:
            pipe.send(len(feedparser.parse(io.BytesIO(body)).entries))
        except Exception:  # noqa: BLE001 - whatever it raises, it has read nothing
            pipe.send(0)


class Trial:
    """What became of all documents so far."""

    def __init__(self, parser: FeedParser) -> None:
        """Use an open parser."""
        self.parser, self.reference = parser, Reference()
        self.outcomes: Counter[str] = Counter()
        self.findings: list[tuple[str, str, bytes]] = []
        self.slowest_s = 0.0
        self.documents = 0

    async def read(self, name: str, body: bytes) -> ParseResult | None:
        """Read a document; note a crash or a hang."""
        self.documents += 1
        began = self.computed_s()
        try:
            result = await self.parser.parse(body, url="https://a.example/feed", content_type="")
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            self.note(f"crash: {type(error).__name__}: {error}", name, body)
            return None
        took = self.computed_s() - began
        self.slowest_s = max(self.slowest_s, took)
        if took > LONGEST_S:
            self.note(f"hang: {took:.1f} s", name, body)
        self.outcomes[result.kind.value if isinstance(result, Failed) else "parsed"] += 1
        return result

    def computed_s(self) -> float:
        """Give the CPU seconds of the parser's children, living or not; a wall clock says little on a busy machine."""
        dead = resource.getrusage(resource.RUSAGE_CHILDREN)
        living: Any = getattr(self.parser, "_child", None)
        fields = Path(f"/proc/{living.pid}/stat").read_text().rsplit(")", 1)[1].split() if living else ["0"] * 13
        return dead.ru_utime + dead.ru_stime + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def whole(self, name: str, body: bytes) -> tuple[Entry, ...] | None:
        """Read a document whole and compare the number of entries with feedparser's; `None` if it was refused."""
        result = await self.read(name, body)
        if not isinstance(result, Parsed):
            if isinstance(result, Failed) and result.kind.value == "not_a_feed" and self.reference.entries(body):
                self.note(f"feedparser reads entries of what is {result.reason}", name, body)
            return None
        expected = self.reference.entries(body)
        if expected is not None and min(expected, 2_000) > len(result.entries):
            self.note(f"{len(result.entries)} entries, feedparser reads {expected}", name, body)
        return result.entries

    async def spliced(self, name: str, sound: bytes, body: bytes, entries: tuple[Entry, ...]) -> None:
        """Compare what is spliced of a mutation with the whole of it."""
        seen = splice(sound, frozenset()).hashes
        spliced = splice(body, seen)
        if not seen or spliced.body == spliced.whole or spliced.is_cut_off:
            return
        before = await self.read(name, sound)
        after = Parsed(entries=()) if spliced.body is None else await self.read(name, spliced.body)
        self.outcomes["spliced"] += 1
        if not isinstance(before, Parsed) or not isinstance(after, Parsed):
            self.note(f"spliced it is refused: {after}", name, body)
            return
        known = {match[0] for match in _PIECE.finditer(sound)}
        pieces = [match[0] for match in _PIECE.finditer(spliced.whole)]
        unseen = tuple(one for one, piece in zip(entries, pieces, strict=False) if piece not in known)
        if len(pieces) == len(entries) and after.entries != unseen:
            self.note("spliced it reads otherwise", name, body)
        # A broken document is read otherwise by feedparser as a whole, what was sound in it too: its headlines remain.
        titles = {one.text.title for one in (*before.entries, *after.entries)}
        if any(one.text.title not in titles for one in entries):
            self.note("spliced an entry of it is lost", name, body)

    def note(self, what: str, name: str, body: bytes) -> None:
        """Remember what is wrong with a document, and print it."""
        self.findings.append((what, name, body))
        print(f"    {name}: {what}", flush=True)


def documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every document of the suites and the snapshots."""
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted((folder / "feed_suites").glob("*.tar.xz")):
            subprocess.run(["tar", "xf", str(path), "-C", scratch], check=True)
        for path in (*sorted(Path(scratch).rglob("*")), *sorted((folder / "feeds").glob("*.xml"))):
            if path.is_file() and path.suffix in _SUFFIXES:
                yield "/".join(path.parts[-3:]), path.read_bytes()


async def main(folder: Path, mutations: int, seed: int, keep: Path | None) -> int:
    """Read everything and tell; gives the exit code."""
    chance = random.Random(seed)
    async with FeedParser() as parser:
        trial = Trial(parser)
        sound = []
        for name, body in documents(folder):
            entries = await trial.whole(name, body)
            if entries is not None and len(body) < 400_000:
                sound.append((name, body))
        print(f"{trial.documents} documents of the suites: {dict(trial.outcomes)}", flush=True)
        for number in range(mutations):
            name, body = chance.choice(sound)
            changed = mutated(body, chance)
            entries = await trial.whole(f"mutation {number} of {name}", changed)
            if entries is not None:
                await trial.spliced(f"mutation {number} of {name}", body, changed, entries)
            if number % 500 == 499:
                print(f"{number + 1} mutations: {dict(trial.outcomes)}, slowest {trial.slowest_s:.1f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(trial.findings)} findings; slowest {trial.slowest_s:.1f} s; peak memory of this process {peak} MB")
    for number, (_, _, body) in enumerate(trial.findings):
        if keep:
            keep.mkdir(exist_ok=True)
            (keep / f"{number}.xml").write_bytes(body)
    return int(bool(trial.findings))


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("data", type=Path)
    reader.add_argument("--mutations", type=int, default=10_000)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--keep", type=Path, help="a folder for the documents that found something")
    given = reader.parse_args()
    sys.exit(asyncio.run(main(given.data, given.mutations, given.seed, given.keep)))
