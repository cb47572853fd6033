"""Georgian.

Sources: Aronson, Georgian: A Reading Grammar (declension, syncope, postpositions); Hewitt, Georgian: A Structural
Reference Grammar (2.1). There are no capitals, and nouns end in -ი in the dictionary, which is the nominative ending.
"""

from collections.abc import Iterable, Iterator

from bot.text.inflection.endings import Endings

_CONSONANT = """
# ending form
მა      narrative
ს       dative
სა      dative
ის      genitive
ისა     genitive
ით      instrumental
ითა     instrumental
ად      adverbial
ო       vocative
ში      in
ზე      on
თან     with
ისთვის  for
ისათვის for
ისგან   by
ისაგან  by
ისკენ   towards
ისადმი  towards
იდან    from
ამდე    up to
ივით    like
ისებრ   like
ისთანავე at once
"""
_VOWEL = """
მ       narrative
მა      narrative
ს       dative
სა      dative
თი      instrumental
დ       adverbial
ში      in
ზე      on
სთან    with
სთვის   for
სათვის  for
სგან    by
საგან   by
სკენ    towards
სადმი   towards
დან     from
მდე     up to
სავით   like
ვ       vocative
"""
_PARTICLES = ("", "ც", "აც", "ვე", "ა", "ღა")
"""Also, only; -ა is the copula."""
_TRUNCATING = ("ის", "ით", "იდ")
_RARE = ("ო", "ად")
"""Endings that names do not have in news; with them too many words would be a form of some name."""
_OLD_PLURALS = ("თა", "თათვის", "თაგან", "ნი")
_VOWELS = "აეიოუ"
_FLEETING_BEFORE = "ლრნმ"


def _table() -> Iterator[str]:
    for line in _lines(_CONSONANT):
        ending, form = line
        for particle in _PARTICLES:
            # Behind a consonant: the dictionary has -ი; a genitive or instrumental also takes the place of -ა and -ე.
            citations = "ი,ა,ე" if ending.startswith(_TRUNCATING) else "ი"
            uses = "pc" if ending in _RARE else "npc"
            yield f"{ending}{particle} {citations} {uses} 2 {form}"
            yield f"ებ{ending}{particle} ი,ა,- pt 2 plural, {form}"
    for line in _lines(_VOWEL):
        ending, form = line
        for particle in _PARTICLES:
            yield f"{ending}{particle} - npc 3 {form}"
    for particle in _PARTICLES[1:]:
        yield f"ი{particle} ი npc 2 particle"
        yield f"{particle} - npc 3 particle"
        yield f"ები{particle} ი,ა,- pt 2 plural"
    yield "ები ი,ა,- pt 2 plural"
    yield "ებ ი,ა,-,ები pt 2 plural"
    for ending in _OLD_PLURALS:
        yield f"{ending} ი,ა pt 3 old plural"
    yield "- ი p 2 stem"  # დიდ ბრიტანეთში: adjectives before the dative
    yield "- ი nc 4 stem"
    for ending, form in _lines(_CONSONANT):
        # Names that are plurals: the Philippines, elections.
        for particle in _PARTICLES:
            yield f"ებ{ending}{particle} ები npc 2 {form}"


def _lines(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        bare = line.split("#")[0].strip()
        if bare:
            ending, form = bare.split(maxsplit=1)
            yield ending, form


def _stems(word: str) -> Iterable[str]:
    """Give the dictionary forms whose last vowel fell out before the ending: წყლ(ის), წყალი; ქვეყნ(ის), ქვეყანა."""
    found: dict[str, None] = {}
    for ending in _SYNCOPATING:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) < 2 or stem[-1] not in _FLEETING_BEFORE or stem[-2] in _VOWELS:
                continue
            bases = [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "აეო"]
            if stem[-2] == "ვ":
                bases.append(f"{stem[:-2]}ო{stem[-1]}")
            found.update((f"{base}{end}", None) for base in bases for end in "იაე")
    return found


_SYNCOPATING = tuple(
    f"{ending}{particle}"
    for ending in (
        *(ending for ending, _ in _lines(_CONSONANT) if ending.startswith(("ი", "ად"))),
        *(f"ებ{ending}" for ending, _ in _lines(_CONSONANT)),
        "ები",
    )
    for particle in _PARTICLES
)

GEORGIAN = Endings("\n".join(_table()), beyond=_stems)
