"""Revising: what of an article its feed has changed, and whether readers should know."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.model.articles import Text
from bot.text.folding import fold

_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
_RETRACTED = re.compile(
    r"\b(retract(s|ed|ion)?|withdrawn|kill notice|zurückgezogen|ingetrokken|ritirat[oa]|geri cekildi|отозван\w*|"
    r"retirad[oa] por error|depublication|سحب الخبر)\b|更正撤回|撤稿"
)
_CORRECTED = re.compile(
    r"\b(corrects?|corrected|corrections?|clarification|korrigiert|korrektur|berichtigt|berichtigung|rectificatie|"
    r"correctie|gecorrigeerd|rectificati[ef]|correctif|correccion|corrige|rettifica|correzione|correcao|duzeltme|"
    r"исправлен\w*|уточнен\w*|تصحيح|تصويب)\b|更正|訂正"
)


class ChangeKind(StrEnum):
    """How much a change matters, the gravest first."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"
    NUMBERS = "numbers"
    REWORDED = "reworded"
    NOTHING = "nothing"
    """Only blanks, case or marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of title and lead."""

    kind: ChangeKind
    replaced: tuple[tuple[str, str], ...] = ()
    """Words that went, and those that stand there now; either may be empty."""


def change_of(before: Text, after: Text) -> Change:
    """Compare the titles and leads of two revisions, word by word."""
    replaced = tuple(
        pair for old, new in ((before.title, after.title), (before.lead, after.lead)) for pair in _replaced(old, new)
    )
    if not replaced:
        return Change(kind=ChangeKind.NOTHING)
    came = fold(" ".join(new for _, new in replaced))
    if _RETRACTED.search(came):
        kind = ChangeKind.RETRACTED
    elif _CORRECTED.search(came):
        kind = ChangeKind.CORRECTED
    elif any(_numbers(old) and _numbers(new) and _numbers(old) != _numbers(new) for old, new in replaced):
        kind = ChangeKind.NUMBERS
    else:
        kind = ChangeKind.REWORDED
    return Change(kind=kind, replaced=replaced)


def _replaced(old: str, new: str) -> list[tuple[str, str]]:
    one, other = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, list(map(fold, one)), list(map(fold, other)), autojunk=False)
    found = [(" ".join(one[a:b]), " ".join(other[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    return [pair for pair in found if any(char.isalnum() for text in pair for char in text)]


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", fold(text))
