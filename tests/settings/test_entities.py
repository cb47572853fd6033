"""entities.yaml: every key, good and bad."""

from pathlib import Path

import pytest

from bot.model.entities import Entity, Name
from bot.settings.packs import load_packs
from tests.settings.files import ENTITY, load, problems_of, refusal, warning

_SCRIPTS = "latin cyrillic arabic hebrew greek armenian georgian devanagari thai hangul han kana any"


def _entity(folder: Path, more: str) -> Entity:
    (entity,) = load(folder, {"entities.yaml": ENTITY + f"    {more}\n"}).entities
    return entity


def _named(names: str) -> str:
    return f"packs: []\nentities:\n  glass-choir:\n    kind: organisation\n    names: {names}\n"


def _names(folder: Path, names: str) -> set[tuple[str, str]]:
    (entity,) = load(folder, {"entities.yaml": _named(names)}).entities
    return {(name.language, name.text) for name in entity.names}


def test_an_entity_has_its_id_its_kind_and_its_names(tmp_path: Path) -> None:
    (entity,) = load(tmp_path, {"entities.yaml": ENTITY}).entities
    assert (entity.id, entity.kind) == ("glass-choir", "organisation")
    assert entity.names == (Name(text="Glass Choir", language="en"),)
    assert not any((entity.excluded, entity.indeclinable, entity.only, entity.labels))


def test_the_entity_that_the_contract_defines_keeps_its_own_id(tmp_path: Path) -> None:
    """`white-helmets` is an entity of one's own, not one of a pack."""
    names = "{en: [White Helmets, Syria Civil Defence], nl: [Witte Helmen]}"
    written = f"packs: []\nentities: {{white-helmets: {{kind: organisation, names: {names}}}}}\n"
    assert [entity.id for entity in load(tmp_path, {"entities.yaml": written}).entities] == ["white-helmets"]


def test_names_of_every_language_are_kept(tmp_path: Path) -> None:
    names = "{en: [Glass Choir, Choir of Glass], nl: [Glazen Koor], ar: [جوقة الزجاج], ru: [Стеклянный хор]}"
    assert _names(tmp_path, names) == {
        *[("en", "Glass Choir"), ("en", "Choir of Glass"), ("nl", "Glazen Koor")],
        *[("ar", "جوقة الزجاج"), ("ru", "Стеклянный хор")],
    }


@pytest.mark.parametrize("script", _SCRIPTS.split())
def test_a_name_may_belong_to_a_script_or_to_any_language(tmp_path: Path, script: str) -> None:
    assert _names(tmp_path, f"{{{script}: [Edlib]}}") == {(script, "Edlib")}


@pytest.mark.parametrize(("written", "tag"), [("nld", "nl"), ("sr-Latn", "sr"), ("ckb", "ckb"), ("NL", "nl")])
def test_a_language_may_be_written_by_any_of_its_codes(tmp_path: Path, written: str, tag: str) -> None:
    assert _names(tmp_path, f"{{{written}: [Edlib]}}") == {(tag, "Edlib")}


@pytest.mark.parametrize("name", ["737", "no", "010", "1e3", "22:30", "true", "'C++'", "'*star'"])
def test_a_name_keeps_its_source_text(tmp_path: Path, name: str) -> None:
    assert _names(tmp_path, f"{{en: [{name}]}}") == {("en", name.strip("'"))}


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "concept", "event"])
def test_every_kind_is_known(tmp_path: Path, kind: str) -> None:
    assert load(tmp_path, {"entities.yaml": ENTITY.replace("organisation", kind)}).entities[0].kind == kind


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ("label: {nl: Glazen Koor}", "labels", (("nl", "Glazen Koor"),)),
        ("not: [glass choir stalls]", "excluded", ("glass choir stalls",)),
        ("indeclinable: [ru]", "indeclinable", {"ru"}),
        ("indeclinable: [ru, pol]", "indeclinable", {"ru", "pl"}),
        ("only: true", "only", True),
        ("only: false", "only", False),
    ],
)
def test_a_good_value_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_entity(tmp_path, more), key) == value


@pytest.mark.parametrize(
    ("language", "label"),
    [("nl", "Glazen Koor"), ("en", "Glass Choir"), ("ru", "Стеклянный хор"), ("tr", "Glass Choir")],
)
def test_the_label_is_else_the_first_name_of_the_language_else_english(
    tmp_path: Path, language: str, label: str
) -> None:
    names = "{ru: [Стеклянный хор], en: [Glass Choir, Choir of Glass], nl: [Koor van glas]}"
    written = _named(names) + "    label: {nl: Glazen Koor}\n"
    assert load(tmp_path, {"entities.yaml": written}).entities[0].label(language) == label


