"""Spanish.

Source: Real Academia Española and ASALE, Nueva gramática de la lengua española (2.3 gender, 3.2 plural, 4.4-4.14 models
of conjugation, 16.5-16.7 enclitic pronouns). Accents are folded, so bombardeó and bombardeo are one word.
A name of one word takes no ending; there may be many of a people or of an acronym (kurdos, talibanes, ONGs).
"""

from bot.text.inflection.latinate import Latinate

_SPANISH = """
# ending citation uses least form
s       -       ptm     3     plural
es      -       ptm     3     plural                 # misiles, rehenes, hutíes
ces     z       ptm     2     plural                 # jueces
s       -       a       2     plural                 # ONGs
# adjectives, participles and nouns of people have a feminine; a door (puerta) is not of a port (puerto)
ada,adas        ado     pc  2     feminine
ida,idas        ido     pc  2     feminine
ica,icas        ico     pc  2     feminine
iva,ivas        ivo     pc  2     feminine
osa,osas        oso     pc  2     feminine
ana,anas        ano     pc  3     feminine
ina,inas        ino     pc  3     feminine
ena,enas        eno     pc  3     feminine
ria,rias        rio     pc  3     feminine
ea,eas          eo      pc  3     feminine
era,eras        ero     pc  3     feminine
enta,entas      ento    pc  2     feminine
tra,tras        tro     pc  4     feminine           # ministra
aca,acas        aco     pc  3     feminine
ista,istas      isto    pc  3     feminine
ita,itas        ito     pc  4     feminine
ora,oras        or      pc  4     feminine           # jugadora
esa,esas        es      pc  3     feminine           # francesa
ona,onas        on      pc  3     feminine
ola,olas        ol      pc  3     feminine
# verbs: regular
a,an,e,en,o,amos        ar  c  2  present or past
aron,aba,aban           ar  c  2  past
ara,aran,aria,arian     ar  c  2  future, conditional or subjunctive
ase,asen                ar  c  3  subjunctive
ando                    ar  c  2  gerund
ado,ada,ados,adas       ar  c  2  participle
e,en,a,an,emos,io,ieron,ia,ian      er  c  2  present or past
era,eran,eria,erian                 er  c  2  future or conditional
iera,ieran,iese,iesen               er,ir  c  2  subjunctive
iendo                               er,ir  c  2  gerund
ido,ida,idos,idas                   er,ir  c  2  participle
e,en,a,an,imos,io,ieron,ia,ian      ir  c  2  present or past
ira,iran,iria,irian                 ir  c  2  future or conditional
o,eron,era,eran,endo                ir,er  c  4  past or gerund   # riñó, dijeron
# verbs: spelling before e and a
que,quen        car     c   2     present or past
gue,guen        gar     c   2     present or past
ce,cen          zar     c   2     present or past
ja,jan          ger,gir c   2     subjunctive
za,zan          cer,cir c   2     subjunctive
zca,zcan        cer,cir c   1     subjunctive
ga,gan          guir    c   2     subjunctive
# verbs: y between vowels
uye,uyen,uya,uyan,uyo,uyeron,uyendo,uyera,uyeran    uir  c  1  present, past or gerund
ayo,ayeron,ayendo,ayera,ayeran,aiga,aigan           aer  c  1  past, gerund or subjunctive
eyo,eyeron,eyendo,eyera,eyeran                      eer  c  1  past or gerund
oye,oyen,oyo,oyeron,oyendo,oiga,oigan               oir  c  0  present, past or gerund
aida,aido,aidos,aidas                               aer  c  1  participle
# verbs: irregular, with their compounds
tiene,tienen,tuvo,tuvieron,tuviera,tuvieran,tendra,tendran,tendria,tenga,tengan     tener   c  1  verb form
pone,ponen,puso,pusieron,pusiera,pusieran,pondra,pondran,pondria,ponga,pongan       poner   c  1  verb form
viene,vienen,vino,vinieron,viniera,vendra,vendran,vendria,venga,vengan,viniendo     venir   c  1  verb form
dice,dicen,dijo,dijeron,dijera,dira,diran,diria,diga,digan,diciendo                 decir   c  1  verb form
hace,hacen,hizo,hicieron,hiciera,hara,haran,haria,haga,hagan                        hacer   c  1  verb form
trae,traen,trajo,trajeron,trajera,traiga,traigan                                    traer   c  1  verb form
dujo,dujeron,dujera,duzca,duzcan,duce,ducen     ducir   c  1  verb form
puesto,puesta,puestos,puestas                   poner   c  1  participle
hecho,hecha,hechos,hechas                       hacer   c  1  participle
dicho,dicha,dichos,dichas                       decir   c  1  participle
visto,vista,vistos,vistas                       ver     c  2  participle
vuelto,vuelta,vueltos,vueltas                   volver  c  1  participle
uelto,uelta,ueltos,ueltas                       olver   c  2  participle
muerto,muerta,muertos,muertas                   morir   c  0  participle
roto,rota,rotos,rotas                           romper  c  2  participle
bierto,bierta,biertos,biertas                   brir    c  1  participle
scrito,scrita,scritos,scritas                   scribir c  1  participle
sfecho,sfecha,sfechos,sfechas                   sfacer  c  1  participle
# pronouns behind the infinitive, the gerund and the imperative
arlo,arla,arlos,arlas,arle,arles,arse,arme,arnos,arselo,arsela,arselos,arselas  ar  c  2  infinitive with pronoun
erlo,erla,erlos,erlas,erle,erles,erse,erme,ernos,erselo,ersela,erselos,erselas  er  c  2  infinitive with pronoun
irlo,irla,irlos,irlas,irle,irles,irse,irme,irnos,irselo,irsela,irselos,irselas  ir  c  1  infinitive with pronoun
andolo,andola,andolos,andolas,andole,andoles,andose         ar      c  2  gerund with pronoun
iendolo,iendola,iendolos,iendolas,iendole,iendoles,iendose  er,ir   c  2  gerund with pronoun
yendolo,yendola,yendolos,yendolas,yendose                   er,ir   c  2  gerund with pronoun
"""

