"""`rules log`, `rules back` and `rules promote`: an edit goes live, is seen in the log, and is taken back."""

import asyncio
import json
from pathlib import Path

from click.testing import Result

from bot.clock import SystemClock
from tests.archive import RULES, Archive, configured
from tests.edges.test_cli import run

WINTER = RULES.replace("[$nato, $idlib]", "[$nato, $idlib, winter]").replace("NATO warns", "NATO in winter warns")


def rules(folder: Path, *words: str) -> Result:
    """Give a command on the folder's files and database."""
    return run("--config", folder / "config", "--database", folder / "bot.db", "rules", *words)


def loaded(folder: Path, *texts: str) -> list[str]:
    """Let a bot take up one text of the rules after the other; gives the versions, the newest first."""

    async def take_up() -> list[str]:
        archive = await Archive.opened(folder)
        archive.clock.moment = SystemClock().now()
        await archive.read()
        for text in texts:
            await archive.load(configured(folder / "config", text))
        versions = [str(one.version) for one in await archive.store.loads()]
        await archive.close()
        return versions

    return asyncio.run(take_up())


def written(folder: Path) -> str:
    """Give the rules as they stand."""
    return (folder / "config" / "rules.yaml").read_text(encoding="utf-8")


def test_a_rule_goes_from_shadow_to_live_and_back(tmp_path: Path) -> None:
    """Its volumes first; then exactly its line; then, once a bot has taken it up, the log and the way back."""
    [first] = loaded(tmp_path)
    assert rules(tmp_path, "promote").output.splitlines()[-1] == "1 shadow; `rules promote ID` makes one live"
    dry = rules(tmp_path, "promote", "strikes", "--dry-run").output
    assert "would be live, told to syria-desk; nothing is written" in dry
    assert written(tmp_path) == RULES
    told = rules(tmp_path, "promote", "strikes").output
    assert told.startswith("strikes: 2 articles in 30 days, most on ")
    assert f"{tmp_path / 'config' / 'rules.yaml'}:8:13: live, told to syria-desk; a running bot takes it up" in told
    assert written(tmp_path) == RULES.replace("status: shadow", "status: live")
    assert (
        "as the files stand, not loaded\n  ~ rule strikes (rules.yaml:7:9): status: shadow -> live"
        in rules(tmp_path, "log").output
    )
    second, *_ = loaded(tmp_path, written(tmp_path))
    done = rules(tmp_path, "back")
    assert f"the files are those of {first}" in done.output
    assert f"undo: bash bot/run.sh rules back {second}" in done.output
    assert written(tmp_path) == RULES


def test_the_log_tells_each_rules_change_in_a_line(tmp_path: Path) -> None:
    """The newest version first; what is only laid out anew changes nothing."""
    second = "rules: []\n"
    versions = loaded(tmp_path, WINTER, WINTER + "# a remark\n", second)
    lines = rules(tmp_path, "log").output.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith("  ")] == versions
    assert [line for line in lines if line.startswith("  ")] == [
        "  - rule nato-idlib (rules.yaml:2:9)",
        "  - rule strikes (rules.yaml:7:9)",
        "  no thing changed, only how it is written",
        "  ~ rule nato-idlib (rules.yaml:2:9): all: +winter; tests changed",
        "  the first that is kept: 3 files",
    ]
    document = json.loads(rules(tmp_path, "log", "--limit", "1", "--json").output)
    assert [(one["change"], one["id"]) for one in document["versions"][0]["changes"]] == [
        ("removed", "nato-idlib"), ("removed", "strikes"),
    ]  # fmt: skip


def test_edits_that_no_version_has_are_not_written_over(tmp_path: Path) -> None:
    """Unless they are kept first; a file that the version lacks is removed, and comes back with it."""
    [first] = loaded(tmp_path)
    config = configured(tmp_path / "config", WINTER)
    (config / "feeds.yaml").write_text("feeds: [{id: x, url: 'https://x.example'}]", encoding="utf-8")
    refused = rules(tmp_path, "back", first)
    assert refused.exit_code == 1
    assert "the files hold edits that no version has (rule nato-idlib, feed x)" in str(refused.exception)
    assert written(tmp_path) == WINTER
    kept = rules(tmp_path, "back", first, "--keep").output
    assert f"{config / 'feeds.yaml'}: removed" in kept
    assert (written(tmp_path), (config / "feeds.yaml").exists()) == (RULES, False)
    aside = kept.split()[-1]
    log = rules(tmp_path, "log").output
    assert log.startswith(f"{aside}  kept, never loaded\n  ~ rule nato-idlib (rules.yaml:2:9): all: +winter; tests ")
    [unused] = json.loads(rules(tmp_path, "log", "--json").output)["never_loaded"]
    assert (unused["version"], [one["id"] for one in unused["changes"]]) == (aside, ["nato-idlib", "x"])
    assert "the files are those of" in rules(tmp_path, "back", kept.split()[-1]).output
    assert (written(tmp_path), (config / "feeds.yaml").exists()) == (WINTER, True)
    assert "no version 'x' is kept" in str(rules(tmp_path, "back", "x").exception)


def test_a_version_that_would_not_load_is_not_written(tmp_path: Path) -> None:
    """A bot would not take it up, and what is there works."""
    versions = loaded(tmp_path)

    async def keep_bad() -> None:
        archive = await Archive.opened(tmp_path)
        good = await archive.store.find_rule_set(archive.desk.version)
        assert good is not None
        bad = {**good.files, "rules.yaml": b"rules: [{id: x, all: [$nobody]}]"}
        await archive.store.keep_rule_set(type(good)(version=type(good.version)("bad"), files=bad), SystemClock().now())
        await archive.close()

    asyncio.run(keep_bad())
    refused = rules(tmp_path, "back", "bad")
    assert "bad would not load any more: " in str(refused.exception)
    assert "config/rules.yaml:1:" in str(refused.exception)
    assert written(tmp_path) == RULES
    assert rules(tmp_path, "back", versions[0]).output == f"the files are those of {versions[0]}\n"
