"""`run`: the bot."""

import asyncio
from contextlib import AsyncExitStack

import click

from bot.bootstrap import check_runnable, open_parts, refuse_ephemeral_disk
from bot.cli.options import Options
from bot.cli.output import count
from bot.cli.rounds import poll_all, send_all, tell_round
from bot.clock import SystemClock
from bot.logs import log
from bot.model.polls import PollReport
from bot.settings.loading import Config, load_config
from bot.stores.sqlite import lock_database
from bot.usecases.deliver import release_first_alerts

_ROLES = ("all", "poller", "sender", "web")


@click.command()
@click.option("--once", is_flag=True, help="Poll every feed now, send what there is, and end.")
@click.option("--role", type=click.Choice(_ROLES), default="all", help="Which part of the work to do.")
@click.pass_obj
def run(options: Options, once: bool, role: str) -> None:
    """Run the bot: poll feeds, match rules, send alerts. Ctrl-C stops it.

    \b
    Without TELEGRAM_BOT_TOKEN alerts are printed here.
    Examples:  bash bot/run.sh
               bash bot/run.sh run --once
    """
    if role != "all":
        raise click.UsageError(f"--role {role} is not available yet; one process does all")
    refuse_ephemeral_disk(options.settings)
    options.start_logs()
    config = options.load()
    check_runnable(config, options.settings)
    for warning in config.warnings:
        log.warning("config", where=warning.where, problem=warning.problem)
    with lock_database(options.settings.database):
        is_good = asyncio.run(_once(options, config) if once else _forever(options, config))
    raise SystemExit(0 if is_good else 1)


def _say(options: Options, line: str) -> None:
    if not options.is_quiet:
        click.echo(line, err=True)


async def _once(options: Options, config: Config) -> bool:
    async with open_parts(options.settings, config, SystemClock()) as parts:

        def say(line: str) -> None:
            _say(options, line)

        reports = await poll_all(parts, say)
        await release_first_alerts(outbox=parts.store, feeds=parts.store, clock=parts.clock, has_waited=True)
        is_good = await send_all(parts, say)
        await tell_round(parts, reports, say)
        return is_good


async def _forever(options: Options, config: Config) -> bool:
    from bot.daemon import Daemon  # noqa: PLC0415 - brings the scheduler
    from bot.web.health import Health, health_app, serve  # noqa: PLC0415

    settings = options.settings
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(open_parts(settings, config, SystemClock()))
        health = Health(ticked_at=parts.clock.elapsed())

        async def reload() -> None:
            parts.take(await asyncio.to_thread(load_config, settings.config_dir, options.environment))

        async def check() -> dict[str, object]:
            totals = await parts.store.totals()
            return {"feeds": totals.feeds, "articles": totals.articles, "rules": len(parts.desk.matcher.rules)}

        async def on_first_round(reports: list[PollReport]) -> None:
            await tell_round(parts, reports, lambda line: _say(options, line))

        if settings.port is not None:
            app = health_app(health, elapsed=parts.clock.elapsed, check=check)
            port = await stack.enter_async_context(serve(app, host="0.0.0.0", port=settings.port))  # noqa: S104
            log.info("listening", port=port)
        _say(options, _greeting(options, config))
        daemon = Daemon(parts, health=health, reload=reload)
        daemon.on_first_round = on_first_round
        await daemon.run()
    return True


def _greeting(options: Options, config: Config) -> str:
    where = "Telegram" if options.settings.telegram_token else "this terminal (no TELEGRAM_BOT_TOKEN; `setup` helps)"
    return (
        f"{count(len(config.feeds), 'feed')}, {count(len(config.rules), 'rule')}, {len(config.entities):,} entities; "
        f"alerts go to {where}; Ctrl-C stops"
    )
