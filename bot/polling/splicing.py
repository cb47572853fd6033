"""Splicing: of a changed body only the items not seen before go to the parser.

A feed of fifty items changes by one at a time, and parsing is nearly the whole cost of a poll. The body is cut at its
items, each is hashed, and the head, the unseen items and the tail are put together again: a document that the parser
reads as it would the whole. Whatever is doubtful is left whole: items within items, an unequal count of openings and
closings, items inside CDATA or comments, an `xml:base` that reaches into items.

A document that breaks off is read up to its last finished item: half an item has half a link or half a text, and
would be taken for what it is not.
"""

import re
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

MOST_ITEMS = 2_000
"""Unseen items that one poll takes of a document; the others are left for the next."""
_MOST_CUT = 50_000
_MOST_TRIES = 50
_HASH_BYTES = 7
"""56 bits: they fit an integer column, and 2,000 items collide once in 10^11 feeds."""

_ITEM = re.compile(rb"<(item|entry)(?=[\s>/])")
_ROOT = re.compile(rb"<((?:[\w.-]{1,50}:)?(?:rss|feed|rdf))(?=[\s>])", re.IGNORECASE)
_ANY_ITEM = re.compile(rb"<(?:[\w.-]{1,50}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ANY_END = re.compile(rb"</(?:[\w.-]{1,50}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_CONTEXT = re.compile(rb"<\?xml[^>]*>|xmlns[^\s>]*")


class Spliced(NamedTuple):
    """What is left to parse of a body."""

    body: bytes | None
    """`None`: every item was seen before."""
    whole: bytes
    """The document with all its finished items; empty: it broke off before the first was finished."""
    hashes: frozenset[int] = frozenset()
    """Of the items of the body that are seen with this poll; empty when it cannot be cut."""
    unseen: int = 0
    left_out: bytes = b""
    """The items seen before, when others are parsed."""
    left: int = 0
    """Unseen items that this poll does not take."""
    is_cut_off: bool = False
    """The document breaks off."""

    @property
    def is_complete(self) -> bool:
        """Say whether nothing of the document is left to be read another time."""
        return not self.left and not self.is_cut_off


def splice(body: bytes, seen: frozenset[int], *, salt: bytes = b"") -> Spliced:
    """Cut a body down to the items whose hash is not in `seen`; the whole body when in doubt.

    Hashes made with another `salt` are of other items, so all is read again.
    """
    whole = _finished(body)
    is_cut_off = len(whole) < len(body)
    cuts = _cuts(whole)
    if not cuts:
        return Spliced(whole, whole, is_cut_off=is_cut_off)
    head = whole[: cuts[0][0]]
    context = salt + b"".join(_CONTEXT.findall(head[:4096]))
    hashes = [_hash(context, whole[start:end]) for start, end in cuts]
    unseen = [index for index, hash_ in enumerate(hashes) if hash_ not in seen]
    taken = unseen[:MOST_ITEMS]
    every = frozenset(hashes).difference(hashes[index] for index in unseen[MOST_ITEMS:])
    if not taken:
        return Spliced(None, whole, every, is_cut_off=is_cut_off)
    if len(taken) == len(cuts):
        return Spliced(whole, whole, every, len(taken), is_cut_off=is_cut_off)
    kept = b"".join(whole[slice(*cuts[index])] for index in taken)
    left_out = b"".join(whole[slice(*cut)] for cut, hash_ in zip(cuts, hashes, strict=True) if hash_ in seen)
    spliced = head + kept + whole[cuts[-1][1] :]
    return Spliced(spliced, whole, every, len(taken), left_out, len(unseen) - len(taken), is_cut_off)


def _finished(body: bytes) -> bytes:
    """Give a body up to its last finished item if its root is never closed; else whole."""
    root = _ROOT.search(body)
    if root is None or not _is_ascii_superset(body):
        return body
    last = max((match.start() for match in _ANY_ITEM.finditer(body)), default=root.end())
    if re.search(rb"</" + re.escape(root[1]) + rb"\s*>", body[last:], re.IGNORECASE):
        return body
    ends = [match.end() for match in _ANY_END.finditer(body)]
    for _ in range(_MOST_TRIES):
        opened = _open_section(body, ends[-1]) if ends else None
        if opened is None:
            break
        while ends and ends[-1] > opened:
            ends.pop()
    else:
        ends.clear()
    return body[: ends[-1]] if ends else b""


def _open_section(body: bytes, end: int) -> int | None:
    """Give where the CDATA section or comment begins that `end` stands in, or `None`."""
    for opening, closing in ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->")):
        opened = body.rfind(opening, 0, end)
        if opened >= 0 and body.find(closing, opened, end) < 0:
            return opened
    return None


def _cuts(body: bytes) -> list[tuple[int, int]]:
    """Give where each item begins and ends, or nothing when the body cannot be cut safely."""
    first = _ITEM.search(body)
    if first is None or b"xml:base" in body or not _is_ascii_superset(body):
        return []
    name = first[1]
    closing = b"</" + name + b">"
    found = list(_ITEM.finditer(body))
    starts = [match.start() for match in found if match[1] == name]
    if len(starts) != body.count(closing) or len(starts) != len(found) or len(starts) > _MOST_CUT:
        return []
    cuts = []
    for index, start in enumerate(starts):
        following = starts[index + 1] if index + 1 < len(starts) else len(body)
        end = body.find(closing, start, following) + len(closing)
        if end < len(closing) or not _is_closed(body[start:end]):
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


def _hash(context: bytes, item: bytes) -> int:
    """Hash an item together with what gives its markup meaning: encoding and name spaces of the head."""
    return int.from_bytes(blake2b(context + item, digest_size=_HASH_BYTES).digest(), "big")
