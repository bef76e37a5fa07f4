// @ts-check
/**
 * A run of the source as it is written in: its words are text, its blanks are chips that go as a whole.
 *
 * @module
 */

import { joined } from "../report/emphasis.js";
import { parseInlines } from "../report/inlines.js";
import { textNode } from "../report/tree.js";
import { make } from "./element.js";

/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {(name: string) => {text: string, blank: boolean, guard: boolean}} Shows what a blank shows */

// Room for the caret beside a chip at an edge; never part of the text.
const ROOM = "\u200b";
const CHIP = "[data-name], [data-prompt]";
const MARKS = { strong: "strong", emphasis: "em", deleted: "del" };
/** @type {Readonly<Record<string, "strong" | "emphasis" | "deleted">>} */
const SPANS = { STRONG: "strong", B: "strong", EM: "emphasis", I: "emphasis", DEL: "deleted", S: "deleted", STRIKE: "deleted" };
const BLOCKS = new Set(["DIV", "P", "LI", "UL", "OL"]);

/** @type {(run: Inlines, shows: Shows) => Node[]} what a run is written in */
export function written(run, shows) {
  const nodes = run.map((node) => nodeOf(node, shows));
  const out = nodes.flatMap((node, index) => (isChip(node) && (!index || isChip(nodes[index - 1])) ? [document.createTextNode(ROOM), node] : [node]));
  return isChip(out[out.length - 1]) ? [...out, document.createTextNode(ROOM)] : out;
}

/** @type {(node: Inline, shows: Shows) => Node} */
function nodeOf(node, shows) {
  if (node.type === "text") return document.createTextNode(node.text);
  if (node.type === "break") return make("br");
  if (node.type === "code") return make("code", "", {}, node.text);
  if (node.type === "prompt") return make("span", "rk-chip rk-prompt", { "data-prompt": node.text, contenteditable: "false" }, `【写：${node.text}】`);
  if (node.type === "field" || node.type === "value") return chip(node.name, shows);
  const inside = written(node.children, shows);
  if (node.type === "link") return make("span", "rk-written-link", { "data-address": node.address, title: node.address }, ...inside);
  if (node.type === "phrase") return make("mark", "rk-noted", { "data-comment": node.comment, title: node.comment }, ...inside);
  return make(/** @type {"strong"} */ (MARKS[node.type]), "", {}, ...inside);
}

/** @type {(name: string, shows: Shows) => HTMLElement} */
function chip(name, shows) {
  const made = make("span", "rk-chip", { "data-name": name, contenteditable: "false", role: "button", tabindex: -1 });
  dress(made, shows);
  return made;
}

/** Let a chip show what its blank shows now. @type {(node: HTMLElement, shows: Shows) => void} */
export function dress(node, shows) {
  const { text, blank, guard } = shows(node.dataset.name ?? "");
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle("rk-blank", blank);
  node.classList.toggle("rk-guard", guard);
  node.setAttribute("aria-label", guard ? text : `空：${text}`);
}

/** @type {(node: Node | null | undefined) => node is HTMLElement} */
export const isChip = (node) => node instanceof HTMLElement && node.matches(CHIP);

/** @type {(node: Node) => string} */
const textOf = (node) => (node.textContent ?? "").replaceAll(ROOM, "");

/**
 * Read what was written.
 *
 * @param {Node} box
 * @returns {Inlines} without the line breaks at its end, which a browser puts there for the caret
 */
export function readRun(box) {
  const run = [...joined(read(box))];
  while (run[run.length - 1]?.type === "break") run.pop();
  return run;
}

/** @type {(box: Node) => Inline[]} */
function read(box) {
  return [...box.childNodes].flatMap((node, index) => {
    if (node instanceof Text) {
      // Where white space is kept, a browser breaks a line with a character.
      const lines = textOf(node).replace(/[\u00a0\r\t]/g, " ").split("\n");
      return lines.flatMap((text, line) => [...(line ? [{ type: /** @type {const} */ ("break") }] : []), ...(text ? [textNode(text)] : [])]);
    }
    if (!(node instanceof HTMLElement)) return [];
    if (node.dataset.name !== undefined) return blank(`{{${node.dataset.name}}}`, "field");
    if (node.dataset.prompt !== undefined) return blank(`【写：${node.dataset.prompt}】`, "prompt");
    if (node.tagName === "BR") return [{ type: /** @type {const} */ ("break") }];
    if (node.tagName === "CODE") return textOf(node) ? [{ type: /** @type {const} */ ("code"), text: textOf(node).replace(/\n/g, " ") }] : [];
    const children = joined(read(node));
    if (!children.length) return [];
    const { comment, address } = node.dataset;
    if (comment !== undefined && isComment(comment)) return [{ type: /** @type {const} */ ("phrase"), children, comment }];
    if (address !== undefined) return [{ type: /** @type {const} */ ("link"), address, children }];
    const span = SPANS[node.tagName];
    if (span) return [{ type: span, children }];
    // What a browser made of a new line.
    return BLOCKS.has(node.tagName) && index ? [{ type: /** @type {const} */ ("break") }, ...children] : [...children];
  });
}

