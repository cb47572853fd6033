"""Histories of feeds: `NAME.tar.zst`, each with an index of polls (time, commit, blob, bytes) and the bodies."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Polled(NamedTuple):
    """One poll of the history."""

    moment: datetime
    path: Path


class History(NamedTuple):
    """One feed's polls in order."""

    name: str
    polls: tuple[Polled, ...]


@contextmanager
def histories(folder: Path, *, only: str = "") -> Iterator[list[History]]:
    """Unpack every history of a folder, or those whose name holds `only`, for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as scratch:
        found = []
        for path in sorted(folder.glob("*.tar.zst")):
            name = path.name.split(".")[0]
            if only in name:
                home = Path(scratch) / name
                home.mkdir()
                unpack = 'zstd -dc "$0" | tar x -C "$1"'
                subprocess.run(["bash", "-c", unpack, str(path), str(home)], check=True)
                found.append(History(name, tuple(_polls(next(home.rglob("index.tsv"))))))
        yield found


def _polls(index: Path) -> Iterator[Polled]:
    for line in index.read_text(encoding="utf-8").splitlines():
        moment, _, blob, _ = line.split("\t")
        yield Polled(datetime.fromisoformat(moment), index.parent / "blobs" / f"{blob}.xml")
