// @ts-check
/**
 * A draft as a document: what assembling, numbering and filling make of it.
 *
 * tests/golden/drafts.py says in Python what it must be; the golden cases in tests/cases/draft hold for both.
 *
 * @module
 */

import { aim, assemble, contentOf } from "../report/assemble.js";
import { parse } from "../report/blocks.js";
import { bare } from "../report/heading-numbers.js";
import { withPlaces } from "./place.js";
import { deciding, resolveFacts } from "../report/facts.js";
import { namesIn, referencesIn } from "../report/tree.js";
import { dated, tidy } from "../report/values.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("../report/document.js").Document} Document its parts have the keys of sections */
/** @typedef {import("../report/facts.js").Facts} Facts */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {{key: string, heading: string, names: string[]}} Group the fields that a section is the first to show */

/** What a report's title is called where it is still to be filled in. */
export const TITLE = "报告标题";

/** What was read of a writer's own text, and the fields that were known then. @type {WeakMap<Section, {fields: object, blocks: Blocks}>} */
const read = new WeakMap();

/**
 * Put a draft's sections into one document with continuous numbers.
 *
 * @param {Draft} draft
 * @param {ReadonlySet<string>} [keys] only these sections, without title, remark and numbers
 * @returns {Document}
 */
export function toDocument(draft, keys) {
  const same = !keys && last && SHOWN.every((name) => last?.draft[name] === draft[name]);
  if (same && last) return last.document;
  const document = madeOf(draft, keys);
  if (!keys) last = { draft, document };
  return document;
}

/** What a document is made of: values come only when it is written. @type {(keyof Draft)[]} */
const SHOWN = ["sections", "fields", "title", "remark", "flavour", "numbering", "notes"];

/** The last that was made, whose blocks whoever asks again can tell by themselves. @type {{draft: Draft, document: Document} | null} */
let last = null;

/** @type {(draft: Draft, keys?: ReadonlySet<string>) => Document} */
function madeOf(draft, keys) {
  const sections = keys ? draft.sections.filter((section) => keys.has(section.key)) : draft.sections;
  const { remark, numbering } = keys ? { remark: "", numbering: /** @type {const} */ ("none") } : draft;
  const title = keys ? "" : tidy(draft.title) || `【${TITLE}】`;
  return assemble(title, tidy(remark), sections.map((section) => toSection(section, draft)), { ...draft, numbering });
}

/**
 * Say what each section of an outline is for, where the outline itself is headings alone.
 *
 * @param {Draft} draft
 * @returns {Map<string, Blocks>} by the section's key; no part of the document
 */
export function aimsOf({ flavour, notes, sections }) {
  const known = flavour === "outline" && !notes ? sections : [];
  return new Map(known.flatMap(({ key, content }) => (content ? [[key, aim(contentOf(content))]] : [])));
}

/** @type {(section: Section, draft: Draft) => import("../report/assemble.js").Section} */
const toSection = (section, draft) => ({
  key: section.key,
  level: section.level,
  heading: tidy(section.heading),
  content: section.content && placedContent(section.edited === null ? section.content : editedOf(section)),
  // A number of a heading's own would stand beside the automatic one.
  own: draft.numbering === "none" ? ownBlocks(section, draft.fields) : ownBlocks(section, draft.fields).map(withoutNumber),
});

/** @type {(source: import("./draft.js").Content) => import("../report/assemble.js").Content} what a snippet says, each block with its place in it */
function placedContent(source) {
  const known = placed.get(source);
  if (known) return known;
  const content = contentOf(source);
  const made = { ...content, blocks: withPlaces(content.blocks, false) };
  placed.set(source, made);
  return made;
}

/** @type {WeakMap<import("./draft.js").Content, import("../report/assemble.js").Content>} */
const placed = new WeakMap();

/** @type {(section: Section) => import("./draft.js").Content} */
function editedOf(section) {
  const known = edited.get(section);
  if (known) return known;
  const content = { .../** @type {import("./draft.js").Content} */ (section.content), text: section.edited ?? "" };
  edited.set(section, content);
  return content;
}

/** What a section says as its writer changed it. @type {WeakMap<Section, import("./draft.js").Content>} */
const edited = new WeakMap();

/** @type {(block: import("../report/tree.js").Block) => import("../report/tree.js").Block} */
function withoutNumber(block) {
  const [first, ...rest] = block.type === "heading" ? block.children : [];
  return block.type === "heading" && first?.type === "text" ? { ...block, children: [{ ...first, text: bare(first.text) }, ...rest] } : block;
}

