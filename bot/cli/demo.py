"""`demo`: the whole pipeline on the articles of `config/demo/`, offline."""

import asyncio
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import click

from bot.bootstrap import Parts, open_parts
from bot.cli.options import Options
from bot.cli.output import count, silence_stdout
from bot.cli.rounds import poll_all, send_all
from bot.clock import SystemClock
from bot.errors import ConfigError, ReaderGoneError
from bot.model.alerts import DeliveryState
from bot.model.feeds import Feed
from bot.settings.environment import Settings
from bot.settings.loading import Config
from bot.settings.scenes import load_scene
from bot.stores.sqlite import lock_database
from bot.web.health import serve
from bot.web.scene import SceneServer

_LOOPBACK = "127.0.0.1"
_UNSENT = (DeliveryState.NEW, DeliveryState.PENDING)
_HOME = Path(__file__).resolve().parents[2] / "config" / "demo"


@click.command()
@click.option("--keep", type=click.Path(path_type=Path, dir_okay=False), help="Keep its database in this file.")
@click.pass_obj
def demo(options: Options, keep: Path | None) -> None:
    """Show the bot at work on articles of its own: many languages, one rule, alerts that grow; no network, no token.

    \b
    Edit config/demo/articles.yaml or config/demo/rules.yaml and run it again.
    A database that is kept is one to try other commands on; what it has told, it does not tell again.
    Example:  bash bot/run.sh demo
    """
    folder = options.config or (Path("config/demo") if Path("config/demo").is_dir() else _HOME)
    options = replace(options, config=folder)
    options.start_logs()
    # `demo | head` has shown what was wanted.
    with suppress(ReaderGoneError):
        asyncio.run(_play(options, folder, keep))
        return
    silence_stdout()


async def _play(options: Options, folder: Path, keep: Path | None) -> None:
    config = options.load()
    articles = load_scene(folder / "articles.yaml", [feed.id for feed in config.feeds])
    server = SceneServer(config.feeds, articles, now=SystemClock().now())
    with tempfile.TemporaryDirectory(prefix="media-alert-demo-") as scratch:
        database = keep or Path(scratch) / "demo.db"
        settings = replace(
            options.settings, telegram_token=None, database=database, allow_nets=(ip_network("127.0.0.0/8"),)
        )
        with lock_database(database):
            polls = max((one.then.poll if one.then else one.poll for one in articles), default=1)
            await _play_in(settings, config, server, polls)


async def _play_in(settings: Settings, config: Config, server: SceneServer, polls: int) -> None:
    async with serve(server.app(), host=_LOOPBACK, port=0) as port:
        at_home = replace(config, feeds=tuple(_at_home(feed, port) for feed in config.feeds))
        async with open_parts(settings, at_home, SystemClock()) as parts:
            await _polls(parts, server, polls)
            await _tell(parts, config)


def _at_home(feed: Feed, port: int) -> Feed:
    """Give the feed at the port on which the demo serves it."""
    parts = urlsplit(feed.url)
    if parts.hostname != _LOOPBACK:
        hint = f"http://{_LOOPBACK}/{feed.id}.xml; real feeds go into config/feeds.yaml"
        raise ConfigError(feed.where, f"the demo has no network, so it cannot read {feed.url}", hint=hint)
    return replace(feed, url=urlunsplit(parts._replace(netloc=f"{_LOOPBACK}:{port}")))


async def _polls(parts: Parts, server: SceneServer, polls: int) -> None:
    for server.poll in range(1, polls + 1):
        reports = await poll_all(parts, lambda _line: None)
        new = sum(report.new for report in reports)
        failed = [f"{report.feed}: {report.reason}" for report in reports if report.reason]
        facts = ", ".join((count(len(reports), "feed"), count(new, "new article"), *await _news(parts)))
        click.echo(f"\npoll {server.poll} of {polls}: {facts}", err=True)
        for trouble in failed:
            click.echo(f"  {trouble}", err=True)
        await send_all(parts, lambda _line: None)


async def _news(parts: Parts) -> list[str]:
    """Say how many articles there are to tell for each rule, and how many corrections; nothing of it is sent yet."""
    alerts = [one.alert for state in _UNSENT for one in await parts.store.deliveries(state)]
    changed = {alert.article for alert in alerts if alert.correction}
    found = {(reason.rule, alert.article) for alert in alerts if not alert.correction for reason in alert.reasons}
    said = [f"{number} for {rule}" for rule, number in sorted(Counter(rule for rule, _ in found).items())]
    return [*said, count(len(changed), "correction")] if changed else said


async def _tell(parts: Parts, config: Config) -> None:
    """Say what the demo has shown."""
    told = [one.alert for one in await parts.store.recent_deliveries(1000) if one.digest is None]
    totals = await parts.store.totals()
    click.echo(f"\n{count(totals.articles, 'article')} read, {count(len(told), 'alert')}", err=True)
    for rule in config.rules:
        mine = [alert for alert in told if rule.id in {reason.rule for reason in alert.reasons}]
        others = [one for alert in mine if alert.growth for one in alert.growth.others]
        tags = {alert.language or "?" for alert in mine} | {one.language or "?" for one in others}
        languages = ", ".join(sorted(tags))
        articles = f" of {count(len(mine) + len(others), 'article')} in {languages}" if mine else ""
        click.echo(f"  {rule.id}: {count(len(mine), 'alert')}{articles}", err=True)
    folder = Path(config.rules[0].where.split(":")[0]).parent if config.rules else Path("config/demo")
    click.echo(f"change it: {folder}/articles.yaml, {folder}/rules.yaml; read real feeds: bash bot/run.sh", err=True)
