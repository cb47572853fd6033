"""Italian.

Source: Serianni, Grammatica italiana (I.75 elision; III.48-137 gender and number; V.1-20 adjectives; VII.49-55 pronouns
behind the verb; XI.62-110 conjugations, irregular pasts and participles). Accents are folded.
A name of one word takes no ending; there may be many of a people (curdi).
"""

from bot.text.inflection.latinate import Latinate

_ELISIONS = """
l un d c dell all dall nell sull coll dagl degl agl negl sugl gl quell quest sant bell grand anch com dov cos quant tutt
nessun qualcun ciascun quand neanch nemmen senz mezz fors ogn v s n m t ch cent trent fin pover quegl tant
"""

_ITALIAN = """
# ending citation uses least form
i       o,e     ptm     2     plural                 # raid aerei, missili
e       a       ptm     2     plural                 # bombe
i       io      ptm     2     plural                 # incendi, dazi
chi     co      ptm     2     plural
ghi     go      ptm     2     plural
che     ca      ptm     2     plural
ghe     ga      ptm     2     plural
ce      cia     t       2     plural                 # minacce
ge      gia     t       2     plural
isti    ista    ptm     2     plural                 # terroristi
mi      ma      pt      3     plural                 # problemi, armi
ti      ta      pt      3     plural                 # pianeti
rchi    rca     t       2     plural
# feminine of adjectives, participles and nouns of people; a house (casa) is not of a case (caso)
ata,ate         ato     pc  2     feminine
ita,ite         ito     pc  3     feminine
uta,ute         uto     pc  2     feminine
ica,iche        ico     pc  2     feminine
iva,ive         ivo     pc  2     feminine
osa,ose         oso     pc  2     feminine
ana,ane         ano     pc  3     feminine
ina,ine         ino     pc  3     feminine
ena,ene         eno     pc  3     feminine
aria,arie       ario    pc  2     feminine
ea,ee           eo      pc  2     feminine
era,ere         ero     pc  4     feminine
enta,ente       ento    pc  3     feminine
ossa,osse       osso    pc  2     feminine           # rossa
tra,tre         tro     pc  4     feminine           # ministra
trice,trici     tore    pc  2     feminine
ga,ghe          go      pc  4     feminine
isa,ise         iso     pc  2     feminine
esa,ese         eso     pc  2     feminine
# verbs: regular
a,ano,o,i,ino,iamo          are  c  2  present or past
ava,avano,arono             are  c  2  past
era,eranno,erebbe,erebbero  are,ere  c  2  future or conditional
asse,assero                 are  c  2  subjunctive
ando                        are  c  2  gerund
ato,ata,ati,ate             are  c  2  participle
chi,chino,chera,cheranno,cherebbe,cherebbero    care  c  2  verb form
ghi,ghino,ghera,gheranno,gherebbe,gherebbero    gare  c  2  verb form
cera,ceranno,cerebbe                            ciare c  2  verb form
gera,geranno,gerebbe                            giare c  2  verb form
scera,sceranno                                  sciare c 1  verb form
i,ino                       iare  c  2  present
e,ono,a,ano,i,iamo          ere,ire  c  2  present or subjunctive
eva,evano,e,erono,ette,ettero    ere  c  2  past
essero,esse                 ere  c  2  subjunctive
endo                        ere,ire  c  2  gerund
uto,uta,uti,ute             ere  c  2  participle
isce,iscono,isca,iscano     ire  c  2  present or subjunctive
iva,ivano,i,irono           ire  c  2  past
ira,iranno,irebbe,irebbero  ire  c  2  future or conditional
isse,issero                 ire  c  2  subjunctive
ito,ita,iti,ite             ire  c  2  participle
ua,uato                     uare c  2  verb form
# pronouns behind the infinitive and the gerund
arlo,arla,arli,arle,arsi,arne,arci,argli,armi,arti,arvi  are  c  2  infinitive with pronoun
erlo,erla,erli,erle,ersi,erne,erci,ergli,ermi,erti,ervi  ere  c  2  infinitive with pronoun
irlo,irla,irli,irle,irsi,irne,irci,irgli,irmi,irti,irvi  ire  c  2  infinitive with pronoun
andolo,andola,andoli,andole,andosi,andone,andogli        are  c  2  gerund with pronoun
endolo,endola,endoli,endole,endosi,endone,endogli        ere,ire  c  2  gerund with pronoun
atolo,atola,atoli,atole,atosi                            are  c  2  participle with pronoun
# verbs: irregular pasts and participles
iso,isa,isi,ise,isero                       idere   c  1  past or participle   # ucciso
uso,usa,usi,use,usero                       udere   c  1  past or participle
aso,asa,asi,ase,asero                       adere   c  2  past or participle   # invaso
oso,osa,osi,ose,osero                       odere   c  2  past or participle   # esploso
eso,esa,esi,ese,esero                       endere  c  1  past or participle   # difeso
orso,orsa,orsi,orse,orsero                  orrere,ordere  c  1  past or participle
perso,persa,persi,perse,persero             perdere c  0  past or participle
erso,ersa,ersi,erse,ersero                  ergere  c  2  past or participle
osto,osta,osti,oste,ose,osero               ondere  c  1  past or participle
into,inta,inti,inte,inse,insero             ingere,incere,inguere  c  1  past or participle   # respinse
anto,anta,anti,ante,anse,ansero             angere  c  1  past or participle
unto,unta,unti,unte,unse,unsero             ungere,umere  c  1  past or participle
unse,unsero                                 umere   c  1  past                 # assunse
ento,enta,enti,ente,ense,ensero             egnere  c  1  past or participle
olto,olta,olti,olte,olse,olsero             ogliere,olvere,olgere  c  1  past or participle
elto,elta,elti,elte,else,elsero             egliere c  1  past or participle
utto,utta,utti,utte,usse,ussero             uggere,urre  c  1  past or participle   # distrusse
etto,etta,etti,ette,esse,essero             eggere,igere  c  1  past or participle
itto,itta,itti,itte,isse,issero             iggere,ivere  c  1  past or participle
otto,otta,otti,otte                         urre,ompere   c  1  participle
uppe,uppero                                 ompere  c  1  past
ce,cono,ca,cano,ceva,cevano,cendo           rre     c  2  present or imperfect      # produce
ne,ngono,nga,ngano,neva,nevano,nendo        rre     c  2  present or imperfect      # pone
osto,osta,osti,oste,ose,osero               orre    c  1  past or participle
atto,atta,atti,atte,asse,assero             arre    c  1  past or participle
ae,aggono,aeva,aevano,aendo                 arre    c  2  present or imperfect
rra,rranno,rrebbe,rrebbero                  rre     c  2  future or conditional
esso,essa,essi,esse                         ettere,edere,imere  c  1  participle    # messo, successo, soppresso
ise,isero                                   ettere  c  1  past
esse,essero                                 edere,imere  c  1  past
osso,ossa,ossi,osse,ossero                  uovere,uotere  c  1  past or participle
iesto,iesta,iesti,ieste,iese,iesero         iedere  c  1  past or participle
erto,erta,erti,erte                         rire    c  2  participle           # aperto, offerto
ontro                                       ontrare c  2  present
lse,lsero                                   lere,lire  c  2  past
cque,cquero                                 cere,scere c  2  past
bbe,bbero                                   scere   c  2  past
dde,ddero                                   dere    c  2  past                 # cadde
dra,dranno,drebbe                           dere    c  2  future
# tenere, venire, porre, dire, fare and their compounds
tiene,tengono,tenga,tengano,tenne,tennero,terra,terranno,terrebbe   tenere  c  0  verb form
viene,vengono,venga,vengano,venne,vennero,verra,verranno,verrebbe   venire  c  0  verb form
venuto,venuta,venuti,venute                                         venire  c  0  participle
dice,dicono,dica,dicano,disse,dissero,diceva,dicevano,dicendo       dire    c  0  verb form
detto,detta,detti,dette                                             dire    c  1  participle
fa,fanno,fece,fecero,faceva,facevano,fara,faranno,faccia,facendo    fare    c  2  verb form
fatto,fatta,fatti,fatte                                             fare    c  1  participle
visto,vista,visti,viste,vide,videro                                 vedere  c  1  past or participle
masto,masta,masti,maste,mase,masero                                 manere  c  1  past or participle
"""

