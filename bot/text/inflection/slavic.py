"""Russian.

Source: Zaliznyak, Grammaticheskiy slovar (types 1-8 and pronominal adjectives); Russkaya grammatika 1980, vol. 1.
The letter yo is folded to ye. A name that is written in capitals keeps them when it declines (МИДа); a vowel at its
end never changes (НАТО).
"""

from bot.text.inflection.endings import Endings

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
и       ь       npc     2     genitive, dative or prepositional
ью      ь       npc     2     instrumental
# neuter: Косово, Приднестровье, перемирие
а       о       npc     3     genitive
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
-       а       pc      4     genitive plural
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
# adjectives
ого     ый,ой,ое,ий  pc  2    genitive
его     ий,ее   pc      2     genitive
ому     ый,ой,ое,ий  pc  2    dative
ему     ий,ее   pc      2     dative
ым      ый,ой,ое     pc  2    instrumental
им      ий,ее,ое     pc  2    instrumental
ом      ый,ой,ое,ий  pc  2    prepositional
ем      ий,ее   pc      2     prepositional
ой      ая      npc     2     genitive, dative, instrumental or prepositional
ей      яя      pc      2     genitive, dative, instrumental or prepositional
ую      ая      npc     2     accusative
юю      яя      pc      2     accusative
ых      ые,ый,ая,ое     pc  2 genitive or prepositional plural
их      ие,ий,яя,ее,ая,ое  pc  2  genitive or prepositional plural
ым      ые,ый,ая,ое     pc  2 dative plural
им      ие,ий,яя,ее,ая,ое  pc  2  dative plural
ыми     ые,ый,ая,ое     pc  2 instrumental plural
ими     ие,ий,яя,ее,ая,ое  pc  2  instrumental plural
ые      ая,ое           p   2 plural
ие      яя,ее,ая,ое     pc  2 plural
ая      ый,ой,ий  c     2     feminine
ую      ый,ой,ий  c     2     feminine accusative
ой      ый,ий   c       2     feminine
ое      ый,ой,ий  c     2     neuter
ее      ий      c       2     neuter
ые      ый,ой,ая,ое  t   2     plural
ие      ий      t       2     plural
# fleeting vowels: Египет, беженец, боец, церковь
пта     пет     np      1     genitive              # Египта
пту     пет     np      1     dative
птом    пет     np      1     instrumental
пте     пет     np      1     prepositional
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
ка      ок      c       3     genitive
ку      ок      c       3     dative
ком     ок      c       3     instrumental
ки      ок      c       3     plural
ня      ень     c       2     genitive
гня     гонь    c       1     genitive              # огня
гню     гонь    c       1     dative
гнем    гонь    c       1     instrumental
гне     гонь    c       1     prepositional
# verbs, past and participles
л       ть      c       3     past
ла      ть      c       3     past
ло      ть      c       3     past
ли      ть      c       3     past
ет      ать,ить c       3     present
ют      ть      c       3     present
ает     ать     c       2     present
ит      ить     c       3     present
ят      ить     c       3     present
"""

RUSSIAN = Endings(_RUSSIAN)
