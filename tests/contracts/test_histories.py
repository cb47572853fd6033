"""What every store promises of kept rule sets and of the ways of articles."""

from dataclasses import replace
from datetime import timedelta

from bot.model.alerts import AlertId
from bot.model.articles import ArticleId, Text
from bot.model.histories import Load, RuleSet
from bot.model.rules import Hit, Match, MatchedArticle, RuleId, Span, Version
from bot.model.sending import AttemptOutcome, Chat, ChatId
from tests.contracts.conftest import Store
from tests.contracts.test_sending import CHAT, begun, seat
from tests.fakes import NOON, alert, article, delivery, poll_result

OLD = RuleSet(version=Version("v1"), files={"rules.yaml": b"rules: []", "feeds.yaml": b"feeds: []"})
NEW = RuleSet(version=Version("v2"), files={"rules.yaml": "rules: [] # één".encode(), "feeds.yaml": b"feeds: []"})
HIT = Hit(span=Span(field="title", start=0, end=9), text="Ceasefire", term="$ceasefire")  # type: ignore[arg-type]


async def take_in(store: Store, version: Version = OLD.version, **facts: object) -> None:
    """Write a poll that these rules judged."""
    later = NOON + timedelta(hours=1)
    [(_, _, token)] = await store.claim_feeds(later, limit=1, lease=timedelta(minutes=1), polled_before=later)
    assert await store.apply(poll_result(token, version=version, **facts), NOON)  # type: ignore[arg-type]


async def test_a_rule_set_is_kept_as_it_stood_and_when_it_was_loaded(store: Store) -> None:
    """A restart with the same rules is no other version; going back to an old one is a load again."""
    hour = timedelta(hours=1)
    for after, one in enumerate((OLD, OLD, NEW, OLD)):
        await store.keep_rule_set(one, NOON + after * hour)
    assert await store.loads() == [
        Load(version=OLD.version, loaded_at=NOON + 3 * hour),
        Load(version=NEW.version, loaded_at=NOON + 2 * hour),
        Load(version=OLD.version, loaded_at=NOON),
    ]
    assert await store.find_rule_set(NEW.version) == NEW
    assert await store.find_rule_set(Version("v3")) is None


async def test_a_set_may_be_kept_that_no_bot_works_with(store: Store) -> None:
    """As a person asks before files are written over."""
    await store.keep_rule_set(NEW, NOON, is_loaded=False)
    assert (await store.loads(), await store.find_rule_set(NEW.version)) == ([], NEW)
    await store.keep_rule_set(OLD, NOON, is_loaded=False)
    assert await store.never_loaded() == [OLD.version, NEW.version]
    await store.keep_rule_set(NEW, NOON)
    assert await store.never_loaded() == [OLD.version]


async def test_the_record_of_an_article_has_all_that_became_of_it(store: Store) -> None:
    """Match, version, revision, what was queued and every attempt."""
    one = article()
    matched = MatchedArticle(article=one, matches=(Match(rule=RuleId("idlib"), hits=(HIT,)),))
    told = delivery(of=alert(version=OLD.version))
    await take_in(store, articles=(one,), matched=(matched,), deliveries=(told,))
    edited = replace(one, text=Text(title="Truce holds in Idlib"))
    await take_in(store, NEW.version, revised=(edited,), matched=(matched,))
    held = await seat(store)
    opened, sending = await begun(store, told, held)
    sent = replace(opened, ended_at=NOON, outcome=AttemptOutcome.SENT, message=7)
    assert await store.close_attempt(sent, sending, Chat(id=CHAT), held)
    record = await store.find_record(one.id)
    assert record is not None
    assert (record.article.text, record.version) == (edited.text, NEW.version)
    assert [revision.text for revision in record.revisions] == [one.text]
    assert [(match.rule, match.version, match.matched_at) for match in record.matches] == [("idlib", "v1", NOON)]
    [way] = record.sendings
    assert (way.delivery.alert.version, way.queued_at, way.attempts) == (OLD.version, NOON, (sent,))
    assert await store.volumes(NOON) == {"idlib": {NOON.date(): 1}}
    assert await store.volumes(NOON + timedelta(minutes=1)) == {}
    assert await store.find_sent([ChatId("-7"), CHAT], 7) == AlertId("alert-1")
    assert await store.find_sent([ChatId("-7")], 7) is None
    assert await store.find_record(ArticleId("nobody")) is None


async def test_articles_are_found_by_the_address_whatever_their_headline(store: Store) -> None:
    """The newest first; an address that only begins alike is another one."""
    keys = [("link aa-en aa.example/1", "page aa.example/1 truce"), ("page aa.example/1 ceasefire",)]
    later = NOON + timedelta(minutes=1)
    await take_in(store, articles=(article(1, keys=keys[0]), article(2, keys=keys[1], first_seen_at=later)))
    await take_in(store, articles=(article(3, keys=("page aa.example/12 x",)),))
    assert [one.id for one in await store.on_page("aa.example/1")] == ["article-2", "article-1"]
    assert await store.on_page("aa.example") == []
    assert (await store.feeds_of("aa.example"), await store.feeds_of("a.example")) == (["aa-en"], [])
