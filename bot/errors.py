"""The error tree: what stops a command, and the exit code it stops with.

Outcomes that are part of an ordinary day (a 304, a flood wait) are values in `bot.model`, not errors.
"""

from collections.abc import Sequence


class BotError(Exception):
    """Something a person should read: one line on stderr and this exit code."""

    exit_code = 1


class NotFoundError(BotError):
    """What was asked for by id is not there."""


class ConfigError(BotError):
    """A person must edit `config/` or the environment: where, what, and what next."""

    exit_code = 3

    def __init__(self, where: str, problem: str, *, hint: str = "") -> None:
        """Point at `where` (`file:line:column` or a variable), say the problem and, if known, the mend."""
        super().__init__(f"{where}: {problem}" + (f" ({hint})" if hint else ""))
        self.where = where
        self.problem = problem
        self.hint = hint


class InvalidConfigError(BotError):
    """All problems of all files at once, in the order of the files; and what was only doubtful beside them."""

    exit_code = 3

    def __init__(self, problems: Sequence[ConfigError], *, warnings: Sequence[ConfigError] = ()) -> None:
        """Carry every problem found; the text has a line for each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
        self.warnings = tuple(warnings)


class TermError(BotError):
    """A term or a query that cannot be read."""

    exit_code = 3

    def __init__(self, offset: int, problem: str, *, hint: str = "") -> None:
        """Point at the char of the term or query, say the problem and, if known, the mend."""
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.hint = hint


class AlreadyRunningError(BotError):
    """Another process polls or sends with this database."""

    exit_code = 75


class ReaderGoneError(BotError):
    """Nobody reads what we print any more (`... | head`)."""


class PlatformRefusedError(BotError):
    """This platform would lose data; the sentence says how to go on."""

    exit_code = 78


class StoreError(BotError):
    """The database refused or broke."""

    exit_code = 4


class ConflictError(StoreError):
    """Another worker committed first; decide again with fresh facts."""


class StoreUnavailableError(StoreError):
    """The database is locked or away for a moment; worth retrying."""
