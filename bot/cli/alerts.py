"""`alerts`: what was sent, and what waits."""

import asyncio
from collections.abc import Mapping

import click

from bot.bootstrap import open_store
from bot.cli.explaining import why, whynot
from bot.cli.groups import GuessingGroup
from bot.cli.options import Options
from bot.cli.output import ago, print_json, print_table
from bot.cli.retrying import resume, retry
from bot.cli.waiting import WAITING, read_waiting, waiting_lines
from bot.clock import SystemClock
from bot.model.alerts import AlertId, Delivery, Hold
from bot.model.reactions import Votes
from bot.model.sending import Chat

_LONGEST_TITLE = 90


@click.group(cls=GuessingGroup)
def alerts() -> None:
    """Look at alerts, and decide of those that wait for a person.

    \b
    Example:  bash bot/run.sh alerts list
    """


@alerts.command("list", short_help="What became of alerts, newest first.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="How many, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def list_alerts(options: Options, limit: int, as_json: bool) -> None:
    """List alerts with what became of them, newest first.

    \b
    pending      is sent next              first_run  waits until every feed was read once
    sending      is on its way             parked     its chat takes nothing until somebody mends that
    sent         the channel has it        unsent     kept, too old to be told
    unconfirmed  its answer was lost       held       told later, or a person decides
    dead         Telegram never takes it   collapsed  told within a digest, or an alert of its story
    grown        told, and edited soon: its story has grown
    Example:  bash bot/run.sh alerts list --limit 5
    """
    found, votes, (waiting, chats) = asyncio.run(_read(options, limit))
    if as_json:
        print_json({"alerts": [_as_json(one, votes.get(one.alert.id, Votes())) for one in found]})
        return
    if not found:
        click.echo("no alerts yet; `rules try` shows what a rule would match")
        return
    now = SystemClock().now()
    rows = [
        [
            one.alert.id,
            one.state.value,
            ago(one.sent_at or one.alert.first_seen_at, now),
            one.alert.channel,
            ", ".join(reason.rule for reason in one.alert.reasons),
            one.alert.title[:_LONGEST_TITLE]
            + _said(votes.get(one.alert.id))
            + (f"  ({one.error})" if one.error else ""),
        ]
        for one in found
    ]
    print_table(["ALERT", "STATE", "WHEN", "CHANNEL", "RULES", "TITLE"], rows)
    for line in waiting_lines(waiting, chats, now):
        click.echo(line)


async def _read(
    options: Options, limit: int
) -> tuple[list[Delivery], Mapping[AlertId, Votes], tuple[tuple[Delivery, ...], tuple[Chat, ...]]]:
    async with open_store(options.settings.database) as store:
        found = await store.recent_deliveries(limit)
        return found, await store.votes([one.alert.id for one in found]), await read_waiting(store)


def _said(votes: Votes | None) -> str:
    return f"  👍 {votes.useful} 👎 {votes.irrelevant}" if votes else ""


def _as_json(one: Delivery, votes: Votes) -> dict[str, object]:
    alert = one.alert
    return {
        "alert": alert.id,
        "state": one.state,
        "hold": one.hold,
        "digest": one.digest,
        "story": one.story,
        "due_at": one.due_at if one.state in WAITING and one.hold is not Hold.PERSON else None,
        "channel": alert.channel,
        "rules": [reason.rule for reason in alert.reasons],
        "version": alert.version,
        "title": alert.title,
        "url": alert.url,
        "outlet": alert.outlet,
        "lang": alert.language,
        "published_at": alert.published_at,
        "seen_at": alert.first_seen_at,
        "sent_at": one.sent_at,
        "attempts": one.attempts,
        "error": one.error,
        "useful": votes.useful,
        "irrelevant": votes.irrelevant,
    }


alerts.add_command(why)
alerts.add_command(whynot)
alerts.add_command(retry)
alerts.add_command(resume)
