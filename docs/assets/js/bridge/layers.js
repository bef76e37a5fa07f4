// @ts-check
/**
 * Where boxes stand that lead from column to column: few lines cross, boxes that belong together stand side by side.
 *
 * What leads over a column has a narrow lane in it, so that no line runs behind a box.
 *
 * @module
 */

/** @typedef {{id: string, column: number, height: number}} Box */
/** @typedef {{from: string, to: string}} Edge */
/** @typedef {{column: number, height: number, lane: boolean, top: number, before: Item[], after: Item[]}} Item */
/** @typedef {{tops: Map<string, number>, lanes: (edge: Edge) => {column: number, y: number}[], height: number}} Placed */

const [GAP, LANE, LANE_GAP] = [16, 6, 8];
const [SWEEPS, SETTLINGS] = [12, 10];

/**
 * Place boxes.
 *
 * @param {readonly Box[]} boxes in the order in which those of a column stand where nothing speaks for another
 * @param {readonly Edge[]} edges each from a column to a later one
 * @param {number} columns
 * @returns {Placed}
 */
export function placed(boxes, edges, columns) {
  /** @type {Map<string, Item>} */
  const items = new Map(boxes.map(({ id, column, height }) => [id, { column, height, lane: false, top: 0, before: [], after: [] }]));
  /** @type {Item[][]} */
  const layers = Array.from({ length: columns }, (_, at) => [...items.values()].filter(({ column }) => column === at));
  /** The lane that what leads away from a box has in a column. @type {Map<string, Item>} */
  const lanes = new Map();
  const over = (/** @type {Edge} */ { from, to }) => {
    const [first, last] = [items.get(from)?.column ?? 0, items.get(to)?.column ?? 0];
    return Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => `${first + 1 + at} ${from}`);
  };
  for (const edge of edges) {
    let at = /** @type {Item} */ (items.get(edge.from));
    for (const key of over(edge)) {
      const lane = lanes.get(key) ?? { column: at.column + 1, height: LANE, lane: true, top: 0, before: [at], after: [] };
      if (!lanes.has(key)) {
        at.after.push(lane);
        layers[lane.column].push(lane);
        lanes.set(key, lane);
      }
      at = lane;
    }
    const end = /** @type {Item} */ (items.get(edge.to));
    at.after.push(end);
    end.before.push(at);
  }
  const ordered = orderOf(layers);
  settle(ordered);
  const all = ordered.flat();
  const highest = Math.min(...all.map(({ top }) => top));
  for (const one of all) one.top = Math.round(one.top - highest);
  return {
    tops: new Map([...items].map(([id, { top }]) => [id, top])),
    lanes: (edge) => over(edge).flatMap((key) => lanes.get(key) ?? []).map(({ column, top }) => ({ column, y: top + LANE / 2 })),
    height: Math.max(0, ...all.map(({ top, height }) => top + height)),
  };
}

/** Order columns by where what they are tied to stands; what is tied to nothing comes last. @type {(layers: readonly Item[][]) => Item[][]} */
function orderOf(layers) {
  const tied = (/** @type {Item} */ { before, after }) => before.length + after.length > 0;
  let now = layers.map((layer) => [...layer.filter(tied), ...layer.filter((one) => !tied(one))]);
  let [best, fewest] = [now, crossings(now)];
  for (let sweep = 0; sweep < SWEEPS && fewest; sweep += 1) {
    const back = sweep % 2 === 1;
    const next = now.map((layer) => [...layer]);
    for (const layer of back ? [...next].reverse() : next) {
      const places = placesOf(next);
      const wish = new Map(layer.map((one) => [one, tied(one) ? (mean((back ? one.after : one.before).map((other) => places.get(other) ?? 0)) ?? places.get(one) ?? 0) : Infinity]));
      layer.sort((a, b) => compare(wish.get(a) ?? 0, wish.get(b) ?? 0));
    }
    now = next;
    const found = crossings(now);
    if (found < fewest) [best, fewest] = [now, found];
  }
  return best;
}

/** @type {(a: number, b: number) => number} */
const compare = (a, b) => (a === b ? 0 : a - b);

/** Where each stands in its column, from 0 to 1. @type {(layers: readonly Item[][]) => Map<Item, number>} */
const placesOf = (layers) => new Map(layers.flatMap((layer) => layer.map((one, at) => /** @type {const} */ ([one, (at + 0.5) / layer.length]))));

/** Count the lines that cross, by a tree of sums. @type {(layers: readonly Item[][]) => number} */
function crossings(layers) {
  let count = 0;
  for (const [column, layer] of layers.entries()) {
    const next = layers[column + 1] ?? [];
    const at = new Map(next.map((one, index) => [one, index]));
    const sums = new Array(next.length + 1).fill(0);
    let drawn = 0;
    for (const one of layer) {
      const ends = one.after.map((end) => at.get(end) ?? 0);
      for (const end of ends) {
        let notBelow = 0;
        for (let place = end + 1; place > 0; place -= place & -place) notBelow += sums[place];
        count += drawn - notBelow;
      }
      for (const end of ends) for (let place = end + 1; place <= next.length; place += place & -place) sums[place] += 1;
      drawn += ends.length;
    }
  }
  return count;
}

/** Let what is tied stand side by side, without touching. @type {(layers: readonly Item[][]) => void} */
function settle(layers) {
  for (const layer of layers) stacked(layer, layer.map(() => 0));
  for (let time = 0; time < SETTLINGS; time += 1) {
    const back = time % 2 === 1;
    for (const layer of back ? [...layers].reverse() : layers) {
      const wish = (/** @type {Item} */ one) => mean((time === SETTLINGS - 1 ? [...one.before, ...one.after] : back ? one.after : one.before).map(middle));
      const free = layer.filter(({ before, after }) => before.length + after.length);
      stacked(free, free.map((one) => (wish(one) ?? middle(one)) - one.height / 2));
      // What is tied to nothing follows close behind.
      for (const [at, one] of layer.entries()) {
        const above = layer[at - 1];
        if (at >= free.length) one.top = above ? above.top + above.height + between(above, one) : 0;
      }
    }
  }
}

/** Put items below each other, as near as can be to where each wants to be: the least sum of squares (pool adjacent violators). @type {(items: readonly Item[], wanted: readonly number[]) => void} */
function stacked(items, wanted) {
  /** @type {number[]} */
  const offsets = [];
  for (const [at, one] of items.entries()) offsets.push(at ? offsets[at - 1] + items[at - 1].height + between(items[at - 1], one) : 0);
  /** @type {{sum: number, count: number}[]} */
  const pools = [];
  for (const [at, wish] of wanted.entries()) {
    let pool = { sum: wish - offsets[at], count: 1 };
    for (let above = pools[pools.length - 1]; above && above.sum / above.count >= pool.sum / pool.count; above = pools[pools.length - 1]) {
      pools.pop();
      pool = { sum: above.sum + pool.sum, count: above.count + pool.count };
    }
    pools.push(pool);
  }
  const shifts = pools.flatMap(({ sum, count }) => new Array(count).fill(sum / count));
  for (const [at, one] of items.entries()) one.top = shifts[at] + offsets[at];
}

/** @type {(above: Item, below: Item) => number} */
const between = (above, below) => (above.lane || below.lane ? LANE_GAP : GAP);

/** @type {(item: Item) => number} */
const middle = ({ top, height }) => top + height / 2;

/** @type {(numbers: readonly number[]) => number | null} */
const mean = (numbers) => (numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : null);
