"""Endings that stand behind a hyphen or a colon: NATO-ban, EU:n.

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Svenska
skrivregler (9.2); Dastur-e khatt-e farsi (2022, on the half-space, which is folded to a hyphen); for Kurdish see
kurdish.py. Folded, as all endings are.
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
_SCANDINAVIAN = "s n en et t ar er arna erna ns ens ets are aren"
_PERSIAN = """
ها هاي هايي هايش هايشان هايمان هايتان هايم هايت هاست ي اي ام ات اش ايم ايد اند ست است م ت ش مان تان شان يي يش يشان گان
گاني ان اني تر ترين ترها
"""
_KURMANJI = "a e en an ya ye yen yan i yi ek eke eki yek"

_ENDINGS: dict[str, tuple[Gap, frozenset[str]]] = {
    "hu": (Gap.HYPHEN, frozenset(_HUNGARIAN.split())),
    "fi": (Gap.COLON, frozenset(_FINNISH.split())),
    "sv": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "da": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "nb": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "fa": (Gap.HYPHEN, frozenset(_PERSIAN.split())),
    "kmr": (Gap.HYPHEN, frozenset(_KURMANJI.split())),
}


def joins_behind(languages: Iterable[str], gap: Gap, word: str) -> bool:
    """Say whether a word that follows so is an ending of what it follows, in one of these languages."""
    return any(tag in _ENDINGS and _ENDINGS[tag][0] is gap and word in _ENDINGS[tag][1] for tag in languages)
