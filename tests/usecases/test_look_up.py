"""Looking a thing up: what is proposed, and what a reviewer is told of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pytest

from bot.errors import NotFoundError
from bot.model.entities import Entity, Kind, Name
from bot.model.records import LookUp, Record, Unanswered
from bot.rules.proposing import Proposal
from bot.settings.packs import load_packs
from bot.usecases.look_up import look_up
from tests.builders import Written, entity, matcher


@dataclass
class FakeEncyclopedia:
    """Answers whatever it is asked."""

    answer: LookUp

    async def look_up(self, id_: str) -> LookUp:
        """Give the answer."""
        return self.answer


def record(*names: tuple[str, str], classes: Sequence[str] = (), id_: str = "Q7") -> Record:
    """Give a record with names as (language, text)."""
    return Record(id=id_, names=tuple(Name(text=text, language=tag) for tag, text in names), classes=tuple(classes))


async def proposal(
    answer: Record, entities: dict[str, Written] | None = None, languages: Collection[str] | None = None
) -> Proposal:
    """Look up beside these entities."""
    beside: Sequence[Entity] = tuple(matcher((), entities or {}).entities.values())
    return await look_up("Q7", encyclopedia=FakeEncyclopedia(answer), entities=beside, languages=languages)


def told(found: Proposal) -> list[tuple[str, str, str, str]]:
    """Give each name with what is said of it."""
    return [(one.name.language, one.name.text, one.state, one.note) for one in found.names]


async def test_a_new_thing_gets_an_id_from_its_english_label_and_a_kind_from_its_class() -> None:
    found = await proposal(record(("nl", "Witte Helmen"), ("en", "White Helmets"), classes=["Q163740", "Q999"]))
    assert (found.id, found.kind, found.existing) == ("white-helmets", Kind.ORGANISATION, None)
    assert [one.state for one in found.names] == ["new", "new"]


async def test_classes_that_disagree_leave_the_kind_open() -> None:
    found = await proposal(record(("en", "X Y Z"), classes=["Q5", "Q515"]))
    assert found.kind is None


async def test_without_a_latin_label_the_id_is_the_items() -> None:
    assert (await proposal(record(("ru", "Белые каски")))).id == "q7"


async def test_an_id_that_names_another_thing_is_not_proposed() -> None:
    """Pasted under it the state in America would add to the country."""
    answer = record(("en", "Georgia"), ("nl", "Georgia"), ("de", "Georgia"), classes=["Q35657"], id_="Q1428")
    everything = tuple(load_packs().entities.values())
    found = await look_up("Q1428", encyclopedia=FakeEncyclopedia(answer), entities=everything, languages=["nl"])
    assert found.existing is None
    assert found.id == "georgia-q1428"


async def test_names_are_those_of_the_languages_asked_for_and_those_of_all() -> None:
    answer = record(("en", "White Helmets"), ("fi", "Valkokyparat"), ("latin", "Helmets"), ("nl", "Witte Helmen"))
    assert [name for _, name, _, _ in told(await proposal(answer, languages=["nl"]))] == ["Helmets", "Witte Helmen"]
    assert len((await proposal(answer)).names) == 4


async def test_doubtful_names_are_marked_with_the_doubt() -> None:
    entities = {"helm": entity(names={"en": ["The Helmets"]}), "cap": entity(names={"latin": ["Helmets Org"]})}
    answer = record(("en", "White Helmets"), ("en", "Wh"), ("en", "the helmets"), ("latin", "Helmets Org"))
    assert told(await proposal(answer, entities)) == [
        ("en", "White Helmets", "new", ""),
        ("en", "Wh", "doubtful", "too short"),
        ("en", "the helmets", "doubtful", "already helm"),
        ("latin", "Helmets Org", "doubtful", "already cap"),
    ]


async def test_what_we_have_is_recognised_by_its_names_and_only_the_rest_is_new() -> None:
    entities = {"helmets": entity(names={"en": ["White Helmets"], "nl": ["Witte Helmen"]})}
    answer = record(("en", "White Helmets"), ("en", "Syria Civil Defence"), ("nl", "witte helmen"), ("de", "Weißhelme"))
    found = await proposal(answer, entities)
    assert found.existing is not None
    assert found.id == "helmets"
    assert [(text, state) for _, text, state, _ in told(found)] == [
        ("White Helmets", "known"),
        ("Syria Civil Defence", "new"),
        ("witte helmen", "known"),
        ("Weißhelme", "new"),
    ]


async def test_a_thing_of_another_kind_is_not_what_we_have() -> None:
    entities = {"jordan": entity("place", names={"en": ["Jordan"], "nl": ["Jordan"]})}
    answer = record(("en", "Jordan"), ("nl", "Jordan"), classes=["Q5"])
    found = await proposal(answer, entities)
    assert found.existing is None
    assert {state for _, _, state, _ in told(found)} == {"doubtful"}


async def test_one_name_in_common_is_a_coincidence() -> None:
    entities = {"mercury": entity("place", names={"en": ["Mercury"], "nl": ["Mercurius"]})}
    found = await proposal(record(("en", "Mercury"), ("nl", "Kwik"), ("de", "Quecksilber")), entities)
    assert found.existing is None


async def test_no_answer_is_an_error_with_its_reason() -> None:
    for answer in (Unanswered(reason="Wikidata has no item Q7"), record(id_="Q7")):
        with pytest.raises(NotFoundError, match="Q7"):
            await look_up("Q7", encyclopedia=FakeEncyclopedia(answer), entities=(), languages=None)
