"""The addresses of pictures and pages in an item's markup. It runs in the child."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice

_MOST_LINKS = 8
_LONGEST = 1_000
_ADDRESS = r"""[^<>]{0,500}?\s%s\s*=\s*["']\s*(https?://[^"'\s<>]+)"""
# In capitals hardly anybody writes them, and looking for both takes ten times as long.
_IMAGE = re.compile(f"<img{_ADDRESS % 'src'}")
_LINK = re.compile(f"<a{_ADDRESS % 'href'}")


def image_in(named: Iterable[str], *markup: str) -> str:
    """Give the address of an item's picture, the first that it names or shows; empty if there is none."""
    found = (one.strip() for one in (*named, *_found(_IMAGE, markup)))
    return next((one for one in found if one.startswith(("http://", "https://")) and len(one) <= _LONGEST), "")


def links_in(*markup: str) -> list[str]:
    """Give the first few web addresses that markup leads to."""
    found = (one for one in _found(_LINK, markup) if len(one) <= _LONGEST)
    return list(dict.fromkeys(islice(found, _MOST_LINKS)))


def _found(pattern: re.Pattern[str], markup: Iterable[str]) -> Iterator[str]:
    for text in markup:
        for match in pattern.finditer(text):
            yield unescape(match[1])
