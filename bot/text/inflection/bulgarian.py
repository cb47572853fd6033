"""Bulgarian: the article behind the word, plurals, count forms, conjugated verbs; names have no cases.

Sources: Gramatika na savremenniya balgarski knizhoven ezik (BAN, 1983), vol. 2 (nouns, article, verbs); Nitsolova,
Balgarska gramatika: morfologiya. Of names only plurals and adjectives take the article (Филипините, Съединените щати).
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_FLEETING = "ц:ец н:ен,ън р:ър,ер л:ел,ъл к:ък,ек т:ет,ът в:ев,ъв м:ъм г:ег дц:дец йц:ец,еец ч:еч п:ъп гн:огън"
"""Бежанец, бежанци; министър, министри; боец, бойци; ветър, ветрове."""

_YAT = "ем:ям ел:ял ен:ян ес:яс ет:ят ед:яд ег:яг еб:яб ех:ях ез:яз ер:яр ев:яв"
"""Голям, големи; Бял дом, Белия дом; сняг, снегът."""
_IN_AM = """
ам      ам      c       2     present
а       ам      c       2     present or past
аш      ам      c       2     present
аме     ам      c       2     present
ате     ам      c       2     present
ат      ам      c       2     present
ах      ам      c       2     past
аха     ам      c       2     past
ахме    ам      c       2     past
аше     ам      c       2     past
ал      ам      c       2     participle
ала     ам      c       2     participle
ало     ам      c       2     participle
али     ам      c       2     participle
ан      ам      c       2     participle
ана     ам      c       2     participle
ано     ам      c       2     participle
ани     ам      c       2     participle
аният   ам      c       2     participle
ания    ам      c       2     participle
аната   ам      c       2     participle
аното   ам      c       2     participle
аните   ам      c       2     participle
айки    ам      c       2     gerund
ане     ам      c       2     verbal noun
анета   ам      c       2     verbal noun
анията  ам      c       2     verbal noun
ането   ам      c       2     verbal noun
"""
"""Verbs cited in the first person: арестувам, обстрелвам; with я: стрелям."""

_TABLE = """
# masculine: взрив, съд, край, град
а       -       pc      2     the, or several
ът      -       pc      2     the
ът      -       n       5     the                   # Пентагонът
я       -       c       3     the, or several       # учителя, коня
ят      -       c       3     the
я       й       pc      2     the, or several
ят      й       pc      2     the
и       -       t       2     plural
ите     -       c       2     the, plural
и       й       t       2     plural
ите     й       c       2     the, plural
ове     -       t       2     plural
овете   -       c       2     the, plural
еве     -,й     t       2     plural
евете   -,й     c       2     the, plural
ища     -       t       2     plural
ищата   -       c       2     the, plural
е       -       t       3     plural                # мъже, царе
ете     -       c       3     the, plural
ци      к       t       2     plural                # резервисти, заложници
ците    к       c       2     the, plural
зи      г       t       2     plural
зите    г       c       2     the, plural
си      х       t       2     plural
сите    х       c       2     the, plural
и       ин      t       3     plural                # граждани
ите     ин      c       3     the, plural
ките    ък      c       2     the, plural
ци      ък      t       2     plural                # данъци
ците    ък      c       2     the, plural
# feminine: ракета, санкция, област
та      -       pc      3     the                   # Организацията; вестта
и       а,я     t       2     plural
ите     а,я     c       2     the, plural
е       я,а     c       3     plural or vocative    # земе
це      ка      c       4     vocative
# neuter: летище, правителство, гориво
то      -       pc      2     the
а       о,е     t       2     plural
ата     о,е     c       2     the, plural
я       е       t       3     plural                # споразумения
ята     е       c       3     the, plural
та      -       t       3     plural                # полета
тата    -       c       3     the, plural
ета     е       t       3     plural
етата   е       c       3     the, plural
ена     е       t       3     plural
ената   е       c       3     the, plural
и       о       t       3     plural
ия      ие      t       2     plural
ията    ие      c       2     the, plural
# what the dictionary has in the plural: Филипини, щати, емирства, преговори, избори
ите     и       np      2     the
ете     е       np      3     the
ата     а       p       3     the                   # емирствата
ята     я       p       3     the
та      -       n       8     the                   # Емирствата
и       ии      c       2     singular
я       и       c       3     singular              # санкция, for those who write санкции
# adjectives: въздушен, Европейски съюз, Червен кръст, американските
ските   ски     pc      2     the, plural
а       -,и     c       2     feminine
ата     -       pc      2     the, feminine
ата     а       pc      2     the, feminine
ата     и       c       2     the, feminine
о       -,и     c       2     neuter
ото     -       pc      2     the, neuter
ото     о       pc      2     the, neuter
ото     и       c       2     the, neuter
ия      -       pc      2     the, masculine
ият     -       pc      2     the, masculine
ия      и       pc      2     the, masculine
ият     и       pc      2     the, masculine
я       и       c       2     the, masculine
ки      ко      c       2     plural
# verbs: ударя, обявя, нападна, убия
и       я,а     c       2     present or past
иш      я,а     c       2     present
им      я,а     c       2     present
ят      я       c       2     present
ат      а       c       3     present
е       я,а     c       3     present or past
ем      я,а     c       3     present
их      я,а     c       2     past
иха     я,а     c       2     past
ил      я,а     c       2     participle
ила     я,а     c       2     participle
ило     я,а     c       2     participle
или     я,а     c       2     participle
ен      я,а     c       3     participle
ена     я,а     c       3     participle
ено     я,а     c       3     participle
ени     я,а     c       3     participle
еният   я,а     c       3     participle
ения    я,а     c       3     participle
ената   я,а     c       3     participle
ените   я,а     c       3     participle
са      ша      c       3     past                  # подписа
саха    ша      c       3     past
сал     ша      c       3     participle
сали    ша      c       3     participle
сан     ша      c       3     participle
сано    ша      c       3     participle
за      жа      c       3     past
заха    жа      c       3     past
на      на      c       3     past
наха    на      c       3     past
нал     на      c       3     participle
нала    на      c       3     participle
нали    на      c       3     participle
нат     на      c       3     participle
ната    на      c       3     participle
натите  на      c       3     participle
нати    на      c       3     participle
-       я       c       3     past                  # уби
х       я       c       3     past
ха      я       c       3     past
л       я       c       3     participle
ли      я       c       3     participle
т       я       c       3     participle
ти      я       c       3     participle
тите    я       c       3     participle
"""
_IRREGULAR = """
хора хората човек
деца децата дете
братя братята брат
очи очите око
ръце ръцете ръка
дни дните ден
пътища пътищата път
снега снегът снегове снеговете сняг
места местата място
гърци гърците гърка гъркът грък
цветя цветята цвете
мъже мъжете мъж
нощи нощите нощ
села селата село
тела телата тяло
ветрове ветровете вятър
бойци бойците бойците боец
боя боят боеве боевете бой
центрове центровете център
взе взеха взел взели вземе вземат взема
даде дадоха дал дали дадат дам
"""
_ADJECTIVES = """
а       -       c       2     feminine
ата     -       pc      2     the, feminine
о       -       c       2     neuter
ото     -       pc      2     the, neuter
и       -       t       2     plural
ите     -       pc      2     the, plural
ия      -       pc      2     the, masculine
ият     -       pc      2     the, masculine
"""
_MASCULINE = """
а       -       c       2     the, or several
ът      -       c       2     the
и       -       t       2     plural
ите     -       c       2     the, plural
ове     -       t       2     plural
овете   -       c       2     the, plural
"""

BULGARIAN = Endings(
    "\n".join(
        (
            _TABLE,
            _IN_AM,
            _IN_AM.replace("\nа", "\nя").replace(" ам ", " ям "),
            changed(_ADJECTIVES, "н:ен р:ър в:ев л:ъл к:ък т:ът йн:ен"),
            changed(_ADJECTIVES, _YAT, least=1),
            changed(_MASCULINE, _YAT, least=1),
            changed(_MASCULINE, _FLEETING),
        )
    ),
    irregular=_IRREGULAR,
)
