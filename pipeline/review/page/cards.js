// A card for each record of the article: what was extracted, and the checker's mark.

/** Fill `host` with the cards of `records`. */
function showCards(host, records) {
  const cards = records.map((record) =>
    el("li", { class: `card ${record.kind}`, id: `card-${record.id}`, "data-record": record.id }));
  clear(host, cards);
  records.forEach((record, at) => drawCard(cards[at], record));
}

/** Draw one card anew: the head always, the details and the marks of the selected one. */
function drawCard(card, record, open = false) {
  const verdict = marks.get(record.id)?.verdict ?? null;
  card.dataset.verdict = verdict ?? "";
  card.classList.toggle("open", open);
  clear(card, cardHead(record, verdict, open), open ? [details(record), marking(card, record)] : []);
}

function cardHead(record, verdict, open) {
  return el("button", {
    type: "button", class: "card-head", "aria-expanded": String(open),
    onclick: () => goTo({ record: open ? null : record.id }),
  }, cardTop(record, verdict), gist(record));
}

function cardTop(record, verdict) {
  const sure = percent(record.confidence);
  return el("span", { class: "card-top" },
    el("span", { class: "kind" }, words(record.kind)),
    el("span", { class: "form" }, formOf(record)),
    verdict ? el("span", { class: `verdict ${verdict}` }, `${VERDICTS[verdict]} ${verdict}`) : null,
    el("span", { class: "confidence", title: "confidence" }, el("span", { class: "unsighted" },
      "confidence "), sure));
}

function formOf(record) {
  if (record.kind === "claim") return `worth checking ${percent(record.checkworthiness ?? 0)}`;
  return [record.form, record.act === "thought" ? "thought" : null].filter(Boolean).join(" · ");
}

/** What a record says, in a line or two. */
function gist(record) {
  if (record.kind === "quote") return [quoted(record), byline(record)];
  if (record.kind === "refusal") return [said(record), byline(record)];
  if (record.kind === "claim") return [said(record), byline(record)];
  return el("span", { class: "figure-line" },
    el("span", { class: "said" }, isolated(wordsOf(record, record.span))),
    el("span", { class: "value" }, isolated(valueOf(record) ?? "")));
}

const said = (record) => el("span", { class: "said" }, isolated(wordsOf(record, record.span)));

/** A quote's content; parts that stand apart in the text are joined by an ellipsis. */
function quoted(record) {
  const parts = record.content.map((span) => wordsOf(record, span)).join(" … ");
  const marksOf = record.form === "direct" ? ["“", "”"] : ["", ""];
  return el("span", { class: "said" }, marksOf[0], isolated(parts), marksOf[1]);
}

function byline(record) {
  const speaker = speakerOf(record);
  if (!speaker?.name) return el("span", { class: "by unresolved" }, nameless(record, speaker));
  const role = standing(speaker);
  return el("span", { class: "by" }, isolated(speaker.name),
    role ? el("span", { class: "role" }, ", ", isolated(role)) : null);
}

/** Who said it where there is no name: the source's words, and what is known of them. */
function nameless(record, speaker) {
  if (record.kind === "claim") return record.quote ? "claimant unresolved" : "the paper’s own voice";
  if (!record.source) return "no source named";
  const known = { unnamed: "unnamed", document: "a document" }[speaker?.kind] ?? "name unresolved";
  return ["“", isolated(wordsOf(record, record.source)), `”, ${known}`];
}

/** The fields of a record as a list of terms. */
function details(record) {
  const rows = [
    ...partRows(record), ...scalarRows(record), ...speakerRows(record), ...linkRows(record),
    ...markRows(record),
  ];
  const address = fragment(record);
  return el("div", { class: "details" },
    el("dl", {}, rows.map(([term, value, part]) => [
      el("dt", { class: part }, el("span", {}, titled(term))), el("dd", {}, value)])),
    address ? el("a", { class: "outside", href: address, target: "_blank", rel: "noreferrer noopener" },
      "Read it online") : null);
}

function partRows(record) {
  return partsOf(record).filter(({ name }) => name !== "span")
    .map(({ name, span }) => [name, isolated(wordsOf(record, span)), `part-${roleOf(record, name) ?? "beside"}`]);
}

