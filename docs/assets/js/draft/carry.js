// @ts-check
/**
 * The facts of one draft begin another: entered once, used by every document.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { fieldsInUse, listsInUse } from "./document.js";
import { offeredOf } from "./template.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** What a draft is called that has another's facts. */
const NAMED = /（用“.*”的事实）$/u;

/**
 * Take a draft's facts over into another; what that one has no use for stays in it too.
 *
 * @param {Draft} from
 * @param {Draft} to one that was just begun
 * @returns {Draft}
 */
export function carriedOver(from, to) {
  const fields = Object.fromEntries(Object.entries(from.fields).filter(([name]) => Object.hasOwn(from.values, name)));
  const types = Object.fromEntries(Object.entries(from.types).filter(([name]) => Object.hasOwn(from.rows, name)));
  return {
    ...to,
    name: `${to.title}（用“${calledOf(from)}”的事实）`,
    // What the newer one says of a field or a list holds.
    fields: { ...fields, ...to.fields },
    types: { ...types, ...to.types },
    values: { ...from.values, ...to.values },
    rows: { ...from.rows, ...to.rows },
  };
}

/**
 * Say where a draft's facts came from, and what of them it uses.
 *
 * @param {Draft} from
 * @param {Draft} to what {@link carriedOver} made
 * @returns {string}
 */
export function carriedInWords(from, to) {
  const { fields, lists } = offeredOf(from);
  if (!fields.length && !lists.length) return "";
  const [asked, used] = [new Set(fieldsInUse(to).flatMap(({ names }) => names)), new Set([...listsInUse(to).values()].flatMap((some) => [...some.keys()]))];
  const fit = [fields.filter(({ name }) => asked.has(name)).length, lists.filter(({ name }) => used.has(name)).length];
  const all = counted(fields.length, lists.length);
  const whole = fit[0] === fields.length && fit[1] === lists.length;
  const of = whole ? "这份全用得上" : fit[0] + fit[1] ? `这份用得上${counted(fit[0], fit[1])}，其余的也留在草稿里` : "这份的句式暂时用不上，都留在草稿里";
  return `事实来自“${calledOf(from)}”：带来${all}，${of}。`;
}

/** @type {(draft: Draft) => string} */
const calledOf = ({ name, title }) => tidy(name).replace(NAMED, "") || tidy(title) || "没有名字的草稿";

/** Count facts in words. @type {(values: number, lists: number) => string} */
export const counted = (values, lists) => [values && `${values}个值`, lists && `${lists}张清单`].filter(Boolean).join("、");
