// @ts-check
/**
 * Read lines into a table: cells between pipes or tabs, with or without a line of dashes.
 *
 * The twin of hooks/reportkb/report/table_rows.py.
 *
 * @module
 */

import { trimmed } from "./lines.js";

/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./tree.js").Table} Table */

const DASHES = /^:?-+:?$/;
const NUMBER = /^(?:[（(]?[0-9一二三四五六七八九十]{1,4}[）)、.．]|第[0-9一二三四五六七八九十]{1,4}[章节条])$/;

/**
 * Tell where the table that begins at a line ends.
 *
 * @param {readonly string[]} lines
 * @param {number} at
 * @returns {number} 0 where none begins
 */
export function tableEnd(lines, at) {
  const split = pipes(lines[at]).length ? pipes : tabs;
  if (split === tabs && (!tabs(trimmed(lines[at])).length || NUMBER.test(tabs(lines[at])[0]))) return 0;
  let last = at + 1;
  while (last < lines.length && split(lines[last]).length) last += 1;
  return last > at + 1 ? last : 0;
}

/**
 * Read the lines of a table; rows that lack cells are filled up.
 *
 * @param {readonly string[]} lines its lines, with the line of dashes if there is one
 * @param {(cell: string) => Inlines} cell reads what a cell holds
 * @returns {Table}
 */
export function readTable(lines, cell) {
  const rows = lines.map((line) => (pipes(line).length ? pipes(line) : tabs(line)));
  const dashes = rows[1].every((text) => DASHES.test(text)) ? rows[1] : [];
  const body = [rows[0], ...rows.slice(dashes.length ? 2 : 1)];
  const width = body.reduce((most, row) => Math.max(most, row.length), 0);
  const read = body.map((row) => Array.from({ length: width }, (_, column) => cell(row[column] ?? "")));
  const aligns = Array.from({ length: width }, (_, column) => alignOf(dashes[column] ?? ""));
  return { type: "table", aligns, head: read[0], rows: read.slice(1) };
}

/** @type {(dash: string) => import("./tree.js").Align} */
function alignOf(dash) {
  if (dash.startsWith(":")) return dash.endsWith(":") && dash !== ":" ? "center" : "left";
  return dash.endsWith(":") ? "right" : "";
}

/** @type {(line: string) => string[]} nothing where there is no tab */
const tabs = (line) => (line.includes("\t") && trimmed(line) ? line.split("\t").map(trimmed) : []);

/** @type {(line: string) => string[]} a pipe after a backslash is part of its cell; nothing where there is none */
function pipes(line) {
  if (!line.includes("|")) return [];
  const bare = trimmed(line);
  const start = bare.startsWith("|") ? 1 : 0;
  /** @type {string[]} */
  const found = [];
  let cell = "";
  for (let at = start; at < bare.length; at += 1) {
    if (bare[at] === "\\" && at + 1 < bare.length) cell += bare[at] + bare[(at += 1)];
    else if (bare[at] === "|") {
      found.push(trimmed(cell));
      cell = "";
    } else cell += bare[at];
  }
  if (trimmed(cell) || !bare.endsWith("|")) found.push(trimmed(cell));
  return start || found.length > 1 ? found : [];
}
