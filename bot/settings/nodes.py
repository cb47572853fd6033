"""YAML as a tree of nodes that know their place, read by the 1.2 core schema and nothing more.

What surprises people or attacks us is refused with its place: anchors, aliases, tags, merge keys, dates, keys that
stand twice, big files, deep nesting. A scalar keeps its source text, so that a term `737` stays the word 737.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.errors import ConfigError
from bot.settings.problems import Place, Problems

LARGEST_FILE = 1_000_000
DEEPEST = 20

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?")
_TOKEN = re.compile(r"(?<!\d)\d{6,}:[\w-]{30,}")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_LINE_ENDS = str.maketrans("\u0085\u2028\u2029", "   ")
"""What YAML 1.1 takes for line ends and 1.2, like every editor, does not."""
_PIECES = {
    "'": re.compile(r"''|."),
    '"': re.compile(r"\\(?:x..|u....|U........|.)|."),
}
"""What stands for one char in quoted text."""
_UNQUOTED = frozenset("@`%")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar with its source text."""

    place: Place
    text: str
    is_plain: bool = True
    """Written without quotes."""
    raw: str = ""
    """As it stands in the file, quotes included; empty if it runs over several lines."""
    lines: tuple[str, ...] = ()
    """The lines it runs over, if there are several, the first from its beginning on."""

    def place_of(self, offset: int) -> Place:
        """Give where a char of the text stands in the file."""
        if self.lines:
            return self._place_among_lines(offset)
        if not offset or not self.raw:
            return self.place
        if self.is_plain:
            return self.place.shifted(offset)
        pieces = _PIECES[self.raw[0]].findall(self.raw[1:-1])
        return self.place.shifted(1 + sum(map(len, pieces[:offset])))

    def _place_among_lines(self, offset: int) -> Place:
        """Find the char by walking both texts side by side, for they differ in blanks, quotes and line ends only."""
        wanted = len("".join(self.text[:offset].split()))
        first = 1 if self.lines[0][:1] in {"|", ">"} else 0
        for at, line in enumerate(self.lines[first:], first):
            start = 1 if at == 0 and line[:1] in {"'", '"'} else 0
            for column in range(start, len(line)):
                if line[column].isspace():
                    continue
                if wanted == 0:
                    return Place(self.place.file, self.place.line + at, column + (self.place.column if at == 0 else 1))
                wanted -= 1
        return self.place

    def is_null(self) -> bool:
        """Say whether the scalar is the core schema's null."""
        return self.is_plain and self.text in _NULL


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    place: Place
    nodes: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping; its keys are text."""

    place: Place
    entries: dict[str, tuple[Scalar, "Node"]] = field(default_factory=dict)


Node = Scalar | Items | Pairs


def plain(node: Node) -> object:
    """Give a node as lists, mappings and texts, without places."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(one) for one in node.nodes]
        case Pairs():
            return {key: plain(value) for key, (_, value) in node.entries.items()}


class RefusedError(ConfigError):
    """The file cannot be read further."""


def parse(text: str, file: str, problems: Problems) -> Node | None:
    """Read a document into nodes; `None` if it is empty or cannot be read. What is wrong is added to `problems`."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        problems.add(f"{file}:1:1", "larger than 1 MB", "split it into a folder of the same name")
        return None
    flat = text.translate(_LINE_ENDS).replace("\r\n", "\n")
    try:
        return _Builder(file, flat.split("\n"), problems).document(yaml.parse(flat, Loader=_LOADER))
    except RefusedError as refused:
        problems.add(refused.where, refused.problem, refused.hint)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem, hint = _explain(error.problem or "not YAML", flat, line, column)
        lines = flat.split("\n")
        last = min(line, len(lines) - 1)
        at = column if last == line else len(lines[last])
        problems.add(Place(file, last + 1, at + 1), f"not YAML: {problem}", hint)
    except yaml.reader.ReaderError as error:
        place = _place_of_byte(flat, file, error.position)
        problems.add(place, f"a control character ({error.reason})", "remove it")
    return None


def _explain(problem: str, text: str, line: int, column: int) -> tuple[str, str]:
    """Give the parser's problem and a hint, the more useful the better the mistake is known."""
    lines = text.split("\n")
    char = lines[line][column : column + 1] if line < len(lines) else ""
    if "cannot start any token" in problem and char in _UNQUOTED:
        word = re.split(r"[\s,\]}]", lines[line][column:])[0]
        return f"plain text cannot begin with {char!r}", f'write it in quotes: "{word}"'
    if char == "\t":
        return "a tab where YAML wants blanks", "indent with blanks"
    return problem, "check the indentation, and quote text that holds ': ', ' #' or brackets"


