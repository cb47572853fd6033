"""A store in memory: what every store promises, in plain dictionaries. It forgets all at the end of the process."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.errors import ConflictError
from bot.model.alerts import SETTLED, AlertId, Delivery
from bot.model.articles import MOST_REVISIONS, Article, ArticleId, Revision
from bot.model.feeds import Feed, FeedId, FeedState, Validators
from bot.model.histories import KeptMatch
from bot.model.polls import PollResult
from bot.model.reports import Pruned, Totals
from bot.model.stories import StoryId
from bot.polling.pacing import SPACING
from bot.stores.memory_histories import MemoryHistories
from bot.stores.memory_reactions import MemoryReactions

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _FeedRow:
    state: FeedState
    url: str
    host: str = ""
    is_enabled: bool = True
    lease_until: datetime = _NEVER
    token: int = 0


class MemoryStore(MemoryHistories, MemoryReactions):
    """Feeds, articles and outbox in dictionaries."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._feeds: dict[FeedId, _FeedRow] = {}
        self._pages: dict[str, tuple[str, datetime]] = {}
        self._resting: dict[str, datetime] = {}
        self._forgotten: set[str] = set()

    async def sync_feeds(self, feeds: Sequence[Feed], now: datetime) -> None:
        """See `ports.FeedClaims`."""
        for row in self._feeds.values():
            row.is_enabled = False
        for feed in feeds:
            row = self._feeds.setdefault(feed.id, _FeedRow(FeedState(due_at=now), feed.url))
            row.is_enabled = True
            row.host = feed.host
            if row.url != feed.url:
                row.url = feed.url
                # A poll of the old address that is under way must not write over this.
                row.token += 1
                row.lease_until = _NEVER
                row.state = replace(
                    row.state,
                    due_at=now,
                    validators=Validators(),
                    body_hash=None,
                    item_hashes=frozenset(),
                    failures=0,
                    address=None,
                    move=None,
                    whole_at=None,
                    distrusted_until=None,
                    asked=None,
                    failing_since=None,
                    trouble=None,
                )

    async def claim_feeds(
        self, now: datetime, *, limit: int, lease: timedelta, polled_before: datetime | None = None
    ) -> list[tuple[FeedId, FeedState, int]]:
        """See `ports.FeedClaims`."""
        due = [
            (id_, row)
            for id_, row in self._feeds.items()
            if row.is_enabled and row.lease_until <= now and _is_wanted(row.state, now, polled_before)
        ]
        due.sort(key=lambda pair: (pair[1].state.due_at, pair[0]))
        claims: list[tuple[FeedId, FeedState, int]] = []
        for id_, row in due:
            if len(claims) == limit:
                break
            if row.host and self._resting.get(row.host, _NEVER) > now:
                continue
            self._leave_alone(row.host, now + SPACING)
            row.lease_until = now + lease
            row.token += 1
            claims.append((id_, row.state, row.token))
        return claims

    def _leave_alone(self, host: str, until: datetime) -> None:
        self._resting[host] = max(until, self._resting.get(host, _NEVER))

    async def next_claim_at(self, now: datetime, *, polled_before: datetime) -> datetime | None:
        """See `ports.FeedClaims`."""
        rows = self._feeds.values()
        free = (row for row in rows if row.is_enabled and row.lease_until <= now)
        wanted = (row.host for row in free if _is_wanted(row.state, now, polled_before))
        return min((max(self._resting.get(host, now) if host else now, now) for host in wanted), default=None)

    async def spread_overdue(self, now: datetime, *, each: timedelta) -> None:
        """See `ports.FeedClaims`."""
        rows = [row for row in self._feeds.values() if row.is_enabled and row.state.last_poll_at]
        overdue = sorted((row for row in rows if row.state.due_at <= now), key=lambda row: row.state.due_at)
        for place, row in enumerate(overdue):
            row.state = replace(row.state, due_at=now + min(each * place, row.state.interval or timedelta(0)))

    async def release_feeds(self, claims: Iterable[tuple[FeedId, int]]) -> None:
        """See `ports.FeedClaims`."""
        for id_, token in claims:
            row = self._feeds[id_]
            if row.token == token:
                row.lease_until = _NEVER

    async def forgotten(self, names: Collection[str]) -> frozenset[str]:
        """See `ports.PollStore`."""
        return frozenset(self._forgotten.intersection(names))

    async def prune(self, before: datetime, now: datetime, *, limit: int) -> Pruned:
        """See `ports.Pruner`."""
        del now  # names are remembered as long as the process
        settled = {id_ for id_, one in self._outbox.items() if one.state in SETTLED}
        done = {id_ for id_ in settled if (self._outbox[id_].sent_at or self._queued[id_]) < before}
        kept = {one.alert.article for id_, one in self._outbox.items() if id_ not in done} | {*list(self._filings)[-1:]}
        old = sorted(self._articles.values(), key=lambda one: one.first_seen_at)
        ids = [one.id for one in old if one.first_seen_at < before and one.id not in kept][:limit]
        is_last = len(ids) < limit
        gone = {
            id_ for id_ in done if self._outbox[id_].alert.article in ids or (is_last and self._outbox[id_].members)
        }
        self._forgotten |= {name for name, article in self._identities.items() if article in ids}
        self._identities = {name: one for name, one in self._identities.items() if one not in ids}
        self._matches = {key: match for key, match in self._matches.items() if key[0] not in ids}
        self._outbox = {id_: one for id_, one in self._outbox.items() if id_ not in gone}
        for id_ in ids:
            del self._articles[id_]
            self._filings.pop(id_, None)
            self._revisions.pop(id_, None)
        self._prune_rule_sets(before)
        return Pruned(articles=len(ids), alerts=len(gone), is_all=max(len(ids), len(gone)) < limit)

    async def pages(self, urls: Collection[str]) -> Mapping[str, str]:
        """See `ports.PageCache`."""
        return {url: self._pages[url][0] for url in urls if url in self._pages}

    async def keep_page(self, url: str, text: str, now: datetime) -> None:
        """See `ports.PageCache`."""
        kept = {other: page for other, page in self._pages.items() if now - page[1] <= timedelta(days=2)}
        self._pages = {**kept, url: (text, now)}

    async def told(self, alerts: Collection[AlertId]) -> frozenset[AlertId]:
        """See `ports.PollStore`."""
        return frozenset(id_ for id_ in alerts if id_ in self._outbox)

    async def apply(self, result: PollResult, now: datetime) -> bool:
        """See `ports.PollStore`."""
        row = self._feeds.get(result.feed)
        if row is None or row.token != result.token:
            return False
        for article in result.articles:
            if article.id in self._articles or any(key in self._identities for key in article.keys):
                raise ConflictError(f"the article {article.id} was taken in meanwhile")
        row.state = result.state
        row.lease_until = _NEVER
        if result.host_rests:
            self._leave_alone(*result.host_rests)
        self._keep_articles(result, now)
        self._keep_filings(result.filings, now)
        for copy in result.copies:
            self._copies.setdefault((copy.article, copy.feed), copy)
        for one in result.matched:
            for match in one.matches:
                kept = KeptMatch(rule=match.rule, version=result.version, matched_at=now)
                self._matches.setdefault((one.article.id, match.rule), kept)
        for filing in result.filings:
            self._note_story(filing.verdict.story, now)
        for delivery in result.deliveries:
            filed = self._filings.get(delivery.alert.article)
            self.queue(replace(delivery, story=self._story(filed[1])) if filed else delivery, now)
        return True

    def _keep_articles(self, result: PollResult, now: datetime) -> None:
        for article in result.revised:
            before, kept = self._articles[article.id], self._revisions.setdefault(article.id, [])
            if len(kept) < MOST_REVISIONS:
                kept.append(Revision(text=before.text, url=before.url, replaced_at=now))
        judged = {article.id: article for article in (*result.articles, *result.revised)}
        self._articles.update(judged)
        self._versions.update(dict.fromkeys(judged, result.version))
        for article in result.articles:
            self._identities.update(dict.fromkeys(article.keys, article.id))
        for key, of in result.aliases:
            self._identities.setdefault(key, of)

    async def end_leases(self) -> None:
        """See `ports.FeedClaims`."""
        for row in self._feeds.values():
            row.lease_until = _NEVER

    async def refile(self, articles: Collection[ArticleId], story: StoryId) -> None:
        """See `ports.StoryArchive`."""
        self._by_hand.update(dict.fromkeys(articles, story))
        told = [one for one in self._outbox.values() if one.alert.article in articles]
        self._outbox.update({one.alert.id: replace(one, story=story) for one in told})

    async def unread_feeds(self) -> int:
        """See `ports.Outbox`."""
        return sum(1 for row in self._feeds.values() if row.is_enabled and row.state.last_poll_at is None)

    async def totals(self) -> Totals:
        """See `ports.Archive`."""
        alerts: dict[str, int] = {}
        for one in self._outbox.values():
            alerts[one.state.value] = alerts.get(one.state.value, 0) + 1
        enabled = [row.state for row in self._feeds.values() if row.is_enabled]
        return Totals(
            feeds=len(enabled),
            failing=sum(1 for state in enabled if state.failures),
            articles=len(self._articles),
            matches=len(self._matches),
            alerts=alerts,
        )

    async def feed_states(self) -> Mapping[FeedId, FeedState]:
        """See `ports.Archive`."""
        return {id_: row.state for id_, row in self._feeds.items()}

    async def feeds_of(self, host: str) -> list[FeedId]:
        """See `ports.Histories`."""
        links = [key for key in self._identities if key.startswith("link ")]
        return sorted(id_ for id_ in self._feeds if any(key.startswith(f"link {id_} {host}/") for key in links))

    async def recent_articles(self, limit: int) -> list[Article]:
        """See `ports.Archive`."""
        newest = sorted(self._articles.values(), key=lambda one: (one.first_seen_at, one.id), reverse=True)
        return newest[:limit]

    async def revisions(self, article: ArticleId) -> list[Revision]:
        """See `ports.Archive`."""
        return list(self._revisions.get(article, ()))

    async def recent_deliveries(self, limit: int) -> list[Delivery]:
        """See `ports.Archive`."""
        newest = sorted(self._outbox.values(), key=lambda one: (one.alert.first_seen_at, one.alert.id), reverse=True)
        return newest[:limit]


def _is_wanted(state: FeedState, now: datetime, polled_before: datetime | None) -> bool:
    if polled_before is None:
        return state.due_at <= now
    if state.last_outcome == "throttled" and state.due_at > now:
        return False
    return state.last_poll_at is None or state.last_poll_at < polled_before
