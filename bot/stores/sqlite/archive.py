"""Kept articles, the newest first, each with its story, to try rules on; and their words, noted to find them by."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.model.replays import Extent, Kept
from bot.model.sought import Noted, Sought
from bot.model.stories import StoryId
from bot.stores.sqlite import concordance
from bot.stores.sqlite.connection import Connection, connect, connect_to_read, prepare
from bot.stores.sqlite.filed import FILED, to_kept
from bot.stores.sqlite.rows import at, to_moment


class SqliteArchive:
    """The articles that a SQLite file keeps; only read."""

    def __init__(self, path: Path) -> None:
        """Name the file; `open` opens it."""
        self._path = path
        self._reader = Connection(path, connect_to_read)

    async def open(self) -> "SqliteArchive":
        """Open the file. Raises StoreError if it cannot be used, is missing or out of date."""
        await self._reader.run(lambda db: prepare(db, self._path, migrate=False))
        return self

    async def close(self) -> None:
        """Let go of the file."""
        await self._reader.close()

    async def extent(self, since: datetime) -> Extent:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: _extent(db, since))

    async def parts(self, since: datetime) -> list[int]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: concordance.parts(db, since))

    async def places(self, part: int, wanted: Sought | None) -> list[int]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: concordance.places(db, part, wanted))

    async def kept(self, places: Sequence[int], since: datetime) -> list[Kept]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: _at_places(db, places, since))

    async def of_stories(self, stories: Collection[StoryId], since: datetime) -> list[Kept]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: _of_stories(db, stories, since))


class SqliteConcordance:
    """The concordance of a SQLite file, to write it."""

    def __init__(self, path: Path) -> None:
        """Name the file, which must be open elsewhere so that its schema is there."""
        self._writer = Connection(path, connect)
        self._reader = Connection(path, connect_to_read)

    async def close(self) -> None:
        """Let go of the file."""
        await self._reader.close()
        await self._writer.close()

    async def begin(self) -> bool:
        """See `ports.Concordance`."""
        return await self._writer.run(concordance.begin)

    async def unread(self, limit: int) -> tuple[list[tuple[int, Kept]], int]:
        """See `ports.Concordance`."""
        return await self._reader.run(lambda db: concordance.unread(db, limit))

    async def note(self, noted: Sequence[Noted], reworded: int) -> None:
        """See `ports.Concordance`."""
        await self._writer.run(lambda db: concordance.note(db, noted, reworded))


def _extent(db: Database, since: datetime) -> Extent:
    (count,) = db.conn.execute("SELECT count(*) FROM articles WHERE first_seen_at >= ?", (at(since),)).fetchone()
    # Two statements, for each alone is one look into the index.
    (oldest,) = db.conn.execute("SELECT min(first_seen_at) FROM articles").fetchone()
    (newest,) = db.conn.execute("SELECT max(first_seen_at) FROM articles").fetchone()
    return Extent(articles=count, oldest_at=to_moment(oldest), newest_at=to_moment(newest))


def _at_places(db: Database, places: Sequence[int], since: datetime) -> list[Kept]:
    rows = db.conn.execute(
        f"{FILED} WHERE place IN ({', '.join('?' * len(places))}) AND first_seen_at >= ? ORDER BY place DESC",
        (*places, at(since)),
    )
    return [to_kept(row) for row in rows]


def _of_stories(db: Database, stories: Collection[StoryId], since: datetime) -> list[Kept]:
    places = ", ".join("?" * len(stories))
    rows = db.conn.execute(
        f"{FILED} WHERE filings.story IN ({places}) AND first_seen_at >= ? ORDER BY place DESC",
        (*stories, at(since)),
    )
    return [to_kept(row) for row in rows]
