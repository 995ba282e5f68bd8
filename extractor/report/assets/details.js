// One person, film or caption with all that leads to it and away from it.

const ROWS_SHOWN = 20; // of a list in the details; a button shows the rest

const SHARED = {
  film: { PERSON: "on one film", FILM: "with the same people" },
  page: { PERSON: "on one page", FILM: "on one page" },
};

// What an address asks for: {title, kind, body}; null where there is no such person, film or caption.
function drawDetails(kind, id) {
  const [of, draw] = { person: [personOf, drawPerson], film: [filmOf, drawFilm], caption: [captionOf, drawCaption] }[
    kind
  ];
  return of().has(id) ? { kind, ...draw(of().get(id), id) } : null;
}

function drawPerson(person) {
  const credits = creditsOfPerson().get(person);
  const captions = [
    ...new Set([
      ...mentionsOfPerson()
        .get(person)
        .map((row) => MENTIONS.caption[row]),
      ...credits.map((row) => CREDITS.caption[row]),
    ]),
  ];
  const roles = byFrequency(credits, CREDITS.role).map(
    ([role, count]) => `${roleName(DATA.roles[role])} (${number(count)})`,
  );
  return {
    title: PEOPLE.name[person],
    body: [
      maybe(PEOPLE.open[person], false, person),
      facts([
        ["Also written", PEOPLE.aliases[person].length ? joined(PEOPLE.aliases[person].map(bdi)) : null],
        ["Roles", roles.join(", ")],
        ["Years", years(person)],
        ["Captions", number(PEOPLE.captions[person])],
        ["Id", el("code", {}, PEOPLE.id[person])],
      ]),
      part(
        "Films",
        filmsOfPerson(credits),
        ["Film", "Year", "Roles", "Characters", "Captions"],
        "No caption credits this person on a film.",
      ),
      captionList(captions, personHref(person), PEOPLE.captions[person]),
      ...linkParts(linksOfPerson().get(person), "PERSON", personOf(), personLink),
    ],
  };
}

function drawFilm(film) {
  const credits = creditsOfFilm().get(film);
  const captions = [
    ...new Set([
      ...mentionsOfFilm()
        .get(film)
        .map((row) => MENTIONS.caption[row]),
      ...credits.map((row) => CREDITS.caption[row]),
    ]),
  ];
  return {
    title: filmTitle(film),
    body: [
      maybe(FILMS.open[film], true, film),
      facts([
        ["Also titled", FILMS.others[film].length ? joined(FILMS.others[film].map(bdi)) : null],
        ["Directors", FILMS.directors[film].length ? joined(FILMS.directors[film].map(bdi)) : null],
        ["Captions", number(FILMS.captions[film])],
        ["Id", el("code", {}, FILMS.id[film])],
      ]),
      part(
        "People",
        peopleOfFilm(credits),
        ["Person", "Roles", "Characters", "Captions"],
        "No caption credits anyone on this film.",
      ),
      captionList(captions, filmHref(film), FILMS.captions[film]),
      ...linkParts(linksOfFilm().get(film), "FILM", filmOf(), filmLink),
    ],
  };
}

function drawCaption(caption, id) {
  const repeats = CAPTIONS.repeats[caption];
  const onPage = captionsOfDocument().get(CAPTIONS.document[caption]);
  const at = onPage.indexOf(caption);
  const step = (to, label) => (onPage[to] === undefined ? null : el("a", { href: captionHref(onPage[to]) }, label));
  const steps = [step(at - 1, "‹ Caption before"), step(at + 1, "Caption after ›")];
  return {
    title: CAPTIONS.id[caption],
    body: [
      id === CAPTIONS.id[caption] ? null : el("p", { class: "notice" }, bdi(id), " repeats this caption."),
      markedCaption(caption, { full: true }),
      part(
        "Credits",
        creditsOfCaption().get(caption).map(creditCells),
        ["Person", "Role", "Film", "Character", "Position", "Known by"],
        "Nothing is credited here.",
      ),
      el("h3", { class: "part" }, "Where it stands"),
      facts([
        ["Page", bdi(DATA.documents[CAPTIONS.document[caption]])],
        [
          "Place",
          [
            `caption ${number(CAPTIONS.position[caption])}`,
            CAPTIONS.source[caption] ? [", ", bdi(CAPTIONS.source[caption])] : [],
          ].flat(),
        ],
        ["Headline", CAPTIONS.title[caption] && bdi(CAPTIONS.title[caption])],
        ["Repeated at", repeats.length ? joined(repeats.map(bdi)) : null],
        ...CAPTIONS.meta[caption].map(([name, value]) => [name, bdi(value)]),
      ]),
      steps.some(Boolean)
        ? el(
            "nav",
            { class: "steps", "aria-label": "Captions of the page" },
            steps.map((one) => one ?? el("span", {})),
          )
        : null,
    ],
  };
}

