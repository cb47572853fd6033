"""The sweep's short form; `python -m tests.sweeps.kill_sweep` is the whole."""

from bot.model.channels import Unconfirmed
from tests.servers.chats import Message
from tests.servers.world import Accepted
from tests.sweeps.checking import MARK, Verdict, check
from tests.sweeps.stories import GrowthVerdict
from tests.sweeps.sweeping import sweep


async def test_a_sender_killed_again_and_again_loses_nothing_and_repeats_nothing() -> None:
    swept = await sweep(alerts=8, chats=4, points=2, randoms=1, policy=Unconfirmed.PROBE, scale=60.0, seed=3)
    assert isinstance(swept.verdict, Verdict)
    assert (swept.verdict.delivered, swept.verdict.repeats, swept.verdict.is_good) == (8, 0, True)
    assert (swept.kills, swept.limits_met) == (3, 0)


async def test_a_message_that_grows_while_senders_are_killed_says_what_is_known() -> None:
    swept = await sweep(alerts=8, chats=2, points=2, randoms=1, policy=Unconfirmed.PROBE, scale=60.0, seed=3, stories=2)
    assert isinstance(swept.verdict, GrowthVerdict)
    assert (swept.verdict.told, swept.verdict.is_good) == (8, True)
    assert swept.verdict.edits > 0
    assert (swept.kills, swept.limits_met) == (3, 0)


def told(*texts: str, apart: float = 5.0) -> list[Accepted]:
    """Give the accept log of one chat."""
    return [
        Accepted(method="sendMessage", message=Message(chat_id=-1, id=number, text=text, sent_at=0), at=number * apart)
        for number, text in enumerate(texts)
    ]


def test_the_checker_sees_what_is_lost_repeated_out_of_order_and_too_fast() -> None:
    good = check(told("Headline 0", f"{MARK} Headline 0", "Headline 1"), headlines=2, chats=[-1])
    assert (good.is_good, good.repeats) == (True, 1)
    assert check(told("Headline 0"), headlines=2, chats=[-1]).lost == (1,)
    assert check(told("Headline 0", "Headline 0"), headlines=1, chats=[-1]).unmarked == (0,)
    assert check(told("Headline 1", "Headline 0"), headlines=2, chats=[-1]).disordered == (0,)
    assert check(told("Headline 0", "Headline 1", apart=0.9), headlines=2, chats=[-1]).over_limits
