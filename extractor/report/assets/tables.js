// A searched, filtered, sorted table, a page of rows at a time.

const ROWS_A_PAGE = 50; // rows beyond what fits a screen or two only cost time to lay out

// What a view is asked for, as it stands in the address: #credits?q=wray&role=actor&sort=film&order=down&page=2
const STATES = {};
for (const [name, view] of Object.entries(VIEWS)) STATES[name] = freshState(view);

function freshState(view) {
  return { sort: view.start[0], down: view.start[1], page: 0, filters: {} };
}

function readState(name, asked) {
  const view = VIEWS[name];
  const state = (STATES[name] = freshState(view));
  if (asked.get("sort") in view.columns) {
    state.sort = asked.get("sort");
    state.down = asked.get("order") === "down";
  }
  state.page = Math.max(0, (Number.parseInt(asked.get("page"), 10) || 1) - 1);
  for (const filter of Object.keys(view.filters)) if (asked.get(filter)) state.filters[filter] = asked.get(filter);
}

function viewHash(name, query) {
  const [state, view, asked] = [STATES[name], VIEWS[name], new URLSearchParams()];
  if (query) asked.set("q", query);
  for (const [filter, value] of Object.entries(state.filters)) if (value) asked.set(filter, value);
  if (state.sort !== view.start[0] || state.down !== view.start[1]) {
    asked.set("sort", state.sort);
    if (state.down) asked.set("order", "down");
  }
  if (state.page) asked.set("page", state.page + 1);
  return asked.size ? `#${name}?${asked}` : `#${name}`;
}

// For each view the folded words of its rows, row for row; worked out once.
const folded = Object.fromEntries(
  Object.entries(VIEWS).map(([name, view]) => [name, lazily(() => view.rows().map((row) => fold(view.words(row))))]),
);

// For each view whether a row holds every word asked for, by its place in the table; null where all do.
function matching(name, query) {
  const asked = words(query);
  return asked.length ? folded[name]().map((text) => asked.every((word) => text.includes(word))) : null;
}

function countMatches(name, query) {
  const found = matching(name, query);
  return found === null ? VIEWS[name].rows().length : found.reduce((sum, one) => sum + one, 0);
}

// The places of a view's rows in the order of a column; equal ones as the table has them, missing ones last.
const ORDERS = new Map();
function order(name, sort, down) {
  const key = `${name} ${sort} ${down}`;
  if (!ORDERS.has(key)) {
    const { value, number: isNumber } = VIEWS[name].columns[sort];
    const values = VIEWS[name].rows().map((row) => {
      const one = value(row);
      return one === null || isNumber ? one : fold(String(one));
    });
    const [before, after] = down ? [1, -1] : [-1, 1];
    ORDERS.set(
      key,
      values
        .map((_, place) => place)
        .sort((one, other) => {
          const [left, right] = [values[one], values[other]];
          if (left === right) return one - other;
          if (left === null) return 1;
          if (right === null) return -1;
          return left < right ? before : after;
        }),
    );
  }
  return ORDERS.get(key);
}

// The rows that are asked for, in order.
function chosenRows(name, query) {
  const [view, state, found] = [VIEWS[name], STATES[name], matching(name, query)];
  const rows = view.rows();
  const tests = Object.entries(state.filters)
    .filter(([, value]) => value)
    .map(([filter, value]) => [view.filters[filter].test, value]);
  return order(name, state.sort, state.down)
    .filter((place) => (found === null || found[place]) && tests.every(([test, value]) => test(rows[place], value)))
    .map((place) => rows[place]);
}

// Draws the head of a view: title, filters; `changed` is called when the reader asks for something else.
function drawView(name, query, changed) {
  const view = VIEWS[name];
  const section = document.getElementById("view");
  section.replaceChildren(
    el("h2", { id: "view-title" }, view.title),
    view.intro ? el("p", { class: "intro" }, view.intro) : "",
    el(
      "div",
      { class: "filters" },
      Object.entries(view.filters).map(([filter, one]) => drawFilter(name, filter, one, changed)),
    ),
    el("p", { id: "found", role: "status" }),
    el("div", { id: "rows" }),
  );
  drawRows(name, query, changed);
}

