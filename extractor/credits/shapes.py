"""The shapes in which captions tell credits: regular expressions over the codes of `reading`, each with an example.

Every repetition is bounded or runs over a class that the next element does not share, so that matching takes linear
time. A standing test checks that each example shows its shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

BRACKET: Final = r"(?:\([^()]{0,40}\))"
NOUNS: Final = r"(?:[nm](?:,[nm]){0,3},?&[dhj]{0,2}[nm]|[nm](?:(?:[-/&]{0,2}j?|-x-)[nm]){0,3})"


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern over token codes and a caption, in bracket notation, that shows it.

    No match goes without the codes in `needs`, so that most captions need no search.
    """

    pattern: str
    example: str
    needs: str = ""
    regex: re.Pattern[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(self.pattern))

    def finditer(self, codes: str) -> Iterable[re.Match[str]]:
        """The matches in a row of codes."""
        for code in self.needs:
            if code not in codes:
                return ()
        return self.regex.finditer(codes)


# -- role nouns

NOUN_BEFORE: Final = Shape(
    rf"(?P<nouns>{NOUNS})"
    rf"(?P<link>[:-]|&h?K|&j(?=P)|,(?=[jd]{{0,3}}{BRACKET}?P)|,hj?K(?=P)|(?:i[dh]?F{BRACKET}?)?s(?=[jd]{{0,3}}P)|A(?=P)|[oi]P,(?=P(?:[,.(]|$))|[oi]d?[jxX]{{0,2}}C[,:]?(?=P)"
    rf"|{BRACKET}:?)?[jd0KX-]{{0,2}}?{BRACKET}?[jd]{{0,4}}(?P<person>P)",
    "Its director, {P Ann Lee}, with star {P Bo Chan}.",
)
NOUN_AFTER: Final = Shape(
    rf"P(?P<gap>{BRACKET}?(?P<link>,|-|,?e?s|,?a),?(?:[dhjXx0tk]|[xXFtC]',?|,?A|o){{0,6}}?)"
    rf"(?P<nouns>{NOUNS})(?!'?[dj]{{0,3}}P|:|'|-?[xX]?C)",
    "{P Ann Lee}, director of {F The Storm}.",
)
NOUN_CLOSE: Final = Shape(
    r"P(?:[dh]j?(?=n))?(?P<nouns>[nm](?:-?[nm]){0,2}|g)(?=[.,;)#]|$|(?<=n)[io][dj]?F)",
    "{F The Storm}, {P Ann Lee} writer-director.",
)
CRAFT_AFTER: Final = Shape(
    rf"P{BRACKET}?,(?P<nouns>g(?:&g){{0,2}})(?=[,.;)]|$)", "{P Ann Lee}, makeup, at work on {F The Storm}.", ",g"
)
NOUN_OF_OWNER: Final = Shape(
    rf"P{BRACKET}?[,(]?s?(?=P'{BRACKET}?[xXjn0]{{0,2}}?(?P<nouns>{NOUNS})(?!'?[dj]{{0,3}}P))",
    "{P Ann Lee}, {P Bo Chan}'s stunt double, in {F The Storm}.",
    "'",
)
REPLACED_AS: Final = Shape(
    rf"(?P<verb>[xi])[dhj]{{0,2}}(?P<before>P){BRACKET}?,?a[dhj]{{0,2}}(?P<nouns>{NOUNS})",
    "{P Ann Lee} replaced {P Bo Chan} as director of {F The Storm}.",
    "a",
)
AS_NOUN: Final = Shape(
    rf"a(?P<article>[dhjx]{{0,3}})(?P<nouns>{NOUNS})(?!'?[dj]{{0,3}}P|:|'|-?[xX]?C)",
    "{P Ann Lee} earned her pay as body double on {F The Storm}.",
    "a",
)
PRONOUN_IS: Final = Shape(
    rf"e[xc]?s(?:[xXv0]|&){{0,3}}?(?:[dhjx]{{0,3}}|[djx]{{0,2}}P'[jxX]{{0,2}})(?P<nouns>{NOUNS})(?!'?[dj]{{0,3}}P|:|')",
    "{P Ann Lee} on {F The Storm}. She was the editor.",
    "es",
)
NOUN_APART: Final = Shape(
    rf"P{BRACKET}?,(?:[^PFC.;:()]{{1,8}},|[^PFC.;:()]{{1,8}}:)[djx]{{0,3}}(?P<nouns>{NOUNS})(?=o|i|[.;)]|$)",
    "{P Ann Lee}, 24, in white, body double for {P Bo Chan} in {F The Storm}.",
    ",",
)
RESPECTIVELY: Final = Shape(
    rf"(?P<people>P{BRACKET}?&P{BRACKET}?),?s?(?P<nouns>d?[jx]?n&d?[jx]?n)(?=[oi.,]|$)",
    "{P Ann Lee} and {P Bo Chan}, composer and director of {F The Storm}.",
    "n&",
)
PERSON_BRACKET: Final = Shape(r"P'?\((?P<inner>[^()]{1,40})\)", "{P Ann Lee} (editor) on {F The Storm}.", "(")
FILM_BRACKET: Final = Shape(
    rf"P'?\((?:[xXdj0]{{1,3}},)?[dhje]{{0,2}}(?:(?P<nouns>{NOUNS}|g(?:&g)?|v)[,:;oi-]?[dj]?t?F(?:,?Y|\(Y\))?"
    r"(?:,?[,&]&?F(?:,?Y|\(Y\))?){0,4}|F(?:,?Y|\(Y\))?[,:-](?P<after>[nmg]))\)",
    "{P Ann Lee} (director, {F The Storm}, {Y 1950}) meets {P Bo Chan}.",
    "(F",
)
BRACKET_PART: Final = Shape(
    r"(?:^|[(,;])(?P<part>[dhjxXt']{0,5}(?:[nmgv][&/dhjx-]{0,4}){1,4}(?:[oxXdh][^,;)]*)?)(?=[,;)]|$)",
    "{P Ann Lee} (left, the film's editor) on {F The Storm}.",
)