_VERBS = """
e sono era erano fu furono sara saranno sarebbe sia siano stato stata stati state essere
ha hanno aveva avevano ebbe avra avranno abbia avuto avere
va vanno andava ando andarono andra andranno vada andato andata andati andate andare
da danno dava diede diedero dara daranno dato data dati date dare
sta stanno stava stette stara stato stare
fa fanno fece fecero faceva fara faranno faccia fatto fatta fatti fatte fare
dice dicono disse dissero diceva dira diranno detto detta detti dette dire
puo possono poteva pote potra potranno possa potuto potere
vuole vogliono voleva volle vorra vorranno voglia voluto volere
deve devono doveva dovra dovranno debba dovuto dovere
sa sanno sapeva seppe sapra sappia saputo sapere
muore muoiono mori morirono morira moriranno morto morta morti morte morire
esce escono usciva usci uscirono uscira uscito uscita usciti uscite uscire
sale salgono saliva sali salirono salito salire
vede vedono vide videro vedra visto vista visti viste vedere
cade cadono cadde caddero cadra cadranno caduto caduta caduti cadute cadere
nasce nascono nacque nacquero nato nata nati nate nascere
perde perdono perse persero perso persa persi perse perduto perdere
prende prendono prese presero preso presa presi prese prendere
pone pongono pose posero posto posta posti poste porre
rompe rompono ruppe ruppero rotto rotta rotti rotte rompere
vince vincono vinse vinsero vinto vinta vinti vinte vincere
vive vivono visse vissero vissuto vivere
legge leggono lesse letto leggere
viene vengono venne vennero verra verranno venuto venuta venuti venute venire
tiene tengono tenne terra tenuto tenere
rimane rimangono rimase rimasto rimasta rimasti rimaste rimanere
beve bevono bevve bevuto bere
"""

_NOUNS = """
uomini uomo
dei dio
mogli moglie
uova uovo
braccia braccio
dita dito
mura muro
migliaia migliaio
centinaia centinaio
armi arma
ali ala
buoi bue
"""

_APART = """
partita partite partito
"""


_CHANGES = dict.fromkeys(("are", "ere", "ire"), (("uo", "o"), ("ie", "e")))
"""Muoiono, siedono."""

ITALIAN = Latinate(_ITALIAN, changes=_CHANGES, verbs=_VERBS, nouns=_NOUNS, apart=_APART, elisions=_ELISIONS.split())
