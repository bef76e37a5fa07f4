// @ts-check
/**
 * What a line of typed Markdown is: blank, a heading, the edge of code.
 *
 * The twin of hooks/reportkb/report/lines.py.
 *
 * @module
 */

// Spelt out, since Python and ECMAScript differ on what is white space.
export const SPACES = " \t\f\v\u00a0\u3000";
const HEADING = /^ {0,3}(#{1,6})[ \t]([^\n]*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;

/**
 * Take the space around a line away.
 *
 * @param {string} line
 * @returns {string}
 */
export function trimmed(line) {
  return trimmedEnd(trimmedStart(line));
}

/** @type {(line: string) => string} */
export function trimmedStart(line) {
  let start = 0;
  while (start < line.length && SPACES.includes(line[start])) start += 1;
  return line.slice(start);
}

/** @type {(line: string) => string} */
export function trimmedEnd(line) {
  let end = line.length;
  while (end && SPACES.includes(line[end - 1])) end -= 1;
  return line.slice(0, end);
}

/** @type {(text: string) => string[]} */
export const linesOf = (text) => text.replace(/\r\n?/g, "\n").split("\n");

/**
 * Read a line that is a heading with `#`: its title is as written.
 *
 * @param {string} line
 * @returns {{level: number, heading: string} | null}
 */
export function headingOf(line) {
  const match = HEADING.exec(line);
  if (!match) return null;
  let title = trimmed(match[2]);
  let open = title.length;
  while (open && title[open - 1] === "#") open -= 1;
  // Marks at the end close the heading, unless they are part of its last word.
  if (!open || SPACES.includes(title[open - 1])) title = trimmed(title.slice(0, open));
  return title ? { level: match[1].length, heading: title } : null;
}

/**
 * Follow code between fences through lines.
 *
 * @param {string} fence the fence that is open, or nothing
 * @param {string} line the next line
 * @returns {string} the fence that is open after it
 */
export function fenceAfter(fence, line) {
  const match = FENCE.exec(line);
  if (!match) return fence;
  if (!fence) return match[1][0] === "`" && match[2].includes("`") ? "" : match[1];
  return match[1].startsWith(fence) && !trimmed(match[2]) ? "" : fence;
}
