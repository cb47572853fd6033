"""The SQLite store: one writer connection on one thread, one reader beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.model.alerts import AlertId, Delivery, DeliveryState, StoryKey
from bot.model.articles import Article, ArticleId, Revision
from bot.model.channels import ChannelId
from bot.model.feeds import Feed, FeedId, FeedState
from bot.model.paces import Backlog, Pace, PaceKey
from bot.model.polls import PollResult
from bot.model.reports import Pruned, Totals
from bot.model.sending import Attempt, Chat, ChatId, Proof, Seat
from bot.model.stories import Draft, Member, Past, StoryId
from bot.stores.sqlite import arrangements, claiming, clippings, outbox, polls, pruning, stories
from bot.stores.sqlite.connection import Connection, connect, connect_to_read, prepare
from bot.stores.sqlite.histories import SqliteHistories
from bot.stores.sqlite.reactions import SqliteReactions
from bot.stores.sqlite.unchanged import UnchangedPolls


class SqliteStore(SqliteReactions, SqliteHistories):
    """Feeds, articles and outbox in a SQLite file; each write is one transaction."""

    def __init__(self, path: Path) -> None:
        """Name the file; `open` opens it."""
        self._path = path
        self._writer = Connection(path, connect)
        self._reader = Connection(path, connect_to_read)
        self._unchanged = UnchangedPolls(
            lambda results: self._writer.run(lambda db: polls.write_unchanged(db, results))
        )

    async def open(self, *, migrate: bool = False) -> "SqliteStore":
        """Open the file; with `migrate` make it and bring its schema up to date.

        Raises StoreError if it cannot be used; without `migrate` also if it is missing or out of date. Without
        `migrate`, and as long as nothing is written, nothing of the file or its folder needs to be writable.
        """
        connection = self._writer if migrate else self._reader
        await connection.run(lambda db: prepare(db, self._path, migrate=migrate))
        return self

    async def close(self) -> None:
        """Let go of the file."""
        await self._reader.close()
        await self._writer.close()

    async def sync_feeds(self, feeds: Sequence[Feed], now: datetime) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(lambda db: claiming.sync_feeds(db, feeds, now))

    async def claim_feeds(
        self, now: datetime, *, limit: int, lease: timedelta, polled_before: datetime | None = None
    ) -> list[tuple[FeedId, FeedState, int]]:
        """See `ports.FeedClaims`."""
        return await self._writer.run(lambda db: claiming.claim_feeds(db, now, limit, lease, polled_before))

    async def next_claim_at(self, now: datetime, *, polled_before: datetime) -> datetime | None:
        """See `ports.FeedClaims`."""
        return await self._writer.run(lambda db: claiming.next_claim_at(db, now, polled_before))

    async def spread_overdue(self, now: datetime, *, each: timedelta) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(lambda db: claiming.spread_overdue(db, now, each))

    async def release_feeds(self, claims: Iterable[tuple[FeedId, int]]) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(lambda db: claiming.release_feeds(db, claims))

    async def end_leases(self) -> None:
        """See `ports.FeedClaims`."""
        await self._writer.run(polls.end_leases)

    async def unread_feeds(self) -> int:
        """See `ports.FeedClaims`."""
        return await self._reader.run(claiming.unread_feeds)

    async def known(self, keys: Collection[str]) -> Mapping[str, Article]:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: polls.known(db, keys))

    async def forgotten(self, names: Collection[str]) -> frozenset[str]:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: pruning.forgotten(db, names))

    async def prune(self, before: datetime, now: datetime, *, limit: int) -> Pruned:
        """See `ports.Pruner`."""
        return await self._writer.run(lambda db: pruning.prune(db, before, now, limit))

    async def past(self, drafts: Sequence[Draft], now: datetime) -> Past:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: clippings.past(db, drafts, now))

    async def recent_stories(self, limit: int, since: datetime) -> list[tuple[StoryId, int]]:
        """See `ports.StoryArchive`."""
        return await self._reader.run(lambda db: stories.recent_stories(db, limit, since))

    async def members(self, id_: str) -> list[Member]:
        """See `ports.StoryArchive`."""
        return await self._reader.run(lambda db: stories.members(db, id_))

    async def refile(self, articles: Collection[ArticleId], story: StoryId) -> None:
        """See `ports.StoryArchive`."""
        await self._writer.run(lambda db: stories.refile(db, articles, story))

    async def pages(self, urls: Collection[str]) -> Mapping[str, str]:
        """See `ports.PageCache`."""
        return await self._reader.run(lambda db: polls.pages(db, urls))

    async def keep_page(self, url: str, text: str, now: datetime) -> None:
        """See `ports.PageCache`."""
        await self._writer.run(lambda db: polls.keep_page(db, url, text, now))

    async def told(self, alerts: Collection[AlertId]) -> frozenset[AlertId]:
        """See `ports.PollStore`."""
        return await self._reader.run(lambda db: polls.told(db, alerts))

    async def apply(self, result: PollResult, now: datetime) -> bool:
        """See `ports.PollStore`."""
        if result.is_bare:
            return await self._unchanged.write(result)
        return await self._writer.run(lambda db: polls.apply(db, result, now))

    async def heads(self, now: datetime) -> list[Delivery]:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: outbox.heads(db, now))

    async def record(self, deliveries: Sequence[Delivery]) -> int:
        """See `ports.Outbox`."""
        return await self._writer.run(lambda db: outbox.record(db, deliveries))

    async def collapse(self, digest: Delivery, members: Sequence[Delivery], now: datetime) -> bool:
        """See `ports.Outbox`."""
        return await self._writer.run(lambda db: outbox.collapse(db, digest, members, now))

    async def rewrite(self, deliveries: Sequence[Delivery]) -> bool:
        """See `ports.Outbox`."""
        return await self._writer.run(lambda db: outbox.rewrite(db, deliveries))

    async def deliveries(self, state: DeliveryState) -> list[Delivery]:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: outbox.deliveries(db, state))

    async def find_delivery(self, id_: AlertId) -> Delivery | None:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: outbox.find_delivery(db, id_))

    async def next_due_at(self) -> datetime | None:
        """See `ports.Outbox`."""
        return await self._reader.run(outbox.next_due_at)

    async def released_first_alerts(self, since: datetime) -> int:
        """See `ports.Outbox`."""
        return await self._reader.run(lambda db: outbox.released_first_alerts(db, since))

    async def undecided(self, now: datetime) -> list[Delivery]:
        """See `ports.Arrangements`."""
        return await self._reader.run(lambda db: arrangements.undecided(db, now))

    async def paces(self, keys: Collection[PaceKey], now: datetime) -> Mapping[PaceKey, Pace]:
        """See `ports.Arrangements`."""
        return await self._reader.run(lambda db: arrangements.paces(db, keys, now))

    async def admit(self, deliveries: Sequence[Delivery], paces: Mapping[PaceKey, Pace]) -> None:
        """See `ports.Arrangements`."""
        await self._writer.run(lambda db: arrangements.admit(db, deliveries, paces))

    async def backlogs(self) -> Mapping[ChannelId, Backlog]:
        """See `ports.Arrangements`."""
        return await self._reader.run(arrangements.backlogs)

    async def pending(self, channel: ChannelId) -> list[Delivery]:
        """See `ports.Arrangements`."""
        return await self._reader.run(lambda db: arrangements.pending(db, channel))

    async def tellings(self, keys: Collection[StoryKey]) -> Mapping[StoryKey, list[Delivery]]:
        """See `ports.Arrangements`."""
        return await self._reader.run(lambda db: arrangements.tellings(db, keys))

    async def take_seat(
        self, name: str, *, owner: str, now: datetime, lease: timedelta, is_alone: bool = False
    ) -> Seat | None:
        """See `ports.Attempts`."""
        return await self._writer.run(lambda db: outbox.take_seat(db, name, owner, now, lease, is_alone=is_alone))

    async def leave_seat(self, seat: Seat) -> None:
        """See `ports.Attempts`."""
        await self._writer.run(lambda db: outbox.leave_seat(db, seat))

    async def quieten(self, seat: Seat) -> None:
        """See `ports.Attempts`."""
        await self._writer.run(lambda db: outbox.quieten(db, seat))

    async def open_attempt(self, attempt: Attempt, delivery: Delivery, seat: Seat) -> tuple[Attempt, Delivery] | None:
        """See `ports.Attempts`."""
        return await self._writer.run(lambda db: outbox.open_attempt(db, attempt, delivery, seat))

    async def close_attempt(self, attempt: Attempt, delivery: Delivery, chat: Chat, seat: Seat) -> bool:
        """See `ports.Attempts`."""
        return await self._writer.run(lambda db: outbox.close_attempt(db, attempt, delivery, chat, seat))

    async def attempts_since(self, moment: datetime) -> list[Attempt]:
        """See `ports.Attempts`."""
        return await self._reader.run(lambda db: outbox.attempts_since(db, moment))

    async def unknown_attempts(self, delivery: AlertId) -> list[Attempt]:
        """See `ports.Attempts`."""
        return await self._reader.run(lambda db: outbox.unknown_attempts(db, delivery))

    async def known_messages(self, chat: ChatId, above: int) -> frozenset[int]:
        """See `ports.Attempts`."""
        return await self._reader.run(lambda db: outbox.known_messages(db, chat, above))

    async def chat_of(self, delivery: AlertId) -> ChatId | None:
        """See `ports.Attempts`."""
        return await self._reader.run(lambda db: arrangements.chat_of(db, delivery))

    async def chats(self) -> Mapping[ChatId, Chat]:
        """See `ports.Attempts`."""
        return await self._reader.run(outbox.chats)

    async def keep_chat(self, chat: Chat) -> None:
        """See `ports.Attempts`."""
        await self._writer.run(lambda db: outbox.keep_chat(db, chat))

    async def move_chat(self, old: ChatId, new: ChatId) -> None:
        """See `ports.Attempts`."""
        await self._writer.run(lambda db: outbox.move_chat(db, old, new))

    async def park(self, channels: Collection[ChannelId], why: str) -> int:
        """See `ports.Attempts`."""
        return await self._writer.run(lambda db: outbox.park(db, channels, why))

    async def keep_proof(self, proof: Proof) -> None:
        """See `ports.Attempts`."""
        await self._writer.run(lambda db: outbox.keep_proof(db, proof))

    async def proofs(self) -> list[Proof]:
        """See `ports.Attempts`."""
        return await self._reader.run(outbox.proofs)

    async def totals(self) -> Totals:
        """See `ports.Archive`."""
        return await self._reader.run(polls.totals)

    async def feed_states(self) -> Mapping[FeedId, FeedState]:
        """See `ports.Archive`."""
        return await self._reader.run(polls.feed_states)

    async def recent_articles(self, limit: int) -> list[Article]:
        """See `ports.Archive`."""
        return await self._reader.run(lambda db: polls.recent_articles(db, limit))

    async def revisions(self, article: ArticleId) -> list[Revision]:
        """See `ports.Archive`."""
        return await self._reader.run(lambda db: polls.revisions(db, article))

    async def recent_deliveries(self, limit: int) -> list[Delivery]:
        """See `ports.Archive`."""
        return await self._reader.run(lambda db: polls.recent_deliveries(db, limit))
