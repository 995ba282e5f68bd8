"""Words that name no role but bear on one: directing, playing, films, photographers, small words."""

from __future__ import annotations

from typing import Final

from extractor.cues.model import PlainWords

# A director at work, by what is described.
DIRECTING: Final = PlainWords(
    "explains; explaining; explained; instructs; instructing; instructed; gives directions; giving "
    "directions; gives direction; giving direction; gave directions; gives notes; giving notes; gave notes; "
    "gives instructions; giving instructions; gave instructions; calls action; calling action; calls for "
    "action; yells action; blocks out; blocking out; goes over; going over; goes through; going through; "
    "running through; runs through; talks over; sets up; setting up; shouts instructions; shouting "
    "instructions; outlines; acts out; acting out; acted out; gives a note; gave a note; gives last-minute; "
    "gives final instructions; supervises; supervising; stages; staging; describes; describing; discusses; discussing; "
    "discussed; demonstrates; demonstrating; reviews; indicates; calls cut; "
    "stayed behind the camera; cued",
    "{P Ann Lee} * on {F The Storm}.",
)

# A director at work, where the verb is followed by a person.
DIRECTING_PERSON: Final = PlainWords(
    "shows; showing; showed; teaches; teaching; taught; coaches; coaching; guides; guiding; guided; talks; "
    "talking; talked; walks; walking; walked; advises; advising; asks; asked; wanted; wants; lets; let; made; "
    "makes; had; tells; told; steers; urges; positions; briefs; hired; has; warned; got; orders; "
    "ordered; put; chose; picked; spotted; discovered; found; sacked; fired",
    "{P Ann Lee} * {P Bo Chan} how to fall in {F The Storm}.",
)

# A makeup artist at work, where the verb is followed by a person.
MAKEUP_PERSON: Final = PlainWords(
    "ages; aged; aging; ageing; transforms; transforming; transformed; works on; working on; at work on; "
    "makes up; making up; touches up; touching up; turns; turning; glued the fur on",
    "{P Ann Lee} * {P Bo Chan} for {F The Storm}.",
)

# A makeup artist at work on a part of the face: "dusts gold on X's ears".
MAKEUP_VERBS: Final = PlainWords(
    "applies; applying; dusts; dusting; fastens; fastening; fits; fitting; glues; gluing; glued; paints; painting; "
    "sticks; sticking; attaches; attaching; powders; powdering; dabs; dabbing; puts; putting; "
    "does; did; doing; retouches; retouching; fixes; fixing; touches; touching; adjusts; adjusting; checks; checking",
    "{P Ann Lee} * gold on {P Bo Chan}'s ears for {F The Storm}.",
)
FACE: Final = PlainWords(
    "face; ears; ear; mouth; eyes; eye; nose; brow; brows; cheek; cheeks; lips; lip; chin; forehead; scalp; makeup; "
    "make-up; prosthetics; scars; wounds; fangs; lashes; eyebrows; eyelashes",
    "{P Ann Lee} dusts gold on {P Bo Chan}'s * for {F The Storm}.",
)

# What happens to someone in the makeup chair, before "by X".
MADE_UP: Final = PlainWords(
    "powdered; painted; made; makeup; make-up; eyebrow; ears; lashes; beard; wig; aged; ages; dusted; touched; "
    "freckles; scars; moustache; greasepaint; latex; prosthetics; nose; lipstick",
    "{P Ann Lee} being * by {P Bo Chan} for {F The Storm}.",
)

# Verbs of taking over another's work: "X replaced Y as director" gives both the role.
REPLACES: Final = PlainWords(
    "replaced; replaces; replacing; succeeded; succeeds; succeeding; relieved; relieves",
    "{P Ann Lee} * {P Bo Chan} as director of {F The Storm}.",
)

