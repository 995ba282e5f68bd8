// Addresses, tabs, search and keys.
//
// Every place has an address behind "#": a view with what it is asked for, or a person, film or caption, shown in a
// dialog over the view. Going somewhere is a step of the browser's history, so its own back button works as well.

const DETAILS = ["person", "film", "caption"];
const dialog = document.getElementById("details");
const queryField = document.getElementById("query");
let view = "overview"; // what the tab under the dialog shows
let opener = null; // the address of the link that opened the dialog
let place = null; // the address that the dialog shows
let counting = 0; // the timer of the counts in the tabs

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a "%" that stands for itself
  }
}

// {kind, id} of the details that an address asks for, else {view, asked}.
function parseHash(hash) {
  const slash = hash.indexOf("/");
  const kind = hash.slice(1, slash);
  if (slash > 0 && DETAILS.includes(kind)) return { kind, id: decoded(hash.slice(slash + 1)) };
  const [name, asked] = [hash.slice(1).split("?")[0], new URLSearchParams(hash.split("?").slice(1).join("?"))];
  return { view: name in VIEWS ? name : "overview", asked };
}

// How many steps of the history the dialog has been through: so many lead back to the view.
const depth = () => history.state?.depth ?? 0;

function go(hash) {
  const isDetails = "kind" in parseHash(hash);
  history.pushState({ depth: isDetails ? depth() + 1 : 0 }, "", hash);
  arrive();
}

// Shows what the address asks for.
function arrive() {
  const asked = parseHash(location.hash);
  if (asked.kind) {
    if (!dialog.open) {
      opener = document.activeElement?.getAttribute("href") ?? null;
      drawTabs();
    }
    showDetails(asked);
    return;
  }
  if (asked.view in VIEWS) readState(asked.view, asked.asked);
  queryField.value = asked.asked.get("q") ?? "";
  view = asked.view;
  const wasOpen = dialog.open;
  const wanted = opener;
  closeDialog();
  show();
  if (wasOpen) focusLink(wanted);
}

function show() {
  const isView = view in VIEWS;
  document.getElementById("overview").hidden = isView;
  document.getElementById("view").hidden = !isView;
  document.title = `${isView ? `${VIEWS[view].title} · ` : ""}${DATA.name} · caption report`;
  if (isView) drawView(view, queryField.value, changed);
  drawTabs();
}

// The reader asks for another order, page or choice: the address says so without a step of the history.
function changed() {
  history.replaceState({ depth: 0 }, "", viewHash(view, queryField.value));
  drawRows(view, queryField.value, changed);
}

