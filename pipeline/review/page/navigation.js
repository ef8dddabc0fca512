// Where the reader is: a view, an article and its record, or a speaker. The address tells it too.

const VIEWS = ["overview", "articles", "speakers"];
const place = { view: "overview", article: null, record: null, speaker: null };
const lists = {};
let shownRecords = []; // of the open article, those that pass the filters
let speakerRowsShown = [];

/** Go to a place; what `to` leaves out stays as it is. */
function goTo(to, remember = true) {
  const before = { ...place };
  Object.assign(place, "article" in to ? { record: null } : {}, to);
  if (place.view === "articles" && place.article === null) place.article = firstArticle();
  if (place.record && hidden(place)) clearFilters();
  if (remember) writeAddress(before);
  if (before.view !== place.view) showView();
  if (before.article !== place.article) openArticle();
  if (before.record !== place.record || before.article !== place.article) openRecord(before.record);
  if (before.speaker !== place.speaker) openSpeaker();
}

const firstArticle = () =>
  innerWidth < NARROW ? null : (lists.articles.items[0]?.article.number ?? null);
const NARROW = 760; // pixels, as in layout.css

/** Whether the filters hide the record to go to. */
function hidden({ article, record }) {
  const found = article === null ? null : loaded(article).byId.get(record);
  return Boolean(found) && !passes(found);
}

function writeAddress(before) {
  const address = addressOf();
  const turned = ["view", "article", "speaker"].some((name) => before[name] !== place[name]);
  if (address !== location.hash) history[turned ? "pushState" : "replaceState"](null, "", address);
}

function addressOf() {
  const parts = { view: place.view };
  if (place.view === "articles" && place.article !== null) parts.article = place.article;
  if (place.view === "articles" && place.record) parts.record = place.record;
  if (place.view === "speakers" && place.speaker !== null) parts.speaker = place.speaker;
  return "#" + new URLSearchParams(parts);
}

/** Go where the address says; numbers that are out of range are left out. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const known = (name, list) => {
    const number = Number(parts.get(name) ?? NaN);
    return Number.isInteger(number) && number in list ? number : null;
  };
  const view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "overview";
  const article = known("article", index.articles);
  const record = article === null ? null : parts.get("record");
  goTo({ view, article, record, speaker: known("speaker", index.speakers) }, false);
}

function showView() {
  document.body.dataset.view = place.view;
  for (const view of VIEWS) {
    byId(`view-${view}`).hidden = view !== place.view;
    byId(`tab-${view}`).setAttribute("aria-current", view === place.view ? "page" : "false");
  }
  if (place.view === "overview") showOverview(byId("overview"));
  if (place.view === "speakers") refreshSpeakers();
}

/** Apply the filters anew to all that is in sight. */
function refresh() {
  readFilters();
  refreshArticles();
  if (place.view === "overview") showOverview(byId("overview"));
  if (place.view === "speakers") {
    refreshSpeakers();
    openSpeaker();
  }
  openArticle();
  openRecord(null);
  showFilterState();
}

function refreshArticles() {
  const rows = listed();
  rows.marked = marksByArticle();
  lists.marked = rows.marked;
  setItems(
    lists.articles,
    rows,
    rows.findIndex((row) => row.article.number === place.article),
  );
  const found = rows.reduce((sum, row) => sum + total(row.counts), 0);
  byId("found").textContent = `${plural(rows.length, "article")}, ${plural(found, "record")}`;
}

function refreshSpeakers() {
  speakerRowsShown = speakersListed();
  setItems(
    lists.speakers,
    speakerRowsShown,
    speakerRowsShown.findIndex((row) => row.number === place.speaker),
  );
  byId("found-speakers").textContent = plural(speakerRowsShown.length, "speaker");
}

function articleRow({ article, counts }) {
  const marked = lists.marked?.get(article.id) ?? 0;
  return [
    el("span", { class: "row-title" }, isolated(article.title)),
    el("span", { class: "row-meta" }, isolated(provenance(article) || article.id)),
    el(
      "span",
      { class: "row-counts" },
      countWords(counts),
      marked ? el("span", { class: "row-marked" }, ` ✓ ${marked}/${article.size}`) : null,
    ),
  ];
}

