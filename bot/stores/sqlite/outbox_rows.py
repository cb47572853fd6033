"""Rows of the outbox, of attempts and chats to model objects and back."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, Form, Hold, Kind, Mark, Reason
from bot.model.articles import ArticleId, ChangeKind, Field
from bot.model.channels import ChannelId
from bot.model.feeds import Rights
from bot.model.growth import Correction, Growth, Retelling
from bot.model.rules import Priority, Span, Version
from bot.model.sending import Attempt, AttemptKind, AttemptOutcome, Chat, ChatId
from bot.model.stories import StoryId
from bot.stores.sqlite.rows import NEVER, at, from_moment, to_moment

DELIVERY_COLUMNS = (
    "id", "channel", "article", "priority", "state", "due_at", "lease_until", "token", "attempts", "alert", "message",
    "error", "published_at", "queued_at", "sent_at", "is_first_run", "kind", "members", "digest", "hold", "part",
    "form", "doubts", "story", "reply_to",
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
        alert_text(alert),
        delivery.message,
        delivery.error,
        at(alert.published_at or alert.first_seen_at),
        at(queued_at),
        from_moment(delivery.sent_at),
        int(delivery.state is DeliveryState.FIRST_RUN),
        delivery.kind.value,
        json.dumps([_from_alert(one) for one in delivery.members], ensure_ascii=False) if delivery.members else None,
        delivery.digest,
        delivery.hold,
        delivery.part,
        delivery.form.value,
        delivery.doubts,
        delivery.story,
        delivery.reply_to,
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
        kind=Kind(row["kind"] or Kind.ALERT),
        members=tuple(_to_alert(one) for one in json.loads(row["members"] or "[]")),
        digest=AlertId(row["digest"]) if row["digest"] else None,
        hold=Hold(row["hold"]) if row["hold"] else None,
        part=row["part"] or 0,
        form=Form(row["form"] or Form.MARKED_UP),
        doubts=row["doubts"] or 0,
        story=StoryId(row["story"]) if row["story"] else None,
        reply_to=row["reply_to"],
    )


def to_attempt(row: sqlite3.Row) -> Attempt:
    """Give the attempt of a row."""
    return Attempt(
        id=row["id"],
        delivery=AlertId(row["delivery"]),
        chat=ChatId(row["chat"]),
        kind=AttemptKind(row["kind"]),
        part=row["part"] or 0,
        floor=row["floor"],
        fingerprint=row["fingerprint"] or "",
        began_at=datetime.fromisoformat(row["began_at"]),
        ended_at=to_moment(row["ended_at"]),
        outcome=AttemptOutcome(row["outcome"]) if row["outcome"] else None,
        message=row["message"],
    )


def to_chat(row: sqlite3.Row) -> Chat:
    """Give what is known of a chat."""
    return Chat(
        id=ChatId(row["id"]),
        paused=row["paused"],
        not_before=to_moment(row["not_before"]),
        last_message=row["last_message"],
        moved_to=ChatId(row["moved_to"]) if row["moved_to"] else None,
        told=row["told"],
    )


def alert_text(alert: Alert) -> str:
    """Give an alert as it is kept."""
    return json.dumps(_from_alert(alert), ensure_ascii=False)


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
        "version": alert.version,
        "growth": _from_growth(alert.growth) if alert.growth else None,
        "correction": _from_correction(alert.correction) if alert.correction else None,
        **({"alone": alert.alone} if alert.alone else {}),
    }


def _from_growth(growth: Growth) -> dict[str, Any]:
    return {
        "others": [[one.article, one.title, one.url, one.outlet, one.language, at(one.at)] for one in growth.others],
        "sources": growth.sources,
        "first": growth.first,
        "is_first_certain": growth.is_first_certain,
        "corrections": [_from_correction(one) for one in growth.corrections],
    }


def _from_correction(one: Correction) -> list[str]:
    return [one.article, one.outlet, at(one.at), one.kind, one.words]


def _to_correction(data: Sequence[str]) -> Correction:
    article, outlet, moment, kind, words = data
    return Correction(
        article=ArticleId(article), outlet=outlet, at=datetime.fromisoformat(moment), kind=ChangeKind(kind), words=words
    )


def _to_growth(data: dict[str, Any]) -> Growth:
    return Growth(
        others=tuple(
            Retelling(
                article=ArticleId(article), title=title, url=url, outlet=outlet, language=language,
                at=datetime.fromisoformat(moment),
            )
            for article, title, url, outlet, language, moment in data["others"]
        ),
        sources=data["sources"],
        first=data["first"],
        is_first_certain=data["is_first_certain"],
        corrections=tuple(map(_to_correction, data["corrections"])),
    )  # fmt: skip


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
        version=Version(data.get("version", "")),
        growth=_to_growth(data["growth"]) if data.get("growth") else None,
        correction=_to_correction(data["correction"]) if data.get("correction") else None,
        alone=data.get("alone", ""),
    )
