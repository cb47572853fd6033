"""JSON Feed (jsonfeed.org, versions 1 and 1.1) to entries, held to the caps of XML. It runs in the child."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.model.polls import Failed, Failure
from bot.polling.entries import to_text
from bot.sources.addresses_in import image_in, links_in
from bot.text.visible import one_line

_OPENS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_VERSION = "jsonfeed.org/version"


def is_json(body: bytes) -> bool:
    """Say whether a document can only be JSON."""
    return _OPENS.match(body) is not None


def read_json_feed(body: bytes, *, most: int, longest: Mapping[str, int]) -> dict[str, Any] | Failed:
    """Give a document's entries, language and kind as plain data, or why it is no JSON Feed."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Failed(kind=Failure.NOT_A_FEED, reason=f"broken JSON ({str(error)[:100]})")
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or _VERSION not in _text(feed, "version"):
        return Failed(
            kind=Failure.NOT_A_FEED, reason="JSON, but no JSON Feed: it has no `version` of one and no `items`"
        )
    items = [item for item in feed["items"] if isinstance(item, dict)][:most]
    return {
        "is_feed": True,
        "problem": "",
        "title": one_line(_text(feed, "title")[: longest["title"]]),
        "language": _text(feed, "language")[:35] or None,
        "interval_s": None,
        "entries": [_entry(item, longest) for item in items],
    }


def _entry(item: dict[str, Any], longest: Mapping[str, int]) -> dict[str, Any]:
    content = _text(item, "content_html")[: longest["content"]]
    plain = _text(item, "content_text")[: longest["content"]]
    text = to_text(
        title=_text(item, "title")[: longest["title"]],
        title_is_html=False,
        summary=_as_markup(_text(item, "summary")[: longest["summary"]]),
        content=content or _as_markup(plain),
    )
    return {
        "guid": _text(item, "id")[: longest["guid"]].strip(),
        "link": (_text(item, "url") or _text(item, "external_url"))[: longest["link"]].strip(),
        "title": text.title,
        "lead": text.lead,
        "body": text.body,
        "published": _moment(_text(item, "date_published")) or _moment(_text(item, "date_modified")),
        "image": image_in([_text(item, "image"), _text(item, "banner_image")], content),
        "links": links_in(content),
    }


def _text(node: dict[str, Any], key: str) -> str:
    """Give a value as text that every store can keep; an id may be a number, against the letter of the format."""
    value = node.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool) and key == "id":
        return str(value)
    # JSON may spell halves of a pair, which are no text.
    return value.encode("utf-8", "replace").decode().replace("\x00", "") if isinstance(value, str) else ""


def _as_markup(plain: str) -> str:
    """Give plain text as markup that shows the same, line ends included."""
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _moment(written: str) -> str | None:
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except OverflowError:
        return None
