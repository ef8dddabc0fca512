// Wiring: listeners, remembered choices, and the first place to show.

/** Tell a screen reader and, for a while, the eye. */
function say(message) {
  byId("status").textContent = message;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    byId("status").textContent = "";
  }, 6000);
}

function later(action, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
}

const short = (count) => count.toLocaleString("en", { notation: "compact" });

function drawKinds() {
  const counts = new Array(kindNames.length).fill(0);
  for (const article of index.articles) {
    for (let at = 0; at < article.size; at += 1) counts[kindAt(article, at)] += 1;
  }
  clear(
    byId("kinds"),
    kindNames.map((name, kind) =>
      el(
        "button",
        {
          type: "button",
          class: `chip ${name}`,
          "aria-pressed": "false",
          "data-kind": kind,
          disabled: counts[kind] === 0,
          onclick: () => toggleKind(kind),
        },
        el("span", { class: "swatch", "aria-hidden": "true" }),
        titled(kindOf[name].plural),
        el("span", { class: "chip-count" }, short(counts[kind])),
      ),
    ),
  );
}

function toggleKind(kind) {
  if (!filters.kinds.delete(kind)) filters.kinds.add(kind);
  refresh();
}

function onlyKind(kind) {
  filters.kinds = new Set([kind]);
  refresh();
}

function showFilterState() {
  for (const chip of byId("kinds").children) {
    chip.setAttribute("aria-pressed", String(filters.kinds.has(Number(chip.dataset.kind))));
  }
  byId("least-shown").textContent = filters.least ? `≥ ${filters.least} %` : "any";
  const on = [
    filters.kinds.size,
    filters.speaker.trim(),
    filters.least,
    filters.marks !== "all",
  ].filter(Boolean).length;
  byId("filters-on").textContent = on ? ` (${on})` : "";
  byId("clear").hidden = !filtering();
}

function clearFilters() {
  Object.assign(filters, { kinds: new Set(), speaker: "", least: 0, marks: "all", search: "" });
  for (const name of ["search", "speaker-filter"]) byId(name).value = "";
  byId("least").value = 0;
  byId("marks-filter").value = "all";
  refresh();
}

function wireFilters() {
  const soon = later(refresh, 180);
  const read = (id, name, turn = (value) => value) =>
    byId(id).addEventListener("input", (event) => {
      filters[name] = turn(event.target.value);
      soon();
    });
  read("search", "search");
  read("speaker-filter", "speaker");
  read("least", "least", Number);
  read("marks-filter", "marks");
  byId("order").addEventListener("change", refreshArticles);
  byId("clear").addEventListener("click", clearFilters);
  byId("speaker-names").append(
    ...speakersListed()
      .filter(({ speaker }) => speaker.name)
      .slice(0, 200)
      .map(({ speaker }) => el("option", { value: speaker.name })),
  );
}

function wireText() {
  byId("text").addEventListener("click", (event) => {
    const node = event.target.closest(".seg");
    if (!node || !getSelection().isCollapsed) return;
    const found = recordsAt(node);
    const at = found.findIndex((record) => record.id === place.record);
    goTo({ record: found[(at + 1) % found.length].id });
  });
  byId("cards").addEventListener("mouseover", (event) => hover(event.target.closest(".card")));
  byId("cards").addEventListener("mouseleave", () => hover(null));
}

const hover = (card) => light(card && shownRecord(card.dataset.record), "near");

function wireTheme() {
  const apply = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  byId("theme").value = kept("newsclaims-theme", "auto");
  apply(byId("theme").value);
  byId("theme").addEventListener("change", (event) => {
    apply(event.target.value);
    keep("newsclaims-theme", event.target.value);
  });
}

function wireMarks() {
  byId("save").addEventListener("click", saveMarks);
  byId("open").addEventListener("click", () => byId("marks-file").click());
  byId("marks-file").addEventListener("change", async (event) => {
    for (const file of event.target.files) await openMarks(file);
    event.target.value = "";
    refresh();
  });
}

function wireRest() {
  for (const view of VIEWS) byId(`tab-${view}`).addEventListener("click", () => goTo({ view }));
  byId("to-list").addEventListener("click", () => goTo({ article: null }));
  byId("to-speakers").addEventListener("click", () => goTo({ speaker: null }));
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  byId("print").addEventListener("click", () => print());
  byId("keys-on").checked = kept("newsclaims-keys", true);
  byId("keys-on").addEventListener("change", (event) =>
    keep("newsclaims-keys", event.target.checked),
  );
  addEventListener("click", (event) => {
    if (!event.target.closest("#menu") || event.target.closest(".menu-items button"))
      byId("menu").open = false;
  });
  addEventListener("keydown", onKey);
  addEventListener("popstate", readAddress);
}

function startPage() {
  lists.articles = virtualList(byId("article-list"), 104, articleRow, (row) =>
    goTo({ article: row.article.number }),
  );
  lists.speakers = virtualList(byId("speaker-list"), 80, speakerRow, (row) =>
    goTo({ speaker: row.number }),
  );
  byId("filters").open = innerWidth >= NARROW;
  drawKinds();
  listKeys();
  readFilters();
  [wireFilters, wireText, wireTheme, wireMarks, wireRest].forEach((wire) => wire());
  refreshArticles();
  showMarkCount();
  showFilterState();
  showView();
  readAddress();
  document.body.dataset.ready = "true";
}

startPage();
