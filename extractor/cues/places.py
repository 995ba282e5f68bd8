"""Words that say where in the picture someone is, or how to tell them."""

from __future__ import annotations

from typing import Final

from extractor.cues.model import PlainWords

# Sides and depths of a picture.
SIDES: Final = PlainWords(
    "left; right; centre; center; middle; front; back; rear; top; bottom; foreground; background; above; below; inset",
    "{P Ann Lee}, *, and {P Bo Chan} in {F The Storm}.",
)

# Before a side: "far left", "second from left".
RANKS: Final = PlainWords(
    "far; extreme; upper; lower; top; bottom; front; back; rear; next; first; second; third; fourth; fifth; "
    "sixth; seventh; eighth; ninth; last; just; partly",
    "{P Ann Lee} (* left) and {P Bo Chan} in {F The Storm}.",
)

# Postures and looks.
POSTURES: Final = PlainWords(
    "seated; sitting; standing; kneeling; crouching; crouched; squatting; lying; leaning; perched; reclining; "
    "masked; smoking; bare-chested; circled; monocled; limping; hunched; shouting; strapped; bandaged; "
    "wrapped; caked; bewigged; bearded; hidden; half-hidden; "
    "partly hidden; out of focus; bedridden; bareheaded; blindfolded; tied up; upside down; barefoot; white-haired; "
    "stripped; face down; side-on; asleep; de pie; debout",
    "{P Ann Lee}, *, and {P Bo Chan} in {F The Storm}.",
)

# Worn things: "in the hat", "in his gorilla suit".
CLOTHES: Final = PlainWords(
    "hat; hats; cap; caps; suit; suits; shirt; shirtsleeves; shirt sleeves; jacket; coat; dress; gown; wig; "
    "mask; costume; glasses; sunglasses; spectacles; scarf; sweater; white; black; red; blue; green; grey; "
    "gray; yellow; uniform; armour; armor; robe; robes; apron; aprons; beret; helmet; suspenders; tutu; "
    "parka; loincloth; skullcap; fez; kimono; sari; boubou; cassock; jumpsuit; headdress; turban; tuxedo; "
    "overalls; jeans; shorts; vest; pyjamas; pajamas; boots; bowler; stripe; stripes; plaid; tweed; fur; "
    "furs; veil; hood; cloak; cape; rags; tie; wheelchair; indigo; moustache; beard; bandana; leather; "
    "trunks; swimsuit; bikini; eye patch; anorak; leotard; tights; slacks; gloves; heels; tunic; cardigan; "
    "undershirt; makeup; make-up; tracksuit",
    "{P Ann Lee}, in the *, and {P Bo Chan} in {F The Storm}.",
)

# Held things: "with pipe".
HELD: Final = PlainWords(
    "pipe; hat; cigar; beard; moustache; megaphone; camera; glasses; stick; cane; umbrella; cigarette; scarf; "
    "cap; mirror; towel; headphones; sword; cat; bat",
    "{P Ann Lee}, with the *, and {P Bo Chan} in {F The Storm}.",
)

# Spots in the picture: "at the piano", "on the ladder".
SPOTS: Final = PlainWords(
    "camera; piano; wheel; microphone; mike; stairs; ladder; steps; floor; table; bicycle; horse; crane; "
    "dolly; bed; sofa; telephone; typewriter; organ; drums; stove; passenger seat; doorway; hat; chair; boat; "
    "stretcher; boom",
    "{P Ann Lee}, on the *, and {P Bo Chan} in {F The Storm}.",
)

# Parts of the body: "stopwatch in hand".
BODY: Final = PlainWords(
    "hand; shoulder; shoulders; head; face; knee; knees; lap; teeth; plaster; belt; hips; arm; arms; neck; chin; wrist",
    "{P Ann Lee}, towel on her *, and {P Bo Chan} in {F The Storm}.",
)

# How someone looks, between commas after a name: "X, hatless, and Y".
STATES: Final = PlainWords(
    "barefoot; partly hidden; knee-deep; waist-deep; unshaven; hatless; shirtless; topless; bald; drenched; soaked; "
    "bloodied; half-naked; topknot; in mid-air; out of breath; on one knee; on crutches; on tiptoe",
    "{P Ann Lee}, *, and {P Bo Chan} in {F The Storm}.",
)

