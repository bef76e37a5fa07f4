// @ts-check
/**
 * Undo and redo over whole drafts, or chains; they share what they have in common, so that a step is small.
 *
 * @module
 */

/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @template T
 * @typedef {{past: readonly T[], present: T, future: readonly T[], tag: string}} HistoryOf
 */
/** @typedef {HistoryOf<Draft>} History */

export const MOST_STEPS = 200;

/** @type {<T>(first: T) => HistoryOf<T>} */
export const start = (first) => ({ past: [], present: first, future: [], tag: "" });

/**
 * Take a step.
 *
 * @template T
 * @param {HistoryOf<T>} history
 * @param {T} now what it is now
 * @param {string} [tag] names what is typed into: steps with the same one, straight after each other, are one
 * @returns {HistoryOf<T>}
 */
export function push(history, now, tag = "") {
  if (now === history.present) return history;
  if (tag && tag === history.tag) return { ...history, present: now };
  // What was undone stays within reach: undoing goes back through it.
  const undone = history.future.length ? [...history.future, history.present] : [];
  const past = [...history.past, history.present, ...undone].slice(-MOST_STEPS);
  return { past, present: now, future: [], tag };
}

/** End a run of typing, so that what follows is a step of its own. @type {<T>(history: HistoryOf<T>) => HistoryOf<T>} */
export const seal = (history) => (history.tag ? { ...history, tag: "" } : history);

/** @type {(history: HistoryOf<any>) => boolean} */
export const canUndo = (history) => history.past.length > 0;

/** @type {(history: HistoryOf<any>) => boolean} */
export const canRedo = (history) => history.future.length > 0;

/** @type {<T>(history: HistoryOf<T>) => HistoryOf<T>} */
export function undo(history) {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], tag: "" };
}

/** @type {<T>(history: HistoryOf<T>) => HistoryOf<T>} */
export function redo(history) {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, tag: "" };
}
