// @ts-check
/**
 * Recognise a line of a frame: literal text, what its blanks were filled with, and sentences that may have gone.
 *
 * @module
 */

import { deciding, typeOf } from "../report/facts.js";
import { fits } from "./frame-shape.js";

/** @typedef {import("./frame-matching.js").Way} Way */
/** @typedef {import("./frame-shape.js").Hole} Hole */
/** @typedef {import("./frame-shape.js").Run} Run */
/** @typedef {readonly (readonly string[] | null)[]} Said what stands in each sentence's blanks, in order; null for a sentence that is not there */
/** @typedef {{said: Said, cost: number}} Matched what a line says, and what speaks against reading it so */

const LONGEST = 2000;
// What speaks against a reading of a line, each more than all of those after it: what is not the frame's own text and stands nowhere else, values unlike their types, values that are new.
const LETTER = 1_000_000;
const MISFIT = 1000;
const UNKNOWN = 1;

/**
 * Match a line: of all readings the one in which most text is the frame's own or stands elsewhere too, then most values are as their types are.
 *
 * @param {Run} run
 * @param {string} text
 * @param {Way} way
 * @returns {Matched | null} null too where two are as good: a value must not be cut in two by a guess
 */
export function matchRun({ sentences }, text, way) {
  /** @type {{hole: Hole, value: string}[]} */
  const filled = [];
  /** @type {(readonly string[] | null)[]} */
  const said = [];
  let best = { cost: Infinity, said: /** @type {Said | null} */ (null) };
  sentence(0, 0, 0);
  return way.steps.left < 0 || !best.said ? null : { said: best.said, cost: best.cost };

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
    const only = onlyOf(hole, way);
    const likely = new Set([hole.blank, only || knownOf(hole)].filter((one) => one && within.startsWith(one)).map(({ length }) => length));
    for (const end of likely) yield [at + end, 0];
    if (only) return;
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

/** @type {(hole: Hole, way: Way) => string} the word that a row must have to stand there, in the column that tells it */
function onlyOf({ reference }, { types }) {
  if (!reference || "function" in reference || !reference.word) return "";
  const type = typeOf(types, reference.list);
  return type && deciding(type, reference.word) === reference.column ? reference.word : "";
}
