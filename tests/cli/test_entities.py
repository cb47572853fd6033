"""`entities`, as an analyst types it."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.importing import yaml_text
from bot.cli.main import cli
from bot.errors import BotError, NotFoundError
from bot.settings.loading import load_config
from bot.settings.nodes import Items, Scalar, parse
from bot.settings.problems import Problems
from tests.servers.behaviours import Status
from tests.servers.wikidata import WikidataServer, item

FEEDS = "feeds: [{id: f, url: 'https://feeds.test/rss', language: [nl, ru]}]\n"
ENTITIES = """\
entities:
  glass-choir:
    kind: organisation
    label: {nl: het Glaskoor}
    names: {en: [Glass Choir], nl: [Glaskoor, Het Glazen Koor]}
    demonyms: {nl: [Glaszangers]}
    not: [glass choirs of]
    compounds: [nl]
    capital: [nl]
  nato:
    names: {nl: [De Navo]}
packs: []
"""
RULES = "rules: [{id: r, any: [$glass-choir, $idlib], to: [desk]}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a configuration with an own entity and one that adds to a pack's."""
    for name, text in (
        ("feeds", FEEDS),
        ("entities", ENTITIES),
        ("rules", RULES),
        ("channels", "channels: {desk: }\n"),
    ):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def entities(folder: Path, *args: str, **variables: str) -> Result:
    """Run a command in this process."""
    return CliRunner(env=variables).invoke(cli, ["--config", str(folder), "entities", *args])


def said(folder: Path, *args: str) -> str:
    """Run a command that succeeds, and give what it prints."""
    result = entities(folder, *args)
    assert result.exit_code == 0, result.output
    return result.output


def document(folder: Path, *args: str) -> dict[str, Any]:
    """Run a command with --json that succeeds."""
    found: dict[str, Any] = json.loads(said(folder, *args, "--json"))
    return found


def refusal(folder: Path, *args: str) -> str:
    """Run a command that finds nothing, and give the one sentence."""
    result = entities(folder, *args)
    assert isinstance(result.exception, NotFoundError), result.output
    return str(result.exception)


class TestShow:
    def test_an_own_entity_with_all_it_is(self, folder: Path) -> None:
        shown = document(folder, "show", "$glass-choir")
        assert shown.pop("forms")["nl"]
        assert shown == {
            "id": "glass-choir",
            "kind": "organisation",
            "where": f"{folder}/entities.yaml:2:3",
            "pack": None,
            "sought": True,
            "aliases": [],
            "ambiguous": [],
            "labels": {"nl": "het Glaskoor"},
            "names": {"en": ["Glass Choir"], "nl": ["Glaskoor", "Het Glazen Koor"]},
            "demonyms": {"nl": ["Glaszangers"]},
            "not": ["glass choirs of"],
            "only": False,
            "indeclinable": [],
            "capital": ["nl"],
            "compounds": ["nl"],
        }

    def test_the_same_for_people(self, folder: Path) -> None:
        text = said(folder, "show", "glass-choir", "--lang", "nl")
        assert f"glass-choir: organisation, {folder}/entities.yaml:2:3" in text
        assert "in rules: $glass-choir\n" in text
        assert "flags: capital in nl; compounds in nl" in text
        assert "  nl: Glaskoor, Het Glazen Koor\n      Glaskoors (genitive or plural)" in text
        assert "demonyms nl: Glaszangers" in text
        assert "not: glass choirs of" in text
        assert "Glass Choir" not in text

    @pytest.mark.parametrize("name", ["nato", "$nato", "org.nato", "NATO", "$otan", "$nato+"])
    def test_any_name_that_rules_take_will_do(self, folder: Path, name: str) -> None:
        shown = document(folder, "show", name, "--lang", "nld")
        assert shown["id"] == "org.nato"
        assert shown["names"]["nl"][-1] == "De Navo"
        assert {"nato", "otan"} <= set(shown["aliases"])

    def test_an_entity_that_nothing_names_is_not_sought(self, folder: Path) -> None:
        assert document(folder, "show", "aleppo", "--lang", "nl")["sought"] is False
        assert "not sought: no rule names it" in said(folder, "show", "aleppo", "--lang", "nl")
        assert document(folder, "show", "idlib", "--lang", "nl")["sought"] is True

    def test_where_it_has_no_name_it_says_by_what_it_is_found(self, folder: Path) -> None:
        assert document(folder, "show", "glass-choir", "--lang", "de")["found_by"] == [
            "Glass Choir", "Glaskoor", "Het Glazen Koor",
        ]  # fmt: skip
        assert "de: no name of its own; found there by Glass Choir" in said(
            folder, "show", "glass-choir", "--lang", "de"
        )
        assert "ru: no name of its own; not found there" in said(folder, "show", "glass-choir", "--lang", "ru")

    def test_an_unknown_one_is_told_the_nearest(self, folder: Path) -> None:
        assert "no entity '$natto' (did you mean 'nato'?)" in refusal(folder, "show", "$natto")

    def test_an_unknown_language_is_wrong_usage(self, folder: Path) -> None:
        assert entities(folder, "show", "nato", "--lang", "klingon!").exit_code == 2


