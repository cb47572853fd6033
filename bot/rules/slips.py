"""Slips: terms that are sought as they are written and hardly meant so, each with the mend."""

import re
from collections.abc import Callable

from bot.model.rules import Term, TermKind

_LOUD = re.compile(r"AND|OR|NOT|O?NEAR(?:/\d+)?")
_QUIET = re.compile(r"and|or|not|o?near/\d+", re.IGNORECASE)
Doubt = tuple[str, str]
"""What is doubtful, and what to write."""


def slip_in_query(term: Term) -> Doubt | None:
    """Give what is doubtful about a term of a query: an operator in small letters is a word that must stand there."""
    if term.kind is not TermKind.WORDS or not _QUIET.fullmatch(term.written):
        return None
    word = term.written
    return f"'{word}' in small letters is a word to find", f'{word.upper()}; "{word}" in quotes if the word is meant'


def slip_in_list(term: Term, is_name: Callable[[str], bool]) -> Doubt | None:
    """Give what is doubtful about an item of a list; `is_name` says whether an entity goes by a short name."""
    text = term.text
    if term.kind is not TermKind.WORDS:
        return None
    if re.match(r"-\w", text):
        said = f"'{term.written}' seeks '{text[1:]}': a minus means nothing in a list"
        return said, f"none: [{text[1:]}], or a query: '... -{text[1:]}'"
    if text.startswith("re:") and len(text) > len("re:"):
        return f"'{term.written}' is sought as words", f"re:/{text.removeprefix('re:').strip()}/"
    words = text.split()
    at = next((at for at, word in enumerate(words) if _joins(words, at, is_name)), None)
    if at is None:
        return None
    said = f"'{term.written}' is a phrase, in which '{words[at]}' is a word: operators are for 'query'"
    loud = " ".join(word.upper() if one == at else word for one, word in enumerate(words))
    return said, f"query: '{loud}', or two items of 'all' or 'any'"


def _joins(words: list[str], at: int, is_name: Callable[[str], bool]) -> bool:
    """Say whether a word of a phrase looks like an operator: in capitals, or small between two names of entities."""
    if at + 1 == len(words) or (at == 0 and words[at] != "NOT"):
        return False
    if _LOUD.fullmatch(words[at]):
        return True
    sides = ("-".join(words[:at]), "-".join(words[at + 1 :]))
    return bool(_QUIET.fullmatch(words[at])) and (words[at] == "or" or all(map(is_name, sides)))
