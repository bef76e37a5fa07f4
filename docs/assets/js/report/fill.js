// @ts-check
/**
 * Fill segments with values, escaped for what they are filled into.
 *
 * The twin of hooks/reportkb/report/fill.py; the golden cases in tests/cases/fill hold for both.
 *
 * @module
 */

/** @typedef {readonly string[]} Segments literal text and field names by turns: items at odd indexes are names */
/** @typedef {Readonly<Record<string, string>>} Values what to show, by field; only own properties count */

// CommonMark 0.31, 2.4: any ASCII punctuation may be escaped; these change meaning inside a line.
const MARKDOWN = /[\\`*_[\]<>|~]|&(?=#?[A-Za-z0-9]+;)/g;
// Sections 4.2, 5.2 and 4.1: what would begin a heading, a list or a line at a line's start.
const MARKER = /^(?:([#+=-])|([0-9]{1,9})([.)])(?=[ \t\n]|$))/;

/**
 * Join segments into text.
 *
 * @param {Segments} segments literal text and field names by turns
 * @param {Values} values what to show, by field; one that has none shows as `【字段】`
 * @param {(value: string) => string} escape makes a value safe in the text's format
 * @returns {string}
 */
export function fill(segments, values, escape) {
  return segments.map((part, index) => (index % 2 ? escape(shown(values, part) || `【${part}】`) : part)).join("");
}

/**
 * Look up what a field shows.
 *
 * @param {Values} values what to show, by field
 * @param {string} name the field, which may be called like a property of every object
 * @returns {string} its value, empty where it has none
 */
export function shown(values, name) {
  return Object.hasOwn(values, name) ? values[name] : "";
}

/**
 * Keep a value as it is.
 *
 * @param {string} value the value
 * @returns {string}
 */
export function plainText(value) {
  return value;
}

/**
 * Escape a value so that Markdown shows its characters, wherever on a line it stands.
 *
 * @param {string} value the value
 * @returns {string}
 */
export function markdown(value) {
  const escaped = value.replace(MARKDOWN, (mark) => `\\${mark}`);
  return escaped.replace(MARKER, (_, mark, number, point) => (mark ? `\\${mark}` : `${number}\\${point}`));
}

/**
 * Escape a value for HTML text and attributes.
 *
 * @param {string} value the value
 * @returns {string}
 */
export function html(value) {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