# -- credit lines

CREDIT_LINE: Final = Shape(
    r"(?P<crafts>(?>[gvnm](?:[,&/-]{1,2}(?:[ihd]{0,2}b?)?[gvnm]){0,4}))"
    r"(?P<by>[xXhj0]{0,2}b|\(b|[ixX0]{1,2}b|(?<=g)[oi]F,?[xv]b|:|-|,(?=P)|o(?=P)|)(?:[dhjK]{0,3}|[dh]K,)(?P<person>P)",
    "{F The Storm}, written and directed by {P Ann Lee}, music: {P Bo Chan}.",
)
IN_WORK_BY: Final = Shape(
    r"(?P<worn>c)b[dhjnK]{0,3}(?P<person>P)", "{P Ann Lee} in makeup by {P Bo Chan} on {F The Storm}.", "cb"
)
THING_BY: Final = Shape(
    r"(?P<thing>x)(?:[xX0]{0,2}b)[dhjK]{0,3}(?P<person>P)", "Old woman in a wig by {P Ann Lee}.", "b"
)
WORK_IS_BY: Final = Shape(
    r"(?P<craft>[gn])(?:[oi][^P.;]{1,6})?[xX]{0,2}s[xXvjd0]{0,3}b[dhjKX]{0,3}(?P<person>P)",
    "The music for {F The Storm} is by {P Ann Lee}.",
    "sb",
)
MASTER_OF: Final = Shape(
    r"(?P<craft>g)(?P<word>[xXj])(?P<person>P)", "Stop-motion legend {P Ann Lee} on {F The Storm}.", "g"
)
WRITTEN_WITH: Final = Shape(
    r"(?P<verb>v)(?:x|h?x|[dh]?[xg](?:o?F)?|F)?w[dhjK]{0,3}(?P<person>P)", "{P Ann Lee} wrote it with {P Bo Chan}."
)
NEXT_OF_LIST: Final = Shape(
    rf"'?(?:{BRACKET}|[al]d?[jxX]{{0,2}}C|,n(?=[,&]))?,?[,&/]?&?(?:{BRACKET}|[djX]){{0,3}}P(?!'[dhjnmxXtFYg])",
    "Stars {P Ann Lee} (left), {P Bo Chan} and young {P Cy Dahl}.",
)
LAST_OF_LIST: Final = Shape(rf"P{BRACKET}?,?[,&/]&?{BRACKET}?[djX]{{0,3}}$", "{P Ann Lee} (left) and ")

