// @ts-check
/**
 * Keep what a writer chose and filled in, so that a closed tab loses nothing.
 *
 * @module
 */

import { tidy } from "./values.js";

/**
 * @typedef {object} State
 * @property {number} version
 * @property {string} outline
 * @property {{flavour: import("./assemble.js").Flavour, depth: import("./assemble.js").Depth,
 *   numbering: import("./numbering.js").NumberingStyle | null, notes: boolean}} choice
 * @property {Record<string, string>} values raw values by field, shared by all outlines
 */

const KEY = "reportkb.starter";
const VERSION = 1;
const ALLOWED = {
  flavour: ["outline", "template", "sample"],
  depth: ["core", "standard", "full"],
  numbering: ["official", "chapter", "decimal", "none"],
};

/**
 * Read the kept state; whatever is not of its shape is left out.
 *
 * @param {readonly string[]} outlines the outlines that there are
 * @returns {State}
 */
export function readState(outlines) {
  /** @type {State} */
  const state = {
    version: VERSION,
    outline: outlines[0] ?? "",
    choice: { flavour: "template", depth: "standard", numbering: null, notes: false },
    values: Object.create(null),
  };
  const kept = Object(stored());
  if (outlines.includes(kept.outline)) state.outline = kept.outline;
  const choice = Object(kept.choice);
  if (ALLOWED.flavour.includes(choice.flavour)) state.choice.flavour = choice.flavour;
  if (ALLOWED.depth.includes(choice.depth)) state.choice.depth = choice.depth;
  if (ALLOWED.numbering.includes(choice.numbering)) state.choice.numbering = choice.numbering;
  state.choice.notes = choice.notes === true;
  for (const [name, raw] of Object.entries(Object(kept.values))) {
    if (typeof raw === "string" && tidy(raw)) state.values[name] = raw;
  }
  return state;
}

/**
 * Keep a state.
 *
 * @param {State} state what to keep
 * @returns {boolean} whether the browser kept it
 */
export function writeState(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

/** @type {() => unknown} */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
