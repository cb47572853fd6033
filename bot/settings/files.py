"""Which files make up the configuration, and the nodes in them."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bot.errors import ConfigError
from bot.model.rules import Version
from bot.settings.nodes import LARGEST_FILE, Items, Node, Pairs, Scalar, parse
from bot.settings.problems import Place, Problems
from bot.settings.sections import identifier, is_absent, kind_of, read_defaults, with_defaults

KINDS = ("feeds", "channels", "entities", "rules")

_TOP_KEYS = {
    "feeds": ("defaults", "feeds"),
    "channels": ("channels",),
    "entities": ("entities", "packs"),
    "rules": ("defaults", "rules"),
}
_HOMES = {key: kind for kind, keys in _TOP_KEYS.items() for key in keys if key != "defaults"}


class Part(NamedTuple):
    """One file of one kind; its top keys."""

    name: str
    top: Pairs

    def get(self, key: str) -> Node | None:
        """Give the node behind a top key; `None` if it is absent or null."""
        pair = self.top.entries.get(key)
        return None if pair is None or is_absent(pair[1]) else pair[1]


class Register:
    """The ids of one kind of thing, each with its first place; a second use is a problem that names both."""

    def __init__(self, problems: Problems, what: str) -> None:
        """Begin with none; `what` is a feed, a rule ..."""
        self._problems = problems
        self._what = what
        self._places: dict[str, Place] = {}

    def __contains__(self, name: object) -> bool:
        """Say whether an id was met, even if what it names could not be read."""
        return name in self._places

    def names(self) -> list[str]:
        """Give every id met."""
        return list(self._places)

    def enter(self, node: Node | None, owner: Place, example: str) -> str | None:
        """Give the id a node holds if it is good and new."""
        if not isinstance(node, Scalar) or is_absent(node):
            problem = f"{self._what} without 'id'" if is_absent(node) else f"'id' is {kind_of(node or Pairs(owner))}"
            self._problems.add(node.place if node is not None and not is_absent(node) else owner, problem, example)
            return None
        name = identifier(node, self._problems, self._what)
        if name is None:
            return None
        if name in self._places:
            problem = f"{self._what} '{name}' stands twice, first at {self._places[name]}"
            self._problems.add(node.place, problem, "rename one of them")
            return None
        self._places[name] = node.place
        return name


def paths_of(folder: Path, kind: str) -> list[Path]:
    """Give the files of one kind: `rules.yaml`, then `rules/*.yaml` in name order."""
    single = folder / f"{kind}.yaml"
    several = sorted((folder / kind).glob("*.yaml")) if (folder / kind).is_dir() else []
    return [path for path in (single, *several) if path.is_file() and not path.name.startswith(".")]


def read_files(folder: Path, kinds: Iterable[str], problems: Problems) -> dict[str, bytes]:
    """Give what stands in a folder by its names there; what cannot be read is a problem."""
    found = {}
    for kind in kinds:
        for path in paths_of(folder, kind):
            body = _read(path, problems)
            if body is None:
                problems.unread.add(kind)
            else:
                found[path.relative_to(folder).as_posix()] = body
    return found


def read_parts(files: Mapping[str, bytes], folder: Path, kind: str, problems: Problems) -> Iterator[Part]:
    """Read every file of one kind, be it in the folder or not; what is wrong with one does not hide the others."""
    names = (name for name in files if name.partition("/")[0].removesuffix(".yaml") == kind)
    for name in sorted(names, key=lambda name: ("/" in name, name)):
        path = folder / name
        before = len(problems)
        text = _decoded(files[name], path, problems)
        node = parse(text, str(path), problems) if text is not None else None
        part = _part(node, str(path), kind, problems) if node is not None else None
        if part:
            yield part
        elif len(problems) > before:
            problems.unread.add(kind)


def version_of(sources: Mapping[str, bytes]) -> Version:
    """Give what these files go by, named within their folder: the same on every machine."""
    hashes = {name: blake2b(body, digest_size=16).hexdigest() for name, body in sources.items()}
    return Version(blake2b(json.dumps(hashes, sort_keys=True).encode(), digest_size=4).hexdigest())


def warn_of_strays(folder: Path, problems: Problems) -> None:
    """Warn of files that look as if they were meant to be read. Raises ConfigError if there is no such folder."""
    try:
        with os.scandir(folder):
            pass
    except (FileNotFoundError, NotADirectoryError):
        is_there = False
    except (OSError, ValueError) as error:
        problem = f"the folder cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ConfigError(str(folder), problem, hint="check who may read it") from error
    else:
        is_there = True
    if not is_there:
        raise ConfigError(str(folder), "there is no such folder", hint="--config DIR or CONFIG_DIR names it")
    for kind in KINDS:
        for path in (*folder.glob(f"{kind}.yml"), *folder.glob(f"{kind}/*.yml")):
            problems.warn(str(path), "not read", "rename it to .yaml")
    for path in folder.glob("*.yaml"):
        close = get_close_matches(path.stem, KINDS, n=1, cutoff=0.75)
        if path.stem not in KINDS and close:
            problems.warn(str(path), "not read", f"rename it to {close[0]}.yaml")


def _read(path: Path, problems: Problems) -> bytes | None:
    try:
        if path.stat().st_size > LARGEST_FILE:
            problems.add(f"{path}:1:1", "larger than 1 MB", "split it into a folder of the same name")
            return None
        return path.read_bytes()
    except OSError as error:
        problems.add(f"{path}:1:1", f"cannot be read: {error.strerror}", "check who may read it")
    return None


def _decoded(body: bytes, path: Path, problems: Problems) -> str | None:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problems.add(Place(str(path), before.count(b"\n") + 1, column), "not UTF-8", "save the file as UTF-8")
    return None


def _part(node: Node, file: str, kind: str, problems: Problems) -> Part | None:
    keys = _TOP_KEYS[kind]
    if not isinstance(node, Pairs):
        problems.add(node.place, f"the file is {kind_of(node)}", f"begin with '{kind}:'")
        return None
    for key, (place, _) in node.entries.items():
        if key not in keys:
            home = _HOMES.get(key)
            hint = f"'{key}:' belongs into {home}.yaml" if home else problems.nearest(key, keys)
            problems.add(place.place, f"unknown key '{key}'", hint)
    return Part(file, node)


def entries(part: Part, kind: str, *, defaults: frozenset[str], example: str, problems: Problems) -> Iterator[Node]:
    """Give the items of a file's list, completed by its defaults."""
    given = read_defaults(part.get("defaults"), defaults, problems)
    node = part.get(kind)
    if node is None:
        return
    if not isinstance(node, Items):
        problems.add(node.place, f"'{kind}' is {kind_of(node)}, not a list", example)
        problems.unread.add(kind)
        return
    for one in node.nodes:
        yield with_defaults(one, given)


def sample(part: Part, required: Mapping[str, Node], defaults: frozenset[str]) -> Node | None:
    """Give an item of nothing but the file's defaults and what is required, so that they are checked though unused."""
    node = part.get("defaults")
    if not isinstance(node, Pairs):
        return None
    given = {key: pair for key, pair in node.entries.items() if key in defaults}
    return Pairs(node.place, {**given, **{key: (Scalar(node.place, key), value) for key, value in required.items()}})


def named(part: Part, kind: str, *, example: str, problems: Problems) -> Iterator[tuple[Scalar, Node]]:
    """Give the ids of a file's mapping with what they name."""
    node = part.get(kind)
    if node is None:
        return
    if not isinstance(node, Pairs):
        problems.add(node.place, f"'{kind}' is {kind_of(node)}, not ids with keys", example)
        problems.unread.add(kind)
        return
    yield from node.entries.values()
