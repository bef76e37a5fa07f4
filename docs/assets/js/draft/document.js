// @ts-check
/**
 * A draft as a document: what assembling, numbering and filling make of it.
 *
 * The twin of hooks/reportkb/report/draft.py; the golden cases in tests/cases/draft hold for both.
 *
 * @module
 */

import { prefixes } from "../report/numbering.js";
import { partsOf } from "../report/parts.js";
import { resolve, tidy } from "../report/values.js";
import { ownBlocks } from "./own-text.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("../report/assemble.js").Part & {key: string}} KeyedPart a part with the key of its section */
/** @typedef {{title: string, remark: string, parts: KeyedPart[]}} DraftDocument a Document of assemble.js */
/** @typedef {{key: string, heading: string, names: string[]}} Group the fields that a section is the first to show */

/**
 * Put a draft's sections into one document with continuous numbers.
 *
 * @param {Draft} draft
 * @param {ReadonlySet<string>} [keys] only these sections, without title, remark and numbers
 * @returns {DraftDocument}
 */
export function toDocument(draft, keys) {
  const sections = keys ? draft.sections.filter((section) => keys.has(section.key)) : draft.sections;
  const parts = sections.flatMap((section) => sectionParts(section, draft));
  if (keys) return { title: "", remark: "", parts };
  const numbers = prefixes(draft.numbering, parts.map((part) => part.level));
  return {
    title: tidy(draft.title),
    remark: draft.flavour === "sample" ? tidy(draft.remark) : "",
    parts: parts.map((part, index) => ({ ...part, heading: numbers[index] + part.heading })),
  };
}

/**
 * Show every value of a draft as the document does; a sample has examples where nothing is filled in.
 *
 * @param {Draft} draft
 * @returns {Record<string, string>}
 */
export function valuesOf(draft) {
  const typed = Object.entries(draft.values).filter(([, raw]) => tidy(raw));
  const examples = draft.flavour === "sample" ? Object.entries(draft.examples) : [];
  return resolve(draft.fields, Object.fromEntries([...examples, ...typed]));
}

/**
 * Show what the writer filled in and what follows from it.
 *
 * @param {Draft} draft
 * @returns {Record<string, string>}
 */
export function ownValuesOf(draft) {
  return resolve(draft.fields, draft.values);
}

/**
 * List the fields that a draft shows, under the section that is the first to show each.
 *
 * @param {Draft} draft
 * @returns {Group[]} the fields that a formula reads come before the one that it gives
 */
export function fieldsInUse(draft) {
  const seen = new Set();
  return draft.sections.flatMap((section) => {
    const names = sectionParts(section, draft)
      .flatMap((part) => [...part.markdown, ...part.notes.map((note) => note.phrase)])
      .flatMap((segments) => segments.filter((_, index) => index % 2))
      .flatMap((name) => withOperands(draft.fields, name, seen));
    return names.length ? [{ key: section.key, heading: section.heading, names }] : [];
  });
}

/** @type {(fields: Draft["fields"], name: string, seen: Set<string>) => string[]} */
function withOperands(fields, name, seen) {
  if (seen.has(name) || !Object.hasOwn(fields, name)) return [];
  seen.add(name);
  const operands = (fields[name].steps ?? []).filter((step) => step.startsWith("@")).map((step) => step.slice(1));
  return [...operands.flatMap((operand) => withOperands(fields, operand, seen)), name];
}

/**
 * Give a section its parts: those of its snippet, then its writer's own text.
 *
 * @type {(section: Section, draft: Draft) => KeyedPart[]}
 */
function sectionParts(section, draft) {
  const head = { level: section.level, heading: tidy(section.heading) };
  const parts = partsOf(head, section.content, draft.flavour, draft.notes);
  for (const { level, heading, ...block } of ownBlocks(section.text)) {
    if (level) parts.push({ ...written(block), level: section.level + level, heading, notes: [] });
    else parts.push({ ...joined(/** @type {import("../report/assemble.js").Part} */ (parts.pop()), block) });
  }
  return parts.map((part) => ({ ...part, key: section.key }));
}

/** @typedef {{markdown: string, html: string, text: string}} Own a block of own text in each format */

/** @type {(block: Own) => {markdown: string[][], html: string[][], text: string[][]}} */
const written = (block) => ({ markdown: literal(block.markdown), html: literal(block.html), text: literal(block.text) });

/** @type {(part: import("../report/assemble.js").Part, block: Own) => import("../report/assemble.js").Part} */
const joined = (part, block) => ({
  ...part,
  markdown: [...part.markdown, ...literal(block.markdown)],
  html: [...part.html, ...literal(block.html)],
  text: [...part.text, ...literal(block.text)],
});

/** @type {(text: string) => string[][]} */
const literal = (text) => (text ? [[text]] : []);
