"""Misses: what of a text comes near to something sought and is not it, in words for people."""

from collections.abc import Iterable, Sequence

from bot.model.articles import Field
from bot.model.entities import Entity
from bot.rules.findings import FieldFindings, Findings
from bot.rules.placing import Occurrence
from bot.text.prepared import PreparedText
from bot.text.words import split_name

_LEAST_SHARED = 4
"""Letters a word must share with a term to be shown as the nearest miss."""
_SAME = 1
_MOST_BEHIND = 4
"""Letters that may follow the shared ones in either."""


def spoiled(entity: Entity, findings: Findings, fields: frozenset[Field]) -> str:
    """Say why a name of an entity that stands in the fields is no mention of it; empty if none stands there."""
    for one in findings.fields:
        occurrences = _of_entity(entity, one) if one.field in fields else []
        phrases = [other for other in occurrences if not other.pattern.is_name]
        for name in (other for other in occurrences if other.pattern.is_name):
            text = one.text.folded.original
            for phrase in phrases:
                if phrase.start <= name.start and name.end <= phrase.end:
                    around = text[phrase.start : phrase.end]
                    where = f" ({entity.where})" if entity.where else ""
                    return f'"{text[name.start : name.end]}" stands in "{around}", which is not {entity.id}{where}'
            for mention in findings.mentions:
                is_over = mention.span.start < name.end and name.start < mention.span.end
                if mention.span.field is one.field and mention.entity != entity.id and is_over:
                    return f'"{mention.text}" is {mention.entity}'
    return ""


def _of_entity(entity: Entity, findings: FieldFindings) -> list[Occurrence]:
    found = (one for walked in findings.walks for one in walked.occurrences)
    return [one for one in found if one.pattern.entity is not None and one.pattern.entity.id == entity.id]


def nearest_word(wanted: Iterable[str], texts: Sequence[PreparedText]) -> str:
    """Say which word is another one though it resembles what is wanted; of a phrase every word must have its like."""
    for one in wanted:
        alike = [_alike(word.text, texts) for word in split_name(one)]
        if not alike or not all(rank for rank, _ in alike):
            continue
        other = next((word for rank, word in alike if rank > _SAME), None)
        if other is not None:
            return f'"{other}" is another word'
        if len(alike) > 1:
            return f'the words of "{one}" stand there, but not as one phrase'
        word = alike[0][1]
        return f'"{word}" is not written as "{one}"' if word != one else f'"{word}" counts beside certain words only'
    return ""


def _alike(name: str, texts: Sequence[PreparedText]) -> tuple[int, str]:
    """Give the word of the texts most like a folded word, and how like it is."""
    found: dict[int, str] = {}
    for text in texts:
        for word in text.words:
            rank = _likeness(name, word.text)
            if rank and rank not in found:
                found[rank] = text.raw(word, 0, len(word.text))
    return min(found.items(), default=(0, ""))


def _likeness(name: str, word: str) -> int:
    """Rank how a word resembles another: itself, one letter off, of one stem, around it; 0 is not at all."""
    if word == name:
        return _SAME
    if len(name) < _LEAST_SHARED:
        return 0
    shared = max(_LEAST_SHARED, len(name) - 2)
    if _is_slip(name, word):
        return 2
    if word[:shared] == name[:shared] and abs(len(word) - len(name)) <= _MOST_BEHIND:
        return 3
    return 4 if name in word else 0


def _is_slip(one: str, other: str) -> bool:
    """Say whether one letter more, less, other or two in each other's place tell two words apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == len(other) == 2 and one == other[::-1])