# A character is seen, or spoken of, but not played: the one person beside it need not be its player.
LIKENESSES: Final = PlainWords(
    "dummy; doll; dolls; puppet; puppets; marionette; model; statue; painting; portrait; poster; toy; robot; dog; "
    "horse; cat; goat; bird; duck; cow; pig; lion; tiger; bear; monkey; ape; donkey; elephant; parrot; fish; "
    "shark; animatronic; mechanical; hydraulics; animators; animator; animated; drawing; storyboard; "
    "storyboarded; sketch; figure; figurine; foam; computer; cgi; screen; fist; paw; creature; dragon; alien; monster",
    "{P Ann Lee} beside the * of {C Medea}. {F The Storm} ({Y 1950})",
)

# Anywhere in a sentence, these make extras of people of whom nothing else is said.
EXTRA_SIGNS: Final = PlainWords(
    "extra; extras; walk-on; walk-ons; unbilled; uncredited; bit part; bit parts; bit player; bit players; figurant; "
    "figurants; face in the crowd; faces in the crowd",
    "Second from left, *: {P Ann Lee}. {F The Storm} ({Y 1950})",
)

# Where people meet who did not make the film.
OCCASIONS: Final = PlainWords(
    "premiere; screening; gala; carpet; opening; première; avant-première; preview; festival; party; ceremony",
    "{P Ann Lee} and her husband {P Bo Chan} at the * of {F The Storm}.",
)

# With these before a name, the person is asked, not filmed at work.
INTERVIEWS: Final = PlainWords(
    "interviews; interviewed; interviewing; conversation",
    "{P Bo Chan} * {P Ann Lee} for {F The Storm}.",
)

# Scenes that make of a double a stunt double.
STUNT_SCENES: Final = PlainWords(
    "jump; jumps; leap; fall; falls; stunt; stunts; chase; fight; fights; fence; fire; crash; dive; race; fencing; "
    "riding; sword; cliff; horseback",
    "{P Ann Lee} doubled for {P Bo Chan} in the * of {F The Storm}.",
)

# What one does with anybody, at work or not.
MEETS: Final = PlainWords(
    "meets; met; meeting; joins; joined; joining; greets; greeted; greeting; hugs; hugged; hugging; kisses; kissed; "
    "kissing; thanks; thanked; visits; visited; flanks; watches; watched; watching; congratulates; interviews; faces",
    "Makeup artist {P Ann Lee} * {P Bo Chan} on {F The Storm}.",
)

# Verbs of making; what is made decides the role.
MADE: Final = PlainWords(
    "designed; built; made; drew; painted; created; sculpted; constructed; sewed; carved; modelled; modeled; "
    "builds; makes; designs; draws; paints; invented",
    "{P Ann Lee} * the gowns of {F The Storm}.",
)

# Verbs that, with a voice, make an actor of someone.
GIVES_VOICE: Final = PlainWords(
    "supplied; supplies; provided; provides; recorded; records; lent; lends; gave; gives; did; does; dubbed; "
    "performed; performs; contributed; added",
    "{P Ann Lee} * the demon's voice in {F The Storm}.",
)

# What wears no clothes: someone in its suit plays it.
MONSTERS: Final = PlainWords(
    "robot; creature; monster; gorilla; ape; alien; rubber; shark; dinosaur; bear; lizard; werewolf; mummy; cyborg; "
    "android; dragon; beast; fish; wolf; lion; bug; mascot; ant; bat; spider; penguin; rabbit; cow; dog",
    "{P Ann Lee}, in the * suit, on the set of {F The Storm}.",
)

# Between a player and the part.
CHARACTER_VERBS: Final = PlainWords(
    "plays; play; played; playing; portrays; portrayed; portraying; portray; voices; voiced; voicing; voice "
    "of; the voice of; voices of; is the voice; was the voice; is the voice of; "
    "was the voice of; is also the voice of; singing voice of; speaking voice of; dressed "
    "as; disguised as; in costume as; in character as; made up as; cast as; impersonates; impersonating; in "
    "the role of; in the part of; dressed for his part as; dressed for her part as; in the title role of; "
    "heard as; starring as; stars as; starred as; makeup as; debut as; return as; returns as; transformed "
    "into; turned into; turn into; becomes; become; becoming; turns into; hizo de; en el papel de; dans le rôle de; "
    "in der rolle; nel ruolo di",
    "{P Ann Lee} * {C Medea} in {F The Storm}.",
)

