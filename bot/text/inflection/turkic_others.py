"""Azerbaijani, Kazakh, Uzbek.

Sources: Azerbaijani: Öztopçu, Elementary Azerbaijani (noun cases, possession); Müasir Azərbaycan dili, morfologiya.
Kazakh: Muhamedowa, Kazakh: A Comprehensive Grammar (2.1 cases, 2.2 possession, 4 phonology). Uzbek: Bodrogligeti, An
Academic Reference Grammar of Modern Literary Uzbek (nouns, verbs). Folding has made one letter of ı and i, ö and o, ü
and u, ğ and g; ə stays. Capitals are the letters of harmony (K, Q: ғ г, қ к). Kazakh in Latin letters has its
endings below, in the spellings of 2018 and 2021 at once; Uzbek Cyrillic is read as Latin.
"""

from bot.text.inflection.chains import Chains, Harmony
from bot.text.inflection.turkic_scripts import EachScript, TwoUzbekScripts

_AZERBAIJANI = """
# slot       endings            behind  form
plural       lAr                -       plural
third        I                  c       possessive
third        sI                 v       possessive
possessive   I                  c       possessive
possessive   sI                 v       possessive
possessive   Im,In,ImIz,InIz    c       possessive
possessive   m,n,mIz,nIz        v       possessive
ours         ImIz               c       ours
ours         mIz                v       ours
case         In                 c       genitive
case         nIn                v       genitive
case         A                  c       dative
case         yA                 v       dative
case         nA                 p       dative
case         I                  c       accusative
case         nI                 v       accusative
case         dA                 -       locative
case         ndA                p       locative
case         dAn                -       ablative
case         ndAn               p       ablative
case         lA                 -       instrumental
case         ylA                v       instrumental
case         Adək,Acan,Acən     c       terminative
case         yAdək,nAdək        v       terminative
relative     dAki               -       relative
relative     ndAki              p       relative
copula       dIr                -       copula
negative     mA                 -       negative
verb         dI,mIs,sA,mAli,dIQdA,dIQdAn,mAQ,mAsI,mAdAn,mAzsA,mAyA,mAyI,mAnIn,mAdA -  verb form
verb         dIKI,dIKInI,dIKInA,dIKIndAn,dIKIndA,dIKInIn,mAsInI,mAsInA,mAsInIn,mAsIndA,mAsIndAn -  verb form
verb         Ib,Ir,AcAQ,Ar,An,AnIn,AnA,AnI,AndA,AndAn,ArAq,ArkAn,AcAKI,AcAKInI c verb form
verb         yIb,yIr,yAcAQ,yAr,yAn,yAnIn,yAnA,yAnI,yAndA,yAndAn,yArAq,yArkAn,yAcAKI,yAcAKInI,r v verb form
person       lAr,dIr,lArIn,lArA,lArI,lArdAn,lArdA,lArdIr,m,n,Q,sInIz,nIz - person
"""

_KAZAKH = """
plural       лAр                y       plural
plural       дAр                d       plural
plural       тAр                s       plural
third        I                  c       possessive
third        сI                 v       possessive
possessive   I                  c       possessive
possessive   сI                 v       possessive
possessive   Iм,Iң,IмIз,IңIз    c       possessive
possessive   м,ң,мIз,ңIз        v       possessive
ours         IмIз               c       ours
ours         мIз                v       ours
case         нIң                n       genitive
case         дIң                g       genitive
case         тIң                s       genitive
case         KA              w       dative
case         QA              s       dative
case         нA                 p       dative
case         A                  m       dative
case         нI                 v       accusative
case         дI                 l       accusative
case         тI                 s       accusative
case         н                  p       accusative
case         дA                 w       locative
case         тA                 s       locative
case         ндA                p       locative
case         дAн                o       ablative
case         тAн                s       ablative
case         нAн                n       ablative
case         мен                r       instrumental
case         бен                z       instrumental
case         пен                s       instrumental
case         KAдейін    w       terminative
relative     дAKI          w       relative
relative     тAKI          s       relative
relative     ндAKI        p       relative
relative     нIкI               n       relative
copula       дIр                w       copula
copula       тIр                s       copula
negative     мA                 w       negative
negative     бA                 z       negative
negative     пA                 s       negative
verb         дI,KAн,KAндA,KAнIн,KAнI,KAнIнA,KAндIQтAн,KAлI,KAндAр w verb form
verb         тI,QAн,QAндA,QAнIн,QAнI,QAнIнA,QAндIQтAн,QAлI,QAндAр s verb form
verb         Iп,AдI,Aр,AтIн,A,Iпты  c       verb form
verb         п,йдI,р,йтIн,й     v       verb form
verb         мAQ,мAQшI,сA,с   - verb form
verb         у                  -       verb form
verb         уI,уIн,уIнA,уIнIң,уKA,удA,удAн,удI,удIң,уIндA,ушI,ушIлAр - verb form
person       м,ң,к,қ,лAр,дAр,тAр,дIң,нIң,дI,KA,мIз - person
"""

