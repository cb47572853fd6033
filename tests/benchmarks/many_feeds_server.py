"""A server of very many feeds that costs next to nothing itself: `/N` is a feed of 50 items with an ETag.

`python -m tests.benchmarks.many_feeds_server CHANGED` prints its address; a share CHANGED of conditional requests finds
the feed changed. `/times` tells when each feed was asked, `/forget` begins anew.
"""

import asyncio
import json
import random
import sys
import time
from datetime import UTC, datetime

from tests.servers.documents import Item, rss

_DATE = datetime(2026, 11, 1, tzinfo=UTC)


def tag_of(version: int) -> str:
    """Give the ETag of a version."""
    return f'"{version}"'


def body_of(version: int) -> bytes:
    """Give a feed of 50 items; each version has one more and one less."""
    return rss(
        Item(
            guid=f"guid-{number}",
            link=f"http://publisher.example/{number}",
            title=f"Story number {number} of the day",
            description="What happened, in a sentence or two, as publishers write it. " * 4,
            published=_DATE,
        )
        for number in range(version, version + 50)
    )


class Feeds(asyncio.Protocol):
    """One connection."""

    times: dict[str, list[float]] = {}  # noqa: RUF012 - one for all connections
    versions: dict[str, int] = {}  # noqa: RUF012
    changed = 0.0
    chance = random.Random(3)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._left = b""

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        self._left += data
        while b"\r\n\r\n" in self._left:
            head, _, self._left = self._left.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        lines = head.split(b"\r\n")
        path = lines[0].split(b" ")[1].decode()[1:]
        if path == "times":
            return _whole(json.dumps(self.times).encode(), "")
        if path == "forget":
            self.times.clear()
            return _whole(b"{}", "")
        self.times.setdefault(path, []).append(time.monotonic())
        version = self.versions.get(path, 0)
        asked = next((line.partition(b": ")[2] for line in lines if line.lower().startswith(b"if-none-match")), b"")
        if asked and self.chance.random() < self.changed:
            version = self.versions[path] = version + 1
        tag = tag_of(version)
        if asked.decode() == tag:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        return _whole(body_of(version), tag)


def _whole(body: bytes, tag: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
    return (head + (f"ETag: {tag}\r\n" if tag else "") + "\r\n").encode() + body


async def main() -> None:
    """Serve until killed."""
    Feeds.changed = float(sys.argv[1])
    server = await asyncio.get_running_loop().create_server(Feeds, "127.0.0.1", 0, backlog=1000)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
