"""`run` from a newcomer's, a subscriber's and a platform's side: real processes, real HTTP on loopback."""

import asyncio
import json
import re
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from tests.journeys.processes import PATIENCE_S, finish, read_until, run, run_cold, start, start_cold, write_config
from tests.servers.behaviours import Status
from tests.servers.bot_api import TOKEN, BotApi, Slow
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

CHAT = -1001000000001
RULES = 'rules: [{id: idlib, title: "Idlib & <more>", all: [$idlib, $ceasefire], to: [desk]}]'
CHANNELS = "channels: {desk: {}}"


def item(number: int, title: str = "Ceasefire in Idlib") -> Item:
    """Give an item published just now."""
    now = datetime.now(UTC)
    return Item(guid=str(number), link=f"https://a.example/{number}", title=f"{title} {number}", published=now)


@dataclass
class Desk:
    """A folder, the servers around it, and what the bot needs to know of them."""

    folder: Path
    feeds: FeedServer
    api: BotApi

    def configure(self, *, every: str = "1s", first_run: str = "all", rules: str = RULES) -> None:
        """Write a configuration with one feed."""
        feeds = (
            f"feeds: [{{id: aa, url: '{self.feeds.url}/aa', outlet: AA, language: en, every: {every}, "
            f"first_run: {first_run}}}]"
        )
        write_config(self.folder / "config", feeds=feeds, rules=rules, channels=CHANNELS)

    @property
    def telegram(self) -> dict[str, str]:
        """The variables that point the bot at the Bot API server."""
        return {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_CHAT": str(CHAT), "TELEGRAM_API_URL": self.api.url}

    def titles(self) -> list[str]:
        """Give the headlines in the chat, in order."""
        return [message.text.splitlines()[0] for message in self.api.messages(CHAT)]

    async def arrived(self, count: int) -> None:
        """Wait until so many messages are in the chat."""
        await self.api.until(lambda: len(self.api.messages(CHAT)) >= count, within=timedelta(seconds=PATIENCE_S))

    async def accepted(self, count: int) -> None:
        """Wait until the server has accepted so many messages."""
        await self.api.until(lambda: len(self.api.accepted) >= count, within=timedelta(seconds=PATIENCE_S))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """Give a desk with one feed of one item."""
    async with FeedServer() as feeds, BotApi() as api:
        api.add_chat(CHAT)
        feeds.publish("/aa", rss([item(1)]))
        made = Desk(tmp_path, feeds, api)
        made.configure()
        yield made


class TestOnce:
    async def test_without_a_token_alerts_are_printed(self, desk: Desk) -> None:
        result = await run_cold("run", "--once", cwd=desk.folder)
        assert result.code == 0, result.err
        assert "*Ceasefire* in *Idlib* 1" in result.out
        assert "1 feed, 1 article (1 new), 1 alert" in result.err
        assert "  aa: 1 item, 1 new, 1 alert" in result.err

    async def test_again_at_once_nothing_is_new(self, desk: Desk) -> None:
        await run("run", "--once", cwd=desk.folder)
        result = await run("run", "--once", cwd=desk.folder)
        assert (result.code, result.out) == (0, "")
        assert "1 feed, 1 article (0 new), 0 alerts" in result.err
        assert desk.feeds.requests[-1].headers["If-None-Match"]

    async def test_with_a_token_alerts_are_in_the_chat(self, desk: Desk) -> None:
        result = await run("run", "--once", cwd=desk.folder, **desk.telegram)
        assert (result.code, result.out) == (0, "")
        assert desk.titles() == ["Ceasefire in Idlib 1"]
        assert "1 alert sent, 0 waiting" in result.err

    async def test_when_nothing_matches_the_closest_are_told(self, desk: Desk) -> None:
        desk.feeds.publish("/aa", rss([item(1, "Olive harvest in Idlib"), item(2, "Snow")]))
        result = await run("run", "--once", cwd=desk.folder)
        assert result.code == 0
        assert "closest: Olive harvest in Idlib 1 (AA) - idlib: missed $ceasefire" in result.err
        assert "try: bash bot/run.sh demo" in result.err
        assert "Snow" not in result.err

    async def test_failing_feeds_are_one_line_each_and_no_failure(self, desk: Desk) -> None:
        desk.feeds.behave("/aa", Status(code=500))
        result = await run("run", "--once", cwd=desk.folder)
        assert result.code == 0
        assert "  aa: http_5xx: HTTP 500" in result.err

    async def test_a_refused_token_ends_with_1_and_loses_nothing(self, desk: Desk) -> None:
        wrong = "123456:WRONG-TOKEN-for-the-loopback-serv"
        result = await run("run", "--once", cwd=desk.folder, **{**desk.telegram, "TELEGRAM_BOT_TOKEN": wrong})
        assert result.code == 1
        assert "does not know this token" in result.err
        assert "0 alerts sent, 1 waiting" in result.err
        assert "WRONG-TOKEN" not in result.err + result.out
        listed = (await run("alerts", "list", "--json", cwd=desk.folder)).json()
        assert [one["state"] for one in listed["alerts"]] == ["pending"]

    async def test_the_first_ten_alerts_of_a_first_run_are_the_newest(self, desk: Desk) -> None:
        desk.configure(first_run="last 24h")
        now = datetime.now(UTC)
        items = [
            Item(
                guid=str(n),
                link=f"https://a.example/{n}",
                title=f"Ceasefire in Idlib {n:02}",
                published=now - timedelta(hours=n),
            )
            for n in range(30)
        ]
        desk.feeds.publish("/aa", rss(items))
        printed = await run("run", "--once", cwd=desk.folder)
        assert re.findall(r"\*Ceasefire\* in \*Idlib\* (\d\d)", printed.out) == [f"{n:02}" for n in range(9, -1, -1)]
        listed = (await run("alerts", "list", "--limit", "50", "--json", cwd=desk.folder)).json()
        states = [one["state"] for one in listed["alerts"]]
        assert (states.count("sent"), states.count("unsent")) == (10, 14)


class TestForever:
    async def test_a_new_item_is_in_the_chat_within_seconds(self, desk: Desk) -> None:
        process = await start("run", cwd=desk.folder, **desk.telegram)
        await desk.arrived(1)
        desk.feeds.publish("/aa", rss([item(2), item(1)]))
        await desk.arrived(2)
        process.send_signal(signal.SIGINT)
        result = await finish(process)
        assert result.code == 0
        assert desk.titles() == ["Ceasefire in Idlib 1", "Ceasefire in Idlib 2"]
        assert TOKEN not in result.err + result.out

    @pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
    async def test_a_signal_ends_it_quickly_even_twice(self, desk: Desk, sign: signal.Signals) -> None:
        process = await start_cold("run", cwd=desk.folder, SHUTDOWN_S="4")
        await read_until(process, "1 feed, 1 article")
        process.send_signal(sign)
        process.send_signal(sign)
        async with asyncio.timeout(4):
            assert await process.wait() == 0

    async def test_a_second_process_is_refused_with_a_sentence(self, desk: Desk) -> None:
        process = await start("run", cwd=desk.folder)
        await read_until(process, "1 feed, 1 article")
        second = await run("run", "--once", cwd=desk.folder)
        assert second.code == 75
        assert "another bot" in second.err
        assert (await run("feeds", "list", cwd=desk.folder)).code == 0
        process.terminate()
        await finish(process)

    async def test_a_good_edit_is_taken_up_and_a_bad_one_leaves_the_last_good_rules(self, desk: Desk) -> None:
        desk.api.add_chat(4242, type="private")
        process = await start("run", cwd=desk.folder, PORT="0", ADMIN_CHAT="4242", **desk.telegram)
        seen = await read_until(process, "listening")
        port = json.loads(seen.splitlines()[-1])["port"]
        await desk.arrived(1)
        desk.configure(rules="rules: [{id: snow, any: [")
        await read_until(process, "not reloaded")
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            assert answer.status == 200
            assert "rules.yaml" in (await answer.json())["degraded"]["config"]
        [told] = desk.api.messages(4242)
        assert "rules.yaml:1:26: not YAML" in told.text
        assert "the last good rules go on" in told.text
        desk.feeds.publish("/aa", rss([item(2), item(1)]))
        await desk.arrived(2)
        desk.configure(rules="rules: [{id: snow, any: [snow], to: [desk]}]")
        await read_until(process, '"reloaded"')
        desk.feeds.publish("/aa", rss([item(4, "Snow"), item(3), item(2), item(1)]))
        await desk.arrived(3)
        assert desk.titles()[2] == "Snow 4"
        process.terminate()
        await finish(process)

    async def test_health_is_answered(self, desk: Desk) -> None:
        process = await start("run", cwd=desk.folder, PORT="0")
        seen = await read_until(process, "listening")
        port = json.loads(seen.splitlines()[-1])["port"]
        await read_until(process, "1 feed, 1 article")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                assert (answer.status, (await answer.json())["alive"]) == (200, True)
            async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                assert (answer.status, await answer.json()) == (
                    200,
                    {"ready": True, "degraded": {}, "feeds": 1, "articles": 1, "rules": 1},
                )
        process.terminate()
        await finish(process)


class TestKilled:
    async def test_killed_within_a_send_it_says_what_is_in_doubt_and_sends_nothing_past_it(self, desk: Desk) -> None:
        """What was under way may have arrived; the chat's others wait until that is settled, half a minute later."""
        desk.feeds.publish("/aa", rss([item(1), item(2)]))
        desk.api.fail_next("sendMessage", Slow(timedelta(minutes=1)))
        process = await start("run", cwd=desk.folder, **desk.telegram)
        await desk.accepted(1)
        process.kill()
        await process.wait()
        result = await run("run", "--once", cwd=desk.folder, **desk.telegram)
        assert (result.code, len(desk.titles())) == (0, 1)
        assert "0 alerts sent, 2 waiting" in result.err
        told = (await run("status", cwd=desk.folder)).out
        assert "1 unconfirmed" in told


class TestRefusals:
    async def test_a_platform_that_forgets_its_disk_is_refused(self, desk: Desk) -> None:
        result = await run("run", "--once", cwd=desk.folder, DYNO="web.1")
        assert result.code == 78
        assert result.err.count("\n") == 1
        allowed = await run("run", "--once", cwd=desk.folder, DYNO="web.1", ALLOW_EPHEMERAL_SQLITE="1")
        assert allowed.code == 0

    async def test_without_feeds_there_is_nothing_to_run(self, tmp_path: Path) -> None:
        write_config(tmp_path / "config", rules="rules: []")
        result = await run("run", cwd=tmp_path)
        assert result.code == 3
        assert "no feeds" in result.err

    async def test_a_folder_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        result = await run("--config", "nowhere", "run", cwd=tmp_path)
        assert result.code == 3
        assert "nowhere" in result.err

    async def test_a_token_without_any_chat_is_said(self, desk: Desk) -> None:
        result = await run("run", cwd=desk.folder, TELEGRAM_BOT_TOKEN=TOKEN)
        assert result.code == 3
        assert "TELEGRAM_CHAT" in result.err

    async def test_a_database_that_is_none_is_a_storage_error(self, desk: Desk) -> None:
        (desk.folder / "data").mkdir()
        (desk.folder / "data" / "bot.db").write_bytes(b"not a database, but long enough to look like one" * 50)
        result = await run("run", "--once", cwd=desk.folder)
        assert result.code == 4
        assert "bot.db" in result.err
