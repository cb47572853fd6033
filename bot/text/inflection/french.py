"""French.

Source: Grevisse and Goosse, Le bon usage (elision 45, plural 513-531, agreement 547).
"""

from bot.text.inflection.endings import Endings

_FRENCH_ELISIONS = (
    "l",
    "d",
    "qu",
    "j",
    "n",
    "s",
    "c",
    "m",
    "t",
    "jusqu",
    "lorsqu",
    "puisqu",
    "quoiqu",
    "presqu",
    "quelqu",
)

_FRENCH = """
# ending citation uses least form
s       -       pt      3     plural
s       -       m       4     plural                     # Kurdes
x       -       t       3     plural
aux     al,ail  t       2     plural
e       -       c       3     feminine
es      -       c       3     feminine plural
es      e       pc      3     plural
elle    el      c       3     feminine
elles   el      c       3     feminine plural
enne    en      pc      3     feminine
ennes   en      pc      3     feminine plural
onne    on      c       3     feminine
onnes   on      c       3     feminine plural
ive     if      c       2     feminine
ives    if      c       2     feminine plural
euse    eux,eur c       2     feminine
euses   eux,eur c       2     feminine plural
trice   teur    c       2     feminine
trices  teur    c       2     feminine plural
ere     er      pc      3     feminine                   # étrangère
eres    er      pc      3     feminine plural
# verbs in -er
e       er      c       2     participle or present      # bombarder: bombarde
ee      er      c       2     participle
es      er      c       2     participle
ees     er      c       2     participle
ent     er      c       2     present
ait     er      c       3     imperfect
aient   er      c       3     imperfect
ant     er      c       3     participle
a       er      c       3     past
erent   er      c       3     past
era     er      c       3     future
eront   er      c       3     future
erait   er      c       3     conditional
eraient er      c       3     conditional
# verbs in -cer and -ger: lança (folded), engageant
gea     ger     c       2     past
geait   ger     c       2     imperfect
geaient ger     c       2     imperfect
geant   ger     c       2     participle
# verbs in -ir: finir
i       ir      c       3     participle
is      ir      c       3     participle
ie      ir      c       3     participle
ies     ir      c       3     participle
it      ir      c       3     present or past
issent  ir      c       2     present
issait  ir      c       2     imperfect
issaient ir     c       2     imperfect
issant  ir      c       2     participle
irent   ir      c       3     past
ira     ir      c       3     future
iront   ir      c       3     future
irait   ir      c       3     conditional
# verbs in -dre, -tre: attendre, combattre
d       dre     c       3     present
dent    dre     c       3     present
dait    dre     c       3     imperfect
daient  dre     c       3     imperfect
dant    dre     c       3     participle
du      dre     c       3     participle
dus     dre     c       3     participle
due     dre     c       3     participle
dues    dre     c       3     participle
dra     dre     c       3     future
dront   dre     c       3     future
"""

_FRENCH_NOUNS = """
yeux oeil
cieux ciel
"""

_FRENCH_VERBS = """
est sont etait etaient sera seront ete etre
ont avait avaient aura auront avoir
va vont ira iront aller
fait fait faits faite faites font faisait fera feront faire
dit dits dite dites disent disait dira diront dire
prend prennent prenait pris prise prises prit prendra prendront prendre
comprend comprennent compris comprise comprendre
reprend reprennent repris reprise reprendra reprendre
met mettent mettait mis mise mises mit mettra mettront mettre
remet remettent remis remise remettre
promet promettent promis promise promettre
bat battent battu battus battue battues battra battre
combat combattent combattu combattus combattue combattre
abat abattent abattu abattus abattue abattues abattre
voit voient voyait vu vus vue vues verra verront voir
peut peuvent pouvait pu pourra pourront pourrait pouvoir
veut veulent voulait voulu voudra voudront vouloir
doit doivent devait du devra devront devoir
sait savent savait su saura savoir
recoit recoivent recevait recu recus recue recues recevra recevoir
vient viennent venait venu venus venue venues viendra viendront venir
devient deviennent devenu devenus devenue deviendra devenir
revient reviennent revenu revenus revenue reviendra revenir
tient tiennent tenait tenu tenus tenue tenues tiendra tenir
soutient soutiennent soutenait soutenu soutenus soutenue soutiendra soutenir
obtient obtiennent obtenu obtenus obtenue obtiendra obtenir
detient detiennent detenait detenu detenus detenue detenir
maintient maintiennent maintenu maintenus maintenue maintenir
meurt meurent mourait mort morts morte mortes mourra mourir
ouvre ouvrent ouvert ouverts ouverte ouvertes ouvrir
offre offrent offert offerts offerte offertes offrir
part partent parti partis partie parties partira partir
sort sortent sorti sortis sortie sorties sortir
sert servent servi servis servie servies servir
fuit fuient fuyait fui fuir
court courent couru courir
secourt secourent secouru secourus secourue secourir
elit elisent elu elus elue elues elira elire
conduit conduisent conduite conduits conduites conduire
detruit detruisent detruits detruite detruites detruira detruire
construit construisent construits construite construites construire
ecrit ecrivent ecrits ecrite ecrites ecrire
poursuit poursuivent poursuivi poursuivis poursuivie poursuivies poursuivre
suit suivent suivi suivis suivie suivre
vit vivent vecu vivra vivre
craint craignent craignait crainte craindre
eteint eteignent eteints eteinte eteindre
atteint atteignent atteints atteinte atteintes atteindre
rejoint rejoignent rejoints rejointe rejoindre
connait connaissent connu connus connue connaitre
nait naissent ne nes nee nees naitre
disparait disparaissent disparu disparus disparue disparaitre
croit croient cru croire
boit boivent boire
conclut concluent conclu conclus conclue conclure
exclut excluent exclu exclus exclue exclure
envoie envoient enverra enverront envoyer
appelle appellent appellera appeler
rejette rejettent rejettera rejeter
leve levent levera lever
achete achetent achetera acheter
mene menent menera mener
"""

FRENCH = Endings(_FRENCH, irregular=_FRENCH_NOUNS, verbs=_FRENCH_VERBS, elisions=_FRENCH_ELISIONS)
