"""Stories through the SQLite store: what filing adds to an article of a poll, and whether that grows with the week.

`python -m tests.benchmarks.stories_stored [ARTICLES] [WEEK ...]`: CPU an article in polls of ten, beside the same
without stories, for a week of so many articles more; and near-duplicates alone, in polls of fifty.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from bot.model.articles import Article, ArticleId, Text
from bot.model.stories import Draft, Filing, Traits
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stores.sqlite import SqliteStore
from bot.stores.sqlite.connection import connect
from bot.stores.sqlite.rows import at
from bot.stories.clippings import Clippings
from bot.stories.duplicates import shingles_of
from tests.benchmarks.stories import made_up
from tests.fakes import NOON, article, feed, poll_result

ToDraft = Callable[[Article], Draft]
_ROWS_EACH = 7
"""Pieces of evidence that each article of a week brings that no other has: its marks and a rare word."""


def fill(path: Path, week: int) -> None:
    """Put a week of articles that share nothing into a database, and the evidence that so many leave."""
    db = connect(path)
    numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    with db.atomic():
        db.conn.execute(
            numbers + "INSERT INTO filings (article, story, filed_at, likeness, shared, by_hand) "
            "SELECT 'w' || i, 'w' || i, ?, 0, '[]', 0 FROM n",
            (week, at(NOON)),
        )
        db.conn.execute(
            "INSERT INTO clippings (place, traits, shingles) "
            "SELECT place, hex(zeroblob(400)), zeroblob(480) FROM filings"
        )
        step = (1 << 64) // (week * _ROWS_EACH)
        db.conn.execute(
            numbers + "INSERT INTO evidence (piece, articles, last_place, languages, places) "
            "SELECT (i - 1) * ? - 9223372036854775807, 1, 1 + i % ?, 'en', x'01000000' FROM n",
            (week * _ROWS_EACH, step, week),
        )
        db.conn.execute(
            "INSERT INTO evidence (piece, articles, last_place, languages, places) VALUES (0, ?, ?, '', x'01000000')",
            (week, week),
        )
    db.close()


def in_full(one: Article) -> Draft:
    """Give what files an article."""
    return to_draft(one.id, to_document(one), (), one.published_at)


def by_text(one: Article) -> Draft:
    """Give what finds the same text again, and nothing else."""
    text = one.text
    return Draft(
        article=one.id, traits=Traits(language=None, written=frozenset()), shingles=shingles_of(text.title, text.lead)
    )


async def polled(
    articles: Sequence[Article], size: int, week: int, draft: Callable[[Article], Draft] | None
) -> list[float]:
    """Give CPU seconds an article of each poll."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        store = await SqliteStore(path).open(migrate=True)
        if week:
            fill(path, week)
        await store.sync_feeds([feed()], NOON)
        costs = []
        for number, start in enumerate(range(0, len(articles), size)):
            some = articles[start : start + size]
            now = NOON + timedelta(minutes=number)
            [(_, _, token)] = await store.claim_feeds(now, limit=1, lease=timedelta(minutes=1), polled_before=now)
            began = time.process_time()
            filings: tuple[Filing, ...] = ()
            if draft is not None:
                drafts = [draft(one) for one in some]
                filings = tuple(map(Clippings(await store.past(drafts, now)).file, drafts))
            await store.apply(poll_result(token, articles=some, filings=filings), now)
            costs.append((time.process_time() - began) / len(some))
        await store.close()
    return costs


async def main(count: int, weeks: Sequence[int]) -> None:
    """Print all of it; the first half of the polls warms up."""
    articles = [
        article(id=ArticleId(str(at)), keys=(str(at),), text=Text(title=one[0], lead=". ".join(one[1:])))
        for at, one in enumerate(made_up(count))
    ]
    for week in (0, *weeks):
        for name, draft in (("without stories", None), ("with stories", in_full)):
            costs = await polled(articles, 10, week, draft)
            cuts = quantiles(costs[len(costs) // 2 :], n=100)
            told = f"median {cuts[49] * 1e3:.2f} ms, p99 {cuts[98] * 1e3:.2f} ms an article"
            print(f"{week} articles before, {name}: {told}")
        costs = await polled(articles, 50, week, by_text)
        late = costs[len(costs) // 2 :]
        print(f"{week} articles before, near-duplicates alone: {len(late) / sum(late):,.0f} articles/s")


if __name__ == "__main__":
    numbers = list(map(int, sys.argv[1:]))
    asyncio.run(main(numbers[0] if numbers else 3000, numbers[1:]))
