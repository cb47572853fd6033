"""Linting: rules that can never match, rules that another always covers, words that mean another thing elsewhere."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from bot.model.articles import Field
from bot.model.feeds import Feed
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Priority, Rule, Score, Status, Term, TermKind
from bot.rules.compiling import terms_of
from bot.rules.doubts import everyday_in
from bot.rules.leaves import SEEKS, Key, key_of
from bot.rules.matching import EVALUATED, fits_pattern

_LOUDNESS = list(Priority)[::-1]


class Lint(NamedTuple):
    """What a person should look at: where, what, and the edit that mends it."""

    where: str
    problem: str
    fix: str


class _Sought(NamedTuple):
    key: Key
    fields: frozenset[Field]

    def is_within(self, other: "_Sought") -> bool:
        return self.key == other.key and self.fields <= other.fields

    def brings(self, other: "_Sought") -> bool:
        """Say whether the other stands in this as it is written: `nuclear*` or `deal` in `nuclear deal`.

        An inflected form of this may do without.
        """
        (kind, text, _), (sort, part, _) = self.key, other.key
        if kind not in SEEKS or sort not in SEEKS or sort is TermKind.EXACT or part.isupper():
            return False
        ends = ["" if one is TermKind.PREFIX else " " for one in (kind, sort)]
        return self.fields <= other.fields and f" {part}{ends[1]}".casefold() in f" {text}{ends[0]}".casefold()


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a rule cannot do without, and what it cannot stand beside; all of it, if it is whole."""

    rule: Rule
    groups: list[tuple[_Sought, ...]] = field(default_factory=list)
    """Of each one must be found."""
    forbidden: list[_Sought] = field(default_factory=list)
    others: list[Clause] = field(default_factory=list)
    """Clauses that ask for more than that."""
    written: dict[_Sought, str] = field(default_factory=dict)

    def add(self, clause: Clause) -> None:
        match clause:
            case AllOf(clauses=clauses):
                for one in clauses:
                    self.add(one)
            case NoneOf(clauses=clauses) if all(isinstance(one, Term) for one in clauses):
                self.forbidden.extend(self._sought(clauses))
            case Term():
                self.groups.append(self._sought((clause,)))
            case AnyOf(clauses=clauses) if all(isinstance(one, Term) for one in clauses):
                self.groups.append(self._sought(clauses))
            case Near(clauses=clauses):
                self.others.append(clause)
                for one in clauses:
                    self.add(one)
            case _:
                self.others.append(clause)

    def _sought(self, clauses: Iterable[Clause]) -> tuple[_Sought, ...]:
        found = []
        for term in clauses:
            if isinstance(term, Term):
                one = _Sought(key_of(term), term.fields or self.rule.fields)
                self.written[one] = term.written
                found.append(one)
        return tuple(found)


def lint(rules: Sequence[Rule], feeds: Sequence[Feed]) -> list[Lint]:
    """Give what is doubtful about rules that are evaluated, by what is written alone."""
    needs = []
    for rule in rules:
        if rule.status in EVALUATED:
            one = _Needs(rule)
            one.add(rule.clause)
            needs.append(one)
    found = [lint for one in needs for lint in (*_contradictions(one), *_unread(one.rule, feeds))]
    return [*found, *_covered(needs)]


def _contradictions(one: _Needs) -> Iterator[Lint]:
    """Give why a rule can never match, or never tell."""
    for group in one.groups:
        names = ", ".join(f"'{one.written[sought]}'" for sought in group)
        if all(_is_among(sought, one.forbidden) for sought in group):
            yield Lint(one.rule.where, f"it can never match: {names} must stand there and must not", _REMOVE)
            continue
        bars = [
            next((it for it in one.forbidden if sought.is_within(it) or sought.brings(it)), None) for sought in group
        ]
        barred = ", ".join(f"'{name}'" for name in dict.fromkeys(one.written[bar] for bar in bars if bar))
        if all(bars):
            problem = f"it can hardly match: {names} must stand there, and {barred} must not"
            yield Lint(one.rule.where, problem, _REMOVE)
    for clause in one.others:
        if isinstance(clause, Score) and (most := _most(clause, one)) < clause.threshold:
            problem = (
                f"it can never match: its terms reach {most:g} at most, below the threshold of {clause.threshold:g}"
            )
            mend = f"threshold: {most:g} or less" if most > 0 else "remove its terms from `none`, or give others points"
            yield Lint(one.rule.where, problem, mend)
    if absent := by_absence(one.rule.clause):
        problem = f"it matches nearly all that it reads: NOT {absent} is enough"
        yield Lint(one.rule.where, problem, f"AND NOT {absent} instead of OR NOT")
    if one.rule.conditions.max_age == timedelta(0):
        yield Lint(one.rule.where, "it never tells: 'max_age' is 0", "max_age: 48h, or `status: shadow`")


def _most(score: Score, one: _Needs) -> float:
    """Give the most that a score can reach, where its terms may stand."""
    most = 0.0
    for weight in score.weights:
        barred = (bar.fields for bar in one.forbidden if bar.key == key_of(weight.term))
        fields = (weight.term.fields or one.rule.fields).difference(*barred)
        factors = ([score.title_counts] if Field.TITLE in fields else []) + ([1.0] if fields - {Field.TITLE} else [])
        most += max([0.0, *(weight.points * factor for factor in factors)])
    return most


