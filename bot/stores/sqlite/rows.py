"""Rows to model objects and back."""

import json
import sqlite3
from array import array
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, Mark, Reason
from bot.model.articles import Article, ArticleId, Field, Language, Text
from bot.model.channels import ChannelId
from bot.model.feeds import Feed, FeedId, FeedState, Rights, Validators
from bot.model.rules import Match, Priority, Span

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


STATE_COLUMNS = (
    "due_at", "etag", "last_modified", "body_hash", "item_hashes", "first_polled_at", "last_poll_at", "last_outcome",
    "last_error", "last_item_at", "interval_s", "failures", "articles", "shared_guids",
)  # fmt: skip


def from_state(state: FeedState) -> tuple[Any, ...]:
    """Give the values of `STATE_COLUMNS`."""
    return (
        at(state.due_at),
        state.validators.etag,
        state.validators.last_modified,
        state.body_hash,
        array("q", sorted(state.item_hashes)).tobytes(),
        from_moment(state.first_polled_at),
        from_moment(state.last_poll_at),
        state.last_outcome,
        state.last_error,
        from_moment(state.last_item_at),
        state.interval.total_seconds() if state.interval is not None else None,
        state.failures,
        state.articles,
        int(state.shared_guids),
    )


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
        interval=timedelta(seconds=row["interval_s"]) if row["interval_s"] is not None else None,
        failures=row["failures"] or 0,
        articles=row["articles"] or 0,
        shared_guids=bool(row["shared_guids"]),
    )


ARTICLE_COLUMNS = (
    "id", "feed", "outlet", "country", "url", "title", "lead", "body", "language", "languages", "published_at",
    "first_seen_at",
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
    )


def from_revised(article: Article) -> tuple[Any, ...]:
    """Give what may change of an article, and its id."""
    text, language = article.text, article.language
    return (article.url, text.title, text.lead, text.body, language.tag, " ".join(language.candidates), article.id)


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
    )


def from_match(match: Match) -> str:
    """Give a match's hits as JSON that reads well in the database."""
    return json.dumps(
        [
            {"term": hit.term, "field": hit.span.field, "start": hit.span.start, "end": hit.span.end, "text": hit.text}
            for hit in match.hits
        ],
        ensure_ascii=False,
    )


DELIVERY_COLUMNS = (
    "id", "channel", "article", "priority", "state", "due_at", "lease_until", "token", "attempts", "alert", "message",
    "error", "published_at", "queued_at", "sent_at", "is_first_run",
)  # fmt: skip


def from_delivery(delivery: Delivery, queued_at: datetime) -> tuple[Any, ...]:
    """Give the values of `DELIVERY_COLUMNS`."""
    alert = delivery.alert
    return (
        alert.id,
        alert.channel,
        alert.article,
        alert.priority.value,
        delivery.state.value,
        at(delivery.due_at),
        NEVER,
        delivery.token,
        delivery.attempts,
        json.dumps(_from_alert(alert), ensure_ascii=False),
        delivery.message,
        delivery.error,
        at(alert.published_at or alert.first_seen_at),
        at(queued_at),
        from_moment(delivery.sent_at),
        int(delivery.state is DeliveryState.FIRST_RUN),
    )


def to_delivery(row: sqlite3.Row) -> Delivery:
    """Give the delivery of a row of the outbox."""
    return Delivery(
        alert=_to_alert(json.loads(row["alert"])),
        state=DeliveryState(row["state"]),
        due_at=datetime.fromisoformat(row["due_at"]),
        token=row["token"],
        attempts=row["attempts"] or 0,
        message=row["message"],
        error=row["error"],
        sent_at=to_moment(row["sent_at"]),
    )


def _from_alert(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "channel": alert.channel,
        "article": alert.article,
        "title": alert.title,
        "lead": alert.lead,
        "url": alert.url,
        "outlet": alert.outlet,
        "language": alert.language,
        "published_at": from_moment(alert.published_at),
        "first_seen_at": at(alert.first_seen_at),
        "priority": alert.priority,
        "rights": alert.rights,
        "reasons": [[reason.rule, reason.title] for reason in alert.reasons],
        "marks": [[mark.span.field, mark.span.start, mark.span.end, mark.text] for mark in alert.marks],
        "labels": list(alert.labels),
    }


def _to_alert(data: dict[str, Any]) -> Alert:
    return Alert(
        id=AlertId(data["id"]),
        channel=ChannelId(data["channel"]),
        article=ArticleId(data["article"]),
        title=data["title"],
        lead=data["lead"],
        url=data["url"],
        outlet=data["outlet"],
        language=data["language"],
        published_at=to_moment(data["published_at"]),
        first_seen_at=datetime.fromisoformat(data["first_seen_at"]),
        priority=Priority(data["priority"]),
        rights=Rights(data["rights"]),
        reasons=tuple(Reason(rule=rule, title=title) for rule, title in data["reasons"]),
        marks=tuple(
            Mark(span=Span(field=Field(field), start=start, end=end), text=text)
            for field, start, end, text in data["marks"]
        ),
        labels=tuple(data["labels"]),
    )


def from_feed(feed: Feed, now: datetime) -> dict[str, Any]:
    """Give a new feed's row: due now, never polled."""
    return {
        "id": feed.id,
        "url": feed.url,
        "outlet": feed.outlet,
        "is_enabled": 1,
        "due_at": at(now),
        "lease_until": NEVER,
        "token": 0,
        "failures": 0,
        "articles": 0,
        "shared_guids": 0,
    }