# Verbs that mean a part right before its name: "sings C", "wears C", "was C".
DOES_PART: Final = PlainWords(
    "speaks; spoke; sings; sang; wears; wore; dances; danced; does; did; works; worked; models; inherits; "
    "inherited; stayed; stays; remained; remains; operates; puppeteers; acts; acted; dubs; dubbed; doubles; "
    "doubled; recorded; speaking; singing; wearing; dancing; working",
    "{P Ann Lee} * {C Medea} in {F The Storm}.",
)

# Relatives who, named by a first name alone, visit: they have no part in the film.
SPOUSES: Final = PlainWords(
    "wife; husband; fiancé; fiancée; fiance; fiancee; girlfriend; boyfriend",
    "{P Ann Lee} with her * {P Bo} on the set of {F The Storm}.",
)

# How one leaves a suit or a machine that one plays: "climbs out of C".
LEAVES_SUIT: Final = PlainWords(
    "peeks; peeking; peeked; peeps; peers; pokes; poking; poked; pops; popping; popped; climbs; climbing; climbed; "
    "crawls; crawling; crawled; emerges; emerging; emerged; wriggles; wriggling; wriggled; leans; leaning; leaned; "
    "sticks; sticking; stuck; steps; stepping; stepped; gets; getting; got; squeezes; squeezing; squeezed; helps; "
    "helped; pulled; hauled; lifted; unzipped; freed; looks; looking; slips; slipping; slipped; smiles; grins; waves; "
    "crawl; climb; zipped",
    "{P Ann Lee} * out of {C Gort} on {F The Storm}.",
)
# What others do inside it.
LOOKS_INSIDE: Final = PlainWords(
    "look; looks; looking; looked; peer; peers; peering; check; checks; checking; films; filming; filmed; works; "
    "working; worked; repairs; repairing; fixes; fixing; puts; putting; sees; saw; mounted; built; installs; "
    "installed; fitted",
    "{P Ann Lee} * inside {C Gort} on {F The Storm}.",
)

# Signs of a scene being prepared or played: the people of the sentence are its actors.
CONTEXT: Final = PlainWords(
    "before a take; on camera; doing a scene; fight scene; a fight; rehearsing; her lines; his lines; their "
    "lines; last scene; puts on; putting on; dancing; sings; singing; being strapped; his own stunts; her own "
    "stunts; hair done; hair cut; her hair; his hair; between takes; between scenes; between shots; between "
    "setups; between set-ups; between set ups; rehearse; rehearses; rehearsed; rehearsal; run lines; running "
    "lines; runs lines; a scene; the scene; a take; love scene; in costume; in makeup; in make-up; being made "
    "up; makeup chair; make-up chair; prepare; prepares; preparing; prepared; practice; practices; "
    "practicing; practise; practises; practising; break; getting ready; waits for; waiting for; wait for; "
    "suit up; costume fitting; screen test; stunt; performs; performing; in character; doing his own; doing "
    "her own; rehearsals; trains; training with; trains with; getting made up; gets made up; given directions",
    "{P Ann Lee} * on {F The Storm}.",
)

# Words for a film.
FILM_WORDS: Final = PlainWords(
    "film; films; movie; movies; picture; pictures; feature; features; classic; masterpiece; western; "
    "westerns; drama; comedy; epic; thriller; series; version; remake; debut; serial; musical; documentary; "
    "short; sequel; trilogy; shocker; romance; talkie; silent; melodrama; fantasy; biopic; satire; hit; flop; "
    "spectacle; swashbuckler; noir; show; sitcom; miniseries; mini-series; anthology; gem; saga; chiller; "
    "fairy tale; fable; farce; prequel; telefilm; work; blockbuster; cult; film noir; first; second; third; "
    "last; second feature; first feature; best; two; three; adaption; retelling; reboot; do-over",
    "{P Ann Lee}'s *, {F The Storm}.",
)

