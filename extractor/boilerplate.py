"""What a page prints around its captions: the tables a contributor edits. Data, no logic.

Every entry is one line. Phrases are written as the page's text is compared: lower case, no accents, straight quotes,
single blanks, no closing punctuation ("please wait" stands for "Please wait…" too). A `{n}` stands for any number.
`extractor.captions.furniture` reads these tables, and a standing test checks that every entry is taken for furniture.
"""

from __future__ import annotations

from typing import Final

# Lines that are furniture as a whole.
WHOLE_LINES: Final = frozenset({
    # waiting and controls
    "please wait", "please stand by", "loading", "now loading", "loading more", "slideshow loading", "gallery loading",
    "slideshow loading... please wait", "image loading", "loading image", "loading comments", "load more", "show more",
    "show less", "show all", "see all", "see more", "view all", "view more", "more", "play", "pause", "close",
    "expand", "collapse", "zoom", "enlarge", "open", "open gallery", "view gallery", "view slideshow",
    "start slideshow", "view as slideshow", "view as list", "view full size", "full size", "full screen", "fullscreen",
    "exit fullscreen", "hide caption", "show caption", "show captions", "hide captions", "toggle caption", "caption",
    "image caption", "credit", "credits", "enlarge this image",
    "enlarge image", "click to enlarge", "tap to enlarge", "click to expand",
    "click image to zoom", "click on image to enlarge", "click here", "tap here", "scroll down", "keep scrolling",
    "swipe", "swipe left", "gallery", "slideshow", "photos", "pictures", "images", "photo gallery", "image gallery",
    "in pictures", "bitte warten", "wird geladen", "chargement", "chargement en cours", "cargando",
    "un momento por favor",
    # moving about the site
    "skip to content", "skip navigation", "skip nav", "skip links", "skip this ad", "jump to content",
    "skip to main content", "skip to navigation", "skip to search", "skip advertisement", "skip to end of gallery",
    "skip to the end of the images gallery", "back to top", "top of page", "return to top", "to the top", "back",
    "go back", "next", "previous", "prev", "prev next", "previous next", "next page", "previous page", "next slide",
    "previous slide", "next photo", "previous photo", "next image", "previous image", "next picture",
    "previous picture", "first page", "last page", "older posts", "newer posts", "next post", "previous post",
    "next article", "previous article", "next gallery", "previous gallery", "home", "menu", "search", "log in",
    "login", "log out", "sign in", "sign up", "register", "my account", "subscribe", "subscribe now", "contents",
    "table of contents", "site map", "sitemap", "index", "archive", "archives", "about", "about us", "contact",
    "contact us", "guestbook", "sign my guestbook", "links", "faq", "help", "end", "the end", "fin", "zuruck",
    "weiter", "nachste seite", "suivant", "precedent", "page suivante", "siguiente", "anterior",
    # advertising
    "advertisement", "advertisements", "advertising", "advert", "ad", "ads", "ad break", "sponsored",
    "sponsor message", "sponsored content", "sponsored link", "sponsored links", "sponsored post", "paid content",
    "paid post", "promoted", "promoted content", "partner content", "from our partners", "from our sponsors",
    "our sponsors", "message from our sponsors", "a message from our sponsor", "a word from our sponsors",
    "our sponsor", "continue reading below", "continue reading", "continue below", "story continues below",
    "article continues below", "article continues after advertisement", "story continues below advertisement",
    "advertisement - story continues below", "advertisement - continue reading below", "scroll to continue",
    "scroll down to continue", "read on below", "content continues below", "list continues below",
    "gallery continues below", "remove ads", "report this ad", "why this ad", "anzeige", "werbung", "publicite",
    "publicidad", "pubblicita", "reklame", "annonce",
    # sharing
    "share", "share this", "share this post", "share this article", "share this story", "share this gallery", "pin it",
    "share this photo", "share via email", "tweet", "tweet this", "like", "like this", "like us on facebook", "follow",
    "follow us", "email this", "e-mail this", "print", "print this page", "print page", "save", "copy link",
    "link copied", "bookmark", "embed", "report", "flag", "buy print", "buy prints", "buy this photo", "order print",
    "download", "teilen", "partager", "compartir", "condividi",
    # consent and accounts
    "accept", "accept all", "accept cookies", "accept all cookies", "reject all", "manage choices", "manage cookies",
    "cookie settings", "cookie policy", "privacy policy", "terms of use", "terms of service", "terms and conditions",
    "terms", "privacy", "legal", "imprint", "impressum", "all rights reserved", "alle rechte vorbehalten",
    "do not sell my personal information", "your privacy choices", "got it", "i agree", "ok", "no thanks",
    "maybe later", "please enable javascript to view the comments", "enable javascript", "javascript is disabled",
    # comments
    "add a comment", "post a comment", "post comment", "leave a comment", "leave a reply", "write a comment", "reply",
    "view comments", "hide comments", "show comments", "no comments", "no comments yet", "be the first to comment",
    "comments are closed", "comments closed", "your email address will not be published", "required fields are marked",
    "your e-mail will not be published", "log in to comment", "sign in to comment", "join the conversation",
    "cancel reply", "kommentare", "commentaires", "comentarios",
})  # fmt: skip

