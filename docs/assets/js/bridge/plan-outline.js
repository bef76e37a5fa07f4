// @ts-check
/**
 * The lines of a report as a tree: what stands under what, by marks, numbers, bullets and how far they stand in.
 *
 * @module
 */

/** @typedef {import("./plan-lines.js").Line} Line */
/** @typedef {Line & {kids: Node[]}} Node */

const STEP = 2;
const [TITLE, NUMBERS, LIST] = ["title", "number", "bullet"];
/** The forms down to 一、 and （一）, as ../report/heading-numbers.js ranks them. */
const HEADINGS = 3;
const [LONGEST_TITLE, LONGEST_LEAD] = [24, 30];
/** How many lines on one looks for the next number. */
const AHEAD = 60;

/**
 * Put lines under each other.
 *
 * @param {readonly Line[]} lines
 * @param {(line: Line) => boolean} isField whether a line says who and when of the item above
 * @returns {Node} the whole
 */
export function outlineOf(lines, isField) {
  /** @type {Node} */
  const root = { line: -1, lines: 0, sort: "#", rank: 0, style: TITLE, last: 0, indent: 0, text: "", role: null, tight: false, source: [], kids: [] };
  /** @type {Node[]} */
  const open = [root];
  const top = () => open[open.length - 1];
  const close = (/** @type {number} */ to) => open.splice(Math.max(1, to));
  const add = (/** @type {Node} */ node) => top().kids.push(node);
  for (const [at, line] of lines.entries()) {
    /** @type {Node} */
    const node = { ...line, kids: [] };
    const before = top().kids.at(-1);
    if (line.sort !== "#" && inList(top()) && isField(line)) add(node);
    else if (line.sort !== "#" && before?.sort === "text" && !before.role && isField(line)) before.kids.push(node);
    else if (line.sort === "#") {
      const place = open.findIndex((one, at) => at > 0 && !(one.sort === "#" && one.rank < line.rank));
      if (place > 0) close(place);
      add(node);
      open.push(node);
    } else if (line.sort === "said" || line.sort === "bold") {
      // A label in the line of an item is the item's own: 1.迟报。措施：…
      if (line.lines || !inList(top()) || top().line !== line.line) close(ownPlace(open, lines, at) || saidPlace(open, node));
      add(node);
      open.push(node);
    } else if (line.sort === "label") {
      close(open.findLastIndex((one) => one.sort !== "label" && (!inList(one) || one.role !== null)) + 1);
      add(node);
      open.push(node);
    } else if (line.sort === "number" || line.sort === "bullet") {
      close(listPlace(open, node));
      add(node);
      open.push(node);
    } else if (!(line.sort === "text" && continues(top(), line))) {
      const above = top();
      const announces = above.sort === LIST && above.role !== null && line.tight && isTitle(above);
      if (inList(above) && !announces && !(above.sort === NUMBERS && (line.sort === "text" ? isTitle(above) || isLead(above) : isHeading(above)))) {
        const at = open.findLastIndex((one) => !inList(one));
        (open[at] ?? root).kids.push(node);
      } else add(node);
    } else {
      const above = top();
      above.text += line.text;
      above.lines += line.lines;
    }
  }
  return settled(root);
}

/** A text below the last of several lines that have none is not that line's own. @type {(node: Node) => Node} */
function settled(node) {
  /** @type {Map<string, Node>} */
  const last = new Map();
  const kids = node.kids.map(settled).flatMap((kid) => {
    const before = last.get(kid.sort + kid.style);
    last.set(kid.sort + kid.style, kid);
    const loose = kid.sort === NUMBERS && kid.kids.length > 0 && kid.kids.every(({ sort }) => sort === "text") && before && !before.kids.length;
    return loose ? [{ ...kid, kids: [] }, ...kid.kids] : [kid];
  });
  return { ...node, kids };
}

/** @type {(node: Node) => boolean} */
const inList = (node) => node.sort === NUMBERS || node.sort === LIST;

/** A heading that is one by its look: short, and ended by nothing. @type {(node: Node) => boolean} */
export const isTitle = ({ text }) => text.length <= LONGEST_TITLE && !/[。；;，,！!]$/.test(text) && !/[，,；;。]/.test(text);

/** A number that is a heading's, and no item's: a table may stand right below it. @type {(node: Node) => boolean} */
const isHeading = (node) => isTitle(node) && (node.role !== null || node.rank <= HEADINGS);

