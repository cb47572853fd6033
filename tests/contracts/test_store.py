"""What every store promises. A store that passes is one the bot can run on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import ConflictError
from bot.model.alerts import AlertId, DeliveryState, Hold
from bot.model.articles import MOST_REVISIONS, Article, Field, Language, Text
from bot.model.feeds import FeedId, Validators
from bot.model.rules import Hit, Match, MatchedArticle, RuleId, Span
from tests.contracts.conftest import Store
from tests.fakes import NOON, article, delivery, feed, poll_result, state

LEASE = timedelta(minutes=2)


async def claim(store: Store, at: timedelta = timedelta(0)) -> int:
    """Claim the one feed and give the token."""
    [(_, _, token)] = await store.claim_feeds(NOON + at, limit=5, lease=LEASE)
    return token


def ids(known: Mapping[str, Article]) -> dict[str, str]:
    """Give the ids of articles by the names they are known under."""
    return {name: article.id for name, article in known.items()}


class TestFeeds:
    async def test_a_new_feed_is_due_at_once_and_unread(self, store: Store) -> None:
        [(id_, found, token)] = await store.claim_feeds(NOON, limit=5, lease=LEASE)
        assert (id_, token) == ("aa-en", 1)
        assert found.first_polled_at is None
        assert found.due_at == NOON
        assert await store.unread_feeds() == 1

    async def test_a_leased_feed_is_not_given_out_again(self, store: Store) -> None:
        await claim(store)
        assert await store.claim_feeds(NOON + timedelta(seconds=1), limit=5, lease=LEASE) == []

    async def test_a_dead_workers_feed_comes_back_with_a_new_token(self, store: Store) -> None:
        first = await claim(store)
        assert await claim(store, at=LEASE) > first

    async def test_a_frozen_workers_late_commit_is_refused_whole(self, store: Store) -> None:
        late = await claim(store)
        await claim(store, at=LEASE)
        assert not await store.apply(poll_result(late, articles=[article()], deliveries=[delivery()]), NOON)
        assert (await store.totals()).articles == 0
        assert await store.heads(NOON) == []

    async def test_a_released_feed_is_due_again_at_once(self, store: Store) -> None:
        token = await claim(store)
        await store.release_feeds([(FeedId("aa-en"), token)])
        assert await claim(store) > token

    async def test_releasing_a_lease_that_was_lost_changes_nothing(self, store: Store) -> None:
        late = await claim(store)
        await claim(store, at=LEASE)
        await store.release_feeds([(FeedId("aa-en"), late)])
        assert await store.claim_feeds(NOON + LEASE, limit=5, lease=LEASE) == []

    async def test_a_process_that_is_the_only_one_takes_every_lease_back(self, store: Store) -> None:
        late = await claim(store)
        await store.end_leases()
        assert await claim(store) > late
        assert not await store.apply(poll_result(late), NOON)

    async def test_feeds_are_given_longest_overdue_first_and_no_more_than_asked(self, store: Store) -> None:
        await store.sync_feeds([feed(), feed("bbc"), feed("nos")], NOON - timedelta(hours=1))
        claims = await store.claim_feeds(NOON, limit=2, lease=LEASE)
        assert [id_ for id_, _, _ in claims] == ["bbc", "nos"]

    async def test_a_feed_removed_from_the_configuration_rests_and_keeps_its_state(self, store: Store) -> None:
        assert await store.apply(poll_result(await claim(store)), NOON)
        await store.sync_feeds([], NOON)
        assert await store.claim_feeds(NOON + timedelta(days=1), limit=5, lease=LEASE) == []
        await store.sync_feeds([feed()], NOON)
        [(_, found, _)] = await store.claim_feeds(NOON + timedelta(days=1), limit=5, lease=LEASE)
        assert found.last_outcome == "fetched"

    async def test_a_feed_with_a_new_address_forgets_validators_and_is_due(self, store: Store) -> None:
        kept = state(
            due_at=NOON + timedelta(hours=1),
            validators=Validators(etag='"a"', last_modified="then"),
            body_hash="h",
            item_hashes=frozenset({1}),
        )
        await store.apply(poll_result(await claim(store), state=kept), NOON)
        await store.sync_feeds([feed(url="https://new.example/rss")], NOON)
        [(_, found, _)] = await store.claim_feeds(NOON, limit=5, lease=LEASE)
        assert found.validators == Validators()
        assert found.body_hash is None
        assert found.item_hashes == frozenset()
        assert found.first_polled_at == kept.first_polled_at

    async def test_a_poll_of_an_address_that_was_changed_meanwhile_is_refused(self, store: Store) -> None:
        late = await claim(store)
        await store.sync_feeds([feed(url="https://new.example/rss")], NOON)
        stale = state(validators=Validators(etag='"old"'), body_hash="old", last_outcome="fetched")
        assert not await store.apply(poll_result(late, state=stale), NOON)
        [(_, found, token)] = await store.claim_feeds(NOON, limit=5, lease=LEASE)
        assert found.validators == Validators()
        assert token > late

    async def test_state_comes_back_as_it_was_written(self, store: Store) -> None:
        written = state(
            due_at=NOON + timedelta(minutes=7, microseconds=5),
            validators=Validators(etag='W/"x\\"y"', last_modified="Mon, 23 Nov 2026 11:00:00 GMT"),
            body_hash="0f",
            item_hashes=frozenset({0, 1, 2**56 - 1}),
            last_poll_at=NOON,
            last_outcome="http_5xx",
            last_error="HTTP 502: <b>",
            last_item_at=NOON - timedelta(hours=2),
            interval=timedelta(minutes=7),
            failures=3,
            articles=42,
            shared_guids=True,
        )
        await store.apply(poll_result(await claim(store), state=written), NOON)
        assert (await store.feed_states())[FeedId("aa-en")] == written

    async def test_polled_before_gives_feeds_that_are_not_due_but_none_that_must_wait(self, store: Store) -> None:
        await store.sync_feeds([feed(), feed("bbc")], NOON)
        for id_, _, token in await store.claim_feeds(NOON, limit=5, lease=LEASE):
            outcome = "throttled" if id_ == "bbc" else "fetched"
            later = state(due_at=NOON + timedelta(hours=1), last_poll_at=NOON, last_outcome=outcome)
            await store.apply(poll_result(token, feed=id_, state=later), NOON)
        began = NOON + timedelta(minutes=1)
        claims = await store.claim_feeds(began, limit=5, lease=LEASE, polled_before=began)
        assert [id_ for id_, _, _ in claims] == ["aa-en"]
        assert await store.unread_feeds() == 0


class TestArticles:
    async def test_an_article_is_known_by_all_its_identities(self, store: Store) -> None:
        kept = article()
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        assert ids(await store.known([*kept.keys, "other"])) == dict.fromkeys(kept.keys, kept.id)

    async def test_many_identities_can_be_asked_for_at_once(self, store: Store) -> None:
        kept = article()
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        asked = [f"key {number}" for number in range(3000)] + [kept.keys[0]]
        assert ids(await store.known(asked)) == {kept.keys[0]: kept.id}

    async def test_every_article_is_kept_whole_matched_or_not(self, store: Store) -> None:
        kept = article(
            text=Text(title="Başlık <b> 😀", lead="ç", body="line\nline"),
            language=Language(tag=None, candidates=("tr", "en")),
            published_at=None,
            country=None,
            image="cdn.example/1.jpg",
            unseen_at=NOON - timedelta(minutes=5),
        )
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        [found] = await store.recent_articles(5)
        assert replace(found, keys=()) == replace(kept, keys=())

    async def test_a_revised_article_has_its_new_words_and_keeps_its_place(self, store: Store) -> None:
        kept = article()
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        revised = replace(
            kept,
            text=Text(title="Bestand", lead="l", body="b"),
            language=Language(tag="nl", candidates=("nl",)),
            url="https://aa.example/moved",
        )
        await store.apply(poll_result(await claim(store, at=timedelta(hours=1)), revised=(revised,)), NOON)
        [found] = await store.recent_articles(5)
        assert replace(found, keys=()) == replace(revised, keys=())
        assert (await store.known(kept.keys))[kept.keys[0]].text == revised.text

    async def test_what_an_article_said_before_is_kept(self, store: Store) -> None:
        kept = article()
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        texts = [kept.text, *(Text(title=f"Wording {number}") for number in range(MOST_REVISIONS + 5))]
        for hours, text in enumerate(texts[1:], 1):
            token = await claim(store, at=timedelta(hours=hours))
            moment = NOON + timedelta(hours=hours)
            await store.apply(poll_result(token, revised=(replace(kept, text=text, url=f"{hours}"),)), moment)
        found = await store.revisions(kept.id)
        assert [one.text for one in found] == texts[:MOST_REVISIONS]
        assert [one.url for one in found[:2]] == [kept.url, "1"]
        assert found[0].replaced_at == NOON + timedelta(hours=1)

    async def test_two_polls_that_meet_on_one_article_conflict_and_nothing_is_written(self, store: Store) -> None:
        await store.sync_feeds([feed(), feed("bbc")], NOON)
        tokens = {id_: token for id_, _, token in await store.claim_feeds(NOON, limit=5, lease=LEASE)}
        await store.apply(poll_result(tokens[FeedId("aa-en")], articles=[article()]), NOON)
        other = article(2, keys=(article().keys[1],))
        with pytest.raises(ConflictError):
            await store.apply(
                poll_result(tokens[FeedId("bbc")], feed=FeedId("bbc"), articles=[article(3), other]), NOON
            )
        assert (await store.totals()).articles == 1
        assert (await store.feed_states())[FeedId("bbc")].last_outcome is None
        # The lease is still held, so the poll may decide again.
        assert await store.apply(poll_result(tokens[FeedId("bbc")], feed=FeedId("bbc"), articles=[article(3)]), NOON)

    async def test_an_identity_met_later_leads_to_the_same_article(self, store: Store) -> None:
        kept = article()
        await store.apply(poll_result(await claim(store), articles=[kept]), NOON)
        token = await claim(store, at=timedelta(hours=1))
        await store.apply(poll_result(token, aliases=(("guid bbc x", kept.id), (kept.keys[0], kept.id))), NOON)
        assert ids(await store.known(["guid bbc x"])) == {"guid bbc x": kept.id}

    async def test_matches_are_counted_once(self, store: Store) -> None:
        kept = article()
        hit = Hit(span=Span(field=Field.TITLE, start=0, end=9), text="Ceasefire", term="$ceasefire")
        matched = MatchedArticle(
            article=kept, matches=(Match(rule=RuleId("a"), hits=(hit,)), Match(rule=RuleId("b"), hits=()))
        )
        await store.apply(poll_result(await claim(store), articles=[kept], matched=(matched,)), NOON)
        assert (await store.totals()).matches == 2


class TestOutbox:
    async def test_what_became_of_a_delivery_is_kept(self, store: Store) -> None:
        await store.apply(poll_result(await claim(store), deliveries=[delivery()]), NOON)
        [claimed] = await store.heads(NOON)
        sent = replace(claimed, state=DeliveryState.SENT, message="77", attempts=1, sent_at=NOON, error=None)
        await store.record([sent])
        kept = replace(sent, token=sent.token + 1)
        assert await store.deliveries(DeliveryState.SENT) == [kept]
        assert (await store.totals()).alerts == {"sent": 1}
        assert await store.recent_deliveries(5) == [kept]

    async def test_the_same_alert_for_the_same_channel_is_queued_once(self, store: Store) -> None:
        await store.apply(poll_result(await claim(store), deliveries=[delivery()]), NOON)
        token = await claim(store, at=timedelta(hours=1))
        await store.apply(poll_result(token, deliveries=[delivery(), delivery(2)]), NOON)
        assert len(await store.deliveries(DeliveryState.PENDING)) == 2

    async def test_what_was_told_is_known_whatever_became_of_it(self, store: Store) -> None:
        kept = [delivery(1, state=DeliveryState.UNSENT), delivery(2)]
        await store.apply(poll_result(await claim(store), deliveries=kept), NOON)
        asked = [AlertId("alert-1"), AlertId("alert-2"), AlertId("alert-3")]
        assert await store.told(asked) == {"alert-1", "alert-2"}

    async def test_what_is_due_next_is_known(self, store: Store) -> None:
        later = NOON + timedelta(minutes=1)
        held = delivery(4, state=DeliveryState.HELD, hold=Hold.PERSON)
        deliveries = [delivery(3, due_at=later), held, delivery(5, due_at=later + LEASE)]
        await store.apply(poll_result(await claim(store), deliveries=deliveries), NOON)
        assert await store.next_due_at() == later

    async def test_with_nothing_waiting_nothing_is_due(self, store: Store) -> None:
        assert await store.next_due_at() is None

    async def test_alerts_of_the_first_run_wait_apart(self, store: Store) -> None:
        waiting = delivery(state=DeliveryState.FIRST_RUN)
        await store.apply(poll_result(await claim(store), deliveries=[waiting]), NOON)
        assert await store.heads(NOON) == []
        [found] = await store.deliveries(DeliveryState.FIRST_RUN)
        await store.record([replace(found, state=DeliveryState.PENDING)])
        assert len(await store.heads(NOON)) == 1
