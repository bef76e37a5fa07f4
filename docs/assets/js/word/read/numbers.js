// @ts-check
/**
 * The numbers that Word writes before paragraphs, which stand nowhere in the text: counted as their definitions say.
 *
 * @module
 */

import { chinese } from "../../report/numbering.js";
import { child, childrenOf, figure, isOn, val } from "./xml.js";

/** @typedef {{start: number, form: string, text: string, restart: number | null, plain: boolean, style: string}} Level text: with %1 where the first level's number stands; restart: below which level it begins anew, 0 for never; plain: all in figures */
/** @typedef {{text: string, bullet: boolean, ordered: boolean, count: number, depth: number, list: string}} Label what stands before a paragraph; ordered: a figure and a mark, as any list has; list: which it counts on */
/** @typedef {{key: string, levels: (Level | undefined)[], starts: (number | undefined)[]}} Definition key: what it shares its counting with */

const DEEPEST = 9;
const MOST = 32_767;
const ORDERED = /^[0-9]{1,5}[.)、．）]?$/;
/** Signs that count on from the first. @type {Readonly<Record<string, string>>} */
const RUNS = {
  decimalEnclosedCircle: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
  decimalEnclosedCircleChinese: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
  decimalEnclosedFullstop: "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
  decimalEnclosedParen: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
  ideographEnclosedCircle: "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
  ideographTraditional: "甲乙丙丁戊己庚辛壬癸",
  ideographZodiac: "子丑寅卯辰巳午未申酉戌亥",
};
const LEGAL = { 零: "零", 一: "壹", 二: "贰", 三: "叁", 四: "肆", 五: "伍", 六: "陆", 七: "柒", 八: "捌", 九: "玖", 十: "拾", 百: "佰", 千: "仟" };
const ROMAN = /** @type {const} */ ([[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]]);

/** @type {(count: number) => string} */
const letters = (count) => String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 20));

/** @type {(count: number) => string} */
function roman(count) {
  let [left, text] = [Math.min(count, 3999), ""];
  for (const [worth, sign] of ROMAN) while (left >= worth) [left, text] = [left - worth, text + sign];
  return text;
}

/** @type {(count: number, digits: string) => string} */
const digitwise = (count, digits) => [...String(count)].map((digit) => digits[Number(digit)]).join("");

/** @type {Readonly<Record<string, (count: number) => string>>} */
const FORMS = {
  none: () => "",
  decimalZero: (count) => String(count).padStart(2, "0"),
  decimalFullWidth: (count) => digitwise(count, "０１２３４５６７８９"),
  decimalFullWidth2: (count) => digitwise(count, "０１２３４５６７８９"),
  upperLetter: letters,
  lowerLetter: (count) => letters(count).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (count) => roman(count).toLowerCase(),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  koreanCounting: chinese,
  ideographDigital: (count) => digitwise(count, "〇一二三四五六七八九"),
  japaneseDigitalTenThousand: (count) => digitwise(count, "〇一二三四五六七八九"),
  taiwaneseDigital: (count) => digitwise(count, "〇一二三四五六七八九"),
  chineseLegalSimplified: (count) => [...chinese(count)].map((sign) => /** @type {Record<string, string>} */ (LEGAL)[sign]).join("").replace(/^拾/, "壹拾"),
  japaneseLegal: (count) => [...chinese(count)].map((sign) => /** @type {Record<string, string>} */ (LEGAL)[sign]).join(""),
};

/** Write a count. @type {(count: number, form: string) => string} */
export function counted(count, form) {
  if (count < 1 || count > 9999) return form === "none" ? "" : String(count);
  const signs = Object.hasOwn(RUNS, form) ? [...RUNS[form]] : null;
  if (signs) return signs[count - 1] ?? String(count);
  return Object.hasOwn(FORMS, form) ? FORMS[form](count) : String(count);
}

export class Numbers {
  /** @param {Element | null} root @param {import("./styles.js").Styles} styles */
  constructor(root, styles) {
    this.styles = styles;
    this.abstracts = new Map(childrenOf(root, "w:abstractNum").map((one) => [val(one, "abstractNumId") ?? "", one]));
    this.nums = new Map(childrenOf(root, "w:num").map((one) => [val(one, "numId") ?? "", one]));
    /** @type {Map<string, Definition | null>} */
    this.known = new Map();
    /** @type {Map<string, (number | undefined)[]>} how far each list has counted */
    this.counts = new Map();
    /** @type {Set<string>} */
    this.begun = new Set();
  }

