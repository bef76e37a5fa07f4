// @ts-check
/**
 * The exact shape of a draft, checked key by key.
 *
 * @module
 */

import { contentOf } from "../report/assemble.js";
import { namesIn } from "../report/tree.js";
import { COLUMN_TYPES, FLAVOUR_TITLES, STYLE_TITLES, TYPE_TITLES } from "../report/vocabulary.js";
import { list, named, oneOf, orNothing, Refusal, shape, text } from "./shape.js";
import { continuous, MOST_SECTIONS } from "./tree.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {import("./shape.js").Check} Check */

// The size of the whole is bounded by its reader, so that nothing that can be typed is ever refused.
const TYPED = 100_000_000;
const MOST_FIELDS = 5000;
const MOST_LISTS = 100;
const MOST_ROWS = 5000;
const NAME = /^[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_]{0,23}$/u;
const KEY = /^s[1-9][0-9]{0,8}$/;
const SNIPPET = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const STEP = /^(?:[-+*/]|#[0-9]{1,15}(?:\.[0-9]{1,10})?|@[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_]{0,23})$/u;

/** @type {(most: number, check: Check) => Check} */
const byName = (most, check) => named(text(48, NAME), most, check);

const CONTENT = shape({
  title: text(600),
  kind: text(64, SLUG),
  purpose: text(600),
  points: list(50, text(600)),
  text: text(120_000),
});
const SECTION = shape({
  key: text(10, KEY),
  level: oneOf([1, 2, 3, 4]),
  heading: text(TYPED),
  snippet: orNothing(text(200, SNIPPET)),
  content: orNothing(CONTENT),
  edited: orNothing(text(TYPED)),
  text: text(TYPED),
});
const FIELD = shape(
  { type: oneOf(Object.keys(TYPE_TITLES)) },
  { unit: text(50), hint: text(600), example: text(600), formula: text(200), steps, digits: oneOf([0, 1, 2, 3, 4, 5, 6]), common: oneOf([true]) },
);
const COLUMN = shape(
  { type: oneOf(COLUMN_TYPES) },
  {
    ...{ unit: text(50), hint: text(600), example: text(600), formula: text(200), steps, digits: oneOf([0, 1, 2, 3, 4, 5, 6]) },
    ...{ choices: list(20, text(24)), list: text(48, NAME), compare, first: oneOf([true]), common: oneOf([true]) },
  },
);
const TYPE = shape({ counter: text(8), purpose: text(600), columns: byName(20, COLUMN) }, { question: text(600) });
const ROWS = list(MOST_ROWS, byName(20, text(TYPED)));
const CHAIN = shape({ id: text(64, ID), period: text(12, /^T[1-9][0-9]{0,8}$/), role: oneOf(["summary", "plan"]), given: byName(MOST_LISTS, ROWS) });
const DRAFT = shape(
  {
    format: oneOf([3]),
    id: text(64, ID),
    name: text(TYPED),
    title: text(TYPED),
    remark: text(TYPED),
    outline: orNothing(text(200, SLUG)),
    flavour: oneOf(Object.keys(FLAVOUR_TITLES)),
    numbering: oneOf(Object.keys(STYLE_TITLES)),
    notes: oneOf([true, false]),
    sections: list(MOST_SECTIONS, SECTION),
    fields: byName(MOST_FIELDS, FIELD),
    examples: byName(MOST_FIELDS, text(TYPED)),
    values: byName(MOST_FIELDS, text(TYPED)),
    types: byName(MOST_LISTS, TYPE),
    exampleRows: byName(MOST_LISTS, ROWS),
    rows: byName(MOST_LISTS, ROWS),
    whole: oneOf([true, false]),
    dismissed: list(5000, text(200)),
  },
  { template: oneOf([true]), chain: CHAIN },
);

/**
 * Read a draft of this format.
 *
 * @param {unknown} value
 * @returns {Draft}
 * @throws {Refusal}
 */
export function draftOf(value) {
  /** @type {Draft} */
  const draft = DRAFT(value, "草稿");
  if (new Set(draft.sections.map((section) => section.key)).size < draft.sections.length) {
    throw new Refusal("草稿里有两节用了同一个编号。");
  }
  // A blank without an entry could not be filled in.
  const names = draft.sections.flatMap(({ content }) => (content ? namesIn(contentOf(content).blocks) : []));
  const operands = Object.values(draft.fields).flatMap((field) => (field.steps ?? []).filter((step) => step[0] === "@"));
  const needed = [...names, ...operands.map((step) => step.slice(1))].filter((name) => !Object.hasOwn(draft.fields, name));
  const added = Object.fromEntries(needed.map((name) => [name, /** @type {Field} */ ({ type: "text" })]));
  return { ...draft, sections: continuous(draft.sections), fields: { ...draft.fields, ...added } };
}

/** What decides between two choices. @type {Check} */
function compare(value, where) {
  if (!Array.isArray(value) || value.length !== 3) throw new Refusal(`${where}应当是一次比较。`);
  return [steps(value[0], where), oneOf(["<=", ">="])(value[1], where), steps(value[2], where)];
}

/**
 * Check a formula's steps: evaluating them must leave one figure.
 *
 * @type {Check}
 */
function steps(value, where) {
  const found = list(200, text(60, STEP))(value, where);
  let stack = 0;
  for (const step of found) {
    stack += /^[#@]/.test(step) ? 1 : -1;
    if (stack < 1) throw new Refusal(`${where}算不出结果。`);
  }
  if (stack !== 1) throw new Refusal(`${where}算不出结果。`);
  return found;
}
