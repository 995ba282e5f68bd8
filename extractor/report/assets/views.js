// The tables that the tabs show: their columns, what is searched, how they are filtered.
//
// A column has a label, `value` of a row to sort by (a text, a number, or null: always last) and `cell`, what is shown.
// `number` sorts as one and stands at the right, unless `left`; `width` is narrow, short, title, wide or widest.
// `words` gives what is searched of a row, `href` where a row leads, `filters` the choices above the table.

const MOST_CHOICES = 300; // of pages in a filter: beyond that the search is quicker than the list

const few = (names, most = 3) => [
  ...joined(names.slice(0, most).map(bdi)),
  names.length > most ? el("span", { class: "more" }, ` +${names.length - most}`) : null,
];
const dash = () => el("span", { class: "none" }, "–");
const orDash = (value) => (value === null || value === "" ? dash() : bdi(String(value)));

function years(person) {
  const [first, last] = [PEOPLE.first[person], PEOPLE.last[person]];
  if (first === null) return "";
  return first === last ? String(first) : `${first}–${last}`;
}

const openMark = (isOpen) => (isOpen ? [" ", el("span", { class: "badge" }, "unresolved")] : null);
const alsoNames = (names) => (names.length ? el("small", { class: "also" }, "also ", few(names)) : null);
const counts = (column) => ({ number: true, value: (row) => column[row], cell: (row) => number(column[row]) });

const roleOptions = () => DATA.roles.map((role) => [role, roleName(role)]);
const decadeOptions = () => {
  const decades = new Set(FILMS.year.filter((year) => year !== null).map((year) => Math.floor(year / 10) * 10));
  return [
    ...[...decades].sort((one, other) => one - other).map((decade) => [String(decade), `${decade}s`]),
    ["none", "no year"],
  ];
};

