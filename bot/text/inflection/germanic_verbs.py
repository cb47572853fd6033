"""Dutch and German verbs: strong forms, participles with ge-, prefixes.

Sources: Algemene Nederlandse Spraakkunst (2.3.2, 2.4.4), Duden 4 (§ 646-720, list of the strong verbs). A line of a
table is `form form ... infinitive`, folded; of the forms one with ge- is the participle. What is derived from them:
with a separable prefix the participle, the present and the infinitive with zu (angegriffen, angreift, anzugreifen), but
not the past, which then is a noun or stands apart (Angriff, griff an); with another prefix all forms (begriff,
begriffen). Past forms that are nouns as well are left out.
"""

from collections.abc import Iterable, Iterator

from bot.text.inflection.endings import forms_of

_GERMAN_STRONG = """
greift griff griffen gegriffen greifen
schiesst schoss schossen geschossen schiessen
schliesst schloss schlossen geschlossen schliessen
fliegt flog flogen geflogen fliegen
flieht floh flohen geflohen fliehen
fliesst floss flossen geflossen fliessen
zieht zog zogen gezogen ziehen
biegt bog bogen gebogen biegen
bietet bot boten geboten bieten
verliert verlor verloren verlieren
friert fror froren gefroren frieren
betrugt betrog betrogen betrugen
lugt log logen gelogen lugen
schlagt schlug schlugen geschlagen schlagen
tragt trug trugen getragen tragen
fahrt fuhr fuhren gefahren fahren
ladt lud luden geladen laden
wachst wuchs wuchsen gewachsen wachsen
fallt fiel fielen gefallen fallen
halt hielt hielten gehalten halten
lasst liess liessen gelassen lassen
rat riet rieten geraten raten
fangt fing fingen gefangen fangen
hangt hing hingen gehangen hangen
lauft lief liefen gelaufen laufen
ruft rief riefen gerufen rufen
stosst stiess stiessen gestossen stossen
heisst hiess hiessen geheissen heissen
geht ging gingen gegangen gehen
steht stand standen gestanden stehen
nimmt nahm nahmen genommen nehmen
kommt kam kamen gekommen kommen
bricht brach brachen gebrochen brechen
spricht sprach sprachen gesprochen sprechen
trifft traf trafen getroffen treffen
hilft half halfen geholfen helfen
stirbt starb starben gestorben sterben
wirft warf warfen geworfen werfen
wirbt warb warben geworben werben
verdirbt verdarb verdarben verdorben verderben
gilt galt galten gegolten gelten
birgt barg bargen geborgen bergen
befiehlt befahl befahlen befohlen befehlen
stiehlt stahl stahlen gestohlen stehlen
schreckt erschrak erschraken erschrocken erschrecken
gibt gab gaben gegeben geben
liest las lasen gelesen lesen
sieht sah sahen gesehen sehen
geschieht geschah geschahen geschehen
isst ass assen gegessen essen
vergisst vergass vergassen vergessen
tritt trat traten getreten treten
liegt lag lagen gelegen liegen
bittet bat baten gebeten bitten
sitzt sass sassen gesessen sitzen
misst mass massen gemessen messen
beginnt begann begannen begonnen beginnen
gewinnt gewann gewannen gewonnen gewinnen
schwimmt schwamm geschwommen schwimmen
findet fand fanden gefunden finden
bindet band banden gebunden binden
zwingt zwang zwangen gezwungen zwingen
dringt drang drangen gedrungen dringen
springt sprang sprangen gesprungen springen
singt sang sangen gesungen singen
sinkt sank sanken gesunken sinken
trinkt trank tranken getrunken trinken
klingt klang klangen geklungen klingen
gelingt gelang gelangen gelungen gelingen
verschwindet verschwand verschwanden verschwunden verschwinden
schreibt schrieb schrieben geschrieben schreiben
bleibt blieb blieben geblieben bleiben
treibt trieb trieben getrieben treiben
steigt stieg stiegen gestiegen steigen
schweigt schwieg schwiegen geschwiegen schweigen
scheint schien schienen geschienen scheinen
schreit schrie schrien geschrien schreien
leiht lieh liehen geliehen leihen
weist wies wiesen gewiesen weisen
reisst riss rissen gerissen reissen
streitet stritt stritten gestritten streiten
leidet litt litten gelitten leiden
schneidet schnitt schnitten geschnitten schneiden
reitet ritt ritten geritten reiten
bringt brachte brachten gebracht bringen
denkt dachte dachten gedacht denken
kennt kannte kannten gekannt kennen
nennt nannte nannten genannt nennen
brennt brannte brannten gebrannt brennen
rennt rannte rannten gerannt rennen
sendet sandte sandten gesandt senden
wendet wandte wandten gewandt wenden
weiss wusste wussten gewusst wissen
tut tat taten getan tun
"""

_GERMAN_APART = """
greift griff griffen angreifen
"""
"""Verbs whose prefix stands at the end of the clause, where the rest is seldom another verb in the news."""

_GERMAN_NOUNS = frozenset(("verbot", "gebot", "verband", "verbande", "bestand", "verstand", "gewand", "befund", "halt"))

