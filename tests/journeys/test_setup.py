"""`setup`: from a token to a message in the reader's own chat, against our Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.setup import _save
from tests.journeys.processes import PATIENCE_S, finish, run, start, write_config
from tests.servers.bot_api import TOKEN, BotApi


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Give a Bot API server."""
    async with BotApi() as running:
        yield running


def telegram(api: BotApi, **more: str) -> dict[str, str]:
    """Give the variables that point setup at the server."""
    return {"TELEGRAM_API_URL": api.url, "TELEGRAM_BOT_TOKEN": TOKEN, **more}


async def until_it_listens(api: BotApi) -> None:
    """Wait until setup listens for updates."""
    async with asyncio.timeout(PATIENCE_S):
        await api.until(lambda: bool(api.calls_of("getUpdates")))


async def test_added_to_a_channel_it_greets_and_prints_what_to_paste(api: BotApi, tmp_path: Path) -> None:
    api.add_chat(-1001000000001, title="Syria desk", bot_status="left")
    process = await start("setup", cwd=tmp_path, **telegram(api))
    await until_it_listens(api)
    api.simulate_added_to(-1001000000001)
    result = await finish(process)
    assert result.code == 0, result.err
    assert "Administrators > Add Administrator" in result.out
    assert "channels:\n  syria-desk: {chat: -1001000000001}" in result.out
    [message] = api.messages(-1001000000001)
    assert "It works" in message.text
    assert TOKEN not in result.out + result.err


async def test_what_it_learnt_is_kept_where_only_the_owner_reads_it(api: BotApi, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# mine\nTELEGRAM_CHAT=1\nOTHER=kept\n")
    process = await start("setup", cwd=tmp_path, **telegram(api))
    await until_it_listens(api)
    api.simulate_message(4242, "/start")
    assert (await finish(process)).code == 0
    kept = tmp_path / ".env"
    assert kept.read_text() == f"# mine\nOTHER=kept\nTELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_CHAT=4242\n"
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_a_topic_is_found_out(api: BotApi, tmp_path: Path) -> None:
    api.add_chat(-1002, type="supergroup", title="Desk", topics=(42,))
    process = await start("setup", "--no-save", cwd=tmp_path, **telegram(api))
    await until_it_listens(api)
    api.simulate_message(-1002, "/start", thread=42)
    result = await finish(process)
    assert "{chat: -1002, topic: 42}" in result.out
    assert api.messages(-1002)[0].thread == 42
    assert not (tmp_path / ".env").exists()


async def test_with_a_chat_it_only_sends_the_test_message(api: BotApi, tmp_path: Path) -> None:
    api.add_chat(-1001000000001)
    result = await run("setup", "--no-save", cwd=tmp_path, **telegram(api, TELEGRAM_CHAT="-1001000000001"))
    assert result.code == 0
    assert len(api.messages(-1001000000001)) == 1
    assert not api.calls_of("getUpdates")


async def test_without_a_token_the_steps_are_told(tmp_path: Path) -> None:
    result = await run("setup", cwd=tmp_path)
    assert result.code == 3
    assert "@BotFather" in result.out
    assert "export TELEGRAM_BOT_TOKEN=" in result.out


@pytest.mark.parametrize("token", ["123456:WRONG-TOKEN-for-the-loopback-serv", "nonsense"])
async def test_a_wrong_token_is_said_and_not_shown(api: BotApi, tmp_path: Path, token: str) -> None:
    result = await run("setup", cwd=tmp_path, TELEGRAM_API_URL=api.url, TELEGRAM_BOT_TOKEN=token)
    assert result.code == 3
    assert "@BotFather" in result.err
    assert token not in result.out + result.err


async def test_a_chat_that_refuses_says_what_to_click(api: BotApi, tmp_path: Path) -> None:
    api.add_chat(-1001000000001, can_post=False)
    result = await run("setup", cwd=tmp_path, **telegram(api, TELEGRAM_CHAT="-1001000000001"))
    assert result.code == 1
    assert "Post Messages" in result.err


async def test_no_telegram_is_said(tmp_path: Path) -> None:
    async with BotApi() as gone:
        url = gone.url
    result = await run("setup", cwd=tmp_path, TELEGRAM_API_URL=url, TELEGRAM_BOT_TOKEN=TOKEN)
    assert result.code == 1
    assert "cannot be reached" in result.err
    assert TOKEN not in result.err


async def test_where_nothing_can_be_kept_it_says_how_to_keep_it(api: BotApi, tmp_path: Path) -> None:
    """The test message has been sent by then, so the steps are told all the same."""
    api.add_chat(-1001000000001)
    (tmp_path / ".env").mkdir()
    result = await run("setup", cwd=tmp_path, **telegram(api, TELEGRAM_CHAT="-1001000000001"))
    assert result.code == 1
    assert "4. Keep it yourself:  export TELEGRAM_BOT_TOKEN=... TELEGRAM_CHAT=-1001000000001" in result.out
    assert ".env cannot be written (Is a directory)" in result.err
    assert TOKEN not in result.out + result.err


def test_it_keeps_what_stands_in_the_file_in_any_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"X=\xff\xfe\nexport A=0\n")
    monkeypatch.chdir(tmp_path)
    assert _save({"A": "1"}) == ""
    assert (tmp_path / ".env").read_bytes() == b"X=\xff\xfe\nA=1\n"


async def test_the_channel_that_the_rules_tell_is_named(api: BotApi, tmp_path: Path) -> None:
    api.add_chat(-1001000000001)
    write_config(tmp_path / "config", channels="channels: {syria-desk: {}}")
    result = await run("setup", cwd=tmp_path, **telegram(api, TELEGRAM_CHAT="-1001000000001"))
    assert "without a `chat` go there: syria-desk (rules say `to: [syria-desk]`)" in result.out
    assert "channels:\n  syria-desk: {chat: -1001000000001}" in result.out