# A line that begins so is furniture, unless it reads like a caption all the same (a name, a film and its year).
LINE_STARTS: Final = (
    # waiting and controls
    "please wait", "loading", "slideshow loading", "click to ", "click on ", "click the ", "click any ", "click here ",
    "click through ", "tap to ", "swipe to ", "swipe through ", "scroll down ", "scroll to ", "scroll through ",
    "use the arrow", "use your arrow", "use arrow keys", "hover over ", "press play", "hold shift", "your browser ",
    "this browser ", "please enable javascript", "please turn on javascript", "javascript must be ", "this video ",
    "video unavailable", "best viewed ", "you are visitor ", "visitor number", "visitors since ",
    # moving about the site
    "skip to ", "back to ", "return to ", "go to page", "jump to ", "next: ", "next up: ", "next page", "previous: ",
    "previous page", "prev: ", "up next: ", "continue to ", "view all ", "see all ", "show all ", "view more ",
    "see more ", "more from ", "more in ", "more on ", "more like this", "more galleries", "more photos",
    "more pictures", "you are here", "browse ", "explore more", "page printed ", "printed on ", "printed from ",
    "retrieved from ",
    # bylines, dates and counts
    "posted by ", "posted on ", "posted in ", "posted at ", "posted: ", "posted {n}", "published ", "first published ",
    "last updated", "last modified", "last edited", "last reviewed", "updated ", "updated: ", "written by ",
    "words by ", "text by ", "words: ", "compiled by ", "curated by ", "edited by the ", "uploaded by ",
    "uploaded on ", "submitted by ", "added by ", "contributed by ", "author: ", "by staff ", "by the editors",
    "about the author", "reading time", "estimated reading time", "filed under", "filed in ", "tagged", "tags: ",
    "tag: ", "categories ", "categories: ", "category: ", "topics: ", "keywords: ", "labels: ", "in this gallery",
    "in this slideshow", "in this article", "geschrieben von ", "veroffentlicht ", "publie le ", "par la redaction",
    "publicado ",
    # advertising and selling
    "advertisement ", "advertisement: ", "ad: ", "ads by ", "sponsored ", "sponsored: ", "sponsor: ", "promoted by ",
    "brought to you by ", "presented by ", "this post may contain affiliate", "this page contains affiliate",
    "we may earn ", "as an amazon associate", "affiliate ", "buy now", "buy the ", "buy prints", "buy this ",
    "shop now", "order now", "order prints", "prints available", "prints of ", "on sale now", "save up to ", "get {n}",
    "use code ", "special offer", "limited time offer", "start your free trial", "stream now", "stream it ",
    "now streaming", "watch now", "a few links from ", "and now... a few links", "links from our ",
    "from around the web", "from the web", "opening hours", "opening times", "admission ", "tickets ", "entry free",
    "free entry",
    # sharing
    "share on ", "share this ", "share: ", "share via ", "share your ", "follow us ", "follow @", "follow on ",
    "find us on ", "like us on ", "like and ", "join us on ", "tweet this", "pin this", "pin it", "email this",
    "e-mail this", "print this ", "send to a friend", "tell a friend", "send this ",
    # asking
    "subscribe ", "sign up ", "sign in ", "log in ", "register ", "join our ", "join the ", "join now", "get our ",
    "get the latest", "get the best", "enter your ", "download our ", "download the app", "install our ",
    "become a member", "support us", "donate", "tell us ", "let us know", "vote ", "rate this", "take our quiz",
    "take the quiz", "which one ", "which of these ", "what do you think", "what did you think", "did we miss",
    "have we missed", "do you have ", "got a tip", "spotted a mistake", "spotted an error", "see a mistake",
    "report a ", "corrections: ", "correction: ", "sign my guestbook", "sign the guestbook", "mail me", "e-mail me",
    "email me", "write to us", "write me", "questions or comments", "thanks for ", "thank you for ", "enjoyed this",
    # related matter
    "related: ", "related galleries", "related articles", "related posts", "related stories", "related links",
    "related photos", "related content", "related topics", "related video", "also read", "also see", "see also",
    "read also", "read more", "read next", "read: ", "read the ", "watch: ", "watch the ", "listen: ", "don't miss",
    "you may also ", "you might also ", "you'll also ", "recommended for ", "recommended: ", "recommended reading",
    "trending", "most read", "most popular", "most viewed", "popular now", "popular posts", "editor's picks",
    "editors' picks", "what to read", "keep reading", "in case you missed", "if you liked ", "if you enjoyed ",
    "lire aussi", "a lire aussi", "voir aussi", "lesen sie auch", "mehr zum thema", "lea tambien", "leggi anche",
    # comments and pingbacks
    "add a comment", "leave a ", "leave your ", "post a comment", "comments (", "comments: ", "comments are closed",
    "comments have been ", "your email ", "your e-mail ", "required fields ", "pingback: ", "trackback: ", "reply to ",
    "in reply to ", "be the first to ", "there are no comments",
    # consent and law
    "we and our ", "we use cookies", "we value your privacy", "this site uses ", "this website uses ",
    "by continuing ", "by using this ", "by clicking ", "manage your ", "all rights reserved", "all images are ",
    "all images copyright", "all content ", "all trademarks", "no part of this ", "not to be reproduced",
    "reproduction ", "use subject to ", "terms of ", "privacy ", "proudly powered by ", "powered by ", "hosted by ",
    "website by ", "site by ", "design by ", "theme by ", "webmaster", "disclaimer", "dmca", "protected by recaptcha",
    "[^",  # a Markdown footnote's text
)  # fmt: skip

