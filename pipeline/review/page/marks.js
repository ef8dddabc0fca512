// A checker's marks: kept in this browser, saved and opened as JSON Lines.

const marksKey = `newsclaims-marks-${index.run.key}`;
const marks = new Map(Object.entries(kept(marksKey, {})));
const VERDICTS = { right: "✓", wrong: "✗", corrected: "✎" };

/** What this browser keeps under `key`, or `otherwise`. */
function kept(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keep `value` in this browser; false where it keeps nothing (private window, full). */
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Set (or with a null verdict remove) the mark of `record`. */
function mark(record, verdict, correction = null, note = null) {
  if (verdict === null) marks.delete(record.id);
  else {
    const article = index.articles[record.article].id;
    const at = new Date().toISOString();
    marks.set(record.id, { record: record.id, article, verdict, correction, note, at });
  }
  keepMarks();
}

function keepMarks() {
  if (!keep(marksKey, Object.fromEntries(marks))) {
    say("This browser keeps no marks: save them before you close the page.");
  }
  showMarkCount();
}

function showMarkCount() {
  byId("save").textContent = marks.size ? `Save ${plural(marks.size, "mark")}` : "Save marks";
  byId("save").disabled = marks.size === 0;
}

const markLines = () => [...marks.values()].map((item) => JSON.stringify(item) + "\n").join("");

function saveMarks() {
  const address = URL.createObjectURL(new Blob([markLines()], { type: "application/jsonl" }));
  el("a", { href: address, download: `${index.run.name}.reviews.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(`${plural(marks.size, "mark")} saved.`);
}

/** Add the marks of a file that was saved before; the later of two marks of a record stays. */
async function openMarks(file) {
  const lines = (await file.text()).split("\n").filter((line) => line.trim());
  const items = lines.map(markOf).filter(Boolean);
  for (const item of items) {
    if (!(marks.get(item.record)?.at > item.at)) marks.set(item.record, item);
  }
  keepMarks();
  const bad = lines.length - items.length;
  say(`${plural(items.length, "mark")} opened${bad ? `, ${plural(bad, "line")} not a mark` : ""}.`);
}

function markOf(line) {
  try {
    const { record, article, verdict, correction = null, note = null, at } = JSON.parse(line);
    const whole = [record, article, at].every((value) => typeof value === "string");
    return whole && verdict in VERDICTS ? { record, article, verdict, correction, note, at } : null;
  } catch {
    return null;
  }
}

/** Marks a number of articles have, by article id. */
function marksByArticle() {
  const counts = new Map();
  for (const { article } of marks.values()) counts.set(article, (counts.get(article) ?? 0) + 1);
  return counts;
}
