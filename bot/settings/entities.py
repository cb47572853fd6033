"""entities.yaml and the packs to one catalogue in which `$names` are looked up."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from enum import Enum

from bot.model.entities import ANY_LANGUAGE, Entity, EntityId, Kind, Name
from bot.packs import PACKS
from bot.settings.files import Part, Register, named
from bot.settings.nodes import Node, Pairs, Scalar
from bot.settings.packs import Packed, load_packs
from bot.settings.problems import Place, Problems
from bot.settings.sections import Section, kind_of, section, texts
from bot.text.languages import SCRIPTS, find_tag
from bot.text.words import split_name

_EXAMPLE = "white-helmets: {kind: organisation, names: {en: [White Helmets]}}"
_PACK_NAMES = tuple(pack.name for pack in PACKS)


class Unresolved(Enum):
    """Why a short name names nothing."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    BROKEN = "broken"
    """It is defined, but what defines it could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEntity:
    """An entity of one's own with the places of what is written of it, for those who look it over."""

    entity: Entity
    place: Place
    packed: Entity | None
    """What it adds to."""
    names: tuple[tuple[Name, Place], ...]
    """Demonyms included."""
    phrases: tuple[tuple[str, Place], ...]
    capital: tuple[tuple[str, Place], ...]


@dataclass(slots=True)
class Catalogue:
    """Own entities and packs; remembers which packed ones are named, for those are loaded."""

    own: dict[str, Entity]
    packed: Packed
    on: frozenset[str]
    named: set[EntityId]
    register: Container[object] = frozenset()
    """All ids of own entities, good or not."""
    written: dict[EntityId, WrittenEntity] = field(default_factory=dict)

    def resolve(self, name: str) -> EntityId | Unresolved:
        """Give the entity that `$name` means: own ids, then packs that are on, then the others."""
        if name in self.own:
            return self.own[name].id
        if EntityId(name) in self.packed.entities:
            self.named.add(EntityId(name))
            return EntityId(name)
        claims = self.packed.claims.get(name.lower(), ())
        loaded = [one for one in claims if self.packed.packs[one] in self.on]
        step = loaded or list(claims)
        if not step:
            return Unresolved.BROKEN if name in self.register else Unresolved.UNKNOWN
        if len(step) > 1:
            return Unresolved.AMBIGUOUS
        self.named.add(step[0])
        return step[0]

    def is_called(self, name: str) -> bool:
        """Say whether `$name` would mean an entity, or several."""
        return name in self.own or name.lower() in self.packed.claims

    def claims(self, name: str) -> tuple[EntityId, ...]:
        """Give every packed entity that goes by a short name."""
        return self.packed.claims.get(name.lower(), ())

    def known(self) -> Iterable[str]:
        """Give every short name, for hints."""
        return {*self.own, *self.packed.claims}

    def everything(self) -> tuple[Entity, ...]:
        """Give every own entity and every packed one, sought or not."""
        return tuple({**self.packed.entities, **{entity.id: entity for entity in self.own.values()}}.values())

    def find(self, id_: EntityId) -> Entity:
        """Give the entity of an id that was resolved, with what is added to it here."""
        written = self.written.get(id_)
        return written.entity if written else self.packed.entities[id_]

    def loaded(self) -> tuple[Entity, ...]:
        """Give all entities that are sought: of the packs that are on, those that are named, and all own ones."""
        return (*self.of_packs(), *self.beside_packs())

    def of_packs(self) -> tuple[Entity, ...]:
        """Give the entities of the packs that are on, as those have them."""
        own = {entity.id for entity in self.own.values()}
        packed = self.packed
        return tuple(packed.entities[id_] for id_ in packed.entities if packed.packs[id_] in self.on and id_ not in own)

    def beside_packs(self) -> tuple[Entity, ...]:
        """Give the own entities, and those of other packs that are named."""
        entities = {id_: self.packed.entities[id_] for id_ in self.named if self.packed.packs.get(id_) not in self.on}
        entities.update({entity.id: entity for entity in self.own.values()})
        return tuple(entities[id_] for id_ in sorted(entities))


def read_catalogue(parts: list[Part], problems: Problems) -> Catalogue:
    """Read all own entities and say which packs are on."""
    register = Register(problems, "an entity")
    catalogue = Catalogue(own={}, packed=load_packs(), on=_packs(parts, problems), named=set(), register=register)
    places: dict[EntityId, Place] = {}
    for part in parts:
        for key, node in named(part, "entities", example=_EXAMPLE, problems=problems):
            name = register.enter(key, key.place, _EXAMPLE)
            written = _read_entity(name, key, node, catalogue, problems)
            if written is None or name is None:
                continue
            entity = written.entity
            if entity.id in places:
                problem = f"'{name}' is {entity.id}, which is extended already, at {places[entity.id]}"
                problems.add(key.place, problem, "merge the two")
                continue
            places[entity.id] = key.place
            catalogue.own[name] = entity
            catalogue.written[entity.id] = written
    return catalogue