/** @type {(section: Section, fields: Draft["fields"]) => Blocks} */
function ownBlocks(section, fields) {
  if (!section.text) return [];
  const known = read.get(section);
  if (known?.fields === fields) return known.blocks;
  const blocks = withPlaces(parse(section.text, new Set(Object.keys(fields))), true);
  read.set(section, { fields, blocks });
  return blocks;
}

/**
 * Show everything that a draft knows as the document does; a sample has its case where nothing is filled in.
 *
 * @param {Draft} draft
 * @returns {Facts}
 */
export function factsOf(draft) {
  if (draft.flavour !== "sample") return ownFactsOf(draft);
  // A year that is left out is that of the writer's other days, not of the examples'.
  const typed = dated(draft.fields, Object.fromEntries(Object.entries(draft.values).filter(([, raw]) => tidy(raw))));
  const values = Object.fromEntries([...Object.entries(draft.examples), ...typed]);
  return resolveFacts(draft.fields, draft.types, values, { ...draft.exampleRows, ...filledRows(draft.rows) });
}

/** @type {(rows: Draft["rows"]) => Draft["rows"]} the lists that the writer has begun */
const filledRows = (rows) => Object.fromEntries(Object.entries(rows).filter(([, some]) => some.some((row) => Object.values(row).some((raw) => tidy(raw)))));

/**
 * Show what the writer filled in and what follows from it.
 *
 * @param {Draft} draft
 * @returns {Facts}
 */
export function ownFactsOf({ fields, types, values, rows }) {
  const known = own.get(values);
  if (known?.fields === fields && known.types === types && known.rows === rows) return known.shown;
  const shown = resolveFacts(fields, types, values, rows);
  own.set(values, { fields, types, rows, shown });
  return shown;
}

/** @type {WeakMap<Draft["values"], {fields: Draft["fields"], types: Draft["types"], rows: Draft["rows"], shown: Facts}>} */
const own = new WeakMap();

/** The values that a draft shows. @type {(draft: Draft) => Facts["values"]} */
export const valuesOf = (draft) => factsOf(draft).values;

/** The values that the writer filled in, and what follows from them. @type {(draft: Draft) => Facts["values"]} */
export const ownValuesOf = (draft) => ownFactsOf(draft).values;

/**
 * List the lists that a draft's sections use, each under the first that does.
 *
 * @param {Draft} draft
 * @returns {Map<string, Map<string, string[]>>} the columns that each list is asked for, by list, by the section's key
 */
export function listsInUse(draft) {
  const { parts } = toDocument(draft);
  /** @type {Map<string, Set<string>>} */
  const columns = new Map();
  /** @type {Map<string, string>} */
  const first = new Map();
  for (const { key, blocks } of parts) {
    for (const reference of referencesIn(blocks)) {
      if (!Object.hasOwn(draft.types, reference.list)) continue;
      if (!first.has(reference.list)) first.set(reference.list, key);
      const known = columns.get(reference.list) ?? new Set();
      columns.set(reference.list, known);
      for (const name of columnsOf(reference, draft.types[reference.list])) known.add(name);
    }
  }
  /** @type {Map<string, Map<string, string[]>>} */
  const found = new Map();
  for (const [list, key] of first) {
    const under = found.get(key) ?? new Map();
    found.set(key, under.set(list, [...(columns.get(list) ?? [])]));
  }
  return found;
}

/** @type {(reference: import("../report/reference.js").Reference, type: import("../report/facts.js").RecordType) => string[]} */
function columnsOf(reference, type) {
  const named = "function" in reference ? [reference.column, reference.other] : [reference.column];
  return [...named, reference.word && deciding(type, reference.word)].filter((name) => Object.hasOwn(type.columns, name));
}

/**
 * List the fields that a draft shows, under the section that is the first to show each.
 *
 * @param {Draft} draft
 * @returns {Group[]} the fields that a formula reads come before the one that it gives
 */
export function fieldsInUse(draft) {
  const seen = new Set();
  const { parts } = toDocument(draft);
  return draft.sections.flatMap(({ key, heading }, index) => {
    const names = namesIn(parts[index].blocks).flatMap((name) => withOperands(draft.fields, name, seen));
    return names.length ? [{ key, heading, names }] : [];
  });
}

/** @type {(fields: Draft["fields"], name: string, seen: Set<string>) => string[]} */
function withOperands(fields, name, seen) {
  if (seen.has(name) || !Object.hasOwn(fields, name)) return [];
  seen.add(name);
  const operands = (fields[name].steps ?? []).filter((step) => step.startsWith("@")).map((step) => step.slice(1));
  return [...operands.flatMap((operand) => withOperands(fields, operand, seen)), name];
}
