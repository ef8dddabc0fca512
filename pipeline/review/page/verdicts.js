// The verdicts under an open record: right, wrong, or corrected by a form.

/** The three verdicts as buttons. */
function marking(card, record) {
  const verdict = marks.get(record.id)?.verdict ?? null;
  const buttons = Object.keys(VERDICTS).map((name) =>
    el(
      "button",
      {
        type: "button",
        class: `verdict-button ${name}`,
        "aria-pressed": String(verdict === name),
        "data-verdict": name,
        onclick: () => judge(card, record, name),
      },
      `${VERDICTS[name]} ${name === "corrected" ? "Correct…" : titled(name)}`,
    ),
  );
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
  const close = () => {
    drawCard(card, record, true);
    card.querySelector(".card-head").focus();
  };
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
