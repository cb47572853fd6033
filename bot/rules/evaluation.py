"""Evaluation: whether a rule's clauses hold for what was found, and by which hits; within a budget of steps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, assert_never

from bot.model.articles import Field
from bot.model.rules import AllOf, AnyOf, Clause, Hit, Near, NoneOf, Rule, Score, Term
from bot.rules.findings import Findings
from bot.rules.leaves import Leaves

MOST_STEPS = 200_000
"""A term looked at is a step, and so is each place compared with another; a rule of 10,000 terms needs 10,000."""


class OverrunError(Exception):
    """The rule costs more on this document than any rule may, so that nothing is known of it; says why."""


class Stretch(NamedTuple):
    """A place of an operand of `near`, in words and in code points, and the hits that make it."""

    field: Field
    start: int
    end: int
    first: int
    last: int
    hits: tuple[Hit, ...]


class Evaluation:
    """One rule on one document."""

    def __init__(self, rule: Rule, findings: Findings, leaves: Leaves) -> None:
        """Begin with a full budget."""
        self.rule = rule
        self._findings = findings
        self._leaves = leaves
        self._steps = MOST_STEPS
        self._stretches: dict[int, list[tuple[Stretch, ...]]] = {}

    def holds(self, clause: Clause) -> bool:
        """Say whether a clause holds. Raises OverrunError."""
        match clause:
            case Term():
                return self.is_found(clause)
            case AllOf(clauses=clauses):
                return all(self.holds(child) for child in clauses)
            case AnyOf(clauses=clauses):
                return any(self.holds(child) for child in clauses)
            case NoneOf(clauses=clauses):
                return not any(self.holds(child) for child in clauses)
            case Near():
                return bool(self.near(clause))
            case Score():
                return self.points(clause) >= clause.threshold
        assert_never(clause)

    def is_found(self, term: Term) -> bool:
        """Say whether a term stands where it must."""
        self._step()
        leaf, fields = self._leaves.number(term), self.fields_of(term)
        if self._leaves.regex(leaf) is None:
            return leaf in self._findings.present(fields)
        return bool(self.hits(term))

    def fields_of(self, term: Term) -> frozenset[Field]:
        """Give the fields in which a term counts."""
        return term.fields or self.rule.fields

    def hits(self, term: Term) -> tuple[Hit, ...]:
        """Give where a term stands, within the fields in which it counts."""
        leaf, fields = self._leaves.number(term), self.fields_of(term)
        found = self._findings.hits(leaf, fields)
        if self._findings.is_overrun(leaf, fields):
            raise OverrunError(f"{term.written} takes too long on this text")
        return tuple(replace(hit, term=term.written) for hit in found)

    def points(self, clause: Score) -> float:
        """Give the sum of a score."""
        return sum(self.points_of(clause, at) for at in range(len(clause.weights)))

    def points_of(self, clause: Score, at: int) -> float:
        """Give what one term adds: nothing unless it stands there, more if it stands in the title."""
        weight = clause.weights[at]
        if not self.is_found(weight.term):
            return 0.0
        fields = self.fields_of(weight.term) & {Field.TITLE}
        hits = self._findings.hits(self._leaves.number(weight.term), fields) if fields else ()
        return weight.points * (clause.title_counts if hits else 1.0)

    def near(self, clause: Near) -> list[tuple[Stretch, ...]]:
        """Give every way in which the operands stand close together, one stretch an operand. Raises OverrunError."""
        found = self._stretches.get(id(clause))
        if found is None:
            operands = [self._operand(child) for child in clause.clauses]
            found = self._stretches[id(clause)] = []
            for start in operands[0]:
                found.extend(self._chains((start,), operands, clause))
        return found

    def _chains(
        self, chain: tuple[Stretch, ...], operands: Sequence[Sequence[Stretch]], clause: Near
    ) -> Iterator[tuple[Stretch, ...]]:
        if len(chain) == len(operands):
            yield chain
            return
        for one in operands[len(chain)]:
            self._step()
            if _fits(chain, one, clause):
                yield from self._chains((*chain, one), operands, clause)

    def _operand(self, clause: Clause) -> list[Stretch]:
        match clause:
            case Term():
                return [self._stretch(hit) for hit in self.hits(clause)]
            case AnyOf(clauses=clauses):
                found = [one for child in clauses for one in self._operand(child)]
                return sorted(found, key=lambda one: (one.field, one.start, one.end))
            case Near():
                return [_joined(chain) for chain in self.near(clause)]
            case _:
                return []

    def _stretch(self, hit: Hit) -> Stretch:
        self._step()
        text = self._findings.text_of(hit.span.field)
        first, last = text.number_at(hit.span.start), text.number_at(hit.span.end - 1)
        return Stretch(hit.span.field, hit.span.start, hit.span.end, first, last, (hit,))

    def positive_hits(self, clause: Clause) -> Iterator[Hit]:
        """Give the hits of every term that speaks for the rule."""
        match clause:
            case Term():
                yield from self.hits(clause)
            case AllOf(clauses=clauses) | AnyOf(clauses=clauses):
                for child in clauses:
                    yield from self.positive_hits(child)
            case Near():
                yield from (hit for chain in self.near(clause) for one in chain for hit in one.hits)
            case Score(weights=weights):
                for weight in weights:
                    if weight.points > 0:
                        yield from self.hits(weight.term)
            case NoneOf():
                return

    def _step(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise OverrunError(f"it needs more than {MOST_STEPS:,} steps")


def _fits(chain: tuple[Stretch, ...], one: Stretch, clause: Near) -> bool:
    """Say whether a place may join those chosen: same field, no overlap, order, and not too far from any."""
    if one.field is not chain[0].field or any(one.start < other.end and other.start < one.end for other in chain):
        return False
    if clause.is_ordered and one.start < chain[-1].end:
        return False
    places = sorted((*chain, one), key=lambda other: other.start)
    return places[-1].first - places[0].last - 1 < clause.within


def _joined(chain: tuple[Stretch, ...]) -> Stretch:
    """Give the stretch from the first to the last of a chain."""
    places = sorted(chain, key=lambda other: other.start)
    hits = tuple(hit for one in chain for hit in one.hits)
    return Stretch(
        places[0].field, places[0].start, places[-1].end, places[0].first, max(one.last for one in places), hits
    )
