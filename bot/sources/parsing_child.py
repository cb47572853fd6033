"""The child process in which untrusted bytes are read: screened, parsed by feedparser, their markup made visible text.

The parent may kill it at any moment. Frames on stdin and stdout: four bytes of length, then JSON, and on stdin a body
behind it.
"""

import calendar
import io
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

import feedparser
import feedparser.api

from bot.model.polls import Failed
from bot.polling.entries import to_text
from bot.sources.addresses_in import image_in, links_in
from bot.sources.json_feed import is_json, read_json_feed
from bot.sources.page_links import feed_links
from bot.sources.page_text import article_text
from bot.sources.screening import screen
from bot.text.visible import one_line, visible_text

_MEMORY = 512 * 1024 * 1024
_MOST_ENTRIES = 2000
_MOST_BODIES = 10_000_000
"""Chars of content in a document that are handed on, as many as a document has bytes at most."""
_LONGEST = {"title": 4_096, "summary": 65_536, "content": 262_144, "guid": 2_048, "link": 2_048}
_UPDATE_PERIODS_S = {"hourly": 3600, "daily": 86400, "weekly": 604800}
_LENGTH = struct.Struct("!I")
# It names a parser of Python 2.1, which is searched for in every folder of the path and at every document.
feedparser.api.PREFERRED_XML_PARSERS.clear()


def main() -> None:
    """Answer frames until stdin ends; a parent that is gone is no trouble."""
    _limit_memory()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the frames.
    os.dup2(2, 1)
    try:
        _write(target, {"ready": True})
        while request := _request(source):
            _write(target, _answer(*request))
    except BrokenPipeError:
        # What is still buffered cannot be written either; there is nobody to tell.
        os._exit(0)


def _request(source: BinaryIO) -> tuple[bytes, dict[str, Any]] | None:
    """Give the next body and what is asked of it, or `None` when the parent has gone."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    request = source.read(length)
    if len(request) < length:
        return None
    facts: dict[str, Any] = json.loads(request)
    body = source.read(facts["bytes"])
    return (body, facts) if len(body) == facts["bytes"] else None


def _answer(body: bytes, facts: dict[str, Any]) -> dict[str, Any]:
    try:
        # The signal ends the process wherever it is, inside a library too; the parent knows it by that.
        signal.setitimer(signal.ITIMER_PROF, facts["computing_s"])
        match facts["task"]:
            case "links":
                return {"links": feed_links(body, facts["url"])}
            case "page":
                return {"text": _text(article_text(body, facts["url"]))[: _LONGEST["content"]]}
            case _:
                return _feed(body, facts["content_type"])
    except MemoryError:
        return {"killed": "it needs more than 512 MB of memory"}
    except Exception as error:  # noqa: BLE001 - a parser's surprise ends this document, not the child
        return {"broken": f"{type(error).__name__}: {str(error)[:200]}"}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _feed(body: bytes, content_type: str) -> dict[str, Any]:
    read: dict[str, Any] | Failed
    if is_json(body):
        read = read_json_feed(body, most=_MOST_ENTRIES, longest=_LONGEST)
    else:
        screened = screen(body)
        read = screened if isinstance(screened, Failed) else read_feed(screened, content_type)
    return {"refused": read.kind.value, "reason": read.reason} if isinstance(read, Failed) else read


def _limit_memory() -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ValueError, OSError):
        # Some systems (macOS) know no such limit; the parent's clock remains.
        return


def _write(target: BinaryIO, answer: dict[str, Any]) -> None:
    payload = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    target.write(_LENGTH.pack(len(payload)) + payload)
    target.flush()


def read_feed(body: bytes, content_type: str) -> dict[str, Any]:
    """Give a document's entries, language, pace and kind as plain data."""
    headers = {"content-type": content_type} if content_type else {}
    # feedparser takes bare bytes for a file name or an address, a stream for what it is.
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    entries = [_entry(entry) for entry in parsed.entries[:_MOST_ENTRIES]]
    left = _MOST_BODIES
    for entry in entries:
        entry["body"] = entry["body"][: max(left, 0)]
        left -= len(entry["body"])
    return {
        "is_feed": bool(parsed.version or entries),
        "problem": str(parsed.get("bozo_exception", ""))[:200],
        "title": one_line(visible_text(_text(parsed.feed.get("title"))[: _LONGEST["title"]])),
        "language": _text(parsed.feed.get("language"))[:35] or None,
        "interval_s": _interval_s(parsed.feed),
        "entries": entries,
    }


def _text(value: object) -> str:
    """Give a value as text that every store can keep: no half characters."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _entry(read: Any) -> dict[str, Any]:
    # feedparser's own dictionary takes long for a value, for the sake of names that nobody uses here.
    entry = dict(read)
    title_type = entry.get("title_detail", {}).get("type", "")
    contents = entry.get("content") or []
    values = {
        "title": _text(entry.get("title")),
        "summary": _text(entry.get("summary")),
        "content": max((_text(content.get("value")) for content in contents), key=len, default=""),
        "guid": _text(entry.get("id")).strip(),
        "link": _text(entry.get("feedburner_origlink") or entry.get("link")).strip(),
    }
    found = {name: value[: _LONGEST[name]] for name, value in values.items()}
    if found["summary"] == found["content"] or not entry.get("summary_detail"):
        # Without a summary of its own feedparser gives the content again.
        found["summary"] = "" if found["content"] else found["summary"]
    text = to_text(
        title=found["title"],
        title_is_html=title_type != "text/plain",
        summary=found["summary"],
        content=found["content"],
    )
    return {
        "guid": found["guid"],
        "link": found["link"],
        "title": text.title,
        "lead": text.lead,
        "body": text.body,
        "published": _moment(entry),
        "image": image_in(_pictures(entry), found["summary"], found["content"]),
        "links": links_in(found["summary"], found["content"]),
    }


def _pictures(entry: Any) -> Iterator[str]:
    """Give the addresses of an entry's pictures, those for it alone first."""
    for one in (*entry.get("media_thumbnail", ()), *entry.get("media_content", ()), *entry.get("links", ())):
        kind = one.get("medium") or one.get("type") or ("image" if one.get("rel") is None else "")
        if str(kind).startswith("image"):
            yield _text(one.get("url") or one.get("href"))


def _moment(entry: Any) -> str | None:
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        parts = entry.get(name)
        if parts:
            try:
                return datetime.fromtimestamp(calendar.timegm(parts), UTC).isoformat()
            except (ValueError, OverflowError, OSError):
                continue
    return None


def _interval_s(feed: Any) -> float | None:
    """Give how often the feed asks to be read: ttl in minutes, or sy:updatePeriod and sy:updateFrequency."""
    try:
        if feed.get("ttl"):
            return float(feed.ttl) * 60
        period = _UPDATE_PERIODS_S.get(str(feed.get("sy_updateperiod", "")).strip().lower())
        return period / max(float(feed.get("sy_updatefrequency") or 1), 1.0) if period else None
    except ValueError:
        return None


if __name__ == "__main__":
    main()
