// @ts-check
/**
 * The steps of a draft as text: each says only in what it differs from the one next to it.
 *
 * @module
 */

import { FORMAT } from "./draft.js";
import { heavy, light, SHARED } from "./parts.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./history.js").History} History */
/** @typedef {import("./parts.js").Keep} Keep */
/** @typedef {import("./parts.js").Find} Find */
/** @typedef {Record<string, unknown>} Step how to come from a draft to the one next to it */

/** So many steps are kept each way, as long as their text is no longer than this. */
export const MOST = 50;
export const LONGEST = 200_000;

/**
 * Write the steps around a draft.
 *
 * @param {History} history
 * @param {Keep} keep
 * @returns {string} nothing where there are none
 */
export function written({ past, present, future }, keep) {
  const room = { left: LONGEST };
  const back = chain(present, [...past].reverse(), keep, room);
  const forth = chain(present, future, keep, room);
  return back.length || forth.length ? `{"format":${FORMAT},"past":[${back.join()}],"future":[${forth.join()}]}` : "";
}

/**
 * Read the steps around a draft.
 *
 * @param {string} text
 * @param {Draft} present
 * @param {Find} find
 * @returns {History} without steps where they are of another format or cannot be read
 */
export function readSteps(text, present, find) {
  const none = { past: [], present, future: [], tag: "" };
  try {
    const { format, past, future } = JSON.parse(text || "{}");
    if (format !== FORMAT) return none;
    return { ...none, past: taken(present, past, find).reverse(), future: taken(present, future, find) };
  } catch {
    return none;
  }
}

/** @type {(from: Draft, drafts: readonly Draft[], keep: Keep, room: {left: number}) => string[]} */
function chain(from, drafts, keep, room) {
  const steps = [];
  for (const draft of drafts.slice(0, MOST)) {
    const text = JSON.stringify(between(from, draft, keep));
    room.left -= text.length;
    if (room.left < 0) break;
    steps.push(text);
    from = draft;
  }
  return steps;
}

/** @type {(from: Draft, steps: readonly Step[], find: Find) => Draft[]} */
function taken(from, steps, find) {
  const drafts = [];
  for (const step of steps) {
    from = after(from, step, find);
    drafts.push(from);
  }
  return drafts;
}

/** @type {(from: Draft, to: Draft, keep: Keep) => Step} */
function between(from, to, keep) {
  const changed = Object.keys(to).filter((name) => from[/** @type {keyof Draft} */ (name)] !== to[/** @type {keyof Draft} */ (name)]);
  return Object.fromEntries(
    changed.map((name) => {
      if (name === "sections") return [name, spliced(from.sections, to.sections, keep)];
      if (name === "values" || name === "rows") return [name, entries(from[name], to[name])];
      const value = to[/** @type {keyof Draft} */ (name)];
      return [name, isShared(name) ? keep(/** @type {object} */ (value)) : value];
    }),
  );
}

/** @type {(from: Draft, step: Step, find: Find) => Draft} */
function after(from, step, find) {
  const changed = Object.entries(step).map(([name, value]) => {
    if (name === "sections") return [name, unspliced(from.sections, value, find)];
    if (name === "values" || name === "rows") return [name, withEntries(from[name], value)];
    return [name, isShared(name) ? find(/** @type {string} */ (value)) : value];
  });
  return { ...from, ...Object.fromEntries(changed) };
}

/** @type {(name: string) => boolean} */
const isShared = (name) => SHARED.includes(/** @type {any} */ (name));

/** @type {(from: Record<string, any>, to: Record<string, any>) => {put: Record<string, any>, cut: string[]}} */
const entries = (from, to) => ({
  put: Object.fromEntries(Object.entries(to).filter(([name, value]) => from[name] !== value)),
  cut: Object.keys(from).filter((name) => !Object.hasOwn(to, name)),
});

/** @type {(from: Record<string, any>, change: any) => Record<string, any>} */
const withEntries = (from, { put, cut }) => ({ ...Object.fromEntries(Object.entries(from).filter(([name]) => !cut.includes(name))), ...put });

/** Where a section took another's place, only what it has of its own is said. @type {(from: Draft["sections"], to: Draft["sections"], keep: Keep) => object} */
function spliced(from, to, keep) {
  let at = 0;
  while (at < from.length && from[at] === to[at]) at += 1;
  let [end, last] = [from.length, to.length];
  while (end > at && last > at && from[end - 1] === to[last - 1]) [end, last] = [end - 1, last - 1];
  const put = to.slice(at, last).map((section, index) => {
    const before = last === end ? from[at + index] : undefined;
    const all = Object.entries(light(section, keep));
    return before ? Object.fromEntries(all.filter(([name]) => section[/** @type {keyof typeof section} */ (name)] !== before[/** @type {keyof typeof section} */ (name)])) : Object.fromEntries(all);
  });
  return { at, cut: end - at, put };
}

/** @type {(from: Draft["sections"], change: any, find: Find) => Draft["sections"]} */
function unspliced(from, { at, cut, put }, find) {
  const sections = put.map((/** @type {any} */ own, /** @type {number} */ index) => {
    const read = Object.hasOwn(own, "content") ? heavy(own, find) : own;
    return put.length === cut ? { ...from[at + index], ...read } : read;
  });
  return [...from.slice(0, at), ...sections, ...from.slice(at + cut)];
}
