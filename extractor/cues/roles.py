"""Words that give a role: nouns, things of a craft, verbs."""

from __future__ import annotations

from typing import Final

from extractor.cues.model import RoleWords

# Before a name ("director X"), after it ("X, director of"), in brackets, or as a heading ("Director: X").
ROLE_NOUNS: Final = (
    RoleWords(
        "director",
        "director|directors; filmmaker|filmmakers; film-maker|film-makers; film director|film directors; "
        "movie director; co-director|co-directors; codirector|codirectors; helmer; auteur; writer-helmer; "
        "regisseur|regisseure; regisseurin; regista; réalisateur|réalisateurs; réalisatrice; cinéaste; "
        "metteur en scène; realizador; stage director; debut director; documentarian; documentarist; "
        "documentary maker",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "actor",
        "actor|actors; actress|actresses; star|stars; co-star|co-stars; costar|costars; leading man|leading "
        "men; leading lady|leading ladies; leading actor|leading actors; leading actress|leading actresses; "
        "lead actor|lead actors; lead actress|lead actresses; lead|leads; co-lead|co-leads; cast member|cast "
        "members; castmate|castmates; child actor|child actors; child star; movie star|movie stars; film "
        "star|film stars; superstar|superstars; screen star; matinee idol; protagonist|protagonists; voice "
        "actor|voice actors; voice actress; voice artist|voice artists; narrator; suit actor|suit actors; "
        "supporting actor; supporting actress; character actor; guest star|guest stars; starlet|starlets; "
        "comic actor; acteur|acteurs; actrice|actrices; attore|attori; attrice|attrici; schauspieler; "
        "schauspielerin; hauptdarsteller; hauptdarstellerin; darsteller; protagonista; leading woman; "
        "comedienne; creature performer; suit performer; motion-capture performer; motion capture performer; "
        "villain actor; heroine; thespian; co starring actor; screen idol; antagonist; bond girl; suit "
        "actress; singing voice; speaking voice; voice double",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "writer",
        "writer|writers; screenwriter|screenwriters; scriptwriter|scriptwriters; scenarist|scenarists; "
        "co-writer|co-writers; screenplay writer; script writer; creator|creators; co-creator|co-creators; "
        "showrunner|showrunners; series creator|series creators; scenario writer; dialogue writer; story "
        "writer; adaptor; adapter; drehbuchautor; scénariste; sceneggiatore; guionista; dialoguiste; head "
        "writer",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "producer",
        "producer|producers; co-producer|co-producers; executive producer|executive producers; film "
        "producer|film producers; movie producer; line producer; associate producer; produzent; producteur; "
        "produttore; studio head; mogul; field producer",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "cinematographer",
        "cinematographer|cinematographers; director of photography|directors of photography; "
        "cameraman|cameramen; camerawoman; dp|dps; dop|dops; d.p.; d.o.p.; lighting cameraman; lighting "
        "cameramen; kameramann; chef opérateur; chef-opérateur; directeur de la photographie; fotógrafo; "
        "camera man; chief cameraman",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "editor",
        "editor|editors; film editor|film editors; cutter; picture editor; co-editor|co-editors; supervising "
        "editor; monteur; monteuse; schnittmeisterin",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "composer",
        "composer|composers; songwriter|songwriters; lyricist|lyricists; film composer; "
        "co-composer|co-composers; music director; musical director; compositeur; compositore; komponist; "
        "score composer; songsmith; conductor",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "production_designer",
        "production designer|production designers; art director|art directors; set designer|set designers; "
        "production design; designer of the sets; art supervisor; scenic designer; head of art; architect of "
        "the sets; filmarchitekt; scenographer; chief designer; designer|designers",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "costume_designer",
        "costume designer|costume designers; costumer|costumers; costumier|costumiers; wardrobe designer; "
        "dress designer; fashion designer; gown designer; couturier; costume maker; kostümbildnerin",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "makeup_artist",
        "makeup artist|makeup artists; make-up artist|make-up artists; make up artist|make up artists; makeup "
        "man|makeup men; make-up man|make-up men; make up man; makeup designer; make-up designer; make up "
        "designer; makeup chief; make-up chief; makeup genius; makeup wizard; makeup master; prosthetics "
        "artist; prosthetic artist; prosthetics designer; prosthetic makeup; prosthetics; makeup supervisor; "
        "make-up supervisor; makeup effects artist; makeup ace; makeup department head; make-up director; "
        "makeup legend; make-up wizard; maskenbildner; maquilleur; hair and makeup; make-up girl; makeup "
        "woman",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "effects",
        "special effects artist|special effects artists; special effects man|special effects men; special "
        "effects supervisor; special effects director; special-effects director; effects man|effects men; "
        "effects artist|effects artists; effects supervisor; effects designer; visual effects "
        "supervisor|visual effects supervisors; visual effects artist; vfx supervisor; vfx artist; effects "
        "wizard; special effects wizard; effects master; effects technician; effects director; effects chief; "
        "creature effects chief; matte artist|matte artists; matte painter|matte painters; model maker|model "
        "makers; modelmaker|modelmakers; model-maker; model builder; miniature builder; miniature artist; "
        "stop-motion animator|stop-motion animators; stop motion animator|stop motion animators; stop-motion "
        "artist; stop-motion master; stop-motion wizard; puppeteer|puppeteers; puppet maker; puppet master; "
        "creature designer|creature designers; creature maker; creature effects artist; creature creator; "
        "animatronics designer; animatronics engineer; pyrotechnician; animatronic designer; special effects; "
        "visual effects; effects pioneer; tokusatsu director; miniatures director; armature builder; "
        "armaturist; effects crew; creature builder; creature sculptor; effects animator; mechanical effects "
        "man; monster maker; puppet animator; dinosaur supervisor; sculptor of the creature",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "stunts",
        "stuntman|stuntmen; stuntwoman|stuntwomen; stunt man; stunt woman; stunt double|stunt doubles; "
        "stunt-double|stunt-doubles; stunt performer|stunt performers; stunt driver|stunt drivers; stunt "
        "rider|stunt riders; stunt coordinator|stunt coordinators; stunt co-ordinator; stunt pilot|stunt "
        "pilots; stunt player; stunt chief; stunt flyer; stunt diver; stunt arranger; stunt director; stunt "
        "legend; stunt actor; fight choreographer|fight choreographers; fight coordinator; fight arranger; "
        "fight director; fight master; fight double; fight trainer; fight coach; fight coaches; fencing "
        "master|fencing masters; fencing coach; fencing instructor; fencing double; sword master|sword "
        "masters; swordmaster; swordsman; riding double; driving double; stunts; stand-in stunt; action "
        "director; action choreographer; martial arts choreographer; martial-arts choreographer; stunt team; "
        "stunt ace; stunt flier; precision driver; stuntperson; cascadeur; high diver; stunt-man; swordfight "
        "master; sword instructor; car stunt man; stunt skier; skating double; ski double; motorcycle double",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "stand_in",
        "stand-in|stand-ins; stand in|stand ins; standin; body double|body doubles; double|doubles; scale "
        "double|scale doubles; photo double; photo-double; dance double|dance doubles; hand double|hand "
        "doubles; reference model|reference models; live-action reference; live action reference; live-action "
        "model; live action model; live-action reference model; live action reference model; body-double; "
        "size double; picture double; nude double; swimming double; lookalike; look-alike; doppelgänger; "
        "camera double; lighting double; reference dancer; leg double; piano double; dancing double; foot "
        "double",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "extra",
        "extra|extras; bit player|bit players; background actor|background actors; background "
        "artist|background artists; uncredited extra; crowd extra; walk-on; comparse; statist; "
        "figurant|figurants; courtroom extra; background player",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "crew",
        "choreographer|choreographers; assistant director|assistant directors; first assistant director; "
        "second assistant director; 1st ad; second-unit director|second-unit directors; second unit "
        "director|second unit directors; 2nd unit director; first ad; dance director; sound designer|sound "
        "designers; sound man; sound mixer; sound recordist|sound recordists; sound editor; sound engineer; "
        "boom operator; steadicam operator|steadicam operators; steadicam inventor; camera operator|camera "
        "operators; camera assistant; assistant cameraman; assistant cameramen; focus puller; grip|grips; key "
        "grip; dolly grip; gaffer; hairdresser|hairdressers; hair stylist|hair stylists; "
        "hairstylist|hairstylists; wigmaker; script supervisor|script supervisors; script girl; continuity "
        "girl; script clerk; casting director|casting directors; casting agent; dialogue coach; dialect "
        "coach|dialect coaches; voice coach; acting coach; drama coach; vocal coach; dance coach; dance "
        "instructor; dance teacher; boxing coach; basketball coach; whip coach; riding coach; movement coach; "
        "boxing trainer; boxing adviser; animal trainer|animal trainers; dog trainer; horse trainer; lion "
        "tamer; bear trainer; trainer; operator; animal wrangler; snake handler; animal handler; horse "
        "master; wrangler; technical adviser|technical advisers; technical advisor|technical advisors; "
        "technical consultant; military adviser; military advisor; adviser|advisers; advisor|advisors; "
        "consultant|consultants; chess adviser; storyboard artist|storyboard artists; concept artist|concept "
        "artists; sketch artist; title designer; visual futurist; production illustrator; conceptual artist; "
        "conceptual designer; set decorator|set decorators; set dresser; property master; prop master; prop "
        "man; propman; prop maker; prop builder; armourer; armorer; animator|animators; lead animator; "
        "supervising animator; unit manager; production manager; location manager; crew member|crew members; "
        "second unit cameraman; runner; clapper boy; clapper loader; production assistant; choreography; "
        "intimacy coordinator; researcher; archivist; foley artist; projectionist; publicist; sound "
        "technician; story artist; layout artist; background painter; technician|technicians; military "
        "consultant; historical adviser; script doctor; translator; seamstress; dresser; assistant "
        "choreographer; assistant to the director; assistant editor; unit production manager; dance captain; "
        "carpenter; electrician; unit publicist; ad",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "unknown",
        "author|authors; novelist|novelists; playwright|playwrights; source author; set visitor; "
        "visitor|visitors; memoirist; manga artist; manga author; comics creator; "
        "cartoonist; columnist; critic; journalist; reporter; president; prime minister; minister; senator; "
        "mayor; king; queen; princess; prince; first lady; jury president; juror|jurors; jury head; "
        "presenter|presenters; festival director; biographer; autobiographer; ambassador; former president; "
        "chancellor; governor; film critic; archbishop; pope; explorer; astronomer; physicist; festival "
        "president; biographee; widow; inspiration; real-life inspiration; subject",
        "The * {P Ann Lee} on the set of {F The Storm} ({Y 1950}).",
    ),
)

