// @ts-check
/**
 * Undo and redo over whole drafts; drafts share what they have in common, so that a step is small.
 *
 * @module
 */

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{past: readonly Draft[], present: Draft, future: readonly Draft[], tag: string}} History */

export const MOST_STEPS = 200;

/** @type {(draft: Draft) => History} */
export const start = (draft) => ({ past: [], present: draft, future: [], tag: "" });

/**
 * Take a step.
 *
 * @param {History} history
 * @param {Draft} draft what the draft is now
 * @param {string} [tag] names what is typed into: steps with the same one, straight after each other, are one
 * @returns {History}
 */
export function push(history, draft, tag = "") {
  if (draft === history.present) return history;
  if (tag && tag === history.tag) return { ...history, present: draft };
  // What was undone stays within reach: undoing goes back through it.
  const undone = history.future.length ? [...history.future, history.present] : [];
  const past = [...history.past, history.present, ...undone].slice(-MOST_STEPS);
  return { past, present: draft, future: [], tag };
}

/** End a run of typing, so that what follows is a step of its own. @type {(history: History) => History} */
export const seal = (history) => (history.tag ? { ...history, tag: "" } : history);

/** @type {(history: History) => boolean} */
export const canUndo = (history) => history.past.length > 0;

/** @type {(history: History) => boolean} */
export const canRedo = (history) => history.future.length > 0;

/** @type {(history: History) => History} */
export function undo(history) {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], tag: "" };
}

/** @type {(history: History) => History} */
export function redo(history) {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, tag: "" };
}
