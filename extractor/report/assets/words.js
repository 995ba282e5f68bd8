// Texts and elements. Everything that comes from the run goes into the page as text, never as markup.

// Letters that Unicode does not decompose, and marks that look one way and are typed another, as in extractor/text.py.
const UNDECOMPOSED = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ς: "σ",
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
};
const NOT_PLAIN = new RegExp(`[${Object.keys(UNDECOMPOSED).join("")}]`, "gu");

// The form that texts are searched and sorted in: no case, no marks, straight quotes.
function fold(text) {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(NOT_PLAIN, (char) => UNDECOMPOSED[char]);
}

const words = (text) => fold(text).split(/\s+/).filter(Boolean);
const number = (value) => value.toLocaleString("en");
const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : (many ?? one + "s")}`;
const roleName = (role) => role.replaceAll("_", " ");
const titled = (title, year) => (year === null ? title : `${title} (${year})`);

// An element with attributes and children; null and false children are left out, texts stay texts.
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

// A text of unknown direction, kept from turning round the words beside it.
const bdi = (text) => el("bdi", {}, text);

// The parts with something between each two.
const joined = (parts, between = ", ") => parts.flatMap((part, at) => (at ? [between, part] : [part]));