# Whole lines with something variable in them, as regular expressions on the compared form. Keep each linear: no
# quantified group inside a quantified group.
LINE_PATTERNS: Final = (
    r"page {n}(?: ?(?:of|/) ?{n})?",
    r"\W?(?:continued|cont'?d\.?|turn) (?:on|from|to) (?:the )?(?:next |previous |back )?page\b.{0,20}",
    r".{0,80}\((?:continued|cont'?d|cont|suite|fortsetzung|forts)\.?\)?",  # a running head; the last mark may be gone
    # "« Previous 1 [2] 3 Next »", but not "300 (2006)."
    r"(?!\W*\d.*[(\[](?:18|19|20)\d\d[)\]]\W*$)(?:\W|\b(?:prev|previous|next|first|last|page|back|older|newer)\b|\d)+",
    r"[\d,.]+[km]? (?:comments?|views?|shares?|likes?|votes?|points?|replies|responses|thoughts?|ratings?)\b.{0,60}",
    r"(?:about )?{n} (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago",
    r"{n} ?(?:min|mins|minute|minutes)\.? (?:read|reading time)",
    r"(?:photo|image|picture|slide|gallery|item|frame|still|pic|no\.?)? ?#? ?{n} ?(?:of|/|out of|von|de|sur) ?{n}",
    r"{n} (?:photos|images|pictures|pics|slides|items|stills)",
    r"(?:https?://|www\.)\S+",
    r"[\w.+-]+@[\w.-]+\.\w+",
    r"@\w+",
    r"(?:#\w+\s*)+",
    r"you are (?:here|not logged in|visitor).{0,80}",
    r"(?:©|\(c\)|copyright)\W.{0,160}",
    r"(?:entree|eintritt|entrada) \w+",
    # fields beside a caption: "File: images/set-01.jpg", "Date taken: 2016-03-01"
    r"(?:file|file ?name|image|picture|photo|src|url|name) ?: ?[\w()%+./-]{1,120}\.(?:jpe?g|png|gif|webp|tiff?|bmp)",
    r"(?:date|dated|taken|created|uploaded|date (?:taken|created|added)) ?: (?=.*\d)[\w ,./:-]{4,30}",
    r"(?:site|page) (?:last )?(?:updated|modified|created).{0,60}",
    r"thanks? (?:you )?for (?:visiting|reading|looking|stopping by).{0,60}",
)  # fmt: skip

