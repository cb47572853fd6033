"""Buttons: what stands under an alert, what a press means, and what the person who pressed is told."""

import hmac
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.alerts.button_words import button_words_in
from bot.model.alerts import AlertId, Delivery, DeliveryState, Hold
from bot.model.channels import Channel
from bot.model.reactions import Reaction, Wish
from bot.model.sending import Button, Press

LASTS: Final = {Reaction.MUTE: timedelta(hours=24), Reaction.FOLLOW: timedelta(days=7)}
"""How long a wish lasts."""
_LETTERS = {Reaction.USEFUL: "u", Reaction.IRRELEVANT: "n", Reaction.MUTE: "m", Reaction.FOLLOW: "f"}
_REACTIONS = {letter: reaction for reaction, letter in _LETTERS.items()}
_DATA = re.compile(r"([unmf]):([\w-]{1,60})", re.ASCII)
_VOTER_BYTES = 10


def buttons_under(alert: AlertId, channel: Channel) -> tuple[tuple[Button, ...], ...]:
    """Give the rows of buttons under the message that tells an alert; its `data` is at most 64 bytes long."""
    if not channel.buttons:
        return ()
    words = button_words_in(channel.language)
    labels = {
        Reaction.USEFUL: f"👍 {words.useful}",
        Reaction.IRRELEVANT: f"👎 {words.irrelevant}",
        Reaction.MUTE: f"🔕 {words.mute}",
        Reaction.FOLLOW: f"🔔 {words.follow}",
    }
    made = [Button(label, f"{_LETTERS[reaction]}:{alert}") for reaction, label in labels.items()]
    return tuple(made[:2]), tuple(made[2:])


def pressed(data: str) -> tuple[Reaction, AlertId] | None:
    """Give what a button's data means; `None` if we never made such a button."""
    found = _DATA.fullmatch(data)
    return (_REACTIONS[found[1]], AlertId(found[2])) if found else None


def voter_of(person: int, alert: AlertId, key: bytes) -> str:
    """Give what tells persons apart, for one alert; without the key nobody can say who it is."""
    return hmac.digest(key, f"{alert} {person}".encode(), "sha256")[:_VOTER_BYTES].hex()


def wished(press: Press, reaction: Reaction, at: Delivery, before: Wish | None, now: datetime) -> Wish:
    """Give what a channel wishes of an alert's story after a press: what the button says, or no more of it.

    A press that was heard before, by a process that was killed then, changes nothing.
    """
    if before is not None and before.press == press.id:
        return before
    is_undone = before is not None and before.reaction is reaction and before.until > now
    until = now if is_undone else now + LASTS[reaction]
    alert = at.alert
    return Wish(channel=alert.channel, article=alert.article, reaction=reaction, until=until, press=press.id)


def answer_to(wish: Wish, channel: Channel, now: datetime) -> str:
    """Give what the person is told whose press led to this wish."""
    words = button_words_in(channel.language)
    is_mute = wish.reaction is Reaction.MUTE
    if wish.until <= now:
        return words.unmuted if is_mute else words.unfollowed
    when = f"{wish.until.astimezone(ZoneInfo(channel.tz)):%Y-%m-%d %H:%M}"
    return (words.muted if is_mute else words.followed).format(when=when)


def silenced(one: Delivery, mute: Wish) -> Delivery:
    """Give an alert of a muted story as it is kept: told to nobody."""
    why = f"its story is muted in {mute.channel} until {mute.until:%Y-%m-%d %H:%M} UTC"
    return replace(one, state=DeliveryState.UNSENT, hold=Hold.MUTED, error=why)
