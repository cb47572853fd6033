"""Rendering: an alert, or a digest of several, as subscribers read it in Telegram and on a terminal, from one layout.

Headlines are shown whole up to 1,000 units; a lead that its outlet lets us show goes on in further messages.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from bot.alerts.layout import (
    LONGEST_MESSAGE,
    MOST_ENTITIES,
    Line,
    Piece,
    clean,
    clean_line,
    clean_link,
    cut,
    entities,
    fill,
    size,
    to_html,
    to_text,
    units,
    web_link,
)
from bot.alerts.phrases import LOUD
from bot.alerts.readers import LONGEST_NAME, Reader, reader_of
from bot.alerts.retelling import story_lines, update_text, warning_lines
from bot.model.alerts import Alert, Mark
from bot.model.articles import Field
from bot.model.channels import Channel
from bot.model.rules import Hit

_LONGEST_TITLE = 1000
_LONGEST_HIT = 100
_LEAST_LEAD = 100
_MOST_MARKS = 40
_ROOM_FOR_NOTES = 160
"""Kept free on every message, for its number and for the note that it is sent again."""
_BULLET = "• "
_ISOLATES = re.compile("[\u2068\u2069]")


@dataclass(frozen=True, slots=True)
class Message:
    """What fits into one message."""

    lines: tuple[Line, ...]

    @property
    def html(self) -> str:
        """In Telegram's HTML: markup always closed, within the limit, matched words bold."""
        return to_html(self.lines)

    @property
    def plain(self) -> str:
        """Without markup, for when Telegram refuses the markup; links are shown as long as there is room."""
        whole = to_text(self.lines)
        return whole if units(whole) <= LONGEST_MESSAGE else to_text(map(_unlinked, self.lines))


def messages(
    alert: Alert,
    channel: Channel,
    members: Sequence[Alert] = (),
    *,
    is_repeated: bool = False,
    room: int = LONGEST_MESSAGE,
) -> tuple[Message, ...]:
    """Give the messages, one or more, in which an alert is told, or a digest of its members.

    `is_repeated` marks them as sent again; it changes nothing else, nor their number. `room` is in units of UTF-16.
    """
    reader = reader_of(channel)
    room -= _ROOM_FOR_NOTES
    pages = _digest_pages(alert, members, reader, room) if members else _alert_pages(alert, reader, room)
    many = len(pages)
    notes = [f"🔁 {reader.words.repeated}"] if is_repeated else []
    return tuple(
        Message(
            (
                *((Piece(note),) for note in notes),
                *page,
                *(((Piece(f"({number}/{many})"),),) if many > 1 else ()),
            )
        )
        for number, page in enumerate(pages, 1)
    )


def to_terminal(alert: Alert, channel: Channel, members: Sequence[Alert] = (), *, has_colour: bool) -> str:
    """Give an alert or a digest for a terminal: matched words bold, or between asterisks where there is no colour."""
    reader = reader_of(channel)
    if members:
        lines = [*_heading(alert, members, reader), *_items(members, reader, alert.first_seen_at)]
        shown = [line_to_terminal(line, has_colour=has_colour, has_links=True) for line in lines]
    else:
        found = _laid_out(alert, reader)
        lines = [*found.headline, *found.lead, *found.rest]
        shown = [*(line_to_terminal(line, has_colour=has_colour) for line in lines), clean_link(alert.url)]
    return "\n    ".join(shown)


class _Layout(NamedTuple):
    headline: list[Line]
    lead: list[Line]
    rest: list[Line]


def _laid_out(alert: Alert, reader: Reader) -> _Layout:
    """Give an alert's lines: headline, lead, who and when, entities, matches in hidden text, rules."""
    words = reader.words
    unseen = alert.hidden_marks()
    pieces = marked(alert.lead, [mark for mark in alert.marks if mark not in unseen], Field.LEAD)
    lead = [reader.line(line) for line in _paragraphs(pieces)]
    rest: list[Line] = [(Piece(_source(alert, reader)),), *story_lines(alert, reader)]
    if alert.labels:
        rest.append((Piece("🏷 " + reader.listed(alert.labels)),))
    hidden = dict.fromkeys(f'"{cut(clean_line(mark.text), _LONGEST_HIT)}"' for mark in unseen)
    if hidden:
        rest.append((Piece(f"{words.in_text}: {reader.listed(hidden, ', ')}"),))
    rest.append((Piece("📌 " + reader.listed(reason.title for reason in alert.reasons)),))
    return _Layout([*warning_lines(alert, reader), _headline(alert, reader)], lead, rest)


def _alert_pages(alert: Alert, reader: Reader, room: int) -> list[list[Line]]:
    """Give one page; where the lead is too long, what is known of the article stands on the first."""
    headline, lead, rest = _laid_out(alert, reader)
    taken = size([*headline, *rest]) + units(web_link(alert.url) or "")
    links = sum(map(entities, [*headline, *rest]))
    has_room = room - taken >= _LEAST_LEAD
    shown, left = fill(lead, room - taken, MOST_ENTITIES - links) if has_room else ([], lead)
    pages = [[*headline, *shown, *rest]]
    while left:
        shown, left = fill(left, room)
        pages.append(shown)
    return pages


