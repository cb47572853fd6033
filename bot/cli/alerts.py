"""`alerts`: what was sent, and what waits."""

import asyncio

import click

from bot.bootstrap import open_store
from bot.cli.options import Options
from bot.cli.output import ago, print_json, print_table
from bot.clock import SystemClock
from bot.model.alerts import Delivery

_LONGEST_TITLE = 90


@click.group()
def alerts() -> None:
    """Look at alerts."""


@alerts.command("list")
@click.option("--limit", default=20, show_default=True, help="How many, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def list_alerts(options: Options, limit: int, as_json: bool) -> None:
    """List alerts with what became of them, newest first.

    \b
    Example:  bash bot/run.sh alerts list --limit 5
    """
    found = asyncio.run(_read(options, limit))
    if as_json:
        print_json({"alerts": [_as_json(one) for one in found]})
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
            one.alert.title[:_LONGEST_TITLE] + (f"  ({one.error})" if one.error else ""),
        ]
        for one in found
    ]
    print_table(["ALERT", "STATE", "WHEN", "CHANNEL", "RULES", "TITLE"], rows)


async def _read(options: Options, limit: int) -> list[Delivery]:
    async with open_store(options.settings.database) as store:
        return await store.recent_deliveries(limit)


def _as_json(one: Delivery) -> dict[str, object]:
    alert = one.alert
    return {
        "alert": alert.id,
        "state": one.state,
        "channel": alert.channel,
        "rules": [reason.rule for reason in alert.reasons],
        "title": alert.title,
        "url": alert.url,
        "outlet": alert.outlet,
        "lang": alert.language,
        "published_at": alert.published_at,
        "seen_at": alert.first_seen_at,
        "sent_at": one.sent_at,
        "attempts": one.attempts,
        "error": one.error,
    }
