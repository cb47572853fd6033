"""One alert a story: it grows, on every store, and no other event is lost in it."""

from dataclasses import replace
from datetime import time

from bot.alerts.tracing import fate
from bot.model.alerts import (
    Hold,
    Reason,
)
from bot.model.articles import ArticleId, ChangeKind
from bot.model.channels import Quiet
from bot.model.histories import Sending
from bot.model.reactions import Reaction, Wish
from bot.model.rules import Conditions, Occasion, Priority, RuleId, Update
from tests.alerts.test_admitting import rule
from tests.fakes import NOON
from tests.usecases.newsdesk import HELD, HOUR, MINUTE, NUMBERS, OUTLETS, SECOND, UNSENT, Newsdesk, outlets
from tests.usecases.sending import DESK


async def test_a_story_is_one_message_that_grows(news: Newsdesk) -> None:
    """What comes within 20 seconds is one edit, and who waits in the outbox is told with it."""
    await news.tell(0)
    await news.tell(1)
    await news.tell(2)
    assert (news.sent, news.edited) == ([NUMBERS[0]], [])
    assert await news.desk.states() == {"grown": 1, "collapsed": 2}
    await news.go_on(19 * SECOND)
    assert news.edited == []
    await news.go_on(SECOND)
    assert [outlets(one) for one in news.edited] == [["Anadolu", "Reuters", "NOS"]]
    growth = news.edited[0].growth
    assert growth is not None
    assert (growth.sources, growth.first, growth.is_first_certain) == (3, "Anadolu", True)
    assert await news.desk.states() == {"sent": 3}
    await news.tell(3)
    await news.go_on(MINUTE)
    assert outlets(news.edited[1]) == ["Anadolu", "Reuters", "NOS", "Le Monde"]
    assert news.sent == [NUMBERS[0]]


async def test_articles_that_come_before_the_message_is_sent_are_in_it(news: Newsdesk) -> None:
    for number in range(3):
        await news.publish(number, rows=[news.row(number)])
    await news.go_on(HOUR)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu", "Reuters", "NOS"]]
    assert news.edited == []
    assert await news.desk.states() == {"sent": 3}


async def test_another_story_and_an_article_that_is_hardly_like_come_as_new_messages(news: Newsdesk) -> None:
    """A subscriber must not miss another event."""
    await news.tell(0)
    await news.tell(1, story="article-1")
    await news.tell(2, likeness=0.25)
    await news.go_on(MINUTE)
    assert news.sent == list(NUMBERS[:3])
    assert news.edited == []


async def test_a_reply_answers_the_first_message_a_new_one_tells_all(news: Newsdesk) -> None:
    news.plan(Update.REPLY)
    await news.tell(0, 1, 2)
    await news.go_on(MINUTE)
    assert news.sent == [NUMBERS[0]]
    await news.tell(3)
    await news.go_on(MINUTE)
    assert (await news.kept(3)).reply_to == "1"
    news.plan(Update.NEW)
    await news.tell(4)
    await news.go_on(MINUTE)
    assert (await news.kept(4)).reply_to is None
    assert sorted(outlets(news.desk.sink.sent[-1][1])) == sorted(OUTLETS[:5])
    assert news.edited == []


async def test_none_leaves_it_at_the_first_message_separate_knows_no_stories(news: Newsdesk) -> None:
    news.plan(Update.NONE)
    await news.tell(0)
    await news.tell(1)
    await news.go_on(MINUTE)
    assert (news.sent, news.edited) == ([NUMBERS[0]], [])
    assert ((await news.kept(1)).state, (await news.kept(1)).digest) == (UNSENT, "alert-0")
    news.plan(Update.SEPARATE)
    await news.tell(2)
    await news.tell(3)
    await news.go_on(MINUTE)
    assert news.sent == [NUMBERS[0], NUMBERS[2], NUMBERS[3]]


