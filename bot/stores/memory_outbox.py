"""The outbox in memory: alerts on their way, attempts, chats and who may send."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.alerts.settling import told_at
from bot.model.alerts import AlertId, Delivery, DeliveryState, Hold, Kind
from bot.model.channels import ChannelId
from bot.model.rules import Priority
from bot.model.sending import Attempt, AttemptKind, AttemptOutcome, Chat, ChatId, Proof, Seat

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Sender:
    owner: str = ""
    fence: int = 0
    lease_until: datetime = _NEVER
    not_before: datetime | None = None


class MemoryOutbox:
    """See `ports.Outbox` and `ports.Attempts`."""

    def __init__(self) -> None:
        """Begin empty."""
        self._outbox: dict[AlertId, Delivery] = {}
        self._first_alerts: dict[AlertId, datetime] = {}
        self._queued: dict[AlertId, datetime] = {}
        self._attempts: list[Attempt] = []
        self._chats: dict[ChatId, Chat] = {}
        self._senders: dict[str, _Sender] = {}
        self._proofs: dict[ChatId, Proof] = {}

    def queue(self, delivery: Delivery, now: datetime) -> None:
        """Put a delivery in, unless its channel has been told of that before."""
        if delivery.alert.id in self._outbox:
            return
        if delivery.state is DeliveryState.FIRST_RUN:
            self._first_alerts[delivery.alert.id] = now
        self._outbox[delivery.alert.id] = delivery
        self._queued[delivery.alert.id] = now

    async def heads(self, now: datetime) -> list[Delivery]:
        """See `ports.Outbox`."""
        first: dict[ChannelId, Delivery] = {}
        for one in sorted(self._outbox.values(), key=_order):
            is_due = one.state is DeliveryState.PENDING and one.due_at <= now
            is_grown = one.state is DeliveryState.GROWN and one.due_at <= now
            if is_due or is_grown or one.state is DeliveryState.UNCONFIRMED:
                first.setdefault(one.alert.channel, one)
        return sorted(first.values(), key=lambda one: (one.alert.priority is not Priority.URGENT, published_at(one)))

    async def record(self, deliveries: Sequence[Delivery]) -> int:
        """See `ports.Outbox`."""
        return sum(map(self._write, deliveries))

    def _write(self, one: Delivery) -> bool:
        kept = self._outbox.get(one.alert.id)
        if kept is None or kept.token != one.token:
            return False
        self._outbox[one.alert.id] = replace(one, token=one.token + 1)
        if one.state is DeliveryState.SENT and (one.members or one.alert.growth):
            inner = {row.alert.id for row in self._outbox.values() if row.digest == one.alert.id}
            for told in list(self._outbox.values()):
                if told.digest in {one.alert.id, *inner} and told.state is DeliveryState.COLLAPSED:
                    self._write(replace(told, state=one.state, message=one.message, sent_at=told_at(one)))
        return True

    async def rewrite(self, deliveries: Sequence[Delivery]) -> bool:
        """See `ports.Outbox`."""
        kept = [self._outbox.get(one.alert.id) for one in deliveries]
        if any(old is None or old.token != one.token for old, one in zip(kept, deliveries, strict=True)):
            return False
        return all(map(self._write, deliveries))

    async def collapse(self, digest: Delivery, members: Sequence[Delivery], now: datetime) -> bool:
        """See `ports.Outbox`."""
        kept = [self._outbox.get(one.alert.id) for one in members]
        is_known = digest.alert.id in self._outbox
        if is_known or any(old is None or old.token != one.token for old, one in zip(kept, members, strict=True)):
            return False
        self.queue(digest, now)
        for one in members:
            self._write(replace(one, state=DeliveryState.COLLAPSED, digest=digest.alert.id, hold=None))
        return True

    async def deliveries(self, state: DeliveryState) -> list[Delivery]:
        """See `ports.Outbox`."""
        return sorted((one for one in self._outbox.values() if one.state is state), key=lambda one: one.alert.id)

    async def find_delivery(self, id_: AlertId) -> Delivery | None:
        """See `ports.Outbox`."""
        return self._outbox.get(id_)

    async def next_due_at(self) -> datetime | None:
        """See `ports.Outbox`."""
        waiting = {*map(DeliveryState, ("new", "pending", "held", "unconfirmed", "grown"))}
        rows = (one for one in self._outbox.values() if one.state in waiting and one.hold is not Hold.PERSON)
        return min((one.due_at for one in rows), default=None)

    async def released_first_alerts(self, since: datetime) -> int:
        """See `ports.Outbox`."""
        kept = {DeliveryState.FIRST_RUN, DeliveryState.UNSENT}
        return sum(1 for id_, at in self._first_alerts.items() if at >= since and self._outbox[id_].state not in kept)

    async def take_seat(
        self, name: str, *, owner: str, now: datetime, lease: timedelta, is_alone: bool = False
    ) -> Seat | None:
        """See `ports.Attempts`."""
        sender = self._senders.setdefault(name, _Sender())
        if sender.owner != owner:
            if sender.lease_until > now and not is_alone:
                return None
            sender.owner, sender.fence = owner, sender.fence + 1
        sender.lease_until = now + lease
        return Seat(name=name, fence=sender.fence, not_before=sender.not_before)

    async def leave_seat(self, seat: Seat) -> None:
        """See `ports.Attempts`."""
        if self._holds(seat):
            self._senders[seat.name].lease_until = _NEVER

    async def quieten(self, seat: Seat) -> None:
        """See `ports.Attempts`."""
        if self._holds(seat):
            self._senders[seat.name].not_before = seat.not_before

    def _holds(self, seat: Seat) -> bool:
        return self._senders[seat.name].fence == seat.fence

    async def open_attempt(self, attempt: Attempt, delivery: Delivery, seat: Seat) -> tuple[Attempt, Delivery] | None:
        """See `ports.Attempts`."""
        is_write = attempt.kind is not AttemptKind.PROBE
        state = DeliveryState.SENDING if is_write else delivery.state
        begun = replace(delivery, state=state, attempts=delivery.attempts + is_write)
        if not self._holds(seat) or not self._write(begun):
            return None
        opened = replace(attempt, id=len(self._attempts) + 1)
        self._attempts.append(opened)
        return opened, replace(begun, token=begun.token + 1)

    async def close_attempt(self, attempt: Attempt, delivery: Delivery, chat: Chat, seat: Seat) -> bool:
        """See `ports.Attempts`."""
        if not self._holds(seat) or not self._write(delivery):
            return False
        self._attempts[attempt.id - 1] = attempt
        self._chats[chat.id] = chat
        return True

    async def attempts_since(self, moment: datetime) -> list[Attempt]:
        """See `ports.Attempts`."""
        return [one for one in self._attempts if one.ended_at is None or max(one.began_at, one.ended_at) >= moment]

    async def unknown_attempts(self, delivery: AlertId) -> list[Attempt]:
        """See `ports.Attempts`."""
        unknown = {None, AttemptOutcome.UNKNOWN}
        mine = [one for one in self._attempts if one.delivery == delivery and one.outcome in unknown]
        return [one for one in mine if one.kind is AttemptKind.SEND]

    async def known_messages(self, chat: ChatId, above: int) -> frozenset[int]:
        """See `ports.Attempts`."""
        ids = [one.message for one in self._attempts if one.chat == chat and one.message is not None]
        return frozenset(id_ for id_ in ids if id_ > above)

    async def chat_of(self, delivery: AlertId) -> ChatId | None:
        """See `ports.Attempts`."""
        mine = [one.chat for one in self._attempts if one.delivery == delivery and one.message is not None]
        return mine[-1] if mine else None

    async def chats(self) -> Mapping[ChatId, Chat]:
        """See `ports.Attempts`."""
        return dict(self._chats)

    async def keep_chat(self, chat: Chat) -> None:
        """See `ports.Attempts`."""
        self._chats[chat.id] = chat

    async def move_chat(self, old: ChatId, new: ChatId) -> None:
        """See `ports.Attempts`."""
        self._attempts = [_renumbered(one, new) if one.chat == old else one for one in self._attempts]
        for chat in list(self._chats.values()):
            if chat.moved_to == old:
                self._chats[chat.id] = replace(chat, moved_to=new)
        self._chats[old] = Chat(id=old, moved_to=new)
        if new in self._chats:
            self._chats[new] = replace(self._chats[new], moved_to=None)

    async def park(self, channels: Collection[ChannelId], why: str) -> int:
        """See `ports.Attempts`."""
        pending = [one for one in self._outbox.values() if one.state is DeliveryState.PENDING]
        parked = [one for one in pending if one.alert.channel in channels]
        return sum(self._write(replace(one, state=DeliveryState.PARKED, error=why)) for one in parked)

    async def keep_proof(self, proof: Proof) -> None:
        """See `ports.Attempts`."""
        self._proofs[proof.chat] = proof

    async def proofs(self) -> list[Proof]:
        """See `ports.Attempts`."""
        return [self._proofs[chat] for chat in sorted(self._proofs)]


def _renumbered(one: Attempt, chat: ChatId) -> Attempt:
    """Give an attempt in a chat that has moved: a supergroup numbers its messages anew."""
    return replace(one, chat=chat, floor=None, message=None)


def published_at(one: Delivery) -> datetime:
    """Give by when a delivery takes its turn."""
    return one.alert.published_at or one.alert.first_seen_at


def _order(one: Delivery) -> tuple[bool, bool, bool, bool, bool, datetime]:
    is_known = one.state is not DeliveryState.UNCONFIRMED
    is_quiet = one.alert.priority is not Priority.URGENT
    return (
        is_known,
        one.state is DeliveryState.GROWN,
        one.part == 0,
        is_quiet,
        one.kind is Kind.ALERT,
        published_at(one),
    )
