"""Regenerate `countries.tsv` from the names of territories in Unicode's CLDR: `python -m bot.packs.regenerate`.

Needs Babel, which carries CLDR and is a developer dependency. What CLDR names in a way that news does not, and what is
another word in the language, is left out here and written by hand in `countries_written.tsv`.
"""

import importlib.metadata
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

_OUTPUT = Path(__file__).with_name("countries.tsv")

_TERRITORIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG
CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI
GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MT MU MV MW MX MY MZ NA NC NE NG NI NL NO
NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS
ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
"""The members of the United Nations, and the other territories of ISO 3166 that news names."""

_LOCALES = """
af am ar az be bg bn bs ca ckb cs da de el en es et eu fa fi fil fr gl he hi hr hu hy id it ja ka kk ko ku ky lt lv mk
mn ms nb nl pl ps pt ro ru sk sl sq sr sr_Latn sv sw ta tg th tr uk ur uz vi zh zh_Hant
"""
_TAGS = {"ku": "kmr", "sr_Latn": "sr", "zh_Hant": "zh"}
"""Languages that go by another tag with us."""

_LEFT_OUT = """
# codes         languages or scripts, * for all     # why
CD,CG           *                   # the two Congos are told apart by their capitals, which news does not do
HK,MO           *                   # only the official form ("Hong Kong SAR China")
IO,SJ           *                   # only the colonial form, not Chagos; only together with Jan Mayen
JE              *                   # cloth and shirts, New Jersey
GH,MW,TD        ka                  # a particle, "hides", "goes in"
GN              ur                  # "counted"
PW              ca                  # palace
RE              latin               # "reunion", "meeting"
MF              latin               # saints, churches, streets, towns
AI,BL,SH        ca es gl it pt      # eel; saints
LC,SH           de
LC              es it pt
AT,BE,CY,CZ     vi                  # without its accents a shirt, the passive voice, a unit, dry
DE,FR,IT,PL,RU  vi                  # virtue, law, idea, three times, to fall
AW              ar                  # a common misspelling of Europe
BJ              ar ckb he sq              # "sons", "bring", "building", "they did"
CL              az kmr ur           # "which" in Albanian, a common Yoruba word, "went"
CU              ms pl               # "try", the first name Kuba
CZ              fa                  # cheque
DK              pl                  # dishes
DM              fr ru               # the first name Dominique
GD              es fr gl he pt      # the city of Granada, the weapon, Ariana Grande
GE              el                  # agriculture
GG              en                  # a shirt in Australia
GP              es gl pt            # the Virgin of Guadalupe
GY              fa                  # "saying"
IM              nb                  # "man"
IN              sq                  # "now" in Azerbaijani
IR              gl pt               # "they will go", anger
KE              he                  # purchase
LA              ca el vi            # people, labour
ML              ar az bs cs fa fil hi hr it kmr mk pl  # financial, small, mountain, wealth, gardener
ML              ps sk sl sq sr sw tr uk ur
MM              tr                  # Burma: twisted (of bracelets)
MU              ca es eu fa fr gl pt  # the first name Maurice
NU,TD           zh                  # part of Emmanuel; across "examine" and "Germany"
OM              ar fi pt            # Amman is spelt the same; "own"; grandmother in several languages
PE              fa ur               # Pro (of telephones), follower
PL              af                  # "is not" in Estonian
SV              fr                  # the first name Salvador
SY              sq ur               # the assistant, texts have the definite Siria; evening
TD              lv pl tr            # "each" in Spanish, carbon monoxide, the abbreviation of street
TG              be bg kk ky mk mn ru sr tg uk  # "of that"
TH              et                  # "or" in Finnish
"""

_BOTH_NAMES = frozenset(("CI", "MM", "TL"))
"""What CLDR has in brackets for these is another name; elsewhere it only tells one from another."""

_BRACKETED = re.compile(r"\s*[(（]([^)）]+)[)）]\s*")
_ABBREVIATED = (("о-ва", "острова"), ("о-в", "остров"))
_AND = {"en": "and", "fil": "and"}


def left_out() -> dict[str, frozenset[str]]:
    """Give the languages and scripts, by territory, whose CLDR name is not taken; `*` is all."""
    found: dict[str, frozenset[str]] = {}
    for codes, *tags in filter(None, (line.split("#")[0].split() for line in _LEFT_OUT.splitlines())):
        for code in codes.split(","):
            found[code] = found.get(code, frozenset()).union(tags)
    return found


def usable(name: str, *, code: str, tag: str) -> Iterator[str]:
    """Give the names in what CLDR has for a territory, the one to show first."""
    brackets = _BRACKETED.findall(name)
    if brackets and code not in _BOTH_NAMES:
        return
    bare = _BRACKETED.sub(" ", name).strip()
    for short, full in _ABBREVIATED:
        bare = bare.replace(short, full)
    if tag in _AND and "&" in bare:
        yield bare.replace("&", _AND[tag])
    yield bare
    yield from brackets


def script(name: str) -> str:
    """Give the script a name is written in, in small letters."""
    return unicodedata.name(name[0]).split()[0].lower()


def rows() -> dict[tuple[str, str], dict[str, None]]:
    """Give the names by id and language, each once and in order."""
    excluded = left_out()
    found: dict[tuple[str, str], dict[str, None]] = {}
    for locale in _LOCALES.split():
        tag = _TAGS.get(locale, locale)
        territories = Locale.parse(locale).territories
        for code in _TERRITORIES.split():
            if code in territories and not excluded.get(code, frozenset()) & {tag, script(territories[code]), "*"}:
                names = usable(territories[code], code=code, tag=tag)
                found.setdefault((code.lower(), tag), {}).update(dict.fromkeys(names))
    return {key: names for key, names in found.items() if names}


def header() -> Iterable[str]:
    """Give the source and its licence, which asks to go along with every copy."""
    yield "Names of territories. Generated by bot/packs/regenerate.py: do not edit, correct countries_written.tsv."
    yield f"Source: Unicode CLDR {get_cldr_version()}, by way of Babel {importlib.metadata.version('babel')}."
    yield ""
    yield from files("babel").joinpath("locale-data/LICENSE.unicode").read_text(encoding="utf-8").strip().splitlines()


def main() -> int:
    """Write the table next to this file."""
    lines = [f"# {line}".rstrip() for line in header()]
    lines.extend(f"{key}\t{tag}\t{' | '.join(names)}" for (key, tag), names in sorted(rows().items()))
    _OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
