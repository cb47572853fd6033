"""Several alerts become one list: when their time has come, or when they are too many."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.alerts.digesting import collapse, gather, is_too_much
from bot.model.alerts import Delivery, DeliveryState, Hold, Kind, Reason
from bot.model.channels import Channel, ChannelId, DigestPlan, Limit, Over
from bot.model.paces import Backlog
from bot.model.rules import Priority
from tests.fakes import NOON, alert, delivery

DESK = Channel(id=ChannelId("syria-desk"), chat=-1, language="nl")
PLANNED = replace(DESK, digest=DigestPlan(at=(time(7),), title="Syria, {date}"), tz="Pacific/Kiritimati")


def held(number: int, why: Hold, **changes: object) -> Delivery:
    """Give an alert that is held and due."""
    return delivery(of=alert(number, **changes), state=DeliveryState.HELD, hold=why)


@pytest.mark.parametrize(
    ("why", "channel", "title"),
    [
        (Hold.QUIET, DESK, "Uit de stille uren"),
        (Hold.DIGEST, DESK, "Overzicht, 2026-11-23"),
        (Hold.DIGEST, PLANNED, "Syria, 2026-11-24"),
        (Hold.CAP, DESK, "Meer van dit uur"),
        (Hold.COOLDOWN, DESK, "Sinds de vorige melding"),
        (Hold.BREAKER, DESK, "Veel meer dan gewoonlijk"),
    ],
)
def test_held_alerts_come_as_one_list_that_says_why(why: Hold, channel: Channel, title: str) -> None:
    members = [held(1, why, lead="Text."), held(2, why)]
    [digest] = gather(members, channel, NOON).digests
    assert digest.members == tuple(members)
    told = digest.delivery
    assert (told.kind, told.state, told.due_at, told.alert.title) == (Kind.DIGEST, DeliveryState.PENDING, NOON, title)
    assert [one.id for one in told.members] == ["alert-1", "alert-2"]
    assert told.members[0].lead == ""


def test_the_morning_list_and_the_digest_of_one_moment_are_one() -> None:
    [digest] = gather([held(1, Hold.QUIET), held(2, Hold.DIGEST)], PLANNED, NOON).digests
    assert digest.delivery.alert.title == "Syria, 2026-11-24"


@pytest.mark.parametrize(
    ("why", "count", "is_list"),
    [
        (Hold.QUIET, 1, True),
        (Hold.DIGEST, 1, True),
        (Hold.COOLDOWN, 1, False),
        (Hold.CAP, 2, True),
        (Hold.OUTAGE, 3, False),
        (Hold.OUTAGE, 4, True),
    ],
)
def test_a_few_that_were_only_put_off_go_alone(why: Hold, count: int, *, is_list: bool) -> None:
    gathered = gather([held(number, why) for number in range(count)], DESK, NOON)
    assert len(gathered.digests) == is_list
    assert len(gathered.released) == (0 if is_list else count)
    assert all((one.state, one.hold) == (DeliveryState.PENDING, None) for one in gathered.released)


def test_a_list_has_the_loudest_rules_first_then_the_busiest_each_in_order_of_time() -> None:
    a, b, c = ((Reason(rule=name, title=name),) for name in "abc")
    late = held(1, Hold.QUIET, reasons=a, published_at=NOON)
    early = held(2, Hold.QUIET, reasons=a, published_at=NOON - timedelta(hours=5))
    members = [late, held(3, Hold.QUIET, reasons=b), early, held(4, Hold.QUIET, reasons=c, priority=Priority.URGENT)]
    [digest] = gather(members, DESK, NOON).digests
    assert [str(one.id) for one in digest.delivery.members] == ["alert-4", "alert-2", "alert-1", "alert-3"]
    assert digest.delivery.alert.priority is Priority.URGENT
    assert digest.delivery.alert.reasons == (*c, *a, *b)


def test_a_list_of_thousands_is_several() -> None:
    digests = gather([held(number, Hold.QUIET) for number in range(2500)], DESK, NOON).digests
    assert [len(one.members) for one in digests] == [1000, 1000, 500]
    assert len({one.delivery.alert.id for one in digests}) == 3


LATE = NOON - timedelta(hours=1, seconds=1)


@pytest.mark.parametrize(
    ("backlog", "room", "why"),
    [
        (Backlog(15, 0, NOON), 15, None),
        (Backlog(16, 0, NOON), 15, Hold.LIMIT),
        (Backlog(2, 0, NOON), 0, Hold.LIMIT),
        (Backlog(1, 0, NOON), 0, None),
        (Backlog(400, 1, NOON), 15, None),
        (Backlog(4, 0, LATE), 15, Hold.OUTAGE),
        (Backlog(3, 0, LATE), 15, None),
        (Backlog(4, 0, None), 15, None),
    ],
)
def test_what_is_more_than_the_limit_or_has_waited_long_is_too_much(
    backlog: Backlog, room: int, why: Hold | None
) -> None:
    assert is_too_much(backlog, DESK, room=room, now=NOON) is why


def test_a_channel_may_want_its_alerts_queued_but_not_those_of_yesterday() -> None:
    queued = replace(DESK, limit=Limit(over=Over.QUEUE))
    assert is_too_much(Backlog(99, 0, NOON), queued, room=1, now=NOON) is None
    assert is_too_much(Backlog(99, 0, LATE), queued, room=1, now=NOON) is Hold.OUTAGE


def test_the_terminal_takes_everything() -> None:
    assert is_too_much(Backlog(99, 0, LATE), replace(DESK, chat=None), room=1, now=NOON) is None


def test_urgent_alerts_go_alone_while_the_limit_has_room_for_them() -> None:
    urgent = [delivery(of=alert(number, priority=Priority.URGENT)) for number in (1, 2)]
    others = [delivery(number) for number in (3, 4)]
    [digest] = collapse([*urgent, *others], DESK, Hold.LIMIT, room=2, now=NOON)
    assert [str(one.alert.id) for one in digest.members] == ["alert-3", "alert-4"]
    assert digest.delivery.alert.title == "Veel tegelijk"
    [digest] = collapse([*urgent, *others], DESK, Hold.LIMIT, room=1, now=NOON)
    assert len(digest.members) == 4
    [digest] = collapse([*urgent, *others], DESK, Hold.OUTAGE, room=9, now=NOON)
    assert len(digest.members) == 4
    assert collapse([*urgent, *others[:1]], DESK, Hold.LIMIT, room=2, now=NOON) == ()


def test_what_may_have_been_sent_is_in_no_list() -> None:
    waiting = [delivery(1), delivery(2), delivery(3, part=1), delivery(4, doubts=1), delivery(5, kind=Kind.DIGEST)]
    [digest] = collapse(waiting, DESK, Hold.LIMIT, room=0, now=NOON)
    assert [str(one.alert.id) for one in digest.members] == ["alert-1", "alert-2"]


def test_what_was_published_at_one_moment_stands_in_a_list_as_it_was_queued() -> None:
    [digest] = gather([held(number, Hold.QUIET) for number in (3, 1, 2)], DESK, NOON).digests
    assert [str(one.id) for one in digest.delivery.members] == ["alert-3", "alert-1", "alert-2"]
