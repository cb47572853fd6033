"""Unchanged: polls that changed nothing but their feed's state, written together.

Most polls bring nothing. A transaction of its own costs each a commit, a flush to disk and two changes of thread;
those that end within a moment of each other share one. Each is still decided alone and fenced by its own token.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.errors import BotError
from bot.model.polls import PollResult

_MOMENT_S = 0.02

Write = Callable[[Sequence[PollResult]], Awaitable[Sequence[bool]]]


class UnchangedPolls:
    """Collects results for a moment, then writes them."""

    def __init__(self, write: Write) -> None:
        """Write with this: it says of each whether it was written."""
        self._write_all = write
        self._waiting: list[tuple[PollResult, asyncio.Future[bool]]] = []
        self._writing: set[asyncio.Task[None]] = set()

    async def write(self, result: PollResult) -> bool:
        """Write a result with those that come within a moment; `False` if its lease was lost. Raises StoreError."""
        loop = asyncio.get_running_loop()
        written: asyncio.Future[bool] = loop.create_future()
        if not self._waiting:
            loop.call_later(_MOMENT_S, self._begin)
        self._waiting.append((result, written))
        return await written

    def _begin(self) -> None:
        # A poll that was dropped meanwhile changes nothing.
        batch = [(result, written) for result, written in self._waiting if not written.done()]
        self._waiting = []
        task = asyncio.create_task(self._end(batch))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def _end(self, batch: Sequence[tuple[PollResult, asyncio.Future[bool]]]) -> None:
        try:
            answers: Sequence[bool | BotError] = await self._write_all([result for result, _ in batch])
        except BotError as error:
            answers = [error] * len(batch)
        for (_, written), answer in zip(batch, answers, strict=True):
            if written.done():
                continue
            if isinstance(answer, BotError):
                written.set_exception(answer)
            else:
                written.set_result(answer)
