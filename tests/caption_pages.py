"""Eight captions with true facts, and how to print them into a page of any make."""

from __future__ import annotations

from extractor.captions import find_captions
from extractor.schema import Document, DocumentKind

CAPTIONS = [
    "Tim Roth and Harvey Keitel rehearse the warehouse scene for Reservoir Dogs (1992).",
    "Director Agnès Varda films Sandrine Bonnaire on the road for Vagabond (1985).",
    "Sidney Poitier and director Norman Jewison on the set of In the Heat of the Night (1967).",
    "Milla Jovovich tries on the bandage costume by Jean-Paul Gaultier for The Fifth Element (1997).",
    "Ennio Morricone conducts while Giuseppe Tornatore listens, Cinema Paradiso (1988).",
    "Isabella Rossellini and David Lynch (right) outside the club for Blue Velvet (1986).",
    "Robin Williams keeps the boys laughing between takes of Dead Poets Society (1989). Peter Weir stands by.",
    "Haing S. Ngor on location in Thailand for The Killing Fields (1984).",
]
FILMS = [
    ("Reservoir Dogs", 1992),
    ("Vagabond", 1985),
    ("In the Heat of the Night", 1967),
    ("The Fifth Element", 1997),
    ("Cinema Paradiso", 1988),
    ("Blue Velvet", 1986),
    ("Dead Poets Society", 1989),
    ("The Killing Fields", 1984),
]


def each(template: str, between: str = "\n", captions: list[str] = CAPTIONS) -> str:
    """The template once a caption, with {caption}, {film}, {year}, {n} from 1 and {left} counting down filled in."""
    return between.join(
        template.format(caption=caption, film=film, year=year, n=n, left=len(captions) + 1 - n)
        for n, (caption, (film, year)) in enumerate(zip(captions, FILMS, strict=False), 1)
    )


def texts(kind: DocumentKind, page: str) -> list[str]:
    """The texts of a page's captions."""
    return [caption.text for caption in find_captions(Document("page", kind, page))]


def title(kind: DocumentKind, page: str) -> str | None:
    """The headline that a page's captions carry."""
    return next(find_captions(Document("page", kind, page))).title
