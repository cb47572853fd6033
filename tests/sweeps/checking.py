"""The checker: reads nothing but the server's accept log, and says what readers were told."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.servers.world import Accepted

MARK = "🔁"
_NUMBER = re.compile(r"Headline (\d+)")
LIMITS = (("overall", 30, 1.0), ("chat", 1, 1.0), ("chat", 20, 60.0))
_SLACK_S = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of the headlines."""

    delivered: int
    lost: tuple[int, ...]
    repeats: int
    unmarked: tuple[int, ...]
    """Repeated without a mark."""
    disordered: tuple[int, ...]
    """Told for the first time after a later one of the same chat."""
    over_limits: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Nothing lost, out of order or over the limits, every repetition marked."""
        return not (self.lost or self.unmarked or self.disordered or self.over_limits)


def check(log: Iterable[Accepted], *, headlines: int, chats: Sequence[int]) -> Verdict:
    """Judge the messages that were accepted in these chats."""
    sent = [one for one in log if one.method == "sendMessage" and one.message.chat_id in chats]
    told: Counter[int] = Counter()
    last: defaultdict[int, int] = defaultdict(lambda: -1)
    unmarked, disordered = [], []
    for one in sent:
        for number in map(int, _NUMBER.findall(one.message.text)):
            told[number] += 1
            if told[number] > 1 and not one.message.text.startswith(MARK):
                unmarked.append(number)
            if told[number] == 1 and number < last[one.message.chat_id]:
                disordered.append(number)
            last[one.message.chat_id] = max(number, last[one.message.chat_id])
    return Verdict(
        delivered=len(told),
        lost=tuple(number for number in range(headlines) if not told[number]),
        repeats=sum(count - 1 for count in told.values()),
        unmarked=tuple(unmarked),
        disordered=tuple(disordered),
        over_limits=tuple(over_limits(sent, chats)),
    )


def over_limits(sent: Sequence[Accepted], chats: Sequence[int]) -> Iterable[str]:
    """Say where more was written than Telegram allows."""
    for scope, most, seconds in LIMITS:
        for chat in chats if scope == "chat" else (None,):
            moments = [one.at for one in sent if chat in {None, one.message.chat_id}]
            for first, past in zip(moments, moments[most:], strict=False):
                if past - first < seconds - _SLACK_S:
                    yield f"{scope} {chat or ''}: {most + 1} within {past - first:.3f} s"
