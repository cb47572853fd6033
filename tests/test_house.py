"""The house: small files, and a README line for everything a person can type."""

import re
import subprocess
import tempfile
from pathlib import Path

import click
import pytest
import yaml

from bot.cli.main import cli
from bot.errors import InvalidConfigError
from bot.settings.environment import describe_settings
from bot.settings.loading import load_config
from bot.text.inflection import INFLECTED

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 300
READMES = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "config/README.md", "bot/README.md")
}
TOP_LEVEL = {
    "bot", "config", "tests", "requirements.txt", "Procfile", "README.md", "pyproject.toml", "app.json",
    ".python-version", ".env.example", ".gitignore", ".ci", "LICENSE",
}  # fmt: skip
MOST_DEPENDENCIES = 14
TABLES: set[str] = set()
"""Files of data, which may be as long as they need."""


def sources() -> list[Path]:
    """Give every Python file of ours."""
    return [path for folder in ("bot", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    tables = {"bot/text/languages.py"}
    assert not long.keys() - tables


def test_no_file_is_a_cupboard() -> None:
    cupboards = {"utils", "helpers", "manager", "base", "common", "misc"}
    assert not [path for path in sources() if path.stem in cupboards]


def test_every_module_stands_in_the_map_of_the_house() -> None:
    """In the row of its room; tables of languages and packs are told by their folder."""
    rows = dict(re.findall(r"^\| `?(\w+)/?`? \| (.*) \|$", READMES["bot/README.md"], re.MULTILINE))
    for path in (ROOT / "bot").rglob("*.py"):
        room, *rest = path.relative_to(ROOT / "bot").with_suffix("").parts
        if path.stem == "__init__" or room == "packs" or "inflection" in rest:
            continue
        assert f"`{path.stem}`" in rows[room if rest else "top"], path


def test_the_readme_is_for_reading() -> None:
    assert len(READMES["README.md"].splitlines()) <= 150


def test_direct_dependencies_are_few_pinned_and_reasoned() -> None:
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) <= MOST_DEPENDENCIES
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+ +# .+", line) for line in lines)


def commands(group: click.Group, before: tuple[str, ...] = ()) -> list[str]:
    """Give every command as it is typed."""
    found = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        words = (*before, name)
        if isinstance(command, click.Group):
            found.extend(commands(command, words))
        else:
            found.append(" ".join(words))
    return found


@pytest.mark.parametrize("command", commands(cli))
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert re.search(rf"`(bash bot/run\.sh )?{command}\b|bash bot/run\.sh {command}\b", READMES["README.md"])


@pytest.mark.parametrize("name", [name for name, _, _ in describe_settings({})])
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in READMES["README.md"]


KEYS = {
    key
    for path in sorted((ROOT / "bot" / "settings").glob("*.py"))
    for key in re.findall(
        r'keys\.(?:take|text|texts|duration|flag|required|choice|languages)\(\s*"(\w+)"', path.read_text()
    )
    if path.name != "scenes.py"
} | {"all", "any", "none", "query"}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_stands_in_the_analysts_reference(key: str) -> None:
    assert re.search(rf"`{key}`|`{key}:", READMES["config/README.md"])


def blocks() -> list[tuple[str, str]]:
    """Give every YAML block of the documentation with its place."""
    return [
        (f"{name}, block {number}", block)
        for name, text in READMES.items()
        for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL), 1)
    ]


@pytest.mark.parametrize(("place", "block"), blocks())
def test_every_yaml_block_of_the_documentation_loads_and_its_tests_pass(place: str, block: str) -> None:
    """Channels and feeds that a block only names are taken for given."""
    parts: dict[str, dict[str, object]] = {}
    homes = {"rules": "rules", "feeds": "feeds", "channels": "channels", "entities": "entities", "packs": "entities"}
    top = yaml.load(block, Loader=yaml.BaseLoader)
    for key in top:
        if key in homes:
            parts.setdefault(homes[key], {})[key] = top[key]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in parts:
            (folder / f"{kind}.yaml").write_text(section_of(block, kind, homes), encoding="utf-8")
        given = {"channels": sorted(named(block, "to")), "feeds": ["aa-tr"]}
        if "channels" not in parts and given["channels"]:
            (folder / "channels.yaml").write_text("channels:\n" + "".join(f"  {one}:\n" for one in given["channels"]))
        if "feeds" not in parts:
            (folder / "feeds.yaml").write_text("feeds: [{id: aa-tr, url: 'https://a.example/rss'}]")
        try:
            load_config(folder, {"AA_KEY": "x"})
        except InvalidConfigError as error:
            pytest.fail(f"{place}: {error}")


def section_of(block: str, kind: str, homes: dict[str, str]) -> str:
    """Give the top keys of a block that belong into one file."""
    kept, is_wanted = [], False
    for line in block.splitlines():
        top = re.match(r"(\w+):", line)
        if top:
            is_wanted = homes.get(top[1], kind) == kind
        if is_wanted:
            kept.append(line)
    return "\n".join(kept) + "\n"


def named(block: str, key: str) -> set[str]:
    """Give the ids in every list behind a key."""
    return {
        one.strip() for found in re.findall(rf"\b{key}: \[([^\]]*)\]", block) for one in found.split(",") if one.strip()
    }


def test_nothing_stands_at_the_root_that_has_no_reason() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {path.split("/")[0] for path in tracked} <= TOP_LEVEL


def test_the_shipped_configuration_loads_without_a_warning() -> None:
    for folder in ("config", "config/demo"):
        config = load_config(ROOT / folder, {})
        assert (config.warnings, config.blockers) == ((), ())
        assert all(rule.examples for rule in config.rules)


def test_shipped_feeds_begin_gently() -> None:
    """The first run of a newcomer shows the last day, and no feed is asked more often than it likes."""
    feeds = load_config(ROOT / "config", {}).feeds
    assert [feed.id for feed in feeds][:2] == ["aa-tr", "aa-en"]
    assert all(feed.first_run.window and feed.every is None for feed in feeds)


def test_the_languages_whose_inflection_is_known_are_told() -> None:
    """The analysts' reference lists exactly those that have a table."""
    told = re.search(r"Inflection is known for: ([a-z\s]+)\.", READMES["config/README.md"])
    assert told is not None
    assert told[1].split() == sorted(INFLECTED)