# A thing or work of the craft: "music by X", "Costumes: X", "photography X".
CRAFTS: Final = (
    RoleWords(
        "director",
        "direction; dir; dir.; dirs.; d:; d.; r:; regie; regisseur:; reżyseria; rendezte; реж; реж.; "
        "режиссер; yönetmen; režie; reż.; ohjaaja; ohjaus; regi; réalisation; réal; réal.; réalisé; regia; "
        "dirección; mise en scène; un film; un film de; ein film von; dirigida; dirigido; 監督; 导演; 導演; 감독",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "actor",
        "cast; with the voice of; with the voices of; starring; co-starring; featuring; feat.; feat; also "
        "starring; also with; cast includes; darsteller; voice; voice cast",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "writer",
        "screenplay; screen play; script; scenario; written; scénario; drehbuch; buch; guion; sceneggiatura; "
        "teleplay; adaptation; libretto; dialogue; dialogues; guión; scenariusz; sc.; forgatókönyv; roteiro; story",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "producer",
        "production",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "cinematographer",
        "photography; cinematography; camera; kamera; lensing; phot.; cam.; photographie; cinematographie; "
        "fotografía; c:; fotografia; beeld; fotografie; zdjęcia",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "editor",
        "editing; montage; schnitt; cutting; edit; ed.; montaż; montaggio; montaje",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "composer",
        "music; score; songs; song; lyrics; soundtrack; original score; musik; musique; musica; música; words "
        "and music; theme; mus.; muziek; muzyka; hudba; músicas",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "production_designer",
        "sets; set design; art direction; décors; decor; décor; bauten; set; scenografia; designs; backdrop; "
        "backdrops; painted shadows; maquette; spinner; set sketch; décors de; walls",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "costume_designer",
        "costumes; costume; gowns; gown; wardrobe; costume design; kostüme; dress; dresses; costume designs; "
        "clothes; frocks; headdress; white satin; robes; costume sketch; ball gown; cheongsams",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "makeup_artist",
        "makeup; make-up; make up; special makeup; special make-up; maquillage; maske",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "effects",
        "effects; matte painting; matte; mattes; miniatures; models; stop motion; stop-motion; creature "
        "design; puppets; puppet; suit; creature; monster; armature; trick work; painted glass; animatronics",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "unknown",
        "based on; novel; short story; from the story; from a story; the play; his play; her play; stage "
        "play; book; memoir; memoirs; novella; autobiography; manga; bestseller",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "crew",
        "animation; title design; titles; sound; sound design; storyboard; storyboards; casting; concept art; "
        "storyboard art; production art; concept painting; hair styles",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
    RoleWords(
        "stunts",
        "fight choreography; stunt work",
        "{F The Storm} ({Y 1950}). * by {P Ann Lee}.",
    ),
)

# What the person does.
ROLE_VERBS: Final = (
    RoleWords(
        "director",
        "direct; directs; directed; directing; co-directs; co-directed; co-directing; helm; helms; helmed; "
        "helming; dirige; dirigiendo",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "writer",
        "wrote; writes; co-wrote; cowrote; co-written; scripted; scripts; penned; adapted; adapts; created; "
        "co-created; creates; rewrote; scripting; jointly wrote",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "producer",
        "produced; produces; producing; co-produced; co-produces; produce",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "cinematographer",
        "photographed; lensed; lenses; cinematographed; operated the camera; operates the camera; "
        "operating the camera; did the photography; finished the photography; did the camerawork",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "cinematographer",
        "lights a scene; lights the; lighting the; lit the; lighting; lights; lit",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
        "context",
    ),
    RoleWords(
        "editor",
        "edited; edits; co-edited; cut it; splices",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "editor",
        "in the cutting room; at the moviola; at the rewinds; at her moviola; at the steenbeck; at her steenbeck",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
        "context",
    ),
    RoleWords(
        "composer",
        "composed; composes; composing; scored; scores; co-composed; wrote the music; wrote the score; wrote "
        "the songs; wrote the theme; writes the music; writes the score; composed the music; composed the "
        "score; wrote the soundtrack; wrote the song; wrote the lyrics; wrote songs",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "composer",
        "conducts the orchestra; conducts the score; conducts his score; conducting the score; conducting the "
        "orchestra; conducts; conducted; conducting",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
        "context",
    ),
    RoleWords(
        "production_designer",
        "designed the sets; designs the sets; designed the set; art-directed; drew the sets; built the sets; "
        "designed both the sets",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "costume_designer",
        "designed the costumes; designed the gowns; designed the dress; costumed; dressed; made the costumes; "
        "designed the clothes; designed the gown; designed her gowns; designed the costume; did the costumes",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "makeup_artist",
        "did the makeup; did the make-up; designed the makeup; designed the make-up; created the makeup; "
        "created the make-up",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "makeup_artist",
        "applies; applying; applied; glues; gluing",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
        "context",
    ),
    RoleWords(
        "effects",
        "animates; animating; animated; puppeteered; puppeteering; operates; operating; sculpts; "
        "sculpting; sculpted; rigs; rigged; painted the matte; built the models; built the model; operated",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
        "context",
    ),
    RoleWords(
        "effects",
        "did the effects; did the special effects; did the stop-motion; did the animation; created the "
        "effects; created the special effects; did the visual effects; did the stop motion",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "stand_in",
        "doubled; doubling; doubles for; doubled for; doubling for; stood in for; stands in for; standing in "
        "for; body-doubled; sits in for; filled in for; filling in for; fills in for; body doubled",
        "{P Ann Lee} * {P Bo Chan} in {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "stunts",
        "did the stunts; did the jump; performed the stunts; coordinated the stunts; stunt-doubled; stunt "
        "doubled; did the stunt; did the fall; did the jumping; did the driving; took the fall; takes the "
        "fall; did the falls; took the falls; did the jumps; made the jump; did the riding; did the fights; "
        "does the stunts; performs the stunts; performed the stunt; performs the stunt",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "crew",
        "choreographed; choreographs; choreographing; storyboarded; coached; did her hair; art-worked; "
        "recorded the sound",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "actor",
        "as himself; as herself; as themselves; starred; stars in; starred in; star in; co-starred; appears; "
        "appeared; appear; starring in; appearing; acted; acts; has a cameo; makes a cameo; made a cameo; has "
        "a small part; played the lead; plays the lead; played the title role; plays the title role; in the "
        "title role; playing the title role; had a small part; in a small part; in a bit part; dubs; "
        "narrates; narrated; got the part; took over the part; inherited the role; "
        "inherited the part; landed the role; landed the part; stepped into the role; stepped into the part; "
        "made his debut; made her debut; made her film "
        "debut; made his film debut; took the part; took over the role; took the role; took the lead; "
        "takes the lead; got the role; won the role; won the part; "
        "has the role; lends his voice; lent his voice; lends her voice; lent her voice; doing the voice; "
        "does the voice; did the voice; recording the voice; has the lead; sings for; sang for; dubbed",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "unknown",
        "visits; visiting; visited; drops by; dropped by; drops in; dropped in; came to visit; came to watch; "
        "on a visit; paid a visit; pays a visit; a visit to; stops by; stopped by; pays a call; drop by; drop "
        "in; came by; comes by",
        "{P Ann Lee} * {F The Storm} ({Y 1950}).",
    ),
)

# Verbs that count only as participles ("shot by X") or beside another verb of making ("wrote, shot and cut").
PASSIVE_VERBS: Final = (
    RoleWords(
        "cinematographer",
        "shot; filmed",
        "{F The Storm} ({Y 1950}), * by {P Ann Lee}.",
        "knowledge",
    ),
    RoleWords(
        "editor",
        "cut",
        "{F The Storm} ({Y 1950}), * by {P Ann Lee}.",
    ),
    RoleWords(
        "production_designer",
        "designed",
        "{F The Storm} ({Y 1950}), * by {P Ann Lee}.",
    ),
    RoleWords(
        "crew",
        "trained; wrangled; handled",
        "A cat, * by {P Ann Lee}, in {F The Storm} ({Y 1950}).",
    ),
)

# What a maker made, where the verb alone leaves the craft open ("designed the gowns").
THINGS: Final = (
    RoleWords(
        "costume_designer",
        "costume; costumes; gown; gowns; dress; dresses; hat; hats; wardrobe; robe; robes; cheongsams; "
        "clothes; armour; headdress",
        "{P Ann Lee} designed the * of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "production_designer",
        "set; sets; palace; backdrop; backdrops; production; room; rooms; sketches; houses; stairs; tower; "
        "streets; street; moon; rocket; office; interiors",
        "{P Ann Lee} designed the * of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "effects",
        "creature; creatures; monster; monsters; puppet; puppets; model; models; doll; armature; armatures; "
        "miniature; miniatures; dinosaur; dinosaurs; robot; shark; skeleton; skeletons; dragon; beast",
        "{P Ann Lee} designed the * of {F The Storm} ({Y 1950}).",
    ),
    RoleWords(
        "makeup_artist",
        "mask; masks; wig; ears; prosthetic; prosthetics; scars; makeup; make-up; nose; teeth",
        "{P Ann Lee} designed the * of {F The Storm} ({Y 1950}).",
    ),
)
