"""`rules check`, as an analyst runs it: a process, its exit code and what it prints."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.forked import ROOT
from tests.journeys.processes import Result, run, run_cold
from tests.settings.files import CHANNEL, ENTITY, FEED, RULE, TOKEN, write

_KEYS = {"severity", "where", "file", "line", "column", "problem", "hint"}
_GOOD = {
    "rules.yaml": RULE + "    tests: {match: [{en: x}], reject: [{en: y}]}\n",
    "feeds.yaml": FEED,
    "entities.yaml": ENTITY,
}
_DOUBTFUL = {"rules.yaml": RULE.replace("    to: [desk]\n", "") + "    feeds: ['aa-*']\n"}
_BAD = {
    "channels.yaml": CHANNEL + "    chta: 1\n",
    "entities.yaml": "packs: [no-such]\n",
    "feeds.yaml": "feeds:\n  - {id: f}\n",
    "rules/1.yaml": "rules: [\n",
    "rules/2.yaml": "rules:\n  - {id: a, all: [x], anny: [y], to: [dsk]}\n",
}


def _check(folder: Path, *options: str, **environment: str) -> Result:
    return asyncio.run(run("--config", folder, *options, cwd=ROOT, **environment))


def _json(done: Result) -> dict[str, Any]:
    """Give the one document on stdout; anything beside it breaks the reading."""
    assert done.out.isascii()
    document: dict[str, Any] = json.loads(done.out)
    return document


def test_a_clean_set_exits_0_and_says_what_it_holds(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _GOOD), "rules", "check")
    assert (done.code, done.err) == (0, "")
    for words in ("1 feed", "1 channel", "1 rule ", "2 tests"):
        assert words in done.out


def test_an_empty_folder_is_clean(tmp_path: Path) -> None:
    done = _check(tmp_path, "rules", "check")
    assert (done.code, done.err) == (0, "")


def test_warnings_go_to_stderr_and_exit_0(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _DOUBTFUL), "rules", "check")
    assert done.code == 0
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("warning: ") and f"{tmp_path}/rules.yaml:" in line for line in lines)


def test_an_unset_variable_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {"feeds.yaml": FEED + '    headers: {X-Key: "${AA_KEY}"}\n'})
    done = _check(tmp_path, "rules", "check")
    assert done.code == 0
    assert f"{tmp_path}/feeds.yaml:4:22: " in done.err
    assert "AA_KEY" in done.err


def test_all_problems_of_all_files_come_at_once_one_line_each(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _BAD), "rules", "check")
    assert (done.code, done.out) == (3, "")
    lines = [line for line in done.err.splitlines() if line.startswith("error: ")]
    places = [line.removeprefix(f"error: {tmp_path}/").split(": ")[0] for line in lines]
    assert [place.rpartition(":")[0] for place in places] == [
        *["channels.yaml:4", "entities.yaml:1", "feeds.yaml:2", "rules/1.yaml:2", "rules/2.yaml:2", "rules/2.yaml:2"],
    ]
    assert len(done.err.splitlines()) <= len(lines) + 1, "at most a closing line besides"
    assert "Traceback" not in done.err


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A clean set, as JSON."""
    return _check(write(tmp_path_factory.mktemp("clean"), _GOOD), "rules", "check", "--json")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A set with something wrong in every file, as JSON."""
    return _check(write(tmp_path_factory.mktemp("bad"), _BAD), "rules", "check", "--json")


def test_json_of_a_clean_set(clean: Result) -> None:
    document = _json(clean)
    assert (clean.code, clean.err) == (0, "")
    assert (document["ok"], document["errors"], document["warnings"]) == (True, [], [])


def test_json_of_a_doubtful_set(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _DOUBTFUL), "rules", "check", "--json")
    document = _json(done)
    assert (done.code, document["ok"], document["errors"]) == (0, True, [])
    assert [set(warning) for warning in document["warnings"]] == [_KEYS] * 2
    assert {warning["where"].rpartition("/")[2].split(":")[0] for warning in document["warnings"]} == {"rules.yaml"}


def test_json_of_a_bad_set(bad: Result) -> None:
    document = _json(bad)
    assert (bad.code, document["ok"], len(document["errors"])) == (3, False, 6)
    for error in document["errors"]:
        assert set(error) == _KEYS
        assert ".yaml:" in error["where"]
        assert error["problem"]


def test_json_tells_warnings_beside_errors(tmp_path: Path) -> None:
    files = {"rules.yaml": _DOUBTFUL["rules.yaml"] + "    priority: loud\n"}
    document = _json(_check(write(tmp_path, files), "rules", "check", "--json"))
    assert len(document["errors"]) == 1
    assert len(document["warnings"]) == 2


def test_json_has_the_same_keys_whatever_the_outcome(clean: Result, bad: Result) -> None:
    assert set(_json(clean)) == set(_json(bad))


@pytest.mark.parametrize("environment", [{}, {"LOG_LEVEL": "LOUD"}], ids=["an absent folder", "a bad variable"])
def test_json_is_a_document_also_when_nothing_can_be_read(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path if environment else tmp_path / "nowhere"
    done = _check(folder, "rules", "check", "--json", **environment)
    assert done.code == 3
    document = _json(done)
    assert document["ok"] is False
    assert len(document["errors"]) == 1


def test_an_absent_folder_exits_3_and_is_named(tmp_path: Path) -> None:
    done = _check(tmp_path / "nowhere", "rules", "check")
    assert (done.code, done.out) == (3, "")
    assert str(tmp_path / "nowhere") in done.err
    assert len(done.err.splitlines()) == 1


def test_a_failing_test_exits_3_with_rule_and_example(tmp_path: Path) -> None:
    done = _check(write(tmp_path, {"rules.yaml": RULE + "    tests: {match: [{en: olives}]}\n"}), "rules", "check")
    assert done.code == 3
    assert "'a'" in done.err
    assert "olives" in done.err


def test_no_file_makes_a_traceback(tmp_path: Path) -> None:
    values = ["chat: --5", "chat: " + "1" * 5000, "topic: " + "1" * 5000]
    channels = "".join(f"  c{number}: {{{value}}}\n" for number, value in enumerate(values))
    done = _check(write(tmp_path, {"channels.yaml": f"channels:\n{channels}"}), "rules", "check")
    assert done.code == 3
    assert "Traceback" not in done.err


def test_config_dir_names_the_folder_and_the_option_wins(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good", _GOOD), write(tmp_path / "bad", _BAD)
    assert asyncio.run(run_cold("rules", "check", cwd=ROOT, CONFIG_DIR=str(bad))).code == 3
    assert _check(good, "rules", "check", CONFIG_DIR=str(bad)).code == 0


def test_quiet_says_only_what_is_wrong(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _GOOD), "--quiet", "rules", "check")
    assert (done.code, done.out, done.err) == (0, "", "")


_WITHOUT_OTHERS = {
    "channels.yaml": CHANNEL + "    topic: first\n",
    "entities.yaml": ENTITY.replace("Glass Choir]", "'--']") + "    not: ['--']\n",
    "feeds.yaml": FEED + "    zzzzzz: 1\n    headers: {'a b': c}\n  - hello\n",
    "rules.yaml": "rules:\n  - {all: [x]}\n"
    + "".join(
        f"  - {{id: r{number}, to: [desk], {keys}}}\n"
        for number, keys in enumerate(
            [
                *["all: [x], zzzzzz: 1", "all: [x], title: [b]", "all: [x], in: [title]", "all: [x], outlets: [~]"],
                *["query: 'x)'", "query: 'x AND ()'", "query: 'x AND \" \"'", "all: [$qqqqqqqq]", "all: []"],
                *["all: [x], feeds: [qqqqq]", "all: [x], languages: [qqqqq]", "all: [x], tests: {match: [{en: [x]}]}"],
            ]
        )
    ),
}


def test_every_error_has_a_place_a_problem_and_a_hint(tmp_path: Path) -> None:
    errors = _json(_check(write(tmp_path, _WITHOUT_OTHERS), "rules", "check", "--json"))["errors"]
    assert len(errors) >= 16
    assert all(re.fullmatch(r"[a-z]+\.yaml:\d+:\d+", error["where"].removeprefix(f"{tmp_path}/")) for error in errors)
    assert [error for error in errors if not error["problem"] or not error["hint"]] == []


_OVER_LINES = {
    "channels.yaml": CHANNEL + '    tz: "Europe\\nParis"\n',
    "feeds.yaml": 'feeds:\n  - {id: f, url: "ftp:\\n//x"}\n',
    "rules.yaml": RULE + "    status: |\n      live\n" + '    "ti\\ntle": b\n    priority: "loud\\e[2J"\n',
}


def test_every_problem_is_one_line_whatever_the_file_holds(tmp_path: Path) -> None:
    done = _check(write(tmp_path, _OVER_LINES), "rules", "check")
    assert [line for line in done.err.splitlines()[:-1] if not line.startswith(f"error: {tmp_path}/")] == []


def test_a_failing_example_is_one_line(tmp_path: Path) -> None:
    tests = '    tests: {match: [{en: "Idlib\\nharvest"}]}\n'
    done = _check(write(tmp_path, {"rules.yaml": RULE + tests}), "rules", "check")
    assert [line for line in done.err.splitlines()[:-1] if not line.startswith(f"error: {tmp_path}/")] == []


_TOKENS = {
    "channels.yaml": CHANNEL + f"    tz: '{TOKEN}'\n  other: {{chat: '{TOKEN}'}}\n",
    "feeds.yaml": FEED + f"    headers: {{Authorization: 'Bearer {TOKEN}'}}\n",
    "rules.yaml": RULE + f"    status: '{TOKEN}'\n    '{TOKEN}': b\n  - {{id: b, all: ['{TOKEN}'], to: ['{TOKEN}']}}\n",
}


@pytest.mark.parametrize("options", [["check"], ["check", "--json"]], ids=["text", "json"])
def test_a_bot_token_in_a_file_is_refused_and_never_printed(tmp_path: Path, options: list[str]) -> None:
    done = _check(write(tmp_path, _TOKENS), "rules", *options)
    assert done.code == 3
    assert (done.out + done.err).count("looks like a bot token") == 7
    assert TOKEN not in done.out + done.err


def test_a_bot_token_in_an_address_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"feeds.yaml": f"feeds:\n  - {{id: f, url: 'https://api.telegram.org/bot{TOKEN}/getUpdates'}}\n"})
    assert "token" in _check(tmp_path, "rules", "check").err


def test_no_place_is_told_twice(tmp_path: Path) -> None:
    files = {
        "feeds.yaml": "defaults: {rights: all}\nfeeds:\n  - {id: a, url: http://a.b}\n  - {id: b, url: http://a.c}\n",
        "rules.yaml": RULE + "    in: [title]\n  - {id: b, query: '$nowhere AND $nowhere', to: [desk]}\n",
    }
    errors = _json(_check(write(tmp_path, files), "rules", "check", "--json"))["errors"]
    places = [error["where"].removeprefix(f"{tmp_path}/") for error in errors]
    assert sorted(set(places)) == sorted(places)