class TestFind:
    def test_names_of_packs_that_are_off_and_own_ones_are_found(self, folder: Path) -> None:
        found = document(folder, "find", "glaskoor")
        assert [(row["entity"], row["name"], row["languages"]) for row in found["called"]] == [
            ("glass-choir", "Glaskoor", ["nl"])
        ]
        found = document(folder, "find", "aleppo")
        assert {row["entity"]: row["sought"] for row in found["called"]} == {"city.aleppo": False}

    def test_longer_names_and_near_spellings_follow(self, folder: Path) -> None:
        found = document(folder, "find", "glazen koor")
        assert [row["name"] for row in found["containing"]] == ["Het Glazen Koor"]
        found = document(folder, "find", "Glaskor")
        assert (found["called"], [row["name"] for row in found["near"]]) == ([], ["Glaskoor"])

    def test_a_language_narrows(self, folder: Path) -> None:
        assert "glass-choir" in said(folder, "find", "glaskoor", "--lang", "nl")
        assert refusal(folder, "find", "glaskoor", "--lang", "ru").startswith("nothing is called 'glaskoor' in ru; ")

    def test_demonyms_are_marked(self, folder: Path) -> None:
        assert "Glaszangers (demonym)" in said(folder, "find", "glaszangers")

    def test_nothing_is_exit_code_one(self, folder: Path) -> None:
        assert "'qqqqqqqqqq'; persons are not in the packs: write what" in refusal(folder, "find", "qqqqqqqqqq")
        result = entities(folder, "find", "qqqqqqqqqq", "--json")
        assert result.exit_code == 1
        assert json.loads(result.output) == {"text": "qqqqqqqqqq", "called": [], "containing": [], "near": []}


class TestSuggest:
    def test_every_entity_of_the_rules_with_the_languages_it_lacks(self, folder: Path) -> None:
        assert document(folder, "suggest") == {
            "languages": ["nl", "ru"],
            "undeclared": [],
            "entities": [
                {"id": "glass-choir", "missing": [{"language": "ru", "found": False, "found_by": []}]},
                {"id": "city.idlib", "missing": []},
            ],
        }
        for line in ("glass-choir  ru          no: give it a name", "1 entity has a name in each of nl, ru"):
            assert line in said(folder, "suggest")

    def test_one_entity(self, folder: Path) -> None:
        assert said(folder, "suggest", "org.nato") == "1 entity has a name in each of nl, ru\n"

    def test_without_languages_there_is_nothing_to_compare_with(self, folder: Path) -> None:
        (folder / "feeds.yaml").write_text("feeds: [{id: f, url: 'https://feeds.test/rss'}]\n")
        assert "no feed declares a language" in refusal(folder, "suggest")

    def test_rules_without_entities(self, folder: Path) -> None:
        (folder / "rules.yaml").write_text("rules: [{id: r, any: [x], to: [desk]}]\n")
        assert "no rule names an entity" in refusal(folder, "suggest")


HELMETS = item(
    "Q7",
    labels={"en": "White Helmets", "nl": "Witte Helmen", "ru": "Белые каски", "fi": "Valkokypärät"},
    aliases={"nl": ["WH: de helmen", "wh", "Glaskoor"]},
    classes=["Q163740"],
)
NATO = item("Q8", labels={"en": "NATO", "nl": "Bond van Glazen Zeeën", "ru": "НАТО", "de": "NATO"})


@pytest.fixture
async def wikidata() -> AsyncIterator[WikidataServer]:
    """Give a server of names."""
    async with WikidataServer(HELMETS, NATO) as running:
        yield running


