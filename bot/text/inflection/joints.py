"""Endings that stand behind a hyphen or a colon: NATO-ban, EU:n.

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Svenska
skrivregler (9.2); Zasady pisowni (PWN, 57.6); Hrvatski pravopis (IHJJ, acronyms); Slovenski
pravopis (1005). Folded, as all endings are.
"""

from collections.abc import Iterable

from bot.text.words import Gap

_HUNGARIAN = """
ban ben ba be bol rol tol hoz hez on en n ra re nal nel nak nek val vel ert ig kent kor ul t at et ot i s as es os k ak
ek ok ja je ja nek ei ai jat jet janak jenek bal nal tal tel gal gel kal kel pal pel ral rel szal szel beli hoz hez
ben ban bol tol
"""
_FINNISH = """
n a ta tta ssa sta lla lta lle ksi na in an en on un hun han hin hon seen iin t ja ien jen issa ista illa ilta ille iksi
ssakin kaan kin
"""
_POLISH = "u owi em ie etu etowi etem ecie a ie y ow om ami ach ka ki ke"
_SERBO_CROATIAN = """
a u om em e ov ova ovo ove ovi ovih ovog ovom ovim ovoj ovu а у ом ем е ов ова ово ове ови ових овог овом овим овој ову
"""
_SLOVAK = "u a om e ov och mi"
_SLOVENE = "a u om em ja ju jem jev jeva jevo jeve jevi jevih jevega jevem"
_SCANDINAVIAN = "s n en et t ar er arna erna ns ens ets are aren"

_ENDINGS: dict[str, tuple[Gap, frozenset[str]]] = {
    "hu": (Gap.HYPHEN, frozenset(_HUNGARIAN.split())),
    "fi": (Gap.COLON, frozenset(_FINNISH.split())),
    "pl": (Gap.HYPHEN, frozenset(_POLISH.split())),
    "hr": (Gap.HYPHEN, frozenset(_SERBO_CROATIAN.split())),
    "bs": (Gap.HYPHEN, frozenset(_SERBO_CROATIAN.split())),
    "sr": (Gap.HYPHEN, frozenset(_SERBO_CROATIAN.split())),
    "sk": (Gap.HYPHEN, frozenset(_SLOVAK.split())),
    "sl": (Gap.HYPHEN, frozenset(_SLOVENE.split())),
    "sv": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "da": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "nb": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
}


def joins_behind(languages: Iterable[str], gap: Gap, word: str) -> bool:
    """Say whether a word that follows so is an ending of what it follows, in one of these languages."""
    return any(tag in _ENDINGS and _ENDINGS[tag][0] is gap and word in _ENDINGS[tag][1] for tag in languages)
