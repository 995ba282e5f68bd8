"""Captions of pages of many makes: blogs, wikis, agencies, museums, forums, documents; wording weak and strong."""

import pytest
from caption_pages import CAPTIONS, FILMS, each, texts

PROSE = "The production began in spring and was plagued by rain, and the crew spent most nights in a school."
WEAK = [
    "Kathryn Bigelow with Keanu Reeves, first day on the beach", "Lunch in the grass outside the gate",
    "Sigourney Weaver and the cat", "Delphine Seyrig peels potatoes while Akerman counts",
    "Song Kang-ho and the dropkick", "Falk, Rowlands and a plate of spaghetti",
]  # fmt: skip

# Every page holds the eight captions, in order, under the headline.
MAKES = {
    "blog's gallery of definition lists": "<p>Eight pictures from a box that my uncle left me.</p><div class=gallery>"
    + each(
        '<dl class="gallery-item"><dt class="gallery-icon"><a href="/{n}/"><img width="150" height="150" src="/{n}.jpg"'
        ' alt="" aria-describedby="g-{n}"></a></dt><dd class="wp-caption-text gallery-caption" id="g-{n}">{caption}'
        "</dd></dl>"
    )
    + "</div><footer class=entry-meta>This entry was posted in <a>Photos</a>. Bookmark the <a>permalink</a>.</footer>",
    "gallery with a caption of its own": "<figure class='wp-block-gallery'>"
    + each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    + "<figcaption>Photographs from the archive.</figcaption></figure><p>More next week.</p>",
    "caption kept by a plugin": each(
        '<a href="/{n}"><img data-image-title="DSC_10{n}" data-image-description="" data-image-caption="&lt;p&gt;'
        '{caption}&lt;/p&gt;" src="/u/{n}.jpg" alt="DSC_10{n}"></a>'
    ),
    "shortcode": each(
        '<p>[caption id="attachment_{n}" align="aligncenter" width="600"]<img src="/{n}.jpg" alt="" width="600"> '
        "{caption}[/caption]</p><p>It was a cold morning, and nobody had slept.</p>"
    ),
    "shortcode beside prose": each('[caption width="600"]<a><img src="/{n}.jpg"></a> {caption}[/caption]\n' + PROSE),
    "shortcode of old": each('<p>[caption width="300" caption="{caption}"]<img src="/{n}.jpg" alt="x">[/caption]</p>'),
    "caption and description in metadata": each(
        '<div class="item"><a href="/{n}"><img src="/{n}_m.jpg" alt="{film}" width="240"></a><div class="meta"><h4>'
        '{film}</h4><p class="desc">{caption}</p><span class="views">{n},204 views</span></div></div>'
    ),
    "site builder's twins": each(
        '<figure><div class="wrapper"><noscript><img src="/{n}.jpg" alt="{n}.jpg"></noscript><img class="thumb-image" '
        'data-src="/{n}.jpg" data-image="/{n}.jpg" alt="{n}.jpg"></div><figcaption class="image-caption-wrapper"><div '
        'class="image-caption"><p>{caption}</p></div></figcaption></figure>'
    ),
    "agency's results": each(
        '<article class="asset"><a href="/{n}00"><figure><picture><source srcset="/{n}.webp"><img src="/{n}.jpg" '
        'alt="{caption}"></picture><figcaption class="sr-only">{caption}</figcaption></figure></a><div '
        'class="actions"><button>Save</button></div></article>'
    ),
    "museum's records": each(
        '<div class="record"><div class="image"><img src="/{n}.jpg" alt="Photograph"></div><dl><dt>Object number</dt>'
        "<dd>1998.12.{n}</dd><dt>Title</dt><dd>{film}</dd><dt>Description</dt><dd>{caption}</dd><dt>Dimensions</dt>"
        "<dd>20 x 25 cm</dd><dt>Medium</dt><dd>Gelatin silver print</dd></dl></div>"
    ),
    "forum": each(
        '<div class="post"><div class="poster"><img class="avatar" src="a.gif" alt="Fan{n}"><b>Fan{n}</b><br>Posts: '
        '{n}42</div><div class="postbody"><div class="post-date">Posted: Tue May 03, 2011</div><div class="content">'
        '<img src="/{n}.jpg" alt="Image"><br>{caption}</div><div class="signature">My DVD list is here.</div></div>'
        "</div>"
    ),
    "wiki's thumbnails": each(
        '<div class="thumb"><div class="thumbinner"><a class="image"><img alt="" src="/{n}.jpg"></a> <div '
        'class="thumbcaption"><div class="magnify"><a title="Enlarge"></a></div>{caption}</div></div></div><p>' + PROSE
        + '<sup class="reference"><a href="#c">[{n}]</a></sup></p>'
    ),
    "wiki's figures with notes": each(
        '<figure typeof="mw:File/Thumb"><a><img src="/{n}.jpg"></a><figcaption>{caption}<sup class="reference"><a '
        'href="#c">[{n}]</a></sup></figcaption></figure><p>' + PROSE + "</p>"
    ),
    "notes without a class": each(
        '<figure><img src="/{n}.jpg"><figcaption>{caption}<sup><a href="#fn{n}">{n}</a></sup></figcaption></figure>'
    ),
    "word processor": each(
        "<p class=MsoNormal><img src='files/image{n}.jpg'><o:p></o:p></p>\n<p class=MsoCaption><span>Figure "
        "<!--[if supportFields]><span>SEQ Figure</span><![endif]-->{n}: {caption}<o:p></o:p></span></p>\n"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    ),
    "exported document": each(
        '<p class="c1"><span style="overflow: hidden"><img alt="" src="images/image{n}.jpg"></span></p><p class="c1">'
        '<span class="c0">{caption}</span></p><p class="c1 c2"><span class="c0"></span></p>'
    ),
    "printed page": "<p>Posted By <u>admin</u> On May 3, 2012 @ 10:12 am In <u>Photos</u> | <u>4 Comments</u></p>"
    + each('<p><img src="/{n}.jpg" alt=""><br>{caption}</p>')
    + "<hr><p>Article printed from Notes: <b>http://x</b></p><p>Click here to print.</p>",
    "newsletter": "<table><tr><td><table>"
    + each('<tr><td><img src="/{n}.jpg" alt=""></td></tr><tr><td style="padding:10px">{caption}</td></tr>')
    + "<tr><td>You are receiving this because you signed up. <a>Unsubscribe</a> | <a>View in browser</a></td></tr>"
    "</table></td></tr></table>",
    "links with their sites": each(
        '<div class="thing"><a class="thumbnail"><img src="/{n}.jpg" width="70"></a><div class="entry"><p '
        'class="title"><a class="title">{caption}</a> <span class="domain">(<a>i.redd.it</a>)</span></p><p '
        'class="tagline">submitted 3 years ago by <a class="author">user{n}</a></p></div></div>'
    ),
    "permalinks": each(
        '<figure><img data-src={n}.jpg><figcaption class="caption"><span>{caption}</span> <a>#</a> <span '
        'class="credit">Bettmann</span></figcaption></figure>'
    ),
    "caption hidden from readers aloud": each(
        '<figure><div><span>Image</span><img alt="" src={n}.jpg></div><figcaption><span aria-hidden="true" class=a>'
        "{caption}</span><span class=b><span class=c>Credit...</span><span>Fox, via Everett Collection</span></span>"
        "</figcaption></figure>"
    ),
    "what posts show may be": each(
        '<article><header><a>setlife</a></header><div><img alt="Photo by Set Life on May 3, 2012. May be an image of 2 '
        'people." src="/{n}.jpg"></div><ul><li><span>{caption}</span></li></ul><section>{n}04 likes</section></article>'
    ),
    "custom elements": "<photo-gallery>"
    + each('<gallery-item><img src="/{n}.jpg"><p slot="caption">{caption}</p></gallery-item>')
    + "</photo-gallery>",
    "controls beside alt texts": each(
        '<div><img src="/{n}.jpg" alt="{caption}"><p>Hover to zoom, then order this print in three sizes.</p></div>'
    ),
    "labels beside alt texts": each('<p><img src="/{n}.jpg" alt="{caption}"></p><p>View this image in the archive</p>'),
    "shop": each(
        '<div class="card"><img src="{n}.jpg" alt="{caption}"><div class="name">{film} 8x10 photo</div><div '
        'class="price">Regular price $9.99</div></div>'
    ),
    "two sizes in a figure": each(
        '<figure><img class="desk" src="{n}-1200.jpg"><img class="mob" src="{n}-400.jpg"><figcaption>{caption}'
        "</figcaption></figure>"
    ),
    "all that a slide says among its metadata": each(
        '<div class="swiper-slide"><div class="slide__media"><img data-src="/{n}.jpg" alt="Slide {n}"></div><div '
        'class="slide__meta"><span class="slide__num">{n}/8</span><p class="slide__text">{caption}</p></div></div>'
    ),
    "box of facts with a captioned picture": "<table class=infobox><tr><td><img src=1.jpg><div class=infobox-caption>"
    + CAPTIONS[0] + "</div></td></tr><tr><th>Born</th><td>May 14, 1961 (London)</td></tr></table>"
    + each("<figure><img src=2{n}.jpg><figcaption>{caption}</figcaption></figure>", captions=CAPTIONS[1:]),
    "author's box": each('<div class="pic"><img src="{n}.jpg"><p>{caption}</p></div>')
    + '<div class="author-box"><img src="/lu.jpg" alt="Lu Marsh"><span>By Lu Marsh</span><p>Lu writes about sets.</p>'
    "</div>",
    "visitors counted": each("<p><img src={n}.jpg><br>{caption}</p>")
    + '<table><tr><td><img src="/cgi-bin/count.cgi" alt="counter"> people since 1997/4/1</td></tr></table>',
    "links beside a banner": '<center><img src="banner.gif"><br><a href=a>[Main]</a> <a href=b>[Links]</a></center>'
    + each('<p><img src="{n}.jpg"><br>{caption}</p>'),
    "a teaser in one link": each('<div class="a1"><div class="a2"><img src="{n}.jpg"></div><div>{caption}</div></div>')
    + '<div class="b9"><a href="/z"><img alt="" src="/z.jpg"><div>Why nobody laughs at previews</div></a></div>',
    "thumbnails above": each('<a href="#e{n}"><img src="t{n}.jpg" alt="{caption}"></a>', captions=CAPTIONS[:3])
    + each('<div class="entry" id="e{n}"><img src="{n}.jpg" alt=""><div class="caption">{caption}</div></div>'),
    "a poll of films": each('<figure><img src="{n}.jpg"><figcaption>{caption}</figcaption></figure>')
    + '<ul><li><img src="t1.jpg" alt="Reservoir Dogs"> <label><input type="checkbox"> Reservoir Dogs</label></li><li>'
    '<img src="t2.jpg" alt="Vagabond"> <label><input type="checkbox"> Vagabond</label></li></ul>',
    "a reader's words": each('<div class="post photo"><img src="{n}.jpg"><div class="caption">{caption}</div></div>')
    + '<div class="post quote"><div class="words">Cinema is the truth.</div><div class="caption">— a fan</div></div>',
    "credit behind a bar": each(
        '<figure><img src="{n}.jpg"><figcaption>{caption} | <span class="credit_q0">MGM</span></figcaption></figure>'
    ),
    "results of a search": each(
        '<div class="search-results__list-container"><img src="{n}.jpg" alt="Thumb"><dl class="search-results__list">'
        '<dt>Description</dt><dd class="search-results__description">{caption}</dd></dl></div>'
    ),
    "comments in elements named captions": each('<div class="image"><img src="{n}.jpg"><p>{caption}</p></div>')
    + '<div id="captions"><h2>312 comments sorted by best</h2><div class="caption"><p>Safety Last! (1923) is online in '
    'full.</p></div><div class="caption"><p>nope</p></div></div>',
    "portraits of users": '<table><tr><td class="userpic"><img src="u.jpg"></td><td>oatsie wrote in stills</td></tr>'
    "</table>" + each('<p><img src="{n}.jpg"><br>{caption}</p>'),
    "next gallery": "<ul>" + each('<li class="slide"><img src="{n}.jpg"><p>{caption}</p></li>')
    + '<li class="end"><h3>Next Up</h3><a href="/z"><img src="z.jpg"></a><p>The best of Scream (1996)</p></li></ul>',
    "hashed classes": each(
        '<div class="css-1x2"><div class="css-9a"><img src="{n}.jpg" alt=""></div><div class="css-77"><span '
        'class="css-1z">{caption}</span><span class="css-2z">Credit: <!-- -->Everett Collection</span></div></div>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKES)
def test_makes_of_pages(name: str) -> None:
    page = f"<html><head><title>Eight Sets</title></head><body><h1>Eight Sets</h1>{MAKES[name]}</body></html>"
    assert texts("html", page) == CAPTIONS


@pytest.mark.parametrize("pile", ["<div>", "<b><i>", "<TABLE><TR><TD>"])
def test_tags_piled_up_take_no_time(pile: str) -> None:
    assert (
        texts("html", pile * 40_000 + f"<figure><img><figcaption>{CAPTIONS[0]}</figcaption></figure>") == CAPTIONS[:1]
    )


@pytest.mark.parametrize("size", ["1³00", "١٢٠٠", "100%", "auto", "", "-1", "9" * 5_000])
def test_sizes_that_are_no_numbers(size: str) -> None:
    page = each(f"<figure><img src={{n}}.jpg width='{size}'><figcaption>{{caption}}</figcaption></figure>")
    assert texts("html", page) == CAPTIONS


def test_frames() -> None:
    page = "<html><frameset cols='20%,80%'><frame src=menu.htm><noframes><body><h1>Sets</h1>"
    assert texts("html", page + each("<p><img src={n}.jpg><br>{caption}</p>") + "</noframes></frameset>") == CAPTIONS


def weak(template: str) -> str:
    return each(template, captions=WEAK)


# Every page holds the six captions, which no wording tells.
WEAK_MAKES = {
    "figures": weak("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>"),
    "figures of two sizes": weak(
        "<figure><img src={n}-9.jpg><img src={n}-4.jpg><figcaption>{caption}</figcaption></figure>"
    ),
    "boxes": weak('<div class="pic"><img src={n}.jpg><p>{caption}</p></div>'),
    "paragraphs below": weak("<p><img src={n}.jpg></p><p>{caption}</p>"),
    "paragraphs below, then prose": weak("<p><img src={n}.jpg></p><p class=c>{caption}</p><p>" + PROSE + "</p>"),
    "films above": weak("<h3>{n}. {film} ({year})</h3><img src={n}.jpg><p>{caption}</p>"),
    "list": "<ol>" + weak("<li><img src={n}.jpg> {caption}</li>") + "</ol>",
    "table": "<table>" + weak("<tr><td><img src={n}.jpg></td><td>{caption}</td></tr>") + "</table>",
}


@pytest.mark.parametrize("name", WEAK_MAKES)
def test_structure_tells_where_wording_does_not(name: str) -> None:
    assert texts("html", f"<h1>Sets</h1>{WEAK_MAKES[name]}") == WEAK


@pytest.mark.parametrize("width", [2, 3, 5])
def test_a_row_of_pictures_over_a_row_of_captions(width: int) -> None:
    row = CAPTIONS[:width]
    pictures = "".join(f"<td><img src={n}.jpg></td>" for n in range(width))
    cells = "".join(f"<td>{caption}</td>" for caption in row)
    page = f"<html><body><h1>Sets</h1><table><tr>{pictures}</tr><tr>{cells}</tr></table></body></html>"
    assert texts("html", page) == list(row)


def test_a_numbered_list_that_is_all_there_is() -> None:
    numbered = "\n".join(f"{n}. {caption}" for n, caption in enumerate(WEAK, 1))
    assert texts("text", f"Six Sets\n\n{numbered}") == WEAK
    assert texts("text", "To do\n\n1. Wash the car\n2. Buy milk\n3. Call the plumber\n4. Pay the rent") == []


@pytest.mark.parametrize("count", [2, 3])
def test_few_pictures_under_films_with_years(count: int) -> None:
    bland = ["Nobody on the ship had been told about the blood.", "Snow had to be brought in by truck.", "It rained."]
    page = "".join(
        f"<h2>{film} ({year})</h2><p><img src={year}.jpg></p><p>{text}</p>"
        for (film, year), text in zip(FILMS, bland[:count], strict=False)
    )
    assert texts("html", f"<h1>Sets</h1>{page}") == bland[:count]


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Spring</h2><p><img src=a.jpg></p><p>We went to see the sea, and it was grey.</p><h2>Summer</h2><p><img "
        "src=b.jpg></p><p>In June the studio closed for good.</p>",
        "".join(
            f'<div class="teaser"><a href="/{n}"><img src="/{n}.jpg" alt=""></a><h2><a href="/{n}">{n} sets you never '
            'saw</a></h2><p class="excerpt">From the archive: pictures nobody has published until now.</p></div>'
            for n in range(5)
        ),
        "".join(f'<div><img src="/{n}.jpg" alt=""><p>Click and drag to look around</p></div>' for n in range(5)),
    ],
    ids=["diary", "teasers", "controls"],
)
def test_pages_whose_pictures_have_no_captions(page: str) -> None:
    assert texts("html", f"<h1>The year in pictures</h1>{page}") == []


