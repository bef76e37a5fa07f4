// @ts-check
/**
 * Find the frame whose text a section begins with.
 *
 * @module
 */

import { contentOf } from "../report/assemble.js";
import { phrasesIn } from "../report/tree.js";
import { matchFrame } from "./frame-matching.js";
import { holesOf, learnt } from "./frame-rows.js";
import { cellOf, shapeOf } from "./frame-shape.js";
import { afterNotes } from "./matching.js";
import { readBlocks } from "./read-blocks.js";
import { matchRun } from "./run-matching.js";
import { gathered, knownFrom } from "./settling.js";

/** @typedef {import("./draft.js").Piece} Piece */
/** @typedef {import("./reading.js").Hit} Hit */
/** @typedef {{blocks: import("../report/tree.js").Blocks, found: import("./frame-matching.js").Found, learnt: import("./frame-rows.js").Learnt}} Frame the frame, what was found of it, and what its blanks were filled with */

// However long and odd a text is, reading it comes to an end; a report of ours takes a tenth of this.
const MOST_STEPS = 2_000_000;
// No report has so many sections of the library.
const MOST_FRAMES = 200;
// How much literal text shows that it is a frame's; under the heading that it is made for, less.
const FEWEST_LETTERS = 12;
const FEWEST_EXPECTED = 4;

export class FrameFinder {
  /**
   * @param {Readonly<Record<string, Piece>>} snippets
   * @param {import("../site/catalog.js").CatalogOutline | null} outline the outline that the report may have begun from
   * @param {"markdown" | "text"} format
   */
  constructor(snippets, outline, format) {
    this.snippets = snippets;
    this.format = format;
    this.steps = { left: MOST_STEPS };
    this.left = MOST_FRAMES;
    /** @type {import("./settling.js").Known["values"]} */
    this.values = {};
    /** @type {import("./frame-matching.js").Way["rows"]} */
    this.rows = {};
    this.ids = Object.keys(snippets).filter((id) => shapeOf(contentOf(snippets[id]).blocks));
    /** @type {Map<string, string[]>} the frames that are made for a heading */
    this.expected = new Map();
    for (const { heading, frame } of outline?.nodes ?? []) if (frame) this.expected.set(heading, [...(this.expected.get(heading) ?? []), frame]);
  }

  /**
   * Learn what stands in tables, and what fields were filled with.
   *
   * @param {readonly Hit[]} hits
   */
  know(hits) {
    const tables = hits.map((hit) => {
      const { frame } = hit.match;
      const shown = frame?.learnt.shown.filter(({ cells, word }) => cells && !word) ?? [];
      return frame ? { ...hit, match: { ...hit.match, frame: { ...frame, learnt: { ...frame.learnt, shown, told: [] } } } } : hit;
    });
    const { hits: kept, gathering } = gathered(tables);
    this.values = knownFrom(kept, gathering).values;
    this.rows = gathering.known();
    this.steps.left = MOST_STEPS;
    this.left = MOST_FRAMES;
  }

  /**
   * Find the frame that says most of what a section does.
   *
   * @param {import("./headings.js").Found} section with its text as we would have written it
   * @param {number} at its place
   * @returns {Hit | null}
   */
  find({ heading, body }, at) {
    const expected = (this.expected.get(heading) ?? []).filter((id) => this.ids.includes(id));
    const likely = [...expected, ...this.ids.filter((id) => this.snippets[id].title === heading && !expected.includes(id))];
    if (!this.left || /\{\{|\{==/.test(body)) return null;
    if (!body) return expected.length ? this.hit(expected[0], at, this.nothing(expected[0], "")) : null;
    const reads = readBlocks(body, this.format);
    const ids = [...likely, ...this.ids.filter((one) => !likely.includes(one))];
    /** @type {{id: string, frame: Frame} | null} */
    let best = null;
    for (const id of ids) {
      const { blocks } = contentOf(this.snippets[id]);
      const shapes = shapeOf(blocks) ?? [];
      const found = matchFrame(shapes, reads, this.way(id));
      const fewest = likely.includes(id) ? FEWEST_EXPECTED : FEWEST_LETTERS;
      if (!found || found.letters < fewest || (best && found.written.length <= best.frame.found.written.length)) continue;
      best = { id, frame: { blocks, found, learnt: learnt(shapes, found.blocks) } };
      if (!found.rest) break;
    }
    if (best) return this.hit(best.id, at, best.frame);
    // Nothing was filled in, and only the annotations are there.
    const alone = ids.find((id) => afterNotes(this.snippets[id], body, this.format).notes);
    return alone ? this.hit(alone, at, this.nothing(alone, body)) : null;
  }

  /** @type {(id: string, at: number, frame: Frame) => Hit} */
  hit(id, at, frame) {
    const piece = this.snippets[id];
    const { rest, notes, noted } = afterNotes(piece, frame.found.rest, this.format);
    this.left -= 1;
    const filled = [...frame.learnt.filled];
    // A sentence may have gone whose phrase is still listed.
    for (const [index, { children }] of notes ? phrasesIn(frame.blocks).entries() : []) {
      const run = cellOf(children);
      for (const { hole, value } of holesOf(run, matchRun(run, noted[index], this.way(id))?.said ?? [])) {
        if (!hole.reference && !/[‘’]/.test(value) && !filled.some(({ name }) => name === hole.name)) filled.push({ name: hole.name, value });
      }
    }
    return { at, id, piece, match: { sections: 1, filled, rest, notes, outline: false, frame } };
  }

  /** @type {(id: string) => import("./frame-matching.js").Way} */
  way(id) {
    const { fields, types } = this.snippets[id];
    return { steps: this.steps, fields, types, values: this.values, rows: this.rows };
  }

  /** @type {(id: string, rest: string) => Frame} a frame of which nothing stands, since nothing was filled in */
  nothing(id, rest) {
    const { blocks } = contentOf(this.snippets[id]);
    const found = { blocks: blocks.map(() => ({ type: /** @type {const} */ ("gone") })), written: "", rest, letters: 0 };
    return { blocks, found, learnt: { filled: [], shown: [], told: [] } };
  }
}