_KAZAKH_LATIN = """
plural       lAr,dAr,tAr        -       plural
third        I                  c       possessive
third        sI                 v       possessive
possessive   I                  c       possessive
possessive   sI                 v       possessive
possessive   Im,In,ImIz,InIz    c       possessive
ours         ImIz               c       ours
ours         mIz                v       ours
case         nIn,dIn            w       genitive
case         tIn                s       genitive
case         gA                 w       dative
case         qA,kA              s       dative
case         nA                 p       dative
case         nI,dI              w       accusative
case         tI                 s       accusative
case         n                  p       accusative
case         dA                 w       locative
case         tA                 s       locative
case         ndA                p       locative
case         dAn,nAn            w       ablative
case         tAn                s       ablative
case         men                w       instrumental
case         pen                s       instrumental
relative     dAgI               w       relative
relative     tAgI               s       relative
relative     ndAgI              p       relative
verb         dI,gAn             w       verb form
verb         tI,qAn,kAn         s       verb form
verb         Ip,AdI,Ar,AtIn     c       verb form
verb         p,idI,r,itin,itIn  v       verb form
"""

_UZBEK = """
plural       lar                -       plural
third        i                  c       possessive
third        si                 v       possessive
possessive   i                  c       possessive
possessive   si                 v       possessive
possessive   im,ing,imiz,ingiz  c       possessive
possessive   m,ng,miz,ngiz      v       possessive
ours         imiz               c       ours
ours         miz                v       ours
case         ning               -       genitive
case         ni                 -       accusative
case         ga                 -       dative
case         ka                 k       dative
case         qa                 q       dative
case         da                 -       locative
case         dan                -       ablative
case         gacha              -       terminative
case         kacha              k       terminative
case         qacha              q       terminative
case         dek,day            -       equative
relative     dagi               -       relative
relative     niki               -       relative
copula       dir,mi             -       copula
negative     ma                 -       negative
verb         di,sa,moqda,moqchi,yapti,yotgan,ganda,gan,gani,ganini,ganiga,gandan,ganidan,gach,guncha,gunicha - verb form
verb         kan,kani,kanini,kanda,kandan       k       verb form
verb         qan,qani,qanini,qanda,qandan       q       verb form
verb         ib,adi,ayotgan,ar,ish,ishi,ishni,ishga,ishda,ishdan,ishning,ishini,ishiga c verb form
verb         uvchi,ilgan,ildi,iladi c verb form
verb         b,ydi,yotgan,r,sh,shi,shni,shga,shda,shdan,shning,shini,shiga,vchi,ngan,ndi v verb form
person       lar,m,k,ng,ngiz,miz,man,san,siz,dilar,ni,ning,ga,larni,larga,larning,lardan,edi - person
"""


def _but(letters: str, others: str) -> str:
    return "".join(letter for letter in letters if letter not in others)


_LATIN = "abcdefghijklmnopqrstuvwxyzə"
_AZERI_VOWELS = "aeiouə"

