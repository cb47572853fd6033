"""Arabic.

Source: Ryding, A Reference Grammar of Modern Standard Arabic (chapters 5, 7, 11, 12). Folding has made one alef, one ya
and one ha of their variants and dropped the vowels, so the feminine ending is a plain ha.
A proper name takes conjunctions and prepositions in front; only a common word takes the article and endings as well,
for with the article many a country is another word (mali, al-mali: "financial"). Names that are sound plurals or begin
with a word such as "father of" show their case (5.4): al-hawthiyun, al-hawthiyin; abu Mazin, abi Mazin.
"""

import re
from collections.abc import Iterable

from bot.text.inflection.broken_plurals import ARABIC_BROKEN
from bot.text.inflection.endings import Reading, Rule, Use, parse_table, terms_among

_ARTICLE = "ال"
_CONJUNCTIONS = {"": "", "و": "and", "ف": "so"}
_FUTURE = "سي"
_HE = "ي"
_PREPOSITIONS = {"": "", "ب": "in or by", "ل": "for or to", "ك": "as"}

_ARABIC = """
# ending citation uses least form
ات      ه,-     t       3     plural
تين     ه       c       2     dual
تان     ه       c       2     dual
ين      -       t       3     plural or dual
ون      -       t       3     plural
ان      -       c       3     dual
وا      -       c       3     verb form
ت       -       c       3     verb form
ها      -       c       3     with her
هم      -       c       3     with their
هما     -       c       3     with their
نا      -       c       3     with our
ه       -       c       3     with his
ته      ه       c       2     with his
تها     ه       c       2     with her
تهم     ه       c       2     with their
اتها    ه,-     c       3     plural with her
اتهم    ه,-     c       3     plural with their
اته     ه,-     c       3     plural with his
ا       -       c       3     accusative
يه      ي       c       3     feminine
ين      ون      npc     3     genitive or accusative plural   # الحوثيون
ي       و       p       2     genitive                        # أبو مازن
ا       و       p       2     accusative
وه      -       c       3     verb form with him
وها     -       c       3     verb form with her
تنا     ه       c       2     with our
تاه     ه       c       2     dual with his
اتنا    ه,-     c       3     plural with our
كم      -       c       3     with your
تا      ه       c       2     dual before a noun
تي      ه       c       2     dual before a noun
اه      ي       c       2     with his                        # مستشفى
اها     ي       c       2     with her
اهم     ي       c       2     with their
انا     ي       c       2     with our
"""

_BY_ENDING: dict[str, list[Rule]] = {}
for _rule in parse_table(_ARABIC):
    _BY_ENDING.setdefault(_rule.ending, []).append(_rule)
_LONGEST = max(map(len, _BY_ENDING))
_PARTICIPLE = re.compile("م.{4,}ي|م.{3,}و")
"""People by what they do (muqatilu, muqatili: the fighters of); of other nouns -i makes an adjective."""
_SHORTEST_STEM = 3
_SHORTEST_DEFINITE = 2
_SHORTEST_LIKENED = 5
"""Letters of a name behind "as", unless an article stands between: Klaus is no "as Laos" (ka-laws)."""
_SHORTEST_BEHIND_SO = 4
"""Letters of a name behind "so" (fa)."""


def _proclitics(word: str) -> Iterable[tuple[str, str, bool]]:
    """Give what may be left of the word without its proclitics, their names, and whether an article was among them."""
    for conjunction, and_ in _CONJUNCTIONS.items():
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for preposition, to in _PREPOSITIONS.items():
            if not rest.startswith(preposition):
                continue
            form = " + ".join(part for part in (and_, to) if part)
            bare = rest[len(preposition) :]
            # The preposition li swallows the alef of the article: li + al-umam is written lil-umam.
            if preposition == "ل" and bare.startswith("ل"):
                yield _ARTICLE + bare[1:], form, True
                # Of three lams in a row only two are written: li + al-lajiin is written lil-lajiin.
                yield _ARTICLE + bare, form, True
            yield bare, form, bare.startswith(_ARTICLE)


class _Arabic:
    """Proclitics in front, endings behind, plurals that change within."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible clitics and endings."""
        end = len(word)
        found: list[Reading] = []
        for bare, form, is_definite in _proclitics(word):
            if form and len(bare) < _SHORTEST_STEM:
                continue
            use = Use.ANY if is_definite or _may_be_name(bare, form) else Use.COMMON
            found.append(Reading(bare, 0, end, form, use, len(bare)))
            stem, stem_form = bare, form
            if is_definite and len(bare) - len(_ARTICLE) >= _SHORTEST_DEFINITE:
                stem = bare[len(_ARTICLE) :]
                stem_form = f"{form} + article" if form else "article"
                found.append(Reading(stem, 0, end, stem_form, Use.COMMON | Use.PART | Use.TERM, len(stem)))
            found.extend(_endings(stem, stem_form, end, use, bare if is_definite else ""))
        return tuple(dict.fromkeys([*found, *_broken(found)]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))


def _may_be_name(bare: str, form: str) -> bool:
    """Say whether a name may stand without article behind these proclitics."""
    if form.endswith("as"):
        return len(bare) >= _SHORTEST_LIKENED
    return not form.startswith("so") or len(bare) >= _SHORTEST_BEHIND_SO


def _endings(stem: str, form: str, end: int, use: int, definite: str) -> Iterable[Reading]:
    """Read a stem without its ending; `definite` is the same with its article, which names keep."""
    for length in range(1, min(_LONGEST, len(stem) - 2) + 1):
        for rule in _BY_ENDING.get(stem[-length:], ()):
            if len(stem) - length < rule.least:
                continue
            named = f"{form} + {rule.form}" if form else rule.form
            key = stem[:-length] + rule.citation
            yield Reading(key, 0, end, named, rule.use & (use | Use.COMMON | Use.TERM), len(stem) - length)
            if definite and rule.use & Use.NAME:
                key = definite[:-length] + rule.citation
                yield Reading(key, 0, end, named, Use.NAME | Use.PART, len(definite) - length)
    if _PARTICIPLE.fullmatch(stem):
        named = f"{form} + plural before a noun" if form else "plural before a noun"
        yield Reading(stem[:-1], 0, end, named, Use.COMMON, len(stem) - 1)
    # The imperfect: yaqsif, sa-yaqsif, from the letters of qasf.
    future = stem[1:] if stem.startswith(_FUTURE) else stem
    if form in ("", _CONJUNCTIONS["و"]) and future.startswith(_HE) and len(future) > _SHORTEST_STEM:
        verb = future[1:].removesuffix("ون").removesuffix("وا")
        if len(verb) >= _SHORTEST_STEM:
            yield Reading(verb, 0, end, f"{form} + verb form" if form else "verb form", Use.COMMON, len(verb))


def _broken(found: Iterable[Reading]) -> Iterable[Reading]:
    """Read on what is a plural that changes within."""
    for reading in found:
        for singular in ARABIC_BROKEN.get(reading.key, ()) if reading.use & Use.COMMON else ():
            form = f"{reading.form} + plural" if reading.form else "plural"
            yield reading._replace(key=singular, form=form, use=Use.COMMON | Use.TERM)


ARABIC = _Arabic()
