// The page of `extractor review`. Whatever comes from captions goes in as text, never as HTML.
"use strict";

const byId = (id) => document.getElementById(id);
let state = null;
let busy = false;

/** An element with classes and children; strings become text. */
function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

function fill(id, ...children) {
  byId(id).replaceChildren(...children);
}

const counted = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** Asks the server for a step; shows the new state, or why it was refused. */
async function ask(step, what = null) {
  if (busy) return;
  busy = true;
  try {
    const options = what === null ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what),
    };
    const answer = await fetch(step, options);
    if (!answer.ok && answer.status !== 409) throw new Error(await answer.text());
    const told = await answer.json();
    if (told.problem) {
      showProblem(told.problem.title, told.problem.text);
    } else {
      byId("problem").hidden = true;
      byId("note").value = "";
      show(told, what !== null);
    }
  } catch (error) {
    const gone = error instanceof TypeError;
    showProblem(
      gone ? "The command has ended" : "That did not work",
      gone ? "Start extractor review again and open the address that it prints; what was written is kept." : error.message,
    );
  } finally {
    busy = false;
  }
}

function showProblem(title, text) {
  byId("problem-title").textContent = title;
  byId("problem-text").textContent = text;
  byId("problem").hidden = false;
  byId("problem").scrollIntoView({ block: "nearest" });
}

function show(told, moves) {
  state = told;
  const { pair } = told;
  fill("counts", make("b", "", told.waiting.toLocaleString("en")), " to go · ",
    make("b", "", told.decided.toLocaleString("en")), " decided",
    ...(told.skipped ? [" · ", make("b", "", told.skipped.toLocaleString("en")), " skipped"] : []));
  byId("bar").max = Math.max(told.pairs, 1);
  byId("bar").value = told.pairs ? told.decided : 1;
  byId("help-file").textContent = told.file;
  byId("notices").hidden = !told.notices.length;
  fill("notices", ...told.notices.map((notice) => make("p", "", `Note: ${notice}`)));
  byId("pair").hidden = !pair;
  byId("done").hidden = Boolean(pair);
  if (pair) showPair(pair);
  else showDone(told);
  showDock(told);
  document.title = `${pair ? `${told.waiting} to go` : "Done"} · Caption Extractor review`;
  if (moves) {
    window.scrollTo(0, 0);
    byId(pair ? "question" : "done-title").focus({ preventScroll: true });
  }
}

function showPair(pair) {
  byId("question").textContent = pair.kind === "person" ? "Are these the same person?" : "Are these the same film?";
  byId("run-verdict").textContent = `The run ${{ "put together": "put them together", "kept apart": "kept them apart",
    "left open": "left it open" }[pair.run]}`;
  byId("run-why").textContent = pair.why;
  fill("compared", ...lettered(pair.compared[0]), make("span", "against", "~"), ...lettered(pair.compared[1]));
  byId("reasons").textContent = pair.reasons.join("; ");
  const share = (value) => `${Math.max(0, Math.min(1, (value - 0.5) / 0.5)) * 100}%`; // below a half all is unlike
  byId("fill").style.width = share(pair.score);
  byId("tick").style.left = share(pair.threshold);
  byId("score").textContent = `score ${pair.score.toFixed(2)}, threshold ${pair.threshold.toFixed(2)}`;
  byId("meter").setAttribute("aria-label", byId("score").textContent);
  fill("sides", ...pair.sides.map((side) => makeSide(side)));
}

/** The letters of a name, those that the other lacks set off. */
function lettered(pieces) {
  return pieces.flatMap(([text, differs]) => {
    if (!differs || !text.trim()) return [text];
    const [, before, letters, after] = /^(\s*)(.*?)(\s*)$/s.exec(text); // no line under a blank
    return [before, make("em", "", letters), after];
  });
}

