"""Rows to model objects and back."""

import json
import sqlite3
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.model.articles import Article, ArticleId, Language, Revision, Text
from bot.model.feeds import Feed, FeedId, FeedState, Move, Trouble, TroubleKind, Validators
from bot.model.rules import Match, Version

NEVER = "0001-01-01T00:00:00.000000+00:00"


def to_moment(text: str | None) -> datetime | None:
    """Give the moment of a column, or `None`."""
    return datetime.fromisoformat(text) if text else None


def from_moment(moment: datetime | None) -> str | None:
    """Give a moment as text that sorts as time does."""
    return at(moment) if moment else None


def at(moment: datetime) -> str:
    """Give a moment as text that sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def insert(table: str, columns: Sequence[str], *, otherwise: str = "") -> str:
    """Give the statement that inserts a row of these columns."""
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places}) {otherwise}"  # noqa: S608 - our own names


UNREAD_COLUMNS = (
    "due_at", "etag", "last_modified", "body_hash", "first_polled_at", "last_poll_at", "last_outcome",
    "last_error", "last_item_at", "interval_s", "failures", "articles", "shared_guids",
    "address", "moves_to", "moves_since", "whole_at", "distrusted_until", "asked_s", "last_news_at",
    "failing_since", "lag_s", "trouble", "trouble_why", "trouble_since",
)  # fmt: skip


STATE_COLUMNS = ("item_hashes", "rhythm", *UNREAD_COLUMNS)


def from_read(state: FeedState) -> tuple[bytes, bytes | None]:
    """Give the values of the columns that stand before `UNREAD_COLUMNS` in `STATE_COLUMNS`."""
    return array("q", sorted(state.item_hashes)).tobytes(), state.rhythm or None


def from_unread(state: FeedState) -> tuple[Any, ...]:
    """Give the values of `UNREAD_COLUMNS`."""
    return (
        at(state.due_at),
        state.validators.etag,
        state.validators.last_modified,
        state.body_hash,
        from_moment(state.first_polled_at),
        from_moment(state.last_poll_at),
        state.last_outcome,
        state.last_error,
        from_moment(state.last_item_at),
        _seconds(state.interval),
        state.failures,
        state.articles,
        int(state.shared_guids),
        state.address,
        state.move.to if state.move else None,
        from_moment(state.move.since) if state.move else None,
        from_moment(state.whole_at),
        from_moment(state.distrusted_until),
        _seconds(state.asked),
        from_moment(state.last_news_at),
        from_moment(state.failing_since),
        _seconds(state.lag),
        state.trouble.kind.value if state.trouble else None,
        state.trouble.why if state.trouble else None,
        from_moment(state.trouble.began_at) if state.trouble else None,
    )


def _seconds(length: timedelta | None) -> float | None:
    return length.total_seconds() if length is not None else None


def _length(seconds: float | None) -> timedelta | None:
    return timedelta(seconds=seconds) if seconds is not None else None


def to_state(row: sqlite3.Row) -> FeedState:
    """Give the state of a row of feeds."""
    hashes: array[int] = array("q")
    hashes.frombytes(row["item_hashes"] or b"")
    return FeedState(
        due_at=datetime.fromisoformat(row["due_at"]),
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_hash=row["body_hash"],
        item_hashes=frozenset(hashes),
        first_polled_at=to_moment(row["first_polled_at"]),
        last_poll_at=to_moment(row["last_poll_at"]),
        last_outcome=row["last_outcome"],
        last_error=row["last_error"],
        last_item_at=to_moment(row["last_item_at"]),
        interval=_length(row["interval_s"]),
        failures=row["failures"] or 0,
        articles=row["articles"] or 0,
        shared_guids=bool(row["shared_guids"]),
        address=row["address"],
        move=Move(to=row["moves_to"], since=datetime.fromisoformat(row["moves_since"])) if row["moves_to"] else None,
        whole_at=to_moment(row["whole_at"]),
        distrusted_until=to_moment(row["distrusted_until"]),
        asked=_length(row["asked_s"]),
        rhythm=row["rhythm"] or b"",
        last_news_at=to_moment(row["last_news_at"]),
        failing_since=to_moment(row["failing_since"]),
        lag=_length(row["lag_s"]),
        trouble=_to_trouble(row),
    )


def _to_trouble(row: sqlite3.Row) -> Trouble | None:
    if not row["trouble"]:
        return None
    since = datetime.fromisoformat(row["trouble_since"])
    return Trouble(kind=TroubleKind(row["trouble"]), why=row["trouble_why"], began_at=since)


ARTICLE_COLUMNS = (
    "id", "feed", "outlet", "country", "url", "title", "lead", "body", "language", "languages", "published_at",
    "first_seen_at", "image", "unseen_at",
)  # fmt: skip


def from_article(article: Article) -> tuple[Any, ...]:
    """Give the values of `ARTICLE_COLUMNS`."""
    return (
        article.id,
        article.feed,
        article.outlet,
        article.country,
        article.url,
        article.text.title,
        article.text.lead,
        article.text.body,
        article.language.tag,
        " ".join(article.language.candidates),
        from_moment(article.published_at),
        at(article.first_seen_at),
        article.image,
        from_moment(article.unseen_at),
    )


def from_revised(article: Article, version: Version) -> tuple[Any, ...]:
    """Give what may change of an article, the rules that judged it, and its id."""
    text, language = article.text, article.language
    return (
        article.url,
        text.title,
        text.lead,
        text.body,
        language.tag,
        " ".join(language.candidates),
        version,
        article.id,
    )


def to_article(row: sqlite3.Row) -> Article:
    """Give the article of a row; its identities stand in another table and are not read."""
    return Article(
        id=ArticleId(row["id"]),
        keys=(),
        feed=FeedId(row["feed"]),
        outlet=row["outlet"] or "",
        country=row["country"],
        url=row["url"] or "",
        text=Text(title=row["title"], lead=row["lead"] or "", body=row["body"] or ""),
        language=Language(tag=row["language"], candidates=tuple((row["languages"] or "").split())),
        published_at=to_moment(row["published_at"]),
        first_seen_at=datetime.fromisoformat(row["first_seen_at"]),
        image=row["image"],
        unseen_at=to_moment(row["unseen_at"]),
    )


def to_revision(row: sqlite3.Row) -> Revision:
    """Give the revision of a row."""
    text = Text(title=row["title"] or "", lead=row["lead"] or "", body=row["body"] or "")
    return Revision(text=text, url=row["url"] or "", replaced_at=datetime.fromisoformat(row["replaced_at"]))


def from_match(match: Match) -> str:
    """Give a match's hits as JSON that reads well in the database."""
    return json.dumps(
        [
            {"term": hit.term, "field": hit.span.field, "start": hit.span.start, "end": hit.span.end, "text": hit.text}
            for hit in match.hits
        ],
        ensure_ascii=False,
    )


def from_feed(feed: Feed, now: datetime) -> dict[str, Any]:
    """Give a new feed's row: due now, never polled."""
    return {
        "id": feed.id,
        "url": feed.url,
        "outlet": feed.outlet,
        "host": feed.host,
        "is_enabled": 1,
        "due_at": at(now),
        "lease_until": NEVER,
        "token": 0,
        "failures": 0,
        "articles": 0,
        "shared_guids": 0,
    }