def _packs(parts: list[Part], problems: Problems) -> frozenset[str]:
    found = [(part.name, node) for part in parts if (node := part.get("packs")) is not None]
    if not found:
        return frozenset(pack.name for pack in PACKS if pack.is_default)
    for _, node in found[1:]:
        problems.add(node.place, f"'packs' stands in two files, first in {found[0][0]}", "keep one of them")
    names = set()
    for name, place in texts(found[0][1], problems, "'packs'"):
        if name in _PACK_NAMES:
            names.add(name)
        else:
            problems.add(place, f"unknown pack '{name}'", problems.nearest(name, _PACK_NAMES))
    return frozenset(names)


def _read_entity(
    name: str | None, key: Scalar, node: Node, catalogue: Catalogue, problems: Problems
) -> WrittenEntity | None:
    keys = section(node, problems, "an entity", _EXAMPLE)
    if keys is None:
        return None
    packed = _packed(name, key.place, catalogue, problems) if name else None
    is_replaced = keys.flag("replace")
    before = packed if packed and not is_replaced else None
    has_kind, kind_place = keys.has("kind"), keys.place_of("kind")
    kind = keys.choice("kind", Kind, packed.kind if packed else Kind.ORGANISATION)
    before_names = len(problems)
    names = (*_names(keys, "names"), *_names(keys, "demonyms"))
    phrases = _phrases(keys)
    capital = keys.placed_languages("capital")
    entity = Entity(
        id=packed.id if packed else EntityId(name or "?"),
        kind=kind,
        names=tuple(dict.fromkeys((*(before.names if before else ()), *(one for one, _ in names)))),
        labels=keys.by_language("label", "label: {nl: Witte Helmen}"),
        aliases=packed.aliases if packed else (name or "?",),
        indeclinable=frozenset((*(before.indeclinable if before else ()), *keys.languages("indeclinable"))),
        capital=frozenset((*(before.capital if before else ()), *(tag for tag, _ in capital))),
        compounds=frozenset((*(before.compounds if before else ()), *keys.languages("compounds"))),
        excluded=(*(before.excluded if before else ()), *(phrase for phrase, _ in phrases)),
        only=keys.flag("only") or bool(before and before.only),
        where=str(key.place),
    )
    keys.finish()
    if not any(not name.demonym for name in entity.names):
        if len(problems) == before_names:
            problems.add(key.place, f"the entity '{name}' has no names", "names: {en: [White Helmets]}")
        return None
    if not packed and not has_kind:
        problems.warn(kind_place, f"the entity '{name}' has no 'kind'; it is taken for an organisation")
    if packed and packed.kind is not kind:
        hint = "choose another id if it is another thing"
        problems.warn(kind_place, f"'{name}' adds to {packed.id}, which is of kind {packed.kind}, not {kind}", hint)
    if is_replaced and not packed:
        problems.warn(key.place, f"'replace' has no effect: no pack knows '{name}'")
    return WrittenEntity(entity=entity, place=key.place, packed=before, names=names, phrases=phrases, capital=capital)


def _packed(name: str, place: Place, catalogue: Catalogue, problems: Problems) -> Entity | None:
    found = catalogue.resolve(name)
    if found is Unresolved.AMBIGUOUS:
        claims = " or ".join(catalogue.claims(name))
        problems.add(place, f"'{name}' may be {claims}", "write the id in full")
        return None
    return None if isinstance(found, Unresolved) else catalogue.packed.entities.get(found)


def _names(keys: Section, key_: str) -> tuple[tuple[Name, Place], ...]:
    node = keys.take(key_)
    if node is None:
        return ()
    if not isinstance(node, Pairs):
        hint = f"{key_}: {{en: [White Helmets], nl: [Witte Helmen]}}"
        keys.problems.add(node.place, f"'{key_}' is {kind_of(node)}", hint)
        return ()
    names = []
    for tag, (key, value) in node.entries.items():
        language = _name_language(tag)
        if language is None:
            hint = f"a tag such as nl, a script ({', '.join(sorted(SCRIPTS)[:4])} ...), or any"
            keys.problems.add(key.place, f"'{tag}' is no language the bot knows", hint)
        for written, place in texts(value, keys.problems, f"the names in '{tag}'"):
            if not split_name(written):
                hint = "names are literal text"
                keys.problems.add(place, f"the name {written!r} has no letter or digit", hint)
            elif language is not None:
                names.append((Name(text=written.strip(), language=language, demonym=key_ == "demonyms"), place))
    return tuple(names)


def _name_language(tag: str) -> str | None:
    if tag == ANY_LANGUAGE or tag in SCRIPTS:
        return tag
    return find_tag(tag)


def _phrases(keys: Section) -> tuple[tuple[str, Place], ...]:
    phrases = []
    for phrase, place in keys.texts("not"):
        if split_name(phrase):
            phrases.append((phrase, place))
        else:
            keys.problems.add(place, f"the phrase {phrase!r} has no letter or digit", "phrases are literal text")
    return tuple(phrases)


def describe(problem: Unresolved, name: str, catalogue: Catalogue, problems: Problems) -> tuple[str, str]:
    """Give the problem and the hint for a `$name` that names nothing."""
    if problem is Unresolved.AMBIGUOUS:
        return f"'${name}' may be {' or '.join(f'${one}' for one in catalogue.claims(name))}", "write it in full"
    if problem is Unresolved.BROKEN:
        return f"the entity '${name}' is written, but with mistakes", "`rules check` shows them"
    otherwise = "define it in entities.yaml, or seek it as a word"
    return f"no entity '${name}'", problems.nearest(name, catalogue.known(), otherwise)
