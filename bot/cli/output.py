"""How commands print."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import click

from bot.alerts.layout import clean_line
from bot.model.alerts import Delivery


def print_json(document: Any) -> None:
    """Print one document as ASCII-safe JSON."""
    click.echo(json.dumps(document, indent=2, default=_plain))


def json_line(document: Any) -> str:
    """Give a document as one line of ASCII-safe JSON."""
    return json.dumps(document, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    raise TypeError(f"{type(value).__name__} has no JSON form")


def silence_stdout() -> None:
    """Let what is still to be printed go nowhere, for Python tries it again at its end and complains."""
    handle = os.open(os.devnull, os.O_WRONLY)
    os.dup2(handle, 1)
    os.close(handle)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; the last column is as wide as it likes. What could command a terminal is left out."""
    rows = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads) - 1)]
    for row in (heads, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def ago(moment: datetime | None, now: datetime) -> str:
    """Give how long ago a moment was, as people say it."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    return f"in {_length(-seconds)}" if seconds < 0 else f"{_length(seconds)} ago"


def _length(seconds: float) -> str:
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        if seconds >= size:
            return f"{int(seconds // size)}{unit}"
    return f"{int(seconds)}s"


def count(number: int, noun: str, many: str = "") -> str:
    """Give a number with its noun; `many` where more than one is not told by an s."""
    return f"{number:,} {noun if number == 1 else many or f'{noun}s'}"


def parked_lines(parked: Iterable[Delivery]) -> list[str]:
    """Give a line for each cause that keeps alerts parked: where, why, what to do, and what then happens."""
    causes = Counter((one.alert.channel, one.error or "") for one in parked)
    return [
        f"{count(number, 'alert')} parked for {channel}: {clean_line(why)}; then `alerts resume {channel}` "
        "(it is also tried at every start and every hour)"
        for (channel, why), number in causes.most_common()
    ]
