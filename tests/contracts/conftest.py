"""Every store we ship, in turn."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from tests.fakes import NOON, feed

Store = MemoryStore | SqliteStore


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Give each store in turn, with one feed that is due."""
    if request.param == "memory":
        memory = MemoryStore()
        await memory.sync_feeds([feed()], NOON)
        yield memory
        return
    sqlite = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    await sqlite.sync_feeds([feed()], NOON)
    yield sqlite
    await sqlite.close()