function makeSide(side) {
  const facts = make("dl", "facts");
  const lists = [...(side.spellings.length ? [["also", side.spellings]] : []), ...side.facts];
  for (const [word, texts] of lists) facts.append(make("dt", "", word), make("dd", "", texts.join(", ")));
  const shown = side.captions.map((caption) => make("li", "",
    make("blockquote", "", ...caption.pieces.map(makePiece)), make("p", "where", caption.where.join(" · "))));
  const more = side.count > shown.length ? `, the first ${shown.length} of them` : "";
  return make("section", "side", make("h2", "", side.heading), make("p", "id", side.id),
    lists.length ? facts : null, make("h3", "", `${counted(side.count, "caption", "captions")}${more}`),
    make("ul", "captions", ...shown));
}

function makePiece(piece) {
  if (!piece.label) return document.createTextNode(piece.text);
  const mark = make("mark", piece.ours ? "ours" : "other", piece.text);
  const colour = state.colours[piece.label];
  mark.style.backgroundColor = colour;
  mark.style.setProperty("--mark", colour);
  if (piece.label === "PERSON") mark.append(make("small", "", piece.under));
  else mark.title = piece.under;
  return mark;
}

function showDone(told) {
  const none = told.pairs === 0;
  byId("done-title").textContent = none ? "Nothing to decide" : told.skipped ? "All seen, some skipped" : "No pair left";
  byId("done-text").textContent = none
    ? "No two names of this run lie near the threshold, and none was left open."
    : `${counted(told.decided, "pair is", "pairs are")} decided, ${counted(told.written, "verdict", "verdicts")} written here, `
      + `${counted(told.lines, "line", "lines")} in ${told.file}.`;
  byId("rerun-block").hidden = !told.lines;
  byId("rerun").textContent = told.rerun;
  byId("return").hidden = !told.skipped;
  fill("return", `Look at the ${told.skipped === 1 ? "skipped pair" : `${told.skipped} skipped pairs`} again `, make("kbd", "", "R"));
}

function showDock(told) {
  byId("dock").hidden = !told.pair && !told.last;
  for (const id of ["same", "different", "skip", "note"]) byId(id).disabled = !told.pair;
  byId("dock").classList.toggle("finished", !told.pair);
  byId("undo").disabled = !told.last;
  byId("note").disabled = !told.pair || !told.takes_notes;
  byId("note").placeholder = told.takes_notes ? "Note" : "The file has no column for notes";
  const { last } = told;
  if (!last) {
    fill("last", "Verdicts go to ", make("b", "", told.file));
  } else if (last.place) {
    fill("last", make("b", "", last.left), ` and `, make("b", "", last.right), `: ${last.verdict}, written to ${last.place}`);
  } else {
    fill("last", make("b", "", last.left), " and ", make("b", "", last.right), ": skipped");
  }
}

function decide(same) {
  if (state?.pair) ask("decide", { key: state.pair.key, same, note: byId("note").value });
}

const steps = {
  s: () => decide(true),
  n: () => decide(false),
  k: () => state?.pair && ask("skip", { key: state.pair.key }),
  u: () => state?.last && ask("undo", {}),
  r: () => state?.skipped && !state.pair && ask("return", {}),
  a: () => byId("note").focus(),
  "?": () => byId("help").showModal(),
};
steps.arrowright = steps.k;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || byId("help").open) return;
  if (event.target === byId("note")) {
    if (event.key === "Enter" || event.key === "Escape") {
      byId("note").blur();
      event.preventDefault();
    }
    return;
  }
  const step = steps[event.key.toLowerCase()];
  if (step) {
    event.preventDefault();
    step();
  }
});

for (const [id, key] of [["same", "s"], ["different", "n"], ["skip", "k"], ["undo", "u"], ["return", "r"],
  ["help-button", "?"]]) byId(id).addEventListener("click", steps[key]);
byId("problem-close").addEventListener("click", () => { byId("problem").hidden = true; });

ask("state");
