"""The concordance as tables: for each 262,144 articles, in order of arrival, their words; and what words may come from.

The words stand in an FTS5 table that keeps nothing but which articles hold them. A part is dropped whole once its
articles are gone; with other inflection tables everything is made anew. Words of articles that were reworded since
stay: too many articles are found, never too few.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path

from sqlite_utils import Database

from bot import text
from bot.model.replays import Kept
from bot.model.sought import PART, Apart, Beginning, Either, Every, Form, Noted, Sought, Tongue
from bot.rules.concordance import TONGUE
from bot.stores.sqlite.filed import FILED, to_kept
from bot.stores.sqlite.rows import at

_ENOUGH = 8
"""Of so few candidates none need be told apart any more."""
_SKEW = timedelta(hours=1)
_SAFE = str.maketrans({"'": "\u2019", '"': "\u02ba"})
"""The two marks within words that FTS5's tokenizer would split at."""


def make_tables(db: Database) -> None:
    """Make room; note from now on which articles are reworded; file those that never were, for their places."""
    db.table("concordance").create(
        {"part": int, "made_of": str, "last_place": int}, pk="part", not_null={"made_of", "last_place"}
    )
    db.conn.execute("CREATE TABLE forms (form TEXT, word TEXT, PRIMARY KEY (form, word)) WITHOUT ROWID")
    db.conn.execute("CREATE TABLE reworded (number INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL)")
    db.conn.execute(
        "CREATE TRIGGER articles_reworded AFTER UPDATE OF title, lead, body, language, languages ON articles "
        "BEGIN INSERT INTO reworded (article) VALUES (new.id); END"
    )
    db.conn.execute(
        "INSERT INTO filings (article, story, filed_at, likeness, shared, by_hand) "
        "SELECT id, id, first_seen_at, 0, '[]', 0 FROM articles "
        "WHERE id NOT IN (SELECT article FROM filings) ORDER BY first_seen_at, id"
    )


@cache
def made_of() -> str:
    """Give a hash of all that decides what is noted of a text."""
    folder = Path(text.__file__).parent
    read = (path.read_bytes() for path in sorted(folder.rglob("*.py")))
    return blake2b(b"".join(read), digest_size=8).hexdigest()


def unread(db: Database, limit: int) -> tuple[list[tuple[int, Kept]], int]:
    """Give articles that are not noted yet, oldest first, with their places; and the number up to which words changed.

    Those that were reworded come first.
    """
    (number,) = db.conn.execute("SELECT coalesce(max(number), 0) FROM reworded").fetchone()
    if number:
        changed = f"{FILED} WHERE articles.id IN (SELECT article FROM reworded WHERE number <= ?)"  # noqa: S608 - ours
        rows = db.conn.execute(changed, (number,))
        return [(row["place"], to_kept(row)) for row in rows], number
    rows = db.conn.execute(f"{FILED} WHERE place > ? ORDER BY place LIMIT ?", (_last_place(db), limit))
    return [(row["place"], to_kept(row)) for row in rows], 0


def _last_place(db: Database) -> int:
    return int(db.conn.execute("SELECT coalesce(max(last_place), 0) FROM concordance").fetchone()[0])


def begin(db: Database) -> bool:
    """Drop parts that are of other tables or whose articles are gone; `False` where SQLite has no FTS5."""
    with db.atomic(), suppress(sqlite3.OperationalError):
        db.conn.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(words)")
        db.conn.execute("DROP TABLE temp.probe")
        first = db.conn.execute("SELECT coalesce(min(place), 0) FROM filings").fetchone()[0] >> PART
        old = db.conn.execute(
            "SELECT part, made_of FROM concordance WHERE made_of <> ? OR part < ?", (made_of(), first)
        )
        for part, stamp in old.fetchall():
            db.conn.execute(f"DROP TABLE words_{part:d}")
            db.conn.execute("DELETE FROM concordance WHERE part = ?", (part,))
            if stamp != made_of():
                db.conn.execute("DELETE FROM forms")
        return True
    return False


