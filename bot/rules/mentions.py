"""Mentions: which occurrences of names are the entity, once phrases that are something else are taken out."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from bot.model.articles import Field
from bot.model.entities import EntityId, Kind
from bot.model.rules import Mention, Span
from bot.rules.placing import Occurrence


def mentions(field: Field, text: str, found: Iterable[Occurrence]) -> list[Mention]:
    """Give the mentions of one field in order: of one kind the longest wins, and excluded phrases are none."""
    names: dict[tuple[EntityId, int, int], Occurrence] = {}
    excluded: dict[EntityId, list[Occurrence]] = {}
    for one in found:
        entity = one.pattern.entity
        if entity is None:
            continue
        if not one.pattern.is_name:
            excluded.setdefault(entity.id, []).append(one)
        else:
            key = (entity.id, one.start, one.end)
            if key not in names or names[key].pattern.demonym:
                names[key] = one
    kept = [one for (entity, _, _), one in names.items() if not _covered(one, excluded.get(entity, ()))]
    kept.sort(key=lambda one: (one.start, one.end, _id(one)))
    return [
        Mention(
            entity=_id(one),
            span=Span(field=field, start=one.start, end=one.end),
            text=text[one.start : one.end],
            demonym=one.pattern.demonym,
            form=one.form,
        )
        for one in _longest(kept)
    ]


def _id(one: Occurrence) -> EntityId:
    return one.pattern.entity.id if one.pattern.entity else EntityId("")


def _kind(one: Occurrence) -> Kind | None:
    return one.pattern.entity.kind if one.pattern.entity else None


def _covered(one: Occurrence, phrases: Sequence[Occurrence]) -> bool:
    return any(phrase.start <= one.start and one.end <= phrase.end for phrase in phrases)


def _longest(kept: Sequence[Occurrence]) -> list[Occurrence]:
    """Drop what overlaps a longer occurrence of the same kind; several that cover the same words all stay."""
    winners: list[Occurrence] = []
    taken: dict[Kind | None, list[tuple[int, int]]] = {}
    for one in sorted(kept, key=lambda one: (one.start - one.end, one.start)):
        places = taken.setdefault(_kind(one), [])
        place = (one.start, one.end)
        # Places taken never overlap each other, so only the last one that begins before our end can be in the way.
        at = bisect_left(places, (one.end, 0))
        before = places[at - 1] if at else None
        if before is None or before[1] <= one.start:
            insort(places, place)
        elif before != place:
            continue
        winners.append(one)
    return sorted(winners, key=lambda one: (one.start, one.end, _id(one)))
