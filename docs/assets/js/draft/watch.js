// @ts-check
/**
 * What a reader would stumble over, found while the writer writes.
 *
 * @module
 */

import { blanks } from "../report/document.js";
import { expand, shown } from "../report/expand.js";
import { writeText } from "../report/text-writer.js";
import { rowsOf } from "../report/facts.js";
import { namesIn, referencesIn } from "../report/tree.js";
import { number, resolve, tidy, understood } from "../report/values.js";
import { NUMERIC } from "../report/vocabulary.js";
import { contradictions } from "./contradictions.js";
import { factsOf, outlineGaps, toDocument } from "./draft.js";
import { negatives } from "./negatives.js";
import { emptyPhrases } from "./phrases.js";
import { wrongParts, wrongPeriods, wrongShares } from "./statements.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/document.js").Part} Part */
/** @typedef {Record<string, string>} Shown */

/**
 * Something to look at.
 *
 * @typedef {object} Finding
 * @property {"blank" | "left" | "phrase" | "percent" | "figure" | "negative" | "date" | "missing"} code
 * @property {string} id names the finding for as long as it is the same, to dismiss it by
 * @property {string | null} key the section where it is
 * @property {string | null} field the field that it is about
 * @property {string} message
 * @property {import("./gaps.js").Gap} [gap] the section that is missing, and its place
 */

/** A blank that came back in the writer's own text: nothing asks for it. */
const LEFT = /【[^【】\n]{1,30}】/g;

/**
 * Look a draft over.
 *
 * @param {Draft} draft
 * @param {{outline?: import("../site/catalog.js").CatalogOutline | null, phrases?: import("./phrases.js").PhraseList | null}} [known]
 *   the outline that it began from, and the catalogue's list of empty phrases
 * @returns {Finding[]}
 */
export function watch(draft, { outline, phrases } = {}) {
  const [document, facts] = [toDocument(draft), factsOf(draft)];
  const { values } = facts;
  const written = document.parts.map((part) => ({ key: part.key, text: textOf(part, facts) }));
  return [
    ...blankFindings(document.parts, values, draft.fields),
    ...draft.sections.flatMap(({ key, text }) => {
      // A known field in brackets is a blank, and asked for as one.
      const left = [...new Set(text.match(LEFT))].filter((blank) => !Object.hasOwn(draft.fields, blank.slice(1, -1))).join("");
      return left ? [finding("left", key, null, `自己写的文字里还没有填：${left}。`)] : [];
    }),
    ...overridden(draft),
    // Known by its field, whatever it comes out at next.
    ...negatives(draft.fields, document.parts, values).map(({ key, field, message }) => ({ ...finding("negative", key, null, message), id: `negative:${key}:${field}` })),
    ...contradictions(draft).map(({ code, field, message }) => finding(code, null, field, message)),
    ...written.flatMap(({ key, text }) => [
      ...wrongShares(text).map((message) => finding("percent", key, null, message)),
      ...wrongParts(text).map((message) => finding("figure", key, null, message)),
      ...wrongPeriods(text).map((message) => finding("date", key, null, message)),
    ]),
    ...(phrases ? empty(draft, document.parts, facts, phrases) : []),
    ...(outline ? gaps(draft, outline) : []),
  ].filter((one, index, all) => all.findIndex((other) => other.id === one.id) === index);
}

/** @type {(code: Finding["code"], key: string | null, field: string | null, message: string) => Finding} */
const finding = (code, key, field, message) => ({
  code,
  id: `${code}:${field === null ? (key ?? "") : ""}:${field ?? message}`.slice(0, 200),
  key,
  field,
  message,
});

/** @type {(part: Part, facts: import("../report/facts.js").Facts) => string} */
function textOf({ blocks }, facts) {
  const lists = new Set(referencesIn(blocks).map((reference) => reference.list));
  // Whether anything is kept at all decides too.
  const key = [String(Object.keys(facts.rows).length > 0), ...namesIn(blocks).map((name) => shown(facts.values, name)), ...[...lists].map((list) => JSON.stringify(rowsOf(facts.rows, list)))].join("\n");
  const known = texts.get(blocks) ?? new Map();
  texts.set(blocks, known);
  const text = known.get(key) ?? writeText(expand(blocks.filter((block) => block.type !== "heading"), facts));
  if (known.size > MOST) known.clear();
  known.set(key, text);
  return text;
}

/** What a section says with the values that it shows: with those there are, and with figures for those to come. */
const MOST = 4;
/** @type {WeakMap<import("../report/tree.js").Blocks, Map<string, string>>} */
const texts = new WeakMap();

/** @type {(parts: readonly Part[], values: Shown, fields: Draft["fields"]) => Finding[]} */
function blankFindings(parts, values, fields) {
  const seen = new Set();
  return parts.flatMap((part) =>
    blanks({ title: "", remark: "", parts: [part] }, values)
      .filter((name) => !seen.has(name) && seen.add(name))
      .map((name) => {
        const derived = Object.hasOwn(fields, name) && fields[name].steps;
        const message = derived ? `“${name}”还算不出来，先填它要用的数。` : `“${name}”还没有填。`;
        return finding("blank", part.key, name, message);
      }),
  );
}

/**
 * Report typed values of derived fields that do not follow from the values they derive from.
 *
 * @type {(draft: Draft) => Finding[]}
 */
function overridden(draft) {
  return Object.entries(draft.values).flatMap(([name, raw]) => {
    const field = Object.hasOwn(draft.fields, name) ? draft.fields[name] : null;
    if (!field?.steps || !tidy(raw)) return [];
    const others = Object.fromEntries(Object.entries(draft.values).filter(([other]) => other !== name));
    // As precise as it was typed.
    const digits = Math.min(/\.([0-9]+)/.exec(understood(field, raw) ?? "")?.[1].length ?? 0, 6);
    const computed = shown(resolve({ ...draft.fields, [name]: { ...field, digits } }, others), name);
    const [typed, due] = [number(field, raw), computed ? number(field, computed) : null];
    if (!due || (typed && typed.n === due.n && typed.d === due.d)) return [];
    return [finding("percent", null, name, `“${name}”按${field.formula ?? "公式"}算是${computed}，这里填的是${tidy(raw)}。`)];
  });
}

/** @type {(draft: Draft, parts: readonly Part[], facts: import("../report/facts.js").Facts, list: import("./phrases.js").PhraseList) => Finding[]} */
function empty({ fields }, parts, facts, list) {
  const due = Object.keys(fields).filter((name) => NUMERIC.includes(fields[name].type));
  const filled = { ...facts, values: { ...Object.fromEntries(due.map((name) => [name, "0"])), ...facts.values } };
  return parts.flatMap((part) =>
    textOf(part, filled)
      .split("\n")
      .flatMap((line) => emptyPhrases(list, line))
      .map((phrase) => finding("phrase", part.key, null, `“${phrase}”是空话：${list.entries[phrase][0]}。${list.entries[phrase][1]}`)),
  );
}

/** @type {(draft: Draft, outline: import("../site/catalog.js").CatalogOutline) => Finding[]} */
const gaps = (draft, outline) =>
  outlineGaps(draft, outline).map((gap) => ({
    ...finding("missing", null, gap.snippet, `提纲里的“${gap.heading}”这一节，草稿里没有。`),
    field: null,
    gap,
  }));
