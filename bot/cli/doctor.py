"""`doctor`: every setting with its origin, every dependency checked, the next step."""

import asyncio
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple
from xml.parsers import expat

import click

from bot.bootstrap import open_scribe, open_store
from bot.chat.pairing import open_pairing
from bot.cli.options import Options
from bot.cli.output import count, parked_lines, print_json
from bot.clock import SystemClock
from bot.errors import BotError, InvalidConfigError
from bot.model.alerts import DeliveryState
from bot.model.sending import ChatId
from bot.settings.environment import describe_settings
from bot.usecases.prove import prove

_PACKAGES = (
    "feedparser", "APScheduler", "python-telegram-bot", "langdetect", "sqlite-utils", "aiohttp", "click", "PyYAML",
    "selectolax", "structlog", "regex", "eldc",
)  # fmt: skip
_LEAST_EXPAT = (2, 4, 0)
_GOOD_EXPAT = (2, 6, 0)
_WRITABLE = "let this user write there, or name another place with DATABASE_URL"


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
@click.option("--probe", "chat", metavar="CHAT", help="Prove in this chat of yours that messages can be read back.")
@click.pass_obj
def doctor(options: Options, as_json: bool, chat: str | None) -> None:
    """Check settings, packages, configuration, database and Telegram, and name the next step.

    \b
    Secrets are masked. Exit code 1 if something is wrong.
    --probe writes two silent messages into a channel or supergroup, forwards one to ADMIN_CHAT (or to itself)
    and deletes all of them; then `unconfirmed: probe` may be written into channels.yaml.
    Examples:  bash bot/run.sh doctor
               bash bot/run.sh doctor --probe -1001234567890
    """
    findings = [*_versions(), *_config(options), *asyncio.run(_services(options))]
    if chat is not None:
        findings.append(asyncio.run(_probe(options, ChatId(chat))))
    settings = describe_settings(options.environment, options.given)
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
            click.echo(f"{name:24} {value}" + (f"  ({origin})" if origin != "default" else ""))
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
    if expat.version_info < _GOOD_EXPAT:
        shown += " (from 2.6 it gives hostile feeds up sooner; it comes with Python, or with the system's libexpat)"
    yield Finding("expat", shown, is_new, "use a newer Python: expat comes with it")
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
    try:
        found.extend(await _database(options))
    except BotError as error:
        step = "bash bot/run.sh db migrate" if options.can_write_database() else _WRITABLE
        found.append(_wrong("database", str(error), step))
    if not options.can_write_database():
        found.append(_wrong("database", f"{path} or its folder may not be written", _WRITABLE))
    return [*found, *await _telegram(options)]


async def _probe(options: Options, chat: ChatId) -> Finding:
    what = f"reading back in {chat}"
    if options.settings.telegram_token is None:
        return _wrong(what, "there is no token", "bash bot/run.sh setup")
    try:
        async with (
            open_store(options.settings.database, migrate=True) as store,
            open_scribe(options.settings, chat) as scribe,
        ):
            await prove(chat, scribe=scribe, store=store, clock=SystemClock())
    except BotError as error:
        return _wrong(what, str(error), "leave `unconfirmed` at resend or hold, or try another chat")
    return Finding(what, "works: `unconfirmed: probe` may be written into channels.yaml")


async def _database(options: Options) -> list[Finding]:
    path = options.settings.database
    if not options.has_database():
        return [Finding("database", f"{path} will be made by the first run")]
    async with open_store(path) as store:
        totals = await store.totals()
        parked = await store.deliveries(DeliveryState.PARKED)
    found = [Finding("database", f"{path}: {count(totals.articles, 'article')}")]
    return [
        *found,
        *(_wrong("alerts", line, "mend what the line says, then bash bot/run.sh") for line in parked_lines(parked)),
    ]


async def _telegram(options: Options) -> list[Finding]:
    token = options.settings.telegram_token
    if token is None:
        return [Finding("Telegram", "no token: alerts are printed")]
    found = []
    try:
        async with open_pairing(token, options.settings.telegram_api_url) as pairing:
            name = await pairing.name()
            found.append(Finding("Telegram", f"the bot is {name}"))
            for what, chat in _chats(options).items():
                trouble = await pairing.trouble_with(chat)
                is_person = isinstance(chat, int) and chat > 0
                step = f"make {name} administrator of {chat} with 'Post Messages' on"
                step = f"open {name} in that chat and press Start" if is_person else step
                found.append(Finding(what, f"{chat}: {trouble or 'the bot may write there'}", not trouble, step))
    except BotError as error:
        found.append(_wrong("Telegram", str(error), "bash bot/run.sh setup"))
    return found


def _chats(options: Options) -> dict[str, int | str]:
    """Give the chats that are written to, by who says so; each once."""
    settings = options.settings
    named = [("TELEGRAM_CHAT", settings.telegram_chat), ("ADMIN_CHAT", settings.admin_chat)]
    with suppress(BotError):  # said already
        named += [(f"channel {channel.id}", channel.chat) for channel in options.load().channels]
    chats: dict[int | str, str] = {}
    for what, chat in named:
        if chat is not None:
            chats.setdefault(chat, what)
    return {what: chat for chat, what in chats.items()}


def _next_step(options: Options) -> str:
    if options.settings.telegram_token is None:
        return "bash bot/run.sh (alerts here), or bash bot/run.sh setup (alerts in Telegram)"
    return "bash bot/run.sh"
