"""Sweeping: a sender that is killed again and again, and the Telegram it speaks to; see `kill_sweep`."""

import asyncio
import multiprocessing
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.model.alerts import DeliveryState
from bot.model.channels import Channel, ChannelId, Limit, Over, Unconfirmed
from bot.model.sending import AttemptKind, AttemptOutcome, ChatId
from bot.sinks.telegram import TelegramSink
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.deliver import Sender
from bot.usecases.prove import prove
from tests.fakes import NOON, alert, delivery, feed, poll_result
from tests.servers.bot_api import TOKEN
from tests.sweeps.bad_day import FaultyApi, ScaledClock
from tests.sweeps.checking import Verdict, check
from tests.sweeps.stories import GrowthVerdict, check_growth, delete_one, publish

AUDIT = 700_001
_DELETED = 0.2
"""How often somebody deletes a message before a process begins, in the first half of a sweep."""
_WRITES = {
    "record",
    "take_seat",
    "open_attempt",
    "close_attempt",
    "keep_chat",
    "quieten",
    "park",
    "move_chat",
    "admit",
    "collapse",
    "rewrite",
}
_CALLS = {"send", "look"}


class Numbered:
    """A part whose side effects have a numbered point before and after them; at one of these the process is killed."""

    passed = 0
    fatal = 0

    def __init__(self, part: Any, effects: set[str], report: Callable[[str], None]) -> None:
        """Wrap a part."""
        self._part, self._effects, self._report = part, effects, report

    def __getattr__(self, name: str) -> Any:
        """Do as the part does."""
        found = getattr(self._part, name)
        return self._wrapped(name, found) if name in self._effects else found

    def _wrapped(self, name: str, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def call(*args: Any, **kwargs: Any) -> Any:
            self._point(f"before {name}")
            result = await work(*args, **kwargs)
            self._point(f"after {name}")
            return result

        return call

    def _point(self, name: str) -> None:
        Numbered.passed += 1
        if Numbered.passed == Numbered.fatal:
            self._report(name)
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(kw_only=True)
class Plan:
    """What a sender process is to do."""

    database: Path
    url: str
    clock: ScaledClock
    chats: tuple[int, ...]
    policy: Unconfirmed
    over: Over = Over.QUEUE
    fatal: int = 0
    """The number of the point at which it is killed; 0: at none."""
    fatal_after_s: float = 0.0
    """How long after it began to send it is killed; 0: never."""
    owner: str = ""
    reports: Path = field(default_factory=Path)


def send_all(plan: Plan) -> None:
    """Send until nothing waits, or until killed; the whole life of a sender process."""
    Numbered.fatal = plan.fatal
    if plan.fatal_after_s:
        threading.Timer(plan.fatal_after_s, os.kill, (os.getpid(), signal.SIGKILL)).start()
    asyncio.run(_send_all(plan))


def _report(plan: Plan) -> Callable[[str], None]:
    def report(point: str) -> None:
        with plan.reports.open("a") as file:
            file.write(f"{point}\n")

    return report


async def _send_all(plan: Plan) -> None:
    store = await SqliteStore(plan.database).open(migrate=True)
    async with TelegramSink(token=TOKEN, api_url=plan.url, audit=AUDIT) as telegram:
        outbox: Any = Numbered(store, _WRITES, _report(plan))
        sink: Any = Numbered(telegram, _CALLS, _report(plan))
        sender = Sender(
            outbox=outbox, sink=sink, clock=plan.clock, owner=plan.owner, prober=sink,
            arranger=Arranger(store=outbox, rules=dict),
        )  # fmt: skip
        channels = channels_of(plan)
        while True:
            done = await sender.send_due(channels)
            due_at = await store.next_due_at()
            if due_at is None and done.next_at is None:
                break
            next_at = min(moment for moment in (due_at, done.next_at) if moment is not None)
            await plan.clock.sleep(max(next_at - plan.clock.now(), timedelta(seconds=0.2)))
    await store.close()


def channels_of(plan: Plan) -> dict[ChannelId, Channel]:
    """Give a channel for each chat."""
    names = [ChannelId(f"channel{chat}") for chat in plan.chats]
    limit = Limit(over=plan.over)
    return {
        name: Channel(id=name, chat=chat, limit=limit, unconfirmed=plan.policy)
        for name, chat in zip(names, plan.chats, strict=True)
    }


async def queue(plan: Plan, alerts: int) -> None:
    """Put the alerts into the outbox, for the chats in turn."""
    store = await SqliteStore(plan.database).open(migrate=True)
    await store.sync_feeds([feed()], NOON)
    [(_, _, token)] = await store.claim_feeds(NOON, limit=1, lease=timedelta(minutes=1))
    made = [
        alert(
            number,
            channel=f"channel{plan.chats[number % len(plan.chats)]}",
            title=f"Headline {number} of the sweep",
            published_at=datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=number),
            marks=(),
        )
        for number in range(alerts)
    ]
    waiting = [delivery(of=one, state=DeliveryState.NEW) for one in made]
    await store.apply(poll_result(token, deliveries=waiting), NOON)
    await store.close()


