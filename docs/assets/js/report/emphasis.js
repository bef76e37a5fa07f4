// @ts-check
/**
 * Pair the delimiters of a line into strong, emphasised and deleted text.
 *
 * The twin of hooks/reportkb/report/emphasis.py, which says by which rules.
 *
 * @module
 */

import { SPACES, trimmed, trimmedEnd, trimmedStart } from "./lines.js";
import { plain, textNode } from "./tree.js";

/** @typedef {import("./tree.js").Inline} Inline */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./tree.js").Span} Span */
/** @typedef {Span["type"]} SpanType */
/** @typedef {{type: "run", mark: string, length: number, whole: number, closes: boolean, loose: boolean}} Run a run of delimiters without a partner */
/** @typedef {Inline | Run} Pending */

export const MARKS = "*_~";
const LETTER = /[0-9A-Za-z\u00c0-\u1fff\u3041-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const DIGIT = /[0-9]/;
/** @type {Readonly<Record<string, SpanType>>} */
const SPANS = { "*1": "emphasis", _1: "emphasis", "*2": "strong", _2: "strong", "~2": "deleted" };
const DEEPEST = 12;

export class Pairing {
  constructor() {
    /** @type {Pending[]} */
    this.out = [];
    /** @type {Record<string, number[]>} */
    this.opened = { "*": [], _: [], "~": [] };
  }

  /**
   * Take in a run of delimiters.
   *
   * @param {string} mark its character
   * @param {number} length how long it is
   * @param {string} before the character before it, or nothing at the start of the line
   * @param {string} after the character after it, or nothing at the end of the line
   * @returns {void}
   */
  run(mark, length, before, after) {
    const figures = DIGIT.test(before) && DIGIT.test(after);
    const { opens, closes } = figures ? { opens: false, closes: false } : flanks(mark, length, before, after);
    const rest = closes ? this.close(mark, length, opens) : length;
    if (!rest) return;
    const apart = (isSpace(before) || (!before && !after)) && (isSpace(after) || !after);
    const loose = mark === "*" && length === 2 && rest === 2 && !apart && !figures;
    this.out.push({ type: "run", mark, length: rest, whole: length, closes, loose });
    if (opens) this.opened[mark].push(this.out.length - 1);
  }

  /**
   * Wrap what stands between open runs and one that closes.
   *
   * @type {(mark: string, length: number, opens: boolean) => number} how much of the latter is left
   */
  close(mark, length, opens) {
    const stack = this.opened[mark];
    let rest = length;
    while (rest && stack.length) {
      const at = stack[stack.length - 1];
      const run = /** @type {Run} */ (this.out[at]);
      if ((opens || run.closes) && (run.whole + length) % 3 === 0 && (run.whole % 3 || length % 3)) break;
      const used = rest >= 2 && run.length >= 2 ? 2 : 1;
      const span = SPANS[`${mark}${used}`];
      if (!span) break;
      const inner = settled(this.out.splice(at + 1));
      const left = run.length - used;
      this.out.splice(at, 1, ...(left ? [{ ...run, length: left }] : []), ...wrapped(span, inner));
      for (const other of Object.values(this.opened)) {
        while (other.length && other[other.length - 1] >= at + (left && other === stack ? 1 : 0)) other.pop();
      }
      rest -= used;
    }
    return rest;
  }
}

/**
 * Pair the runs of two asterisks that a stray space kept apart, and make text of the rest.
 *
 * @param {readonly Pending[]} nodes
 * @returns {Inlines}
 */
export function settled(nodes) {
  /** @type {Inline[]} */
  const out = [];
  let pending = -1;
  for (const node of nodes) {
    if (node.type !== "run") out.push(node);
    else if (pending >= 0 && node.loose && node.length === 2 && !isBlank(out.slice(pending + 1))) {
      const inner = joined(out.splice(pending).slice(1));
      out.push(...wrapped("strong", inner));
      pending = -1;
    } else {
      if (pending < 0 && node.loose && node.length === 2) pending = out.length;
      out.push(textNode(node.mark.repeat(node.length)));
    }
  }
  return joined(out);
}

/**
 * Join neighbours of one sort, drop empty text, and keep no span directly inside one of its sort.
 *
 * @param {readonly Inline[]} nodes
 * @returns {Inlines}
 */
export function joined(nodes) {
  /** @type {Inline[]} */
  const out = [];
  for (const node of nodes) {
    const last = out[out.length - 1];
    if (node.type === "text") {
      if (last?.type === "text") out[out.length - 1] = textNode(last.text + node.text);
      else if (node.text) out.push(node);
    } else if (isSpan(node)) {
      const children = unnested(node.type, node.children);
      if (last?.type === node.type) {
        out.pop();
        out.push(ordered({ type: node.type, children: joined([...(/** @type {Span} */ (last)).children, ...children]) }));
      } else out.push(ordered({ type: node.type, children }));
    } else out.push(node);
  }
  return out;
}

/** @type {(span: Span) => Span} emphasis stands outside of bold where both hold the same, as three asterisks are read */
function ordered(span) {
  const [inner] = span.children;
  const both = span.type === "strong" && span.children.length === 1 && inner.type === "emphasis";
  return both ? { type: "emphasis", children: [{ type: "strong", children: inner.children }] } : span;
}

/** @type {(node: Inline) => node is Span} */
export const isSpan = (node) => node.type === "strong" || node.type === "emphasis" || node.type === "deleted";

/** @type {(mark: string, length: number, before: string, after: string) => {opens: boolean, closes: boolean}} */
function flanks(mark, length, before, after) {
  if (mark === "~" && length !== 2) return { opens: false, closes: false };
  const [opens, closes] = [after !== "" && !isSpace(after), before !== "" && !isSpace(before)];
  if (mark === "_") return { opens: opens && !LETTER.test(before), closes: closes && !LETTER.test(after) };
  return { opens, closes };
}

/** @type {(span: SpanType, inner: Inlines) => Inlines} white space at the edges stays outside */
function wrapped(span, inner) {
  if (isBlank(inner) || depth(inner) >= DEEPEST) return inner;
  const children = [...inner];
  let [lead, trail] = ["", ""];
  const first = children[0];
  if (first.type === "text") {
    const rest = trimmedStart(first.text);
    lead = first.text.slice(0, first.text.length - rest.length);
    children[0] = textNode(rest);
  }
  const last = children[children.length - 1];
  if (last.type === "text") {
    const rest = trimmedEnd(last.text);
    trail = last.text.slice(rest.length);
    children[children.length - 1] = textNode(rest);
  }
  return [textNode(lead), { type: span, children: joined(children) }, textNode(trail)];
}

/** @type {(span: SpanType, children: Inlines) => Inlines} */
function unnested(span, children) {
  if (!children.some((child) => child.type === span)) return children;
  return joined(children.flatMap((child) => (child.type === span ? /** @type {Span} */ (child).children : [child])));
}

/** @type {(children: Inlines) => number} */
const depth = (children) => 1 + Math.max(0, ...children.flatMap((child) => ("children" in child ? [depth(child.children)] : [])));

/** @type {(children: Inlines) => boolean} */
const isBlank = (children) => trimmed(plain(children)) === "";

/** @type {(character: string) => boolean} */
const isSpace = (character) => character !== "" && SPACES.includes(character);
