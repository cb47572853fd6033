"""How publishers misbehave: each behaviour answers instead of the server, given the page published there."""

import asyncio
import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from http import HTTPStatus
from typing import Protocol

from aiohttp import web

from tests.servers.loopback import reset
from tests.servers.pages import Page, answer_with

_MEGABYTE = 1_000_000
_HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Endless</title>\n'
_FILLER = b"<item><title>And another one</title><description>Nothing new at all.</description></item>\n" * 700


class Behaviour(Protocol):
    """Anything that can answer a request for a page (None: nothing is published there)."""

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give the answer, or hang up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slow:
    """Waits before the headers, then before each next chunk of the body."""

    before: timedelta = timedelta()
    between: timedelta = timedelta()
    chunk: int = 64

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give the page in the end."""
        await asyncio.sleep(self.before.total_seconds())
        honest = answer_with(page, request.headers)
        if page is None or honest.status != HTTPStatus.OK or not self.between:
            return honest
        response = await _begin(request, page, length=len(page.body))
        for start in range(0, len(page.body), self.chunk):
            await response.write(page.body[start : start + self.chunk])
            await asyncio.sleep(self.between.total_seconds())
        return response


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """Promises the whole body, sends its beginning, closes."""

    after: int = 100

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give the first bytes of the page."""
        body = page.body if page else b""
        response = await _begin(request, page, length=max(len(body), self.after + 1))
        await response.write(body[: self.after])
        if request.transport is not None:
            request.transport.close()
        return response


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """Answers with a status; `retry_after` may be a length or a ready header such as an HTTP date."""

    code: int
    retry_after: timedelta | str | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    async def answer(self, _request: web.BaseRequest, _page: Page | None) -> web.StreamResponse:
        """Give the status, whatever is published."""
        headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
        if isinstance(self.retry_after, timedelta):
            headers["Retry-After"] = str(round(self.retry_after.total_seconds()))
        elif self.retry_after is not None:
            headers["Retry-After"] = self.retry_after
        return web.Response(status=self.code, body=self.body, headers=headers)


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """Sends elsewhere, to a path or an address; to its own path for a loop."""

    to: str
    code: int = 301

    async def answer(self, _request: web.BaseRequest, _page: Page | None) -> web.StreamResponse:
        """Give the redirect, whatever is published."""
        return web.Response(status=self.code, headers={"Location": self.to})


@dataclass(frozen=True, kw_only=True, slots=True)
class Gzip:
    """Serves the page compressed, whether or not the client asked for it."""

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give the page with `Content-Encoding: gzip`."""
        honest = answer_with(page, request.headers)
        if page is None or honest.status != HTTPStatus.OK:
            return honest
        return web.Response(
            body=gzip.compress(page.body, mtime=0), headers={**honest.headers, "Content-Encoding": "gzip"}
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class GzipBomb:
    """A thousandth of what it unpacks to."""

    megabytes: int = 64

    async def answer(self, _request: web.BaseRequest, _page: Page | None) -> web.StreamResponse:
        """Give the bomb, whatever is published."""
        return web.Response(
            body=_bomb(self.megabytes), headers={"Content-Type": "application/rss+xml", "Content-Encoding": "gzip"}
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Big:
    """Streams a feed without end, well-formed as far as it goes; its length is declared on wish."""

    megabytes: int = 64
    is_declared: bool = False

    async def answer(self, request: web.BaseRequest, _page: Page | None) -> web.StreamResponse:
        """Give megabytes until the client has had enough."""
        left = self.megabytes * _MEGABYTE
        response = await _begin(request, Page(body=b""), length=left if self.is_declared else None)
        chunk = _HEAD
        while left > 0:
            await response.write(chunk[:left])
            left -= len(chunk)
            chunk = _FILLER
        return response


@dataclass(frozen=True, kw_only=True, slots=True)
class Mislabelled:
    """Serves the page under another content type, its UTF-8 rewritten in `written_in` on wish."""

    content_type: str
    written_in: str | None = None

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give the page, wrongly described."""
        if page is None:
            return answer_with(None, request.headers)
        body = page.body.decode().encode(self.written_in, "replace") if self.written_in else page.body
        return answer_with(replace(page, body=body, content_type=self.content_type), request.headers)


@dataclass(frozen=True, kw_only=True, slots=True)
class FalselyNotModified:
    """Answers 304 to every conditional request, changed or not."""

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give 304 to who names a validator, the page to others."""
        if "If-None-Match" in request.headers or "If-Modified-Since" in request.headers:
            return web.Response(status=HTTPStatus.NOT_MODIFIED)
        return answer_with(page, request.headers)


@dataclass(frozen=True, kw_only=True, slots=True)
class NeverAnswers:
    """Takes the request and stays silent until the client gives up."""

    async def answer(self, _request: web.BaseRequest, _page: Page | None) -> web.StreamResponse:
        """Give nothing."""
        await asyncio.Event().wait()
        raise RuntimeError("nobody sets this event")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reset:
    """Resets the connection, after the first bytes of the page if `after` says so."""

    after: int = 0

    async def answer(self, request: web.BaseRequest, page: Page | None) -> web.StreamResponse:
        """Give a TCP reset."""
        if page is not None and self.after:
            response = await _begin(request, page, length=len(page.body))
            await response.write(page.body[: self.after])
        return reset(request)


async def _begin(request: web.BaseRequest, page: Page | None, *, length: int | None) -> web.StreamResponse:
    """Send the headers of the page; without a length the body will be chunked."""
    page = page or Page(body=b"")
    headers = {**page.headers, **page.validators(), "Content-Type": page.content_type}
    response = web.StreamResponse(headers=headers)
    response.content_length = length
    await response.prepare(request)
    return response


@cache
def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    parts = [packer.compress(_HEAD)]
    parts.extend(packer.compress(b" " * _MEGABYTE) for _ in range(megabytes))
    return b"".join((*parts, packer.flush()))
