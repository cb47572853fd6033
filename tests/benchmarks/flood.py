"""A flood: `python -m tests.benchmarks.flood [--alerts 400]`. How long until a reader has seen every headline?

So many alerts for one channel within a minute, sent by the bot's own sender over HTTP to the Bot API server, which
enforces Telegram's limits (20 a minute in a channel, one a second) on the same virtual clock; beside it the plain queue
(`over: queue`), which sends one alert a message. Checked first: every headline stands in exactly one message, and no
call was refused.
"""

import argparse
import asyncio
import statistics
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.model.alerts import DeliveryState, Reason
from bot.model.channels import Channel, ChannelId, Limit, Over
from bot.model.rules import RuleId
from bot.sinks.telegram import TelegramSink
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.deliver import Sender
from tests.alerts.test_admitting import rule
from tests.fakes import NOON, FakeClock, alert, delivery, feed, poll_result, state
from tests.servers.bot_api import TOKEN, BotApi

CHAT = -1001000000001
FIRST = 100
"""The number of the first headline, so that none is a part of another."""
_STEP = timedelta(milliseconds=250)
_MINUTE = timedelta(minutes=1)


class Flood(NamedTuple):
    """What came of it."""

    messages: int
    waits: list[float]
    """Of every headline, from its coming to its acceptance, in seconds."""
    last: float
    """From the first coming to the last acceptance, in seconds."""


async def flood(many: int, over: Over, rules: int, within: timedelta) -> Flood:
    """Let so many alerts of so many rules come within some time."""
    clock = FakeClock()
    came = {FIRST + at: NOON + within * at / many for at in range(many)}
    seen: dict[int, datetime] = {}
    channel = Channel(id=ChannelId("syria-desk"), chat=CHAT, limit=Limit(over=over))
    with tempfile.TemporaryDirectory() as scratch:
        store = await SqliteStore(Path(scratch) / "bot.db").open(migrate=True)
        await store.sync_feeds([feed()], NOON)
        async with (
            BotApi(limits=True, clock=clock.elapsed) as api,
            TelegramSink(token=TOKEN, api_url=api.url) as sink,
        ):
            api.add_chat(CHAT)
            asked = {RuleId(f"r{at}"): rule(f"r{at}") for at in range(rules)}
            arranger = Arranger(store=store, rules=lambda: asked)
            sender = Sender(outbox=store, sink=sink, clock=clock, owner="benchmark", arranger=arranger)
            waiting, read = list(came), 0
            while len(seen) < many:
                ready = [number for number in waiting if came[number] <= clock.now()]
                waiting = waiting[len(ready) :]
                await _queue(store, ready, rules, clock.now())
                done = await sender.send_due({channel.id: channel})
                for message in api.accepted[read:]:
                    seen |= {
                        number: clock.now()
                        for number in came
                        if f"day {number}" in message.message.text and number not in seen
                    }
                read = len(api.accepted)
                clock.move(_STEP)
                if not waiting and done.next_at is not None:
                    clock.moment = max(clock.moment, done.next_at)
            texts = [message.message.text for message in api.accepted]
            assert all(sum(f"day {number}" in text for text in texts) == 1 for number in came)
            assert len(api.calls_of("sendMessage")) == len(texts), "a call was refused"
        await store.close()
    waits = [(seen[number] - came[number]).total_seconds() for number in came]
    return Flood(len(texts), waits, (max(seen.values()) - NOON).total_seconds())


async def _queue(store: SqliteStore, numbers: list[int], rules: int, now: datetime) -> None:
    if not numbers:
        return
    [(_, _, token)] = await store.claim_feeds(now + timedelta(days=1), limit=1, lease=timedelta(0))
    made = [
        alert(number, reasons=(Reason(rule=f"r{number % rules}", title=f"Rule {number % rules}"),))
        for number in numbers
    ]
    rows = [delivery(of=one, state=DeliveryState.NEW, due_at=now) for one in made]
    await store.apply(poll_result(token, deliveries=rows, state=state()), now)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alerts", type=int, default=400)
    many = parser.parse_args().alerts
    for name, over, rules, within in (
        ("one list when it is too much, 20 rules", Over.DIGEST, 20, _MINUTE),
        ("the same, all of one rule", Over.DIGEST, 1, _MINUTE),
        ("the same, all at one moment", Over.DIGEST, 20, timedelta(0)),
        ("a plain queue", Over.QUEUE, 20, _MINUTE),
    ):
        done = asyncio.run(flood(many, over, rules, within))
        print(
            f"{name:40} {done.messages:4} messages, all seen after {done.last:6.0f} s, "
            f"a headline waits {statistics.median(done.waits):.0f} s (median), {max(done.waits):.0f} s at most"
        )


if __name__ == "__main__":
    main()
