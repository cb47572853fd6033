"""Belarusian.

Sources: Belaruskaia hramatyka (1985), vol. 1; Pravily belaruskai arfahrafii 2008 (akanne, short u). Folded: yo is ye;
an apostrophe is no letter.
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Endings, Reading, Use
from bot.text.inflection.slavic_stems import changed, common

_HARD = """
а       -       npc     2     genitive
у       -       npc     2     genitive or dative
ам      -       npc     2     instrumental
ом      -       npc     3     instrumental
е       -       npc     3     locative
ы       -       npc     3     locative
ы       -       t       3     plural
і       -       t       3     plural                # закладнікі
аў      -       c       3     genitive plural
оў      -       c       3     genitive plural
амі     -       c       3     instrumental plural
ах      -       c       3     locative plural
"""
_SOFT = """
я       ь       c       2     genitive              # палітвязня, агню
ю       ь       c       2     genitive or dative
ем      ь       c       2     instrumental
і       ь       t       2     locative or plural
яў      ь       c       2     genitive plural
еў      ь       c       2     genitive plural
ямі     ь       c       2     instrumental plural
"""
_TABLE = """
# masculine
це      т       npc     2     locative
дзе     д       npc     2     locative
я       ь,й     npc     2     genitive
ю       ь,й     npc     2     dative
ем      ь,й     npc     2     instrumental
і       ь,й     npc     2     locative
і       ь,й     t       2     plural
еў      ь,й     c       2     genitive plural
яў      ь,й     c       2     genitive plural
ям      ь,й     c       2     dative plural
ямі     ь,й     c       2     instrumental plural
ях      ь,й     c       2     locative plural
не      нін     t       3     plural                # грамадзяне
н       нін     c       3     genitive plural
пта     пет     np      1     genitive
пту     пет     np      1     genitive or dative
птам    пет     np      1     instrumental
пце     пет     np      1     locative
# feminine
ы       а       npt     2     genitive or plural
і       а       npt     2     genitive or plural
е       а       npc     2     dative or locative
ы       а       npc     2     dative or locative
у       а       npc     2     accusative
ай      а       npc     2     instrumental
ой      а       npc     2     instrumental
аю      а       npc     2     instrumental
ою      а       npc     2     instrumental
цэ      ка      npc     2     dative or locative
цы      ка      npc     2     dative or locative
зе      га      npc     2     dative or locative
се      ха      npc     2     dative or locative
це      та      npc     2     dative or locative
дзе     да      npc     2     dative or locative
-       а       c       3     genitive plural
аў      а       c       3     genitive plural
ам      а       c       2     dative plural
амі     а       c       2     instrumental plural
ах      а       c       2     locative plural
і       я       npt     2     genitive, dative, locative or plural
ю       я       npc     2     accusative
яй      я       npc     2     instrumental
ей      я       npc     2     instrumental
яю      я       npc     2     instrumental
й       я       c       2     genitive plural
ь       я       c       2     genitive plural
яў      я       c       2     genitive plural
ям      я       c       2     dative plural
ямі     я       c       2     instrumental plural
ях      я       c       2     locative plural
ак      ка,кі   c       2     genitive plural
і       ь       npt     2     genitive, dative, locative or plural      # Беларусі
ю       ь       npc     3     instrumental
лю      ль      c       3     instrumental
ссю     сь      npc     2     instrumental
ццю     ць      npc     2     instrumental
нню     нь      npc     2     instrumental
# neuter: Косава, пагадненне
а       о       npc     3     genitive
у       о,а     npc     3     dative
ам      о,а     npc     3     instrumental
ом      о       npc     3     instrumental
е       а       npc     3     locative
я       е       npc     3     genitive
ю       е       npc     3     dative
ем      е       npc     3     instrumental
і       е       npc     3     locative
яў      е       c       3     genitive plural
ям      е       c       3     dative plural
ямі     е       c       3     instrumental plural
ях      е       c       3     locative plural
# what the dictionary has in the plural
-       ы       npc     3     genitive              # Філіпін
аў      ы,і     npc     2     genitive
оў      ы       npc     2     genitive
яў      і       npc     2     genitive
еў      і       npc     2     genitive
ам      ы       npc     2     dative
амі     ы,і     npc     2     instrumental
ах      ы,і     npc     2     locative
ям      і       npc     2     dative
ямі     і       npc     2     instrumental
ях      і       npc     2     locative
й       і       npc     2     genitive              # санкцый
й       я       p       2     genitive
# adjectives
ага     ы,і,ае,ае   npc 2     genitive
ога     ы,ое    npc     2     genitive
аму     ы,і,ае  npc     2     dative
ому     ы,ое    npc     2     dative
ым      ы,ае,ое npc     2     instrumental or locative
ім      і,ае    npc     2     instrumental or locative
ай      ая      npc     2     genitive, dative, instrumental or locative
ой      ая      npc     2     genitive, dative, instrumental or locative
ую      ая      npc     2     accusative
яга     і,яе    pc      2     genitive
яму     і,яе    pc      2     dative
яй      яя      pc      2     genitive, dative, instrumental or locative
юю      яя      pc      2     accusative
ых      ыя,ы,ая,ае  npc 2     genitive or locative plural
іх      ія,і,ая,яя  npc 2     genitive or locative plural
ым      ыя,ая   npc     2     dative plural
ім      ія,ая   npc     2     dative plural
ымі     ыя,ы,ая npc     2     instrumental plural
імі     ія,і,ая npc     2     instrumental plural
ыя      ы,ая,ае t       2     plural
ія      і,ая,яя t       2     plural
ая      ы,і     c       2     feminine
ай      ы,і     c       2     feminine genitive, dative or locative
ую      ы,і     c       2     feminine accusative
ае      ы,і     c       2     neuter
яя      і       c       2     feminine
# surnames
ым      -       np      4     instrumental          # Пуціным
# verbs
ў       ць      c       3     past
ла      ць      c       3     past
лі      ць      c       3     past
ло      ць      c       3     past
ўся     цца     c       3     past
лася    цца     c       3     past
лася    цца     c       3     past
ліся    цца     c       3     past
е       ць      c       3     present
ць      ць      c       3     present
юць     ць      c       3     present
уе      аваць   c       3     present
уюць    аваць   c       3     present
не      нуць    c       3     future
нуць    нуць    c       3     future
яць     іць     c       3     present
аць     ыць     c       3     present
ны      ць      c       3     participle
на      ць      c       3     participle
ная     ць      c       3     participle
ныя     ць      c       3     participle
ных     ць      c       3     participle
ены     іць     c       3     participle
ена     іць     c       3     participle
еныя    іць     c       3     participle
еная    іць     c       3     participle
"""
_IRREGULAR = """
людзей людзям людзьмі людзях людзі чалавек
дзяцей дзецям дзецьмі дзеці дзіця
дні дзен днямі дня дню дзень
месца месцы месц месцах месца
"""


class _Belarusian(Endings):
    """Belarusian: the table, the short u that begins a word behind a vowel, vowels that stress changes."""

    def _read(self, word: str, offset: int, apostrophes: tuple[int, ...]) -> Iterable[Reading]:
        for reading in super()._read(word, offset, apostrophes):
            yield reading
            if reading.use & Use.COMMON and reading.form:
                for other in _with_other_stress(reading.key):
                    yield reading._replace(key=other, use=reading.use & ~(Use.NAME | Use.PART))
        if word.startswith("ў"):
            for reading in super()._read(f"у{word[1:]}", offset, apostrophes):
                yield reading if reading.form else reading._replace(form="short u behind a vowel")


_STRESSED = {"о": "а", "а": "о", "е": "я", "я": "е", "э": "а"}


def _with_other_stress(key: str) -> Iterable[str]:
    """Give the key with its first vowel as it is under or without stress: войн(аў), вайна; гарад(ы), горад."""
    for at, letter in enumerate(key):
        if letter in _STRESSED:
            yield f"{key[:at]}{_STRESSED[letter]}{key[at + 1 :]}"
            return


BELARUSIAN = _Belarusian(
    "\n".join(
        (
            _HARD,
            _TABLE,
            changed(_HARD, "ц:ец"),
            changed(_SOFT, "н:ен гн:гон", least=1),
            changed(common(_HARD), "йц:ец,яц к:ак"),
        )
    ),
    irregular=_IRREGULAR,
)
