"""Crew: processes that judge kept articles beside this one, each the languages whose names it has compiled."""

import asyncio
import multiprocessing
import signal
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from bot.model.entities import Entity
from bot.model.replays import Kept, Replayed
from bot.model.rules import Rule
from bot.rules.matching import Matcher
from bot.rules.tallying import Tally
from bot.usecases.judging import judged

_matchers: list[Matcher] = []


def _begin(rules: tuple[Rule, ...], entities: tuple[Entity, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began us ends us
    _matchers[:] = [Matcher(rules, entities)]


def _judge(kept: Sequence[Kept], most: int) -> tuple[Tally, list[Replayed]]:
    return tallied(kept, _matchers[0], most)


def tallied(kept: Iterable[Kept], matcher: Matcher, most: int) -> tuple[Tally, list[Replayed]]:
    """Judge articles: give what they come to, and the first so many for which rules hold."""
    tally, found = Tally(), list[Replayed]()
    for one in judged(kept, matcher):
        tally.add(one)
        if len(found) < most:
            found.append(one)
    return tally, found


class Crew:
    """Processes with one matcher each; they begin when there is work."""

    def __init__(self, matcher: Matcher, members: int) -> None:
        """Share work among so many processes; with fewer than two all is done in this one."""
        self.matcher = matcher
        self._free = members
        self._members: list[ProcessPoolExecutor] = []
        self._loads: list[int] = []
        self._by_language: dict[str | None, int] = {}

    @property
    def is_worth(self) -> bool:
        """Say whether there is anybody to share with."""
        return self._free > 1

    async def judge(self, kept: Sequence[Kept], most: int) -> tuple[Tally, list[Replayed]]:
        """Judge articles, the newest first; give what they come to and the first so many found."""
        if not self._members:
            self._start()
        shares: dict[int, list[Kept]] = {}
        for one in kept:
            tag = one.article.language.tag
            if tag not in self._by_language:
                self._by_language[tag] = min(range(len(self._loads)), key=self._loads.__getitem__)
            member = self._by_language[tag]
            self._loads[member] += 1
            shares.setdefault(member, []).append(one)
        loop = asyncio.get_running_loop()
        done = await asyncio.gather(
            *(loop.run_in_executor(self._members[at], _judge, some, most) for at, some in shares.items())
        )
        tally, order = Tally(), {one.article.id: at for at, one in enumerate(kept)}
        for part, _ in done:
            tally.merge(part)
        found = sorted((one for _, some in done for one in some), key=lambda one: order[one.article.id])
        return tally, found

    def close(self) -> None:
        """Let the processes go."""
        for one in self._members:
            one.shutdown(cancel_futures=True)

    def _start(self) -> None:
        """Start anew rather than fork: this process has threads."""
        context = multiprocessing.get_context("spawn")
        given = tuple(self.matcher.rules.values()), tuple(self.matcher.entities.values())
        self._members = [
            ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=given) for _ in range(self._free)
        ]
        self._loads = [0] * self._free