  /**
   * Count on.
   *
   * @param {import("./styles.js").Manner} manner of a paragraph
   * @returns {Label | null} null where nothing stands before it
   */
  next({ numbering: { id, depth }, style }) {
    const definition = id === null || id === "0" ? null : this.definition(id, 0);
    if (!id || !definition) return null;
    // A style names its list, and the list which level is the style's.
    const at = Math.min(DEEPEST - 1, Math.max(0, depth ?? Math.max(0, definition.levels.findIndex((level) => level?.style && level.style === style))));
    const level = definition.levels[at];
    if (!level) return null;
    const counts = this.counts.get(definition.key) ?? [];
    this.counts.set(definition.key, counts);
    const over = definition.starts[at];
    const fresh = over !== undefined && !this.begun.has(`${id} ${at}`);
    this.begun.add(`${id} ${at}`);
    const first = over ?? level.start;
    const count = Math.min(MOST, fresh || counts[at] === undefined ? first : /** @type {number} */ (counts[at]) + 1);
    counts[at] = count;
    for (let other = at + 1; other < DEEPEST; other += 1) {
      const restart = definition.levels[other]?.restart;
      if (restart === null || restart === undefined || (restart > 0 && at < restart)) counts[other] = undefined;
    }
    if (level.form === "bullet") return { text: "", bullet: true, ordered: false, count: 0, depth: at, list: definition.key };
    const text = level.text.replace(/%([1-9])/g, (_, place) => {
      const other = Number(place) - 1;
      const its = definition.levels[other];
      if (!its || other > at) return "";
      return counted((counts[other] ??= definition.starts[other] ?? its.start), level.plain && its.form !== "none" ? "decimal" : its.form);
    });
    return text.trim() ? { text: text.trim(), bullet: false, ordered: ORDERED.test(text.trim()), count, depth: at, list: definition.key } : null;
  }

  /** @param {string} id @param {number} length @returns {Definition | null} */
  definition(id, length) {
    const before = this.known.get(id);
    if (before !== undefined || length > 5) return before ?? null;
    const num = this.nums.get(id);
    const key = val(child(num, "w:abstractNumId")) ?? "";
    const abstract = this.abstracts.get(key);
    const named = val(child(abstract, "w:numStyleLink"));
    const other = named ? this.styles.numbersOf(named) : null;
    const linked = other !== null && other !== id ? this.definition(other, length + 1) : null;
    /** @type {Definition | null} */
    const found = abstract ? (linked ? { ...linked, starts: [] } : { key, levels: [], starts: [] }) : null;
    if (found) {
      found.levels = [...found.levels];
      for (const level of childrenOf(abstract, "w:lvl")) put(found.levels, level);
      for (const changed of childrenOf(num, "w:lvlOverride")) {
        const at = figure(changed, "ilvl") ?? 0;
        const [own, start] = [child(changed, "w:lvl"), figure(child(changed, "w:startOverride"))];
        if (own) put(found.levels, own);
        if (start !== null) found.starts[at] = start;
      }
    }
    this.known.set(id, found);
    return found;
  }
}

/** @type {(levels: (Level | undefined)[], node: Element) => void} */
function put(levels, node) {
  const at = figure(node, "ilvl") ?? 0;
  if (at < 0 || at >= DEEPEST) return;
  const text = child(node, "w:lvlText");
  levels[at] = {
    start: figure(child(node, "w:start")) ?? 1,
    form: formOf(node),
    text: val(text) ?? "",
    restart: figure(child(node, "w:lvlRestart")),
    plain: isOn(child(node, "w:isLgl")) === true,
    style: val(child(node, "w:pStyle")) ?? "",
  };
}

/** @type {(node: Element) => string} */
function formOf(node) {
  const choice = child(node, "mc:AlternateContent");
  const form = child(node, "w:numFmt") ?? child(child(choice, "mc:Fallback"), "w:numFmt") ?? child(child(choice, "mc:Choice"), "w:numFmt");
  return val(form) ?? "decimal";
}
