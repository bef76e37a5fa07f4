// @ts-check
/**
 * The placeholders of a unit's document, `{{项目名称}}` or 【项目名称】: each becomes a run by itself, also where Word divided it over several.
 *
 * @module
 */

import { below, child, childrenOf, kind, val } from "../read/xml.js";
import { element } from "./xml.js";

const NAMED = /(?:\{\{|｛｛)[ \u3000]*([^{}｛｝<>]{1,24}?)[ \u3000]*(?:\}\}|｝｝)|【([^【】<>]{1,24})】/g;
/** What stands in brackets is a name if it is one of words. */
const WORD = /^[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]+$/;
/** What of a control says that it is a place of ours, in a document that was ours before. */
const TAG = /^(?:value:(.+)|(title))$/;
/** What stands between runs and is no end of words. */
const BETWEEN = ["w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd"];

/**
 * Let every placeholder stand alone.
 *
 * @param {Element} root of a part; changed
 * @returns {string[]} their names
 */
export function separated(root) {
  const begins = below(root, "w:bookmarkStart").find(isSection);
  for (const control of below(root, "w:sdt")) if (!begins || control.compareDocumentPosition(begins) & Node.DOCUMENT_POSITION_FOLLOWING) named(control);
  const lines = below(root, "w:p").filter((paragraph) => below(paragraph, "w:t").map((node) => node.textContent).join("").match(NAMED));
  return lines.flatMap((paragraph) => [...new Set(below(paragraph, "w:r").map((run) => run.parentElement))].flatMap((parent) => (parent?.closest("p") === paragraph ? within(parent) : [])));
}

/** Whether a section of ours begins there: what follows was a report. @type {(bookmark: Element) => boolean} */
export const isSection = (bookmark) => /^_s[0-9]+$/.test(val(bookmark, "name") ?? "");

/** Give a value of ours back its name. @param {Element} control @returns {void} */
function named(control) {
  const tag = child(child(control, "w:sdtPr"), "w:tag");
  const found = TAG.exec(val(tag) ?? "");
  const run = below(control, "w:r")[0];
  if (!found || !run) return;
  const properties = child(child(control, "w:sdtPr"), "w:rPr") ?? child(run, "w:rPr");
  control.replaceWith(runOf(control, properties, `{{${found[2] ? "标题" : found[1]}}}`));
}

/** @type {(parent: Element) => string[]} the names among the runs of an element, each run with one of them alone */
function within(parent) {
  for (const run of childrenOf(parent, "w:r")) divided(run);
  /** @type {string[]} */
  const names = [];
  /** @type {Element[]} */
  let row = [];
  const end = () => {
    names.push(...joined(row));
    row = [];
  };
  for (const node of [...parent.children]) {
    const text = kind(node) === "w:r" ? child(node, "w:t") : null;
    if (text) row.push(node);
    else if (!BETWEEN.includes(kind(node))) end();
  }
  end();
  return names;
}

/** Let a run hold one thing. @param {Element} run @returns {void} */
function divided(run) {
  const inside = [...run.children].filter((one) => kind(one) !== "w:rPr");
  if (inside.length < 2 || !inside.some((one) => kind(one) === "w:t")) return;
  const properties = child(run, "w:rPr");
  run.replaceWith(
    ...inside.map((one) => {
      const made = element(run, "w:r");
      if (properties) made.append(properties.cloneNode(true));
      made.append(one);
      return made;
    }),
  );
}

/** @type {(row: readonly Element[]) => string[]} */
function joined(row) {
  const texts = row.map((run) => child(run, "w:t")?.textContent ?? "");
  const found = [...texts.join("").matchAll(NAMED)].filter(([, , word]) => word === undefined || WORD.test(word));
  if (!found.length) return [];
  let start = 0;
  row.forEach((run, at) => {
    const [from, to] = [start, (start += texts[at].length)];
    const properties = child(run, "w:rPr");
    /** @type {Element[]} */
    const pieces = [];
    let place = from;
    for (const match of found) {
      const end = match.index + match[0].length;
      if (end <= from || match.index >= to) continue;
      if (match.index > place) pieces.push(runOf(run, properties, texts[at].slice(place - from, match.index - from)));
      // A name is where it begins, and looks as it begins.
      if (match.index >= from) pieces.push(runOf(run, properties, match[1] === undefined ? match[0] : `{{${match[1]}}}`));
      place = Math.min(end, to);
    }
    if (place < to) pieces.push(runOf(run, properties, texts[at].slice(place - from)));
    run.replaceWith(...pieces);
  });
  return found.map(([, name, word]) => name ?? word);
}

/** @type {(like: Element, properties: Element | null, text: string) => Element} */
const runOf = (like, properties, text) => element(like, "w:r", {}, [...(properties ? [properties.cloneNode(true)] : []), element(like, "w:t", { "xml:space": "preserve" }, [text])]);