AZERBAIJANI = Chains(
    _AZERBAIJANI,
    harmony=Harmony(
        {"A": "a", "I": "iu", "K": "g", "Q": "q"}, {"A": "ə", "I": "iu", "K": "y", "Q": "k"}, "a", "əe", _AZERI_VOWELS
    ),
    classes={"v": _AZERI_VOWELS, "c": _but(_LATIN, _AZERI_VOWELS), "p": "iu"},
    possessives=(("I", "c"), ("sI", "v")),
    infinitives=("maq", "mək"),
    hardened={"g": "q", "y": "k", "d": "t", "c": "c"},
    inserted="iu",
)

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_KAZAKH_VOWELS = "аеиоуыэюяәөұүі"
_VOICELESS = "пткқсшщцчфхһбвгд"
_GLIDES = "иуюьй"
"""Sounds that are vowels to some endings and consonants to others."""
_VOICED = _but(_CYRILLIC, _VOICELESS)
_CONSONANTS = _but(_CYRILLIC, _but(_KAZAKH_VOWELS, _GLIDES))

_CYRILLIC_KAZAKH = Chains(
    _KAZAKH,
    harmony=Harmony(
        {"A": "а", "I": "ы", "K": "ғ", "Q": "қ"},
        {"A": "е", "I": "і", "K": "г", "Q": "к"},
        "аоұыя",
        "әөүіеэ",
        _KAZAKH_VOWELS,
    ),
    classes={
        "v": _KAZAKH_VOWELS,
        "c": _CONSONANTS,
        "p": "ыі",
        "s": _VOICELESS,
        "w": _VOICED,
        "y": _KAZAKH_VOWELS + "рйь",
        "d": "лмнңзжь",
        "n": _KAZAKH_VOWELS + "мнңь",
        "g": _but(_VOICED, _but(_KAZAKH_VOWELS, _GLIDES) + "мнң"),
        "l": _but(_VOICED, _but(_KAZAKH_VOWELS, _GLIDES)),
        "o": _but(_VOICED, "мнң"),
        "r": _but(_VOICED, "зж"),
        "z": "зжмнңл",
        "m": "мң",
    },
    possessives=(("I", "c"), ("сI", "v")),
    infinitives=("у",),
    hardened={"ғ": "қ", "г": "к", "б": "п"},
    inserted="ыіу",
    verb_stems={"ы": "", "і": ""},
)
_LATIN_VOWELS = "aeiouy"
_LATIN_VOICELESS = "ptkqscfhbvgd"
_LATIN_KAZAKH = Chains(
    _KAZAKH_LATIN,
    harmony=Harmony({"A": "a", "I": "yi"}, {"A": "e", "I": "i"}, "", "e", _LATIN_VOWELS),
    classes={
        "v": _LATIN_VOWELS,
        "c": _but(_LATIN, "aeo"),
        "p": "iy",
        "s": _LATIN_VOICELESS,
        "w": _but(_LATIN, _LATIN_VOICELESS),
    },
    possessives=(("I", "c"), ("sI", "v")),
    infinitives=("u", "y"),
    hardened={"g": "qk", "b": "p"},
    inserted="iyu",
)

_UZBEK_VOWELS = "aeiou"
_LATIN_UZBEK = Chains(
    _UZBEK,
    harmony=Harmony({"A": "a", "I": "i"}, {"A": "a", "I": "i"}, "", "", _UZBEK_VOWELS),
    classes={"v": _UZBEK_VOWELS, "c": _but(_LATIN, _UZBEK_VOWELS), "k": "kg", "q": "qg"},
    possessives=(("i", "c"), ("si", "v")),
    infinitives=("moq",),
    hardened={"g": "qk"},
    inserted="aiu",
)
UZBEK = TwoUzbekScripts(_LATIN_UZBEK)
KAZAKH = EachScript(_CYRILLIC_KAZAKH, _LATIN_KAZAKH)

BEHIND_HYPHEN = {
    "az": AZERBAIJANI.name_endings,
    "kk": _CYRILLIC_KAZAKH.name_endings | _LATIN_KAZAKH.name_endings,
    "uz": _LATIN_UZBEK.name_endings,
}
"""What a hyphen sets off from an acronym (ABŞ-ın, АҚШ-тың)."""
