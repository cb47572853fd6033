"""How many more messages a chat may get in this minute."""

from datetime import timedelta

import pytest

from bot.alerts.limits import PRINTED, Windows, place_of
from bot.model.channels import Channel, ChannelId
from bot.model.sending import ChatId
from tests.fakes import NOON


@pytest.mark.parametrize(
    ("chat", "per_minute", "room"),
    [("-100", None, 17), ("@name", 5, 2), ("-100", 60, 17), ("42", None, 57), ("42", 2, 0), (PRINTED, None, 60)],
)
def test_the_room_of_a_chat_is_what_it_may_get_less_what_it_got(chat: str, per_minute: int | None, room: int) -> None:
    windows = Windows()
    for ago in (61, 60, 59, 30, 0):
        windows.note(ChatId(chat), NOON - timedelta(seconds=ago))
    assert windows.room(ChatId(chat), NOON, per_minute=per_minute) == room


def test_a_name_is_one_chat_in_any_case() -> None:
    """Telegram says its own spelling, and two channels may write it differently."""
    places = [place_of(Channel(id=ChannelId("desk"), chat=name), {}).chat for name in ("@Syria_Desk", "@syria_desk")]
    assert places == ["@syria_desk", "@syria_desk"]
