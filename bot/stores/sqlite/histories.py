"""Kept rule sets, and what became of an article: each function is one transaction, or one reading."""

import json
import re
import unicodedata
import zlib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from hashlib import blake2b

from sqlite_utils import Database

from bot.model.alerts import AlertId, Delivery
from bot.model.articles import Article, ArticleId
from bot.model.feeds import FeedId
from bot.model.histories import KeptMatch, Load, Record, RuleSet, Sending
from bot.model.rules import RuleId, Version
from bot.model.sending import ChatId
from bot.model.volumes import Figures
from bot.stores.sqlite import polls, stories
from bot.stores.sqlite.connection import Connection
from bot.stores.sqlite.outbox_rows import to_attempt, to_delivery
from bot.stores.sqlite.rows import at, to_article

_MOST_WORDS = 40
_MOST_TITLED = 200
_DOTTED = "iI\u0131\u0130"


class SqliteHistories:
    """See `ports.Histories`."""

    _reader: Connection
    _writer: Connection

    async def keep_rule_set(self, rule_set: RuleSet, now: datetime, *, is_loaded: bool = True) -> None:
        """See `ports.RuleSets`."""
        await self._writer.run(lambda db: _keep_rule_set(db, rule_set, now, is_loaded=is_loaded))

    async def loads(self) -> list[Load]:
        """See `ports.RuleSets`."""
        return await self._reader.run(_loads)

    async def never_loaded(self) -> list[Version]:
        """See `ports.RuleSets`."""
        return await self._reader.run(_never_loaded)

    async def find_rule_set(self, version: Version) -> RuleSet | None:
        """See `ports.RuleSets`."""
        return await self._reader.run(lambda db: _find_rule_set(db, version))

    async def figures(self, since: datetime) -> Mapping[RuleId, Figures]:
        """See `ports.RuleFigures`."""
        return await self._reader.run(lambda db: _figures(db, since))

    async def volumes(self, since: datetime) -> Mapping[RuleId, Mapping[date, int]]:
        """See `ports.RuleSets`."""
        return await self._reader.run(lambda db: _volumes(db, since))

    async def on_page(self, canonical: str) -> list[Article]:
        """See `ports.Histories`."""
        return await self._reader.run(lambda db: _on_page(db, canonical))

    async def find_sent(self, chats: Collection[ChatId], message: int) -> AlertId | None:
        """See `ports.Histories`."""
        return await self._reader.run(lambda db: _find_sent(db, chats, message))

    async def find_record(self, article: ArticleId) -> Record | None:
        """See `ports.Histories`."""
        return await self._reader.run(lambda db: _find_record(db, article))

    async def feeds_of(self, host: str) -> list[FeedId]:
        """See `ports.Histories`."""
        return await self._reader.run(lambda db: _feeds_of(db, host))

    async def titled(self, headline: str) -> list[Article]:
        """See `ports.Histories`."""
        return await self._reader.run(lambda db: _titled(db, headline))


def _keep_rule_set(db: Database, rule_set: RuleSet, now: datetime, *, is_loaded: bool) -> None:
    """Keep a set and that it was loaded."""
    files = {name: (blake2b(body, digest_size=16).hexdigest(), body) for name, body in rule_set.files.items()}
    last = db.conn.execute("SELECT version FROM rule_loads ORDER BY id DESC LIMIT 1").fetchone()
    with db.atomic():
        if not db.conn.execute("SELECT 1 FROM rule_sets WHERE version = ?", (rule_set.version,)).fetchone():
            db.conn.executemany(
                "INSERT OR IGNORE INTO rule_files (hash, content) VALUES (?, ?)",
                [(hash_, zlib.compress(body)) for hash_, body in files.values()],
            )
            names = json.dumps({name: hash_ for name, (hash_, _) in files.items()}, ensure_ascii=False)
            db.conn.execute("INSERT INTO rule_sets (version, files) VALUES (?, ?)", (rule_set.version, names))
        if is_loaded and (last is None or last["version"] != rule_set.version):
            db.conn.execute("INSERT INTO rule_loads (version, loaded_at) VALUES (?, ?)", (rule_set.version, at(now)))


def _loads(db: Database) -> list[Load]:
    """Give which sets were loaded, the newest first."""
    rows = db.conn.execute("SELECT version, loaded_at FROM rule_loads ORDER BY id DESC")
    return [Load(version=row["version"], loaded_at=datetime.fromisoformat(row["loaded_at"])) for row in rows]


