// Making elements. Text only ever enters the page as text nodes, never as markup.

const byId = (id) => document.getElementById(id);

/** Make an element: `on…` are listeners, other properties are attributes; children are nodes. */
function el(tag, properties = {}, ...children) {
  return dress(document.createElement(tag), properties, children);
}

function svg(tag, properties = {}, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function dress(node, properties, children) {
  // Children first: each one that comes into an element of dir="auto" has its direction read anew.
  node.append(...present(children));
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

const present = (children) =>
  children.flat(3).filter((child) => child !== null && child !== undefined);

// Characters that are unseen and change how others are read: control, bidi and zero-width ones.
const UNSEEN = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c" +
    "\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]",
);
const UNSEEN_EACH = new RegExp(`(${UNSEEN.source})`);

/** The nodes that show `text`: its unseen characters appear as their code, and do nothing. */
function shown(text) {
  if (!UNSEEN.test(text)) return [text];
  return text
    .split(UNSEEN_EACH)
    .filter(Boolean)
    .map((part) => (UNSEEN.test(part) && part.length === 1 ? unseen(part) : part));
}

function unseen(character) {
  const code = "U+" + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return el("span", { class: "unseen", "data-code": code, title: `invisible character ${code}` });
}

/** `text` kept apart from the direction of what is around it. */
const isolated = (text) => el("bdi", {}, shown(text));

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const plural = (count, one) => `${numbers.format(count)} ${one}${count === 1 ? "" : "s"}`;

function clear(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}
