"""Retelling: the lines that say who else tells an alert's story, who was first, and what was taken back."""

from collections.abc import Iterable

from bot.alerts.layout import Line, Piece, clean_line, cut, units, web_link
from bot.alerts.readers import LONGEST_LIST, LONGEST_NAME, Reader
from bot.model.alerts import Alert
from bot.model.articles import ChangeKind
from bot.model.growth import Correction, Growth, Retelling

_JOINT = " · "
_SHORT = 80


def warning_lines(alert: Alert, reader: Reader) -> list[Line]:
    """Give what stands above a headline: that its article was retracted, or why readers are told again."""
    growth = alert.growth or Growth()
    taken_back = [one for one in growth.corrections if one.article == alert.article]
    shown = [one for one in taken_back[-1:] if one.kind is ChangeKind.RETRACTED]
    shown += [alert.correction] if alert.correction and alert.correction not in shown else []
    return [(Piece(_correction(one, alert, reader)),) for one in shown]


def story_lines(alert: Alert, reader: Reader) -> list[Line]:
    """Give the outlets of a story by time, linked; how many sources they are, who was first; corrections."""
    growth = alert.growth
    if growth is None:
        return []
    lines: list[Line] = []
    if growth.others:
        lines = [(Piece("🗞 "), *_outlets(alert, growth, reader)), (Piece(_count(growth, reader)),)]
    above = warning_lines(alert, reader)
    corrections = [(Piece(_correction(one, alert, reader)),) for one in growth.corrections]
    return [*lines, *(line for line in corrections if line not in above)]


def update_text(alert: Alert, reader: Reader) -> str:
    """Give what is new of a story on one line, for where nothing can be edited."""
    growth = alert.growth or Growth()
    outlets = "".join(piece.text for piece in _outlets(alert, growth, reader)) if growth.others else ""
    corrections = [_correction(one, alert, reader) for one in growth.corrections]
    facts = (outlets, _count(growth, reader) if growth.others else "", *corrections)
    return f"↻ {reader.words.update}: {cut(clean_line(alert.title), _SHORT)}\n" + "\n".join(filter(None, facts))


def _outlets(alert: Alert, growth: Growth, reader: Reader) -> Iterable[Piece]:
    top = Retelling(
        article=alert.article, title=alert.title, url=alert.url, outlet=alert.outlet, language=alert.language,
        at=alert.published_at or alert.first_seen_at,
    )  # fmt: skip
    each: dict[str, Retelling] = {}
    for one in sorted((top, *growth.others), key=lambda one: one.at):
        each.setdefault(one.outlet, one)
    room = LONGEST_LIST
    for shown, one in enumerate(each.values()):
        text = " ".join(filter(None, (reader.name(one.outlet), reader.clock(one.at, top.at), _tag(one.language))))
        room -= units(text) + len(_JOINT)
        if room < 0:
            yield Piece(f" {reader.words.more.format(n=len(each) - shown)}")
            return
        yield from [Piece(_JOINT)] if shown else []
        yield Piece(text, link=web_link(one.url))


def _tag(language: str | None) -> str:
    return f"({language})" if language else ""


def _count(growth: Growth, reader: Reader) -> str:
    sources = reader.words.sources.format(n=growth.sources)
    first = reader.words.first if growth.is_first_certain else reader.words.likely_first
    return f"{sources}{_JOINT}{first}: {reader.name(growth.first)}" if growth.first else sources


def _correction(one: Correction, alert: Alert, reader: Reader) -> str:
    is_retracted = one.kind is ChangeKind.RETRACTED
    sign, word = ("⛔", reader.words.retracted) if is_retracted else ("✏️", reader.words.corrected)
    when = reader.clock(one.at, alert.published_at or alert.first_seen_at)
    words = cut(clean_line(one.words), LONGEST_NAME)
    return f"{sign} {word} {when} {reader.name(one.outlet)}" + (f": {reader.own(words)}" if words else "")
