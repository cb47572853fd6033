"""A publisher on loopback: feeds with honest validators, and every misbehaviour the bot must survive.

By hand: `python -m tests.servers.feeds FOLDER [--port 8800]` serves every NAME.xml of the folder at /NAME.xml, read
anew for each request, and misbehaves under /bad/... ; GET / lists all addresses.
"""

import argparse
import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from tests.servers.bad_addresses import bad_addresses
from tests.servers.behaviours import (
    Behaviour,
    Big,
    Cut,
    FalselyNotModified,
    Gzip,
    GzipBomb,
    Mislabelled,
    NeverAnswers,
    Redirect,
    Reset,
    Slow,
    Status,
)
from tests.servers.documents import Item, atom, rss
from tests.servers.loopback import Loopback, serve_by_hand
from tests.servers.pages import RSS, Page, Validators, answer_with, page_of_file, tag_of

__all__ = [
    "Behaviour",
    "Big",
    "Cut",
    "FalselyNotModified",
    "FeedServer",
    "Gzip",
    "GzipBomb",
    "Item",
    "Mislabelled",
    "NeverAnswers",
    "Received",
    "Redirect",
    "Reset",
    "Slow",
    "Status",
    "Validators",
    "atom",
    "rss",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """A request as it arrived; `headers` ignores case, `at` is monotonic seconds."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    at: float


class FeedServer(Loopback):
    """A publisher: `publish` pages, let addresses `behave`, read `requests`."""

    def __init__(self, *, port: int = 0, folder: Path | None = None) -> None:
        """Serve what is published and, if given, the XML files of a folder."""
        super().__init__(port=port)
        self.requests: list[Received] = []
        self._folder = folder
        self._pages: dict[str, Page] = {}
        self._behaviours: dict[str, tuple[Behaviour, int | None]] = {}

    def publish(
        self,
        path: str,
        body: bytes,
        *,
        content_type: str = RSS,
        validators: Validators = True,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Serve the body at the path; validators stay while the body stays, and both change with it.

        A path with a query is served only to requests with that query.
        """
        page = Page(
            body=body,
            content_type=content_type,
            etag=tag_of(body) if validators in {True, "etag"} else None,
            modified_at=self._modified_at(path, body) if validators in {True, "last_modified"} else None,
            headers=dict(headers or {}),
        )
        self.put(path, page)

    def put(self, path: str, page: Page) -> None:
        """Serve a page with validators of your own making."""
        self._pages[path] = page

    def withdraw(self, path: str) -> None:
        """Answer 404 there from now on."""
        self._pages.pop(path, None)

    def behave(self, path: str, behaviour: Behaviour, *, times: int | None = None) -> None:
        """Answer so at the path, for the next `times` requests or until told otherwise."""
        self._behaviours[path] = (behaviour, times)

    def recover(self, path: str) -> None:
        """Serve the page there again."""
        self._behaviours.pop(path, None)

    def requests_to(self, path: str) -> list[Received]:
        """Give the requests to one path, in order of arrival."""
        return [received for received in self.requests if received.path == path]

    def addresses(self) -> list[str]:
        """Give every address that answers with something, sorted."""
        files = () if self._folder is None else (f"/{file.name}" for file in self._folder.glob("*.xml"))
        return [f"{self.url}{path}" for path in sorted({*self._pages, *self._behaviours, *files})]

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Record the request and serve the page, as the address behaves now."""
        received = Received(
            method=request.method,
            path=request.path,
            query=request.query_string,
            headers=request.headers,
            at=time.monotonic(),
        )
        self.requests.append(received)
        self.stir()
        page = self._find(request)
        behaviour = self._behaviour(request.path)
        if behaviour is not None:
            return await behaviour.answer(request, page)
        if page is None and request.path == "/":
            return web.Response(text="".join(f"{address}\n" for address in self.addresses()))
        return answer_with(page, request.headers)

    def _find(self, request: web.BaseRequest) -> Page | None:
        page = self._pages.get(request.path_qs) or self._pages.get(request.path)
        if page is None and self._folder is not None:
            return page_of_file(self._folder, request.path)
        return page

    def _behaviour(self, path: str) -> Behaviour | None:
        behaviour, times = self._behaviours.get(path, (None, None))
        if behaviour is None or times is None:
            return behaviour
        if times <= 1:
            del self._behaviours[path]
        else:
            self._behaviours[path] = (behaviour, times - 1)
        return behaviour if times > 0 else None

    def _modified_at(self, path: str, body: bytes) -> datetime:
        now = datetime.now(UTC).replace(microsecond=0)
        before = self._pages.get(path)
        if before is None or before.modified_at is None:
            return now
        # HTTP dates know whole seconds; a test changes a page faster than that.
        return before.modified_at if before.body == body else max(now, before.modified_at + timedelta(seconds=1))


def publisher_by_hand(folder: Path, port: int) -> FeedServer:
    """Give the server a person runs: the folder's files, and everything under /bad/."""
    server = FeedServer(port=port, folder=folder)
    for path, page, behaviour in bad_addresses():
        server.put(path, replace(page, etag=tag_of(page.body)))
        if behaviour is not None:
            server.behave(path, behaviour)
    return server


def main() -> None:
    """Serve a folder until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers.feeds", description=main.__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="every NAME.xml in it is served at /NAME.xml")
    parser.add_argument("--port", type=int, default=8800, help="0 takes a free one (default: %(default)s)")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    if not folder.is_dir():
        parser.error(f"{folder} is no folder")
    server = publisher_by_hand(folder, arguments.port)

    def greeting() -> Iterator[str]:
        yield f"Serving {folder} at {server.url} (Ctrl-C stops). Edit a file and its feed changes. Addresses:"
        yield from server.addresses()

    asyncio.run(serve_by_hand(server, greeting))


if __name__ == "__main__":
    main()
