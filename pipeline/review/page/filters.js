// What is shown: kinds, speaker, confidence, marks and searched words.

const filters = { kinds: new Set(), speaker: "", least: 0, marks: "all", search: "" };
let speakerNumbers = null; // of the speakers whose name holds the speaker filter; null for all
let searched = null; // a pattern for the searched words; null for none

const searching = () => searched !== null || filters.marks !== "all";

function readFilters() {
  const pattern = filters.search
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  searched = pattern
    ? new RegExp(pattern.replace(/['’]/g, "['’]").replace(/["“”]/g, '["“”]'), "iu")
    : null;
  const name = filters.speaker.trim().toLowerCase();
  speakerNumbers = name ? new Set(numbersOf(name)) : null;
}

const UNRESOLVED = "unresolved";

function numbersOf(name) {
  return index.speakers.flatMap((speaker, number) =>
    (speaker.name ?? UNRESOLVED).toLowerCase().includes(name) ? [number] : [],
  );
}

/** Whether record `at` passes the filters that the index alone decides. */
function passesIndex(article, at) {
  if (filters.kinds.size && !filters.kinds.has(kindAt(article, at))) return false;
  if (article.confidence[at] < filters.least) return false;
  return !speakerNumbers || speakerNumbers.has(article.speakers[at]);
}

/** Whether a record passes every filter. */
function passes(record) {
  const article = index.articles[record.article];
  if (!passesIndex(article, record.at)) return false;
  if (filters.marks !== "all" && !passesMarks(record)) return false;
  return !searched || searched.test(sentenceOf(record)) || searched.test(nameOf(record));
}

function passesMarks(record) {
  const verdict = marks.get(record.id)?.verdict;
  return filters.marks === "unmarked" ? !verdict : verdict === filters.marks;
}

const nameOf = (record) => speakerOf(record)?.name ?? "";

function sentenceOf(record) {
  const { start, end } = record.sentence ?? record.span;
  const span = { start: Math.min(start, record.span.start), end: Math.max(end, record.span.end) };
  return wordsOf(record, span);
}

/** How many records of an article pass, a count by kind. */
function countsOf(article) {
  const counts = new Array(kindNames.length).fill(0);
  if (searching()) {
    if (mayMatch(article)) {
      for (const record of loaded(article.number).records) {
        if (passes(record)) counts[kindAt(article, record.at)] += 1;
      }
    }
  } else {
    for (let at = 0; at < article.size; at += 1) {
      if (passesIndex(article, at)) counts[kindAt(article, at)] += 1;
    }
  }
  return counts;
}

/** Whether searched words can be in any record: in the text, or in a speaker's name. */
function mayMatch(article) {
  if (!searched || searched.test(loaded(article.number).text)) return true;
  return article.speakers.some((number) => searched.test(index.speakers[number]?.name ?? ""));
}

const filtering = () =>
  filters.kinds.size > 0 || speakerNumbers !== null || filters.least > 0 || searching();

/** The articles to list, each with its counts, in the chosen order. */
function listed() {
  const rows = index.articles.map((article) => ({ article, counts: countsOf(article) }));
  const shownRows = filtering() ? rows.filter(isListed) : rows;
  const order = ORDERS[byId("order").value];
  return order ? shownRows.sort(order) : shownRows;
}

function isListed({ article, counts }) {
  if (counts.some((count) => count > 0)) return true;
  return filters.marks === "all" && searched !== null && searched.test(article.title);
}

const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
const ORDERS = {
  run: null,
  records: (one, other) => total(other.counts) - total(one.counts),
  newest: (one, other) =>
    (other.article.published ?? "").localeCompare(one.article.published ?? ""),
  worth: (one, other) => other.article.worth - one.article.worth,
};
