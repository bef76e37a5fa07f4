// @ts-check
/**
 * How large a chain may grow before a file of it is no longer opened: many times what years of reports need.
 *
 * @module
 */

/** @typedef {import("./chain.js").Chain} Chain */

export const MOST_ROWS = 2000;
export const MOST_PERIODS = 200;
/** More than anyone types into a cell. */
export const LONGEST = 100_000;
/** Of a file, in characters. */
export const LARGEST = 8_000_000;

const AFTER = "存成的链文件打不开，这里写的都还在。";

/**
 * Say that a chain has outgrown its file, and what to do.
 *
 * @param {Chain} chain
 * @param {number} size of its file, in characters
 * @returns {string} nothing where it has not
 */
export function outgrown({ links, periods }, size) {
  const [rows, times] = [links.length, periods.length];
  if (rows > MOST_ROWS) return `这条链有${rows}行，超过${MOST_ROWS}行：${AFTER}请删去${rows - MOST_ROWS}行早已了结的。`;
  if (times > MOST_PERIODS) return `这条链有${times}期，超过${MOST_PERIODS}期：${AFTER}请另起一条链接着做。`;
  const long = [...links.map(({ id, cells }) => ({ id, cells })), ...periods.flatMap((period) => byRow(period))].find(({ cells }) => Object.values(cells).some((cell) => cell.length > LONGEST));
  if (long) return `${long.id}有一格超过${LONGEST / 10_000}万字：${AFTER}请把它写短。`;
  return size > LARGEST ? `这条链超过${LARGEST / 10_000}万字：${AFTER}请另起一条链接着做。` : "";
}

/** What is written of rows in a period. @type {(period: import("./chain.js").Period) => {id: string, cells: Readonly<Record<string, string>>}[]} */
const byRow = ({ id, name, changes, answers, reopened }) => [
  { id, cells: { name, ...reopened } },
  ...[changes, answers].flatMap((some) => Object.entries(some).map(([row, cells]) => ({ id: row, cells: /** @type {Record<string, string>} */ (cells) }))),
];

/** Say that no row is added any more. @type {(chain: Chain) => string} nothing where one may be */
export const fullOfRows = ({ links }) => (links.length < MOST_ROWS ? "" : `一条链最多${MOST_ROWS}行，没有再加。请删去早已了结的，或者另起一条链。`);

/** Say that no period is begun any more. @type {(chain: Chain) => string} nothing where one may be */
export const fullOfPeriods = ({ periods }) => (periods.length < MOST_PERIODS ? "" : `一条链最多${MOST_PERIODS}期，没有再开。请另起一条链接着做。`);
