"""Readers: how those of a channel read names, moments and lists."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.alerts.layout import Line, clean_line, cut, isolated, isolated_text, units
from bot.alerts.phrases import Words, is_right_to_left, words_in
from bot.model.channels import Channel

LONGEST_NAME = 120
LONGEST_LIST = 500


class Reader(NamedTuple):
    """How the readers of a channel read."""

    words: Words
    zone: str
    language: str
    is_right_to_left: bool

    def own(self, text: str) -> str:
        """Give a text that reorders nothing around it."""
        return isolated_text(text, is_right_to_left=self.is_right_to_left)

    def name(self, text: str) -> str:
        """Give a name on one line, of a length that names have."""
        return self.own(cut(clean_line(text), LONGEST_NAME))

    def line(self, line: Line) -> Line:
        """Give a line that reorders nothing around it."""
        return isolated(line, is_right_to_left=self.is_right_to_left)

    def listed(self, names: Iterable[str], joint: str = " · ") -> str:
        """List names as far as they are short enough together, and say how many more there are."""
        shown = [self.name(name) for name in names]
        fitting, room = 0, LONGEST_LIST
        for name in shown:
            room -= units(name) + units(joint)
            if room < 0:
                break
            fitting += 1
        text = joint.join(shown[:fitting])
        left = len(shown) - fitting
        return f"{text} {self.words.more.format(n=left)}" if left else text

    def local(self, moment: datetime) -> datetime:
        """Give a moment by the channel's clock."""
        try:
            return moment.astimezone(ZoneInfo(self.zone))
        except (OverflowError, ValueError):
            # At the two ends of the calendar a zone may have no such moment.
            return moment.astimezone(UTC)

    def clock(self, moment: datetime, beside: datetime) -> str:
        """Give the time of a moment that is read beside another: the date only where that is another."""
        local = self.local(moment)
        return f"{local:%H:%M}" if local.date() == self.local(beside).date() else f"{local:%m-%d %H:%M}"


def reader_of(channel: Channel) -> Reader:
    """Give how the readers of a channel read."""
    return Reader(words_in(channel.language), channel.tz, channel.language, is_right_to_left(channel.language))
