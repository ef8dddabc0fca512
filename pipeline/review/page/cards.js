// A card for each record of the article: what was extracted, and the checker's mark.

/** Fill `host` with the cards of `records`. */
function showCards(host, records) {
  const cards = records.map((record) =>
    el("li", { class: `card ${record.kind}`, id: `card-${record.id}`, "data-record": record.id }),
  );
  clear(host, cards);
  records.forEach((record, at) => drawCard(cards[at], record));
}

/** Draw one card anew: the head always, the details and the marks of the selected one. */
function drawCard(card, record, open = false) {
  const verdict = marks.get(record.id)?.verdict ?? null;
  card.dataset.verdict = verdict ?? "";
  card.classList.toggle("open", open);
  clear(
    card,
    cardHead(record, verdict, open),
    open ? [details(record), marking(card, record)] : [],
  );
}

function cardHead(record, verdict, open) {
  return el(
    "button",
    {
      type: "button",
      class: "card-head",
      "aria-expanded": String(open),
      onclick: () => goTo({ record: open ? null : record.id }),
    },
    cardTop(record, verdict),
    gist(record),
  );
}

function cardTop(record, verdict) {
  const sure = percent(record.confidence);
  return el(
    "span",
    { class: "card-top" },
    el("span", { class: "kind" }, words(record.kind)),
    el("span", { class: "form" }, formOf(record)),
    verdict ? el("span", { class: `verdict ${verdict}` }, `${VERDICTS[verdict]} ${verdict}`) : null,
    el(
      "span",
      { class: "confidence", title: "confidence" },
      el("span", { class: "unsighted" }, "confidence "),
      sure,
    ),
  );
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
  return el(
    "span",
    { class: "figure-line" },
    el("span", { class: "said" }, isolated(wordsOf(record, record.span))),
    el("span", { class: "value" }, isolated(valueInWords(record) ?? "")),
  );
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
  return el(
    "span",
    { class: "by" },
    isolated(speaker.name),
    role ? el("span", { class: "role" }, ", ", isolated(role)) : null,
  );
}

/** Who said it where there is no name: the source's words, and what is known of them. */
function nameless(record, speaker) {
  if (record.kind === "claim")
    return record.quote ? "claimant unresolved" : "the paper’s own voice";
  if (!record.source) return "no source named";
  const known = { unnamed: "unnamed", document: "a document" }[speaker?.kind] ?? "name unresolved";
  return ["“", isolated(wordsOf(record, record.source)), `”, ${known}`];
}
