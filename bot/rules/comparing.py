"""Comparing: what two rule sets tell differently, and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace

from bot.model.articles import Article
from bot.model.channels import ChannelId
from bot.model.entities import Entity, EntityId
from bot.model.replays import Difference, Kept
from bot.model.rules import Match, Rule, RuleId, Status
from bot.rules.compiling import terms_of
from bot.rules.explaining import explain, why_not
from bot.rules.findings import Document, Findings
from bot.rules.matching import Matcher

Tells = Callable[[Rule, Article], frozenset[ChannelId]]
"""The channels that a rule which holds for an article tells of it, or would if it were live."""


class Comparison:
    """Two rule sets side by side."""

    def __init__(self, old: Matcher, new: Matcher) -> None:
        """Compare the rules and the entities."""
        self.old, self.new = old, new
        self.entities = changed_entities(old.entities, new.entities)
        """Those that are new, gone or other than they were; they may change what is read as any other entity."""
        names = dict.fromkeys([*old.rules, *new.rules])
        found = {name: self._changes(old.rules.get(name), new.rules.get(name)) for name in names}
        self.changes: dict[RuleId, tuple[str, ...]] = {name: some for name, some in found.items() if some}
        """What is other about each rule: keys as written, entities, or that it is `new` or `gone`."""

    def _changes(self, old: Rule | None, new: Rule | None) -> tuple[str, ...]:
        if old is None or new is None:
            return ("new",) if old is None else ("gone",)
        before, after = _asked(old), _asked(new)
        keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
        named = {term.entity for rule in (old, new) for term in terms_of(rule.clause) if term.entity is not None}
        return (*keys, *(f"${one}" for one in sorted(named & self.entities)))

    def differences(self, kept: Kept, document: Document, tells: Tells) -> Iterator[Difference]:
        """Give what is told, or counted by shadows, differently of an article, in the order of the rules."""
        olds, news = self.old.find(document), self.new.find(document)
        before, after = _matches(self.old, document, olds), _matches(self.new, document, news)
        told, counted = _reached(self.new, after, kept.article, tells)
        was_told, was_counted = _reached(self.old, before, kept.article, tells)
        for name in dict.fromkeys([*after, *before]):
            gained, lost = _less(told, was_told, name), _less(was_told, told, name)
            is_shadow = not (gained or lost) and (name in counted) != (name in was_counted)
            if is_shadow:
                gained, lost = _less(counted, was_counted, name), _less(was_counted, counted, name)
            if gained or lost:
                yield Difference(
                    article=kept.article,
                    story=kept.story,
                    rule=name,
                    gained=gained,
                    lost=lost,
                    is_shadow=is_shadow,
                    statuses=self._statuses(name),
                    hits=(after.get(name) or before[name]).hits,
                    why=self._why(name, document, olds, news, has_held=name in before, holds=name in after),
                    also=tuple(one for one in told if one != name and told[one] & (gained | lost)),
                )

    def _statuses(self, name: RuleId) -> tuple[Status | None, Status | None]:
        old, new = self.old.rules.get(name), self.new.rules.get(name)
        return (old.status if old else None), (new.status if new else None)

    def _why(
        self, name: RuleId, document: Document, olds: Findings, news: Findings, *, has_held: bool, holds: bool
    ) -> str:
        """Say why a rule did not hold before, or does not hold any more."""
        matcher, findings, when = (self.old, olds, "was") if holds else (self.new, news, "now")
        rule = matcher.rules.get(name)
        if rule is None:
            return "the rule is new" if holds else "the rule is gone"
        if holds and has_held:
            old, new = self._statuses(name)
            if old is not new:
                return f"was {old}, now {new}"
            return f"changed: {', '.join(self.changes.get(name, ()))}"
        report = explain(rule, document, matcher, findings)
        return f"{when} {rule.status}" if report.holds else f"{when}: {why_not(report)}"


def _reached(
    matcher: Matcher, matches: Iterable[RuleId], article: Article, tells: Tells
) -> tuple[dict[RuleId, frozenset[ChannelId]], dict[RuleId, frozenset[ChannelId]]]:
    """Give the channels of the live rules that hold, then of the shadows; not of those for which it came too late."""
    each = [(matcher.rules[name], channels) for name in matches if (channels := tells(matcher.rules[name], article))]
    live, shadow = ({r.id: c for r, c in each if r.status is status} for status in (Status.LIVE, Status.SHADOW))
    return live, shadow


def _less(one: Mapping[RuleId, frozenset[ChannelId]], other: Mapping[RuleId, frozenset[ChannelId]],
          name: RuleId) -> frozenset[ChannelId]:  # fmt: skip
    return one.get(name, frozenset()) - other.get(name, frozenset())


def _matches(matcher: Matcher, document: Document, findings: Findings) -> dict[RuleId, Match]:
    return {match.rule: match for match in matcher.match(document, findings)}


def _asked(rule: Rule) -> dict[str, object]:
    """Give what decides whether a rule tells of an article, by the keys that analysts write."""
    clauses: dict[str, object] = {}
    for clause in rule.clause.clauses:
        key = getattr(clause, "name", "query")
        clauses[key] = (clauses.get(key), clause)
    return {
        **clauses,
        "in": rule.fields,
        **{one.name: getattr(rule.conditions, one.name) for one in fields(rule.conditions)},
        "status": rule.status,
        "to": rule.to,
    }


def changed_entities(old: Mapping[EntityId, Entity], new: Mapping[EntityId, Entity]) -> frozenset[EntityId]:
    """Give the entities that are not the same in both, wherever they are written."""
    return frozenset(
        name
        for name in old.keys() | new.keys()
        if name not in old or name not in new or replace(old[name], where="") != replace(new[name], where="")
    )
