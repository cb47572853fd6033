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
ы       -       c       3     plural
и       -       c       3     plural
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
и       ь,й     c       3     plural
ей      ь       c       3     genitive plural
ев      й       c       3     genitive plural
ям      ь,й     c       3     dative plural
ями     ь,й     c       3     instrumental plural
ях      ь,й     c       3     prepositional plural
# feminine: Москва, Украина, Турция, Корея
ы       а       npc     2     genitive
и       а       npc     2     genitive              # Америки
е       а       npc     2     dative or prepositional
у       а       npc     2     accusative
ой      а       npc     2     instrumental
ою      а       c       2     instrumental
ей      а       npc     2     instrumental
ам      а       c       2     dative plural
ами     а       c       2     instrumental plural
ах      а       c       2     prepositional plural
-       а       c       4     genitive plural        # ракет
и       я       npc     2     genitive
е       я       npc     2     dative or prepositional
ю       я       npc     2     accusative
ей      я       npc     2     instrumental
ии      ия      npc     2     genitive, dative or prepositional
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
# names in the plural: Соединённые Штаты, Нидерланды, Эмираты, Филиппины
ов      ы,и     np      2     genitive
ам      ы,и,а   np      2     dative
ами     ы,и,а   np      2     instrumental
ах      ы,и,а   np      2     prepositional
-       ы       np      4     genitive              # Нидерланд, Филиппин
-       а       p       4     genitive plural
ям      и       np      2     dative
ями     и       np      2     instrumental
ях      и       np      2     prepositional
ей      и       np      3     genitive
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
ых      ые,ый   pc      2     genitive or prepositional plural
их      ие,ий   pc      2     genitive or prepositional plural
ым      ые      pc      2     dative plural
им      ие      pc      2     dative plural
ыми     ые,ый   pc      2     instrumental plural
ими     ие,ий   pc      2     instrumental plural
ая      ый,ой   c       2     feminine
ое      ый,ой   c       2     neuter
ые      ый,ой   c       2     plural
ие      ий      c       2     plural
# fleeting vowels: Донецк keeps its e; боец, удар aside
ца      ец      npc     2     genitive
цу      ец      npc     2     dative
цем     ец      npc     2     instrumental
цом     ец      npc     2     instrumental
це      ец      npc     2     prepositional
цы      ец      c       2     plural
цев     ец      c       2     genitive plural
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
