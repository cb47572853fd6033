"""Slots: how many requests one host is asked at a time, how far apart, and how long a request waits for its turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_MOST_REMEMBERED = 1_000


class HostSlots:
    """Slots for every host that is being asked; a host nobody asks is forgotten."""

    def __init__(self, each: int, *, apart_s: float = 0.0) -> None:
        """Let `each` requests at a time ask one host, their beginnings so far apart."""
        self._each = each
        self._apart_s = apart_s
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}
        self._next_at: dict[str, float] = {}

    @asynccontextmanager
    async def of(self, host: str, patience_s: float, *, is_apart: bool = False) -> AsyncIterator[bool]:
        """Hold a slot of the host while in the block; gives `False`, and no slot, if none came free in time."""
        semaphore, users = self._hosts.get(host, (asyncio.Semaphore(self._each), 0))
        self._hosts[host] = (semaphore, users + 1)
        is_ours = False
        until = asyncio.get_running_loop().time() + patience_s
        try:
            is_ours = await _acquired(semaphore, patience_s)
            yield is_ours and (not is_apart or await self._turn(host, until))
        finally:
            if is_ours:
                semaphore.release()
            _, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = (semaphore, users - 1)

    async def _turn(self, host: str, until: float) -> bool:
        """Wait until the host may be asked again; `False`, at once, if that is too late."""
        now = asyncio.get_running_loop().time()
        at = max(self._next_at.get(host, now), now)
        if at > until:
            return False
        if len(self._next_at) > _MOST_REMEMBERED:
            self._next_at = {other: moment for other, moment in self._next_at.items() if moment > now}
        self._next_at[host] = at + self._apart_s
        await asyncio.sleep(at - now)
        return True


async def _acquired(semaphore: asyncio.Semaphore, patience_s: float) -> bool:
    if not semaphore.locked():
        return await semaphore.acquire()
    try:
        async with asyncio.timeout(patience_s):
            return await semaphore.acquire()
    except TimeoutError:
        return False
