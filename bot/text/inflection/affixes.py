"""Affixes: what names and words of news often bear in a language, to show people some forms that are found.

What is found is decided by `readings` alone, and far more than this. A row is only a list of what is worth trying, the
commonest first, spelt as people write it (the tables of endings are folded).
"""

from collections.abc import Iterator

from bot.text.folding import fold
from bot.text.languages import script_of

_TABLE = """
# before+  +behind  taken/given; v: c: only behind a vowel, a consonant (so any vowel); A I D Ó: by harmony
ar      و+ ب+ ل+ وب+ ال+ وال+ ون/ين +ين ة/ات +ات ف+ ك+ +ها
az      +DA +DAn v:+nIn c:+In v:+yA c:+A v:+nI c:+I
be      а/ы а/е а/у ь/і я/і +а +у +ом +е
bg      c:+ът а/ата +та +то +те
bn      +র +ের +কে +তে
bs      a/e a/i a/u a/om +a +u +om o/a o/u e/a e/u +i +ima
ca      l'+ d'+ +s
ckb     +دا لە+ +ەکە +ی +ەکان +یش بە+
cs      a/y a/u a/ě o/a o/u e/i e/í ie/ii í/ím +u +em +ě +a +y
da      +s +en +et e/en e/er e/erne +er +erne
de      +s e/en +en +e +er +-Krise
el      α/ας η/ης ία/ίας ος/ου ος/ο ο/ου ς/ +ς
en      +'s s/s' +s y/ies
es      v:+s c:+es
et      v:+s v:+st v:+sse v:+le v:+lt v:+ga v:+ks v:+t c:+i c:+is c:+ist c:+isse c:+ile c:+ilt c:+iga c:+iks
fa      +ی +‌ها +ها +‌های +ان
fi      v:+n v:+ssA v:+stA c:+in c:+issA c:+istA v:+llA v:+lle v:+ltA v:+ksi c:+iin v:+A +:n +:ssA
fr      l'+ d'+ qu'+ +s
gl      v:+s c:+es
he      ב+ ל+ מ+ ה+ ו+ ש+ ול+ ומ+ +ים +ות ה/ות
hr      a/e a/i a/u a/om +a +u +om o/a o/u e/a e/u +i +ima
hu      a/ábAn e/ébAn +bAn a/át e/ét v:+t c:+Ot a/ánAk e/énAk +nAk a/ára e/ére +rA a/ába e/ébe +bA c:+On +bÓl v:+vAl
hy      +ի +ում +ից +ը +ն +ով +ին
id      +nya di+ +lah +pun
it      l'+ dell'+ all'+ nell'+ o/i e/i a/e
ka      ი/ში ი/ის ი/იდან ი/მა ი/ს +ში +ს +დან
kk      +да +де +дан +ден +ның +нің +ға +ге
kmr     +ê v:+yê +a v:+ya +an v:+yan +ek
ko      +이 +가 +은 +는 +을 +를 +의 +에
lt      a/os a/oje a/ą as/o as/e is/io ja/jos +e
lv      a/as a/ā a/ai a/u s/a s/ā ija/ijas ija/ijā
mk      +та +от +то +те
ms      +nya di+ +lah +pun
nb      +s +en +et e/en e/er e/ene +er +ene
nl      v:+'s c:+s +-kwestie +en +e
pl      ja/ji ja/ję ia/ii ia/ię a/y a/i a/ę a/ą +u +em +owi +a b/bie w/wie n/nie o/a o/u +ów
pt      v:+s c:+es ão/ões
ro      ia/iei ia/ii a/ei c:+ul c:+ului ie/ia +i
ru      ия/ии ия/ию ия/ией ие/ия ие/ию ие/ием а/ы а/е а/у а/ой я/и я/ю +а +у +ом +е ь/и ь/ью й/я +ы +ов
sk      a/y a/u a/e a/ou o/a o/u e/a e/u +u +om +e +a +y
sl      ija/ije ija/iji ija/ijo a/e a/i a/o +a +u +om e/a e/u +ih
sq      c:+i c:+in c:+it ë/a a/ën a/e
sr      ија/ије ија/ији ија/ију а/е а/и а/у а/ом +а +у +ом е/а е/у a/e a/i a/u +a +u +om
sv      +s a/an a/or +en +et +ar +er
sw      +ni wa+ ma+
tr      v:+'nIn c:+'In +'DA +'DAn v:+'yA c:+'A v:+'yI c:+'I v:+'ylA c:+'lA +'DAki +DA +DAn v:+nIn c:+In c:+I +lAr c:+A
uk      ія/ії ія/ію а/и а/і а/у +а +у +ом +і о/а
ur      +وں ی/یوں +یں
uz      +da +dan +ning +ga +ni
"""