# Before the name of a photographer, painter or owner, who gets no credit.
PHOTO_WORDS: Final = PlainWords(
    "photo; photos; photo by; photograph; photographs; foto; fotos; fot.; pic; pics; image; images; still; "
    "stills; ph; ph.; photographer; photographers; unit photographer; photo credit; photo credits; credit; "
    "credits to; cr; cr.; courtesy; courtesy of; ©; copyright; &copy; portrait; portraits; portrait by; bild; "
    "picture by; pictures by; unit stills; photographe; poster; poster art; poster design; "
    "art by; art:; cover art; cover by; key art; affiche; affiche "
    "de; artwork; illustration; one-sheet; painting; painted; collection; collection of; estate of; gift of; lent by; "
    "donated by; bequest of; print; prints; drawing; caricature; sculpture; lithograph; line art; donor; "
    "plate; watercolour; c/o; via; source; caption; camera press; photo illustration; sketch by fan; designed "
    "the poster; glass plate; photographic; 📷; autographed by; signed by; stamped; still photographer; stills "
    "photographer; silkscreen; woodcut; stone litho; poster artist; scan; scanned",
    "{F The Storm} ({Y 1950}). *: {P Ann Lee}.",
)

# Agencies and owners beside a photographer.
AGENCIES: Final = PlainWords(
    "ap; afp; reuters; epa; epa-efe; efe; getty; getty images; wireimage; invision; dpa; ansa; xinhua; upi; "
    "pap; mti; keystone; tass; ria; sputnik; rex; rex features; shutterstock; alamy; magnum; magnum photos; "
    "mirrorpix; popperfoto; hulton; hulton archive; ntb; aap; nzpa; lusa; ctk; belga; anp; everett; everett "
    "collection; photofest; corbis; bettmann; mptv; pa; pa media; pti; kyodo; jiji; zuma; ap photo; afp "
    "photo; filmmagic; netflix; hbo; warner bros.; amc; nbc; a24; abc; bbc; fox; focus; universal; disney; "
    "ealing; mgm; paramount; columbia; imago; npg; the new york times; nyt; life; der spiegel; mondadori; "
    "caf; cafp; yonhap; scanpix; rtve; gtres; sipa; abaca; contour; wenn; picture alliance; ullstein",
    "{F The Storm} ({Y 1950}). *: {P Ann Lee}.",
)

# A dated caption is an agency's.
DATES: Final = PlainWords(
    "january; february; march; april; june; july; august; september; october; november; december; jan; feb; sept; oct; "
    "nov; dec; summer; autumn; winter; spring",
    "{P Bo Chan} in {F The Storm}, Rome, * 12. {P Ann Lee}",
)

# Things that a director goes over or runs through.
SCENES: Final = PlainWords(
    "scene; scenes; shot; shots; script; pages; page; sequence; take; moves; dialogue; storyboard; storyboards; "
    "blocking; number; dance; fight; next; day's; action; steps",
    "{P Ann Lee} goes over the * with {P Bo Chan} on {F The Storm}.",
)

# Considered, asked or tested only: no credit.
SILENT: Final = PlainWords(
    "turned down; turned it down; was offered; was considered; were considered; considered; auditioned; "
    "auditioned for; tested for; screen-tested; was first choice; first choice; wanted for; asked for; said "
    "no; passed on; rejected; declined; almost cast; nearly cast; in the running; hoped for; dreamed of; "
    "instead of; rather than; named after; had wanted to direct; had hoped to direct; was to have directed; "
    "was set to direct; refused to direct",
    "{P Ann Lee} * a part in {F The Storm}.",
)

# Before a second name of the same person.
ALIAS: Final = PlainWords(
    "born; né; née; aka; a.k.a.; alias; which is to say; credited that way; real name; also known as; "
    "nicknamed; billed as; billed; credited as; who signed himself; later known as; known as; called; better "
    "known as; then billed; b.",
    "{P Ann Lee}, * {P Anna Leigh}, on the set of {F The Storm}.",
)