async def test_what_does_not_join_its_story_knows_why(news: Newsdesk) -> None:
    """For whoever asks of it later, when rules and the story are others."""
    await news.tell(0)
    await news.tell(1, likeness=0.25)
    await news.tell(2, outlet="Anadolu")
    news.plan(Update.SEPARATE)
    await news.tell(3)
    news.plan(Update.NEW)
    await news.tell(4)
    assert [(await news.kept(number)).alert.alone for number in range(5)] == [
        "",
        "like article-0 by only 0.25 of the 0.30 needed, so it may be another event",
        "Anadolu had told of it already, so this is news, which an edit would not show",
        "`story.update` is separate",
        "`story.update` is new: it tells all that was known of the story",
    ]


async def test_a_story_that_waits_for_a_list_is_not_joined(news: Newsdesk) -> None:
    news.desk.change(quiet=Quiet(begins=time(11), ends=time(18), let_through=frozenset({Priority.URGENT})))
    await news.tell(0)
    await news.tell(1, priority=Priority.URGENT)
    assert (await news.kept(1)).alert.alone == "its story waits to be told in a list, which does not grow"


async def test_a_story_told_in_a_list_is_known_to_be(news: Newsdesk) -> None:
    """What comes later comes on its own."""
    news.desk.change(quiet=Quiet(begins=time(11), ends=time(18)))
    await news.tell(0)
    await news.tell(1, story="article-1")
    await news.go_on(7 * HOUR)
    await news.tell(2)
    records = [await news.desk.store.find_record(ArticleId(f"article-{number}")) for number in (0, 1, 2)]
    assert [one and [way.listed for way in one.sendings] for one in records] == [[""], [""], ["From the quiet hours"]]


async def test_a_second_source_is_told_once_by_a_message_and_in_the_first(news: Newsdesk) -> None:
    news.plan(Update.EDIT, Occasion.SECOND_SOURCE)
    await news.tell(0)
    await news.tell(1)
    await news.tell(2)
    await news.go_on(MINUTE)
    assert news.sent == [NUMBERS[0], NUMBERS[1]]
    assert (await news.kept(1)).reply_to == "1"
    assert outlets(news.edited[-1]) == ["Anadolu", "Reuters", "NOS"]


async def test_an_urgent_rule_is_heard_though_the_story_is_told(news: Newsdesk) -> None:
    """By default; an edit would not wake anybody."""
    news.rules[RuleId("b")] = rule("b", priority=Priority.URGENT)
    await news.tell(0)
    await news.tell(1, rules="b", priority=Priority.URGENT)
    await news.tell(2, rules="b", priority=Priority.URGENT)
    await news.go_on(MINUTE)
    assert news.sent == [NUMBERS[0], NUMBERS[1]]
    assert {one.priority for one in news.edited} == {Priority.URGENT}
    assert [reason.rule for reason in news.edited[-1].reasons] == ["a", "b"]


async def test_a_correction_is_shown_and_told_where_that_is_asked_for(news: Newsdesk) -> None:
    await news.tell(0, 1)
    await news.correct(0, "Fire kills eight")
    await news.go_on(MINUTE)
    said = news.edited[-1]
    assert said.title == "Fire kills eight"
    assert said.growth is not None
    assert [one.words for one in said.growth.corrections] == ["12 \u2192 8 killed"]
    assert news.sent == [NUMBERS[0]]
    news.plan(Update.EDIT, Occasion.CORRECTION)
    await news.correct(1, "Withdrawn: fire", ChangeKind.RETRACTED)
    await news.go_on(MINUTE)
    assert news.sent == [NUMBERS[0], "Withdrawn: fire"]
    assert news.desk.sink.sent[-1][1].reasons == (Reason(rule="a", title="A"),)
    growth = news.edited[-1].growth
    assert growth is not None
    assert [one.kind for one in growth.corrections] == ["numbers", "retracted"]


async def test_the_same_correction_is_told_once_and_what_is_told_nowhere_is_left(news: Newsdesk) -> None:
    await news.tell(0)
    for _ in range(2):
        await news.correct(0, "Fire kills eight")
        await news.go_on(MINUTE)
    assert len(news.edited) == 1
    await news.publish(1, story="article-1")
    await news.correct(1, "Fire kills nine")
    assert await news.desk.states() == {"sent": 2, "unsent": 2}


