"""Pruning: articles of long ago go, with all that hangs on them, a slice a transaction.

Their names stay, eight bytes each, so that an old item that still stands in a feed is not told again.
"""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import blake2b

from sqlite_utils import Database

from bot.model.alerts import SETTLED
from bot.model.reports import Pruned
from bot.stores.sqlite.histories import prune_rule_sets
from bot.stores.sqlite.rows import at

_REMEMBERED = timedelta(days=730)
_PARTS = 1024
"""Of the remembered names a part is swept each hour."""
_AMONG = "IN (SELECT value FROM json_each(?))"
_SETTLED = ", ".join(f"'{state}'" for state in SETTLED)


def forgotten(db: Database, names: Collection[str]) -> frozenset[str]:
    """Give those of the names that articles had which are pruned."""
    numbers = {_number(name): name for name in names}
    rows = db.conn.execute(f"SELECT name FROM forgotten WHERE name {_AMONG}", (json.dumps(list(numbers)),))  # noqa: S608
    return frozenset(numbers[row[0]] for row in rows)


def prune(db: Database, before: datetime, now: datetime, limit: int) -> Pruned:
    """Delete the oldest articles not seen since then whose alerts are settled and as old, at most so many.

    The article filed last stays, whatever its age: places in the order of filing must not be given twice.
    """
    with db.atomic():
        # The first statement writes, so that the transaction begins with the lock and reads nothing stale.
        rows = db.conn.execute(
            "DELETE FROM articles WHERE id IN (SELECT id FROM articles WHERE first_seen_at < :before "  # noqa: S608
            "AND id <> coalesce((SELECT article FROM filings ORDER BY place DESC LIMIT 1), '') "
            "AND NOT EXISTS (SELECT 1 FROM outbox WHERE article = articles.id "
            f"AND (state NOT IN ({_SETTLED}) OR coalesce(sent_at, queued_at) >= :before)) "
            "ORDER BY first_seen_at LIMIT :limit) RETURNING id",
            {"before": at(before), "limit": limit},
        ).fetchall()
        ids = json.dumps([row[0] for row in rows])
        names = db.conn.execute(f"SELECT key FROM identities WHERE article {_AMONG}", (ids,)).fetchall()  # noqa: S608
        db.conn.executemany(
            "INSERT OR REPLACE INTO forgotten (name, forgotten_on) VALUES (?, ?)",
            [(_number(row[0]), now.toordinal()) for row in names],
        )
        db.conn.execute(
            f"DELETE FROM clippings WHERE place IN (SELECT place FROM filings WHERE article {_AMONG})",  # noqa: S608
            (ids,),
        )
        for table in with_article(db):
            db.conn.execute(f"DELETE FROM {table} WHERE article {_AMONG}", (ids,))  # noqa: S608
        alerts = [row[0] for row in db.conn.execute(f"DELETE FROM outbox WHERE article {_AMONG} RETURNING id", (ids,))]  # noqa: S608
        if len(rows) < limit:
            alerts += _prune_rest(db, before, now, limit)
        for table, column in (("attempts", "delivery"), ("votes", "alert")):
            db.conn.execute(f"DELETE FROM {table} WHERE {column} {_AMONG}", (json.dumps(alerts),))  # noqa: S608
    return Pruned(articles=len(rows), alerts=len(alerts), is_all=max(len(rows), len(alerts)) < limit)


def with_article(db: Database) -> list[str]:
    """Give the tables whose rows belong to the article in their column of that name; the outbox is one for itself."""
    rows = db.conn.execute(
        "SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns "
        "WHERE tables.sql LIKE 'CREATE TABLE%' AND columns.name = 'article' AND tables.name <> 'outbox'"
    )
    return [row[0] for row in rows]


def _prune_rest(db: Database, before: datetime, now: datetime, limit: int) -> list[str]:
    """Delete what belongs to no one article: lists that were sent, paces, and names of long ago."""
    db.conn.execute("DELETE FROM paces WHERE hour < ?", (at(before),))
    prune_rule_sets(db, before)
    width = (1 << 64) // _PARTS
    start = int(now.timestamp()) // 3600 % _PARTS * width - (1 << 63)
    db.conn.execute(
        "DELETE FROM forgotten WHERE name BETWEEN ? AND ? AND forgotten_on < ?",
        (start, start + width - 1, (now - _REMEMBERED).toordinal()),
    )
    lists = db.conn.execute(
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox "  # noqa: S608 - our own names
        f"WHERE state IN ({_SETTLED}) AND due_at < :before AND coalesce(sent_at, queued_at) < :before "
        "AND kind = 'digest' LIMIT :limit) RETURNING id",
        {"before": at(before), "limit": limit},
    )
    return [row[0] for row in lists]


def _number(name: str) -> int:
    """Give the number that stands for a name: the same in every process."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
