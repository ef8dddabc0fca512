// Correcting a record: its fields as a form, the correction as the fields that differ.

/** A form for `record`; `done(correction, note)` gets the changed fields, or null for none. */
function correctionForm(record, done, cancel) {
  const before = marks.get(record.id);
  const start = { ...record, ...spansFrom(before?.correction ?? {}, record) };
  const editors = Object.entries(kindOf[record.kind].fields).map(([name, field]) => ({
    name,
    ...editor(record, name, field, start[name]),
  }));
  const note = el("textarea", { rows: 2, "aria-label": "Note" });
  note.value = before?.note ?? "";
  const problem = el("p", { class: "problem", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    const read = readAll(record, editors);
    problem.textContent = read.problem ?? "";
    if (!read.problem) done(read.correction, note.value.trim() || null);
  };
  return el(
    "form",
    { class: "correction", onsubmit: submit, "aria-label": "Correction" },
    el("p", { class: "hint" }, "Select words in the text and press “Use selection”, or type them."),
    editors.map(({ node }) => node),
    el("label", { class: "field" }, el("span", {}, "Note"), note),
    problem,
    el(
      "div",
      { class: "verdicts" },
      el("button", { type: "submit", class: "primary" }, "Keep correction"),
      el("button", { type: "button", onclick: cancel }, "Cancel"),
    ),
  );
}

function readAll(record, editors) {
  const correction = {};
  for (const { name, read } of editors) {
    const value = read();
    if (value === undefined) {
      return { problem: `${titled(name)}: these words are not in the article, or not a number.` };
    }
    if (JSON.stringify(value) !== JSON.stringify(outward(record, record[name] ?? null))) {
      correction[name] = value;
    }
  }
  return { correction: Object.keys(correction).length ? correction : null };
}

const EDITORS = {
  span: spanEditor,
  spans: spansEditor,
  choice: choiceEditor,
  speaker: speakerEditor,
  number: numberEditor,
  text: textEditor,
};

/** {node, read}: `read` gives the field's value as the record would hold it, undefined if wrong. */
const editor = (record, name, field, value) => EDITORS[field.type](record, name, field, value);

function labelled(name, control) {
  return el("label", { class: "field" }, el("span", {}, titled(name)), control);
}

function spanEditor(record, name, _field, value) {
  const input = wordsInput(record, name, value);
  const row = el(
    "div",
    { class: "field" },
    el("span", {}, titled(name)),
    el("div", { class: "words" }, input.node, input.use),
  );
  return { node: row, read: input.read };
}

function wordsInput(record, name, value) {
  let span = value ?? null;
  const node = el("input", { type: "text", "aria-label": titled(name), spellcheck: "false" });
  const put = (found) => {
    span = found;
    node.value = found ? wordsOf(record, found) : "";
  };
  put(span);
  node.addEventListener("input", () => {
    span = nearest(record, node.value);
  });
  const use = el(
    "button",
    {
      type: "button",
      class: "small",
      "aria-label": `Use selection as ${words(name)}`,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => {
        const found = selectedSpan(byId("text"));
        if (found) put(found);
      },
    },
    "Use selection",
  );
  const read = () => (node.value && !span ? undefined : outward(record, node.value ? span : null));
  return { node, use, read };
}

/** Where `typed` stands nearest to the record; null where it does not. */
function nearest(record, typed) {
  if (!typed) return null;
  const { text } = loaded(record.article);
  let best = null;
  for (let at = text.indexOf(typed); at >= 0; at = text.indexOf(typed, at + 1)) {
    const distance = Math.abs(at - record.span.start);
    if (!best || distance < best.distance) best = { start: at, end: at + typed.length, distance };
  }
  return best && { start: best.start, end: best.end };
}

function spansEditor(record, name, _field, value) {
  const inputs = [];
  const list = el("div", { class: "parts" });
  const add = (span) => {
    const input = wordsInput(record, name, span);
    inputs.push(input);
    list.append(el("div", { class: "words" }, input.node, input.use));
  };
  (value?.length ? value : [null]).forEach(add);
  const more = el(
    "button",
    { type: "button", class: "small", onclick: () => add(null) },
    "Add a part",
  );
  const read = () => {
    const values = inputs.map((input) => input.read());
    return values.includes(undefined) ? undefined : values.filter(Boolean);
  };
  return { node: el("div", { class: "field" }, el("span", {}, titled(name)), list, more), read };
}

function choiceEditor(_record, name, field, value) {
  const input = choices(field, value);
  return { node: labelled(name, input), read: () => input.value || null };
}

function choices(field, value) {
  const names = field.optional || !value ? ["", ...field.choices] : field.choices;
  const input = el(
    "select",
    {},
    names.map((item) => el("option", { value: item }, words(item) || "–")),
  );
  input.value = value ?? "";
  return input;
}

function numberEditor(_record, name, _field, value) {
  const input = el("input", { type: "text", inputmode: "decimal" });
  input.value = value ?? "";
  const read = () => {
    if (!input.value.trim()) return null;
    const number = Number(input.value.replaceAll(",", ""));
    return Number.isFinite(number) ? number : undefined;
  };
  return { node: labelled(name, input), read };
}

function textEditor(_record, name, _field, value) {
  const input = el("input", { type: "text" });
  input.value = value ?? "";
  return { node: labelled(name, input), read: () => input.value || null };
}

function speakerEditor(record, name, field, value) {
  const inputs = Object.fromEntries(
    ["name", "role", "affiliation"].map((part) => {
      const input = el("input", { type: "text" });
      input.value = value?.[part] ?? "";
      return [part, input];
    }),
  );
  inputs.kind = choices({ ...field, optional: true }, value?.kind);
  const rows = Object.entries(inputs).map(([part, input]) =>
    labelled(part === "name" ? name : `${name} ${part}`, input),
  );
  const read = () => speakerTyped(field, outward(record, record[name] ?? null), inputs);
  return { node: el("div", { class: "field-group" }, rows), read };
}

/** The speaker as typed, with all parts; another name has no part in the old antecedent or id. */
function speakerTyped(field, known, inputs) {
  const typed = Object.entries(inputs).map(([part, input]) => [part, input.value.trim() || null]);
  if (typed.every(([part, item]) => item === (known?.[part] ?? null))) return known;
  if (typed.every(([, item]) => item === null)) return null;
  const empty = Object.fromEntries(field.parts.map((part) => [part, null]));
  const speaker = { ...empty, ...known, ...Object.fromEntries(typed) };
  if (speaker.name !== (known?.name ?? null)) {
    Object.assign(speaker, { resolution: null, antecedent: null, id: null });
  }
  return { ...speaker, kind: speaker.kind ?? "person" };
}

/** A value of the page as the record contract holds it: spans in code points, with their words. */
function outward(record, value) {
  if (Array.isArray(value)) return value.map((item) => outward(record, item));
  if (value === null || typeof value !== "object") return value;
  if ("start" in value) {
    const { toPoints } = loaded(record.article);
    const [start, end] = [toPoints(value.start), toPoints(value.end)];
    return { start, end, text: wordsOf(record, value) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, outward(record, item)]),
  );
}

/** The spans of a kept correction, from code points back to places in the page. */
function spansFrom(value, record) {
  if (Array.isArray(value)) return value.map((item) => spansFrom(item, record));
  if (value === null || typeof value !== "object") return value;
  if (Number.isInteger(value.start)) return nearestAt(record, value);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, spansFrom(item, record)]),
  );
}

function nearestAt(record, span) {
  const toUnits = unitsOf(loaded(record.article).text);
  return { start: toUnits(span.start), end: toUnits(span.end) };
}
