"""Whether an alert is told at once or held: paces, cool-downs, caps, digests, quiet hours, bursts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.alerts.admitting import Admitted, admit, hold_back, pace_keys
from bot.alerts.breaking import begins_to_break, hour_of, is_broken, pace_of, threshold
from bot.model.alerts import Delivery, DeliveryState, Hold, Kind, Reason
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId, DigestPlan, Quiet
from bot.model.paces import Pace, PaceHour, PaceKey
from bot.model.rules import AllOf, Conditions, Priority, Rule, RuleId
from tests.fakes import NOON, alert, delivery

DESK = Channel(id=ChannelId("syria-desk"), chat=-1, tz="Europe/Amsterdam", digest=DigestPlan(at=(time(17),)))
MINUTE = timedelta(minutes=1)


def rule(id_: str = "a", **changes: Any) -> Rule:
    """Give a rule that tells the desk."""
    return Rule(
        id=RuleId(id_), title=id_, clause=AllOf(clauses=()), fields=frozenset((Field.TITLE,)), conditions=Conditions(),
        to=("syria-desk",), **changes,
    )  # fmt: skip


def of(*rules: Rule, number: int = 1, hold: Hold | None = None, **changes: Any) -> Delivery:
    """Give a new alert by these rules."""
    loudest = min((one.priority for one in rules), key=list(Priority).index)
    reasons = tuple(Reason(rule=one.id, title=one.title) for one in rules)
    told = alert(number, reasons=reasons, **{"priority": loudest, **changes})
    return delivery(of=told, state=DeliveryState.NEW, hold=hold)


def admitted(
    *new: Delivery, rules: tuple[Rule, ...], desk: Channel = DESK, at: datetime = NOON,
    paces: Mapping[PaceKey, Pace] | None = None,
) -> Admitted:  # fmt: skip
    """Admit alerts at this moment."""
    known = {key: pace_of([], at) for one in new for key in pace_keys(one)} | dict(paces or {})
    kept = {key: pace_of([pace.now], at) for key, pace in known.items()} if paces else known
    return admit(new, rules={one.id: one for one in rules}, channels={desk.id: desk}, paces=kept, now=at)


def waits(done: Admitted) -> list[tuple[Hold, timedelta] | None]:
    """Give of each alert why and how long it waits, or `None` if it does not."""
    return [
        (one.hold, one.due_at - NOON) if one.state is DeliveryState.HELD and one.hold else None
        for one in done.deliveries
    ]


def test_an_alert_is_told_at_once_unless_something_speaks_against_it() -> None:
    [told] = admitted(of(rule()), rules=(rule(),)).deliveries
    assert (told.state, told.due_at, told.hold) == (DeliveryState.PENDING, NOON, None)


def test_what_a_rule_matches_within_its_cooldown_comes_when_it_is_over() -> None:
    slow = rule(cooldown=30 * MINUTE)
    first = admitted(of(slow), of(slow, number=2), rules=(slow,))
    assert waits(first) == [None, (Hold.COOLDOWN, 30 * MINUTE)]
    later = admitted(of(slow, number=3), rules=(slow,), at=NOON + 20 * MINUTE, paces=first.paces)
    assert waits(later) == [(Hold.COOLDOWN, 30 * MINUTE)]
    # The list at half past began the next pause.
    after = admitted(of(slow, number=4), rules=(slow,), at=NOON + 40 * MINUTE, paces=later.paces)
    assert waits(after) == [(Hold.COOLDOWN, 60 * MINUTE)]
    free = admitted(of(slow, number=5), rules=(slow,), at=NOON + 95 * MINUTE, paces=after.paces)
    assert waits(free) == [None]


def test_a_cap_counts_by_the_hour_and_by_the_rule() -> None:
    capped, other = rule(cap=2), rule("b")
    done = admitted(*(of(capped, number=at) for at in range(4)), of(other), rules=(capped, other))
    assert waits(done) == [None, None, (Hold.CAP, 60 * MINUTE), (Hold.CAP, 60 * MINUTE), None]
    assert waits(admitted(of(capped), rules=(capped,), at=NOON + 60 * MINUTE, paces=done.paces)) == [None]


def test_an_alert_is_told_if_one_of_its_rules_lets_it() -> None:
    capped, free, low = rule(cap=1), rule("b"), rule("c", priority=Priority.LOW)
    done = admitted(of(capped), of(capped, free), of(low, capped), of(low, free), rules=(capped, free, low))
    assert waits(done) == [None, None, (Hold.CAP, 60 * MINUTE), None]


def test_what_is_low_waits_for_the_digest() -> None:
    low = rule(priority=Priority.LOW)
    assert waits(admitted(of(low), rules=(low,))) == [(Hold.DIGEST, 240 * MINUTE)]


@pytest.mark.parametrize(
    ("priority", "expected"),
    [
        (Priority.NORMAL, (Hold.QUIET, 180 * MINUTE)),
        (Priority.URGENT, None),
        (Priority.LOW, (Hold.DIGEST, 240 * MINUTE)),
    ],
)
def test_quiet_hours_hold_what_they_do_not_let_through(
    priority: Priority, expected: tuple[Hold, timedelta] | None
) -> None:
    desk = replace(DESK, quiet=Quiet(begins=time(12), ends=time(16)))
    asked = rule(priority=priority)
    assert waits(admitted(of(asked), rules=(asked,), desk=desk)) == [expected]


def test_a_list_that_would_come_within_quiet_hours_comes_at_their_end() -> None:
    desk = replace(DESK, quiet=Quiet(begins=time(13, 30), ends=time(19)))
    slow, low = rule(cooldown=50 * MINUTE), rule("b", priority=Priority.LOW)
    done = admitted(of(slow), of(slow), of(low), rules=(slow, low), desk=desk)
    assert waits(done) == [None, (Hold.QUIET, 360 * MINUTE), (Hold.DIGEST, 360 * MINUTE)]


def test_what_was_missed_is_held_for_one_list_of_all_that_was() -> None:
    assert waits(admitted(of(rule(), hold=Hold.OUTAGE), rules=(rule(),))) == [(Hold.OUTAGE, timedelta())]


def test_quiet_hours_catch_up_with_what_still_waits() -> None:
    desk = replace(DESK, quiet=Quiet(begins=time(12), ends=time(16)))
    waiting, urgent = delivery(), delivery(of=alert(2, priority=Priority.URGENT))
    begun, doubtful = delivery(3, part=1), delivery(4, doubts=1)
    [held] = hold_back([waiting, urgent, begun, doubtful, delivery(5, kind=Kind.DIGEST)], desk, NOON)
    assert (held.alert.id, held.state, held.due_at) == ("alert-1", DeliveryState.HELD, NOON + 180 * MINUTE)
    assert hold_back([waiting], DESK, NOON) == ()


class TestBreaker:
    def hours(self, *fired: int) -> list[PaceHour]:
        """Give hours of a rule, the last of them before this one."""
        return [
            PaceHour(hour=hour_of(NOON) - ago * timedelta(hours=1), fired=count)
            for ago, count in enumerate(reversed(fired), 1)
        ]

    @pytest.mark.parametrize(
        ("fired", "baseline", "most"),
        [
            ((), 0, 30),
            ((3,), 0, 30),
            ((3, 3), 3, 30),
            ((4, 4, 4, 4, 99), 4, 40),
            ((100, 0, 0, 0, 0), 25, 250),
            ((500,) * 3 + (1,) * 169, 1, 30),
        ],
    )
    def test_a_rule_is_measured_by_its_own_week(self, fired: tuple[int, ...], baseline: float, most: int) -> None:
        pace = pace_of(self.hours(*fired), NOON)
        assert (pace.baseline, threshold(pace)) == (baseline, most)

    def test_a_burst_is_told_in_lists_until_an_hour_was_calm(self) -> None:
        key = PaceKey(DESK.id, RuleId("a"))
        hot = rule()
        done = admitted(*(of(hot, number=at) for at in range(35)), rules=(hot,))
        assert waits(done) == [None] * 30 + [(Hold.BREAKER, timedelta(seconds=4))] * 5
        assert [(burst.key, burst.fired) for burst in done.bursts] == [(key, 31)]
        pace = pace_of([done.paces[key].now], NOON + timedelta(minutes=65))
        assert is_broken(pace)
        again = replace(pace, now=replace(pace.now, fired=31))
        assert not begins_to_break(again)
        assert not is_broken(pace_of([done.paces[key].now], NOON + timedelta(hours=2)))

    def test_its_lists_come_soon_at_first_and_then_seldom(self) -> None:
        hot, paces, at, lists = rule(), None, NOON, []
        for number in range(400):
            done = admitted(of(hot, number=number), rules=(hot,), at=at, paces=paces)
            paces = done.paces
            [told] = done.deliveries
            if told.state is DeliveryState.HELD:
                lists.append(told.due_at)
            at += timedelta(seconds=9)
        pauses = [round((late - early).total_seconds()) for early, late in pairwise(dict.fromkeys(lists))]
        assert pauses[0] < 20
        assert pauses[-1] >= 600
        assert len(pauses) < 12

    def test_a_quiet_rules_few_alerts_are_no_burst(self) -> None:
        assert not admitted(*(of(rule(), number=at) for at in range(30)), rules=(rule(),)).bursts
