"""Buttons under alerts: what stands on them, what a press means, what is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.button_words import _WORDS, ButtonWords, button_words_in
from bot.alerts.buttons import answer_to, buttons_under, pressed, voter_of, wished
from bot.alerts.phrases import _WORDS as OWN_WORDS
from bot.model.alerts import AlertId
from bot.model.channels import Channel, ChannelId
from bot.model.reactions import Reaction
from bot.model.sending import ChatId, Press
from tests.fakes import NOON, alert, delivery

DESK = Channel(id=ChannelId("syria-desk"), chat=-100, language="nl", tz="Europe/Amsterdam")


def press(id_: str = "p1") -> Press:
    """Give a press of somebody."""
    return Press(id=id_, person=7, chats=(ChatId("-100"),), data="")


def test_each_button_gives_back_its_meaning() -> None:
    rows = buttons_under(alert().id, DESK)
    meant = [pressed(button.data) for row in rows for button in row]
    assert meant == [(reaction, alert().id) for reaction in Reaction]
    assert all(len(button.data.encode()) <= 64 for row in rows for button in row)
    assert rows[1][0].label == "🔕 Verhaal dempen"


@given(st.text() | st.builds("{}:{}".format, st.sampled_from("unmfx"), st.text("aZ_9-é\n", max_size=70)))
def test_any_data_is_ours_or_nothing(data: str) -> None:
    meant = pressed(data)
    assert meant is None or data == f"{'unmf'[list(Reaction).index(meant[0])]}:{meant[1]}"


@pytest.mark.parametrize("language", OWN_WORDS)
def test_every_language_of_the_bot_has_its_own_words(language: str) -> None:
    """Each answer is as short as Telegram shows it, and says until when."""
    words = button_words_in(language)
    assert (words is _WORDS["en"]) == (language == "en")
    assert all("{when}" in text for text in (words.muted, words.followed))
    assert all(len(text.format(when="2026-11-24 13:00")) <= 200 for text in words)
    assert len(set(words)) == len(ButtonWords._fields)


def test_a_second_press_undoes_the_first_and_one_heard_again_does_not() -> None:
    first = wished(press("p1"), Reaction.MUTE, delivery(), None, NOON)
    assert answer_to(first, DESK, NOON).startswith("Hier niets meer over dit verhaal tot 2026-11-24 13:00")
    assert wished(press("p1"), Reaction.MUTE, delivery(), first, NOON) == first
    second = wished(press("p2"), Reaction.MUTE, delivery(), first, NOON)
    assert answer_to(second, DESK, NOON) == "Dit verhaal wordt hier weer gemeld."
    followed = wished(press("p3"), Reaction.FOLLOW, delivery(), first, NOON)
    assert "2026-11-30 13:00" in answer_to(followed, DESK, NOON)


def test_voters_are_told_apart_for_one_alert_and_by_nobody_else() -> None:
    one = voter_of(7, AlertId("a"), b"key")
    others = {voter_of(8, AlertId("a"), b"key"), voter_of(7, AlertId("b"), b"key"), voter_of(7, AlertId("a"), b"no")}
    assert one not in others
    assert len(others) == 3
