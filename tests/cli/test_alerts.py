"""`alerts retry` and `resume`, `status` of what waits, `doctor --probe`: what a person decides beside a running bot."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.alerts.settling import FOR_EVER
from bot.clock import SystemClock
from bot.model.alerts import AlertId, Delivery, DeliveryState, Hold
from bot.model.sending import Chat, ChatId
from bot.stores.sqlite import SqliteStore
from tests.edges.test_cli import fill, run
from tests.fakes import alert, delivery
from tests.servers.bot_api import TOKEN, BotApi

PERSON: dict[str, Any] = {"state": DeliveryState.HELD, "hold": Hold.PERSON, "due_at": FOR_EVER, "doubts": 1}


def read(database: Path, number: int = 1) -> Delivery:
    """Give a delivery as it is kept."""

    async def find() -> Delivery | None:
        store = await SqliteStore(database).open()
        try:
            return await store.find_delivery(AlertId(f"alert-{number}"))
        finally:
            await store.close()

    found = asyncio.run(find())
    assert found is not None
    return found


def keep_chat(database: Path, chat: Chat) -> None:
    """Keep what is known of a chat."""

    async def keep() -> None:
        store = await SqliteStore(database).open()
        await store.keep_chat(chat)
        await store.close()

    asyncio.run(keep())


class TestRetry:
    def test_without_a_name_all_that_are_dead_go_again(self, tmp_path: Path) -> None:
        dead = [delivery(n, state=DeliveryState.DEAD, error="something new") for n in (1, 2)]
        database = fill(tmp_path, deliveries=[*dead, delivery(3, **PERSON)])
        assert run("--database", database, "alerts", "retry").output == "2 alerts will be sent\n"
        assert [read(database, n).state for n in (1, 2, 3)] == ["pending", "pending", "held"]

    @pytest.mark.parametrize("facts", [PERSON, {"state": DeliveryState.PARKED}, {"state": DeliveryState.UNSENT}])
    def test_one_goes_again_marked_if_it_may_be_there(self, tmp_path: Path, facts: dict[str, Any]) -> None:
        database = fill(tmp_path, deliveries=[delivery(1, **facts)])
        assert run("--database", database, "alerts", "retry", "alert-1").exit_code == 0
        kept = read(database)
        assert (kept.state, kept.hold, kept.doubts) == (DeliveryState.PENDING, None, facts.get("doubts", 0))

    def test_what_a_person_saw_is_not_sent(self, tmp_path: Path) -> None:
        database = fill(tmp_path, deliveries=[delivery(1, **PERSON)])
        assert run("--database", database, "alerts", "retry", "alert-1", "--arrived").exit_code == 0
        found = read(database)
        assert (found.state, found.part) == (DeliveryState.PENDING, 1), "what may follow the message is sent"

    def test_what_is_decided_or_unknown_is_said(self, tmp_path: Path) -> None:
        whole = delivery(2, state=DeliveryState.COLLAPSED, digest=AlertId("alert-9"))
        database = fill(tmp_path, deliveries=[delivery(1, state=DeliveryState.SENT), whole])
        for name, why in (("alert-1", "is sent"), ("alert-2", "told within alert-9"), ("alert-7", "there is no alert")):
            assert why in str(run("--database", database, "alerts", "retry", name).exception)
        assert run("--database", database, "alerts", "retry", "--arrived").exit_code == 2


class TestResume:
    def configured(self, folder: Path) -> Path:
        """Give a configuration of one channel, without packs."""
        (folder / "channels.yaml").write_text("channels: {syria-desk: {chat: -100}}")
        (folder / "entities.yaml").write_text("packs: []")
        return folder

    def test_a_closed_chat_is_opened_and_told_what_is_not_too_old(self, tmp_path: Path) -> None:
        now = SystemClock().now()
        old = alert(2, published_at=now - timedelta(days=8))
        young = alert(1, published_at=now)
        parked = [delivery(of=one, state=DeliveryState.PARKED, error="kicked") for one in (young, old)]
        database = fill(tmp_path, deliveries=[*parked, delivery(3, **PERSON)])
        keep_chat(database, Chat(id=ChatId("-100"), paused="kicked"))
        config = self.configured(tmp_path)
        told = run(
            "--config", config, "--database", database, "alerts", "resume", "syria-desk", TELEGRAM_BOT_TOKEN=TOKEN
        )
        assert (
            told.output == "syria-desk is open; 1 parked alert will be sent; 1 alert in doubt: `alerts retry` decides\n"
        )
        assert [read(database, n).state for n in (1, 2)] == ["pending", "unsent"]

    def test_a_channel_that_is_not_there_is_said_with_those_that_are(self, tmp_path: Path) -> None:
        database = fill(tmp_path)
        told = run("--config", self.configured(tmp_path), "--database", database, "alerts", "resume", "nato")
        assert "no channel 'nato' in channels.yaml; there are: syria-desk" in str(told.exception)


def test_status_says_what_waits_why_and_until_when(tmp_path: Path) -> None:
    now = SystemClock().now()
    database = fill(
        tmp_path,
        deliveries=[
            delivery(1, state=DeliveryState.UNCONFIRMED, error="Bad Gateway", due_at=now + timedelta(seconds=30)),
            *(delivery(n, state=DeliveryState.HELD, hold=Hold.QUIET, due_at=now + timedelta(hours=8)) for n in (2, 3)),
            delivery(4, **PERSON),
            delivery(5, error="no network"),
        ],
    )
    keep_chat(database, Chat(id=ChatId("-100"), not_before=now + timedelta(minutes=5, seconds=30)))
    keep_chat(database, Chat(id=ChatId("-7"), moved_to=ChatId("-1007")))
    shown = run("--database", database, "status").output
    for line in (
        "1 alert unconfirmed for syria-desk: Bad Gateway; settled in",
        "2 alerts held for syria-desk: quiet hours; told in 7h",
        "1 alert held for syria-desk: nobody knows whether it arrived; look, then `alerts retry alert-4`",
        "1 alert waiting for syria-desk: no network",
        "chat -100: Telegram asked us to wait; again in 5m",
        "chat -7 is -1007 now; write that into channels.yaml",
    ):
        assert line in shown


async def test_doctor_proves_that_messages_can_be_read_back(tmp_path: Path) -> None:
    (tmp_path / "entities.yaml").write_text("packs: []")
    async with BotApi() as api:
        api.add_chat(-100)
        words = ("--config", tmp_path, "--database", tmp_path / "bot.db", "doctor", "--probe")
        facts = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "TELEGRAM_CHAT": "-100"}
        good = await asyncio.to_thread(run, *words, "-100", **facts)
        assert "ok      reading back in -100: works: `unconfirmed: probe` may be written" in good.output
        assert api.messages(-100) == []
        bad = await asyncio.to_thread(run, *words, "700", **facts)
        assert "WRONG   reading back in 700: 700 is a private chat" in bad.output
        assert bad.exit_code == 1
    store = await SqliteStore(tmp_path / "bot.db").open()
    assert [proof.chat for proof in await store.proofs()] == ["-100"]
    await store.close()
