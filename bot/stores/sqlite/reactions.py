"""What readers say with buttons, as rows: votes, and wishes of stories."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.model.alerts import AlertId
from bot.model.articles import ArticleId
from bot.model.channels import ChannelId
from bot.model.reactions import Reaction, Vote, Votes, Wish
from bot.model.rules import RuleId
from bot.stores.sqlite.connection import Connection
from bot.stores.sqlite.rows import at

_LONG_OVER = timedelta(days=8)
"""Before the end of the newest wish, whichever it is, all others are over."""
_COUNTS = "sum(is_useful) AS useful, sum(NOT is_useful) AS irrelevant"
_Wishes = Mapping[tuple[ChannelId, ArticleId], Wish]


class SqliteReactions:
    """See `ports.Reactions`."""

    _reader: Connection
    _writer: Connection

    async def keep_votes(self, votes: Sequence[Vote]) -> None:
        """See `ports.Reactions`."""
        await self._writer.run(lambda db: _keep_votes(db, votes))

    async def votes(self, alerts: Collection[AlertId]) -> Mapping[AlertId, Votes]:
        """See `ports.Reactions`."""
        return await self._reader.run(lambda db: _votes(db, alerts))

    async def votes_of_rules(self, since: datetime) -> Mapping[RuleId, Votes]:
        """See `ports.Reactions`."""
        return await self._reader.run(lambda db: _votes_of_rules(db, since))

    async def keep_wish(self, wish: Wish) -> None:
        """See `ports.Reactions`."""
        await self._writer.run(lambda db: _keep_wish(db, wish))

    async def wishes(self, articles: Collection[ArticleId], since: datetime) -> _Wishes:
        """See `ports.Wishes`."""
        return await self._reader.run(lambda db: _wishes(db, articles, since))


def _keep_votes(db: Database, votes: Sequence[Vote]) -> None:
    with db.atomic():
        db.conn.executemany(
            "INSERT INTO votes (alert, voter, is_useful, voted_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET is_useful = excluded.is_useful, voted_at = excluded.voted_at",
            [(one.alert, one.voter, one.is_useful, at(one.at)) for one in votes],
        )


def _votes(db: Database, alerts: Collection[AlertId]) -> Mapping[AlertId, Votes]:
    rows = db.conn.execute(
        f"SELECT alert, {_COUNTS} FROM votes WHERE alert IN (SELECT value FROM json_each(?)) GROUP BY alert",  # noqa: S608
        (json.dumps(list(alerts)),),
    )
    return {AlertId(row["alert"]): Votes(row["useful"], row["irrelevant"]) for row in rows}


def _votes_of_rules(db: Database, since: datetime) -> Mapping[RuleId, Votes]:
    rows = db.conn.execute(
        f"SELECT json_extract(value, '$[0]') AS rule, {_COUNTS} FROM votes JOIN outbox ON outbox.id = votes.alert, "  # noqa: S608
        "json_each(outbox.alert, '$.reasons') WHERE voted_at >= ? GROUP BY rule",
        (at(since),),
    )
    return {RuleId(row["rule"]): Votes(row["useful"], row["irrelevant"]) for row in rows}


def _keep_wish(db: Database, wish: Wish) -> None:
    with db.atomic():
        db.conn.execute(
            "DELETE FROM wishes WHERE until < ? OR (channel = ? AND (article = ? OR article IN (SELECT article FROM "
            "filings WHERE story = (SELECT story FROM filings WHERE article = ?))))",
            (at(wish.until - _LONG_OVER), wish.channel, wish.article, wish.article),
        )
        db.conn.execute(
            "INSERT INTO wishes (channel, article, reaction, until, press) VALUES (?, ?, ?, ?, ?)",
            (wish.channel, wish.article, wish.reaction, at(wish.until), wish.press),
        )


def _wishes(db: Database, articles: Collection[ArticleId], since: datetime) -> _Wishes:
    by_story: dict[str, list[Wish]] = {}
    for row in db.conn.execute(
        "SELECT wishes.*, coalesce(story, article) AS story FROM wishes LEFT JOIN filings USING (article) "
        "WHERE until > ? ORDER BY until",
        (at(since),),
    ):
        wish = Wish(
            channel=ChannelId(row["channel"]),
            article=ArticleId(row["article"]),
            reaction=Reaction(row["reaction"]),
            until=datetime.fromisoformat(row["until"]),
            press=row["press"],
        )
        by_story.setdefault(row["story"], []).append(wish)
    if not by_story:
        return {}
    asked = db.conn.execute(
        "SELECT value AS article, coalesce(story, value) AS story FROM json_each(?) "
        "LEFT JOIN filings ON filings.article = value",
        (json.dumps(list(articles)),),
    )
    return {(wish.channel, ArticleId(row["article"])): wish for row in asked for wish in by_story.get(row["story"], ())}
