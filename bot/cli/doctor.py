"""`doctor`: every setting with its origin, every dependency checked, the next step."""

import asyncio
import platform
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple
from xml.parsers import expat

import click

from bot.bootstrap import open_store
from bot.chat.pairing import open_pairing
from bot.cli.options import Options
from bot.cli.output import count, print_json
from bot.errors import BotError, InvalidConfigError
from bot.settings.environment import describe_settings

_PACKAGES = (
    "feedparser", "APScheduler", "python-telegram-bot", "langdetect", "sqlite-utils", "aiohttp", "click", "PyYAML",
    "selectolax", "structlog", "regex", "eldc",
)  # fmt: skip
_LEAST_EXPAT = (2, 4, 0)


class Finding(NamedTuple):
    """One thing looked at."""

    what: str
    detail: str
    is_good: bool = True
    step: str = ""
    """What to do about it."""


def _wrong(what: str, detail: str, step: str) -> Finding:
    return Finding(what, detail, is_good=False, step=step)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def doctor(options: Options, as_json: bool) -> None:
    """Check settings, packages, configuration, database and Telegram, and name the next step.

    \b
    Secrets are masked. Exit code 1 if something is wrong.
    Example:  bash bot/run.sh doctor
    """
    findings = [*_versions(), *_config(options), *asyncio.run(_services(options))]
    settings = describe_settings(options.environment)
    bad = [one for one in findings if not one.is_good]
    step = next((one.step for one in bad if one.step), "") or _next_step(options)
    if as_json:
        print_json({
            "settings": [{"name": name, "value": value, "origin": origin} for name, value, origin in settings],
            "checks": [one._asdict() for one in findings],
            "next": step,
        })  # fmt: skip
    else:
        for name, value, origin in settings:
            click.echo(f"{name:24} {value}" + (f"  ({origin})" if origin == "environment" else ""))
        click.echo()
        for one in findings:
            click.echo(f"{'ok     ' if one.is_good else 'WRONG  '} {one.what}: {one.detail}")
        click.echo(f"\nnext: {step}")
    if bad:
        raise SystemExit(1)


def _versions() -> Iterator[Finding]:
    is_new = sys.version_info >= (3, 11)
    yield Finding("Python", platform.python_version(), is_new, "install Python 3.11 or newer")
    is_new = sqlite3.sqlite_version_info >= (3, 35, 0)
    yield Finding("SQLite", sqlite3.sqlite_version, is_new, "use a Python with SQLite 3.35 or newer")
    is_new = expat.version_info >= _LEAST_EXPAT
    shown = ".".join(map(str, expat.version_info))
    yield Finding("expat", f"{shown} (2.6 or newer is better)", is_new, "use a newer Python: expat comes with it")
    missing = []
    for package in _PACKAGES:
        try:
            version(package)
        except PackageNotFoundError:
            missing.append(package)
    detail = f"missing: {', '.join(missing)}" if missing else f"{len(_PACKAGES)} of {len(_PACKAGES)}"
    yield Finding("packages", detail, not missing, "bash bot/run.sh installs them")


def _config(options: Options) -> Iterator[Finding]:
    try:
        config = options.load()
    except InvalidConfigError as error:
        yield _wrong("configuration", count(len(error.problems), "problem"), "bash bot/run.sh rules check")
        return
    except BotError as error:
        yield _wrong("configuration", str(error), "name the folder with --config or CONFIG_DIR")
        return
    yield Finding(
        "configuration",
        f"{count(len(config.feeds), 'feed')}, {count(len(config.rules), 'rule')} in {options.settings.config_dir}",
    )
    for blocker in config.blockers:
        yield _wrong("configuration", str(blocker), blocker.hint)
    chats = (options.settings.telegram_chat, *(channel.chat for channel in config.channels))
    if options.settings.telegram_token and all(chat is None for chat in chats):
        yield _wrong("channels", "a token, but no channel names a chat", "bash bot/run.sh setup")


async def _services(options: Options) -> list[Finding]:
    found = []
    path = options.settings.database
    if options.settings.is_ephemeral:
        found.append(_wrong("platform", "forgets its disk (DYNO is set)", "use a platform with a volume"))
    if not path.exists():
        found.append(Finding("database", f"{path} will be made by the first run"))
    else:
        try:
            async with open_store(path) as store:
                totals = await store.totals()
            found.append(Finding("database", f"{path}: {count(totals.articles, 'article')}"))
        except BotError as error:
            found.append(_wrong("database", str(error), "bash bot/run.sh db migrate"))
    token = options.settings.telegram_token
    if token is None:
        found.append(Finding("Telegram", "no token: alerts are printed"))
        return found
    try:
        async with open_pairing(token, options.settings.telegram_api_url) as pairing:
            found.append(Finding("Telegram", f"the bot is {await pairing.name()}"))
    except BotError as error:
        found.append(_wrong("Telegram", str(error), "bash bot/run.sh setup"))
    return found


def _next_step(options: Options) -> str:
    if options.settings.telegram_token is None:
        return "bash bot/run.sh (alerts here), or bash bot/run.sh setup (alerts in Telegram)"
    return "bash bot/run.sh"
