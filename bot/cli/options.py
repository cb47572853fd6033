"""What every command starts from: the environment with the global options over it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import StoreError
from bot.settings.environment import LogFormat, Settings, database_path, process_environment, read_settings

_MOST_TOLD = 5


def length(_context: click.Context, option: click.Parameter, written: str | None) -> timedelta | None:
    """Read an option that is a length of time as the files write it: 48h, 30d."""
    from bot.settings.sections import written_duration  # noqa: PLC0415 - help needs none of it

    found = None if written is None else written_duration(written)
    if written is not None and not found:
        raise click.BadParameter(f"{written!r} is no length of time: a number and s, m, h or d, as 30d", param=option)
    return found


if TYPE_CHECKING:
    from bot.settings.loading import Config, Names


@dataclass(frozen=True)
class Options:
    """The global options; settings and configuration are read when first asked for."""

    config: Path | None = None
    database: str | None = None
    is_verbose: bool = False
    is_quiet: bool = False

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """The process's environment."""
        return process_environment()

    @cached_property
    def given(self) -> dict[str, tuple[str, str]]:
        """The settings that were given on the command line, with the option's name."""
        options = {"CONFIG_DIR": (self.config, "--config"), "DATABASE_URL": (self.database, "--database")}
        return {name: (str(value), option) for name, (value, option) in options.items() if value is not None}

    @cached_property
    def settings(self) -> Settings:
        """The settings, options before environment. Raises ConfigError."""
        settings = read_settings(self.environment)
        if self.config is not None:
            settings = replace(settings, config_dir=self.config)
        if self.database is not None:
            url = self.database if "://" in self.database else f"sqlite:///{self.database}"
            settings = replace(settings, database=database_path(url))
        return settings

    def has_database(self) -> bool:
        """Say whether there is a database already. Raises StoreError if that cannot be seen."""
        path = self.settings.database
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
        return True

    def can_write_database(self) -> bool:
        """Say whether this user may write the database and its folder, or make them."""
        path = self.settings.database.absolute()
        try:
            nearest = next(folder for folder in path.parents if folder.exists())
            return os.access(nearest, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))
        except (OSError, ValueError):
            return False

    def load(self, *, has_failing_tests: bool = False) -> "Config":
        """Read the configuration, if asked also with rules that fail their tests. Raises InvalidConfigError."""
        from bot.settings.loading import load_config  # noqa: PLC0415 - help needs none of it

        return load_config(self.settings.config_dir, self.environment, has_failing_tests=has_failing_tests)

    def load_names(self) -> "Names":
        """Read only what is said of entities, feeds and rules; what is wrong with them is told, and left out."""
        from bot.settings.loading import load_names  # noqa: PLC0415 - help needs none of it

        names = load_names(self.settings.config_dir, self.environment)
        for problem in names.problems[:_MOST_TOLD]:
            click.echo(f"warning: left out: {problem}", err=True)
        if len(names.problems) > _MOST_TOLD:
            click.echo(f"warning: {len(names.problems) - _MOST_TOLD} more; `rules check` shows all", err=True)
        return names

    def start_logs(self, form: LogFormat | None = None) -> None:
        """Set up logs as the settings and -v or --quiet say."""
        from bot.logs import configure_logs  # noqa: PLC0415 - help needs none of it

        level = "DEBUG" if self.is_verbose else "ERROR" if self.is_quiet else self.settings.log_level
        configure_logs(level=level, form=form or self.settings.log_format)
