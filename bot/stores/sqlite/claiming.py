"""The feeds as a queue: which are due, who has them, and which hosts are left alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.model.feeds import Feed, FeedId, FeedState
from bot.polling.pacing import SPACING
from bot.stores.sqlite.rows import NEVER, at, from_feed, to_moment, to_state

_FORGET = (
    "etag = NULL, last_modified = NULL, body_hash = NULL, item_hashes = NULL, failures = 0, address = NULL, "
    "moves_to = NULL, whole_at = NULL, distrusted_until = NULL, asked_s = NULL, failing_since = NULL, trouble = NULL"
)


_LOOKED_AT = 10
"""Of a backlog so many times what is wanted is looked at, the longest overdue: a claim costs the same at any size."""


def sync_feeds(db: Database, feeds: Sequence[Feed], now: datetime) -> None:
    """Make the rows those of the configuration."""
    with db.atomic():
        db.conn.execute("UPDATE feeds SET is_enabled = 0")
        db.table("feeds").insert_all([from_feed(feed, now) for feed in feeds], ignore=True)
        # A poll of the old address that is under way must not write over this, so its token is worth nothing now.
        db.conn.executemany(
            "UPDATE feeds SET url = ?, due_at = ?, token = token + 1, lease_until = ?, "  # noqa: S608 - our own names
            f"{_FORGET} WHERE id = ? AND url <> ?",
            [(feed.url, at(now), NEVER, feed.id, feed.url) for feed in feeds],
        )
        db.conn.executemany(
            "UPDATE feeds SET is_enabled = 1, outlet = ?, host = ? WHERE id = ?",
            [(feed.outlet, feed.host, feed.id) for feed in feeds],
        )


def _wanted(now: datetime, polled_before: datetime | None) -> tuple[str, list[str]]:
    """Give the condition for feeds that may be polled, but for their hosts, and its values."""
    free = "is_enabled = 1 AND lease_until <= ? AND "
    if polled_before is None:
        return f"{free} due_at <= ?", [at(now), at(now)]
    is_unread = "(last_poll_at IS NULL OR last_poll_at < ?)"
    is_let = "NOT (coalesce(last_outcome, '') = 'throttled' AND due_at > ?)"
    return f"{free} {is_unread} AND {is_let}", [at(now), at(polled_before), at(now)]


def claim_feeds(
    db: Database, now: datetime, limit: int, lease: timedelta, polled_before: datetime | None
) -> list[tuple[FeedId, FeedState, int]]:
    """Lease feeds that are due, of each host one."""
    wanted, values = _wanted(now, polled_before)
    statement = (
        "UPDATE feeds SET lease_until = ?, token = token + 1 WHERE id IN (SELECT id FROM ("  # noqa: S608 - our own names
        "SELECT id, due_at, row_number() OVER (PARTITION BY coalesce(nullif(host, ''), id) ORDER BY due_at, id) "
        f"AS turn FROM (SELECT id, due_at, host FROM feeds WHERE {wanted} "
        "AND coalesce(host, '') NOT IN (SELECT host FROM hosts WHERE rests_until > ?) ORDER BY due_at LIMIT ?)) "
        "WHERE turn = 1 ORDER BY due_at, id LIMIT ?) RETURNING *"
    )
    with db.atomic():
        rows = db.conn.execute(statement, [at(now + lease), *values, at(now), limit * _LOOKED_AT, limit]).fetchall()
        hosts = {row["host"] for row in rows if row["host"]}
        if hosts:
            db.conn.execute("DELETE FROM hosts WHERE rests_until <= ?", (at(now),))
            leave_alone(db, [(host, at(now + SPACING)) for host in hosts])
    rows.sort(key=lambda row: (row["due_at"], row["id"]))
    return [(FeedId(row["id"]), to_state(row), row["token"]) for row in rows]


def leave_alone(db: Database, hosts: Iterable[tuple[str, str]]) -> None:
    """Leave hosts alone until then, or for longer if something else wants it."""
    db.conn.executemany(
        "INSERT INTO hosts (host, rests_until) VALUES (?, ?) "
        "ON CONFLICT (host) DO UPDATE SET rests_until = max(rests_until, excluded.rests_until)",
        hosts,
    )


def next_claim_at(db: Database, now: datetime, polled_before: datetime) -> datetime | None:
    """Give when a feed gets its turn that waits for nothing but its host."""
    wanted, values = _wanted(now, polled_before)
    row = db.conn.execute(
        "SELECT min(coalesce(rests_until, '')) "  # noqa: S608 - our own names
        f"FROM feeds LEFT JOIN hosts USING (host) WHERE {wanted}",
        values,
    ).fetchone()
    return None if row[0] is None else max(to_moment(row[0]) or now, now)


def spread_overdue(db: Database, now: datetime, each: timedelta) -> None:
    """Let feeds that are overdue be due one after the other, each within its own pace."""
    with db.atomic():
        rows = db.conn.execute(
            "SELECT id, interval_s FROM feeds WHERE is_enabled = 1 AND due_at <= ? AND last_poll_at IS NOT NULL "
            "ORDER BY due_at, id",
            (at(now),),
        ).fetchall()
        db.conn.executemany(
            "UPDATE feeds SET due_at = ? WHERE id = ?",
            [
                (at(now + min(each * place, timedelta(seconds=row["interval_s"] or 0))), row["id"])
                for place, row in enumerate(rows)
            ],
        )


def release_feeds(db: Database, claims: Iterable[tuple[FeedId, int]]) -> None:
    """Give back leases."""
    with db.atomic():
        db.conn.executemany(
            "UPDATE feeds SET lease_until = ? WHERE id = ? AND token = ?",
            [(NEVER, id_, token) for id_, token in claims],
        )


def unread_feeds(db: Database) -> int:
    """Count enabled feeds that have not been polled yet."""
    row = db.conn.execute("SELECT count(*) FROM feeds WHERE is_enabled = 1 AND last_poll_at IS NULL").fetchone()
    return int(row[0])