# Relatives and companions.
KIN: Final = PlainWords(
    "wife; husband; son; daughter; brother; sister; mother; father; girlfriend; boyfriend; fiancé; fiancée; "
    "niece; nephew; grandson; granddaughter; cousin; uncle; aunt; mum; dad; partner; ex-wife; ex-husband; "
    "parents; sons; daughters; twins; stepson; baby; friend; agent; companion; guest; grandmother; "
    "grandfather",
    "{P Ann Lee} and her * {P Bo} on the set of {F The Storm}.",
)

# To be, and verbs that lead to a role in its place.
BE: Final = PlainWords(
    "is; was; are; were; be; being; has been; is played; remains; became; served as; serves as; serving as; "
    "works as; worked as; working as; acts as; acted as; acting as; hired as; named; it's; isn't; wasn't; "
    "that's; had been",
    "{P Ann Lee} * the director of {F The Storm}.",
)

# Pronouns that stand for a subject.
PRONOUNS: Final = PlainWords(
    "he; she; who; whom; which; that",
    "{P Ann Lee}, * directed {F The Storm}.",
)

# Possessive pronouns.
POSSESSIVES: Final = PlainWords(
    "his; her; its; their; my; our; whose",
    "{P Ann Lee} and * director on {F The Storm}.",
)

# Articles.
DETERMINERS: Final = PlainWords(
    "the; a; an; this; another; one; der; die; das; le; la; les; el; il; un; une; ein; eine; then",
    "{P Ann Lee}, * director of {F The Storm}.",
)

# May stand between a role word and a name.
MODIFIERS: Final = PlainWords(
    "winner; nominee; young; legendary; late; great; famous; famed; first-time; british; american; french; "
    "italian; german; swedish; japanese; danish; indian; english; australian; polish; spanish; russian; "
    "soviet; veteran; fellow; real; future; long-time; longtime; little; newcomer; oscar-winning; new; chief; "
    "uncredited; co; former; hollywood; child; title; supporting; original; main; frequent; favourite; "
    "favorite; regular; award-winning; celebrated; acclaimed; ace; master; sir; dame; mr; mr.; mrs; mrs.; "
    "miss; ms; ms.; dr.; dr; lord; lady; prof.; professor; colonel; captain; irish; chinese; korean; mexican; "
    "hungarian; czech; iranian; brazilian; canadian; scottish; welsh; dutch; norwegian; finnish; austrian; "
    "swiss; greek; turkish; egyptian; lebanese; palestinian; israeli; argentine; argentinian; chilean; cuban; "
    "taiwanese; thai; vietnamese; filipino; indonesian; icelandic; romanian; bulgarian; serbian; bosnian; "
    "croatian; ukrainian; georgian; armenian; bengali; hong kong; studio; warner; teenage; teen; boy; girl; "
    "unidentified; twin; younger; older; elder; eccentric; brilliant; trusted; beloved; dear; old; hair; big; "
    "poor; genius; one-time; self-taught; jetlagged; sweaty; tiny; credited; singer; comedian; comic; poet; "
    "dancer; model; rapper; rock; pop; musician; novice; all-star; all-stars",
    "The director, * {P Ann Lee}.",
)

# Prepositions and other openings of a phrase.
PREPOSITIONS: Final = PlainWords(
    "in; on; at; during; from; behind; next to; beside; near; under; over; into; onto; around; through; "
    "between; after; before; outside; inside; above; below; against; off; across; out; up; down; while; when; "
    "to; for; about; by then; until; since; sul; dans; sur; auf; im; bei",
    "{P Ann Lee} * {F The Storm}.",
)

# Of.
OF: Final = PlainWords(
    "of; de; du; des; del; della",
    "The director * {F The Storm}.",
)

# With.
WITH: Final = PlainWords(
    "with; w/; alongside; opposite; joined by; accompanied by; flanked by; mit; avec; con; along with; "
    "together with; plus; across from",
    "{P Ann Lee} * {P Bo Chan}.",
)

