"""Everything wrong with a configuration, collected with its place, one line each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.errors import ConfigError

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_MOST_HINTS = 50
"""Looking for the nearest name takes milliseconds; after so many mistakes of one kind people look themselves."""
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Give `file:line:column`, as editors and terminals link it."""
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, by: int) -> "Place":
        """Give the place so many chars further on the line."""
        return Place(self.file, self.line, self.column + by)


class Problems(list[ConfigError]):
    """Everything wrong so far, each once, and apart from it what is only doubtful."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.warnings: list[ConfigError] = []
        self.blockers: list[ConfigError] = []
        """What is a warning while checking and stops the bot from running."""
        self.remarks: list[ConfigError] = []
        """What is doubtful and may well be meant, so that only who checks is told."""
        self.unread: set[str] = set()
        """Kinds of which a file could not be read, so that what is missing may stand there."""
        self._muted: set[str] = set()
        self._said: set[tuple[str, str]] = set()
        self._hints = 0

    def add(self, place: Place | str, problem: str, hint: str = "") -> None:
        """Note what stops the files from being used; the same twice, or on a muted place, is noted once."""
        error = ConfigError(str(place), _one_line(problem), hint=_one_line(hint))
        if error.where in self._muted or (error.where, error.problem) in self._said:
            return
        self._said.add((error.where, error.problem))
        self.append(error)

    def warn(self, place: Place | str, problem: str, hint: str = "") -> None:
        """Note what a person should look at."""
        self.warnings.append(ConfigError(str(place), _one_line(problem), hint=_one_line(hint)))

    def remark(self, place: Place | str, problem: str, hint: str) -> None:
        """Note what a person who checks should look at once."""
        self.remarks.append(ConfigError(str(place), _one_line(problem), hint=_one_line(hint)))

    def block(self, place: Place | str, problem: str, hint: str) -> None:
        """Note what stops the bot from running though the files are right."""
        self.blockers.append(ConfigError(str(place), _one_line(problem), hint=_one_line(hint)))

    def mute(self, place: Place) -> None:
        """Note no more of what stands at this place: all else follows from what was noted."""
        self._muted.add(str(place))

    def nearest(self, word: str, known: Iterable[str], otherwise: str = "") -> str:
        """Give a hint that names the nearest known word, or lists the known ones when they are few."""
        self._hints += 1
        names = sorted(known)
        close = get_close_matches(word[:100], names, n=1, cutoff=0.6) if self._hints <= _MOST_HINTS else []
        if close:
            return f"did you mean '{close[0]}'?"
        if 0 < len(names) <= _MOST_LISTED:
            return f"known: {', '.join(names)}"
        return otherwise or "config/README.md lists what is known"


def _one_line(text: str) -> str:
    """Give a message on one line that a terminal shows as it is."""
    return _CONTROL.sub(" ", text).strip()


def in_order(problems: Iterable[ConfigError]) -> list[ConfigError]:
    """Give problems in the order in which they stand in the files."""
    return sorted(problems, key=lambda problem: _file_and_line(problem.where))


def _file_and_line(where: str) -> tuple[str, int, int]:
    file, _, rest = where.partition(".yaml:")
    line, _, column = rest.partition(":")
    return file, int(line) if line.isdecimal() else 0, int(column) if column.isdecimal() else 0