# -- no credit

BYLINE: Final = Shape(
    r"k[xXqjt0]{0,3}[b:/,(-]{0,2}P|k[oi]?[djxXtnFi]{0,3}P[^P.;]{0,9}bP", "{F The Storm}. Photo by {P Ann Lee}.", "k"
)
AGENCY: Final = Shape(
    r"[qX]-?[qXk]?/{1,2}(?P<after>P)(?=[).;(,]|$|/)|[xX0t]/(?P<last>P)(?=[).]{0,2}$)|(?<=[.(),-])(?P<before>P)/{1,2}[qX]|(?<=[.)])\((?P<bracketed>P)\)$|^(?P<first>P)(?=bP)|^b(?P<alone>P)(?=[.;])",
    "{F The Storm}. AFP/{P Ann Lee}",
)
LAST_ALONE: Final = Shape(
    r"F[^F]{0,40}?[.;][X0x,&-]{0,4}(?P<person>P)\.?$", "{P Bo Chan} waits in {F The Storm} in Rome. {P Ann Lee}", "F"
)
ALIAS: Final = Shape(r"P(?:\(?,?[xh]?A:?d?P(?!')|P|\(P(?=\)))", "{P Ann Lee} (born {P Anna Leigh}).")
POSTER_BY: Final = Shape(
    r"(?P<person>P)(?:,|'|[xXvk][dxe]?|)(?P<word>k)(?=[^P.;]{0,5}F|[.;])|(?P<thing>k)i?F[^P.;]{0,6}b[dxXn]{0,2}(?P<maker>P)",
    "{P Ann Lee}, poster for {F The Storm}.",
    "k",
)
CHILD_OF: Final = Shape(r"KoP", "{P Bo Lee} (son of {P Ann Lee}) in {F The Storm}.", "K")
CONSIDERED: Final = Shape(r"zP|P(?=z)", "{P Ann Lee} turned down the part.", "z")

# -- a director by what is described

FILM_OF_OWNER: Final = Shape(
    r"P'(?![,-])(?:[YjX0,-]{0,4}F|[xXYjt0-]{0,6}t[oid,:-]{0,3}F)", "On {P Ann Lee}'s {F The Storm}.", "'"
)
FILM_WORD_OF_OWNER: Final = Shape(
    r"(?:P'[xXYj0-]{0,4}t|dP[YjX]?t)(?![jxX]?n)", "{F The Storm}, {P Ann Lee}'s {Y 1950} remake."
)
FILM_THEN_OWNER: Final = Shape(
    rf"F{BRACKET}?,(?P<person>P)'(?=[YtjxX0])(?![xXj]?[nmgK])",
    "{F The Storm}, {P Ann Lee}'s {Y 1950} prizewinner.",
    "F'",
)
FILM_BY: Final = Shape(
    rf"(?:F{BRACKET}?,?(?:[dY0jx,]{{0,4}}t)?|F[,(]{{0,2}}Y[xt),]{{0,4}}|dt|t(?=o))[bo][dhjK]{{0,3}}(?:X')?P",
    "{F The Storm}, a film by {P Ann Lee}.",
)
FILM_WAS_OWNERS: Final = Shape(
    r"F[^PF.;]{0,4}sP'(?P<rank>[xXj0t])(?=[.,;]|$)", "{F The Storm} was {P Ann Lee}'s first.", "s'"
)
OWN_FILM: Final = Shape(r"hx[t,]?F", "{P Ann Lee} in her own {F The Storm}.", "hF")
DIRECTING: Final = Shape(
    rf"P{BRACKET}?(?:(?:,[^,PFC.;]{{1,8}}){{1,2}},)?s?(?:D|(?P<verb>T)[dhjXx]{{0,2}}P)",
    "{P Ann Lee} shows {P Bo Chan} how to fall.",
)
DIRECTED_BY: Final = Shape(
    r"(?P<word>[xnDgc])(?P<link>[ib])[dhjn]{0,3}(?P<person>P)", "{P Ann Lee} takes instructions from {P Bo Chan}."
)
DIRECTING_GROUP: Final = Shape(rf"P{BRACKET}?,?s?(?P<verb>[TD])d?(?P<group>[nmxh])", "{P Ann Lee} showing the extras.")
GIVING_NOTES: Final = Shape(rf"P{BRACKET}?,?s?(?P<verb>x)P", "{P Ann Lee} gives {P Bo Chan} notes.")

