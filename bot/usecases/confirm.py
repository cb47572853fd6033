"""Confirm: look in its chat for a message whose answer was lost."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.alerts.confirming import fingerprint
from bot.alerts.limits import Windows
from bot.alerts.settling import UNCONFIRMED_PAUSE, settle
from bot.model.alerts import Delivery, DeliveryState, RetryLater, Sent
from bot.model.sending import Attempt, AttemptKind, AttemptOutcome, Chat, Found, Hidden, Look, Missing, Seat
from bot.ports import Clock, Prober, SendingStore

_MOST_MISSING = 3
"""So many ids in a row without a message are the end of a chat."""
_MOST_LOOKS = 100


@dataclass(slots=True, kw_only=True)
class Confirmer:
    """Settles unconfirmed deliveries by reading their chats back, one look at a time."""

    outbox: SendingStore
    prober: Prober
    clock: Clock
    windows: Windows
    should_stop: Callable[[], bool]
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def confirm(self, delivery: Delivery, seat: Seat, *, is_last: bool) -> Delivery | None:
        """Give the delivery if it has to be sent: unmarked if it is not in its chat, as it is if nobody can tell.

        `None`: it was found, or it has to wait.
        """
        async with self._one_at_a_time:
            attempts = await self.outbox.unknown_attempts(delivery.alert.id)
            mine = [one for one in attempts if one.part == delivery.part]
            floors = [one.floor for one in mine if one.floor is not None]
            if not mine or len(floors) < len(mine):
                # Nothing is known of the chat from before, so there is no place to begin.
                return delivery
            return await self._search(delivery, mine, min(floors) + 1, seat, is_last=is_last)

    async def _search(
        self, delivery: Delivery, attempts: Sequence[Attempt], at: int, seat: Seat, *, is_last: bool
    ) -> Delivery | None:
        chat, missing = attempts[-1].chat, 0
        ours = await self.outbox.known_messages(chat, at - 1)
        wanted = {one.fingerprint for one in attempts}
        for message in [id_ for id_ in range(at, at + _MOST_LOOKS) if id_ not in ours]:
            seen = await self._look(delivery, replace(attempts[-1], floor=message), seat)
            if seen is None:
                return None
            delivery, look = seen
            match look:
                case Found(text=text) if fingerprint(text) in wanted:
                    sent = settle(delivery, Sent(message=str(message)), self.clock.now(), is_last=is_last)
                    await self._close(delivery, sent, attempts, seat, message)
                    return None
                case Found():
                    missing = 0
                case Missing():
                    missing += 1
                case Hidden():
                    return delivery
                case RetryLater(reason=reason, after=after):
                    due_at = self.clock.now() + (after or UNCONFIRMED_PAUSE)
                    await self.outbox.record([replace(delivery, due_at=due_at, error=reason)])
                    return None
            if missing == _MOST_MISSING:
                absent = replace(delivery, state=DeliveryState.PENDING, doubts=0, error=None)
                return await self._close(delivery, absent, attempts, seat, None)
        return delivery

    async def _look(self, delivery: Delivery, like: Attempt, seat: Seat) -> tuple[Delivery, Look] | None:
        """Look once, within the limits of the chat that is forwarded to; `None` if the search has to end."""
        while (
            wait := self.windows.ready_at(self.prober.chat, self.clock.now()) - self.clock.now()
        ).total_seconds() > 0:
            await self.clock.sleep(wait)
        if self.should_stop():
            return None
        attempt = Attempt(
            delivery=delivery.alert.id, chat=self.prober.chat, kind=AttemptKind.PROBE, began_at=self.clock.now()
        )
        opened = await self.outbox.open_attempt(attempt, delivery, seat)
        if opened is None:
            return None
        look = await self.prober.look(like.chat, like.floor or 0)
        now = self.clock.now()
        if not isinstance(look, Missing | Hidden):
            self.windows.note(self.prober.chat, now)
        outcome = AttemptOutcome.REFUSED if isinstance(look, Missing | Hidden) else AttemptOutcome.UNKNOWN
        ended = replace(opened[0], ended_at=now, outcome=outcome)
        is_kept = await self.outbox.close_attempt(ended, opened[1], await self._chat(like, now), seat)
        return (replace(opened[1], token=opened[1].token + 1), look) if is_kept else None

    async def _close(
        self, delivery: Delivery, settled: Delivery, attempts: Sequence[Attempt], seat: Seat, message: int | None
    ) -> Delivery | None:
        """Keep what became of the attempts: the last one arrived under this id, or none did."""
        chat = await self._chat(attempts[-1], self.clock.now())
        if message is not None:
            chat = replace(chat, last_message=max(message, chat.last_message or 0))
        for number, one in enumerate(attempts, 1):
            is_it = message is not None and number == len(attempts)
            outcome = AttemptOutcome.SENT if is_it else AttemptOutcome.REFUSED
            ended = replace(one, outcome=outcome, message=message if is_it else None)
            kept = settled if number == len(attempts) else delivery
            if not await self.outbox.close_attempt(ended, replace(kept, token=delivery.token), chat, seat):
                return None
            delivery = replace(delivery, token=delivery.token + 1)
        return replace(settled, token=delivery.token) if message is None else None

    async def _chat(self, attempt: Attempt, now: datetime) -> Chat:
        return (await self.outbox.chats()).get(attempt.chat) or Chat(id=attempt.chat)
