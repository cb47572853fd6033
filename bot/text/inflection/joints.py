"""Endings that stand behind a hyphen or a colon: NATO-ban, EU:n.

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Svenska
skrivregler (9.2). Folded, as all endings are.
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

_ROMANIAN = "ul ului uri urile urilor i ii ilor ei a le lor l o va ne"
_PORTUGUESE = "lo la los las no na nos nas o a os as lhe lhes se me te vos"
_CATALAN = "lo la los les li se hi ho ne en nos vos me te"

_ENDINGS: dict[str, tuple[Gap, frozenset[str]]] = {
    "hu": (Gap.HYPHEN, frozenset(_HUNGARIAN.split())),
    "fi": (Gap.COLON, frozenset(_FINNISH.split())),
    "sv": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "da": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "nb": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "ro": (Gap.HYPHEN, frozenset(_ROMANIAN.split())),
    "pt": (Gap.HYPHEN, frozenset(_PORTUGUESE.split())),
    "gl": (Gap.HYPHEN, frozenset(_PORTUGUESE.split())),
    "ca": (Gap.HYPHEN, frozenset(_CATALAN.split())),
}


def joins_behind(languages: Iterable[str], gap: Gap, word: str) -> bool:
    """Say whether a word that follows so is an ending of what it follows, in one of these languages."""
    return any(tag in _ENDINGS and _ENDINGS[tag][0] is gap and word in _ENDINGS[tag][1] for tag in languages)
