"""Parsing: untrusted bytes are read in a child process, which is killed when it takes too long or too much memory."""

import asyncio
import json
import signal
import struct
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.model.articles import Entry, Text
from bot.model.polls import Failed, Failure, FeedLink, Parsed, ParseResult

_COMPUTING_S = 4.5
_WALL_S = 15.0
"""For a child that neither computes nor answers; on a busy machine computing takes longer than it should."""
_START_S = 20.0
_DYING_S = 1.0
_TURN_S = 30.0
"""How long a document waits for others; with a fetch and a parse it keeps well within a lease."""
_ROOT = str(Path(__file__).resolve().parents[2])
_LENGTH = struct.Struct("!I")
_LARGEST_ANSWER = 512 * 1024 * 1024
_LONGEST_INTERVAL_S = 86400.0


class FeedParser:
    """Parses feeds in one child; use it as an async context manager."""

    def __init__(
        self,
        *,
        computing: timedelta = timedelta(seconds=_COMPUTING_S),
        wall: timedelta = timedelta(seconds=_WALL_S),
        turn: timedelta = timedelta(seconds=_TURN_S),
    ) -> None:
        """Give a document `computing` of the processor, `wall` in all, and at most `turn` of waiting for others."""
        self._computing_s, self._wall_s = computing.total_seconds(), wall.total_seconds()
        self._turn_s = turn.total_seconds()
        self._child: Process | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Start the child, so that the first poll need not wait for it."""
        self._child = await _start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child."""
        await self._kill()

    async def parse(self, body: bytes, *, url: str, content_type: str) -> ParseResult:
        """See `ports.Parser`."""
        answer = await self._answer("feed", body, content_type=content_type)
        return answer if isinstance(answer, Failed) else _result(answer)

    async def links(self, body: bytes, url: str) -> tuple[FeedLink, ...] | Failed:
        """Give what a page says or suggests are feeds' addresses, the likeliest first."""
        answer = await self._answer("links", body, url=url)
        return answer if isinstance(answer, Failed) else tuple(FeedLink(**one) for one in answer["links"])

    async def article(self, body: bytes, url: str) -> str | Failed:
        """Give the visible text of the article on a page; empty if there is none."""
        answer = await self._answer("page", body, url=url)
        return answer if isinstance(answer, Failed) else str(answer["text"])

    async def _answer(self, task: str, body: bytes, **facts: str) -> dict[str, Any] | Failed:
        try:
            async with asyncio.timeout(self._turn_s):
                await self._turn.acquire()
        except TimeoutError:
            reason = f"other feeds kept the parser busy for {self._turn_s:.0f} s; it is tried again"
            return Failed(kind=Failure.BUSY, reason=reason)
        try:
            return await self._asked(body, {"task": task, **facts})
        finally:
            self._turn.release()

    async def _asked(self, body: bytes, facts: dict[str, str]) -> dict[str, Any] | Failed:
        try:
            if self._child is None or self._child.returncode is not None:
                self._child = await _start()
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            return Failed(kind=Failure.BUSY, reason="the parser's process could not be started; it is tried again")
        try:
            async with asyncio.timeout(self._wall_s):
                answer = await self._ask(self._child, body, facts)
        except TimeoutError:
            await self._kill()
            return Failed(kind=Failure.PARSE_KILLED, reason=self._too_long())
        except (asyncio.IncompleteReadError, ConnectionError):
            is_over_time = await self._kill() == -signal.SIGPROF
            reason = self._too_long() if is_over_time else "parsing needed more memory than it may have"
            return Failed(kind=Failure.PARSE_KILLED, reason=reason)
        except BaseException:
            # A cancelled question leaves its answer in the pipe, where the next one would take it for its own.
            await self._kill()
            raise
        return _failed(answer) or answer

    def _too_long(self) -> str:
        return f"parsing took longer than {self._computing_s:g} s"

    async def _ask(self, child: Process, body: bytes, facts: dict[str, str]) -> dict[str, Any]:
        reader, writer = child.stdout, child.stdin
        if reader is None or writer is None:
            raise ConnectionError("the child has no pipes")
        request = json.dumps({**facts, "bytes": len(body), "computing_s": self._computing_s}).encode("ascii")
        writer.write(_LENGTH.pack(len(request)) + request + body)
        await writer.drain()
        return await _read_frame(reader)

    async def _kill(self) -> int | None:
        """End the child; gives what it ended by."""
        child, self._child = self._child, None
        if child is None:
            return None
        with suppress(TimeoutError):
            # One that ends by itself closes its pipes a moment before.
            async with asyncio.timeout(_DYING_S if child.stdout is not None and child.stdout.at_eof() else 0):
                await child.wait()
        if child.returncode is None:
            child.kill()
        await child.wait()
        if child.stdin is not None:
            child.stdin.close()
        return child.returncode


async def _start() -> Process:
    """Start a child with an environment that holds no secrets."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.sources.parsing_child",
        stdin=PIPE,
        stdout=PIPE,
        cwd=_ROOT,
        env={"PYTHONPATH": _ROOT, "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    if child.stdout is None:
        raise ConnectionError("the child has no pipes")
    try:
        async with asyncio.timeout(_START_S):
            await _read_frame(child.stdout)
    except BaseException:
        child.kill()
        await child.wait()
        raise
    return child


async def _read_frame(reader: asyncio.StreamReader) -> dict[str, Any]:
    (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    if length > _LARGEST_ANSWER:
        raise ConnectionError("an answer larger than any feed")
    answer: dict[str, Any] = json.loads(await reader.readexactly(length))
    return answer


def _failed(answer: dict[str, Any]) -> Failed | None:
    if "refused" in answer:
        return Failed(kind=Failure(answer["refused"]), reason=answer["reason"])
    if "killed" in answer:
        return Failed(kind=Failure.PARSE_KILLED, reason=f"parsing was stopped: {answer['killed']}")
    if "broken" in answer:
        return Failed(kind=Failure.NOT_A_FEED, reason=f"the parser gave up ({answer['broken']})")
    return None


def _result(answer: dict[str, Any]) -> ParseResult:
    if not answer["is_feed"]:
        problem = f" ({answer['problem']})" if answer["problem"] else ""
        return Failed(kind=Failure.NOT_A_FEED, reason=f"neither RSS, Atom nor JSON Feed{problem}")
    interval_s = answer["interval_s"]
    return Parsed(
        entries=tuple(_entry(one) for one in answer["entries"]),
        title=answer["title"],
        language=answer["language"],
        interval=timedelta(seconds=min(interval_s, _LONGEST_INTERVAL_S)) if interval_s and interval_s > 0 else None,
    )


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        guid=data["guid"] or None,
        link=data["link"] or None,
        text=Text(title=data["title"], lead=data["lead"], body=data["body"]),
        published_at=datetime.fromisoformat(data["published"]) if data["published"] else None,
        image=data["image"] or None,
        links=tuple(data["links"]),
    )