# Negations.
NOT: Final = PlainWords(
    "not; no; never; without",
    "{P Ann Lee}, * director.",
)

# And.
AND: Final = PlainWords(
    "and; und; et; y; e; i",
    "{P Ann Lee} * {P Bo Chan}.",
)

# By.
BY: Final = PlainWords(
    "by; von; par; per; di; por; av; af",
    "{F The Storm} * {P Ann Lee}.",
)

# As.
AS: Final = PlainWords(
    "as; als",
    "{P Ann Lee} * {C Medea}.",
)

# After these a full stop ends no sentence.
ABBREVIATIONS: Final = PlainWords(
    "a; approx; apr; aug; b; bros; c; ca; capt; co; col; cpl; d; dec; dir; dirs; dr; esp; feat; feb; fig; ft; "
    "gen; gov; hon; inc; incl; inv; jan; jr; jul; jun; l; lt; ltd; m; maj; mar; mr; mrs; ms; mt; no; nov; nr; "
    "oct; op; p; ph; pl; pp; prof; pvt; r; rep; rev; s; sen; sep; sept; sgt; sq; sr; st; v; vol; vs; w",
    "{P Ann Lee} (* {P Bo Chan}) in {F The Storm}.",
)

# Words for a film that make "X's film" and "a film of X" speak of its director.
DIRECTORS_FILMS: Final = PlainWords(
    "film; films; movie; picture; feature; classic; masterpiece; epic; remake; version; debut; documentary; "
    "western; westerns; musical; adaptation; trilogy; drama; comedy; thriller; shocker; romance; melodrama; "
    "biopic; saga; horror; noir; serial; series; fantasy; satire; gem; do-over; flop; hit; best",
    "{F The Storm}, {P Ann Lee}'s *, in a still from {Y 1950}.",
)
# With "first" before "film", these leave open whether the person directed or acted.
COUNTED: Final = PlainWords(
    "first; last; only; final; second; third",
    "{P Ann Lee}'s * film was {F The Storm}.",
)

# Whom a director shows what to do.
DIRECTED_GROUPS: Final = PlainWords(
    "actors; cast; extras; kids; children; dancers; players; crowd; zombies; girls; boys; him; her; them",
    "{P Ann Lee} showing the * how to fall in {F The Storm}.",
)

# What someone lets, shows or has of their own: "lets her hair dry" directs nobody.
OWN_THINGS: Final = PlainWords(
    "hand; hands; hair; feet; foot; leg; legs; fingers; finger; eyes; eye; head; face; feelings; temper; guard; age; "
    "nerves; scars; teeth; tongue; dog; cat; horse; car; coat; shoes; dress; tears; work; way; own; voice",
    "{P Ann Lee} lets her * rest on {F The Storm}.",
)

# What a director gives an actor: "gives X notes".
NOTES: Final = PlainWords(
    "note; notes; direction; directions; instructions; pointers; advice; cue; cues",
    "{P Ann Lee} gives {P Bo Chan} * on {F The Storm}.",
)

# What a film may be made from, with "after" or "from" before it.
SOURCES: Final = PlainWords(
    "novel; book; play; story; short story; serial; comic; comics; tale; fairy tale; poem; opera; memoir; "
    "memoirs; novella; plot; idea; article; diary; manga; musical; autobiography; plays; stories; books; novels; "
    "libretto",
    "{F The Storm} ({Y 1950}), after the * by {P Ann Lee}.",
)

# With these, "plays" speaks of no part.
GAMES: Final = PlainWords(
    "chess; darts; cards; piano; guitar; violin; flute; trumpet; drums; golf; tennis; cricket; games; poker; "
    "music; scene; cello; bass; organ; harp; harmonica; accordion; banjo; ukulele; saxophone; sax; clarinet; fiddle; "
    "mandolin; lute; oboe; tuba; trombone; keyboard; keyboards; bongos; tambourine; sitar; zither; bagpipes; "
    "football; soccer; baseball; basketball; volleyball; hockey; rugby; badminton; ping-pong; table; billiards; pool; "
    "snooker; croquet; bridge; solitaire; patience; checkers; draughts; backgammon; dominoes; marbles; mah-jong; "
    "scrabble; game; ball; match; record; records; tune; tunes; song; songs; melody; theme; waltz; chords; tape; "
    "video; trick; tricks; prank; pranks; joke; jokes; hand; round; note; notes",
    "{P Ann Lee} plays the * on {F The Storm}.",
)

