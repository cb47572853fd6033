"""Arabic.

Source: Ryding, A Reference Grammar of Modern Standard Arabic (chapters 5, 7, 11, 12). Folding has made one alef, one ya
and one ha of their variants and dropped the vowels, so the feminine ending is a plain ha.
A proper name takes conjunctions and prepositions in front; only a common word takes the article and endings as well,
for with the article many a country is another word (mali, al-mali: "financial").
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Reading, Use, parse_table, terms_among

_ARTICLE = "ال"
_CONJUNCTIONS = {"": "", "و": "and", "ف": "so"}
_PREPOSITIONS = {"": "", "ب": "in or by", "ل": "for or to", "ك": "as"}

_ARABIC = """
# ending citation uses least form
ات      ه,-     t       3     plural
تين     ه       c       2     dual
تان     ه       c       2     dual
ين      -       c       3     plural or dual
ون      -       c       3     plural
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
"""

_RULES = parse_table(_ARABIC)
_SHORTEST_STEM = 3
_SHORTEST_DEFINITE = 2


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
    """Proclitics in front, endings behind."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible clitics and endings."""
        end = len(word)
        found: list[Reading] = []
        for bare, form, is_definite in _proclitics(word):
            if form and len(bare) < _SHORTEST_STEM:
                continue
            found.append(Reading(bare, 0, end, form, Use.ANY, len(bare)))
            stem, stem_form = bare, form
            if is_definite and len(bare) - len(_ARTICLE) >= _SHORTEST_DEFINITE:
                stem = bare[len(_ARTICLE) :]
                stem_form = f"{form} + article" if form else "article"
                found.append(Reading(stem, 0, end, stem_form, Use.COMMON | Use.PART | Use.TERM, len(stem)))
            found.extend(_endings(stem, stem_form, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))


def _endings(stem: str, form: str, end: int) -> Iterable[Reading]:
    for rule in _RULES:
        if stem.endswith(rule.ending) and len(stem) - len(rule.ending) >= rule.least:
            key = stem[: len(stem) - len(rule.ending)] + rule.citation
            named = f"{form} + {rule.form}" if form else rule.form
            yield Reading(key, 0, end, named, rule.use, len(stem) - len(rule.ending))


ARABIC = _Arabic()
