"""What operators look at: feeds, alerts, status, doctor, the database."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.processes import run, write_config
from tests.servers.behaviours import Redirect, Status
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

RULES = "rules: [{id: idlib, any: [$idlib], to: [desk]}]"


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    """Give a server with a good feed and a broken one."""
    async with FeedServer() as server:
        now = datetime.now(UTC)
        server.publish("/good", rss([Item(guid="1", link="https://a.example/1", title="Idlib", published=now)]))
        server.behave("/bad", Status(code=404))
        yield server


@pytest.fixture
def folder(tmp_path: Path, feeds: FeedServer) -> Path:
    """Give a folder with a configuration of both feeds."""
    written = (
        "defaults: {first_run: all, language: en}\nfeeds:\n"
        f"  - {{id: good, url: '{feeds.url}/good', outlet: Good News}}\n"
        f"  - {{id: bad, url: '{feeds.url}/bad'}}\n"
    )
    write_config(tmp_path / "config", feeds=written, rules=RULES, channels="channels: {desk: {}}")
    return tmp_path


class TestFeeds:
    async def test_before_the_first_run_feeds_are_new(self, folder: Path) -> None:
        listed = (await run("feeds", "list", "--json", cwd=folder)).json()["feeds"]
        assert [(one["id"], one["state"], one["articles"]) for one in listed] == [("good", "new", 0), ("bad", "new", 0)]
        assert not (folder / "data").exists()

    async def test_afterwards_each_tells_how_it_does(self, folder: Path) -> None:
        await run("run", "--once", cwd=folder)
        good, bad = (await run("feeds", "list", "--json", cwd=folder)).json()["feeds"]
        assert (good["state"], good["last_outcome"], good["articles"], good["failures"]) == ("ok", "fetched", 1, 0)
        assert good["outlet"] == "Good News"
        assert all(datetime.fromisoformat(good[key]) for key in ("last_poll_at", "last_item_at", "due_at"))
        assert (bad["state"], bad["last_outcome"], bad["failures"]) == ("failing", "http_4xx", 1)
        table = (await run("feeds", "list", cwd=folder)).out
        assert "HTTP 404: nothing is at this address" in table

    async def test_a_check_says_what_is_wrong_and_what_to_do(self, folder: Path, feeds: FeedServer) -> None:
        result = await run("feeds", "check", cwd=folder)
        assert result.code == 1
        assert "ok       good: 1 item, newest" in result.out
        assert (
            "failing  bad\n         HTTP 404: nothing is at this address; look for the feed on its site" in result.out
        )
        assert not (folder / "data").exists()

    async def test_any_address_can_be_checked(self, folder: Path, feeds: FeedServer) -> None:
        old = datetime.now(UTC) - timedelta(days=99)
        items = [
            Item(guid="x", link="https://a.example/", title=f"Bakan görüşmelerin süreceğini söyledi {n}", published=old)
            for n in range(3)
        ]
        feeds.publish("/old", rss(items), validators=False)
        feeds.behave("/moved", Redirect(to="/old", code=301))
        result = await run("feeds", "check", f"{feeds.url}/moved", cwd=folder)
        assert result.code == 0
        for said in (
            f"write {feeds.url}/old",
            "neither ETag nor",
            "99 days old",
            "one guid",
            "one link",
            "language: tr",
        ):
            assert said in result.out

    async def test_wrong_words_are_answered(self, folder: Path) -> None:
        unknown = await run("feeds", "check", "god", cwd=folder)
        assert (unknown.code, "there are: good, bad" in unknown.err) == (1, True)
        assert (await run("feeds", "check", "ftp://a.example/x", cwd=folder)).code == 2
        private = await run("feeds", "check", "http://10.0.0.1/x", cwd=folder)
        assert (private.code, "private address" in private.out) == (1, True)


class TestStatus:
    async def test_before_the_first_run_there_is_nothing_and_nothing_is_made(self, folder: Path) -> None:
        result = await run("status", cwd=folder)
        assert (result.code, "nothing yet" in result.out) == (0, True)
        assert (await run("status", "--json", cwd=folder)).json()["exists"] is False
        assert not (folder / "data").exists()

    async def test_afterwards_it_tells_what_there_is_and_what_fails(self, folder: Path) -> None:
        await run("run", "--once", cwd=folder)
        facts = (await run("status", "--json", cwd=folder)).json()
        assert (facts["feeds"], facts["articles"], facts["matches"], facts["alerts"]) == (2, 1, 1, {"sent": 1})
        assert [one["id"] for one in facts["failing"]] == ["bad"]
        told = (await run("status", cwd=folder)).out
        assert "2 feeds, 1 failing" in told
        assert "failing: bad, once: HTTP 404" in told


class TestAlerts:
    async def test_they_are_listed_with_what_became_of_them(self, folder: Path) -> None:
        await run("run", "--once", cwd=folder)
        [one] = (await run("alerts", "list", "--json", cwd=folder)).json()["alerts"]
        assert (one["state"], one["channel"], one["rules"], one["title"]) == ("sent", "desk", ["idlib"], "Idlib")
        assert "Idlib" in (await run("alerts", "list", cwd=folder)).out

    async def test_without_a_database_that_is_said(self, folder: Path) -> None:
        result = await run("alerts", "list", cwd=folder)
        assert (result.code, result.err.count("\n")) == (4, 1)
        assert "no database yet" in result.err


class TestDatabase:
    async def test_migrate_makes_it_and_may_be_repeated(self, folder: Path) -> None:
        for _ in range(2):
            result = await run("db", "migrate", cwd=folder)
            assert (result.code, "up to date" in result.out) == (0, True)
        connection = sqlite3.connect(folder / "data" / "bot.db")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        connection.close()
        assert {"feeds", "articles", "identities", "matches", "outbox"} <= tables

    async def test_another_place_can_be_named(self, folder: Path) -> None:
        await run("--database", "sqlite:///else/where.db", "db", "migrate", cwd=folder)
        await run("db", "migrate", cwd=folder, DATABASE_URL=f"sqlite:///{folder}/absolute.db")
        assert (folder / "else" / "where.db").exists()
        assert (folder / "absolute.db").exists()

    @pytest.mark.parametrize("url", ["postgres://u:secret@h/db", "mysql://h/db", "sqlite:///"])
    async def test_what_cannot_be_used_is_said_without_its_password(self, folder: Path, url: str) -> None:
        result = await run("db", "migrate", cwd=folder, DATABASE_URL=url)
        assert result.code == 3
        assert "secret" not in result.err

    async def test_on_a_platform_that_forgets_its_disk_it_is_refused(self, folder: Path) -> None:
        assert (await run("db", "migrate", cwd=folder, DYNO="release.1")).code == 78


class TestDoctor:
    async def test_a_sound_desk_is_told_the_next_step(self, folder: Path) -> None:
        result = await run("doctor", cwd=folder)
        assert result.code == 0, result.out
        assert "next: bash bot/run.sh (alerts here), or bash bot/run.sh setup" in result.out

    async def test_secrets_are_masked_and_telegram_is_asked(self, folder: Path) -> None:
        async with BotApi() as api:
            api.add_chat(-1)
            variables = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "TELEGRAM_CHAT": "-1"}
            result = await run("doctor", cwd=folder, **variables)
        assert result.code == 0, result.out
        assert "ok      TELEGRAM_CHAT: -1: the bot may write there" in result.out
        assert TOKEN not in result.out
        assert "123456:***" in result.out
        assert "ok      Telegram: the bot is @" in result.out

    async def test_what_is_wrong_is_said_with_the_step_that_mends_it(self, folder: Path) -> None:
        (folder / "config" / "rules.yaml").write_text("rules: [{id: x}]")
        result = await run("doctor", "--json", cwd=folder)
        assert result.code == 1
        assert result.json()["next"] == "bash bot/run.sh rules check"


class TestHelp:
    async def test_every_command_shows_an_example(self, folder: Path) -> None:
        for words in (
            ["run"], ["demo"], ["setup"], ["status"], ["doctor"], ["rules", "check"], ["rules", "try"],
            ["feeds", "list"], ["feeds", "check"], ["alerts", "list"], ["db", "migrate"],
        ):  # fmt: skip
            result = await run(*words, "--help", cwd=folder)
            assert result.code == 0
            assert "Example" in result.out, words

    async def test_wrong_usage_ends_with_2(self, folder: Path) -> None:
        for words in (["nonsense"], ["run", "--twice"], ["feeds", "lst"]):
            assert (await run(*words, cwd=folder)).code == 2