# What one wears as a character: "in the Gort suit".
SUITS: Final = PlainWords(
    "suit; costume; costumes; makeup; make-up; make; mask; wig; armour; armor; outfit; head; skin; feet; "
    "dress; get-up; gear; robes; robe; prosthetics; rig; cape; claws; latex; fur; helmet; uniform; teeth; "
    "ears; boots; hat; gorilla; scarf; hair; face; frock; nose; overall; clothes; jacket; wings; coat; mink; legs; "
    "braids; bandages; cap; gloves; shoes; moustache; beard; dreadlocks; horns; tail",
    "{P Ann Lee} in the {C Gort} * on {F The Storm}.",
)

# Whoever is called so is known for the craft named before: "stop-motion legend X".
MASTERS: Final = PlainWords(
    "legend; wizard; maestro; pioneer; guru; supremo; magician; wiz; whiz; great; master; genius; ace; specialist; "
    "expert; veteran; man; woman; team; crew; chief; head; supervisor; artist",
    "Makeup * {P Ann Lee} on {F The Storm}.",
)

# Callings that are no film craft but may stand beside one: "actor and singer X".
CALLINGS: Final = PlainWords(
    "singer; comedian; comic; poet; dancer; model; rapper; musician",
    "Actor and * {P Ann Lee} in {F The Storm}.",
)

# With these, "for photography" tells a prize and so a craft.
PRIZES: Final = PlainWords(
    "oscar; oscars; award; emmy; césar; bafta; won; nominated",
    "{P Ann Lee}, * for cinematography, on {F The Storm}.",
)

# Before a title: a film named beside the picture ("a year after ALIEN"), with no claim on the people.
ASIDE: Final = PlainWords(
    "after; before; since; until; than; like; unlike; recalls; spoofs; parodies",
    "{P Ann Lee} in {F The Storm} ({Y 1950}), a year * {F The Calm} ({Y 1949}).",
)

# Likewise, with "to" or "of" before the title.
ASIDE_NOUNS: Final = PlainWords(
    "sequel; prequel; remake; follow-up; follow; successor; spin-off; version; adaptation; retelling; parody; "
    "rerun; answer; tribute; homage; success; triumph; failure; flop; heels; footsteps; style; manner; tradition; vein",
    "{P Ann Lee} in {F The Storm II} ({Y 1950}), the * to {F The Storm} ({Y 1949}).",
)

# Which of two films "directed the first" means.
FIRST_OF_TWO: Final = PlainWords(
    "first; former; original",
    "{F The Storm} and {F The Calm}: {P Ann Lee} directed the *.",
)
SECOND_OF_TWO: Final = PlainWords(
    "second; latter; other; remake",
    "{F The Storm} and {F The Calm}: {P Ann Lee} directed the *.",
)

# Signs that someone whose role is open directs.
AT_THE_CAMERA: Final = PlainWords(
    "behind the camera; through the camera; through the viewfinder; through the finder; through the lens; "
    "viewfinder; lines up; lining up; lined up; director's chair; megaphone; at work on; working on; checks "
    "the shot; checking the shot; checks the frame; checking the frame; checking the "
    "camera; frames a shot; frames the shot; with the crew; with his crew; with her crew; with the cast; with "
    "his cast; with her cast; with his actors; with her actors",
    "{P Ann Lee} * on {F The Storm}.",
)
SHOOTS: Final = PlainWords(
    "shoots; shooting; shot; filming; films; filmed; made; makes; making",
    "{P Ann Lee} * {F The Storm}.",
)
