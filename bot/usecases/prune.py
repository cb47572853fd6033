"""Prune: let go of articles of long ago, in slices so small that polls hardly wait."""

from datetime import timedelta

from bot.model.reports import Pruned
from bot.ports import Clock, Pruner

SLICE = 50
"""Articles a transaction."""
_PAUSE = timedelta(milliseconds=100)


async def prune(*, store: Pruner, clock: Clock, older_than: timedelta | None) -> Pruned:
    """Prune all that is older, with a pause after every slice; gives what went. Raises StoreError."""
    articles = alerts = 0
    before = clock.now() - older_than if older_than else None
    while before:
        went = await store.prune(before, clock.now(), limit=SLICE)
        articles, alerts = articles + went.articles, alerts + went.alerts
        if went.is_all:
            break
        await clock.sleep(_PAUSE)
    return Pruned(articles=articles, alerts=alerts, is_all=True)