def test_the_label_is_at_last_the_first_name(tmp_path: Path) -> None:
    (entity,) = load(tmp_path, {"entities.yaml": _named("{ru: [Стеклянный хор], ar: [جوقة الزجاج]}")}).entities
    assert entity.label("tr") == "Стеклянный хор"


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("label: ▸Glazen Koor", "label", "nl"),
        ("label: {▸xx: a}", "xx", "nl"),
        ("label: {nl: ▸[a]}", "label", ""),
        ("not: ▸{x: glass choir}", "list", "[...]"),
        ("not: [▸'--']", "--", ""),
        ("indeclinable: [▸xx]", "xx", "nl"),
        ("only: ▸yes", "only", "true"),
        ("replace: ▸1", "replace", "true"),
        ("▸lable: {nl: a}", "lable", "'label'"),
        ("▸name: {nl: a}", "name", "'names'"),
        ("▸indeclineable: [ru]", "indeclineable", "'indeclinable'"),
        ("▸nto: [a]", "nto", "'not'"),
    ],
)
def test_a_bad_value_is_told_with_its_place(tmp_path: Path, more: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "entities.yaml", ENTITY + f"    {more}\n")
    assert said in problem.problem
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("names", "said", "hint"),
    [
        ("{en: [a], ▸xx: [b]}", "xx", "nl"),
        ("{en: [a], ▸latn: [b]}", "latn", ""),
        ("{en: [a, ▸'!?']}", "!?", "literal"),
        ("{en: [a, ▸[b]]}", "list", ""),
        ("{en: [a, ▸{b: c}]}", "mapping", ""),
    ],
)
def test_a_bad_name_is_told_with_its_place(tmp_path: Path, names: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "entities.yaml", _named(names))
    assert said in problem.problem
    assert hint in problem.hint


@pytest.mark.parametrize("names", ["[Glass Choir]", "Glass Choir"])
def test_names_without_a_language_are_shown_the_way(tmp_path: Path, names: str) -> None:
    problems = {said.where: said for said in problems_of(tmp_path, {"entities.yaml": _named(names)})}
    assert "en:" in problems["entities.yaml:5:12"].hint


def test_a_bad_kind_is_told_the_nearest(tmp_path: Path) -> None:
    assert "'organisation'" in refusal(tmp_path, "entities.yaml", ENTITY.replace("organisation", "▸organization")).hint


def test_a_name_is_literal_text_never_a_pattern(tmp_path: Path) -> None:
    assert _names(tmp_path, "{en: ['White .*', 'helm*']}") == {("en", "White .*"), ("en", "helm*")}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("entities: ▸[idlib]\n", "list"),
        ("entities: ▸idlib\n", "idlib"),
        ("entities: {glass-choir: ▸5}\n", "entity"),
        ("entities: {glass-choir: ▸[a]}\n", "entity"),
        ("entities: {▸a b: {kind: place, names: {en: [a]}}}\n", "a b"),
        ("entities: {▸glass-choir: {kind: place}}\n", "no names"),
        ("entities: {▸glass-choir: {kind: place, names: {}}}\n", "no names"),
    ],
)
def test_what_is_no_entity_is_refused(tmp_path: Path, written: str, said: str) -> None:
    problem = refusal(tmp_path, "entities.yaml", written)
    assert said in problem.problem
    assert problem.hint


@pytest.mark.parametrize("name", ["city.idlib", "idlib"])
def test_an_entity_of_a_pack_is_added_to_and_keeps_its_id(tmp_path: Path, name: str) -> None:
    (entity,) = load(
        tmp_path, {"entities.yaml": f"packs: []\nentities: {{{name}: {{names: {{latin: [Edlib]}}}}}}\n"}
    ).entities
    packed = load_packs().entities[entity.id]
    assert (entity.id, entity.kind) == ("city.idlib", "place")
    assert set(entity.names) == {*packed.names, Name(text="Edlib", language="latin")}


def test_replace_drops_the_packed_names_and_keeps_the_id(tmp_path: Path) -> None:
    written = "packs: []\nentities: {idlib: {replace: true, names: {latin: [Edlib]}}}\n"
    (entity,) = load(tmp_path, {"entities.yaml": written}).entities
    assert (entity.id, entity.kind) == ("city.idlib", "place")
    assert entity.names == (Name(text="Edlib", language="latin"),)


def test_to_replace_needs_names(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"entities.yaml": "packs: []\nentities: {idlib: {replace: true}}\n"})
    assert "no names" in problem.problem


def test_to_replace_what_no_pack_has_is_a_warning(tmp_path: Path) -> None:
    written = ENTITY.replace("glass-choir", "▸glass-choir") + "    replace: true\n"
    assert "replace" in warning(tmp_path, "entities.yaml", written).problem


def test_one_entity_under_two_of_its_ids_names_both_places(tmp_path: Path) -> None:
    written = "packs: []\nentities:\n  idlib: {names: {en: [Edlib]}}\n  ▸city.idlib: {names: {en: [Edleb]}}\n"
    assert "entities.yaml:3:3" in refusal(tmp_path, "entities.yaml", written).problem
