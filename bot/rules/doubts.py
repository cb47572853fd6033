"""Doubts: what a reviewer would ask about a name before it is sought in the news of the world."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.model.entities import Entity, Name
from bot.rules.calling import Called, Callers
from bot.rules.naming import Named
from bot.rules.patterns import reaches
from bot.text.folding import fold
from bot.text.languages import LANGUAGES, script_of, scripts_of

_LEAST_LETTERS = 3
_WHOLE_IN_A_SIGN = frozenset(("han", "kana", "hangul"))
"""Scripts of which two signs are an ordinary name (中国, 한국)."""
_EVERYDAY_TABLE = """
de bestand essen halle hof kurz sein singen weiden worms zeit
en apple bath bill bush bury chance china cook cork deal faith flint gap gates grace guardian hope house independent
en lead mark may meta mirror mobile nice of orange pence polish post reading rice ride rose shell split square sun
en target time truss trump turkey visa who will
es granada leon lima pais plata rosario sol
fr liberation monde orange pays paris tours
it fini lega mali nato ora prato rosa
nl bergen kok koning leiden of trouw
tr agri ay bor mali of ordu umut
"""
"""Names of places, people and papers that are other words of a language, of which packs know nothing."""
_EVERYDAY: dict[str, frozenset[str]] = {}
for _tag, *_words in map(str.split, _EVERYDAY_TABLE.strip().splitlines()):
    _EVERYDAY[_tag] = _EVERYDAY.get(_tag, frozenset()).union(_words)
_WITH_CASE = frozenset(("latin", "cyrillic", "greek", "armenian"))


class CommonWord(NamedTuple):
    """A name that packs know as a common word of a language, so that it counts there only under conditions."""

    language: str
    entity: Entity
    is_capital: bool
    """It counts with a capital; else only beside certain words."""


def has_capitals(language: str) -> bool:
    """Say whether a language is written in a script that knows capitals; one we do not know may be."""
    scripts = scripts_of(language)
    return not scripts or not _WITH_CASE.isdisjoint(scripts)


def is_too_short(text: str) -> bool:
    """Say whether a name is so short that it stands for many things: a letter, or two not in capitals."""
    letters = [char for char in text if char.isalnum()]
    if len(letters) < 2:
        return True
    if len(letters) >= _LEAST_LETTERS or any(script_of(char) in _WHOLE_IN_A_SIGN for char in letters):
        return False
    return not text.isupper()


def homographs(entity: Entity, name: Name, callers: Callers, languages: Iterable[str]) -> list[tuple[str, Called]]:
    """Give the other entities that a name of one is taken for as well, each with the first such language."""
    others = [one for one in callers.called(name.text) if one.entity.id != entity.id and one.name.context == ("", "")]
    if not others:
        return []
    own = Named(entity)
    theirs = {one.entity.id: Named(one.entity) for one in others}
    found: dict[str, tuple[str, Called]] = {}
    for language in languages:
        if not _is_sought(own, name, language):
            continue
        for one in others:
            if one.entity.id not in found and _is_sought(theirs[one.entity.id], one.name, language):
                found[one.entity.id] = (language, one)
    return list(found.values())


def common_words(entity: Entity, name: Name, callers: Callers, languages: Iterable[str]) -> list[CommonWord]:
    """Give the languages in which packs know the name as a common word, unless the entity asks for a capital there."""
    called = callers.called(name.text)
    if not called:
        return []
    own = Named(entity)
    found = []
    for language in languages:
        if language in entity.capital or not _is_sought(own, name, language):
            continue
        of_language = [one for one in called if one.entity is not entity and one.name.language == language]
        first = next((one for one in of_language if _is_conditional(one, language, of_language)), None)
        if first is not None:
            is_capital = language in first.entity.capital
            found.append(CommonWord(language=language, entity=first.entity, is_capital=is_capital))
    return found


def everyday_words(entity: Entity, name: Name, languages: Iterable[str]) -> list[str]:
    """Give the languages in which a name is an everyday word, unless the entity asks for a capital there."""
    among = [tag for tag in everyday_in(name.text, languages) if tag not in entity.capital]
    named = Named(entity) if among else None
    return [tag for tag in among if named and _is_sought(named, name, tag)]


def everyday_in(text: str, languages: Iterable[str]) -> list[str]:
    """Give those of the languages in which a word is an everyday one."""
    word = fold(text)
    return sorted(tag for tag in languages if word in _EVERYDAY.get(tag, ()))


def _is_conditional(one: Called, language: str, others: Iterable[Called]) -> bool:
    """Say whether a name of a pack counts only with a capital, or never without certain words beside it."""
    if one.name.demonym:
        return False
    is_free = any(other.entity is one.entity and other.name.context == ("", "") for other in others)
    return language in one.entity.capital or not is_free


def _is_sought(named: Named, name: Name, language: str) -> bool:
    return any(naming.text == name.text for reach in reaches((language,)) for naming in named.namings(reach))


def languages_of(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Give every language that names are written under, in the order of our own list."""
    tags = {name.language for entity in entities for name in entity.names}
    return tuple(tag for tag in LANGUAGES if tag in tags)
