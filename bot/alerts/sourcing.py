"""Sourcing: whether an alert has as many independent sources as its rules ask for, and what counts as one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.alerts.settling import longest_wait
from bot.model.alerts import Alert, Delivery, DeliveryState, Hold, Reason
from bot.model.articles import ArticleId, ChangeKind
from bot.model.rules import LOUDEST_FIRST, Rule, RuleId
from bot.model.stories import Member
from bot.stories.lineage import sources_of
from bot.stories.revising import announced

SURE = 0.3
"""An article of less likeness to its story is told in a message of its own: it may be another event after all."""


def needs_sources(one: Delivery, rules: Mapping[RuleId, Rule]) -> bool:
    """Say whether a rule of an alert asks for more than one source, or did when it was held."""
    return one.digest is None and (one.hold is Hold.SOURCES or any(_least(why, rules) > 1 for why in one.alert.reasons))


def _least(reason: Reason, rules: Mapping[RuleId, Rule]) -> int:
    rule = rules.get(RuleId(reason.rule))
    return rule.conditions.min_sources if rule else 1


def with_sources(one: Delivery, members: Sequence[Member], rules: Mapping[RuleId, Rule], now: datetime) -> Delivery:
    """Decide of an alert whose rules ask for sources: new, by those that have enough; held; or given up."""
    asking = [reason for reason in one.alert.reasons if reason.rule in rules or one.hold is not Hold.SOURCES]
    if not asking:
        return _given_up(one, "its rule is gone")
    if one.alert.article in retracted(one.alert):
        return _given_up(one, "its article was retracted while it waited")
    count = _count(one.alert.article, members)
    reasons = tuple(reason for reason in asking if _least(reason, rules) <= count)
    if reasons:
        asked = [rules[RuleId(reason.rule)].priority for reason in reasons if reason.rule in rules]
        priority = min(asked, key=LOUDEST_FIRST.__getitem__, default=one.alert.priority)
        alert = replace(one.alert, reasons=reasons, priority=priority)
        return replace(one, alert=alert, state=DeliveryState.NEW, hold=None)
    ends_at = (one.alert.published_at or one.alert.first_seen_at) + longest_wait(one, rules)
    if now >= ends_at:
        return _given_up(one, f"{count} of {min(_least(reason, rules) for reason in asking)} sources in its time")
    return replace(one, state=DeliveryState.HELD, hold=Hold.SOURCES, due_at=ends_at)


def _given_up(one: Delivery, why: str) -> Delivery:
    return replace(one, state=DeliveryState.UNSENT, hold=None, error=why)


def _count(article: ArticleId, members: Sequence[Member]) -> int:
    """Count the sources that stand by an article's story; what may be another event vouches for nothing."""
    mine = next((member for member in members if member.article.id == article), None)
    if mine is not None and not (is_sure(mine) or _began(mine)):
        return 1
    vouching = [member for member in members if stands_by(member) and (is_sure(member) or _began(member))]
    return max(len(sources_of(vouching)), 1)


def _began(member: Member) -> bool:
    return member.verdict.nearest is None


def is_sure(member: Member) -> bool:
    """Say whether an article surely tells the event of its story."""
    verdict = member.verdict
    return member.by_hand or verdict.likeness >= SURE or verdict.near_duplicate_of is not None


def stands_by(member: Member) -> bool:
    """Say whether an article's headline does not take it back."""
    return announced(member.article.text.title) is not ChangeKind.RETRACTED


def retracted(alert: Alert) -> frozenset[ArticleId]:
    """Give the articles of an alert that were taken back, and do not stand again since."""
    last = {one.article: one.kind for one in (alert.growth.corrections if alert.growth else ())}
    return frozenset(article for article, kind in last.items() if kind is ChangeKind.RETRACTED)
