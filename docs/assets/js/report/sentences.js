// @ts-check
/**
 * Sentences of a run: which stand, and which go because there is nothing to say in them.
 *
 * The twin of hooks/reportkb/report/sentences.py.
 *
 * @module
 */

import { isGuard, isNothing } from "./derived.js";
import { parseReference } from "./reference.js";
import { inlinesOf, plain, textNode } from "./tree.js";

/** @typedef {import("./tree.js").Inline} Inline */
/** @typedef {import("./tree.js").Inlines} Inlines */

const SENTENCE = /[^。！？]*[。！？]+[”’）》」』〕】]*|[^。！？]+$/gu;
const END = /[。！？][”’）》」』〕】]*$/u;

/**
 * Divide a run; what is bold, a link or annotated is never divided.
 *
 * @param {Inlines} children
 * @returns {Inlines[]}
 */
export function sentences(children) {
  /** @type {Inline[][]} */
  const out = [[]];
  for (const child of children) {
    const parts = child.type === "text" ? (child.text.match(SENTENCE) ?? []).map(textNode) : [child];
    for (const part of parts) {
      out[out.length - 1].push(part);
      if ((part.type === "text" || "children" in part) && END.test(plain([part]))) out.push([]);
    }
  }
  return out.filter((sentence) => sentence.length);
}

/**
 * Keep the sentences that something follows for: none that counts to nothing, or whose condition is not met.
 *
 * @param {Inlines} children
 * @returns {Inlines}
 */
export function telling(children) {
  if (!inlinesOf(children).some(resultOf)) return children;
  return withoutGuards(keeping(children, (node) => !(resultOf(node) && node.type === "value" && isNothing(node.text))));
}

/** Keep the sentences of which every inline stands. @type {(children: Inlines, stands: (node: Inline) => boolean) => Inlines} */
export const keeping = (children, stands) => sentences(children).filter((sentence) => inlinesOf(sentence).every(stands)).flat();

/** Take out what decides alone and shows nothing. @type {(children: Inlines) => Inlines} */
export const withoutGuards = (children) => children.filter((node) => !isGuard(resultOf(node)?.function ?? ""));

/** Whether a node is still to be filled in. @type {(node: Inline) => boolean} */
export const isBlank = (node) => node.type === "prompt" || (node.type === "value" && !node.text);

/** @type {(node: Inline) => import("./reference.js").Derived | null} */
function resultOf(node) {
  const found = node.type === "value" ? parseReference(node.name) : null;
  return found && "function" in found ? found : null;
}
