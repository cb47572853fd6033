"""Explain: why readers were told of an article, or why not, by the rules of that time and what is kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.tracing import answer, steps_after, steps_before, text_at
from bot.errors import NotFoundError
from bot.model.alerts import AlertId
from bot.model.articles import Article, ArticleId
from bot.model.feeds import Feed
from bot.model.histories import Record, RuleSet, RuleTrace, Trace
from bot.model.rules import NO_VERSION, Rule, RuleId, Version
from bot.model.sending import ChatId
from bot.polling.identity import canonical_url, names_at
from bot.polling.taking_in import to_document
from bot.ports.histories import Histories
from bot.rules.explaining import closeness, explain, why_not
from bot.rules.findings import Document
from bot.rules.matching import EVALUATED, Matcher
from bot.text.folding import fold
from bot.usecases.poll import Desk

_MESSAGE = re.compile(r"(?:https?://)?t(?:elegram)?\.me/(?:c/(\d+)|([A-Za-z]\w+))/(?:\d+/)?(\d+)\S*")
_FOR_PHONES = re.compile(r"^(https?://)(?:amp|mobile|m)\.", re.IGNORECASE)
"""Readers often have the address of the small page; feeds have the other."""
_MOST_NEAR = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a person may have meant."""

    articles: tuple[ArticleId, ...]
    """The likeliest first."""
    alert: AlertId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """Answers of articles whatever they are called."""

    histories: Histories
    today: Desk
    """The rules as they stand in the files."""
    feeds: Mapping[str, Feed]
    read: Callable[[RuleSet], Desk | None]
    """Gives the rules of a kept set, if they can still be read."""

    async def find(self, asked: str) -> Found:
        """Find an alert's or an article's id, a link to a message of ours, any address or guid of an article."""
        asked = asked.strip("<> ")
        delivery = await self.histories.find_delivery(AlertId(asked))
        if delivery is None and (link := _MESSAGE.fullmatch(asked)):
            chats = [ChatId(f"-100{link[1]}")] if link[1] else [ChatId(f"@{link[2]}"), ChatId(f"@{link[2].lower()}")]
            sent = await self.histories.find_sent(chats, int(link[3]))
            delivery = await self.histories.find_delivery(sent) if sent else None
        if delivery is not None:
            members = delivery.members or (delivery.alert,)
            return Found(articles=tuple(one.article for one in members), alert=delivery.alert.id)
        if await self.histories.find_record(ArticleId(asked)):
            return Found(articles=(ArticleId(asked),))
        address = asked if "://" in asked or "." not in asked.partition("/")[0] else f"https://{asked}"
        found = await self._at(address) or await self._at(_FOR_PHONES.sub(r"\1", address))
        return Found(articles=tuple(dict.fromkeys(one.id for one in found)))

    async def titled(self, headline: str) -> list[Article]:
        """Find articles by their headline, case and accents aside: this one, else those that hold all its words."""
        words = set(_WORD.findall(fold(headline)))
        titles = [(one, fold(one.text.title)) for one in await self.histories.titled(headline)]
        exact = [one for one, title in titles if title == fold(headline)]
        return exact or [one for one, title in titles if words and words <= set(_WORD.findall(title))]

    async def _at(self, address: str) -> list[Article]:
        known = await self.histories.known(names_at(address, await self.histories.feed_states()))
        newest = sorted(known.values(), key=lambda one: one.first_seen_at, reverse=True)
        return [*newest, *await self.histories.on_page(canonical_url(address))]

    async def trace(self, id_: ArticleId, *, is_near_asked: bool = False, rule: str | None = None) -> Trace:
        """Explain an article: rules that held; with `is_near_asked` also those that nearly did; or one `rule`.

        Raises NotFoundError if there is no such article, or no such rule.
        """
        record = await self.histories.find_record(id_)
        if record is None:
            raise NotFoundError(f"the article {id_} is not kept any more")
        desks = {version: await self._desk(version) for version in {one.version for one in record.matches}}
        then = await self._desk(record.version or await self._in_force(record.article.first_seen_at))
        traces = [
            self._traced(record, found, desks[one.version], one.matched_at)
            for one in record.matches
            if (found := desks[one.version].matcher.rules.get(one.rule)) and rule in {None, one.rule}
        ]
        if rule is not None and not traces:
            was_there = rule in then.matcher.rules
            desk = then if was_there else self.today
            traces = [replace(self._traced(record, _get(rule, desk.matcher), desk, None), was_in_force=was_there)]
        elif rule is None and (is_near_asked or not traces):
            traces += self._near(record, then, {one.rule.id for one in traces})
        state = (await self.histories.feed_states()).get(record.article.feed)
        feed = self.feeds.get(record.article.feed)
        after = tuple(steps_after(record, traces, feed, state))
        return Trace(
            answer=answer(record, traces, after, about=rule),
            record=record,
            before=tuple(steps_before(record, feed, state)),
            rules=tuple(traces),
            after=after,
        )

    async def _in_force(self, at: datetime) -> Version:
        loads = await self.histories.loads()
        return next((one.version for one in loads if one.loaded_at <= at), NO_VERSION)

    async def _desk(self, version: Version) -> Desk:
        """Give the rules of a version; today's where they are the same, or nothing else is kept."""
        if version in {self.today.version, NO_VERSION}:
            return self.today
        kept = await self.histories.find_rule_set(version)
        return (self.read(kept) if kept else None) or self.today

    def _traced(self, record: Record, rule: Rule, desk: Desk, matched_at: datetime | None) -> RuleTrace:
        text = text_at(record, matched_at) if matched_at else record.article.text
        documents = _documents(record)
        reports = [explain(rule, replace(one, text=text), desk.matcher) for one in documents]
        report = next((one for one in reports if one.holds), reports[0])
        today = self._today(rule.id, documents[0], holds=matched_at is not None)
        return RuleTrace(rule=rule, version=desk.version, matched_at=matched_at, report=report, today=today)

    def _today(self, id_: RuleId, document: Document, *, holds: bool) -> str:
        now = self.today.matcher.rules.get(id_)
        if now is None:
            return "there is no such rule any more"
        report = explain(now, document, self.today.matcher)
        if report.holds == holds:
            return ""
        return f"today's rules ({now.where}) {'would match' if report.holds else 'would not match'}: {why_not(report)}"

    def _near(self, record: Record, desk: Desk, known: set[RuleId]) -> Sequence[RuleTrace]:
        """Give the rules that came nearest to holding, nearest first."""
        document = to_document(record.article)
        findings = desk.matcher.find(document)
        others = [one for one in desk.matcher.rules.values() if one.status in EVALUATED and one.id not in known]
        near = [(closeness(explain(one, document, desk.matcher, findings)), one) for one in others]
        # Of many rules that found nothing three would be any three; of three all.
        best = sorted((pair for pair in near if pair[0] or len(near) <= _MOST_NEAR), key=lambda pair: -pair[0])
        return [self._traced(record, one, desk, None) for _, one in best[:_MOST_NEAR]]


def _get(id_: str, matcher: Matcher) -> Rule:
    if id_ not in matcher.rules:
        raise NotFoundError(f"no rule '{id_}'; there are: {', '.join(matcher.rules) or 'none'}")
    return matcher.rules[RuleId(id_)]


def _documents(record: Record) -> list[Document]:
    """Give the article as rules read it, as of each feed that brought it."""
    document = to_document(record.article)
    copies = [one for member in record.members if member.article.id == record.article.id for one in member.copies]
    return [document, *(replace(document, feed=one.feed, outlet=one.outlet) for one in copies)]
