// @ts-check
/**
 * Recognise a frame's text in a section: sentences that may have gone, rows that were written for a list.
 *
 * @module
 */

import { lettersOf } from "./frame-shape.js";
import { matchRun } from "./run-matching.js";

/** @typedef {import("./frame-shape.js").Run} Run */
/** @typedef {import("./frame-shape.js").Shape} Shape */
/** @typedef {import("./read-blocks.js").Read} Read */
/** @typedef {import("../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("./run-matching.js").Said} Said */
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

const MOST_STEPS = 20_000;

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
      runs.push(said.said);
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
 * Match what a list or table holds in order: what names columns stands for any number, everything else for one. Of
 * several that a line may be, it is that in which most text is the frame's own.
 *
 * @template {{repeats: unknown}} S
 * @template R
 * @template F
 * @param {readonly S[]} shapes
 * @param {readonly R[]} reads
 * @param {(shape: S, read: R) => {said: F, cost: number} | null} match
 * @returns {{index: number, said: F}[]}
 */
function sequence(shapes, reads, match) {
  /** @typedef {{from: number, cost: number, line: {index: number, said: F} | null, before: Reached | null}} Reached the first shape that the next line may be, what speaks against it, the last line and what led to it */
  /** @type {Reached[]} one for each shape that may be next, in order */
  let reached = [{ from: 0, cost: 0, line: null, before: null }];
  for (const read of reads) {
    /** @type {Reached[]} */
    const next = [];
    for (let index = reached[0].from; index < shapes.length; index += 1) {
      const found = match(shapes[index], read);
      if (!found) continue;
      const before = cheapest(reached.filter(({ from }) => from <= index));
      const one = { from: shapes[index].repeats ? index : index + 1, cost: before.cost + found.cost, line: { index, said: found.said }, before };
      const same = next.findIndex(({ from }) => from === one.from);
      if (same < 0) next.push(one);
      else next[same] = cheapest([next[same], one]);
    }
    if (!next.length) break;
    reached = next;
  }
  /** @type {{index: number, said: F}[]} */
  const lines = [];
  for (let one = /** @type {Reached | null} */ (cheapest(reached)); one?.line; one = one.before) lines.push(one.line);
  return lines.reverse();
}

/** @type {<T extends {cost: number}>(some: readonly T[]) => T} the first of those against which least speaks */
const cheapest = (some) => some.reduce((one, other) => (other.cost < one.cost ? other : one));

/** @type {(head: readonly string[], read: readonly string[]) => (number | null)[] | null} where each column of the frame stands; null for one that was left out */
function columnsOf(head, read) {
  let next = 0;
  const found = head.map((title) => (next < read.length && read[next] === title ? (next += 1) - 1 : null));
  return next === read.length && next ? found : null;
}

/** @type {(shapes: readonly Run[], cells: readonly string[], columns: readonly (number | null)[], way: Way) => {said: (Said | null)[], cost: number} | null} */
function matchCells(shapes, cells, columns, way) {
  if (cells.length > columns.filter((column) => column !== null).length) return null;
  let cost = 0;
  /** @type {(Said | null)[]} */
  const said = [];
  for (const [index, shape] of shapes.entries()) {
    const column = columns[index] ?? null;
    const text = column === null ? "" : (cells[column] ?? "");
    const holes = shape.sentences[0].parts.filter((part) => typeof part !== "string");
    // A cell that is blank may have been emptied.
    const found = column !== null && (text || !holes.length) ? matchRun(shape, text, way) : { said: column === null ? null : [holes.map(() => "")], cost: 0 };
    if (!found) return null;
    said.push(found.said);
    cost += found.cost;
  }
  return { said, cost };
}
