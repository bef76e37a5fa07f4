// @ts-check
/**
 * Values of fields that cannot be right beside each other: a part that is larger than its whole, an end before its beginning.
 *
 * @module
 */

import { operands } from "../report/formula.js";
import { compared, fraction } from "../report/fraction.js";
import { calendarDay, days, ordinal } from "../report/period.js";
import { dated, display, number, resolve } from "../report/values.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/values.js").Fraction} Fraction */
/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {{code: "date" | "figure", field: string, message: string}} Contradiction */
/** @typedef {{name: string, field: Field, value: Fraction, shown: string, unit: string}} Figure */

// The order in which the stages of anything come; dates of the same thing are compared, planned ones with planned ones.
// A report's own date is none of them: a plan is dated before all that it plans.
const STAGES = ["立项", "启动|开始|开工", "上线", "全面启用", "结束|完成|竣工|截止", "验收", "总结"].map(
  (words) => new RegExp(`^(.*?)(?:${words})(计划|)日期$`, "u"),
);
const [BEGINS, ENDS] = [1, 4];
const SPAN = /^(?:项目)?(.*?)(?:周期|工期|期间|期)$/u;
// Those of a number of things that did what they should: at most all.
const PART = /^(.*?)(?:达成|达标|合格|通过|按期关闭|按期|逾期|超期|延期|已?关闭|未关闭|已完成|未完成|已整改|未整改|已落实|未落实)(.*?)数$/u;
const WHOLE = /^(.+)总数$/u;
// What is counted is never fewer than none; days, points and grades may be.
const COUNT = /[^天点分指倍差]数$/u;
// Shares of a whole, unlike rates of growth or of completion.
const SHARE = /(?:占比|覆盖率|到位率|到场率|合格率|通过率|达标率|按期率|按时率|关闭率|回收率|参评率|有效率|齐全率|一致率|采纳率|批准率|办成率|办结率)$/u;
/** An amount that is as many times its neighbours, and as many times the example, is in another unit. */
const [OUTSIZE, UNLIKE] = [fraction("1000"), fraction("100")];

/**
 * Find the values of a draft that contradict each other.
 *
 * @param {Draft} draft
 * @returns {Contradiction[]}
 */
export function contradictions(draft) {
  const figures = figuresOf(draft);
  return [
    ...unordered(draft),
    ...figures.flatMap((part) => tooLarge(part, figures)),
    ...figures.flatMap((one) => impossible(one)),
    ...figures.flatMap((one) => outsize(one, figures, draft)),
  ].filter((one, index, all) => all.findIndex((other) => other.field === one.field) === index);
}

/** @type {(draft: Draft) => Figure[]} */
function figuresOf({ fields, values }) {
  return Object.entries(resolve(fields, values)).flatMap(([name, shown]) => {
    const field = fields[name];
    const value = number(field, shown);
    return value ? [{ name, field, value, shown, unit: field.unit ?? "" }] : [];
  });
}

/**
 * Find a part that is larger than its whole, where their names tell.
 *
 * @type {(part: Figure, figures: readonly Figure[]) => Contradiction[]}
 */
function tooLarge(part, figures) {
  const [, before, after] = PART.exec(part.name) ?? [];
  const stems = [after?.length > 1 ? after : "", before ? before + after : ""].filter(Boolean);
  const of = (/** @type {string} */ name) => !PART.test(name) && stems.some((stem) => name.endsWith(`${stem}数`) || name.endsWith(`${stem}总数`));
  const alike = figures.filter((other) => other !== part && other.unit === part.unit && other.field.type === "number");
  const wholes = alike.filter(({ name }) => of(name));
  const smallest = alike.filter(({ name, value }) => {
    const all = WHOLE.exec(name)?.[1];
    return all && part.name.endsWith(`${all}数`) && compared(part.value, value) > 0;
  });
  const whole = smallest[0] ?? (wholes.every(({ value }) => compared(part.value, value) > 0) ? wholes[0] : undefined);
  if (!whole || part.field.type !== "number") return [];
  const message = `“${part.name}”（${part.shown}${part.unit}）比“${whole.name}”（${whole.shown}${whole.unit}）还多，请看看哪个填错了。`;
  return [{ code: "figure", field: part.name, message }];
}

