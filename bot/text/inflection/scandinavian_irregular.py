"""Irregular words and strong verbs of Danish, Norwegian (Bokmal) and Swedish, folded.

Sources: Svenska Akademiens grammatik (2: verbs), Danish: A Comprehensive Grammar (6), Norsk referansegrammatikk (6).
A line of the strong verbs is the infinitive and its forms, which may have any prefix (an-gripa); the passive s is left
out. A line of the irregular words is forms, then the dictionary form.
"""

_LEAST_PREFIX = 2

SWEDISH_STRONG = """
be: ber bad bett
binda: band bundit bunden bundna bundet
bita: bet bitit biten bitna
bjuda: bjod bjudit bjuden bjudna
brinna: brann brunnit
bryta: brot brutit bruten brutna brutet
dra: drar drog dragit dragen dragna draget
driva: drev drivit driven drivna drivet
do: dor dog dott
falla: foll fallit fallen fallna
finna: fann funnit funnen funna
flyga: flog flugit flugen flugna
frysa: fros frusit frusen frusna
fa: far fick fatt
forsvinna: forsvann forsvunnit forsvunnen forsvunna
ge: ger gav gett givit given givna givet
gripa: grep gripit gripen gripna gripet
gora: gor gjorde gjort gjord gjorda
ga: gar gick gatt gangen gangna
ha: har hade haft
hugga: hogg huggit
halla: holl hallit hallen hallna hallet
komma: kom kommit kommen komna
leda: ledde lett ledd ledda
ligga: lag legat
lyda: lydde lod lytt
lata: lat latit laten latna
lagga: lade la lagt lagd lagda
mota: motte mott
riva: rev rivit riven rivna rivet
saga: sager sade sa sagt sagd sagda
se: ser sag sett sedd sedda
sitta: satt suttit
sjunka: sjonk sjunkit sjunken sjunkna
skara: skar skurit skuren skurna
skjuta: skot skjutit skjuten skjutna skjutet
skriva: skrev skrivit skriven skrivna skrivet
sla: slar slog slagit slagen slagna slaget
slita: slet slitit sliten slitna
sluta: slot slutit sluten slutna slutet
smyga: smog smugit
sprida: spred spridde spridit spritt spridd spridda
springa: sprang sprungit
sta: star stod statt
stiga: steg stigit
sticka: stack stuckit
stjala: stjal stulit stulen stulna stulet
svika: svek svikit sviken svikna
salja: saljer salde salt sald salda
satta: satter satte satt satts
ta: tar tog tagit tagen tagna taget
tvinga: tvang
valja: valjer valde valt vald valda
vilja: vill ville velat
vika: vek vikit
vinna: vann vunnit vunnen vunna vunnet
vaxa: vaxte vuxit vuxen vuxna
aterta: atertar atertog atertagit atertagen atertagna
"""

DANISH_STRONG = """
bede: bad bedt
bide: bed bidt
binde: bandt bundet bundne
blive: blev blevet
bringe: bragte bragt
bryde: brod brudt brudte
byde: bod budt budte
do: dor dode dod
drage: drog draget dragne
drive: drev drevet drevne
falde: faldt faldet faldne
finde: fandt fundet fundne
flyve: floj flojet
folge: fulgte fulgt
forsvinde: forsvandt forsvundet forsvundne
fryse: fros frosset frosne
fa: far fik faet
give: gav givet givne
gribe: greb grebet grebne
gore: gor gjorde gjort
ga: gar gik gaet gaede
have: har havde haft
hjaelpe: hjalp hjulpet hjulpne
holde: holdt
komme: kom kommet
kvaele: kvalte kvalt
lade: lod ladet ladte
ligge: la ligget
laegge: lagde lagt
lobe: lob lobet
lyde: lod lydt
na: nar
rive: rev revet revne
se: ser sa set sete
sidde: sad siddet
sige: sagde sagt
skaere: skar skaret
skrive: skrev skrevet skrevne
skyde: skod skudt skudte
sla: slar slog slaet slaede
slippe: slap sluppet
springe: sprang sprunget sprungne
sporge: spurgte spurgt
sta: star stod staet
stige: steg steget
stikke: stak stukket
stjaele: stjal stjalet stjalne
synke: sank sunket sunkne
saelge: solgte solgt
saette: satte sat
tage: tog taget tagne
tie: tav tiet
traekke: trak trukket trukne
traede: tradte tradt
traeffe: traf truffet trufne
tvinge: tvang tvunget tvungne
taelle: talte talt
vige: veg veget
vinde: vandt vundet vundne
vaelge: valgte valgt
"""

