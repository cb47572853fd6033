"""Screening: what a look at the bytes tells before any parser sees them. It happens in the child, as all reading does.

Limits from attacks measured on feedparser 6.0.14: entities that multiply, comments that never end, a
tag with tens of thousands of attributes.
"""

import re

from bot.model.polls import Failed, Failure

_LONGEST_ENTITY = 64
_MOST_ENTITIES = 32
_MOST_OPEN_COMMENTS = 100
_LONGEST_TAG = 32_768
_LONGEST_AUTHOR = 512
_START = 4096
_EBCDIC = b"\x4c\x6f\xa7\x94"

_ENTITY = re.compile(rb"<!ENTITY\s+[^\s>]+\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|item|entry)(?![\w.-])", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_OUTER_DOCTYPE = re.compile(rb"<!DOCTYPE\s+\w+\s+(?:PUBLIC|SYSTEM)\s[^<>\[]{0,500}>", re.IGNORECASE)
"""It names what is never fetched, as RSS 0.91 does; left there, expat drops the letters that it would define."""
_AUTHOR = re.compile(
    rb"<((?:[\w.-]+:)?(?:author|creator|managingeditor|webmaster|contributor|publisher|email|name))(?:\s[^<>]*)?>[^<]{%d,}</\1>"
    % _LONGEST_AUTHOR,
    re.IGNORECASE,
)


def screen(body: bytes) -> bytes | Failed:
    """Give the body as a parser may see it, or why it may not."""
    plain = _markup(body)
    start = plain[:_START]
    if not start.strip():
        return Failed(kind=Failure.EMPTY, reason="an empty answer")
    if not _FEED.search(plain):
        return _no_feed(start)
    if _has_entity_bomb(plain):
        return Failed(kind=Failure.SUSPICIOUS, reason="entities made to multiply (an XML bomb)")
    if plain.count(b"<!--") - plain.count(b"-->") > _MOST_OPEN_COMMENTS:
        return Failed(kind=Failure.SUSPICIOUS, reason="comments that are never closed")
    if _has_endless_tag(plain):
        return Failed(kind=Failure.SUSPICIOUS, reason=f"a tag longer than {_LONGEST_TAG // 1024} kB")
    return _AUTHOR.sub(b"", _OUTER_DOCTYPE.sub(b"", body, count=1))


def _markup(body: bytes) -> bytes:
    """Give the markup of a body one byte a char, as far as that takes no parser: of UTF-16 and 32, and of EBCDIC."""
    return body.decode("cp037").encode() if body.startswith(_EBCDIC) else body.replace(b"\x00", b"")


def _no_feed(start: bytes) -> Failed:
    if _HTML.search(start):
        return Failed(
            kind=Failure.NOT_A_FEED, reason="a web page instead of a feed; `feeds discover` looks for feeds on it"
        )
    return Failed(kind=Failure.NOT_A_FEED, reason="neither RSS, Atom nor JSON Feed")


def _has_entity_bomb(body: bytes) -> bool:
    if b"<!ENTITY" not in body and b"<!entity" not in body:
        return False
    values = [double or single for double, single in _ENTITY.findall(body)]
    return len(values) > _MOST_ENTITIES or any(len(value) > _LONGEST_ENTITY or b"&" in value for value in values)


def _has_endless_tag(body: bytes) -> bool:
    """Say whether a tag goes on for longer than any publisher's; text and CDATA may be as long as they like."""
    at = body.find(b"<")
    while at >= 0:
        if body.startswith((b"<![CDATA[", b"<!--"), at):
            end = body.find(b"]]>" if body.startswith(b"<![", at) else b"-->", at)
        else:
            end = body.find(b">", at)
            if (end if end >= 0 else len(body)) - at > _LONGEST_TAG:
                return True
        if end < 0:
            return False
        at = body.find(b"<", end)
    return False
