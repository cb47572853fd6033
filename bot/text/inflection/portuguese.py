"""Portuguese and Galician.

Sources: Cunha and Cintra, Nova gramática do português contemporâneo (8 nouns, 9 adjectives, 13 verbs); Real Academia
Galega, Normas ortográficas e morfolóxicas do idioma galego (9-11 number and gender, 19 verbs); Freixeiro Mato,
Gramática da lingua galega II. Accents and tildes are folded: -ões is oes, -ão is ao.
A name of one word takes no ending; there may be many of a people or of an acronym (curdos, ONGs). The pronoun that
Portuguese hyphenates (prendê-lo) is among the joints.
"""

from bot.text.inflection.latinate import Latinate

_SHARED = """
# ending citation uses least form
s       -       ptm     3     plural
res     r       ptm     2     plural                 # embaixadores
ses     s       ptm     2     plural                 # países
zes     z       ptm     2     plural
s       -       a       2     plural                 # ONGs
ns      m,n     ptm     2     plural                 # reféns, avións
ais     al      ptm     2     plural
eis     el      ptm     2     plural
ois     ol      ptm     2     plural
uis     ul      ptm     1     plural
is      il      ptm     2     plural                 # civis
eis     il      ptm     3     plural                 # mísseis
# adjectives, participles and nouns of people have a feminine; a door (porta) is not of a port (porto)
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
eia,eias        eu      pc  3     feminine           # europeia
eira,eiras      eiro    pc  3     feminine
enta,entas      ento    pc  2     feminine
tra,tras        tro     pc  4     feminine           # ministra
aca,acas        aco     pc  3     feminine
ora,oras        or      pc  4     feminine
esa,esas        es      pc  3     feminine           # francesa
ola,olas        ol      pc  3     feminine
# verbs: regular
a,am,an,e,em,en,ou,amos             ar  c  2  present or past
aram,aron,ava,avam,aba,aban         ar  c  2  past
ara,arao,aria,ariam,aran,arian      ar  c  2  future or conditional
asse,assem,ase,asen                 ar  c  2  subjunctive
ar,arem,aren                        ar  c  3  infinitive
ando                                ar  c  2  gerund
ado,ada,ados,adas                   ar  c  2  participle
e,em,en,a,am,an,emos,eu,eram,eron,ia,iam,ian    er  c  2  present or past
era,erao,eran,eria,eriam,erian                  er  c  2  future or conditional
esse,essem,ese,esen                             er  c  2  subjunctive
erem,eren                                       er  c  2  infinitive
endo                                            er  c  2  gerund
ido,ida,idos,idas                               er,ir  c  2  participle
e,em,en,a,am,an,imos,iu,iram,iron,ia,iam,ian    ir  c  2  present or past
ira,irao,iran,iria,iriam,irian                  ir  c  2  future or conditional
isse,issem,ise,isen                             ir  c  2  subjunctive
irem,iren                                       ir  c  2  infinitive
indo                                            ir  c  2  gerund
i                                               ir  c  3  present or infinitive before -lo   # destrui, destruí-lo
# verbs: spelling before e and a
que,quem,quen   car     c   2     present or past
gue,guem,guen   gar     c   2     present or past
ce,cem,cen      zar     c   2     present or past     # Galician
ja,jam          ger,gir c   2     subjunctive
xa,xan          xer,xir c   2     subjunctive
za,zan          cer,cir c   2     subjunctive         # Galician
ga,gam,gan      guir    c   2     subjunctive
# verbs: vowels that meet
ai,aem,aia,aiam,aiu,airam,aiam,aindo,aido,aida,aidos,aidas  air   c  1  verb form   # cair, sair
ae,aen,aeu,aeron,aia,aian,aendo,aido,aida,aidos,aidas       aer   c  1  verb form   # Galician caer
oi,oem          uir     c   2     present             # destrói, constroem
ue,uen,uiu,uiron,uiu,uiram,uindo,uido,uida,uidos,uidas      uir   c  2  verb form
# verbs: irregular, with their compounds
poe,poem,pos,puseram,punha,pora,porao,poria,ponha,ponham,pondo,po           por   c  1  verb form
posto,posta,postos,postas                                                   por   c  1  participle
tem,teve,tiveram,tinha,tera,terao,tenha,tenham,tendo,tido,tida,tidos,tidas  ter   c  1  verb form
vem,veio,vieram,vinha,vira,virao,venha,venham,vindo                         vir   c  1  verb form
diz,dizem,disse,disseram,dizia,dira,dirao,diga,digam,dizendo                dizer c  0  verb form
dito,dita,ditos,ditas                                                       dizer c  0  participle
faz,fazem,fez,fizeram,fazia,fara,farao,faca,facam,fazendo                   fazer c  0  verb form
feito,feita,feitos,feitas                                                   fazer,facer c  0  participle
traz,trazem,trouxe,trouxeram,trara,traga,tragam                             trazer c 0  verb form
duz,duzem,duziu,duziram,duza                                                duzir c  1  verb form
visto,vista,vistos,vistas                                                   ver   c  1  participle
uz,uzem         uzir    c   2     present
olto,olta,oltos,oltas       olver c 2   participle
orto,orta,ortos,ortas       orrer c 1   participle        # morto
berto,berta,bertos,bertas   brir  c 1   participle
scrito,scrita,scritos,scritas       screver,scribir c 1   participle
reso,resa,resos,resas       render  c 1  participle       # preso, surpreso
uspenso,uspensa,uspensos,uspensas   uspender c 0  participle
xpulso,xpulsa,xpulsos,xpulsas       xpulsar  c 0  participle
leito,leita,leitos,leitas           leger,lixir     c 1  participle
eca,ecam                            edir    c 1  subjunctive      # peça
cesa,cesas,ceso,cesos               cender   c 1  participle
"""

