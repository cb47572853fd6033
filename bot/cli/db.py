"""`db`: the database's own commands."""

import asyncio

import click

from bot.bootstrap import open_store, refuse_ephemeral_disk
from bot.cli.groups import GuessingGroup
from bot.cli.options import Options


@click.group(cls=GuessingGroup)
def db() -> None:
    """Look after the database.

    \b
    Example:  bash bot/run.sh db migrate
    """


@db.command(short_help="Make the database, or bring it up to date.")
@click.pass_obj
def migrate(options: Options) -> None:
    """Bring the database's schema up to date; makes the database if there is none.

    \b
    Safe to run twice, and beside a running bot.
    Example:  bash bot/run.sh db migrate
    """
    refuse_ephemeral_disk(options.settings)
    asyncio.run(_migrate(options))
    if not options.is_quiet:
        click.echo(f"{options.settings.database}: up to date")


async def _migrate(options: Options) -> None:
    async with open_store(options.settings.database, migrate=True):
        pass
