"""Forenames that are one name: spellings and short forms. Data, and the two questions asked of it.

A line holds the spellings of a forename, then after "|" its short forms and pet names. Lines without short forms
tell established forenames from slips of the pen: "Emma" is no typo for "Emily", "Micheal" is one for "Michael".
Adding a name is one word or one line. The facts about English short forms were checked against the list of
carltonnorthern/nicknames (Apache-2.0); rare, obsolete and one-off pairs are left out on purpose, since each pair
here can put two people together.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_FORENAMES: Final = """
abigail abbigail | abby abbie gail
abraham abram | abe bram
ada
adam | ad
adelaide | addie adele
adrian adrien
agnes | aggie
akira
alain
alan allan allen alun
albert alberto | al bert bertie
alberta
aldo
alejandro | alex ale
alessandro | sandro
alexander aleksandr alexandr aleksander alexandre aleksandar | alex alec sandy sasha xander al
alexandra aleksandra | alex sandra sasha alix
alfonso alphonso alfonse | al
alfred alfredo | al alf alfie fred freddie
alice | ali
alicia
alina
alisa
alison allison | ali
alma
amanda | mandy
amelia | millie amy
amy aimee
anastasia | stacy nastya ana
andre andrei andrey andrej andrzej andreas | andy
andrea | andi andie
andrew | andy drew
angel
angela | angie
angelica | angie
angelina | angie
angelo
anita
ann anne | annie
anna ana | annie
annette
anthony antony | tony ant
anton
antonia
antonio antonin | tony toni
april
ariel
arnold | arnie
arthur | art artie
astrid
audrey
ava
barbara | barb barbie babs
barry
bartholomew | bart
basil
beatrice beatriz | bea trixie
beau bo
belinda
benedict | ben
benicio | benny
benjamin | ben benny benji benjy
bernadette
bernard bernhard | bernie
berry
bertrand bertram | bert
beverly beverley | bev
bonnie
boris
bradford | brad ford
bradley | brad
brandon brendan
brenda
brent
brett
brian bryan
bridget brigitte | bridie
bruce
bruno
burt
byron
calvin | cal
cameron | cam
camilla
carla karla
carlo
carlos | carlito
carmen
carol carole | carrie
caroline carolyn | carrie carol caro
carrie
cary
casey
catherine katharine katherine kathryn catharine cathryn ekaterina | cathy kathy kate katie kay kit kitty cate cat
cecil
cecilia
celia
charles | charlie charley chuck chas
charlize
charlotte | lottie charlie
chester | chet
chloe
christian kristian | chris
christina kristina | chris christy kristy tina chrissie
christine kristine | chris christy kristy tina chrissie
christopher kristoffer christoph | chris kit topher kris
clara clare claire
clark
claude claud
claudia
claudio
clifford | cliff
clinton | clint
colin collin
conrad
constance | connie
cora
corey
cornelius | neil
craig
curtis | curt
cynthia | cindy
dakota
dana
daniel | dan danny
daniela | dani
danielle | dani
darren | daz
darryl
david | dave davey davy
dean
deborah debra | deb debbie debby
delbert | del
denise
dennis denis | denny
derek derrick
dexter
diana | di
diane dianne | di
dina dinah
dominic dominick dominique | dom nick
donald | don donnie donny
donna
doris
dorothy dorothea | dot dottie dolly dora
douglas | doug
duncan
dustin | dusty
dwayne dwain
dylan
earl
edgar | ed eddie
edith | edie
edmund edmond | ed eddie ned ted
edna
edward eduard eduardo edouard | ed eddie eddy ned ted teddy
edwin | ed eddie
eileen
elaine
eleanor elinor eleanora | ellie nell nora ellen
elena
eli
elias
elijah | eli
elisa
elizabeth elisabeth | liz lizzie beth betty betsy bess bessie eliza libby lisa lise liza
ella
ellen
elliot elliott eliot
ellis
elmer
elsa
elsie
elvira
elvis
emil emile
emilia
emilio
emily emilie | em
emma | em
emmanuel emanuel manuel | manny manolo
enrico
enrique | kike
enzo
eric erik erich
erika
erin
erma
ernest ernst | ernie
ernesto
errol
estelle
esther ester
ethan
ethel
ettore
eugene eugen | gene
eva eve
evan
evelyn | evie
federico fede
felicia felicity
ferdinand fernando | ferdie nando
fiona
flora
florence | flo florrie
floyd
frances | fran franny frankie
francesca | fran
francesco
francis | frank frankie
francisco | paco pancho kiko
franco
francois
frank
franklin | frank
franz
frederick frederic fredrick | fred freddie freddy rick
friedrich | fritz
gabriel | gabe gaby
gabrielle gabriella gabriela | gaby gabby
gareth | gary
gary garry
gavin
genevieve
geoffrey jeffrey jeffery geoff jeff | jeff geoff
george georg georges | georgie
georgina georgia
gerald | gerry jerry
geraldine | gerry geri
gerard gerhard | gerry
gertrude | trudy gertie
gilbert | gil
gilda
gina
giorgio
giovanni | gianni nino
giulia
giulio
giuseppe | beppe peppe
gladys
glenda
glenn glen
gloria
gloria
gordon | gordie
grace
graham graeme grahame
gregory | greg gregg
greta gretta
guillermo | memo
gustav gustave gustavo | gus
guy
gwendolyn | gwen
hannah hanna
hans
hari
harold | harry hal
harriet | hattie
harrison | harry
harry
harvey
hazel
heather
hector
heinrich | heinz
helen helene
helena
henry henri henrik | harry hank hal
herbert | herb bert herbie
herman hermann
hilary hillary
hilda
homer
horace
howard | howie
hubert
hugh | hughie
hugo
humphrey
ian iain
ignacio | nacho
ingmar
ingrid
ingrid
irene
iris
irma
irving irvin | irv
isaac | ike
isabel isabelle isabella | bella izzy belle
isidore
ivan
ivana
ivo
jack
jackson | jack
jacob jakob | jake
jacqueline | jackie jacqui
jacques
james | jim jimmy jimmie jamie jem
jamie jaime
jan
jana
jane jayne | janie
janet
janice
jared jarrod
jason
jasper
javier | javi
jean
jeanette
jenna
jennifer | jen jenny jenn jennie
jeremiah | jerry
jeremy | jem jez
jerome | jerry
jerry
jesse
jessica | jess jessie
jesus | chuy
jill
joachim joaquin
joan
joanna joanne | jo
joel
johann johannes johan | hans jan
johanna
john | johnny jon jack johnnie jonny
jonah
jonas
jonathan johnathan jonathon | jon jonny johnny nathan
jordan
jorge
jose | pepe
joseph josef | joe joey jo jos
josephine | jo josie
joshua | josh
juan | juanito
juanita
jude
judith | judy judi
julia
julian
julianne julianna juliane juliana
julie
julien
juliet juliette
julio
julius jules
june
justin
justine
karen
karl carl
kate
kathleen | kathy kath kate katie
katrina
keanu
keith
kelly kelley
kelvin
kenneth | ken kenny
kevin | kev
kim
kimberly kimberley | kim
kirk
kirsten
klaus claus
kristen kristin christen
krzysztof
kurt
kyle
lana
lance
lara
larisa larissa
lars
laura
lauren
laurence lawrence | larry laurie
leah
lee
leo leon
leonard | leo len lenny
leonardo | leo
leopold | leo
leslie lesley | les
lester | les
lewis louis luis | lou louie
liam
lila
lillian lilian | lily lil lilly
lina
linda lynda
lindsay lindsey
lionel
lisa
lloyd
lois
lola
loren
lorenzo | renzo
lorna
lorraine
louise louisa | lou
luca
lucas | luke
lucia
lucille
lucio
lucy
luisa
luke
lydia
lyle
mabel
madeleine madeline | maddie
magdalena | lena magda
malcolm | mal
manuela
mara
marcel marcello
marcella
marcia marsha
marco
margaret margret | maggie meg peggy peg madge marge margie margo greta daisy rita
margarita | rita
margot margo
marguerite
maria marie
marian marianne
mariana
marilyn
marina
mario
marion
marisa
marjorie margery | marge margie
mark marc marcus markus
marlene
marlon
marta
martha
martin | marty
martina
marvin | marv
mary | molly polly mae mamie may
mathilda matilda | tilly
matthew mathew matthias | matt matty
maureen | mo
maurice morris mauritz moritz | mo
max
maximilian | max
maxine
maxwell | max
megan meghan | meg
melanie | mel
melissa | mel missy
melvin | mel
mercedes
meredith
merle
mervyn mervin | merv
mia
michael mikael michal | mike mick mickey mikey micky
michaela
michelle michele | shelly
miguel
mikhail michail | misha
mildred | millie
milos
miranda | randy
miriam | mimi
mitchell | mitch
monica
montgomery | monty
morgan
murray
myra
myrna
nadia
nancy
naomi
natalie nathalie | nat
natasha natascha natacha | tasha
nathan | nate nat
nathaniel | nat nate
neil neal niel
nelson
nestor
niall
nicholas nicolas nikolas nicolaus | nick nicky nico
nicola
nicole | nicky nikki
nigel
nikolai nikolay nikolaj | kolya
nina
noah
noel
noelle
norma
norman | norm
norton
oleg
olga
oliver | ollie
olivia | liv ollie
olivier
orlando
orson
oscar oskar
oswald | ossie oz
otto
owen
pamela | pam
paola
paolo paulo
pascal
patrice
patricia | pat patty patsy tricia trish
patrick | pat paddy rick
paul pavel pablo
paula
paulette
pauline
pedro
penelope | penny
percival | percy
peter pyotr piotr petr | pete
petra
philip phillip philippe | phil pip
phyllis
pierre
pietro
priscilla | cilla
quentin
rachel rachael
rae
ralph raoul raul
ramon
ramona
randall | randy
randolph | randy
raphael rafael | rafa ralph
raymond | ray
rebecca | becky becca
regina
reginald | reg reggie
renee
rhys
ricardo riccardo | rick ricky
richard | dick rick rich richie ricky dickie
robert | bob bobby rob robbie bert
roberta | bobbie
roberto | beto
robin robyn
roderick | rod roddy rick
rodney | rod
roger rodger
roland
roman
ronald | ron ronnie ronny
rory
rosa
rosalind | ros roz
rosario
rosemary | rose rosie
rosie rose
ross
rowan
roxanne
roy
ruben
ruby
rudolph rudolf | rudy rolf
rufus
rupert
russell | russ rusty
ruth
ryan
sabrina
salma
salvatore salvador | sal
samantha | sam sammy
samuel | sam sammy
sandra | sandy
sarah sara | sally sadie
scott | scotty
sean shaun shawn
sebastian | seb
selena
sergei sergey sergej serge sergio | serge
seymour
shane
sharon
sheila
sheldon
shirley
sidney sydney | sid syd
sigourney
silvio
simon simone
solomon | sol solly
sonia sonya
sophia sofia sophie
stacy stacey
stanley | stan
stefania
stefano
stella
stephanie | steph stevie
stephen steven stefan stephan steffen | steve stevie
stuart stewart | stu
susan suzanne susannah susanna | sue susie suzie suzy
sybil
sylvester silvester | sly
sylvia silvia
tamara | tammy
tania tanya
tara
terence terrence | terry
teresa theresa | terry tess tessa terri
thaddeus | thad
thelma
theodore teodor | ted teddy theo
thomas | tom tommy thom
tiffany
tilda
timothy | tim timmy
tobias | toby
toshiro
tracy tracey
travis
trevor | trev
tyler | ty
tyrone
uma
ursula
valentina
valerie | val
vanessa
vera
verna
vernon
veronica | ronnie
victor viktor | vic
victoria | vicky vicki tori
vincent vincente vincenzo | vince vinnie vinny
viola
virginia | ginny ginger
vittoria
vittorio
vivien vivian vivienne | viv
vladimir | vlad volodya
wallace | wally
walter | walt wally
wanda
warren
wayne
wendell
wendy
wesley | wes
wilbur
wilfred wilfrid | wilf
wilhelm | willi willy
willard | will
william | bill will billy willie billie willy
wilma
winona
winston
woodrow | woody
yevgeni evgeni yevgeny evgeny
yuri yuriy juri
yves
yvette
yvonne
zachary zachariah | zack zach zac zak
zoe
"""


@cache
def _readings() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """For each forename the lines in which it is a full form, and those in which it is a short one."""
    full: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, line in enumerate(_FORENAMES.strip().splitlines()):
        names, _, pets = line.partition("|")
        for name in names.split():
            full.setdefault(name, set()).add(number)
        for name in pets.split():
            short.setdefault(name, set()).add(number)
    return (
        {name: frozenset(lines) for name, lines in full.items()},
        {name: frozenset(lines) for name, lines in short.items()},
    )


def forename_lines(name: str) -> frozenset[int]:
    """The numbers of the lines that a folded forename stands in: two that share none are no forms of one name."""
    full, short = _readings()
    return full.get(name, frozenset()) | short.get(name, frozenset())


def forename_relation(left: str, right: str) -> str | None:
    """How two different folded forenames can be one name: "variant", "nickname", "nicknames" of one, or not.

    >>> forename_relation("jim", "james"), forename_relation("sergey", "sergei"), forename_relation("bob", "rob")
    ('nickname', 'variant', 'nicknames')
    >>> forename_relation("emma", "emily")
    """
    full, short = _readings()
    if not ((left in full or left in short) and (right in full or right in short)):
        return None
    left_full, right_full = full.get(left, frozenset()), full.get(right, frozenset())
    left_short, right_short = short.get(left, frozenset()), short.get(right, frozenset())
    if left_full & right_full:
        return "variant"
    if left_full & right_short or left_short & right_full:
        return "nickname"
    if left_short & right_short:
        return "nicknames"
    return None


def is_short_for(short: str, full: str) -> bool:
    """Whether a folded forename is a short form or pet name of the other.

    >>> is_short_for("bob", "robert"), is_short_for("robert", "bob"), is_short_for("rob", "bob")
    (True, False, False)
    """
    of_full, of_short = _readings()
    return bool(of_short.get(short, frozenset()) & of_full.get(full, frozenset()))


def is_forename(name: str) -> bool:
    """Whether a folded word is an established forename or short form.

    >>> is_forename("michael"), is_forename("micheal")
    (True, False)
    """
    return bool(forename_lines(name))
