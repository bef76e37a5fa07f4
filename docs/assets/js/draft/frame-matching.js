// @ts-check
/**
 * Recognise a frame's text in a section: sentences that may have gone, rows that were written for a list.
 *
 * @module
 */

import { fits, lettersOf } from "./frame-shape.js";

/** @typedef {import("./frame-shape.js").Hole} Hole */
/** @typedef {import("./frame-shape.js").Run} Run */
/** @typedef {import("./frame-shape.js").Shape} Shape */
/** @typedef {import("./read-blocks.js").Read} Read */
/** @typedef {import("../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {readonly (readonly string[] | null)[]} Said what stands in each sentence's blanks, in order; null for a sentence that is not there */
/** @typedef {{at: number, said: Said}} Line which item of the frame it is, and what it says */
/** @typedef {{at: number, cells: readonly (Said | null)[]}} Row which row of the frame it is, and what its cells say; null for a column that is not there */
/** @typedef {{type: "gone"} | {type: "run", runs: readonly Said[]} | {type: "list", items: readonly Line[]} | {type: "table", rows: readonly Row[]}} Block what became of a block */
/** @typedef {{blocks: readonly Block[], written: string, rest: string, letters: number}} Found written: the part of the section that is the frame's; letters: how much literal text */

/**
 * How to read.
 *
 * @typedef {object} Way
 * @property {{left: number}} steps how many may still be taken, in all
 * @property {import("../report/values.js").Fields} fields
 * @property {RecordTypes} types
 * @property {Readonly<Record<string, string>>} values what fields were filled with elsewhere
 * @property {Readonly<Record<string, ReadonlyMap<string, Readonly<Record<string, string>>>>>} rows cells that stand elsewhere, by list and name
 */

const LONGEST = 2000;
const MOST_STEPS = 20_000;
// What speaks against a reading of a line, each more than all of those after it: what is not the frame's own text and stands nowhere else, values unlike their types, values that are new.
const LETTER = 1_000_000;
const MISFIT = 1000;
const UNKNOWN = 1;

/**
 * Match a frame with the beginning of a section.
 *
 * @param {readonly Shape[]} shapes
 * @param {readonly Read[]} reads
 * @param {Way} way
 * @returns {Found | null}
 */
export function matchFrame(shapes, reads, way) {
  const steps = { left: Math.min(MOST_STEPS, way.steps.left) };
  const given = steps.left;
  const found = reads.length ? walk(0, 0, 0) : null;
  way.steps.left -= given - steps.left;
  if (!found) return null;
  const { blocks, at, items } = found;
  const [last, partial] = [reads[at], items > 0];
  const [before, after] = partial && last.type === "list" ? [[last.lines.slice(0, items).join("\n")], [last.lines.slice(items).join("\n")]] : [[], []];
  return {
    blocks,
    written: [...reads.slice(0, at).map((read) => read.written), ...before].join("\n\n"),
    rest: [...after, ...reads.slice(partial ? at + 1 : at).map((read) => read.written)].join("\n\n"),
    letters: lettersOf(shapes, blocks),
  };

  /** @type {(index: number, at: number, items: number) => {blocks: Block[], at: number, items: number} | null} from a block of the frame and one of the section on; items: how many of the latter's are taken */
  function walk(index, at, items) {
    if (index === shapes.length) return at || items ? { blocks: [], at, items } : null;
    const shape = shapes[index];
    for (const { block, end, rest } of items ? [] : readingsOf(shape, reads, at, { ...way, steps })) {
      const below = walk(index + 1, end, rest);
      if (below) return { ...below, blocks: [block, ...below.blocks] };
    }
    if (!mayGo(shape)) return null;
    const below = walk(index + 1, at, items);
    return below && { ...below, blocks: [{ type: "gone" }, ...below.blocks] };
  }
}