_VERBS = """
es son era eran fue fueron sea sean sido siendo seria ser
va van iba iban fue fueron vaya vayan ido yendo ira iran ir
da dan dio dieron diera de den dado dando dar
esta estan estuvo estuvieron estaba estaban este esten estar
ha han hubo hubieron habia habian habra haya hayan hay haber
tiene tienen tuvo tuvieron tenga tengan tendra tendran tener
pone ponen puso pusieron ponga pongan pondra puesto puesta puestos puestas poner
viene vienen vino vinieron venga vengan vendra venir
dice dicen dijo dijeron diga digan dira diran dicho decir
hace hacen hizo hicieron haga hagan hara haran hecho hacer
trae traen trajo trajeron traiga traer
puede pueden pudo pudieron pueda puedan podra podran podria poder
quiere quieren quiso quisieron quiera quieran querra querran querer
sabe saben supo supieron sepa sepan sabra saber
ve ven vio vieron vea vean visto vista vistos vistas ver
cae caen cayo cayeron caiga caigan caer
oye oyen oyo oyeron oiga oir
sale salen salga salgan saldra saldran salir
roto rota rotos rotas romper
muerto muerta muertos muertas morir
vuelto vuelta vueltos vueltas volver
"""

_APART = """
sitio sitiar
partida partidas partido
salida salidas salido
"""


_INFINITIVE = (("ie", "e"), ("ue", "o"), ("ue", "u"))
_INFINITIVE_IN_IR = (*_INFINITIVE, ("i", "e"), ("u", "o"))
_CHANGES = {
    **dict.fromkeys(("ar", "er", "car", "gar", "zar", "cer"), _INFINITIVE),
    **dict.fromkeys(("ir", "gir", "guir"), _INFINITIVE_IN_IR),
}
"""Cierra, mueren, juega; pide, durmieron; siga, elija."""

SPANISH = Latinate(_SPANISH, changes=_CHANGES, verbs=_VERBS, apart=_APART)
