"""What every store promises of feeds as a queue: distance within a host, turns, unchanged polls written together."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.feeds import Feed, FeedId, Move, Trouble, TroubleKind
from bot.polling.pacing import SPACING
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from tests.fakes import NOON, feed, poll_result, state

LEASE = timedelta(minutes=2)
HOUR = timedelta(hours=1)
Store = MemoryStore | SqliteStore


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Give each store in turn, empty."""
    if request.param == "memory":
        yield MemoryStore()
        return
    sqlite = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    yield sqlite
    await sqlite.close()


def of_host(*names: str, host: str = "a.example:443") -> list[Feed]:
    """Give feeds of one host."""
    return [feed(name, host=host) for name in names]


async def claimed(store: Store, after: timedelta = timedelta(0), **options: object) -> list[str]:
    """Claim what is due then and give the ids."""
    claims = await store.claim_feeds(NOON + after, limit=9, lease=LEASE, **options)  # type: ignore[arg-type]
    return [id_ for id_, _, _ in claims]


async def test_feeds_of_one_host_get_their_turn_one_after_the_other(store: Store) -> None:
    await store.sync_feeds([*of_host("a", "b", "c"), *of_host("x", host="x.example:443"), feed("free")], NOON)
    assert await claimed(store) == ["a", "free", "x"]
    assert await claimed(store, SPACING - timedelta(milliseconds=1)) == []
    assert await claimed(store, SPACING) == ["b"]
    assert await claimed(store, 2 * SPACING) == ["c"]


async def test_ports_of_one_host_are_hosts_of_their_own(store: Store) -> None:
    await store.sync_feeds([*of_host("a"), *of_host("b", host="a.example:8080")], NOON)
    assert await claimed(store) == ["a", "b"]


async def test_feeds_on_the_operators_own_networks_need_no_distance(store: Store) -> None:
    await store.sync_feeds([feed("a"), feed("b"), feed("c")], NOON)
    assert await claimed(store) == ["a", "b", "c"]


async def test_a_host_that_asked_to_be_left_alone_is_for_all_its_feeds_and_for_a_round_by_hand(store: Store) -> None:
    await store.sync_feeds([*of_host("a", "b"), *of_host("x", host="x.example:443")], NOON)
    [(id_, _, token), _] = await store.claim_feeds(NOON, limit=9, lease=LEASE)
    until = NOON + 2 * HOUR
    throttled = state(due_at=until, last_poll_at=NOON, last_outcome="throttled")
    assert await store.apply(poll_result(token, feed=id_, state=throttled, host_rests=("a.example:443", until)), NOON)
    assert await claimed(store, HOUR) == ["x"]
    assert await claimed(store, HOUR, polled_before=NOON + HOUR) == []
    assert await claimed(store, 2 * HOUR) == ["b", "x"]


async def test_when_the_next_turn_comes_can_be_asked(store: Store) -> None:
    await store.sync_feeds(of_host("a", "b"), NOON)
    assert await store.next_claim_at(NOON, polled_before=NOON) == NOON
    await claimed(store)
    assert await store.next_claim_at(NOON, polled_before=NOON) == NOON + SPACING
    await claimed(store, SPACING)
    assert await store.next_claim_at(NOON + SPACING, polled_before=NOON) is None


async def test_a_return_is_no_stampede_and_new_feeds_do_not_wait(store: Store) -> None:
    names = ["a", "b", "c", "slow"]
    await store.sync_feeds([feed(name) for name in names], NOON - 9 * HOUR)
    for id_, _, token in await store.claim_feeds(NOON - 9 * HOUR, limit=9, lease=LEASE):
        due_at = NOON - HOUR * (4 - names.index(id_))
        interval = timedelta(seconds=20) if id_ == "slow" else HOUR
        rested = state(due_at=due_at, last_poll_at=NOON - 9 * HOUR, interval=interval)
        await store.apply(poll_result(token, feed=FeedId(id_), state=rested), NOON)
    await store.sync_feeds([*(feed(name) for name in names), feed("new")], NOON)
    await store.spread_overdue(NOON, each=timedelta(seconds=10))
    assert await claimed(store) == ["a", "new"]
    assert await claimed(store, timedelta(seconds=10)) == ["b"]
    assert await claimed(store, timedelta(seconds=20)) == ["c", "slow"]


async def test_polls_that_changed_nothing_are_written_each_under_its_own_token(store: Store) -> None:
    await store.sync_feeds([feed("a"), feed("b"), feed("c")], NOON)
    claims = await store.claim_feeds(NOON, limit=9, lease=LEASE)
    rested = state(due_at=NOON + HOUR, last_poll_at=NOON, last_outcome="not_modified")
    results = [poll_result(token - (id_ == "b"), feed=id_, state=rested) for id_, _, token in claims]
    assert await asyncio.gather(*(store.apply(result, NOON) for result in results)) == [True, False, True]
    states = await store.feed_states()
    assert [states[FeedId(name)].last_outcome for name in ("a", "b", "c")] == ["not_modified", None, "not_modified"]


async def test_what_polling_has_learnt_comes_back_and_a_new_address_forgets_what_was_of_the_old_one(
    store: Store,
) -> None:
    learnt = state(
        due_at=NOON + HOUR,
        address="https://new.example/rss",
        move=Move(to="https://newer.example/rss", since=NOON),
        whole_at=NOON,
        distrusted_until=NOON + HOUR,
        asked=timedelta(minutes=30),
        rhythm=bytes(range(200)),
        last_news_at=NOON - HOUR,
        failing_since=NOON,
        lag=timedelta(minutes=3),
        trouble=Trouble(kind=TroubleKind.SILENT, why="nothing new for 9h", began_at=NOON),
    )
    await store.sync_feeds([feed()], NOON)
    [(id_, _, token)] = await store.claim_feeds(NOON, limit=9, lease=LEASE)
    await store.apply(poll_result(token, state=learnt), NOON)
    assert (await store.feed_states())[id_] == learnt
    await store.sync_feeds([feed(url="https://other.example/rss")], NOON)
    forgot = (await store.feed_states())[id_]
    assert (forgot.address, forgot.move, forgot.whole_at, forgot.distrusted_until, forgot.trouble) == (None,) * 5
    assert (forgot.rhythm, forgot.last_news_at) == (learnt.rhythm, learnt.last_news_at)