/** @type {(shape: Shape) => boolean} */
function mayGo(shape) {
  if (shape.type === "table") return shape.rows.every(({ cells }) => cells.some((cell) => cell.sentences[0].parts.some((part) => typeof part !== "string")));
  return (shape.type === "run" ? [shape.run] : shape.items).every((run) => run.sentences.every((sentence) => sentence.optional));
}

/** @type {(shape: Shape, reads: readonly Read[], at: number, way: Way) => {block: Block, end: number, rest: number}[]} what a block may be read as; rest: how many items of the last list it takes, where there are more */
function readingsOf(shape, reads, at, way) {
  const read = reads[at];
  if (shape.type === "run") {
    /** @type {Said[]} */
    const runs = [];
    for (let end = at; end < reads.length && (end === at || shape.run.repeats); end += 1) {
      const next = reads[end];
      const said = next.type === "run" ? matchRun(shape.run, next.text, way) : null;
      if (!said) break;
      runs.push(said);
    }
    return runs.length ? [{ block: { type: "run", runs }, end: at + runs.length, rest: 0 }] : [];
  }
  if (shape.type === "list" && read?.type === "list" && (read.start === null) === (shape.start === null)) {
    const items = sequence(shape.items, read.items, (item, text) => matchRun(item, text, way)).map(({ index, said }) => ({ at: index, said }));
    const all = items.length === read.lines.length;
    return items.length ? [{ block: { type: "list", items }, end: all ? at + 1 : at, rest: all ? 0 : items.length }] : [];
  }
  if (shape.type === "table" && read?.type === "table") {
    const columns = columnsOf(shape.head, read.head);
    if (!columns) return [];
    const rows = sequence(shape.rows, read.rows, (row, cells) => matchCells(row.cells, cells, columns, way)).map(({ index, said }) => ({ at: index, cells: said }));
    return rows.length === read.rows.length ? [{ block: { type: "table", rows }, end: at + 1, rest: 0 }] : [];
  }
  return [];
}

/**
 * Match what a list or table holds in order: what names columns stands for any number, everything else for one.
 *
 * @template {{repeats: unknown}} S
 * @template R
 * @template F
 * @param {readonly S[]} shapes
 * @param {readonly R[]} reads
 * @param {(shape: S, read: R) => F | null} match
 * @returns {{index: number, said: F}[]}
 */
function sequence(shapes, reads, match) {
  /** @type {{index: number, said: F}[]} */
  const found = [];
  let from = 0;
  for (const read of reads) {
    let said = null;
    let index = from;
    for (; index < shapes.length && !said; index += said ? 0 : 1) said = match(shapes[index], read);
    if (!said) break;
    found.push({ index, said });
    from = shapes[index].repeats ? index : index + 1;
  }
  return found;
}

/** @type {(head: readonly string[], read: readonly string[]) => (number | null)[] | null} where each column of the frame stands; null for one that was left out */
function columnsOf(head, read) {
  let next = 0;
  const found = head.map((title) => (next < read.length && read[next] === title ? (next += 1) - 1 : null));
  return next === read.length && next ? found : null;
}

/** @type {(shapes: readonly Run[], cells: readonly string[], columns: readonly (number | null)[], way: Way) => (Said | null)[] | null} */
function matchCells(shapes, cells, columns, way) {
  const found = shapes.map((shape, index) => {
    const column = columns[index];
    if (column === null || column === undefined) return null;
    const text = cells[column] ?? "";
    const holes = shape.sentences[0].parts.filter((part) => typeof part !== "string");
    if (!text && holes.length) return [holes.map(() => "")];
    return matchRun(shape, text, way) ?? undefined;
  });
  return found.includes(undefined) || cells.length > columns.filter((column) => column !== null).length ? null : /** @type {(Said | null)[]} */ (found);
}

/**
 * Match a line: of all readings the one in which most text is the frame's own or stands elsewhere too, then most values are as their types are.
 *
 * @param {Run} run
 * @param {string} text
 * @param {Way} way
 * @returns {Said | null} null too where two are as good: a value must not be cut in two by a guess
 */
