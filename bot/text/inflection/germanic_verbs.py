"""Dutch and German verbs: which infinitives a strong form or a participle with ge- may come from.

Sources and lists: `dutch_words.py`, `german_words.py`. With a separable prefix the participle, the present and the
infinitive with zu are read (angegriffen, angreift, anzugreifen), but not the past of German, which is then a noun or
stands apart (Angriff, griff an); with another prefix all forms (begriff, begriffen). Past forms that are nouns as well
are left out.
"""

from collections.abc import Iterable, Iterator

from bot.text.inflection import dutch_words, german_words
from bot.text.inflection.endings import forms_of

_LONGEST_PREFIX = 9
_SHORTEST_STEM = 3
_DECLENSIONS = ("e", "en", "er", "es", "em")
_VOWELS = "aeiou"


def _bare_participles(table: str) -> dict[str, tuple[str, ...]]:
    """Give the infinitives by their participles without ge-, as they are behind be- or ver-."""
    return {form[2:]: some for form, some in forms_of(table).items() if form.startswith("ge") and form[2:] != some[0]}


_GERMAN = forms_of(german_words.STRONG)
_GERMAN_BARE = _bare_participles(german_words.STRONG)
_GERMAN_DISCONTINUOUS = forms_of(german_words.APART)
_DUTCH = forms_of(dutch_words.STRONG)
_GERMAN_ANY = german_words.SEPARABLE | german_words.PREFIXES
_DUTCH_ANY = dutch_words.SEPARABLE | dutch_words.PREFIXES
_DUTCH_BARE = _bare_participles(dutch_words.STRONG)


def german_infinitives(word: str) -> Iterator[str]:
    """Give the infinitives of which a folded word may be a strong form, a participle, or the infinitive with zu."""
    if word in german_words.NOUNS:
        return
    yield from _GERMAN_DISCONTINUOUS.get(word, ())
    yield from _german_simple(word)
    for size in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_STEM)):
        prefix = word[:size]
        if prefix not in _GERMAN_ANY:
            continue
        rest = word[size:]
        if prefix in german_words.SEPARABLE:
            if rest.startswith("zu") and rest.endswith("n"):
                yield prefix + rest[2:]
            elif rest.startswith("ge"):
                yield from (prefix + one for one in _german_participle(rest))
            elif rest.endswith("t"):
                yield from (prefix + one for one in _GERMAN.get(rest, ()))
        if prefix in german_words.PREFIXES:
            for forms in (_GERMAN, _GERMAN_BARE):
                yield from (prefix + one for one in forms.get(rest, ()))


def _german_simple(word: str) -> Iterator[str]:
    yield from _GERMAN.get(word, ())
    if word.startswith("ge"):
        yield from _german_participle(word)


def _german_participle(word: str) -> Iterator[str]:
    """Give the infinitives of a participle with ge-, declined or not: gegriffen, getotete."""
    for ending in ("", *(one for one in _DECLENSIONS if word.endswith(one))):
        bare = word[: len(word) - len(ending)]
        yield from _GERMAN.get(bare, ())
        if bare.endswith("t") and len(bare) > _SHORTEST_STEM + 2:
            stem = bare[2:-1]
            yield f"{stem}en"
            if stem.endswith("e"):
                yield f"{stem[:-1]}en"
            elif stem.endswith(("el", "er")):
                yield f"{stem}n"


def dutch_infinitives(word: str) -> Iterator[str]:
    """Give the infinitives of which a folded word may be a strong form, a weak present or past, or a participle."""
    yield from _DUTCH.get(word, ())
    yield from _dutch_weak(word)
    if word.startswith("ge"):
        yield from _dutch_participle(word)
    for size in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_STEM)):
        prefix = word[:size]
        if prefix not in _DUTCH_ANY:
            continue
        rest = word[size:]
        if prefix in dutch_words.SEPARABLE:
            if rest.startswith("ge"):
                yield from (prefix + one for one in _dutch_participle(rest))
            yield from (prefix + one for one in _DUTCH.get(rest, ()))
        if prefix in dutch_words.PREFIXES:
            for forms in (_DUTCH, _DUTCH_BARE):
                yield from (prefix + one for one in forms.get(rest, ()))


def _dutch_participle(word: str) -> Iterator[str]:
    """Give the infinitives of a participle with ge-, declined or not: gevallen, gebombardeerde, gedood."""
    for bare in (word, word[:-1]) if word.endswith("e") else (word,):
        yield from _DUTCH.get(bare, ())
        if bare.endswith(("t", "d")) and len(bare) > _SHORTEST_STEM + 1:
            yield from _of_stem(bare[2:-1])
            yield from _of_stem(bare[2:])


def _dutch_weak(word: str) -> Iterator[str]:
    if word[-1] not in "tden":
        return
    for ending in ("t", "d", "te", "de", "ten", "den"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield from _of_stem(word[: len(word) - len(ending)])


def _of_stem(stem: str) -> Iterable[str]:
    """Give the infinitives of a stem: val, vallen; bombardeer, bombarderen; leef, leven."""
    if len(stem) < _SHORTEST_STEM or stem[-1] in _VOWELS:
        return
    ends = (stem[-1], {"f": "v", "s": "z"}[stem[-1]]) if stem[-1] in "fs" else (stem[-1],)
    for end in ends:
        yield f"{stem[:-1]}{end}en"
        if stem[-2] in _VOWELS and stem[-3] == stem[-2]:
            yield f"{stem[:-2]}{end}en"
    if stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        yield f"{stem}{stem[-1]}en"
