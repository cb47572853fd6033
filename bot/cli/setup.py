"""`setup`: from token to the first message in the reader's own channel."""

import asyncio
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import click

from bot.alerts.layout import clean_line
from bot.chat.pairing import FoundChat, Pairing, open_pairing
from bot.cli.options import Options
from bot.errors import BotError, ConfigError
from bot.settings.environment import is_token

_FIRST_STEPS = """\
1. A bot of your own, in Telegram:
   - open a chat with @BotFather and send /newbot
   - give it a name, and a username that ends in 'bot'
   - @BotFather answers with a token such as 123456789:AAF..."""
_WITHOUT_TERMINAL = """\
   Then run setup in a terminal, which asks for the token; or give it:
   export TELEGRAM_BOT_TOKEN=123456789:AAF...
   bash bot/run.sh setup"""
_WHERE = """\
2. Where alerts should go: do one of these in Telegram now (waiting; Ctrl-C stops)
   - a channel: open it > its name > Administrators > Add Administrator > {name}, with 'Post Messages' on
   - a group: add {name} as a member and write /start there
   - just you: open https://t.me/{plain} and press Start
   (Done before? What happened earlier does not count: write /start, or a post in the channel.)"""
_GREETING = "✅ <b>It works.</b> Alerts will arrive here."
_ENV_FILE = Path(".env")


@click.command()
@click.option(
    "--save/--no-save", default=True, show_default=True, help="Keep token and chat in .env, which run.sh reads."
)
@click.pass_obj
def setup(options: Options, save: bool) -> None:
    """Connect Telegram, step by step: token, chat, test message; keeps both for the next start.

    \b
    With TELEGRAM_CHAT set it only sends the test message.
    Example:  bash bot/run.sh setup
    """
    options.start_logs()
    token = options.settings.telegram_token or _ask_for_token()
    asyncio.run(_pair(options, token, save=save))


def _ask_for_token() -> str:
    click.echo(_FIRST_STEPS)
    if not sys.stdin.isatty():
        click.echo(_WITHOUT_TERMINAL)
        raise ConfigError("TELEGRAM_BOT_TOKEN", "no token", hint="it is asked for in a terminal, or comes from there")
    while True:
        token: str = click.prompt("   Paste the token here (it is not shown)", hide_input=True)
        if is_token(token.strip()):
            return token.strip()
        click.echo("   That is no bot token: it looks like 123456789:AAF..., copied whole. Once more, or Ctrl-C.")


async def _pair(options: Options, token: str, *, save: bool) -> None:
    async with open_pairing(token, options.settings.telegram_api_url) as pairing:
        name = await pairing.name()
        click.echo(f"1. The token is good: your bot is {name}")
        chat, topic = options.settings.telegram_chat, None
        if chat is None:
            click.echo(_WHERE.format(name=name, plain=name.removeprefix("@")))
            found = await find_chat(pairing, name, _is_this_it)
            chat, topic = found.id, found.topic
        else:
            click.echo(f"2. TELEGRAM_CHAT names {chat}")
        found = await pairing.greet(chat, _GREETING, topic)
        click.echo(f"3. A test message is in '{clean_line(found.title)}'")
        _tell(found, token, _channels(options), save=save)


async def find_chat(pairing: Pairing, name: str, is_this_it: Callable[[FoundChat], bool]) -> FoundChat:
    """Give the chat that the bot is added to or written to from now on, and that a person says is the one."""
    await pairing.forget()
    refused: set[int] = set()
    while True:
        for found in await pairing.wait():
            title = clean_line(found.title)
            if not found.can_post:
                click.echo(f"   {name} is in '{title}' but may not post: switch 'Post Messages' on for it")
            elif found.id not in refused:
                click.echo(f"   found the {found.kind} '{title}' ({found.id})")
                if is_this_it(found):
                    return found
                refused.add(found.id)


def _is_this_it(_found: FoundChat) -> bool:
    """Ask, where somebody can answer: anybody may write to a bot."""
    return not sys.stdin.isatty() or click.confirm("   Is it this one?", default=True)


def _channels(options: Options) -> list[str]:
    """Give the channels whose alerts go to TELEGRAM_CHAT."""
    try:
        return [channel.id for channel in options.load().channels if channel.chat is None]
    except BotError:
        return []


def _tell(found: FoundChat, token: str, channels: list[str], *, save: bool) -> None:
    problem = _save({"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_CHAT": str(found.id)}) if save else ""
    if save and not problem:
        click.echo(f"4. Kept in {_ENV_FILE} (only you can read it).")
    else:
        click.echo(f"4. Keep it yourself:  export TELEGRAM_BOT_TOKEN=... TELEGRAM_CHAT={found.id}")
    named = f": {', '.join(channels)} (rules say `to: [{channels[0]}]`)" if channels else ""
    click.echo(f"   Alerts of every channel without a `chat` go there{named}.")
    topic = f", topic: {found.topic}" if found.topic else ""
    click.echo("   A channel can have a chat of its own, in config/channels.yaml:\n")
    click.echo(f"channels:\n  {channels[0] if channels else _slug(found.title)}: {{chat: {found.id}{topic}}}\n")
    click.echo("Now start the bot:  bash bot/run.sh")
    if problem:
        raise BotError(f"{_ENV_FILE} cannot be written ({problem}); keep token and chat yourself, as step 4 says")


def _slug(title: str) -> str:
    kept = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return kept[:40] or "my-channel"


def _save(values: dict[str, str]) -> str:
    """Write values into `.env` beside what stands there, readable by its owner alone; gives what hinders that."""
    try:
        # Whatever else stands there is kept byte by byte.
        lines = _ENV_FILE.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        lines = []
    except OSError as error:
        return error.strerror or str(error)
    kept = [line for line in lines if line.split("=")[0].strip().removeprefix("export ").strip() not in values]
    text = "\n".join([*kept, *(f"{name}={value}" for name, value in values.items())]) + "\n"
    try:
        handle = os.open(_ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text)
    except OSError as error:
        return error.strerror or str(error)
    return ""
