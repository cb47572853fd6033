"""German: strong verbs and the prefixes of verbs.

Source: Duden 4 (§ 646-720, list of the strong verbs). A line of a table is `form form ... infinitive`, folded; of the
forms one with ge- is the participle.
"""

STRONG = """
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

APART = """
greift griff griffen angreifen
"""
"""Verbs whose prefix stands at the end of the clause, where the rest is seldom another verb in the news."""

NOUNS = frozenset(("verbot", "gebot", "verband", "verbande", "bestand", "verstand", "gewand", "befund", "halt"))

SEPARABLE_LIST = """
ab an auf aus bei dar ein empor fern fest fort frei gegenuber heim her herab heran heraus herbei herein hervor hin
hinaus hinein hinzu hoch los mit nach nieder statt teil um vor voran voraus vorbei weg weiter wieder zu zuruck
zusammen durch uber unter fehl still
"""
SEPARABLE = frozenset(SEPARABLE_LIST.split())
PREFIXES = frozenset(("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "uber", "unter", "wider", "um"))
