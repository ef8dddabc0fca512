// The article's text, block by block, with the parts of its records marked.

const TAGS = { headline: "h2", blockquote: "blockquote", caption: "p", byline: "p" };
const showing = { parts: [], segments: [] };

/** Fill `host` with an article's text; `records` are the ones that pass the filters. */
function showText(host, article, records) {
  const parts = allParts(records);
  showing.segments = [];
  const blocks = stretches(article);
  const shares = shared(parts, blocks);
  clear(
    host,
    blocks.map((block, at) => blockNode(article, block, shares[at])),
  );
  highlightSearch(host);
}

/** The blocks, and as paragraphs the text that no block covers. */
function stretches(article) {
  const found = [];
  let end = 0;
  for (const block of article.blocks) {
    if (block.start < end) continue;
    found.push(...rest(article, end, block.start), block);
    end = block.end;
  }
  return [...found, ...rest(article, end, article.text.length)];
}

function rest(article, start, end) {
  const blank = !article.text.slice(start, end).trim();
  return blank ? [] : [{ start, end, role: "paragraph" }];
}

/** The parts in each of `blocks`; one that runs over a border is in both, each with a lane. */
function shared(parts, blocks) {
  const shares = blocks.map(() => []);
  for (const part of parts) {
    const first = blocks.findIndex((block) => part.start < block.end);
    for (let at = first; at >= 0 && blocks[at]?.start < part.end; at += 1) {
      shares[at].push({ ...part });
    }
  }
  return shares;
}

function blockNode(article, block, own) {
  const lanes = layLanes(own);
  const pieces = segments(block.start, block.end, own);
  const tag = TAGS[block.role] ?? "p";
  const node = el(
    tag,
    { class: `block ${block.role}`, dir: "auto" },
    pieces.map((piece) => segmentNode(article, piece, lanes)),
  );
  node.style.setProperty("--lanes", lanes);
  return node;
}

function segmentNode(article, piece, lanes) {
  const text = article.text.slice(piece.start, piece.end);
  const marked = piece.parts.length > 0;
  const node = el(marked ? "mark" : "span", { "data-start": piece.start }, pieceNodes(text, piece));
  if (!marked) return node;
  node.className = ["seg", ...new Set(piece.parts.map((part) => part.role ?? "beside"))].join(" ");
  node.style.background = background(piece.parts, lanes);
  showing.segments.push({ node, parts: piece.parts });
  return node;
}

/** The nodes of a segment; each carries where it starts, so that selected words have offsets. */
function pieceNodes(text, piece) {
  if (!UNSEEN.test(text)) return [text];
  let start = piece.start;
  return shown(text).map((node) => {
    const isText = typeof node === "string";
    const holder = isText ? el("span", { "data-start": start }, node) : node;
    if (!isText) holder.dataset.start = start;
    start += isText ? node.length : 1;
    return holder;
  });
}

/** Light up the words of `record` (null for none), each by the part it is. */
function light(record, className = "on") {
  for (const { node, parts } of showing.segments) {
    const own = parts.filter((part) => record && part.record.id === record.id);
    node.classList.toggle(className, own.length > 0);
    if (className === "on") node.dataset.part = own.map((part) => partRole(part)).at(-1) ?? "";
  }
}

const partRole = (part) => part.role ?? "beside";

/** Bring the first lit words into sight. */
function revealText() {
  const first = showing.segments.find(({ node }) => node.classList.contains("on"));
  first?.node.scrollIntoView({ block: "center", behavior: motion() });
}

const motion = () =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

/** The records at a place in the text, the narrowest part first. */
function recordsAt(node) {
  const segment = showing.segments.find((item) => item.node === node);
  const parts = [...(segment?.parts ?? [])];
  parts.sort((one, other) => one.end - one.start - (other.end - other.start));
  return [...new Map(parts.map((part) => [part.record.id, part.record])).values()];
}

/** The reader's selection within the article as a span, or null. */
function selectedSpan(host) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!host.contains(range.startContainer) || !host.contains(range.endContainer)) return null;
  const [start, end] = [
    offsetAt(range.startContainer, range.startOffset),
    offsetAt(range.endContainer, range.endOffset),
  ];
  return start === null || end === null || start >= end ? null : { start, end };
}

function offsetAt(container, offset) {
  if (container.nodeType === Node.TEXT_NODE) {
    const holder = container.parentElement.closest("[data-start]");
    return holder ? Number(holder.dataset.start) + offset : null;
  }
  const child = container.childNodes[offset] ?? container.nextSibling;
  const holder = child?.closest?.("[data-start]") ?? child?.querySelector?.("[data-start]");
  return holder ? Number(holder.dataset.start) : null;
}

/** Mark the searched words, where the browser knows custom highlights. */
function highlightSearch(host) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("searched");
  if (!searched) return;
  const ranges = [...host.children].flatMap(rangesIn);
  if (ranges.length) CSS.highlights.set("searched", new Highlight(...ranges));
}

function rangesIn(block) {
  const nodes = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: length });
    length += walker.currentNode.length;
  }
  const hits = block.textContent.matchAll(new RegExp(searched.source, "giu"));
  return [...hits].map((hit) => rangeOf(nodes, hit.index, hit.index + hit[0].length));
}

function rangeOf(nodes, start, end) {
  const range = new Range();
  const from = nodes.findLast((item) => item.start <= start);
  const to = nodes.findLast((item) => item.start < end);
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}
