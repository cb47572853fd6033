"""What one file names and another defines: channels, feeds, variables, packs and entities."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.model.entities import Entity, EntityId, Kind, Name
from bot.settings.entities import Catalogue, Unresolved, describe
from bot.settings.environment import Settings
from bot.settings.packs import Packed
from bot.settings.problems import Problems
from bot.settings.running import check_runnable
from tests.settings.files import CHANNEL, ENTITY, FEED, NO_PACKS, RULE, Said, load, problems_of, refusal, terms, warning

_TOKEN = "42:secret"


def _rule(more: str) -> str:
    return f"rules:\n  - {{id: a, all: [x], {more}}}\n"


def _meant(folder: Path, name: str, entities: str = NO_PACKS) -> str | None:
    """Give the entity that `$name` means in a rule."""
    written = f"rules:\n  - {{id: a, all: [${name}], to: [desk]}}\n"
    return terms(load(folder, {"rules.yaml": written, "entities.yaml": entities}).rules[0])[0].entity


def test_an_unknown_channel_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "rules.yaml", _rule("to: [desk, ▸dsk]"))
    assert "dsk" in problem.problem
    assert "'desk'" in problem.hint


def test_an_unknown_feed_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    written = _rule("to: [desk], feeds: [aa-tr, ▸aa-rt]")
    problem = refusal(tmp_path, "rules.yaml", written, feeds=FEED.replace("id: f", "id: aa-tr"))
    assert "aa-rt" in problem.problem
    assert "'aa-tr'" in problem.hint


def test_a_pattern_that_fits_no_feed_is_a_warning(tmp_path: Path) -> None:
    said = warning(tmp_path, "rules.yaml", _rule("to: [desk], feeds: [f*, ▸aa-*]"), feeds=FEED)
    assert "aa-*" in said.problem


def test_a_pattern_warns_also_when_there_is_no_feed_at_all(tmp_path: Path) -> None:
    assert warning(tmp_path, "rules.yaml", _rule("to: [desk], feeds: [▸aa-*]")).problem


def test_references_reach_across_files_whatever_their_order(tmp_path: Path) -> None:
    files = {
        "rules/a.yaml": _rule("to: [late], feeds: [z]"),
        "channels/z.yaml": "channels: {late: }\n",
        "feeds/z.yaml": FEED.replace("id: f", "id: z"),
    }
    assert not load(tmp_path, files).warnings


@pytest.mark.parametrize("status", ["draft", "shadow", "live", "retired"])
def test_references_are_checked_whatever_the_status(tmp_path: Path, status: str) -> None:
    assert "nowhere" in refusal(tmp_path, "rules.yaml", _rule(f"to: [▸nowhere], status: {status}")).problem


@pytest.mark.parametrize(
    "files",
    [
        {"feeds.yaml": FEED + "    url2: x\n", "rules.yaml": _rule("to: [desk], feeds: [f]")},
        {"feeds.yaml": "feeds:\n  - {id: f, url: ftp://x}\n", "rules.yaml": _rule("to: [desk], feeds: [f]")},
        {"channels.yaml": "channels: {desk: 5}\n", "rules.yaml": RULE},
        {"channels.yaml": CHANNEL + "    title: &a b\n", "rules.yaml": RULE},
        {"entities.yaml": ENTITY.replace("Glass Choir", "'?'"), "rules.yaml": RULE.replace("[x]", "[$glass-choir]")},
    ],
    ids=[
        "a feed's key",
        "a feed's url",
        "a channel of the wrong kind",
        "a file that cannot be read",
        "an entity's name",
    ],
)
def test_a_mistake_makes_nothing_unknown_that_is_there(tmp_path: Path, files: dict[str, str]) -> None:
    """What is there and wrong is told where it is wrong; to call it unknown elsewhere would be untrue."""
    assert not [said for said in problems_of(tmp_path, dict(files)) if said.where.startswith("rules")]


def test_a_token_without_any_chat_stops_run(tmp_path: Path) -> None:
    config = load(tmp_path, {"feeds.yaml": FEED, "rules.yaml": RULE, "channels.yaml": "channels: {desk: }\n"})
    with pytest.raises(ConfigError, match="chat") as refused:
        check_runnable(config, Settings(telegram_token=_TOKEN))
    assert refused.value.exit_code == 3
    assert refused.value.hint


@pytest.mark.parametrize("chat", [-100123, "@name"])
def test_the_environments_chat_stands_in(tmp_path: Path, chat: int | str) -> None:
    config = load(tmp_path, {"feeds.yaml": FEED, "rules.yaml": RULE, "channels.yaml": "channels: {desk: }\n"})
    check_runnable(config, Settings(telegram_token=_TOKEN, telegram_chat=chat))


def test_the_environments_chat_is_a_chat_without_any_channel(tmp_path: Path) -> None:
    config = load(tmp_path, {"feeds.yaml": FEED, "channels.yaml": ""})
    check_runnable(config, Settings(telegram_token=_TOKEN, telegram_chat=-100123))


def test_a_token_and_a_channels_chat_run(tmp_path: Path) -> None:
    check_runnable(load(tmp_path, {"feeds.yaml": FEED}), Settings(telegram_token=_TOKEN))


def test_no_token_runs_without_a_chat(tmp_path: Path) -> None:
    check_runnable(load(tmp_path, {"feeds.yaml": FEED, "channels.yaml": "channels: {desk: }\n"}), Settings())


def test_run_without_feeds_exits_3(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="feeds") as refused:
        check_runnable(load(tmp_path, {"rules.yaml": RULE}), Settings())
    assert refused.value.exit_code == 3
    assert "feeds.yaml" in refused.value.hint


def test_packs_in_two_files_is_an_error(tmp_path: Path) -> None:
    (said,) = problems_of(tmp_path, {"entities/a.yaml": "packs: []\n", "entities/b.yaml": "# mine\npacks: [cities]\n"})
    assert said.where.startswith("entities/b.yaml:2:")
    assert "entities/a.yaml" in said.problem
    assert said.hint


def test_an_unknown_pack_is_told_the_nearest(tmp_path: Path) -> None:
    assert "'countries'" in refusal(tmp_path, "entities.yaml", "packs: [cities, ▸contries]\n").hint


@pytest.mark.parametrize(
    ("packs", "there", "absent"),
    [
        ("", {"country.tr", "org.nato", "concept.ceasefire"}, {"city.idlib"}),
        ("packs: [cities]\n", {"city.idlib"}, {"country.tr", "org.nato", "concept.ceasefire"}),
        ("packs: [countries, organisations, concepts, cities]\n", {"country.tr", "org.nato", "city.idlib"}, set()),
        ("packs: []\n", set(), {"country.tr", "org.nato", "concept.ceasefire", "city.idlib"}),
    ],
    ids=["default", "cities", "all", "none"],
)
def test_packs_are_loaded_whole_or_not_at_all(tmp_path: Path, packs: str, there: set[str], absent: set[str]) -> None:
    loaded = {str(entity.id) for entity in load(tmp_path, {"entities.yaml": packs}).entities}
    assert there <= loaded
    assert not absent & loaded


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("turkey", "country.tr"),
        ("country.tr", "country.tr"),
        ("north-korea", "country.kp"),
        ("nato", "org.nato"),
        ("NATO", "org.nato"),
        ("ceasefire", "concept.ceasefire"),
        ("idlib", "city.idlib"),
        ("city.idlib", "city.idlib"),
    ],
)
def test_a_packed_entity_that_a_rule_names_is_loaded_though_its_pack_is_off(
    tmp_path: Path, name: str, entity: str
) -> None:
    assert _meant(tmp_path, name) == entity
    written = f"rules:\n  - {{id: a, any: [${name}], to: [desk]}}\n"
    assert [str(one.id) for one in load(tmp_path, {"rules.yaml": written}).entities] == [entity]


def test_an_own_entity_is_named_by_its_id(tmp_path: Path) -> None:
    assert _meant(tmp_path, "glass-choir", ENTITY) == "glass-choir"


@pytest.mark.parametrize("own", ["idlib", "city.idlib"])
@pytest.mark.parametrize("name", ["idlib", "city.idlib"])
def test_an_extended_entity_is_named_by_all_its_names(tmp_path: Path, own: str, name: str) -> None:
    entities = f"packs: []\nentities: {{{own}: {{names: {{latin: [Edleb]}}}}}}\n"
    assert _meant(tmp_path, name, entities) == "city.idlib"
    assert len(load(tmp_path, {"entities.yaml": entities}).entities) == 1


def test_an_unknown_entity_is_told_the_nearest(tmp_path: Path) -> None:
    assert "'nato'" in refusal(tmp_path, "rules.yaml", "rules:\n  - {id: a, all: [▸$naot]}\n").hint


def test_an_entity_like_no_other_is_told_where_to_define_it(tmp_path: Path) -> None:
    assert "entities.yaml" in refusal(tmp_path, "rules.yaml", "rules:\n  - {id: a, all: [▸$qqqqqqq]}\n").hint


def _catalogue(on: set[str], own: dict[str, str] | None = None) -> Catalogue:
    """Give a catalogue of three packs, in which `georgia` is claimed once by each and `perth` twice by one."""
    packs = {
        "country.ge": "countries",
        "state.ga": "states",
        "city.ga": "cities",
        "city.p1": "cities",
        "city.p2": "cities",
    }
    entities = {EntityId(name): _place(name) for name in packs}
    claims = {"georgia": ("country.ge", "state.ga", "city.ga"), "perth": ("city.p1", "city.p2")}
    packed = Packed(
        entities=entities,
        packs={EntityId(name): pack for name, pack in packs.items()},
        claims={name: tuple(EntityId(one) for one in ids) for name, ids in claims.items()},
    )
    mine = {name: _place(id_) for name, id_ in (own or {}).items()}
    return Catalogue(own=mine, packed=packed, on=frozenset(on), named=set())


def _place(name: str) -> Entity:
    return Entity(id=EntityId(name), kind=Kind.PLACE, names=(Name(text=name, language="en"),))


@pytest.mark.parametrize(
    ("on", "own", "name", "meant"),
    [
        ({"countries"}, {}, "georgia", "country.ge"),
        ({"states"}, {}, "georgia", "state.ga"),
        (set(), {"georgia": "georgia"}, "georgia", "georgia"),
        ({"countries", "states"}, {"georgia": "georgia"}, "georgia", "georgia"),
        ({"countries"}, {"georgia": "georgia"}, "country.ge", "country.ge"),
        ({"countries", "states"}, {}, "country.ge", "country.ge"),
        (set(), {}, "city.p1", "city.p1"),
        (set(), {}, "georgia", Unresolved.AMBIGUOUS),
        ({"countries", "states"}, {}, "georgia", Unresolved.AMBIGUOUS),
        ({"cities"}, {}, "perth", Unresolved.AMBIGUOUS),
        ({"countries"}, {}, "perth", Unresolved.AMBIGUOUS),
        ({"countries"}, {}, "atlantis", Unresolved.UNKNOWN),
    ],
)
def test_own_ids_come_first_then_packs_that_are_on_then_the_others(
    on: set[str], own: dict[str, str], name: str, meant: str | Unresolved
) -> None:
    assert _catalogue(on, own).resolve(name) == meant


def test_two_claims_in_one_step_are_to_be_written_in_full() -> None:
    catalogue = _catalogue({"countries", "states"})
    problem, hint = describe(Unresolved.AMBIGUOUS, "georgia", catalogue, Problems())
    assert "$country.ge" in problem
    assert "$state.ga" in problem
    assert "full" in hint


def test_only_what_a_rule_names_is_loaded_of_a_pack_that_is_off() -> None:
    catalogue = _catalogue({"countries"})
    catalogue.resolve("city.p1")
    assert {str(entity.id) for entity in catalogue.loaded()} == {"country.ge", "city.p1"}


def test_every_unset_variable_is_told(tmp_path: Path) -> None:
    written = FEED + '    headers: {X-One: "${ONE}", X-Two: "${TWO} ${SET}"}\n'
    blockers = load(tmp_path, {"feeds.yaml": written}, {"SET": "1"}).blockers
    assert [Said(one.where.rpartition("/")[2], one.problem.split()[-1], "") for one in blockers] == [
        Said("feeds.yaml:4:22", "ONE", ""),
        Said("feeds.yaml:4:39", "TWO", ""),
    ]
