// @ts-check
/**
 * A writer's own template: a draft without its facts, or with those that stay the same, to begin the next from.
 *
 * @module
 */

import { tidy } from "../report/values.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{title: boolean, fields: readonly string[], lists: readonly string[]}} Keep which facts a template keeps */
/** @typedef {{fields: {name: string, raw: string, common: boolean}[], lists: {name: string, rows: number, counter: string}[]}} Offered */

/**
 * List the facts of a draft that a template may keep, those first that most reports have.
 *
 * @param {Draft} draft
 * @returns {Offered}
 */
export function offeredOf({ values, fields, rows, types }) {
  const typed = Object.entries(values).filter(([, raw]) => tidy(raw));
  const found = typed.map(([name, raw]) => ({ name, raw: tidy(raw), common: Object.hasOwn(fields, name) && fields[name].common === true }));
  const lists = Object.entries(rows).flatMap(([name, some]) => {
    const count = some.filter((row) => Object.values(row).some((raw) => tidy(raw))).length;
    return count ? [{ name, rows: count, counter: Object.hasOwn(types, name) ? types[name].counter : "行" }] : [];
  });
  return { fields: [...found.filter((one) => one.common), ...found.filter((one) => !one.common)], lists };
}

/**
 * Make a template of a draft: its structure, wording, numbering and own text, and the facts that it is to keep.
 *
 * @param {Draft} draft
 * @param {string} id names the template in this browser
 * @param {string} name what its writer calls it
 * @param {Keep} keep
 * @returns {Draft}
 */
export function toTemplate(draft, id, name, { title, fields, lists }) {
  const values = Object.fromEntries(Object.entries(draft.values).filter(([field]) => fields.includes(field)));
  const rows = Object.fromEntries(Object.entries(draft.rows).filter(([list]) => lists.includes(list)));
  const { chain: _, ...loose } = draft;
  return { ...loose, id, name, title: title ? draft.title : "", values, rows, dismissed: [], template: true };
}

/**
 * Begin a draft from a template.
 *
 * @param {Draft} template
 * @param {string} id names the draft in this browser
 * @returns {Draft}
 */
export function fromTemplate({ template: _, ...draft }, id) {
  return { ...draft, id };
}
