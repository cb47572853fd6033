"""Endings that stand behind a hyphen or a colon (NATO-ban, EU:n), and the apostrophe that is one (the Philippines').

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Svenska
skrivregler (9.2). Folded, as all endings are.
"""

from collections.abc import Iterable

from bot.text.folding import APOSTROPHE
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

_ENDINGS: dict[str, tuple[Gap, frozenset[str]]] = {
    "hu": (Gap.HYPHEN, frozenset(_HUNGARIAN.split())),
    "fi": (Gap.COLON, frozenset(_FINNISH.split())),
    "sv": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "da": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
    "nb": (Gap.COLON, frozenset(_SCANDINAVIAN.split())),
}


def joins_behind(languages: Iterable[str], gap: Gap, word: str) -> bool:
    """Say whether a word that follows so is an ending of what it follows, in one of these languages."""
    return any(tag in _ENDINGS and _ENDINGS[tag][0] is gap and word in _ENDINGS[tag][1] for tag in languages)


_GENITIVES = {"en": "s", "nl": "sxz", "de": "sxz", "da": "sxz", "nb": "sxz", "sv": "sxz"}
"""After which letters an apostrophe alone is the genitive."""


def ends_in_genitive(language: str, folded: str, start: int, end: int) -> bool:
    """Say whether an apostrophe behind a word is its genitive, rather than the end of a quotation."""
    if not folded.startswith(APOSTROPHE, end) or folded[end - 1] not in _GENITIVES.get(language, ()):
        return False
    if folded[end + 1 : end + 2].isalnum():
        return False
    opened = 0
    for at in range(start):
        if folded[at] == APOSTROPHE:
            follows_letter, precedes_letter = folded[at - 1 : at].isalnum(), folded[at + 1 : at + 2].isalnum()
            opened += precedes_letter and not follows_letter
            opened -= follows_letter and not precedes_letter and opened > 0
    return opened == 0
