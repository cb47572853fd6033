"""Newsrooms on every store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import Desk
from tests.desk import desk
from tests.newsroom import Newsroom


@pytest.fixture(scope="module")
def idlib() -> Desk:
    """Give a desk that is told of ceasefires in Idlib."""
    return desk()


@pytest.fixture(params=["memory", "sqlite"])
async def room(request: pytest.FixtureRequest, tmp_path: Path, idlib: Desk) -> AsyncIterator[Newsroom]:
    """Give a newsroom on each store."""
    if request.param == "memory":
        yield Newsroom(MemoryStore(), idlib)
        return
    store = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    yield Newsroom(store, idlib)
    await store.close()
