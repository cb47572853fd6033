"""Slips: what is hardly meant as it is written is told by `rules check`, with the mend, and loads all the same."""

from pathlib import Path

import pytest

from tests.settings.files import CHANNEL, ENTITY, FEED, load, marked, problems_of, refusal

NAMES = ENTITY + "  stone-band:\n    kind: organisation\n    names: {en: [Stone Band]}\n"


def remarks(folder: Path, written: str) -> list[tuple[str, str, str]]:
    """Give what `rules check` alone says of a rule: place, problem, mend."""
    text, _ = marked(written) if "▸" in written else (written, "")
    rules = f"rules:\n  - id: a\n    to: [desk]\n    {text}\n"
    found = load(folder, {"rules.yaml": rules, "entities.yaml": NAMES})
    assert not found.warnings
    return [(one.where.removeprefix(f"{folder}/"), one.problem, one.hint) for one in found.remarks]


@pytest.mark.parametrize(
    ("written", "said", "mend"),
    [
        ("any: [nato, ▸-iran]", "seeks 'iran'", "none: [iran]"),
        ("any: [title:▸-iran]", "seeks 'iran'", "none: [iran]"),
        ('any: [▸"re:F-16"]', "sought as words", "re:/F-16/"),
        ("any: [▸nato AND iran]", "'AND' is a word", "query: 'nato AND iran'"),
        ("any: [▸nato NEAR/5 iran]", "'NEAR/5' is a word", "query"),
        ("any: [▸NOT iran]", "'NOT' is a word", "query"),
        ("any: [▸glass-choir and stone-band]", "'and' is a word", "query: 'glass-choir AND stone-band'"),
        ("any: [▸iran or israel]", "'or' is a word", "query: 'iran OR israel'"),
        ("query: nato ▸and iran", "'and' in small letters", "AND"),
        ("query: $glass-choir ▸near/5 $stone-band", "'near/5' in small letters", "NEAR/5"),
        ("score: {threshold: 1, terms: {▸-iran: 1}}", "seeks 'iran'", "none: [iran]"),
        ("any: [▸'re:/F-?16/']", "slow", "words find all forms"),
    ],
)
def test_a_slip_is_told_with_its_place_and_the_mend(tmp_path: Path, written: str, said: str, mend: str) -> None:
    ((where, problem, hint),) = remarks(tmp_path, written)
    assert said in problem
    assert mend in hint
    before = f"    {written}".partition("▸")[0]
    assert where == f"rules.yaml:4:{len(before) + 1}"


@pytest.mark.parametrize(
    "written",
    [
        "any: [law and order, AND, not guilty, Portland OR, cease-fire, and]",
        'query: nato AND "search and rescue" AND "and"',
        "any: [$glass-choir]",
    ],
)
def test_what_may_well_be_meant_is_no_slip(tmp_path: Path, written: str) -> None:
    assert remarks(tmp_path, written) == []


def test_a_list_with_a_minus_seeks_the_word_all_the_same(tmp_path: Path) -> None:
    rules = "rules:\n  - id: a\n    to: desk\n    any: [-iran]\n    tests: {match: [{en: Iran votes}]}\n"
    assert load(tmp_path, {"rules.yaml": rules}).rules[0].to == ("desk",)


def test_every_bad_term_of_a_query_is_told_at_once(tmp_path: Path) -> None:
    rules = "rules:\n  - id: a\n    to: [desk]\n    query: (nato AND titel:x OR ~y AND ab* z\n"
    problems = problems_of(tmp_path, {"rules.yaml": rules})
    assert [problem.where.rsplit(":", 1)[1] for problem in problems] == ["22", "33", "40"]


def test_a_regular_expression_without_slashes_in_a_query_is_refused_with_them(tmp_path: Path) -> None:
    written = "rules:\n  - id: a\n    to: [desk]\n    query: nato ▸re:F-16\n"
    assert refusal(tmp_path, "rules.yaml", written).hint == "re:/F-16/"


def test_one_name_may_stand_for_a_list_of_one(tmp_path: Path) -> None:
    keys = "    to: desk\n    feeds: f\n    outlets: Times\n    countries: TR\n    languages: nl\n"
    files = {
        "rules.yaml": f"rules:\n  - id: a\n    all: [x]\n{keys}",
        "feeds.yaml": FEED,
        "channels.yaml": CHANNEL + "    digest: {at: 07:00}\n",
        "entities.yaml": ENTITY.replace("packs: []", "packs: cities") + "    not: no glass choir\n",
    }
    loaded = load(tmp_path, files)
    rule, conditions = loaded.rules[0], loaded.rules[0].conditions
    assert (rule.to, conditions.feeds, conditions.outlets) == (("desk",), ("f",), frozenset(("Times",)))
    assert (conditions.countries, conditions.languages) == (frozenset(("TR",)), frozenset(("nl",)))
    digest = loaded.channels[0].digest
    assert digest is not None
    assert [f"{at:%H:%M}" for at in digest.at] == ["07:00"]
    assert loaded.catalogue.own["glass-choir"].excluded == ("no glass choir",)


@pytest.mark.parametrize(("name", "tag"), [("dutch", "nl"), ("Türkçe", "tr"), ("German", "de")])
def test_the_name_of_a_language_is_answered_with_its_tag(tmp_path: Path, name: str, tag: str) -> None:
    written = FEED + f"    language: ▸{name}\n"
    assert refusal(tmp_path, "feeds.yaml", written).hint == f"did you mean '{tag}'?"