def _never_loaded(db: Database) -> list[Version]:
    """Give the kept sets that no bot has worked with, the latest first."""
    select = "SELECT version FROM rule_sets WHERE version NOT IN (SELECT version FROM rule_loads) ORDER BY rowid DESC"
    return [Version(row["version"]) for row in db.conn.execute(select)]


def _find_rule_set(db: Database, version: Version) -> RuleSet | None:
    """Give a kept set."""
    row = db.conn.execute("SELECT files FROM rule_sets WHERE version = ?", (version,)).fetchone()
    if row is None:
        return None
    content = "SELECT content FROM rule_files WHERE hash = ?"
    files = {
        name: zlib.decompress(db.conn.execute(content, (hash_,)).fetchone()[0])
        for name, hash_ in json.loads(row["files"]).items()
    }
    return RuleSet(version=version, files=files)


def prune_rule_sets(db: Database, before: datetime) -> None:
    """Forget sets that were no longer in force at a moment, and have not been since."""
    gone = db.conn.execute(
        "DELETE FROM rule_loads WHERE id < (SELECT max(id) FROM rule_loads WHERE loaded_at <= ?) RETURNING version",
        (at(before),),
    ).fetchall()
    if gone:
        versions = json.dumps([row["version"] for row in gone])
        db.conn.execute(
            "DELETE FROM rule_sets WHERE version IN (SELECT value FROM json_each(?)) "
            "AND version NOT IN (SELECT version FROM rule_loads)",
            (versions,),
        )
        db.conn.execute(
            "DELETE FROM rule_files WHERE hash NOT IN (SELECT value FROM rule_sets, json_each(rule_sets.files))"
        )


def _volumes(db: Database, since: datetime) -> Mapping[RuleId, Mapping[date, int]]:
    """Count the articles each rule has matched since then, by the day."""
    found: dict[RuleId, dict[date, int]] = {}
    rows = db.conn.execute(
        "SELECT rule, substr(matched_at, 1, 10) AS day, count(*) AS articles FROM matches WHERE matched_at >= ? "
        "GROUP BY rule, day ORDER BY rule, day",
        (at(since),),
    )
    for row in rows:
        found.setdefault(RuleId(row["rule"]), {})[date.fromisoformat(row["day"])] = row["articles"]
    return found


def _figures(db: Database, since: datetime) -> Mapping[RuleId, Figures]:
    """Give what each rule came to that matched anything since then."""
    languages: dict[str, list[tuple[str, int]]] = {}
    for row in db.conn.execute(
        "SELECT rule, coalesce(language, '?') AS tag, count(*) AS articles FROM matches "
        "JOIN articles ON articles.id = article WHERE matched_at >= ? GROUP BY rule, tag ORDER BY articles DESC, tag",
        (at(since),),
    ):
        languages.setdefault(row["rule"], []).append((row["tag"], row["articles"]))
    told = dict[str, int](
        tuple(row)
        for row in db.conn.execute(
            "SELECT json_extract(value, '$[0]') AS rule, count(*) FROM outbox, json_each(outbox.alert, '$.reasons') "
            "WHERE state = 'sent' AND coalesce(kind, 'alert') = 'alert' AND queued_at >= ? GROUP BY rule",
            (at(since),),
        )
    )
    rows = db.conn.execute(
        "SELECT rule, count(*) AS articles, count(DISTINCT coalesce(story, matches.article)) AS stories, "
        "max(matched_at) AS last_at FROM matches LEFT JOIN filings ON filings.article = matches.article "
        "WHERE matched_at >= ? GROUP BY rule",
        (at(since),),
    )
    return {
        RuleId(row["rule"]): Figures(
            articles=row["articles"],
            stories=row["stories"],
            alerts=told.get(row["rule"], 0),
            languages=tuple(languages.get(row["rule"], ())),
            last_at=datetime.fromisoformat(row["last_at"]),
        )
        for row in rows
    }


def _on_page(db: Database, canonical: str) -> list[Article]:
    """Give the articles any feed has brought under an address, the newest first."""
    rows = db.conn.execute(
        "SELECT * FROM articles WHERE id IN (SELECT article FROM identities WHERE key > ? AND key < ?) "
        "ORDER BY first_seen_at DESC",
        (f"page {canonical} ", f"page {canonical}!"),
    )
    return [to_article(row) for row in rows]


