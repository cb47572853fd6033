"""Documents made hostile: seeded mutations of feeds, from single bytes to bombs."""

import random
from collections.abc import Callable

_SNIPPETS = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item>", b"</item>", b"<entry>", b"</entry>", b"<item/>", b"</channel>",
    b"<?xml version='1.0' encoding='koi8-r'?>", b"<![CDATA[</item><item>]]>", b"<!-- </item> -->", b"&nbsp;&foo;",
    b"&#0;&#x110000;&#xD800;", b"&", b"<", b">", b'"', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xae",
    b"\x1b[31m", b"<media:x xmlns:media='m'>", b"<x:y>", b" xml:base='https://evil.example/'", b" xmlns='urn:other'",
    b"<guid>1</guid>", b"<link>javascript:alert(1)</link>", b"<pubDate>99999999999999999999</pubDate>",
    b"<pubDate>Tue, 31 Feb 0000 25:61:61 +9999</pubDate>", b"<updated>2026-13-45T99:99:99Z</updated>",
    b"<ttl>1e400</ttl>", b"<ttl>-5</ttl>", b"<title type='xhtml'><div>", b"<content type='a/zip'>UEsDBA==</content>",
    b"<content mode='base64'>////</content>", b"<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>",
)  # fmt: skip
_DOCTYPES = (
    b'<!DOCTYPE r [<!ENTITY a "' + b"A" * 20_000 + b'">]>',
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
    b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
)
_FLOODS: tuple[Callable[[int], bytes], ...] = (
    lambda size: b"<!--" * (size // 4),
    lambda size: b"<![CDATA[" * (size // 9),
    lambda size: b"<b>" * (size // 3),
    lambda size: b"<author>" + b"a@" * (size // 2) + b"</author>",
    lambda size: b"<author>" + b"a@a." * (size // 4),
    lambda size: b"<x " + b" ".join(b"a%d='1'" % number for number in range(size // 9)) + b"/>",
    lambda size: b"<item><title>t</title></item>" * (size // 29),
    lambda size: b"<title>" + b"x" * size + b"</title>",
    lambda size: b"<description>" + b"&lt;b x='" * (size // 9) + b"</description>",
    lambda size: b"<description><![CDATA[" + b"<p>" + b"<i a=1><p>" * (size // 10) + b"]]></description>",
    lambda size: b"<pubDate>" + b"1 " * (size // 2) + b"</pubDate>",
    lambda size: b"<link href='" + b"a/../" * (size // 5) + b"'/>",
    lambda size: b"&a;" * (size // 3),
    lambda size: b"".join(b"<n%d:x xmlns:n%d='u%d'/>" % (n, n, n) for n in range(size // 25)),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "koi8-r", "windows-1251", "utf-7", "cp037")


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Give a feed with one to five things wrong; of a thousand some twenty are floods of up to 400 kB."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        body = chance.choices(_MUTATIONS, _WEIGHTS)[0](body, chance)
    return body


def _flip(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(min(len(changed), chance.choice((1, 3, 20)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _span(body: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(body) + 1)
    return start, min(len(body), start + chance.choice((1, 4, 30, 300, 3_000)))


def _cut_out(body: bytes, chance: random.Random) -> bytes:
    start, end = _span(body, chance)
    return body[:start] + body[end:]


def _repeat(body: bytes, chance: random.Random) -> bytes:
    start, end = _span(body, chance)
    return body[:end] + body[start:end] * chance.choice((1, 1, 2, 50)) + body[end:]


def _move(body: bytes, chance: random.Random) -> bytes:
    start, end = _span(body, chance)
    rest = body[:start] + body[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + body[start:end] + rest[at:]


def _break_off(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _insert(body: bytes, chance: random.Random) -> bytes:
    return _put(body, chance.choice(_SNIPPETS), chance)


def _put(body: bytes, what: bytes, chance: random.Random) -> bytes:
    # Behind a tag more than anywhere: there a parser takes it for markup.
    places = [at + 1 for at in _tag_ends(body)] if chance.random() < 0.7 else []
    at = chance.choice(places) if places else chance.randrange(len(body) + 1)
    return body[:at] + what + body[at:]


def _tag_ends(body: bytes) -> list[int]:
    return [at for at, byte in enumerate(body[:50_000]) if byte == 0x3E]


def _flood(body: bytes, chance: random.Random) -> bytes:
    return _put(body, chance.choice(_FLOODS)(chance.choice((10_000, 60_000, 400_000))), chance)


def _doctype(body: bytes, chance: random.Random) -> bytes:
    at = body.find(b"?>") + 2 if body.startswith(b"<?xml") else 0
    return body[:at] + chance.choice(_DOCTYPES) + body[at:].replace(b"</title>", b"&a;&b;&c;</title>")


def _recode(body: bytes, chance: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _shout(body: bytes, chance: random.Random) -> bytes:
    start, end = _span(body, chance)
    return body[:start] + body[start:end].upper() + body[end:]


def _twice(body: bytes, chance: random.Random) -> bytes:
    return body + chance.choice((b"", b"\n", b"junk")) + body


_MUTATIONS = (_flip, _cut_out, _repeat, _move, _break_off, _insert, _flood, _doctype, _recode, _shout, _twice)
_WEIGHTS = (14, 14, 10, 10, 8, 30, 1, 3, 3, 4, 3)
