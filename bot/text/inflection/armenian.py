"""Armenian (Eastern).

Source: Dum-Tragut, Armenian: Modern Eastern Armenian (2.1 nouns, articles and possessive suffixes, 2.6 verbs, 1.3
alternations). Folding has made of the ligature the letters ե ւ.
"""

from collections.abc import Iterator

from bot.text.inflection.endings import Endings

_CASES = """
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
_PLURALS = ("ներ", "եր")
_BEHIND_PLURAL = "ը ի ին ինն ից իցն ով ում ն ս դ իս իդ ու"
_VERBS = """
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
_IRREGULAR = """
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
_VOWELS = "աեէըիոօւ"


def _stems(stem: str) -> Iterator[str]:
    """Give stems with the last vowel back that an ending took: երկր(ի), երկիր; ջր(ի), ջուր; վիճ(ի), վեճ."""
    for back in (1, 2):
        at = len(stem) - back
        if at > 0 and not set(stem[at - 1 :]) & set(_VOWELS):
            yield f"{stem[:at]}ի{stem[at:]}"
            yield f"{stem[:at]}ու{stem[at:]}"
    if len(stem) > 1 and stem[-2] == "ի":
        yield f"{stem[:-2]}ե{stem[-1]}"
        yield f"{stem[:-2]}է{stem[-1]}"
    if len(stem) > 3 and stem[-3:-1] == "ու":
        yield f"{stem[:-1]}յ{stem[-1]}"


def _plurals() -> Iterator[str]:
    for plural in _PLURALS:
        for ending in ("", *_BEHIND_PLURAL.split()):
            yield f"{plural}{ending} - pt 2 plural"


ARMENIAN = Endings(
    "\n".join((_CASES, *_plurals(), _VERBS)),
    irregular=_IRREGULAR,
    alternation=_stems,
)
