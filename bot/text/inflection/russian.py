"""Russian: names, nouns, adjectives; verbs and irregular words are in `russian_words.py`.

Source: Zaliznyak, Grammaticheskiy slovar (types 1-8 and pronominal adjectives); Russkaya grammatika 1980, vol. 1.
The letter yo is folded to ye. A name that is written in capitals keeps them when it declines (МИДа); a vowel at its
end never changes (НАТО).
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.russian_words import NOUNS, VERB_FORMS, VERBS

_RUSSIAN = """
# ending citation uses least form
# masculine, hard: Иран, Ирака, Киевом
а       -       npc     2     genitive
у       -       npc     2     dative
ом      -       npc     2     instrumental
ем      -       npc     3     instrumental          # Воронежем, Бишкеком aside
е       -       npc     2     prepositional
ы       -       t       3     plural
и       -       t       3     plural
ов      -       c       3     genitive plural
ев      -       c       3     genitive plural
ей      -       c       3     genitive plural
ам      -       c       3     dative plural
ами     -       c       3     instrumental plural
ах      -       c       3     prepositional plural
ы       -       m       4     plural                # курды, хуситы
и       -       m       4     plural                # талибаны aside: казахи
ов      -       m       4     genitive plural
ам      -       m       4     dative plural
ами     -       m       4     instrumental plural
ах      -       m       4     prepositional plural
# masculine, soft: Кремль, Израиль, Китай, Шанхай
я       ь,й     npc     2     genitive
ю       ь,й     npc     2     dative
ем      ь,й     npc     2     instrumental
е       ь,й     npc     2     prepositional
и       ь,й     t       3     plural
ей      ь       c       3     genitive plural
ев      й       c       3     genitive plural
ям      ь,й     c       3     dative plural
ями     ь,й     c       3     instrumental plural
ях      ь,й     c       3     prepositional plural
ии      ий      np      2     prepositional         # Юрии, Маврикии
# feminine: Москва, Украина, Турция, Корея
ы       а       npt     2     genitive or plural
и       а       npt     2     genitive or plural    # Америки, атаки
е       а       npc     2     dative or prepositional
у       а       npc     2     accusative
ой      а       npc     2     instrumental
ою      а       c       2     instrumental
ей      а       npc     2     instrumental
ам      а       c       2     dative plural
ами     а       c       2     instrumental plural
ах      а       c       2     prepositional plural
-       а       c       4     genitive plural        # ракет
ок      ка      c       2     genitive plural        # попыток
ек      ка      c       2     genitive plural        # бомбежек
ек      йка     c       2     genitive plural        # построек
ен      на      c       2     genitive plural        # сосен
ен      ня      c       2     genitive plural        # песен
ень     ня      c       2     genitive plural        # деревень
ей      ья      c       2     genitive plural        # статей
ьи      ья      t       2     genitive or plural
и       я       npt     2     genitive or plural
е       я       npc     2     dative or prepositional
ю       я       npc     2     accusative
ей      я       npc     2     instrumental
ии      ия      npt     2     genitive, dative, prepositional or plural
ию      ия      npc     2     accusative
ией     ия      npc     2     instrumental
ий      ия      c       2     genitive plural
ь       я       c       3     genitive plural
ям      я       c       2     dative plural
ями     я       c       2     instrumental plural
ях      я       c       2     prepositional plural
# feminine in a soft sign: Сибирь, область
и       ь       npt     2     genitive, dative, prepositional or plural
ью      ь       npc     2     instrumental
# neuter: Косово, Приднестровье, перемирие
а       о       npt     3     genitive or plural
-       о       c       4     genitive plural         # государств
ам      о       c       3     dative plural
ами     о       c       3     instrumental plural
ах      о       c       3     prepositional plural
ем      ьмо     c       2     genitive plural         # писем
он      но      c       2     genitive plural         # окон
мени    мя      npc     1     genitive, dative or prepositional   # времени
менем   мя      npc     1     instrumental
мена    мя      t       1     plural
мен     мя      c       1     genitive plural
менам   мя      c       1     dative plural
менами  мя      c       1     instrumental plural
менах   мя      c       1     prepositional plural
у       о       npc     3     dative
ом      о       npc     3     instrumental
е       о       npc     3     prepositional
я       е       npc     3     genitive
ю       е       npc     3     dative
ем      е       npc     3     instrumental
и       е       npc     3     prepositional         # перемирии
ий      ие      c       3     genitive plural
ям      е       c       3     dative plural
ями     е       c       3     instrumental plural
ях      е       c       3     prepositional plural
# what the dictionary has in the plural: Соединённые Штаты, Нидерланды, Эмираты, Филиппины, переговоры, санкции
ов      ы,и     npc     2     genitive
ам      ы,и,а   npc     2     dative
ами     ы,и,а   npc     2     instrumental
ах      ы,и,а   npc     2     prepositional
-       ы       npc     4     genitive              # Нидерланд, Филиппин
-       ы,а     p       3     genitive              # Демократических сил, Минеральных Вод
-       а       pc      4     genitive plural
ов      а       pc      3     genitive              # Островов Кука
ям      и       npc     2     dative
ями     и       npc     2     instrumental
ях      и       npc     2     prepositional
ей      и       npc     3     genitive
ий      ии      npc     2     genitive              # санкций
иям     ии      npc     2     dative
иями    ии      npc     2     instrumental
иях     ии      npc     2     prepositional
ий      ия      npc     2     genitive              # военных преступлений
иям     ия      npc     2     dative
иями    ия      npc     2     instrumental
иях     ия      npc     2     prepositional
ок      ки      pc      2     genitive plural       # Белых касок
ьев     ья      pc      2     genitive              # Братьев-мусульман
ьям     ья      pc      2     dative
ьями    ья      pc      2     instrumental
ьях     ья      pc      2     prepositional
# peoples and citizens: мусульмане, граждане, киевляне
ан      ане     npc     2     genitive
анам    ане     npc     2     dative
анами   ане     npc     2     instrumental
анах    ане     npc     2     prepositional
ян      яне     npc     2     genitive
янам    яне     npc     2     dative
янами   яне     npc     2     instrumental
янах    яне     npc     2     prepositional
ане     анин    tm      2     plural
ан      анин    cm      2     genitive plural
анам    анин    cm      2     dative plural
анами   анин    cm      2     instrumental plural
анах    анин    cm      2     prepositional plural
яне     янин    tm      2     plural
ян      янин    cm      2     genitive plural
янам    янин    cm      2     dative plural
янами   янин    cm      2     instrumental plural
янах    янин    cm      2     prepositional plural
# surnames: Путин, Лавров; possessive adjectives: Соломоновы Острова
овым    ов      np      1     instrumental
евым    ев      np      1     instrumental
иным    ин      np      1     instrumental
ыным    ын      np      1     instrumental
овых    ов      m       1     genitive or prepositional plural
евых    ев      m       1     genitive or prepositional plural
иных    ин      m       1     genitive or prepositional plural
ых      ы       p       3     genitive or prepositional
ым      ы       p       3     dative
ыми     ы       p       3     instrumental
# adjectives
ого     ый,ой,ое     npc 2    genitive              # Навального, в Никольском
ого     ий      pc      2     genitive
кого    кий     n       2     genitive              # Зеленского
его     ий,ее   pc      2     genitive
ому     ый,ой,ое     npc 2    dative
ому     ий      pc      2     dative
кому    кий     n       2     dative
ему     ий,ее   pc      2     dative
ым      ый,ой,ое     npc 2    instrumental
им      ий,ее,ое     pc  2    instrumental
им      ой      pc      2     instrumental          # большим
ким     кий,кое n       2     instrumental
ом      ый,ой,ое     npc 2    prepositional
ом      ий      pc      2     prepositional
ком     кий     n       2     prepositional
ем      ий,ее   pc      2     prepositional
его     ий      n       4     genitive              # Рабочего
ему     ий      n       4     dative
ой      ая      npc     2     genitive, dative, instrumental or prepositional
ей      яя      pc      2     genitive, dative, instrumental or prepositional
жей     жая     pc      1     genitive, dative, instrumental or prepositional
чей     чая     pc      1     genitive, dative, instrumental or prepositional
шей     шая     pc      1     genitive, dative, instrumental or prepositional   # Высшей
щей     щая     pc      1     genitive, dative, instrumental or prepositional
ую      ая      npc     2     accusative
юю      яя      pc      2     accusative
ых      ые,ый,ая,ое,ой     pc  2 genitive or prepositional plural
их      ие,ий,яя,ее,ая,ое,ой  pc  2  genitive or prepositional plural
ым      ые,ый,ая,ое     pc  2 dative plural
им      ие,ий,яя,ее,ая,ое  pc  2  dative plural
ыми     ые,ый,ая,ое,ой     pc  2 instrumental plural
ими     ие,ий,яя,ее,ая,ое,ой  pc  2  instrumental plural
ых      ый      m       3     genitive or prepositional plural
ских    ский    m       2     genitive or prepositional plural     # Зеленских
ские    ский    m       2     plural
ые      ая,ое           p   2 plural
ие      яя,ее,ая,ое     pc  2 plural
ая      ый,ой,ий  c     2     feminine
ую      ый,ой,ий  c     2     feminine accusative
ой      ый,ий   c       2     feminine
ое      ый,ой,ий  c     2     neuter
яя      ий      c       2     feminine
юю      ий      c       2     feminine accusative
ей      ий      c       2     feminine              # последней
ее      ий      c       2     neuter
ско     ский    c       2     first part of a compound      # российско-турецкий
цко     цкий    c       2     first part of a compound
ые      ый,ой,ая,ое  t   2     plural
ие      ий,ой   t       2     plural
# fleeting vowels: Египет, беженец, боец, церковь
пта     пет     np      1     genitive              # Египта
пту     пет     np      1     dative
птом    пет     np      1     instrumental
пте     пет     np      1     prepositional
ла      ел      npc     2     genitive              # Орла, Павла
лу      ел      npc     2     dative
лом     ел      npc     2     instrumental
ле      ел      npc     2     prepositional
лы      ел      t       2     plural
лов     ел      c       2     genitive plural
ьва     ев      np      1     genitive              # Льва
ьву     ев      np      1     dative
ьвом    ев      np      1     instrumental
ьве     ев      np      1     prepositional
ья      ей      npc     3     genitive              # Соловья
ью      ей      npc     3     dative
ьем     ей      npc     3     instrumental
ье      ей      npc     3     prepositional
ьи      ей      tm      3     plural
ьев     ей      cm      3     genitive plural
ца      ец      npc     2     genitive
цу      ец      npc     2     dative
цем     ец      npc     2     instrumental
цом     ец      npc     2     instrumental
це      ец      npc     2     prepositional
цы      ец      npt     2     plural
цев     ец      npc     2     genitive plural
цов     ец      npc     2     genitive plural
цам     ец      npc     2     dative plural
цами    ец      npc     2     instrumental plural
цах     ец      npc     2     prepositional plural
йца     ец      c       2     genitive              # бойца
йцу     ец      c       2     dative
йцом    ец      c       2     instrumental
йце     ец      c       2     prepositional
йцы     ец      t       2     plural
йцов    ец      c       2     genitive plural
йцам    ец      c       2     dative plural
йцами   ец      c       2     instrumental plural
йцах    ец      c       2     prepositional plural
кви     ковь    npt     2     genitive or plural    # Белой Церкви
ковью   ковь    npc     2     instrumental
квам    ковь    c       2     dative plural
квами   ковь    c       2     instrumental plural
квах    ковь    c       2     prepositional plural
ка      ок,ек   c       3     genitive
ку      ок,ек   c       3     dative
ком     ок,ек   c       3     instrumental
ке      ок,ек   c       3     prepositional
ки      ок,ек   t       3     plural
ков     ок,ек   c       3     genitive plural
кам     ок,ек   c       3     dative plural
ками    ок,ек   c       3     instrumental plural
ках     ок,ек   c       3     prepositional plural
ка      ок      np      4     genitive              # Городка
ку      ок      np      4     dative
ком     ок      np      4     instrumental
ке      ок      np      4     prepositional
тра     тер     c       2     genitive              # ветра
тру     тер     c       2     dative
тром    тер     c       2     instrumental
тре     тер     c       2     prepositional
тры     тер     t       2     plural
тров    тер     c       2     genitive plural
ня      ень     c       1     genitive              # дня
ню      ень     c       1     dative
нем     ень     c       1     instrumental
не      ень     c       2     prepositional
ни      ень     t       1     plural
ней     ень     c       1     genitive plural
ням     ень     c       1     dative plural
нями    ень     c       1     instrumental plural
нях     ень     c       1     prepositional plural
гня     гонь    c       1     genitive              # огня
гню     гонь    c       1     dative
гнем    гонь    c       1     instrumental
гне     гонь    c       1     prepositional
"""

RUSSIAN = Endings(_RUSSIAN + VERBS, irregular=NOUNS, verbs=VERB_FORMS)