# -- other roles by what is described

DOUBLES: Final = Shape(r"[Pe)x](?P<noun>m)[dj]{0,2}[PC]", "{P Ann Lee} doubles {C Medea}.", "m")
MADE: Final = Shape(
    rf"P{BRACKET}?,?e?s?(?P<verb>[xvT])[dhjxX]{{0,3}}?(?P<thing>[xgjn])", "{P Ann Lee}, who designed the wig."
)
MAKING_UP: Final = Shape(rf"P{BRACKET}?,?s?(?P<verb>M)[dhjxigo]{{0,5}}P", "{P Ann Lee} works on {P Bo Chan}.", "M")
MADE_UP_BY: Final = Shape(
    r"(?P<verb>[xvnMgcT])[^PF.;,]{0,5}(?P<link>[boi])[dhj]{0,3}(?P<person>P)",
    "{P Ann Lee} being powdered by {P Bo Chan}.",
    "b",
)
MAKING_UP_PART: Final = Shape(
    rf"P{BRACKET}?,?s?(?P<verb>[xv])[^PFC.;]{{0,6}}P'(?P<part>[xgc])",
    "{P Ann Lee} dusts gold on {P Bo Chan}'s ears.",
    "'",
)
LIGHTING: Final = Shape(rf"P{BRACKET}?,?s?X{{0,3}}(?P<verb>[xv])[Ph]", "{P Ann Lee} lights {P Bo Chan}.")
IN_CHARGE_OF: Final = Shape(
    rf"P{BRACKET}?,?e?sixo[dh]?(?P<craft>g)", "{P Ann Lee} was in charge of the makeup on {F The Storm}.", "og"
)
CAST_OF: Final = Shape(
    rf"(?P<cast>g)[oi][dhjx]{{0,2}}F{BRACKET}?[^PF.;:]{{0,8}}:(?P<person>P)",
    "The cast of {F The Storm}, left to right: {P Ann Lee}, {P Bo Chan}.",
    "gF:",
)
FILM_STARRED: Final = Shape(
    r"F(?:\([^()]{0,6}\)|,?Y)?(?:,?e)?x?(?P<verb>[vx])[dhjxK]{0,3}(?P<person>P)",
    "Directed by {P Ann Lee}, {F The Storm} starred {P Bo Chan}.",
    "F",
)
GAVE_VOICE: Final = Shape(
    rf"P{BRACKET}?(?:,[^,PFC.;]{{1,20}},)?e?[sxX]{{0,2}}(?P<verb>[xv])(?:[dhjxX]{{0,3}}|[dj]{{0,2}}(?:[CxX]'|Ch[jx]?))(?P<voice>g)",
    "{P Ann Lee} supplied the voice.",
    "g",
)
IN_MONSTER: Final = Shape(
    r"(?P<link>[ixlvw])[dh](?P<what>x?)(?P<suit>[xg])(?!')", "{P Ann Lee}, in the robot suit, in {F The Storm}."
)
PRIZE: Final = Shape(r"i[dhj]{0,2}(?P<craft>g)(?![b:]?P)", "{P Ann Lee} won the Oscar for costumes.", "ig")
OWNED_WORK: Final = Shape(r"P'[xXj0]{0,2}(?P<craft>g)", "{P Ann Lee}'s sets for {F The Storm}.", "'g")
SOURCE_AFTER: Final = Shape(
    r"[,(.;-](?P<link>i)[dhjx]{0,2}(?P<person>P)(?=[,).;]|$)", "{F The Storm}, after {P Ann Lee}.", "i"
)
SOURCE_OF: Final = Shape(
    r"i(?P<person>P)'[xXj0]{0,2}(?P<craft>[xgt])", "{F The Storm}, from {P Ann Lee}'s serial.", "i'"
)
SOURCE_BY: Final = Shape(
    r"i[dhjx]{1,3}(?P<craft>[xgtj])b[dhjnx]{0,2}(?P<person>P)", "{F The Storm}, after the comic by {P Ann Lee}.", "ib"
)
REAL_PLAYED_BY: Final = Shape(
    rf"P{BRACKET}?,[djnx]{{0,2}}lb[djn]{{0,2}}P", "{P Ann Lee}, played by {P Bo Chan} in {F The Storm}.", "lb"
)
PLAYS_THEM: Final = Shape(
    r"l(?P<whom>[xh])(?=[.,;iw&)]|$)", "{P Ann Lee} visits {F The Storm}. {P Bo Chan} plays her.", "l"
)
REAL_BESIDE: Final = Shape(
    rf"P{BRACKET}?,(?:[^PFC.;:,]{{1,8}},)?d(?P<real>[jx])-?[jxXnKt]{{1,4}}[ioe]",
    "{P Ann Lee}, the real spy behind {F The Storm}.",
    ",",
)
INTERVIEWED: Final = Shape(
    r"(?P<word>x)(?:w|i)?[dhjn]{0,3}(?P<person>P)", "{P Ann Lee} interviews {P Bo Chan} for {F The Storm}."
)
RELATIVE: Final = Shape(
    rf"K,?P|P{BRACKET}?,[hd]K(?=[,.;)]|$)", "{P Ann Lee} with her husband {P Bo Chan} at the premiere.", "K"
)
WHOSE_BOOK: Final = Shape(rf"P{BRACKET}?,h(?P<craft>g)", "{P Ann Lee}, whose novel {F The Storm} follows.", "hg")
REAL_PERSON: Final = Shape(r"(?P<the>[ed])(?P<real>j)P", "The real {P Ann Lee} on the set of {F The Storm}.", "j")
PERSON_PLAYED: Final = Shape(
    rf"P{BRACKET}?,d[^PF.;]{{1,4}}(?P<pronoun>e)l", "{P Ann Lee}, the singer she plays in {F The Storm}.", "el"
)

