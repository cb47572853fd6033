"""Rendering: an alert as subscribers read it, in Telegram's HTML and on a terminal, from one layout.

Telegram counts 4,096 units of UTF-16 after the markup is parsed (sources differ between that and code points; the
stricter holds). Only the lead is ever cut.
"""

import html
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from bot.model.alerts import Alert, Mark
from bot.model.articles import Field
from bot.model.channels import Channel
from bot.model.rules import Priority

LONGEST_MESSAGE = 4096
_LEAST_LEAD = 40
_MOST_HIDDEN = 5
_MOST_LABELS = 12
_MOST_REASONS = 12
_LONGEST_TITLE = 1000
_LONGEST_NAME = 120
_UNWANTED = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_NOT_IN_LINKS = re.compile(f"{_UNWANTED.pattern}|[\\s\u061c\u200b-\u200f\u2028\u2029\ufeff]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_WORDS = {
    "en": {"in_text": "matched in text", "seen": "seen", "more": "more"},
    "nl": {"in_text": "gevonden in de tekst", "seen": "gezien", "more": "meer"},
    "de": {"in_text": "gefunden im Text", "seen": "gesehen", "more": "weitere"},
    "fr": {"in_text": "trouvé dans le texte", "seen": "vu", "more": "autres"},
    "tr": {"in_text": "metinde bulundu", "seen": "görüldü", "more": "daha"},
    "ar": {"in_text": "وُجد في النص", "seen": "شوهد", "more": "أخرى"},
    "ru": {"in_text": "найдено в тексте", "seen": "замечено", "more": "ещё"},
}
"""The bot's own words, a language a line; channels in another language read English."""


class Piece(NamedTuple):
    """A run of text on a line."""

    text: str
    is_matched: bool = False
    link: str | None = None


Line = tuple[Piece, ...]


def to_html(alert: Alert, channel: Channel) -> str:
    """Give the alert in Telegram's HTML: markup always closed, within the limit, matched words bold."""
    return "\n".join("".join(map(_html, line)) for line in _fitted(alert, channel))


def to_plain(alert: Alert, channel: Channel) -> str:
    """Give the alert without markup, for when Telegram refuses the markup; the link stands at the end."""
    lines = ["".join(piece.text for piece in line) for line in _fitted(alert, channel)]
    url = clean_link(alert.url)
    return cut("\n".join(lines), LONGEST_MESSAGE - units(url) - 1) + f"\n{url}"


def to_terminal(alert: Alert, channel: Channel, *, has_colour: bool) -> str:
    """Give the alert for a terminal: matched words in bold, or between asterisks where there is no colour."""
    title, *rest = lines(alert, channel)
    shown = ["".join(_terminal(piece, has_colour=has_colour) for piece in line) for line in (title, *rest)]
    return "\n".join([shown[0], *(f"    {line}" for line in (*shown[1:], clean_link(alert.url)))])


def lines(alert: Alert, channel: Channel) -> list[Line]:
    """Give the alert's lines: headline, lead, who and when, entities, matches in hidden text, rules."""
    words = _WORDS.get(channel.language, _WORDS["en"])
    url = clean_link(alert.url)
    link = url if urlsplit(url).scheme in {"http", "https"} else None
    loud = (Piece("‼️ "),) if alert.priority is Priority.URGENT else ()
    found = [(*loud, *_marked(alert.title[:_LONGEST_TITLE], alert.marks, Field.TITLE, link))]
    if alert.lead:
        found.append(_marked(alert.lead, alert.marks, Field.LEAD))
    found.append((Piece(_source(alert, channel, words["seen"])),))
    if alert.labels:
        found.append((Piece("🏷 " + _listed(alert.labels, _MOST_LABELS, words["more"])),))
    hidden = tuple(dict.fromkeys(f'"{_ISOLATE}{mark.text}{_END_ISOLATE}"' for mark in alert.hidden_marks()))
    if hidden:
        found.append((Piece(f"{words['in_text']}: {_listed(hidden, _MOST_HIDDEN, words['more'], ', ')}"),))
    titles = tuple(reason.title for reason in alert.reasons)
    found.append((Piece("📌 " + _listed(titles, _MOST_REASONS, words["more"])),))
    return found


