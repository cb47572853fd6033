"""Backups: the database into a file and back, beside whoever writes; and its rows for other programs."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from sqlite_utils import Database

from bot.errors import StoreError
from bot.stores.sqlite.connection import connect, connect_to_read, prepare, translated
from bot.stores.sqlite.rows import at
from bot.stores.sqlite.schema import migrations

EXPORTS = {
    "articles": ("articles_with_story", "first_seen_at"),
    "matches": ("matches_with_article", "matched_at"),
    "alerts": ("alerts_with_state", "queued_at"),
    "stories": ("stories_with_sources", "last_at"),
    "feeds": ("feeds_with_state", "last_poll_at"),
}
"""What may be exported: the view it comes from, and the column that tells its age."""


def backup(database: Path, file: Path) -> Mapping[str, int]:
    """Write all as it is at one moment into a new file, in one piece or not at all; gives the rows of each table.

    Nobody who writes waits. The copy is read back whole. Raises StoreError, also if the file is there already.
    """
    if file.exists():
        raise StoreError(f"{file}: it is there already; name a new file")
    with translated(database), closing(connect_to_read(database)) as db:
        made, counts = _copied(db, file)
    try:
        # Whoever made the file meanwhile keeps it.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        made.replace(file)
    except OSError as error:
        made.unlink()
        raise StoreError(f"{file}: {error.strerror}") from error
    return counts


def restore(file: Path, database: Path, now: datetime, *, force: bool) -> tuple[Mapping[str, int], Path | None]:
    """Put a backup in the database's place, brought up to date; the caller holds the database's lock.

    Gives the rows of each table, and where what was there is kept. Raises StoreError, and changes nothing, if the
    file is no good, or if anything is there and not `force`.
    """
    is_empty = _is_empty(database)
    if not (is_empty or force):
        hint = "--force puts it aside first"
        raise StoreError(f"{database}: there is something in it, which would be lost ({hint})")
    if not file.exists():
        raise StoreError(f"{file}: there is no such file")
    with translated(file), closing(connect_to_read(file)) as db:
        applied = {one.name for one in migrations.applied(db)}
        if not applied:
            raise StoreError(f"{file}: it is no backup of a bot")
        if applied - {one.name for one in migrations.pending(Database(memory=True))}:
            raise StoreError(f"{file}: it is of a newer version of the bot; restore it with that")
        made, counts = _copied(db, database)
    with translated(database):
        with closing(connect(made)) as db:
            prepare(db, made, migrate=True)
        kept = None if is_empty else _put_aside(database, now)
        for leftover in _beside(database):
            leftover.unlink(missing_ok=True)
        made.replace(database)
    return counts, kept


def rows(database: Path, name: str, since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """Give the rows of one of `EXPORTS`, as they came, one by one. Raises StoreError."""
    view, moment = EXPORTS[name]
    with translated(database), closing(connect_to_read(database)) as db:
        prepare(db, database, migrate=False)
        where, values = (f" WHERE {moment} >= ?", [at(since)]) if since else ("", [])
        for row in db.conn.execute(f"SELECT * FROM {view}{where}", values):  # noqa: S608 - our own names
            yield dict(row)


def _copied(db: Database, target: Path) -> tuple[Path, Mapping[str, int]]:
    """Copy into a file beside the target and see that all arrived."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as copy:
            # Counted and copied in one transaction, hence of one moment.
            db.conn.execute("BEGIN")
            counts = _counts(db.conn)
            db.conn.backup(copy)
            db.conn.rollback()
            copy.execute("PRAGMA journal_mode = DELETE")
            _see_whole(copy, counts, target)
        with Path(name).open("rb") as written:
            os.fsync(written.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name), counts


def _see_whole(copy: sqlite3.Connection, counts: Mapping[str, int], target: Path) -> None:
    found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok" or _counts(copy) != counts:
        raise StoreError(f"{target}: the copy is not whole: {found}; is the database damaged?")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")]
    return {one: connection.execute(f"SELECT count(*) FROM [{one}]").fetchone()[0] for one in tables}  # noqa: S608


def _is_empty(database: Path) -> bool:
    try:
        with closing(connect_to_read(database)) as db:
            counts = _counts(db.conn)
            return not any(number for table, number in counts.items() if not table.startswith("_"))
    except StoreError:
        return True
    except sqlite3.Error:
        return False


def _put_aside(database: Path, now: datetime) -> Path:
    kept = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    try:
        with closing(sqlite3.connect(database)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        pass  # it is damaged; its parts go together
    for path in _beside(database):
        if path.exists():
            path.rename(f"{kept}{path.name.removeprefix(database.name)}")
    return database.rename(kept)


def _beside(database: Path) -> tuple[Path, Path]:
    return database.with_name(f"{database.name}-wal"), database.with_name(f"{database.name}-shm")