def _titled(db: Database, headline: str) -> list[Article]:
    """Give articles by the words of their title."""
    words = sorted(set(re.findall(r"\w+", headline)), key=lambda word: (not word.isascii(), -len(word)))[:_MOST_WORDS]
    if not words:
        return []
    wanted = " AND ".join("title LIKE ?" if word.isascii() else "title GLOB ?" for word in words)
    # With the plus the table is read from end to end, which is faster than row by row in the order of the index.
    ids = f"SELECT rowid FROM articles WHERE {wanted} ORDER BY +first_seen_at DESC LIMIT ?"  # noqa: S608
    found = f"SELECT * FROM articles WHERE rowid IN ({ids}) ORDER BY first_seen_at DESC"  # noqa: S608
    return [to_article(row) for row in db.conn.execute(found, (*map(_pattern, words), _MOST_TITLED))]


def _pattern(word: str) -> str:
    """Give what LIKE, which is fast but knows the cases of ASCII alone, or else GLOB takes for a word."""
    return f"%{re.sub('[iI]', '_', word)}%" if word.isascii() else f"*{''.join(map(_either_case, word))}*"


def _either_case(char: str) -> str:
    """Give what GLOB takes for a letter, whatever its case or accent; one without an accent stands for itself."""
    if char in _DOTTED:
        return f"[{_DOTTED}]"
    if not char.isascii() and (char == "\u00df" or unicodedata.decomposition(char)):
        return "?"
    return f"[{char.lower()}{char.upper()}]" if char.lower() != char.upper() else char


def _find_sent(db: Database, chats: Collection[ChatId], message: int) -> AlertId | None:
    """Give what was sent as a message of one of these chats."""
    rows = db.conn.execute("SELECT delivery, chat FROM attempts WHERE message = ? AND kind <> 'probe'", (message,))
    return next((AlertId(row["delivery"]) for row in rows if row["chat"] in chats), None)


def _find_record(db: Database, id_: ArticleId) -> Record | None:
    """Give all that is kept of an article's way."""
    row = db.conn.execute("SELECT * FROM articles WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return None
    matches = db.conn.execute("SELECT * FROM matches WHERE article = ? ORDER BY matched_at, rule", (id_,))
    outbox = db.conn.execute("SELECT * FROM outbox WHERE article = ? ORDER BY queued_at, channel", (id_,)).fetchall()
    return Record(
        article=to_article(row),
        version=Version(row["version"] or ""),
        revisions=tuple(polls.revisions(db, id_)),
        matches=tuple(
            KeptMatch(
                rule=RuleId(one["rule"]),
                version=Version(one["version"] or ""),
                matched_at=datetime.fromisoformat(one["matched_at"]),
            )
            for one in matches
        ),
        members=tuple(stories.members(db, id_)),
        sendings=tuple(
            _sending(db, to_delivery(one), queued_at=datetime.fromisoformat(one["queued_at"])) for one in outbox
        ),
    )


def _sending(db: Database, delivery: Delivery, *, queued_at: datetime) -> Sending:
    sent_as = delivery.digest or delivery.alert.id
    rows = db.conn.execute("SELECT * FROM attempts WHERE delivery = ? ORDER BY id", (sent_as,))
    title = db.conn.execute(
        "SELECT json_extract(alert, '$.title') FROM outbox WHERE id = ?", (delivery.digest,)
    ).fetchone()
    listed = db.conn.execute(
        "SELECT json_extract(list.alert, '$.title') FROM outbox AS told JOIN outbox AS list ON list.id = told.digest "
        "WHERE told.channel = ? AND told.story = ? AND list.kind = 'digest' AND list.queued_at < ? LIMIT 1",
        (delivery.alert.channel, delivery.story, at(queued_at)),
    ).fetchone()
    return Sending(
        delivery=delivery,
        queued_at=queued_at,
        attempts=tuple(map(to_attempt, rows)),
        within=title[0] if title else "",
        listed=listed[0] if listed else "",
    )


def _feeds_of(db: Database, host: str) -> list[FeedId]:
    """Give the feeds that have brought pages of a host."""
    pages = "SELECT 1 FROM identities WHERE key > ? AND key < ? LIMIT 1"
    ids = [row["id"] for row in db.conn.execute("SELECT id FROM feeds ORDER BY id").fetchall()]
    return [
        FeedId(id_) for id_ in ids if db.conn.execute(pages, (f"link {id_} {host}/", f"link {id_} {host}0")).fetchone()
    ]