/** One short sentence with a number of the outer forms: what stands below says how. @type {(node: Node) => boolean} */
const isLead = ({ text, rank }) => rank <= HEADINGS && text.length <= LONGEST_LEAD && !/[。；;].|[；;]$/.test(text);

/** Whether a line goes on with an item that was cut off. @type {(above: Node, line: Line) => boolean} */
const continues = (above, line) => inList(above) && !/^[\u3400-\u9fff]{2,6}[：:]/.test(line.text) && !above.kids.length && line.tight && line.indent >= above.indent + STEP && above.line + above.lines === line.line && !/[。；;：:]$/.test(above.text) && above.role === null && !(line.indent >= above.indent + 8);

/**
 * The place of a label that each number of a list has: it is that number's own, and the list goes on below it.
 *
 * @type {(open: readonly Node[], lines: readonly Line[], at: number) => number} 0 where the label ends the list
 */
function ownPlace(open, lines, at) {
  const rest = lines.slice(at + 1, at + AHEAD);
  const end = rest.findIndex(({ sort }) => sort === "#");
  const below = end < 0 ? rest : rest.slice(0, end);
  const next = below.find(({ sort }) => sort === NUMBERS);
  if (!next) return 0;
  return open.findLastIndex((one) => {
    if (one.sort !== NUMBERS) return false;
    const on = below.findIndex((line) => line.sort === NUMBERS && line.rank <= one.rank);
    if (on < 0 || below[on].style !== one.style || below[on].last !== one.last + 1) return false;
    if (below[on] !== next || one.rank < HEADINGS) return isTitle({ ...one, text: one.text.replace(/。$/, "") });
    const again = [...lines.slice(Math.max(0, at - AHEAD), at), ...below.slice(on)];
    return again.some((line) => line.lines > 0 && line.role === lines[at].role && line.text === lines[at].text && line.sort === lines[at].sort);
  }) + 1;
}

/** @type {(open: readonly Node[], node: Node) => number} */
function saidPlace(open, node) {
  const same = open.findLastIndex((one) => one.sort === node.sort || (one.role && ["said", "bold", "label"].includes(one.sort)));
  const sharp = open.findLastIndex((one) => one.sort === "#");
  if (same > sharp) return same;
  // The first of its sort ends the list above it, and stands under the heading that the list stands under.
  return open.findLastIndex((one) => one.sort === "#" || (one.sort === NUMBERS && one.rank < 4 && (one.role || one.kids.some(inList)))) + 1;
}

/** @type {(open: readonly Node[], node: Node) => number} how many of the open lines stay open */
function listPlace(open, node) {
  const from = open.findLastIndex((one) => one.sort === "#") + 1;
  const top = open[open.length - 1];
  const goesOn = (/** @type {Node} */ one) => node.sort === LIST || node.last === one.last + 1;
  const nested = node.last === 1 && top.role !== null && top.style === node.style && inList(top);
  if (nested) return open.length;
  const like = [];
  for (let at = open.length - 1; at >= from; at -= 1) {
    const one = open[at];
    const mark = one.sort === node.sort && one.style === node.style;
    // Below a heading of words a list begins anew; one that goes on with what stood above ends what the heading is of.
    if (!inList(one) && like.length) break;
    if (mark && (like.length || !crossed(open, at) || (goesOn(one) && node.last > 1))) like.push(at);
  }
  const near = like.filter((at) => Math.abs(open[at].indent - node.indent) < STEP);
  const place = near.find((at) => goesOn(open[at])) ?? near[0] ?? like.find((at) => goesOn(open[at]) && node.last > 1) ?? like.find((at) => open[at].indent > node.indent);
  if (place !== undefined) return place;
  if (inList(top) && node.indent >= top.indent + STEP) return open.length;
  if (like.length && node.indent < open[like[0]].indent + STEP) return like[0];
  let keep = open.length;
  while (keep > from && inList(open[keep - 1]) && (open[keep - 1].rank > node.rank || (open[keep - 1].rank === node.rank && open[keep - 1].style !== node.style && node.indent < open[keep - 1].indent))) {
    if (open[keep - 1].role && node.last === 1) break;
    keep -= 1;
  }
  return keep;
}

/** Whether a heading of words stands below a place. @type {(open: readonly Node[], at: number) => boolean} */
const crossed = (open, at) => open.slice(at + 1).some((one) => !inList(one));
