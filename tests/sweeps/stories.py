"""Stories in a sweep: articles that come while senders are killed, and whether the messages say what the rows say."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from bot.model.alerts import Delivery, DeliveryState
from bot.model.articles import ArticleId, Text
from bot.model.channels import Channel, ChannelId
from bot.model.stories import Draft, Filing, StoryId, Traits, Verdict
from bot.sinks.telegram import TelegramSink
from bot.stores.sqlite import SqliteStore
from tests.fakes import alert, article, delivery, poll_result
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.world import Accepted
from tests.sweeps.bad_day import ScaledClock
from tests.sweeps.checking import MARK, over_limits

_OUTLET = re.compile(r"Outlet (\d+)")
_WRITES = frozenset(("sendMessage", "editMessageText"))


@dataclass(frozen=True, kw_only=True)
class GrowthVerdict:
    """What became of articles that tell stories."""

    told: int
    edits: int
    lost: tuple[int, ...]
    """Articles that stood in no message."""
    other: tuple[str, ...]
    """Messages that do not say what their rows say."""
    stale: tuple[int, ...]
    """Messages that an edit made say less than they did."""
    over_limits: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Nothing is lost, stale, otherwise than it is known, or over the limits."""
        return not (self.lost or self.other or self.stale or self.over_limits)


async def publish(
    store: SqliteStore, numbers: Iterable[int], *, stories: int, chats: Sequence[int], clock: ScaledClock
) -> None:
    """Let articles come: each tells one of so many stories, each story has one chat."""
    now = clock.now()
    articles, filings, rows = [], [], []
    for number in numbers:
        story = number % stories
        came = article(
            number, outlet=f"Outlet {number}", text=Text(title=f"Headline {number}"), first_seen_at=now,
            keys=(f"guid aa-en {number}",), published_at=now,
        )  # fmt: skip
        verdict = Verdict(story=StoryId(f"article-{story}"), likeness=0.9, nearest=ArticleId(f"article-{story}"))
        draft = Draft(article=came.id, traits=Traits(language="en", written=frozenset()), shingles=frozenset())
        told = alert(
            number, channel=f"channel{chats[story % len(chats)]}", title=f"Headline {number} of the sweep", marks=(),
            outlet=came.outlet, published_at=now, first_seen_at=now,
        )  # fmt: skip
        articles.append(came)
        filings.append(Filing(draft=draft, verdict=verdict, mass=1.0))
        rows.append(delivery(of=told, state=DeliveryState.NEW, due_at=now))
    [(_, _, token)] = await store.claim_feeds(
        now, limit=1, lease=timedelta(minutes=1), polled_before=now + timedelta(days=1)
    )
    await store.apply(poll_result(token, articles=articles, filings=tuple(filings), deliveries=rows), now)


def delete_one(api: BotApi, chats: Sequence[int], dice: random.Random) -> None:
    """Let somebody delete one of the bot's messages."""
    chat = api.chat(dice.choice(chats))
    if messages := api.messages(chat):
        api.world.delete(chat, dice.choice(messages))


async def check_growth(api: BotApi, store: SqliteStore, *, articles: int, chats: Sequence[int]) -> GrowthVerdict:
    """Judge the messages by the server's accept log, and by the rows that are left."""
    log = [one for one in api.accepted if one.method in _WRITES and one.message.chat_id in chats]
    told = {int(number) for one in log for number in _OUTLET.findall(one.message.text)}
    sink = TelegramSink(token=TOKEN, api_url=api.url)
    rows = [one for one in await store.deliveries(DeliveryState.SENT) if one.digest is None]
    channels = {ChannelId(f"channel{chat}"): Channel(id=ChannelId(f"channel{chat}"), chat=chat) for chat in chats}
    return GrowthVerdict(
        told=len(told),
        edits=sum(one.method == "editMessageText" for one in log),
        lost=tuple(number for number in range(articles) if number not in told),
        other=tuple(one.alert.id for one in rows if not _says(one, channels[one.alert.channel], api, sink)),
        stale=tuple(_stale(log)),
        over_limits=tuple(over_limits(log, chats)),
    )


def _says(row: Delivery, channel: Channel, api: BotApi, sink: TelegramSink) -> bool:
    """Say whether a message reads as its row; what somebody deleted reads as anything."""
    message = api.chat(channel.chat or 0).messages.get(int(row.message or 0))
    post = sink.compose(row, channel)
    if message is None or post is None:
        return message is None and row.message is not None
    first, _, rest = message.html.partition("\n")
    return post.text == (rest if first.startswith(MARK) else message.html)


def _stale(log: Iterable[Accepted]) -> Iterable[int]:
    texts: defaultdict[tuple[int, int], list[set[str]]] = defaultdict(list)
    for one in log:
        texts[one.message.chat_id, one.message.id].append(set(_OUTLET.findall(one.message.text)))
    for (_, message), said in texts.items():
        if any(not before <= after for before, after in pairwise(said)):
            yield message