/** @type {(source: string, type: Inline["type"]) => Inline[]} a blank, if this is how one is written; anything else is text */
function blank(source, type) {
  const run = parseInlines(source);
  return run.length === 1 && run[0].type === type ? [...run] : [textNode(source)];
}

/** @type {(comment: string) => boolean} whether an annotation may say this */
function isComment(comment) {
  const [phrase, ...rest] = parseInlines(`{==短语==}{>>${comment}<<}`);
  return !rest.length && phrase?.type === "phrase" && phrase.comment === comment;
}

/** How far a caret has to go through a run; a blank is one step. @type {(run: Inlines) => number} */
export const lengthOf = (run) => run.reduce((sum, node) => sum + ("children" in node ? lengthOf(node.children) : node.type === "text" || node.type === "code" ? node.text.length : 1), 0);

/** A run as one character a step. @type {(run: Inlines) => string} */
export const stepsOf = (run) => run.map((node) => ("children" in node ? stepsOf(node.children) : node.type === "text" || node.type === "code" ? node.text : ROOM)).join("");

/** @type {(range: Range, editor: HTMLElement) => {before: Inlines, after: Inlines}} what stands on the two sides of a selection */
export function around(range, editor) {
  const [before, after] = [document.createRange(), document.createRange()];
  before.selectNodeContents(editor);
  before.setEnd(range.startContainer, range.startOffset);
  after.selectNodeContents(editor);
  after.setStart(range.endContainer, range.endOffset);
  const run = joined(read(before.cloneContents()));
  // An annotation that is divided stays where its phrase begins.
  const held = new Set(run.flatMap((node) => (node.type === "phrase" ? [node.comment] : [])));
  const rest = readRun(after.cloneContents()).flatMap((node, index) => (!index && node.type === "phrase" && held.has(node.comment) ? node.children : [node]));
  return { before: run, after: joined(rest) };
}

/** Put the caret so many steps into an editor. @type {(editor: HTMLElement, steps: number) => void} */
export function placeCaret(editor, steps) {
  const range = document.createRange();
  range.selectNodeContents(editor);
  range.collapse(false);
  const found = seek(editor, steps);
  if (typeof found !== "number") range.setStart(found.node, found.offset);
  range.collapse(true);
  select(range);
}

/** @type {(box: Node, steps: number) => {node: Node, offset: number} | number} the place, or how many steps are left */
function seek(box, steps) {
  let left = steps;
  for (const [index, node] of [...box.childNodes].entries()) {
    if (node instanceof Text) {
      const own = textOf(node).length;
      if (left <= own) return { node, offset: left + (node.data.startsWith(ROOM) ? 1 : 0) };
      left -= own;
    } else if (isChip(node) || node.nodeName === "BR") {
      if (left === 0) return { node: box, offset: index };
      left -= 1;
    } else {
      const found = seek(node, left);
      if (typeof found !== "number") return found;
      left = found;
    }
  }
  return left;
}

/** @type {(range: Range) => void} */
export function select(range) {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** The selection, where it lies in an editor. @type {(editor: HTMLElement) => Range | null} */
export function rangeIn(editor) {
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  return range && editor.contains(range.commonAncestorContainer) ? range : null;
}

/**
 * Find the chip right beside the caret.
 *
 * @param {Range} range
 * @param {HTMLElement} editor
 * @param {"previous" | "next"} way
 * @returns {HTMLElement | null}
 */
export function chipBeside(range, editor, way) {
  const back = way === "previous";
  /** @type {Node} */
  let at = range.startContainer;
  /** @type {Node | null} */
  let node;
  if (at instanceof Text) {
    if ((back ? at.data.slice(0, range.startOffset) : at.data.slice(range.startOffset)).replaceAll(ROOM, "")) return null;
    node = back ? at.previousSibling : at.nextSibling;
  } else node = at.childNodes[range.startOffset - (back ? 1 : 0)] ?? null;
  for (;;) {
    if (isChip(node)) return node;
    if (node instanceof Text && textOf(node)) return null;
    if (node?.nodeName === "BR") return null;
    if (node instanceof HTMLElement && node.childNodes.length) {
      [at, node] = [node, back ? node.lastChild : node.firstChild];
      continue;
    }
    const next = node && (back ? node.previousSibling : node.nextSibling);
    if (node && next) {
      node = next;
      continue;
    }
    /** @type {Node | null} */
    let up = node?.parentNode ?? at;
    while (up && up !== editor && !(back ? up.previousSibling : up.nextSibling)) up = up.parentNode;
    if (!up || up === editor) return null;
    node = back ? up.previousSibling : up.nextSibling;
  }
}
