"""Where words join: endings behind hyphen or colon (NATO-ban, EU:n), doubled words (rudal-rudal), bare apostrophes.

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Svenska
skrivregler (9.2); Sneddon et al., Indonesian: A Comprehensive Grammar (1.2); Retskrivningsordbogen (6.5), Sprakradet
(genitive). Folded, as all endings are.
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


_DOUBLING = frozenset(("id", "ms"))
_LONGEST_CLITIC = 3


def is_doubled(languages: Iterable[str], gap: Gap, word: str, behind: str) -> bool:
    """Say whether a word and the one behind it are one word doubled, perhaps with a clitic: rudal-rudalnya."""
    is_same = behind.startswith(word) and len(behind) - len(word) <= _LONGEST_CLITIC
    return gap is Gap.HYPHEN and is_same and not _DOUBLING.isdisjoint(languages)


_BARE_GENITIVE = frozenset(("da", "nb"))
"""Languages that write the genitive of a name in s, x or z with an apostrophe alone: Hamas', Schweiz'."""


def ends_in_bare_genitive(languages: Iterable[str], text: str, start: int, end: int) -> bool:
    """Say whether the apostrophe behind a name in folded text is its genitive and closes no quotation."""
    if text[end : end + 1] != "'" or text[end - 1] not in "sxz" or text[end + 1 : end + 2].isalnum():
        return False
    quotes = sum(not text[at - 1 : at + 2].replace("'", "").isalnum() for at in _apostrophes(text, start))
    return quotes % 2 == 0 and not _BARE_GENITIVE.isdisjoint(languages)


def _apostrophes(text: str, end: int) -> Iterable[int]:
    return (at for at in range(end) if text[at] == "'")
