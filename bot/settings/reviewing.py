"""Reviewing: what is doubtful about the names somebody wrote, each with its place and what to do."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.errors import ConfigError
from bot.model.entities import Entity, Name
from bot.model.feeds import Feed
from bot.rules.calling import Callers
from bot.rules.coverage import FormTester
from bot.rules.doubts import common_words, everyday_words, has_capitals, homographs, is_too_short, languages_of
from bot.settings.entities import Catalogue, WrittenEntity
from bot.settings.packs import callers_of_packs
from bot.settings.problems import Place, Problems, in_order
from bot.text.words import split_name

_BETWEEN = re.compile("[,;،؛、，]")


def review_names(catalogue: Catalogue, loaded: Iterable[Entity], feeds: Iterable[Feed]) -> tuple[ConfigError, ...]:
    """Give what a person should look at in the names of own entities, in the order in which they are written."""
    problems = Problems()
    if catalogue.written:
        reviewer = _Reviewer(catalogue, tuple(loaded), spoken(feeds), problems)
        for one in catalogue.written.values():
            reviewer.review(one)
    return tuple(in_order(problems.warnings))


def spoken(feeds: Iterable[Feed]) -> tuple[str, ...] | None:
    """Give the languages that the feeds declare, or `None` if none declares any."""
    return tuple(dict.fromkeys(tag for feed in feeds for tag in feed.languages)) or None


class _Reviewer:
    """Looks one own entity over after the other."""

    def __init__(
        self, catalogue: Catalogue, loaded: tuple[Entity, ...], languages: tuple[str, ...] | None, problems: Problems
    ) -> None:
        self._problems = problems
        own = tuple(one for one in loaded if catalogue.packed.entities.get(one.id) is not one)
        self._packed = callers_of_packs()
        self._loaded = Callers(own, self._packed, {one.id for one in loaded} - {one.id for one in own})
        self._languages = languages if languages is not None else languages_of(loaded)

    def review(self, one: WrittenEntity) -> None:
        if _is_without_effect(one) and one.packed is not None:
            problem = f"this adds nothing to {one.packed.id}: all its names are there already"
            self._problems.warn(one.place, problem, f"remove it; `entities show {one.packed.id}` lists them")
            return
        self._repeated(one)
        for name, place in one.names:
            self._name(one.entity, name, place)
        self._phrases(one)
        for tag, place in one.capital:
            if not has_capitals(tag):
                problem = f"'capital' has no effect in {tag}, which is written without capitals"
                self._problems.warn(place, problem, f"remove {tag}")

    def _repeated(self, one: WrittenEntity) -> None:
        first: dict[tuple[str, bool, tuple[str, ...], bool], Place] = {}
        for name, place in one.names:
            key = _same(name)
            if key in first:
                problem = f"'{name.text}' stands twice in {name.language}, first at {first[key]}"
                self._problems.warn(place, problem, "remove one; accents, capitals and hyphens make no other name")
            else:
                first[key] = place

    def _name(self, entity: Entity, name: Name, place: Place) -> None:
        if is_too_short(name.text):
            problem = f"the name '{name.text}' is too short: it will be found in much that is something else"
            self._problems.warn(place, problem, "write it longer, or in capitals if that is how it stands")
            return
        if name.demonym:
            return
        parts = [part.strip() for part in _BETWEEN.split(name.text)]
        if len(parts) > 1 and all(parts):
            problem = f"'{name.text}' is one name with a comma in it"
            self._problems.warn(place, problem, f"[{', '.join(parts)}], if these are names of their own")
            return
        others = homographs(entity, name, self._loaded, self._languages)
        for language, other in others:
            problem = f"'{name.text}' is in {language} also a name of {other.entity.id}, so both are found"
            self._problems.warn(place, problem, "write a longer name, or the phrases of the other under `not`")
        if not others:
            self._common_words(entity, name, place)

    def _common_words(self, entity: Entity, name: Name, place: Place) -> None:
        found: dict[tuple[str, bool], list[str]] = {}
        for one in common_words(entity, name, self._packed, self._languages):
            found.setdefault((one.entity.id, one.is_capital), []).append(one.language)
        for (id_, is_capital), languages in found.items():
            tags = ", ".join(languages)
            how = "with a capital" if is_capital else "beside certain words"
            problem = f"'{name.text}' is a common word in {tags}: {id_} counts there only {how}"
            hint = f"capital: [{tags}]" if is_capital else "write a longer name, or what it is not under `not`"
            self._problems.warn(place, problem, hint)
        everyday = [] if found else everyday_words(entity, name, self._languages)
        if everyday:
            tags = ", ".join(everyday)
            problem = f"'{name.text}' is an everyday word in {tags}, so it will be found in much that is something else"
            self._problems.warn(place, problem, f"capital: [{tags}], or a longer name")

    def _phrases(self, one: WrittenEntity) -> None:
        # What is excluded is any spelling of the phrase, so capitals and conditions do not matter here.
        names = tuple(replace(name, context=("", "")) for name in one.entity.names)
        tester = FormTester(replace(one.entity, names=names, excluded=(), capital=frozenset()))
        for phrase, place in one.phrases:
            written = dict.fromkeys((phrase, phrase.title(), phrase.upper()))
            if not any(tester.mention(text, None, demonyms=True) for text in written):
                problem = f"the phrase '{phrase}' contains none of the names of {one.entity.id}, so it excludes nothing"
                self._problems.warn(place, problem, "write the whole phrase with the name in it")


def _same(name: Name) -> tuple[str, bool, tuple[str, ...], bool]:
    """Give what two names share that are found by the same words."""
    slots = tuple(slot.text for slot in split_name(name.text))
    is_acronym = name.text.isupper() and len(name.text) < 4
    return name.language, name.demonym, slots, is_acronym


def _is_without_effect(one: WrittenEntity) -> bool:
    """Say whether an entity that adds to a packed one changes nothing of it."""
    if one.packed is None:
        return False
    known = {_same(name) for name in one.packed.names}
    if any(_same(name) not in known for name, _ in one.names):
        return False
    same = replace(one.entity, names=one.packed.names, where=one.packed.where)
    return same == replace(one.packed, excluded=same.excluded) and set(same.excluded) <= set(one.packed.excluded)
