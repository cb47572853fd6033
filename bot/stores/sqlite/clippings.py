"""Clippings as rows: what finds an article for a week, and which articles are behind each piece of evidence.

A piece, or a mark of a text, is one row that lists the newest articles with it: what a poll must know is read with a
few statements, and what it adds to a piece is one write, however many articles have come.
"""

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from sqlite_utils import Database

from bot.model.articles import ArticleId
from bot.model.stories import Draft, Filed, Filing, Meaning, Past, Shingles, StoryId, Traits
from bot.stores.sqlite.rows import at, from_moment, to_moment
from bot.stories.clippings import MOST_LOOKED_AT, MOST_NEAR, WINDOW, weightiest
from bot.stories.deciding import Usage, is_worth_weighing, rarity
from bot.stories.duplicates import LEAST_MARKS, MOST_AT_A_MARK, marks_of, worth_comparing

_ALL = 0
"""The piece that every article has."""
_IN = "in:"
"""The piece that every article in a language has."""
_PLACES = "I"
_PLACE_BYTES = array(_PLACES).itemsize
_SLICES = 65_536
"""Parts of the evidence; each article that comes has one of them swept, or a quarter of one when very many come."""
_VERY_MANY = 4 * _SLICES
_REMEMBERED = 10 * _SLICES
"""Articles that counts are about once more than that have come; then the old ones fade."""
_AMONG = "IN (SELECT value FROM json_each(?))"


@lru_cache(maxsize=65536)
def _number(piece: str) -> int:
    """Give the number by which a piece of evidence is looked up: the same in every process."""
    return int.from_bytes(blake2b(piece.encode(), digest_size=8).digest(), signed=True)


@lru_cache(maxsize=1024)
def _tags(languages: str) -> frozenset[str | None]:
    return frozenset(one or None for one in languages.split(","))


def past(db: Database, drafts: Sequence[Draft], now: datetime) -> Past:
    """Give what must be known to file articles."""
    since = _since(db, now)
    marks = [marks_of(draft.shingles) for draft in drafts]
    numbers = {piece: _number(piece) for draft in drafts for piece in draft.traits.evidence()}
    select = f"SELECT piece, articles, languages, places FROM evidence WHERE piece {_AMONG}"  # noqa: S608 - our own names
    sought = [_ALL, *numbers.values(), *(mark for some in marks for mark in some)]
    known = {row[0]: row for row in db.conn.execute(select, (json.dumps(sought),))}
    usage = {piece: known[number] for piece, number in numbers.items() if number in known}
    counts = {piece: round(row[1]) for piece, row in usage.items()}
    read = round(known[_ALL][1]) if known else 0
    behind = {number: _places(row[3], since) for number, row in known.items()}
    near = {place for draft in drafts for place in _near(draft.traits, numbers, counts, behind, read)}
    alike = {
        place
        for some in marks
        for place in worth_comparing(
            [behind.get(mark, ())[-MOST_AT_A_MARK:] for mark in some], min(LEAST_MARKS, len(some))
        )
    }
    filed = _filed(db, near | alike, alike)
    languages = {piece: _tags(row[2]) for piece, row in usage.items()}
    tags = {draft.traits.language for draft in drafts}
    # Of what is in another language the rest of its evidence counts, too; of the same, its mass is known.
    used = {piece: one | tags for piece, one in languages.items()}
    compared = Usage(articles=read + len(drafts), counts=counts, languages=used)
    new = [draft.traits for draft in drafts]
    foreign = {
        piece
        for traits in (one.draft.traits for one in filed)
        if any(one.language != traits.language and is_worth_weighing(one, traits, compared) for one in new)
        for piece in traits.evidence()
    }
    tongues = {f"{_IN}{tag or ''}": tag for tag in (_tags(known[_ALL][2]) if known else ())}
    rest = list(_usage(db, (foreign - counts.keys()) | tongues.keys()))
    counts.update({piece: round(articles) for piece, articles, _ in rest})
    languages.update({piece: _tags(tags_of) for piece, _, tags_of in rest})
    spoken = {tag: counts.get(piece, 0) for piece, tag in tongues.items()}
    sizes = _sizes(db, filed)
    return Past(articles=read, counts=counts, languages=languages, spoken=spoken, filed=filed, sizes=sizes)


