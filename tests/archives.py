"""Databases with articles in them, as a bot would have kept them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.model.articles import Article, ArticleId, Language, Text
from bot.model.stories import Filing, StoryId, Verdict
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stores.sqlite import SqliteStore
from tests.fakes import NOON, article, feed, poll_result


def kept(id_: str, title: str, lang: str = "en", *, ago: timedelta = timedelta(0), lead: str = "") -> Article:
    """Give an article that was published and first seen so long before noon."""
    at = NOON - ago
    return article(
        id=ArticleId(id_),
        keys=(id_,),
        text=Text(title=title, lead=lead),
        language=Language(tag=lang, candidates=(lang,)),
        published_at=at,
        first_seen_at=at,
    )


def keep(path: Path, articles: Sequence[Article], stories: dict[str, str] | None = None) -> Path:
    """Keep articles, those named in `stories` under the story of another; gives the path of the database."""

    async def fill() -> None:
        store = await SqliteStore(path).open(migrate=True)
        await store.sync_feeds([feed()], NOON)
        arrived = tuple(sorted(articles, key=lambda one: one.first_seen_at))
        filings = tuple(
            Filing(
                draft=to_draft(one.id, to_document(one), (), one.published_at),
                verdict=Verdict(story=StoryId((stories or {}).get(one.id, one.id))),
                mass=1.0,
            )
            for one in arrived
        )
        await apply(store, articles=arrived, filings=filings)
        await store.close()

    asyncio.run(fill())
    return path


async def apply(store: SqliteStore, at: datetime = NOON, **what: Any) -> None:
    """Write what a poll brought."""
    far = NOON + timedelta(days=1)
    [(_, state, token)] = await store.claim_feeds(at, limit=1, lease=timedelta(minutes=1), polled_before=far)
    assert await store.apply(replace(poll_result(token, **what), state=replace(state, due_at=at)), at)
