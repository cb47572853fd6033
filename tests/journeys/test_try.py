"""`rules try` to the letter of its contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.processes import Result, finish, run, start, write_config

RULES = """
rules:
  - {id: seed, all: [$nato, $idlib, $ceasefire]}
  - {id: shadow, status: shadow, any: [statement]}
  - {id: draft, status: draft, any: [statement]}
  - {id: dutch, languages: [nl], any: [verklaring]}
  - {id: aa-only, feeds: [aa-*], any: [statement]}
  - {id: bbc-only, outlets: [BBC News], countries: [GB], any: [statement]}
"""
FEEDS = "feeds: [{id: aa-tr, url: 'https://a.example'}]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a configuration."""
    write_config(tmp_path / "config", rules=RULES, feeds=FEEDS)
    return tmp_path


async def trial(folder: Path, *lines: dict[str, Any] | str) -> tuple[Result, list[dict[str, Any]]]:
    """Try lines; gives the command's result and each output line."""
    stdin = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n"
    process = await start("rules", "try", "--jsonl", cwd=folder)
    result = await finish(process, stdin.encode("utf-8", "surrogatepass"))
    return result, [json.loads(line) for line in result.out.splitlines()]


async def test_the_seed_of_this_product(folder: Path) -> None:
    """A Dutch report with NAVO-lidstaten, NAVO-hoofd, Idlib and staakt-het-vuren."""
    write_config(folder / "config", entities="")
    title = "NAVO-lidstaten achter Turkije"
    lead = "Het NAVO-hoofd roept na de aanval in Idlib op tot een staakt-het-vuren."
    _, [result] = await trial(folder, {"id": 7, "lang": "nl", "title": title, "lead": lead})
    assert result["id"] == 7
    assert result["lang"] == "nl"
    assert result["matches"] == [
        {
            "rule": "seed",
            "terms": [
                {"term": "$nato", "entity": "org.nato", "field": "title", "start": 0, "end": 4, "text": "NAVO"},
                {"term": "$nato", "entity": "org.nato", "field": "lead", "start": 4, "end": 8, "text": "NAVO"},
                {"term": "$idlib", "entity": "city.idlib", "field": "lead", "start": 37, "end": 42, "text": "Idlib"},
                {
                    "term": "$ceasefire",
                    "entity": "concept.ceasefire",
                    "field": "lead",
                    "start": 54,
                    "end": 70,
                    "text": "staakt-het-vuren",
                },
            ],
        }
    ]  # fmt: skip
    assert [one["entity"] for one in result["entities"]] == [
        "org.nato", "country.tr", "org.nato", "city.idlib", "concept.ceasefire",
    ]  # fmt: skip
    assert all(set(one) == {"entity", "field", "start", "end", "text"} for one in result["entities"])


async def test_one_line_out_for_each_line_in_and_bad_lines_end_with_1(folder: Path) -> None:
    lines: list[dict[str, Any] | str] = [
        {"id": "a", "title": "x"},
        "not json",
        {"id": "b"},
        "[1]",
        {"id": "c", "title": 5},
        {"id": "d", "title": "x", "lang": "klingon"},
        "",
        {"id": "e", "title": "\ud800 statement \u0000", "lang": "en"},
    ]
    result, results = await trial(folder, *lines)
    assert result.code == 1
    assert [("error" in one, one["id"]) for one in results] == [
        (False, "a"), (True, None), (True, "b"), (True, None), (True, "c"), (True, "d"), (True, None), (False, "e"),
    ]  # fmt: skip
    assert result.out.isascii()


async def test_good_lines_end_with_0_and_nothing_else_is_printed(folder: Path) -> None:
    result, results = await trial(folder, {"id": 1, "title": "NATO statement", "lang": "en"})
    assert (result.code, result.err) == (0, "")
    assert [match["rule"] for match in results[0]["matches"]] == ["shadow", "aa-only", "bbc-only"]