# Stands where a caption would stand and says that there is none.
PLACEHOLDERS: Final = frozenset({
    "no caption", "no caption available", "caption not available", "caption unavailable", "caption to come",
    "no description", "no description available", "description not available", "no information available", "no title",
    "untitled", "unknown", "unidentified", "not available", "not identified", "n/a", "na", "none", "null", "nil",
    "nan", "undefined", "tbd", "tba", "tbc", "tk", "caption tk", "caption tba", "caption tbc",
    "todo", "to do", "to be added", "to follow", "coming soon",
    "missing", "blank", "empty", "test", "lorem ipsum", "placeholder", "image", "photo", "picture", "img",
    "[no caption]", "image not available", "image not found", "image unavailable", "photo not available",
    "photo unavailable", "no image", "no image available", "no photo", "no photo available", "no alt text", "alt text",
    "add a caption", "add caption", "enter caption", "write a caption", "enter caption here", "caption goes here",
    "insert caption here", "type caption for image (optional)", "keine beschreibung", "ohne titel", "sans titre",
    "sans legende", "sin titulo", "kein bild", "image may contain", "see description", "see above", "see below",
    "ditto", "same as above", "undated", "no date", "date unknown", "n.d",
})  # fmt: skip

# Headings under which nothing is a caption any more, up to the next heading.
SECTION_HEADINGS: Final = (
    "related", "related articles", "related posts", "related stories", "related galleries", "related links",
    "related content", "related photos", "related reading", "related topics", "see also", "read next",
    "next up", "up next",
    "more like this", "more from", "more galleries", "more stories", "more to explore", "more on this",
    "further reading", "you may also like", "you might also like", "you may like", "also on", "also in the news",
    "recommended", "recommended for you", "recommended stories", "trending", "trending now", "popular",
    "popular posts", "most popular", "most read", "most viewed", "latest", "latest news", "latest stories",
    "latest posts", "recent posts", "recent comments", "editor's picks", "editors' picks", "around the web",
    "from around the web", "from the web", "elsewhere on the web", "from our partners", "from our sponsors",
    "sponsored links", "sponsored stories", "promoted stories", "our sponsors",
    "and now... a few links from our sponsors", "a few links from our sponsors", "links from our sponsors",
    "what to read next", "what to watch next", "don't miss", "in case you missed it", "top stories",
    "the more you know", "did you know", "trivia", "fun facts", "fun fact", "facts", "by the numbers", "quick facts",
    "bonus fact", "bonus facts", "behind the numbers", "quiz", "poll", "comments", "reader comments", "discussion",
    "join the discussion", "join the conversation", "add a comment", "leave a comment", "leave a reply",
    "post a comment", "thoughts", "responses", "replies", "what readers said", "from the comments", "letters",
    "guestbook", "categories", "archives", "blogroll", "links", "site links", "about the author", "about the authors",
    "about us", "about this site", "about the collection", "contact", "contact us", "footnotes", "notes", "sources",
    "references", "bibliography", "credits", "photo credits", "picture credits", "image credits", "acknowledgements",
    "navigation", "legal", "ahnliche artikel", "das konnte sie auch interessieren", "kommentare", "a lire aussi",
    "articles similaires", "commentaires", "te puede interesar", "articulos relacionados", "comentarios",
)  # fmt: skip

