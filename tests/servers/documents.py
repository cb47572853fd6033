"""Well-formed RSS and Atom documents from a few items."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

HOME = "http://publisher.example/"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item of a feed; what is empty is left out of the document."""

    guid: str = ""
    link: str = ""
    title: str = ""
    description: str = ""
    content: str = ""
    published: datetime | None = None


def rss(
    items: Iterable[Item], *, title: str = "Test feed", language: str | None = None, encoding: str = "utf-8"
) -> bytes:
    """Give an RSS 2.0 document, its items in the given order, in the encoding it declares."""
    lines = [
        f'<?xml version="1.0" encoding="{encoding}"?>',
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>',
        _element("title", title) + _element("link", HOME) + _element("description", title),
        _element("language", language or ""),
        *(_rss_item(item) for item in items),
        "</channel></rss>",
    ]
    return "\n".join(filter(None, lines)).encode(encoding, "xmlcharrefreplace")


def atom(
    items: Iterable[Item], *, title: str = "Test feed", language: str | None = None, encoding: str = "utf-8"
) -> bytes:
    """Give an Atom 1.0 document; an entry without `published` carries no date, as in the wild."""
    entries = list(items)
    newest = max((item.published for item in entries if item.published), default=datetime(2026, 1, 1, tzinfo=UTC))
    declared = f" xml:lang={quoteattr(language)}" if language else ""
    lines = [
        f'<?xml version="1.0" encoding="{encoding}"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{declared}>',
        _element("id", HOME) + _element("title", title) + _element("updated", newest.astimezone(UTC).isoformat()),
        *(_atom_entry(item) for item in entries),
        "</feed>",
    ]
    return "\n".join(lines).encode(encoding, "xmlcharrefreplace")


def _rss_item(item: Item) -> str:
    published = format_datetime(item.published.astimezone(UTC), usegmt=True) if item.published else ""
    parts = (
        _element("guid", item.guid, ' isPermaLink="false"'),
        _element("link", item.link),
        _element("title", item.title),
        _element("description", item.description),
        _element("content:encoded", item.content),
        _element("pubDate", published),
    )
    return f"<item>{''.join(parts)}</item>"


def _atom_entry(item: Item) -> str:
    moment = item.published.astimezone(UTC).isoformat() if item.published else ""
    parts = (
        _element("id", item.guid),
        f"<link rel={quoteattr('alternate')} href={quoteattr(_clean(item.link))}/>" if item.link else "",
        _element("title", item.title),
        _element("summary", item.description, ' type="html"'),
        _element("content", item.content, ' type="html"'),
        _element("published", moment),
        _element("updated", moment),
    )
    return f"<entry>{''.join(parts)}</entry>"


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(_clean(text))}</{name}>" if text else ""


def _clean(text: str) -> str:
    """Drop what no XML document may hold, not even escaped."""
    return _NOT_XML.sub("", text)