def by_absence(clause: Clause) -> str:
    """Give what is denied by which a clause holds where none of its words stands; empty if it does not."""
    match clause:
        case NoneOf(clauses=clauses) if not any(map(by_absence, clauses)):
            return ", ".join(f"'{term.written}'" for term in terms_of(clause))
        case AllOf(clauses=clauses):
            parts = [by_absence(one) for one in clauses]
            return parts[0] if all(parts) else ""
        case AnyOf(clauses=clauses):
            return next(filter(None, map(by_absence, clauses)), "")
        case _:
            return ""


_REMOVE = "remove it from `none`, or from the other list"


def _unread(rule: Rule, feeds: Sequence[Feed]) -> Iterator[Lint]:
    """Give the condition that none of the feeds meets."""
    wanted = rule.conditions
    left = [one for one in feeds if not wanted.feeds or any(fits_pattern(one.id, name) for name in wanted.feeds)]
    facts: tuple[tuple[str, frozenset[str], Callable[[Feed], Iterable[str | None]]], ...] = (
        ("outlets", wanted.outlets, lambda one: (one.outlet,)),
        ("countries", wanted.countries, lambda one: (one.country,)),
        ("languages", wanted.languages, lambda one: one.languages or wanted.languages),
    )
    for key, allowed, facts_of in facts:
        if not left or not allowed:
            continue
        kept = [one for one in left if not allowed.isdisjoint(facts_of(one))]
        if not kept:
            there = sorted({name for one in left for name in facts_of(one) if name})
            names = ", ".join(f"'{name}'" for name in sorted(allowed))
            problem = f"it can never match: no feed that it reads has {names} for its {_OF[key]}"
            yield Lint(rule.where, problem, f"{key}: [{', '.join(there[:8])}]")
        left = kept


_OF = {"outlets": "outlet", "countries": "country", "languages": "language"}


def elsewhere(rules: Iterable[Rule], spoken: Collection[str]) -> Iterator[Lint]:
    """Give words that mean another thing in a language that the feeds speak and their rule is not tested in."""
    for rule in rules:
        meant = {example.language for example in rule.examples if example.matches}
        read = set(spoken) & (rule.conditions.languages or set(spoken))
        for term in terms_of(rule.clause):
            tags = everyday_in(term.text, read - meant) if term.kind is TermKind.WORDS else []
            if tags and rule.status in EVALUATED:
                problem = f"'{term.written}' is another word in {', '.join(tags)}, which your feeds speak"
                hint = f"languages: [{', '.join(sorted((meant or read) - set(tags)))}], or a second word under `all`"
                yield Lint(rule.where, problem, hint)


def _covered(needs: Sequence[_Needs]) -> Iterator[Lint]:
    """Give rules that only match where another does, which tells the same channels no less loudly.

    Of two that say the same the one that is written later is given.
    """
    by_sought: defaultdict[Key, list[int]] = defaultdict(list)
    for at, one in enumerate(needs):
        for key in {sought.key for group in one.groups for sought in group}:
            by_sought[key].append(at)
    covering: dict[int, int] = {}
    for at, broad in enumerate(needs):
        if broad.others or not broad.groups:
            continue
        smallest = min(broad.groups, key=len)
        for other in sorted({other for sought in smallest for other in by_sought[sought.key]}):
            narrow = needs[other]
            if other == at or other in covering or (covering.get(at) == other) or not _covers(broad, narrow):
                continue
            if other > at or not _covers(narrow, broad):
                covering[other] = at
    for narrow_at, broad_at in covering.items():
        rule, by = needs[narrow_at].rule, needs[broad_at].rule
        yield Lint(rule.where, f"whatever matches it matches '{by.id}' as well ({by.where}), {_SAME}", _RETIRE)


_SAME = "which tells the same channels no less loudly"
_RETIRE = "status: retired, or a `title` of its own, by which readers know it"


def _covers(broad: _Needs, narrow: _Needs) -> bool:
    return (
        replaces(broad.rule, narrow.rule)
        and not broad.others
        and all(any(all(_is_among(one, wide) for one in group) for group in narrow.groups) for wide in broad.groups)
        and all(_is_among(one, narrow.forbidden) for one in broad.forbidden)
    )


def _is_among(one: _Sought, group: Sequence[_Sought]) -> bool:
    return any(one.is_within(other) for other in group)


def replaces(broad: Rule, narrow: Rule) -> bool:
    """Say whether one rule, where both match, tells all that the other would, and it reads no fewer articles.

    What has a title of its own is told by that as well.
    """
    wide, tight = broad.conditions, narrow.conditions
    conditions = ((wide.languages, tight.languages), (wide.outlets, tight.outlets), (wide.countries, tight.countries))
    is_as_wide = all(not more or (less and less <= more) for more, less in conditions)
    is_as_patient = wide.max_age is None or (tight.max_age is not None and tight.max_age <= wide.max_age)
    return (
        is_as_wide
        and narrow.title in {narrow.id, broad.title}
        and is_as_patient
        and wide.min_sources <= tight.min_sources
        and broad.update is narrow.update
        and narrow.new_message_on <= broad.new_message_on
        and (not wide.feeds or wide.feeds == tight.feeds)
        and set(narrow.to) <= set(broad.to)
        and bool(narrow.to) == bool(broad.to)
        and _LOUDNESS.index(narrow.priority) <= _LOUDNESS.index(broad.priority)
        and broad.cap is None
        and broad.cooldown is None
        and Status.SHADOW not in {broad.status, narrow.status}
    )