async def test_a_copy_in_the_readers_language_takes_the_top(news: Newsdesk) -> None:
    news.desk.change(language="nl")
    await news.tell(0, language="tr")
    await news.tell(1, language="nl")
    await news.go_on(MINUTE)
    assert outlets(news.edited[-1]) == ["Reuters", "Anadolu"]
    assert (news.edited[-1].title, news.edited[-1].id) == (NUMBERS[1], "alert-0")


async def test_a_cooldown_and_a_night_hold_messages_not_edits(news: Newsdesk) -> None:
    news.plan(Update.EDIT, Occasion.SECOND_SOURCE, cooldown=HOUR)
    await news.tell(0)
    news.desk.change(quiet=Quiet(begins=time(12, 10), ends=time(18)))
    await news.tell(1)
    news.desk.clock.move(10 * MINUTE)
    await news.tell(2)
    await news.go_on(HOUR)
    assert news.sent == [NUMBERS[0]]
    assert (await news.kept(1)).state is HELD
    assert outlets(news.edited[-1]) == ["Anadolu", "Reuters", "NOS"]


class TestSources:
    async def test_an_alert_waits_until_enough_sources_tell_its_story(self, news: Newsdesk) -> None:
        """Also those that match no rule."""
        news.plan(needs={"min_sources": 3})
        await news.tell(0)
        await news.tell(1)
        told = fate(Sending(delivery=await news.kept(1), queued_at=NOON))
        assert told.startswith("is not told yet: fewer independent sources tell it than its rule asks for; given up ")
        assert [(await news.kept(number)).hold for number in (0, 1)] == [Hold.SOURCES] * 2
        await news.publish(2)
        await news.go_on()
        assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu", "Reuters"]]

    async def test_what_never_has_enough_is_given_up_with_its_age(self, news: Newsdesk) -> None:
        news.plan(needs={"min_sources": 2, "max_age": 2 * HOUR})
        await news.tell(0)
        await news.go_on(3 * HOUR)
        kept = await news.kept(0)
        assert (news.sent, kept.state, kept.error) == ([], UNSENT, "1 of 2 sources in its time")

    async def test_a_rule_that_asks_for_none_tells_without_the_one_that_waits(self, news: Newsdesk) -> None:
        """And by its own priority."""
        news.rules[RuleId("b")] = replace(rule("b", priority=Priority.URGENT), conditions=Conditions(min_sources=2))
        await news.tell(0, rules="ab", priority=Priority.URGENT)
        [(_, told)] = news.desk.sink.sent
        assert ([reason.rule for reason in told.reasons], told.priority) == (["a"], Priority.NORMAL)


async def test_a_story_that_was_told_in_a_list_is_told_anew(news: Newsdesk) -> None:
    """A line of a list is not edited."""
    news.desk.change(quiet=Quiet(begins=time(11), ends=time(13)))
    await news.tell(0)
    await news.go_on(2 * HOUR)
    await news.tell(1)
    await news.go_on(MINUTE)
    assert len(news.sent) == 2
    assert news.edited == []


async def test_who_follows_a_story_is_told_of_every_newcomer(news: Newsdesk) -> None:
    """By answers, though the rule only edits; who muted it hears nothing more."""
    await news.tell(0)
    wish = Wish(channel=DESK.id, article=ArticleId("article-0"), reaction=Reaction.FOLLOW, until=NOON + HOUR, press="1")
    await news.desk.store.keep_wish(wish)
    await news.tell(1)
    await news.go_on(MINUTE)
    assert (news.sent, news.edited) == ([NUMBERS[0], NUMBERS[1]], [])
    await news.desk.store.keep_wish(replace(wish, reaction=Reaction.MUTE))
    await news.tell(2)
    await news.go_on(MINUTE)
    assert (len(news.sent), news.edited) == (2, [])


async def test_what_an_outlet_adds_to_its_own_story_is_a_message(news: Newsdesk) -> None:
    """The list of outlets would not show it."""
    await news.tell(0, 1)
    await news.tell(2, outlet="ANADOLU")
    await news.go_on(MINUTE)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu", "Reuters"], ["ANADOLU"]]
    assert news.edited == []
