"""What every store promises of stories."""

from dataclasses import replace
from datetime import timedelta

from bot.model.articles import Article, ArticleId, Language, Text
from bot.model.rules import Mention
from bot.model.stories import Draft, Filing, StoryId
from bot.polling.filing import to_draft
from bot.polling.taking_in import to_document
from bot.stories.clippings import Clippings
from tests.contracts.conftest import Store
from tests.fakes import NOON, article, poll_result

MENTIONS: tuple[Mention, ...] = ()
WEEK = timedelta(days=7)


def titled(id_: str, title: str, lead: str = "") -> Article:
    """Give an article of a title."""
    return article(id=ArticleId(id_), keys=(f"guid {id_}",), text=Text(title=title, lead=lead))


async def take_in(
    store: Store, *articles: Article, after: timedelta = timedelta(0), meaning: bytes = b""
) -> tuple[Filing, ...]:
    """File articles and write them as a poll does."""
    now = NOON + after
    drafts: list[Draft] = [to_draft(one.id, to_document(one), MENTIONS, one.published_at) for one in articles]
    drafts = [replace(draft, meaning=meaning) for draft in drafts]
    filings = tuple(map(Clippings(await store.past(drafts, now)).file, drafts))
    [(_, _, token)] = await store.claim_feeds(now, limit=1, lease=timedelta(minutes=1), polled_before=now)
    assert await store.apply(poll_result(token, articles=articles, filings=filings), now)
    return filings


BILES = titled("a", "Simone Biles withdraws from all-around final")
FIRE = titled("b", "Fire destroys warehouse at harbour")
BILES_AGAIN = titled("c", "Simone Biles out of the all-around final")


async def test_a_later_poll_finds_the_story(store: Store) -> None:
    """What was filed is found by its evidence, and knows why."""
    await take_in(store, BILES, FIRE)
    [filing] = await take_in(store, BILES_AGAIN, after=timedelta(hours=1))
    assert (filing.verdict.story, filing.verdict.nearest) == ("a", "a")
    assert "w:biles" in dict(filing.verdict.shared)
    assert await store.recent_stories(5, NOON - WEEK) == [("a", 2), ("b", 1)]
    assert [(one.article.id, one.verdict.nearest) for one in await store.members("c")] == [("a", None), ("c", "a")]
    assert await store.members("nobody") == []


async def test_how_many_articles_each_language_has_is_known(store: Store) -> None:
    """Of an article whose language nobody knows, too."""
    tags = ("en", "en", "nl", None)
    some = [replace(titled(str(at), f"Title {at}"), language=Language(tag=tag)) for at, tag in enumerate(tags)]
    await take_in(store, *some[:1])
    await take_in(store, *some[1:], after=timedelta(hours=1))
    assert (await store.past([], NOON + timedelta(hours=2))).spoken == {"en": 2, "nl": 1, None: 1}


async def test_what_a_model_said_is_kept(store: Store) -> None:
    """A later poll is judged by it, too."""
    meaning = bytes([18]) * 512
    [filing] = await take_in(store, BILES, meaning=meaning)
    assert (await store.past([filing.draft], NOON)).filed[0].draft.meaning == meaning


async def test_the_same_text_is_found_by_its_words(store: Store) -> None:
    """A copy with another headline is in the story of the first."""
    lead = " ".join(f"word{number}" for number in range(40))
    await take_in(store, titled("a", "Minister resigns", lead))
    [filing] = await take_in(store, titled("b", "Cabinet loses a member", lead), after=timedelta(hours=1))
    assert filing.verdict.near_duplicate_of == "a"
    assert filing.verdict.story == "a"


async def test_what_lies_back_more_than_a_week_is_not_looked_at(store: Store) -> None:
    """Stories end."""
    await take_in(store, BILES, FIRE)
    [filing] = await take_in(store, BILES_AGAIN, after=timedelta(days=8))
    assert filing.verdict.story == "c"


async def test_what_an_analyst_puts_right_stays_and_counts(store: Store) -> None:
    """Articles that come later follow."""
    await take_in(store, BILES, BILES_AGAIN)
    await store.refile([ArticleId("c")], StoryId("c"))
    assert [one.article.id for one in await store.members("a")] == ["a"]
    assert [(one.article.id, one.by_hand) for one in await store.members("c")] == [("c", True)]
    [filing] = await take_in(
        store, titled("d", "Simone Biles out of the all-around final - Agency"), after=timedelta(hours=1)
    )
    assert filing.verdict.story == "c"
