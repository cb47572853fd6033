"""Connections: each on a thread of its own, opened when first used; SQLite's words for trouble become ours."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlite_utils import Database

from bot.errors import ConflictError, StoreError, StoreUnavailableError
from bot.stores.sqlite.schema import is_current, migrations

_Value = TypeVar("_Value")
_BUSY_S = 10.0
_LEAST_SQLITE = (3, 35, 0)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Make our words of what SQLite and the system say of a file within the block."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise ConflictError(f"{path}: {error}") from error
    except sqlite3.OperationalError as error:
        kind = StoreUnavailableError if "locked" in str(error) or "busy" in str(error) else StoreError
        raise kind(f"{path}: {error}") from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreError(f"{path}: {error}") from error


class Connection:
    """A connection that lives on a thread of its own, opened when first used."""

    def __init__(self, path: Path, connect: Callable[[Path], Database]) -> None:
        """Name the file and how to open it."""
        self._path = path
        self._connect = connect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._db: Database | None = None

    async def run(self, work: Callable[[Database], _Value]) -> _Value:
        """Do some work on the thread; SQLite's words for trouble become ours."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)

    def _work(self, work: Callable[[Database], _Value]) -> _Value:
        with translated(self._path):
            if self._db is None:
                self._db = self._connect(self._path)
            return work(self._db)

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None


class _Writing(Database):
    """A database whose transactions wait for their turn when they begin."""

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """Begin as a writer: one that reads first and is overtaken would be refused at its first write, unwaited."""
        if self.conn.in_transaction:
            with super().atomic():
                yield self
            return
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield self
            self.conn.execute("COMMIT")
        except BaseException:
            self.conn.rollback()
            raise


def connect(path: Path) -> Database:
    """Open the file to write, and make it if it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_BUSY_S)
    connection.row_factory = sqlite3.Row
    db = _Writing(connection)
    db.conn.execute("PRAGMA journal_mode = WAL")
    # What is marked as sent must stay so; 600 commits a second are far above what Telegram takes.
    db.conn.execute("PRAGMA synchronous = FULL")
    return db


def connect_to_read(path: Path) -> Database:
    """Open the file to read, also where nothing may be written."""
    if not path.exists():
        raise StoreError(f"{path}: there is no database yet; `run` or `db migrate` makes it")
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        connection = _opened(address)
    except sqlite3.OperationalError:
        # SQLite wants to write beside a WAL database even to read it; where it may not, nobody else writes either.
        connection = _opened(f"{address}&immutable=1")
    connection.row_factory = sqlite3.Row
    return Database(connection)


def _opened(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_S)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def prepare(db: Database, path: Path, *, migrate: bool) -> None:
    """Bring the schema up to date, or see that it is."""
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; 3.35 is the least")
    if migrate:
        migrations.apply(db)
    elif not is_current(db):
        raise StoreError(f"{path}: the schema is of an older version; `db migrate` brings it up to date")