def _since(db: Database, now: datetime) -> int:
    """Give the place of the first article of the window, or one beyond all."""
    first = "SELECT place FROM filings WHERE filed_at >= ? ORDER BY filed_at, place LIMIT 1"
    row = db.conn.execute(first, (at(now - WINDOW),)).fetchone()
    return int(row[0]) if row else 1 << 31


def _places(kept: bytes, since: int) -> Sequence[int]:
    places: array[int] = array(_PLACES)
    places.frombytes(kept)
    return places if not places or places[0] >= since else places[bisect_left(places, since) :]


def _near(
    traits: Traits,
    numbers: Mapping[str, int],
    counts: Mapping[str, int],
    behind: Mapping[int, Sequence[int]],
    read: int,
) -> list[int]:
    """Give the places of articles that share the rarest evidence."""
    found: defaultdict[int, float] = defaultdict(float)
    left = MOST_LOOKED_AT
    for piece in sorted(traits.evidence(), key=lambda piece: (counts.get(piece, 0), piece)):
        weight = rarity(counts.get(piece, 0) + 1, read)
        places = behind.get(numbers[piece], ())[-left:]
        for place in places:
            found[place] += weight * weight
        left -= len(places)
        if left <= 0:
            break
    return weightiest(found)


def _filed(db: Database, places: Collection[int], alike: Collection[int]) -> tuple[Filed, ...]:
    """Give the articles in these places, the oldest first; the shingles only of those whose text may be the same."""
    shingles = f"SELECT place, shingles FROM clippings WHERE place {_AMONG}"  # noqa: S608 - our own names
    texts = {row[0]: _to_shingles(row[1]) for row in db.conn.execute(shingles, (json.dumps(list(alike)),))}
    select = (
        "SELECT place, article, story, traits, meaning FROM clippings JOIN filings USING (place) "  # noqa: S608 - our own names
        f"WHERE place {_AMONG} ORDER BY place"
    )
    rows = db.conn.execute(select, (json.dumps(sorted(places)),))
    return tuple(_to_filed(row[1], row[2], row[3], texts.get(row[0], frozenset()), row[4] or b"") for row in rows)


def _usage(db: Database, pieces: Iterable[str]) -> Iterator[tuple[str, float, str]]:
    numbers = {_number(piece): piece for piece in pieces}
    select = f"SELECT piece, articles, languages FROM evidence WHERE piece {_AMONG}"  # noqa: S608 - our own names
    for number, articles, languages in db.conn.execute(select, (json.dumps(list(numbers)),)):
        yield numbers[number], articles, languages


def _sizes(db: Database, filed: Iterable[Filed]) -> dict[StoryId, int]:
    """Count the articles of their stories, up to a few: how large a story is beyond them decides nothing."""
    select = (
        "SELECT value, (SELECT count(*) FROM (SELECT 1 FROM filings WHERE story = value LIMIT ?)) FROM json_each(?)"
    )
    rows = db.conn.execute(select, (MOST_NEAR, json.dumps(sorted({one.story for one in filed}))))
    return {StoryId(row[0]): row[1] for row in rows}


def keep(db: Database, placed: Sequence[tuple[int, Filing]], now: datetime) -> None:
    """Keep what finds articles that were filed, and forget as much of what lies before the window."""
    db.conn.executemany(
        "INSERT INTO clippings (place, traits, shingles, meaning) VALUES (?, ?, ?, ?)",
        [
            (
                place,
                _from_traits(one.draft.traits, one.mass),
                array("q", one.draft.shingles).tobytes(),
                one.draft.meaning or None,
            )
            for place, one in placed
        ],
    )
    pieces: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    marks: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for place, filing in placed:
        tag = filing.draft.traits.language or ""
        pieces[_ALL, tag].append(place)
        pieces[_number(f"{_IN}{tag}"), tag].append(place)
        for piece in filing.draft.traits.evidence():
            pieces[_number(piece), tag].append(place)
        for mark in marks_of(filing.draft.shingles):
            marks[mark, ""].append(place)
    _add(db, pieces, MOST_LOOKED_AT)
    _add(db, marks, MOST_AT_A_MARK)
    places, since = [place for place, _ in placed], _since(db, now)
    sweep(db, places, since, slices=_SLICES if places[-1] - since < _VERY_MANY else _VERY_MANY)


