"""Packs to entities."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.model.entities import ABROAD, Entity, EntityId, Kind, Name
from bot.packs import PACKS, Pack, read_table
from bot.rules.calling import Callers, short_name

_DEMONYM = "demonym."
_BETWEEN = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """All packs: their entities by id, and who claims which short name."""

    entities: Mapping[EntityId, Entity]
    packs: Mapping[EntityId, str]
    """The pack an entity is of."""
    claims: Mapping[str, tuple[EntityId, ...]]


class _Entities(Mapping[EntityId, Entity]):
    """Packed entities, each built from its rows when somebody asks for it: most are not sought by anybody."""

    def __init__(self) -> None:
        self._rows: dict[EntityId, tuple[Pack, str, dict[str, str]]] = {}
        self._built: dict[EntityId, Entity] = {}

    def add(self, pack: Pack, key: str, row: dict[str, str]) -> EntityId:
        """Keep the rows of an entity."""
        entity_id = EntityId(f"{pack.prefix}.{key}")
        self._rows[entity_id] = (pack, key, row)
        return entity_id

    def __getitem__(self, entity_id: EntityId) -> Entity:
        entity = self._built.get(entity_id)
        if entity is None:
            entity = self._built[entity_id] = _to_entity(entity_id, *self._rows[entity_id])
        return entity

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._rows

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@cache
def load_packs() -> Packed:
    """Read every pack that comes with the product."""
    entities = _Entities()
    packs: dict[EntityId, str] = {}
    claims: dict[str, list[EntityId]] = {}
    for pack in PACKS:
        for key, row in _read(pack).items():
            entity_id = entities.add(pack, key, row)
            packs[entity_id] = pack.name
            for name in _aliases(pack, key, row):
                claims.setdefault(name, []).append(entity_id)
    return Packed(entities=entities, packs=packs, claims={name: tuple(ids) for name, ids in claims.items()})


@cache
def callers_of_packs() -> Callers:
    """Give who of all packs is called what."""
    return Callers(load_packs().entities.values())


def _read(pack: Pack) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for table in pack.tables:
        for line in read_table(table).splitlines():
            if line and not line.startswith("#"):
                key, field, values = line.split("\t")
                row = rows.setdefault(key, {})
                row[field] = f"{row[field]}{_BETWEEN}{values}" if field in row else values
    return rows


def _aliases(pack: Pack, key: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """Give the short names of an entity: its key, its first English name, and those that are listed."""
    english = _values(row, "en")[:1]
    # A country's key is its ISO code, and two letters are too many things.
    keys = [] if pack.name == "countries" else [key]
    short = (short_name(_name(text, "en").text) for text in english)
    return tuple(name for name in dict.fromkeys((*keys, *short, *_values(row, "alias"))) if name)


def _values(row: Mapping[str, str], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[field].split(_BETWEEN))) if field in row else ()


def _name(written: str, field: str) -> Name:
    is_demonym = field.startswith(_DEMONYM)
    language = field.removeprefix(_DEMONYM) if is_demonym else field
    if "[" not in written:
        return Name(text=written, language=language, demonym=is_demonym)
    before, text, after = _CONTEXT.sub(r"\1\n\2\n\3", written).split("\n")
    return Name(text=text, language=language, demonym=is_demonym, context=(before, after))


_CONTEXT = re.compile(r"^(?:\[([^\]]*)\])?(.*?)(?:\[([^\]]*)\])?$")
_FIELDS = frozenset(("alias", "kind", "not", "indeclinable", "capital", "only"))


def _to_entity(entity_id: EntityId, pack: Pack, key: str, row: Mapping[str, str]) -> Entity:
    names = (_name(text, field) for field in row if field not in _FIELDS for text in _values(row, field))
    return Entity(
        id=entity_id,
        kind=Kind(row.get("kind", pack.kind)),
        names=tuple(names),
        aliases=_aliases(pack, key, row),
        excluded=_values(row, "not"),
        indeclinable=frozenset(_values(row, "indeclinable")),
        # Of the names of a hundred languages one is a word of any other (Danish Island, Estonian Taani).
        capital=frozenset((*" ".join(_values(row, "capital")).split(), ABROAD)),
        only=row.get("only") == "true",
        where=f"packs/{pack.tables[-1]}",
    )
