// @ts-check
/**
 * The shape of each file of the catalogue, as far as its readers rely on it.
 *
 * @module
 */

import { COLUMN_TYPES, TYPE_TITLES } from "../report/vocabulary.js";

/** @typedef {(value: any) => boolean} Check */

/** @type {Check} */
export const text = (value) => typeof value === "string";
/** @type {(check: Check) => Check} */
const orNothing = (check) => (value) => value === null || check(value);
/** @type {(check: Check) => Check} */
export const orAbsent = (check) => (value) => value === undefined || check(value);
/** @type {(check: Check) => Check} */
export const list = (check) => (value) => Array.isArray(value) && value.every(check);
/** @type {Check} */
const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {(check: Check) => Check} */
const byName = (check) => (value) => plain(value) && Object.values(value).every(check);
/** @type {(keys: Record<string, Check>) => Check} */
export const shape = (keys) => (value) => plain(value) && Object.entries(keys).every(([key, check]) => check(Object.hasOwn(value, key) ? value[key] : undefined));
/** @type {Check} */
const type = (value) => Object.hasOwn(TYPE_TITLES, value);

const TEXTS = byName(text);
const SAYS = { title: text, kind: text, purpose: text, points: list(text), text };
const FIELDS = byName(shape({ type, unit: orAbsent(text), hint: orAbsent(text), example: orAbsent(text), formula: orAbsent(text), steps: orAbsent(list(text)) }));
const STEPS = list(text);
const COLUMN = shape({ type: (value) => COLUMN_TYPES.includes(value), unit: orAbsent(text), hint: orAbsent(text), example: orAbsent(text), choices: orAbsent(STEPS), list: orAbsent(text), steps: orAbsent(STEPS), compare: orAbsent((value) => Array.isArray(value) && value.length === 3) });
/** The lists that a snippet or an outline uses, and example rows. */
const LISTED = { types: byName(shape({ counter: text, question: orAbsent(text), purpose: text, columns: byName(COLUMN) })), rows: byName(list(TEXTS)) };
const NODE = shape({ id: text, level: Number.isInteger, heading: text, depth: Number.isInteger, snippet: orNothing(text), frame: orNothing(text) });
const ENTRY = shape({ id: text, title: text, kind: text, tags: list(text), purpose: text, outlines: list(text), headings: list(text), digest: text, text });
const RULES = { pattern: orNothing(text), allowed: orNothing(text), always: orNothing(text), sentence: text, asked: text, quoted: text, denied: text, figures: text, notFigures: text };

/** The advice for a snippet, the stories of a frame, and the frame of a story. */
const GUIDANCE = { guidance: shape({ pitfalls: list(text), checklist: list(text), weak: text, strong: text, why: text }), stories: orAbsent(list(shape({ id: text, title: text }))), frame: orAbsent(text) };

export const LISTING = shape({ occasions: list(text), outlines: list(shape({ id: text, title: text, summary: text, type: text, occasions: list(text), sections: Number.isInteger, characters: Number.isInteger })) });
export const OUTLINE = shape({ id: text, title: text, type: text, numbering: text, remark: text, nodes: list(NODE), snippets: byName(shape(SAYS)), fields: FIELDS, values: TEXTS, ...LISTED });
export const STORIES = shape({ id: text, nodes: orAbsent(list(NODE)), snippets: byName(shape(SAYS)), fields: FIELDS, values: TEXTS });
export const SNIPPETS = shape({ kinds: TEXTS, snippets: list(ENTRY) });
export const VERSIONS = shape({ snippets: list(shape({ id: text, title: text, digest: text })) });
export const PIECE = shape({ ...SAYS, ...GUIDANCE, fields: FIELDS, values: TEXTS, ...LISTED });
export const PHRASES = shape({ ...RULES, entries: byName(list(text)) });
export const CHARACTERS = shape({ simplified: TEXTS });
const WORDS = shape({ same: list(list(text)), also: byName(list(text)), leave: list(text), initials: TEXTS });
export const SEARCH = shape({ words: orAbsent(WORDS), pages: list(shape({ title: text, url: text, kind: text, text })) });
