"""`status`: health at a glance."""

import asyncio
from datetime import datetime

import click

from bot.bootstrap import open_store
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json
from bot.clock import SystemClock
from bot.model.reports import Status

_MOST_FAILING = 5


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def status(options: Options, as_json: bool) -> None:
    """Tell how the bot is doing: feeds, articles, alerts, what fails and what waits.

    \b
    Works beside a running bot.
    Example:  bash bot/run.sh status
    """
    if not options.settings.database.exists():
        if as_json:
            print_json({"database": str(options.settings.database), "exists": False})
        else:
            click.echo(f"{options.settings.database}: nothing yet; `bash bot/run.sh` starts the bot")
        return
    found = asyncio.run(_read(options))
    now = SystemClock().now()
    if as_json:
        print_json(_as_json(options, found))
    else:
        _show(found, now)


async def _read(options: Options) -> Status:
    async with open_store(options.settings.database) as store:
        states = await store.feed_states()
        polled = [state.last_poll_at for state in states.values() if state.last_poll_at]
        return Status(
            totals=await store.totals(),
            failing=tuple((id_, state) for id_, state in states.items() if state.failures),
            last_poll_at=max(polled, default=None),
            next_poll_at=min((state.due_at for state in states.values()), default=None),
        )


def _show(found: Status, now: datetime) -> None:
    totals = found.totals
    click.echo(
        f"{count(totals.feeds, 'feed')}, {totals.failing} failing; last poll {ago(found.last_poll_at, now)}, "
        f"next {ago(found.next_poll_at, now)}"
    )
    click.echo(f"{count(totals.articles, 'article')}, {count(totals.matches, 'match').replace('matchs', 'matches')}")
    states = ", ".join(f"{number} {state}" for state, number in sorted(totals.alerts.items()))
    click.echo(f"alerts: {states or 'none yet'}")
    worst = sorted(found.failing, key=lambda pair: -pair[1].failures)[:_MOST_FAILING]
    for id_, state in worst:
        times = count(state.failures, "time")
        click.echo(f"failing: {id_}, {times} in a row: {state.last_error} (again {ago(state.due_at, now)})")


def _as_json(options: Options, found: Status) -> dict[str, object]:
    totals = found.totals
    return {
        "database": str(options.settings.database),
        "exists": True,
        "feeds": totals.feeds,
        "failing": [{"id": id_, "failures": state.failures, "error": state.last_error} for id_, state in found.failing],
        "articles": totals.articles,
        "matches": totals.matches,
        "alerts": totals.alerts,
        "last_poll_at": found.last_poll_at,
        "next_poll_at": found.next_poll_at,
    }