# A line or an element of its own that begins so names where a picture comes from.
CREDIT_STARTS: Final = (
    "photo: ", "photos: ", "photo by ", "photos by ", "photo credit", "photo courtesy", "photos courtesy",
    "photo via ", "photo ©", "photo (c)", "photo / ", "photo/", "photograph: ", "photographs: ", "photograph by ",
    "photographs by ", "photograph courtesy", "photographs courtesy", "photography by ", "photography: ",
    "photographed by ", "photographer: ", "photo source", "photos source", "photo supplied",
    "photos from the collection", "picture: ", "pictures: ", "picture by ", "pictures by ", "picture credit",
    "picture courtesy", "pictures courtesy", "picture source", "picture via ", "image: ", "images: ", "image by ",
    "images by ", "image credit", "images credit", "image courtesy", "images courtesy", "image source",
    "images source", "image via ", "images via ", "image ©", "image copyright", "pic: ", "pics: ", "pic by ",
    "pics by ", "ph: ", "ph. ", "credit: ", "credits: ", "credit line", "source: ", "sources: ", "source - ",
    "source – ", "src: ", "via: ", "via ", "courtesy: ", "courtesy of ", "courtesy ", "from the collection of ",
    "from the archive of ", "from the archives of ", "collection: ", "still: ", "stills: ", "still courtesy",
    "stills courtesy", "all photos ", "all photos: ", "all images ", "all images: ", "all pictures ", "all pictures: ",
    "all stills ", "scan: ", "scans: ", "scan by ", "scans by ", "scanned by ", "scan courtesy", "copyright ",
    "copyright: ", "© ", "©", "(c) ", "h/t ", "hat tip", "studio handout", "press handout", "foto: ", "fotos: ",
    "foto von ", "foto de ", "foto di ", "bild: ", "bilder: ", "bildquelle", "bildnachweis", "quelle: ", "fuente: ",
    "fonte: ", "credit photo", "credits photo", "photo de ", "crediti", "creditos", "cortesia", "by courtesy of ",
    "used with permission", "reproduced by ", "reprinted ", "licensed under ", "cc by", "cc-by", "public domain",
    "wikimedia commons", "getty images",
)  # fmt: skip

# Agencies, archives and sites that stand alone as a credit ("Everett Collection", "MGM/Photofest").
CREDIT_NAMES: Final = (
    "getty", "getty images", "everett collection", "everett", "shutterstock", "alamy", "associated press", "ap photo",
    "afp", "reuters", "rex features", "rex", "mptv", "mptvimages", "photofest", "kobal", "kobal collection",
    "the kobal collection", "bettmann", "corbis", "magnum photos", "camera press", "hulton archive", "hulton deutsch",
    "imago", "dpa", "picture alliance", "pa images", "pa wire", "bfi", "bfi national archive", "bfi stills",
    "cinematheque", "cinemateca", "cineteca", "deutsche kinemathek", "margaret herrick library",
    "ronald grant archive", "moviestore collection", "moviestore", "allstar", "allstar picture library", "album",
    "archive photos", "moviepix", "wireimage", "filmmagic", "sipa", "sygma", "gamma-rapho", "ullstein bild",
    "collection christophel", "prod db", "snap", "landmark media", "united archives", "photo12", "bridgeman",
    "keystone", "popperfoto", "silver screen collection", "john kobal foundation", "life picture collection",
    "michael ochs archives", "imdb", "reddit", "imgur", "pinterest", "tumblr", "flickr", "instagram", "twitter",
    "facebook", "wikimedia", "wikipedia", "wikimedia commons", "unsplash", "warner bros", "warner bros.",
    "paramount pictures", "universal pictures", "columbia pictures", "20th century fox", "twentieth century fox",
    "mgm", "united artists", "lucasfilm", "walt disney pictures", "new line cinema", "miramax", "focus features",
    "a24", "netflix", "sony pictures", "sony pictures classics", "fox searchlight", "searchlight pictures",
    "lionsgate", "studiocanal", "gaumont", "pathe", "toho", "toei", "shochiku", "mosfilm", "svensk filmindustri",
    "hammer films", "rko", "rko radio pictures", "orion pictures", "tristar pictures", "ufa", "cinecitta",
    "private collection", "collection privee", "author's collection", "unknown photographer", "photographer unknown",
    "studio handout", "press photo", "publicity still", "publicity photo", "archive photo", "file photo",
)  # fmt: skip

