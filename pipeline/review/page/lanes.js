// Marked words without nesting: a block is cut where parts begin and end, and parts that overlap
// are underlined in lanes below the words, like the staves of a score.

const LANES = 6;
const LANE = 4; // pixels from one lane to the next
const THICK = 2; // pixels of a line

// How the line of each part is drawn: its colour, and its dashes (on, off in pixels) beside colour.
const LINES = {
  content: ["--content", null],
  source: ["--source", null],
  cue: ["--cue", [5, 3]],
  figure: ["--figure", null],
  date: ["--date", [2, 2]],
  claim: ["--claim", [1, 4]],
};
const RANK = { content: 0, source: 0, cue: 0, figure: 1, date: 1, claim: 2 };

/** The role in which a part of a record is drawn; null for parts that show once selected. */
function roleOf(record, name) {
  if (["content", "source", "cue"].includes(name)) return name;
  if (name !== "span") return null;
  if (figureKinds.has(record.kind)) return "figure";
  return record.kind in RANK ? record.kind : null;
}

/** All parts of `records`: {start, end, role, name, record}. */
function allParts(records) {
  return records.flatMap((record) =>
    partsOf(record).map(({ name, span }) => ({
      start: span.start,
      end: span.end,
      role: roleOf(record, name),
      name,
      record,
    })),
  );
}

/** Give each drawn part the lowest free lane, quotes nearest to the words, claims farthest.
 *  The same words in the same role are one line, however many records share them. */
function layLanes(parts) {
  const lanes = [];
  const drawn = parts.filter((part) => part.role);
  drawn.sort(
    (one, other) =>
      RANK[one.role] - RANK[other.role] || one.start - other.start || other.end - one.end,
  );
  const places = new Map();
  for (const part of drawn) {
    const key = `${part.role} ${part.start} ${part.end}`;
    if (places.has(key)) {
      part.lane = places.get(key);
      continue;
    }
    let lane = 0;
    while (lanes[lane] && !put(lanes[lane], part)) lane += 1;
    lanes[lane] ??= [part];
    part.lane = lane;
    places.set(key, lane);
  }
  return Math.min(lanes.length, LANES);
}

/** Put `part` in its place in a lane, which is in order; false where it would overlap another. */
function put(lane, part) {
  let [low, high] = [0, lane.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane[middle].start < part.end) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && overlap(lane[low - 1], part)) return false;
  lane.splice(low, 0, part);
  return true;
}

const overlap = (one, other) => one.start < other.end && other.start < one.end;

/** Cut [start, end) where parts begin and end: {start, end, parts} in order. */
function segments(start, end, parts) {
  const cuts = new Set([start, end]);
  for (const part of parts) {
    cuts.add(Math.max(start, part.start));
    cuts.add(Math.min(end, part.end));
  }
  const edges = [...cuts].sort((one, other) => one - other);
  const pieces = edges.slice(1).map((edge, at) => ({ start: edges[at], end: edge, parts: [] }));
  const place = new Map(edges.map((edge, at) => [edge, at]));
  for (const part of parts) {
    const last = place.get(Math.min(end, part.end));
    for (let at = place.get(Math.max(start, part.start)); at < last; at += 1) {
      pieces[at].parts.push(part);
    }
  }
  return pieces;
}

/** The CSS background of a segment: its lines, and under them the wash of its words. */
function background(parts, lanes) {
  const lines = parts
    .filter((part) => part.role && part.lane < LANES)
    .map((part) => line(part, (lanes - 1 - part.lane) * LANE));
  const wash =
    "linear-gradient(var(--wash) 0 0) 0 0 / " + `100% calc(100% - ${lanes * LANE - 1}px) no-repeat`;
  return [...lines, wash].join(", ");
}

function line(part, above) {
  const [colour, dashes] = LINES[part.role];
  const place = `0 calc(100% - ${above}px) / 100% ${THICK}px no-repeat`;
  if (!dashes) return `linear-gradient(var(${colour}) 0 0) ${place}`;
  const [on, off] = dashes;
  const stops = `var(${colour}) 0 ${on}px, transparent ${on}px ${on + off}px`;
  return `repeating-linear-gradient(90deg, ${stops}) ${place}`;
}
