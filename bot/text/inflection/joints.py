"""Where words join: endings behind hyphen or colon (NATO-ban, EU:n), doubled words (rudal-rudal), bare apostrophes.

Sources: A magyar helyesírás szabályai (12th ed., 216-217, 284); Kielitoimiston ohjepankki (acronyms); Eesti keele
käsiraamat (O 60-70); Svenska skrivregler (9.2); Retskrivningsordbogen (6.5); Språkrådet (genitive); Zasady pisowni
(PWN, 57.6); Hrvatski pravopis (IHJJ, acronyms); Slovenski pravopis (1005); Sneddon et al., Indonesian: A Comprehensive
Grammar (1.2); Dastur-e khatt-e farsi (2022, on the half-space, which is folded to a hyphen); for Kurdish see
kurdish.py. Folded, as all endings are.
käsiraamat (O 60-70); Svenska skrivregler (9.2); Dastur-e khatt-e farsi (2022, on the half-space, which is folded to a
hyphen); for Kurdish see kurdish.py. Korean writes its particles on
acronyms in Latin letters, where the script changes. Folded, as all endings are.
"""

from collections.abc import Iterable

from bot.text.folding import APOSTROPHE
from bot.text.inflection.turkic_others import BEHIND_HYPHEN
from bot.text.words import Gap

_HUNGARIAN = """
ban ben ba be bol rol tol hoz hez on en n an ra re nal nel nak nek val vel ert ig kent kor ul va ve t at et ot i s as es
os e ek eknak eknek eket k ak ok ja je a nk unk ei ai i jai jei ik uk juk aik eik jaik jeik
jat jet janak jenek jaban jeben javal jevel jara jere jahoz jehez jarol jerol jaba jebe jabol jebol
kat ket knak knek okat eket oknak eknek okban ekben okkal ekkel okra ekre beli
bal bel cal cel dal del fal fel gal gel hal hel jal jel kal kel lal lel mal mel nal nel pal pel ral rel sal sel tal tel
zal zel szal szel zsal zsel csal csel gyal gyel nyal nyel lyal lyel
"""
_FINNISH = """
n a ta tta ssa sta lla lta lle ksi na in an en on un yn hun han hin hon hen hyn seen iin t ja ia ita ien jen iden issa
ista iin illa ilta ille iksi itta
nkin ssakin stakin llakin ltakin llekin kin kaan takin nkaan nsa ni mme ssaan llaan lleen ltaan staan
"""
_ESTONIAN = """
i s st sse l lt le ga ta na ni ks t d is ist isse il ilt ile iga ita iks ina ini it id de del dele delt des dest desse
gi ki igi legi legi sgi
"""
_POLISH = "u owi em ie etu etowi etem ecie a ie y ow om ami ach ka ki ke"
_SERBO_CROATIAN = """
a u om em e ov ova ovo ove ovi ovih ovog ovom ovim ovoj ovu а у ом ем е ов ова ово ове ови ових овог овом овим овој ову
"""
_SLOVAK = "u a om e ov och mi"
_SLOVENE = "a u om em ja ju jem jev jeva jevo jeve jevi jevih jevega jevem"
_SCANDINAVIAN = "s n en et t ar er arna erna ns ens ets are aren"
_PERSIAN = """
ها هاي هايي هايش هايشان هايمان هايتان هايم هايت هاست ي اي ام ات اش ايم ايد اند ست است م ت ش مان تان شان يي يش يشان گان
گاني ان اني تر ترين ترها
"""
_KURMANJI = "a e en an ya ye yen yan i yi ek eke eki yek"

_ROMANIAN = "ul ului uri urile urilor i ii ilor ei a le lor l o va ne"
_PORTUGUESE = "lo la los las no na nos nas o a os as lhe lhes se me te vos"
_CATALAN = "lo la los les li se hi ho ne en nos vos me te"

_ALBANIAN = "ja se ne s n ve te t i it in u ut un e es en"
_ARMENIAN = "ը ի ին ինն ից ով ում ն ական յի յին յից յում ներ ներին ներից ների"
_GEORGIAN = """
ს მ მა ის ისა ში ზე თან სთან ისთან ით თი ად დ ისთვის სთვის ისგან სგან ისკენ სკენ იდან დან მდე ამდე ო ც სა შიც ზეც ი ია
"""
_BENGALI = "এর এ কে র তে ও রা দের ই"

_ENDINGS: dict[str, tuple[Gap, frozenset[str]]] = {
    "hu": (Gap.HYPHEN, frozenset(_HUNGARIAN.split())),
    "et": (Gap.HYPHEN, frozenset(_ESTONIAN.split())),
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
    "fa": (Gap.HYPHEN, frozenset(_PERSIAN.split())),
    **{tag: (Gap.HYPHEN, endings) for tag, endings in BEHIND_HYPHEN.items()},
    "hy": (Gap.HYPHEN, frozenset(_ARMENIAN.split())),
    "ka": (Gap.HYPHEN, frozenset(_GEORGIAN.split())),
    "sq": (Gap.HYPHEN, frozenset(_ALBANIAN.split())),
    "kmr": (Gap.HYPHEN, frozenset(_KURMANJI.split())),
    "ro": (Gap.HYPHEN, frozenset(_ROMANIAN.split())),
    "pt": (Gap.HYPHEN, frozenset(_PORTUGUESE.split())),
    "gl": (Gap.HYPHEN, frozenset(_PORTUGUESE.split())),
    "ca": (Gap.HYPHEN, frozenset(_CATALAN.split())),
    "bn": (Gap.HYPHEN, frozenset(_BENGALI.split())),
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


_DOUBLING = frozenset(("id", "ms"))
_LONGEST_CLITIC = 3


def is_doubled(languages: Iterable[str], gap: Gap, word: str, behind: str) -> bool:
    """Say whether a word and the one behind it are one word doubled, perhaps with a clitic: rudal-rudalnya."""
    is_same = behind.startswith(word) and len(behind) - len(word) <= _LONGEST_CLITIC
    return gap is Gap.HYPHEN and is_same and not _DOUBLING.isdisjoint(languages)