async def prove_chats(plan: Plan) -> None:
    """Prove in every chat that reading back works, as `doctor --probe` does."""
    store = await SqliteStore(plan.database).open(migrate=True)
    async with TelegramSink(token=TOKEN, api_url=plan.url, audit=AUDIT) as telegram:
        for chat in plan.chats:
            await prove(ChatId(str(chat)), scribe=telegram, store=store, clock=plan.clock)
    await store.close()


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What a sweep came to."""

    verdict: Verdict | GrowthVerdict
    kills: int
    points: Counter[str]
    unconfirmed: int
    """Sends whose answer was lost, as the bot counted them."""
    left: dict[str, int]
    faults: Counter[str]
    limits_met: int
    probes: int
    virtual: timedelta


async def sweep(
    *, alerts: int, chats: int, points: int, randoms: int, policy: Unconfirmed, scale: float, seed: int,
    over: Over = Over.QUEUE, stories: int = 0,
    tell: Callable[[str], None] = lambda _: None,
) -> Swept:  # fmt: skip
    """Send so many alerts to so many chats through as many kills, and judge.

    With `stories` the alerts tell so many stories, come while senders are killed, and messages are deleted meanwhile.
    """
    clock = ScaledClock(time.monotonic(), scale)
    dice = random.Random(seed)
    spawning = multiprocessing.get_context("forkserver")
    spawning.set_forkserver_preload(["tests.sweeps.sweeping"])
    with tempfile.TemporaryDirectory() as folder:
        async with FaultyApi(clock, seed) as api:
            plan = Plan(
                database=Path(folder) / "bot.db", url=api.url, clock=clock, policy=policy, over=over,
                chats=tuple(-1_001_000_000_000 - number for number in range(chats)), reports=Path(folder) / "points",
            )  # fmt: skip
            plan.reports.touch()
            for chat in plan.chats:
                api.add_chat(chat)
            api.add_chat(AUDIT, type="private")
            await queue(plan, 0 if stories else alerts)
            store = await SqliteStore(plan.database).open(migrate=True)
            if policy is Unconfirmed.PROBE:
                await prove_chats(plan)
            api.is_faulty = True
            kills = [(number, 0.0) for number in range(1, points + 1)]
            kills += [(0, dice.uniform(1, 40) / scale) for _ in range(randoms)]
            dice.shuffle(kills)
            # What is to grow has to be told first.
            kills[:0] = [(0, 0.0)] if stories else []
            killed = 0
            for number, (fatal, after_s) in enumerate([*kills, (0, 0.0)]):
                if stories:
                    some = range(alerts * number // (len(kills) + 1), alerts * (number + 1) // (len(kills) + 1))
                    await publish(store, some, stories=stories, chats=plan.chats, clock=clock)
                    if dice.random() < _DELETED and number < len(kills) / 2:
                        delete_one(api, plan.chats, dice)
                plan.fatal, plan.fatal_after_s, plan.owner = fatal, after_s, f"process {number}"
                process = spawning.Process(target=send_all, args=(plan,))
                process.start()
                await asyncio.get_running_loop().run_in_executor(None, process.join)
                if process.exitcode not in {0, -signal.SIGKILL}:
                    raise RuntimeError(f"a sender ended with {process.exitcode}")
                killed += process.exitcode == -signal.SIGKILL
                if number % 10 == 0:
                    accepted = len(api.calls_of("sendMessage"))
                    tell(f"{number} of {len(kills)} kills, {accepted} calls, {clock.elapsed():.0f} s of its time")
            swept = await _judged(plan, api, store, killed, clock, alerts=alerts, stories=stories)
            await store.close()
            return swept


async def _judged(
    plan: Plan, api: FaultyApi, store: SqliteStore, killed: int, clock: ScaledClock, *, alerts: int, stories: int
) -> Swept:
    attempts = await store.attempts_since(NOON - timedelta(days=1))
    left = {state.value: len(await store.deliveries(state)) for state in DeliveryState}
    sends = [one for one in attempts if one.kind is AttemptKind.SEND]
    grown = await check_growth(api, store, articles=alerts, chats=plan.chats) if stories else None
    return Swept(
        verdict=grown or check(api.accepted, headlines=alerts, chats=plan.chats),
        kills=killed,
        points=Counter(plan.reports.read_text().splitlines()),
        unconfirmed=sum(one.outcome is AttemptOutcome.UNKNOWN for one in sends),
        left={state: number for state, number in left.items() if number},
        faults=api.faults,
        limits_met=api.limits_met,
        probes=sum(one.kind is AttemptKind.PROBE for one in attempts),
        virtual=timedelta(seconds=round(clock.elapsed())),
    )
