// @ts-check
/**
 * Which lines of a Word file are its title and its headings: by style, by outline level, by number; by look alone only where there are none of these.
 *
 * @module
 */

import { DECIMAL_RANK, numbered } from "../../report/heading-numbers.js";

/** @typedef {import("./paragraphs.js").Item} Item */
/** @typedef {import("./paragraphs.js").Line} Line */
/** @typedef {{title: readonly Line[], levels: ReadonlyMap<Line, number>}} Headings title: the lines that it stands in */

const LONGEST = 50;
const LONGEST_STYLED = 120;
const LONGEST_TITLE = 80;
const CLOSING = /[。；;，,：:！!？?、]$/;
// So many lines may stand above a title: who issues it, its number, how secret it is.
const ABOVE = 8;
const LARGER = 1.2;
const ISSUED = /文件$|^[^\s]{1,20}[〔[（(][0-9]{4}[〕\]）)][^\s]{0,3}[0-9]+号$/;

/** @type {(text: string, longest?: number) => boolean} */
const short = (text, longest = LONGEST) => text !== "" && [...text.slice(0, 3 * longest)].length <= longest && !CLOSING.test(text);

/** A line as it is seen, with its number. @type {(line: Line) => string} */
const seen = ({ label, text }) => (label && !label.bullet ? `${label.text}${/[0-9A-Za-z章节]$/.test(label.text) ? " " : ""}${text}` : text);

/**
 * Tell what is a heading.
 *
 * @param {readonly Item[]} items
 * @param {number} usual how large most of the text is
 * @returns {Headings}
 */
export function headingsOf(items, usual) {
  const lines = items.flatMap((item) => (item.type === "line" ? [item] : []));
  const styled = lines.filter((line) => line.role === "title");
  const found = levelsOf(items, usual);
  const first = items.findIndex((item) => item.type === "line" && found.has(item));
  if (styled.length) {
    // A long title stands in several lines.
    const start = items.indexOf(styled[0]);
    const title = items.slice(start).slice(0, 3).filter((item, at, some) => item.type === "line" && item.role === "title" && some.slice(0, at).every((one) => one.type === "line" && one.role === "title"));
    return { title: /** @type {Line[]} */ (title), levels: found };
  }
  const above = items.slice(0, Math.min(first < 0 ? items.length : first, ABOVE)).filter((item) => item.type === "line");
  const looked = first < 0 || above.length ? titleAmong(/** @type {Line[]} */ (above), usual, items) : [];
  if (looked.length) return { title: looked, levels: found };
  const alone = titleOfHeadings(items, found);
  if (!alone) return { title: [], levels: found };
  const levels = new Map([...found].filter(([line]) => line !== alone));
  return { title: [alone], levels };
}

/** @type {(above: Line[], usual: number, items: readonly Item[]) => Line[]} the largest line in the middle, or one that is larger than the text */
function titleAmong(above, usual, items) {
  const fits = (/** @type {Line} */ line) => short(line.text, LONGEST_TITLE) && !line.label && !line.level && !numbered(line.text);
  const all = above.filter((line) => fits(line) && (line.centred || line.size >= usual * LARGER) && (line.size > usual || line.bold || line.centred));
  // Who issues it stands above in red, larger than the title.
  const titles = all.filter(({ text }) => !ISSUED.test(text));
  const distinct = titles.length ? titles : all;
  // A document of titles alone has none.
  if (!distinct.length || items.length < 2) return [];
  const largest = Math.max(...distinct.map(({ size }) => size));
  const at = above.findIndex((line) => distinct.includes(line) && line.size === largest);
  const title = [above[at]];
  for (let next = at + 1; largest > usual && title.length < 3 && distinct.includes(above[next]) && above[next].size === largest && above[next].centred && above[at].centred; next += 1) title.push(above[next]);
  return title;
}

/** @type {(items: readonly Item[], found: ReadonlyMap<Line, number>) => Line | null} the one heading of the first level, where all others lie below it */
function titleOfHeadings(items, found) {
  const [first, ...rest] = [...found];
  if (!first || !rest.length || first[0].label || numbered(first[0].text)) return null;
  const before = items.indexOf(first[0]);
  return before <= 3 && rest.every(([, level]) => level > first[1]) ? first[0] : null;
}