# How a thing is held or worn, after its name: "umbrella closed".
ASKEW: Final = PlainWords(
    "up; off; on; out; down; raised; lowered; closed; unbuttoned; undone; askew; shaved; bared; aloft; ready; drawn; "
    "cocked; tilted",
    "{P Ann Lee}, visor *, and {P Bo Chan} in {F The Storm}.",
)

# Parts of the body that a look begins with: "hands in her sleeves".
LIMBS: Final = PlainWords(
    "hand; hands; head; face; feet; foot; arm; arms; chin; hair; nose; eye; eyes; finger; fingers; elbow; elbows; leg; "
    "legs; fist; fists",
    "{P Ann Lee}, * in plaster, and {P Bo Chan} in {F The Storm}.",
)
# The same of two people with one another, which tells neither apart.
TOGETHER: Final = PlainWords(
    "hand in hand; arm in arm; arms around each other; arms round each other; hands on each other",
    "{P Ann Lee} and {P Bo Chan}, *, in {F The Storm}.",
)

# Rows and the like that hold for everyone named before or after them.
ROWS: Final = PlainWords(
    "first row; second row; third row; top row; bottom row; front row; back row; middle row",
    "*: {P Ann Lee}, {P Bo Chan}. {F The Storm}.",
)

# Openings of any other adjunct that tells a place: "on a crate", "holding an umbrella".
OPENINGS: Final = PlainWords(
    "in; on; at; under; behind; beside; between; near; by; above; below; beneath; inside; against; atop; across; "
    "next to; in front of; up; with; without; holding; wearing; clutching; carrying; leaning on; far end of; head of; "
    "to the left of; to the right of; back to",
    "{P Ann Lee}, * the red barrel, and {P Bo Chan} in {F The Storm}.",
)

# Where an adjunct holds one of these, it tells a setting or an occasion.
SETTINGS: Final = PlainWords(
    "set; sets; location; studio; studios; premiere; festival; screening; party; ceremony; film; films; movie; "
    "picture; pictures; scene; scenes; role; roles; part; parts; series; stage; theatre; theater; hotel; photo; "
    "photograph; still; shot; shots; sequence; version; time; times; day; days; night; year; years; summer; "
    "winter; spring; autumn; morning; evening; noon; week; weeks; month; months; hours; hour; minutes; january; "
    "february; march; april; may; june; july; august; september; october; november; december; work; age; "
    "rehearsal; rehearsals; character; fact; turn; order; vain; charge; love; all; end; first; last; once; least; "
    "same; production; shooting; shoot; filming; costume; break; breaks; takes; take; title; colour; color; "
    "english; french; italian; german; interview; conversation; book; novel; story; play; opening; ending; close- "
    "up; theatres; theaters; cinemas; press; award; awards; prize; oscar; oscars; house; home; town; city; "
    "village; country; world; war; beach; street; desert; woods; forest; mountains; island; rain; snow; mud; fog; "
    "sea; river; lake; park; garden; school; church; prison; hospital; station; airport; restaurant; bar; pub; "
    "café; cafe; cinema; museum; gallery; way; case; mind; name; camera tests; test; tests; money; lunch; dinner; "
    "supper; breakfast; tea; lights; coffee; state; jury; news; trial; fitting; twenties; thirties; forties; office; "
    "eyes closed; then",
    "{P Ann Lee}, in the *, and {P Bo Chan} in {F The Storm}.",
)

# With one of these, "with ..." tells company.
COMPANY: Final = PlainWords(
    "director; cast; crew; wife; husband; son; daughter; sons; daughters; father; mother; brother; sister; friend; "
    "friends; co-star; co-stars; actor; actors; actress; producer; cameraman; cinematographer; writer; team; extras; "
    "family; children; colleagues; stars; star; others; everyone; help; permission; prosthetics; "
    "dancers; chorus; company; annotations; notes; signature; initials; corrections; inscription",
    "{P Ann Lee}, with the *, and {P Bo Chan} in {F The Storm}.",
)

# What a bracket after a name may begin with without telling a position.
NO_PLACES: Final = PlainWords(
    "born; died; january; february; march; april; may; june; july; august; september; october; november; "
    "december; née; né; aged; age; now; then; as; who; later; not; credited; uncredited; also; aka; photo; oscar; "
    "winner; dir; sic; unknown; he; she; it; we; you; of course; again; really; seriously; sorry; no relation",
    "{P Ann Lee} (* Anna) on the set of {F The Storm}.",
)