def _headline(alert: Alert, reader: Reader, bullet: str = "") -> Line:
    """Give the linked headline; of an article without one the address stands for it."""
    link = web_link(alert.url)
    title, marks = (alert.title, alert.marks) if clean_line(alert.title[:_LONGEST_TITLE]).strip() else (alert.url, ())
    pieces = marked(cut(title, _LONGEST_TITLE), marks, Field.TITLE)
    line = tuple(piece._replace(text=clean_line(piece.text), link=link) for piece in pieces)
    return (Piece(bullet + LOUD.get(alert.priority, "")), *reader.line(line))


def update_line(alert: Alert, channel: Channel) -> str:
    """Give what has become of an alert's story for a terminal, which shows the alert already."""
    return _ISOLATES.sub("", update_text(alert, reader_of(channel))).replace("\n", "\n    ")


def _source(alert: Alert, reader: Reader) -> str:
    moment = alert.published_at or alert.first_seen_at
    shown = f"{reader.local(moment):%Y-%m-%d %H:%M %Z}"
    when = shown if alert.published_at else f"{reader.words.seen} {shown}"
    outlet = reader.name(alert.outlet)
    return " · ".join(part for part in (outlet, alert.language, when) if part)


def marked(text: str, marks: Iterable[Mark | Hit], field: Field) -> list[Piece]:
    """Cut a text into pieces at its matched words; of overlapping ones the union is marked."""
    pieces: list[Piece] = []
    at = 0
    wanted = [mark.span for mark in marks if mark.span.field is field]
    for span in wanted[:_MOST_MARKS]:
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        pieces.append(Piece(clean(text[at:start])))
        pieces.append(Piece(clean(text[start:end]), is_bold=True))
        at = end
    pieces.append(Piece(clean(text[at:])))
    return [piece for piece in pieces if piece.text]


def _paragraphs(pieces: Iterable[Piece]) -> list[Line]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.splitlines() or [""]
        lines[-1].append(piece._replace(text=first))
        lines.extend([piece._replace(text=other)] for other in others)
        if piece.text.endswith("\n"):
            lines.append([])
    return [tuple(line) for line in lines if any(piece.text.strip() for piece in line)]


def line_to_terminal(line: Line, *, has_colour: bool, has_links: bool = False) -> str:
    """Give a line for a terminal: bold pieces in colour, or between asterisks where there is none."""
    shown = []
    for piece in line:
        text = _ISOLATES.sub("", piece.text)
        bold = f"\x1b[1;33m{text}\x1b[0m" if has_colour else f"*{text}*"
        shown.append(bold if piece.is_bold and text else text)
    link = next((piece.link for piece in line if piece.link), None)
    return "".join(shown) + (f" {link}" if link and has_links else "")


def _unlinked(line: Line) -> Line:
    return tuple(piece._replace(link=None) for piece in line)


def _digest_pages(digest: Alert, members: Sequence[Alert], reader: Reader, room: int) -> list[list[Line]]:
    heading = _heading(digest, members, reader)
    shown, left = fill([*heading, *_items(members, reader, digest.first_seen_at)], room)
    pages = [shown]
    while left:
        shown, left = fill(left, room)
        pages.append(shown)
    return pages


def _heading(digest: Alert, members: Sequence[Alert], reader: Reader) -> list[Line]:
    title = cut(clean_line(digest.title), LONGEST_NAME)
    many = reader.words.headlines.format(n=len({one.article for one in members}))
    return [(Piece("📋 "), Piece(reader.own(title), is_bold=True), Piece(f" · {many}"))]


def _items(members: Sequence[Alert], reader: Reader, now: datetime) -> list[Line]:
    """Give the lines of a digest: under each rule its articles, in the order given; each article once."""
    lines: list[Line] = []
    for titles, group in groupby(members, key=lambda one: tuple(reason.title for reason in one.reasons)):
        lines.extend([()] if lines else [])
        lines.append((Piece("📌 " + reader.listed(titles)),))
        lines.extend(_item(one, reader, now) for one in group)
    return lines


def _item(alert: Alert, reader: Reader, now: datetime) -> Line:
    """Give a headline with who and when; what it is about, where the reader may not see it from the headline."""
    when = reader.clock(alert.published_at or alert.first_seen_at, now)
    facts = [reader.name(alert.outlet), alert.language, when]
    is_plain = alert.language == reader.language and any(mark.span.field is Field.TITLE for mark in alert.marks)
    if alert.labels and not is_plain:
        facts.append("🏷 " + reader.listed(alert.labels, ", "))
    return (*_headline(alert, reader, _BULLET), Piece(" · " + " · ".join(fact for fact in facts if fact)))
