"""Which files are read, how they come together, and that all that is wrong with all of them is told at once."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from bot.errors import ConfigError, InvalidConfigError
from bot.settings.loading import config_stamp, load_config
from tests.settings.files import (
    CHANNEL,
    ENTITY,
    FEED,
    NO_PACKS,
    RULE,
    lies_inside,
    load,
    problems_of,
    refusal,
    warnings_of,
    write,
)


def _rule(name: str) -> str:
    return RULE.replace("id: a", f"id: {name}")


def test_the_single_file_comes_first_then_the_folder_in_name_order(tmp_path: Path) -> None:
    files = {
        "rules/b.yaml": _rule("b"),
        "rules/a.yaml": _rule("a"),
        "rules.yaml": _rule("z"),
        "rules/C.yaml": _rule("c"),
    }
    assert [rule.id for rule in load(tmp_path, files).rules] == ["z", "c", "a", "b"]


@pytest.mark.parametrize("kind", ["feeds", "channels", "entities", "rules"])
def test_every_kind_may_be_a_folder(tmp_path: Path, kind: str) -> None:
    texts = {"feeds": FEED, "channels": CHANNEL, "entities": ENTITY, "rules": RULE}
    config = load(tmp_path, {f"{kind}/mine.yaml": texts[kind]})
    found = {"feeds": config.feeds, "channels": config.channels, "rules": config.rules, "entities": config.entities}
    assert found[kind]


@pytest.mark.parametrize(
    "name", ["rules/deep/a.yaml", "rules/a.txt", "rules/a.yaml~", "rules/a.yaml/b.txt", "rule.yaml"]
)
def test_nothing_else_is_read(tmp_path: Path, name: str) -> None:
    assert not load(tmp_path, {name: "[not, our, file"}).rules


@pytest.mark.parametrize("name", ["rules.yml", "rules/a.yml", "feeds.yml"])
def test_a_yml_file_is_not_read_and_says_so(tmp_path: Path, name: str) -> None:
    (said,) = warnings_of(tmp_path, {name: "[not read"})
    assert said.where == name
    assert ".yaml" in said.hint


def test_defaults_apply_to_their_own_file_only(tmp_path: Path) -> None:
    files = {
        "rules/a.yaml": "defaults: {priority: urgent, owner: desk}\n" + RULE,
        "rules/b.yaml": _rule("b"),
        "feeds/a.yaml": "defaults: {rights: full}\n" + FEED,
        "feeds/b.yaml": FEED.replace("id: f", "id: g"),
    }
    config = load(tmp_path, files)
    assert [(rule.priority, rule.owner) for rule in config.rules] == [("urgent", "desk"), ("normal", None)]
    assert [feed.rights for feed in config.feeds] == ["full", "headline"]


def test_a_key_of_its_own_wins_over_the_defaults(tmp_path: Path) -> None:
    written = "defaults: {priority: urgent, in: body}\n" + RULE + "    priority: normal\n"
    (rule,) = load(tmp_path, {"rules.yaml": written}).rules
    assert rule.priority == "normal"
    assert rule.fields == {"body"}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("rules.yaml", "defaults: {▸priorty: urgent}\nrules: []\n"),
        ("rules.yaml", "defaults: {▸priorty: urgent}\n" + RULE + "  - {id: b, all: [x]}\n"),
        ("rules.yaml", "defaults: {to: [▸nowhere]}\nrules:\n  - {id: a, all: [x]}\n  - {id: b, all: [x]}\n"),
        ("feeds.yaml", "defaults: {▸rigths: full}\n"),
        ("feeds.yaml", "defaults: ▸full\n" + FEED),
        ("rules.yaml", "defaults: ▸[urgent]\n" + RULE),
    ],
    ids=["no rule", "two rules", "a channel", "no feed", "text for feeds", "a list for rules"],
)
def test_a_mistake_in_defaults_is_told_once(tmp_path: Path, name: str, written: str) -> None:
    assert refusal(tmp_path, name, written).hint


_EMPTY = ["", "\n", "# nothing yet\n", "---\n", "{kind}:\n", "{kind}: ~\n"]


@pytest.mark.parametrize("content", [*_EMPTY, "{kind}: []\n"])
@pytest.mark.parametrize("kind", ["feeds", "rules"])
def test_a_file_of_a_list_may_be_empty(tmp_path: Path, kind: str, content: str) -> None:
    config = load(tmp_path, {f"{kind}.yaml": content.replace("{kind}", kind)})
    assert not config.feeds
    assert not config.rules


@pytest.mark.parametrize("content", [*_EMPTY, "{kind}: {}\n"])
@pytest.mark.parametrize("kind", ["channels", "entities"])
def test_a_file_of_ids_may_be_empty(tmp_path: Path, kind: str, content: str) -> None:
    text = content.replace("{kind}", kind)
    files = {"entities/packs.yaml": NO_PACKS, "channels.yaml": "", f"{kind}.yaml": text}
    assert not load(tmp_path, files).channels


def test_all_files_may_be_absent(tmp_path: Path) -> None:
    config = load_config(tmp_path, {})
    assert not any((config.feeds, config.channels, config.rules, config.warnings, config.blockers))
    assert config.entities, "the packs are on by default"


def test_an_absent_folder_is_named_and_exits_3(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        load_config(tmp_path / "nowhere", {})
    assert str(tmp_path / "nowhere") in str(refused.value)
    assert refused.value.exit_code == 3
    assert refused.value.hint


_TWICE = {
    "rules": ("rules:\n  - {id: a, all: [x], to: []}\n", "rules/1.yaml:2:10", "rules/2.yaml:2:10"),
    "feeds": ("feeds:\n  - {id: a, url: https://a.test}\n", "feeds/1.yaml:2:", "feeds/2.yaml:2:"),
    "channels": ("channels:\n  a: {chat: 1}\n", "channels/1.yaml:2:3", "channels/2.yaml:2:3"),
    "entities": ("entities:\n  a: {kind: place, names: {en: [b]}}\n", "entities/1.yaml:2:3", "entities/2.yaml:2:3"),
}


@pytest.mark.parametrize("kind", _TWICE)
def test_an_id_twice_names_both_places(tmp_path: Path, kind: str) -> None:
    written, first, second = _TWICE[kind]
    (said,) = problems_of(tmp_path, {"entities.yaml": NO_PACKS, f"{kind}/1.yaml": written, f"{kind}/2.yaml": written})
    assert said.where.startswith(second)
    assert first in said.problem
    assert "'a'" in said.problem
    assert said.hint


@pytest.mark.parametrize("kind", ["rules", "feeds"])
def test_an_id_twice_in_one_file_names_both_places(tmp_path: Path, kind: str) -> None:
    written = _TWICE[kind][0]
    (said,) = problems_of(tmp_path, {f"{kind}.yaml": written + written.partition("\n")[2]})
    assert said.where.startswith(f"{kind}.yaml:3:")
    assert f"{kind}.yaml:2:" in said.problem


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("feeds.yaml", "feeds:\n  - {id: a, url: ftp://a.test}\n  - {id: a, url: https://a.test}\n"),
        ("rules.yaml", "rules:\n  - {id: a, all: []}\n  - {id: a, all: [x]}\n"),
    ],
)
def test_an_id_twice_is_told_though_the_first_is_wrong(tmp_path: Path, name: str, written: str) -> None:
    assert any("twice" in said.problem for said in problems_of(tmp_path, {name: written}))


@pytest.mark.parametrize(
    ("file", "key", "home"),
    [
        ("rules.yaml", "feeds", "feeds.yaml"),
        ("rules.yaml", "packs", "entities.yaml"),
        ("feeds.yaml", "rules", "rules.yaml"),
        ("channels.yaml", "entities", "entities.yaml"),
        ("feeds.yaml", "channels", "channels.yaml"),
    ],
)
def test_a_top_key_in_the_wrong_file_points_to_its_home(tmp_path: Path, file: str, key: str, home: str) -> None:
    assert home in refusal(tmp_path, file, f"▸{key}: []\n").hint


@pytest.mark.parametrize(("key", "known"), [("rule", "rules"), ("Rules", "rules"), ("default", "defaults")])
def test_an_unknown_top_key_is_told_the_nearest(tmp_path: Path, key: str, known: str) -> None:
    assert f"'{known}'" in refusal(tmp_path, "rules.yaml", f"▸{key}: []\n").hint


@pytest.mark.parametrize("written", ["▸- {id: a, all: [x]}\n", "▸hello\n", "▸[]\n", "▸5\n"])
def test_a_file_without_a_top_key_is_told_how_to_begin(tmp_path: Path, written: str) -> None:
    assert "rules:" in refusal(tmp_path, "rules.yaml", written).hint


def test_all_problems_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    files = {
        "channels.yaml": "channels: {desk: {chat: x, topic: y}}\n",
        "entities.yaml": "packs: [no-such]\n",
        "feeds.yaml": "feeds:\n  - {id: f}\n  - {id: g, url: ftp://a}\n",
        "rules/1.yaml": "rules: [\n",
        "rules/2.yaml": "rules:\n  - {id: a, al: [x]}\n  - {id: b, all: [$nowhere]}\n  - {id: c, all: [x], to: [d]}\n",
    }
    problems = problems_of(tmp_path, files)
    assert [":".join(said.where.split(":")[:2]) for said in problems] == [
        *["channels.yaml:1", "channels.yaml:1", "entities.yaml:1", "feeds.yaml:2", "feeds.yaml:3", "rules/1.yaml:2"],
        *["rules/2.yaml:2", "rules/2.yaml:2", "rules/2.yaml:3", "rules/2.yaml:4"],
    ]


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"rules.yaml": "rules:\n  - {id: a, all: [], to: [nowhere]}\n"}, 2),
        ({"rules.yaml": RULE + "    title: &a b\n    why: &c d\n"}, 2),
        ({"rules.yaml": "rules:\n  - {id: a, all: [*star, *moon]}\n"}, 2),
        ({"rules.yaml": RULE + "    title: !a b\n    whi: c\n"}, 2),
        ({"rules.yaml": RULE + "    tests: {match: [{en: y}]}\n", "channels.yaml": CHANNEL + "    chta: 1\n"}, 2),
        ({"rules.yaml": RULE + "    tests: {match: [{en: y}]}\n  - {id: b, all: [x], whi: c}\n"}, 2),
    ],
    ids=[
        "no clause and no channel",
        "two anchors",
        "two aliases",
        "a tag and a key",
        "a failing test and a bad channel",
        "a test and a key",
    ],
)
def test_one_problem_hides_no_other(tmp_path: Path, files: dict[str, str], count: int) -> None:
    assert len(problems_of(tmp_path, dict(files))) == count


def test_the_stamp_changes_with_every_edit(tmp_path: Path) -> None:
    """By it a running bot takes the next good set by itself."""
    stamps = [config_stamp(write(tmp_path, {"rules.yaml": RULE}))]
    for name in ("rules.yaml", "rules/new.yaml", "feeds.yaml"):
        (write(tmp_path, {name: "# edited\n"}) / name).touch()
        os.utime(tmp_path / name, ns=(1, len(stamps)))
        stamps.append(config_stamp(tmp_path))
    (tmp_path / "rules/new.yaml").unlink()
    stamps.append(config_stamp(tmp_path))
    assert len(set(stamps)) == len(stamps)


_GOOD = {
    "rules.yaml": "defaults: {in: title+lead, to: [desk]}\n" + RULE + "    any: [$glass-choir, {none: [=US, 'yet*']}]\n"
    "    query: '$glass-choir OR (statement NOT title:\"press release\")'\n    max_age: 48h\n    feeds: [f*]\n"
    "    tests: {match: [{en: {title: Glass Choir, lead: x}}], reject: [{en: y}]}\n",
    "feeds.yaml": FEED
    + "    every: 30m\n    first_run: last 24h\n    language: [nl, tr]\n    headers: {Authorization: 'b'}\n",
    "channels.yaml": CHANNEL + "    topic: 42\n    language: nl\n    tz: Europe/Amsterdam\n",
    "entities.yaml": ENTITY + "    label: {nl: Glazen Koor}\n    not: [glass choir stalls]\n    only: true\n",
}
_SPLINTERS = (
    "\n|\n  |\n    - |: |, |{|}|[|]|'|\"|#| #|- |? |&a |*a|!t |<<: |\\|---\n|\t|\r\n|~|null|true|7|--5|-|$|$nato|=|*|("
    "|title:|)|OR |NOT |NEAR/8 |re:/x/|\x00|\x85|\u2028|ж|🎈|İ|99999999999d|2024-01-31|rules:|feeds:|channels:|packs:"
    '|id: |all: |chat: |tests: |1h|0s|@x|${X}|123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|>\n|"\\n"'
)
_pieces = st.sampled_from(_SPLINTERS.split("|"))
_texts = st.text(st.characters(codec="utf-8"), max_size=40)
_quick = settings(max_examples=100, deadline=2000, derandomize=True, database=None, phases=tuple(Phase)[:-1])


def test_the_good_files_are_good(tmp_path: Path) -> None:
    assert not load(tmp_path, _GOOD).warnings


@_quick
@given(name=st.sampled_from([*_GOOD]), content=_texts | st.lists(_pieces | _texts).map("".join) | st.binary())
@example(name="channels.yaml", content="channels: {a: {chat: --5}}")
@example(name="channels.yaml", content="channels: {a: {chat: " + "1" * 5000 + "}}")
@example(name="feeds.yaml", content="feeds: [{id: a, url: http://a.b, every: 9999999999d}]")
@example(name="rules.yaml", content="rules: [{id: a, all: [x], max_age: " + "1" * 5000 + "s}]")
def test_whatever_a_file_holds_it_loads_or_gives_problems(name: str, content: str | bytes) -> None:
    with TemporaryDirectory() as folder, suppress(InvalidConfigError):
        load(Path(folder), {"entities/packs.yaml": NO_PACKS, name: content})


@_quick
@given(
    name=st.sampled_from([*_GOOD]),
    edits=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 12), _pieces | _texts), min_size=1, max_size=3),
)
def test_a_good_file_badly_edited_loads_or_points_inside_itself(name: str, edits: list[tuple[int, int, str]]) -> None:
    text = _GOOD[name]
    for at, length, splinter in edits:
        text = text[: at % len(text)] + splinter + text[at % len(text) + length :]
    with TemporaryDirectory() as folder:
        files = {**_GOOD, name: text}
        problems: tuple[ConfigError, ...] = ()
        try:
            load(Path(folder), files)
        except InvalidConfigError as refused:
            problems = refused.problems
        outside = [one for one in problems if not lies_inside(one.where.removeprefix(f"{folder}/"), files)]
    assert not outside
