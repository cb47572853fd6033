"""Languages that news is rarely in, by script: known by their ISO 639-3 code alone, so that a feed may declare them.

From Unicode CLDR's names and likely subtags; dead and invented languages are left out.
"""

_TABLE = """
arabic: bal bej bgn bqi brh chg gbz glk khw lah lrc mde mzn sdh swb trw
bengali: bpy mni
cyrillic: ady alt bua chm crh dar inh kaa kbd koi krc kum lez mdf mrj myv nog rue sah sel tyv udm
cyrillic: xal
devanagari: anp awa bgc bho bra brx doi gon hif kok kru mag mai mwr new raj xnr
ethiopic: byn tig wal
georgian: xmf
greek: pnt tsd
hebrew: jpr jrb lad
latin: ace ach ada afh agq akz ale aln ann arn aro arp arw asa ast atj ban bar bas bbc bbj bem bew
latin: bez bfd bik bin bjn bkm bla blo bss bug bum byv cad car cay cch ceb cgg chb chk chn cho chp
latin: chy cic clc cps crg crs csb dak dav del den dgr din dje dsb dtp dua dyo dyu dzg ebu efi egl
latin: eka esu ewo ext fan fit fon frc frp frr frs fur gaa gag gay gba gil gor grb gsw guc gur guz
latin: gwi hai haw hax hil hmn hsb hup hur iba ibb ikt ilo izh jam jgo jmc jut kab kac kaj kam kbl
latin: kcg kde kea ken kfo kgp kha khq kiu kkj kln kmb kos kpe kri krj krl ksb ksf ksh kut kwk kxv
latin: lag lam lij lil liv lkt lmo lol lou loz lsm ltg lua lui lun luo lus luy lzz mad maf mak man
latin: mas mdr men mer mfe mgh mgo mic min moe moh mos mua mus mwl mwv mye nap naq nds nia niu njo
latin: nmg nnh nso nus nym nyn nyo nzi ojb ojc ojw oka pag pam pap pau pcd pcm pdc pdt pfl pis pms
latin: pon pqm quc qug rap rar rgn rif rof rom rtm rug rup rwk sad saq sas sba sbp scn sco sdc see
latin: seh sei ses sgs sid slh sli sly sma smj smn sms snk srn srr ssy stq str suk sus szl tce tem
latin: teo ter tet tgx tht tiv tkl tkr tli tly tmh tog tpi tru trv tsi ttm ttt tum tvl twq umb
latin: vec vep vls vmf vmw vot vro vun wae war was wbp xog yao yap yav ybb yrl zap zea zun zza
myanmar: shn
"""

MORE_LANGUAGES = tuple(
    (tag, script)
    for line in _TABLE.strip().splitlines()
    for script, _, tags in [line.partition(": ")]
    for tag in tags.split()
)
"""Tag and script of each."""
