"""`status`: health at a glance."""

import asyncio
from datetime import datetime

import click

from bot.alerts.layout import clean_line
from bot.bootstrap import open_store
from bot.cli.options import Options
from bot.cli.output import ago, count, print_json
from bot.cli.waiting import read_waiting, waiting_lines
from bot.clock import SystemClock
from bot.model.alerts import DeliveryState
from bot.model.feeds import FeedId, FeedState
from bot.model.polls import Failure
from bot.model.reports import Status

_MOST_FAILING = 5
_MOST_NAMED = 4
_NETWORK = frozenset((Failure.DNS, Failure.CONNECT, Failure.TLS, Failure.TIMEOUT))
"""Troubles whose sentence names the host and which are one trouble all the same."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def status(options: Options, as_json: bool) -> None:
    """Tell how the bot is doing: feeds, articles, alerts, what fails and what waits.

    \b
    Works beside a running bot.
    Example:  bash bot/run.sh status
    """
    if not options.has_database():
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
        waiting, chats = await read_waiting(store)
        return Status(
            totals=await store.totals(),
            failing=tuple((id_, state) for id_, state in states.items() if state.failures),
            troubled=tuple(
                (id_, state.trouble) for id_, state in states.items() if state.trouble and not state.failures
            ),
            last_poll_at=max(polled, default=None),
            next_poll_at=min((state.due_at for state in states.values()), default=None),
            waiting=waiting,
            chats=chats,
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
    for line in waiting_lines(found.waiting, found.chats, now):
        click.echo(line)
    for id_, trouble in found.troubled[:_MOST_FAILING]:
        click.echo(f"{trouble.kind}: {id_}, since {ago(trouble.began_at, now)}: {clean_line(trouble.why)}")
    if len(found.troubled) > _MOST_FAILING:
        click.echo(f"silent or gap: {len(found.troubled) - _MOST_FAILING} more; `feeds list` shows all")
    _show_failing(found, now)


def _show_failing(found: Status, now: datetime) -> None:
    """Show a line for each trouble, feeds with the same one together; those that have failed longest first."""
    kinds: dict[str, list[tuple[FeedId, FeedState]]] = {}
    for id_, state in sorted(found.failing, key=lambda pair: -pair[1].failures):
        is_alike = state.last_outcome in _NETWORK
        kinds.setdefault(state.last_outcome or "" if is_alike else state.last_error or "", []).append((id_, state))
    shown = list(kinds.values())[:_MOST_FAILING]
    for feeds in shown:
        id_, state = feeds[0]
        why = f"{clean_line(state.last_error or '')} (again {ago(min(one.due_at for _, one in feeds), now)})"
        if len(feeds) == 1:
            times = "once" if state.failures == 1 else f"{state.failures} times in a row"
            click.echo(f"failing: {id_}, {times}: {why}")
        else:
            names = ", ".join(name for name, _ in feeds[:_MOST_NAMED])
            more = f" and {len(feeds) - _MOST_NAMED} more" if len(feeds) > _MOST_NAMED else ""
            click.echo(f"failing: {len(feeds)} feeds ({names}{more}): {why}")
    hidden = sum(len(feeds) for feeds in list(kinds.values())[_MOST_FAILING:])
    if hidden:
        click.echo(f"failing: {hidden} more; `feeds list` shows all")


def _as_json(options: Options, found: Status) -> dict[str, object]:
    totals = found.totals
    return {
        "database": str(options.settings.database),
        "exists": True,
        "feeds": totals.feeds,
        "failing": [{"id": id_, "failures": state.failures, "error": state.last_error} for id_, state in found.failing],
        "troubled": [{"id": id_, "kind": one.kind, "why": one.why} for id_, one in found.troubled],
        "articles": totals.articles,
        "matches": totals.matches,
        "alerts": totals.alerts,
        "parked": _waiting_json(found, DeliveryState.PARKED),
        "held": _waiting_json(found, DeliveryState.HELD),
        "unconfirmed": _waiting_json(found, DeliveryState.UNCONFIRMED),
        "waiting": _waiting_json(found, DeliveryState.PENDING),
        "last_poll_at": found.last_poll_at,
        "next_poll_at": found.next_poll_at,
    }


def _waiting_json(found: Status, state: DeliveryState) -> list[dict[str, object]]:
    return [
        {"alert": one.alert.id, "channel": one.alert.channel, "hold": one.hold, "error": one.error}
        for one in found.waiting
        if one.state is state
    ]
