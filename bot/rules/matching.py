"""Matching: which rules hold for an article, and by which words.

All names and terms of all rules stand in one lexicon; a text is walked once. A rule is looked at only if a term it
cannot do without was found; the hits that decided are the explanation. Rules come and go one at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Self

from bot.model.articles import Field
from bot.model.entities import Entity, EntityId
from bot.model.rules import Hit, Match, Mention, Overrun, Rule, RuleId, Status, TermKind
from bot.rules.compiling import Compiled, Shelf, compile_rule, terms_of
from bot.rules.evaluation import Evaluation, OverrunError
from bot.rules.findings import Document, FieldFindings, Findings
from bot.rules.leaves import Leaves
from bot.rules.lexicon import View
from bot.rules.mentions import mentions
from bot.rules.naming import Named, named_of_packs
from bot.rules.patterns import Reach, reaches
from bot.rules.placing import Occurrence, Walked
from bot.text.languages import scripts_in
from bot.text.prepared import PreparedText

_FIELD_ORDER = {field: order for order, field in enumerate(Field)}

EVALUATED = frozenset((Status.LIVE, Status.SHADOW))


class Matcher:
    """Rules and entities compiled; what matches is a function of the document alone."""

    def __init__(
        self, rules: Iterable[Rule] = (), entities: Iterable[Entity] = (), packed: Iterable[Entity] = ()
    ) -> None:
        """Compile all rules, whatever their status; names are compiled for a language when it is first met.

        What is worked out of `packed`, entities that live as long as the process, is shared with other matchers.
        """
        self._packed = tuple(map(named_of_packs, packed))
        self._named = {entity.id: Named(entity) for entity in entities}
        self.entities: dict[EntityId, Entity] = {
            named.entity.id: named.entity for named in (*self._packed, *self._named.values())
        }
        self.leaves = Leaves()
        self._compiled: dict[RuleId, Compiled] = {}
        self._rules: dict[RuleId, Rule] = {}
        self._next_order = 0
        self._shelves: dict[frozenset[Field], Shelf] = {}
        """The rules that are evaluated, by the fields in which their terms count."""
        self._views: dict[Reach, View] = {}
        for rule in rules:
            self.add(rule)

    @property
    def rules(self) -> dict[RuleId, Rule]:
        """All rules, in order."""
        return self._rules

    def add(self, rule: Rule, entities: Iterable[Entity] = ()) -> None:
        """Match one rule more, or a changed one in place of the one of its id; the next document is matched with it.

        `entities` are those it names that were not sought before.
        """
        for entity in entities:
            if entity.id not in self.entities:
                self.entities[entity.id] = entity
                named = self._named[entity.id] = Named(entity)
                for view in self._views.values():
                    view.add_entity(named)
        before = self._compiled.get(rule.id)
        for term in terms_of(rule.clause):
            self.leaves.add(term)
        if before is not None:
            self._withdraw(before)
        else:
            self._next_order += 1
        compiled = compile_rule(rule, before.order if before else self._next_order, self.leaves)
        self._compiled[rule.id] = compiled
        self._rules[rule.id] = rule
        if rule.status in EVALUATED:
            self._shelves.setdefault(compiled.fields, Shelf()).put(compiled)

    def remove(self, rule_id: RuleId) -> None:
        """Match a rule no more."""
        self._withdraw(self._compiled.pop(rule_id))
        del self._rules[rule_id]

    def exchange(self, rules: Sequence[Rule], changed: Iterable[Rule], entities: Iterable[Entity] = ()) -> Self:
        """Match these rules and no others, in this order; those that `is_changed` are given again as `changed`.

        `entities` are those they name that were not sought before. Whoever holds the former `rules` keeps them.
        """
        wanted = {rule.id: rule for rule in rules}
        self._rules = dict(self._rules)
        for gone in [rule_id for rule_id in self._rules if rule_id not in wanted]:
            self.remove(gone)
        new = tuple(entities)
        for rule in changed:
            self.add(rule, new)
        for order, rule in enumerate(rules):
            compiled = self._compiled[rule.id]
            compiled.rule, compiled.order = rule, order
        self._rules, self._next_order = wanted, len(wanted)
        return self

    def is_changed(self, rule: Rule) -> bool:
        """Say whether a rule is new or matches otherwise than before; of one that is not, only other facts may be."""
        before = self._rules.get(rule.id)
        return before is not rule and (before is None or _decisive(before) != _decisive(rule))

    def unsought(self, entities: Iterable[Entity], packed: Iterable[EntityId]) -> list[Entity] | None:
        """Give those of the entities that are not sought so far; `None` if others are, or another of the same id."""
        wanted = {entity.id: entity for entity in entities}
        is_same = {named.entity.id for named in self._packed} == set(packed)
        if not is_same or any(wanted.get(id_) != named.entity for id_, named in self._named.items()):
            return None
        return [entity for id_, entity in wanted.items() if id_ not in self._named]

    def warm(self, before: "Matcher") -> None:
        """Work out at once what another matcher, in whose place this comes, has met so far."""
        for reach in tuple(before._views):  # noqa: SLF001 - one of our own
            self._view(reach)

    def _withdraw(self, compiled: Compiled) -> None:
        if compiled.rule.status in EVALUATED:
            self._shelves[compiled.fields].take(compiled)
        for term in terms_of(compiled.rule.clause):
            self.leaves.remove(term)

    def with_rules(self, rules: Iterable[Rule]) -> "Matcher":
        """Give a matcher of other rules and the same entities."""
        own = (named.entity for named in self._named.values())
        return Matcher(rules, own, (named.entity for named in self._packed))

    def find(self, document: Document) -> Findings:
        """Walk the text once and give all mentions and all terms that stand in it."""
        return self.find_in(document, {field: PreparedText(text) for field, text in document.text.fields()})

    def find_in(self, document: Document, texts: dict[Field, PreparedText]) -> Findings:
        """Do as `find` with a text that is folded and split already."""
        findings = Findings(document, self.leaves)
        reach = reaches(document.language.possible())
        for field, text in texts.items():
            found = FieldFindings(field, text)
            occurrences = self._walk(found, reach)
            if occurrences:
                of_field = mentions(field, text.folded.original, occurrences)
                findings.mentions.extend(of_field)
                for leaf, hit in self._entity_hits(of_field):
                    found.hits.setdefault(leaf, []).append(hit)
                found.add(occurrences)
            findings.fields.append(found)
        return findings

    def _walk(self, found: FieldFindings, reach: Sequence[Reach]) -> list[Occurrence]:
        """Walk a field in each of the languages; gives each place of a pattern once."""
        occurrences: dict[tuple[int, int, int], Occurrence] = {}
        written = scripts_in(found.text.folded.original) if len(reach) > 1 else {}
        for one in (one for one in reach if not written or not one.scripts.isdisjoint(written)):
            walked = Walked(found.text, self._view(one))
            found.walks.append(walked)
            for occurrence in walked.occurrences:
                occurrences.setdefault((id(occurrence.pattern), occurrence.start, occurrence.end), occurrence)
        return list(occurrences.values())

    def _view(self, reach: Reach) -> View:
        view = self._views.get(reach)
        if view is None:
            view = self._views[reach] = View(reach, self.leaves.index, self._named.values(), self._packed)
            self.leaves.index.listeners.append(view.changed)
        view.tidy()
        return view

    def _entity_hits(self, found: Iterable[Mention]) -> Iterator[tuple[int, Hit]]:
        for one in found:
            hit = Hit(span=one.span, text=one.text, term="", entity=one.entity, form=one.form)
            for with_demonyms in (True,) if one.demonym else (False, True):
                leaf = self.leaves.find((TermKind.ENTITY, str(one.entity), with_demonyms))
                if leaf is not None:
                    yield leaf, hit

    def match(self, document: Document, findings: Findings) -> tuple[Match, ...]:
        """Give the live and shadow rules that hold, in the order of their files."""
        matches = (self._match(compiled, document, findings) for compiled in self.holding(document, findings))
        return tuple(match for match in matches if match)

    def holding(self, document: Document, findings: Findings) -> list[Compiled]:
        """Give the live and shadow rules that hold, in the order of their files; what cost too much does not hold."""
        found: list[Compiled] = []
        for fields, shelf in self._shelves.items():
            present = findings.present(fields)
            found.extend(shelf.sure_in(present))
            # The hottest loop of all: of each candidate an anchor was found already.
            for one in shelf.candidates_in(present):
                for group in one.rest:
                    if present.isdisjoint(group):
                        break
                else:
                    is_free = present.isdisjoint(one.forbidden)
                    if is_free and (one.is_plain or self.holds(one.rule, document, findings)):
                        found.append(one)
        found.sort(key=attrgetter("order"))
        return found

    def holds(self, rule: Rule, document: Document, findings: Findings) -> bool:
        """Say whether one rule holds, whatever its status; one that cost too much does not."""
        if failed_condition(rule, document):
            return False
        try:
            return Evaluation(rule, findings, self.leaves).holds(rule.clause)
        except OverrunError as error:
            findings.overruns[rule.id] = Overrun(rule=rule.id, reason=str(error))
            return False

    def match_rule(self, rule: Rule, document: Document, findings: Findings) -> Match | None:
        """Give the match of one rule whatever its status, or `None` if it does not hold."""
        if not self.holds(rule, document, findings):
            return None
        return self._match(self._compiled[rule.id], document, findings)

    def _match(self, compiled: Compiled, document: Document, findings: Findings) -> Match | None:
        """Give the match of a rule that holds, with its hits in reading order."""
        rule = compiled.rule
        try:
            hits = dict.fromkeys(Evaluation(rule, findings, self.leaves).positive_hits(rule.clause))
        except OverrunError as error:
            findings.overruns[rule.id] = Overrun(rule=rule.id, reason=str(error))
            return None
        return Match(rule=rule.id, hits=tuple(sorted(hits, key=_reading_order)))


def _decisive(rule: Rule) -> tuple[object, ...]:
    return rule.clause, rule.fields, rule.conditions, rule.status


def _reading_order(hit: Hit) -> tuple[int, int, int, str]:
    return _FIELD_ORDER[hit.span.field], hit.span.start, hit.span.end, hit.term


def failed_condition(rule: Rule, document: Document) -> str | None:
    """Say which condition on the article's origin fails; one whose fact is unknown is not asked."""
    wanted = rule.conditions
    may_be = document.language.possible() if document.language.tag else ()
    if wanted.languages and wanted.languages.isdisjoint(may_be):
        return f"languages: {document.language.tag or 'unsure'} is none of {', '.join(sorted(wanted.languages))}"
    origins: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
        ("feeds", document.feed, wanted.feeds),
        ("outlets", document.outlet, tuple(sorted(wanted.outlets))),
        ("countries", document.country, tuple(sorted(wanted.countries))),
    )
    for name, fact, allowed in origins:
        if allowed and fact is not None and not _is_among(fact, allowed, has_patterns=name == "feeds"):
            return f"{name}: {fact or 'none'} is none of {', '.join(allowed)}"
    return None


def _is_among(fact: str, allowed: tuple[str, ...], *, has_patterns: bool) -> bool:
    return any(fits_pattern(fact, one) for one in allowed) if has_patterns else fact in allowed


@lru_cache(maxsize=4096)
def fits_pattern(name: str, pattern: str) -> bool:
    """Say whether a name fits a pattern in which `*` stands for anything and all else for itself."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), name, re.DOTALL) is not None