function creditCells(credit) {
  const rule = CREDITS.rule[credit] === null ? null : DATA.rules[CREDITS.rule[credit]];
  return [
    CREDITS.person[credit] === null ? bdi(CREDITS.name[credit]) : personLink(CREDITS.person[credit]),
    creditRole(credit),
    CREDITS.film[credit] === null ? orDash(creditTitle(credit)) : filmLink(CREDITS.film[credit]),
    orDash(CREDITS.character[credit]),
    orDash(creditPosition(credit)),
    [
      cueMark(CREDITS.cue[credit]),
      rule === null ? null : el("small", { class: "also", title: rule[0] }, rule[1] || rule[0]),
    ],
  ];
}

// A row of details for each film (or person) of some credits: roles and characters, and how many captions say so.
function partsOf(credits, column) {
  const groups = new Map();
  for (const credit of credits) {
    if (column[credit] === null) continue;
    if (!groups.has(column[credit])) groups.set(column[credit], []);
    groups.get(column[credit]).push(credit);
  }
  return [...groups].map(([one, rows]) => ({
    one,
    captions: new Set(rows.map((row) => CREDITS.caption[row])).size,
    roles: byFrequency(rows, CREDITS.role)
      .map(([role]) => roleName(DATA.roles[role]))
      .join(", "),
    characters: byFrequency(rows, CREDITS.character).map(([character]) => bdi(character)),
  }));
}

const filmsOfPerson = (credits) =>
  partsOf(credits, CREDITS.film)
    .sort(
      (one, other) => (FILMS.year[one.one] ?? Infinity) - (FILMS.year[other.one] ?? Infinity) || one.one - other.one,
    )
    .map(({ one, roles, characters, captions }) => [
      el("a", { href: filmHref(one) }, bdi(FILMS.title[one])),
      orDash(FILMS.year[one]),
      roles,
      characters.length ? joined(characters) : dash(),
      number(captions),
    ]);

const peopleOfFilm = (credits) =>
  partsOf(credits, CREDITS.person)
    .sort((one, other) => other.captions - one.captions || one.one - other.one)
    .map(({ one, roles, characters, captions }) => [
      personLink(one),
      roles,
      characters.length ? joined(characters) : dash(),
      number(captions),
    ]);

// Why spellings are one, and what was kept apart.
function linkParts(links, label, of, linkTo) {
  const byScore = (one, other) => LINKS.score[other] - LINKS.score[one];
  const merged = links.filter((link) => LINKS.other[link] === null).sort(byScore);
  const apart = links.filter((link) => LINKS.other[link] !== null).sort(byScore);
  const likeness = (link) => [bdi(LINKS.comparison[link]), ` ${LINKS.score[link].toFixed(2)}`];
  return [
    part(
      "Put together",
      merged.map((link) => [
        [bdi(LINKS.left[link]), " = ", bdi(LINKS.right[link])],
        likeness(link),
        LINKS.shared[link] === null ? dash() : (SHARED[LINKS.shared[link]]?.[label] ?? LINKS.shared[link]),
      ]),
      ["Spellings", "Comparison and score", "What they share"],
      "One spelling: there was nothing to put together.",
    ),
    part(
      "Nearest kept apart",
      apart.map((link) => [
        of.has(LINKS.other[link]) ? linkTo(of.get(LINKS.other[link])) : bdi(LINKS.other[link]),
        orDash(LINKS.why[link]),
        [bdi(LINKS.left[link]), " ~ ", bdi(LINKS.right[link]), ", ", ...likeness(link)],
      ]),
      ["Other", "Why", "Likeness"],
      "Nothing here is like it.",
    ),
  ];
}

