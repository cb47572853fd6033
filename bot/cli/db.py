"""`db`: the database's own commands."""

import asyncio
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from bot.bootstrap import open_archive, open_store
from bot.cli.groups import GuessingGroup
from bot.cli.options import Options, length
from bot.cli.output import count, json_line
from bot.clock import SystemClock
from bot.model.reports import Pruned
from bot.settings.running import refuse_ephemeral_disk
from bot.stores.sqlite import EXPORTS, backup, lock_database, restore, rows
from bot.usecases.prune import prune

_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula."""


@click.group(cls=GuessingGroup)
def db() -> None:
    """Look after the database.

    \b
    Example:  bash bot/run.sh db migrate
    """


@db.command(short_help="Make the database, or bring it up to date.")
@click.pass_obj
def migrate(options: Options) -> None:
    """Bring the database's schema up to date; makes the database if there is none.

    \b
    Safe to run twice, and beside a running bot.
    Example:  bash bot/run.sh db migrate
    """
    refuse_ephemeral_disk(options.settings)
    asyncio.run(_migrate(options))
    if not options.is_quiet:
        click.echo(f"{options.settings.database}: up to date")


async def _migrate(options: Options) -> None:
    async with open_store(options.settings.database, migrate=True):
        pass


@db.command("prune", short_help="Let go of old articles and alerts.")
@click.option("--older-than", callback=length, help="How old (RETENTION; 90d).")
@click.pass_obj
def prune_(options: Options, older_than: timedelta | None) -> None:
    """Delete old articles with all that hangs on them, as the running bot does by itself every hour.

    Alerts that are not settled stay, and their articles, and the article filed last. What stays in a feed for longer
    is not told again. The file does not shrink: what comes next takes the room.

    \b
    Example:  bash bot/run.sh db prune --older-than 30d
    """
    went, has_older = asyncio.run(_prune(options, older_than or options.settings.retention))
    if not options.is_quiet:
        stays = "; of what is as old, the article filed last stays, and what alerts still need" if has_older else ""
        click.echo(f"{count(went.articles, 'article')} and {count(went.alerts, 'alert')} let go{stays}")


async def _prune(options: Options, older_than: timedelta | None) -> tuple[Pruned, bool]:
    """Give what went, and whether something as old stays."""
    clock = SystemClock()
    before = clock.now() - older_than if older_than else None
    async with open_store(options.settings.database) as store:
        went = await prune(store=store, clock=clock, older_than=older_than)
    async with open_archive(options.settings.database) as archive:
        oldest_at = (await archive.extent(clock.now())).oldest_at
    return went, bool(before and oldest_at and oldest_at < before)


@db.command("backup", short_help="Copy the database into a new file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup_(options: Options, file: Path) -> None:
    """Copy the database as it is at this moment, beside a running bot; the copy is read back whole.

    \b
    Example:  bash bot/run.sh db backup bot-2026-11-26.db
    """
    _tell(options, file, "written and read back", backup(options.settings.database, file))


@db.command("restore", short_help="Put a backup in the database's place.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Even if there is a database with something in it; it is put aside.")
@click.pass_obj
def restore_(options: Options, file: Path, force: bool) -> None:
    """Put a backup in the database's place, and bring it up to date; no bot may run.

    What was told after the backup was made may be told again, as one list a channel.

    \b
    Example:  bash bot/run.sh db restore bot-2026-11-26.db
    """
    database = options.settings.database
    with lock_database(database):
        counts, kept = restore(file, database, SystemClock().now(), force=force)
    _tell(options, database, f"restored from {file}", counts)
    if kept:
        click.echo(f"what was there is kept: {kept}", err=True)


def _tell(options: Options, file: Path, what: str, counts: Mapping[str, int]) -> None:
    if not options.is_quiet:
        click.echo(f"{file}: {what}: {count(counts['articles'], 'article')}, {counts['outbox']:,} alerts")


@db.command("export", short_help="Rows for other programs, as JSON lines or CSV.")
@click.argument("tables", nargs=-1, type=click.Choice([*EXPORTS]))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--since", callback=length, help="Only what came in so long, as 30d.")
@click.pass_obj
def export(options: Options, tables: tuple[str, ...], form: str, since: timedelta | None) -> None:
    """Print articles, matches, alerts, stories or feeds; all of them as JSON lines that name their table.

    \b
    Example:  bash bot/run.sh db export alerts --since 7d --format csv > alerts.csv
    """
    tables = tables or tuple(EXPORTS)
    if form == "csv" and len(tables) > 1:
        raise click.UsageError("CSV is of one table; name it")
    begin = SystemClock().now() - since if since else None
    for table in tables:
        found = rows(options.settings.database, table, begin)
        for line in _csv(found) if form == "csv" else (json_line({"table": table, **row}) for row in found):
            click.echo(line)


def _csv(found: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Give rows for a spreadsheet, which must not take a foreign text for a formula."""
    for number, row in enumerate(found):
        if not number:
            yield _csv_line(row)
        yield _csv_line(f"'{one}" if isinstance(one, str) and one.startswith(_FORMULA) else one for one in row.values())


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
