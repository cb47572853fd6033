"""Proposing: an entry of an encyclopedia as an entity for a person to review."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from bot.model.entities import Entity, EntityId, Kind, Name
from bot.model.records import Record
from bot.rules.calling import Callers, name_key, short_name
from bot.rules.doubts import common_words, everyday_words, homographs, is_too_short
from bot.text.languages import SCRIPTS

_CLASSES = {
    Kind.PERSON: "Q5",
    Kind.PLACE: """
        Q6256 Q3624078 Q7275 Q515 Q1549591 Q1637706 Q486972 Q3957 Q532 Q5119 Q1093829 Q35657 Q10864048 Q13220204 Q82794
        Q23442 Q33837 Q8502 Q46831 Q4022 Q165 Q39594 Q37901 Q15284 Q484170 Q262166 Q747074 Q70208 Q34876
        Q149621 Q1149652 Q28575 Q5107 Q1248784 Q644371 Q44782 Q23397 Q4286337 Q2983893 Q188509 Q200250 Q56061 Q618123
        Q2221906
        """,
    Kind.ORGANISATION: """
        Q43229 Q4830453 Q783794 Q6881511 Q891723 Q484652 Q245065 Q7278 Q163740 Q79913 Q17149090 Q176799 Q327333 Q192350
        Q1127126 Q1194951 Q11032 Q192283 Q476028 Q847017 Q3918 Q22687 Q1331793 Q37726 Q4508 Q61883 Q161726
        Q740752 Q2659904 Q31855 Q4120211 Q1616075 Q1110794 Q17127659 Q1058914 Q46970 Q7210356
        """,
    Kind.EVENT: """
        Q198 Q178561 Q1656682 Q8065 Q7944 Q40231 Q180684 Q124757 Q273120 Q45382 Q2223653 Q350604 Q831663 Q645883
        Q16510064 Q625994 Q1072326 Q3199915 Q8068 Q44512 Q3839081 Q188055 Q124734 Q1190554 Q13418847
        """,
}
"""Classes of Wikidata that leave no doubt; subclasses are not followed."""
KINDS = {class_: kind for kind, classes in _CLASSES.items() for class_ in classes.split()}
_LONGEST_ID = 64
_LEAST_SHARED = 2
"""Languages in which two things that are the same go by the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedName:
    """A name with what a reviewer should know of it."""

    name: Name
    state: Literal["new", "known", "doubtful"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entity as it might be written."""

    record: str
    id: str
    kind: Kind | None
    """`None` where the encyclopedia leaves it open."""
    names: tuple[ProposedName, ...]
    existing: Entity | None = None
    """What we have already, to which this adds."""

    @property
    def news(self) -> tuple[ProposedName, ...]:
        """The names to add."""
        return tuple(one for one in self.names if one.state == "new")


def propose(record: Record, entities: Collection[Entity], *, languages: Collection[str] | None) -> Proposal:
    """Give a record as an entity beside those we have, with names in these languages, or in all."""
    callers = Callers(entities)
    kind = kind_of(record.classes)
    existing = _existing(record, callers, kind)
    wanted = [name for name in record.names if languages is None or _is_among(name, languages)]
    own = existing or Entity(id=EntityId(record.id), kind=kind or Kind.ORGANISATION, names=tuple(wanted))
    known = {(name.language, name_key(name.text)) for name in existing.names} if existing else set()
    named: dict[tuple[str, str, bool], ProposedName] = {}
    for name in wanted:
        key = (name.language, name_key(name.text), name.text.isupper())
        if key not in named:
            is_known = key[:2] in known
            named[key] = ProposedName(name=name, state="known") if is_known else _judged(own, name, callers)
    id_ = _own_id(existing, callers) if existing else _new_id(record, callers)
    order = {tag: at for at, tag in enumerate(dict.fromkeys(name.language for name in wanted))}
    names = sorted(named.values(), key=lambda one: order[one.name.language])
    return Proposal(record=record.id, id=id_, kind=kind, names=tuple(names), existing=existing)


def kind_of(classes: Iterable[str]) -> Kind | None:
    """Give the kind if the classes we know agree on one."""
    kinds = {KINDS[class_] for class_ in classes if class_ in KINDS}
    return kinds.pop() if len(kinds) == 1 else None


def _is_among(name: Name, languages: Collection[str]) -> bool:
    return name.language in languages or name.language in SCRIPTS or name.language == "any"


def _judged(own: Entity, name: Name, callers: Callers) -> ProposedName:
    notes = []
    if is_too_short(name.text):
        notes.append("too short")
    # As if the name were its own already, for only then is it sought.
    trial = Entity(id=own.id, kind=own.kind, names=(*own.names, name), capital=own.capital)
    languages = [name.language] if name.language not in {*SCRIPTS, "any"} else []
    notes.extend(f"already {one.entity.id}" for _, one in homographs(trial, name, callers, languages))
    if not languages:
        claimed = dict.fromkeys(one.entity.id for one in callers.called(name.text) if one.entity.id != own.id)
        notes.extend(f"already {id_}" for id_ in claimed)
    if not notes:
        common = common_words(trial, name, callers, languages)
        notes.extend(f"a common word in {word.language} ({word.entity.id})" for word in common)
        notes.extend(f"an everyday word in {tag}" for tag in ([] if common else everyday_words(trial, name, languages)))
    return ProposedName(name=name, state="doubtful" if notes else "new", note=", ".join(notes))


def _existing(record: Record, callers: Callers, kind: Kind | None) -> Entity | None:
    """Give the entity that shares the English name, or names in several languages."""
    shared: Counter[EntityId] = Counter()
    found: dict[EntityId, Entity] = {}
    met: set[tuple[EntityId, str]] = set()
    for name in record.names:
        for entity, other in callers.called(name.text):
            is_other_kind = kind is not None and entity.kind is not kind
            if other.language != name.language or other.demonym or is_other_kind or (entity.id, name.language) in met:
                continue
            met.add((entity.id, name.language))
            found[entity.id] = entity
            shared[entity.id] += 1
    best = shared.most_common(1)
    languages = len({name.language for name in record.names})
    if not best or best[0][1] < min(_LEAST_SHARED, languages):
        return None
    return found[best[0][0]]


def _own_id(entity: Entity, callers: Callers) -> str:
    """Give the shortest of the ids of an entity that name nothing else."""
    free = [alias for alias in entity.aliases if len(callers.going_by(alias)) == 1]
    return free[0] if free else str(entity.id)


def _new_id(record: Record, callers: Callers) -> str:
    latin = [name for name in record.names if short_name(name.text).isascii() and short_name(name.text)]
    english = [name for name in latin if name.language in {"en", "latin"}]
    found = [short_name(name.text)[:_LONGEST_ID].strip("-") for name in (english or latin)[:1]]
    id_ = found[0] if found else record.id.lower()
    if callers.going_by(id_):
        # Under the id of another thing it would add to that thing.
        id_ = f"{id_[: _LONGEST_ID - len(record.id) - 1]}-{record.id.lower()}"
    return id_
