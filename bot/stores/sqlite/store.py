"""The SQLite store: one writer connection on one thread, one reader beside it."""

import asyncio
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlite_utils import Database

from bot.errors import ConflictError, StoreError, StoreUnavailableError
from bot.model.alerts import AlertId, Delivery, DeliveryState
from bot.model.articles import Article
from bot.model.feeds import Feed, FeedId, FeedState
from bot.model.polls import PollResult
from bot.model.reports import Totals
from bot.stores.sqlite import queries
from bot.stores.sqlite.schema import is_current, migrations

_Value = TypeVar("_Value")
_BUSY_S = 5.0
_LEAST_SQLITE = (3, 35, 0)


class SqliteStore:
    """Feeds, articles and outbox in a SQLite file; each write is one transaction."""

    def __init__(self, path: Path) -> None:
        """Name the file; `open` opens it."""
        self._path = path
        self._writer = _Connection(path, _connect)
        self._reader = _Connection(path, _connect_to_read)

    async def open(self, *, migrate: bool = False) -> "SqliteStore":
        """Open the file; with `migrate` make it and bring its schema up to date.

        Raises StoreError if it cannot be used; without `migrate` also if it is missing or out of date. Without
        `migrate`, and as long as nothing is written, nothing of the file or its folder needs to be writable.
        """
        connection = self._writer if migrate else self._reader
        await connection.run(lambda db: _prepare(db, self._path, migrate=migrate))
        return self

    async def close(self) -> None:
        """Let go of the file."""
        await self._reader.close()
        await self._writer.close()

    async def sync_feeds(self, feeds: Sequence[Feed], now: datetime) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(lambda db: queries.sync_feeds(db, feeds, now))

    async def claim_feeds(
        self, now: datetime, *, limit: int, lease: timedelta, polled_before: datetime | None = None
    ) -> list[tuple[FeedId, FeedState, int]]:
        """See `ports.FeedClaims`."""
        return await self._writer.run(lambda db: queries.claim_feeds(db, now, limit, lease, polled_before))

    async def release_feeds(self, claims: Iterable[tuple[FeedId, int]]) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(lambda db: queries.release_feeds(db, claims))

    async def end_leases(self) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(queries.end_leases)

    async def unread_feeds(self) -> int:
        """See `ports.FeedClaims`."""
        return await self._reader.run(queries.unread_feeds)

    async def known(self, keys: Collection[str]) -> Mapping[str, Article]:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: queries.known(db, keys))

    async def told(self, alerts: Collection[AlertId]) -> frozenset[AlertId]:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: queries.told(db, alerts))

    async def apply(self, result: PollResult, now: datetime) -> bool:
        """See `ports.PollStore`."""
        return await self._writer.run(lambda db: queries.apply(db, result, now))

    async def claim_deliveries(self, now: datetime, *, limit: int, lease: timedelta) -> list[Delivery]:
        """See `ports.Outbox`."""
        return await self._writer.run(lambda db: queries.claim_deliveries(db, now, limit, lease))

    async def record(self, deliveries: Sequence[Delivery]) -> None:
        """See `ports.Outbox`."""
        await self._writer.run(lambda db: queries.record(db, deliveries))

    async def deliveries(self, state: DeliveryState) -> list[Delivery]:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: queries.deliveries(db, state))

    async def next_due_at(self) -> datetime | None:
        """See `ports.Outbox`."""
        return await self._reader.run(queries.next_due_at)

    async def released_first_alerts(self, since: datetime) -> int:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: queries.released_first_alerts(db, since))

    async def totals(self) -> Totals:
        """See `ports.Archive`."""
        return await self._reader.run(queries.totals)

    async def feed_states(self) -> Mapping[FeedId, FeedState]:
        """See `ports.Archive`."""
        return await self._reader.run(queries.feed_states)

    async def recent_articles(self, limit: int) -> list[Article]:
        """See `ports.Archive`."""
        return await self._reader.run(lambda db: queries.recent_articles(db, limit))

    async def recent_deliveries(self, limit: int) -> list[Delivery]:
        """See `ports.Archive`."""
        return await self._reader.run(lambda db: queries.recent_deliveries(db, limit))


class _Connection:
    """A connection that lives on a thread of its own, opened when first used."""

    def __init__(self, path: Path, connect: Callable[[Path], Database]) -> None:
        self._path = path
        self._connect = connect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._db: Database | None = None

    async def run(self, work: Callable[[Database], _Value]) -> _Value:
        """Do some work on the thread; SQLite's words for trouble become ours."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)

    def _work(self, work: Callable[[Database], _Value]) -> _Value:
        try:
            if self._db is None:
                self._db = self._connect(self._path)
            return work(self._db)
        except sqlite3.IntegrityError as error:
            raise ConflictError(f"{self._path}: {error}") from error
        except sqlite3.OperationalError as error:
            kind = StoreUnavailableError if "locked" in str(error) or "busy" in str(error) else StoreError
            raise kind(f"{self._path}: {error}") from error
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(f"{self._path}: {error}") from error

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None


def _connect(path: Path) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_BUSY_S)
    connection.row_factory = sqlite3.Row
    db = Database(connection)
    db.conn.execute("PRAGMA journal_mode = WAL")
    # What is marked as sent must stay so; 600 commits a second are far above what Telegram takes.
    db.conn.execute("PRAGMA synchronous = FULL")
    return db


def _connect_to_read(path: Path) -> Database:
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


def _prepare(db: Database, path: Path, *, migrate: bool) -> None:
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; 3.35 is the least")
    if migrate:
        migrations.apply(db)
    elif not is_current(db):
        raise StoreError(f"{path}: the schema is of an older version; `db migrate` brings it up to date")