const VIEWS = {
  people: {
    title: "People",
    unit: ["person", "people"],
    empty: "No people were found in this run.",
    rows: lazily(() => rowsOf(PEOPLE.id)),
    href: personHref,
    words: (row) => [PEOPLE.name[row], PEOPLE.id[row], ...PEOPLE.aliases[row]].join(" "),
    start: ["captions", true],
    columns: {
      name: {
        label: "Name",
        value: (row) => PEOPLE.name[row],
        cell: (row) => [personLink(row), openMark(PEOPLE.open[row]), alsoNames(PEOPLE.aliases[row])],
      },
      roles: {
        label: "Roles",
        width: "narrow",
        value: (row) => PEOPLE.roles[row].map((role) => DATA.roles[role]).join(" "),
        cell: (row) =>
          PEOPLE.roles[row].length ? PEOPLE.roles[row].map((role) => roleName(DATA.roles[role])).join(", ") : dash(),
      },
      films: { label: "Films", ...counts(PEOPLE.films) },
      captions: { label: "Captions", ...counts(PEOPLE.captions) },
      years: { label: "Years", number: true, value: (row) => PEOPLE.first[row], cell: (row) => orDash(years(row)) },
    },
    filters: {
      role: {
        label: "Role",
        options: roleOptions,
        test: (row, role) => PEOPLE.roles[row].includes(DATA.roles.indexOf(role)),
      },
    },
  },
  films: {
    title: "Films",
    unit: ["film", "films"],
    empty: "No films were found in this run.",
    rows: lazily(() => rowsOf(FILMS.id)),
    href: filmHref,
    words: (row) =>
      [FILMS.title[row], FILMS.year[row] ?? "", ...FILMS.others[row], ...FILMS.directors[row]].join(" "),
    start: ["captions", true],
    columns: {
      title: {
        label: "Title",
        value: (row) => FILMS.title[row],
        cell: (row) => [
          el("a", { href: filmHref(row) }, bdi(FILMS.title[row])),
          openMark(FILMS.open[row]),
          alsoNames(FILMS.others[row]),
        ],
      },
      year: { label: "Year", number: true, value: (row) => FILMS.year[row], cell: (row) => orDash(FILMS.year[row]) },
      directors: {
        label: "Directors",
        value: (row) => FILMS.directors[row].join(" ") || null,
        cell: (row) => (FILMS.directors[row].length ? few(FILMS.directors[row]) : dash()),
      },
      cast: {
        label: "Cast",
        value: (row) => FILMS.cast[row].join(" ") || null,
        cell: (row) => (FILMS.cast[row].length ? few(FILMS.cast[row]) : dash()),
      },
      captions: { label: "Captions", ...counts(FILMS.captions) },
    },
    filters: {
      decade: {
        label: "Decade",
        options: decadeOptions,
        test: (row, decade) =>
          decade === "none"
            ? FILMS.year[row] === null
            : FILMS.year[row] !== null && Math.floor(FILMS.year[row] / 10) * 10 === Number(decade),
      },
    },
  },
  credits: {
    title: "Credits",
    unit: ["credit", "credits"],
    empty: "No credits were found in this run.",
    rows: lazily(() => rowsOf(CREDITS.caption)),
    href: (row) => captionHref(CREDITS.caption[row]),
    words: (row) =>
      [
        creditName(row),
        CREDITS.name[row],
        creditTitle(row),
        CREDITS.title[row] ?? "",
        creditRole(row),
        CREDITS.character[row] ?? "",
        CREDITS.position[row] ?? "",
      ].join(" "),
    start: ["caption", false],
    columns: {
      person: {
        label: "Person",
        value: creditName,
        cell: (row) => (CREDITS.person[row] === null ? bdi(CREDITS.name[row]) : personLink(CREDITS.person[row])),
      },
      role: { label: "Role", width: "narrow", value: creditRole, cell: creditRole },
      film: {
        label: "Film",
        width: "title",
        value: (row) => creditTitle(row) || null,
        cell: (row) => (CREDITS.film[row] === null ? orDash(creditTitle(row)) : filmLink(CREDITS.film[row])),
      },
      character: {
        label: "Character",
        width: "short",
        value: (row) => CREDITS.character[row],
        cell: (row) => orDash(CREDITS.character[row]),
      },
      position: {
        label: "Position",
        width: "short",
        value: creditPosition,
        cell: (row) => orDash(creditPosition(row)),
      },
      cue: {
        label: "Known by",
        width: "narrow",
        value: (row) => CREDITS.cue[row],
        cell: (row) => cueMark(CREDITS.cue[row]),
      },
      caption: {
        label: "Caption",
        width: "wide",
        value: (row) => CREDITS.caption[row],
        number: true,
        left: true,
        cell: (row) => [
          markedCaption(CREDITS.caption[row], {
            focus: CREDITS.person[row] === null ? null : personHref(CREDITS.person[row]),
          }),
          el(
            "a",
            { class: "where", href: captionHref(CREDITS.caption[row]) },
            bdi(CAPTIONS.id[CREDITS.caption[row]]),
          ),
        ],
      },
    },
    filters: {
      role: { label: "Role", options: roleOptions, test: (row, role) => DATA.roles[CREDITS.role[row]] === role },
      cue: {
        label: "Known by",
        options: () => [["certain", "certain ones"], ...DATA.cues.map((cue) => [cue, cue])],
        test: (row, cue) => (cue === "certain" ? CREDITS.cue[row] !== GUESSED : DATA.cues[CREDITS.cue[row]] === cue),
      },
    },
  },
  captions: {
    title: "Captions",
    unit: ["distinct caption", "distinct captions"],
    empty: "No captions were found in this run.",
    rows: lazily(() => rowsOf(CAPTIONS.id)),
    href: captionHref,
    words: (row) => `${CAPTIONS.text[row]} ${CAPTIONS.id[row]} ${CAPTIONS.title[row] ?? ""}`,
    start: ["place", false],
    columns: {
      place: {
        label: "Place",
        number: true,
        left: true,
        value: (row) => row,
        cell: (row) => el("a", { href: captionHref(row) }, bdi(CAPTIONS.id[row])),
      },
      text: {
        label: "Caption",
        width: "widest",
        value: (row) => CAPTIONS.text[row],
        cell: (row) => markedCaption(row),
      },
      credits: {
        label: "Credits",
        number: true,
        value: (row) => creditsOfCaption().get(row).length,
        cell: (row) => number(creditsOfCaption().get(row).length),
      },
      repeats: {
        label: "Repeats",
        number: true,
        value: (row) => CAPTIONS.repeats[row].length,
        cell: (row) => orDash(CAPTIONS.repeats[row].length || ""),
      },
    },
    filters: {
      page_of: {
        label: "Page",
        options: () =>
          DATA.documents.length > MOST_CHOICES ? [] : DATA.documents.map((document) => [document, document]),
        test: (row, document) => DATA.documents[CAPTIONS.document[row]] === document,
      },
    },
  },
  unresolved: {
    title: "Unresolved",
    unit: ["unresolved name", "unresolved names"],
    intro:
      "Names and titles that may well be one of the candidates, where nothing decides which. " +
      "A decision of your own, in a file given with --decisions, settles them.",
    empty: "Nothing was left open: every name and title is settled.",
    // People first, then films; a row is [whether it is a film, its number].
    rows: lazily(() => [
      ...rowsOf(PEOPLE.id)
        .filter((row) => PEOPLE.open[row])
        .map((row) => [false, row]),
      ...rowsOf(FILMS.id)
        .filter((row) => FILMS.open[row])
        .map((row) => [true, row]),
    ]),
    href: ([isFilm, row]) => (isFilm ? filmHref(row) : personHref(row)),
    words: ([isFilm, row]) =>
      (isFilm ? [filmTitle(row), ...FILMS.candidates[row]] : [PEOPLE.name[row], ...PEOPLE.candidates[row]]).join(" "),
    start: ["captions", true],
    columns: {
      name: {
        label: "Name",
        value: ([isFilm, row]) => (isFilm ? FILMS.title[row] : PEOPLE.name[row]),
        cell: ([isFilm, row]) => (isFilm ? filmLink(row) : personLink(row)),
      },
      kind: {
        label: "Kind",
        width: "narrow",
        value: ([isFilm]) => (isFilm ? "film" : "person"),
        cell: ([isFilm]) => (isFilm ? "film" : "person"),
      },
      candidates: {
        label: "May be",
        value: ([isFilm, row]) => (isFilm ? FILMS : PEOPLE).candidates[row].join(" "),
        cell: ([isFilm, row]) => candidateLinks(isFilm, row),
      },
      why: {
        label: "Why it is open",
        value: ([isFilm, row]) => whyOpen(isFilm, row),
        cell: ([isFilm, row]) => orDash(whyOpen(isFilm, row)),
      },
      captions: {
        label: "Captions",
        number: true,
        value: ([isFilm, row]) => (isFilm ? FILMS : PEOPLE).captions[row],
        cell: ([isFilm, row]) => number((isFilm ? FILMS : PEOPLE).captions[row]),
      },
    },
    filters: {},
  },
  failures: {
    title: "Failures",
    unit: ["input", "inputs"],
    intro: "Inputs, or lines of them, that could not be used, and pages that were read and hold no caption.",
    empty: "Every input could be read, and each page holds captions.",
    rows: lazily(() => [
      ...DATA.failures.map((failure) => ({ ...failure, kind: "failed" })),
      ...DATA.without_captions.map((document) => ({
        document,
        line: null,
        reason: "read; no caption in it",
        kind: "no captions",
      })),
    ]),
    href: () => null,
    words: (row) => `${row.document} ${row.reason}`,
    start: ["kind", false],
    columns: {
      kind: {
        label: "What",
        width: "narrow",
        value: (row) => row.kind,
        cell: (row) => el("span", { class: row.kind === "failed" ? "badge failed" : "badge" }, row.kind),
      },
      document: { label: "Input", value: (row) => row.document, cell: (row) => bdi(row.document) },
      line: { label: "Line", number: true, value: (row) => row.line, cell: (row) => orDash(row.line) },
      reason: { label: "Reason", value: (row) => row.reason, cell: (row) => bdi(row.reason) },
    },
    filters: {},
  },
};

const CUE_MEANS = {
  explicit: "a word of the caption says it",
  context: "what the caption describes shows it",
  knowledge: "the words leave it open: a guess",
};
const cueMark = (cue) =>
  el("span", { class: `cue ${DATA.cues[cue]}`, title: CUE_MEANS[DATA.cues[cue]] }, DATA.cues[cue]);

function candidateLinks(isFilm, row) {
  const [of, link] = isFilm ? [filmOf(), filmLink] : [personOf(), personLink];
  const ids = (isFilm ? FILMS : PEOPLE).candidates[row];
  return ids.length ? joined(ids.map((id) => (of.has(id) ? link(of.get(id)) : bdi(id)))) : dash();
}

function whyOpen(isFilm, row) {
  const links = (isFilm ? linksOfFilm() : linksOfPerson()).get(row);
  const candidates = (isFilm ? FILMS : PEOPLE).candidates[row];
  return [
    ...new Set(links.filter((link) => candidates.includes(LINKS.other[link])).map((link) => LINKS.why[link])),
  ].join("; ");
}
