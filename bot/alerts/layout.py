"""Layout: lines of pieces, broken into messages that Telegram takes, as its HTML or as plain text.

Telegram counts 4,096 units of UTF-16 after the markup is parsed (sources differ between that and code points; the
stricter holds) and keeps at most 100 entities of a message.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote, urlsplit

LONGEST_MESSAGE = 4096
MOST_ENTITIES = 100
_LONGEST_LINK = 2000
_UNWANTED = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_NOT_IN_LINKS = re.compile(f"{_UNWANTED.pattern}|[\\s\u061c\u200b-\u200f\u2028\u2029\ufeff]")
_SENTENCE_END = re.compile("(?:[.!?…؟۔।]+[\"'»”’)\\]]*(?=\\s)|[。！？]+[」』）]*)")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT = frozenset(("R", "AL"))
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_CLUSTER = 20


class Piece(NamedTuple):
    """A run of text on a line."""

    text: str
    is_bold: bool = False
    link: str | None = None


Line = tuple[Piece, ...]


def units(text: str) -> int:
    """Count the UTF-16 code units of a text, as Telegram does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def size(lines: Iterable[Line]) -> int:
    """Count the units of lines, a line break behind each."""
    return sum(units("".join(piece.text for piece in line)) + 1 for line in lines)


def entities(line: Line) -> int:
    """Count the entities Telegram makes of a line."""
    links = sum(1 for link, _ in groupby(line, key=lambda piece: piece.link) if link)
    return links + sum(1 for piece in line if piece.is_bold)


def clean(text: str) -> str:
    """Drop what could hide or reorder text, or command a terminal."""
    return _UNWANTED.sub("", text)


def clean_line(text: str) -> str:
    """Give a text on one line without what could hide or reorder it, or command a terminal."""
    return clean(_BREAKS.sub(" ", text))


def clean_link(url: str) -> str:
    """Give an address in which nothing hides, breaks the line or commands a terminal: such characters are encoded."""
    return _NOT_IN_LINKS.sub(lambda found: quote(found[0], errors="replace"), url)


def web_link(url: str) -> str | None:
    """Give the clean address if it is one of the web, of a length that is an address and not an attack."""
    link = clean_link(url[: _LONGEST_LINK + 1])
    try:
        is_web = urlsplit(link).scheme in {"http", "https"}
    except ValueError:
        return None
    return link if is_web and len(link) <= _LONGEST_LINK else None


def isolated(line: Line, *, is_right_to_left: bool) -> Line:
    """Wrap text that runs against the reader's direction, so that it reorders nothing around it."""
    if not any(_runs_against(piece.text, is_right_to_left=is_right_to_left) for piece in line):
        return line
    link = line[0].link if line[0].link == line[-1].link else None
    return (Piece(_ISOLATE, link=link), *line, Piece(_END_ISOLATE, link=link))


def isolated_text(text: str, *, is_right_to_left: bool) -> str:
    """Wrap a text as `isolated` does."""
    return "".join(piece.text for piece in isolated((Piece(text),), is_right_to_left=is_right_to_left))


def _runs_against(text: str, *, is_right_to_left: bool) -> bool:
    kinds = {unicodedata.bidirectional(char) for char in text}
    return "L" in kinds if is_right_to_left else bool(kinds & _RIGHT)


def cut(text: str, room: int) -> str:
    """Give as much of the text as fits into so many units, at a blank if one is near, with a sign that it was cut."""
    if len(text) <= room and units(text) <= room:
        return text
    kept = text[: _fitting(text, max(room - 2, 0))]
    head, _, _ = kept.rpartition(" ")
    return (head if len(head) > len(kept) // 2 else kept) + " …"


def _fitting(text: str, room: int) -> int:
    """Count the characters that fit into so many units, none of them torn from its accents or joined emoji."""
    whole = _SURROGATE.sub("?", text[:room])
    end = len(whole.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore"))
    for at in range(end, max(end - _LONGEST_CLUSTER, 0), -1):
        if at >= len(text) or not _is_inside(text, at):
            return at
    return end


def _is_inside(text: str, at: int) -> bool:
    char = text[at]
    return (
        unicodedata.category(char) in {"Mn", "Me"}
        or char in _JOINERS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or text[at - 1] == "\u200d"
    )


def broken(line: Line, room: int) -> tuple[Line, Line]:
    """Break a line that is too long: behind a sentence, else at a blank, else where it must be."""
    text = "".join(piece.text for piece in line)
    most = _fitting(text, room - 2)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, most // 4, most)]
    blank = text.rfind(" ", most // 2, most + 1)
    at = ends[-1] if ends else blank if blank > 0 else max(most, 1)
    head, rest = _split(line, at)
    if sum(piece.text.count(_ISOLATE) - piece.text.count(_END_ISOLATE) for piece in head) > 0:
        head, rest = (*head, Piece(_END_ISOLATE)), (Piece(_ISOLATE), *rest)
    return head, rest


def _split(line: Line, at: int) -> tuple[Line, Line]:
    head: list[Piece] = []
    for index, piece in enumerate(line):
        if len(piece.text) > at:
            before = piece._replace(text=piece.text[:at].rstrip())
            behind = piece._replace(text=piece.text[at:].lstrip())
            return (*head, before), (behind, *line[index + 1 :])
        head.append(piece)
        at -= len(piece.text)
    return line, ()


def fill(lines: Sequence[Line], room: int, most_entities: int = MOST_ENTITIES) -> tuple[list[Line], list[Line]]:
    """Give the lines that fit into one message, and the rest; a line is broken only where not even it fits alone."""
    taken: list[Line] = []
    left = list(lines)
    while left:
        room_of_line, many = size(left[:1]), entities(left[0])
        if room_of_line <= room and many <= most_entities:
            taken.append(left.pop(0))
            room -= room_of_line
            most_entities -= many
            continue
        if not taken:
            head, rest = broken(left[0], room)
            return [head], [rest, *left[1:]] if any(piece.text for piece in rest) else left[1:]
        break
    return taken, left


def to_html(lines: Iterable[Line]) -> str:
    """Give lines in Telegram's HTML; every tag is closed on its line."""
    return "\n".join("".join(_linked(link, list(run)) for link, run in _runs(line)) for line in lines)


def to_text(lines: Iterable[Line]) -> str:
    """Give lines without markup; a link stands behind its text."""
    return "\n".join(
        "".join("".join(piece.text for piece in run) + (f" {link}" if link else "") for link, run in _runs(line))
        for line in lines
    )


def _runs(line: Line) -> Iterable[tuple[str | None, Iterable[Piece]]]:
    return groupby((piece for piece in line if piece.text), key=lambda piece: piece.link)


def _linked(link: str | None, run: Iterable[Piece]) -> str:
    inner = "".join(_bold(piece) for piece in run)
    return f'<a href="{html.escape(link)}">{inner}</a>' if link else inner


def _bold(piece: Piece) -> str:
    text = html.escape(piece.text, quote=False)
    return f"<b>{text}</b>" if piece.is_bold and text.strip() else text
