"""What readers say with buttons, on every store."""

from dataclasses import replace
from datetime import timedelta

from bot.model.alerts import AlertId, Reason
from bot.model.articles import ArticleId
from bot.model.channels import ChannelId
from bot.model.reactions import Reaction, Vote, Votes, Wish
from bot.model.stories import StoryId
from tests.contracts.conftest import Store
from tests.contracts.test_stories import BILES, BILES_AGAIN, FIRE, take_in
from tests.fakes import NOON, alert, article, delivery, poll_result

DESK = ChannelId("syria-desk")
DAY = timedelta(days=1)
A, FIRES, B = ArticleId("a"), ArticleId("b"), ArticleId("c")
MUTE = Wish(channel=DESK, article=A, reaction=Reaction.MUTE, until=NOON + DAY, press="p1")


def vote(alert: int, voter: str, *, useful: bool) -> Vote:
    """Give a vote."""
    return Vote(alert=AlertId(f"alert-{alert}"), voter=voter, is_useful=useful, at=NOON)


async def test_a_person_has_one_vote_an_alert_and_may_change_it(store: Store) -> None:
    [(_, _, token)] = await store.claim_feeds(NOON, limit=1, lease=DAY)
    reasons = (Reason(rule="a", title="A"), Reason(rule="b", title="B"))
    rows = [delivery(of=alert(1, reasons=reasons)), delivery(of=alert(2, reasons=reasons[:1]))]
    await store.apply(poll_result(token, articles=[article(1), article(2)], deliveries=rows), NOON)
    await store.keep_votes([vote(1, "ada", useful=True), vote(1, "bob", useful=True), vote(2, "ada", useful=True)])
    await store.keep_votes([vote(1, "ada", useful=False)])
    ids = [AlertId(f"alert-{n}") for n in (1, 2, 3)]
    assert await store.votes(ids) == {ids[0]: Votes(1, 1), ids[1]: Votes(1, 0)}
    assert await store.votes_of_rules(NOON) == {"a": Votes(2, 1), "b": Votes(1, 1)}
    assert await store.votes_of_rules(NOON + DAY) == {}


async def test_a_wish_is_of_the_whole_story_and_of_its_channel_until_it_is_over(store: Store) -> None:
    await take_in(store, BILES, FIRE)
    await take_in(store, BILES_AGAIN, after=timedelta(hours=1))
    await store.keep_wish(MUTE)
    assert await store.wishes([A, FIRES, B], NOON) == {(DESK, A): MUTE, (DESK, B): MUTE}
    assert await store.wishes([A], MUTE.until) == {}
    followed = replace(MUTE, article=B, reaction=Reaction.FOLLOW, press="p2")
    await store.keep_wish(followed)
    await store.keep_wish(replace(MUTE, channel=ChannelId("other-desk")))
    found = await store.wishes([A], NOON)
    assert {channel: wish.reaction for (channel, _), wish in found.items()} == {
        DESK: Reaction.FOLLOW,
        "other-desk": Reaction.MUTE,
    }
    await store.refile([B], StoryId("b"))
    assert await store.wishes([FIRES], NOON) == {(DESK, FIRES): followed}