def note(db: Database, noted: Sequence[Noted], reworded: int) -> None:
    """Take articles in, in one transaction."""
    with db.atomic():
        for part in sorted({one.place >> PART for one in noted}):
            some = [one for one in noted if one.place >> PART == part]
            _make(db, part)
            db.conn.executemany(
                f"INSERT INTO words_{part:d} (rowid, words) VALUES (?, ?)",  # noqa: S608 - a number
                [(one.place, " ".join(one.words).translate(_SAFE)) for one in some],
            )
            db.conn.executemany(
                "INSERT OR IGNORE INTO forms (form, word) VALUES (?, ?)",
                [(form, word.translate(_SAFE)) for one in some for form, word in one.forms],
            )
            if not reworded:
                last = max(one.place for one in some)
                db.conn.execute("UPDATE concordance SET last_place = max(last_place, ?) WHERE part = ?", (last, part))
        db.conn.execute("DELETE FROM reworded WHERE number <= ?", (reworded,))


def _make(db: Database, part: int) -> None:
    if db.conn.execute("SELECT 1 FROM concordance WHERE part = ?", (part,)).fetchone():
        return
    db.conn.execute(
        f"CREATE VIRTUAL TABLE words_{part:d} "
        "USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')"
    )
    db.conn.execute(
        "INSERT INTO concordance (part, made_of, last_place) VALUES (?, ?, ?)", (part, made_of(), (part << PART) - 1)
    )


def places(db: Database, part: int, wanted: Sought | None) -> list[int]:
    """Give the places of one part whose articles may hold what is wanted, the newest first."""
    first, end = part << PART, (part + 1) << PART
    row = db.conn.execute(
        "SELECT last_place FROM concordance WHERE part = ? AND made_of = ?", (part, made_of())
    ).fetchone()
    noted = first - 1 if row is None or wanted is None else row[0]
    later = db.conn.execute("SELECT place FROM filings WHERE place > ? AND place < ?", (noted, end))
    found = {place for (place,) in later}
    if noted >= first and wanted is not None:
        found |= _Part(db, part).places(wanted)
        changed = "SELECT place FROM filings JOIN reworded USING (article) WHERE place >= ? AND place < ?"
        found |= {place for (place,) in db.conn.execute(changed, (first, end))}
    return sorted(found, reverse=True)


class _Part:
    """One part, with what was looked up in it."""

    def __init__(self, db: Database, part: int) -> None:
        self._db = db
        self._part = part
        self._known: dict[Sought, set[int]] = {}

    def places(self, wanted: Sought) -> set[int]:
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._look_up(wanted)
        return found

    def _look_up(self, wanted: Sought) -> set[int]:
        match wanted:
            case Form(text=form):
                return self._of_words("form = ?", (form,))
            case Beginning(text=form):
                return self._of_words("form >= ? AND form < ?", (form, form + "\U0010ffff"))
            case Apart(first=first, tail=tail):
                return self._matching(f"{_quoted(first)} AND {_quoted(tail)} *")
            case Tongue(tag=tag):
                return self._matching(_quoted(TONGUE + tag))
            case Either(parts=parts):
                return set[int]().union(*map(self.places, parts))
            case Every(parts=parts):
                return self._in_all(parts)

    def _in_all(self, parts: Sequence[Sought]) -> set[int]:
        found = self.places(parts[0])
        for part in parts[1:]:
            if len(found) <= _ENOUGH:
                break
            found = found & self.places(part)
        return found

    def _of_words(self, condition: str, values: Sequence[str]) -> set[int]:
        words = self._db.conn.execute(
            f"SELECT DISTINCT word FROM forms WHERE {condition}",  # noqa: S608 - our own names
            values,
        ).fetchall()
        return set[int]().union(*(self._matching(_quoted(word)) for (word,) in words))

    def _matching(self, query: str) -> set[int]:
        rows: Iterable[Sequence[int]] = self._db.conn.execute(
            f"SELECT rowid FROM words_{self._part:d} WHERE words_{self._part:d} MATCH ?",  # noqa: S608
            (query,),
        )
        return {place for (place,) in rows}


def _quoted(word: str) -> str:
    """Give a word as FTS5 reads one: no mark in it is a quote."""
    return f'"{word.translate(_SAFE)}"'


def parts(db: Database, since: datetime) -> list[int]:
    """Give the parts that hold articles first seen since a moment, the newest first."""
    # Articles of polls that ran at once may stand in another order than they were seen in.
    first = db.conn.execute(
        "SELECT place FROM articles JOIN filings ON filings.article = articles.id "
        "WHERE first_seen_at >= ? ORDER BY first_seen_at LIMIT 1",
        (at(since - _SKEW),),
    ).fetchone()
    (last,) = db.conn.execute("SELECT max(place) FROM filings").fetchone()
    return list(range(last >> PART, (first[0] >> PART) - 1, -1)) if first else []
