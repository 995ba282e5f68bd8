NOUNS = {
    "director": "director|directors; filmmaker|filmmakers; film-maker|film-makers; film director|film directors; movie director; co-director|co-directors; codirector|codirectors; helmer; auteur; writer-helmer; regisseur|regisseure; regisseurin; regista; réalisateur|réalisateurs; réalisatrice; cinéaste; metteur en scène; realizador; stage director; debut director; documentarian; documentarist; documentary maker",
    "actor": "actor|actors; actress|actresses; star|stars; co-star|co-stars; costar|costars; leading man|leading men; leading lady|leading ladies; leading actor|leading actors; leading actress|leading actresses; lead actor|lead actors; lead actress|lead actresses; lead|leads; co-lead|co-leads; cast member|cast members; castmate|castmates; child actor|child actors; child star; movie star|movie stars; film star|film stars; superstar|superstars; screen star; matinee idol; protagonist|protagonists; voice actor|voice actors; voice actress; voice artist|voice artists; narrator; suit actor|suit actors; supporting actor; supporting actress; character actor; guest star|guest stars; starlet|starlets; comic actor; acteur|acteurs; actrice|actrices; attore|attori; attrice|attrici; schauspieler; schauspielerin; hauptdarsteller; hauptdarstellerin; darsteller; protagonista; leading woman; comedienne; creature performer; suit performer; motion-capture performer; motion capture performer; villain actor; heroine; thespian; co starring actor; screen idol; antagonist; bond girl; suit actress; singing voice; speaking voice; voice double; player|players",
    "writer": "writer|writers; screenwriter|screenwriters; scriptwriter|scriptwriters; scenarist|scenarists; co-writer|co-writers; screenplay writer; script writer; creator|creators; co-creator|co-creators; showrunner|showrunners; series creator|series creators; scenario writer; dialogue writer; story writer; adaptor; adapter; drehbuchautor; scénariste; sceneggiatore; guionista; dialoguiste; head writer",
    "producer": "producer|producers; co-producer|co-producers; executive producer|executive producers; film producer|film producers; movie producer; line producer; associate producer; produzent; producteur; produttore; studio head; mogul; field producer",
    "cinematographer": "cinematographer|cinematographers; director of photography|directors of photography; cameraman|cameramen; camerawoman; dp|dps; dop|dops; d.p.; d.o.p.; lighting cameraman; lighting cameramen; kameramann; chef opérateur; chef-opérateur; directeur de la photographie; fotógrafo; camera man; chief cameraman",
    "editor": "editor|editors; film editor|film editors; cutter; picture editor; co-editor|co-editors; supervising editor; monteur; monteuse; schnittmeisterin",
    "composer": "composer|composers; songwriter|songwriters; lyricist|lyricists; film composer; co-composer|co-composers; music director; musical director; compositeur; compositore; komponist; score composer; songsmith; conductor",
    "production_designer": "production designer|production designers; art director|art directors; set designer|set designers; production design; designer of the sets; art supervisor; scenic designer; head of art; architect of the sets; filmarchitekt; scenographer; chief designer; designer|designers",
    "costume_designer": "costume designer|costume designers; costumer|costumers; costumier|costumiers; wardrobe designer; dress designer; fashion designer; gown designer; couturier; costume maker; kostümbildnerin",
    "makeup_artist": "makeup artist|makeup artists; make-up artist|make-up artists; make up artist|make up artists; makeup man|makeup men; make-up man|make-up men; make up man; makeup designer; make-up designer; make up designer; makeup chief; make-up chief; makeup genius; makeup wizard; makeup master; prosthetics artist; prosthetic artist; prosthetics designer; prosthetic makeup; prosthetics; makeup supervisor; make-up supervisor; makeup effects artist; makeup wizard; makeup ace; makeup department head; make-up director; makeup legend; make-up wizard; maskenbildner; maquilleur; hair and makeup; make-up girl; makeup woman",
    "effects": "special effects artist|special effects artists; special effects man|special effects men; special effects supervisor; special effects director; special-effects director; effects man|effects men; effects artist|effects artists; effects supervisor; effects designer; visual effects supervisor|visual effects supervisors; visual effects artist; vfx supervisor; vfx artist; effects wizard; special effects wizard; effects master; effects technician; effects director; effects chief; creature effects chief; matte artist|matte artists; matte painter|matte painters; model maker|model makers; modelmaker|modelmakers; model-maker; model builder; miniature builder; miniature artist; stop-motion animator|stop-motion animators; stop motion animator|stop motion animators; stop-motion artist; stop-motion master; stop-motion wizard; puppeteer|puppeteers; puppet maker; puppet master; creature designer|creature designers; creature maker; creature effects artist; creature creator; animatronics designer; animatronics engineer; pyrotechnician; animatronic designer; special effects; visual effects; effects pioneer; tokusatsu director; miniatures director; armature builder; armaturist; effects crew; creature builder; creature sculptor; effects animator; mechanical effects man; monster maker; puppet animator; dinosaur supervisor; sculptor of the creature",
    "stunts": "stuntman|stuntmen; stuntwoman|stuntwomen; stunt man; stunt woman; stunt double|stunt doubles; stunt-double|stunt-doubles; stunt performer|stunt performers; stunt driver|stunt drivers; stunt rider|stunt riders; stunt coordinator|stunt coordinators; stunt co-ordinator; stunt pilot|stunt pilots; stunt player; stunt chief; stunt flyer; stunt diver; stunt arranger; stunt director; stunt legend; stunt actor; fight choreographer|fight choreographers; fight coordinator; fight arranger; fight director; fight master; fight double; fight trainer; fencing master|fencing masters; fencing coach; fencing instructor; fencing double; sword master|sword masters; swordmaster; swordsman; riding double; driving double; stunts; stand-in stunt; action director; action choreographer; martial arts choreographer; martial-arts choreographer; stunt team; stunt ace; stunt flier; precision driver; stuntperson; cascadeur; high diver; stunt-man; swordfight master; sword instructor; car stunt man; stunt skier; skating double; ski double; motorcycle double",
    "stand_in": "stand-in|stand-ins; stand in|stand ins; standin; body double|body doubles; double|doubles; scale double|scale doubles; photo double; photo-double; dance double|dance doubles; hand double|hand doubles; reference model|reference models; live-action reference; live action reference; live-action model; live action model; live-action reference model; live action reference model; body-double; size double; picture double; nude double; swimming double; lookalike; look-alike; doppelgänger; camera double; lighting double; reference dancer; leg double; piano double; dancing double; foot double",
    "extra": "extra|extras; bit player|bit players; background actor|background actors; background artist|background artists; uncredited extra; crowd extra; walk-on; comparse; statist; figurant|figurants; courtroom extra; background player",
    "crew": "choreographer|choreographers; assistant director|assistant directors; first assistant director; second assistant director; 1st ad; second-unit director|second-unit directors; second unit director|second unit directors; 2nd unit director; first ad; dance director; sound designer|sound designers; sound man; sound mixer; sound recordist|sound recordists; sound editor; sound engineer; boom operator; steadicam operator|steadicam operators; steadicam inventor; camera operator|camera operators; camera assistant; assistant cameraman; assistant cameramen; focus puller; grip|grips; key grip; dolly grip; gaffer; hairdresser|hairdressers; hair stylist|hair stylists; hairstylist|hairstylists; wigmaker; script supervisor|script supervisors; script girl; continuity girl; script clerk; casting director|casting directors; casting agent; dialogue coach; dialect coach|dialect coaches; voice coach; acting coach; drama coach; vocal coach; dance coach; dance instructor; dance teacher; boxing coach; basketball coach; whip coach; riding coach; movement coach; boxing trainer; boxing adviser; animal trainer|animal trainers; dog trainer; horse trainer; lion tamer; bear trainer; trainer; operator; animal wrangler; snake handler; animal handler; horse master; wrangler; technical adviser|technical advisers; technical advisor|technical advisors; technical consultant; military adviser; military advisor; adviser|advisers; advisor|advisors; consultant|consultants; chess adviser; storyboard artist|storyboard artists; concept artist|concept artists; sketch artist; title designer; visual futurist; production illustrator; conceptual artist; conceptual designer; set decorator|set decorators; set dresser; property master; prop master; prop man; propman; prop maker; prop builder; armourer; armorer; animator|animators; lead animator; supervising animator; unit manager; production manager; location manager; crew member|crew members; second unit cameraman; runner; clapper boy; clapper loader; production assistant; choreography; intimacy coordinator; researcher; archivist; foley artist; projectionist; publicist; sound technician; story artist; layout artist; background painter; technician|technicians; military consultant; historical adviser; script doctor; translator; seamstress; dresser; assistant choreographer; assistant to the director; assistant editor; unit production manager; dance captain; carpenter; electrician; unit publicist; ad",
    "unknown": "author|authors; novelist|novelists; playwright|playwrights; source author; set visitor; visitor|visitors; memoirist; manga artist; manga author; comic book creator; comics creator; cartoonist; columnist; critic; journalist; reporter; president; prime minister; minister; senator; mayor; king; queen; princess; prince; first lady; jury president; juror|jurors; jury head; presenter|presenters; festival director; biographer; autobiographer; archivist; ambassador; former president; chancellor; governor; film critic; archbishop; pope; explorer; astronomer; physicist; festival president; biographee; widow",
}
# things of a craft: "music by P", "Costumes: P", "photography P"
CRAFTS = {
    "director": "direction; dir; dir.; dirs.; d:; d.; r:; regie; regisseur:; reżyseria; rendezte; реж; реж.; ohjaus; regi; réalisation; réal; réal.; réalisé; regia; dirección; mise en scène; réalisateur; un film; un film de; ein film von; dirigida; dirigido",
    "actor": "cast; with the voice of; with the voices of; starring; co-starring; featuring; feat.; feat; also starring; also with; cast includes; darsteller; voices; voice; voice cast; dubbed",
    "writer": "screenplay; screen play; script; scenario; written; scénario; drehbuch; buch; guion; sceneggiatura; teleplay; adaptation; libretto; dialogue; dialogues",
    "producer": "production",
    "cinematographer": "photography; cinematography; camera; kamera; lensing; dop; phot.; cam.; photographie; cinematographie; fotografía; c:",
    "editor": "editing; montage; schnitt; cutting; edit; ed.",
    "composer": "music; score; songs; song; lyrics; soundtrack; original score; musik; musique; musica; música; words and music; theme; mus.",
    "production_designer": "sets; set design; art direction; production design; décors; decor; décor; bauten; set; scenografia; designs; backdrop; backdrops; painted shadows; maquette; spinner; set sketch; décors de; walls",
    "costume_designer": "costumes; costume; gowns; gown; wardrobe; costume design; kostüme; dress; dresses; costume designs; clothes; frocks; headdress; white satin; robes; costume sketch; ball gown; cheongsams; dressed",
    "makeup_artist": "makeup; make-up; make up; prosthetics; special makeup; special make-up; hair and makeup; maquillage; maske; prosthetic makeup",
    "effects": "special effects; effects; visual effects; matte painting; matte; mattes; miniatures; models; stop motion; stop-motion; creature design; puppets; puppet; suit; creature; monster; armature; trick work; painted glass; animatronics",
    "unknown": "novel; short story; from the story; from a story; the play; his play; her play; stage play; book; memoir; memoirs; novella; autobiography; comic book; manga; bestseller",
 "crew": "choreography; dances; animation; title design; titles; sound; sound design; storyboard; storyboards; casting; concept art; concept painting; hair styles",
    "stunts": "stunts; fight choreography; stunt work",
}
VERBS = {
    (
        "director",
        "e",
    ): "direct; directs; directed; directing; co-directs; co-directed; co-directing; helm; helms; helmed; helming; dirige; dirigiendo",
    (
        "writer",
        "e",
    ): "wrote; writes; written; co-wrote; cowrote; co-written; scripted; scripts; penned; adapted; adapts; created; co-created; creates; rewrote; scripting; jointly wrote",
    ("producer", "e"): "produced; produces; producing; co-produced; co-produces; produce",
    ("cinematographer", "e"): "photographed; lensed; lenses; cinematographed",
    ("cinematographer", "c"): "lights a scene; lights the; lighting the; lit the",
    (
        "editor",
        "e",
    ): "edited; edits; editing; co-edited; cut it; in the cutting room; at the moviola; at the rewinds; at her moviola; at the steenbeck; at her steenbeck; splices",
    (
        "composer",
        "e",
    ): "composed; composes; composing; scored; scores; co-composed; wrote the music; wrote the score; wrote the songs; wrote the theme; writes the music; writes the score; composed the music; composed the score; wrote the soundtrack; wrote the song; wrote the lyrics; wrote songs",
    (
        "composer",
        "c",
    ): "conducts the orchestra; conducts the score; conducts his score; conducting the score; conducting the orchestra; conducts; conducted",
    (
        "production_designer",
        "e",
    ): "designed the sets; designs the sets; designed the set; art-directed; drew the sets; built the sets; designed both the sets",
    (
        "costume_designer",
        "e",
    ): "designed the costumes; designed the gowns; designed the dress; costumed; dressed; made the costumes; designed the clothes; designed the gown; designed her gowns; designed the costume; did the costumes",
    (
        "makeup_artist",
        "e",
    ): "did the makeup; did the make-up; designed the makeup; designed the make-up; created the makeup; created the make-up",
    (
        "makeup_artist",
        "c",
    ): "applies; applying; applied; touches up; touching up; glues; gluing",
    (
        "effects",
        "c",
    ): "animates; animating; animated; puppeteers; puppeteered; puppeteering; operates; operating; sculpts; sculpting; sculpted; rigs; rigged; painted the matte; built the models; built the model; operated",
    (
        "effects",
        "e",
    ): "did the effects; did the special effects; did the stop-motion; did the animation; created the effects; created the special effects; did the visual effects; did the stop motion",
    (
        "stand_in",
        "e",
    ): "doubles; doubled; doubling; stood in for; stands in for; standing in for; body-doubled; sits in for; filled in for; filling in for; fills in for; body doubled",
    (
        "stunts",
        "e",
    ): "did the stunts; did the jump; performed the stunts; coordinated the stunts; stunt-doubled; stunt-doubles; stunt doubled; did the stunt; did the fall; did the jumping; did the driving",
    (
        "crew",
        "e",
    ): "choreographed; choreographs; choreographing; storyboarded; coached; did her hair; art-worked; recorded the sound",
    (
        "actor",
        "e",
    ): "stars; starred; star; co-stars; co-starred; co-star; appears; appeared; appear; starring in; appearing; acted; acts; has a cameo; makes a cameo; made a cameo; has a small part; played the lead; plays the lead; played the title role; plays the title role; in the title role; playing the title role; had a small part; in a small part; in a bit part; dubs; dubbed; narrates; narrated; got the part; took over the part; made his debut; made her debut; made her film debut; made his film debut; cast as; took the part; took the role; got the role; won the role; won the part; has the role; lends his voice; lent his voice; lends her voice; lent her voice; doing the voice; does the voice; did the voice; recording the voice; records the voice; has the lead; sings for",
    (
        "unknown",
        "e",
    ): "visits; visiting; visited; drops by; dropped by; drops in; dropped in; came to visit; came to watch; on a visit; paid a visit; pays a visit; a visit to; stops by; stopped by; pays a call; drop by; drop in; came by; comes by",
}
# director by what is described; the flag "object" asks for a person directed
DIRECTING = "explains; explaining; explained; instructs; instructing; instructed; gives directions; giving directions; gives direction; giving direction; gave directions; gives notes; giving notes; gave notes; gives instructions; giving instructions; gave instructions; calls action; calling action; calls for action; yells action; blocks out; blocking out; goes over; going over; goes through; going through; running through; runs through; talks over; sets up; setting up; shouts instructions; shouting instructions; outlines; acts out; acting out; gives a note; gave a note; gives last-minute; gives final instructions; supervises; supervising; stages; staging; describes; describing; discusses; discussing; discussed; demonstrates; demonstrating; reviews; indicates; radios his orders; calls cut; points out; stayed behind the camera; lines up; cued"
DIRECTING_PERSON = "shows; showing; showed; coaches; coaching; guides; guiding; guided; talks; talking; talked; walks; walking; walked; advises; advising; asks; asked; wanted; wants; lets; let; made; makes; had; tells; told; steers; urges; positions; briefs; instructs; begs; cast; hired; rehearses; rehearsing; prepares; preparing; directs; has; warned; got; orders; ordered; put; chose; picked; spotted; discovered; found; sacked; fired; replaced"
CHARACTER_VERBS = "plays; play; played; playing; portrays; portrayed; portraying; portray; voices; voiced; voicing; voice of; the voice of; voices of; is the voice; was the voice; singing voice of; speaking voice of; dressed as; disguised as; in costume as; in character as; made up as; cast as; known as; alias; impersonates; impersonating; becomes; became; in the role of; in the part of; dressed for his part as; dressed for her part as; in the title role of; heard as; starring as; stars as; starred as; credited as; makeup as; debut as; return as; returns as; transformed into; turned into; turn into; into"
FILM_WORDS = "film; films; movie; movies; picture; pictures; feature; features; classic; masterpiece; western; westerns; drama; comedy; epic; thriller; series; version; remake; adaptation; debut; serial; musical; documentary; short; sequel; trilogy; shocker; romance; talkie; silent; melodrama; fantasy; biopic; satire; hit; flop; production; spectacle; swashbuckler; noir; show; sitcom; miniseries; mini-series; anthology; gem; saga; chiller; fairy tale; fable; farce; prequel; telefilm; teleplay; work; blockbuster; cult; film noir; first; second; third; last; second feature; first feature; best; two; three; animation; adaption; retelling; reboot; do-over"
PHOTO_WORDS = "photo; photos; photo by; photograph; photographs; foto; fotos; fot.; pic; pics; image; images; still; stills; ph; ph.; photographer; photographers; unit photographer; photo credit; photo credits; credit; credits to; cr; cr.; courtesy; courtesy of; ©; copyright; &copy; portrait; portraits; portrait by; bild; picture by; pictures by; unit stills; photographe; photographie; poster; poster art; poster design; affiche; affiche de; artwork; illustration; painting; painted; collection; collection of; estate of; gift of; lent by; donated by; bequest of; print; prints; drawing; caricature; sculpture; lithograph; line art; donor; plate; watercolour; c/o; via; source; caption; camera press; photo illustration; sketch by fan; designed the poster; glass plate; photographic; 📷; autographed by; signed by; stamped; still photographer; stills photographer; photographed"
AGENCIES = "ap; afp; reuters; epa; epa-efe; efe; getty; getty images; wireimage; invision; dpa; ansa; xinhua; upi; pap; mti; keystone; tass; ria; sputnik; rex; rex features; shutterstock; alamy; magnum; magnum photos; mirrorpix; popperfoto; hulton; hulton archive; ntb; aap; nzpa; lusa; ctk; belga; anp; everett; everett collection; photofest; corbis; bettmann; mptv; pa; pa media; pti; kyodo; jiji; zuma; ap photo; afp photo; filmmagic; netflix; hbo; warner bros.; amc; nbc; a24; abc; bbc; fox; focus; universal; disney; ealing; mgm; paramount; columbia; imago; camera press; npg; the new york times; nyt; life; der spiegel; mondadori; caf; cafp; yonhap; scanpix; rtve; gtres; sipa; abaca; contour; wenn; picture alliance; ullstein"
BE = "is; was; are; were; be; being; has been; is played; remains; became; served as; serves as; serving as; works as; worked as; working as; acts as; acted as; acting as; hired as; named; it's; isn't; wasn't; that's"
PRONOUNS_S = "he; she; who; whom; which; that"
POSSESSIVES = "his; her; its; their; my; our; whose"
DETERMINERS = "the; a; an; this; another; one; der; die; das; le; la; les; el; il; un; une; ein; eine; then"
MODIFIERS = "winner; nominee; young; legendary; late; great; famous; famed; first-time; british; american; french; italian; german; swedish; japanese; danish; indian; english; australian; polish; spanish; russian; soviet; veteran; fellow; real; future; long-time; longtime; little; newcomer; then; visiting; oscar-winning; new; chief; lead; uncredited; co; former; hollywood; child; title; supporting; original; main; second; first; third; frequent; favourite; favorite; regular; award-winning; celebrated; acclaimed; ace; master; sir; dame; mr; mr.; mrs; mrs.; miss; ms; ms.; dr.; dr; lord; lady; prof.; professor; colonel; captain; irish; chinese; korean; mexican; hungarian; czech; iranian; brazilian; canadian; scottish; welsh; dutch; norwegian; finnish; austrian; swiss; greek; turkish; egyptian; lebanese; palestinian; israeli; argentine; argentinian; chilean; cuban; taiwanese; thai; vietnamese; filipino; indonesian; icelandic; romanian; bulgarian; serbian; bosnian; croatian; ukrainian; georgian; armenian; bengali; hong kong; mgm; disney; universal; paramount; ealing; studio; warner; teenage; teen; boy; girl; silent; unidentified; twin; younger; older; elder; eccentric; brilliant; trusted; beloved; dear; dad; mum; mom; old; hair; big; poor; genius; one-time; self-taught; jetlagged; sweaty; tiny; credited; singer; comedian; comic; poet; dancer; model; rapper; rock; pop; musician; ms; novice"
CONTEXT = "before a take; costume; on camera; doing a scene; fight scene; a fight; rehearsing; her lines; his lines; their lines; last scene; puts on; putting on; dances; dancing; sings; singing; being strapped; his own stunts; her own stunts; make-up man; hair done; hair cut; her hair; his hair; between takes; between scenes; between shots; between setups; between set-ups; between set ups; rehearse; rehearses; rehearsed; rehearsal; run lines; running lines; runs lines; a scene; the scene; a take; love scene; in costume; in makeup; in make-up; being made up; makeup chair; make-up chair; prepare; prepares; preparing; prepared; practice; practices; practicing; practise; practises; practising; break; getting ready; waits for; waiting for; wait for; suit up; costume fitting; screen test; make-up; stunt; performs; performing; in character; doing his own; doing her own"
PREPOSITIONS = "in; on; at; during; from; behind; next to; beside; near; under; over; into; onto; around; through; between; after; before; outside; inside; above; below; against; off; across; out; up; down; while; when; to; for; about; by then; until; since; sul; dans; sur; auf; im; bei"
OF = "of; de; du; des; del; della"
WITH = "with; w/; alongside; opposite; joined by; accompanied by; flanked by; mit; avec; con; along with; together with; plus; across from; and with"
SILENT = "turned down; turned it down; was offered; was considered; were considered; considered; auditioned; auditioned for; tested for; screen-tested; was first choice; first choice; wanted for; asked for; said no; passed on; rejected; declined; almost cast; nearly cast; in the running; hoped for; dreamed of; instead of; rather than; named after"
KIN = "wife; husband; son; daughter; brother; sister; mother; father; girlfriend; boyfriend; fiancé; fiancée; niece; nephew; grandson; granddaughter; cousin; uncle; aunt; mum; dad; partner; ex-wife; ex-husband; parents; sons; daughters; twins; stepson; baby; friend; agent; companion; guest; grandmother; grandfather; widow"
NOT = "not; no; never; without"
ALIAS = "born; né; née; aka; a.k.a.; alias; which is to say; credited that way; real name; also known as; nicknamed; billed as; billed; credited as; who signed himself; later known as; known as; called; better known as; then billed; b."
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sgt lt col gen capt jr sr vs prof dir dirs no vol ca c approx ft feat w ph r l fig pl p pp inv mt sq v op b d s a m hon rev pvt cpl maj gov sen rep inc ltd co bros jan feb mar apr jun jul aug sept sep oct nov dec incl esp nr".split()
)

MAKEUP_PERSON = "ages; aged; aging; ageing; transforms; transforming; transformed; works on; working on; at work on; makes up; making up; touches up; touching up; turns; turning; glued the fur on"
MADE = "designed; built; made; drew; painted; created; sculpted; constructed; sewed; carved; modelled; modeled; builds; makes; designs; draws; paints; invented"
THINGS = {
 "costume_designer": "costume; costumes; gown; gowns; dress; dresses; hat; hats; wardrobe; robe; robes; cheongsams; clothes; armour; headdress",
 "production_designer": "set; sets; palace; backdrop; backdrops; production; room; rooms; sketches; houses; stairs; tower; streets; street; moon; rocket; office; interiors",
 "effects": "creature; creatures; monster; monsters; puppet; puppets; model; models; doll; armature; armatures; miniature; miniatures; dinosaur; dinosaurs; robot; shark; skeleton; skeletons; dragon; beast",
 "makeup_artist": "mask; masks; wig; ears; prosthetic; prosthetics; scars; makeup; make-up; nose; teeth",
}