NORWEGIAN_STRONG = """
be: ber ba bad bedt
bite: bet bitt
binde: bandt bundet bundne
bli: blir ble blitt
bringe: brakte brakt
bryte: brot brutt brutte
by: byr bod budt
do: dor dode dod dodd
dra: drar dro drog dratt dratte
drive: drev drevet drevne
falle: falt
finne: fant funnet funne
fly: flyr floy floyet
folge: fulgte fulgt
forsvinne: forsvant forsvunnet forsvunne
fryse: fros frosset frosne
fa: far fikk fatt
gi: gir ga gav gitt gitte
gripe: grep grepet grepne
gjore: gjor gjorde gjort
ga: gar gikk gatt
ha: har hadde hatt
hjelpe: hjalp hjulpet hjulpne
holde: holdt
komme: kom kommet
la: lar lot latt
late: lot latt latte
legge: la lagt
ligge: la ligget
lope: lop
lyde: lod
rive: rev revet revne
se: ser sa sett sette
selge: solgte solgt
sette: satte satt
si: sier sa sagt
sitte: satt sittet
skjaere: skar skaret
skrive: skrev skrevet skrevne
skyte: skjot skutt skutte
sla: slar slo slatt slatte
slippe: slapp sluppet
springe: sprang sprunget
sporre: spurte spurt
sta: star sto stod statt
stige: steg steget
stikke: stakk stukket
stjele: stjal stjalet stjalne
synke: sank sunket sunkne
ta: tar tok tatt tatte
treffe: traff truffet trufne
trekke: trakk trukket trukne
tvinge: tvang tvunget tvungne
velge: valgte valgt
vike: vek veket
vinne: vant vunnet vunne
"""


SWEDISH_IRREGULAR = """
broder broderna bror
fader faderna far
modrar modrarna mor
dottrar dottrarna dotter
fotter fotterna fot
bocker bockerna bok
ogon ogonen oga
oron oronen ora
storre storst storsta stora stort stor
mindre minst minsta liten
smal smala sma litet liten
lilla liten
hogre hogst hogsta hoga hogt hog
langre langst langsta langa langt lang
yngre yngst yngsta unga ungt ung
aldre aldst aldsta gamla gammalt gammal
battre bast basta bra
samre samst varre varst dalig
daliga daligt dalig
fria fritt fri
roda rott rod
svarta svart
vita vitt vit
grona gront gron
doda dott dod
starka starkt stark
svaga svagt svag
tunga tungt tung
korta kort
rika rikt rik
nya nytt ny
sjuka sjukt sjuk
snabba snabbt snabb
dyra dyrt dyr
tomma tomt tom
blinda blint blind
varma varmt varm
kalla kallt kall
grova grovt grov
djupa djupt djup
klara klart klar
"""


DANISH_IRREGULAR = """
maend maendene manden mand
born bornene barn
haender haenderne hand
naetter naetterne nat
faedre faedrene far
modre modrene mor
brodre brodrene bror
dotre dotrene datter
taender taenderne tand
kraefter kraefterne kraft
staeder staederne stad
storre storst storste stor
mindre mindst mindste lille
sma lille
aeldre aeldst aeldste gammel
laengere laengst laengste lang
bedre bedst bedste god
vaerre vaerst vaerste darlig
"""


NORWEGIAN_IRREGULAR = """
menn mennene mann
hender hendene hand
netter nettene natt
fedre fedrene far
modre modrene mor
brodre brodrene bror
dotre dotrene datter
tenner tennene tann
krefter kreftene kraft
storre storst storste stor
mindre minst minste liten
sma liten
eldre eldst eldste gammel
lengre lengst lengste lang
bedre best beste god
verre verst verste darlig
"""


def forms_of(strong: str) -> tuple[str, str]:
    """Give the lines of a table for verbs with a prefix, and those of the irregular forms for verbs without."""
    prefixed: list[str] = []
    alone: list[str] = []
    for line in strong.strip().splitlines():
        infinitive, forms = line.split(": ")
        prefixed.extend(f"{form} {infinitive} c {_LEAST_PREFIX} strong verb" for form in forms.split())
        alone.append(f"{forms} {infinitive}")
    return "\n".join(prefixed), "\n".join(alone)
