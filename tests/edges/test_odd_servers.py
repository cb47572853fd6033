"""Servers that answer in bytes of their own: no HTTP, or headers that cannot go back as they came."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest

from bot.model.feeds import Validators
from bot.model.polls import Failed, Fetched
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from tests.fakes import FakeClock, feed


@asynccontextmanager
async def saying(answer: bytes) -> AsyncIterator[str]:
    """Give the address of a server that says these bytes to whoever asks."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(say, "127.0.0.1", 0) as running:
        yield f"http://127.0.0.1:{running.sockets[0].getsockname()[1]}/feed"


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"]
)
async def test_what_speaks_no_http_is_said_plainly(answer: bytes) -> None:
    async with saying(answer) as url, HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        result = await HttpFetcher(client, FakeClock()).fetch(feed(url=url), Validators())
    assert isinstance(result, Failed)
    assert "does not speak HTTP" in result.reason


@pytest.mark.parametrize("mangled", [b"\xe9\xe9", b"x" * 5000])
async def test_a_validator_that_cannot_go_back_as_it_came_is_left_out(mangled: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\nETag: " + mangled + b"\r\nLast-Modified: then\r\nContent-Length: 3\r\n\r\nrss"
    async with saying(answer) as url, HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        result = await HttpFetcher(client, FakeClock()).fetch(feed(url=url), Validators())
    assert isinstance(result, Fetched)
    assert result.validators == Validators(last_modified="then")
