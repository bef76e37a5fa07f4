// @ts-check
/**
 * Name what a snippet says, so that a draft can tell whether the library has changed since.
 *
 * The twin of `digest` in hooks/reportkb/site/catalog.py.
 *
 * @module
 */

// CRC-32 as in ISO 3309, whose polynomial is 0xEDB88320 when its bits are read backwards.
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * Name a text of the library; blank lines do not count.
 *
 * @param {{purpose: string, points: readonly string[], text: string}} content
 * @returns {string}
 */
export function digest({ purpose, points, text }) {
  const bytes = new TextEncoder().encode([purpose, ...points, ...text.split("\n").filter(Boolean)].join("\n"));
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ TABLE[(value ^ byte) & 0xff];
  return `${((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0")}-${bytes.length}`;
}
