"""The statements about deliveries, attempts, chats and who may send: each is one transaction, or one reading."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.alerts.settling import told_at
from bot.model.alerts import AlertId, Delivery, DeliveryState
from bot.model.channels import ChannelId
from bot.model.sending import Attempt, AttemptKind, Chat, ChatId, Proof, Seat
from bot.stores.sqlite.outbox_rows import (
    DELIVERY_COLUMNS,
    alert_text,
    from_delivery,
    to_attempt,
    to_chat,
    to_delivery,
)
from bot.stores.sqlite.rows import NEVER, at, from_moment, insert, to_moment

_ORDER = "coalesce(part, 0) = 0, priority <> 'urgent', coalesce(kind, 'alert') = 'alert', published_at, rowid"
"""Of what was published at the same moment, the row that was written first goes first."""
_ATTEMPTS_KEPT = timedelta(days=31)
_CHANNELS = (
    "WITH RECURSIVE next (channel) AS (SELECT min(channel) FROM outbox WHERE state = :state UNION ALL "
    "SELECT (SELECT min(outbox.channel) FROM outbox WHERE state = :state AND outbox.channel > next.channel) FROM next "
    "WHERE next.channel IS NOT NULL) "
)
"""The channels that have something in a state: a jump from one to the next, however much waits for each."""


def heads(db: Database, now: datetime) -> list[Delivery]:
    """Give what each channel is to be sent next."""
    found: dict[str, sqlite3.Row] = {}
    for state, due_at in (("unconfirmed", "9999"), ("pending", at(now)), ("grown", at(now))):
        rows = db.conn.execute(
            f"{_CHANNELS} SELECT outbox.*, outbox.rowid AS place FROM next JOIN outbox ON outbox.rowid = ("  # noqa: S608
            "SELECT rowid FROM outbox WHERE state = :state AND channel = next.channel AND due_at <= :due_at "
            f"ORDER BY {_ORDER} LIMIT 1)",
            {"state": state, "due_at": due_at},
        )
        for row in rows:
            found.setdefault(row["channel"], row)
    ordered = sorted(found.values(), key=lambda row: (row["priority"] != "urgent", row["published_at"], row["place"]))
    return [to_delivery(row) for row in ordered]


def record(db: Database, deliveries: Sequence[Delivery]) -> int:
    """Keep what was decided of deliveries, unless their rows changed since."""
    with db.atomic():
        return sum(_write(db, one) for one in deliveries)


def _write(db: Database, one: Delivery) -> bool:
    cursor = db.conn.execute(
        "UPDATE outbox SET state = ?, due_at = ?, attempts = ?, message = ?, error = ?, sent_at = ?, digest = ?, "
        "hold = ?, part = ?, form = ?, doubts = ?, reply_to = ?, token = token + 1 WHERE id = ? AND token = ?",
        (
            one.state, at(one.due_at), one.attempts, one.message, one.error, from_moment(one.sent_at), one.digest,
            one.hold, one.part, one.form, one.doubts, one.reply_to, one.alert.id, one.token,
        ),
    )  # fmt: skip
    if cursor.rowcount == 1 and one.state is DeliveryState.SENT and (one.members or one.alert.growth):
        db.conn.execute(
            "UPDATE outbox SET state = 'sent', message = :message, sent_at = :at, token = token + 1 WHERE "
            "state = 'collapsed' AND digest IN (SELECT :id UNION SELECT id FROM outbox WHERE digest = :id)",
            {"message": one.message, "at": from_moment(told_at(one)), "id": one.alert.id},
        )
    return cursor.rowcount == 1


class _ChangedMeanwhileError(Exception):
    """Ends a transaction without a trace."""


def _must_write(db: Database, one: Delivery) -> None:
    if not _write(db, one):
        raise _ChangedMeanwhileError


def rewrite(db: Database, deliveries: Sequence[Delivery]) -> bool:
    """Keep what was decided of deliveries, with what they say."""
    try:
        with db.atomic():
            for one in deliveries:
                _must_write(db, one)
                said = (alert_text(one.alert), one.alert.priority, one.alert.id)
                db.conn.execute("UPDATE outbox SET alert = ?, priority = ? WHERE id = ?", said)
    except _ChangedMeanwhileError:
        return False
    return True


def collapse(db: Database, digest: Delivery, members: Sequence[Delivery], now: datetime) -> bool:
    """Queue a digest and let its members be told in it."""
    try:
        with db.atomic():
            db.conn.execute(insert("outbox", DELIVERY_COLUMNS), from_delivery(digest, now))
            for one in members:
                told = replace(one, state=DeliveryState.COLLAPSED, digest=digest.alert.id, hold=None)
                _must_write(db, told)
    except (_ChangedMeanwhileError, sqlite3.IntegrityError):
        return False
    return True


def deliveries(db: Database, state: DeliveryState) -> list[Delivery]:
    """Give all deliveries in a state."""
    return [to_delivery(row) for row in db.conn.execute("SELECT * FROM outbox WHERE state = ? ORDER BY id", (state,))]


def find_delivery(db: Database, id_: AlertId) -> Delivery | None:
    """Give one delivery."""
    row = db.conn.execute("SELECT * FROM outbox WHERE id = ?", (id_,)).fetchone()
    return to_delivery(row) if row else None


def next_due_at(db: Database) -> datetime | None:
    """Give when the next delivery is due."""
    row = db.conn.execute(
        "SELECT min(due_at) FROM outbox WHERE state IN ('new', 'pending', 'unconfirmed', 'grown') "
        "OR (state = 'held' AND hold <> 'person')"
    ).fetchone()
    return to_moment(row[0])


def released_first_alerts(db: Database, since: datetime) -> int:
    """Count the alerts of first polls that were let go."""
    row = db.conn.execute(
        "SELECT count(*) FROM outbox "
        "WHERE is_first_run = 1 AND queued_at >= ? AND state NOT IN ('first_run', 'unsent')",
        (at(since),),
    ).fetchone()
    return int(row[0])


def park(db: Database, channels: Collection[ChannelId], why: str) -> int:
    """Park all that is pending for some channels."""
    with db.atomic():
        return sum(
            db.conn.execute(
                "UPDATE outbox SET state = 'parked', error = ?, token = token + 1 "
                "WHERE channel = ? AND state = 'pending'",
                (why, channel),
            ).rowcount
            for channel in channels
        )


def take_seat(db: Database, name: str, owner: str, now: datetime, lease: timedelta, *, is_alone: bool) -> Seat | None:
    """Become, or stay, the one who sends as a bot; and forget attempts of long ago whose end is known."""
    with db.atomic():
        db.conn.execute(
            insert("senders", ("name", "owner", "fence", "lease_until"), otherwise="ON CONFLICT DO NOTHING"),
            (name, owner, 0, NEVER),
        )
        row = db.conn.execute(
            "UPDATE senders SET fence = fence + (owner <> ? OR fence = 0), owner = ?, lease_until = ? "
            "WHERE name = ? AND (owner = ? OR lease_until <= ? OR ?) RETURNING *",
            (owner, owner, at(now + lease), name, owner, at(now), int(is_alone)),
        ).fetchone()
        if row:
            db.conn.execute(
                "DELETE FROM attempts WHERE ended_at < ? AND (outcome <> 'unknown' OR kind <> 'send')",
                (at(now - _ATTEMPTS_KEPT),),
            )
    return Seat(name=name, fence=row["fence"], not_before=to_moment(row["not_before"])) if row else None


def leave_seat(db: Database, seat: Seat) -> None:
    """Let another take over at once."""
    with db.atomic():
        db.conn.execute(
            "UPDATE senders SET lease_until = ? WHERE name = ? AND fence = ?", (NEVER, seat.name, seat.fence)
        )


def quieten(db: Database, seat: Seat) -> None:
    """Keep until when the whole bot is to be quiet."""
    with db.atomic():
        db.conn.execute(
            "UPDATE senders SET not_before = ? WHERE name = ? AND fence = ?",
            (from_moment(seat.not_before), seat.name, seat.fence),
        )


def _holds(db: Database, seat: Seat) -> bool:
    row = db.conn.execute("SELECT fence FROM senders WHERE name = ?", (seat.name,)).fetchone()
    return bool(row and row["fence"] == seat.fence)


_ATTEMPT_COLUMNS = (
    "delivery", "chat", "kind", "part", "floor", "fingerprint", "began_at", "ended_at", "outcome", "message",
)  # fmt: skip


def open_attempt(db: Database, attempt: Attempt, delivery: Delivery, seat: Seat) -> tuple[Attempt, Delivery] | None:
    """Note that a call is about to be made."""
    is_write = attempt.kind is not AttemptKind.PROBE
    begun = replace(delivery, state=DeliveryState.SENDING, attempts=delivery.attempts + 1) if is_write else delivery
    with db.atomic():
        if not _holds(db, seat) or not _write(db, begun):
            return None
        values = (
            attempt.delivery, attempt.chat, attempt.kind, attempt.part, attempt.floor, attempt.fingerprint,
            at(attempt.began_at), None, None, None,
        )  # fmt: skip
        id_ = db.conn.execute(insert("attempts", _ATTEMPT_COLUMNS), values).lastrowid
    return replace(attempt, id=id_ or 0), replace(begun, token=begun.token + 1)


def close_attempt(db: Database, attempt: Attempt, delivery: Delivery, chat: Chat, seat: Seat) -> bool:
    """Keep how a call ended and what becomes of its delivery and chat."""
    with db.atomic():
        if not _holds(db, seat) or not _write(db, delivery):
            return False
        db.conn.execute(
            "UPDATE attempts SET ended_at = ?, outcome = ?, message = ? WHERE id = ?",
            (from_moment(attempt.ended_at), attempt.outcome, attempt.message, attempt.id),
        )
        _keep_chat(db, chat)
    return True


def attempts_since(db: Database, moment: datetime) -> list[Attempt]:
    """Give the attempts that began or ended since then."""
    rows = db.conn.execute(
        "SELECT * FROM attempts WHERE began_at >= ? OR ended_at >= ? OR ended_at IS NULL ORDER BY id",
        (at(moment), at(moment)),
    )
    return [to_attempt(row) for row in rows]


def unknown_attempts(db: Database, delivery: AlertId) -> list[Attempt]:
    """Give the sends of a delivery of which nobody knows whether they arrived."""
    rows = db.conn.execute(
        "SELECT * FROM attempts WHERE delivery = ? AND kind = 'send' AND coalesce(outcome, 'unknown') = 'unknown' "
        "ORDER BY id",
        (delivery,),
    )
    return [to_attempt(row) for row in rows]


def known_messages(db: Database, chat: ChatId, above: int) -> frozenset[int]:
    """Give the ids of messages known as ours."""
    rows = db.conn.execute("SELECT message FROM attempts WHERE chat = ? AND message > ?", (chat, above))
    return frozenset(row["message"] for row in rows)


def chats(db: Database) -> Mapping[ChatId, Chat]:
    """Give what is known of chats and topics."""
    return {ChatId(row["id"]): to_chat(row) for row in db.conn.execute("SELECT * FROM chats")}


def keep_chat(db: Database, chat: Chat) -> None:
    """Keep what is known of a chat."""
    with db.atomic():
        _keep_chat(db, chat)


def _keep_chat(db: Database, chat: Chat) -> None:
    values = (chat.id, chat.paused, from_moment(chat.not_before), chat.last_message, chat.moved_to, chat.told)
    columns = ("id", "paused", "not_before", "last_message", "moved_to", "told")
    db.conn.execute(
        insert(
            "chats",
            columns,
            otherwise="ON CONFLICT DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in columns[1:]),
        ),
        values,
    )


def move_chat(db: Database, old: ChatId, new: ChatId) -> None:
    """Let a chat go by its new name everywhere."""
    with db.atomic():
        # A supergroup numbers its messages anew.
        db.conn.execute("UPDATE attempts SET chat = ?, floor = NULL, message = NULL WHERE chat = ?", (new, old))
        db.conn.execute("UPDATE chats SET moved_to = ? WHERE moved_to = ?", (new, old))
        _keep_chat(db, Chat(id=old, moved_to=new))
        db.conn.execute("UPDATE chats SET moved_to = NULL WHERE id = ?", (new,))


def keep_proof(db: Database, proof: Proof) -> None:
    """Keep that reading back works in a chat."""
    with db.atomic():
        db.conn.execute(
            "INSERT INTO proofs (chat, proved_at) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET proved_at = excluded.proved_at",
            (proof.chat, at(proof.proved_at)),
        )


def proofs(db: Database) -> list[Proof]:
    """Give the chats in which reading back was proved."""
    rows = db.conn.execute("SELECT * FROM proofs ORDER BY chat")
    return [Proof(chat=ChatId(row["chat"]), proved_at=datetime.fromisoformat(row["proved_at"])) for row in rows]
