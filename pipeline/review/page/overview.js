// The overview: the run's figures, two charts, and the claims that are most worth checking.

const TOP_SPEAKERS = 12;

function showOverview(host) {
  const counts = totals();
  clear(
    host,
    el("h2", {}, "Overview"),
    el("p", { class: "standfirst" }, summary(counts)),
    el(
      "div",
      { class: "charts" },
      chart("Records by kind", kindBars(counts)),
      chart("Speakers by quotes", speakerBars()),
      chart("Records by confidence", confidenceBars()),
    ),
    topClaims(),
  );
}

function totals() {
  const counts = new Array(kindNames.length).fill(0);
  for (const { counts: own } of listed())
    own.forEach((count, kind) => {
      counts[kind] += count;
    });
  return counts;
}

function summary(counts) {
  const named = index.speakers.filter((speaker) => speaker.name).length;
  const sampled = index.run.sampled ? " A sample of the run." : "";
  const filtered = filtering() ? " The counts below follow the filters." : "";
  return (
    `${plural(index.articles.length, "article")}, ${plural(total(counts), "record")}, ` +
    `${plural(named, "named speaker")}.${sampled}${filtered}`
  );
}

/** A table whose last column is a bar: read by eye, and by a screen reader as it is. */
function chart(title, bars) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return el(
    "table",
    { class: "chart" },
    el("caption", {}, title),
    el(
      "colgroup",
      {},
      ["name", "bar", "count"].map((name) => el("col", { class: `of-${name}` })),
    ),
    el(
      "thead",
      { class: "unsighted" },
      el(
        "tr",
        {},
        ["Name", "Bar", "Count"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      bars.map((bar) =>
        el(
          "tr",
          {},
          el(
            "th",
            { scope: "row" },
            bar.go
              ? el("button", { type: "button", class: "link", onclick: bar.go }, isolated(bar.name))
              : bar.name,
          ),
          el("td", { class: "bar" }, barImage(bar, most)),
          el("td", { class: "count" }, numbers.format(bar.count)),
        ),
      ),
    ),
  );
}

function barImage({ count, tone }, most) {
  const width = count ? Math.max(0.6, (count / most) * 100) : 0;
  return svg(
    "svg",
    { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: `tone ${tone}`, x: 0, y: 0, width, height: 10 }),
  );
}

function kindBars(counts) {
  return kindNames.map((name, kind) => ({
    name: titled(kindOf[name].plural),
    count: counts[kind],
    tone: name,
    go: () => {
      onlyKind(kind);
      goTo({ view: "articles" });
    },
  }));
}

function speakerBars() {
  return speakersListed()
    .filter(({ speaker, quotes }) => speaker.name && quotes)
    .slice(0, TOP_SPEAKERS)
    .map(({ speaker, quotes, number }) => ({
      name: speaker.name,
      count: quotes,
      tone: "quote",
      go: () => goTo({ view: "speakers", speaker: number }),
    }));
}

/** Records in tenths of confidence, 0.9 and over first. */
function confidenceBars() {
  const tenths = new Array(10).fill(0);
  for (const article of index.articles) {
    article.confidence.forEach((confidence, at) => {
      if (passesIndex(article, at)) tenths[Math.min(9, Math.floor(confidence / 10))] += 1;
    });
  }
  const lowest = tenths.findIndex((count) => count > 0);
  return tenths
    .map((count, tenth) => ({ count, tone: "plain", name: `${tenth * 10}–${tenth * 10 + 10} %` }))
    .slice(Math.max(0, lowest))
    .reverse();
}

function topClaims() {
  if (!index.claims.length) return null;
  return el(
    "section",
    { class: "top-claims" },
    el("h3", {}, "Worth checking first"),
    el(
      "ol",
      {},
      index.claims.map((claim) =>
        el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: "claim-line",
              onclick: () => goTo({ view: "articles", article: claim.article, record: claim.id }),
            },
            isolated(claim.text),
          ),
          el(
            "p",
            { class: "where" },
            percent(claim.worth),
            " · ",
            isolated(claim.claimant ?? "the paper’s own voice"),
            " · ",
            isolated(index.articles[claim.article].title),
          ),
        ),
      ),
    ),
  );
}