async def test_other_conditions_count_only_when_the_input_has_the_key(folder: Path) -> None:
    text = {"title": "A statement", "lang": "en"}
    _, results = await trial(
        folder,
        {**text, "feed": "aa-tr"},
        {**text, "feed": "bbc"},
        {**text, "outlet": "BBC News", "country": "GB"},
        {**text, "outlet": "BBC News", "country": "US"},
    )
    rules = [[match["rule"] for match in result["matches"]] for result in results]
    assert rules[0] == ["shadow", "aa-only", "bbc-only"]
    assert rules[1] == ["shadow", "bbc-only"]
    assert rules[2] == ["shadow", "aa-only", "bbc-only"]
    assert rules[3] == ["shadow", "aa-only"]


@pytest.mark.parametrize(
    ("article", "tag"),
    [
        ({"title": "De minister zei dat de onderhandelingen over het bestand morgen worden hervat"}, "nl"),
        (
            {"title": "De minister zei dat de onderhandelingen over het bestand morgen worden hervat", "lang": "en"},
            "nl",
        ),
        ({"title": "Генсек НАТО призвал к прекращению огня", "lang": "en"}, "ru"),
        ({"title": "NATO", "lang": "nld"}, "nl"),
        ({"title": "NATO", "lang": "nl-NL"}, "nl"),
        ({"title": "Idlib"}, None),
        ({"title": ""}, None),
        ({"title": "12:30 !?"}, None),
    ],
)
async def test_the_language_is_the_declared_one_unless_the_text_says_otherwise(
    folder: Path, article: dict[str, str], tag: str | None
) -> None:
    _, [result] = await trial(folder, article)
    assert result["lang"] == tag


async def test_unsure_means_names_of_all_languages_and_no_languages_condition(folder: Path) -> None:
    _, [result] = await trial(folder, {"id": 1, "title": "OTAN verklaring"})
    assert result["lang"] is None
    assert [one["entity"] for one in result["entities"]] == ["org.nato"]
    assert result["matches"] == []


async def test_offsets_count_code_points_of_the_text_as_given(folder: Path) -> None:
    title = "  😀 Şok: <b>İdlib’deki</b> ateşkes "
    _, [result] = await trial(folder, {"title": title, "lang": "tr"})
    for one in result["entities"]:
        assert title[one["start"] : one["end"]] == one["text"]
    assert [one["text"] for one in result["entities"]] == ["İdlib’deki", "ateşkes"]


async def test_every_given_field_is_searched_for_entities(folder: Path) -> None:
    _, [result] = await trial(folder, {"title": "x", "body": "Talks in Idlib", "lang": "en"})
    assert [one["field"] for one in result["entities"]] == ["body"]


async def test_a_text_of_a_megabyte_is_tried_in_bounded_time(folder: Path) -> None:
    _, [result] = await trial(
        folder,
        {"title": "NATO " * 10, "body": "Bakan bugün İdlib için yeni bir ateşkes önerdi. " * 20_000, "lang": "tr"},
    )
    assert len(result["entities"]) == 40_010


class TestForPeople:
    async def test_a_match_says_by_which_words(self, folder: Path) -> None:
        result = await run("rules", "try", "NAVO: staakt-het-vuren in Idlib", "--lang", "nl", cwd=folder)
        assert result.code == 0
        assert "language: nl (declared)" in result.out
        assert "matches seed: found $nato (NAVO), $idlib (Idlib), $ceasefire (staakt-het-vuren)" in result.out

    async def test_a_rule_is_explained_clause_by_clause(self, folder: Path) -> None:
        result = await run("rules", "try", "İdlib'deki hasat", "--lang", "tr", "--rule", "seed", cwd=folder)
        assert "no match for seed" in result.out
        assert '+ $idlib: title "İdlib\'deki" (locative + relative)' in result.out
        assert "- $ceasefire: not in the title; its names in tr: ateşkes" in result.out

    async def test_a_draft_can_be_explained(self, folder: Path) -> None:
        result = await run("rules", "try", "statement", "--rule", "draft", cwd=folder)
        assert "matches draft" in result.out

    async def test_an_unknown_rule_and_no_text_are_said(self, folder: Path) -> None:
        unknown = await run("rules", "try", "x", "--rule", "sed", cwd=folder)
        assert (unknown.code, "there are: seed" in unknown.err) == (1, True)
        assert (await run("rules", "try", cwd=folder)).code == 2

    async def test_one_document_as_json(self, folder: Path) -> None:
        result = await run("rules", "try", "NATO statement", "--lang", "en", "--json", cwd=folder)
        assert result.json()["lang"] == "en"
