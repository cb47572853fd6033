"""Links to feeds in a web page: those it declares, then those that look like one. It runs in the child."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from bot.text.visible import one_line

_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    )
)
_LOOKS_SO = re.compile(r"(?:^|[/._?=&-])(?:rss|atom|feeds?|rdf)(?:[/._?=&-]|$)|\.xml$", re.IGNORECASE)
_LARGEST_PAGE = 2_000_000
_MOST = 20
_LONGEST_URL = 2_048
_LONGEST_TITLE = 200


def feed_links(body: bytes, url: str) -> list[dict[str, str]]:
    """Give addresses that may be feeds' with what the page calls them, the likeliest first, each once."""
    page = LexborHTMLParser(body[:_LARGEST_PAGE])
    base = next((node.attributes.get("href") or "" for node in page.css("base[href]")), "")
    found: dict[str, str] = {}
    for link, title in (*_declared(page), *_looking_so(page)):
        try:
            address = urljoin(urljoin(url, base), link.strip()).partition("#")[0]
            is_web = urlsplit(address).scheme in {"http", "https"}
        except ValueError:
            continue
        if is_web and len(address) <= _LONGEST_URL:
            found.setdefault(address, one_line(title)[:_LONGEST_TITLE])
    return [{"url": address, "title": title} for address, title in list(found.items())[:_MOST]]


def _declared(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css("link[rel][href]"):
        words = (node.attributes.get("rel") or "").lower().split()
        kind = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
        if ("alternate" in words and kind in _TYPES) or "feed" in words:
            yield node.attributes.get("href") or "", node.attributes.get("title") or ""


def _looking_so(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css("a[href]"):
        link = node.attributes.get("href") or ""
        if len(link) <= _LONGEST_URL and _LOOKS_SO.search(link):
            yield link, node.text(strip=True)