def _source(alert: Alert, channel: Channel, seen: str) -> str:
    moment = alert.published_at or alert.first_seen_at
    shown = _moment(moment, channel.tz)
    when = shown if alert.published_at else f"{seen} {shown}"
    return " · ".join(part for part in (_clean(alert.outlet)[:_LONGEST_NAME], alert.language, when) if part)


def _moment(moment: datetime, zone: str) -> str:
    try:
        shown = moment.astimezone(ZoneInfo(zone))
    except (OverflowError, ValueError):
        # At the two ends of the calendar a zone may have no such moment.
        shown = moment.astimezone(UTC)
    return f"{shown:%Y-%m-%d %H:%M %Z}"


def _listed(names: Sequence[str], most: int, more: str, joint: str = " · ") -> str:
    shown = joint.join(_clean(name)[:_LONGEST_NAME] if _ISOLATE not in name else name for name in names[:most])
    return shown if len(names) <= most else f"{shown} + {len(names) - most} {more}"


def _marked(text: str, marks: Iterable[Mark], field: Field, link: str | None = None) -> Line:
    """Cut a text into pieces at its matched words; of overlapping ones the union is marked."""
    pieces: list[Piece] = []
    at = 0
    for mark in marks:
        if mark.span.field is not field:
            continue
        start, end = max(mark.span.start, at), min(mark.span.end, len(text))
        if start >= end:
            continue
        if start > at:
            pieces.append(Piece(_clean(text[at:start]), link=link))
        pieces.append(Piece(_clean(text[start:end]), is_matched=True, link=link))
        at = end
    if at < len(text):
        pieces.append(Piece(_clean(text[at:]), link=link))
    return tuple(pieces)


def _clean(text: str) -> str:
    """Drop what could hide or reorder text."""
    return _UNWANTED.sub("", text)


def clean_line(text: str) -> str:
    """Give a text on one line without what could hide or reorder it, or command a terminal."""
    return _clean(_BREAKS.sub(" ", text))


def clean_link(url: str) -> str:
    """Give an address in which nothing hides, breaks the line or commands a terminal: such characters are encoded."""
    return _NOT_IN_LINKS.sub(lambda found: quote(found[0], errors="replace"), url)


def _html(piece: Piece) -> str:
    text = html.escape(piece.text, quote=False)
    bold = f"<b>{text}</b>" if piece.is_matched and text.strip() else text
    return f'<a href="{html.escape(piece.link)}">{bold}</a>' if piece.link and text else bold


def _terminal(piece: Piece, *, has_colour: bool) -> str:
    text = piece.text.replace(_ISOLATE, "").replace(_END_ISOLATE, "")
    if not piece.is_matched:
        return text
    return f"\x1b[1;33m{text}\x1b[0m" if has_colour else f"*{text}*"


def _fitted(alert: Alert, channel: Channel) -> list[Line]:
    """Give the lines with the lead cut so that the message keeps within the limit."""
    whole = lines(alert, channel)
    over = sum(units(piece.text) for line in whole for piece in line) + len(whole) - LONGEST_MESSAGE
    if over <= 0 or not alert.lead:
        return whole
    title, lead, *rest = whole
    room = sum(units(piece.text) for piece in lead) - over
    return [title, _shortened(lead, room), *rest] if room >= _LEAST_LEAD else [title, *rest]


def _shortened(line: Line, room: int) -> Line:
    kept: list[Piece] = []
    for piece in line:
        size = units(piece.text)
        if size > room:
            kept.append(piece._replace(text=cut(piece.text, room)))
            break
        kept.append(piece)
        room -= size
    return tuple(kept)


def units(text: str) -> int:
    """Count the UTF-16 code units of a text, as Telegram does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """Give as much of the text as fits into so many units, at a blank if one is near, with a sign that it was cut."""
    if units(text) <= room:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: max(room - 2, 0) * 2].decode("utf-16-le", "ignore")
    head, _, _ = kept.rpartition(" ")
    return (head if len(head) > len(kept) // 2 else kept) + " …"
