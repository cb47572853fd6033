"""Revising: what of an article its feed has changed, and whether readers should know."""

import re
from difflib import SequenceMatcher

from bot.model.articles import Change, ChangeKind, Text
from bot.text.folding import fold

_HEAD = re.compile(r"\W*([^:|\u2013\u2014)\]]{3,30})(?:[:|\u2013\u2014)\]]| - )")
_LONGEST_WORDS = 60
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


def announced(title: str) -> ChangeKind | None:
    """Say whether a headline begins by saying that it corrects or retracts an earlier one ("Correction: ...")."""
    head = _HEAD.match(title)
    words = fold(head[1]) if head else ""
    if _RETRACTED.search(words):
        return ChangeKind.RETRACTED
    return ChangeKind.CORRECTED if _CORRECTED.search(words) else None


def words_of(change: Change, after: Text) -> str:
    """Give the gist of a change: the first number that is another one, with what it counts, else the first words."""
    pairs = [(old, new) for old, new in change.replaced if old and new]
    of_numbers = [pair for pair in pairs if _numbers(pair[0]) and _numbers(pair[1])]
    if not (of_numbers or pairs):
        return ""
    old, new = (of_numbers or pairs)[0]
    counted = re.search(rf"(?<!\w){re.escape(new)}\s+(\w+)", f"{after.title} {after.lead}") if of_numbers else None
    said = f"{old} \u2192 {new} {counted[1]}" if counted else f"{old} \u2192 {new}"
    return said if len(said) <= _LONGEST_WORDS else ""


def _replaced(old: str, new: str) -> list[tuple[str, str]]:
    one, other = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, list(map(fold, one)), list(map(fold, other)), autojunk=False)
    found = [(" ".join(one[a:b]), " ".join(other[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    return [pair for pair in found if any(char.isalnum() for text in pair for char in text)]


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", fold(text))
