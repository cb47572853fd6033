"""`alerts retry` and `alerts resume`: what a person decides of alerts that wait for one."""

import asyncio

import click

from bot.bootstrap import open_store, to_desk
from bot.cli.options import Options
from bot.cli.output import count
from bot.clock import SystemClock
from bot.errors import BotError, NotFoundError
from bot.model.alerts import AlertId, Delivery, DeliveryState, Hold
from bot.model.channels import ChannelId
from bot.usecases.release import release_parked_alerts, retry_alert


@click.command("retry", short_help="Send an alert again that was given up or is in doubt.")
@click.argument("alert", required=False)
@click.option("--arrived", is_flag=True, help="It stands in the chat: do not send it.")
@click.pass_obj
def retry(options: Options, alert: str | None, arrived: bool) -> None:
    """Send an alert that is dead, held, parked, kept unsent or unconfirmed; without ALERT all that are dead.

    \b
    Works beside a running bot. One that may have arrived is marked as sent again.
    Examples:  bash bot/run.sh alerts retry 3f2a90c1d4e5
               bash bot/run.sh alerts retry 3f2a90c1d4e5 --arrived
    """
    if arrived and alert is None:
        raise click.UsageError("--arrived needs the ALERT that arrived; `alerts list` shows their names")
    click.echo(asyncio.run(_retry(options, alert, is_there=arrived)))


async def _retry(options: Options, alert: str | None, *, is_there: bool) -> str:
    clock = SystemClock()
    async with open_store(options.settings.database) as store:
        if alert is None:
            dead = await store.deliveries(DeliveryState.DEAD)
            kept = [await retry_alert(one, outbox=store, clock=clock) for one in dead]
            return f"{count(sum(kept), 'alert')} will be sent"
        found = await store.find_delivery(AlertId(alert))
        if found is None:
            raise NotFoundError(f"there is no alert '{alert}'; `alerts list` shows their names")
        if not await retry_alert(found, outbox=store, clock=clock, is_there=is_there):
            raise BotError(_why_not(found))
        return f"{alert} is kept as arrived" if is_there else f"{alert} will be sent to {found.alert.channel}"


def _why_not(found: Delivery) -> str:
    if found.state is DeliveryState.COLLAPSED:
        return f"{found.alert.id} is told within {found.digest}; retry that"
    return f"{found.alert.id} is {found.state.value}; there is nothing to decide"


@click.command("resume", short_help="Try a chat again that took nothing.")
@click.argument("channel")
@click.pass_obj
def resume(options: Options, channel: str) -> None:
    """Open a paused channel again, and send what is parked for it, but for what is too old by now.

    \b
    Works beside a running bot. A chat that still takes nothing closes again at the first alert.
    Example:  bash bot/run.sh alerts resume syria-desk
    """
    click.echo(asyncio.run(_resume(options, ChannelId(channel))))


async def _resume(options: Options, channel: ChannelId) -> str:
    desk = to_desk(options.load(), options.settings)
    if channel not in desk.channels:
        known = ", ".join(sorted(desk.channels)) or "none"
        raise NotFoundError(f"there is no channel '{channel}' in channels.yaml; there are: {known}")
    async with open_store(options.settings.database) as store:
        released = await release_parked_alerts(
            outbox=store, channels=desk.channels, rules=desk.matcher.rules, clock=SystemClock(), only={channel}
        )
        in_doubt = [one for one in await store.deliveries(DeliveryState.HELD) if one.hold is Hold.PERSON]
    mine = sum(1 for one in in_doubt if one.alert.channel == channel)
    more = f"; {count(mine, 'alert')} in doubt: `alerts retry` decides" if mine else ""
    return f"{channel} is open; {count(released, 'parked alert')} will be sent{more}"
