"""Wikidata's API: labels, aliases and classes of an item."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.model.entities import ANY_LANGUAGE, Name
from bot.model.polls import Failed
from bot.model.records import LookUp, Record, Unanswered
from bot.net.client import HttpClient
from bot.text.languages import SCRIPTS, find_tag, script_of
from bot.text.words import split_name

_PATH = "/w/api.php?action=wbgetentities&ids={id}&props=labels|aliases|claims&format=json"
_ALL_LANGUAGES = "mul"
"""Wikidata's label for every language that has none of its own."""
_INSTANCE_OF = "P31"
_LONGEST_NAME = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
"""What would break a line or turn it round."""


class Wikidata:
    """Looks items up with the guarded client."""

    def __init__(self, client: HttpClient, url: str) -> None:
        """Use an open client; the address is where the API stands."""
        self._client = client
        self._url = url.rstrip("/")

    async def look_up(self, id_: str) -> LookUp:
        """See `ports.Encyclopedia`."""
        answer = await self._client.get(self._url + _PATH.format(id=id_), {"Accept": "application/json"})
        if isinstance(answer, Failed):
            return Unanswered(reason=f"{self._url}: {answer.reason}")
        if answer.status != 200:
            wait = answer.headers.get("retry-after", "")
            later = f"; it asks to wait {wait} s" if wait.isdecimal() and wait.isascii() else ""
            return Unanswered(reason=f"{self._url} answers HTTP {answer.status}{later}")
        try:
            document = json.loads(answer.body)
        except (ValueError, RecursionError):
            return Unanswered(reason=f"{self._url} answers something that is not JSON")
        return self._read(id_, document)

    def _read(self, id_: str, document: Any) -> LookUp:
        error = _member(document, "error")
        if error:
            code = _text(_member(error, "code"))
            if code == "no-such-entity":
                return _unknown(id_)
            return Unanswered(reason=f"{self._url} refuses to look {id_} up ({code or 'no reason given'})")
        entities = _member(document, "entities")
        # The key of an item that was merged into another is the id it was asked for.
        item = next(iter(entities.values()), None) if isinstance(entities, dict) else None
        if not isinstance(item, dict):
            return Unanswered(reason=f"{self._url} answers JSON that is not Wikidata's")
        if "missing" in item:
            return _unknown(id_)
        names = dict.fromkeys(name for name in (*_labels(item), *_aliases(item)) if split_name(name.text))
        return Record(id=_text(item.get("id")) or id_, names=tuple(names), classes=tuple(_classes(item)))


def _unknown(id_: str) -> Unanswered:
    return Unanswered(reason=f"Wikidata has no item {id_}")


def _member(node: Any, key: str) -> Any:
    return node.get(key) if isinstance(node, dict) else None


def _text(node: Any) -> str:
    if not isinstance(node, str):
        return ""
    # JSON may spell halves of a pair, which are no text.
    whole = node.encode("utf-8", "replace").decode()
    return _CONTROL.sub(" ", whole).strip()[:_LONGEST_NAME].strip()


def _items(node: Any) -> list[Any]:
    return node if isinstance(node, list) else []


def _name(node: Any) -> Iterator[Name]:
    """Give a name under our tag for its language; a regional one counts as the language."""
    written = _text(_member(node, "value"))
    code = _text(_member(node, "language"))
    if code == _ALL_LANGUAGES:
        script = next((found for found in map(script_of, written) if found), None)
        yield Name(text=written, language=script if script in SCRIPTS and script else ANY_LANGUAGE)
        return
    tag = find_tag(code)
    if tag is not None:
        yield Name(text=written, language=tag)


def _labels(item: dict[str, Any]) -> Iterator[Name]:
    labels = item.get("labels")
    for node in labels.values() if isinstance(labels, dict) else ():
        yield from _name(node)


def _aliases(item: dict[str, Any]) -> Iterator[Name]:
    aliases = item.get("aliases")
    for some in aliases.values() if isinstance(aliases, dict) else ():
        for node in _items(some):
            yield from _name(node)


def _classes(item: dict[str, Any]) -> Iterator[str]:
    for claim in _items(_member(item.get("claims"), _INSTANCE_OF)):
        if _member(claim, "rank") != "deprecated":
            value = _member(_member(_member(claim, "mainsnak"), "datavalue"), "value")
            class_ = _text(_member(value, "id"))
            if class_:
                yield class_
