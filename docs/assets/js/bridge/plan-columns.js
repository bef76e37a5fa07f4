// @ts-check
/**
 * Tables whose columns only blanks or slashes part, as they come out of a PDF or a chat, made into tables with tabs.
 *
 * @module
 */

import { DUE_COLUMN, OWNER_COLUMN, TASK_COLUMNS } from "./plan-words.js";

const PARTED = [/ {2,}|\u3000+/, / [/／｜] /];
const COLUMN = new RegExp(`^(?:${[OWNER_COLUMN, DUE_COLUMN, ...TASK_COLUMNS, "序号|编号|问题|状态"].join("|")})$`, "i");
const FEWEST = 3;

/**
 * Part with tabs the lines of a table that has a head of known columns.
 *
 * @param {readonly string[]} lines
 * @returns {string[]} as many lines
 */
export function columned(lines) {
  const found = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const sign = PARTED.find((one) => isHead(lines[at].trim().split(one)));
    if (!sign) continue;
    const width = lines[at].trim().split(sign).length;
    let end = at;
    // A row that lacks a cell does not say which.
    while (end < lines.length && lines[end].trim().split(sign).length === width) end += 1;
    if (end < at + 2) continue;
    for (let row = at; row < end; row += 1) found[row] = lines[row].trim().split(sign).join("\t");
    at = end - 1;
  }
  return found;
}

/** @type {(cells: readonly string[]) => boolean} */
const isHead = (cells) => cells.length >= FEWEST && cells.length <= 12 && cells.filter((cell) => COLUMN.test(cell)).length * 2 > cells.length;
