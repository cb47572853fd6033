"""The statements that decide when alerts are told: each is one transaction, or one reading."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.alerts.breaking import pace_of
from bot.model.alerts import AlertId, Delivery, StoryKey
from bot.model.channels import ChannelId
from bot.model.paces import Backlog, Pace, PaceHour, PaceKey
from bot.model.sending import ChatId
from bot.model.stories import StoryId
from bot.stores.sqlite.outbox import record
from bot.stores.sqlite.outbox_rows import to_delivery
from bot.stores.sqlite.rows import at, from_moment, insert, to_moment

_PACE_COLUMNS = ("channel", "rule", "hour", "fired", "alone", "lists", "last_at")
_MOST_HOURS = 200
"""A week and a day; of a rule that fires seldom as many hours as it takes to know when it was told last."""
_KEPT = timedelta(days=60)
_UNTOUCHED = (
    "(state = 'pending' AND coalesce(kind, 'alert') = 'alert' AND coalesce(part, 0) = 0 AND coalesce(doubts, 0) = 0)"
)


def undecided(db: Database, now: datetime) -> list[Delivery]:
    """Give new alerts, and held ones whose time has come."""
    rows = db.conn.execute(
        "SELECT * FROM outbox WHERE state = 'new' OR (state = 'held' AND due_at <= ? AND hold <> 'person') "
        "ORDER BY published_at, rowid",
        (at(now),),
    )
    return [to_delivery(row) for row in rows]


def paces(db: Database, keys: Collection[PaceKey], now: datetime) -> Mapping[PaceKey, Pace]:
    """Give the paces of rules in channels."""
    return {key: pace_of(_hours(db, key), now) for key in keys}


def _hours(db: Database, key: PaceKey) -> list[PaceHour]:
    values = (*key, _MOST_HOURS)
    rows = db.conn.execute("SELECT * FROM paces WHERE channel = ? AND rule = ? ORDER BY hour DESC LIMIT ?", values)
    return [
        PaceHour(
            hour=datetime.fromisoformat(row["hour"]),
            fired=row["fired"],
            alone=row["alone"],
            lists=row["lists"],
            last_at=to_moment(row["last_at"]),
        )
        for row in rows
    ]


def admit(db: Database, deliveries: Sequence[Delivery], changed: Mapping[PaceKey, Pace]) -> None:
    """Keep what was decided of new alerts, with the paces it was decided by."""
    with db.atomic():
        record(db, deliveries)
        db.conn.executemany(
            insert(
                "paces",
                _PACE_COLUMNS,
                otherwise="ON CONFLICT DO UPDATE SET "
                "fired = excluded.fired, alone = excluded.alone, lists = excluded.lists, last_at = excluded.last_at",
            ),
            [
                (*key, at(hour.hour), hour.fired, hour.alone, hour.lists, from_moment(hour.last_at))
                for key, hour in ((key, pace.now) for key, pace in changed.items())
            ],
        )
        db.conn.executemany(
            "DELETE FROM paces WHERE channel = ? AND rule = ? AND hour < ?",
            [(*key, at(pace.now.hour - _KEPT)) for key, pace in changed.items()],
        )


def backlogs(db: Database) -> Mapping[ChannelId, Backlog]:
    """Give what is pending, by channel."""
    rows = db.conn.execute(
        f"SELECT channel, sum({_UNTOUCHED}) AS alerts, sum(coalesce(kind, 'alert') = 'digest') AS digests, "  # noqa: S608
        f"min(CASE WHEN {_UNTOUCHED} THEN queued_at END) AS oldest_at "
        "FROM outbox WHERE state IN ('pending', 'sending', 'unconfirmed') GROUP BY channel"
    )
    return {
        ChannelId(row["channel"]): Backlog(row["alerts"], row["digests"], to_moment(row["oldest_at"])) for row in rows
    }


def pending(db: Database, channel: ChannelId) -> list[Delivery]:
    """Give what is pending for a channel."""
    rows = db.conn.execute(
        "SELECT * FROM outbox WHERE channel = ? AND state = 'pending' ORDER BY published_at, rowid", (channel,)
    )
    return [to_delivery(row) for row in rows]


def tellings(db: Database, keys: Collection[StoryKey]) -> Mapping[StoryKey, list[Delivery]]:
    """Give the alerts that tell a story, the latest first."""
    return {key: [to_delivery(row) for row in db.conn.execute(_TELLINGS, key)] for key in keys}


_TELLINGS = (
    "SELECT * FROM outbox WHERE channel = ? AND story = ? AND digest IS NULL AND coalesce(kind, 'alert') = 'alert' "
    "AND state IN ('held', 'pending', 'sending', 'unconfirmed', 'sent', 'grown', 'parked') "
    "ORDER BY rowid DESC LIMIT 20"
)


def note_story(db: Database, story: StoryId, now: datetime) -> None:
    """Let alerts that wait for more sources of a story be decided again, within a poll's transaction."""
    db.conn.execute(
        "UPDATE outbox SET due_at = ?, token = token + 1 "
        "WHERE story = ? AND (state = 'new' OR (state = 'held' AND hold = 'sources'))",
        (at(now), story),
    )


def chat_of(db: Database, delivery: AlertId) -> ChatId | None:
    """Give the chat in which a delivery's message stands."""
    select = "SELECT chat FROM attempts WHERE delivery = ? AND message IS NOT NULL ORDER BY id DESC LIMIT 1"
    row = db.conn.execute(select, (delivery,)).fetchone()
    return ChatId(row["chat"]) if row else None
