"""`feeds`: how each feed does, and what is wrong with one."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from bot.alerts.layout import clean_line
from bot.bootstrap import open_store, open_tester
from bot.cli.feed_lists import add, discover, export, import_feeds
from bot.cli.groups import GuessingGroup
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json, print_table
from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.model.feeds import Feed, FeedId, FeedState, Trouble
from bot.model.reports import FeedCheck, FeedReport
from bot.polling.troubles import length
from bot.settings.feeds import url_problem

_PATIENCE_S = 3600.0
"""Of hundreds of feeds on one host each is asked in its turn."""


@click.group(cls=GuessingGroup)
def feeds() -> None:
    """Look at feeds, find them, and bring them in.

    \b
    Example:  bash bot/run.sh feeds list
    """


for command in (add, discover, import_feeds, export):
    feeds.add_command(command)


@feeds.command("list", short_help="How each feed does.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def list_feeds(options: Options, as_json: bool) -> None:
    """List the feeds with their state, last poll and last article.

    \b
    Example:  bash bot/run.sh feeds list
    """
    config = options.load()
    states = asyncio.run(_states(options)) if options.has_database() else {}
    now = SystemClock().now()
    reports = [_report(feed, states.get(feed.id), now) for feed in config.feeds]
    if as_json:
        print_json({"feeds": [_as_json(report) for report in reports]})
        return
    if not reports:
        click.echo("no feeds; write one into feeds.yaml")
        return
    print_table(list(_COLUMNS), [_row(report, now) for report in reports])


_COLUMNS = (
    "FEED", "STATE", "PACE", "POLLED", "NEWEST", "LAG", "ARTICLES", "FAILED", "DUE", "LANGUAGE", "RIGHTS",
    "OUTLET OR TROUBLE",
)  # fmt: skip


def _row(report: FeedReport, now: datetime) -> list[str]:
    """Give a feed's cells."""
    trouble = report.trouble.why if report.trouble else report.last_error
    return [
        report.id,
        report.state,
        length(report.pace) if report.pace else "-",
        ago(report.last_poll_at, now),
        ago(report.last_item_at, now),
        length(report.lag) if report.lag is not None else "-",
        str(report.articles),
        str(report.failures) if report.failures else "-",
        ago(report.due_at, now) if report.due_at else "-",
        " ".join(report.languages) or "any",
        report.rights,
        trouble or (f"moved: write {report.address}" if report.address else report.outlet),
    ]


async def _states(options: Options) -> Mapping[FeedId, FeedState]:
    async with open_store(options.settings.database) as store:
        return await store.feed_states()


def _report(feed: Feed, state: FeedState | None, now: datetime) -> FeedReport:
    return FeedReport(
        id=feed.id,
        url=feed.url,
        outlet=feed.outlet,
        state=_word(state, now),
        last_poll_at=state.last_poll_at if state else None,
        last_outcome=state.last_outcome if state else None,
        last_item_at=state.last_item_at if state else None,
        articles=state.articles if state else 0,
        failures=state.failures if state else 0,
        due_at=state.due_at if state else None,
        last_error=state.last_error if state else None,
        pace=feed.every or (state.interval if state else None),
        lag=state.lag if state else None,
        languages=feed.languages,
        rights=feed.rights.value,
        address=state.address if state else None,
        trouble=state.trouble if state else None,
    )


def _word(state: FeedState | None, now: datetime) -> str:
    if state is None or state.last_poll_at is None:
        return "new"
    if state.last_outcome == "throttled" and state.due_at > now:
        return "waiting"
    if state.failures:
        return "failing"
    return state.trouble.kind.value if state.trouble else "ok"


def _as_json(report: FeedReport) -> dict[str, object]:
    return {
        "id": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "state": report.state,
        "last_poll_at": report.last_poll_at,
        "last_outcome": report.last_outcome,
        "last_item_at": report.last_item_at,
        "articles": report.articles,
        "failures": report.failures,
        "due_at": report.due_at,
        "last_error": report.last_error,
        "pace_s": report.pace.total_seconds() if report.pace else None,
        "lag_s": report.lag.total_seconds() if report.lag is not None else None,
        "languages": list(report.languages),
        "rights": report.rights,
        "address": report.address,
        "trouble": as_json_trouble(report.trouble),
    }


def as_json_trouble(trouble: Trouble | None) -> dict[str, object] | None:
    """Give a trouble as JSON tells it."""
    return {"kind": trouble.kind, "why": trouble.why, "since": trouble.began_at} if trouble else None


@feeds.command(short_help="What is wrong with a feed, by fetching it once.")
@click.argument("which", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def check(options: Options, which: str | None, as_json: bool) -> None:
    """Fetch one feed, or all, and say what is wrong; keeps nothing and alerts nobody.

    WHICH is a feed's id or any address. Exit code 1 if a feed cannot be read.

    \b
    Examples:  bash bot/run.sh feeds check aa-tr
               bash bot/run.sh feeds check https://feeds.nos.nl/nosnieuwsalgemeen
    """
    chosen = _chosen(options, which)
    checks = asyncio.run(_check(options, chosen))
    if as_json:
        print_json({"feeds": [_check_as_json(one) for one in checks]})
    else:
        for one in checks:
            _show(one)
    if any(not one.is_good for one in checks):
        raise SystemExit(1)


def _chosen(options: Options, which: str | None) -> Sequence[Feed]:
    if which and "://" in which:
        problem = url_problem(which)
        if problem:
            raise click.UsageError(problem)
        return [Feed(id=FeedId(which), url=which, outlet=which)]
    feeds_ = options.load().feeds
    found = [feed for feed in feeds_ if which is None or feed.id == which]
    if not found:
        known = ", ".join(feed.id for feed in feeds_)
        address = " (of an address write https:// in front)" if which and "." in which else ""
        raise NotFoundError(
            f"no feed '{which}'{address}; there are: {known}" if which else "no feeds; write one into feeds.yaml"
        )
    return found


async def _check(options: Options, chosen: Sequence[Feed]) -> list[FeedCheck]:
    async with open_tester(options.settings, SystemClock(), patience_s=_PATIENCE_S) as tester:
        return await asyncio.gather(*map(tester.check, chosen))


def _show(one: FeedCheck) -> None:
    facts = [f"{count(one.entries, 'item')}"]
    if one.newest_at:
        facts.append(f"newest {ago(one.newest_at, SystemClock().now())}")
    if one.language:
        facts.append(f"in {one.language}")
    head = f"ok       {one.id}: {', '.join(facts)}" if one.is_good else f"failing  {one.id}"
    click.echo(head)
    for finding in one.findings:
        click.echo(f"         {clean_line(finding)}")


def _check_as_json(one: FeedCheck) -> dict[str, object]:
    return {
        "id": one.id,
        "url": one.url,
        "ok": one.is_good,
        "entries": one.entries,
        "newest_at": one.newest_at,
        "lang": one.language,
        "findings": list(one.findings),
    }
