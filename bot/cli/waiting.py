"""What waits and why, as commands tell it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.alerts.layout import clean_line
from bot.alerts.tracing import WHY_HELD
from bot.cli.output import ago, count, parked_lines
from bot.model.alerts import Delivery, DeliveryState, Hold
from bot.model.sending import Chat
from bot.stores.sqlite import SqliteStore

WAITING = (
    DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNCONFIRMED, DeliveryState.HELD, DeliveryState.PARKED,
)  # fmt: skip
_DOUBT = "nobody knows whether it arrived; look, then `alerts retry {0}`, or `alerts retry {0} --arrived`"
_MOST_DOUBTS = 5


async def read_waiting(store: SqliteStore) -> tuple[tuple[Delivery, ...], tuple[Chat, ...]]:
    """Give what waits, and the chats that something is known of."""
    waiting = [one for state in WAITING for one in await store.deliveries(state)]
    return tuple(waiting), tuple((await store.chats()).values())


def waiting_lines(waiting: Iterable[Delivery], chats: Iterable[Chat], now: datetime) -> list[str]:
    """Give a line for each cause that keeps alerts waiting: how many, where, why, until when, what to do."""
    by_state: dict[DeliveryState, list[Delivery]] = {state: [] for state in WAITING}
    for one in waiting:
        by_state[one.state].append(one)
    return [
        *_unconfirmed_lines(by_state[DeliveryState.UNCONFIRMED], now),
        *_held_lines(by_state[DeliveryState.HELD], now),
        *_pending_lines(by_state[DeliveryState.PENDING], now),
        *_chat_lines(chats, now),
        *parked_lines(by_state[DeliveryState.PARKED]),
    ]


def _unconfirmed_lines(unconfirmed: Iterable[Delivery], now: datetime) -> list[str]:
    return [
        f"1 alert unconfirmed for {one.alert.channel}: {clean_line(one.error or '')}; settled {ago(one.due_at, now)}, "
        "and the others wait behind it"
        for one in unconfirmed
    ]


def _held_lines(held: Iterable[Delivery], now: datetime) -> list[str]:
    lines, doubts = [], []
    until: dict[tuple[str, Hold], datetime] = {}
    causes: Counter[tuple[str, Hold]] = Counter()
    for one in held:
        if one.hold is None or one.hold is Hold.PERSON:
            doubts.append(one)
            continue
        cause = (one.alert.channel, one.hold)
        causes[cause] += 1
        until[cause] = min(one.due_at, until.get(cause, one.due_at))
    for (channel, hold), number in causes.most_common():
        lines.append(
            f"{count(number, 'alert')} held for {channel}: {WHY_HELD[hold]}; "
            f"{'given up' if hold is Hold.SOURCES else 'told'} {ago(until[channel, hold], now)}"
        )
    lines += [f"1 alert held for {one.alert.channel}: {_DOUBT.format(one.alert.id)}" for one in doubts[:_MOST_DOUBTS]]
    more = len(doubts) - _MOST_DOUBTS
    return [*lines, f"{count(more, 'alert')} more held so; `alerts list` shows all"] if more > 0 else lines


def _pending_lines(pending: Iterable[Delivery], now: datetime) -> list[str]:
    causes = Counter((one.alert.channel, one.error or "") for one in pending if one.due_at <= now)
    return [
        f"{count(number, 'alert')} waiting for {channel}" + (f": {clean_line(why)}" if why else "")
        for (channel, why), number in causes.most_common()
    ]


def _chat_lines(chats: Iterable[Chat], now: datetime) -> list[str]:
    return [
        f"chat {chat.id}: Telegram asked us to wait; again {ago(chat.not_before, now)}"
        for chat in chats
        if chat.not_before and chat.not_before > now
    ] + [f"chat {chat.id} is {chat.moved_to} now; write that into channels.yaml" for chat in chats if chat.moved_to]
