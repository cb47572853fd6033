"""Finding the chat that alerts go to, against our Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.chat.pairing import FoundChat, Pairing, open_pairing
from bot.cli.setup import find_chat
from tests.servers.bot_api import TOKEN, BotApi, Person

DESK = -1001000000001
MALLORY = Person(id=666_001, first_name="Mallory")


@dataclass
class Line:
    """A pairing, the server it speaks to, and what a person has been asked."""

    api: BotApi
    pairing: Pairing
    asked: list[int] = field(default_factory=list)

    async def listening(self) -> asyncio.Task[FoundChat]:
        """Begin to look for the chat; the person says yes to the desk only."""
        task = asyncio.create_task(find_chat(self.pairing, "@loopback_bot", self._is_desk))
        await self.api.until(lambda: bool(self.api.calls_of("getUpdates")))
        return task

    def _is_desk(self, found: FoundChat) -> bool:
        self.asked.append(found.id)
        return found.id == DESK


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """Give an open pairing."""
    async with BotApi() as api, open_pairing(TOKEN, api.url) as pairing:
        yield Line(api, pairing)


async def test_what_strangers_wrote_before_does_not_count(line: Line) -> None:
    line.api.simulate_message(MALLORY.id, "hi", from_user=MALLORY)
    looking = await line.listening()
    line.api.simulate_added_to(DESK)
    assert (await asyncio.wait_for(looking, 20)).id == DESK
    assert line.asked == [DESK]


async def test_a_stranger_who_writes_meanwhile_is_refused_once_and_the_wait_goes_on(line: Line) -> None:
    looking = await line.listening()
    for _ in range(2):
        line.api.simulate_message(MALLORY.id, "hi", from_user=MALLORY)
    line.api.simulate_added_to(DESK)
    assert (await asyncio.wait_for(looking, 20)).id == DESK
    assert line.asked == [MALLORY.id, DESK]


@pytest.mark.parametrize(
    ("facts", "trouble"),
    [
        ({}, ""),
        ({"type": "supergroup", "bot_status": "member"}, ""),
        ({"can_post": False}, "may not post"),
        ({"bot_status": "kicked"}, "kicked"),
        ({"bot_status": "left", "username": "open_desk"}, "not in it"),
    ],
)
async def test_what_hinders_the_bot_in_a_chat_is_told_without_writing_there(
    line: Line, facts: dict[str, str], trouble: str
) -> None:
    line.api.add_chat(DESK, **facts)  # type: ignore[arg-type]
    told = await line.pairing.trouble_with(DESK)
    assert trouble in told
    assert bool(told) is bool(trouble)
    assert line.api.accepted == []


async def test_a_chat_that_is_not_there_is_told(line: Line) -> None:
    assert "not found" in (await line.pairing.trouble_with(-5)).lower()
