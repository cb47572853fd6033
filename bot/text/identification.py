"""What language an article is in: what its feed declares, unless its script or a confident detector says otherwise."""

from collections.abc import Callable
from typing import NamedTuple

from bot.model.articles import Language
from bot.text.languages import LANGUAGES, scripts_in, scripts_of


class Verdict(NamedTuple):
    """What a detector says of a text."""

    tag: str | None
    is_sure: bool


Judge = Callable[[str, frozenset[str]], Verdict]
"""Judges a text, choosing only among the given languages if it knows any of them."""

_LEAST_TO_OVERRULE = 60
"""Letters a text must have before a detector may contradict its feed; shorter ones are often all names."""
_LEAST_TO_DETECT = 12
_MAIN_SHARE = 0.6
_ENOUGH_LETTERS = 4
_KIN = (
    frozenset(("nb", "da", "sv")),
    frozenset(("hr", "sr", "bs", "sl", "mk")),
    frozenset(("cs", "sk")),
    frozenset(("id", "ms")),
    frozenset(("nl", "af")),
    frozenset(("ru", "uk", "be", "bg", "mk", "sr")),
    frozenset(("es", "ca", "gl", "pt")),
    frozenset(("tr", "az", "tk")),
    frozenset(("ar", "fa", "ur", "ps", "ckb", "ug", "sd")),
    frozenset(("hi", "mr", "ne")),
)
"""Languages that detectors take for each other on short texts."""
_TWINS = {
    "id": ("ms",),
    "ms": ("id",),
    "hr": ("bs", "sr"),
    "bs": ("hr", "sr"),
    "sr": ("bs", "hr", "mk"),
    "mk": ("sr",),
}
"""Languages of which the detectors know only one of each, and are sure of it in texts of the others."""


def settle_language(text: str, declared: tuple[str, ...], judge: Judge) -> Language:
    """Decide the language of a text; unsure gives no tag and the languages it may be in (none: any).

    Where only a detector speaks, and its verdict has a twin that it cannot tell apart, the text may be in either.
    `declared` are the short tags of its feed: one is a declaration, several a choice, none leaves it open.
    """
    letters = scripts_in(text)
    count = sum(letters.values())
    written = _main_script(letters, count)
    possible = tuple(tag for tag in declared if written is None or written in scripts_of(tag))
    if declared and not possible:
        return _detected(text, _of_script(written), judge, count)
    if len(possible) == 1:
        other = _overruling(text, possible[0], judge, count)
        return _told(other) if other else Language(tag=possible[0], candidates=possible)
    if possible:
        return _chosen(text, possible, judge)
    return _detected(text, _of_script(written), judge, count)


def _main_script(letters: dict[str, int], count: int) -> str | None:
    """Give the script most of the text is in, or `None` when it is mixed or too short to say."""
    if count < _ENOUGH_LETTERS:
        return None
    script = max(letters, key=lambda name: letters[name])
    return script if letters[script] >= _MAIN_SHARE * count else None


def _of_script(script: str | None) -> tuple[str, ...]:
    return tuple(tag for tag, facts in LANGUAGES.items() if script in facts.scripts) if script else ()


def _overruling(text: str, declared: str, judge: Judge, count: int) -> str | None:
    """Give the language that contradicts a declaration, or `None`: a long text, a sure verdict, no near kin."""
    if count < _LEAST_TO_OVERRULE:
        return None
    verdict = judge(text, frozenset())
    if not verdict.is_sure or verdict.tag in {None, declared} or _are_kin(declared, verdict.tag):
        return None
    return verdict.tag


def _are_kin(one: str, other: str | None) -> bool:
    return any(one in group and other in group for group in _KIN)


def _chosen(text: str, possible: tuple[str, ...], judge: Judge) -> Language:
    """Choose among the languages of a feed, and only among them."""
    verdict = judge(text, frozenset(possible))
    if verdict.is_sure and verdict.tag in possible:
        return Language(tag=verdict.tag, candidates=(verdict.tag,))
    return Language(tag=None, candidates=possible)


def _told(tag: str) -> Language:
    """Believe a detector, as far as it can tell."""
    return Language(tag=tag, candidates=(tag, *_TWINS.get(tag, ())))


def _detected(text: str, candidates: tuple[str, ...], judge: Judge, count: int) -> Language:
    """Detect with nothing to go by but the script."""
    if len(candidates) == 1:
        return Language(tag=candidates[0], candidates=candidates)
    if count < _LEAST_TO_DETECT:
        return Language(tag=None, candidates=candidates)
    verdict = judge(text, frozenset())
    if verdict.is_sure and verdict.tag:
        return _told(verdict.tag)
    return Language(tag=None, candidates=candidates)
