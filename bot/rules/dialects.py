"""Dialects: queries of other products (Google Alerts, Lucene, Meltwater, LexisNexis and their like) in ours.

What has no counterpart is left out and told; what comes near to it is written and told.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from bot.rules.terms import FARTHEST
from bot.text.languages import find_tag, tag_called

_TOKEN = re.compile(
    r"""(?P<blank>\s+) | (?P<bracket>[()])
    | (?P<range>[\[{][^\]}]*\bTO\b[^\]}]*[\]}])
    | (?P<scope>[A-Za-z_.]+:)(?=\S)
    | (?P<phrase>["\u201c\u201d\u201e\u00ab](?P<words>[^"\u201c\u201d\u201e\u00bb]*)["\u201c\u201d\u00bb])
      (?:~(?P<slop>\d+))?(?:\^[\d.]+)?
    | (?P<regex>/(?:\\.|[^/\\])+/)
    | (?P<near>(?:W|PRE|N|NEAR|ONEAR|ADJ)/?\d+|AROUND\(\d+\)|NEAR|ADJ|SAME(?:/\d+)?|W/[SP])(?=[\s(])
    | (?P<sign>&&?|\|\|?|[-+!](?=\S))
    | (?P<word>[^\s()"\u201c\u201d\u201e\u00ab]+)""",
    re.VERBOSE,
)
_TITLES = frozenset(("title", "headline", "intitle", "allintitle", "subject", "hlead"))
_TEXTS = {"body": "body", "content": "body", "lead": "lead", "ingress": "lead", "description": "lead"}
_ANYWHERE = frozenset(("text", "intext", "all", "fulltext"))
_LANGUAGES = frozenset(("lang", "language", "languages"))
_WORDS = {"ANDNOT": "NOT", "&": "AND", "&&": "AND", "|": "OR", "||": "OR", "!": "NOT", "-": "NOT", "+": ""}
_BINARY = frozenset(("AND", "OR"))
_GONE = "\0"
"""Stands where something was left out."""
_USUAL = 10
"""What NEAR means that names no number."""
_LEAST_PREFIX = 3


class Translation(NamedTuple):
    """A query in our language."""

    query: str
    """Empty if nothing is left."""
    languages: tuple[str, ...]
    left_out: tuple[str, ...]
    """What is not asked for any more, each a sentence."""
    notes: tuple[str, ...]
    """What is asked for a little differently."""


def translate(written: str) -> Translation:
    """Give a query of another product in ours."""
    return _Translator().translate(written)


class _Translator:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._languages: list[str] = []
        self._left_out: list[str] = []
        self._notes: list[str] = []
        self._scope = ""
        """A field that wants another thing than text."""
        self._kinds: dict[str, Callable[[re.Match[str]], None]] = {
            "scope": self._on_scope, "range": self._on_range, "phrase": self._on_phrase, "regex": self._on_regex,
            "near": self._on_near, "sign": self._on_sign, "word": self._on_word, "bracket": self._on_bracket,
        }  # fmt: skip

    def translate(self, written: str) -> Translation:
        for match in _TOKEN.finditer(written):
            kind = next(kind for kind in ("blank", *self._kinds) if match[kind] is not None)
            if kind == "blank":
                continue
            if self._scope and kind in {"word", "phrase"}:
                self._on_value(match["words"] if kind == "phrase" else match[0])
            else:
                self._kinds[kind](match)
        query = _joined(_without_gone(self._out))
        return Translation(query, tuple(self._languages), tuple(self._left_out), tuple(dict.fromkeys(self._notes)))

    def _leave_out(self, what: str, why: str) -> None:
        self._out.append(_GONE)
        self._left_out.append(f"{what}: {why}")

    def _on_bracket(self, match: re.Match[str]) -> None:
        self._scope = ""
        self._out.append(match[0])

    def _on_scope(self, match: re.Match[str]) -> None:
        name = match[0][:-1].lower()
        if name in _TITLES or name in _TEXTS:
            self._out.append(f"{_TEXTS.get(name, 'title')}:")
        elif name not in _ANYWHERE:
            self._scope = name

    def _on_value(self, value: str) -> None:
        """Take what stands behind a field that is no text."""
        name, self._scope = self._scope, ""
        tag = (find_tag(value) or tag_called(value)) if name in _LANGUAGES else None
        is_excluded = bool(self._out) and self._out[-1] == "NOT"
        if tag and not is_excluded:
            self._languages.append(tag)
            self._out.append(_GONE)
        else:
            self._leave_out(
                f"{name}:{value}", "a condition of the rule, as `outlets`, `feeds`, `countries` or `languages`"
            )

    def _on_range(self, match: re.Match[str]) -> None:
        self._scope = ""
        self._leave_out(match[0], "ranges are not for words")

    def _on_phrase(self, match: re.Match[str]) -> None:
        words = match["words"].split()
        if not words:
            self._leave_out(match[0], "nothing is in it")
            return
        if match["slop"] is None or len(words) == 1:
            self._out.append(f'"{" ".join(words)}"')
            return
        within = min(int(match["slop"]) + 1, FARTHEST)
        pairs = [f"({one} NEAR/{within} {other})" for one, other in pairwise(words)]
        self._out.append(pairs[0] if len(pairs) == 1 else f"({' AND '.join(pairs)})")
        if len(pairs) > 1:
            self._notes.append(f"{match[0]}: each word near to the next; `near` takes them all")

    def _on_regex(self, match: re.Match[str]) -> None:
        self._out.append(f"re:{match[0]}")

    def _on_near(self, match: re.Match[str]) -> None:
        number = re.search(r"\d+", match[0])
        if match[0].startswith("SAME") or match[0] in {"W/S", "W/P"}:
            self._notes.append(f"{match[0]}: sentences and paragraphs are not told apart; NEAR/20 instead")
            self._out.append("NEAR/20")
            return
        is_ordered = match[0].startswith(("PRE", "ADJ", "ONEAR"))
        usual = 1 if match[0] == "ADJ" else _USUAL
        if number is None and match[0] == "NEAR":
            self._notes.append(f"NEAR without a number: NEAR/{_USUAL}")
        within = min(max(int(number[0]) if number else usual, 1), FARTHEST)
        self._out.append(f"{'ONEAR' if is_ordered else 'NEAR'}/{within}")

    def _on_sign(self, match: re.Match[str]) -> None:
        self._put_operator(_WORDS[match[0]])

    def _put_operator(self, operator: str) -> None:
        if operator == "NOT" and self._out[-1:] == ["AND"]:
            self._out.pop()
        if operator:
            self._out.append(operator)

    def _on_word(self, match: re.Match[str]) -> None:
        word = match[0]
        if word in _WORDS or word in {"AND", "OR", "NOT"}:
            self._put_operator(_WORDS.get(word, word))
            return
        plain = re.sub(r"(?:\^[\d.]+|~[\d.]*)+$", "", word)
        if plain != word:
            self._notes.append(f"{word}: neither weights nor likeness; inflected forms are found anyhow")
        if plain in {"and", "or", "not"}:
            self._notes.append(f"'{plain}' in small letters is a word; an operator would be {plain.upper()}")
        star = plain.find("*")
        if "?" in plain or (0 <= star < len(plain) - 1):
            self._leave_out(plain, "* stands only at the end and ? nowhere; list the spellings")
        elif star >= 0 and star < _LEAST_PREFIX:
            self._leave_out(plain, f"a prefix needs {_LEAST_PREFIX} letters")
        elif not any(char.isalnum() for char in plain):
            self._leave_out(plain, "no word")
        else:
            self._out.append(f'"{plain}"' if plain.upper() in {"AND", "OR", "NOT"} else plain)


def _is_binary(token: str) -> bool:
    return token in _BINARY or re.fullmatch(r"O?NEAR/\d+", token) is not None


def _without_gone(tokens: list[str]) -> list[str]:
    """Take what was left out away, with the operators that have nothing to join any more."""
    while _GONE in tokens:
        at = tokens.index(_GONE)
        before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        if before == "NOT" or before.endswith(":"):
            tokens = [*tokens[: at - 1], *tokens[at:]]
        elif before == "(" and after == ")":
            tokens = [*tokens[: at - 1], _GONE, *tokens[at + 2 :]]
        elif _is_binary(before):
            tokens = [*tokens[: at - 1], *tokens[at + 1 :]]
        elif _is_binary(after) and before in {"", "("}:
            tokens = [*tokens[:at], *tokens[at + 2 :]]
        else:
            tokens = [*tokens[:at], *tokens[at + 1 :]]
    return tokens


def _joined(tokens: list[str]) -> str:
    text = " ".join(tokens)
    return re.sub(r"(?<=\() | (?=\))", "", re.sub(r"\b((?:title|lead|body):) ", r"\1", text))
