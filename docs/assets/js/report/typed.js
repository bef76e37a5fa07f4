// @ts-check
/**
 * Characters and figures as people type them: full width, grouped, with a unit, in 万 and 亿.
 *
 * The twin of hooks/reportkb/report/typed.py; the golden cases in tests/cases/values hold for both.
 *
 * @module
 */

// Spelt out, since Python and ECMAScript differ on what \s and \d match.
const SPACE = /[ \t\n\r\f\v\u00a0\u3000]+/g;
// Unicode still adds digits beyond this plane, so that two versions of its tables differ there.
const BASIC_PLANE = /[\u0000-\uffff]+/gu;
const PLAIN = /^[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?$/;
// Digits grouped by three, as GB/T 15835—2011, 5.1.1 allows; other groups are a slip or a list.
const FIGURE = /^[+-]?(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,10})?/;
const YUAN = /^(?:人民币|¥) */;
/** @type {Map<string, number>} powers of ten that stand before a unit, the longer first */
const SCALES = new Map([["万亿", 12], ["千万", 7], ["百万", 6], ["十万", 5], ["亿", 8], ["万", 4], ["千", 3], ["百", 2]]);
/** @type {Map<string, string>} units that count the same */
const SAME = new Map([
  ["名", "人"],
  ["位", "人"],
  ["个人", "人"],
  ["圆", "元"],
  ["块", "元"],
  ["元整", "元"],
  ["个小时", "小时"],
  ["月", "个月"],
  ["工作日", "个工作日"],
  ["百分点", "个百分点"],
  ["百分之", "%"],
]);

/** Give a unit the word that it counts the same as. @type {(unit: string) => string} */
export const sameUnit = (unit) => SAME.get(unit) ?? unit;

/**
 * Put a value on one line, without space around it.
 *
 * @param {string} raw the value as typed
 * @returns {string}
 */
export function tidy(raw) {
  return raw.replace(SPACE, " ").replace(/^ | $/g, "");
}

/**
 * Give full-width and other compatible characters their plain form, on one line.
 *
 * @param {string} raw the value as typed
 * @returns {string}
 */
export function narrow(raw) {
  return tidy(raw.replace(BASIC_PLANE, (run) => run.normalize("NFKC")));
}

/**
 * Read a figure in a unit, exactly: `380000元` is 38 万元.
 *
 * @param {string} raw the figure as typed; a bare one is in the unit already, one with another power of ten is converted
 * @param {string} unit what the figure counts; `%` for a percentage, whose sign may be left out
 * @returns {string | null} with its grouping and its zeros as typed, or without them where it was converted
 */
export function figure(raw, unit) {
  let text = narrow(raw).replaceAll("\u2212", "-");
  const currency = unit.endsWith("元") && YUAN.test(text) ? "元" : "";
  if (unit === "%") text = text.replace(/^百分之/, "");
  else if (currency) text = text.replace(YUAN, "");
  const match = FIGURE.exec(text);
  if (!match) return null;
  const shift = shiftOf(text.slice(match[0].length).replaceAll(" ", "") || currency, unit);
  return shift === null ? null : moved(match[0].replaceAll(" ", ""), shift);
}

/**
 * Tell by how many places the point moves from one unit to another.
 *
 * @type {(typed: string, unit: string) => number | null} null where they count different things
 */
function shiftOf(typed, unit) {
  if (typed === "" || typed === unit) return 0;
  const [[scale, base], [own, wanted]] = [parts(typed), parts(unit)];
  return unit === "%" || (base && base !== wanted) ? null : scale - own;
}

/** @type {(unit: string) => [number, string]} */
function parts(unit) {
  const same = SAME.get(unit);
  if (same) return [0, same];
  const scale = [...SCALES.keys()].find((word) => unit.startsWith(word)) ?? "";
  const base = unit.slice(scale.length);
  return [SCALES.get(scale) ?? 0, SAME.get(base) ?? base];
}

/**
 * Move a figure's point, in writing, so that no digit is lost.
 *
 * @type {(text: string, shift: number) => string | null}
 */
function moved(text, shift) {
  if (!shift) return text;
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const [whole, decimals = ""] = text.slice(sign.length).replaceAll(",", "").split(".");
  const [before, after] = [Math.max(0, -shift), Math.max(0, shift)];
  const digits = "0".repeat(before) + whole + decimals + "0".repeat(after);
  const point = whole.length + before + shift;
  const [left, right] = [digits.slice(0, point).replace(/^0+/, "") || "0", digits.slice(point).replace(/0+$/, "")];
  const result = sign + left + (right ? `.${right}` : "");
  return PLAIN.test(result) ? result : null;
}
