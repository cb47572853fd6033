"""Appending: an entity or feeds written into their file, if that can be done without touching what stands there."""

from collections.abc import Sequence
from pathlib import Path

from bot.errors import BotError, ConfigError
from bot.settings.nodes import LARGEST_FILE, Items, Node, Pairs, Scalar, parse, plain
from bot.settings.problems import Problems
from bot.settings.sections import is_absent


def append_entity(path: Path, block: list[str], id_: str) -> None:
    """Write an entity, given as lines from its id on, behind the last one of the file.

    Raises ConfigError if the file cannot be read or has the id, BotError if it cannot be written.
    """
    before = _read(path, "entities")
    top = _top(before, path, "entities")
    node = _section(top, "entities")
    if isinstance(node, Pairs) and id_ in node.entries:
        raise ConfigError(str(node.entries[id_][0].place), f"there is an entity '{id_}'", hint="merge them by hand")
    after = _inserted(before, top, "entities", block)
    if after is None or not _adds_entity(_section(_top(after, path, "entities"), "entities"), node, id_):
        raise _refused(path)
    write_file(path, after.encode())


def append_feeds(path: Path, block: Sequence[str], count: int) -> None:
    """Write so many feeds, given as lines of a YAML list, behind the last one of the file; comments stay.

    Raises ConfigError if the file cannot be read or would grow too large, BotError if it cannot be written.
    """
    before = _read(path, "feeds")
    top = _top(before, path, "feeds")
    node = _section(top, "feeds")
    after = _inserted(before, top, "feeds", list(block))
    if after is None or not _adds_feeds(_section(_top(after, path, "feeds"), "feeds"), node, count):
        raise _refused(path)
    if len(after.encode()) > LARGEST_FILE:
        hint = f"put some into {path.with_suffix('')}/NAME.yaml"
        raise ConfigError(str(path), "the file would be larger than 1 MB", hint=hint)
    write_file(path, after.encode())


def _refused(path: Path) -> ConfigError:
    return ConfigError(f"{path}:1:1", "nothing can be added to this file", hint="paste it by hand")


def _read(path: Path, key: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), "cannot be read as UTF-8", hint=f"a file of {key}") from error


def _top(text: str, path: Path, key: str) -> Pairs | None:
    problems = Problems()
    node = parse(text, str(path), problems)
    if problems:
        raise problems[0]
    if node is not None and not isinstance(node, Pairs):
        raise ConfigError(f"{path}:1:1", f"this is no file of {key}", hint=f"begin with '{key}:'")
    return node


def _section(top: Pairs | None, key: str) -> Node | None:
    return top.entries[key][1] if top and key in top.entries else None


def _inserted(text: str, top: Pairs | None, key: str, block: list[str]) -> str | None:
    """Give the text with the lines put in, or `None` where they do not fit (everything stands on one line)."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    if top is None or key not in top.entries:
        block = [f"{key}:", *_indented(block, 2)]
        return newline.join([*lines, *block]) + newline
    name, node = top.entries[key]
    at = _end(top, name, lines)
    indent = 2
    first = _first(node)
    if first is None:
        line = name.place.line - 1
        lines[line] = lines[line].replace("{}", "", 1).replace("[]", "", 1).rstrip()
    elif first.place.line == name.place.line:
        return None
    else:
        opening = lines[first.place.line - 1]
        indent = len(opening) - len(opening.lstrip())
    return newline.join([*lines[:at], *_indented(block, indent), *lines[at:]]) + newline


def _first(node: Node) -> Node | None:
    """Give the first node of a section; `None` if it is empty."""
    if isinstance(node, Items):
        return next(iter(node.nodes), None)
    if isinstance(node, Pairs):
        return next((key for key, _ in node.entries.values()), None)
    return None if is_absent(node) else node


def _end(top: Pairs, key: Scalar, lines: list[str]) -> int:
    """Give the line behind the section of a top key, comments of the next one left to that."""
    following = [other.place.line - 1 for other, _ in top.entries.values() if other.place.line > key.place.line]
    end = min(following, default=len(lines))
    while end > key.place.line and _is_apart(lines[end - 1]):
        end -= 1
    return end


def _is_apart(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _indented(block: list[str], by: int) -> list[str]:
    return [f"{' ' * by}{line}" if line else line for line in block]


def _adds_entity(after: Node | None, before: Node | None, id_: str) -> bool:
    """Say whether a section reads as the old one with one entity more."""
    known = before.entries if isinstance(before, Pairs) else {}
    if not isinstance(after, Pairs) or [*after.entries] != [*known, id_]:
        return False
    return all(plain(after.entries[key][1]) == plain(old) for key, (_, old) in known.items())


def _adds_feeds(after: Node | None, before: Node | None, count: int) -> bool:
    """Say whether a section reads as the old one with so many feeds more."""
    known = before.nodes if isinstance(before, Items) else ()
    if not isinstance(after, Items) or len(after.nodes) != len(known) + count:
        return False
    return all(plain(new) == plain(old) for new, old in zip(after.nodes, known, strict=False))


def write_file(path: Path, body: bytes) -> None:
    """Write a file whole or not at all, for a running bot may read it at any moment. Raises BotError."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(body)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except OSError as error:
        raise BotError(f"{path} cannot be written: {error.strerror}") from error