def test_loose_sentences_below_pictures() -> None:
    sentences = ["Agnès Jaoui holds the script upside down.", "Céline Sciamma counts the candles."]
    loose = f"<center><img src=1.jpg><br>{sentences[0]}<p><img src=2.jpg><br>{sentences[1]}</center>"
    listed = "<ul>" + each("<li><img src={n}.jpg> {caption}") + "</ul>"
    assert texts("html", f"<h1>Sets</h1>{listed}{loose}") == [*CAPTIONS, *sentences]


def test_a_sentence_in_an_alt_text_beside_captioned_pictures() -> None:
    sentence = "Abderrahmane Sissako holds a football match without a ball."
    page = each("<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>")
    alone = f'<p><img src=9.jpg alt="{sentence}"></p><p><img src=10.jpg alt="Mali film poster archive"></p>'
    assert texts("html", f"<h1>Sets</h1>{page}{alone}") == [*CAPTIONS, sentence]


ESSAY = [
    "I have never wanted to know how the rabbit got into the hat, and I do not want to know it now.",
    "It leaves out time. Andrei Tarkovsky standing in a puddle on the set of Stalker (1979) is a man in a puddle.",
    "And it leaves out boredom, which any electrician will tell you is what films are made of.",
    "So let me propose a rest: no pictures for a year.",
    "The machines went to a museum in the spring, and a velvet rope went round them.",
]


