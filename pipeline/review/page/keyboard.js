// Keys: one letter each, and none of them while the reader types.

const KEYS = {
  j: ["next record", () => moveRecord(1)],
  k: ["previous record", () => moveRecord(-1)],
  n: ["next article", () => moveArticle(1)],
  p: ["previous article", () => moveArticle(-1)],
  r: ["mark right", () => judgeOpen("right")],
  w: ["mark wrong", () => judgeOpen("wrong")],
  c: ["correct", () => judgeOpen("corrected")],
  "/": ["search", () => byId("search").focus()],
  "?": ["these keys", () => byId("help").showModal()],
};

function judgeOpen(verdict) {
  const record = shownRecord(place.record);
  if (record && place.view === "articles") judge(byId(`card-${record.id}`), record, verdict);
}

const typing = (node) => node.closest("input, select, textarea, dialog") !== null;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return leave(event);
  if (typing(event.target) || !byId("keys-on").checked || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key][1]();
}

/** Escape: out of a field, then out of the record. */
function leave(event) {
  if (event.target.closest("dialog")) return;
  if (typing(event.target)) event.target.blur();
  else if (place.record) goTo({ record: null });
}

function listKeys() {
  clear(
    byId("keys"),
    Object.entries(KEYS).map(([key, [what]]) => [
      el("dt", {}, el("kbd", {}, key)),
      el("dd", {}, what),
    ]),
  );
}
