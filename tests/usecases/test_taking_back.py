"""What outlets take back, and what else a story's messages must not leave untrue, on every store."""

from bot.alerts.readers import reader_of
from bot.alerts.retelling import warning_lines
from bot.model.alerts import Hold
from bot.model.articles import ChangeKind
from bot.model.feeds import Rights
from bot.model.rules import Occasion, Update
from tests.usecases.newsdesk import MINUTE, NUMBERS, OUTLETS, UNSENT, Newsdesk, outlets
from tests.usecases.sending import DESK


async def test_what_waits_for_sources_is_told_as_its_outlet_corrected_it(news: Newsdesk) -> None:
    news.plan(needs={"min_sources": 2})
    await news.tell(0)
    await news.correct(0, "Fire kills four")
    assert (await news.kept(0)).hold is Hold.SOURCES
    await news.tell(1)
    await news.go_on(MINUTE)
    assert news.sent == ["Fire kills four"]
    growth = news.desk.sink.sent[0][1].growth
    assert growth is not None
    assert [one.words for one in growth.corrections] == ["12 \u2192 8 killed"]
    assert await news.desk.states() == {"sent": 3}


async def test_what_is_retracted_while_it_waits_is_neither_told_nor_a_source(news: Newsdesk) -> None:
    news.plan(needs={"min_sources": 2})
    await news.tell(0)
    await news.correct(0, "Retracted: fire", ChangeKind.RETRACTED)
    await news.tell(1)
    assert (news.sent, (await news.kept(0)).state) == ([], UNSENT)
    assert (await news.kept(1)).hold is Hold.SOURCES
    await news.tell(2)
    await news.go_on(MINUTE)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Reuters", "NOS"]]


async def test_a_retracted_article_leaves_the_top_and_is_no_source(news: Newsdesk) -> None:
    await news.tell(0, 1, 2)
    await news.correct(0, "Retracted: fire", ChangeKind.RETRACTED)
    await news.go_on(MINUTE)
    said = news.edited[-1]
    assert (said.title, outlets(said)) == (NUMBERS[1], ["Reuters", "Anadolu", "NOS"])
    assert said.growth is not None
    assert (said.growth.sources, said.growth.first) == (2, "Reuters")
    assert [one.outlet for one in said.growth.corrections] == ["Anadolu"]


async def test_none_corrects_what_the_message_shows_and_no_more(news: Newsdesk) -> None:
    news.plan(Update.NONE)
    await news.tell(0)
    await news.tell(1)
    await news.correct(1, "Fire kills nine")
    await news.go_on(MINUTE)
    assert (news.edited, await news.desk.states()) == ([], {"sent": 1, "unsent": 2})
    await news.correct(0, "Fire kills eight")
    await news.go_on(MINUTE)
    assert [one.title for one in news.edited] == ["Fire kills eight"]
    assert news.sent == [NUMBERS[0]]


async def test_reply_answers_with_the_correction_and_keeps_the_first_message_its_own(news: Newsdesk) -> None:
    news.plan(Update.REPLY)
    news.desk.change(language="nl")
    await news.tell(0, language="tr")
    await news.tell(1, language="nl")
    await news.go_on(MINUTE)
    await news.correct(1, "Retracted: fire", ChangeKind.RETRACTED)
    await news.go_on(MINUTE)
    assert (news.sent, news.edited) == ([NUMBERS[0], NUMBERS[1], "Retracted: fire"], [])
    await news.correct(0, "Fire kills eight")
    await news.go_on(MINUTE)
    assert (news.sent[3:], [one.title for one in news.edited]) == (["Fire kills eight"], ["Fire kills eight"])


async def test_new_messages_that_come_at_once_each_tell_all_that_is_known(news: Newsdesk) -> None:
    news.plan(Update.NEW)
    await news.tell(0)
    await news.tell(1, 2)
    await news.go_on(MINUTE)
    await news.correct(1, "Fire kills nine")
    await news.tell(3)
    await news.go_on(MINUTE)
    last = news.desk.sink.sent[-1][1]
    assert (len(news.sent), sorted(outlets(last))) == (3, sorted(OUTLETS[:4]))
    assert last.growth is not None
    assert [one.words for one in last.growth.corrections] == ["12 \u2192 8 killed"]


async def test_a_message_in_parts_is_answered_by_one_that_grows(news: Newsdesk) -> None:
    """Its lead is not sent again for every newcomer."""
    await news.tell(0, lead="begins\fgoes on", rights=Rights.FULL)
    for number in (1, 2, 3):
        await news.tell(number)
        await news.go_on(MINUTE)
    assert [(one.lead, outlets(one)) for _, one in news.desk.sink.sent] == [
        ("begins\fgoes on", ["Anadolu"]), ("begins\fgoes on", ["Anadolu"]), ("", ["Anadolu", "Reuters"]),
    ]  # fmt: skip
    assert outlets(news.edited[-1]) == list(OUTLETS[:4])
    assert (await news.kept(0)).reply_to == "2"


async def test_what_may_be_another_event_is_no_second_source(news: Newsdesk) -> None:
    news.plan(needs={"min_sources": 2})
    await news.tell(0)
    await news.tell(1, likeness=0.25)
    assert [(await news.kept(number)).hold for number in (0, 1)] == [Hold.SOURCES] * 2
    await news.tell(2)
    await news.go_on(MINUTE)
    assert [outlets(one) for _, one in news.desk.sink.sent] == [["Anadolu", "NOS"]]


async def test_a_rule_that_was_deleted_tells_nothing_that_waited_for_its_sources(news: Newsdesk) -> None:
    news.plan(needs={"min_sources": 3})
    await news.tell(0)
    news.rules.clear()
    await news.publish(1)
    await news.go_on(MINUTE)
    kept = await news.kept(0)
    assert (news.sent, kept.state, kept.error) == ([], UNSENT, "its rule is gone")


async def test_a_number_that_goes_back_and_forth_ends_as_it_is_and_is_told_aloud_once(news: Newsdesk) -> None:
    news.plan(Update.EDIT, Occasion.CORRECTION)
    await news.tell(0)
    for title in ("Fire kills eight", NUMBERS[0], "Fire kills eight"):
        await news.correct(0, title)
        await news.go_on(MINUTE)
    assert news.edited[-1].title == "Fire kills eight"
    assert news.sent == [NUMBERS[0], "Fire kills eight"]


async def test_what_was_retracted_and_stands_again_carries_no_warning(news: Newsdesk) -> None:
    await news.tell(0)
    await news.correct(0, "Retracted: fire", ChangeKind.RETRACTED)
    await news.go_on(MINUTE)
    await news.correct(0, NUMBERS[0], ChangeKind.CORRECTED)
    await news.go_on(MINUTE)
    assert [len(warning_lines(one, reader_of(DESK))) for one in news.edited] == [1, 0]
