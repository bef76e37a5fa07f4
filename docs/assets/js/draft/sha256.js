// @ts-check
/**
 * Name a text by what it says (SHA-256, FIPS 180-4): no two texts can be made that share a name.
 *
 * The browser's own is only there on secure addresses, and only gives a promise.
 *
 * @module
 */

const PRIMES = primes(64);
const ROUNDS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/**
 * Name a text.
 *
 * @param {string} text
 * @returns {string} 64 digits
 */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const length = ((bytes.length + 8) >> 6) + 1;
  const view = new DataView(new ArrayBuffer(length * 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length * 64 - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length * 64 - 4, bytes.length << 3);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let block = 0; block < length; block += 1) {
    for (let index = 0; index < 64; index += 1) words[index] = index < 16 ? view.getUint32(block * 64 + index * 4) : mixed(words, index);
    compress(state, words);
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** @type {(words: Uint32Array, index: number) => number} */
function mixed(words, index) {
  const [a, b] = [words[index - 15], words[index - 2]];
  const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
  const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
  return words[index - 16] + low + words[index - 7] + high;
}

/** @type {(state: Uint32Array, words: Uint32Array) => void} */
function compress(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let index = 0; index < 64; index += 1) {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[index] + words[index];
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] += word;
}

/** @type {(word: number, by: number) => number} */
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** @type {(root: number) => number} the first 32 bits behind the point */
function fraction(root) {
  return Math.floor((root % 1) * 0x100000000);
}

/** @type {(count: number) => number[]} */
function primes(count) {
  /** @type {number[]} */
  const found = [];
  for (let number = 2; found.length < count; number += 1) if (found.every((prime) => number % prime)) found.push(number);
  return found;
}
