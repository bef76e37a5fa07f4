// @ts-check
/**
 * Formulas that derive a figure from others, as steps that need no parser.
 *
 * The twin of evaluate in hooks/reportkb/report/formula.py; the golden cases in tests/cases/formula hold for both.
 *
 * @module
 */

import { applied, fraction } from "./fraction.js";

/** @typedef {import("./fraction.js").Fraction} Fraction */

/**
 * Compute a formula exactly.
 *
 * @param {readonly string[]} steps the formula in reverse Polish notation
 * @param {(name: string) => Fraction | null} value gives a field's value
 * @returns {Fraction | null} null when an operand has no value, a divisor is zero or a figure is beyond all measure
 */
export function evaluate(steps, value) {
  /** @type {Fraction[]} */
  const stack = [];
  for (const step of steps) {
    let result;
    if (step.startsWith("@")) {
      result = value(step.slice(1));
    } else if (step.startsWith("#")) {
      result = fraction(step.slice(1));
    } else {
      const [left, right] = stack.splice(-2);
      result = applied(step, left, right);
    }
    if (!result) return null;
    stack.push(result);
  }
  return stack[0];
}

/** The fields that a formula reads, in order. @type {(steps: readonly string[]) => string[]} */
export const operands = (steps) => steps.filter((step) => step.startsWith("@")).map((step) => step.slice(1));
