"""Coverage: by which names an entity is sought in a language, and which forms of them are found there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model.articles import Language, Text
from bot.model.entities import Entity, Name
from bot.model.rules import Mention
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.rules.naming import Named
from bot.rules.patterns import reaches
from bot.text.inflection.affixes import candidates, is_beside

MOST_FORMS = 8
_BESIDE = "only the name is marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How an entity is known in a language."""

    language: str
    own: tuple[str, ...]
    """Names given under the language."""
    sought: tuple[str, ...]
    """All names by which it is sought there, those of its script and of other languages included."""

    @property
    def is_missing(self) -> bool:
        """It has no name of its own there."""
        return not self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedForm:
    """A form that the matcher takes for a name."""

    text: str
    form: str
    """The inflection in plain words."""


def coverage(entity: Entity, language: str) -> Coverage:
    """Give how an entity is known in a language."""
    own = tuple(name.text for name in entity.names if name.language == language and not name.demonym)
    found: dict[str, None] = {}
    named = Named(entity)
    for reach in reaches((language,)):
        for naming in named.namings(reach):
            pattern = naming.pattern
            if pattern.is_name and not pattern.demonym:
                found[pattern.text] = None
    return Coverage(language=language, own=own, sought=tuple(found))


def missing(entity: Entity, languages: Iterable[str]) -> list[Coverage]:
    """Give the languages in which an entity has no name of its own, and by what it is sought there all the same."""
    return [one for one in (coverage(entity, language) for language in languages) if one.is_missing]


class FormTester:
    """Tries forms of one entity's names on the matcher that reads articles."""

    def __init__(self, entity: Entity) -> None:
        """Look for nothing else, for where two names meet the longer wins."""
        self._entity = entity
        self._matcher = Matcher((), (entity,))

    def mention(self, text: str, language: str | None, *, demonyms: bool = False) -> Mention | None:
        """Give how the entity is first found in a text of a language, or of any."""
        document = Document(text=Text(title=text), language=Language(tag=language))
        return next((one for one in self._matcher.find(document).mentions if demonyms or not one.demonym), None)

    def accepted(self, language: str, *, limit: int = MOST_FORMS) -> list[AcceptedForm]:
        """Give forms of its names in a language that are found there, those of the first name first."""
        forms: list[AcceptedForm] = []
        for name in _plain(self._entity.names, language):
            for candidate in candidates(language, name.text):
                found = self.mention(candidate, language)
                if len(forms) < limit and found is not None and candidate not in _texts(forms):
                    form = _form(found, candidate, name.text)
                    forms.extend([AcceptedForm(text=candidate, form=form)] if form else ())
        return forms


def _texts(forms: Sequence[AcceptedForm]) -> set[str]:
    return {form.text for form in forms}


def _form(found: Mention, candidate: str, name: str) -> str:
    """Give what a form is, or nothing if it was found as another name or within something else."""
    if found.text == candidate:
        return found.form
    return _BESIDE if found.text == name and is_beside(candidate, name) else ""


def _plain(names: Sequence[Name], language: str) -> list[Name]:
    """Give the names of a language of which forms can be made: those of one word, if there are any."""
    own = [name for name in names if name.language == language and not name.demonym and name.context == ("", "")]
    return [name for name in own if len(name.text.split()) == 1] or own
