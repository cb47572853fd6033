"""Armenian (Eastern) and Georgian.

Sources: Armenian: Dum-Tragut, Armenian: Modern Eastern Armenian (2.1 nouns, articles and possessive suffixes, 2.6
verbs, 1.3 alternations). Georgian: Aronson, Georgian: A Reading Grammar (declension, syncope, postpositions); Hewitt,
Georgian: A Structural Reference Grammar (2.1). Folding has made of the Armenian ligature the letters ե ւ. Georgian has
no capitals and its nouns end in -ი in the dictionary, which is the nominative ending.
"""

from collections.abc import Iterable, Iterator

from bot.text.inflection.endings import Endings

_ARMENIAN_CASES = """
# ending citation uses least form
ը       -       npc     2       definite
ն       -       npc     3       definite
ի       -       npc     2       genitive
ին      -       npc     2       dative
ինն     -       npc     2       dative
ից      -       npc     2       ablative
իցն     -       npc     2       ablative
ով      -       npc     2       instrumental
ովն     -       npc     2       instrumental
ում     -       npc     2       locative
ումն    -       npc     2       locative
յի      -       npc     2       genitive        # Թուրքիայի
յին     -       npc     2       dative
յինն    -       npc     2       dative
յից     -       npc     2       ablative
յով     -       npc     2       instrumental
յում    -       npc     2       locative
վի      ու      npc     2       genitive        # Բաքվի
վին     ու      npc     2       dative
վից     ու      npc     2       ablative
վով     ու      npc     2       instrumental
վում    ու      npc     2       locative
ու      ի,-     pc      2       genitive        # քաղաքացու, մարդու
ուն     ի,-     pc      2       dative
ունն    ի,-     pc      2       dative
ուց     ի,-     pc      2       ablative
ով      ի       pc      2       instrumental
ության  ություն npc     1       genitive
ությանը ություն npc     1       dative
ությանն ություն npc     1       dative
ությանից ություն npc    1       ablative
ությամբ ություն npc     1       instrumental
ման     ում     pc      2       genitive        # հարձակման
մանը    ում     pc      2       dative
մանն    ում     pc      2       dative
մանից   ում     pc      2       ablative
մամբ    ում     pc      2       instrumental
ան      ուն     pc      1       genitive        # տան, տուն
անը     ուն     pc      1       dative
անից    ուն     pc      1       ablative
վա      -       pc      2       genitive        # օրվա
վան     -       pc      2       dative
ոջ      -       pc      2       genitive
ս       -       c       3       my
դ       -       c       3       your
իս      -       c       3       my
իդ      -       c       3       your
"""
_ARMENIAN_PLURALS = ("ներ", "եր")
_ARMENIAN_BEHIND_PLURAL = "ը ի ին ինն ից իցն ով ում ն ս դ իս իդ ու"
_ARMENIAN_VERBS = """
ում     ել,ալ   c       2       present
ած      ել      c       2       participle
ածը     ել      c       2       participle
ող      ել      c       2       participle
ողը     ել      c       2       participle
ելու    ել      c       2       infinitive
ելը     ել      c       2       infinitive
ելուց   ել      c       2       infinitive
ելով    ել      c       2       infinitive
ելուն   ել      c       2       infinitive
եց      ել      c       2       past
եցի     ել      c       2       past
եցին    ել      c       2       past
եցինք   ել      c       2       past
են      ել      c       3       subjunctive
ի       ել      c       3       subjunctive
վել     ել      c       3       passive
վում    ել      c       3       passive
վեց     ել      c       3       passive
վեցին   ել      c       3       passive
վելու   ել      c       3       passive
ված     ել      c       3       passive
վի      ել      c       3       passive
վեն     ել      c       3       passive
ացել    ալ      c       2       perfect
աց      ալ      c       2       past
ացին    ալ      c       2       past
ացած    ալ      c       2       participle
ալու    ալ      c       2       infinitive
ալով    ալ      c       2       infinitive
ալուց   ալ      c       2       infinitive
ացող    ալ      c       2       participle
"""
_ARMENIAN_IRREGULAR = """
մարդիկ մարդկանց մարդկանցից մարդ
կանայք կանանց կնոջ կնոջը կին
երեխաներ երեխաների երեխա
արյան արյունից արյուն
մահվան մահվանը մահվանից մահ
զենքի զենքից զենքով զենք
եղբոր եղբորը եղբայր
հոր հորը հայր
մոր մորը մայր
օրվա օրը օր
գարնան գարուն
աշնան աշուն
ձմռան ձմեռ
ամռան ամառ
մարտի մարտ
"""
_ARMENIAN_VOWELS = "աեէըիոօւ"


