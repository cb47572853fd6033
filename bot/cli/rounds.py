"""One round over all feeds, as `run --once` and the demo make it."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.alerts.layout import clean_line
from bot.bootstrap import Parts
from bot.cli.output import count, parked_lines
from bot.errors import BotError
from bot.model.alerts import DeliveryState
from bot.model.feeds import ClaimedFeed
from bot.model.polls import PollReport
from bot.polling.pacing import SPACING
from bot.usecases.arrange import Arranger
from bot.usecases.delivered import Troubles
from bot.usecases.find_closest import find_closest

_LEASE = timedelta(seconds=120)
_AT_ONCE = 20
_SOON = timedelta(seconds=5)
_LEAST_WAIT = timedelta(milliseconds=50)
_WAITING = (DeliveryState.NEW, DeliveryState.PENDING, DeliveryState.UNCONFIRMED, DeliveryState.HELD)
_LONGEST_TITLE = 80
TRY_DEMO = "try: bash bot/run.sh demo"

Say = Callable[[str], None]


async def poll_all(parts: Parts, say: Say) -> list[PollReport]:
    """Poll every enabled feed once, due or not, but for those whose server asked us to wait; a line a feed."""
    began_at = parts.clock.now()
    # The lock makes this the only process, so whatever is leased was left behind by a killed one.
    await parts.store.end_leases()
    await parts.store.sync_feeds(list(parts.feeds.values()), began_at)
    reports: list[PollReport] = []
    polls: set[asyncio.Task[PollReport]] = set()
    while True:
        claims = await parts.store.claim_feeds(
            parts.clock.now(), limit=_AT_ONCE - len(polls), lease=_LEASE, polled_before=began_at
        )
        for id_, state, token in claims:
            claimed = ClaimedFeed(feed=parts.feeds[id_], state=state, token=token)
            polls.add(asyncio.create_task(_poll(parts, claimed)))
        if not polls:
            if not await _has_more(parts, began_at):
                return reports
            continue
        done, polls = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
        for report in (task.result() for task in done):
            reports.append(report)
            say(_poll_line(report))


async def _has_more(parts: Parts, began_at: datetime) -> bool:
    """Wait for the turn of a feed whose host was asked a moment ago; `False` if none is worth waiting for."""
    now = parts.clock.now()
    at = await parts.store.next_claim_at(now, polled_before=began_at)
    if at is None or at - now > 2 * SPACING:
        return False
    await asyncio.sleep(max((at - now).total_seconds(), 0.05))
    return True


async def _poll(parts: Parts, claimed: ClaimedFeed) -> PollReport:
    try:
        return await parts.poll(claimed)
    except BotError as error:
        return PollReport(feed=claimed.feed.id, outcome="broken", reason=str(error))


def _poll_line(report: PollReport) -> str:
    if report.reason:
        return f"  {report.feed}: {report.outcome}: {clean_line(report.reason)}"
    facts = report.outcome.replace("_", " ")
    if report.outcome == "fetched":
        facts = f"{count(report.entries, 'item')}, {report.new} new"
    alerts = f", {count(report.alerts, 'alert')}" if report.alerts else ""
    return f"  {report.feed}: {facts}{alerts} ({report.seconds:.2f} s)"


async def send_all(parts: Parts, say: Say) -> bool:
    """Send until the outbox holds only what is due in more than a few seconds; `False` if the token is refused."""
    sent = 0
    troubles = Troubles()
    arranger = Arranger(store=parts.store, rules=lambda: parts.desk.matcher.rules)
    sender = parts.sender(arranger)
    while True:
        done = await sender.send_due(parts.desk.channels)
        sent += done.sent
        for channel, why, _ in troubles.news(done):
            say(f"  not sent to {channel}: {why}")
        for burst in arranger.taken_bursts():
            say(f"  {burst.key.rule} fires far more than usual: {count(burst.fired, 'alert')} for {burst.key.channel}")
        if done.is_refused:
            break
        now = parts.clock.now()
        if done.next_at and done.next_at <= now:
            continue
        due_at = await parts.store.next_due_at()
        next_at = min((moment for moment in (done.next_at, due_at) if moment and moment > now), default=None)
        if next_at is None or next_at - now > _SOON:
            break
        await parts.clock.sleep(max(next_at - now, _LEAST_WAIT))
    is_good = not done.is_refused
    await sender.leave()
    waiting = sum([len(await parts.store.deliveries(state)) for state in _WAITING])
    parked = await parts.store.deliveries(DeliveryState.PARKED)
    if sent or waiting or parked:
        say(f"{count(sent, 'alert')} sent, {waiting} waiting" + (f", {len(parked)} parked" if parked else ""))
    for line in parked_lines(parked):
        say(line)
    return is_good


async def tell_round(parts: Parts, reports: list[PollReport], say: Say) -> None:
    """Say what a round over all feeds came to; without alerts also what came closest."""
    totals = await parts.store.totals()
    new = sum(report.new for report in reports)
    alerts = sum(report.alerts for report in reports)
    failed = [report for report in reports if report.reason]
    line = f"{count(len(reports), 'feed')}, {count(totals.articles, 'article')} ({new:,} new), {count(alerts, 'alert')}"
    unread = len(parts.feeds.keys() - {report.feed for report in reports})
    causes = ", ".join(f"{number} {kind}" for kind, number in Counter(one.outcome for one in failed).most_common())
    line += f"; {len(failed)} could not be read ({causes})" if failed else ""
    say(line + (f"; {unread} not asked yet" if unread else ""))
    if reports and len(failed) == len(reports):
        say(f"no feed could be read; is there a network? {TRY_DEMO}")
    elif new and not alerts:
        for one in await find_closest(archive=parts.store, matcher=parts.desk.matcher):
            title = clean_line(one.article.text.title)[:_LONGEST_TITLE]
            say(f"closest: {title} ({one.article.outlet}) - {one.rule.id}: {one.missing}")
        say(TRY_DEMO)
