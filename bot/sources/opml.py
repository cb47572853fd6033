"""OPML: lists of feeds as other readers keep them, in and out.

It is read by expat as it comes: nothing is expanded (a document that defines entities is refused), depth and number are
bounded, and folders are kept as words. Attributes are found whatever their capitals, as the wild has them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from bot.errors import BotError
from bot.model.feeds import Feed

LARGEST = 20_000_000
_DEEPEST = 50
_MOST = 50_000
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed of a list."""

    url: str
    title: str
    folder: str = ""
    """The folders it stands in, from the outermost."""
    language: str = ""


def read_opml(document: bytes) -> list[Outline]:
    """Give every feed of a list, in its order, each address once. Raises BotError with what is wrong and where."""
    reader = _Reader()
    try:
        reader.parser.Parse(document, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "not XML")
        raise BotError(f"line {error.lineno}, column {error.offset + 1}: {reason}; is it an OPML file?") from error
    except LookupError as error:
        raise BotError(f"line 1: {error}; save the file as UTF-8") from error
    if not reader.is_opml:
        raise BotError("line 1: XML, but no OPML: its outermost element is not <opml>")
    return list(reader.found.values())


class _Reader:
    """Follows expat through a document."""

    def __init__(self) -> None:
        self.found: dict[str, Outline] = {}
        self.is_opml = False
        self._folders: list[str] = []
        self._depth = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse_entities

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self.is_opml = name.lower() == "opml"
        if self._depth > _DEEPEST:
            raise BotError(f"line {self.parser.CurrentLineNumber}: folders within folders, more than {_DEEPEST} deep")
        if name.lower() != "outline":
            return
        found = {key.lower(): value.strip() for key, value in attributes.items()}
        title = (found.get("text") or found.get("title") or "")[:_LONGEST_TEXT]
        url = found.get("xmlurl", "")
        if url:
            folder = " / ".join(part for part in self._folders if part)
            self.found.setdefault(
                url, Outline(url=url, title=title, folder=folder, language=found.get("language", "")[:35])
            )
        if len(self.found) > _MOST:
            raise BotError(f"line {self.parser.CurrentLineNumber}: more than {_MOST:,} feeds; split the file")
        self._folders.append("" if url else title)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name.lower() == "outline":
            self._folders.pop()

    def _refuse_entities(self, name: str, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise BotError(f"line {line}: it defines an entity ({name[:40]}), as XML bombs do; such files are not read")


def write_opml(feeds: Iterable[Feed]) -> str:
    """Give feeds as an OPML 2.0 document that other readers take: those of a group in one folder, the others first."""
    folders: dict[str, list[str]] = {"": []}
    for feed in feeds:
        folders.setdefault(feed.group, []).append(
            f'    <outline type="rss" text={quoteattr(feed.outlet)} title={quoteattr(feed.outlet)}'
            f" xmlUrl={quoteattr(feed.url)}"
            + (f" language={quoteattr(feed.languages[0])}" if len(feed.languages) == 1 else "")
            + "/>"
        )
    outlines = folders.pop("")
    for group, some in folders.items():
        name = quoteattr(group)
        outlines += [f"    <outline text={name} title={name}>", *(f"  {one}" for one in some), "    </outline>"]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Feeds</title></head>\n  <body>'
    return "\n".join([head, *outlines, "  </body>", "</opml>"]) + "\n"
