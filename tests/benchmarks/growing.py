"""A month of several outlets, told with stories and without: `python -m tests.benchmarks.growing FOLDER [--show 200]`.

Histories of feeds are merged by time and polled whole on a virtual clock; ten rules tell two channels, one with
`story: {update: edit}`, one `separate`, under Telegram's limits. Told are messages and edits a day. `--show` prints the
alerts that no message of their own told, beside the alert they went into, to be read; `--bar 0` joins all that is filed
under the story, however little like it.
"""

import argparse
import asyncio
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.alerts import sourcing
from bot.model.alerts import Delivery, DeliveryState, Kind
from bot.model.channels import Channel, ChannelId, Limit, Over
from bot.model.feeds import ClaimedFeed, Feed
from bot.model.polls import Fetched
from bot.settings.loading import load_config
from bot.sinks.memory import MemorySink
from bot.sources.parsing import FeedParser
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.deliver import Sender
from bot.usecases.poll import Desk, poll_feed
from tests import builders
from tests.benchmarks.histories import histories
from tests.fakes import FakeClock, FakeDetector, FakeFetcher, feed

FROM, UNTIL = datetime(2020, 4, 21, tzinfo=UTC), datetime(2020, 5, 21, tzinfo=UTC)
OUTLETS = ("nzherald", "smh", "pa", "wsj", "aljazeeraenglish")
TERMS: dict[str, list[str]] = {
    "vaccine": ["vaccine", "remdesivir", "hydroxychloroquine"],
    "trump": ["Trump"],
    "china": ["$china+"],
    "lockdown": ["lockdown"],
    "jobs": ["unemployment", "recession", "jobless"],
    "korea": ["$north-korea+", "Kim Jong Un"],
    "israel": ["$israel+", "$palestine+"],
    "johnson": ["Boris Johnson", "Downing Street"],
    "oil": ["oil price", "crude"],
    "deaths": ["death toll", "deaths"],
}
TOLD, ALONE = ChannelId("told"), ChannelId("alone")
QUEUED = Limit(over=Over.QUEUE)
"""Lists of what is too much at once would hide what stories save."""
CHANNELS = {name: Channel(id=name, chat=-number, limit=QUEUED) for number, name in enumerate((TOLD, ALONE), 1)}


def desk() -> Desk:
    """Give ten rules for each channel."""
    written = [
        builders.rule(f"{name}-{channel}", any=terms, to=[channel], story={"update": update})
        for name, terms in TERMS.items()
        for channel, update in ((TOLD, "edit"), (ALONE, "separate"))
    ]
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "rules.yaml").write_text(builders.as_yaml(rules=written), encoding="utf-8")
        (Path(home) / "channels.yaml").write_text(builders.as_yaml(channels={TOLD: {}, ALONE: {}}), encoding="utf-8")
        return Desk(matcher=load_config(Path(home), {}).matcher, channels=CHANNELS)


class Month:
    """A store, who sends, and what came."""

    def __init__(self, store: SqliteStore, told: Desk, feeds: dict[str, Feed]) -> None:
        """Begin with nothing."""
        self.clock, self.sink, self.store = FakeClock(FROM, jumps=True), MemorySink(), store
        self._desk, self._feeds = told, feeds
        arranger = Arranger(store=store, rules=lambda: told.matcher.rules)
        self._sender = Sender(outbox=store, sink=self.sink, clock=self.clock, owner="one", arranger=arranger)

    async def poll(self, name: str, body: bytes, parser: FeedParser) -> None:
        """Let a feed bring a body."""
        now = self.clock.now()
        await self.store.sync_feeds(list(self._feeds.values()), now)
        claims = await self.store.claim_feeds(
            now, limit=9, lease=timedelta(minutes=2), polled_before=now + timedelta(seconds=1)
        )
        await self.store.release_feeds([(id_, token) for id_, _, token in claims if id_ != name])
        for id_, state, token in claims:
            if id_ == name:
                await poll_feed(
                    ClaimedFeed(feed=self._feeds[name], state=state, token=token),
                    fetcher=FakeFetcher([Fetched(body=body, url=self._feeds[name].url)]), parser=parser,
                    detector=FakeDetector(), store=self.store, desk=self._desk, clock=self.clock,
                )  # fmt: skip

    async def send_until(self, moment: datetime) -> None:
        """Send what may go before a moment."""
        while True:
            done = await self._sender.send_due(CHANNELS)
            moments = (done.next_at, await self.store.next_due_at())
            now = self.clock.now()
            later = min((at for at in moments if at and at > now), default=moment)
            if later >= moment and not (done.next_at and done.next_at <= now):
                break
            self.clock.moment = max(later, now)
        self.clock.moment = max(moment, self.clock.now())


async def main(folder: Path, show: int) -> None:
    """Let the month pass, and tell what came of it."""
    feeds = {name: feed(name, outlet=name, languages=("en",), country=None) for name in OUTLETS}
    with histories(folder) as every, tempfile.TemporaryDirectory() as home:
        polls = sorted(
            (polled.moment, history.name, polled.path)
            for history in every
            for polled in history.polls
            if history.name in OUTLETS and FROM <= polled.moment < UNTIL
        )
        store = await SqliteStore(Path(home) / "bot.db").open(migrate=True)
        month = Month(store, desk(), feeds)
        async with FeedParser() as parser:
            for moment, name, path in polls:
                await month.send_until(moment)
                await month.poll(name, path.read_bytes(), parser)
            await month.send_until(UNTIL)
        rows = [one for state in DeliveryState for one in await store.deliveries(state)]
        tell(month, rows, len(polls), (await store.totals()).articles)
        await show_swallowed(store, rows, show)
        await store.close()


def tell(month: Month, rows: list[Delivery], polls: int, articles: int) -> None:
    """Print messages and edits a day."""
    days = (UNTIL - FROM) / timedelta(days=1)
    alerts = sum(one.alert.channel == ALONE and one.kind is Kind.ALERT and not one.alert.correction for one in rows)
    print(f"{polls} polls, {articles} articles, {alerts} alerts")
    sent = Counter(channel.id for channel, _ in month.sink.sent)
    edits = Counter(alert.channel for alert in month.sink.edited)
    lists = Counter(one.alert.channel for one in rows if one.kind is Kind.DIGEST)
    for name in (ALONE, TOLD):
        told = f"{sent[name] / days:.1f} messages a day, {lists[name] / days:.1f} of them lists"
        print(f"{name}: {told}, {edits[name] / days:.1f} edits")


async def show_swallowed(store: SqliteStore, rows: list[Delivery], show: int) -> None:
    """Print the alerts that stand in another's message only, with how like they were."""
    by_id = {one.alert.id: one for one in rows}
    inside = [
        (one, by_id[one.digest])
        for one in rows
        if one.digest in by_id and by_id[one.digest].kind is Kind.ALERT and not one.reply_to
    ]
    print(f"{len(inside)} alerts told by an edit, or with another")
    for one, lead in sorted(inside, key=lambda pair: pair[0].alert.first_seen_at)[:show]:
        members = await store.members(one.story or "")
        like = next((member.verdict.likeness for member in members if member.article.id == one.alert.article), 0)
        said = "CORRECTION " if one.alert.correction else ""
        print(f"{like:.2f} {said}{one.alert.outlet}: {one.alert.title}\n     {lead.alert.outlet}: {lead.alert.title}")


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("data", type=Path)
    reader.add_argument("--show", type=int, default=0)
    reader.add_argument("--bar", type=float, default=sourcing.SURE)
    given = reader.parse_args()
    sourcing.SURE = given.bar
    asyncio.run(main(given.data, given.show))