def _place_of_byte(text: str, file: str, position: int) -> Place:
    # libyaml counts the bytes of UTF-8.
    before = text.encode("utf-8", "surrogatepass")[: max(position, 0)]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Place(file, line, column)


class _Builder:
    """Builds nodes from the parser's events; never resolves an alias, so nothing can multiply."""

    def __init__(self, file: str, lines: list[str], problems: Problems) -> None:
        self._file = file
        self._lines = lines
        self._problems = problems

    def document(self, events: Iterator[Any]) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise RefusedError(str(self._place(event)), "a second document", hint="remove the line '---'")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
        if isinstance(node, Scalar) and node.is_null():
            return None
        return node

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise RefusedError(str(place), f"more than {DEEPEST} levels within each other", hint="write it flatter")
        if isinstance(event, yaml.AliasEvent):
            self._problems.add(place, "aliases (*name) are not read", "a term that begins with * needs quotes")
            self._problems.mute(place)
            return Scalar(place, "")
        if event.anchor:
            self._problems.add(place, "anchors (&name) are not read", "text that begins with & needs quotes")
            self._problems.mute(place)
        node = self._bare(event, events, place, depth)
        if event.tag:
            self._problems.add(place, f"tags ({event.tag}) are not read", "text that begins with ! needs quotes")
            self._problems.mute(place)
            return Scalar(place, "")
        return node

    def _bare(self, event: Any, events: Iterator[Any], place: Place, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place, tuple(self._items(events, depth)))
        return self._pairs(place, events, depth)

    def _scalar(self, event: Any, place: Place) -> Scalar:
        text: str = event.value
        is_plain = not event.style
        if _TOKEN.search(text):
            self._problems.add(place, "this looks like a bot token", "secrets go into the environment")
            self._problems.mute(place)
            text = _TOKEN.sub("***", text)
        if is_plain and _DATE.fullmatch(text):
            self._problems.add(place, f"a date ({text})", f'quote it: "{text}"')
            self._problems.mute(place)
        start, end = event.start_mark, event.end_mark
        # The parser puts an empty value at the very end one line further than there are lines.
        is_one_line = start.line == end.line and event.style not in {"|", ">"}
        if start.line >= len(self._lines):
            return Scalar(place, text, is_plain)
        if is_one_line:
            return Scalar(place, text, is_plain, self._lines[start.line][start.column : end.column])
        first = self._lines[start.line][start.column :]
        return Scalar(place, text, is_plain, lines=(first, *self._lines[start.line + 1 : end.line + 1]))

    def _items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _pairs(self, place: Place, events: Iterator[Any], depth: int) -> Pairs:
        pairs = Pairs(place)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if self._is_key(key) and isinstance(key, Scalar):
                if key.text in pairs.entries:
                    first = pairs.entries[key.text][0].place
                    problem = f"the key '{key.text}' stands twice, first at line {first.line}"
                    self._problems.add(key.place, problem, "keep one of them")
                else:
                    pairs.entries[key.text] = (key, value)
        return pairs

    def _is_key(self, key: Node) -> bool:
        if not isinstance(key, Scalar):
            self._problems.add(key.place, "a list or a mapping as a key", "a key is text; quote it if it has brackets")
            return False
        if key.is_plain and key.text == "<<":
            self._problems.add(key.place, "merge keys (<<) are not read", "write the keys out")
            return False
        return True
