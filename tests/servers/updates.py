"""Updates on their way to the bot: long polling with confirmation, and its conflicts."""

import asyncio
from collections import deque
from collections.abc import Iterable

from tests.servers.params import JsonObject
from tests.servers.refusals import CONFLICT_OTHER_POLL, CONFLICT_SET_WEBHOOK, CONFLICT_WEBHOOK, bad_request, conflict

_FIRST_ID = 100_000_001
_LONGEST_POLL = 50.0


class UpdateQueue:
    """What `getUpdates` reads; at most one poll is open, a newer one ends it with 409."""

    def __init__(self) -> None:
        """Start with nothing queued, every kind of update allowed, no webhook."""
        self.webhook_url = ""
        self._allowed: frozenset[str] = frozenset()
        self._pending: deque[tuple[int, JsonObject]] = deque()
        self._next_id = _FIRST_ID
        self._poll: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        """Count what is not confirmed."""
        return len(self._pending)

    def push(self, kind: str, payload: JsonObject) -> int | None:
        """Queue an update and give its id; None if the bot said it does not want this kind."""
        if self._allowed and kind not in self._allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        self._pending.append((update_id, {"update_id": update_id, kind: payload}))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        return update_id

    def allow(self, kinds: Iterable[str]) -> None:
        """Queue only these kinds from now on; none named: all."""
        self._allowed = frozenset(kinds)

    def drop(self) -> None:
        """Forget what is pending."""
        self._pending.clear()

    def set_webhook(self, url: str) -> None:
        """Switch long polling off, or on again with an empty address; nothing is ever sent to the address."""
        if url and not url.startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if url:
            self._terminate(CONFLICT_SET_WEBHOOK)
        self.webhook_url = url

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[JsonObject]:
        """Give what is pending from the offset on, waiting for it that long; what lies before is confirmed."""
        if self.webhook_url:
            raise conflict(CONFLICT_WEBHOOK)
        self._terminate(CONFLICT_OTHER_POLL)
        self._confirm(offset)
        if not self._pending and seconds > 0:
            await self._wait(min(seconds, _LONGEST_POLL))
        return [update for _, update in list(self._pending)[: max(1, min(limit, 100))]]

    async def _wait(self, seconds: float) -> None:
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None

    def _terminate(self, description: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(description))

    def _confirm(self, offset: int) -> None:
        while self._pending and (self._pending[0][0] < offset or len(self._pending) > -offset > 0):
            self._pending.popleft()
