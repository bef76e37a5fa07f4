// @ts-check
/**
 * A draft: the sections of a report in order, with what its writer typed.
 *
 * Drafts are plain data and never changed in place: an operation returns a new draft, or the
 * same one when there is nothing to do. A draft keeps a copy of the content of each snippet, so
 * that it holds what it held when the library changes.
 *
 * @module
 */

import { DEPTHS } from "../report/vocabulary.js";
import { copied } from "./sections.js";
import { continuous } from "./tree.js";

export { aimsOf, fieldsInUse, ownValuesOf, TITLE, toDocument, valuesOf } from "./document.js";
export { outlineGaps } from "./gaps.js";
export { addOwn, addSnippet, indent, insert, move, outdent, remove, rename, setText, swap } from "./sections.js";
export { branchEnd } from "./tree.js";

/** @typedef {import("../report/vocabulary.js").Flavour} Flavour */
/** @typedef {import("../report/vocabulary.js").NumberingStyle} NumberingStyle */
/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {import("../report/assemble.js").Source & {title: string, kind: string}} Content what the catalogue says of a snippet */

/**
 * A heading with what stands under it.
 *
 * @typedef {object} Section
 * @property {string} key names the section for as long as the draft lives
 * @property {number} level the heading's depth, 1 to 4, at most one more than that of the section before
 * @property {string} heading its text, without a number
 * @property {string | null} snippet the id of the snippet that it was made from
 * @property {Content | null} content what the library said then; null for a section of the writer's own
 * @property {string} text the writer's own text, after the snippet's if there is one
 */

/**
 * A report that is being written.
 *
 * @typedef {object} Draft
 * @property {2} format raised when the shape changes
 * @property {string} id names the draft in this browser
 * @property {string} name what its writer calls it
 * @property {string} title the report's title
 * @property {string} remark what a sample says under its title
 * @property {string | null} outline the outline that it began from
 * @property {Flavour} flavour
 * @property {NumberingStyle} numbering
 * @property {boolean} notes whether annotations are listed
 * @property {readonly Section[]} sections
 * @property {Readonly<Record<string, Field>>} fields the fields that its sections hold or held
 * @property {Readonly<Record<string, string>>} examples example values by field, for a sample
 * @property {Readonly<Record<string, string>>} values what the writer filled in, by field
 * @property {readonly string[]} dismissed findings that the writer does not want to see again
 */

/** @typedef {Content & {fields: Record<string, Field>, values: Record<string, string>}} Piece a snippet of the catalogue */

export const FORMAT = 2;

/**
 * Begin an empty draft.
 *
 * @param {string} id names the draft in this browser
 * @param {string} name what its writer calls it, which is its title too; empty until there is one
 * @returns {Draft}
 */
export function newDraft(id, name) {
  return {
    format: FORMAT,
    id,
    name,
    title: name,
    remark: "",
    outline: null,
    flavour: "template",
    numbering: "official",
    notes: false,
    sections: [],
    fields: {},
    examples: {},
    values: {},
    dismissed: [],
  };
}

/**
 * Begin from an outline.
 *
 * @param {string} id names the draft in this browser
 * @param {import("../site/catalog.js").CatalogOutline} outline the outline as the catalogue holds it
 * @param {import("../report/vocabulary.js").Depth} depth the version
 * @returns {Draft}
 */
export function fromOutline(id, outline, depth) {
  const deepest = DEPTHS.indexOf(depth);
  const sections = outline.nodes
    .filter((node) => node.depth <= deepest)
    .map(({ level, heading, snippet }, index) => {
      const known = snippet !== null && Object.hasOwn(outline.snippets, snippet);
      const content = known ? copied(/** @type {Piece} */ (outline.snippets[snippet])) : null;
      return { key: `s${index + 1}`, level, heading, snippet, content, text: "" };
    });
  return {
    ...newDraft(id, outline.title),
    remark: outline.remark,
    outline: outline.id,
    numbering: outline.numbering,
    sections: continuous(sections),
    fields: outline.fields,
    examples: outline.values,
  };
}

/**
 * Fill in a field, wherever it stands.
 *
 * @param {Draft} draft
 * @param {string} name
 * @param {string} raw what was typed; nothing takes the value away
 * @returns {Draft}
 */
export function fillField(draft, name, raw) {
  const old = Object.hasOwn(draft.values, name) ? draft.values[name] : "";
  if (old === raw) return draft;
  const others = Object.entries(draft.values).filter(([other]) => other !== name);
  return { ...draft, values: Object.fromEntries(raw === "" ? others : [...others, [name, raw]]) };
}

/**
 * Change what holds for the whole draft.
 *
 * @param {Draft} draft
 * @param {Partial<Pick<Draft, "name" | "title" | "remark" | "flavour" | "numbering" | "notes">>} choice
 * @returns {Draft}
 */
export function setChoice(draft, choice) {
  const same = Object.entries(choice).every(([key, value]) => draft[/** @type {keyof Draft} */ (key)] === value);
  return same ? draft : { ...draft, ...choice };
}

/** @type {(draft: Draft, finding: string) => Draft} */
export const dismiss = (draft, finding) =>
  draft.dismissed.includes(finding) ? draft : { ...draft, dismissed: [...draft.dismissed, finding] };

/** @type {(draft: Draft, finding: string) => Draft} */
export const undismiss = (draft, finding) =>
  draft.dismissed.includes(finding) ? { ...draft, dismissed: draft.dismissed.filter((one) => one !== finding) } : draft;
