// @ts-check
/**
 * Exact fractions of BigInts: 0.1 + 0.2 is 0.3, and a half is a half when it is rounded.
 *
 * What Python's standard library has as Fraction.
 *
 * @module
 */

/** @typedef {{n: bigint, d: bigint}} Fraction numerator and denominator in lowest terms, the denominator positive */

// No report has such a figure; without a bound a chain of products would grow without end.
const LARGEST = 10n ** 1000n;
// As many as can be typed.
const MOST_DECIMALS = 10;

/**
 * Count the decimals that write a number in full, at most as many as can be typed.
 *
 * @type {(value: Fraction) => number}
 */
export function decimals({ n, d }) {
  let count = 0;
  while (count < MOST_DECIMALS && (n * 10n ** BigInt(count)) % d) count += 1;
  return count;
}

/**
 * Round half away from zero, as office software does, and write the decimals out.
 *
 * @param {Fraction} value the exact value
 * @param {number} digits how many decimals
 * @returns {string}
 */
export function rounded(value, digits) {
  const scaled = absolute(value.n) * 10n ** BigInt(digits);
  const whole = (2n * scaled + value.d) / (2n * value.d);
  let figure = String(whole).padStart(digits + 1, "0");
  if (digits) figure = `${figure.slice(0, -digits)}.${figure.slice(-digits)}`;
  return value.n < 0n && whole ? `-${figure}` : figure;
}

/** @type {(operator: string, left: Fraction, right: Fraction) => Fraction | null} */
export function applied(operator, left, right) {
  if (operator === "+") return measured(left.n * right.d + right.n * left.d, left.d * right.d);
  if (operator === "-") return measured(left.n * right.d - right.n * left.d, left.d * right.d);
  if (operator === "*") return measured(left.n * right.n, left.d * right.d);
  return right.n ? measured(left.n * right.d, left.d * right.n) : null;
}

/** @type {(n: bigint, d: bigint) => Fraction | null} */
function measured(n, d) {
  const value = reduced(n, d);
  return absolute(value.n) > LARGEST || value.d > LARGEST ? null : value;
}

/** @type {(n: bigint, d: bigint) => Fraction} */
export function reduced(n, d) {
  let [divisor, rest] = [absolute(d), absolute(n)];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

/** @type {(text: string) => Fraction} */
export function fraction(text) {
  const [whole, part = ""] = text.split(".");
  return reduced(BigInt(whole + part), 10n ** BigInt(part.length));
}

/** Below 0 where the left is the smaller. @type {(left: Fraction, right: Fraction) => number} */
export const compared = (left, right) => Number(left.n * right.d > right.n * left.d) - Number(left.n * right.d < right.n * left.d);

/** @type {(n: bigint) => bigint} */
export const absolute = (n) => (n < 0n ? -n : n);