/**
 * Find a computed count below none, and a share of more than all.
 *
 * @type {(figure: Figure) => Contradiction[]}
 */
function impossible({ name, field, value, shown }) {
  const how = field.steps ? `按${field.formula ?? "公式"}算是` : "填的是";
  const because = field.steps ? `请看看${operands(field.steps).map((operand) => `“${operand}”`).join("")}。` : "请看看是不是填错了。";
  if (field.type === "number" && field.steps && value.n < 0n && COUNT.test(name)) {
    return [{ code: "figure", field: name, message: `“${name}”${how}${shown}，不会小于0，${because}` }];
  }
  if (field.type === "percent" && SHARE.test(name) && value.n > value.d) {
    return [{ code: "figure", field: name, message: `“${name}”${how}${shown}，不会超过100%，${because}` }];
  }
  return [];
}

/** @type {(figure: Figure, figures: readonly Figure[], draft: Draft) => Contradiction[]} */
function outsize({ name, field, value, shown, unit }, figures, { examples }) {
  if (field.type !== "money" || field.steps) return [];
  const others = figures.filter((other) => other.name !== name && other.unit === unit && other.field.type === "money" && !other.field.steps);
  const example = number(field, (Object.hasOwn(examples, name) ? examples[name] : field.example) ?? "");
  const beyond = (/** @type {Fraction} */ other, /** @type {Fraction} */ times) => compared(value, { n: other.n * times.n, d: other.d }) >= 0;
  const unlike = !example || beyond(example, UNLIKE);
  if (!others.length || !unlike || !others.every((other) => other.value.n > 0n && beyond(other.value, OUTSIZE))) return [];
  return [{ code: "figure", field: name, message: `“${name}”（${shown}${unit}）是别的金额的一千倍以上，请看看单位对不对。` }];
}

/** @type {(draft: Draft) => Contradiction[]} */
function unordered({ fields, values }) {
  const typed = [...dated(fields, values)].filter(([name]) => Object.hasOwn(fields, name));
  const dates = typed.flatMap(([name, raw]) => {
    const stage = STAGES.findIndex((pattern) => pattern.test(name));
    const day = fields[name].type === "date" ? calendarDay(raw) : null;
    if (stage < 0 || !day) return [];
    const [, of, plan] = STAGES[stage].exec(name) ?? [];
    return [{ name, stage, of, plan, shown: display(fields[name], raw), time: ordinal(day) }];
  });
  const spans = typed.flatMap(([name, raw]) => {
    const of = SPAN.exec(name)?.[1];
    const ends = fields[name].type === "period" && of !== undefined ? days(raw) : null;
    return ends ? [{ name, of, shown: display(fields[name], raw), first: ordinal(ends[0]), last: ordinal(ends[1]) }] : [];
  });
  return dates.flatMap((one) => [
    ...dates
      .filter((early) => early.of === one.of && early.plan === one.plan && early.stage < one.stage && early.time > one.time)
      .map((early) => late(one.name, `“${one.name}”（${one.shown}）早于“${early.name}”（${early.shown}）。`)),
    ...spans
      .filter((span) => span.of === one.of)
      .flatMap((span) => {
        if (one.stage <= BEGINS && one.time > span.last) return [late(one.name, `“${one.name}”（${one.shown}）晚于“${span.name}”（${span.shown}）的结束。`)];
        if (one.stage === ENDS && one.time < span.first) return [late(one.name, `“${one.name}”（${one.shown}）早于“${span.name}”（${span.shown}）的开始。`)];
        return [];
      }),
  ]);
}

/** @type {(field: string, message: string) => Contradiction} */
const late = (field, message) => ({ code: "date", field, message });
