// A caption with its entities coloured, as extractor/analysis/showing.py shows it.

// What stands under a mention: the roles that the caption gives the person, or what it is.
function underMention(mention, caption) {
  const label = DATA.labels[MENTIONS.label[mention]].toLowerCase();
  const entity = MENTIONS.entity[mention];
  if (MENTIONS.label[mention] !== PERSON || entity === null) return label;
  const ours = creditsOfCaption()
    .get(caption)
    .filter((credit) => CREDITS.person[credit] === entity);
  return [...new Set(ours.map(creditRole))].join(", ") || "no credit";
}

const mentionHref = (mention) => {
  const entity = MENTIONS.entity[mention];
  if (entity === null) return null;
  return MENTIONS.label[mention] === PERSON
    ? personHref(entity)
    : MENTIONS.label[mention] === FILM
      ? filmHref(entity)
      : null;
};

// The caption as a paragraph whose text is the caption's, to the letter. `full` puts roles under the names and makes
// them links; `focus` is the link of the person or film that the reader has come from.
function markedCaption(caption, { full = false, focus = null } = {}) {
  const chars = Array.from(CAPTIONS.text[caption]); // offsets count code points, strings of JavaScript UTF-16 units
  const piece = (start, end) => chars.slice(start, end).join("");
  const mentions = [...mentionsOfCaption().get(caption)].sort(
    (one, other) => MENTIONS.start[one] - MENTIONS.start[other],
  );
  const parts = [];
  let at = 0;
  for (const mention of mentions) {
    const [start, end] = [MENTIONS.start[mention], MENTIONS.end[mention]];
    if (start < at) continue; // within one that is marked already
    parts.push(piece(at, start), markedMention(mention, piece(start, end), caption, full, focus));
    at = end;
  }
  parts.push(piece(at));
  if (full) tighten(parts);
  return el("p", { class: full ? "caption full" : "caption", dir: "auto" }, parts);
}

// Texts and marks by turns: puts each mark into one unbroken span with a bracket before it, a comma or "'s" after it.
function tighten(parts) {
  for (let at = 1; at < parts.length; at += 2) {
    const before = parts[at - 1].match(/(?<!\S)\S{1,3}$/u)?.[0] ?? "";
    const after = parts[at + 1].match(/^\S{1,3}(?!\S)/u)?.[0] ?? "";
    parts[at - 1] = parts[at - 1].slice(0, parts[at - 1].length - before.length);
    parts[at + 1] = parts[at + 1].slice(after.length);
    if (before || after) parts[at] = el("span", { class: "tight" }, before, parts[at], after);
  }
}

function markedMention(mention, text, caption, full, focus) {
  const label = DATA.labels[MENTIONS.label[mention]].toLowerCase();
  const rule = MENTIONS.rule[mention] === null ? "a rule not kept" : DATA.rules[MENTIONS.rule[mention]][0];
  const href = mentionHref(mention);
  return el(
    "mark",
    {
      class: href !== null && href === focus ? `${label} focus` : label,
      title: full ? `${label}, by ${rule}` : label,
      "data-under": full ? underMention(mention, caption) : null, // drawn by the style sheet: no part of the text
    },
    full && href !== null ? el("a", { href }, text) : text,
  );
}