# Words for sharing and moving about: a line of these alone is a row of buttons.
BUTTON_WORDS: Final = frozenset({
    "facebook", "twitter", "x", "tweet", "pin", "it", "pinterest", "whatsapp", "reddit", "tumblr", "linkedin",
    "telegram", "pocket", "flipboard", "mastodon", "bluesky", "threads", "instagram", "youtube", "tiktok", "snapchat",
    "messenger", "line", "digg", "stumbleupon", "email", "e-mail", "mail", "print", "copy", "link", "url", "share",
    "save", "like", "follow", "rss", "feed", "sms", "more", "next", "previous", "prev", "back", "first", "last",
    "home", "menu", "search", "news", "movies", "films", "tv", "games", "quizzes", "lists", "photos", "pictures",
    "galleries", "gallery", "videos", "video", "reviews", "podcast", "podcasts", "stars", "celebs", "celebrities",
    "music", "books", "about", "contact", "links", "archive", "archives", "guestbook", "login", "log", "in", "sign",
    "up", "register", "subscribe", "newsletter", "shop", "store", "help", "faq", "terms", "privacy", "cookies",
    "advertise", "careers", "jobs", "press", "sitemap", "page", "close", "play", "pause", "of", "on", "to", "us",
    "all", "view", "top", "start", "end", "slideshow", "fullscreen", "thumbnails", "and", "or", "use", "policy",
    "this",
})  # fmt: skip

# What a caption may drag behind it: a control's label, cut where it ends a caption.
TRAILERS: Final = (
    "click to enlarge", "(click to enlarge)", "[click to enlarge]", "click image to enlarge",
    "(click image to enlarge)", "click for larger image", "enlarge this image", "enlarge image", "view full size",
    "view larger image", "read more", "[read more]", "(read more)", "see more", "show more", "(more)", "[more]",
    "[...]", "more...", "see less", "show less", "read less", "continue reading", "read on", "weiterlesen",
    "mehr lesen", "lire la suite", "seguir leyendo", "pin it", "tweet this", "share this", "share this photo",
    "view gallery", "view slideshow", "hide caption", "toggle caption", "buy this photo", "buy print", "order a print",
    "download image", "copy link",
)  # fmt: skip

# What screen readers hear before a caption, and labels before it.
LABELS: Final = (
    "image caption", "picture caption", "photo caption", "caption", "media caption", "video caption", "figure caption",
    "image description", "photo description", "bildunterschrift", "bildtext", "legende",
)  # fmt: skip

# Words of an element's class or id that make it furniture. A name is cut at hyphens, underscores and capitals first.
FURNITURE_CLASS_WORDS: Final = frozenset({
    # moving about
    "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager", "pagenavi",
    "paging", "prevnext", "toolbar", "topbar", "navlinks", "sitemap", "toc", "search", "searchform", "masthead",
    "siteheader", "controls", "btn", "button", "buttons", "arrow", "arrows", "dots", "counter", "progressbar",
    "thumbs", "thumbnails", "thumbstrip",
    # advertising and asking
    "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adslot", "adsense", "adsbygoogle",
    "adbox", "dfp", "gpt", "sponsor", "sponsors", "sponsored", "promo", "promos", "promoted", "promotion", "affiliate",
    "outbrain", "taboola", "partner", "partners", "newsletter", "newsletters", "subscribe", "subscription", "signup",
    "optin", "mailchimp", "paywall", "donate", "donation", "cta", "poll", "quiz", "survey", "shop", "buy",
    # consent, windows and waiting
    "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "popup", "toast", "tooltip", "spinner", "loader",
    "disclaimer", "legal", "copyright", "colophon",
    # sharing and readers' words
    "share", "sharing", "sharebar", "sharebox", "sharedaddy", "sharethis", "addtoany", "addthis", "social", "socials",
    "socialbar", "follow", "comment", "comments", "commentlist", "disqus", "respond", "reply", "replies", "discussion",
    "guestbook", "rating", "ratings", "votes", "voting", "likes", "reactions",
    # related matter
    "related", "relatedposts", "recommended", "recommendations", "recommend", "recirc", "recirculation", "trending",
    "popular", "mostread", "readmore", "readnext", "upnext", "morelike", "sidebar", "footer", "siteinfo", "pullquote",
    "trivia", "factbox", "funfact", "didyouknow", "quote", "quotes", "vote",
})  # fmt: skip

