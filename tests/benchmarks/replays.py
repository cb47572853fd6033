"""Histories of real feeds, every poll in order: `python -m tests.benchmarks.replays FOLDER [--only NAME] [--show 50]`.

Each poll goes through the whole of a poll (splicing, the child, recognising, one rule that matches everything, the
store) on a virtual clock that stands at the poll's moment. What the store then holds is compared with a count of its
own: every item that feedparser reads of every body, whole, is put into one group with all items that share its guid, or
its link without trackers and scheme. Then must hold: every headline that a body ever showed is that of an article or
of one of its revisions (nothing is lost), and each article has one alert (none is lost, none comes twice).
`--show` prints groups that became several articles and articles that are of several groups: oddities, to be read.
"""

import argparse
import asyncio
import io
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import feedparser

from bot.model.alerts import DeliveryState
from bot.model.articles import Article, ArticleId
from bot.model.feeds import ClaimedFeed, FirstRun
from bot.model.polls import Fetched, FetchResult
from bot.polling.entries import to_text
from bot.polling.identity import plain_title
from bot.sources.parsing import FeedParser
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import poll_feed
from tests.benchmarks.histories import History, histories
from tests.desk import desk
from tests.fakes import FakeClock, FakeDetector, FakeFetcher, feed

EVERYTHING = "rules: [{id: everything, any: ['re:/^./'], max_age: none, to: [syria-desk]}]"
_LEASE = timedelta(minutes=2)
_PIECE = re.compile(rb"<(item|entry)[\s>].*?</\1>", re.DOTALL)


