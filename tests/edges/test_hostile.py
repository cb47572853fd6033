"""Feeds with anything wrong with them: no crash, no hang, no entry fewer than feedparser's (long: a benchmark)."""

import io
import random
from collections.abc import AsyncIterator
from datetime import timedelta

import feedparser
import pytest
import pytest_asyncio

from bot.model.polls import Failed, Parsed
from bot.polling.splicing import splice
from bot.sources.parsing import FeedParser
from tests.fakes import NOON
from tests.servers.documents import Item, atom, rss
from tests.servers.mutating import mutated

ITEMS = [
    Item(
        guid=f"g{number}",
        link=f"https://a.example/{number}?x=1&y=2",
        title=f'Ateşkes — "{number}" <çok> & \'',
        description=f"<p>وقف <b>إطلاق</b> النار {number}</p>" * 5,
        published=NOON - timedelta(hours=number),
    )
    for number in range(8)
]
SOUND = (rss(ITEMS), atom(ITEMS))
pytestmark = pytest.mark.asyncio(loop_scope="module")
_LARGEST = 30_000
"""Bytes that feedparser may read in this process; a flood could cost it minutes."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[FeedParser]:
    """Give a parser of little patience."""
    async with FeedParser(computing=timedelta(seconds=1)) as one:
        yield one


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_is_wrong_with_a_feed_costs_no_entry_and_no_crash(parser: FeedParser, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        sound = chance.choice(SOUND)
        body = mutated(sound, chance)
        whole = await parser.parse(body, url="https://a.example/feed", content_type="")
        assert isinstance(whole, Parsed) or whole.reason
        if len(body) > _LARGEST or b"<!ENTITY" in body or isinstance(whole, Failed):
            continue
        assert len(whole.entries) >= len(feedparser.parse(io.BytesIO(body)).entries)
        spliced = splice(body, splice(sound, frozenset()).hashes)
        if spliced.body is not None and not spliced.is_cut_off:
            part = await parser.parse(spliced.body, url="https://a.example/feed", content_type="")
            assert isinstance(part, Parsed)
            left = {one.text.title for one in whole.entries} - {one.text.title for one in part.entries}
            assert left <= {item.title for item in ITEMS}
