// The tables of the run, as columns (extractor/report/data.py), and what leads from one to another.

const DATA = JSON.parse(document.getElementById("data").textContent);
const { people: PEOPLE, films: FILMS, captions: CAPTIONS, credits: CREDITS, mentions: MENTIONS, links: LINKS } = DATA;
const PERSON = DATA.labels.indexOf("PERSON");
const FILM = DATA.labels.indexOf("FILM");
const GUESSED = DATA.cues.indexOf("knowledge");

const rowsOf = (column) => Array.from(column, (_, row) => row);

// What a function gives, worked out at the first call.
function lazily(make) {
  let made;
  return () => (made ??= make());
}

// For each value of a column the rows that hold it, in their order.
function grouped(column, keep = () => true) {
  return lazily(() => {
    const groups = new Map();
    column.forEach((value, row) => {
      if (value === null || !keep(row)) return;
      const group = groups.get(value);
      if (group) group.push(row);
      else groups.set(value, [row]);
    });
    return { get: (value) => groups.get(value) ?? [] };
  });
}

const numbered = (ids) => lazily(() => new Map(ids.map((id, row) => [id, row])));

const personOf = numbered(PEOPLE.id);
const filmOf = numbered(FILMS.id);
const captionOf = lazily(() => {
  const rows = new Map(CAPTIONS.id.map((id, row) => [id, row]));
  CAPTIONS.repeats.forEach((ids, row) => ids.forEach((id) => rows.set(id, row))); // shown as what they repeat
  return rows;
});
const creditsOfPerson = grouped(CREDITS.person);
const creditsOfFilm = grouped(CREDITS.film);
const creditsOfCaption = grouped(CREDITS.caption);
const mentionsOfCaption = grouped(MENTIONS.caption);
const mentionsOfPerson = grouped(MENTIONS.entity, (row) => MENTIONS.label[row] === PERSON);
const mentionsOfFilm = grouped(MENTIONS.entity, (row) => MENTIONS.label[row] === FILM);
const linksOfPerson = grouped(LINKS.entity, (row) => LINKS.label[row] === PERSON);
const linksOfFilm = grouped(LINKS.entity, (row) => LINKS.label[row] === FILM);
const captionsOfDocument = grouped(CAPTIONS.document);

const filmTitle = (film) => titled(FILMS.title[film], FILMS.year[film]);
const personHref = (person) => `#person/${encodeURIComponent(PEOPLE.id[person])}`;
const filmHref = (film) => `#film/${encodeURIComponent(FILMS.id[film])}`;
const captionHref = (caption) => `#caption/${encodeURIComponent(CAPTIONS.id[caption])}`;
const personLink = (person) => el("a", { href: personHref(person) }, bdi(PEOPLE.name[person]));
const filmLink = (film) => el("a", { href: filmHref(film) }, bdi(filmTitle(film)));

// Of a credit: the person and film as resolved, or as the caption words them.
const creditName = (credit) =>
  CREDITS.person[credit] === null ? CREDITS.name[credit] : PEOPLE.name[CREDITS.person[credit]];
function creditTitle(credit) {
  if (CREDITS.film[credit] !== null) return filmTitle(CREDITS.film[credit]);
  return CREDITS.title[credit] === null ? "" : titled(CREDITS.title[credit], CREDITS.year[credit]);
}
// Where the caption puts someone, with the place in a row: "from left, 2".
const creditPosition = (credit) =>
  [CREDITS.position[credit], CREDITS.order[credit]].filter((one) => one !== null).join(", ") || null;
const creditRole = (credit) => roleName(DATA.roles[CREDITS.role[credit]]);

// The values of a column for some rows, the most frequent first; missing ones left out.
function byFrequency(rows, column) {
  const counts = new Map();
  for (const row of rows) if (column[row] !== null) counts.set(column[row], (counts.get(column[row]) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}
