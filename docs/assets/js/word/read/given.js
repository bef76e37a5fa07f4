// @ts-check
/**
 * What a Word file of ours knows: the facts that it carries beside its text, and what stands in its controls.
 *
 * @module
 */

import { parseReference } from "../../report/reference.js";
import { inlinesOf, runs } from "../../report/tree.js";

/** @typedef {import("../../report/tree.js").Blocks} Blocks */
/** @typedef {{key: string, snippet: string, heading: string}} Origin where a section came from */
/** @typedef {{list: string, cells: ReadonlyMap<string, string>[]}} Together rows that stand together, by column; an empty cell is blank */
/**
 * @typedef {object} Facts
 * @property {string} outline
 * @property {string} flavour
 * @property {string} numbering
 * @property {readonly Origin[]} sections
 * @property {Readonly<Record<string, string>>} values as the document shows them; the text before the part
 * @property {readonly Together[]} rows those of the text first, then those of the part
 * @property {number} shown how many of them are the text's
 * @property {readonly string[]} typed the values that stand in a control
 * @property {boolean} blanks whether blanks stand in the text
 */

const FACTS = "urn:reportkb:facts";
const NAME = /^[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_]{0,23}$/u;
const MOST_ROWS = 5000;

/**
 * Put together what a file of ours knows.
 *
 * @param {readonly Element[]} own custom XML parts
 * @param {Blocks} blocks what the document says
 * @param {readonly string[]} keys the sections that begin with a bookmark of ours
 * @returns {Facts | null} null where it is none of ours
 */
export function factsOf(own, blocks, keys) {
  const part = own.find((one) => one.namespaceURI === FACTS && one.localName === "facts") ?? null;
  const nodes = runs(blocks).flatMap(inlinesOf).filter((node) => node.type === "value");
  if (!part && !nodes.length && !keys.length) return null;
  const values = valuesOf(part);
  const shown = /** @type {Map<string, Set<string>>} */ (new Map());
  for (const { name, text } of nodes) if (!parseReference(name)) shown.set(name, (shown.get(name) ?? new Set()).add(text));
  for (const [name, texts] of shown) {
    // Of several places one may have been changed: what the part does not say is what was written.
    const fresh = [...texts].filter((text) => text !== values[name]);
    values[name] = fresh.find(Boolean) ?? fresh[0] ?? values[name] ?? "";
  }
  const sections = children(part, "section").flatMap((one) => {
    const [key, snippet, heading] = ["key", "snippet", "heading"].map((name) => one.getAttribute(name) ?? "");
    return key ? [{ key, snippet, heading }] : [];
  });
  const read = rowsIn(blocks);
  return {
    outline: part?.getAttribute("outline") ?? "",
    flavour: part?.getAttribute("flavour") ?? "",
    numbering: part?.getAttribute("numbering") ?? "",
    sections,
    values,
    rows: [...read, ...rowsOf(part)],
    shown: read.length,
    typed: [...shown.keys()],
    blanks: nodes.some(({ text }) => !text),
  };
}

/** @type {(part: Element | null, name: string) => Element[]} */
const children = (part, name) => [...(part?.children ?? [])].filter((one) => one.localName === name);

/** @type {(part: Element | null) => Record<string, string>} */
function valuesOf(part) {
  const named = children(part, "value").map((one) => [one.getAttribute("name") ?? "", one.textContent ?? ""]);
  return Object.fromEntries(named.filter(([name]) => NAME.test(name)));
}

/** @type {(part: Element | null) => Together[]} */
function rowsOf(part) {
  return children(part, "list").flatMap((list) => {
    const name = list.getAttribute("name") ?? "";
    const cells = children(list, "row").slice(0, MOST_ROWS).map((row) => new Map(children(row, "cell").map((one) => [one.getAttribute("name") ?? "", one.textContent ?? ""])));
    return NAME.test(name) && cells.length ? [{ list: name, cells }] : [];
  });
}

/**
 * List the rows that stand in the text: each line or row of a table with cells of one list is one of its rows.
 *
 * @type {(blocks: Blocks) => Together[]}
 */
function rowsIn(blocks) {
  /** @type {{list: string, cells: ReadonlyMap<string, string>}[][]} */
  const places = blocks.map((block) => {
    if (block.type === "table") return block.rows.flatMap((row) => rowIn(row.flatMap(inlinesOf)));
    if (block.type === "list") return block.items.flatMap((item) => runs(item)).flatMap((run) => rowIn(inlinesOf(run)));
    return block.type === "paragraph" ? rowIn(inlinesOf(block.children)) : [];
  });
  /** @type {{list: string, cells: ReadonlyMap<string, string>[]}[]} */
  const found = [];
  let open = false;
  for (const [at, rows] of places.entries()) {
    // Paragraphs of one list that follow each other stand together.
    const goesOn = open && blocks[at].type === "paragraph" && blocks[at - 1]?.type === "paragraph" && found[found.length - 1]?.list === rows[0]?.list;
    for (const [index, { list, cells }] of rows.entries()) {
      const last = found[found.length - 1];
      if (last?.list === list && (index > 0 || goesOn)) last.cells.push(cells);
      else found.push({ list, cells: [cells] });
    }
    open = rows.length > 0;
  }
  return found;
}

/** @type {(nodes: readonly import("../../report/tree.js").Inline[]) => {list: string, cells: ReadonlyMap<string, string>}[]} */
function rowIn(nodes) {
  /** @type {Map<string, string>} */
  const cells = new Map();
  let list = "";
  for (const node of nodes) {
    const reference = node.type === "value" ? parseReference(node.name) : null;
    if (node.type !== "value" || !reference || "function" in reference || (list && reference.list !== list)) continue;
    list = reference.list;
    cells.set(reference.column, node.text);
  }
  return list ? [{ list, cells }] : [];
}
