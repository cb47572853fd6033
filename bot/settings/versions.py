"""Versions: sets of files that are kept somewhere else than in the folder, read, compared and written back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError
from bot.model.histories import RuleSet
from bot.settings.appending import write_file
from bot.settings.files import KINDS, read_files, version_of
from bot.settings.nodes import Items, Node, Pairs, Scalar, parse, plain
from bot.settings.problems import Problems

_LONGEST_SAID = 120


def files_in(folder: Path) -> RuleSet:
    """Give the files of a folder as they stand, right or wrong. Raises ConfigError if one cannot be read."""
    problems = Problems()
    files = read_files(folder, KINDS, problems)
    if problems:
        raise problems[0]
    return RuleSet(version=version_of(files), files=files)


def write_back(rule_set: RuleSet, folder: Path) -> list[str]:
    """Let a folder hold the files of a set and no others; gives what was done, a line a file. Raises BotError."""
    present, done = files_in(folder).files, []
    for file, body in rule_set.files.items():
        if present.get(file) != body:
            (folder / file).parent.mkdir(exist_ok=True)
            write_file(folder / file, body)
            done.append(f"{folder / file}: {'written over' if file in present else 'written'}")
    for file in present.keys() - rule_set.files.keys():
        try:
            (folder / file).unlink()
        except OSError as error:
            raise BotError(f"{folder / file} cannot be removed: {error.strerror}") from error
        done.append(f"{folder / file}: removed")
    return sorted(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit did to one thing."""

    sign: str
    """`+` it is new, `-` it is gone, `~` it is another."""
    kind: str
    """rule, feed, entity, channel, packs."""
    id: str
    where: str
    """file:line:column, of what is gone in the older file."""
    said: str = ""
    """Which keys changed, and how."""


_Things = dict[tuple[str, str], tuple[str, dict[str, object]]]
_NAMES = {"rules": "rule", "feeds": "feed", "entities": "entity", "channels": "channel"}


def changes(before: RuleSet, after: RuleSet) -> Iterator[Change]:
    """Give what differs between two sets, thing by thing; files that are the same are not read."""
    same = {name for name, body in before.files.items() if after.files.get(name) == body}
    old, new = (
        _things({name: body for name, body in one.files.items() if name not in same}) for one in (before, after)
    )
    for kind, id_ in sorted(old.keys() | new.keys(), key=lambda key: (key[0] != "rule", key)):
        was, now = old.get((kind, id_)), new.get((kind, id_))
        where = (now or was or ("", {}))[0]
        if was is None or now is None:
            yield Change(sign="+" if now else "-", kind=kind, id=id_, where=where)
        elif was[1] != now[1]:
            yield Change(sign="~", kind=kind, id=id_, where=where, said="; ".join(_said(was[1], now[1])))


def _things(files: Mapping[str, bytes]) -> _Things:
    found: _Things = {}
    for name, body in files.items():
        top = parse(body.decode("utf-8-sig", "replace"), name, Problems())
        entries = {key: node for key, (_, node) in top.entries.items()} if isinstance(top, Pairs) else {}
        defaults = entries.get("defaults")
        given = _keys(defaults) if defaults else {}
        for kind, one in _NAMES.items():
            for id_, node in _named(entries.get(kind)):
                found[one, id_.text] = (str(id_.place), {**given, **_keys(node)})
        if "packs" in entries:
            found["packs", "packs"] = (str(entries["packs"].place), {"packs": plain(entries["packs"])})
    return found


def _named(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    if isinstance(node, Pairs):
        yield from node.entries.values()
    for one in node.nodes if isinstance(node, Items) else ():
        id_ = one.entries.get("id") if isinstance(one, Pairs) else None
        if id_ and isinstance(id_[1], Scalar):
            yield id_[1], one


def _keys(node: Node) -> dict[str, object]:
    return {key: plain(value) for key, (_, value) in node.entries.items()} if isinstance(node, Pairs) else {}


def _said(was: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key), now.get(key)
        if old == new:
            continue
        if isinstance(old, list) and isinstance(new, list):
            parts = [*(f"-{one}" for one in old if one not in new), *(f"+{one}" for one in new if one not in old)]
            said = f"{key}: {' '.join(parts) or 'in another order'}"
        elif isinstance(old, dict) or isinstance(new, dict):
            said = f"{key} {'added' if old is None else 'removed' if new is None else 'changed'}"
        else:
            said = f"{key}: {'none' if old is None else old} -> {'none' if new is None else new}"
        yield said if len(said) <= _LONGEST_SAID else f"{said[:_LONGEST_SAID]} ..."
