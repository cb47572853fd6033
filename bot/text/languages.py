"""Languages: their short tags, other codes for them, the scripts they are written in.

Codes and scripts: ISO 639 and CLDR's likely subtags. A region or a script behind a tag is dropped (`pt-BR` is `pt`,
`sr-Latn` is `sr`): names say by their own letters which script they are in.
"""

from functools import lru_cache
from typing import NamedTuple

from bot.text.more_languages import MORE_LANGUAGES


class LanguageFacts(NamedTuple):
    """What the bot knows of a language."""

    scripts: tuple[str, ...]
    codes: tuple[str, ...]
    """Other codes it goes by."""


def _facts(table: str) -> dict[str, LanguageFacts]:
    facts = {}
    for line in table.strip().splitlines():
        tag, scripts, *codes = line.split()
        facts[tag] = LanguageFacts(tuple(scripts.split("+")), tuple(codes))
    return facts


LANGUAGES = _facts("""
aa latin aar
ab cyrillic abk
af latin afr
ak latin aka fat twi
am ethiopic amh
an latin arg
ar arabic ara arb acm aeb afb ajp apc arq ars ary arz shu
as bengali asm
av cyrillic ava
ay latin aym ayr
az latin+cyrillic aze azj
ba cyrillic bak
be cyrillic bel
bg cyrillic bul
bi latin bis
bm latin bam
bn bengali ben
bo tibetan bod tib
br latin bre
bs latin+cyrillic bos
ca latin cat
ce cyrillic che
ch latin cha
ckb arabic
co latin cos
cr syllabics cre cwd
cs latin ces cze
cu cyrillic chu
cv cyrillic chv
cy latin cym wel
da latin dan
de latin deu ger
dv thaana div
dz tibetan adp dzo
ee latin ewe
el greek ell gre
en latin eng
eo latin epo
es latin spa
et latin est ekk
eu latin eus baq
fa arabic fas pes per prs
ff latin fuc ful
fi latin fin
fil latin tl tgl
fj latin fij
fo latin fao
fr latin fra fre
fy latin fry
ga latin gle
gd latin gla
gl latin glg
gn latin grn gug
gu gujarati guj
gv latin glv
ha latin hau
he hebrew heb iw
hi devanagari hin
ho latin hmo
hr latin hrv scr
ht latin hat
hu latin hun
hy armenian hye arm
hz latin her
ia latin ina
id latin ind in
ie latin ile
ig latin ibo
ik latin esk ipk
io latin ido
is latin isl ice
it latin ita
iu syllabics ike iku
ja han+kana jpn
jv latin jav
ka georgian kat geo
kg latin kng kon
ki latin kik
kj latin kua
kk cyrillic+latin kaz
kl latin kal
km khmer khm
kmr latin ku kur
kn kannada kan
ko hangul kor
kr latin kau knc
ks arabic kas
kv cyrillic kom kpv
kw latin cor
ky cyrillic kir
la latin lat
lb latin ltz
lg latin lug
li latin lim
ln latin lin
lo lao
lt latin lit
lu latin lub
lv latin lav lvs
mg latin mlg plt
mh latin mah
mi latin mao mri
mk cyrillic mkd mac
ml malayalam mal
mn cyrillic mon khk
mr devanagari mar
ms latin msa may zsm
mt latin mlt
my myanmar mya bur
na latin nau
nb latin nob no nor nn nno
nd latin nde
ne devanagari nep npi
ng latin ndo
nl latin nld dut
nr latin nbl
nv latin nav
ny latin nya
oc latin oci
oj syllabics ojg oji
om latin gaz orm
or oriya ori ory
os cyrillic oss
pa gurmukhi pan
pi sinhala pli
pl latin pol
ps arabic pus pbt
pt latin por
qu latin que quz
rm latin roh
rn latin run
ro latin ron rum mo mol
ru cyrillic rus
rw latin kin
sa devanagari cls san
sc latin src srd
sd arabic snd
se latin sme
sg latin sag
si sinhala sin
sk latin slk slo
sl latin slv
sm latin smo
sn latin sna
so latin som
sq latin sqi alb als
sr cyrillic+latin srp scc sh hbs
ss latin ssw
st latin sot
su latin sun
sv latin swe
sw latin swa swh
ta tamil tam
te telugu tel
tg cyrillic tgk
th thai tha
ti ethiopic tir
tk latin tuk
tn latin tsn
to latin ton
tr latin tur
ts latin tso
tt cyrillic tat
ty latin tah
ug arabic uig
uk cyrillic ukr
ur arabic urd
uz latin+cyrillic uzb uzn
ve latin ven
vi latin vie
vo latin vol
wa latin wln
wo latin wol
xh latin xho
yi hebrew yid
yo latin yor
za latin zha zyb
zh han zho chi cmn gan hak hsn nan wuu yue
zu latin zul
""")