@dataclass
class Count:
    """The count beside ours: items by what publishers say they are."""

    groups: dict[str, str] = field(default_factory=dict)
    """Names of an item (guid, plain link) to the first name of its group."""
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Plain headlines of a group."""
    beside: set[str] = field(default_factory=set)
    """Names that different items of one body bear."""
    pieces: set[int] = field(default_factory=set)

    def add(self, body: bytes) -> None:
        """Count the items of a body, unless all of them were counted, byte for byte."""
        pieces = {hash(match[0]) for match in _PIECE.finditer(body)}
        if pieces and pieces <= self.pieces:
            return
        self.pieces |= pieces
        bearers: dict[str, set[str]] = defaultdict(set)
        for entry in feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False).entries:
            title = headline(entry)
            if not title:
                continue
            names = [name for name in (self._guid(entry), self._link(entry)) if name] or [f"title {title}"]
            for name in names:
                bearers[name].add(title)
            first = next((self.groups[name] for name in names if name in self.groups), names[0])
            for name in names:
                self.groups.setdefault(name, first)
            self.titles[first].add(title)
        self.beside |= {name for name, shown in bearers.items() if len(shown) > 1}

    @staticmethod
    def _guid(entry: feedparser.FeedParserDict) -> str | None:
        return f"guid {entry.id}" if entry.get("id") else None

    @staticmethod
    def _link(entry: feedparser.FeedParserDict) -> str | None:
        link = re.sub(
            r"^https?://(www\.)?|[?&](utm_|at_|traffic_source|ref=|ampref=)[^&#]*|#.*$|/$", "", entry.get("link") or ""
        )
        # A site's front page, or a page told by its query alone, names no item.
        return f"link {link}" if link.count("/") else None


def headline(entry: feedparser.FeedParserDict) -> str:
    """Give the visible headline of what feedparser reads, without what writings of it may differ in."""
    is_html = entry.get("title_detail", {}).get("type") != "text/plain"
    contents = [one.get("value") or "" for one in entry.get("content", [])]
    text = to_text(
        title=entry.get("title") or "",
        title_is_html=is_html,
        summary=entry.get("summary") or "",
        content=max(contents, key=len, default=""),
    )
    return plain_title(text.title) or text.title


async def replay(history: History, store: SqliteStore, parser: FeedParser) -> tuple[Count, Counter[str]]:
    """Poll every body of a history; gives the count beside ours, and how often what came."""
    clock, count, outcomes = FakeClock(), Count(), Counter[str]()
    of = feed(history.name[:30], languages=("en",), first_run=FirstRun(everything=True))
    told = desk(EVERYTHING)
    for polled in history.polls:
        body = polled.path.read_bytes()
        count.add(body)
        clock.moment = polled.moment
        await store.sync_feeds([of], clock.now())
        [(_, state, token)] = await store.claim_feeds(
            clock.now(), limit=1, lease=_LEASE, polled_before=clock.now() + timedelta(seconds=1)
        )
        fetched: FetchResult = Fetched(body=body, url=of.url)
        report = await poll_feed(
            ClaimedFeed(feed=of, state=state, token=token),
            fetcher=FakeFetcher([fetched]),
            parser=parser,
            detector=FakeDetector(),
            store=store,
            desk=told,
            clock=clock,
        )
        outcomes[report.outcome] += 1
        outcomes["alerts"] += report.alerts
        outcomes["rules given up"] += len(report.overruns)
        if report.trouble is not None:
            outcomes[f"told {report.trouble.kind.value}"] += 1
        outcomes["entries read"] += report.entries
    return count, outcomes


@dataclass
class Comparison:
    """What the store holds beside what was counted."""

    count: Count
    articles: dict[ArticleId, Article]
    said: dict[ArticleId, list[str]]
    """Every headline of an article, the present one first."""
    alerts: Counter[ArticleId]

    def __post_init__(self) -> None:
        """Put items and articles that share a headline beside each other."""
        self.shown = {id_: {plain_title(title) or title for title in titles} for id_, titles in self.said.items()}
        groups: dict[str, set[str]] = defaultdict(set)
        for group, titles in self.count.titles.items():
            for title in titles:
                groups[title].add(group)
        self.of_group: dict[str, set[ArticleId]] = defaultdict(set)
        self.of_article = {id_: set[str]().union(*(groups[one] for one in found)) for id_, found in self.shown.items()}
        for id_, found in self.of_article.items():
            for group in found:
                self.of_group[group].add(id_)

    @property
    def lost(self) -> list[str]:
        """Give the headlines of which nothing is left."""
        return sorted(set[str]().union(*self.count.titles.values()).difference(*self.shown.values()))

    @property
    def untold(self) -> list[ArticleId]:
        """Give the articles that nobody was told of."""
        return [id_ for id_ in self.articles if id_ not in self.alerts]

    @property
    def twice(self) -> dict[str, set[ArticleId]]:
        """Give the items that became several articles."""
        return {group: ids for group, ids in self.of_group.items() if len(ids) > 1}

    @property
    def merged(self) -> dict[ArticleId, set[str]]:
        """Give the articles that several items became."""
        return {id_: found for id_, found in self.of_article.items() if len(found) > 1}

    def show(self, most: int) -> None:
        """Print the oddities, to be read."""
        for group, ids in list(self.twice.items())[:most]:
            print(f"    twice: {group}" + (" (beside another)" if group in self.count.beside else ""))
            for id_ in ids:
                one = self.articles[id_]
                print(f"        {one.first_seen_at:%m-%d %H:%M} {one.published_at} {one.url} {self.said[id_]}")
        for id_, found in list(self.merged.items())[:most]:
            print(f"    merged: {self.articles[id_].url} {self.said[id_]}")
            for group in found:
                print(f"        {group} {self.count.titles[group]}")


async def tell(history: History, parser: FeedParser, *, most: int) -> bool:
    """Replay a history, compare and print; says whether all is well."""
    with tempfile.TemporaryDirectory() as home:
        store = await SqliteStore(Path(home) / "bot.db").open(migrate=True)
        count, outcomes = await replay(history, store, parser)
        articles = {article.id: article for article in await store.recent_articles(10**6)}
        said = {
            id_: [article.text.title, *(one.text.title for one in await store.revisions(id_))]
            for id_, article in articles.items()
        }
        queued = [one for state in DeliveryState for one in await store.deliveries(state)]
        await store.close()
    alerts = Counter(one.alert.article for one in queued)
    found = Comparison(count, articles, said, alerts)
    print(
        f"{history.name}: {len(history.polls)} polls, {len(count.titles)} items counted, {len(articles)} articles, "
        f"{sum(map(len, said.values())) - len(said)} revisions, {sum(alerts.values())} alerts; "
        f"{len(found.lost)} headlines lost, {len(found.untold)} articles untold, {len(found.twice)} items twice, "
        f"{len(found.merged)} articles of several; {dict(outcomes)}",
        flush=True,
    )
    for title in found.lost[:20]:
        print(f"    lost: {title}")
    for id_ in found.untold[:20]:
        print(f"    untold: {articles[id_].url} {articles[id_].published_at} {said[id_]}")
    found.show(most)
    return not found.lost and not found.untold and set(alerts.values()) <= {1}


async def main(folder: Path, only: str, most: int) -> int:
    """Replay every history; gives the exit code."""
    is_well = True
    with histories(folder, only=only) as every:
        async with FeedParser() as parser:
            for history in every:
                is_well = await tell(history, parser, most=most) and is_well
    return int(not is_well)


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("data", type=Path)
    reader.add_argument("--only", default="")
    reader.add_argument("--show", type=int, default=0, help="so many oddities of each kind")
    given = reader.parse_args()
    sys.exit(asyncio.run(main(given.data, given.only, given.show)))
