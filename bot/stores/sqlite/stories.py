"""Stories as rows: what files articles, found by its evidence, and under which story each is."""

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from bot.model.articles import ArticleId
from bot.model.stories import Draft, Filed, Filing, Member, Past, Shingles, StoryId, Traits, Verdict
from bot.stores.sqlite.rows import at, from_moment, to_article, to_moment
from bot.stories.clippings import MOST_LOOKED_AT, WINDOW, weightiest
from bot.stories.deciding import rarity
from bot.stories.duplicates import LEAST_MARKS, MOST_AT_A_MARK, marks_of, worth_comparing

_CHUNK = 500
_COMMON = 2_000
"""Articles with a piece of evidence beyond which no more are looked up by it."""


@lru_cache(maxsize=65536)
def _number(piece: str) -> int:
    """Give the number by which a piece of evidence is looked up: the same in every process."""
    return int.from_bytes(blake2b(piece.encode(), digest_size=8).digest(), signed=True)


def past(db: Database, drafts: Sequence[Draft], now: datetime) -> Past:
    """Give what must be known to file articles."""
    usage = _usage(db, {piece for draft in drafts for piece in draft.traits.evidence()})
    since = db.conn.execute("SELECT min(place) FROM filings WHERE filed_at >= ?", (at(now - WINDOW),)).fetchone()[0]
    read = db.conn.execute("SELECT coalesce(max(place), 0) FROM filings").fetchone()[0]
    places = (
        {place for draft in drafts for place in _near(db, draft, usage, read, since)} if since is not None else set()
    )
    rows = list(_among(db, "SELECT * FROM filings WHERE place", sorted(places)))
    filed = tuple(_to_filed(row) for row in sorted(rows, key=lambda row: row["place"]))
    tags = {draft.traits.language for draft in drafts}
    others = (one.draft.traits for one in filed if len(tags) > 1 or one.draft.traits.language not in tags)
    usage.update(_usage(db, {piece for traits in others for piece in traits.evidence()} - usage.keys()))
    stories = sorted({one.story for one in filed})
    sizes = Counter(StoryId(row[0]) for row in _among(db, "SELECT story FROM filings WHERE story", stories))
    return Past(
        articles=read,
        counts={piece: count for piece, (count, _) in usage.items()},
        languages={piece: {one or None for one in used.split(",")} for piece, (_, used) in usage.items()},
        filed=filed,
        sizes=sizes,
    )


def _near(db: Database, draft: Draft, usage: dict[str, tuple[int, str]], read: int, since: int) -> Iterator[int]:
    """Give the places of articles that share the rarest evidence or the most marks."""
    found: defaultdict[int, float] = defaultdict(float)
    left = MOST_LOOKED_AT
    counts = {piece: usage.get(piece, (0, ""))[0] for piece in draft.traits.evidence()}
    for piece in sorted(counts, key=lambda piece: (counts[piece], piece)):
        weight = rarity(counts[piece] + 1, read)
        places = _behind(db, _number(piece), since, left)
        for place in places:
            found[place] += weight * weight
        left -= len(places)
        if left <= 0:
            break
    yield from weightiest(found)
    marks = marks_of(draft.shingles)
    yield from worth_comparing(
        [_behind(db, mark, since, MOST_AT_A_MARK) for mark in marks], min(LEAST_MARKS, len(marks))
    )


def _behind(db: Database, piece: int, since: int, limit: int) -> list[int]:
    statement = "SELECT place FROM evidence WHERE piece = ? AND place >= ? ORDER BY place DESC LIMIT ?"
    return [row[0] for row in db.conn.execute(statement, (piece, since, limit))]


def _usage(db: Database, pieces: Collection[str]) -> dict[str, tuple[int, str]]:
    numbers = {_number(piece): piece for piece in pieces}
    rows = _among(db, "SELECT * FROM usage WHERE piece", list(numbers))
    return {numbers[row["piece"]]: (row["articles"], row["languages"]) for row in rows}


def _among(db: Database, select: str, values: Sequence[Any]) -> Iterator[sqlite3.Row]:
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        yield from db.conn.execute(f"{select} IN ({', '.join('?' * len(chunk))})", chunk)


def write(db: Database, filings: Iterable[Filing], now: datetime) -> None:
    """Keep decisions, within the transaction of the poll that made them."""
    for filing in filings:
        draft, verdict = filing.draft, filing.verdict
        traits = draft.traits
        cursor = db.conn.execute(
            "INSERT INTO filings (article, story, filed_at, traits, shingles, likeness, nearest, near_duplicate_of, "
            "shared, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                draft.article,
                verdict.story,
                at(now),
                _from_traits(traits, filing.mass),
                array("q", sorted(draft.shingles)).tobytes(),
                verdict.likeness,
                verdict.nearest,
                verdict.near_duplicate_of,
                json.dumps(verdict.shared, ensure_ascii=False),
            ),
        )
        place = cursor.lastrowid
        pieces = [_number(piece) for piece in traits.evidence()]
        tag = traits.language or ""
        db.conn.executemany(
            "INSERT INTO usage VALUES (?, 1, ?) ON CONFLICT (piece) DO UPDATE SET articles = articles + 1, "
            "languages = CASE WHEN instr(',' || languages || ',', ',' || excluded.languages || ',') "
            "THEN languages ELSE languages || ',' || excluded.languages END",
            [(piece, tag) for piece in pieces],
        )
        db.conn.executemany(
            "INSERT OR IGNORE INTO evidence SELECT ?, ? "
            "WHERE (SELECT articles FROM usage WHERE piece = ?) <= max(?, ? / 20)",
            [(piece, place, piece, _COMMON, place) for piece in pieces],
        )
        db.conn.executemany(
            "INSERT OR IGNORE INTO evidence VALUES (?, ?)", [(mark, place) for mark in marks_of(draft.shingles)]
        )


def _from_traits(traits: Traits, mass: float) -> str:
    facts = [traits.language, sorted(traits.written), dict(traits.heard), from_moment(traits.published_at), mass]
    return json.dumps(facts, ensure_ascii=False)


def _to_filed(row: sqlite3.Row) -> Filed:
    language, written, heard, published_at, mass = json.loads(row["traits"])
    traits = Traits(language=language, written=frozenset(written), heard=heard, published_at=to_moment(published_at))
    draft = Draft(article=ArticleId(row["article"]), traits=traits, shingles=_to_shingles(row["shingles"]))
    return Filed(draft=draft, story=StoryId(row["story"]), mass=mass)


def _to_shingles(kept: bytes) -> Shingles:
    numbers: array[int] = array("q")
    numbers.frombytes(kept)
    return frozenset(numbers)


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
    return [_to_member(row) for row in rows]


def _to_member(row: sqlite3.Row) -> Member:
    verdict = Verdict(
        story=StoryId(row["story"]),
        likeness=row["likeness"],
        nearest=row["nearest"],
        near_duplicate_of=row["near_duplicate_of"],
        shared=tuple((piece, weight) for piece, weight in json.loads(row["shared"])),
    )
    return Member(
        article=to_article(row),
        story=verdict.story,
        verdict=verdict,
        shingles=_to_shingles(row["shingles"]),
        by_hand=bool(row["by_hand"]),
    )


def refile(db: Database, articles: Collection[ArticleId], story: StoryId) -> None:
    """Put articles under a story by hand."""
    with db.atomic():
        db.conn.executemany(
            "UPDATE filings SET story = ?, by_hand = 1 WHERE article = ?", [(story, article) for article in articles]
        )
