"""Reading nodes into values: each reader gives the value or adds a problem with its place and a hint."""

import re
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from bot.settings.nodes import Items, Node, Pairs, Scalar
from bot.settings.problems import Place, Problems
from bot.text.languages import find_tag, tag_called

_Choice = TypeVar("_Choice", bound=StrEnum)
_DURATION = re.compile(r"(\d{1,12})\s*([smhd])", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST_S = 36500 * 86400
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"[-+]?\d{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})", re.ASCII)
_ID = re.compile(r"[^\W_][\w.-]{0,63}")
_LONGEST_SHOWN = 40


def kind_of(node: Node) -> str:
    """Say in plain words what a node is."""
    match node:
        case Scalar():
            return "nothing" if node.is_null() else f"'{node.text}'" if len(node.text) < _LONGEST_SHOWN else "text"
        case Items():
            return "a list"
        case Pairs():
            return "a mapping"


def is_absent(node: Node | None) -> bool:
    """Say whether a node is not there, or null."""
    return node is None or (isinstance(node, Scalar) and node.is_null())


class Section:
    """A mapping whose keys are taken one by one; what is left over is unknown or not built yet."""

    def __init__(self, node: Pairs, problems: Problems, what: str) -> None:
        """Read the mapping of `what` (a rule, a feed ...), which the messages name."""
        self.place = node.place
        self.problems = problems
        self._what = what
        self._left = dict(node.entries)
        self._known: set[str] = set()

    def take(self, key: str) -> Node | None:
        """Give the value of a key, or `None` if it is absent or null."""
        node = self.take_even_null(key)
        return None if is_absent(node) else node

    def take_even_null(self, key: str) -> Node | None:
        """Give the value of a key, or `None` if the key is absent."""
        self._known.add(key)
        pair = self._left.pop(key, None)
        return pair[1] if pair else None

    def has(self, key: str) -> bool:
        """Say whether a key is there that has not been taken."""
        return key in self._left

    def is_mapping(self, key: str) -> bool:
        """Say whether a key that has not been taken holds keys with values."""
        pair = self._left.get(key)
        return pair is not None and isinstance(pair[1], Pairs)

    def place_of(self, key: str) -> Place:
        """Give where the value of a key stands that has not been taken, else where the mapping begins."""
        pair = self._left.get(key)
        return pair[1].place if pair else self.place

    def text(self, key: str) -> str | None:
        """Take a key whose value is text."""
        node = self.take(key)
        return None if node is None else text(node, self.problems, f"'{key}'")

    def required(self, key: str, example: str) -> str | None:
        """Take a key whose value is text and may not be absent."""
        node = self.take(key)
        if node is None:
            self.problems.add(self.place, f"{self._what} without '{key}'", example)
            return None
        return text(node, self.problems, f"'{key}'")

    def texts(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Take a key whose value is a text or a list of them."""
        node = self.take(key)
        return () if node is None else tuple(texts(node, self.problems, f"'{key}'"))

    def duration(self, key: str) -> timedelta | None:
        """Take a key whose value is a duration."""
        node = self.take(key)
        return None if node is None else duration(node, self.problems, f"'{key}'")

    def number(self, key: str) -> float | None:
        """Take a key whose value is a number."""
        node = self.take(key)
        return None if node is None else number(node, self.problems, f"'{key}'")

    def flag(self, key: str, *, absent: bool = False) -> bool:
        """Take a key whose value is true or false."""
        node = self.take(key)
        if node is None:
            return absent
        if isinstance(node, Scalar) and node.is_plain and node.text in _TRUE | _FALSE:
            return node.text in _TRUE
        self.problems.add(node.place, f"'{key}' is {kind_of(node)}", "true or false")
        return False

    def choice(self, key: str, values: type[_Choice], default: _Choice) -> _Choice:
        """Take a key whose value is one of a few words."""
        node = self.take(key)
        word = None if node is None else text(node, self.problems, f"'{key}'")
        if node is None or word is None:
            return default
        try:
            return values(word)
        except ValueError:
            hint = self.problems.nearest(word, [value.value for value in values])
            self.problems.add(node.place, f"'{key}' is {kind_of(node)}", hint)
            return default

    def languages(self, key: str) -> tuple[str, ...]:
        """Take a key whose value is a language or a list of them."""
        return tuple(dict.fromkeys(tag for tag, _ in self.placed_languages(key)))

    def placed_languages(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Take a key whose value is a language or a list of them, each with its place."""
        node = self.take(key)
        if node is None:
            return ()
        nodes = node.nodes if isinstance(node, Items) else (node,)
        tags = ((language(one, self.problems), one.place) for one in nodes)
        return tuple((tag, place) for tag, place in tags if tag)

    def by_language(self, key: str, example: str) -> tuple[tuple[str, str], ...]:
        """Take a key whose value is text in one or more languages."""
        node = self.take(key)
        if node is None:
            return ()
        if not isinstance(node, Pairs):
            self.problems.add(node.place, f"'{key}' is {kind_of(node)}", example)
            return ()
        found = []
        for tag, (place, value) in node.entries.items():
            known = find_tag(tag)
            if known is None:
                self.problems.add(place.place, f"'{tag}' is no language the bot knows", "a tag such as nl")
            written = text(value, self.problems, f"the {key} in '{tag}'")
            if known and written:
                found.append((known, written))
        return tuple(found)

    def finish(self) -> None:
        """Refuse what is left."""
        for key, (node, _) in self._left.items():
            hint = self.problems.nearest(key, self._known)
            self.problems.add(node.place, f"unknown key '{key[:_LONGEST_SHOWN]}' in {self._what}", hint)


def section(node: Node, problems: Problems, what: str, example: str) -> Section | None:
    """Give a section, or note that the node is no mapping."""
    if isinstance(node, Pairs):
        return Section(node, problems, what)
    problems.add(node.place, f"{what} is {kind_of(node)}, not keys with values", example)
    return None


def text(node: Node, problems: Problems, what: str) -> str | None:
    """Read text; a number or a boolean keeps its letters, as does a word that YAML would take for null."""
    if isinstance(node, Scalar) and (node.text or not node.is_plain):
        return node.text
    problems.add(node.place, f"{what} is {kind_of(node)}, not text", "write it in quotes")
    return None


def texts(node: Node, problems: Problems, what: str) -> Iterator[tuple[str, Place]]:
    """Read a list of texts; a single one may stand for a list of one."""
    if isinstance(node, Pairs):
        problems.add(node.place, f"{what} is {kind_of(node)}, not a list", "write [...]")
        return
    for one in node.nodes if isinstance(node, Items) else (node,):
        value = text(one, problems, f"an item of {what}" if isinstance(node, Items) else what)
        if value is not None:
            yield value, one.place


def duration(node: Node, problems: Problems, what: str) -> timedelta | None:
    """Read a duration: an integer and s, m, h or d."""
    found = written_duration(node.text) if isinstance(node, Scalar) else None
    if found is not None:
        return found
    problems.add(node.place, f"{what} is {kind_of(node)}, not a duration", "a number and s, m, h or d, as 48h")
    return None


def written_duration(text: str) -> timedelta | None:
    """Read a duration as it is written, or give `None`."""
    match = _DURATION.fullmatch(text.strip())
    seconds = int(match[1]) * _SECONDS[match[2]] if match else -1
    return timedelta(seconds=seconds) if 0 <= seconds <= _LONGEST_S else None


def integer(node: Node, problems: Problems, what: str, hint: str) -> int | None:
    """Read a whole number, as the core schema writes them."""
    if isinstance(node, Scalar) and _INTEGER.fullmatch(node.text):
        is_decimal = node.text.lstrip("+-").isdecimal()
        return int(node.text) if is_decimal else int(node.text, 0)
    problems.add(node.place, f"{what} is {kind_of(node)}, not a whole number", hint)
    return None


def number(node: Node, problems: Problems, what: str) -> float | None:
    """Read a number with or without a fraction."""
    if isinstance(node, Scalar) and _NUMBER.fullmatch(node.text):
        return float(node.text)
    problems.add(node.place, f"{what} is {kind_of(node)}, not a number", "10, -5 or 0.5")
    return None


def language(node: Node, problems: Problems) -> str | None:
    """Read a language: BCP 47 or ISO 639; gives the short tag."""
    tag = find_tag(node.text) if isinstance(node, Scalar) else None
    if tag is None:
        named = tag_called(node.text) if isinstance(node, Scalar) else None
        hint = f"did you mean '{named}'?" if named else "a tag such as nl, tr, ar or ckb"
        problems.add(node.place, f"{kind_of(node)} is no language the bot knows", hint)
    return tag


def is_identifier(written: str) -> bool:
    """Say whether this can be an id."""
    return _ID.fullmatch(written) is not None


def identifier(node: Scalar, problems: Problems, what: str) -> str | None:
    """Read an id: letters, digits, '-', '_' and '.'."""
    if is_identifier(node.text):
        return node.text
    problems.add(node.place, f"{kind_of(node)} is no id of {what}", "letters, digits, '-', '_' and '.', 64 at most")
    return None


def with_defaults(node: Node, defaults: Pairs | None) -> Node:
    """Give a mapping completed by the defaults of its file."""
    if not isinstance(node, Pairs) or defaults is None:
        return node
    return Pairs(node.place, {**defaults.entries, **node.entries})


def read_defaults(node: Node | None, known: frozenset[str], problems: Problems) -> Pairs | None:
    """Give the defaults of a file without the keys that cannot be defaults, which are problems."""
    if is_absent(node) or node is None:
        return None
    if not isinstance(node, Pairs):
        problems.add(node.place, f"'defaults' is {kind_of(node)}, not keys with values", "defaults: {to: [desk]}")
        return None
    kept = Pairs(node.place)
    for key, pair in node.entries.items():
        if key in known:
            kept.entries[key] = pair
        else:
            problems.add(pair[0].place, f"'{key}' cannot be a default", problems.nearest(key, known))
    return kept