SCRIPTS = frozenset(script for facts in LANGUAGES.values() for script in facts.scripts)

_ALL = {**{tag: LanguageFacts((script,), ()) for tag, script in MORE_LANGUAGES}, **LANGUAGES}
_TAGS = {code: tag for tag, facts in _ALL.items() for code in (tag, *facts.codes)}


def find_tag(code: str) -> str | None:
    """Give the short tag for a BCP 47 tag or an ISO 639 code in any case, or `None` if the language is unknown."""
    return _TAGS.get(code.strip().replace("_", "-").split("-")[0].lower())


_NAMES = """
ar arabic, be belarusian, bg bulgarian, bn bengali bangla, bs bosnian, ca catalan, ckb sorani, cs czech, da danish dansk,
de german deutsch, el greek, en english, es spanish español espanol castilian, et estonian, fa persian farsi, fi finnish suomi,
fr french français francais, gl galician, he hebrew, hi hindi, hr croatian, hu hungarian magyar, hy armenian, id indonesian,
it italian italiano, ja japanese, ka georgian, kk kazakh, kmr kurdish kurmanji, ko korean, lt lithuanian, lv latvian,
mk macedonian, ms malay, nb norwegian norsk bokmål, nl dutch nederlands flemish, pl polish polski, ps pashto,
pt portuguese português portugues, ro romanian română romana, ru russian, sk slovak, sl slovenian slovene, sq albanian,
sr serbian srpski, sv swedish svenska, sw swahili, th thai, tr turkish türkçe turkce, uk ukrainian, ur urdu, uz uzbek,
vi vietnamese, zh chinese mandarin, az azerbaijani azeri
"""
_CALLED = {name: tag for tag, *names in map(str.split, _NAMES.split(",")) for name in names}


def tag_called(name: str) -> str | None:
    """Give the tag of a language by its name in English, or in itself where that is in Latin letters."""
    return _CALLED.get(name.strip().lower())


def scripts_of(tag: str) -> tuple[str, ...]:
    """Give the scripts a language is written in; none for an unknown one."""
    facts = _ALL.get(tag)
    return facts.scripts if facts else ()


_SCRIPT_RANGES = (
    ("latin", 0x0041, 0x024F),
    ("latin", 0x1E00, 0x1EFF),
    ("greek", 0x0370, 0x03FF),
    ("greek", 0x1F00, 0x1FFF),
    ("cyrillic", 0x0400, 0x052F),
    ("armenian", 0x0530, 0x058F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x06FF),
    ("arabic", 0x0750, 0x077F),
    ("arabic", 0x08A0, 0x08FF),
    ("arabic", 0xFB50, 0xFDFF),
    ("arabic", 0xFE70, 0xFEFC),
    ("thaana", 0x0780, 0x07BF),
    ("devanagari", 0x0900, 0x097F),
    ("bengali", 0x0980, 0x09FF),
    ("gurmukhi", 0x0A00, 0x0A7F),
    ("gujarati", 0x0A80, 0x0AFF),
    ("oriya", 0x0B00, 0x0B7F),
    ("tamil", 0x0B80, 0x0BFF),
    ("telugu", 0x0C00, 0x0C7F),
    ("kannada", 0x0C80, 0x0CFF),
    ("malayalam", 0x0D00, 0x0D7F),
    ("sinhala", 0x0D80, 0x0DFF),
    ("thai", 0x0E00, 0x0E7F),
    ("lao", 0x0E80, 0x0EFF),
    ("tibetan", 0x0F00, 0x0FFF),
    ("myanmar", 0x1000, 0x109F),
    ("georgian", 0x10A0, 0x10FF),
    ("hangul", 0x1100, 0x11FF),
    ("ethiopic", 0x1200, 0x137F),
    ("syllabics", 0x1400, 0x167F),
    ("khmer", 0x1780, 0x17FF),
    ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x4DBF),
    ("han", 0x4E00, 0x9FFF),
    ("hangul", 0xAC00, 0xD7AF),
    ("han", 0xF900, 0xFAFF),
    ("han", 0x20000, 0x3134F),
)


@lru_cache(maxsize=4096)
def script_of(char: str) -> str | None:
    """Give the script of a letter, or `None` for what is of no script (digits, signs) or of one we do not know."""
    if not char.isalpha():
        return None
    code = ord(char)
    for script, first, last in _SCRIPT_RANGES:
        if first <= code <= last:
            return script
    return None


def scripts_in(text: str) -> dict[str, int]:
    """Count the letters of each script in a text."""
    counts: dict[str, int] = {}
    for char in text:
        script = script_of(char)
        if script:
            counts[script] = counts.get(script, 0) + 1
    return counts
