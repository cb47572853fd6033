"""A published page with its validators, and the honest answer to a conditional GET."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Literal

from aiohttp import web

RSS = "application/rss+xml; charset=utf-8"

Validators = Literal["etag", "last_modified"] | bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What an address serves; a validator that is None is not sent."""

    body: bytes
    content_type: str = RSS
    etag: str | None = None
    modified_at: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def validators(self) -> dict[str, str]:
        """Give the validators as header lines."""
        lines = {}
        if self.etag is not None:
            lines["ETag"] = self.etag
        if self.modified_at is not None:
            lines["Last-Modified"] = format_datetime(self.modified_at, usegmt=True)
        return lines

    def is_known_to(self, asked: Mapping[str, str]) -> bool:
        """Say whether the client already has this page; its ETag, if it sends one, decides alone."""
        tags = asked.get("If-None-Match")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return self.etag is not None and not known.isdisjoint(("*", self.etag))
        since = _moment(asked.get("If-Modified-Since", ""))
        return self.modified_at is not None and since is not None and self.modified_at <= since


def tag_of(body: bytes) -> str:
    """Give a quoted ETag that changes with the body."""
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def page_of_file(folder: Path, path: str) -> Page | None:
    """Give the file as it is on disk now; None for what is no `NAME.xml` directly in the folder."""
    name = path.removeprefix("/")
    file = folder / name
    if "/" in name or not name.endswith(".xml") or not file.is_file():
        return None
    body = file.read_bytes()
    modified_at = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    # The file's own XML declaration names its charset, so the header must not.
    return Page(body=body, content_type="application/xml", etag=tag_of(body), modified_at=modified_at)


def answer_with(page: Page | None, asked: Mapping[str, str]) -> web.Response:
    """Give the page, 304 if the client has it, 404 if there is none."""
    if page is None:
        return web.Response(status=HTTPStatus.NOT_FOUND, text="Nothing is published here.\n")
    headers = {**page.headers, **page.validators()}
    if page.is_known_to(asked):
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    return web.Response(body=page.body, headers={**headers, "Content-Type": page.content_type})


def _moment(header: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
