"""Newsrooms, and desks to send from, on every store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import Desk
from tests import desk as desks
from tests.fakes import NOON, feed
from tests.newsroom import Newsroom
from tests.usecases import sending
from tests.usecases.newsdesk import Newsdesk

Store = MemoryStore | SqliteStore


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Give each store, open and empty."""
    if request.param == "memory":
        yield MemoryStore()
        return
    on_disk = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    yield on_disk
    await on_disk.close()


@pytest.fixture(scope="module")
def idlib() -> Desk:
    """Give a desk that is told of ceasefires in Idlib."""
    return desks.desk()


@pytest.fixture
def room(store: Store, idlib: Desk) -> Newsroom:
    """Give a newsroom on each store."""
    return Newsroom(store, idlib)


@pytest.fixture
async def desk(store: Store) -> sending.Desk:
    """Give a desk to send from on each store."""
    await store.sync_feeds([feed()], NOON)
    return sending.Desk(store)


@pytest.fixture
def news(desk: sending.Desk) -> Newsdesk:
    """Give a newsdesk on each store."""
    return Newsdesk(desk)
