"""Telegram's HTML as its servers read it: visible text and entities, or the error in their words.

Read in tdlib's `MessageEntity.cpp` and `LinkManager.cpp`, Bot API 10: lenient where Telegram is (an unknown `&entity;`
stays as it is written, `</>` closes anything), strict where it is. Left out: tg-emoji, tg-time, and the entities that
Telegram finds by itself in plain text.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit, urlunsplit

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<decimal>[0-9]*)|(?P<name>[a-zA-Z]*));?")
_LONGEST_REFERENCE = 9
_PLAIN = re.compile(r"[^&<]+")
_BLANKS = re.compile(r"[ \t\r\n\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_ATTRIBUTE_NAME = re.compile(r"""[^ \t\r\n\v\0=>/"']*""")
_TOKEN = re.compile(r"[a-zA-Z0-9.-]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HOST = re.compile(r"[^\s<>\"'\\]+")
# The text ends with a NUL, as in C, so that looking at the next char never fails.
_END = "\0"


class MarkupError(ValueError):
    """Markup that Telegram refuses; the text is what follows "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the visible text, in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""

    def as_json(self) -> dict[str, object]:
        """Give a MessageEntity."""
        extras = {"url": self.url, "language": self.language}
        given = {name: value for name, value in extras.items() if value}
        return {"type": self.type, "offset": self.offset, "length": self.length} | given


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a reader sees: the text without blanks around it, and its entities, outer before inner."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    part: int


def utf16_length(text: str) -> int:
    """Count as Telegram does: a char beyond the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(markup: str) -> Formatted:
    """Give the visible text and entities of Telegram HTML, or raise MarkupError."""
    parser = _Parser(markup)
    parser.run()
    # A language says something of a block only; the parser kept it on <code> in case a <pre> closes around it.
    entities = [replace(entity, language="") if entity.type == "code" else entity for entity in parser.entities]
    return trimmed("".join(parser.parts), entities)


def trimmed(text: str, entities: list[Entity]) -> Formatted:
    """Drop blanks at the end, and at the start up to the first entity, as Telegram does before it counts."""
    ordered = sorted(entities, key=lambda entity: (entity.offset, -entity.length))
    text = text.rstrip(" \n")
    end = utf16_length(text)
    leading = len(text) - len(text.lstrip(" \n"))
    cut = min(leading, ordered[0].offset) if ordered else leading
    kept = (
        replace(entity, offset=entity.offset - cut, length=min(entity.length, end - entity.offset))
        for entity in ordered
        if entity.offset < end
    )
    return Formatted(text[cut:], tuple(kept))


def checked_link(url: str) -> str:
    """Give the address as Telegram keeps it; empty if it refuses and drops the link."""
    if url.lower().startswith(("tg://", "ton://")):
        return url
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return ""
    is_known = parts.scheme in {"http", "https"} and has_port
    if not is_known or not re.search(r"[.:]", parts.hostname or "") or not _HOST.fullmatch(parts.netloc):
        return ""
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, parts.fragment))