export function matchRun({ sentences }, text, way) {
  /** @type {{hole: Hole, value: string}[]} */
  const filled = [];
  /** @type {(readonly string[] | null)[]} */
  const said = [];
  let best = { cost: Infinity, said: /** @type {Said | null} */ (null) };
  sentence(0, 0, 0);
  return way.steps.left < 0 ? null : best.said;

  /** @type {(index: number, at: number, cost: number) => void} */
  function sentence(index, at, cost) {
    if (index < sentences.length) {
      part(index, 0, at, cost);
      if (!sentences[index].optional) return;
      said.push(null);
      sentence(index + 1, at, cost);
      said.pop();
    } else if (at === text.length && cost <= best.cost) best = { cost, said: cost < best.cost ? [...said] : null };
  }

  /** @type {(index: number, place: number, at: number, cost: number) => void} */
  function part(index, place, at, cost) {
    way.steps.left -= 1;
    if (way.steps.left < 0 || cost > best.cost) return;
    const { parts } = sentences[index];
    if (place === parts.length) {
      const holes = parts.filter((one) => typeof one !== "string").length;
      said.push(filled.slice(filled.length - holes).map(({ value }) => value));
      sentence(index + 1, at, cost);
      said.pop();
      return;
    }
    const here = parts[place];
    if (typeof here === "string") {
      if (text.startsWith(here, at)) part(index, place + 1, at + here.length, cost);
      return;
    }
    const following = parts[place + 1];
    const next = typeof following === "string" ? following : "";
    const last = !following && index === sentences.length - 1;
    for (const [end, more] of endsOf(here, text, at, next, last)) {
      way.steps.left -= 1;
      if (way.steps.left < 0) return;
      const raw = text.slice(at, end);
      const value = raw === here.blank ? "" : raw;
      if (filled.some((one) => one.hole.name === here.name && one.value !== value)) continue;
      filled.push({ hole: here, value });
      part(index, place + 1, end, cost + (more ? raw.length * LETTER + more : 0));
      filled.pop();
    }
  }

  /** @type {(hole: Hole, text: string, at: number, next: string, last: boolean) => Generator<[number, number]>} where a value may end, the likeliest first, and what that costs: nothing where it is blank or stands elsewhere */
  function* endsOf(hole, text, at, next, last) {
    const within = text.slice(at, at + LONGEST + next.length);
    const likely = new Set([hole.blank, knownOf(hole)].filter((one) => one && within.startsWith(one)).map(({ length }) => length));
    for (const end of likely) yield [at + end, 0];
    /** @type {number[]} */
    const found = [];
    if (last) found.push(within.length);
    else if (next) for (let end = within.indexOf(next, 1); end > 0; end = within.indexOf(next, end + 1)) found.push(end);
    else for (let end = 1; end <= within.length; end += 1) found.push(end);
    const others = found.filter((end) => !likely.has(end));
    for (const end of others) if (fits(hole, within.slice(0, end), way)) yield [at + end, UNKNOWN];
    if (hole.reference && "function" in hole.reference) return;
    for (const end of others) if (!fits(hole, within.slice(0, end), way)) yield [at + end, MISFIT];
  }

  /** @type {(hole: Hole) => string} what stands elsewhere */
  function knownOf({ name, reference }) {
    if (!reference) return Object.hasOwn(way.values, name) ? way.values[name] : "";
    if ("function" in reference || !Object.hasOwn(way.types, reference.list)) return "";
    const naming = Object.keys(way.types[reference.list].columns)[0];
    const row = filled.find(({ hole }) => hole.reference && !("function" in hole.reference) && hole.reference.list === reference.list && hole.reference.column === naming);
    return (row && way.rows[reference.list]?.get(row.value)?.[reference.column]) ?? "";
  }
}
