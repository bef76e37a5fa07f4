// @ts-check
/**
 * A quantity as people type it: `86.5%`, `120人`, `不超过3天`, `万分之0.72`.
 *
 * The twin of hooks/reportkb/report/quantity.py.
 *
 * @module
 */

import { fraction } from "./fraction.js";
import { narrow, sameUnit } from "./typed.js";

/** @typedef {import("./fraction.js").Fraction} Fraction */
/** @typedef {{amount: Fraction, unit: string, bound: "" | "most" | "least"}} Quantity of a percentage the number before the sign; unit: 千分之 and 万分之 as they stand; bound: which side is good */

const MOST = "不超过|不[高多大]于|[至最]多|[低少小]于|<=?|≤";
const LEAST = "不[低少小]于|[至最]少|[高多大]于|超过|>=?|≥";
const QUANTITY = new RegExp(
  `^(?:(${MOST})|(${LEAST}))? *([百千万]分之)?([+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\\.[0-9]{1,10})?)` +
    " *([^0-9 \\t,.，。；;（(]{0,8}?)(?:(以内|以下|之内)|(以上))?$",
  "u",
);

/**
 * Read a quantity.
 *
 * @param {string} raw as typed
 * @returns {Quantity | null} null where there is more or less than one figure with a unit
 */
export function parseQuantity(raw) {
  const match = QUANTITY.exec(narrow(raw).replaceAll("\u2212", "-"));
  if (!match) return null;
  const [, most, least, outOf, figures, counted, few, many] = match;
  if (outOf && counted) return null;
  const bound = most || few ? "most" : least || many ? "least" : "";
  return { amount: fraction(figures.replaceAll(",", "")), unit: sameUnit(outOf || counted), bound };
}

/**
 * Say in words how far one quantity is from another.
 *
 * @param {Fraction} amount the difference
 * @param {string} unit what it counts; percentages differ by points
 * @param {string} figure the difference without its sign, written out
 * @returns {string}
 */
export function change(amount, unit, figure) {
  if (!amount.n) return "持平";
  const up = amount.n > 0n;
  if (unit !== "%" && !unit.endsWith("分之")) return (up ? "增加" : "减少") + figure + unit;
  return (up ? "上升" : "下降") + (unit === "%" ? `${figure}个百分点` : unit + figure);
}
