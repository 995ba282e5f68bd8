"""Pages, feeds and tables to captions: how many a second on one core, where the time goes, and how much memory.

    python tests/benchmarks/bench_documents.py [--pages 300] [--rounds 5] [--profile] [--feed-mb 100 1000]

Three makes of pages of 30 KB each, no two pages alike: a gallery as it is saved, of which markup, scripts, styles,
navigation, share boxes, related links and comments are the most, with 15 captions in figures between them; the same
as a listicle, a heading, a picture and a paragraph fifteen times, where wording has to tell the captions; and one that
is nothing but figures and captions, some 150 of them, which no site sends. Pages are read from files and their captions
counted; what is remembered of texts is forgotten before each round. The feed is a generated JSON Lines file, and a CSV
file, of each of the sizes `--feed-mb`, its rows about 1 KB as crawlers write them, read in a process of its own, whose
peak of resident memory is printed.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import itertools
import json
import multiprocessing
import pstats
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from extractor.captions import find_captions, furniture, wording
from extractor.documents import read_documents
from extractor.training.corpus import read_corpus

PICTURES = 15
PAGE_BYTES = 30_000
MB = 1 << 20

_SCRIPT = (
    "(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f="
    "d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;f.parentNode.insertBefore(j,f);})(window,"
    "document,'script','dataLayer','GTM-0000');var slots=[{id:'div-gpt-1',sizes:[[300,250],[728,90]]}];"
)
_STYLE = (
    ".post-gallery figure{margin:0 0 2em;position:relative}.post-gallery figcaption{font:italic 14px/1.4 Georgia,serif;"
    "color:#555}@media(max-width:600px){.post-gallery figure{margin:0 -1em 1.5em}}.share-bar a{padding:.5em 1em}"
)


def captions() -> list[str]:
    """The one-paragraph captions of the corpus, as a page would print them."""
    texts = [caption.text for caption in read_corpus(Path("corpus"))]
    return [text for text in texts if 60 <= len(text) <= 260 and "<" not in text and "&" not in text]


def page(number: int, texts: list[str], listed: bool = False) -> str:
    """A page of about 30 KB around some captions: a gallery, or a listicle."""
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/section/{n}">{name}</a></li>'
        for n, name in enumerate(("News", "Movies", "TV", "Galleries", "Reviews", "Podcasts", "Quizzes", "Shop"))
    )
    figures = "\n".join(
        f'<figure class="wp-block-image size-large" id="slide-{n}"><a href="/photo/{number}/{n}" data-pos="{n}">'
        f'<img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="'
        f' data-src="/uploads/2019/04/{number}-{n}-1024x683.jpg" width="1024" height="683" alt="Film set {n}"'
        f' sizes="(max-width: 1024px) 100vw, 1024px"></a>'
        f'<figcaption class="wp-element-caption">{escape(text)} <span class="credit">Photo: Everett Collection</span>'
        f'</figcaption></figure>\n<div class="ad-slot" id="div-gpt-{n}"><script>googletag.cmd.push(function()'
        f'{{googletag.display("div-gpt-{n}");}});</script></div>'
        + (f"<p>{escape(texts[n][:40])} and other stories of long days between two takes.</p>" if n % 5 == 4 else "")
        for n, text in enumerate(texts)
    )
    if listed:
        figures = "\n".join(
            f'<h2><span class="num">{n}.</span> A Film of {1950 + n}</h2><p><img class="lazyload" data-src="/uploads/'
            f'{number}-{n}-1024x683.jpg" width="1024" height="683" alt=""></p><p>{escape(text)}</p>\n<div '
            f'class="ad-slot" id="div-gpt-{n}"><script>googletag.cmd.push(function(){{googletag.display("d{n}");}});'
            f"</script></div>"
            for n, text in enumerate(texts, 1)
        )
    related = "".join(
        f'<li class="related__item"><a href="/gallery/{n}"><img src="/thumb/{n}.jpg" width="120" height="80" alt="">'
        f'<span class="related__title">{n + 5} Pictures You Have Never Seen</span></a></li>'
        for n in range(8)
    )
    comments = "".join(
        f'<li class="comment even depth-1" id="comment-{n}"><article class="comment-body"><cite class="fn">Reader {n}'
        f"</cite> <time>April {n + 1}, 2019</time><p>I saw this film {n + 2} times and never knew that.</p>"
        f'<a class="reply" href="#r{n}">Reply</a></article></li>'
        for n in range(6)
    )
    data = json.dumps({"@type": "ImageGallery", "image": [{"caption": text, "url": f"/{n}"} for n, text in
                                                         enumerate(texts)]})  # fmt: skip
    head = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{number} Sets | The Reel Room</title>'
        f'<meta property="og:site_name" content="The Reel Room"><script type="application/ld+json">{data}</script>'
        f"<script>{_SCRIPT}</script>"
    )
    body = (
        f'</head><body class="single postid-{number}"><header class="site-header"><div class="logo"><a href="/">'
        f'<img src="/logo.svg" alt="The Reel Room"></a></div><nav class="main-nav"><ul>{menu}</ul></nav></header>'
        f'<div id="cookie-banner"><p>We and our partners use cookies.</p><button>Accept</button></div>'
        f'<main><article class="post"><h1>{number} Sets Between Two Takes</h1><div class="byline">By Jo Doe | April 3,'
        f' 2019</div><div class="share-bar"><a href="#fb">Facebook</a><a href="#tw">Tweet</a></div>'
        f'<p class="intro">Film sets are strange places: hundreds of people wait for hours to work for a minute.</p>'
        f'<div class="post-gallery">{figures}</div></article></main><aside class="related"><h2>You may also like</h2>'
        f'<ul>{related}</ul></aside><section id="comments"><h2>6 Comments</h2><ol>{comments}</ol></section>'
        f'<footer class="site-footer"><ul>{menu}</ul><p>© 2019 The Reel Room. All rights reserved.</p></footer>'
        f"<script>{_SCRIPT}</script></body></html>"
    )
    room = max(0, PAGE_BYTES - len(head) - len(body) - 15)
    return head + "<style>" + (_STYLE * (room // len(_STYLE) + 1))[:room] + "</style>" + body


def dense_page(number: int, texts: Iterator[str]) -> str:
    out = f"<!DOCTYPE html><html><head><title>{number} Sets</title></head><body><h1>{number} Sets</h1>"
    for n in itertools.count():
        if len(out) >= PAGE_BYTES:
            break
        out += f'<figure><img src="/{number}-{n}.jpg" alt=""><figcaption>{escape(next(texts))}</figcaption></figure>\n'
    return out


def pages(count: int, make: str = "gallery") -> Iterator[str]:
    texts = itertools.cycle(captions())
    for number in range(count):
        if make == "dense":
            yield dense_page(number, texts)
        else:
            yield page(number, list(itertools.islice(texts, PICTURES)), make == "listicle")


def forget() -> None:
    """Empties what the wording rules remember of texts they have judged."""
    for module in (wording, furniture):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def count_captions(paths: list[Path]) -> int:
    return sum(1 for document in read_documents(paths) for _ in find_captions(document))


def time_pages(folder: Path, make: str, count: int, rounds: int, profiled: bool) -> None:
    paths = []
    for number, text in enumerate(pages(count, make)):
        paths.append(folder / f"{number:05}.html")
        paths[-1].write_text(text, encoding="utf-8")
    size = statistics.mean(path.stat().st_size for path in paths)
    seconds, found = [], 0
    for _ in range(rounds):
        forget()
        start = time.process_time()
        found = count_captions(paths)
        seconds.append(time.process_time() - start)
    middle = statistics.median(seconds)
    print(f"{make:12}{count:8} pages{size / 1000:8.1f} KB each{found / count:8.1f} captions each"
          f"{count / middle:10.0f} pages/s (best {count / min(seconds):.0f})")  # fmt: skip
    if profiled:
        profile = cProfile.Profile()
        profile.runcall(count_captions, paths)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def write_feed(path: Path, size: int) -> int:
    texts = itertools.cycle(captions())
    more = {"date": "2019-04-03", "user": {"name": "desk", "id": 7}, "tags": ["film", "set"], "exif": "0.01 f/8 " * 60}
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file) if path.suffix == ".csv" else None
        if table is not None:
            table.writerow(("id", "url", "caption", *more))
        while file.tell() < size:
            for text in itertools.islice(texts, 1_000):
                row = {"id": rows, "url": f"https://example.org/{rows}", "caption": text, **more}
                if table is not None:
                    table.writerow(row.values())
                else:
                    file.write(json.dumps(row) + "\n")
                rows += 1
    return rows


def read_feed(path: Path) -> tuple[int, float, int]:
    """The captions of a feed, the seconds it took, and this process's peak of memory in KB."""
    start = time.process_time()
    found = count_captions([path])
    return found, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def time_feed(folder: Path, megabytes: int) -> None:
    for name in ("feed.jsonl", "table.csv"):
        path = folder / name
        rows = write_feed(path, megabytes * MB)
        with multiprocessing.get_context("spawn").Pool(1) as process:
            found, seconds, peak = process.apply(read_feed, (path,))
        print(f"{name:12}{path.stat().st_size / MB:8.0f} MB{rows:12} rows{found:12} captions{found / seconds:10.0f} "
              f"captions/s{peak / 1024:8.0f} MB at most", flush=True)  # fmt: skip
        path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="also profile the pages")
    parser.add_argument("--feed-mb", type=int, nargs="*", default=[100, 1000])
    options = parser.parse_args()
    for make in ("gallery", "listicle", "dense"):
        if options.pages:
            with tempfile.TemporaryDirectory() as folder:
                time_pages(Path(folder), make, options.pages, options.rounds, options.profile)
    for megabytes in options.feed_mb:
        with tempfile.TemporaryDirectory() as folder:
            time_feed(Path(folder), megabytes)


if __name__ == "__main__":
    main()