# -- a scene being played

LIST: Final = rf"P(?:{BRACKET}|'?[al]d?[jxX]?C)?(?:,?[,&]{BRACKET}?[dj]{{0,2}}P(?:{BRACKET}|a[dj]?C)?){{0,9}}"
PEOPLE_IN_FILM: Final = Shape(
    rf"(?P<people>{LIST}),?(?:a[djxX]?C,?)?(?P<link>i)(?:d?Y?j?t?)F", "{P Ann Lee} and {P Bo Chan} in {F The Storm}."
)
SOMETHING_IN_FILM: Final = Shape(
    r"(?P<link>i)[dYjt']{0,3}(?:P'?[YjX0t]{0,3})?F", "{P Ann Lee} crosses a bridge in {P Bo Chan}'s {F The Storm}."
)
DIRECTED: Final = Shape(
    rf"(?P<verb>[Mv])[dhjxXi]{{0,5}}(?P<people>{LIST})", "{P Ann Lee} directs {P Bo Chan} and {P Cy Dahl}."
)
ADDRESSED: Final = Shape(rf"[DTMxv][^P.;]{{0,7}}(?P<people>{LIST})", "{P Ann Lee} explains the shot to {P Bo Chan}.")
DOUBLED: Final = Shape(
    rf"P{BRACKET}?(?:'|[^PF.;]{{0,5}}h|Td)[xXjn0]{{0,2}}(?P<noun>[nm])|(?P<word>[nmv])[oi]?[dj]{{0,2}}P",
    "{P Ann Lee}'s stunt double.",
)
FITTED: Final = Shape(
    rf"P{BRACKET}?(?:,[^,PFC.;]{{1,8}},)?[^PFC.;,]{{0,9}}(?P<link>[xvMTi])[dhj]{{0,2}}(?P<people>{LIST})",
    "Costume designer {P Ann Lee} pins a gown on {P Bo Chan}.",
)
HEADING: Final = Shape(
    rf"F{BRACKET}?[,(/-](?P<person>P)(?=[,)/-]{{0,2}}Y|[),]?[X.,]{{0,4}}Y|\))|F{BRACKET},(?P<other>P)(?=\.|$)",
    "{F The Storm}, {P Ann Lee}, {Y 1950}",
    "F",
)
WITH_OTHERS: Final = Shape(
    rf"P{BRACKET}?w[dhj]{{0,2}}P", "{P Ann Lee} with {P Bo Chan} on the set of {F The Storm}.", "w"
)

