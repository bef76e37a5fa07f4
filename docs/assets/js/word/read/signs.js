// @ts-check
/**
 * Signs of fonts that are pictures, as the characters that they look like.
 *
 * @module
 */

/** Signs of fonts that are pictures, by font and place. @type {[RegExp, Readonly<Record<string, string>>][]} */
const FONTS = [
  [/^Wingdings$/i, { "6C": "●", "6E": "■", "6F": "□", "71": "❑", "75": "◆", "76": "❖", "9F": "•", "A8": "□", "A1": "○", "A2": "○", "A3": "○", "A7": "▪", "D8": "➢", "E0": "→", "E8": "➔", "F0": "⇨", "FC": "✓", "FB": "✗", "FD": "☒", "FE": "☑", "81": "①", "82": "②", "83": "③", "84": "④", "85": "⑤", "86": "⑥", "87": "⑦", "88": "⑧", "89": "⑨", "8A": "⑩" }],
  [/^Wingdings 2$/i, { "50": "✓", "52": "☑", "54": "☒", "A3": "□", "98": "■", "97": "●", "99": "○" }],
  [/^Symbol$/i, { "B7": "•", "B3": "≥", "A3": "≤", "B9": "≠", "B1": "±", "B4": "×", "B8": "÷", "D7": "·", "AE": "→", "A5": "∞", "B0": "°", "D6": "√", "61": "α", "62": "β", "67": "γ", "64": "δ", "6D": "μ", "70": "π", "73": "σ", "53": "Σ", "44": "Δ", "57": "Ω" }],
];

/** What a text has of a font alone. */
export const OF_A_FONT = /[\uf000-\uf0ff]/g;

/**
 * Read a sign.
 *
 * @param {string} font
 * @param {string} code its place in the font, in hexadecimal figures
 * @param {import("./tally.js").Tally} tally told of one that no character looks like
 * @returns {string}
 */
export function signIn(font, code, tally) {
  const place = code.toUpperCase();
  const signs = FONTS.find(([pattern]) => pattern.test(font))?.[1] ?? {};
  const sign = signs[place.slice(-2).replace(/^0/, "")];
  if (sign) return sign;
  const point = parseInt(place, 16);
  // Above are the signs of a font alone, which no other has.
  if (point >= 0x20 && point < 0xe000) return String.fromCharCode(point);
  tally.thing("个特殊符号", `${font} ${place}`.trim());
  return "";
}
