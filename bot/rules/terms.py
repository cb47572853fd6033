"""Terms: one leaf of a rule, as analysts write it."""

import re
from collections.abc import Sequence

import regex

from bot.errors import TermError
from bot.model.articles import Field
from bot.model.rules import Term, TermKind
from bot.text.words import Gap, Word, split_name

_LEAST_PREFIX = 3
_LONGEST_REGEX = 1000
FARTHEST = 1000
"""The largest distance of NEAR."""
_WILDCARD = re.compile(r"(?<=\w)\?(?=\w)")
SCOPES = {f"{field.value}:": field for field in Field}


def parse_term(written: str) -> Term:
    """Read one item of a list: several words are a phrase. Raises TermError at the char that is wrong."""
    start = len(written) - len(written.lstrip())
    text = written.strip()
    if not text:
        raise TermError(0, "an empty term", hint="write a word, or remove the item")
    for prefix, field in SCOPES.items():
        if text.startswith(prefix):
            return _scoped(written, text, field, start + len(prefix))
    return plain_term(text, written=written.strip(), offset=start)


def _scoped(written: str, text: str, field: Field, offset: int) -> Term:
    rest = text[len(field.value) + 1 :]
    inner = rest.strip()
    if not inner:
        raise TermError(offset, f"nothing behind '{field.value}:'", hint=f"{field.value}:word")
    if any(inner.startswith(scope) for scope in SCOPES):
        raise TermError(offset, "a scope within a scope", hint="one of title:, lead:, body: is enough")
    return plain_term(inner, written=written.strip(), offset=offset, fields=frozenset({field}))


def plain_term(text: str, *, written: str, offset: int, fields: frozenset[Field] | None = None) -> Term:
    """Read a term without its scope: `$entity`, `=exact`, `prefix*`, `re:/.../`, or words."""
    if text.startswith("$"):
        return _entity(text, written, offset, fields)
    if text.startswith("re:/"):
        return _regex(text, written, offset, fields)
    if text.startswith("="):
        exact = _unquoted(text[1:])
        _need_words(exact, offset + 1, written)
        return Term(kind=TermKind.EXACT, text=exact, written=written, fields=fields, offset=offset)
    _refuse_signs(text, offset)
    if text.endswith("*"):
        return _prefix(text, written, offset, fields)
    _need_words(text, offset, written)
    return Term(kind=TermKind.WORDS, text=text, written=written, fields=fields, offset=offset)


def _refuse_signs(text: str, offset: int) -> None:
    """Refuse what other products mean something by: it would be read as plain words here."""
    star = text.find("*")
    if 0 <= star < len(text) - 1:
        word = text[:star].split()[-1:] or ["word"]
        raise TermError(offset + star, "* stands only at the end of a term", hint=f"{word[0]}*")
    inner = _WILDCARD.search(text)
    if inner:
        raise TermError(offset + inner.start(), "'?' is no wildcard here", hint="list the spellings, or use a prefix*")


_OPERATOR = re.compile(r"and|or|not|o?near(?:/\d+)?", re.IGNORECASE)


def _entity(text: str, written: str, offset: int, fields: frozenset[Field] | None) -> Term:
    name = text[1:].removesuffix("+")
    if len(text.split()) > 1 and "$" not in text[1:]:
        first, rest = text.split(maxsplit=1)
        operator, _, other = rest.partition(" ")
        if other and _OPERATOR.fullmatch(operator):
            hint = f"operators are for `query: '{first} {operator.upper()} {other}'`, or two items: {first}, {other}"
            raise TermError(offset, f"{text!r} is two terms and an operator", hint=hint)
        raise TermError(offset, f"{text!r} is two terms", hint=f"write them as two: {first} and {rest}")
    if not name or not all(char.isalnum() or char in "-._" for char in name):
        raise TermError(offset, f"{text!r} is no entity", hint="$ and an id in letters, digits, '-' and '.', as $nato")
    has_plus = text.endswith("+")
    return Term(kind=TermKind.ENTITY, text=name, written=written, fields=fields, demonyms=has_plus, offset=offset)


def closing_slash(text: str, start: int) -> int | None:
    """Give where the slash stands that ends a regular expression, or `None`; a backslash hides the next char."""
    at = start
    while at < len(text):
        if text[at] == "/":
            return at
        at += 2 if text[at] == "\\" else 1
    return None


def _regex(text: str, written: str, offset: int, fields: frozenset[Field] | None) -> Term:
    start = len("re:/")
    end = closing_slash(text, start)
    if end is None:
        raise TermError(offset, "this regular expression is never closed", hint="write / behind it; / within it is \\/")
    if end + 1 != len(text):
        raise TermError(
            offset + end + 1, f"{text[end + 1 :]!r} behind a regular expression", hint="re:/(?i).../ for any case"
        )
    pattern = text[start:end].replace("\\/", "/")
    if not pattern or len(pattern) > _LONGEST_REGEX:
        raise TermError(offset, f"a regular expression has 1 to {_LONGEST_REGEX} characters", hint="re:/F-?16s?/")
    try:
        compiled = regex.compile(pattern, regex.V0)
    except (regex.error, RecursionError, OverflowError) as error:
        at = getattr(error, "pos", None) or 0
        said = getattr(error, "msg", "") or "it nests too deeply"
        raise TermError(
            offset + start + at, f"the regular expression cannot be read: {said}", hint="re:/F-?16s?/"
        ) from error
    if compiled.fullmatch("", timeout=1) is not None:
        raise TermError(offset, f"{text} matches the empty text, and so everything", hint="ask for one letter at least")
    return Term(kind=TermKind.REGEX, text=pattern, written=written, fields=fields, offset=offset)


def _prefix(text: str, written: str, offset: int, fields: frozenset[Field] | None) -> Term:
    words = split_name(text[:-1])
    if not words:
        raise TermError(offset, f"{text!r} has no letters", hint="write at least three letters before *")
    if _letters_at_end(words) < _LEAST_PREFIX:
        raise TermError(offset, f"{text!r}: a prefix needs {_LEAST_PREFIX} letters", hint="shorter ones match too much")
    return Term(kind=TermKind.PREFIX, text=text[:-1], written=written, fields=fields, offset=offset)


def _letters_at_end(words: Sequence[Word]) -> int:
    """Count the letters of the last word; where nothing parts the words, as in Chinese or Thai, of all such."""
    letters = 0
    for word in reversed(words):
        letters += len(word.text)
        if word.gap is not Gap.NONE:
            break
    return letters


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return text


def _need_words(text: str, offset: int, written: str) -> None:
    if not split_name(text):
        raise TermError(offset, f"{written!r} has no letter or digit to look for", hint="write a word")