def test_an_essay_that_tells_of_a_film_holds_no_caption() -> None:
    assert texts("html", "<h1>Against pictures</h1>" + "".join(f"<p>{text}</p>" for text in ESSAY)) == []
    assert texts("text", "Against pictures\n\n" + "\n\n".join(ESSAY)) == []


def test_two_pictures_that_share_a_caption() -> None:
    shared = "Left: Keanu Reeves in Point Break (1991). Right: Toshiro Mifune in Rashomon (1950)."
    assert texts("html", f"<figure><img src=1.jpg><img src=2.jpg><figcaption>{shared}</figcaption></figure>") == [
        shared
    ]


MARKDOWN = {
    "bullets beside a table": "| Film | Year |\n|---|---|\n" + each("| {film} | {year} |")
    + "\n\n" + each("- {caption}"),
    "bullets below a picture": "![Poster](a.jpg)\n\n" + each("- {caption}"),
    "bullets, loose": each("* {caption}", "\n\n"),
    "bullets below captioned pictures": each("![a]({n}.jpg)\n\n*{caption}*", "\n\n", CAPTIONS[:2])
    + "\n\nAnd without pictures:\n\n"
    + "\n".join(f"- {caption}" for caption in CAPTIONS[2:]),
    "attribute lists": "Some came by post.\n{: .lead}\n\n"
    + each('![x]({n}.jpg){{: width="700"}}\n\n{caption}', "\n\n"),
    "raw pictures": each('<img src="{n}.jpg" alt="x">\n<em>{caption}</em>', "\n\n"),
    "shortcodes over several lines": each(
        '{{{{<figure src="{n}.jpg" class="wide"\n  caption="{caption}"\n  attr="MGM">}}}}', "\n\n"
    ),
    "terms": each("**{film} ({year})**\n: {caption}", "\n\n"),
    "shortcodes": each('[caption id="a{n}" width="300"]![](u{n}.jpg) {caption}[/caption]', "\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKDOWN)
def test_makes_of_markdown(name: str) -> None:
    assert texts("markdown", f"# Eight Sets\n\n{MARKDOWN[name]}") == CAPTIONS


def test_shortcodes_in_text() -> None:
    assert texts("text", "Sets\n\n" + each('[caption id="a{n}" width="600"]{caption}[/caption]', "\n\n")) == CAPTIONS
    assert texts("text", "Sets\n\n[gallery ids='1,2,3']\n\n" + each("{caption}", "\n\n")) == CAPTIONS


@pytest.mark.parametrize("unit", ["[caption ", '[caption "', "[caption]<a> <img> ", "[gallery ", "[caption “", "[/"])
def test_shortcodes_left_open_take_linear_time(unit: str) -> None:
    for kind in ("text", "html", "markdown"):
        assert isinstance(texts(kind, "[/caption]" + unit * (40_000 // len(unit))), list)  # type: ignore[arg-type]


BETWEEN = {
    "a second picture without a caption": "<h2>Set {n}</h2><p><img src={n}a.jpg></p><p>{caption}</p>"
    "<p><img src={n}b.jpg></p>",
    "figures": "<h2>Set {n}</h2><figure><img src={n}a.jpg></figure><p>{caption}</p><figure><img src={n}b.jpg></figure>",
    "prose above": "<h2>Set {n}</h2><p>The shoot ran over by weeks, and nobody on the crew had slept for days.</p>"
    "<p><img src={n}a.jpg></p><p>{caption}</p><p><img src={n}b.jpg></p>",
    "sections": "<section><h2>{film}</h2><img src={n}a.jpg><p>{caption}</p><img src={n}b.jpg></section>",
}


@pytest.mark.parametrize("name", BETWEEN)
def test_a_caption_between_two_pictures(name: str) -> None:
    assert texts("html", f"<h1>Sets</h1>{each(BETWEEN[name])}") == CAPTIONS


OTHERS = [f"Sven Nykvist measures the light for picture {n} of The Sacrifice ({1986 + n})." for n in range(8)]


def test_an_alt_text_on_another_film_than_the_paragraph_below() -> None:
    page = "".join(
        f"<h2>Set {n}</h2><p><img src={n}a.jpg alt='{other}'></p><p>{caption}</p><p><img src={n}b.jpg></p>"
        for n, (caption, other) in enumerate(zip(CAPTIONS, OTHERS, strict=True))
    )
    both = [text for pair in zip(OTHERS, CAPTIONS, strict=True) for text in pair]
    assert texts("html", f"<h1>Sets</h1>{page}") == both


def test_alt_texts_beside_named_captions_are_none_of_their_own() -> None:
    named = "".join(
        f"<figure><img src={n}.jpg alt='{other}'><figcaption>{caption}</figcaption></figure>"
        for n, (caption, other) in enumerate(zip(CAPTIONS, OTHERS, strict=True))
    )
    assert texts("html", f"<h1>Sets</h1>{named}") == CAPTIONS
    alike = each("<p><img src={n}.jpg alt='Director Peter Jackson on the set of King Kong (2005)'></p><p>{caption}</p>")
    assert texts("html", f"<h1>Sets</h1>{alike}") == CAPTIONS


@pytest.mark.parametrize(
    "shown",
    [
        "<figure><img src={n}.jpg alt='{whole}'><figcaption>{cut}…</figcaption></figure>",
        "<figure><img src={n}.jpg data-caption='{whole}'><figcaption>{cut} [...]</figcaption></figure>",
        "<figure><img src={n}.jpg alt='{whole}'><figcaption>{cut}... <a href=/>Read more</a></figcaption></figure>",
        "<p><img src={n}.jpg title='{whole}'></p><p>{cut}…</p>",
        "<figure><img src={n}.jpg><figcaption>{cut}<span class=dots>...</span><span class=more style='display:none'>"
        "{rest}</span> <a href=#>Read more</a></figcaption></figure>",
        "<figure><img src={n}.jpg><figcaption>{cut}... <span id=more{n} hidden>{rest}</span><button>More</button>"
        "</figcaption></figure>",
        "<p><img src={n}.jpg></p><p>{cut}<span class='full-text hidden'>{rest}</span></p>",
        "<p><img src={n}.jpg></p><p>{whole} <a href=/>Continue reading →</a></p>",
        "<p><img src={n}.jpg></p><p>{whole} […] See less</p>",
    ],
)
def test_captions_that_a_page_cuts(shown: str) -> None:
    cuts = [caption[:40].rsplit(" ", 1)[0] for caption in CAPTIONS]
    page = "".join(
        shown.format(n=n, whole=whole, cut=cut, rest=whole.removeprefix(cut))
        for n, (whole, cut) in enumerate(zip(CAPTIONS, cuts, strict=True))
    )
    assert texts("html", f"<h1>Sets</h1>{page}") == CAPTIONS


def test_what_is_hidden_for_good_stays_out() -> None:
    page = each("<p><img src={n}.jpg></p><p>{caption}<span style='display:none'> Hidden from you.</span></p>")
    assert texts("html", f"<h1>Sets</h1>{page}") == CAPTIONS
