"""Captions of HTML and Markdown pages: one page a kind of markup, each with the eight captions of `caption_pages`."""

import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from caption_pages import CAPTIONS, FILMS, each, texts, title
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.captions import find_captions
from extractor.documents import read_documents
from extractor.schema import Caption, Document

SAMPLES = Path(__file__).parents[2] / "shared" / "eval" / "documents"

# Every page holds the eight captions, in order, and nothing else that is one.
PAGES = {
    # Pictures with their captions in an element of their own
    "figure": each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>"),
    "picture and source": each(
        '<figure><picture><source srcset="{n}.webp"><source srcset="{n}.avif"><img src="{n}.jpg" alt="set photo {n}">'
        "</picture><figcaption>{caption}</figcaption></figure>"
    ),
    "figcaption before the picture": each("<figure><figcaption>{caption}</figcaption><img src={n}.jpg></figure>"),
    "figcaption of two paragraphs": each(
        "<figure><img src={n}.jpg><figcaption><p>{caption}</p><p>Photo: Paramount</p></figcaption></figure>"
    ),
    "agency in a small element": each(
        "<figure><img src={n}.jpg><figcaption>{caption} <small>Everett Collection</small></figcaption></figure>"
    ),
    "credit in brackets, emphasised": each(
        '<div class="wp-caption"><img src="{n}.jpg"><p class="wp-caption-text">{caption} <em>(Photo by Bob Penn/Getty)'
        "</em></p></div>"
    ),
    "credit paragraph": each(
        '<div class="image"><img src={n}.jpg></div><p class="caption">{caption}</p><p class="photo-credit">Everett</p>'
    ),
    "copyright and screen-reader labels": each(
        '<figure class="media-landscape"><span><img src="{n}.jpg" alt="a"><span class="off-screen">Image copyright'
        '</span><span class="story-image-copyright">Getty Images</span></span><figcaption class="media-caption"><span '
        'class="off-screen">Image caption</span><span class="media-caption__text"> {caption} </span></figcaption>'
        "</figure>"
    ),
    "blog's caption table": each(
        '<table class="tr-caption-container"><tbody><tr><td><a href="x{n}.jpg"><img src="x{n}.jpg" /></a></td></tr>'
        '<tr><td class="tr-caption">{caption}</td></tr></tbody></table><br />'
    ),
    "AMP": each(
        '<figure><amp-img src="{n}.jpg" width="600" height="400"><noscript><img src="{n}.jpg"></noscript></amp-img>'
        "<figcaption>{caption}</figcaption></figure>"
    ),
    "microdata": each(
        '<div itemscope itemtype="https://schema.org/ImageObject"><img itemprop="contentUrl" src="{n}.jpg">'
        '<div itemprop="caption">{caption}</div><meta itemprop="name" content="x"></div>'
    ),
    "gallery block": (
        "<figure class='wp-block-gallery'><ul class='blocks-gallery-grid'>"
        + each(
            '<li class="blocks-gallery-item"><figure><img src="{n}.jpg" alt=""/><figcaption '
            'class="blocks-gallery-item__caption">{caption}</figcaption></figure></li>'
        )
        + "</ul><figcaption class='blocks-gallery-caption'>All photos: the estate.</figcaption></figure>"
    ),
    "page builder": each(
        '<div class="elementor-element elementor-widget"><div class="elementor-widget-container"><figure '
        'class="wp-caption"><img src="{n}.jpg" alt=""><figcaption class="widget-image-caption wp-caption-text">'
        "{caption}</figcaption></figure></div></div>"
    ),
    "thumbnail cards": each(
        '<div class="col-md-4"><div class="thumbnail"><img src="{n}.jpg" alt="..."><div class="caption"><h3>{film}</h3>'
        '<p>{caption}</p><p><a href="#" class="btn" role="button">Buy print</a></p></div></div></div>'
    ),
    "photo blog": each(
        '<article class="post photo"><a href="/{n}"><img src="t_{n}_500.jpg" alt=""></a><div class="caption"><p>'
        '{caption}</p></div><div class="meta"><span class="date">May {n}, 2012</span> <span>{n}31 notes</span></div>'
        "</article>"
    ),
    # Sliders
    "swiper": (
        "<div class='swiper-wrapper'><div class='swiper-slide swiper-slide-duplicate'><img data-src='8.jpg'>"
        f"<div class='slide-caption'><p>{CAPTIONS[7]}</p></div></div>"
        + each(
            '<div class="swiper-slide"><img data-src="/s/{n}.jpg"><div class="slide-caption"><h3>Film {n}</h3><p>'
            '{caption}</p><span class="slide-credit">Photo: Everett</span></div></div>'
        )
        + "</div><div class='swiper-button-next'>Next</div>"
    ),
    "slides hidden but for one": each(
        '<div class="slide" style="display:none"><img src="{n}.jpg"><p class="text">{caption}</p><span>{n} / 8</span>'
        "</div>"
    ),
    "slider and its thumbnails": (
        "<div class='main-slider'>"
        + each('<div class="item"><img src="/big/{n}.jpg"><p class="desc">{caption}</p></div>')
        + "</div><div class='thumbs'>"
        + each('<img src="/small/{n}.jpg" alt="{caption}">')
        + "</div>"
    ),
    "figures twice, for two screens": each(
        '<figure class="desktop-only"><img src="{n}-1200.jpg"><figcaption>{caption}</figcaption></figure><figure '
        'class="mobile-only"><img src="{n}-400.jpg"><figcaption>{caption}</figcaption></figure>'
    ),
    "slideshow with details": each(
        '<div class="slide" id="slide{n}"><div class="slide-media"><img data-lazy-src="{n}.jpg"></div><div '
        'class="slide-details"><span class="slide-count">{n}/8</span><div class="slide-title">{film}</div><div '
        'class="slide-desc">{caption}</div><div class="slide-credit">AP Photo</div></div></div>'
    ),
    # Listicles
    "heading, picture, paragraph": each("<h3>{n}. {film}</h3><p><img src={n}.jpg></p><p>{caption}</p>")
    + "<h3>Which one surprised you the most?</h3><p>Tell us in the comments.</p>",
    "picture, heading, paragraph": each('<img src="{n}.jpg"><h3>{film} ({year})</h3><p>{caption}</p>'),
    "countdown with trivia and quotes": each(
        "<h2>#{left} – {film}</h2><p><img src={n}.jpg></p><p>{caption}</p><p><b>Did you know?</b> The title "
        "would not sell, they thought.</p><blockquote>“It was cold every day,” said the director.</blockquote>"
    ),
    "see also": each(
        "<h3>{film}</h3><p><img src={n}.jpg></p><p>{caption}</p><p><strong>SEE ALSO:</strong> <a href=x>Sean "
        "Connery on Goldfinger (1964)</a></p>"
    ),
    "bold title": each("<p><img src={n}.jpg></p><p><b>{film} ({year})</b></p><p>{caption}</p>"),
    "bold title, line break": each("<p><img src={n}.jpg></p><p><b>{film} ({year})</b><br>{caption}</p>"),
    "caption in the heading": each('<h2>{n}. {caption}</h2><p><img src="{n}.jpg" alt=""></p>')
    + "<h2>Related</h2><ul><li><a href=x>12 More</a></li></ul>",
    "caption above the picture": "<p>Nobody asked, but here they are.</p>"
    + each('<p>{caption}</p><p><img src="{n}.jpg"></p>')
    + "<p>Which one is your favourite?</p>",
    "details": each('<details><summary>{n}. {film}</summary><img src="{n}.jpg" alt=""><p>{caption}</p></details>'),
    "sections": each(
        '<section><h2>{n}</h2><img src="{n}.jpg" alt=""><p>{caption}</p><p class="source">Source: <a>imgur.com</a></p>'
        "</section>"
    ),
    "cards with backgrounds": each(
        '<div class="card"><div class="card-img" style="background-image:url(/{n}.jpg)"></div><div class="card-body">'
        '<div class="card-title">{film}</div><div class="card-text">{caption}</div><div class="card-meta">3 days ago'
        "</div></div></div>"
    ),
    "spans in links": each(
        '<a class="tile" href="/{n}"><img src="{n}.jpg"><span class="tile-title">{film}</span><span class="tile-text">'
        "{caption}</span></a>"
    ),
    "ordered list with facts": "<ol>"
    + each(
        "<li><h3>{film}</h3><img src={n}.jpg><p>{caption}</p><ul><li>Budget: $5 million</li><li>Shot in {year}</li>"
        "</ul></li>"
    )
    + "</ol>",
    # Tables and lists
    "row of pictures over row of captions": "<table>"
    + "".join(
        f"<tr><td><img src={n}.jpg></td><td><img src={n + 1}.jpg></td></tr>"
        f"<tr><td><small>{CAPTIONS[n]}</small></td><td><small>{CAPTIONS[n + 1]}</small></td></tr>"
        for n in range(0, 8, 2)
    )
    + "</table>",
    "table with columns": "<table><tr><th>No.</th><th>Photo</th><th>Film</th><th>Caption</th><th>Credit</th></tr>"
    + each(
        "<tr><td>{n}</td><td><img src={n}.jpg></td><td>{film}</td><td>{caption}</td><td>Photo: Orion</td></tr>"
    )
    + "</table>",
    "definition list of pictures": "<dl>" + each("<dt><img src={n}.jpg></dt><dd>{caption}</dd>") + "</dl>",
    "definition list of films": "<dl>" + each("<dt>{film}</dt><dd>{caption}</dd>") + "</dl>",
    "list without pictures": "<p>The pictures went missing but the texts are here.</p><ol>"
    + each("<li>{caption}</li>")
    + "</ol><h3>Related</h3><ul><li><a href=#>Harrison Ford on Witness (1985): 9 photos</a></li></ul>",
    "numbered list items": "<ul>" + each("<li><p>#{n} – {caption}</p></li>") + "</ul>",
    "lines with breaks": "<div>" + each("{n}. {caption}", "<br>") + "</div>",
    "preformatted": "<pre>" + each("{n}. {caption}", "\n\n") + "</pre>",
    "paragraphs without pictures": "<p class=byline>By A. Writer</p><p>We collected a few of the best pictures we "
    "could find this year.</p>" + each("<p>{caption}</p>") + "<p>Thanks for reading and see you next week.</p>",
    "links to pictures": "<ul>" + each('<li><a href="/photo/{n}">{caption}</a></li>') + "</ul>",
    # Old and broken markup
    "font page": "<CENTER><FONT SIZE=6>My Sets</FONT></CENTER><P>Hello and welcome to my page!<TABLE>"
    + each("<TR><TD><IMG SRC=p{n}.gif><TD><FONT SIZE=2>{caption}</FONT>")
    + "</TABLE><HR>Last updated May 3, 1998",
    "unclosed list": "<ul>" + each("<li><img src={n}.jpg><b>{film}</b><br>{caption}") + "<p>Updated June 2, 2001",
    "navigation cell": "<table border=0><tr><td><a href=a>Home</a><br><a href=b>Pictures</a></td><td><table>"
    + each("<tr><td><a href={n}.jpg><img src={n}t.jpg border=0></a></td><td>{caption}</td></tr>")
    + "</table></td></tr></table>",
    "ruled": each('<img src="{n}.jpg"><p>{caption}', "<hr>") + "<hr><a href=index.html>Back to index</a>",
    "form around everything": "<form method=post><input type=hidden name=s value=x>"
    + each('<p><img src="{n}.jpg"/></p><p>{caption}</p>')
    + "</form>",
    "heading left open": "<h2>Pictures" + each('<p><img src="{n}.jpg"><br>{caption}</p>'),
    # Captions that only attributes hold
    "alt text": "".join(
        f'<p>Film sets are mostly places where people wait.</p><p><img src={n}.jpg alt="{caption}"></p><p>It was '
        "a strange year, and the money had run out long before the crew went home.</p>"
        for n, caption in enumerate(CAPTIONS)
    ),
    "alt text over a credit": each(
        '<figure><img src={n}.jpg alt="{caption}"><figcaption>Photo: MGM</figcaption></figure>'
    ),
    "title of the picture": each('<div class="entry"><img src="{n}.jpg" title="{caption}"></div>')
    + "<div><h4>More like this</h4><div class='entry'><img src='z.jpg' title='Harrison Ford on Witness (1985).'></div>"
    "</div>",
    "title of the link": each('<div><a title="{caption}" href="/{n}"><img src="{n}_m.jpg"></a></div>'),
    "data-caption": each('<a href="/{n}.jpg" data-caption="{caption}"><img src="/small/{n}.jpg" alt="thumb"></a>'),
    "data-sub-html": each(
        '<div class="item" data-src="/{n}.jpg" data-sub-html="<h4>Photo {n}</h4><p>{caption}</p>"><img '
        'src="/t/{n}.jpg"></div>'
    ),
    "noscript twins": each(
        '<div class="pic"><img class="lazyload" src="data:image/gif;base64,R0" data-src="{n}.jpg" alt="{caption}">'
        '<noscript><img src="{n}.jpg" alt="{caption}"></noscript></div>'
    ),
    "noscript alone": each(
        '<div class="pic"><div></div><noscript><img src="{n}.jpg" alt="{caption}"></noscript></div>'
    ),
    # What is left out
    "hidden parts": each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    + "<div style='display:none'><figure><img src=old.jpg><figcaption>Liv Ullmann on the set of Persona (1966)."
    "</figcaption></figure></div><template><figure><img><figcaption>Director NAME on "
    "FILM (1999).</figcaption></figure></template>"
    "<div hidden><p>Max von Sydow on The Seventh Seal (1957).</p></div><!-- <p>Old caption (1950).</p> -->"
    '<script type="application/ld+json">{"caption": "Grace Kelly on Rear Window (1954)."}</script>',
    "placeholders": each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    + "<figure><img src=9.jpg><figcaption>No caption available</figcaption></figure>"
    "<figure><img src=10.jpg alt='IMG_2291'><figcaption></figcaption></figure>",
    "comments without a class": each("<p><img src={n}.jpg><br>{caption}</p>")
    + "<h3>4 Comments</h3><p>joe: Peter O'Toole in Lawrence of Arabia (1962) is still my favourite.</p>"
    "<p>ann: I met Robin Williams on the set of Jumanji (1995), so kind.</p>",
    "links without a class": "<p><a href=/>Home</a> | <a href=/a>About</a></p><p>by Bob Smith, 4 May 2006</p>"
    + each('<p align=center><img src="{n}.jpg" width=400><br><i>{caption}</i></p>')
    + "<h3>Other pages</h3><ul><li><a href=1>Harrison Ford on Witness (1985)</a></li></ul>"
    "<p>Visitors since 1999: <img src=counter.gif alt=00012345></p><p>E-mail: bob@example.com</p>",
    "advertisements": each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    + '<div class="promo-unit"><figure><img src="ad.jpg"><figcaption>Own Casablanca (1942) today.</figcaption></figure>'
    "</div>",
    "video": each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    + "<figure><iframe src=y></iframe><figcaption>Watch: the trailer of Reservoir Dogs (1992)</figcaption></figure>",
    "prose around": each(
        "<p>Nobody has written the history of such afternoons yet, though many have tried in their memoirs.</p><figure>"
        "<img src={n}.jpg><figcaption>{caption}</figcaption></figure><p>In the years that followed, the industry "
        "changed. Orson Welles had left Hollywood by then, and The Third Man (1949) had shown what a city could be.</p>"
    ),
    "next page": each("<h3>{n}. {film}</h3><p><img src={n}.jpg></p><p>{caption}</p>")
    + '<p><a href="?page=2">Next page: James Cameron on Titanic (1997) &raquo;</a></p>',
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_html_pages(name: str) -> None:
    page = (
        f"<html><head><title>Eight Sets | FilmBlog</title></head><body><h1>Eight Sets</h1>{PAGES[name]}</body></html>"
    )
    assert texts("html", page) == CAPTIONS
    assert title("html", page) == "Eight Sets"
    if "<pre" not in page:
        assert texts("html", page.replace("\n", "")) == CAPTIONS, "the same page on one line"


def test_page_with_all_furniture() -> None:
    item = (
        '<div class="gallery-item" id="item-{n}"><div class="image-wrap"><img class="lazyload" data-src="/p/{n}.jpg" '
        'src="/blank.gif" alt="{film}"><noscript><img src="/p/{n}.jpg" alt="{film}"></noscript><div '
        'class="image-credit">Photo: Miramax/Everett</div></div><div class="item-number">{n} of 8</div>'
        "<h2>{film} ({year})</h2>"
        '<div class="item-text"><p>{caption}</p></div><div class="adunit ad-inline"><span>ADVERTISEMENT</span><p>'
        "Get the Orson Welles box, Citizen Kane (1941) included, for $29.99</p></div><p>Related: <a href=#>"
        "12 Photos of James Stewart on Vertigo (1958)</a></p></div>"
    )
    page = f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>Eight Sets - FilmBlog</title></head>
<body class="has-sidebar single"><div class="gdpr-overlay"><p>We use cookies to show you better pictures.</p></div>
<div id="header"><img src=logo.png alt="FilmBlog, pictures of people making films"><ul class="main-menu"><li><a>Home</a>
</li></ul></div><div class="container with-sidebar"><div class="content"><div class="breadcrumb">Home &raquo; Sets</div>
<h1>Eight Sets</h1><div class="author-info"><img class="avatar" src=a.png alt="Jane Doe, senior editor since 2009">
<span>By Jane Doe</span></div><div class="subtitle">
From Harvey Keitel to Milla Jovovich: the stars of eight films.</div>
<div class="social-share"><a>f</a></div>{each(item)}<div class="newsletter-box"><h3>Want more?</h3><p>One picture a day,
like Ingrid Bergman on Notorious (1946).</p></div></div><div class="sidebar"><h3>Popular</h3><ul><li><a><img src=s.jpg
alt="Marlene Dietrich lights a cigarette on Shanghai Express (1932)"></a></li></ul></div></div><div id="comments"><h3>
Comments (2)</h3><p>Peter Weir directing Dead Poets Society (1989) is my favourite one here.</p></div>
<div class="footer">&copy; FilmBlog</div></body></html>"""
    assert texts("html", page) == CAPTIONS
    assert title("html", page) == "Eight Sets"


MARKDOWN = {
    "reference pictures": each("![set {n}][p{n}]\n\n{caption}", "\n\n") + "\n\n" + each("[p{n}]: img/{n}.jpg"),
    "titles of pictures": each('![p{n}](img/{n}.jpg "{caption}")', "\n\n"),
    "emphasised below": each("![x]({n}.jpg)\n*{caption}*", "\n\n"),
    "emphasised, then prose": each(
        "![x]({n}.jpg)\n\n*{caption}*\n\nSome prose follows and talks about nothing in particular, at length.", "\n\n"
    ),
    "quoted below": each("![x]({n}.jpg)\n> {caption}", "\n\n"),
    "headings": each("## {n}. {film} ({year})\n\n![]({n}.jpg)\n\n{caption}\n\n*Photo: Getty Images*", "\n\n"),
    "list": each("{n}. {caption}") + "\n\nComments\n--------\n\n- James Stewart on Vertigo (1958) was taller.\n",
    "list with pictures": each("* ![p]({n}.jpg) {caption}"),
    "table": "| # | Film | Caption | Credit |\n|---|---|---|---|\n" + each("| {n} | {film} | {caption} | Getty |"),
    "paragraphs": "Here are eight pictures we like.\n\n"
    + each("{caption}", "\n\n")
    + '\n\n> "A set is a city." — anonymous\n\nSubscribe to [our letter](http://example.org).\n',
    "shortcodes": each('{{{{< figure src="{n}.jpg" caption="{caption}" >}}}}', "\n\n"),
    "includes": each('{{% include figure.html src="{n}.jpg" caption="{caption}" %}}', "\n\n"),
    "wiki pictures": each("![[{n}.jpg|400]]\n\n{caption}", "\n\n"),
    "HTML inside": each("<figure>\n<img src={n}.jpg>\n<figcaption>{caption}</figcaption>\n</figure>", "\n\n"),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_pages(name: str) -> None:
    assert texts("markdown", f"# Eight Sets\n\n{MARKDOWN[name]}") == CAPTIONS
    front = f"---\ntitle: 'Eight Sets'\ndate: 2020-01-05\n---\n\n{MARKDOWN[name]}"
    assert texts("markdown", front) == CAPTIONS
    assert title("markdown", front) == "Eight Sets"


def test_markdown_lines_are_kept() -> None:
    found = find_captions(Document("a.md", "markdown", "---\ntitle: T\n---\n\n![](1.jpg)\n\n" + CAPTIONS[0]))
    assert [caption.source for caption in found] == ["line 7"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Cl&eacute;mence Po&#233;sy &amp; Colin Farrell in&nbsp;Bru&shy;ges, In Bruges (2008).",
         "Clémence Poésy & Colin Farrell in Bruges, In Bruges (2008)."),
        ("Jack&rsquo;s axe &ldquo;Here&rsquo;s Johnny&rdquo; &hellip; <i>The Shining</i> (1980)",
         "Jack’s axe “Here’s Johnny” … The Shining (1980)"),
        ("Willy Wonka &amp;amp; the Chocolate Factory (1971),\n   Gene Wilder",
         "Willy Wonka & the Chocolate Factory (1971), Gene Wilder"),
        ("BjÃ¶rk in Dancer in the Dark (2000)", "Björk in Dancer in the Dark (2000)"),
        ("Andre\u0301 Morell in Quatermass and the Pit (1958)", "André Morell in Quatermass and the Pit (1958)"),
        ("In\u200bgrid Bergman on <a href=x>Notorious</a> (1946)", "Ingrid Bergman on Notorious (1946)"),
        ("Friend or foe?", "Friend or foe?"),
        ("4. 12 Monkeys (1995): Terry Gilliam shows Bruce Willis the cage.",
         "12 Monkeys (1995): Terry Gilliam shows Bruce Willis the cage."),
        ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey (1968)"),
        ("Robert Altman on M*A*S*H (1970). Click to enlarge", "Robert Altman on M*A*S*H (1970)."),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(inside: str, expected: str) -> None:
    assert texts("html", f"<figure><img src=a.jpg><figcaption>{inside}</figcaption></figure>") == [expected]


@pytest.mark.parametrize(
    "alt",
    ["", "DSC_0042", "kane.jpg", "film set", "Fargo set photo", "Blade Runner poster", "Save 20% on your streaming box",
     "logo of the Reel Room", "image description", "No caption available."],
)  # fmt: skip
def test_alt_texts_that_describe_nothing(alt: str) -> None:
    assert texts("html", f"<body><h1>Sets</h1><p><img src=a.jpg alt='{alt}'></p></body>") == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<head><title>Sets | The Reel Room</title></head><h1>Set Life</h1>", "Set Life"),
        ("<head><title>Set Life | The Reel Room</title></head>", "Set Life"),
        ("<meta property='og:site_name' content='Reel Room'><h1>Set Life - Reel Room</h1>", "Set Life"),
        (
            "<header><h1>Reel Room</h1></header><meta property='og:site_name' content='Reel Room'><h1>Set Life</h1>",
            "Set Life",
        ),
        (
            "<head><title>Falling for a Living « The Stunt Page</title></head><h1><a href='/'>The Stunt Page</a></h1>"
            "<h2>Falling for a Living</h2>",
            "Falling for a Living",
        ),
        (
            "<head><title>Fade-Outs: Silents, please</title></head><h1>Fade-Outs</h1><h2>Sunday</h2>"
            "<h3>Silents, please</h3>",
            "Silents, please",
        ),
        ("<head><title>Yuki's Page</title></head><h2>On the Set in Japan</h2>", "On the Set in Japan"),
        ("<p>Nothing printed above</p>", None),
    ],
)
def test_headline_without_the_sites_name(page: str, expected: str | None) -> None:
    assert title("html", page + f"<figure><img src=a><figcaption>{CAPTIONS[0]}</figcaption></figure>") == expected


def test_single_picture_in_an_article() -> None:
    page = (
        "<h1>Peter Weir's classroom</h1><p class='date'>May 5, 2011</p><p>The school was open during the shoot, and "
        f"the pupils had to be quiet for three weeks.</p><div class='photo'><img src=a.jpg><p class='cap'>"
        f"{CAPTIONS[6]}</p>"
        "</div><p>Afterwards everybody went home for Christmas until the premiere.</p>"
    )
    assert texts("html", page) == [CAPTIONS[6]]


def test_captions_carry_document_number_headline_and_place() -> None:
    page = f"<h1>Sets</h1><img src=a><p>{CAPTIONS[0]}</p>"
    assert list(find_captions(Document("sets/a.html", "html", page))) == [
        Caption("sets/a.html", 1, CAPTIONS[0], "Sets", "figure 1")
    ]


@pytest.mark.parametrize("kind", ["text", "html", "markdown"])
def test_pages_without_captions(kind: str) -> None:
    for page in (
        "",
        " \n",
        "<p></p>",
        "Home | About | Contact",
        "We use cookies. Accept all.",
        "<html><body></body></html>",
    ):
        assert list(find_captions(Document("page", kind, page))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "opening", ["<div>a", "<b><i>a", "<font><p>a", "<table><tr><td>", "<figure>", "<div class=caption>"]
)
def test_deep_markup_takes_no_time(opening: str) -> None:
    assert isinstance(texts("html", opening * 5_000), list)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_broken_pages_never_raise(data: st.DataObject) -> None:
    pages = [("html", page) for page in PAGES.values()] + [("markdown", page) for page in MARKDOWN.values()]
    kind, page = data.draw(st.sampled_from(pages))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(start, min(len(page), start + 200)))
        marks = st.sampled_from(["<", "</p>", '"', "<div>", "<b>", "&#", "\n\n", "1. ", "\f"])
        page = page[:start] + data.draw(st.text(max_size=20) | marks) + page[end:]
    for name in (kind, "text"):
        for caption in find_captions(Document("page", name, page)):
            assert caption.text == " ".join(caption.text.split()) != ""


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample documents are not here")
def test_sample_documents() -> None:
    right = found = wanted = whole = 0
    for gold in sorted(SAMPLES.glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        path = next(p for p in SAMPLES.glob(f"{stem}.*") if p != gold)
        expected = json.loads(gold.read_text(encoding="utf-8"))["captions"]
        have = [caption.text for document in read_documents([path]) for caption in find_captions(document)]
        right += sum(
            block.size for block in SequenceMatcher(None, expected, have, autojunk=False).get_matching_blocks()
        )
        found, wanted, whole = found + len(have), wanted + len(expected), whole + (have == expected)
    assert 2 * right / (found + wanted) >= 0.98
    assert whole >= 8


def test_films_of_the_pages_are_those_of_the_captions() -> None:
    assert all(film in caption and str(year) in caption for caption, (film, year) in zip(CAPTIONS, FILMS, strict=True))
