"""Dutch: strong verbs and the prefixes of verbs.

Source: Algemene Nederlandse Spraakkunst (2.3.2, 2.4.4). A line of the table is `form form ... infinitive`, folded; of
the forms one with ge- is the participle.
"""

STRONG = """
valt viel vielen gevallen vallen
grijpt greep grepen gegrepen grijpen
schiet schoot schoten geschoten schieten
sluit sloot sloten gesloten sluiten
vliegt vloog vlogen gevlogen vliegen
trekt trok trokken getrokken trekken
biedt bood boden geboden bieden
verliest verloor verloren verliezen
bedriegt bedroog bedrogen bedriegen
liegt loog logen gelogen liegen
slaat sloeg sloegen geslagen slaan
draagt droeg droegen gedragen dragen
rijdt reed reden gereden rijden
houdt hield hielden gehouden houden
laat liet lieten gelaten laten
vangt ving vingen gevangen vangen
hangt hing hingen gehangen hangen
loopt liep liepen gelopen lopen
roept riep riepen geroepen roepen
gaat ging gingen gegaan gaan
staat stond stonden gestaan staan
neemt nam namen genomen nemen
komt kwam kwamen gekomen komen
breekt brak braken gebroken breken
spreekt sprak spraken gesproken spreken
treft trof troffen getroffen treffen
helpt hielp hielpen geholpen helpen
sterft stierf stierven gestorven sterven
werpt wierp wierpen geworpen werpen
werft wierf wierven geworven werven
geldt gold golden gegolden gelden
beveelt beval bevalen bevolen bevelen
steelt stal stalen gestolen stelen
geeft gaf gaven gegeven geven
leest las lazen gelezen lezen
ziet zag zagen gezien zien
eet at aten gegeten eten
vergeet vergat vergaten vergeten
treedt trad traden getreden treden
ligt lag lagen gelegen liggen
zit zat zaten gezeten zitten
begint begon begonnen beginnen
wint won wonnen gewonnen winnen
zwemt zwom zwommen gezwommen zwemmen
vindt vond vonden gevonden vinden
bindt bond bonden gebonden binden
dwingt dwong dwongen gedwongen dwingen
dringt drong drongen gedrongen dringen
springt sprong sprongen gesprongen springen
zinkt zonk zonken gezonken zinken
drinkt dronk dronken gedronken drinken
verdwijnt verdween verdwenen verdwijnen
schrijft schreef schreven geschreven schrijven
blijft bleef bleven gebleven blijven
drijft dreef dreven gedreven drijven
stijgt steeg stegen gestegen stijgen
zwijgt zweeg zwegen gezwegen zwijgen
krijgt kreeg kregen gekregen krijgen
blijkt bleek bleken gebleken blijken
lijkt leek leken geleken lijken
wijst wees wezen gewezen wijzen
lijdt leed leden geleden lijden
snijdt sneed sneden gesneden snijden
strijdt streed streden gestreden strijden
ontwijkt week weken geweken wijken
bezwijkt bezweek bezweken bezwijken
brengt bracht brachten gebracht brengen
denkt dacht dachten gedacht denken
koopt kocht kochten gekocht kopen
zoekt zocht zochten gezocht zoeken
doet deed deden gedaan doen
weet wist wisten geweten weten
zegt zei zeiden gezegd zeggen
vecht vocht vochten gevochten vechten
wordt werd werden geworden worden
heft hief hieven geheven heffen
zendt zond zonden gezonden zenden
"""

SEPARABLE_LIST = """
aan achter af bij binnen buiten deel dicht door in los mee na neer om onder op over plaats samen stil tegen terug
thuis toe uit vast voor voort vooruit vrij weg
"""
SEPARABLE = frozenset(SEPARABLE_LIST.split())
PREFIXES = frozenset(("be", "er", "ge", "her", "ont", "ver", "mis", "over", "onder", "voor", "door", "om"))