def _armenian_stems(stem: str) -> Iterator[str]:
    """Give stems with the last vowel back that an ending took: երկր(ի), երկիր; ջր(ի), ջուր; վիճ(ի), վեճ."""
    for back in (1, 2):
        at = len(stem) - back
        if at > 0 and not set(stem[at - 1 :]) & set(_ARMENIAN_VOWELS):
            yield f"{stem[:at]}ի{stem[at:]}"
            yield f"{stem[:at]}ու{stem[at:]}"
    if len(stem) > 1 and stem[-2] == "ի":
        yield f"{stem[:-2]}ե{stem[-1]}"
        yield f"{stem[:-2]}է{stem[-1]}"
    if len(stem) > 3 and stem[-3:-1] == "ու":
        yield f"{stem[:-1]}յ{stem[-1]}"


def _armenian_plurals() -> Iterator[str]:
    for plural in _ARMENIAN_PLURALS:
        for ending in ("", *_ARMENIAN_BEHIND_PLURAL.split()):
            yield f"{plural}{ending} - pt 2 plural"


ARMENIAN = Endings(
    "\n".join((_ARMENIAN_CASES, *_armenian_plurals(), _ARMENIAN_VERBS)),
    irregular=_ARMENIAN_IRREGULAR,
    alternation=_armenian_stems,
)

_GEORGIAN_CONSONANT = """
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
_GEORGIAN_VOWEL = """
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
_GEORGIAN_PARTICLES = ("", "ც", "აც", "ვე", "ა", "ღა")
"""Also, only; -ა is the copula."""
_TRUNCATING = ("ის", "ით", "იდ")
_RARE = ("ო", "ად")
"""Endings that names do not have in news; with them too many words would be a form of some name."""
_OLD_PLURALS = ("თა", "თათვის", "თაგან", "ნი")
_GEORGIAN_VOWELS = "აეიოუ"
_FLEETING_BEFORE = "ლრნმ"


def _georgian_table() -> Iterator[str]:
    for line in _lines(_GEORGIAN_CONSONANT):
        ending, form = line
        for particle in _GEORGIAN_PARTICLES:
            # Behind a consonant: the dictionary has -ი; a genitive or instrumental also takes the place of -ა and -ე.
            citations = "ი,ა,ე" if ending.startswith(_TRUNCATING) else "ი"
            uses = "pc" if ending in _RARE else "npc"
            yield f"{ending}{particle} {citations} {uses} 2 {form}"
            yield f"ებ{ending}{particle} ი,ა,- pt 2 plural, {form}"
    for line in _lines(_GEORGIAN_VOWEL):
        ending, form = line
        for particle in _GEORGIAN_PARTICLES:
            yield f"{ending}{particle} - npc 3 {form}"
    for particle in _GEORGIAN_PARTICLES[1:]:
        yield f"ი{particle} ი npc 2 particle"
        yield f"{particle} - npc 3 particle"
        yield f"ები{particle} ი,ა,- pt 2 plural"
    yield "ები ი,ა,- pt 2 plural"
    yield "ებ ი,ა,-,ები pt 2 plural"
    for ending in _OLD_PLURALS:
        yield f"{ending} ი,ა pt 3 old plural"
    yield "- ი p 2 stem"  # დიდ ბრიტანეთში: adjectives before the dative
    yield "- ი nc 4 stem"
    for ending, form in _lines(_GEORGIAN_CONSONANT):
        # Names that are plurals: the Philippines, elections.
        for particle in _GEORGIAN_PARTICLES:
            yield f"ებ{ending}{particle} ები npc 2 {form}"


def _lines(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        bare = line.split("#")[0].strip()
        if bare:
            ending, form = bare.split(maxsplit=1)
            yield ending, form


def _georgian_stems(word: str) -> Iterable[str]:
    """Give the dictionary forms whose last vowel fell out before the ending: წყლ(ის), წყალი; ქვეყნ(ის), ქვეყანა."""
    found: dict[str, None] = {}
    for ending in _SYNCOPATING:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) < 2 or stem[-1] not in _FLEETING_BEFORE or stem[-2] in _GEORGIAN_VOWELS:
                continue
            bases = [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "აეო"]
            if stem[-2] == "ვ":
                bases.append(f"{stem[:-2]}ო{stem[-1]}")
            found.update((f"{base}{end}", None) for base in bases for end in "იაე")
    return found


_SYNCOPATING = tuple(
    f"{ending}{particle}"
    for ending in (
        *(ending for ending, _ in _lines(_GEORGIAN_CONSONANT) if ending.startswith(("ი", "ად"))),
        *(f"ებ{ending}" for ending, _ in _lines(_GEORGIAN_CONSONANT)),
        "ები",
    )
    for particle in _GEORGIAN_PARTICLES
)

GEORGIAN = Endings("\n".join(_georgian_table()), beyond=_georgian_stems)