# The same for dates and where a picture is from: furniture unless a caption's element or wording stands inside.
CREDIT_CLASS_WORDS: Final = frozenset({
    "dateline", "timestamp", "pubdate", "posted", "postmeta", "entrymeta", "meta", "metadata", "tags", "tagcloud",
    "taglist", "categories", "filed", "credit", "credits", "photocredit", "imagecredit", "photographer", "attribution",
    "domain", "source", "src", "via", "agency", "rights", "license", "licence", "courtesy", "infobox",
})  # fmt: skip

# The same for who wrote the page, with a portrait perhaps.
AUTHOR_CLASS_WORDS: Final = frozenset({"author", "authors", "authorbox", "bio", "byline", "userpic"})

# Names that stand for furniture only as a whole.
FURNITURE_CLASSES: Final = frozenset({
    "sr-only", "sr-text", "screen-reader-text", "screen-reader", "screenreader", "visually-hidden", "off-screen",
    "u-hidden", "is-hidden", "site-header", "site-title", "site-description", "site-branding", "page-numbers",
    "see-also", "read-more", "read-next", "up-next", "most-read", "more-like-this", "did-you-know", "fun-fact",
    "pull-quote", "link-list", "a11y-text", "site-nav", "no-print", "noprint", "print-only", "jp-relatedposts",
    "entry-footer", "post-footer", "site-footer", "wp-block-latest-posts", "skip-link", "widget-area", "widgettitle",
    "reference", "references", "reflist", "mw-editsection", "mw-cite-backlink", "footnote-ref", "footnote-backref",
    "hidden", "visuallyhidden", "offscreen", "sronly", "slick-cloned", "swiper-slide-duplicate", "cloned", "clone",
    "bx-clone", "is-clone", "splide__slide--clone", "glide__slide--clone", "preloader",
})  # fmt: skip

# Words of a class or id that mark the page's introduction, which is no caption.
INTRO_CLASS_WORDS: Final = frozenset({
    "intro", "introduction", "standfirst", "dek", "deck", "lede", "lead", "subtitle", "subheading", "subhead",
    "strapline", "excerpt", "summary", "abstract", "preamble", "kicker", "eyebrow", "tagline", "blurb",
})  # fmt: skip

# Words of a class or id that mark a caption.
CAPTION_CLASS_WORDS: Final = frozenset({
    "caption", "captions", "figcaption", "cutline", "cutlines", "imagecaption", "photocaption", "imgcaption",
    "piccaption", "legend", "legende", "bildunterschrift", "bildtext",
})  # fmt: skip

# Attributes in which galleries keep a caption for later, best first.
CAPTION_ATTRIBUTES: Final = (
    "data-caption", "data-image-caption", "data-img-caption", "data-photo-caption", "data-cutline", "data-sub-html",
    "data-description", "data-desc", "data-image-description", "data-lightbox-title", "data-title", "data-image-title",
    "data-fancybox-title", "data-alt", "data-footer",
)  # fmt: skip

# Words of alt texts and file names that say only that this is a picture.
PICTURE_WORDS: Final = frozenset({
    "photo", "photos", "photograph", "picture", "pictures", "pic", "image", "images", "img", "still", "stills",
    "poster", "scan", "thumbnail", "thumb", "screenshot", "screencap", "logo", "icon", "avatar", "banner", "wallpaper",
    "cover", "set", "film", "movie", "scene", "shot", "behind", "the", "scenes", "bts", "on", "from", "of", "a", "an",
    "and", "production", "publicity", "promo", "gallery", "slide", "frame", "foto", "bild", "copy", "final", "large",
    "small", "hd", "hires",
})  # fmt: skip

# What a record says of itself in a field named so, if it is no photograph but an advertisement.
RECORD_KIND_FIELDS: Final = frozenset({
    "type", "kind", "item_type", "itemtype", "content_type", "post_type", "format", "category",
})  # fmt: skip
FURNITURE_KINDS: Final = frozenset({
    "ad", "ads", "advert", "advertisement", "sponsored", "sponsor", "promo", "promoted", "promotion", "banner",
    "newsletter", "house_ad", "native_ad", "interstitial",
})  # fmt: skip
