// Values in words: what a figure, a date or a speaker comes to.

const BOUNDS = {
  about: "≈ ",
  at_least: "≥ ",
  more_than: "> ",
  at_most: "≤ ",
  less_than: "< ",
  exact: "",
};
const figureKinds = new Set(["salary", "money", "percentage", "quantity"]);

const words = (name) => name.replaceAll("_", " ");
const titled = (name) => name[0].toUpperCase() + words(name.slice(1));

/** A record's value on one line, or null for kinds that have none. */
function valueInWords(record) {
  if (figureKinds.has(record.kind)) return figure(record);
  if (record.kind === "date")
    return [record.value, record.mod, record.type].filter(Boolean).join(" · ");
  return null;
}

function figure(record) {
  const range = amounts(record);
  const unit = record.currency ?? (record.unit ? words(record.unit) : null);
  const per = record.period ? `a ${record.period}` : null;
  const moved = movement(record);
  return [[range, unit, per].filter(Boolean).join(" "), moved].filter(Boolean).join(" · ");
}

function amounts(record) {
  const low = amount(record.low, record.low_bound);
  const high = amount(record.high, record.high_bound);
  if (low === null) return high ?? "no value";
  return high === null || record.low === record.high ? low : `${low} – ${high}`;
}

function amount(value, bound) {
  if (value === null || value === undefined) return null;
  return (BOUNDS[bound] ?? "") + numbers.format(value);
}

function movement(record) {
  const ends = [record.from_value, record.to_value].map((value) => value ?? "…");
  const path = ends.some((value) => value !== "…") ? `${ends[0]} → ${ends[1]}` : null;
  return [record.change, path].filter(Boolean).join(" ") || null;
}

/** A speaker on one line, without the name: role, and affiliation where the role says none. */
function standing({ role, affiliation }) {
  if (!role || !affiliation) return role || affiliation || "";
  return role.toLowerCase().includes(affiliation.toLowerCase()) ? role : `${role}, ${affiliation}`;
}

const percent = (share) => `${Math.round(share * 100)} %`;

/** `published` as a reader's date; the ISO date itself where it is not one. */
function day(published) {
  const date = new Date(`${published}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return published;
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

/** Publisher and date of an article of the index. */
const provenance = (article) =>
  [article.publisher, article.published && day(article.published)].filter(Boolean).join(" · ");

/** A link that is safe to follow, or null: web addresses only. */
const webAddress = (url) => (/^https?:\/\//i.test(url ?? "") ? url : null);

/** The address of `record`'s words on the web: a text fragment of the article's own address. */
function fragment(record) {
  const url = webAddress(index.articles[record.article].url);
  if (!url || url.includes("#")) return url;
  const said = wordsOf(record, record.span).trim().split(/\s+/);
  const ends = said.length > 12 ? [said.slice(0, 5), said.slice(-5)] : [said];
  return `${url}#:~:text=${ends.map((part) => escaped(part.join(" "))).join(",")}`;
}

const escaped = (text) => encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
