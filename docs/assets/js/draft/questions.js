// @ts-check
/**
 * What to ask beside a field where it is not clear what was typed.
 *
 * @module
 */

import { compared, fraction } from "../report/fraction.js";
import { dated, display, inYear, number, tidy, understood, yearsOf } from "../report/values.js";
import { NUMERIC } from "../report/vocabulary.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {{label: string, value: string}} Answer what it says, and what is filled in by it */
/** @typedef {{text: string, answers: readonly Answer[]}} Question */

const BARE = /^[0-9.,]+$/;
// More than a hundredfold, a figure is nearer to the others in 元 than in 万元: the middle of 1 and 10000, by factors.
const NEARER = fraction("100");
// Below, hardly anyone leaves an amount in 元.
const LEAST = fraction("1000");
const WAN = "万";
const SHORT_YEAR = /^['’]?([0-9]{2})(?=[年./-])/;

/**
 * Ask about a value that was typed, where it may be meant in two ways.
 *
 * @param {Draft} draft
 * @param {string} name the field
 * @param {number} thisYear the year to begin with where no other day says one
 * @returns {Question | null} null where it is clear, and where it is no value of this type at all
 */
export function question(draft, name, thisYear) {
  const field = draft.fields[name];
  const text = tidy(Object.hasOwn(draft.values, name) ? draft.values[name] : "");
  if (!text) return null;
  if (field.type === "percent") return ofRatio(field, text);
  if (NUMERIC.includes(field.type)) return ofUnit(draft, name, field, text);
  return field.type === "date" || field.type === "period" ? ofYear(draft, name, field, text, thisYear) : null;
}

/** @type {(field: Field, text: string) => Question | null} */
function ofRatio(field, text) {
  const shown = understood(field, text);
  const value = number(field, text);
  if (!shown || !value || /[%％﹪]/.test(text) || text.startsWith("百分之") || value.n === 0n) return null;
  const large = compared({ n: value.n < 0n ? -value.n : value.n, d: value.d }, { n: 1n, d: 100n }) >= 0;
  return large ? null : asked([timesHundred(shown), shown].map((label) => ({ label, value: label })));
}

/** @type {(draft: Draft, name: string, field: Field, text: string) => Question | null} */
function ofUnit(draft, name, field, text) {
  const [unit, value, plain] = [field.unit ?? "", number(field, text), understood(field, text)];
  if (!value || !plain || !unit.startsWith(WAN) || !BARE.test(plain) || plain !== understood({ ...field, unit: "" }, text)) return null;
  if (compared(value, LEAST) < 0) return null;
  const known = [exampleOf(draft, name), ...stated(draft, name, unit)].flatMap((raw) => number(field, raw) ?? []);
  const nearer = known.length > 0 && known.every((other) => other.n > 0n && compared(value, { n: other.n * NEARER.n, d: other.d }) > 0);
  const meant = nearer ? understood(field, plain + unit.slice(1)) : null;
  if (!meant) return null;
  return asked([plain, meant].map((figure) => ({ label: `${figure}${unit}`, value: `${figure}${unit}` })));
}

/**
 * Give the values of other fields of a unit that were typed with a unit.
 *
 * @type {(draft: Draft, name: string, unit: string) => string[]}
 */
const stated = ({ fields, values }, name, unit) =>
  Object.entries(values).flatMap(([other, raw]) =>
    other !== name && Object.hasOwn(fields, other) && fields[other].unit === unit && /[万亿元]/.test(raw) ? [raw] : [],
  );

/** @type {(draft: Draft, name: string, field: Field, text: string, thisYear: number) => Question | null} */
function ofYear(draft, name, field, text, thisYear) {
  if (understood(field, text) || understood(field, dated(draft.fields, draft.values).get(name) ?? "")) return null;
  const short = SHORT_YEAR.exec(text);
  const full = short && understood(field, text.replace(SHORT_YEAR, "20$1"));
  if (full) return asked([{ label: full, value: full }]);
  const others = yearsOf(draft.fields, Object.entries(draft.values)).sort();
  const years = others.length ? others : [thisYear - 1, thisYear, thisYear + 1].map(String);
  const answers = years.flatMap((year) => {
    const value = understood(field, inYear(field, text, year));
    return value ? [{ label: value, value }] : [];
  });
  return answers.length ? { text: "是哪一年的？", answers } : null;
}

/**
 * Give the value of the case that the draft began from, or else the register's.
 *
 * @param {Draft} draft
 * @param {string} name the field
 * @returns {string}
 */
export function exampleOf({ examples, fields }, name) {
  return (Object.hasOwn(examples, name) ? examples[name] : fields[name].example) ?? "";
}

/** What a field asks for, and an example where the register has none. @type {Record<string, [string, string]>} */
const FORMS = {
  number: ["一个数", "1280"],
  money: ["一个数", "36.5"],
  percent: ["一个百分比", "60%"],
  date: ["哪一天", "2025年3月31日"],
  period: ["从什么时候到什么时候", "2025年3月至5月"],
};

/**
 * Say why a value cannot be counted with, though it is kept as it was typed.
 *
 * @type {(draft: Draft, name: string) => string} empty where the field takes any text
 */
export function objection(draft, name) {
  const field = draft.fields[name];
  if (!Object.hasOwn(FORMS, field.type)) return "";
  const [form, sample] = FORMS[field.type];
  const example = exampleOf(draft, name);
  const unit = NUMERIC.includes(field.type) && field.unit ? `，单位是${field.unit}` : "";
  const typed = tidy(Object.hasOwn(draft.values, name) ? draft.values[name] : "");
  return `这里请填${form}，例如${example ? display(field, example) : sample}${unit}。“${typed}”先照原样写进报告。`;
}

/** @type {(answers: readonly Answer[]) => Question} */
const asked = (answers) => ({
  text: answers.length > 1 ? `是${answers.map(({ label }) => label).join("，还是")}？` : `是${answers[0].label}吗？`,
  answers,
});

/** A ratio as a percentage: its point moves two places, by the same rule as 百元 and 元. @type {(shown: string) => string} */
const timesHundred = (shown) => `${understood({ type: "number", unit: "" }, `${shown.slice(0, -1)}百`)}%`;