function drawFilter(name, filter, { label, options }, changed) {
  const chosen = STATES[name].filters[filter] ?? "";
  const choices = options();
  if (chosen && !choices.some(([value]) => value === chosen)) choices.push([chosen, chosen]);
  if (!choices.length) return null;
  const select = el(
    "select",
    { id: `filter-${filter}` },
    el("option", { value: "" }, "all"),
    choices.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
  );
  select.addEventListener("change", () => {
    STATES[name].filters[filter] = select.value;
    STATES[name].page = 0;
    changed();
  });
  return el("label", { for: `filter-${filter}` }, el("span", {}, label), select);
}

// Draws the rows of a view, their number and the pages.
function drawRows(name, query, changed) {
  const [view, state] = [VIEWS[name], STATES[name]];
  const rows = chosenRows(name, query);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  state.page = Math.min(state.page, pages - 1);
  const from = state.page * ROWS_A_PAGE;
  const shown = rows.slice(from, from + ROWS_A_PAGE);
  const all = view.rows().length;
  const isNarrowed = rows.length < all || words(query).length > 0;
  document
    .getElementById("found")
    .replaceChildren(
      ...(all === 0
        ? []
        : [isNarrowed ? `${number(rows.length)} of ${plural(all, ...view.unit)}` : plural(all, ...view.unit)]),
      ...(pages > 1 ? [`, ${number(from + 1)}–${number(from + shown.length)} shown`] : []),
    );
  document
    .getElementById("rows")
    .replaceChildren(
      shown.length
        ? drawTable(name, shown, changed)
        : el("p", { class: "empty" }, all ? "Nothing here fits what you look for." : view.empty),
      pages > 1 ? drawPages(name, pages, changed) : "",
    );
}

function drawTable(name, rows, changed) {
  const [view, state] = [VIEWS[name], STATES[name]];
  const columns = Object.entries(view.columns);
  const sortBy = (key) => {
    state.down = state.sort === key ? !state.down : Boolean(view.columns[key].number && !view.columns[key].left);
    state.sort = key;
    state.page = 0;
    changed();
    document.getElementById(`sort-${key}`)?.focus();
  };
  // The roles are said again because a phone lays rows out as cards, and browsers then forget that it is a table.
  const head = el(
    "tr",
    { role: "row" },
    columns.map(([key, column]) =>
      el(
        "th",
        {
          scope: "col",
          role: "columnheader",
          class: kindOf(column),
          "aria-sort": state.sort === key ? (state.down ? "descending" : "ascending") : "none",
        },
        el("button", { id: `sort-${key}`, type: "button", onclick: () => sortBy(key) }, column.label),
      ),
    ),
  );
  const body = rows.map((row) =>
    el(
      "tr",
      { role: "row", "data-href": view.href(row) },
      columns.map(([key, column], at) =>
        el(
          at ? "td" : "th",
          {
            class: kindOf(column),
            "data-label": column.label,
            ...(at ? { role: "cell" } : { role: "rowheader", scope: "row" }),
          },
          el("div", {}, column.cell(row)),
        ),
      ),
    ),
  );
  return el(
    "table",
    { class: "rows", role: "table", "aria-labelledby": "view-title" },
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, body),
  );
}

const kindOf = (column) => (column.number && !column.left ? "number" : (column.width ?? null));

function drawPages(name, pages, changed) {
  const state = STATES[name];
  const go = (label, page, text) =>
    el(
      "button",
      {
        type: "button",
        "aria-label": label,
        disabled: page < 0 || page >= pages || page === state.page,
        onclick: () => {
          state.page = page;
          changed();
          scrollTo(0, 0);
          const again =
            document.querySelector(`.pages button[aria-label="${label}"]:enabled`) ??
            document.querySelector(".pages button:enabled");
          again?.focus({ preventScroll: true });
        },
      },
      text,
    );
  return el(
    "nav",
    { class: "pages", "aria-label": "Pages of the table" },
    go("First page", 0, "« First"),
    go("Previous page", state.page - 1, "‹ Previous"),
    el("span", {}, `${number(state.page + 1)} of ${number(pages)}`),
    go("Next page", state.page + 1, "Next ›"),
    go("Last page", pages - 1, "Last »"),
  );
}
