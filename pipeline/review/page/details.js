// The fields of an open record, and what its checker put right.

/** The fields of a record as a list of terms. */
function details(record) {
  const rows = [
    ...partRows(record),
    ...scalarRows(record),
    ...speakerRows(record),
    ...linkRows(record),
    ...markRows(record),
  ];
  const address = fragment(record);
  return el(
    "div",
    { class: "details" },
    el(
      "dl",
      {},
      rows.map(([term, value, part]) => [
        el("dt", { class: part }, el("span", {}, titled(term))),
        el("dd", {}, value),
      ]),
    ),
    address
      ? el(
          "a",
          { class: "outside", href: address, target: "_blank", rel: "noreferrer noopener" },
          "Read it online",
        )
      : null,
  );
}

function partRows(record) {
  return partsOf(record)
    .filter(({ name }) => name !== "span")
    .map(({ name, span }) => [
      name,
      isolated(wordsOf(record, span)),
      `part-${roleOf(record, name) ?? "beside"}`,
    ]);
}

const TOLD_ELSEWHERE = new Set([
  "low",
  "high",
  "low_bound",
  "high_bound",
  "currency",
  "unit",
  "period",
  "change",
  "form",
  "from_value",
  "to_value",
  "value",
  "mod",
  "type",
  "checkworthiness",
  "act",
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
  const rows = Object.entries(correction ?? {}).map(([name, value]) => [
    `${name}, corrected`,
    isolated(inWords(value)),
    "part-corrected",
  ]);
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
  const links = {
    continues: [record.continues],
    quote: [record.quote],
    figures: record.figures,
    dates: record.dates,
  };
  return Object.entries(links).flatMap(([name, ids]) => {
    const found = (ids ?? []).map((id) => known.get(id)).filter(Boolean);
    return found.length ? [[name, found.map((other) => linkTo(other))]] : [];
  });
}

function linkTo(record) {
  const text = wordsOf(record, record.span);
  const short = text.length > 60 ? text.slice(0, 58).trimEnd() + "…" : text;
  return el(
    "button",
    { type: "button", class: "link", onclick: () => goTo({ record: record.id }) },
    isolated(short),
  );
}
