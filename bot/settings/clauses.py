"""The clauses of a rule: lists and queries to one tree, every `$name` looked up."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.errors import TermError
from bot.model.rules import AllOf, AnyOf, Clause, NoneOf, Term, TermKind
from bot.rules.query import parse_query
from bot.rules.terms import parse_term
from bot.settings.entities import Catalogue, Unresolved, describe
from bot.settings.nodes import Items, Node, Pairs, Scalar
from bot.settings.problems import Problems
from bot.settings.sections import Section, kind_of

_GROUPS: dict[str, Callable[[tuple[Clause, ...]], Clause]] = {
    "all": lambda clauses: AllOf(clauses=clauses),
    "any": lambda clauses: AnyOf(clauses=clauses),
    "none": lambda clauses: NoneOf(clauses=clauses),
}
_LATER = ("near", "score")
_EXAMPLE = "[$nato, ceasefire, {any: [$syria, $idlib]}]"


class ClauseReader:
    """Reads clauses of any rule of a file set."""

    def __init__(self, catalogue: Catalogue, problems: Problems) -> None:
        """Look names up in `catalogue`; what is wrong goes to `problems`."""
        self._catalogue = catalogue
        self._problems = problems

    def read(self, keys: Section) -> AllOf:
        """Take the clauses of a rule: all that are present must hold."""
        looks_for_nothing = not any(keys.has(name) for name in (*_GROUPS, "query", *_LATER))
        clauses: list[Clause] = []
        for name in _GROUPS:
            node = keys.take_even_null(name)
            if node is not None:
                clauses.extend(self._group(name, node, 0))
        node = keys.take_even_null("query")
        if node is not None:
            clauses.extend(self._query(node))
        keys.not_yet(*_LATER)
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
        if len(node.entries) != 1:
            self._problems.add(node.place, "a group with more than one key", "one of {all|any|none: [...]}")
            return None
        (name, (key, value)) = next(iter(node.entries.items()))
        if name in _LATER:
            self._problems.add(key.place, f"'{name}' is not available yet", "remove it until it is")
            return None
        if name not in _GROUPS:
            hint = self._problems.nearest(name, _GROUPS)
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
            return self._resolved(parse_term(node.text), node)
        except TermError as error:
            self._problems.add(node.place_of(error.offset), error.problem, error.hint)
            return None

    def _query(self, node: Node) -> Iterable[Clause]:
        if not isinstance(node, Scalar):
            self._problems.add(
                node.place,
                f"'query' is {kind_of(node)}, not text",
                "query: '$nato AND (\"press release\" OR statement)'",
            )
            return
        try:
            yield self._resolved(parse_query(node.text), node)
        except TermError as error:
            self._problems.add(node.place_of(error.offset), error.problem, error.hint)

    def _resolved(self, clause: Clause, node: Scalar) -> Clause:
        if not isinstance(clause, Term):
            return replace(clause, clauses=tuple(self._resolved(child, node) for child in clause.clauses))
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
        case Term():
            return False
        case NoneOf():
            return True
        case AllOf(clauses=clauses) | AnyOf(clauses=clauses):
            return all(is_only_none(child) for child in clauses)