_GERMAN_SEPARABLE_LIST = """
ab an auf aus bei dar ein empor fern fest fort frei gegenuber heim her herab heran heraus herbei herein hervor hin
hinaus hinein hinzu hoch los mit nach nieder statt teil um vor voran voraus vorbei weg weiter wieder zu zuruck
zusammen durch uber unter fehl still
"""
_GERMAN_SEPARABLE = frozenset(_GERMAN_SEPARABLE_LIST.split())
_GERMAN_PREFIXES = frozenset(("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "uber", "unter", "wider", "um"))

_DUTCH_STRONG = """
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

_DUTCH_SEPARABLE_LIST = """
aan achter af bij binnen buiten deel dicht door in los mee na neer om onder op over plaats samen stil tegen terug
thuis toe uit vast voor voort vooruit vrij weg
"""
_DUTCH_SEPARABLE = frozenset(_DUTCH_SEPARABLE_LIST.split())
_DUTCH_PREFIXES = frozenset(("be", "er", "ge", "her", "ont", "ver", "mis", "over", "onder", "voor", "door", "om"))

_LONGEST_PREFIX = 9
_SHORTEST_STEM = 3
_DECLENSIONS = ("e", "en", "er", "es", "em")
_VOWELS = "aeiou"


def _bare_participles(table: str) -> dict[str, tuple[str, ...]]:
    """Give the infinitives by their participles without ge-, as they are behind be- or ver-."""
    return {form[2:]: some for form, some in forms_of(table).items() if form.startswith("ge") and form[2:] != some[0]}


_GERMAN = forms_of(_GERMAN_STRONG)
_GERMAN_BARE = _bare_participles(_GERMAN_STRONG)
_GERMAN_DISCONTINUOUS = forms_of(_GERMAN_APART)
_GERMAN_INFINITIVES = frozenset(one for some in _GERMAN.values() for one in some)
_DUTCH = forms_of(_DUTCH_STRONG)
_DUTCH_BARE = _bare_participles(_DUTCH_STRONG)


def german_infinitives(word: str) -> Iterator[str]:
    """Give the infinitives of which a folded word may be a strong form, a participle, or the infinitive with zu."""
    if word in _GERMAN_NOUNS:
        return
    yield from _GERMAN_DISCONTINUOUS.get(word, ())
    yield from _german_simple(word)
    for size in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_STEM)):
        prefix, rest = word[:size], word[size:]
        if prefix in _GERMAN_SEPARABLE:
            if rest.startswith("zu") and rest.endswith("n"):
                yield prefix + rest[2:]
            elif rest.startswith("ge"):
                yield from (prefix + one for one in _german_participle(rest))
            elif rest.endswith("t"):
                yield from (prefix + one for one in _GERMAN.get(rest, ()))
        if prefix in _GERMAN_PREFIXES:
            for forms in (_GERMAN, _GERMAN_BARE):
                yield from (prefix + one for one in forms.get(rest, ()))


def _german_simple(word: str) -> Iterator[str]:
    yield from _GERMAN.get(word, ())
    if word.startswith("ge"):
        yield from _german_participle(word)


def _german_participle(word: str) -> Iterator[str]:
    """Give the infinitives of a participle with ge-, declined or not: gegriffen, getotete."""
    for ending in ("", *(one for one in _DECLENSIONS if word.endswith(one))):
        bare = word[: len(word) - len(ending)]
        yield from _GERMAN.get(bare, ())
        if bare.endswith("t") and len(bare) > _SHORTEST_STEM + 2:
            stem = bare[2:-1]
            yield f"{stem}en"
            if stem.endswith("e"):
                yield f"{stem[:-1]}en"
            elif stem.endswith(("el", "er")):
                yield f"{stem}n"


def dutch_infinitives(word: str) -> Iterator[str]:
    """Give the infinitives of which a folded word may be a strong form, a weak present or past, or a participle."""
    yield from _DUTCH.get(word, ())
    yield from _dutch_weak(word)
    if word.startswith("ge"):
        yield from _dutch_participle(word)
    for size in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_STEM)):
        prefix, rest = word[:size], word[size:]
        if prefix in _DUTCH_SEPARABLE:
            if rest.startswith("ge"):
                yield from (prefix + one for one in _dutch_participle(rest))
            yield from (prefix + one for one in _DUTCH.get(rest, ()))
        if prefix in _DUTCH_PREFIXES:
            for forms in (_DUTCH, _DUTCH_BARE):
                yield from (prefix + one for one in forms.get(rest, ()))


def _dutch_participle(word: str) -> Iterator[str]:
    """Give the infinitives of a participle with ge-, declined or not: gevallen, gebombardeerde, gedood."""
    for bare in (word, word[:-1]) if word.endswith("e") else (word,):
        yield from _DUTCH.get(bare, ())
        if bare.endswith(("t", "d")) and len(bare) > _SHORTEST_STEM + 1:
            yield from _of_stem(bare[2:-1])
            yield from _of_stem(bare[2:])


def _dutch_weak(word: str) -> Iterator[str]:
    for ending in ("t", "d", "te", "de", "ten", "den"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield from _of_stem(word[: len(word) - len(ending)])


def _of_stem(stem: str) -> Iterable[str]:
    """Give the infinitives of a stem: val, vallen; bombardeer, bombarderen; leef, leven."""
    if len(stem) < _SHORTEST_STEM or stem[-1] in _VOWELS:
        return
    ends = (stem[-1], {"f": "v", "s": "z"}[stem[-1]]) if stem[-1] in "fs" else (stem[-1],)
    for end in ends:
        yield f"{stem[:-1]}{end}en"
        if stem[-2] in _VOWELS and stem[-3] == stem[-2]:
            yield f"{stem[:-2]}{end}en"
    if stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        yield f"{stem}{stem[-1]}en"
