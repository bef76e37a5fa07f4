// @ts-check
/**
 * Words for a picture: how wide they are, where a line of them ends, what of them cannot be drawn.
 *
 * Nothing here asks a font: the measures are what the widest of the usual fonts need.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { xml } from "../word/xml.js";

/** What is not seen, turns the line around, or piles up on what stands before it. */
const UNSEEN = /[\p{C}\p{M}\p{Zl}\p{Zp}]/gu;
/** Widths in ems, the first that fits. @type {readonly [RegExp, number][]} */
const WIDTHS = [
  [/[ .,:;'|!iljI[\]()]/, 0.4],
  [/[mwMW@%§°±·×÷]/, 1],
  [/[A-Z&<>=+#~]/, 0.75],
  [/[\u0000-\u02ff]/, 0.6],
  [/[\u0300-\u1fff]/, 0.9],
  [/[\u2000-\u200a]/, 0.55],
];
/** A name that is written in pictures has these. */
const PICTOGRAPH = /\p{Extended_Pictographic}/u;
/** What is not divided: a figure with its sign, a word. */
const WHOLE = /[0-9A-Za-z.,%+\-/_]+|./gsu;
/** What begins no line, and what ends none (GB/T 15834—2011, 5.1). */
const [NO_START, NO_END] = [/^[，。、；：？！）】》〉」』”’…—·.,;:?!)\]]/, /[（【《〈「『“‘([]$/];

/** The last line of several, and what follows a space at a line's end, is longer than this, in ems. */
const LEAST = 3;

/** Make words ready to be measured. @type {(text: string) => string} */
export const drawable = (text) => tidy(tidy(text.normalize("NFC")).replace(UNSEEN, ""));

/** How wide words are, in ems. @type {(text: string) => number} */
export const measure = (text) => [...text].reduce((sum, one) => sum + widthOf(one), 0);

/** @type {(character: string) => number} */
function widthOf(character) {
  const known = WIDTHS.find(([fits]) => fits.test(character));
  return known ? known[1] : PICTOGRAPH.test(character) ? 1.4 : 1;
}

/** Cut words that are too wide, and say so. @type {(text: string, ems: number) => string} */
export function cut(text, ems) {
  if (measure(text) <= ems) return text;
  const kept = [...text];
  while (kept.length && measure(kept.join("")) + 1 > ems) kept.pop();
  return `${kept.join("").replace(/[\s，。、；：（“《]+$/, "")}…`;
}

/**
 * Break words into lines.
 *
 * @param {string} text
 * @param {number} ems how wide a line may be
 * @param {number} most how many lines there may be; the last says that it was cut
 * @returns {string[]}
 */
export function wrapped(text, ems, most) {
  const lines = broken(drawable(text), ems);
  if (lines.length > most) return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(""), ems)];
  // Shorter lines, where the last would hold next to nothing.
  for (let less = ems - 1; less > ems / 2 && measure(lines[lines.length - 1]) < LEAST && lines.length > 1; less -= 1) {
    const others = broken(drawable(text), less);
    if (others.length > lines.length) break;
    if (measure(others[others.length - 1]) >= LEAST) return others;
  }
  return lines;
}

/** @type {(text: string, ems: number) => string[]} */
function broken(text, ems) {
  const parts = (text.match(WHOLE) ?? []).flatMap((part) => (measure(part) > ems ? [...part] : [part]));
  /** @type {string[][]} */
  const lines = [[]];
  for (const part of parts) {
    const line = lines[lines.length - 1];
    if (measure(line.join("") + part) <= ems || !line.length) {
      line.push(part);
      continue;
    }
    // A mark takes what stands before it along, an opening one and the beginning of a name go with what follows.
    const along = [];
    while (line.length > 1 && (NO_START.test(along[0] ?? part) || NO_END.test(line[line.length - 1]))) along.unshift(line.pop() ?? "");
    const space = line.lastIndexOf(" ");
    if (!along.length && part !== " " && space > 0 && line.length - space <= LEAST) along.push(...line.splice(space));
    lines.push([...along, part].filter((one, at) => at || one !== " "));
  }
  return lines.map((line) => line.join("").trim());
}

/** Write an element. @type {(name: string, attributes: Readonly<Record<string, string | number>>, ...inside: string[]) => string} inside: XML */
export function element(name, attributes, ...inside) {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`).join("");
  return inside.length ? `<${name}${said}>${inside.join("")}</${name}>` : `<${name}${said}/>`;
}

/** Write words at a place. @type {(x: number, y: number, text: string, attributes: Readonly<Record<string, string | number>>) => string} */
export const words = (x, y, text, attributes) => element("text", { x, y, ...attributes }, xml(text));
