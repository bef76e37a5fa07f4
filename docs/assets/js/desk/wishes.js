// @ts-check
/**
 * What the address asks the desk to begin with.
 *
 * @module
 */

/** @typedef {import("../report/assemble.js").Depth} Depth */
/** @typedef {{flavour?: import("../report/assemble.js").Flavour, notes?: boolean}} Choices what was chosen on an outline's page */

/**
 * Read an address.
 *
 * @param {string} search what stands behind the question mark
 * @returns {{asked: string | null, ask: boolean, blank: boolean, depth: Depth, choices: Choices, tied: boolean}} asked: an outline; ask: whether questions are to be asked; tied: whether a chain fills its lists
 */
export function wishesOf(search) {
  const wishes = new URLSearchParams(search);
  return { asked: wishes.get("outline"), ask: wishes.has("ask"), blank: wishes.has("blank"), depth: depthIn(wishes), choices: choicesIn(wishes), tied: wishes.has("chain") };
}

/** @type {(wishes: URLSearchParams) => Depth} */
function depthIn(wishes) {
  const asked = wishes.get("depth");
  return asked === "core" || asked === "full" ? asked : "standard";
}

/** @type {(wishes: URLSearchParams) => Choices} */
function choicesIn(wishes) {
  const flavour = wishes.get("flavour");
  const known = flavour === "outline" || flavour === "template" || flavour === "sample";
  return { ...(known ? { flavour } : {}), ...(wishes.has("notes") ? { notes: wishes.get("notes") === "on" } : {}) };
}
