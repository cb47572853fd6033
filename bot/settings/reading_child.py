"""The child that reads a configuration for a running bot: what takes seconds keeps no poll waiting there.

It is asked for a folder on stdin, and answers on stdout in pickled frames so small that reading one takes a moment.
"""

import os
import pickle
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.errors import ConfigError, InvalidConfigError
from bot.settings.loading import load_config

LENGTH = struct.Struct("!I")
KINDS = ("feeds", "channels", "rules", "entities")
"""What comes in several frames: of entities those that no pack which is on has."""
_TOGETHER = 20
_POLITE = 5


def frames(folder: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Give what a folder says, by kind, last the `rest`; or its `problems`."""
    try:
        config = load_config(folder, environment)
    except InvalidConfigError as error:
        yield "problems", tuple(map(_plain, error.problems))
        return
    except ConfigError as error:
        yield "problems", (_plain(error),)
        return
    lists: dict[str, tuple[Any, ...]] = {
        "feeds": config.feeds,
        "channels": config.channels,
        "rules": config.rules,
        "entities": config.catalogue.beside_packs(),
    }
    for kind, things in lists.items():
        for start in range(0, len(things), _TOGETHER):
            yield kind, things[start : start + _TOGETHER]
    warnings, blockers = tuple(map(_plain, config.warnings)), tuple(map(_plain, config.blockers))
    packed = tuple(entity.id for entity in config.catalogue.of_packs())
    yield "rest", (warnings, blockers, config.rule_set, packed)


def _plain(error: ConfigError) -> tuple[str, str, str]:
    return error.where, error.problem, error.hint


def main() -> None:
    """Answer one question."""
    os.nice(_POLITE)
    folder, environment = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent's
    for frame in frames(folder, environment):
        body = pickle.dumps(frame, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.write(LENGTH.pack(len(body)) + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
