"""Stories as rows: under which story each article is filed, and why."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.model.articles import ArticleId
from bot.model.feeds import FeedId
from bot.model.stories import Copy, Filing, Member, StoryId, Verdict
from bot.stores.sqlite import clippings
from bot.stores.sqlite.rows import at, insert, to_article
from bot.stories.duplicates import shingles_of


def write(db: Database, filings: Sequence[Filing], now: datetime) -> None:
    """Keep decisions, within the transaction of the poll that made them."""
    if not filings:
        return
    # Whoever writes is alone.
    last = db.conn.execute("SELECT coalesce(max(place), 0) FROM filings").fetchone()[0]
    placed = list(enumerate(filings, last + 1))
    db.conn.executemany(insert("filings", _COLUMNS), [_from_filing(place, one, now) for place, one in placed])
    clippings.keep(db, placed, now)


_COLUMNS = ("place", "article", "story", "filed_at", "likeness", "nearest", "near_duplicate_of", "shared", "by_hand")


def _from_filing(place: int, filing: Filing, now: datetime) -> tuple[Any, ...]:
    verdict = filing.verdict
    return (
        place,
        filing.draft.article,
        verdict.story,
        at(now),
        verdict.likeness,
        verdict.nearest,
        verdict.near_duplicate_of,
        json.dumps(verdict.shared, ensure_ascii=False),
        0,
    )


def write_copies(db: Database, copies: Sequence[Copy]) -> None:
    """Keep who else carries an article, within the transaction of the poll that saw it."""
    db.conn.executemany(
        insert("copies", ("article", "feed", "outlet", "seen_at"), otherwise="ON CONFLICT DO NOTHING"),
        [(one.article, one.feed, one.outlet, at(one.seen_at)) for one in copies],
    )


def recent_stories(db: Database, limit: int, since: datetime) -> list[tuple[StoryId, int]]:
    """Give the stories that grew last, each with how many articles it has."""
    rows = db.conn.execute(
        "SELECT story, max(place) AS last FROM filings WHERE filed_at >= ? GROUP BY story ORDER BY last DESC LIMIT ?",
        (at(since), limit),
    ).fetchall()
    return [
        (
            StoryId(row["story"]),
            db.conn.execute("SELECT count(*) FROM filings WHERE story = ?", (row["story"],)).fetchone()[0],
        )
        for row in rows
    ]


def members(db: Database, id_: str) -> list[Member]:
    """Give the articles of a story, named by itself or by one of its articles, in the order in which they came."""
    rows = db.conn.execute(
        "SELECT * FROM filings JOIN articles ON articles.id = filings.article "
        "WHERE story IN (SELECT story FROM filings WHERE article = ? OR story = ?) ORDER BY place",
        (id_, id_),
    )
    return [_to_member(row, _copies(db, row["article"])) for row in rows]


def _copies(db: Database, article: str) -> tuple[Copy, ...]:
    rows = db.conn.execute("SELECT * FROM copies WHERE article = ? ORDER BY seen_at, feed", (article,))
    return tuple(
        Copy(
            article=ArticleId(article),
            feed=FeedId(row["feed"]),
            outlet=row["outlet"],
            seen_at=datetime.fromisoformat(row["seen_at"]),
        )
        for row in rows
    )


def _to_member(row: sqlite3.Row, copies: tuple[Copy, ...]) -> Member:
    verdict = Verdict(
        story=StoryId(row["story"]),
        likeness=row["likeness"],
        nearest=row["nearest"],
        near_duplicate_of=row["near_duplicate_of"],
        shared=tuple((piece, weight) for piece, weight in json.loads(row["shared"])),
    )
    article = to_article(row)
    text = article.text
    return Member(
        article=article,
        story=verdict.story,
        verdict=verdict,
        shingles=shingles_of(text.title, text.lead, text.body),
        copies=copies,
        by_hand=bool(row["by_hand"]),
    )


def refile(db: Database, articles: Collection[ArticleId], story: StoryId) -> None:
    """Put articles under a story by hand."""
    with db.atomic():
        db.conn.executemany(
            "UPDATE filings SET story = ?, by_hand = 1 WHERE article = ?", [(story, article) for article in articles]
        )
        db.conn.executemany("UPDATE outbox SET story = ? WHERE article = ?", [(story, article) for article in articles])
