// The speaker view: everyone who is quoted, and all that each of them said.

const PAGE = 100; // quotes drawn at a time

/** Per speaker: quotes, other records and articles, under the filters of the index. */
function speakersListed() {
  const rows = index.speakers.map((speaker, number) => ({
    speaker,
    number,
    quotes: 0,
    others: 0,
    articles: new Set(),
  }));
  for (const article of index.articles) {
    article.speakers.forEach((number, at) => {
      if (number < 0 || !passesIndex(article, at)) return;
      rows[number].articles.add(article.number);
      if (kindNames[kindAt(article, at)] === "quote") rows[number].quotes += 1;
      else rows[number].others += 1;
    });
  }
  return rows
    .filter((row) => row.articles.size && isSpeakerListed(row))
    .sort((one, other) => other.quotes - one.quotes || other.others - one.others);
}

function isSpeakerListed({ speaker, articles }) {
  if (!searched || searched.test(speaker.name ?? UNRESOLVED)) return true;
  return (
    speaker.roles.some((role) => searched.test(role)) ||
    [...articles].some((number) => recordsOf(speaker, number).length)
  );
}

const recordsOf = (speaker, number) =>
  loaded(number).records.filter(
    (record) =>
      index.speakers[index.articles[number].speakers[record.at]] === speaker && passes(record),
  );

const speakerName = (speaker) => speaker.name ?? "Unnamed or unresolved";

function speakerRow({ speaker, quotes, articles }) {
  return [
    el("span", { class: "row-title" }, isolated(speakerName(speaker))),
    el("span", { class: "row-meta" }, isolated(speaker.roles[0] ?? speaker.kind ?? "")),
    el(
      "span",
      { class: "row-counts" },
      `${plural(quotes, "quote")} · ${plural(articles.size, "article")}`,
    ),
  ];
}

function showSpeaker(host, row) {
  const { speaker, articles } = row;
  const records = [...articles].flatMap((number) => recordsOf(speaker, number));
  const about = [speaker.kind, ...speaker.roles].filter(Boolean);
  const variants = speaker.variants.filter((name) => name !== speaker.name);
  const list = el("ol", { class: "sayings" });
  clear(
    host,
    el("h2", {}, isolated(speakerName(speaker))),
    about.length ? el("p", { class: "standfirst" }, isolated(about.join(" · "))) : null,
    variants.length ? el("p", { class: "hint" }, "Also: ", isolated(variants.join(", "))) : null,
    el(
      "p",
      { class: "hint" },
      `${plural(records.length, "record")} in ${plural(articles.size, "article")}`,
    ),
    list,
  );
  drawSayings(list, records, 0);
}

function drawSayings(list, records, from) {
  const drawn = records.slice(from, from + PAGE);
  list.append(
    ...drawn.flatMap((record, at) =>
      [
        record.article === drawn[at - 1]?.article ? [] : inArticle(record.article),
        saying(record),
      ].flat(),
    ),
  );
  const left = records.length - from - PAGE;
  if (left <= 0) return;
  const more = el(
    "li",
    { class: "more" },
    el(
      "button",
      {
        type: "button",
        onclick: () => {
          more.remove();
          drawSayings(list, records, from + PAGE);
        },
      },
      `Show more (${numbers.format(left)} left)`,
    ),
  );
  list.append(more);
}

function inArticle(number) {
  const article = index.articles[number];
  return el(
    "li",
    { class: "in-article" },
    el(
      "h3",
      {},
      el(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => goTo({ view: "articles", article: number }),
        },
        isolated(article.title),
      ),
    ),
    el("p", { class: "where" }, isolated(provenance(article))),
  );
}

/** One record of a speaker; its words lead to their place in the article. */
function saying(record) {
  const verdict = marks.get(record.id)?.verdict;
  return el(
    "li",
    { class: `saying ${record.kind}` },
    el(
      "blockquote",
      {},
      el(
        "button",
        {
          type: "button",
          class: "words-link",
          onclick: () => goTo({ view: "articles", article: record.article, record: record.id }),
        },
        record.kind === "quote" ? quoted(record) : said(record),
      ),
    ),
    el(
      "p",
      { class: "where" },
      record.kind === "quote" ? null : el("span", { class: "kind" }, words(record.kind)),
      record.source
        ? el("span", { class: "source-words" }, isolated(wordsOf(record, record.source)))
        : null,
      record.cue ? el("span", { class: "cue-word" }, isolated(wordsOf(record, record.cue))) : null,
      record.form ? el("span", {}, formOf(record)) : null,
      el("span", {}, `confidence ${percent(record.confidence)}`),
      verdict
        ? el("span", { class: `verdict ${verdict}` }, `${VERDICTS[verdict]} ${verdict}`)
        : null,
    ),
  );
}