class TestImport:
    async def run(self, wikidata: WikidataServer, folder: Path, *args: str) -> Result:
        """Import from the server, in a thread so that it can answer."""
        variables = {"WIKIDATA_URL": wikidata.url, "FETCH_ALLOW_NETS": "127.0.0.0/8"}
        return await asyncio.to_thread(entities, folder, "import", *args, **variables)

    async def test_yaml_to_paste_with_the_doubts_as_comments(self, wikidata: WikidataServer, folder: Path) -> None:
        result = await self.run(wikidata, folder, "Q7")
        assert (
            result.output
            == """\
# Q7 of Wikidata, names in nl, ru (--all: in every language)
# new: paste it below `entities:` in entities.yaml
white-helmets:
  kind: organisation
  names:
    nl:
      - Witte Helmen
      - "WH: de helmen"
      # - wh  (too short)
      # - Glaskoor  (already glass-choir)
    ru:
      - Белые каски
"""
        )

    async def test_every_language_on_wish(self, wikidata: WikidataServer, folder: Path) -> None:
        result = await self.run(wikidata, folder, "q7", "--all")
        assert "- Valkokypärät" in result.output

    async def test_what_we_have_is_commented_and_the_new_marked(self, wikidata: WikidataServer, folder: Path) -> None:
        (folder / "entities.yaml").write_text("packs: []\n")
        (folder / "rules.yaml").write_text("")
        result = await self.run(wikidata, folder, "Q8", "--all")
        assert "# we have it as org.nato of the pack organisations: this adds to it" in result.output
        assert "  # - НАТО  (there already)" in result.output
        assert "      - Bond van Glazen Zeeën  # new" in result.output
        assert "kind" not in result.output

    async def test_written_to_a_file_it_loads(self, wikidata: WikidataServer, folder: Path) -> None:
        result = await self.run(wikidata, folder, "Q7", "--write", str(folder / "entities.yaml"))
        assert result.exit_code == 0
        [added] = [one for one in load_config(folder, {}).entities if one.id == "white-helmets"]
        assert [name.text for name in added.names] == ["Witte Helmen", "WH: de helmen", "Белые каски"]
        assert (folder / "entities.yaml").read_text().startswith(ENTITIES.removesuffix("packs: []\n"))

    async def test_an_entity_that_is_there_is_not_written_again(self, wikidata: WikidataServer, folder: Path) -> None:
        for id_ in ("Q7", "Q7", "Q8"):
            before = (folder / "entities.yaml").read_text()
            result = await self.run(wikidata, folder, id_, "--write", str(folder / "entities.yaml"))
            is_first = "white-helmets" not in before
            assert (result.exit_code == 0) is is_first
            assert is_first or (folder / "entities.yaml").read_text() == before
        assert isinstance(result.exception, BotError)
        assert "stands here already" in str(result.exception)

    async def test_without_write_no_file_is_touched(self, wikidata: WikidataServer, folder: Path) -> None:
        before = {path: path.read_bytes() for path in folder.iterdir()}
        await self.run(wikidata, folder, "Q7")
        assert {path: path.read_bytes() for path in folder.iterdir()} == before

    async def test_trouble_is_one_sentence(self, wikidata: WikidataServer, folder: Path) -> None:
        result = await self.run(wikidata, folder, "Q9")
        assert str(result.exception) == "Wikidata has no item Q9"
        wikidata.behaviour = Status(code=503)
        result = await self.run(wikidata, folder, "Q7")
        assert str(result.exception) == f"{wikidata.url} answers HTTP 503"

    def test_what_is_no_item_is_wrong_usage(self, folder: Path) -> None:
        for id_ in ("7", "Q0", "P31", "Q7|Q8", "Q7&x=1"):
            assert entities(folder, "import", id_).exit_code == 2


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1))
def test_any_name_is_the_same_name_when_it_is_read_again(text: str) -> None:
    problems = Problems()
    node = parse(f"  - {yaml_text(text)}  # new\n", "entities.yaml", problems)
    assert not problems
    assert isinstance(node, Items)
    [read] = node.nodes
    assert isinstance(read, Scalar)
    assert read.text == text


def test_names_in_doubt_are_warnings_of_rules_check(folder: Path) -> None:
    (folder / "entities.yaml").write_text(ENTITIES.replace("[De Navo]", "[NAVO]"))
    result = CliRunner().invoke(cli, ["--config", str(folder), "rules", "check", "--json"])
    assert result.exit_code == 0
    [warning] = json.loads(result.output)["warnings"]
    assert warning["where"] == f"{folder}/entities.yaml:10:3"
    assert warning["problem"].startswith("this adds nothing to org.nato")
    assert "entities show" in warning["hint"]
