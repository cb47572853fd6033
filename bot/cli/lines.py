"""Articles as JSON lines: one line in, one line out, in order."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from bot.cli.output import json_line
from bot.model.articles import Text
from bot.rules.findings import Document
from bot.text.identification import Judge, settle_language
from bot.text.languages import find_tag

_TEXT_KEYS = ("title", "lead", "body")
_ORIGIN_KEYS = ("feed", "outlet", "country")
_MISNAMED = {
    "language": "lang",
    "headline": "title",
    "description": "lead",
    "summary": "lead",
    "content": "body",
    "text": "body",
}
"""What other programs call a key; that it was ignored would be found out late."""
_KEYS = "id, title, lang, lead, body, outlet, feed, country"


def answer_lines(
    source: Iterable[bytes], answer: Callable[[dict[str, Any]], dict[str, Any]], write: Callable[[str], None]
) -> int:
    """Answer one article a line with one line, in order; gives how many lines were bad.

    `answer` raises ValueError for what is wrong with an article.
    """
    bad = 0
    for line in source:
        id_: Any = None
        try:
            article = _object(line)
            id_ = article.get("id")
            result = answer(article)
        except (ValueError, RecursionError) as error:
            bad += 1
            result = {"id": id_, "error": str(error) or type(error).__name__}
        write(json_line(result))
    return bad


def to_document(article: dict[str, Any], judge: Judge) -> Document:
    """Give an article of the contract's keys as rules read it; raises ValueError for what is wrong with it."""
    for wrong, right in _MISNAMED.items():
        if wrong in article and right not in article:
            raise ValueError(f"'{wrong}' is not read; the key is '{right}' ({_KEYS})")
    texts = {key: text_of(article, key) or "" for key in _TEXT_KEYS}
    if text_of(article, "title") is None:
        raise ValueError("'title' is missing")
    declared = text_of(article, "lang")
    tag = find_tag(declared) if declared else None
    if declared and tag is None:
        raise ValueError(f"'lang' is {declared!r}, no language the bot knows")
    whole = "\n".join(text for text in texts.values() if text)
    language = settle_language(whole, (tag,) if tag else (), judge)
    origin = {key: text_of(article, key) for key in _ORIGIN_KEYS}
    if origin["country"] is not None:
        origin["country"] = origin["country"].upper()
    return Document(text=Text(**texts), language=language, **origin)


def text_of(article: dict[str, Any], key: str) -> str | None:
    """Give the text of a key; raises ValueError if it is something else."""
    value = article.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"'{key}' is not text")
    return value


def _object(line: bytes) -> dict[str, Any]:
    try:
        article = json.loads(line, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg.lower()} at column {error.colno}") from error
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error
    if isinstance(article, dict):
        return article
    raise ValueError("the line is no JSON object")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"not JSON: {name}")
