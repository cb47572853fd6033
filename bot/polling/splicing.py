"""Splicing: of a changed body only the items not seen before go to the parser.

A feed of fifty items changes by one at a time, and parsing is nearly the whole cost of a poll. The body is cut at its
items, each is hashed, and the head, the unseen items and the tail are put together again: a document that the parser
reads as it would the whole. Whatever is doubtful is left whole: items within items, an unequal count of openings and
closings, items inside CDATA or comments, an `xml:base` that reaches into items.
"""

import re
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

_ITEM = re.compile(rb"<(item|entry)(?=[\s>/])")
_HASH_BYTES = 7
"""56 bits: they fit an integer column, and 2,000 items collide once in 10^11 feeds."""


class Spliced(NamedTuple):
    """What is left to parse of a body."""

    body: bytes | None
    """`None`: every item was seen before."""
    hashes: frozenset[int]
    """Of all items of the body, to be remembered; empty when it cannot be cut."""
    unseen: int


def splice(body: bytes, seen: frozenset[int]) -> Spliced:
    """Cut a body down to the items whose hash is not in `seen`; the whole body when in doubt."""
    cuts = _cuts(body)
    if not cuts:
        return Spliced(body, frozenset(), 0)
    head = body[: cuts[0][0]]
    hashes = [_hash(head, body[start:end]) for start, end in cuts]
    unseen = [cut for cut, hash_ in zip(cuts, hashes, strict=True) if hash_ not in seen]
    every = frozenset(hashes)
    if not unseen:
        return Spliced(None, every, 0)
    if len(unseen) == len(cuts):
        return Spliced(body, every, len(unseen))
    kept = b"".join(body[start:end] for start, end in unseen)
    return Spliced(head + kept + body[cuts[-1][1] :], every, len(unseen))


def _cuts(body: bytes) -> list[tuple[int, int]]:
    """Give where each item begins and ends, or nothing when the body cannot be cut safely."""
    first = _ITEM.search(body)
    if first is None or b"xml:base" in body or not _is_ascii_superset(body):
        return []
    name = first[1]
    closing = b"</" + name + b">"
    starts = [match.start() for match in _ITEM.finditer(body) if match[1] == name]
    if len(starts) != body.count(closing) or len(starts) != len(_ITEM.findall(body)):
        return []
    cuts = []
    for index, start in enumerate(starts):
        end = body.find(closing, start) + len(closing)
        following = starts[index + 1] if index + 1 < len(starts) else len(body)
        chunk = body[start:end]
        if end < len(closing) or end > following or not _is_closed(chunk):
            return []
        cuts.append((start, end))
    return cuts if _is_closed(body[: cuts[0][0]]) and _only_blanks_between(body, cuts) else []


def _is_ascii_superset(body: bytes) -> bool:
    """Say whether markup is one byte a char: not in UTF-16 or UTF-32."""
    return b"\x00" not in body[:200]


def _is_closed(chunk: bytes) -> bool:
    """Say whether every CDATA section and comment that begins in a chunk ends in it."""
    return chunk.count(b"<![CDATA[") == chunk.count(b"]]>") and chunk.count(b"<!--") == chunk.count(b"-->")


def _only_blanks_between(body: bytes, cuts: list[tuple[int, int]]) -> bool:
    """Say whether nothing stands between items that leaving some out would lose."""
    return all(not body[end:start].strip() for (_, end), (start, _) in pairwise(cuts))


def _hash(head: bytes, item: bytes) -> int:
    """Hash an item together with what gives its markup meaning: encoding and name spaces of the head."""
    context = b"".join(re.findall(rb"<\?xml[^>]*>|xmlns[^\s>]*", head[:4096]))
    return int.from_bytes(blake2b(context + item, digest_size=_HASH_BYTES).digest(), "big")
