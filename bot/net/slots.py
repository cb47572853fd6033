"""Slots: how many requests one host is asked at a time, and how long a request waits for its turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class HostSlots:
    """Slots for every host that is being asked; a host nobody asks is forgotten."""

    def __init__(self, each: int) -> None:
        """Let `each` requests at a time ask one host."""
        self._each = each
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def of(self, host: str, patience_s: float) -> AsyncIterator[bool]:
        """Hold a slot of the host while in the block; gives `False`, and no slot, if none came free in time."""
        semaphore, users = self._hosts.get(host, (asyncio.Semaphore(self._each), 0))
        self._hosts[host] = (semaphore, users + 1)
        is_ours = False
        try:
            is_ours = await _acquired(semaphore, patience_s)
            yield is_ours
        finally:
            if is_ours:
                semaphore.release()
            _, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = (semaphore, users - 1)


async def _acquired(semaphore: asyncio.Semaphore, patience_s: float) -> bool:
    try:
        async with asyncio.timeout(patience_s):
            return await semaphore.acquire()
    except TimeoutError:
        return False
