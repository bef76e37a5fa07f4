// @ts-check
/**
 * The look of values that LibreOffice 7.4 takes away: of a control for text it keeps the words, and no property of their runs.
 *
 * @module
 */

import { joined } from "../../report/emphasis.js";
import { over } from "../../report/expand.js";
import { parseReference } from "../../report/reference.js";
import { runs } from "../../report/tree.js";

/** @typedef {import("../../report/tree.js").Blocks} Blocks */
/** @typedef {import("../../report/tree.js").Inline} Inline */
/** @typedef {import("../../report/tree.js").Inlines} Inlines */

/**
 * Make what a section says bold where its snippet has it so: a value that always is in blocks of that sort, or that is there and
 * stands beside bold text.
 *
 * @param {Blocks} said
 * @param {Blocks} source what the snippet says
 * @returns {Blocks}
 */
export function emboldened(said, source) {
  return said.flatMap((block) => {
    const looks = runs(source.filter(({ type }) => type === block.type)).flatMap((children) => looksOf(children, false));
    const [bold, plain] = [true, false].map((wanted) => new Set(looks.flatMap((look) => (look.bold === wanted ? [look.name] : []))));
    return bold.size ? over([block], (children) => strong(children, bold, plain)) : [block];
  });
}

/** @type {(children: Inlines, bold: boolean) => {name: string, bold: boolean}[]} */
function looksOf(children, bold) {
  return children.flatMap((node) => {
    if ("children" in node) return looksOf(node.children, bold || node.type === "strong");
    return node.type === "field" ? [{ name: meant(node.name), bold }] : [];
  });
}

/** @type {(children: Inlines, bold: ReadonlySet<string>, plain: ReadonlySet<string>) => Inlines} */
function strong(children, bold, plain) {
  const beside = (/** @type {number} */ at) => [children[at - 1], children[at + 1]].some((one) => one?.type === "strong");
  return joined(
    children.map((node, at) => {
      if ("children" in node) return node.type === "strong" ? node : { ...node, children: strong(node.children, bold, plain) };
      const name = node.type === "value" ? meant(node.name) : "";
      return bold.has(name) && (!plain.has(name) || beside(at)) ? { type: "strong", children: [node] } : node;
    }),
  );
}

/** What a name means, of whichever row. @type {(name: string) => string} */
function meant(name) {
  const found = parseReference(name);
  return found && !("function" in found) ? `${found.list}.${found.column}` : name;
}
