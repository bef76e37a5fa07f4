// @ts-check
/**
 * Drafts of format 2, which had no lists and whose snippets could not be changed.
 *
 * @module
 */

/**
 * Write a draft of format 2 in format 3.
 *
 * @param {Record<string, any>} draft of any shape; what is no draft stays none
 * @returns {unknown}
 */
export function fromFormat2(draft) {
  const sections = Array.isArray(draft.sections) ? draft.sections.map((section) => (isPlain(section) ? { ...section, edited: null } : section)) : draft.sections;
  return { ...draft, format: 3, sections, types: {}, exampleRows: {}, rows: {}, whole: true };
}

/** @type {(value: unknown) => boolean} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
