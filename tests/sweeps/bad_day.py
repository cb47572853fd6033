"""Telegram on an ordinary bad day, on a clock that both sides share."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from tests.fakes import NOON
from tests.servers.bot_api import BotApi
from tests.servers.faults import DropAfter, DropBefore, Fault, HttpError, flood_wait
from tests.servers.params import Params
from tests.servers.refusals import RefusalError

_FAULTS = ((0.03, "429"), (0.03, "502"), (0.02, "dropped"), (0.02, "answer lost"))


@dataclass(frozen=True)
class ScaledClock:
    """The system's clock, so many times as fast since some moment of its monotonic time."""

    began: float
    scale: float

    def now(self) -> datetime:
        """Give the moment."""
        return NOON + timedelta(seconds=self.elapsed())

    def elapsed(self) -> float:
        """Give seconds since it began."""
        return (time.monotonic() - self.began) * self.scale

    async def sleep(self, length: timedelta) -> None:
        """Let so much of its time pass."""
        await asyncio.sleep(length.total_seconds() / self.scale)


class FaultyApi(BotApi):
    """Telegram on an ordinary bad day; counts what it had to refuse for its own limits."""

    def __init__(self, clock: ScaledClock, seed: int) -> None:
        """Keep limits by this clock."""
        super().__init__(limits=True, clock=clock.elapsed)
        self.dice = random.Random(seed)
        self.is_faulty = False
        self.faults: Counter[str] = Counter()
        self.limits_met = 0

    async def _answer_with_fault(
        self, fault: Fault | None, request: web.BaseRequest, method: str, params: Params
    ) -> web.StreamResponse:
        if self.is_faulty and method in {"sendMessage", "editMessageText", "forwardMessage"}:
            fault = self._drawn()
        return await super()._answer_with_fault(fault, request, method, params)

    def _drawn(self) -> Fault | None:
        number = self.dice.random()
        for share, name in _FAULTS:
            number -= share
            if number < 0:
                self.faults[name] += 1
                made: dict[str, Fault] = {
                    "429": flood_wait(timedelta(seconds=self.dice.randint(1, 5))),
                    "502": HttpError(502, "Bad Gateway", is_accepted=self.dice.random() < 0.5),
                    "dropped": DropBefore(),
                    "answer lost": DropAfter(),
                }
                return made[name]
        return None

    def _refuse(self, method: str, refusal: RefusalError) -> web.Response:
        if refusal.code == 429 and not self._is_drawn(refusal):
            self.limits_met += 1
        return super()._refuse(method, refusal)

    @staticmethod
    def _is_drawn(refusal: RefusalError) -> bool:
        """Tell our own 429 from those of the limits, which are raised where a message is counted."""
        return refusal.__traceback__ is None
