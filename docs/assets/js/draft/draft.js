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

export { aimsOf, factsOf, fieldsInUse, listsInUse, ownFactsOf, ownValuesOf, TITLE, toDocument, valuesOf } from "./document.js";
export { outlineGaps } from "./gaps.js";
export { addOwn, addSnippet, indent, insert, move, outdent, remove, rename, renew, setEdited, setText, swap } from "./sections.js";
export { branchEnd } from "./tree.js";

/** @typedef {import("../report/vocabulary.js").Flavour} Flavour */
/** @typedef {import("../report/vocabulary.js").NumberingStyle} NumberingStyle */
/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {import("../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("../report/facts.js").Rows} Rows */
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
 * @property {string | null} edited the snippet's text as the writer changed it, or null where it stands as it came
 * @property {string} text the writer's own text, after the snippet's if there is one
 */

/**
 * A report that is being written.
 *
 * @typedef {object} Draft
 * @property {3} format raised when the shape changes
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
 * @property {RecordTypes} types the lists that its sections use or used
 * @property {Rows} exampleRows example rows by list, for a sample
 * @property {Rows} rows what the writer filled in, by list
 * @property {boolean} whole whether what is still blank is taken along, or goes with its sentence
 * @property {readonly string[]} dismissed findings that the writer does not want to see again
 * @property {true} [template] that drafts are begun from it, and none is written in it
 * @property {Tie} [chain] the chain that its lists are kept in step with
 */

/** @typedef {{id: string, period: string, role: "summary" | "plan", given: Rows}} Tie period: the one that is planned; given: what the chain gave last */

/** @typedef {Content & {fields: Record<string, Field>, values: Record<string, string>, types: RecordTypes, rows: Rows, guidance?: import("./prompt.js").Guidance, stories?: {id: string, title: string}[], frame?: string}} Piece a snippet of the catalogue; stories: of a frame, frame: of a story */

export const FORMAT = 3;

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
    types: {},
    exampleRows: {},
    rows: {},
    whole: true,
    dismissed: [],
  };
}

/**
 * Begin from an outline.
 *
 * @param {string} id names the draft in this browser
 * @param {import("../site/catalog.js").CatalogOutline} outline the outline as the catalogue holds it
 * @param {import("../report/vocabulary.js").Depth} depth the version
 * @param {Flavour} [flavour] a sample begins with what its sections tell, everything else with frames
 * @returns {Draft}
 */
export function fromOutline(id, outline, depth, flavour = "template") {
  const deepest = DEPTHS.indexOf(depth);
  const sections = outline.nodes
    .filter((node) => node.depth <= deepest)
    .map((node, index) => {
      const snippet = flavour === "sample" ? node.snippet : node.frame;
      const known = snippet !== null && Object.hasOwn(outline.snippets, snippet);
      const content = known ? copied(outline.snippets[snippet]) : null;
      return { key: `s${index + 1}`, level: node.level, heading: node.heading, snippet, content, edited: null, text: "" };
    });
  return {
    ...newDraft(id, outline.title),
    remark: outline.remark,
    outline: outline.id,
    flavour,
    numbering: outline.numbering,
    sections: continuous(sections),
    fields: outline.fields,
    examples: outline.values,
    types: outline.types,
    exampleRows: outline.rows,
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
 * Write the rows of a list.
 *
 * @param {Draft} draft
 * @param {string} list
 * @param {readonly import("../report/facts.js").Row[]} rows as typed; no rows take the list away
 * @returns {Draft}
 */
export function setRows(draft, list, rows) {
  const { [list]: before = [], ...others } = draft.rows;
  const same = rows.length === before.length && rows.every((row, index) => row === before[index]);
  return same ? draft : { ...draft, rows: rows.length ? { ...others, [list]: rows } : others };
}

/**
 * Change what holds for the whole draft.
 *
 * @param {Draft} draft
 * @param {Partial<Pick<Draft, "name" | "title" | "remark" | "flavour" | "numbering" | "notes" | "whole">>} choice
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