/** @type {(items: readonly Item[], usual: number) => Map<Line, number>} */
function levelsOf(items, usual) {
  const styled = new Map(items.flatMap((item) => (item.type === "line" && item.level && [...item.text].length <= (CLOSING.test(item.text) ? LONGEST_STYLED / 2 : LONGEST_STYLED) ? [[item, item.level]] : [])));
  const marked = items.flatMap((item, at) => (item.type === "line" && !styled.has(item) && isMarked(items, at) ? [item] : []));
  if (styled.size || marked.length) return ordered(items, styled, marked);
  return byLook(items, usual);
}

/** @type {(items: readonly Item[], at: number) => boolean} a numbered short bold line, which is none of a list */
function isMarked(items, at) {
  const line = /** @type {Line} */ (items[at]);
  const form = line.bold && !line.label?.bullet && line.role !== "title" && line.role !== "subtitle" ? numbered(seen(line)) : null;
  // 一、本月工作：
  if (!form || form.form === "bare" || !short(form.rest.replace(/[：:]$/, ""))) return false;
  return form.form === "strong" || !isRun(items, at, form.rank);
}

/** @type {(items: readonly Item[], at: number, rank: number) => boolean} whether a line beside it is numbered alike, or nothing follows */
function isRun(items, at, rank) {
  const rankOf = (/** @type {Item | undefined} */ item) => (item?.type === "line" ? numbered(seen(item))?.rank : undefined);
  return rankOf(items[at - 1]) === rank || rankOf(items[at + 1]) === rank || at === items.length - 1;
}

/** @type {(items: readonly Item[], styled: ReadonlyMap<Line, number>, marked: readonly Line[]) => Map<Line, number>} each in its place; a marked one lies where others numbered like it do */
function ordered(items, styled, marked) {
  const rank = (/** @type {Line} */ line) => numbered(seen(line))?.rank ?? -1;
  const known = new Map([...styled].map(([line, level]) => [rank(line), level]));
  const ranks = [...new Set(marked.map(rank))].sort((one, other) => one - other);
  /** @type {Map<Line, number>} */
  const levels = new Map();
  const deepest = Math.max(0, ...styled.values());
  for (const item of items) {
    if (item.type !== "line") continue;
    const level = styled.get(item);
    if (level) levels.set(item, level);
    else if (marked.includes(item)) levels.set(item, known.get(rank(item)) ?? deepest + 1 + ranks.filter((one) => one < rank(item) && !known.has(one)).length);
  }
  return levels;
}

/** @type {(items: readonly Item[], usual: number) => Map<Line, number>} typed numbers, and short bold lines */
function byLook(items, usual) {
  const forms = items.map((item) => (item.type === "line" && !item.label?.bullet && item.role !== "subtitle" ? numbered(seen(item)) : null));
  const decimals = forms.some((form) => form?.form === "decimal");
  const letters = (/** @type {readonly Item[]} */ some) => some.reduce((sum, item) => sum + (item.type === "line" ? item.text.length : 0), 0);
  // Where most is bold it says nothing.
  const tells = letters(items.filter((item) => item.type === "line" && item.bold)) * 2 <= letters(items);
  const found = items.flatMap((item, at) => {
    const form = forms[at];
    if (item.type !== "line" || item.role === "subtitle") return [];
    if (form) {
      const fits = short(form.rest) && (form.form !== "bare" || decimals) && (form.form !== "weak" || ((!item.label || item.bold) && !isRun(items, at, form.rank)));
      return fits ? [{ line: item, rank: decimals && form.count === 1 ? DECIMAL_RANK : form.rank }] : [];
    }
    const bare = tells && item.bold && !item.label && short(item.text) && items[at + 1] !== undefined && !item.centred;
    return bare ? [{ line: item, rank: NaN }] : [];
  });
  const numbers = found.filter(({ rank }) => !Number.isNaN(rank));
  const sizes = [...new Set(found.filter(({ rank }) => Number.isNaN(rank)).map(({ line }) => line.size || usual))].sort((one, other) => other - one);
  // One without a number lies where numbered ones of its size do; a larger one above all, a smaller one below.
  const rankOf = (/** @type {{line: Line, rank: number}} */ one) => {
    if (!Number.isNaN(one.rank)) return one.rank;
    const like = numbers.find(({ line }) => line.size === one.line.size && line.bold);
    if (like) return like.rank;
    const larger = numbers.every(({ line }) => line.size < one.line.size);
    return (larger ? -100 : 100) + sizes.indexOf(one.line.size || usual);
  };
  const ranks = [...new Set(found.map(rankOf))].sort((one, other) => one - other);
  return new Map(found.map((one) => [one.line, ranks.indexOf(rankOf(one)) + 1]));
}
