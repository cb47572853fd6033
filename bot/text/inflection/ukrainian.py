"""Ukrainian.

Sources: Ukrainskyi pravopys 2019 (declension, 67-107; acronyms, 64); Pliushch, Suchasna ukrainska literaturna mova
(alternation of o, e with i; fleeting vowels; conjugation). Folded: an apostrophe is no letter.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed, common

_HARD = """
а       -       npc     2     genitive
у       -       npc     2     genitive, dative or locative
ові     -       npc     2     dative or locative
ом      -       npc     2     instrumental
і       -       npc     3     locative              # Іраку, Ліване; у Лівані
е       -       npc     4     vocative
и       -       t       3     plural
ів      -       c       3     genitive plural
ам      -       c       3     dative plural
ами     -       c       3     instrumental plural
ах      -       c       3     locative plural
"""
_SOFT = """
я       ь       npc     2     genitive              # Кремля, біженця
ю       ь       npc     2     genitive, dative or locative      # Ізраїлю
ем      ь       npc     2     instrumental
еві     ь       npc     2     dative or locative
і       ь       npc     2     locative or plural
і       ь       t       2     plural
ів      ь       c       2     genitive plural
ей      ь       c       2     genitive plural
ям      ь       c       2     dative plural
ями     ь       c       2     instrumental plural
ях      ь       c       2     locative plural
"""
_FEMININE_SOFT = """
і       ь       npt     2     genitive, dative, locative or plural      # Білорусі, області
ю       ь       npc     3     instrumental
ей      ь       c       3     genitive plural
ям      ь       c       2     dative plural
ями     ь       c       2     instrumental plural
ях      ь       c       2     locative plural
"""
_ADJECTIVE = """
ий      -       c       2     masculine
ого     -       c       2     genitive
ому     -       c       2     dative or locative
им      -       c       2     instrumental
а       -       c       2     feminine
ої      -       c       2     feminine genitive
ій      -       c       2     feminine dative or locative
у       -       c       2     feminine accusative
ою      -       c       2     feminine instrumental
е       -       c       2     neuter
о       -       c       2     impersonal
і       -       t       2     plural
их      -       c       2     genitive plural
ими     -       c       2     instrumental plural
"""
_TABLE = """
# masculine in -й, in hushes and in -р: Китай, Воронеж, секретар
ю       й       npc     2     genitive or dative
я       й       npc     2     genitive
єм      й       npc     2     instrumental
єві     й       npc     2     dative or locative
ї       й       npc     2     locative
ї       й       t       2     plural
їв      й       c       2     genitive plural
ям      й       c       2     dative plural
ями     й       c       2     instrumental plural
ях      й       c       2     locative plural
ем      -       npc     3     instrumental
еві     -       npc     3     dative or locative
ря      р       npc     3     genitive
рю      р       npc     3     dative or locative
рям     р       c       3     dative plural
рями    р       c       3     instrumental plural
рях     р       c       3     locative plural
і       -       t       3     plural
ей      -       c       3     genitive plural
зі      г       npc     2     locative
ці      к       npc     3     locative
сі      х       npc     2     locative
огу     іг      np      1     genitive              # Кривого Рогу
огом    іг      np      1     instrumental
озі     іг      npc     1     locative              # Кривому Розі
оці     ік      c       1     locative              # році
ни      нин     t       3     plural                # громадяни
н       нин     c       3     genitive plural
нам     нин     c       3     dative plural
нами    нин     c       3     instrumental plural
нах     нин     c       3     locative plural
# feminine: Україна, Прага, Польща; Сирія, Вінниця; ракета, лікарня
и       а       npt     2     genitive or plural
і       а       npt     2     dative, locative, genitive or plural
ці      ка      npc     2     dative or locative
зі      га      npc     2     dative or locative
сі      ха      npc     2     dative or locative
у       а       npc     2     accusative
ою      а       npc     2     instrumental
ею      а       npc     2     instrumental
о       а       npc     3     vocative
-       а       c       3     genitive plural
ам      а       c       2     dative plural
ами     а       c       2     instrumental plural
ах      а       c       2     locative plural
і       я       npt     2     genitive, dative, locative or plural
ї       я       npt     2     genitive, dative, locative or plural
ю       я       npc     2     accusative
ею      я       npc     2     instrumental
єю      я       npc     2     instrumental
е       я       npc     3     vocative
є       я       npc     3     vocative
ь       я       c       2     genitive plural
й       я       c       2     genitive plural
ей      я,а     c       2     genitive plural
ів      я       c       3     genitive plural        # суддів
ям      я       c       2     dative plural
ями     я       c       2     instrumental plural
ях      я       c       2     locative plural
і       -       np      3     genitive              # Керчі
ю       -       np      3     instrumental
ллю     ль      npc     2     instrumental
ссю     сь      npc     2     instrumental          # Білоруссю
ттю     ть      npc     2     instrumental
ддю     дь      npc     2     instrumental
нню     нь      npc     2     instrumental
ццю     ць      npc     2     instrumental
іччю    іч      c       1     instrumental
чі      ч       t       2     plural
очі     іч      c       1     genitive or plural
очей    іч      c       1     genitive plural
істю    ість    c       2     instrumental
# neuter: Косово, море, перемир'я, Запоріжжя
а       о       npt     3     genitive or plural
у       о       npc     2     dative
ові     о       npc     2     dative                # Порошенкові
ом      о       npc     2     instrumental
і       о       npc     3     locative
-       о       c       3     genitive plural
ам      о       c       3     dative plural
ами     о       c       3     instrumental plural
ах      о       c       3     locative plural
я       е       npt     3     genitive or plural
ю       е       npc     3     dative
ем      е       npc     3     instrumental
і       е       npc     3     locative
ь       е       c       2     genitive plural
а       е       npt     3     genitive or plural    # прізвище, військо
у       е       npc     3     dative
ям      я       npc     3     instrumental
нь      ння     c       3     genitive plural
ть      ття     c       3     genitive plural
ей      я       c       3     genitive plural
# what the dictionary has in the plural: Штати, Філіппіни, Чернівці; санкції, переговори
-       и       npc     3     genitive
ів      и,і     npc     2     genitive
ам      и       npc     2     dative
ами     и       npc     2     instrumental
ах      и       npc     2     locative
ям      і       npc     2     dative
ями     і       npc     2     instrumental
ях      і       npc     2     locative
ей      і       npc     3     genitive
ій      ії      npc     2     genitive
іям     ії      npc     2     dative
іями    ії      npc     2     instrumental
іях     ії      npc     2     locative
ій      ія      npc     2     genitive plural       # Організація Об'єднаних Націй
# adjectives, also as names: Зеленський, Південна Корея, Роботине, Сполучені Штати
ого     ий,е    npc     2     genitive
ому     ий,е    npc     2     dative or locative
им      ий,е    npc     2     instrumental
ім      ий,е    npc     2     locative
ої      а       npc     2     genitive
ій      а       npc     2     dative or locative
их      і       npc     2     genitive or locative plural
им      і       npc     2     dative plural
ими     і       npc     2     instrumental plural
их      ий,а,е  pc      2     genitive plural
им      а,е     pc      2     dative plural
ими     ий,а,е  pc      2     instrumental plural
і       ий      t       2     plural
і       а,е     p       2     plural
а       ий      c       2     feminine
у       ий      c       2     feminine accusative
ої      ий      c       2     feminine genitive
ій      ий      c       2     feminine dative or locative
ою      ий      c       2     feminine instrumental
е       ий      c       2     neuter
ього    ій,є    npc     2     genitive
ьому    ій,є    npc     2     dative or locative
ім      ій,є,і  npc     2     instrumental, locative or dative plural
ьої     я       pc      2     genitive
ій      я       pc      2     dative or locative
іх      і,ій,я,є  pc    2     genitive plural
іми     і,ій,я,є  pc    2     instrumental plural
і       ій      t       2     plural
я       ій      c       2     feminine
ьої     ій      c       2     feminine genitive
ю       ій      c       2     feminine accusative
# surnames in -ов, -ін: Путіним, Будановим
овим    ов      npc     2     instrumental
евим    ев      npc     2     instrumental
євим    єв      npc     2     instrumental
іним    ін      npc     2     instrumental
їним    їн      npc     2     instrumental
# fleeting vowels
пта     пет     np      1     genitive              # Єгипту
пту     пет     np      1     genitive or dative
птом    пет     np      1     instrumental
птові   пет     np      1     dative
пті     пет     np      1     locative
ок      ка,ко,ки   c    2     genitive plural
ок      ки      np      3     genitive
он      на,но   c       2     genitive plural
ен      на,но   c       2     genitive plural
ень     ня      c       2     genitive plural
ел      ла,ло   c       2     genitive plural
ер      ра,ро   c       2     genitive plural
# verbs
в       ти,сти  c       3     past
ла      ти,сти  c       3     past
ло      ти,сти      c       3     past
ли      ти,сти  c       3     past
вся     тися    c       3     past
лася    тися    c       3     past
лося    тися    c       3     past
лися    тися    c       3     past
то      ти      c       3     impersonal past       # збито
но      ти      c       4     impersonal past       # затримано
є       ти      c       3     present
ють     ти      c       3     present
ує      увати   c       3     present
ює      ювати   c       3     present
не      нути    c       3     future
нуть    нути    c       3     future
ить     ити,іти c       3     present
ять     ити,іти c       3     present
ать     ати,ити c       3     present
ься     ися     c       4     present
ується  уватися c       3     present
ше      сати    c       3     future                # підпише
же      зати    c       3     future
тиме    ти      c       3     future
тимуть  ти      c       3     future
-       нути    c       4     past
"""
_I_OF_O = " ".join(f"о{end}:і{end}" for end in (*"бвгджзклмнпрст", "ст"))
_I_OF_E = " ".join(f"е{end}:і{end}" for end in "влмнрсдтч")
_GENITIVE_PLURALS = "".join(
    f"і{end} {vowel}{end}а,{vowel}{end}о,{vowel}{end}и c 1 genitive plural\n"
    for vowel in "ое" for end in "бвгджзклмнпрст"
)  # fmt: skip
_PARTICIPLES = (
    "ан:ати ян:яти ен:ити їн:їти нут:нути блен:бити влен:вити млен:мити плен:пити джен:дити чен:тити щен:стити "
    "шен:сити жен:зити ит:ити ут:ути ованн:увати ован:увати йован:ювати"
)
_IRREGULAR = """
воєн війна
людей людям людьми людях люди людина
дітей дітям дітьми дітях діти дитина
дні днів днями дням днях дня дню днем день
очі очей око
друзі друзів друзям друзями друг
сер серця серце
міст міста місто
церков церкви церкву церквою церквах церква
матері матір матірю мати
тижня тижні тижнів тижнем тиждень
загинув загинула загинули загинуло гине гинуть загинути
стріляє стріляють стріляти
ліг лягли лягти
міг могла могли може можуть могти
йде йдуть йшов йшла йшли йти
втік втекла втекли втекти
"""


UKRAINIAN = Endings(
    "\n".join(
        (
            _HARD,
            _SOFT,
            _FEMININE_SOFT,
            _TABLE,
            changed(_HARD, "ов:ів ев:ів єв:їв ог:іг"),
            changed(_SOFT, "ц:ец йц:єц опол:опіл іл:іл"),
            changed(common(_SOFT), "н:ен гн:гон л:ел он:ін ол:іл ен:ін гт:гот кт:кот оя:ій"),
            changed(common(_FEMININE_SOFT), "ост:іст ел:іл ен:ін ол:іл он:ін оч:іч еч:іч", least=1),
            changed(common(_HARD), "к:ок сл:сол р:ер н:он л:ол вз:воз ск:сок"),
            changed(_HARD.replace("npc", "pc"), f"{_I_OF_O} {_I_OF_E}", least=1),
            changed(common(_SOFT), "ійц:оєц", least=1),
            changed("ю й c 1 genitive\nєм й c 1 instrumental\nї й t 1 plural\nїв й c 1 genitive plural", "о:і"),
            changed(_ADJECTIVE, _PARTICIPLES),
            _GENITIVE_PLURALS,
        )
    ),
    irregular=_IRREGULAR,
)
