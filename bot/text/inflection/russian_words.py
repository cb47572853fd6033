"""Russian: the verbs of common words, and words whose forms no ending tells.

Source: Zaliznyak, Grammaticheskiy slovar (verb types 1-16; nouns marked with a triangle); Russkaya grammatika 1980,
vol. 1 (short passive participles). The table has the format of `endings.py`; lines of the other two end in the
dictionary form.
"""

VERBS = """
# verbs, past, present and future
л       ть      c       3     past
ла      ть      c       3     past
ло      ть      c       3     past
ли      ть      c       3     past
лся     ться    c       2     past
лась    ться    c       2     past
лось    ться    c       2     past
лись    ться    c       2     past
шел     йти     c       1     past                  # пришел, нашел
шла     йти     c       1     past
шло     йти     c       1     past
шли     йти     c       1     past
л       сть     c       2     past                  # напал
ла      сть     c       2     past
ли      сть     c       2     past
-       нуть    c       4     past                  # погиб
ла      нуть    c       3     past
ло      нуть    c       3     past
ли      нуть    c       3     past
ер      ереть   c       1     past                  # умер
ерла    ереть   c       1     past
ерли    ереть   c       1     past
ет      ть,ать,ить   c  3     present
ют      ть      c       3     present
ает     ать     c       2     present
ит      ить,еть,ать  c  2     present
ят      ить,еть c       2     present
ат      ить,ать c       3     present
ут      ать     c       3     present
ует     овать   c       2     present
уют     овать   c       2     present
ется    ться    c       2     present
ются    ться    c       2     present
уется   оваться c       2     present
уются   оваться c       2     present
ится    иться   c       2     present
ятся    иться   c       2     present
йдет    йти     c       1     future
йдут    йти     c       1     future
дет     сть,сти c       2     future
дут     сть,сти c       2     future
нет     нуть    c       2     future
нут     нуть    c       2     future
# participles in the predicate: убит, захвачен, обстреляны
т       ть      c       3     participle
та      ть      c       3     participle
то      ть      c       3     participle
ты      ть      c       3     participle
ан      ать     c       3     participle
ана     ать     c       3     participle
ано     ать     c       3     participle
аны     ать     c       3     participle
ян      ять     c       3     participle
яна     ять     c       3     participle
яно     ять     c       3     participle
яны     ять     c       3     participle
ен      ить     c       2     participle
ена     ить     c       2     participle
ено     ить     c       2     participle
ены     ить     c       2     participle
щен     тить    c       2     participle
щена    тить    c       2     participle
щено    тить    c       2     participle
щены    тить    c       2     participle
чен     тить    c       2     participle
чена    тить    c       2     participle
чено    тить    c       2     participle
чены    тить    c       2     participle
жден    дить    c       2     participle
ждена   дить    c       2     participle
ждено   дить    c       2     participle
ждены   дить    c       2     participle
жен     дить,зить c       2     participle
жена    дить,зить c       2     participle
жено    дить,зить c       2     participle
жены    дить,зить c       2     participle
шен     сить    c       2     participle
шена    сить    c       2     participle
шено    сить    c       2     participle
шены    сить    c       2     participle
влен    вить    c       2     participle
влена   вить    c       2     participle
влено   вить    c       2     participle
влены   вить    c       2     participle
млен    мить    c       2     participle
млена   мить    c       2     participle
млено   мить    c       2     participle
млены   мить    c       2     participle
плен    пить    c       2     participle
плена   пить    c       2     participle
плено   пить    c       2     participle
плены   пить    c       2     participle
блен    бить    c       2     participle
блена   бить    c       2     participle
блено   бить    c       2     participle
блены   бить    c       2     participle
щен     стить   c       2     participle
щена    стить   c       2     participle
щено    стить   c       2     participle
щены    стить   c       2     participle
"""

NOUNS = """
люди людей людям людьми людях человек
дети детей детям детьми детях ребенок
матери матерью матерей матерям матерями матерях мать
дочери дочерью дочерей дочерям дочерями дочерях дочь
братья братьев братьям братьями братьях брат
друзья друзей друзьям друзьями друзьях друг
сыновья сыновей сыновьям сыновьями сыновьях сын
мужья мужей мужьям мужьями мужьях муж
соседи соседей соседям соседями соседях сосед
господа господ господам господами господах господин
хозяева хозяев хозяевам хозяевами хозяевах хозяин
суда судов судам судами судах судно
льва льву львом льве львы львов лев
льда льду льдом льде льды льдов лед
рта рту ртом рте рот
лба лбу лбом лбе лоб
сна сну сном сне сны снов сон
сил сила
вод вода
цен цена
жен жена
рук рука
ног нога
мин мина
ран рана
баз база
зон зона
виз виза
войн война
сестер сестра
земель земля
судеб судьба
тюрем тюрьма
яиц яйцо
"""

VERB_FORMS = """
убьет убьют убей убить
бьет бьют бить
разобьет разобьют разбить
взял взяла взяли возьмет возьмут взят взята взято взяты взять
примет примут принять
займет займут занять
начнет начнут начат начата начато начаты начать
скажет скажут сказать
пишет пишут писать
призовет призовут призвать
назовет назовут назвать
станет станут стать
может могут мог могла могло могли мочь
смогли смог смогла сможет смогут смочь
даст дадут дать
едет едут ехать
пошлет пошлют послать
ведет ведут вел вела вели вести
введет введут ввел ввела ввели введен введена введены ввести
вывел вывела вывели выведет выведут выведен выведены вывести
привел привела привели приведет приведут привести
провел провела провели проведет проведут проведен проведена проведены провести
нес несла несли несет несут нести
понес понесла понесли понесет понесут понести
произошел произошла произошло произошли произойдет произойдут произойти
придет придут прийти
ушел ушла ушли уйдет уйдут уйти
умрет умрут умереть
сбил сбила сбили собьет собьют сбит сбита сбиты сбить
"""
