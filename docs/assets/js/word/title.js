// @ts-check
/**
 * The shape of a title over more than one line: broken between words, each line no longer than the one above it (GB/T 9704—2012, 7.3.1).
 *
 * The text stays whole, so that it can be bound and read back: what breaks it is how far the lines reach.
 *
 * @module
 */

import { wide } from "./roles.js";

/** Room that a line has beyond its words, in characters: less than a character, more than a font's digits differ by. */
const ROOM = 0.4;
const STEP = 0.5;
/** What a break between words that belong together costs, one where the sense breaks saves, and a line without room costs, in characters. */
const [TORN, SENSIBLE, FULL] = [100, 6, 3];
const BEFORE = /^(?:[与和及暨并或（《“]|[0-9]{4}年)/;
const AFTER = /(?:[的年月度》）”、：]|半年)$/;
const LEADS = /(?:[与和及暨并或对将把为在（《“]|关于|下一)$/;
/** What begins no line, and what ends none. */
const [NEVER_FIRST, NEVER_LAST] = [/^[，。、；：？！）》”’·]/, /[（《“‘·]$/];
const PIECES = /[0-9A-Za-z.%+-]+|[^]/gu;

/**
 * Say how far a title's lines keep from both edges.
 *
 * @param {string} title
 * @param {number} width of the text, in twentieths of a point
 * @param {number} character how wide one is, likewise
 * @returns {string} nothing where it has room in one line
 */
export function shaped(title, width, character) {
  const whole = wide(title);
  const most = width / character;
  if (whole <= most) return "";
  const ends = endsOf(title);
  const lines = Math.ceil(whole / most);
  let best = { cost: Infinity, reach: most };
  for (let reach = most; reach >= whole / lines; reach -= STEP) {
    const set = broken(title, reach);
    if (set.length > lines) continue;
    const longest = Math.max(...set.map(wide));
    const breaks = set.slice(0, -1).map((_, at) => set.slice(0, at + 1).join("").length);
    // A line that is full may yet be too long in another font.
    const full = longest + ROOM > most ? FULL : 0;
    const cost = full + (longest - wide(set[set.length - 1])) / 2 + breaks.reduce((sum, at) => sum + costOf(title, at, ends), 0);
    if (cost < best.cost) best = { cost, reach: longest };
  }
  const aside = Math.max(0, Math.floor((width - (best.reach + ROOM) * character) / 2));
  return `<w:ind w:left="${aside}" w:right="${aside}"/>`;
}

/** @type {(title: string, at: number, ends: ReadonlySet<number>) => number} */
function costOf(title, at, ends) {
  const [above, below] = [title.slice(0, at), title.slice(at)];
  if (!ends.has(at) || LEADS.test(above)) return TORN;
  return BEFORE.test(below) || AFTER.test(above) ? -SENSIBLE : 0;
}

/** Where words end; a browser that cannot tell takes every character for one. @type {(title: string) => Set<number>} */
function endsOf(title) {
  const parts = "Segmenter" in Intl ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(title)].map(({ segment }) => segment) : [...title];
  let at = 0;
  return new Set(parts.map((part) => (at += part.length)));
}

/** Break a title as Word does, wherever there is no more room. @type {(title: string, reach: number) => string[]} */
function broken(title, reach) {
  const lines = [""];
  for (const piece of title.match(PIECES) ?? []) {
    const line = lines[lines.length - 1];
    if (wide(line + piece) <= reach || !line) lines[lines.length - 1] += piece;
    else if (NEVER_FIRST.test(piece) || NEVER_LAST.test(line)) {
      // What may not stand apart goes to the next line together.
      const last = [...line].pop() ?? "";
      lines[lines.length - 1] = line.slice(0, -last.length);
      lines.push(last + piece);
    } else lines.push(piece);
  }
  return lines.filter(Boolean);
}
