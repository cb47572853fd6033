"""What polls tell of their feed: gaps, silence, failures, false 304, moves; on every store, each told once."""

from datetime import timedelta

from bot.model.feeds import FeedId, TroubleKind, Validators
from bot.model.polls import Failed, Failure, Fetched, NotModified, PollReport, Throttled
from tests.fakes import NOON, entry, feed
from tests.newsroom import Newsroom, item

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
KEPT = Validators(etag='"1"')


def told(report: PollReport) -> TroubleKind | None:
    """Give the kind of trouble that a report tells."""
    return report.trouble.kind if report.trouble else None


async def test_a_feed_that_outruns_us_is_told_once_a_day(room: Newsroom) -> None:
    assert told(await room.publishes(*map(item, range(5)))) is None
    assert told(await room.publishes(*map(item, range(2, 7)))) is None
    assert told(await room.publishes(*map(item, range(10, 15)))) is TroubleKind.GAP
    assert told(await room.publishes(*map(item, range(20, 25)))) is None
    room.clock.move(DAY)
    report = await room.publishes(*map(item, range(20, 26)))
    assert (told(report), report.is_recovered) == (None, True)
    assert told(await room.publishes(*map(item, range(30, 35)))) is TroubleKind.GAP


async def test_a_rebuilt_feed_whose_articles_are_known_is_no_gap(room: Newsroom) -> None:
    await room.publishes(*map(item, range(5)))
    again = [item(number, guid=f"other-{number}") for number in range(5)]
    report = await room.publishes(*again)
    assert (report.new, told(report)) == (0, None)


async def test_a_feed_that_has_nothing_new_for_too_long_is_told_once_and_its_return_too(room: Newsroom) -> None:
    limited = feed(stale_after=3 * HOUR)
    await room.brings(entry(published_at=NOON), of=limited)
    reports = []
    for _ in range(5):
        room.clock.move(HOUR)
        reports.append(await room.poll(limited, NotModified()))
    assert [told(report) for report in reports] == [None, None, TroubleKind.SILENT, None, None]
    back = await room.brings(entry(2, published_at=None), of=limited)
    assert (back.new, back.is_recovered) == (1, True)


async def test_a_feed_that_fails_for_a_day_is_told_once(room: Newsroom) -> None:
    down = Failed(kind=Failure.HTTP_5XX, reason="HTTP 502")
    reports = []
    for _ in range(4):
        reports.append(await room.poll(feed(), down))
        room.clock.move(12 * HOUR)
    assert [told(report) for report in reports] == [None, None, TroubleKind.FAILING, None]
    assert (await room.brings(entry())).is_recovered


async def test_a_daily_whole_answer_shows_that_304_were_false(room: Newsroom) -> None:
    await room.poll(feed(), Fetched(body=b"<rss/>", url="https://a.example", validators=KEPT))
    for _ in range(3):
        room.clock.move(8 * HOUR)
        await room.poll(feed(), NotModified())
    assert room.fetcher.asked == [Validators()]
    report = await room.brings(entry(published_at=NOON))
    assert report.false_304
    room.clock.move(6 * DAY)
    await room.poll(feed(), NotModified())
    assert room.fetcher.asked == [Validators()]


async def test_a_move_is_believed_when_it_has_been_told_for_six_days(room: Newsroom) -> None:
    there = "https://new.example/rss"
    reports = []
    for _ in range(8):
        reports.append(await room.poll(feed(), NotModified(moved_to=there)))
        room.clock.move(DAY)
    assert [report.moved_to for report in reports if report.moved_to] == [there]
    assert room.fetcher.addresses == [there]


async def test_what_a_throttling_host_asks_holds_for_all_its_feeds(room: Newsroom) -> None:
    one, other = feed(host="a.example:443"), feed("bbc", host="a.example:443")
    await room.poll(one, Throttled(after=2 * HOUR, status=429, host="a.example:443"))
    await room.store.sync_feeds([one, other], NOON)
    assert await room.store.claim_feeds(NOON + HOUR, limit=9, lease=HOUR) == []
    claims = await room.store.claim_feeds(NOON + 2 * HOUR, limit=9, lease=HOUR)
    assert [id_ for id_, _, _ in claims] == [FeedId("bbc")]
