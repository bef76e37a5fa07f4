// @ts-check
/**
 * A block of cells as Excel, WPS and Word put it on the clipboard or into a file.
 *
 * @module
 */

/** @typedef {readonly (readonly string[])[]} Cells rows of equal length */

const WIDEST = 60;
const BROKEN = /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])[ \t]*\n\s*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])/g;
const LINES = new Set(["P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE"]);
const UNSEEN = new Set(["STYLE", "SCRIPT", "TEMPLATE", "NOSCRIPT", "TITLE"]);
const HIDDEN = /(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;
// What a spreadsheet would take for a formula; a number with a sign is a number.
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?$/;
const GUARDED = /^'+[=+\-@\t\r]/;
/** How the desk's own blocks say what they are, and how large. */
export const OWN = "data-rk-cells";
const SIZE = new RegExp(`${OWN}="([0-9]{1,5})x([0-9]{1,3})"`);

/** Whether a spreadsheet counts with a value. @type {(value: string) => boolean} */
export const isNumber = (value) => NUMBER.test(value);

/** Write a value so that no spreadsheet computes it: an apostrophe keeps it a text. @type {(value: string) => string} */
export const guarded = (value) => (FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value);

/** @type {(value: string) => string} */
export const unguarded = (value) => (GUARDED.test(value) ? value.slice(1) : value);

/**
 * Read what was pasted.
 *
 * @param {string} html what the clipboard says as HTML, if it does
 * @param {string} text what it says as text
 * @returns {{cells: Cells, tables: number} | null} null where it is no block but a text; tables: how many there were to choose from
 */
export function blockOf(html, text) {
  const own = ownOf(html, text);
  if (own) return several(own) ? { cells: own, tables: 1 } : null;
  const found = html ? tablesIn(html).map(squared).filter(several) : [];
  if (found.length) {
    const [first, ...others] = found;
    // Tables of one width are one that a page or a heading broke.
    if (others.every((cells) => cells[0].length === first[0].length)) return { cells: found.flat(), tables: 1 };
    return { cells: found.reduce((most, cells) => (cells.length * cells[0].length > most.length * most[0].length ? cells : most)), tables: found.length };
  }
  const cells = /[\t\n\r]/.test(text.trim()) ? squared(separated(text, "\t")) : [];
  return several(cells) ? { cells, tables: 1 } : null;
}

/**
 * Read what was copied from a list of the desk: its text says each cell exactly, empty ones at the edge too.
 *
 * @param {string} html
 * @param {string} text
 * @returns {Cells | null} null where it was copied elsewhere, or is no longer what was copied
 */
export function ownOf(html, text) {
  const [rows, columns] = (SIZE.exec(html)?.slice(1) ?? []).map(Number);
  if (!rows || !columns) return null;
  const cells = rows * columns > 1 ? separated(text, "\t") : [[text.replace(/\r\n?/g, "\n")]];
  return cells.length === rows && cells.every(({ length }) => length === columns) ? cells.map((row) => row.map(unguarded)) : null;
}

/** @type {(cells: Cells) => boolean} */
const several = (cells) => cells.length > 0 && cells.length * cells[0].length > 1;

/**
 * Read a file of separated values, whichever mark separates them.
 *
 * @param {string} text
 * @returns {Cells}
 */
export function fileOf(text) {
  const body = text.replace(/^\ufeff/, "");
  const [line] = body.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const marks = [",", "\t", ";"];
  const counts = marks.map((mark) => line.split(mark).length);
  return squared(separated(body, marks[counts.indexOf(Math.max(...counts))]));
}

/**
 * Read separated values; a cell between quotes may hold the separator, line breaks and, doubled, quotes.
 *
 * @param {string} text
 * @param {string} separator one character
 * @returns {string[][]}
 */
function separated(text, separator) {
  const given = text.replace(/\r\n?/g, "\n");
  const quoted = new RegExp(`"([^"]*(?:""[^"]*)*)"(?=${separator}|\\n|$)`, "y");
  const [rows, end] = [/** @type {string[][]} */ ([]), given.length];
  let row = [];
  for (let at = 0; at <= end; at += 1) {
    quoted.lastIndex = at;
    const match = given[at] === '"' ? quoted.exec(given) : null;
    let stop = match ? quoted.lastIndex : at;
    while (stop < end && given[stop] !== separator && given[stop] !== "\n") stop += 1;
    row.push(match ? match[1].replaceAll('""', '"') : given.slice(at, stop));
    if (stop < end && given[stop] === separator) {
      at = stop;
      continue;
    }
    rows.push(row);
    row = [];
    // The last line is ended as the others are.
    if (stop + 1 >= end) break;
    at = stop;
  }
  return rows;
}

/** Make rows equally long, and take away what is empty around them. @type {(rows: readonly (readonly string[])[]) => Cells} */
export function squared(rows) {
  const filled = (/** @type {readonly string[]} */ row) => row.some((value) => value.trim());
  const [top, bottom] = [rows.findIndex(filled), rows.findLastIndex(filled)];
  if (top < 0) return [];
  const kept = rows.slice(top, bottom + 1);
  const [left, right] = [Math.min(...kept.filter(filled).map((row) => row.findIndex((value) => value.trim()))), Math.max(...kept.map((row) => row.findLastIndex((value) => value.trim())))];
  return kept.map((row) => Array.from({ length: right - left + 1 }, (_, index) => (row[left + index] ?? "").trim()));
}

/** @type {(html: string) => string[][][]} the tables that stand in no other; the page's policy would report every style and handler */
function tablesIn(html) {
  const bare = html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-on="));
  const page = new DOMParser().parseFromString(bare, "text/html");
  return [...page.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table")).map(cellsOf);
}

/** @type {(table: HTMLTableElement) => string[][]} what a merged cell says stands in each that it covers */
function cellsOf(table) {
  const lines = [...table.rows].filter((line) => !HIDDEN.test(line.getAttribute("data-style") ?? ""));
  /** @type {string[][]} */
  const rows = lines.map(() => []);
  let edge = 0;
  lines.forEach((line, y) => {
    let x = 0;
    for (const node of line.cells) {
      while (rows[y][x] !== undefined) x += 1;
      edge = Math.max(edge, x + 1);
      const text = textIn(node);
      const height = Math.min(node.rowSpan || lines.length, lines.length - y);
      const width = Math.min(node.colSpan, WIDEST);
      for (let down = 0; down < height; down += 1) for (let on = 0; on < width; on += 1) rows[y + down][x + on] ??= text;
      x += width;
    }
  });
  // No column begins beyond: what a merged cell covers there is nothing.
  return rows.map((row) => Array.from(row.slice(0, edge), (value) => value ?? ""));
}

/** @type {(node: Element) => string} */
function textIn(node) {
  const text = written(node).replace(/\u00a0/g, " ");
  return text.split("\u2028").map((line) => line.replace(BROKEN, "$1").replace(/\s+/g, " ").trim()).join("\n").replace(/\n{2,}/g, "\n").trim();
}

/** @type {(node: Node) => string} with a line separator where a line ends; those of the source do not count */
function written(node) {
  if (node.nodeType === 3) return (node.nodeValue ?? "").replaceAll("\u2028", " ");
  if (!(node instanceof Element) || UNSEEN.has(node.tagName) || HIDDEN.test(node.getAttribute("data-style") ?? "")) return "";
  if (node.tagName === "BR") return "\u2028";
  const inner = [...node.childNodes].map(written).join("");
  return LINES.has(node.tagName) ? `\u2028${inner}\u2028` : inner;
}
