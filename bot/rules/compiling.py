"""Compiling: of a rule, what can be decided by a glance at which terms stand in a document."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from bot.model.articles import Field
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Rule, Score, Term, TermKind
from bot.rules.leaves import Leaves

ALL_FIELDS = frozenset(Field)


@dataclass(slots=True, eq=False, kw_only=True)
class Compiled:
    """A rule ready to be matched; the rule may come to stand elsewhere, or say more that nothing is matched by."""

    rule: Rule
    order: int
    fields: frozenset[Field]
    """Where its terms count; all fields unless it is plain."""
    forbidden: tuple[int, ...]
    """Terms with one of which it cannot hold; only told if it is plain."""
    is_plain: bool
    """What is told here decides: no scopes, no distances, no scores, no deeper groups, no conditions."""
    anchors: tuple[int, ...] | None
    """Terms of which one is found whenever it holds, as rare as can be; `None`: there are none."""
    rest: tuple[tuple[int, ...], ...]
    """Groups of terms of which one each must be found besides an anchor."""

    is_sure: bool
    """It holds wherever an anchor stands."""


class Shelf:
    """Rules whose terms count in the same fields, by the terms they cannot do without."""

    def __init__(self) -> None:
        """Begin empty."""
        self._sure: dict[int, set[Compiled]] = {}
        self._others: dict[int, set[Compiled]] = {}
        self._unanchored: set[Compiled] = set()
        """Rules that may hold though none of their terms is found."""

    def put(self, compiled: Compiled) -> None:
        """Put a rule on the shelf."""
        if compiled.anchors is None:
            self._unanchored.add(compiled)
        index = self._sure if compiled.is_sure else self._others
        for leaf in compiled.anchors or ():
            index.setdefault(leaf, set()).add(compiled)

    def take(self, compiled: Compiled) -> None:
        """Take a rule off the shelf."""
        self._unanchored.discard(compiled)
        index = self._sure if compiled.is_sure else self._others
        for leaf in compiled.anchors or ():
            index[leaf].discard(compiled)
            if not index[leaf]:
                del index[leaf]

    def sure_in(self, present: AbstractSet[int]) -> set[Compiled]:
        """Give the rules that hold where these terms stand and of which nothing else need be asked."""
        sure = self._sure
        return set[Compiled]().union(*[sure[leaf] for leaf in present if leaf in sure])

    def candidates_in(self, present: AbstractSet[int]) -> set[Compiled]:
        """Give the other rules that may hold where these terms stand."""
        others = self._others
        return self._unanchored.union(*[others[leaf] for leaf in present if leaf in others])


def terms_of(clause: Clause) -> Iterator[Term]:
    """Give every term of a clause, negated ones included."""
    if isinstance(clause, Term):
        yield clause
        return
    for child in clause.clauses:
        yield from terms_of(child)


def compile_rule(rule: Rule, order: int, leaves: Leaves) -> Compiled:
    """Compile a rule whose terms all have their numbers."""
    groups: list[tuple[int, ...]] = []
    forbidden: list[int] = []
    is_plain = _is_unconditional(rule)
    for clause in rule.clause.clauses:
        is_plain = _sort(clause, leaves, groups, forbidden) and is_plain
    anchors = required(rule.clause, leaves.number)
    anchored = None if anchors is None else tuple(sorted(anchors))
    return Compiled(
        rule=rule,
        order=order,
        fields=_same(rule.fields) if is_plain else ALL_FIELDS,
        rest=tuple(group for group in groups if group != anchored),
        forbidden=tuple(forbidden) if is_plain else (),
        is_plain=is_plain,
        anchors=anchored,
        is_sure=is_plain and not forbidden and all(group == anchored for group in groups),
    )


@lru_cache(maxsize=16)
def _same(fields: frozenset[Field]) -> frozenset[Field]:
    """Give one object for equal sets, so that it is enough to compare which it is."""
    return fields


def _is_unconditional(rule: Rule) -> bool:
    wanted = rule.conditions
    return not (wanted.languages or wanted.feeds or wanted.outlets or wanted.countries)


def _sort(clause: Clause, leaves: Leaves, needs: list[tuple[int, ...]], forbidden: list[int]) -> bool:
    """Put a top clause among the needs or the forbidden; says whether that is all there is to it."""
    match clause:
        case AllOf(clauses=clauses):
            is_all = True
            for child in clauses:
                is_all = _sort(child, leaves, needs, forbidden) and is_all
            return is_all
        case NoneOf(clauses=clauses) if all(map(_is_plain_term, clauses)):
            forbidden.extend(leaves.number(term) for term in terms_of(clause))
            return True
        case NoneOf():
            return False
        case _:
            needed = required(clause, leaves.number)
            if needed is not None:
                needs.append(tuple(sorted(needed)))
            is_any_of_terms = isinstance(clause, AnyOf) and all(map(_is_plain_term, clause.clauses))
            return _is_plain_term(clause) or is_any_of_terms


def _is_plain_term(clause: Clause) -> bool:
    return isinstance(clause, Term) and clause.fields is None and clause.kind is not TermKind.REGEX


def required(clause: Clause, leaf: Callable[[Term], int]) -> frozenset[int] | None:
    """Give terms of which one is found whenever the clause holds, as rare as can be; `None`: there are none."""
    chosen = _required(clause)
    return None if chosen is None else frozenset(map(leaf, chosen))


def _required(clause: Clause) -> tuple[Term, ...] | None:
    match clause:
        case Term():
            return None if clause.kind is TermKind.REGEX else (clause,)
        case NoneOf():
            return None
        case AllOf(clauses=clauses) | Near(clauses=clauses):
            known = [needed for child in clauses if (needed := _required(child)) is not None]
            return min(known, key=_commonness, default=None)
        case AnyOf(clauses=clauses):
            return _one_of(map(_required, clauses))
        case Score(weights=weights):
            return _one_of(_required(weight.term) for weight in weights if weight.points > 0)


def _one_of(parts: Iterator[tuple[Term, ...] | None]) -> tuple[Term, ...] | None:
    found: list[Term] = []
    for part in parts:
        if part is None:
            return None
        found.extend(part)
    return tuple(found)


def _commonness(terms: tuple[Term, ...]) -> float:
    """Estimate how often one of the terms is found: short words are common (Zipf), entities are not rare."""
    return sum(map(_commonness_of, terms))


def _commonness_of(term: Term) -> float:
    if term.kind is TermKind.ENTITY:
        return 0.02
    longest = max(map(len, term.text.split()), default=1)
    return (4.0 if term.kind is TermKind.PREFIX else 1.0) / (longest * longest)
