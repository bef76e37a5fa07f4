// @ts-check
/**
 * A chain as a file: written in one order, so that two versions of it can be compared line by line,
 * and read strictly, since a file may come from anyone.
 *
 * @module
 */

import { Refusal } from "../draft/shape.js";
import { COLUMNS, FORMAT, KINDS, kindOf } from "./chain.js";
import { chainOf } from "./chain-shape.js";
import { LARGEST } from "./limits.js";

/** @typedef {import("./chain.js").Cells} Cells */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {{chain: Chain | null, problems: string[]}} Parsed what was read, or why it was refused */

const MARK = "reportkb-chain";

/**
 * Write a chain as text.
 *
 * @param {Chain} chain
 * @returns {string}
 */
export function toFile({ format, id, title, links, periods, given }) {
  const file = {
    ...{ format: MARK, version: format, id, title },
    periods: periods.map((one) => ({
      ...{ id: one.id, name: one.name },
      changes: byRow(one.changes, (cells, row) => inColumns(row, cells)),
      answers: byRow(one.answers, ({ verdict, actual, reason, evidence, rest }) => ({ verdict, actual, reason, evidence, rest })),
      reopened: byRow(one.reopened, (why) => why),
    })),
    links: links.map((link) => ({ id: link.id, period: link.period, from: link.from, cells: inColumns(link.id, link.cells) })),
    given: picked([...KINDS, "T"], given),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @type {<T, U>(values: Readonly<Record<string, T>>, write: (value: T, row: string) => U) => Record<string, U>} by kind and number */
const byRow = (values, write) => Object.fromEntries(Object.keys(values).sort(inOrder).map((row) => [row, write(values[row], row)]));

/** @type {(a: string, b: string) => number} */
const inOrder = (a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) || Number(a.slice(1)) - Number(b.slice(1));

/** @type {(row: string, cells: Cells) => Record<string, string>} */
const inColumns = (row, cells) => picked(COLUMNS[kindOf(row)], cells);

/** @type {<T>(names: readonly string[], values: Readonly<Record<string, T>>) => Record<string, T>} */
const picked = (names, values) => Object.fromEntries(names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])));

/**
 * Read a chain; whatever is not exactly one is refused as a whole.
 *
 * @param {string} text the file's text
 * @returns {Parsed}
 */
export function parse(text) {
  return text.length > LARGEST ? refused(`文件超过${LARGEST / 10_000}万字，打不开。`) : readAs(text, false);
}

/** Read a chain that this browser kept, however large it has grown. @type {(text: string) => Parsed} */
export const parseKept = (text) => readAs(text, true);

/** @type {(text: string, here: boolean) => Parsed} */
function readAs(text, here) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return refused("文件不是JSON，不是衔接页保存的文件。");
  }
  try {
    return { chain: chainOf(unmarked(value), here), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    throw error;
  }
}

/** A file's chain, as the browser holds it. @type {(value: unknown) => unknown} */
function unmarked(value) {
  if (value === null || typeof value !== "object" || !("format" in value) || value.format !== MARK) throw new Refusal(`文件的format不是${MARK}，不是衔接页保存的文件。`);
  const { version, ...rest } = /** @type {Record<string, unknown>} */ (value);
  if (typeof version === "number" && version > FORMAT) throw new Refusal("这份文件是新版的衔接页保存的，请刷新页面后再打开。");
  if (version !== FORMAT) throw new Refusal(`文件里的version应当是${FORMAT}。`);
  return { ...rest, format: version };
}

/** @type {(problem: string) => Parsed} */
const refused = (problem) => ({ chain: null, problems: [problem] });