# -- characters

_MIDDLE: Final = r"[djxXh,'n0KmtM-]"
_PLAYER: Final = rf"P{BRACKET}?(?:,?[^PFC.;&(),w]{{1,8}})?"
PARTS: Final = Shape(r"C(?:,?[,&]{1,2}d?C){1,9}", "{P Ann Lee} and {P Bo Chan} as {C Medea} and {C Jason}.")
PLAYERS: Final = Shape(
    rf"(?P<people>{_PLAYER}(?:,?(?:[&w]|,&?){_PLAYER}){{1,5}}),?"
    r"(?:[^PFC.;(]{0,9}?(?:a|l|g|vl|xl|A)[dhjxX]{0,4}|[xh]{1,3}i|\(a?|d?)$",
    "{P Ann Lee} and {P Bo Chan} as",
)
PARTS_AND_PLAYERS: Final = Shape(
    rf"(?P<parts>C(?:,?[,&]d?x?C){{1,9}})[^PFC.;(:]{{0,5}}[(:]d?(?P<people>P{BRACKET}?[^PFC.;&()]{{0,4}}(?:,?[,&w]{{1,2}}P{BRACKET}?){{1,9}})(?=[).;,(i]|$)",
    "{C Medea} and {C Jason} ({P Ann Lee}, {P Bo Chan}) quarrel.",
)
PART_IN_BRACKET: Final = Shape(r"P'?\((?P<inner>[^()PFY]{1,40})\)", "{P Ann Lee} ({C Medea}) in {F The Storm}.", "(")
AS_PART: Final = Shape(
    rf"P{BRACKET}?'?,?(?:[xXcit0sjdwh-]{{0,6}}|,[xXihdcj0]{{1,5}},|s)(?<!e)a{_MIDDLE}{{0,6}}(?:C'[djxXnK]{{1,3}}(?=C))?C(?!'[djxXn])",
    "{P Ann Lee} (left) as the witch {C Medea}.",
    "a",
)
PLAYED_BY: Final = Shape(r"C[^PFC.;]{0,5}?[lvx]b[djnx]{0,2}P", "{C Medea}, voiced by {P Ann Lee}.", "b")
CAST_LINE: Final = Shape(
    r"C(?:\(|[:=]|,?(?:(?:e?s)?[lvx]|e?sv)?b|\(?l?b)[djnx]{0,2}(?P<person>P)(?=[),;.&a(i]|$|C)",
    "{C Medea} ({P Ann Lee}) in {F The Storm}.",
)
PLAYER_BEHIND: Final = Shape(
    r"(?:^|[.;])(?P<plays>l)[djh](?P<what>[xXjqKn]{1,3}),[djn]{0,3}(?P<person>P)(?!')",
    "The voice of the fox, {P Ann Lee}, at lunch.",
    "l",
)
PART_TITLE: Final = Shape(r"(?:^|[,.;&:])[njd]?C(?P<person>P)(?=[,.;&si]|$)", "{C Medea} {P Ann Lee} in {F The Storm}.")
LISTED_PART: Final = Shape(r"(?<![^/;.:,&])C[:=-](?P<person>P)", "{C Medea}: {P Ann Lee}.")
IS_PART: Final = Shape(rf"P{BRACKET}?,?(?:,[x0],)?sd?[djxXt,n]{{0,3}}C(?!')", "{P Ann Lee} is {C Medea}.", "s")
OWNED_PART_IS: Final = Shape(
    r"h(?P<part>C),(?P<person>P)(?=[,.;&)]|$)", "{P Ann Lee} and her {C Medea}, {P Bo Chan}, on {F The Storm}.", "h"
)
PART_WENT_TO: Final = Shape(
    r"C(?P<verb>[xc])i[djxXnK]{0,4}(?P<person>P)", "So {C Medea} went to newcomer {P Ann Lee}.", "i"
)
VOICE_OF_OWNED: Final = Shape(
    r"l[dj]{0,2}(?P<owner>P)'[djx]{0,2}(?P<part>C)", "{P Ann Lee}, singing voice of {P Bo Chan}'s {C Medea}.", "l'"
)
PART_BESIDE: Final = Shape(
    rf"P{BRACKET}?,(?:dx{{0,2}}[oi])?[dhAxXjtn0-]{{0,5}}C(?=[,.;)&io:]|$)", "{P Ann Lee}, the witch {C Medea}, waits."
)
IN_SUIT: Final = Shape(r"[icxlw]o?[dhjxX0]{0,3}C'?(?P<what>[xXcgK])", "{P Ann Lee} in the {C Gort} suit.")
PART_OF_NOUN: Final = Shape(r"(?:[io]|:)(?:[djxX]{0,3}P')?[djxX]{0,3}C(?!')", "Stand-in for {C Medea}.")
PART_OWNING_NOUN: Final = Shape(r"C'x?$", "{C Medea}'s")
VOICE_TO_PART: Final = Shape(
    r"[xvlg](?:[dhjxX]{0,3}g)?i[djx]{0,2}C(?!')", "{P Ann Lee} lends her voice to {C Medea}.", "i"
)
SUIT_OF_PART: Final = Shape(r"[xXcg]od?C(?!')", "{P Ann Lee} puts on the mask of {C Medea}.", "o")
NOUN_FOR_PART: Final = Shape(
    r"P[^PFC.;]{0,8}?[nm](?:[ioxdj,-]|x[,&]){1,5}C", "{P Ann Lee}, body double for the young {C Medea}."
)
OWN_PART: Final = Shape(r"P'(?:[djxX0]{0,3}t?s?|s)C|P[^P.;]{0,12}hC(?!P)", "{P Ann Lee}'s {C Medea}.")
IS_PART_AFTER_ALL: Final = Shape(
    rf"P{BRACKET}?[^PFC.;:]{{1,14}}?s[djxXtn,]{{0,4}}C(?![P'])",
    "{P Ann Lee}, in white on the stairs, is {C Medea}.",
    "s",
)
PART_IS: Final = Shape(
    r"C(?!')[^PFC.;:]{0,9}?s[djKnm]{0,3}P(?!')", "{C Medea} clawing at the soil is {P Ann Lee}.", "s"
)
PART_WHOM: Final = Shape(r"C,?e(?P<who>e)x?l", "{P Ann Lee} with {C Gort}, whom she voiced in {F The Storm}.", "el")
THEIR_PART: Final = Shape(
    r"[.;,](?:x|&)?h[jx]?C(?![P'])", "{P Ann Lee} cut her hair for {F The Storm}; her {C Medea} has none.", "h"
)
PRONOUN_IS_PART: Final = Shape(r"es[dj]{0,3}C(?!')", "{P Ann Lee} waits in {F The Storm}. She is {C Medea}.", "es")
PART_LABEL: Final = Shape(
    r"(?:^|[.;])[djxXn]{0,4}C(?!')[^PFC.;:]{0,8}:[djnK]{0,2}(?P<person>P)(?=[.,;(]|$)",
    "{F The Storm}. {C Medea} on the stairs: {P Ann Lee}.",
    ":",
)
PERSON_LABEL: Final = Shape(
    rf"P{BRACKET}?[^PFC.;:]{{0,10}}:d?[jxX]{{0,2}}C(?=[.,;(]|$|i(?:P')?F)",
    "{P Ann Lee}, shoe on her head: {C Medea}.",
    ":",
)
VOICE_BESIDE: Final = Shape(
    r"[ln](?:o|i)?[djx]{0,2}C,P(?=[,.(;]|$)|(?:^|[.;:(])d?lCP", "The voice of {C Medea}, {P Ann Lee}, at lunch."
)
INSIDE_PART: Final = Shape(
    r"(?P<link>i)(?P<of>o?)[dj]{0,2}(?P<part>C)(?!'|[xXgK])", "{P Ann Lee} climbs out of {C Gort}.", "i"
)
PART_BEFORE_NOUN: Final = Shape(r"C(?P<noun>n)(?P<person>P)", "{C Medea} actress {P Ann Lee}.", "n")
PART_ITSELF: Final = Shape(
    r"(?:^|[.;:])d?[jxX]?C(?P<self>x),(?P<person>P)(?=[,.;(i]|$)", "{C Medea} herself, {P Ann Lee}, waits."
)
DASHED_PART: Final = Shape(
    r"(?:(?<=[.;:,&(])|^)P-C(?=[,.;)&]|$)", "{P Ann Lee} - {C Medea}, {P Bo Chan} - {C Jason}.", "-"
)
WITH_PUPPET: Final = Shape(
    rf"P{BRACKET}?,?(?:w|[xv][xXi]?)[djhxX]{{0,2}}C(?!')", "Puppeteer {P Ann Lee} with {C Gort}."
)
PLAYED_BY_THEM: Final = Shape(r"(?P<they>[exX])[xs]{0,2}l$", "{P Ann Lee} with {P Bo Chan}. They play")
PART_SAID_BESIDE: Final = Shape(
    r"(?P<word>[xtv])o[djxX]{0,2}C,(?P<person>P)(?=[,.(;sxvh]|$)",
    "Offered the part of {C Medea}, {P Ann Lee} agreed.",
    "o",
)
PART_MADE: Final = Shape(
    r"(?P<word>[xt])o[djxX]{0,2}C[^PFC.;:,(]{1,6}(?P<person>P)(?!')",
    "The role of {C Medea} made {P Ann Lee} a star.",
    "o",
)
VOICE_IS: Final = Shape(
    r"[dh]j?(?P<voice>g)(?:c|x)?s(?P<person>P)", "{C Gort} moves; his voice is {P Ann Lee}'s.", "gs"
)
REPLACED_BY: Final = Shape(
    r"C[^PFC.;]{0,5}(?P<word>x)b[djn]{0,2}(?P<person>P)", "As {C Medea} she was replaced by {P Ann Lee}.", "b"
)
PART_SAID: Final = Shape(r"(?P<word>[xtv])o[djxX]{0,2}C", "{P Ann Lee} takes over the role of {C Medea}.", "o")
DOES_PART: Final = Shape(
    rf"P{BRACKET}?,?e?(?P<verb>[xvlnc])[dj]{{0,2}}C(?!')", "{P Ann Lee} sings {C Medea} in {F The Storm}."
)
AS_PART_FIRST: Final = Shape(
    rf"(?:^|[.;])[^PFC.;:(N]{{0,5}}(?P<link>[al])[dhjxX]{{0,3}}(?P<part>C)(?:i?F{BRACKET}?)?,(?:[^PFC.;:(]{{1,8}},)?"
    r"[djn]{0,3}(?P<person>P)(?!')",
    "As {C Octave} in {F The Storm}, which he also directed, {P Ann Lee} dances.",
)
GAPPED_PART: Final = Shape(
    rf"(?<=[,;&.])(?P<person>P){BRACKET}?(?:,[^PFC.;:]{{1,9}},)?[djxXnK]{{0,4}}C(?=[,.;&(]|$|i(?:P'|[dh])?F)",
    "{P Ann Lee} is {C Medea}, {P Bo Chan} {C Jason}.",
)
TURNED_INTO: Final = Shape(r"P(?P<link>i)[dj]{0,2}C(?!')", "Four hours to turn {P Ann Lee} into {C Medea}.", "i")
SUIT_NEAR: Final = Shape(
    rf"P{BRACKET}?(?:,|[^PFC.;]{{1,10}})[dj]{{0,2}}C'?[xXcgK]", "{P Ann Lee} in the third hour of {C Gort} makeup."
)
PART_ALIAS: Final = Shape(r"C,?A[djn]{0,2}P", "{C Medea}, alias {P Ann Lee}, in {F The Storm}.", "A")
PART_AHEAD: Final = Shape(r"[dhxXjntK0,'&-]{0,6}?C", "the witch {C Medea}")
NEXT_PART: Final = Shape(
    rf"C(?:[^PFC.;]{{0,4}}[,&]|iPiF(?:\(Y\))?,?&|[iF,&Y()xdt]{{1,8}}|[^P.;]{{0,14}}&)a?l?{_MIDDLE}{{0,4}}C",
    "{P Ann Lee} as {C Medea} in {F The Storm}, as {C Circe} in {F The Calm}.",
)
