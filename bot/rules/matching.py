"""Matching: which rules hold for an article, and by which words.

All names and terms of all rules stand in one lexicon; a text is walked once. A rule is evaluated only if a term it
cannot do without was found; the hits that decided are the explanation.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.model.articles import Field, Language, Text
from bot.model.entities import Entity, EntityId
from bot.model.rules import (
    AllOf,
    AnyOf,
    Clause,
    Hit,
    Match,
    Mention,
    NoneOf,
    Rule,
    RuleId,
    Span,
    Status,
    Term,
    TermKind,
)
from bot.rules.lexicon import Lexicon, Occurrence, occurrences
from bot.rules.mentions import mentions
from bot.rules.naming import Directory
from bot.rules.patterns import Pattern, Reach, Seek, reaches
from bot.rules.standing import FieldText
from bot.text.languages import scripts_in

_SEEKS = {TermKind.WORDS: Seek.TERM, TermKind.EXACT: Seek.EXACT, TermKind.PREFIX: Seek.PREFIX}
_FIELD_ORDER = {field: order for order, field in enumerate(Field)}

EVALUATED = frozenset((Status.LIVE, Status.SHADOW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is matched: text, language, and what is known of its origin (`None`: that condition is not asked)."""

    text: Text
    language: Language
    feed: str | None = None
    outlet: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the lexicon knows that stands in a document."""

    mentions: tuple[Mention, ...]
    hits: Mapping[int, tuple[Hit, ...]]
    """By leaf, fields in reading order, then by start."""


class Matcher:
    """Rules and entities compiled; matching is a pure function of the document."""

    def __init__(self, rules: Iterable[Rule], entities: Iterable[Entity]) -> None:
        """Compile all rules, whatever their status, and the names of all entities."""
        self.entities: dict[EntityId, Entity] = {}
        self.rules: dict[RuleId, Rule] = {}
        self._terms = Lexicon()
        self._leaves: dict[tuple[TermKind, str], int] = {}
        self._entity_leaves: dict[EntityId, int] = {}
        self._order: dict[RuleId, int] = {}
        self._by_leaf: dict[int, list[RuleId]] = {}
        self._unanchored: list[RuleId] = []
        """Rules that may hold though none of their terms is found."""
        known = tuple(entities)
        self.entities.update((entity.id, entity) for entity in known)
        self._directory = Directory(known)
        for rule in rules:
            self._add_rule(rule)

    def _add_rule(self, rule: Rule) -> None:
        self.rules[rule.id] = rule
        self._order[rule.id] = len(self._order)
        for term in terms_of(rule.clause):
            self._add_term(term)
        anchor = required(rule.clause, self.leaf)
        if anchor is None:
            self._unanchored.append(rule.id)
        for leaf in anchor or ():
            self._by_leaf.setdefault(leaf, []).append(rule.id)

    def _add_term(self, term: Term) -> None:
        key = _leaf_key(term)
        if key in self._leaves:
            return
        leaf = self._leaves[key] = len(self._leaves)
        if term.entity is not None:
            self._entity_leaves[term.entity] = leaf
        else:
            self._terms.add(Pattern(term.text, seek=_SEEKS[term.kind], leaf=leaf))

    def leaf(self, term: Term) -> int:
        """Give the number of a term of a compiled rule; terms that seek the same share one."""
        return self._leaves[_leaf_key(term)]

    def find(self, document: Document) -> Findings:
        """Walk the text once and give all mentions and all hits of all terms."""
        reach = reaches(document.language.possible())
        all_mentions: list[Mention] = []
        hits: dict[int, dict[Hit, None]] = {}
        for field, text in document.text.fields():
            found = self._occurrences(FieldText(text), reach)
            of_field = mentions(field, text, found)
            all_mentions.extend(of_field)
            for leaf, hit in (*self._entity_hits(of_field), *_term_hits(field, text, found)):
                hits.setdefault(leaf, {})[hit] = None
        return Findings(mentions=tuple(all_mentions), hits={leaf: tuple(some) for leaf, some in hits.items()})

    def _occurrences(self, field: FieldText, reach: Sequence[Reach]) -> list[Occurrence]:
        """Give what is found in any of the languages, each place of a pattern once."""
        found: dict[tuple[int, int, int], Occurrence] = {}
        written = scripts_in(field.folded.original) if len(reach) > 1 else {}
        for one in (one for one in reach if not written or not one.scripts.isdisjoint(written)):
            for occurrence in occurrences(field, one, (self._directory.lexicon(one), self._terms)):
                found.setdefault((id(occurrence.pattern), occurrence.start, occurrence.end), occurrence)
        return list(found.values())

    def _entity_hits(self, found: Iterable[Mention]) -> Iterator[tuple[int, Hit]]:
        for one in found:
            leaf = self._entity_leaves.get(one.entity)
            if leaf is not None and not one.demonym:
                yield leaf, Hit(span=one.span, text=one.text, term="", entity=one.entity, form=one.form)

    def match(self, document: Document, findings: Findings) -> tuple[Match, ...]:
        """Give the live and shadow rules that hold, in the order of their files."""
        candidates = {rule for leaf in findings.hits for rule in self._by_leaf.get(leaf, ())}
        candidates.update(self._unanchored)
        ordered = (self.rules[rule] for rule in sorted(candidates, key=self._order.__getitem__))
        matches = (self.match_rule(rule, document, findings) for rule in ordered if rule.status in EVALUATED)
        return tuple(match for match in matches if match)

    def match_rule(self, rule: Rule, document: Document, findings: Findings) -> Match | None:
        """Give the match of one rule whatever its status, or `None` if it does not hold."""
        if failed_condition(rule, document) or not self.holds(rule.clause, rule, findings):
            return None
        hits = dict.fromkeys(self._positive_hits(rule.clause, rule, findings))
        return Match(rule=rule.id, hits=tuple(sorted(hits, key=_reading_order)))

    def holds(self, clause: Clause, rule: Rule, findings: Findings) -> bool:
        """Say whether a clause of the rule holds."""
        match clause:
            case Term():
                return bool(self.hits(clause, rule, findings))
            case AllOf(clauses=clauses):
                return all(self.holds(child, rule, findings) for child in clauses)
            case AnyOf(clauses=clauses):
                return any(self.holds(child, rule, findings) for child in clauses)
            case NoneOf(clauses=clauses):
                return not any(self.holds(child, rule, findings) for child in clauses)

    def hits(self, term: Term, rule: Rule, findings: Findings) -> tuple[Hit, ...]:
        """Give where a term of the rule was found, within the fields in which it counts."""
        found = findings.hits.get(self.leaf(term), ())
        fields = term.fields or rule.fields
        return tuple(replace(hit, term=term.written) for hit in found if hit.span.field in fields)

    def _positive_hits(self, clause: Clause, rule: Rule, findings: Findings) -> Iterator[Hit]:
        match clause:
            case Term():
                yield from self.hits(clause, rule, findings)
            case AllOf(clauses=clauses) | AnyOf(clauses=clauses):
                for child in clauses:
                    yield from self._positive_hits(child, rule, findings)
            case NoneOf():
                return


def _term_hits(field: Field, text: str, found: Iterable[Occurrence]) -> Iterator[tuple[int, Hit]]:
    for one in sorted((one for one in found if one.pattern.leaf >= 0), key=lambda one: (one.start, one.end)):
        span = Span(field=field, start=one.start, end=one.end)
        yield one.pattern.leaf, Hit(span=span, text=text[one.start : one.end], term="", form=one.form)


def _reading_order(hit: Hit) -> tuple[int, int, int, str]:
    return _FIELD_ORDER[hit.span.field], hit.span.start, hit.span.end, hit.term


def _leaf_key(term: Term) -> tuple[TermKind, str]:
    return term.kind, str(term.entity) if term.entity is not None else term.text


def terms_of(clause: Clause) -> Iterator[Term]:
    """Give every term of a clause, negated ones included."""
    if isinstance(clause, Term):
        yield clause
        return
    for child in clause.clauses:
        yield from terms_of(child)


def required(clause: Clause, leaf: Callable[[Term], int]) -> frozenset[int] | None:
    """Give terms of which at least one is found whenever the clause holds, as few as can be; `None`: there are none."""
    match clause:
        case Term():
            return frozenset((leaf(clause),))
        case NoneOf():
            return None
        case AllOf(clauses=clauses):
            known = [needed for child in clauses if (needed := required(child, leaf)) is not None]
            return min(known, key=len, default=None)
        case AnyOf(clauses=clauses):
            parts = [required(child, leaf) for child in clauses]
            return None if None in parts else frozenset[int]().union(*(part for part in parts if part))


def failed_condition(rule: Rule, document: Document) -> str | None:
    """Say which condition on the article's origin fails; one whose fact is unknown is not asked."""
    wanted = rule.conditions
    if wanted.languages and document.language.tag not in wanted.languages:
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