function maybe(isOpen, isFilm, row) {
  if (!isOpen) return null;
  const why = whyOpen(isFilm, row);
  return el(
    "p",
    { class: "notice" },
    el("strong", {}, "Unresolved. "),
    "May be ",
    candidateLinks(isFilm, row),
    why ? `: ${why}.` : ".",
  );
}

function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== "" && value !== undefined);
  return el(
    "dl",
    { class: "facts" },
    known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

const kindOfLabel = (label) =>
  ["Year", "Captions"].includes(label) ? "number" : ["Role", "Roles"].includes(label) ? "narrow" : null;

// A titled table of cells; beyond the first rows a button shows the rest.
function part(title, rows, labels, empty) {
  const draw = (cells) =>
    el(
      "tr",
      { role: "row" },
      cells.map((cell, at) =>
        el(
          at ? "td" : "th",
          {
            ...(at ? { role: "cell" } : { role: "rowheader", scope: "row" }),
            "data-label": labels[at],
            class: kindOfLabel(labels[at]),
          },
          el("div", {}, cell),
        ),
      ),
    );
  const body = el("tbody", { role: "rowgroup" }, rows.slice(0, ROWS_SHOWN).map(draw));
  return el(
    "section",
    { class: "part" },
    el("h3", {}, title, rows.length > 1 ? el("span", { class: "count" }, number(rows.length)) : null),
    rows.length
      ? el(
          "table",
          { class: "rows", role: "table", "aria-label": title },
          el(
            "thead",
            { role: "rowgroup" },
            el(
              "tr",
              { role: "row" },
              labels.map((label) =>
                el("th", { scope: "col", role: "columnheader", class: kindOfLabel(label) }, label),
              ),
            ),
          ),
          body,
        )
      : el("p", { class: "empty" }, empty),
    moreButton(rows, (rest) => body.append(...rest.map(draw))),
  );
}

function captionList(captions, focus, inRun) {
  const ordered = [...captions].sort((one, other) => one - other);
  const draw = (caption) =>
    el(
      "li",
      {},
      markedCaption(caption, { full: true, focus }),
      el(
        "a",
        { class: "where", href: captionHref(caption) },
        bdi(CAPTIONS.id[caption]),
        CAPTIONS.repeats[caption].length ? ` and ${plural(CAPTIONS.repeats[caption].length, "repeat")}` : null,
      ),
    );
  const list = el("ul", { class: "captions" }, ordered.slice(0, ROWS_SHOWN).map(draw));
  return el(
    "section",
    { class: "part" },
    el("h3", {}, "Captions", el("span", { class: "count" }, number(ordered.length))),
    inRun > ordered.length
      ? el(
          "p",
          { class: "intro" },
          `${number(ordered.length)} of its ${plural(inRun, "caption")} are on this page; the tables hold them all.`,
        )
      : null,
    list,
    moreButton(ordered, (rest) => list.append(...rest.map(draw))),
  );
}

function moreButton(rows, append) {
  if (rows.length <= ROWS_SHOWN) return null;
  const button = el(
    "button",
    {
      type: "button",
      class: "all",
      onclick: () => {
        const last = button.parentElement.querySelector("tbody, ul.captions").lastElementChild;
        append(rows.slice(ROWS_SHOWN));
        button.remove();
        const next = last.nextElementSibling.querySelector("a"); // the keyboard goes on where it was
        (next ?? document.getElementById("details-title")).focus();
      },
    },
    `Show all ${number(rows.length)}`,
  );
  return button;
}