/** Counts in words, figures of all four kinds as one. */
function countWords(counts) {
  const of = (...names) => names.reduce((sum, name) => sum + counts[kindNames.indexOf(name)], 0);
  const parts = [
    [of("quote", "refusal"), "quote"],
    [of(...figureKinds), "figure"],
    [of("claim"), "claim"],
  ];
  const said = parts.filter(([count]) => count).map(([count, name]) => plural(count, name));
  return said.join(" · ") || (of("date") ? plural(of("date"), "date") : "no records");
}

function openArticle() {
  const open = place.article !== null;
  document.body.classList.toggle("has-article", open);
  byId("reading").hidden = !open;
  byId("nothing-open").hidden = open;
  if (!open) return;
  const row = index.articles[place.article];
  const article = loaded(place.article);
  shownRecords = article.records.filter(passes);
  showHead(row, article);
  showText(byId("text"), article, shownRecords);
  showCards(byId("cards"), shownRecords);
  byId("cards-count").textContent =
    shownRecords.length === article.records.length
      ? plural(shownRecords.length, "record")
      : `${shownRecords.length} of ${plural(article.records.length, "record")}`;
  byId("no-cards").hidden = shownRecords.length > 0;
  byId("text-pane").scrollTop = 0;
  const at = lists.articles.items.findIndex((item) => item.article.number === place.article);
  setChosen(lists.articles, at);
}

/** Where the article is from, and its title unless the text begins with its headline. */
function showHead(row, article) {
  const address = webAddress(row.url);
  const headed = article.blocks.some((block) => block.role === "headline");
  clear(
    byId("head"),
    el(
      "p",
      { class: "where" },
      isolated(provenance(row) || row.id),
      address
        ? [
            " · ",
            el(
              "a",
              { href: address, target: "_blank", rel: "noreferrer noopener" },
              "read it online",
            ),
          ]
        : null,
    ),
    headed ? null : el("h2", {}, isolated(row.title)),
  );
}

const shownRecord = (id) => shownRecords.find((record) => record.id === id) ?? null;

function openRecord(before) {
  const closing = shownRecord(before);
  const card = closing && byId(`card-${closing.id}`);
  if (card) drawCard(card, closing, false);
  const record = shownRecord(place.record);
  document.body.classList.toggle("selecting", Boolean(record));
  light(record);
  if (!record) return;
  const opened = byId(`card-${record.id}`);
  drawCard(opened, record, true);
  opened.scrollIntoView({ block: "nearest", behavior: motion() });
  revealText();
}

function openSpeaker() {
  const row = speakerRowsShown.find((item) => item.number === place.speaker);
  const at = speakerRowsShown.indexOf(row);
  setChosen(lists.speakers, at);
  document.body.classList.toggle("has-speaker", Boolean(row));
  byId("speaker").hidden = !row;
  byId("no-speaker").hidden = Boolean(row);
  if (row) showSpeaker(byId("speaker"), row);
}

/** Move `step` records on; after the last one, on to the next article. */
function moveRecord(step) {
  if (place.view !== "articles") return;
  const at = shownRecords.findIndex((record) => record.id === place.record);
  const next = shownRecords[at < 0 && step < 0 ? shownRecords.length - 1 : at + step];
  if (!next) return moveArticle(step);
  goTo({ record: next.id });
  byId(`card-${next.id}`).querySelector(".card-head").focus({ preventScroll: true });
  return undefined;
}

function moveArticle(step) {
  const rows = lists.articles.items;
  const at = rows.findIndex((row) => row.article.number === place.article);
  const next = rows[at + step];
  if (!next) return;
  goTo({ view: "articles", article: next.article.number });
  byId("told").textContent = `${next.article.title}, ${plural(shownRecords.length, "record")}`;
}
