"""Kept rule sets and the ways of articles, in memory."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime

from bot.model.alerts import AlertId, Delivery, Kind
from bot.model.articles import Article, ArticleId, Revision
from bot.model.histories import KeptMatch, Load, Record, RuleSet, Sending
from bot.model.rules import RuleId, Version
from bot.model.sending import AttemptKind, ChatId
from bot.stores.memory_outbox import MemoryOutbox
from bot.stores.memory_stories import MemoryStories


class MemoryHistories(MemoryStories, MemoryOutbox):
    """See `ports.histories`."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rule_sets: dict[Version, RuleSet] = {}
        self._loads: list[Load] = []
        self._versions: dict[ArticleId, Version] = {}
        self._revisions: dict[ArticleId, list[Revision]] = {}
        self._identities: dict[str, ArticleId] = {}
        self._matches: dict[tuple[ArticleId, str], KeptMatch] = {}

    async def keep_rule_set(self, rule_set: RuleSet, now: datetime, *, is_loaded: bool = True) -> None:
        """See `ports.RuleSets`."""
        self._rule_sets.setdefault(rule_set.version, rule_set)
        if is_loaded and (not self._loads or self._loads[0].version != rule_set.version):
            self._loads.insert(0, Load(version=rule_set.version, loaded_at=now))

    async def loads(self) -> list[Load]:
        """See `ports.RuleSets`."""
        return list(self._loads)

    async def never_loaded(self) -> list[Version]:
        """See `ports.RuleSets`."""
        loaded = {one.version for one in self._loads}
        return [version for version in reversed(self._rule_sets) if version not in loaded]

    async def find_rule_set(self, version: Version) -> RuleSet | None:
        """See `ports.RuleSets`."""
        return self._rule_sets.get(version)

    def _prune_rule_sets(self, before: datetime) -> None:
        """Forget sets that were no longer in force at a moment, and have not been since."""
        last = next((at for at, load in enumerate(self._loads) if load.loaded_at <= before), len(self._loads))
        gone = {load.version for load in self._loads[last + 1 :]}
        self._loads = self._loads[: last + 1]
        for version in gone - {load.version for load in self._loads}:
            del self._rule_sets[version]

    async def volumes(self, since: datetime) -> Mapping[RuleId, Mapping[date, int]]:
        """See `ports.RuleSets`."""
        found: dict[RuleId, Counter[date]] = {}
        for match in self._matches.values():
            if match.matched_at >= since:
                found.setdefault(match.rule, Counter())[match.matched_at.date()] += 1
        return found

    async def known(self, keys: Collection[str]) -> Mapping[str, Article]:
        """See `ports.PollStore`."""
        return {key: self._articles[self._identities[key]] for key in keys if key in self._identities}

    async def on_page(self, canonical: str) -> list[Article]:
        """See `ports.Histories`."""
        ids = {id_ for key, id_ in self._identities.items() if key.startswith(f"page {canonical} ")}
        return sorted((self._articles[id_] for id_ in ids), key=lambda one: one.first_seen_at, reverse=True)

    async def titled(self, headline: str) -> list[Article]:
        """See `ports.Histories`."""
        del headline  # those whose titles hold its words are among all
        return sorted(self._articles.values(), key=lambda one: one.first_seen_at, reverse=True)

    async def find_sent(self, chats: Collection[ChatId], message: int) -> AlertId | None:
        """See `ports.Histories`."""
        sent = (one for one in self._attempts if one.message == message and one.kind is not AttemptKind.PROBE)
        return next((one.delivery for one in sent if one.chat in chats), None)

    async def find_record(self, article: ArticleId) -> Record | None:
        """See `ports.Histories`."""
        if article not in self._articles:
            return None
        matches = (match for (of, _), match in self._matches.items() if of == article)
        sendings = (self._sending(one) for one in self._outbox.values() if one.alert.article == article)
        return Record(
            article=self._articles[article],
            version=self._versions[article],
            revisions=tuple(self._revisions.get(article, ())),
            matches=tuple(sorted(matches, key=lambda one: (one.matched_at, one.rule))),
            members=tuple(await self.members(article)),
            sendings=tuple(sorted(sendings, key=lambda one: (one.queued_at, one.delivery.alert.channel))),
        )

    def _sending(self, one: Delivery) -> Sending:
        sent_as = one.digest or one.alert.id
        attempts = tuple(attempt for attempt in self._attempts if attempt.delivery == sent_as)
        within = self._outbox[one.digest].alert.title if one.digest in self._outbox else ""
        queued_at = self._queued[one.alert.id]
        told = (each for each in self._outbox.values() if each.story and each.story == one.story)
        lists = (self._outbox[each.digest] for each in told if each.digest and each.alert.channel == one.alert.channel)
        earlier = (each for each in lists if each.kind is Kind.DIGEST and self._queued[each.alert.id] < queued_at)
        listed = next((each.alert.title for each in earlier), "")
        return Sending(delivery=one, queued_at=queued_at, attempts=attempts, within=within, listed=listed)
