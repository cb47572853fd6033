"""Kept articles, the newest first, each with its story: what is read to try rules on them."""

import sqlite3
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.model.articles import ArticleId
from bot.model.replays import Extent, Kept
from bot.model.stories import StoryId
from bot.stores.sqlite.connection import Connection, connect_to_read, prepare
from bot.stores.sqlite.rows import at, to_article, to_moment


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

    async def kept(self, since: datetime, before: Kept | None, limit: int) -> list[Kept]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: _page(db, since, before, limit))

    async def of_stories(self, stories: Collection[StoryId], since: datetime) -> list[Kept]:
        """See `ports.KeptArticles`."""
        return await self._reader.run(lambda db: _of_stories(db, stories, since))


_FILED = (
    "SELECT articles.*, coalesce(filings.story, articles.id) AS story "
    "FROM articles LEFT JOIN filings ON filings.article = articles.id"
)


def _extent(db: Database, since: datetime) -> Extent:
    (count,) = db.conn.execute("SELECT count(*) FROM articles WHERE first_seen_at >= ?", (at(since),)).fetchone()
    # Two statements, for each alone is one look into the index.
    (oldest,) = db.conn.execute("SELECT min(first_seen_at) FROM articles").fetchone()
    (newest,) = db.conn.execute("SELECT max(first_seen_at) FROM articles").fetchone()
    return Extent(articles=count, oldest_at=to_moment(oldest), newest_at=to_moment(newest))


def _page(db: Database, since: datetime, before: Kept | None, limit: int) -> list[Kept]:
    behind, values = "", [at(since)]
    if before is not None:
        behind = "AND (first_seen_at, id) < (?, ?) "
        values += [at(before.article.first_seen_at), before.article.id]
    rows = db.conn.execute(
        f"{_FILED} WHERE first_seen_at >= ? {behind}ORDER BY first_seen_at DESC, id DESC LIMIT ?", (*values, limit)
    )
    return [_kept(row) for row in rows]


def _of_stories(db: Database, stories: Collection[StoryId], since: datetime) -> list[Kept]:
    places = ", ".join("?" * len(stories))
    rows = db.conn.execute(
        f"{_FILED} WHERE filings.story IN ({places}) AND first_seen_at >= ? ORDER BY first_seen_at DESC, id DESC",
        (*stories, at(since)),
    )
    return [_kept(row) for row in rows]


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(article=to_article(row), story=StoryId(ArticleId(row["story"])))
