"""Telegram's published limits on messages, enforced."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from tests.servers.chats import Chat
from tests.servers.refusals import too_many_requests

_OVERALL = (30, 1.0)
_PER_CHAT = (1, 1.0)
_PER_GROUP_OR_CHANNEL = (20, 60.0)


class Limits:
    """30 messages a second overall, 1 a second in a chat, 20 a minute in a group or channel; sliding windows."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Count by a clock in seconds."""
        self._clock = clock
        self._taken: defaultdict[tuple[object, int], deque[float]] = defaultdict(deque)

    def take(self, chat: Chat) -> None:
        """Count one message, or refuse it with the seconds to wait; a refused one does not count."""
        now = self._clock()
        windows = [("overall", *_OVERALL), (chat.id, *_PER_CHAT)]
        if chat.type != "private":
            windows.append((chat.id, *_PER_GROUP_OR_CHANNEL))
        histories = [(self._taken[key, count], count, period) for key, count, period in windows]
        wait = max(_wait(history, count, period, now) for history, count, period in histories)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for history, _, _ in histories:
            history.append(now)


def _wait(history: deque[float], count: int, period: float, now: float) -> float:
    while history and history[0] + period <= now:
        history.popleft()
    return history[0] + period - now if len(history) >= count else 0.0