_VOWELS = frozenset("aeiouyаеиоуыэюяєіїαειουηω")
_BACK = {"tr": "aıou", "az": "aıou", "fi": "aou", "hu": "aou"}
_FRONT = {"tr": "eiöü", "az": "eəiöü", "fi": "äöy", "hu": "eöü"}
"""Of each harmony the vowels that decide; their length aside."""
_LONG = str.maketrans("áóúéőű", "aoueöü")
_HARD = frozenset("fstkçşhp")
_NARROW = {"a": "ı", "ı": "ı", "e": "i", "ə": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_DOUBLE = ("kk", "pp", "tt")
"""What Finnish writes once before an ending that closes the syllable: Turkki, Turkissa."""
_SPELT = 3
"""Letters of an acronym that is read letter by letter: its consonants end in a vowel."""
_BESIDE = "'’-"


def _rows(table: str) -> dict[str, tuple[str, ...]]:
    rows = {}
    for line in table.strip().splitlines():
        language, *items = line.split()
        rows[language] = tuple(items)
    return rows


_AFFIXES = _rows(_TABLE)
_GLUED = frozenset(("ko", "fa"))
"""Where what stands behind a name may be of another script, or is parted from it by more than a letter."""


def candidates(language: str, name: str) -> Iterator[str]:
    """Give spellings that may be forms of a name in a language, the commonest first, each once; most are none."""
    met = {fold(name)}
    items = _AFFIXES.get(language, ())
    # Of endings that replace one, those for the longest count: Rosja is declined as -ja, not as any -a.
    longest = max((len(_taken(item)) for item in items if name.endswith(_taken(item))), default=0)
    for item in items:
        if _taken(item) and len(_taken(item)) < longest:
            continue
        made = _made(language, name, item)
        if made is not None and fold(made) not in met:
            met.add(fold(made))
            yield made


def is_beside(candidate: str, name: str) -> bool:
    """Say whether what was added stands apart from the name, so that only the name is marked in a text."""
    added = candidate.removeprefix(name).removesuffix(name)
    return bool(added) and (added[0] in _BESIDE or added[-1] in _BESIDE or script_of(added[0]) == "hangul")


def _taken(item: str) -> str:
    return item.partition("/")[0] if "/" in item else ""


def _made(language: str, name: str, item: str) -> str | None:
    wants, _, rest = item.partition(":") if item[:2] in {"v:", "c:"} else ("", "", item)
    if rest.endswith("+"):
        return _behind(rest[:-1], name)
    taken, given = ("", rest[1:]) if rest.startswith("+") else rest.split("/")
    if not name.endswith(taken) or not _is_of_script(language, name, given):
        return None
    if not taken and not _may_join(name, given, wants):
        return None
    stem = name.removesuffix(taken) if taken else name
    return _weakened(language, stem, given) + _in_harmony(language, name, given)


def _behind(front: str, name: str) -> str | None:
    """Give the name with something before it: an elided article wants a vowel, an Arabic one is swallowed."""
    if front.endswith("'") and fold(name[:1]) not in _VOWELS | {"h"}:
        return None
    if name.startswith("ال") and front in {"ال", "وال"}:
        return None
    return f"{front}{name[1:]}" if name.startswith("ال") and front.endswith("ل") else f"{front}{name}"


def _is_of_script(language: str, name: str, ending: str) -> bool:
    scripts = {script_of(char) for char in (name[-1:], *ending)} - {None}
    return len(scripts) < 2 or language in _GLUED


def _may_join(name: str, ending: str, wants: str) -> bool:
    is_behind_vowel = fold(name[-1:]) in _VOWELS or _is_spelt(name)
    if ending[0] == "'" and not name[:1].isupper():
        return False
    if wants:
        return (wants == "v") is is_behind_vowel
    return not (is_behind_vowel and fold(ending[0]) in _VOWELS)


def _is_spelt(name: str) -> bool:
    return name.isupper() and len(name) <= _SPELT


def _weakened(language: str, stem: str, ending: str) -> str:
    if language == "fi" and ending != "A" and stem[-3:-1] in _DOUBLE:
        return stem[:-2] + stem[-1]
    return stem


def _in_harmony(language: str, name: str, ending: str) -> str:
    """Give an ending with its changing letters as the last vowel of the name wants them."""
    if language not in _BACK:
        return ending
    is_turkic = language in {"tr", "az"}
    letters = name.replace("I", "ı").replace("İ", "i").lower() if is_turkic else name.lower()
    deciding = [char for char in letters.translate(_LONG) if char in _BACK[language] + _FRONT[language]]
    is_spelt = _is_spelt(name) and fold(name[-1:]) not in _VOWELS
    last = "e" if is_spelt or not deciding else deciding[-1]
    wide, is_back = ("a", True) if last in _BACK[language] else ("e", False)
    if language == "fi":
        return ending.replace("A", "a" if is_back else "ä")
    if language == "hu":
        joined = ending.replace("On", "on" if is_back else "en").replace("Ot", "ot" if is_back else "et")
        return joined.replace("Ó", "ó" if is_back else "ő").replace("A", wide)
    if language == "az":
        return ending.replace("I", _NARROW[last]).replace("A", "a" if is_back else "ə").replace("D", "d")
    hard = "t" if letters[-1:] in _HARD and not is_spelt else "d"
    return ending.replace("I", _NARROW[last]).replace("A", wide).replace("D", hard)
