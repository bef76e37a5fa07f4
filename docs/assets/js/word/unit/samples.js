// @ts-check
/**
 * How a unit's document shows that a report looks: by the sample text that goes, or by the paragraph `{{正文}}`.
 *
 * @module
 */

import { below, child, childrenOf, figure, val } from "../read/xml.js";
import { element } from "./xml.js";

/** @typedef {{style: string, own: boolean, paragraph: readonly Element[], run: readonly Element[], number: Element | null}} Sample style: its own style; own: whether the sample says more than that, by itself; number: what it is counted by, where its style does not say */
/** @typedef {import("./styled.js").Look} Look */

/** Numbers that are typed, by the depth of the heading, and the form that they are of. @type {[RegExp, number, string][]} */
const TYPED = [
  [/^[一二三四五六七八九十]+、/, 1, "official"],
  [/^第[一二三四五六七八九十0-9]+(?:章|部分)/, 1, "chapter"],
  [/^[（(][一二三四五六七八九十]+[）)]/, 2, "official"],
  [/^[0-9]{1,2}\.[0-9]+\.[0-9]+(?![.0-9])/, 3, "decimal"],
  [/^[0-9]{1,2}\.[0-9]+(?![.0-9])/, 2, "decimal"],
  [/^[0-9]{1,2}[.．、](?![0-9])/, 3, "official"],
  [/^[（(][0-9]+[）)]/, 4, "official"],
];
const LONGEST_HEADING = 40;
/** What a paragraph says that is its alone. */
const ALONE = ["pStyle", "numPr", "rPr", "sectPr", "pageBreakBefore", "framePr", "keepNext", "keepLines", "outlineLvl", "pPrChange", "divId", "cnfStyle", "bidi"];
const ALONE_RUN = ["rStyle", "highlight", "lang", "rPrChange", "noProof", "vanish", "webHidden"];
const INDENTED = /^(?:[\u3000\u2003]|[ \u00a0]{2}|\t)/;

/** The words of a paragraph, without those of its text boxes. @type {(paragraph: Element) => string} */
export const wordsOf = (paragraph) => below(paragraph, "w:t").filter((node) => node.closest("p") === paragraph).map((node) => node.textContent).join("");

/** The depth of a heading, by its style or by a number; 0 for none. @type {(paragraph: Element, look: Look) => number} */
export function depthOf(paragraph, look) {
  const level = look.level(paragraph);
  if (level) return level;
  const text = wordsOf(paragraph).trim();
  if (!text || text.length > LONGEST_HEADING || /[。；：，]$/.test(text)) return 0;
  return typed(look.number(paragraph) + text)?.[1] ?? 0;
}

/** @type {(text: string) => [RegExp, number, string] | undefined} */
const typed = (text) => TYPED.find(([pattern]) => pattern.test(text));

/**
 * Find the samples.
 *
 * @param {readonly Element[]} paragraphs the text that goes, in order
 * @param {Element | null} mark the paragraph `{{正文}}`
 * @param {Look} look
 * @returns {{samples: Map<string, Sample>, form: string}} by our styles; and how headings are counted by hand
 */
export function samplesOf(paragraphs, mark, look) {
  /** @type {Map<string, Sample>} */
  const samples = new Map();
  /** @type {Map<string, {sample: Sample, size: number}>} */
  const bodies = new Map();
  let [form, first] = ["", true];
  for (const paragraph of paragraphs) {
    const text = wordsOf(paragraph).trim();
    if (!text) continue;
    const depth = depthOf(paragraph, look);
    if (depth && depth <= 5 && !samples.has(`Heading${depth}`)) {
      const sample = sampleOf(paragraph, look);
      // A line that is like any other says nothing of headings, and one without a level has none by its style.
      const differs = sample.own || sample.number !== null || sample.style !== look.usual;
      if (look.level(paragraph) && ownLevel(paragraph) === null) samples.set(`Heading${depth}`, { ...sample, own: false });
      else if (differs || look.level(paragraph)) samples.set(`Heading${depth}`, { ...sample, own: true });
      if (depth === 1 && !look.level(paragraph)) form ||= typed(text)?.[2] ?? "";
    }
    if (first && !depth && (look.centred(paragraph) || look.isTitle(paragraph)) && text.length <= LONGEST_HEADING * 2) samples.set("Title", sampleOf(paragraph, look));
    first = false;
    if (depth || text.length < 12 || look.centred(paragraph)) continue;
    const sample = sampleOf(paragraph, look);
    const key = [sample.style, ...[...sample.paragraph, ...sample.run].map((one) => one.outerHTML)].join();
    const known = bodies.get(key) ?? { sample, size: 0 };
    bodies.set(key, { ...known, size: known.size + text.length });
  }
  const most = [...bodies.values()].sort((a, b) => b.size - a.size)[0]?.sample ?? (mark && sampleOf(mark, look));
  if (most) samples.set("BodyText", mark && !most.paragraph.some((one) => one.localName === "ind") && !look.indents(mark) ? indented(most, mark) : most);
  return { samples, form };
}

/** @type {(paragraph: Element, look: Look) => Sample} */
function sampleOf(paragraph, look) {
  const properties = child(paragraph, "w:pPr");
  const runs = childrenOf(paragraph, "w:r").filter((run) => child(run, "w:t"));
  const longest = [...runs].sort((a, b) => (b.textContent ?? "").length - (a.textContent ?? "").length)[0];
  const own = [...(properties?.children ?? [])].filter((one) => !ALONE.includes(one.localName) && !again(one, look.chain(paragraph, (style) => child(child(style, "w:pPr"), `w:${one.localName}`))));
  const run = [...(child(longest, "w:rPr")?.children ?? [])].filter((one) => !ALONE_RUN.includes(one.localName) && !(one.localName === "rFonts" && [...one.attributes].every((each) => each.localName === "hint")));
  const sample = { style: look.styleOf(paragraph), own: own.length + run.length > 0, paragraph: own, run, number: child(properties, "w:numPr") };
  // Two spaces that are typed are an indent.
  return INDENTED.test(wordsOf(paragraph)) && !own.some((one) => one.localName === "ind") ? indented(sample, paragraph) : sample;
}

/** Whether a paragraph only says what its style does, as LibreOffice writes them. @type {(own: Element, style: Element | null) => boolean} */
function again(own, style) {
  if (!style) return own.localName === "jc" && ["left", "start"].includes(val(own) ?? "");
  return [...own.attributes].every((one) => val(style, one.localName) === one.value) && own.children.length === style.children.length;
}

/** @type {(sample: Sample, paragraph: Element) => Sample} with two characters before its first line */
const indented = (sample, paragraph) => ({ ...sample, own: true, paragraph: [...sample.paragraph, element(paragraph, "w:ind", { "w:firstLine": "480", "w:firstLineChars": "200" })] });

/** How many of something there are. @type {(names: readonly string[]) => Map<string, number>} */
export function tally(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** How often a document names each style. @type {(root: Element) => Map<string, number>} */
export const usedIn = (root) => tally(["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((kind) => below(root, kind).map((one) => val(one) ?? "")));

/** @type {(paragraph: Element) => number | null} */
export const ownLevel = (paragraph) => figure(child(child(paragraph, "w:pPr"), "w:outlineLvl"));
