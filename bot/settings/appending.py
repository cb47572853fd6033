"""Appending: an entity written into a file of entities, if that can be done without touching what stands there."""

from pathlib import Path

from bot.errors import BotError, ConfigError
from bot.settings.nodes import Items, Node, Pairs, Scalar, parse
from bot.settings.problems import Problems
from bot.settings.sections import is_absent

_TOP = "entities"


def append_entity(path: Path, block: list[str], id_: str) -> None:
    """Write an entity, given as lines from its id on, behind the last one of the file.

    Raises ConfigError if the file cannot be read or has the id, BotError if it cannot be written.
    """
    try:
        before = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), "cannot be read as UTF-8", hint="a file of entities") from error
    top = _top(before, path)
    node = top.entries[_TOP][1] if top and _TOP in top.entries else None
    if isinstance(node, Pairs) and id_ in node.entries:
        raise ConfigError(str(node.entries[id_][0].place), f"there is an entity '{id_}'", hint="merge them by hand")
    after = _inserted(before, top, node, block)
    if after is None or not _adds(after, path, node, id_):
        raise ConfigError(f"{path}:1:1", "nothing can be added to this file", hint="paste it by hand")
    _write(path, after)


def _top(text: str, path: Path) -> Pairs | None:
    problems = Problems()
    node = parse(text, str(path), problems)
    if problems:
        raise problems[0]
    if node is not None and not isinstance(node, Pairs):
        raise ConfigError(f"{path}:1:1", "this is no file of entities", hint=f"begin with '{_TOP}:'")
    return node


def _inserted(text: str, top: Pairs | None, node: Node | None, block: list[str]) -> str | None:
    """Give the text with the lines put in, or `None` where they do not fit (everything stands on one line)."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    indent = 2
    if top is None or _TOP not in top.entries:
        at = len(lines)
        block = [f"{_TOP}:", *_indented(block, indent)]
    else:
        key = top.entries[_TOP][0]
        at = _end(top, key, lines)
        is_empty = is_absent(node) or (isinstance(node, Pairs) and not node.entries)
        if is_empty:
            lines[key.place.line - 1] = lines[key.place.line - 1].replace("{}", "", 1).rstrip()
        elif isinstance(node, Pairs):
            first = next(iter(node.entries.values()))[0].place
            indent = first.column - 1
            if first.line == key.place.line:
                return None
        block = _indented(block, indent)
    return newline.join([*lines[:at], *block, *lines[at:]]) + newline


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


def _adds(after: str, path: Path, before: Node | None, id_: str) -> bool:
    """Say whether the new text reads as the old one with one entity more."""
    problems = Problems()
    top = parse(after, str(path), problems)
    if problems or not isinstance(top, Pairs) or _TOP not in top.entries:
        return False
    node = top.entries[_TOP][1]
    known = before.entries if isinstance(before, Pairs) else {}
    if not isinstance(node, Pairs) or [*node.entries] != [*known, id_]:
        return False
    return all(_plain(node.entries[key][1]) == _plain(old) for key, (_, old) in known.items())


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_plain(one) for one in node.nodes]
        case Pairs():
            return {key: _plain(value) for key, (_, value) in node.entries.items()}


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, for a running bot may read it at any moment."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(text.encode())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except OSError as error:
        raise BotError(f"{path} cannot be written: {error.strerror}") from error