function drawTabs() {
  const tabs = document.getElementById("tabs");
  if (!tabs.childElementCount) {
    const entries = [["overview", "Overview"], ...Object.entries(VIEWS).map(([name, one]) => [name, one.title])];
    tabs.append(
      ...entries.map(([name, title]) =>
        el(
          "li",
          {},
          el("a", { "data-view": name }, title, name in VIEWS ? [" ", el("span", { class: "count" })] : null),
        ),
      ),
    );
  }
  for (const tab of tabs.querySelectorAll("a")) {
    const name = tab.dataset.view;
    tab.setAttribute("href", name in VIEWS ? viewHash(name, queryField.value) : "#overview");
    if (name === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
    // Of what is searched the shown view is counted at once, the others when the typing rests.
    if (name in VIEWS && (name === view || !queryField.value)) drawCount(tab);
  }
  // By hand, for scrollIntoView moves where the Tab key goes on from.
  const { offsetLeft, offsetWidth } = tabs.querySelector("[aria-current]");
  if (offsetLeft < tabs.scrollLeft || offsetLeft + offsetWidth > tabs.scrollLeft + tabs.clientWidth) {
    tabs.scrollLeft = offsetLeft + offsetWidth - tabs.clientWidth;
  }
  clearTimeout(counting);
  if (queryField.value) counting = setTimeout(() => tabs.querySelectorAll("a").forEach(drawCount), 150);
}

function drawCount(tab) {
  const count = tab.querySelector(".count");
  if (count) count.textContent = number(countMatches(tab.dataset.view, queryField.value));
}

// Looks for what is typed in the view that is shown; from the overview, in the first that has something.
function search() {
  if (!(view in VIEWS)) {
    if (!words(queryField.value).length) return;
    const searched = ["people", "films", "credits", "captions"];
    view = searched.find((name) => countMatches(name, queryField.value)) ?? "people";
    history.pushState({ depth: 0 }, "", viewHash(view, queryField.value));
    show();
    return;
  }
  STATES[view].page = 0;
  changed();
  drawTabs();
}

function showDetails({ kind, id }) {
  const details = drawDetails(kind, id) ?? {
    kind,
    title: `No ${kind} here`,
    body: [el("p", { class: "empty" }, "This report holds no ", kind, " with the id ", el("code", {}, id), ".")],
  };
  const from = place;
  place = location.hash;
  dialog.replaceChildren(
    el(
      "div",
      { class: "top" },
      el("button", { type: "button", class: "back", disabled: depth() < 2, onclick: () => history.back() }, "‹ Back"),
      el(
        "button",
        { type: "button", class: "close", "aria-label": "Close", "aria-keyshortcuts": "Escape", onclick: leave },
        "Close ✕",
      ),
    ),
    el(
      "div",
      { class: "body" },
      el("p", { class: "kind" }, details.kind),
      el("h2", { id: "details-title", tabindex: "-1" }, bdi(details.title)),
      details.body.filter(Boolean),
    ),
  );
  document.title = `${details.title} · ${DATA.name}`;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  // Back on a page, the link that was followed from it has the focus again; on a new one, its title.
  const followed = from && [...dialog.querySelectorAll("a")].find((link) => link.getAttribute("href") === from);
  (followed && cameBack ? followed : document.getElementById("details-title")).focus({ preventScroll: !cameBack });
  cameBack = false;
}
let cameBack = false;

// Back to the view that the dialog lies over.
function leave() {
  if (depth() > 0) history.go(-depth());
  else {
    history.replaceState({ depth: 0 }, "", view in VIEWS ? viewHash(view, queryField.value) : "#overview");
    arrive();
  }
}

function closeDialog() {
  if (!dialog.open) return;
  dialog.close();
  dialog.replaceChildren();
  place = opener = null;
}

// Puts the focus on the link that opened the dialog; the view has been drawn anew, so it is found by where it leads.
function focusLink(href) {
  const links = document.querySelectorAll("main > section:not([hidden]) a, header a"); // what is hidden takes no focus
  const link = href && [...links].find((one) => one.getAttribute("href") === href);
  (link || document.getElementById("main")).focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href^='#']");
  if (link) {
    event.preventDefault();
    if (link.classList.contains("skip")) document.getElementById("main").focus();
    else {
      link.focus();
      go(link.getAttribute("href"));
      if (link.dataset.view || link.closest(".account, h1")) scrollTo(0, 0);
    }
    return;
  }
  if (event.target === dialog) leave(); // the ground beside it
  const row = event.target.closest("#rows tr[data-href]");
  if (row && !event.target.closest("button") && getSelection().isCollapsed) {
    [...row.querySelectorAll("a")].find((one) => one.getAttribute("href") === row.dataset.href)?.focus();
    go(row.dataset.href);
  }
});

dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === queryField && queryField.value) {
    event.preventDefault();
    queryField.value = "";
    search();
  }
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key !== "/" || isTyping || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  queryField.focus();
  queryField.select();
});

queryField.addEventListener("input", search);
document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", () => {
  cameBack = true;
  arrive();
  cameBack = false;
});

// A deep link opens over the overview.
if ("kind" in parseHash(location.hash)) show();
arrive();
document.documentElement.dataset.ready = "true";
performance.mark("ready");
// The words of the tables are folded while nothing else is to do, so that the first letter typed finds them there.
const idle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 200));
for (const name of Object.keys(VIEWS)) idle(() => folded[name]());
