"""The clauses of a rule: lists and queries to one tree, every `$name` looked up."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.errors import TermError
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Score, Term, TermKind, Weight
from bot.rules.compiling import terms_of
from bot.rules.query import parse_query, token_errors
from bot.rules.slips import Doubt, slip_in_list, slip_in_query
from bot.rules.terms import FARTHEST, parse_term
from bot.settings.entities import Catalogue, Unresolved, describe
from bot.settings.nodes import Items, Node, Pairs, Scalar
from bot.settings.problems import Problems
from bot.settings.sections import Section, integer, kind_of, number, section

_GROUPS: dict[str, Callable[[tuple[Clause, ...]], Clause]] = {
    "all": lambda clauses: AllOf(clauses=clauses),
    "any": lambda clauses: AnyOf(clauses=clauses),
    "none": lambda clauses: NoneOf(clauses=clauses),
}
_MORE = ("query", "near", "score")
_NEAR_EXAMPLE = "near: {terms: [$nato, summit], within: 8}"
_SCORE_EXAMPLE = "score: {threshold: 30, terms: {$idlib: 10, airstrike*: 20}}"
_LEAST_NEAR = 2
_MOST_NEAR = 8
_EXAMPLE = "[$nato, ceasefire, {any: [$syria, $idlib]}]"


class ClauseReader:
    """Reads clauses of any rule of a file set."""

    def __init__(self, catalogue: Catalogue, problems: Problems) -> None:
        """Look names up in `catalogue`; what is wrong goes to `problems`."""
        self._catalogue = catalogue
        self._problems = problems

    def read(self, keys: Section) -> AllOf:
        """Take the clauses of a rule: all that are present must hold."""
        looks_for_nothing = not any(keys.has(name) for name in (*_GROUPS, *_MORE))
        clauses: list[Clause] = []
        for name in _GROUPS:
            node = keys.take_even_null(name)
            if node is not None:
                clauses.extend(self._group(name, node, 0))
        node = keys.take_even_null("query")
        if node is not None:
            clauses.extend(self._query(node))
        node = keys.take_even_null("near")
        clauses.extend([near] if node is not None and (near := self._near(node, 0)) else [])
        node = keys.take_even_null("score")
        clauses.extend([score] if node is not None and (score := self._score(node)) else [])
        if looks_for_nothing:
            self._problems.add(keys.place, "a rule that looks for nothing", f"all: {_EXAMPLE}")
        elif clauses and all(is_only_none(clause) for clause in clauses):
            problem = "a rule with only 'none' would match nearly everything"
            self._problems.add(keys.place, problem, "add 'all' or 'any'")
        return AllOf(clauses=tuple(clauses))

    def _group(self, name: str, node: Node, depth: int) -> Iterable[Clause]:
        if not isinstance(node, Items):
            shown = node.text if isinstance(node, Scalar) else "..."
            self._problems.add(node.place, f"'{name}' is {kind_of(node)}, not a list", f"{name}: [{shown}]")
            return
        if not node.nodes:
            self._problems.add(node.place, f"'{name}' is an empty list", f"{name}: {_EXAMPLE}")
            return
        clauses = [clause for one in node.nodes if (clause := self._item(one, depth + 1))]
        if clauses:
            yield _GROUPS[name](tuple(clauses))

    def _item(self, node: Node, depth: int) -> Clause | None:
        match node:
            case Scalar():
                return self._term(node)
            case Pairs():
                return self._nested(node, depth)
            case Items():
                self._problems.add(node.place, "a list within a list", "name it: {any: [...]} or {all: [...]}")
                return None

    def _nested(self, node: Pairs, depth: int) -> Clause | None:
        if not node.entries:
            self._problems.add(node.place, "an empty group", "{any: [...]}, or remove it")
            return None
        if len(node.entries) > 1:
            self._problems.add(
                node.place, "a group with more than one key", "one of {all|any|none: [...]} or {near: {...}}"
            )
            return None
        (name, (key, value)) = next(iter(node.entries.items()))
        if name == "near":
            return self._near(value, depth)
        if name not in _GROUPS:
            hint = self._problems.nearest(name, (*_GROUPS, "near"))
            if isinstance(value, Scalar) and not value.is_null():
                hint = f'YAML read a key and a value; in quotes it is a term: "{name}: {value.text}"'
            self._problems.add(key.place, f"unknown group '{name}'", hint)
            return None
        return next(iter(self._group(name, value, depth)), None)

    def _term(self, node: Scalar) -> Clause | None:
        if node.is_null() and not node.text:
            self._problems.add(node.place, "an empty term", "write a word, or remove the item; '#' begins a comment")
            return None
        try:
            term = parse_term(node.text)
        except TermError as error:
            self._problems.add(node.place_of(error.offset), error.problem, error.hint)
            return None
        self._remark(term, node, slip_in_list(term, lambda name: bool(self._catalogue.is_called(name))))
        return self._resolved(term, node)

    def _remark(self, term: Term, node: Scalar, doubt: Doubt | None) -> None:
        if doubt is not None:
            self._problems.remark(node.place_of(term.offset), *doubt)

    def _near(self, node: Node, depth: int) -> Clause | None:
        keys = section(node, self._problems, "'near'", _NEAR_EXAMPLE)
        if keys is None:
            return None
        before = len(self._problems)
        terms = keys.take("terms")
        within = keys.take("within")
        distance = None if within is None else integer(within, self._problems, "'within'", f"1 to {FARTHEST}")
        if within is None:
            self._problems.add(keys.place, "'near' without 'within'", _NEAR_EXAMPLE)
        elif distance is not None and not 1 <= distance <= FARTHEST:
            self._problems.add(within.place, f"'within' is {distance}", f"1 to {FARTHEST}")
        is_ordered = keys.flag("ordered")
        keys.finish()
        if not isinstance(terms, Items) or len(terms.nodes) < _LEAST_NEAR:
            self._problems.add(terms.place if terms else keys.place, "'near' needs two terms or more", _NEAR_EXAMPLE)
            return None
        if len(terms.nodes) > _MOST_NEAR:
            self._problems.add(terms.place, f"'near' takes at most {_MOST_NEAR} terms", "group them: {any: [...]}")
            return None
        clauses = [clause for one in terms.nodes if (clause := self._operand(one, depth + 1))]
        return (
            Near(clauses=tuple(clauses), within=distance or 1, is_ordered=is_ordered)
            if len(self._problems) == before
            else None
        )

    def _operand(self, node: Node, depth: int) -> Clause | None:
        clause = self._item(node, depth)
        if clause is not None and not _has_places(clause):
            self._problems.add(node.place, "'near' joins terms and {any: [...]} of terms", _NEAR_EXAMPLE)
            return None
        return clause

    def _score(self, node: Node) -> Clause | None:
        keys = section(node, self._problems, "'score'", _SCORE_EXAMPLE)
        if keys is None:
            return None
        before = len(self._problems)
        threshold = keys.number("threshold")
        title_counts = keys.number("title_counts")
        terms = keys.take("terms")
        if (threshold is None or threshold <= 0) and len(self._problems) == before:
            self._problems.add(keys.place, "'score' needs a threshold above 0", _SCORE_EXAMPLE)
        if not isinstance(terms, Pairs) or not terms.entries:
            self._problems.add(terms.place if terms else keys.place, "'score' needs terms with points", _SCORE_EXAMPLE)
            terms = None
        weights = (
            [weight for key, value in terms.entries.values() if (weight := self._weight(key, value))] if terms else []
        )
        keys.finish()
        if len(self._problems) > before or threshold is None:
            return None
        factor = 1.0 if title_counts is None else title_counts
        most = sum(max(weight.points * factor, weight.points, 0.0) for weight in weights)
        if most < threshold:
            mend = f"threshold: {most:g} or less" if most > 0 else "points above 0 for a term"
            self._problems.add(
                keys.place, f"all terms together reach {most:g}, below the threshold of {threshold:g}", mend
            )
        return Score(weights=tuple(weights), threshold=threshold, title_counts=factor)

    def _weight(self, key: Scalar, value: Node) -> Weight | None:
        term = self._term(key)
        points = number(value, self._problems, f"the points of '{key.text}'")
        return Weight(term=term, points=points) if isinstance(term, Term) and points is not None else None

    def _query(self, node: Node) -> Iterable[Clause]:
        if not isinstance(node, Scalar):
            self._problems.add(
                node.place,
                f"'query' is {kind_of(node)}, not text",
                "query: '$nato AND (\"press release\" OR statement)'",
            )
            return
        try:
            clause = parse_query(node.text)
        except TermError as first:
            for error in (first, *token_errors(node.text)):
                self._problems.add(node.place_of(error.offset), error.problem, error.hint)
            return
        for term in terms_of(clause):
            self._remark(term, node, slip_in_query(term))
        yield self._resolved(clause, node)

    def _resolved(self, clause: Clause, node: Scalar) -> Clause:
        if isinstance(clause, Score):
            return clause
        if not isinstance(clause, Term):
            return replace(clause, clauses=tuple(self._resolved(child, node) for child in clause.clauses))
        if clause.kind is TermKind.REGEX:
            problem = f"{clause.written} is searched in every text, which is slow"
            self._problems.remark(node.place_of(clause.offset), problem, "words find all forms")
        if clause.kind is not TermKind.ENTITY:
            return clause
        found = self._catalogue.resolve(clause.text)
        if not isinstance(found, Unresolved):
            return replace(clause, entity=found)
        may_stand_elsewhere = found is Unresolved.UNKNOWN and "entities" in self._problems.unread
        if found is not Unresolved.BROKEN and not may_stand_elsewhere:
            described = describe(found, clause.text, self._catalogue, self._problems)
            self._problems.add(node.place_of(clause.offset), *described)
        return clause


def is_only_none(clause: Clause) -> bool:
    """Say whether a clause holds wherever nothing at all is found."""
    match clause:
        case Term() | Near() | Score():
            return False
        case NoneOf():
            return True
        case AllOf(clauses=clauses) | AnyOf(clauses=clauses):
            return all(is_only_none(child) for child in clauses)


def _has_places(clause: Clause) -> bool:
    """Say whether a clause stands somewhere in the text when it holds."""
    match clause:
        case Term() | Near():
            return True
        case AnyOf(clauses=clauses):
            return all(map(_has_places, clauses))
        case _:
            return False
