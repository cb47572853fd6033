"""Seeking: what the concordance is asked for a rule; every article for which it can hold is among the answers."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.model.entities import Entity, EntityId
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Rule, Score, Term, TermKind
from bot.model.sought import Apart, Beginning, Either, Every, Form, Sought, Tongue
from bot.rules.concordance import LOUD
from bot.rules.indexing import LEAST_PART, TAIL
from bot.rules.leaves import SEEKS
from bot.rules.naming import Named
from bot.rules.patterns import Pattern, Seek, reaches
from bot.text.folding import fold
from bot.text.inflection import INFLECTED, singulars, spellings


def sought(rules: Iterable[Rule], entities: Mapping[EntityId, Entity]) -> Sought | None:
    """Give what an article must hold for one of the rules to hold; `None`: it may be any article."""
    seeker = _Seeker(entities)
    parts = [seeker.rule(rule) for rule in rules]
    return None if None in parts else Either(tuple(filter(None, parts)))


def sought_of(entities: Iterable[Entity]) -> Sought:
    """Give what an article must hold for one of the entities to stand in it."""
    return Either(tuple(map(_of_entity, entities)))


class _Seeker:
    def __init__(self, entities: Mapping[EntityId, Entity]) -> None:
        self._entities = entities
        self._known: dict[EntityId, Sought] = {}

    def rule(self, rule: Rule) -> Sought | None:
        languages = rule.conditions.languages
        tongues = Either(tuple(map(Tongue, sorted(languages)))) if languages else None
        return _every(filter(None, (self._clause(rule.clause), tongues)))

    def _clause(self, clause: Clause) -> Sought | None:
        match clause:
            case Term():
                return self._term(clause)
            case NoneOf():
                return None
            case AllOf(clauses=clauses) | Near(clauses=clauses):
                return _every(filter(None, map(self._clause, clauses)))
            case AnyOf(clauses=clauses):
                return _either(map(self._clause, clauses))
            case Score(weights=weights):
                return _either(self._term(weight.term) for weight in weights if weight.points > 0)

    def _term(self, term: Term) -> Sought | None:
        if term.kind is TermKind.REGEX:
            return None
        if term.entity is not None:
            known = self._known.get(term.entity)
            if known is None:
                known = self._known[term.entity] = _of_entity(self._entities[term.entity])
            return known
        others = spellings(term.text) if term.kind is TermKind.WORDS else ()
        return Either(tuple(_of_pattern(Pattern(one, seek=SEEKS[term.kind])) for one in (term.text, *others)))


def _every(parts: Iterable[Sought]) -> Sought | None:
    found = tuple(parts)
    return (found[0] if len(found) == 1 else Every(found)) if found else None


def _either(parts: Iterable[Sought | None]) -> Sought | None:
    found = list(parts)
    return None if None in found else Either(tuple(filter(None, found)))


@lru_cache(maxsize=4096)
def _of_entity(entity: Entity) -> Sought:
    """Give the names of an entity in all languages; closed compounds, which no form tells, by their language."""
    named = Named(entity)
    namings = {id(one): one for reach in reaches(()) for one in named.namings(reach)}
    patterns = {(one.pattern.text, one.pattern.core, one.seek): one.pattern for one in namings.values()}
    return Either((*map(_of_pattern, patterns.values()), *map(Tongue, sorted(entity.compounds))))


def _of_pattern(pattern: Pattern) -> Sought:
    """Give what a text must hold for a pattern to stand in it: each of its words, alone or joined to its neighbours."""
    count = len(pattern.slots)
    slots = sorted(range(count), key=lambda slot: -len(pattern.slots[slot].text))
    return Every(tuple(Either(tuple(_around(pattern, slot))) for slot in slots))


def _around(pattern: Pattern, slot: int) -> Iterator[Sought]:
    for first in range(slot + 1):
        for end in range(slot + 1, len(pattern.slots) + 1):
            yield from _run(pattern, first, end)


def _run(pattern: Pattern, first: int, end: int) -> Iterator[Sought]:
    text = pattern.joined(first, end)
    if pattern.seek is Seek.PREFIX and end == len(pattern.slots):
        yield Beginning(text)
        return
    if pattern.seek is not Seek.TERM:
        yield Form(LOUD + text if _is_shouted(pattern) else text)
    else:
        yield from map(Form, _term_forms(text))
    is_common = pattern.seek in {Seek.TERM, Seek.COMMON}
    if is_common and len(pattern.slots) == 1:
        yield from (Apart(text[:at], text[at : at + TAIL]) for at in range(LEAST_PART, len(text) - LEAST_PART + 1))


def _is_shouted(pattern: Pattern) -> bool:
    """Say whether it is a name that stands only in capitals, two at least."""
    letters = [char for char in pattern.text if char.isalpha()]
    is_plain = len(letters) > 1 and all(len(fold(char)) == 1 for char in letters)
    return pattern.seek is Seek.NAME and pattern.capitals and len(pattern.slots) == 1 and is_plain


@lru_cache(maxsize=65536)
def _term_forms(text: str) -> tuple[str, ...]:
    """Give the forms under which a plain term is sought in any language."""
    return tuple(sorted({text}.union(*(singulars(tag, text) for tag in INFLECTED))))
