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
adam | ad
adelaide | addie adele
adrian adrien
agnes | aggie
akira
alan allan allen alun
albert alberto | al bert bertie
alejandro | alex ale
alessandro | sandro
alexander aleksandr alexandr aleksander alexandre aleksandar | alex alec sandy sasha xander al
alexandra aleksandra | alex sandra sasha alix
alfonso alphonso alfonse | al
alfred alfredo | al alf alfie fred freddie
alice | ali
alison allison | ali
amanda | mandy
amelia | millie amy
amy aimee
anastasia | stacy nastya ana
andre andrei andrey andrej andrzej andreas | andy
andrea | andi andie
andrew | andy drew
angela | angie
angelina | angie
ann anne | annie
anna ana | annie
annette
anthony antony | tony ant
antonio antonin | tony toni
arnold | arnie
arthur | art artie
astrid
audrey
barbara | barb barbie babs
barry
bartholomew | bart
beatrice beatriz | bea trixie
beau bo
benedict | ben
benicio | benny
benjamin | ben benny benji benjy
bernard bernhard | bernie
bertrand bertram | bert
beverly beverley | bev
boris
bradford | brad ford
bradley | brad
brandon brendan
brenda
brian bryan
bridget brigitte | bridie
bruce
burt
calvin | cal
cameron | cam
carol carole | carrie
caroline carolyn | carrie carol caro
carlos | carlito
carrie
cary
casey
catherine katharine katherine kathryn catharine cathryn ekaterina | cathy kathy kate katie kay kit kitty cate cat
cecil
charles | charlie charley chuck chas
charlize
charlotte | lottie charlie
christian kristian | chris
christina kristina | chris christy kristy tina chrissie
christine kristine | chris christy kristy tina chrissie
christopher kristoffer christoph | chris kit topher kris
clara clare claire
clark
claudia
claude claud
clifford | cliff
clinton | clint
colin collin
constance | connie
cornelius | neil
craig
curtis | curt
cynthia | cindy
dakota
daniel | dan danny
danielle | dani
darren | daz
david | dave davey davy
dean
deborah debra | deb debbie debby
delbert | del
dennis denis | denny
derek derrick
dexter
diana | di
diane dianne | di
dominic dominick dominique | dom nick
donald | don donnie donny
donna
dorothy dorothea | dot dottie dolly dora
douglas | doug
duncan
dustin | dusty
dwayne dwain
edith | edie
edgar | ed eddie
edmund edmond | ed eddie ned ted
edward eduard eduardo edouard | ed eddie eddy ned ted teddy
edwin | ed eddie
eileen
elaine
eleanor elinor eleanora | ellie nell nora ellen
elena
eli
elias
elijah | eli
elizabeth elisabeth | liz lizzie beth betty betsy bess bessie eliza libby lisa lise liza
ellen
elliot elliott eliot
emily emilie | em
emma | em
emmanuel emanuel manuel | manny manolo
enrique | kike
eric erik erich
ernest ernst | ernie
esther ester
ethan
ettore
eugene eugen | gene
eva eve
evelyn | evie
federico fede
felicia felicity
ferdinand fernando | ferdie nando
florence | flo florrie
frances | fran franny frankie
francesca | fran
francis | frank frankie
francisco | paco pancho kiko
francois
frank
franklin | frank
franz
frederick frederic fredrick | fred freddie freddy rick
friedrich | fritz
gabriel | gabe gaby
gabrielle gabriella | gaby gabby
gareth | gary
gary garry
genevieve
geoffrey jeffrey jeffery geoff jeff | jeff geoff
george georg georges | georgie
georgina georgia
gerald | gerry jerry
gerard gerhard | gerry
geraldine | gerry geri
gertrude | trudy gertie
gilbert | gil
giovanni | gianni nino
giuseppe | beppe peppe
glenn glen
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
harold | harry hal
harriet | hattie
harrison | harry
harry
harvey
heather
heinrich | heinz
helen helene
helena
henry henri henrik | harry hank hal
herbert | herb bert herbie
herman hermann
hilary hillary
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
irene
irving irvin | irv
isaac | ike
isabel isabelle isabella | bella izzy belle
isidore
ivan
jack
jackson | jack
jacob jakob | jake
jacqueline | jackie jacqui
jacques
james | jim jimmy jimmie jamie jem
jamie jaime
jan
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
jessica | jess jessie
jesse
jesus | chuy
jill
joachim joaquin
joan
joanna joanne | jo
joel
johann johannes | hans jan
john | johnny jon jack johnnie jonny
jonathan johnathan jonathon | jon jonny johnny nathan
jordan
jorge
jose | pepe
joseph josef | joe joey jo jos
josephine | jo josie
joshua | josh
juan | juanito
judith | judy judi
jude
julia
julian
julianne julianna juliane
julie
juliet juliette
julius jules
justin
karen
karl carl
kate
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
lance
larisa larissa
lars
laura
lauren
laurence lawrence | larry laurie
lee
leo leon
leonard | leo len lenny
leonardo | leo
leopold | leo
leslie lesley | les
lester | les
lewis louis luis | lou louie
liam
lillian lilian | lily lil lilly
linda lynda
lindsay lindsey
lionel
lisa
lloyd
lois
louise louisa | lou
lorenzo | renzo
lucas | luke
lucy
luke
lydia
mabel
madeleine madeline | maddie
magdalena | lena magda
malcolm | mal
marcel marcello
marcia marsha
marco
margaret margret | maggie meg peggy peg madge marge margie margo greta daisy rita
margarita | rita
margot margo
maria marie
marian marianne
marilyn
mario
marion
marjorie margery | marge margie
mark marc marcus
marlon
martha
martin | marty
mary | molly polly mae mamie may
mathilda matilda | tilly
matthew mathew matthias | matt matty
maureen | mo
maurice morris mauritz moritz | mo
max
maximilian | max
maxwell | max
megan meghan | meg
melanie | mel
melissa | mel missy
melvin | mel
mervyn mervin | merv
mia
michael mikael michal | mike mick mickey mikey micky
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
nancy
naomi
natalie nathalie | nat
natasha natascha natacha | tasha
nathan | nate nat
nathaniel | nat nate
neil neal niel
nelson
nicholas nicolas nikolas nicolaus | nick nicky nico
nicola
nicole | nicky nikki
nigel
nikolai nikolay nikolaj | kolya
noah
norman | norm
oliver | ollie
olivia | liv ollie
orlando
orson
oscar oskar
oswald | ossie oz
otto
owen
pamela | pam
patricia | pat patty patsy tricia trish
patrick | pat paddy rick
paul pavel pablo
paula
pauline
pedro
penelope | penny
percival | percy
peter pyotr piotr petr | pete
philip phillip philippe | phil pip
phyllis
priscilla | cilla
quentin
rachel rachael
ralph raoul raul
randall | randy
randolph | randy
raphael rafael | rafa ralph
raymond | ray
rebecca | becky becca
reginald | reg reggie
renee
rhys
ricardo | rick ricky
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
rosalind | ros roz
rosemary | rose rosie
rosie rose
ross
rowan
roy
rudolph rudolf | rudy rolf
rupert
russell | russ rusty
ruth
ryan
salvatore salvador | sal
samantha | sam sammy
samuel | sam sammy
sandra | sandy
sarah sara | sally sadie
scott | scotty
sean shaun shawn
sebastian | seb
sergei sergey sergej serge sergio | serge
seymour
sharon
sheldon
sheila
shirley
sidney sydney | sid syd
sigourney
simon simone
solomon | sol solly
sophia sofia sophie
stacy stacey
stanley | stan
stella
stephanie | steph stevie
stephen steven stefan stephan steffen | steve stevie
stuart stewart | stu
susan suzanne susannah | sue susie suzie suzy
sybil
sylvester silvester | sly
sylvia silvia
tamara | tammy
teresa theresa | terry tess tessa terri
terence terrence | terry
thaddeus | thad
thelma
theodore teodor | ted teddy theo
thomas | tom tommy thom
tiffany
timothy | tim timmy
tobias | toby
toshiro
tracy tracey
trevor | trev
tyler | ty
uma
ursula
valentina
valerie | val
vanessa
vera
veronica | ronnie
victor viktor | vic
victoria | vicky vicki tori
vincent vincente vincenzo | vince vinnie vinny
viola
virginia | ginny ginger
vivien vivian vivienne | viv
vladimir | vlad volodya
wallace | wally
walter | walt wally
warren
wendell
wendy
wesley | wes
wilfred wilfrid | wilf
willard | will
william | bill will billy willie billie willy
wilhelm | willi willy
winona
winston
woodrow | woody
yevgeni evgeni yevgeny evgeny
yuri yuriy juri
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


@cache
def forename_relation(left: str, right: str) -> str | None:
    """How two different folded forenames can be one name: "variant", "nickname", "nicknames" of one, or not.

    >>> forename_relation("jim", "james"), forename_relation("sergey", "sergei"), forename_relation("bob", "rob")
    ('nickname', 'variant', 'nicknames')
    >>> forename_relation("emma", "emily")
    """
    full, short = _readings()
    left_full, right_full = full.get(left, frozenset()), full.get(right, frozenset())
    left_short, right_short = short.get(left, frozenset()), short.get(right, frozenset())
    if left_full & right_full:
        return "variant"
    if left_full & right_short or left_short & right_full:
        return "nickname"
    if left_short & right_short:
        return "nicknames"
    return None


def is_forename(name: str) -> bool:
    """Whether a folded word is an established forename or short form.

    >>> is_forename("michael"), is_forename("micheal")
    (True, False)
    """
    return bool(forename_lines(name))
