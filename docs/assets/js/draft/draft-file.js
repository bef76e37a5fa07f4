// @ts-check
/**
 * A draft as one file: written, and read strictly, since a file or link may come from anyone.
 *
 * @module
 */

import { FORMAT } from "./draft.js";
import { draftOf } from "./draft-shape.js";
import { fromFormat1 } from "./format-1.js";
import { fromFormat2 } from "./format-2.js";
import { Refusal } from "./shape.js";

export { upgrade } from "./upgrade.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{draft: Draft | null, problems: string[]}} Parsed what was read, or why it was refused */

/** Many times what a long report needs. */
export const LARGEST = 8_000_000;

/**
 * Write a draft as text.
 *
 * @param {Draft} draft
 * @returns {string}
 */
export function serialise(draft) {
  const entries = Object.entries(draft).map(([key, value]) => `${JSON.stringify(key)}:${key === "sections" ? `[${draft.sections.map(written).join()}]` : written(value)}`);
  return `{${entries.join()}}`;
}

/** Drafts share what they have in common, which is written once. @type {(value: unknown) => string} */
function written(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/** @type {WeakMap<object, string>} */
const texts = new WeakMap();

/**
 * Read a draft; whatever is not exactly one is refused as a whole.
 *
 * @param {string} text the file's text
 * @returns {Parsed}
 */
export function parse(text) {
  if (text.length > LARGEST) return refused(`文件超过${LARGEST / 10_000}万字，起稿台打不开。`);
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return refused("文件不是JSON，不是起稿台保存的草稿。");
  }
  return read(value);
}

/**
 * Read a draft from data, such as this browser's own storage.
 *
 * @param {unknown} value
 * @returns {Parsed}
 */
export function read(value) {
  try {
    return { draft: draftOf(migrate(value)), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    throw error;
  }
}

/**
 * Bring a draft of an older format into this one.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function migrate(value) {
  const format = value !== null && typeof value === "object" && "format" in value ? value.format : undefined;
  if (format === FORMAT) return value;
  if (format === 1) return fromFormat2(fromFormat1(/** @type {Record<string, unknown>} */ (value)));
  if (format === 2) return fromFormat2(/** @type {Record<string, unknown>} */ (value));
  if (typeof format === "number" && format > FORMAT) {
    throw new Refusal("这份草稿是新版起稿台保存的，请刷新页面后再打开。");
  }
  throw new Refusal("文件里没有草稿的格式号，不是起稿台保存的草稿。");
}

/** @type {(problem: string) => Parsed} */
const refused = (problem) => ({ draft: null, problems: [problem] });
