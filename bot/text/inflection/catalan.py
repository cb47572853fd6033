"""Catalan.

Source: Institut d'Estudis Catalans, Gramàtica de la llengua catalana (5.3 elision; 8.3-8.4 gender, number; 9 verbs;
18.4 pronouns). Accents are folded, so camió is camio, and ç is c.
A name of one word takes no ending; there may be many of a people (kurds). The periphrastic past (va detenir) has the
infinitive. A pronoun behind a hyphen (detenir-lo) is among the joints.
"""

from bot.text.inflection.latinate import Latinate

_ELISIONS = ("l", "d", "s", "n", "m", "t")

_CATALAN = """
# ending citation uses least form
s       -       ptm     3     plural
ns      -       ptm     3     plural                 # camions, ciutadans
es      a       ptm     2     plural                 # bombes
os      -       ptm     3     plural                 # sospitosos, països, boscos
ssos    s       ptm     2     plural                 # congressos
ques    ca      ptm     2     plural
gues    ga      ptm     2     plural
ges     ja      ptm     2     plural
gues    gua     t       2     plural
s       -       a       2     plural                 # ONGs
# feminine of adjectives, participles and nouns of people
ada,ades        at      pc  2     feminine
uda,udes        ut      pc  2     feminine
ida,ides        it      pc  2     feminine
ica,iques       ic      pc  3     feminine
iva,ives        iu      pc  2     feminine
osa,oses        os      pc  3     feminine
ana,anes        a       pc  3     feminine           # ciutadana
ina,ines        i       pc  3     feminine
ena,enes        e       pc  3     feminine
ona,ones        o       pc  3     feminine
esa,eses        es      pc  3     feminine
ria,ries        ri      pc  2     feminine
iga,igues       ic      pc  2     feminine           # amiga
ea,ees          eu      pc  3     feminine           # europea
era,eres        er      pc  3     feminine
enta,entes      ent     pc  3     feminine
ora,ores        or      pc  4     feminine
tra,tres        tre     pc  4     feminine           # ministra
sta,stes        st      pc  3     feminine
lla,lles        ll      pc  3     feminine
ada,ades        ada     t   2     plural
# verbs in -ar
a,en,e,in,i,em          ar  c  2  present or subjunctive
ava,aven                ar  c  2  imperfect
a,aren                  ar  c  2  past
ara,aran,aria,arien     ar  c  2  future or conditional
es,essin                ar  c  3  subjunctive
ant                     ar  c  2  gerund
at,ada,ats,ades         ar  c  2  participle
quen,qui,quin,ques      car c  2  verb form          # ataquen
guen,gui,guin,gues      gar c  2  verb form
cen,ci,cin              car c  2  verb form          # ç is folded to c
gen,gi,gin              jar c  2  verb form
# verbs in -er and -re
-,en,e,a,in,i           re      c  3  present or subjunctive   # perd, perden
-,en,i,in               er      c  3  present or subjunctive
ia,ien                  re,er   c  2  imperfect
e,eren                  re,er   c  3  past
ra,ran,ria,rien         re      c  3  future or conditional
era,eran,eria,erien     er      c  2  future or conditional
ent                     re,er   c  2  gerund
ut,uda,uts,udes         re,er   c  2  participle
ou,ouen,ovia,ogue,ogueren,ogut,oguda,oguts,ogudes   oure  c  1  verb form
eu,euen,eia,eien                                    eure  c  1  verb form
n,nen,nia,nien,ngue,ngueren,ndra,ndran,nent,ngui    ndre  c  1  verb form    # pren, prenen
s,sa,sos,ses                                        ndre  c  2  participle   # pres, defensa
mes,mesa,mesos,meses                                metre c  0  participle
ep,ebi                  ebre    c  1  present
uig,ugen                ugir    c  1  present
duu,duia,due,dui                                    dur   c  1  verb form
# verbs in -ir
eix,eixen,eixi,eixin    ir      c  2  present or subjunctive   # destrueix
-,en,i,in               ir      c  3  present or subjunctive
ia,ien                  ir      c  2  imperfect
i,iren                  ir      c  2  past
ira,iran,iria,irien     ir      c  2  future or conditional
is,issin                ir      c  3  subjunctive
int                     ir      c  2  gerund
it,ida,its,ides         ir      c  2  participle
ert,erta,erts,ertes     rir     c  2  participle               # obert, sofert
uert                    orir    c  1  participle
# tenir, venir and their compounds
te,tenen,tenia,tenien,tingue,tingueren,tindra,tindran,tindria,tingui,tinguin    tenir  c  1  verb form
tingut,tinguda,tinguts,tingudes                                                 tenir  c  1  participle
ve,venen,venia,vingue,vingueren,vindra,vindran,vingui,vinguin                   venir  c  1  verb form
vingut,vinguda,vinguts,vingudes                                                 venir  c  1  participle
posa,posen,posava,posat,posada,posats,posades                                   posar  c  0  verb form
duit,duida,duits,duides                                                         duir   c  1  participle
"""

_VERBS = """
es son era eren fou foren sera seran sigui siguin estat ser
va van anava anaven anira aniran vagi anat anar
dona donen donar
te tenen tenia tingut tindra tindran tingui tenir
ve venen venia vingut vindra venir
fa fan feia feien feu feren fara faran fet feta fets fetes fer
diu diuen deia dira diran digui dit dita dits dites dir
pot poden podia podra podran pugui pogut poder
vol volen volia voldra vulgui volgut voler
sap saben sabra sapiga sabut saber
veu veuen veia veura vist vista vistos vistes veure
cau cauen queia caura caiguda caigut caiguts caigudes caure
treu treuen treia traura tret treta trets tretes treure
creu creuen creia cregut creure
mor moren moria mori morira moriran mort morta morts mortes morir
obre obren obert oberta oberts obertes obrir
cobreix cobert coberta coberts cobertes cobrir
escriu escriuen escrit escrita escrits escrites escriure
viu viuen viscut viure
surt surten sortir
ompt omplen omplir
perd perden perdut perdre
pren prenen pres presa presos preses prendre
mata maten matat matar
"""

_NOUNS = """
homes home
joves jove
noves nova nous nou
"""

_APART = """
partida partides partit
"""


CATALAN = Latinate(_CATALAN, changes={}, verbs=_VERBS, nouns=_NOUNS, apart=_APART, elisions=_ELISIONS)