def _add(db: Database, behind: Mapping[tuple[int, str], Sequence[int]], most: int) -> None:
    """Add articles to what is behind each piece in a language, of which the newest so many are kept."""
    db.conn.executemany(
        "INSERT INTO evidence (piece, articles, last_place, languages, places) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (piece) DO UPDATE SET articles = articles + excluded.articles, "
        "last_place = max(last_place, excluded.last_place), "
        "languages = CASE WHEN instr(',' || languages || ',', ',' || excluded.languages || ',') "
        "THEN languages ELSE languages || ',' || excluded.languages END, "
        "places = substr(CAST(places || excluded.places AS BLOB), ?)",
        [
            (piece, len(places), places[-1], tag, array(_PLACES, places[-most:]).tobytes(), -most * _PLACE_BYTES)
            for (piece, tag), places in sorted(behind.items())
        ],
    )


def sweep(db: Database, places: Sequence[int], since: int, *, slices: int = _SLICES) -> None:
    """Forget what lies before the window, for each place a part: two clippings, and a slice of the evidence."""
    db.conn.execute(
        "DELETE FROM clippings WHERE place IN (SELECT place FROM clippings WHERE place < ? ORDER BY place LIMIT ?)",
        (since, 2 * len(places)),
    )
    width = (1 << 64) // slices
    starts = [place % slices * width - (1 << 63) for place in places]
    parts = [(start, start + width - 1) for start in starts]
    db.conn.executemany(
        "DELETE FROM evidence WHERE piece BETWEEN ? AND ? AND last_place < ?", [(*part, since) for part in parts]
    )
    if places and places[-1] > _REMEMBERED:
        fade = 1 - slices / _REMEMBERED
        db.conn.executemany(
            "UPDATE evidence SET articles = articles * ? WHERE piece BETWEEN ? AND ?", [(fade, *part) for part in parts]
        )


def _from_traits(traits: Traits, mass: float) -> str:
    """Give traits as a few long texts, which are read faster than many short ones."""
    lines = [
        "\n".join(pieces)
        for pieces in (sorted(traits.written), traits.heard, traits.heard.values(), sorted(traits.pointers))
    ]
    return json.dumps([traits.language, *lines, from_moment(traits.published_at), mass], ensure_ascii=False)


def _to_filed(article: str, story: str, kept: str, shingles: Shingles, meaning: Meaning) -> Filed:
    traits, mass = _to_traits(kept)
    draft = Draft(article=ArticleId(article), traits=traits, shingles=shingles, meaning=meaning)
    return Filed(draft=draft, story=StoryId(story), mass=mass)


@lru_cache(maxsize=2048)
def _to_traits(kept: str) -> tuple[Traits, float]:
    """Give what `_from_traits` has kept, and the mass: an article in the news is like many that come."""
    language, written, sounds, stems, *pointers, published_at, mass = json.loads(kept)
    traits = Traits(
        language=language,
        written=frozenset(written.split("\n") if written else ()),
        heard=dict(zip(sounds.split("\n"), stems.split("\n"), strict=True)) if sounds else {},
        published_at=to_moment(published_at),
        # Those kept by an earlier version have none.
        pointers=frozenset(pointers[0].split("\n") if pointers and pointers[0] else ()),
    )
    return traits, mass


def _to_shingles(kept: bytes) -> Shingles:
    numbers: array[int] = array("q")
    numbers.frombytes(kept)
    return frozenset(numbers)
