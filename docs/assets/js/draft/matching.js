// @ts-check
/**
 * Recognise a snippet's text in a report, and recover what its blanks were filled with.
 *
 * @module
 */

import { aim, contentOf } from "../report/assemble.js";
import { expand } from "../report/expand.js";
import { valuesAlone } from "../report/facts.js";
import { markdown, writeMarkdown } from "../report/markdown-writer.js";
import { writeText } from "../report/text-writer.js";
import { namesIn, phrasesIn, plain } from "../report/tree.js";
import { fits } from "../report/values.js";
import { shapeOf } from "./frame-shape.js";

/** @typedef {readonly string[]} Segments literal text and field names by turns: items at odd indexes are names */
/** @typedef {"markdown" | "text"} Format */
/** @typedef {{level: number, heading: string, segments: Segments}} Body what stands under a heading of a snippet, or before the first */
/** @typedef {import("./draft.js").Piece} Piece */
/** @typedef {import("./headings.js").Found} Found */
/** @typedef {{name: string, value: string}} Filled a blank in order, and what stands there; nothing where it is blank */

/**
 * A snippet found in a report.
 *
 * @typedef {object} Match
 * @property {number} sections how many of the report's sections it takes, with its sub-headings
 * @property {Filled[]} filled
 * @property {string} rest what stands after its text
 * @property {boolean} notes whether its annotations are listed
 * @property {boolean} outline whether only its purpose stands there
 * @property {import("./frame-finding.js").Frame} [frame] what a frame's text became
 */

/** @typedef {{format: Format, known: ReadonlyMap<string, string>, fields: import("../report/values.js").Fields}} Way how to read values */

const LONGEST_VALUE = 2000;
const MOST_STEPS = 20_000;
const FEWEST_LETTERS = 12;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
// What stands for a field while a snippet is written: text of the library holds no private-use character.
const HOLE = /\ue000([0-9]+)\ue001/;
const WRITERS = { markdown: writeMarkdown, text: writeText };
const NOTES = { markdown: /(?:^|\n\n)> 批注\n>\n((?:> [0-9]+\. [^\n]*(?:\n|$))+)/, text: /(?:^|\n\n)【批注】\n((?:[0-9]+\. [^\n]*(?:\n|$))+)/ };

/**
 * Match a snippet with the sections that begin at a place.
 *
 * @param {Piece} piece
 * @param {readonly Found[]} sections with tight text
 * @param {number} at
 * @param {Format} format
 * @param {ReadonlyMap<string, string>} known what fields were filled with elsewhere
 * @returns {Match | null}
 */
export function matchPiece(piece, sections, at, format, known) {
  // Values of their fields' types first: they tell where one of two blanks side by side ends.
  const strict = { format, known, fields: piece.fields };
  const outline = asOutline(piece, sections[at], format);
  // What is said of lists is no literal text, see frame-finding.js.
  if (outline || shapeOf(contentOf(piece).blocks)) return outline;
  return asText(piece, sections, at, strict) ?? asText(piece, sections, at, { format, known, fields: {} });
}

/** @type {(piece: Piece, section: Found, format: Format) => Match | null} */
function asOutline(piece, { body }, format) {
  const whole = aim(contentOf(piece));
  // Outlines were once written with purposes alone.
  for (const blocks of [whole, whole.slice(0, 1)]) {
    const written = WRITERS[format](blocks);
    if (starts(body, written)) {
      const rest = body.slice(written.length).replace(/^\n+/, "");
      return { sections: 1, filled: [], rest, notes: blocks === whole, outline: true };
    }
  }
  return null;
}

/** @typedef {{bodies: readonly Body[], letters: number, beginning: string}} Divided with how much literal text there is, and how it begins */

/** @type {WeakMap<Piece, Map<Format, Divided>>} */
const known = new WeakMap();

/** @type {(piece: Piece, format: Format) => Divided} */
function bodiesOf(piece, format) {
  const before = known.get(piece)?.get(format);
  if (before) return before;
  const bodies = divided(piece, format);
  const letters = bodies.flatMap((body) => body.segments.filter((_, index) => index % 2 === 0)).join("").length;
  const found = { bodies, letters, beginning: bodies[0].segments[0].split("\n", 1)[0].trimEnd() };
  known.set(piece, (known.get(piece) ?? new Map()).set(format, found));
  return found;
}

/** @type {(piece: Piece, format: Format) => readonly Body[]} a snippet as it would be written, taken apart at its headings and fields */
function divided(piece, format) {
  const { blocks } = contentOf(piece);
  const names = namesIn(blocks);
  const holes = Object.fromEntries(names.map((name, index) => [name, `\ue000${index}\ue001`]));
  const found = [{ level: 0, heading: "", blocks: /** @type {import("../report/tree.js").Block[]} */ ([]) }];
  for (const block of expand(blocks, valuesAlone(holes))) {
    if (block.type === "heading") found.push({ level: block.level, heading: plain(block.children), blocks: [] });
    else found[found.length - 1].blocks.push(block);
  }
  return found.map(({ level, heading, blocks: below }) => {
    const written = WRITERS[format](below);
    const segments = (format === "text" ? tight(written) : written).split(HOLE).map((part, index) => (index % 2 ? names[Number(part)] : part));
    return { level, heading, segments };
  });
}

/** @type {(text: string) => string} space at line ends and superfluous blank lines do not count */
export const tight = (text) => `${text}\n`.replace(/[ \t]{1,1000}(?=\n)/g, "").replace(/\n{3,}/g, "\n\n").slice(0, -1);

