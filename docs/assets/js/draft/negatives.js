// @ts-check
/**
 * Sentences that are written for a difference which is not negative, where it came out negative.
 *
 * @module
 */

import { expand, shown } from "../report/expand.js";
import { valuesAlone } from "../report/facts.js";
import { writeText } from "../report/text-writer.js";
import { namesIn } from "../report/tree.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/document.js").Part} Part */

/** What the register says of a field whose sentence holds only for what is not negative. */
const REWRITE = "为负时改写";
const MARK = "\uE000";
const END = /(?<=[。！？；\n])/;
const LONGEST = 60;

/**
 * Find them.
 *
 * @param {Draft["fields"]} fields
 * @param {readonly Part[]} parts the draft's sections
 * @param {Readonly<Record<string, string>>} values what to show, by field
 * @returns {{key: string, field: string, message: string}[]}
 */
export function negatives(fields, parts, values) {
  const names = Object.keys(fields).filter((name) => fields[name].steps && fields[name].hint?.includes(REWRITE) && shown(values, name).startsWith("-"));
  if (!names.length) return [];
  return parts.flatMap(({ key, blocks }) =>
    namesIn(blocks)
      .filter((name) => names.includes(name))
      .map((field) => ({ key, field, message: said(field, values[field], sentences(blocks, values, field)) })),
  );
}

/** @type {(field: string, value: string, found: readonly string[]) => string} */
const said = (field, value, found) =>
  `“${field}”是${value}，这里却是照不为负写的：${found.map((sentence) => `“${sentence}”`).join("")}带走后改写，或换一种写法；数不对就核对前面填的。`;

/** @type {(blocks: Part["blocks"], values: Readonly<Record<string, string>>, field: string) => string[]} */
function sentences(blocks, values, field) {
  const text = writeText(expand(blocks.filter((block) => block.type !== "heading"), valuesAlone({ ...values, [field]: MARK + values[field] })));
  const found = text.split(END).filter((sentence) => sentence.includes(MARK));
  return [...new Set(found.map((sentence) => sentence.replaceAll(MARK, "").replace(/\s+/g, " ").trim()))].map((sentence) =>
    sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)}……` : sentence,
  );
}
