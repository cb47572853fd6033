"""Reloading: an edited configuration is read in a child, and taken between two turns of the loop, or not at all."""

import asyncio
import gc
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bot.bootstrap import Parts
from bot.errors import BotError, ConfigError, InvalidConfigError
from bot.model.entities import Entity, EntityId
from bot.model.rules import Rule
from bot.rules.matching import Matcher
from bot.settings.loading import Outline, Stamp, config_stamp
from bot.settings.packs import load_packs
from bot.settings.reading_child import KINDS, LENGTH

_ROOT: Final = str(Path(__file__).resolve().parents[1])
_READING_S = 300.0
_MOST_AT_ONCE = 100
"""Changed rules that are worked out in the loop, at a fraction of a millisecond each; more are worked out beside it."""


class Reloader:
    """Watches the files of a running bot's configuration."""

    def __init__(self, parts: Parts, environment: Mapping[str, str], stamp: Stamp) -> None:
        """Watch for what is not in the files of this stamp; `${NAME}` are looked up in the environment."""
        self._parts = parts
        self._environment = environment
        self._tried = self._seen = stamp

    async def reload(self) -> Outline | None:
        """Take the files if they were edited, and not since this was asked last, for editors write in several steps.

        Gives what was taken, if anything. Raises BotError with what is wrong with the files; then nothing is changed,
        and it is not said again before they are edited.
        """
        folder = self._parts.settings.config_dir
        seen, self._seen = self._seen, config_stamp(folder)
        if self._seen == self._tried or self._seen != seen:
            return None
        try:
            outline, exchange = await self._read(folder)
        except BotError:
            if config_stamp(folder) != seen:
                return None
            self._tried = seen
            raise
        if config_stamp(folder) != seen:
            return None
        self._tried = seen
        before = self._parts.desk.matcher
        await self._parts.take(outline, exchange)
        is_new = self._parts.desk.matcher is not before
        del before, exchange
        tidy(has_garbage=is_new)
        return outline

    async def _read(self, folder: Path) -> tuple[Outline, Callable[[], Matcher]]:
        """Give what a folder says, and what exchanges the rules for its own."""
        found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        changed: list[Rule] = []
        matcher = self._parts.desk.matcher
        try:
            async with asyncio.timeout(_READING_S), _child(folder, self._environment) as answers:
                while True:
                    (length,) = LENGTH.unpack(await answers.readexactly(LENGTH.size))
                    kind, value = pickle.loads(await answers.readexactly(length))  # noqa: S301 - our child's
                    if kind not in found:
                        break
                    if kind == "rules":
                        # What is as it was is kept as it is: to let go of 10,000 rules at once takes a while.
                        value = [before if (before := matcher.rules.get(one.id)) == one else one for one in value]
                        changed.extend(one for one in value if matcher.is_changed(one))
                    found[kind].extend(value)
                    await asyncio.sleep(0)
        except (OSError, EOFError, TimeoutError) as error:
            raise BotError(f"the configuration could not be read ({type(error).__name__})") from error
        if kind == "problems":
            raise InvalidConfigError([_error(one) for one in value])
        warnings, blockers, rule_set, packed = value
        outline = Outline(
            feeds=tuple(found["feeds"]), channels=tuple(found["channels"]), rules=tuple(found["rules"]),
            warnings=tuple(map(_error, warnings)), blockers=tuple(map(_error, blockers)), rule_set=rule_set,
        )  # fmt: skip
        new = matcher.unsought(found["entities"], packed)
        if new is not None and len(changed) <= _MOST_AT_ONCE:
            return outline, lambda: matcher.exchange(outline.rules, changed, new)
        fresh = await asyncio.to_thread(_built, outline.rules, found["entities"], packed, matcher)
        return outline, lambda: fresh


def tidy(*, has_garbage: bool = False) -> None:
    """Let no garbage be looked for in what is loaded now: with 10,000 rules that holds everything up for 0.3 s.

    `has_garbage`: much of it is; then it is looked for once more.
    """
    if has_garbage:
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def _built(rules: Iterable[Rule], entities: Iterable[Entity], packed: Iterable[EntityId], before: Matcher) -> Matcher:
    """Give a new matcher, with all worked out that the one before it has met."""
    packs = load_packs().entities
    made = Matcher(rules, entities, (packs[id_] for id_ in packed))
    made.warm(before)
    return made


def _error(plain: tuple[str, str, str]) -> ConfigError:
    where, problem, hint = plain
    return ConfigError(where, problem, hint=hint)


@asynccontextmanager
async def _child(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[asyncio.StreamReader]:
    """Give what the child answers; it is gone at the end of the block."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "bot.settings.reading_child", stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
        env={"PYTHONPATH": _ROOT, "PYTHONUTF8": "1"},
    )  # fmt: skip
    try:
        if child.stdin is None or child.stdout is None:
            raise ConnectionError("the child has no pipes")
        child.stdin.write(pickle.dumps((folder, dict(environment))))
        child.stdin.close()
        yield child.stdout
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()
