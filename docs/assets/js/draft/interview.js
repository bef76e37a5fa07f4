// @ts-check
/**
 * What to ask a writer one question at a time, so that a draft can be handed to someone to read.
 *
 * @module
 */

import { fieldsInUse, listsInUse } from "./document.js";
import { inOrder, isDerived, isEmpty } from "./rows.js";
import { rowsOf } from "../report/facts.js";
import { AFTER_YEAR, tidy } from "../report/values.js";
import { NUMERIC } from "../report/vocabulary.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/values.js").Field} Field */

/**
 * One question: the title, some fields or one list.
 *
 * @typedef {object} Question
 * @property {string} text what is asked
 * @property {string} about what it is for
 * @property {boolean} title whether the report's title is asked for
 * @property {readonly string[]} fields
 * @property {string | null} list
 */

/** More are not answered in one go. */
export const MOST = 12;
/** What fields say together, by their type; the first that holds. @type {readonly [holds: (type: string) => boolean, text: string][]} */
const TOPICS = [
  [(type) => type === "text", "做的是什么？"],
  [(type) => AFTER_YEAR.has(type), "各是什么时候？"],
  [(type) => /** @type {readonly string[]} */ (NUMERIC).includes(type), "多少钱，多少人？"],
  [() => true, "谁来做，给谁看？"],
];
const TITLE = "这份文件叫什么？";
const TITLED = "先写上一个能认出来的名字，写完还可以改。";
const VALUES = "知道几样填几样，不知道的空着。";

/**
 * List what to ask: the title, the fields by what they say, and the lists that fill most of the report.
 *
 * @param {Draft} draft
 * @returns {Question[]} at most so many that one sitting is enough; nothing where the draft's sections ask for nothing
 */
export function questionsOf(draft) {
  const names = fieldsInUse(draft).flatMap((group) => group.names).filter((name) => !draft.fields[name].steps);
  const topics = new Map(names.map((name) => [name, TOPICS.find(([holds]) => holds(draft.fields[name].type))]));
  const values = TOPICS.flatMap((topic) => {
    const fields = names.filter((name) => topics.get(name) === topic);
    const [, text] = topic;
    return fields.length ? [{ text, about: VALUES, title: false, fields, list: null }] : [];
  });
  const lists = listed(draft, MOST - 1 - values.length).map((list) => {
    const { question, purpose } = draft.types[list];
    return { text: question || `${list}有哪些？`, about: purpose, title: false, fields: [], list };
  });
  return values.length || lists.length ? [{ text: TITLE, about: TITLED, title: true, fields: [], list: null }, ...values, ...lists] : [];
}

/**
 * Choose the lists to ask for: those from which the report shows most.
 *
 * @type {(draft: Draft, room: number) => string[]} in the order of the register
 */
function listed(draft, room) {
  const shown = inOrder(draft, listsInUse(draft)).map(({ list, used }) => ({ list, typed: used.filter((name) => !isDerived(draft.types[list].columns[name])).length }));
  const wanted = shown.filter(({ typed }) => typed).sort((a, b) => b.typed - a.typed).slice(0, room);
  return shown.flatMap((one) => (wanted.includes(one) ? [one.list] : []));
}

/**
 * Tell whether a writer has answered with facts, be it in part: a title comes with the outline.
 *
 * @param {Draft} draft
 * @param {Question} question
 * @returns {boolean}
 */
export function isAnswered(draft, { fields, list }) {
  if (list) return rowsOf(draft.rows, list).some((row) => !isEmpty(row));
  return fields.some((name) => Object.hasOwn(draft.values, name) && tidy(draft.values[name]));
}

/**
 * Find where to go on: behind the last that was answered.
 *
 * @param {Draft} draft
 * @param {readonly Question[]} questions
 * @returns {number} its place; past the last where all were asked
 */
export function nextOf(draft, questions) {
  return questions.findLastIndex((question) => isAnswered(draft, question)) + 1;
}
