"""Bengali.

Source: Thompson, Bengali: A Comprehensive Grammar (chapters 4, 12, 13: case, classifiers, plurals; 16-17: the verb).
Case and the particles "also" and "even" are written on the word.
"""

from collections.abc import Iterator

from bot.text.inflection.endings import Reading, Use, set_off, terms_among

_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_FULL_VOWELS = frozenset("অআইঈউঊঋএঐওঔংঃ")
"""Vowels that are letters of their own, and the final ng: a y glides into the ending (জুলাইয়ের, বেইজিংয়ের)."""
_Y = "য\u09bc"

# Ending; what it stands behind: c a consonant, v a vowel, a a long a, f a vowel that is a letter, - anything; form
_CASES = f"""
ের c genitive
র v genitive
{_Y}ের f genitive
ে c locative
তে v locative
{_Y} a locative
{_Y}ে f locative
কে - objective
"""
_NUMBERS = f"""
রা - plural
েরা c plural
{_Y}েরা f plural
দের - genitive plural
েদের c genitive plural
{_Y}েদের f genitive plural
দেরকে - objective plural
েদেরকে c objective plural
"""
_CLASSIFIERS = f"""
টি - definite
টির - definite + genitive
টিকে - definite + objective
টিতে - definite + locative
টা - definite
টার - definite + genitive
টাকে - definite + objective
টা{_Y} - definite + locative
খানা - definite
গুলো - definite plural
গুলোর - definite plural + genitive
গুলোকে - definite plural + objective
গুলোতে - definite plural + locative
গুলি - definite plural
গুলির - definite plural + genitive
গুলিকে - definite plural + objective
গুলিতে - definite plural + locative
সমূহ - plural
সমূহের - plural + genitive
সমূহে - plural + locative
গণ - plural
গণের - plural + genitive
"""
_VERB = f"""
ল লো লেন লাম েছে েছেন েছি ছে ছেন চ্ছে চ্ছেন বে বেন বো বে ে েন তে েছিল েছিলেন েছিলো ছিল ছিলেন ত তেন তো ার া{_Y} লে
েনি েননি বার
"""
_CAUSATIVE = f"""
ানোর ানোকে াল ালো ালেন িয়েছে িয়েছেন াচ্ছে াচ্ছেন াবে াবেন া{_Y} ান াতে ালে িয়ে িয়েছিল িয়েছিলেন
"""
_SHORTEST_NAME = 2
_SHORTEST_STEM = 2


def _lines(table: str) -> Iterator[tuple[str, str, str]]:
    for line in table.strip().splitlines():
        ending, behind, form = line.split(maxsplit=2)
        yield ending, behind, form


def _table() -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Give what each ending may stand behind, its form, whom it is good for; each may have "also" or "even" on it."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    uses = {_CASES: Use.ANY, _NUMBERS: Use.ANY | Use.TERM, _CLASSIFIERS: 6 | Use.TERM}
    for table, use in uses.items():
        for ending, behind, form in _lines(table):
            found.setdefault(ending, []).append((behind, form, use))
    for ending in tuple(found):
        for particle, form in (("ও", "also"), ("ই", "even")):
            lines = [(behind, f"{inner} + {form}", use & ~Use.TERM) for behind, inner, use in found[ending]]
            found.setdefault(ending + particle, []).extend(lines)
    found.setdefault("ও", []).append(("-", "also", Use.ANY))
    found.setdefault("ই", []).append(("-", "even", Use.ANY))
    return {ending: tuple(lines) for ending, lines in found.items()}


class _Bengali:
    """Endings that ask for what they stand behind."""

    def __init__(self) -> None:
        self._table = _table()
        self._verbs = {
            **dict.fromkeys(_VERB.split(), ("া", "ওয়া")),
            **dict.fromkeys(_CAUSATIVE.split(), ("ানো",)),
        }
        self._longest = max(map(len, (*self._table, *self._verbs)))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings."""
        return tuple(dict.fromkeys([*self._read(word), *set_off(word, 0, apostrophes)]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self._read(word))

    def _read(self, word: str) -> Iterator[Reading]:
        end = len(word)
        yield Reading(word, 0, end, "", Use.ANY, end)
        for at in range(max(_SHORTEST_NAME, end - self._longest), end):
            stem, ending = word[:at], word[at:]
            for behind, form, use in self._table.get(ending, ()):
                if _may_stand(stem, behind):
                    yield Reading(stem, 0, end, form, use, at)
            if at >= _SHORTEST_STEM:
                for citation in self._verbs.get(ending, ()):
                    yield Reading(stem + citation, 0, end, "verb form", Use.COMMON, at)


def _may_stand(stem: str, behind: str) -> bool:
    last = stem[-1]
    if behind == "c":
        return last not in _VOWELS and last not in "\u09cd\u0981"
    if behind == "v":
        return last in _VOWELS
    if behind == "a":
        return last == "া"
    return behind == "-" or last in _FULL_VOWELS or last in "োেুউ"


BENGALI = _Bengali()
