"""What tests of sending start from."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from tests.fakes import NOON, feed
from tests.usecases.sending import Desk


@pytest.fixture(params=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    """Give a desk on each store."""
    store = MemoryStore() if request.param == "memory" else await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    await store.sync_feeds([feed()], NOON)
    yield Desk(store)
    if isinstance(store, SqliteStore):
        await store.close()
