"""`setup`: from token to the first message in the reader's own channel."""

import asyncio
import os
import re
import sys
from pathlib import Path

import click

from bot.chat.pairing import FoundChat, Pairing, open_pairing
from bot.cli.options import Options
from bot.errors import ConfigError

_FIRST_STEPS = """\
1. A bot of your own, in Telegram:
   - open a chat with @BotFather and send /newbot
   - give it a name, and a username that ends in 'bot'
   - @BotFather answers with a token such as 123456789:AAF...
2. Give the token to this terminal, and run setup again:
   export TELEGRAM_BOT_TOKEN=123456789:AAF...
   bash bot/run.sh setup"""
_WHERE = """\
2. Where alerts should go: do one of these in Telegram now (waiting; Ctrl-C stops)
   - a channel: open it > its name > Administrators > Add Administrator > {name}, with 'Post Messages' on
   - a group: add {name} as a member and write /start there
   - just you: open https://t.me/{plain} and press Start"""
_GREETING = "✅ <b>It works.</b> Alerts will arrive here."
_ENV_FILE = Path(".env")
_TOKEN = re.compile(r"\d{6,}:[\w-]{30,}")


@click.command()
@click.option("--save/--no-save", default=True, help="Keep token and chat in .env, which run.sh reads.")
@click.pass_obj
def setup(options: Options, save: bool) -> None:
    """Connect Telegram, step by step: token, channel, test message, the lines to paste.

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
        raise ConfigError("TELEGRAM_BOT_TOKEN", "no token", hint="the two steps above")
    token: str = click.prompt("or paste the token here (it is not shown)", hide_input=True)
    if not _TOKEN.fullmatch(token.strip()):
        raise ConfigError("token", "this is no bot token", hint="it looks like 123456789:AAF..., copied whole")
    return token.strip()


async def _pair(options: Options, token: str, *, save: bool) -> None:
    async with open_pairing(token, options.settings.telegram_api_url) as pairing:
        name = await pairing.name()
        click.echo(f"1. The token is good: your bot is {name}")
        chat, topic = options.settings.telegram_chat, None
        if chat is None:
            found = await _wait(pairing, name)
            chat, topic = found.id, found.topic
        else:
            click.echo(f"2. TELEGRAM_CHAT names {chat}")
        found = await pairing.greet(chat, _GREETING, topic)
        click.echo(f"3. A test message is in '{found.title}'")
        _tell(found, token, save=save)


async def _wait(pairing: Pairing, name: str) -> FoundChat:
    click.echo(_WHERE.format(name=name, plain=name.removeprefix("@")))
    while True:
        found = await pairing.wait()
        if found and found.can_post:
            click.echo(f"   found the {found.kind} '{found.title}' ({found.id})")
            return found
        if found:
            click.echo(f"   {name} is in '{found.title}' but may not post: switch 'Post Messages' on for it")


def _tell(found: FoundChat, token: str, *, save: bool) -> None:
    topic = f", topic: {found.topic}" if found.topic else ""
    if save:
        _save({"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_CHAT": str(found.id)})
        click.echo(f"4. Kept in {_ENV_FILE} (only you can read it); alerts of every channel without a `chat` go there.")
    else:
        click.echo(f"4. Keep it:  export TELEGRAM_CHAT={found.id}")
    click.echo("   Or write the chat into config/channels.yaml:\n")
    click.echo(f"channels:\n  {_slug(found.title)}: {{chat: {found.id}{topic}}}\n")
    click.echo("Now start the bot:  bash bot/run.sh")


def _slug(title: str) -> str:
    kept = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return kept[:40] or "my-channel"


def _save(values: dict[str, str]) -> None:
    """Write values into `.env` beside what stands there, readable by its owner alone."""
    lines = _ENV_FILE.read_text(encoding="utf-8").splitlines() if _ENV_FILE.exists() else []
    kept = [line for line in lines if line.split("=")[0].strip() not in values]
    text = "\n".join([*kept, *(f"{name}={value}" for name, value in values.items())]) + "\n"
    handle = os.open(_ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)
