"""What a round of sending came to, and what of it a person should hear."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model.alerts import Misshapen, RetryLater, SendOutcome, Sent, Unanswered, Unauthorised, Uneditable, Unreachable
from bot.model.channels import Channel, ChannelId, Unconfirmed

_NUMBER = re.compile(r"\d+")
_LONG_WAIT = timedelta(minutes=2)


class Trouble(NamedTuple):
    """A channel that could not be told, and why."""

    channel: ChannelId
    why: str
    is_asked_for: bool = False
    """It is an ordinary day, nothing for a person to do: the other side asked us to wait a little."""


@dataclass(slots=True, kw_only=True)
class Delivered:
    """What one round of sending came to."""

    tried: int = 0
    sent: int = 0
    reached: set[ChannelId] = field(default_factory=set)
    troubles: tuple[Trouble, ...] = ()
    is_refused: bool = False
    """The sink's credentials are not taken."""
    next_at: datetime | None = None
    """When there is something to send again; `None`: nothing waits."""

    def note(self, channel: Channel, outcome: SendOutcome, *, told: str | None, is_edit: bool = False) -> None:
        """Count what became of a message; `told` is the trouble with its chat that was told before.

        Edits are not counted, and one that cannot be made is no trouble: it is told anew.
        """
        match outcome:
            case Sent() | Uneditable() if is_edit:
                return
            case Sent(note=note):
                self.sent += 1
                if not note:
                    self.reached.add(channel.id)
                    return
                trouble = Trouble(channel.id, note)
            case RetryLater(reason=reason, after=after):
                trouble = Trouble(channel.id, reason, is_asked_for=after is not None and after <= _LONG_WAIT)
            case Unanswered(reason=reason):
                trouble = Trouble(channel.id, reason, is_asked_for=channel.unconfirmed is not Unconfirmed.HOLD)
            case Misshapen():
                return
            case Unreachable(reason=reason) if reason == told:
                return
            case _:
                trouble = Trouble(channel.id, outcome.reason)
        self.troubles = (*self.troubles, trouble)
        self.is_refused = self.is_refused or isinstance(outcome, Unauthorised)


class Troubles:
    """Remembers what is the matter with each channel, so that the same is said once."""

    def __init__(self) -> None:
        """Begin with no trouble."""
        self._last: dict[ChannelId, str] = {}

    def news(self, done: Delivered) -> list[Trouble]:
        """Give what a person should hear of a round: a channel's trouble, unless it is the one said last."""
        for channel in done.reached:
            self._last.pop(channel, None)
        news = []
        for trouble in done.troubles:
            # "Retry in 3 seconds" and "Retry in 4 seconds" are one trouble.
            kind = _NUMBER.sub("#", trouble.why)
            if self._last.get(trouble.channel) != kind and not trouble.is_asked_for:
                news.append(trouble)
            self._last[trouble.channel] = kind
        return news
