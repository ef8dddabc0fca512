// A list of any length: only the rows in sight are in the page. A listbox to a screen reader.

const OVERSCAN = 6;

/** Make `host` a list of rows, `height` pixels each: `draw` fills one, `choose` opens its item. */
function virtualList(host, height, draw, choose) {
  const list = { host, height, draw, choose, items: [], active: -1, chosen: -1 };
  list.sizer = el("div", { class: "rows", role: "presentation" });
  host.append(list.sizer);
  host.addEventListener("scroll", () => paint(list), { passive: true });
  host.addEventListener("keydown", (event) => moveInList(list, event));
  host.addEventListener("click", (event) => clickInList(list, event));
  new ResizeObserver(() => paint(list)).observe(host);
  return list;
}

/** Show `items`; `chosen` is the place of the one that is open, or -1. */
function setItems(list, items, chosen) {
  list.items = items;
  list.chosen = chosen;
  list.active = chosen;
  list.sizer.style.height = `${items.length * list.height}px`;
  paint(list, true);
}

function setChosen(list, chosen) {
  list.chosen = chosen;
  list.active = chosen;
  if (chosen >= 0) reveal(list, chosen);
  paint(list, true);
}

function reveal(list, at) {
  const top = at * list.height;
  const { scrollTop, clientHeight } = list.host;
  if (top < scrollTop) list.host.scrollTop = top;
  else if (top + list.height > scrollTop + clientHeight) {
    list.host.scrollTop = top + list.height - clientHeight;
  }
}

function paint(list, anew = false) {
  const { scrollTop, clientHeight } = list.host;
  const first = Math.max(0, Math.floor(scrollTop / list.height) - OVERSCAN);
  const last = Math.min(
    list.items.length,
    Math.ceil((scrollTop + clientHeight) / list.height) + OVERSCAN,
  );
  if (!anew && list.first === first && list.last === last) return;
  [list.first, list.last] = [first, last];
  const places = Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step);
  clear(
    list.sizer,
    places.map((at) => row(list, at)),
  );
  markActive(list);
}

function row(list, at) {
  const node = el(
    "div",
    {
      class: "row",
      role: "option",
      id: `${list.host.id}-${at}`,
      "data-at": at,
      "aria-setsize": list.items.length,
      "aria-posinset": at + 1,
      "aria-selected": String(at === list.chosen),
    },
    list.draw(list.items[at]),
  );
  node.style.transform = `translateY(${at * list.height}px)`;
  node.style.height = `${list.height}px`;
  return node;
}

function markActive(list) {
  const node = byId(`${list.host.id}-${list.active}`);
  for (const other of list.sizer.children) other.classList.toggle("active", other === node);
  if (node) list.host.setAttribute("aria-activedescendant", node.id);
  else list.host.removeAttribute("aria-activedescendant");
}

function moveInList(list, event) {
  const page = Math.max(1, Math.floor(list.host.clientHeight / list.height) - 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 };
  if (event.key === "Enter" || event.key === " ") {
    if (list.items[list.active]) list.choose(list.items[list.active]);
  } else if (event.key in steps) {
    const to = list.active + steps[event.key];
    list.active = Math.max(0, Math.min(list.items.length - 1, to));
    reveal(list, list.active);
    paint(list);
    markActive(list);
  } else return;
  event.preventDefault();
}

function clickInList(list, event) {
  const at = event.target.closest("[data-at]")?.dataset.at;
  if (at !== undefined) list.choose(list.items[Number(at)]);
}