_GALICIAN_ONLY = """
# plural and gender
ces     z       ptm     2     plural                 # xuíces
les     l       ptm     2     plural                 # mísiles
as      a       t       2     plural
cions   cion    t       2     plural
ois,ais ol,al   t       2     plural
oa,oas  on      pc      3     feminine
# verbs
a,as            an      ptm     4     feminine               # cidadá
e,en,o,u,on     er,ir   c   3     verb form
io,ino,iron     ir      c   2     past
pon,ponen,puxo,puxeron,puna,pora,poran,pona,ponan           por,poner  c  1  verb form
posto,posta,postos,postas                                   poner      c  1  participle
ten,tenen,tivo,tiveron,tina,tera,teran,tena,tenan           ter   c  1  verb form
ven,venen,veu,vina,vira,viran,vena,venan                    vir   c  1  verb form
di,din,dixo,dixeron,dira,diran,diga,digan,dicindo           dicir c  0  verb form
dito,dita,ditos,ditas                                       dicir c  0  participle
fai,fan,fixo,fixeron,fara,faran,faga,fagan,facendo          facer c  0  verb form
trae,traen,trouxo,trouxeron,traia,traera                    traer c  0  verb form
duce,ducen,duciu,duciron,duza                               ducir c  1  verb form
# pronouns behind the verb
ase,anse,ouse,aronse,abase,arase,aranse,arse,andose         ar  c  2  verb with pronoun
ese,ense,euse,eronse,iase,erase,eranse,erse,endose          er  c  2  verb with pronoun
ese,ense,iuse,ironse,iase,irase,iranse,irse,indose          ir  c  2  verb with pronoun
alo,ala,alos,alas,arlle,arlles,ouno,ouna,ounos,ounas,arono,arona,aronos,aronas,aronlle,oulle  ar  c  2  with pronoun
elo,ela,elos,elas,erlle,erlles,euno,euna,eunos,eunas,erono,erona,eronos,eronas,eronlle,eulle  er  c  2  with pronoun
ilo,ila,ilos,ilas,irlle,irlles,iuno,iuna,iunos,iunas,irono,irona,ironos,ironas,ironlle,iulle  ir  c  2  with pronoun
ao,aos,aas,ano,ana,anos,anas,alle,anlle                     ar  c  3  present with pronoun
"""

_VERBS = """
e sao era eram foi foram sera serao seria seja sejam sido sendo son eran sexa ser
vai vao van foi foram iam ira irao va ido indo ir
da dao deu deram deron de dado dando dar
esta estao estan esteve estiveram estivo estava estaba estavam esteja estexa estar
ha houve houvo havia haveria haja haber haver
tem teve tiveram tinha tinham tera terao tenha tenham ten tivo tina ter
poe poem pos puseram pora porao ponha posto posta postos postas pon puxo por
vem veio vieram vira virao venha ven veu vir
ve veem viu viram visto vista vistos vistas ver
pode podem pode pudo puderam podera poderao possa possam poder
quer querem quis quiseram queira querer
sabe soube souberam sabera saiba saber
sai saem saiu sairam saira sair
cai caem caiu cairam caira cair
le leu leram lido ler
morto morta mortos mortas morrer
morto morta mortos mortas matar
diz dizem disse disseram dira diga dito dita ditos ditas dizer
di din dixo dixeron dira diga dito dita ditos ditas dicir
faz fazem fez fizeram fara faca feito feita feitos feitas fazer
fai fan fixo fixeron fara faga feito feita feitos feitas facer
traz trouxe trouxeram trazer
roto rota rotos rotas romper
morre morreu morreram morreron morrer
preso presa presos presas prender
"""

_PORTUGUESE_NOUNS = """
paes pao
maos mao
caes cao
"""

_APART = """
partida partidas partido
saida saidas saido
"""


_CHANGES = dict.fromkeys(("ir", "gir", "guir"), (("o", "u"), ("i", "e"), ("u", "o")))
"""Sobe, fogem, prefira."""

_PORTUGUESE = f"""{_SHARED}
oes,aes,aos     ao      ptm   1     plural             # mísseis; aviões, alemães, cidadãos
a,as            ao      pc    3     feminine           # alemã, cidadã
oa,oas          ao      pc    3     feminine           # patroa
eia,eias        eia     t     3     plural
eem             er      c     1     present
"""

PORTUGUESE = Latinate(_PORTUGUESE, changes=_CHANGES, verbs=_VERBS, nouns=_PORTUGUESE_NOUNS, apart=_APART)
GALICIAN = Latinate(_SHARED + _GALICIAN_ONLY, changes=_CHANGES, verbs=_VERBS, apart=_APART)