/** @type {(text: string) => string} what was escaped for Markdown is itself again */
export const unescaped = (text) => text.replace(ESCAPE, "$1");

/** @type {(text: string, beginning: string) => boolean} */
const starts = (text, beginning) => text.startsWith(beginning) && /^(?:\n\n|$)/.test(text.slice(beginning.length));

/** @type {(piece: Piece, sections: readonly Found[], at: number, way: Way) => Match | null} */
function asText(piece, sections, at, way) {
  const { bodies, letters, beginning } = bodiesOf(piece, way.format);
  if (at + bodies.length > sections.length || letters < FEWEST_LETTERS || !sections[at].body.startsWith(beginning)) return null;
  /** @type {Filled[]} */
  const filled = [];
  let rest = "";
  for (const [index, body] of bodies.entries()) {
    const section = sections[at + index];
    if (index && (section.heading !== body.heading || section.level !== sections[at].level + body.level)) return null;
    const found = matchText(body.segments, section.body, filled, way);
    if (!found || (found.rest && index < bodies.length - 1)) return null;
    filled.push(...found.filled);
    rest = found.rest;
  }
  const after = afterNotes(piece, rest, way.format);
  return { sections: bodies.length, filled, outline: false, rest: after.rest, notes: after.notes };
}

/**
 * Take a list of annotations away, if it is just as it was written; own text may stand before and after it.
 *
 * @param {Piece} piece
 * @param {string} rest
 * @param {Format} format
 * @returns {{rest: string, notes: boolean, noted: string[]}} noted: the phrases that they hang on
 */
export function afterNotes(piece, rest, format) {
  const match = NOTES[format].exec(rest);
  const lines = match ? match[1].replace(/\n$/, "").split("\n") : [];
  const comments = match ? phrasesIn(contentOf(piece).blocks).map((phrase) => phrase.comment) : [];
  const said = lines.map((line) => (format === "markdown" ? unescaped(line.replace(/^> /, "")) : line));
  const same = said.every((line, index) => line.startsWith(`${index + 1}. “`) && line.endsWith(`”：${comments[index]}`));
  if (!match || !same || lines.length !== comments.length) return { rest, notes: false, noted: [] };
  const [before, after] = [rest.slice(0, match.index), rest.slice(match.index + match[0].length).replace(/^\n+/, "")];
  const noted = said.map((line, index) => line.slice(`${index + 1}. “`.length, -`”：${comments[index]}`.length));
  return { rest: [before, after].filter(Boolean).join("\n\n"), notes: true, noted };
}

/**
 * Match literal text and blanks by turns with a text's beginning, which ends with a paragraph.
 *
 * @param {Segments} segments
 * @param {string} text
 * @param {readonly Filled[]} filled what the same blanks were filled with before
 * @param {Way} way
 * @returns {{filled: Filled[], rest: string} | null}
 */
function matchText(segments, text, filled, way) {
  const read = way.format === "markdown" ? unescaped : String;
  /** @type {Map<string, string>} */
  const before = new Map(filled.filter((one) => one.value).map((one) => [one.name, one.value]));
  /** @type {string[]} */
  const found = [];
  let steps = 0;
  /** @type {(index: number, at: number) => number} where the text of the segments from an index on ends, or -1 */
  const walk = (index, at) => {
    steps += 1;
    if (steps > MOST_STEPS || !text.startsWith(segments[index], at)) return -1;
    const start = at + segments[index].length;
    if (index + 1 >= segments.length) return /^(?:\n\n|$)/.test(text.slice(start, start + 2)) ? start : -1;
    for (const end of ends(segments, index, text, start, way)) {
      const raw = text.slice(start, end);
      const name = segments[index + 1];
      const value = raw === `【${name}】` ? "" : read(raw);
      const earlier = before.get(name);
      const field = Object.hasOwn(way.fields, name) ? way.fields[name] : null;
      if (value && (earlier === undefined ? field && !fits(field, value) : earlier !== value)) continue;
      found.push(value);
      if (value) before.set(name, value);
      const last = walk(index + 2, end);
      if (last >= 0) return last;
      found.pop();
      if (value && earlier === undefined) before.delete(name);
      if (steps > MOST_STEPS) return -1;
    }
    return -1;
  };
  const end = walk(0, 0);
  if (end < 0) return null;
  const names = segments.filter((_, index) => index % 2);
  return { filled: names.map((name, index) => ({ name, value: found[index] })), rest: text.slice(end).replace(/^\n+/, "") };
}

/** @type {(segments: Segments, index: number, text: string, start: number, way: Way) => Generator<number>} */
function* ends(segments, index, text, start, { format, known }) {
  const name = segments[index + 1];
  const likely = [`【${name}】`, format === "markdown" ? markdown(known.get(name) ?? "") : (known.get(name) ?? "")];
  for (const written of likely) if (written && text.startsWith(written, start)) yield start + written.length;
  const line = text.indexOf("\n", start);
  const limit = Math.min(line < 0 ? text.length : line, start + LONGEST_VALUE);
  const next = segments[index + 2] ?? "";
  if (!next && index + 3 >= segments.length) yield limit;
  else if (!next) for (let end = start + 1; end <= limit; end += 1) yield end;
  else for (let end = text.indexOf(next, start + 1); end >= 0 && end <= limit; end = text.indexOf(next, end + 1)) yield end;
}

