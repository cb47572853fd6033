"""Splicing: of a changed body only the items not seen before go to the parser.

A feed of fifty items changes by one at a time, and parsing is nearly the whole cost of a poll. The body is cut at its
items, each is hashed, and the head, the unseen items and the tail are put together again: a document that the parser
reads as it would the whole. Whatever is doubtful is left whole: items within items, an unequal count of openings and
closings, items inside CDATA or comments, an `xml:base` that reaches into items. An item whose bytes were seen before
was found sound then and is not looked into again.

A document that breaks off is read up to its last finished item: half an item has half a link or half a text, and
would be taken for what it is not.
"""

import re
from hashlib import sha256
from typing import NamedTuple

MOST_ITEMS = 2_000
"""Unseen items that one poll takes of a document; the others are left for the next."""
_MOST_CUT = 50_000
_MOST_TRIES = 50
_HASH_BYTES = 7
"""56 bits: they fit an integer column, and 2,000 items collide once in 10^11 feeds."""

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ITEM = re.compile(rb"<(item|entry)(?=[\s>/])")
_ROOT = re.compile(rb"<((?:[\w.-]{1,50}:)?(?:rss|feed|rdf))(?=[\s>])", re.IGNORECASE)
_ANY_ITEM = re.compile(rb"<(?:[\w.-]{1,50}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ANY_END = re.compile(rb"</(?:[\w.-]{1,50}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_CONTEXT = re.compile(rb"<\?xml[^>]*>|<!(?:DOCTYPE|ENTITY)[^>]*>|xmlns[^\s>]*")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]{1,40})")
_IDLE = re.compile(
    rb"<(title|subtitle|link|description|copyright|rights|generator|docs|managingEditor|webMaster|lastBuildDate|pubDate"
    rb"|updated|category|url|id|icon|logo)(?:\s[^<>]*)?>(?:[^<]*|<!\[CDATA\[[^<>\]]*\]\]>)</\1>\s*"
)
"""Elements of a head that say nothing about items and nothing that a poll asks for."""


class Imprint(NamedTuple):
    """What tells a body from another one, read once."""

    body: str
    """The same for the same bytes."""
    items: int
    """The same for the same items in the same order, whatever the head says; fits among the hashes of items."""


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


def imprint(body: bytes, *, salt: bytes = b"") -> Imprint:
    """Take the imprint of a body; with another `salt` it is another one."""
    start = _first_item(body)
    head, rest = body[:start], sha256(memoryview(body)[start:]).digest()
    return Imprint(
        body=sha256(salt + b" " + head + rest).hexdigest()[:32],
        items=_number(sha256(_context(head, salt) + rest).digest()),
    )


def splice(body: bytes, seen: frozenset[int], *, salt: bytes = b"") -> Spliced:
    """Cut a body down to the items whose hash is not in `seen`; the whole body when in doubt.

    Hashes made with another `salt` are of other items, so all is read again.
    """
    if _JSON.match(body):
        # Markup within its strings is nothing to cut at.
        return Spliced(body, body)
    whole = _finished(body)
    is_cut_off = len(whole) < len(body)
    head = whole[: _first_item(whole)]
    items, tail = _pieces(whole, len(head))
    hashes = _hashes(items, _context(head, salt))
    unseen = [index for index, hash_ in enumerate(hashes) if hash_ not in seen]
    if not items or not _may_be_cut(head, [items[index] for index in unseen], tail):
        return Spliced(whole, whole, is_cut_off=is_cut_off)
    taken = unseen[:MOST_ITEMS]
    every = frozenset(hashes).difference(hashes[index] for index in unseen[MOST_ITEMS:])
    if not taken:
        return Spliced(None, whole, every, is_cut_off=is_cut_off)
    if len(taken) == len(items):
        return Spliced(whole, whole, every, len(taken), is_cut_off=is_cut_off)
    spliced = b"".join((_IDLE.sub(b"", head), *(items[index] for index in taken), tail))
    left_out = b"".join(item for item, hash_ in zip(items, hashes, strict=True) if hash_ in seen)
    return Spliced(spliced, whole, every, len(taken), left_out, len(unseen) - len(taken), is_cut_off)


def _first_item(body: bytes) -> int:
    first = _ITEM.search(body)
    return first.start() if first else len(body)


def _finished(body: bytes) -> bytes:
    """Give a body up to its last finished item if its root is never closed; else whole."""
    root = _ROOT.search(body)
    if root is None or not _is_ascii_superset(body):
        return body
    closed = body.rfind(b"</" + root[1])
    if closed >= 0 and not _ANY_ITEM.search(body, closed):
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


def _pieces(body: bytes, start: int) -> tuple[list[bytes], bytes]:
    """Give what ends as an item does, each with its end, and what stands behind the last."""
    closing = b"</item>" if body.startswith(b"<item", start) else b"</entry>"
    *pieces, tail = body[start:].split(closing, _MOST_CUT)
    return [piece.lstrip() + closing for piece in pieces], tail


def _may_be_cut(head: bytes, unseen: list[bytes], tail: bytes) -> bool:
    """Say whether each piece is one whole item with nothing beside it, to be read like all others.

    What was seen before was found to be one then.
    """
    declared = _ENCODING.search(head)
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    return (
        _is_closed(head)
        and _ANY_ITEM.search(tail) is None
        and all(map(_is_one_item, unseen))
        and all(_is_plain(part, encoding) for part in (head, *unseen))
    )


def _is_one_item(piece: bytes) -> bool:
    opening = _ITEM.match(piece)
    if opening is None or not piece.endswith(b"</%b>" % opening[1]):
        return False
    return _ITEM.search(piece, 1) is None and _is_closed(piece)


def _is_plain(part: bytes, encoding: str) -> bool:
    """Say whether a part is in the encoding that is declared for all, and no address in it has a base of its own."""
    try:
        part.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return b"xml:base" not in part


def _is_closed(part: bytes) -> bool:
    """Say whether every CDATA section and comment that begins in a part ends in it."""
    return part.count(b"<![CDATA[") == part.count(b"]]>") and part.count(b"<!--") == part.count(b"-->")


def _is_ascii_superset(body: bytes) -> bool:
    """Say whether markup is one byte a char: not in UTF-16 or UTF-32."""
    return b"\x00" not in body[:200]


def _context(head: bytes, salt: bytes) -> bytes:
    """Give what gives an item's markup meaning: encoding, entities and name spaces of the head."""
    return salt + b"".join(_CONTEXT.findall(head))


def _hashes(items: list[bytes], context: bytes) -> list[int]:
    base = sha256(context)
    hashes = []
    for item in items:
        hash_ = base.copy()
        hash_.update(item)
        hashes.append(int.from_bytes(hash_.digest()[:_HASH_BYTES]))
    return hashes


def _number(digest: bytes) -> int:
    return int.from_bytes(digest[:_HASH_BYTES])
