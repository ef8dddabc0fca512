// The data: the index at once, an article when it is first needed.
// Offsets are code points in the data and UTF-16 units in the page; they are converted here only.

const index = JSON.parse(byId("index").textContent);
const kindNames = index.kinds.map((kind) => kind.kind);
const kindOf = Object.fromEntries(index.kinds.map((kind) => [kind.kind, kind]));
const parsed = new Map();

index.articles.forEach((article, number) => {
  article.number = number;
  article.size = article.kinds.length;
});

/** The kind of record `at` of an article in the index, as a number. */
const kindAt = (article, at) => article.kinds.charCodeAt(at) - 48;

/** One article in full: `text`, `blocks`, `records` and `toPoints` (UTF-16 → code points). */
function loaded(number) {
  if (!parsed.has(number)) parsed.set(number, load(number));
  return parsed.get(number);
}

function load(number) {
  const article = JSON.parse(byId(`article-${number}`).textContent);
  const toUnits = unitsOf(article.text);
  article.toPoints = pointsOf(article.text);
  article.blocks = article.blocks.map(([start, end, role]) => ({
    start: toUnits(start),
    end: toUnits(end),
    role,
  }));
  article.records = article.records.map((record, at) => ({
    ...spansOf(record, toUnits),
    at,
    article: number,
  }));
  article.byId = new Map(article.records.map((record) => [record.id, record]));
  return article;
}

/** `value` with each [start, end] pair made a span in UTF-16 units. */
function spansOf(value, toUnits) {
  if (isPair(value)) return { start: toUnits(value[0]), end: toUnits(value[1]) };
  if (Array.isArray(value)) return value.map((item) => spansOf(item, toUnits));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, spansOf(item, toUnits)]),
  );
}

const isPair = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((item) => Number.isInteger(item));

/** A function from code points to UTF-16 units of `text`. */
function unitsOf(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (point) => point;
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return (point) => units[Math.min(point, units.length - 1)];
}

/** A function from UTF-16 units of `text` to code points. */
function pointsOf(text) {
  return (unit) => {
    return [...text.slice(0, unit)].length;
  };
}

const wordsOf = (record, span) => loaded(record.article).text.slice(span.start, span.end);
const speakerOf = (record) => record.speaker ?? record.claimant ?? null;

/** The parts of a record as {name, span}, in the order of its fields; `span` where it has none. */
function partsOf(record) {
  const parts = [];
  for (const [name, field] of Object.entries(kindOf[record.kind].fields)) {
    const value = record[name];
    if (!value) continue;
    if (field.type === "span") parts.push({ name, span: value });
    if (field.type === "spans") value.forEach((span) => parts.push({ name, span }));
  }
  return parts;
}
