"""English: verbs and nouns whose forms no ending tells.

Source: Quirk et al., A Comprehensive Grammar of the English Language (3.11-3.20, 5.82-5.103). Each line ends in the
dictionary form. Forms that are more often another word are left out (ground, wound, bound, shed).
"""

NOUNS = """
men man
women woman
children child
people person
feet foot
teeth tooth
mice mouse
criteria criterion
phenomena phenomenon
"""

VERBS = """
going goes went gone go
doing does did done do
having has had have
dealt deal
struck stricken strike
shot shoot
fought fight
held hold
met meet
fled flee
led lead
said say
told tell
made make
left leave
broke broken break
began begun begin
withdrew withdrawn withdraw
overthrew overthrown overthrow
spoke spoken speak
fell fallen fall
rose risen rise
arose arisen arise
took taken take
gave given give
sent send
lost lose
won win
came come
became become
ran run
saw seen see
knew known know
grew grown grow
threw thrown throw
blew blown blow
flew flown fly
drew drawn draw
drove driven drive
wrote written write
rode ridden ride
hid hidden hide
bit bitten bite
chose chosen choose
froze frozen freeze
stole stolen steal
woke woken wake
swore sworn swear
tore torn tear
wore worn wear
bore borne bear
ate eaten eat
beaten beat
forgot forgotten forget
forgave forgiven forgive
got gotten get
sank sunk sink
sang sung sing
rang rung ring
swam swum swim
drank drunk drink
shook shaken shake
mistook mistaken mistake
undertook undertaken undertake
overtook overtaken overtake
undergone underwent undergo
brought bring
bought buy
caught catch
taught teach
sought seek
thought think
kept keep
slept sleep
swept sweep
wept weep
crept creep
felt feel
dealt deal
meant mean
heard hear
stood stand
understood understand
withstood withstand
found find
built build
rebuilt rebuild
spent spend
lent lend
bent bend
sold sell
paid pay
laid lay
sat sit
lit light
slid slide
dug dig
hung hang
stuck stick
swung swing
shone shine
showed shown show
proven prove
"""
