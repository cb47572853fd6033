"""Packs to entities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from bot.model.entities import Entity, EntityId, Kind, Name
from bot.packs import PACKS, Pack, read_table
from bot.rules.calling import short_name

_DEMONYM = "demonym."


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """All packs: their entities by id, and who claims which short name."""

    entities: Mapping[EntityId, Entity]
    packs: Mapping[EntityId, str]
    """The pack an entity is of."""
    claims: Mapping[str, tuple[EntityId, ...]]


@cache
def load_packs() -> Packed:
    """Read every pack that comes with the product."""
    entities: dict[EntityId, Entity] = {}
    packs: dict[EntityId, str] = {}
    claims: dict[str, list[EntityId]] = {}
    for pack in PACKS:
        for entity in _read(pack):
            entities[entity.id] = entity
            packs[entity.id] = pack.name
            for name in entity.aliases:
                claims.setdefault(name, []).append(entity.id)
    return Packed(entities=entities, packs=packs, claims={name: tuple(ids) for name, ids in claims.items()})


def _read(pack: Pack) -> list[Entity]:
    rows: dict[str, dict[str, list[str]]] = {}
    for table in pack.tables:
        for line in read_table(table).splitlines():
            if not line or line.startswith("#"):
                continue
            key, field, values = line.split("\t")
            row = rows.setdefault(key, {})
            row.setdefault(field, []).extend(value for value in values.split(" | ") if value not in row.get(field, ()))
    return [_to_entity(pack, key, row) for key, row in rows.items()]


def _name(written: str, field: str) -> Name:
    before, text, after = _CONTEXT.sub(r"\1\n\2\n\3", written).split("\n") if "[" in written else ("", written, "")
    language = field.removeprefix(_DEMONYM)
    return Name(text=text, language=language, demonym=field.startswith(_DEMONYM), context=(before, after))


_CONTEXT = re.compile(r"^(?:\[([^\]]*)\])?(.*?)(?:\[([^\]]*)\])?$")
_FIELDS = frozenset(("alias", "kind", "not", "indeclinable", "capital", "only"))


def _to_entity(pack: Pack, key: str, row: Mapping[str, list[str]]) -> Entity:
    names = [_name(text, field) for field, texts in row.items() if field not in _FIELDS for text in texts]
    english = [short_name(_name(text, "en").text) for text in row.get("en", [])[:1]]
    # A country's key is its ISO code, and two letters are too many things.
    keys = [] if pack.name == "countries" else [key]
    aliases = dict.fromkeys([*keys, *english, *row.get("alias", ())])
    entity = Entity(
        id=EntityId(f"{pack.prefix}.{key}"),
        kind=Kind(row.get("kind", [pack.kind])[0]),
        names=tuple(names),
        aliases=tuple(aliases),
        excluded=tuple(row.get("not", ())),
        indeclinable=frozenset(row.get("indeclinable", ())),
        capital=frozenset(" ".join(row.get("capital", ())).split()),
        only=row.get("only") == ["true"],
        where=f"packs/{pack.tables[-1]}",
    )
    return replace(entity, aliases=tuple(name for name in entity.aliases if name))
