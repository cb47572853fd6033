"""`run`: the bot."""

import asyncio
import os
import threading
from contextlib import AsyncExitStack

import click

from bot.bootstrap import Parts, open_parts
from bot.cli.options import Options
from bot.cli.output import count
from bot.cli.rounds import poll_all, send_all, tell_round
from bot.clock import SystemClock
from bot.logs import is_for_people, log
from bot.model.polls import PollReport
from bot.settings.environment import LogFormat
from bot.settings.loading import Config, Outline, Stamp, config_stamp
from bot.settings.running import check_runnable, refuse_ephemeral_disk
from bot.stores.sqlite import lock_database
from bot.usecases.release import release_first_alerts, release_parked_alerts

_ROLES = ("all", "poller", "sender", "web")
_MOST_CHATS = 3
_LAST_S = 1.0


@click.command()
@click.option("--once", is_flag=True, help="Poll every feed now, send what there is, and end.")
@click.option(
    "--role", type=click.Choice(_ROLES), default="all", help="For several processes; only 'all' is there yet."
)
@click.pass_obj
def run(options: Options, once: bool, role: str) -> None:
    """Run the bot: poll feeds, match rules, send alerts. Ctrl-C stops it.

    \b
    Without TELEGRAM_BOT_TOKEN alerts are printed here.
    --once ends with 0 even if feeds could not be read (each is said), with 1 if Telegram refuses the token.
    Examples:  bash bot/run.sh
               bash bot/run.sh run --once
    """
    if role != "all":
        raise click.UsageError(f"--role {role} is not available yet; one process does all")
    refuse_ephemeral_disk(options.settings)
    # One round is read by a person or kept by cron: lines, not records, unless LOG_FORMAT says so.
    options.start_logs(options.settings.log_format or (LogFormat.TEXT if once else None))
    stamp = config_stamp(options.settings.config_dir)
    config = options.load()
    check_runnable(config, options.settings)
    _warn(config)
    with lock_database(options.settings.database):
        is_good = asyncio.run(_once(options, config) if once else _forever(options, config, stamp))
    raise SystemExit(0 if is_good else 1)


def _warn(config: Outline) -> None:
    for warning in config.warnings:
        log.warning("config", where=warning.where, problem=warning.problem, hint=warning.hint)


def _say(options: Options, line: str) -> None:
    """Print a line, or log it where stderr holds records and nothing else."""
    if options.is_quiet:
        return
    if is_for_people():
        click.echo(line, err=True)
    else:
        log.info(line)


async def _once(options: Options, config: Config) -> bool:
    async with open_parts(options.settings, config, SystemClock()) as parts:

        def say(line: str) -> None:
            _say(options, line)

        await release_parked_alerts(
            outbox=parts.store, channels=parts.desk.channels, rules=parts.desk.matcher.rules, clock=parts.clock
        )
        reports = await poll_all(parts, say)
        await release_first_alerts(outbox=parts.store, feeds=parts.store, clock=parts.clock, has_waited=True)
        is_good = await send_all(parts, say)
        await tell_round(parts, reports, say)
        return is_good


async def _forever(options: Options, config: Config, stamp: Stamp) -> bool:
    from bot.daemon import Daemon  # noqa: PLC0415 - brings the scheduler
    from bot.reloading import Reloader, tidy  # noqa: PLC0415
    from bot.web.health import Health, health_app, serve  # noqa: PLC0415

    settings = options.settings
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(open_parts(settings, config, SystemClock()))
        health = Health(ticked_at=parts.clock.elapsed())

        reloader = Reloader(parts, options.environment, stamp)

        async def reload() -> Outline | None:
            taken = await reloader.reload()
            if taken is not None:
                _warn(taken)
            return taken

        async def check() -> dict[str, object]:
            totals = await parts.store.totals()
            return {"feeds": totals.feeds, "articles": totals.articles, "rules": len(parts.desk.matcher.rules)}

        async def on_first_round(reports: list[PollReport]) -> None:
            await tell_round(parts, reports, lambda line: _say(options, line))

        if settings.port is not None:
            app = health_app(health, elapsed=parts.clock.elapsed, check=check)
            port = await stack.enter_async_context(serve(app, host="0.0.0.0", port=settings.port))  # noqa: S104
            log.info("listening", port=port)
        _say(options, _greeting(options, config, parts))
        daemon = Daemon(parts, health=health, reload=reload)
        daemon.on_first_round = on_first_round
        tidy()
        daemon.on_stop = lambda: _end_within(settings.shutdown.total_seconds())
        await daemon.run()
    _end_within(_LAST_S)
    return True


def _end_within(seconds: float) -> None:
    """End this process then, whatever still holds it: a terminal that takes nothing, a resolver that never answers."""
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()


def _greeting(options: Options, config: Config, parts: Parts) -> str:
    where = "this terminal (no TELEGRAM_BOT_TOKEN; `setup` helps)"
    if options.settings.telegram_token:
        chats = [f"{one.id}: {one.chat}" for one in parts.desk.channels.values() if one.chat is not None]
        more = f", {len(chats) - _MOST_CHATS} more" if len(chats) > _MOST_CHATS else ""
        where = f"Telegram ({', '.join(chats[:_MOST_CHATS])}{more})"
    return (
        f"{count(len(config.feeds), 'feed')}, {count(len(config.rules), 'rule')}, {len(config.entities):,} entities; "
        f"alerts go to {where}; Ctrl-C stops"
    )
