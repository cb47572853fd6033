"""What both test servers share: a real HTTP server on 127.0.0.1, ways to hang up, and running by hand."""

import asyncio
import contextlib
import signal
import socket
import struct
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Self

from aiohttp import web

_SHUTDOWN = timedelta(milliseconds=10)
_DISCARD_ON_CLOSE = struct.pack("ii", 1, 0)


class Loopback(ABC):
    """An HTTP server on 127.0.0.1 that listens as long as its `async with` block runs."""

    def __init__(self, *, port: int = 0) -> None:
        """Choose the port; 0 takes a free one."""
        self.url = ""
        self._port = port
        self._runner: web.ServerRunner | None = None
        self._answering: set[asyncio.Task[object]] = set()
        self._stirred = asyncio.Event()

    @abstractmethod
    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Give the answer to one request; a client that hangs up cancels it."""

    async def until(self, condition: Callable[[], bool], *, within: timedelta = timedelta(seconds=10)) -> None:
        """Wait until the condition holds, looking again at each request and answer; TimeoutError if it never does."""
        async with asyncio.timeout(within.total_seconds()):
            while not condition():
                self._stirred.clear()
                await self._stirred.wait()

    def stir(self) -> None:
        """Let `until` look again."""
        self._stirred.set()

    async def __aenter__(self) -> Self:
        """Listen; from here on `url` is set."""
        server = web.Server(self._serve, handler_cancellation=True, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=_SHUTDOWN.total_seconds())
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, "127.0.0.1", self._port)
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.url = f"http://127.0.0.1:{site.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening and break off what is still being answered."""
        runner, self._runner = self._runner, None
        if runner is None:
            return
        for site in runner.sites:
            await site.stop()
        # A server that never answers has handlers that never end; aiohttp would wait for them.
        for task in self._answering:
            task.cancel()
        if self._answering:
            await asyncio.wait(self._answering)
        await runner.cleanup()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("an answer is given inside a task")
        self._answering.add(task)
        try:
            return await self.answer(request)
        finally:
            self._answering.discard(task)
            self.stir()


def hang_up(request: web.BaseRequest) -> web.StreamResponse:
    """Close the connection without (another) byte; what is returned is never sent."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def reset(request: web.BaseRequest) -> web.StreamResponse:
    """Close the connection with a TCP reset; what is returned is never sent."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCARD_ON_CLOSE)
    return hang_up(request)


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


async def serve_by_hand(server: Loopback, greeting: Callable[[], Iterable[str]]) -> None:
    """Serve until Ctrl-C or SIGTERM; the greeting is printed once the server listens."""
    interrupted = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, interrupted.set)
    async with server:
        for line in greeting():
            say(line)
        await interrupted.wait()
    say("stopped")