const TOLD_ELSEWHERE = new Set([
  "low", "high", "low_bound", "high_bound", "currency", "unit", "period", "change", "form",
  "from_value", "to_value", "value", "mod", "type", "checkworthiness", "act",
]);

function scalarRows(record) {
  const own = Object.keys(kindOf[record.kind].fields)
    .filter((name) => ["choice", "text", "number"].includes(kindOf[record.kind].fields[name].type))
    .filter((name) => !TOLD_ELSEWHERE.has(name) && ![undefined, null, ""].includes(record[name]))
    .map((name) => [name, isolated(words(String(record[name])))]);
  const types = record.types?.length ? [["types", record.types.map(words).join(", ")]] : [];
  return [...own, ...types, ["rule", isolated(record.rule)]];
}

function speakerRows(record) {
  const speaker = speakerOf(record);
  if (!speaker) return [];
  const resolved = [speaker.kind, speaker.resolution && `by ${words(speaker.resolution)}`];
  const name = isolated(speaker.name ?? "no name");
  const rows = [["speaker", el("span", {}, name, " · ", resolved.filter(Boolean).join(", "))]];
  if (speaker.antecedent) rows.push(["antecedent", isolated(wordsOf(record, speaker.antecedent))]);
  return rows;
}

/** What the checker put right, and the note. */
function markRows(record) {
  const { correction, note } = marks.get(record.id) ?? {};
  const rows = Object.entries(correction ?? {}).map(([name, value]) =>
    [`${name}, corrected`, isolated(inWords(value)), "part-corrected"]);
  return note ? [...rows, ["note", isolated(String(note)), "part-corrected"]] : rows;
}

/** A value of a correction in words: spans by their text, speakers by their name. */
function inWords(value) {
  if (Array.isArray(value)) return value.map(inWords).join(" … ");
  if (value === null || typeof value !== "object") return String(value ?? "none");
  return String(value.text ?? value.name ?? "no name");
}

/** Records this one refers to, as buttons that go there. */
function linkRows(record) {
  const { byId: known } = loaded(record.article);
  const links = { continues: [record.continues], quote: [record.quote], figures: record.figures, dates: record.dates };
  return Object.entries(links).flatMap(([name, ids]) => {
    const found = (ids ?? []).map((id) => known.get(id)).filter(Boolean);
    return found.length ? [[name, found.map((other) => linkTo(other))]] : [];
  });
}

function linkTo(record) {
  const text = wordsOf(record, record.span);
  const short = text.length > 60 ? text.slice(0, 58).trimEnd() + "…" : text;
  return el("button", { type: "button", class: "link", onclick: () => goTo({ record: record.id }) }, isolated(short));
}

/** The three verdicts, a note, and the form of a correction. */
function marking(card, record) {
  const verdict = marks.get(record.id)?.verdict ?? null;
  const buttons = Object.keys(VERDICTS).map((name) => el("button", {
    type: "button", class: `verdict-button ${name}`, "aria-pressed": String(verdict === name),
    "data-verdict": name, onclick: () => judge(card, record, name),
  }, `${VERDICTS[name]} ${name === "corrected" ? "Correct…" : titled(name)}`));
  return el("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, buttons);
}

/** Mark `record`; the same verdict again takes the mark away, “corrected” opens the form. */
function judge(card, record, verdict) {
  if (verdict === "corrected") return openCorrection(card, record);
  const again = marks.get(record.id)?.verdict === verdict;
  mark(record, again ? null : verdict);
  afterMark(card, record, again ? "Mark removed." : `Marked ${verdict}.`);
  card.querySelector(`[data-verdict="${verdict}"]`)?.focus();
  return undefined;
}

function openCorrection(card, record) {
  card.querySelector(".correction")?.remove();
  const close = () => { drawCard(card, record, true); card.querySelector(".card-head").focus(); };
  const done = (correction, note) => {
    mark(record, correction ? "corrected" : "right", correction, note);
    close();
    afterMark(card, record, correction ? "Correction kept." : "Nothing changed: marked right.");
  };
  const form = correctionForm(record, done, close);
  card.append(form);
  form.querySelector("input, select").focus();
}

function afterMark(card, record, message) {
  drawCard(card, record, true);
  refreshArticles();
  say(message);
}
