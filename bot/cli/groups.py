"""Groups of commands that guess what a mistyped name was meant to be."""

from difflib import get_close_matches
from typing import Any

import click


class GuessingGroup(click.Group):
    """A group that answers an unknown command with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give the command that is meant; raises UsageError that names the nearest for an unknown one."""
        word = click.utils.make_str(args[0])
        if self.get_command(ctx, word) is None and not word.startswith("-"):
            names = self.list_commands(ctx)
            close = get_close_matches(word, names, n=1, cutoff=0.5)
            hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(names)}"
            raise click.UsageError(f"no command '{word[:40]}' ({hint})", ctx)
        return super().resolve_command(ctx, args)


def subcommands(command: click.Command | None, ctx: click.Context) -> list[tuple[str, str]]:
    """Give the commands of a group with what each does in a few words; of a plain command none."""
    if not isinstance(command, click.Group):
        return []
    found: list[tuple[str, Any]] = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
    return [(name, one.get_short_help_str(limit=200)) for name, one in found if one is not None]
