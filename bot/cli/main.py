"""The command line's root: global options, commands loaded when they are used, errors as one line."""

import errno
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from bot.cli.groups import GuessingGroup, subcommands
from bot.cli.options import Options
from bot.cli.output import silence_stdout
from bot.errors import BotError, InvalidConfigError, ReaderGoneError

_COMMANDS = {
    "demo": ("bot.cli.demo:demo", "See it work: many languages, one rule, offline."),
    "run": ("bot.cli.run:run", "The bot: poll feeds, send alerts."),
    "setup": ("bot.cli.setup:setup", "From token to the first message in your channel."),
    "rules": ("bot.cli.rules:rules", "check what you wrote, try it on a text, replay it on what is kept."),
    "entities": ("bot.cli.entities:entities", "show, find, suggest, import: what things are called."),
    "feeds": ("bot.cli.feeds:feeds", "list: how each feed does; check: what is wrong with one."),
    "alerts": ("bot.cli.alerts:alerts", "list: what was sent, and what waits."),
    "stories": ("bot.cli.stories:stories", "list, show, split, merge, cluster: which articles are about one event."),
    "status": ("bot.cli.status:status", "Health at a glance."),
    "doctor": ("bot.cli.doctor:doctor", "Every setting and dependency, and the next step."),
    "db": ("bot.cli.db:db", "migrate, backup, restore, prune, export: the database."),
}
_MOST_SHOWN = 12
_ALL = "bot.show_all"


class LazyGroup(GuessingGroup):
    """A group whose commands are imported when they are used, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which people meet them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name][0].split(":")
        command: Any = getattr(import_module(module), attribute)
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note `--all` first, since `--help` before it prints at once."""
        ctx.meta[_ALL] = "--all" in args
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without importing them unless all are asked for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._rows(ctx)))

    def _rows(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        if not ctx.meta.get(_ALL):
            yield from [(name, help_) for name, (_, help_) in _COMMANDS.items()][:_MOST_SHOWN]
            return
        for name, (_, help_) in _COMMANDS.items():
            below = subcommands(self.get_command(ctx, name), ctx)
            yield from ((f"{name} {sub}", told) for sub, told in below) if below else ((name, help_),)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Every command has --help with an example. Without a command: run.",
    invoke_without_command=True,
)
@click.option("--config", type=click.Path(path_type=Path), help="Folder of the YAML files (CONFIG_DIR; config).")
@click.option("--database", help="Where things are kept (DATABASE_URL; sqlite:///data/bot.db).")
@click.option("-v", "--verbose", is_flag=True, help="Tell more: every poll, also those that brought nothing.")
@click.option("--quiet", is_flag=True, help="Tell only what went wrong.")
@click.option("--all", "show_all", is_flag=True, help="With --help: every command and what is below it.")
@click.pass_context
def cli(
    ctx: click.Context, config: Path | None, database: str | None, verbose: bool, quiet: bool, show_all: bool
) -> None:
    """Watch news feeds in many languages and alert Telegram channels.

    \b
    Start with:   bash bot/run.sh demo      see it work, offline
                  bash bot/run.sh           read real feeds, alerts in this terminal
                  bash bot/run.sh setup     send them to your Telegram channel
    """
    del show_all  # noted by parse_args
    ctx.obj = Options(config=config, database=database, is_verbose=verbose, is_quiet=quiet)
    if ctx.invoked_subcommand is None:
        command = cli.get_command(ctx, "run")
        if command is not None:
            ctx.invoke(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    _open_absent_streams()
    try:
        code = cli.main(prog_name="bash bot/run.sh", standalone_mode=False)
    except BotError as error:
        from bot.logs import without_secrets  # noqa: PLC0415 - help needs none of it

        for line in _lines(error):
            click.echo(without_secrets(line), err=True)
        if isinstance(error, ReaderGoneError):
            silence_stdout()
        sys.exit(error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        # A full disk behind `>`, a name that no disk takes. A pipe whose reader has had enough needs no sentence.
        if error.errno != errno.EPIPE:
            click.echo(f"error: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}", err=True)
        silence_stdout()
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _open_absent_streams() -> None:
    """Give /dev/null for standard streams that were closed (`>&-`), lest a database or a socket take their numbers."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _lines(error: BotError) -> list[str]:
    if isinstance(error, InvalidConfigError):
        found = len(error.problems)
        warnings = [f"warning: {warning}" for warning in error.warnings]
        return [*warnings, *(f"error: {problem}" for problem in error.problems), f"{found} problem{'s' * (found > 1)}"]
    return [f"error: {error}"]