class _Parser:
    """One pass over the markup."""

    def __init__(self, markup: str) -> None:
        self.parts: list[str] = []
        self.entities: list[Entity] = []
        self._source = markup + _END
        self._end = len(markup)
        self._at = 0
        self._offset = 0
        self._open: list[_Open] = []

    def run(self) -> None:
        while self._at < self._end:
            if self._source.startswith("</", self._at):
                self._end_tag()
            elif self._source[self._at] == "<":
                self._start_tag()
            elif self._source[self._at] == "&":
                self._show(self._reference())
            else:
                self._show(self._take(_PLAIN).removesuffix(_END))
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        if any(_SURROGATE.search(part) for part in self.parts):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )

    def _show(self, text: str) -> None:
        self.parts.append(text)
        self._offset += utf16_length(text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        if match is None:
            raise AssertionError(f"{pattern.pattern} fits at every place where it is tried")
        self._at = match.end()
        return match[0]

    def _reference(self) -> str:
        """Decode a reference; what is none gives the ampersand itself."""
        match = _REFERENCE.match(self._source, self._at)
        char = _referred(match) if match else ""
        if match is None or not char:
            self._at += 1
            return "&"
        self._at = match.end()
        return char

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._take(_TAG_NAME).lower()
        if self._at >= self._end:
            raise MarkupError(f"Unclosed start tag {self._place(begin)}")
        if tag not in _TYPES:
            raise MarkupError(f'Unsupported start tag "{tag}" {self._place(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {self._place(begin)}')
        self._open.append(_Open(tag, attributes, self._offset, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(_BLANKS)
            if self._source[self._at] == ">":
                self._at += 1
                return attributes
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                raise MarkupError(f'Empty attribute name in the tag "{tag}" {self._place(begin)}')
            attributes[name] = self._value(tag, begin)

    def _value(self, tag: str, begin: int) -> str:
        """Read what follows an attribute's name; nothing for an attribute without a value."""
        self._take(_BLANKS)
        is_given = self._source[self._at] == "="
        if is_given:
            self._at += 1
            self._take(_BLANKS)
        if self._at >= self._end:
            raise MarkupError(f'Unclosed start tag "{tag}" {self._place(begin)}')
        if not is_given:
            return ""
        value = self._quoted() if self._source[self._at] in "'\"" else self._token()
        if self._at >= self._end:
            raise MarkupError(f"Unclosed start tag {self._place(begin)}")
        return value

    def _token(self) -> str:
        begin = self._at
        token = self._take(_TOKEN)
        if self._source[self._at] not in " \t\r\n\v\0>":
            raise MarkupError(f"Unexpected end of name token {self._place(begin)}")
        return token.lower()

    def _quoted(self) -> str:
        quote = self._source[self._at]
        self._at += 1
        chars: list[str] = []
        while self._source[self._at] != quote and self._at < self._end:
            if self._source[self._at] == "&":
                chars.append(self._reference())
            else:
                chars.append(self._source[self._at])
                self._at += 1
        self._at = min(self._at + 1, self._end)
        return "".join(chars)

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise MarkupError(f"Unexpected end tag {self._place(begin)}")
        self._at += 2
        found = self._take(_TAG_NAME).lower()
        self._take(_BLANKS)
        if self._source[self._at] != ">":
            raise MarkupError(f"Unclosed end tag {self._place(begin)}")
        self._at += 1
        opened = self._open.pop()
        if found not in {"", opened.tag}:
            raise MarkupError(f'Unmatched end tag {self._place(begin)}, expected "</{opened.tag}>", found "</{found}>"')
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity = Entity(_TYPES[opened.tag], opened.offset, self._offset - opened.offset)
        if opened.tag == "a":
            url = checked_link(opened.attributes.get("href") or "".join(self.parts[opened.part :]))
            if url:
                self.entities.append(replace(entity, url=url))
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            self.entities.append(replace(entity, type="expandable_blockquote"))
        elif opened.tag == "pre":
            self._close_pre(entity)
        elif opened.tag == "code":
            prefix, _, language = opened.attributes.get("class", "").partition("-")
            self.entities.append(replace(entity, language=language if prefix == "language" else ""))
        else:
            self.entities.append(entity)

    def _close_pre(self, pre: Entity) -> None:
        """Let `<pre><code class="language-x">` be one block; only there the language counts."""
        inner = self.entities[-1] if self.entities else None
        if inner and inner.language and (inner.type, inner.offset, inner.length) == ("code", pre.offset, pre.length):
            self.entities[-1] = replace(pre, language=inner.language)
        else:
            self.entities.append(pre)

    def _place(self, begin: int) -> str:
        return f"at byte offset {len(self._source[:begin].encode('utf-8', 'surrogatepass'))}"


def _referred(match: re.Match[str]) -> str:
    """Give the char a reference stands for; empty if Telegram leaves it as it is written."""
    name = match["name"]
    if name is not None:
        return _NAMED.get(name, "")
    digits, base = (match["hex"], 16) if match["hex"] is not None else (match["decimal"], 10)
    if not digits or len(match[0].removesuffix(";")) > _LONGEST_REFERENCE:
        return ""
    code = int(digits, base)
    return chr(code) if 0 < code < 0x10FFFF else ""
