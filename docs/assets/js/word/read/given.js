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
/** @typedef {ReadonlyMap<string, string>} Cells by column; an empty one is blank */
/** @typedef {{list: string, rows: {row: number, cells: Cells}[]}} Together rows that stand together; row: which of the list each was when the file was written */
/**
 * @typedef {object} Facts
 * @property {string} outline
 * @property {string} flavour
 * @property {string} numbering
 * @property {readonly Origin[]} sections
 * @property {Readonly<Record<string, string>>} values as the document shows them; the text before the part
 * @property {readonly Together[]} places where rows stand in the text
 * @property {Readonly<Record<string, readonly Cells[]>>} rows those of the part
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
  return {
    outline: part?.getAttribute("outline") ?? "",
    flavour: part?.getAttribute("flavour") ?? "",
    numbering: part?.getAttribute("numbering") ?? "",
    sections,
    values,
    places: placesIn(blocks).filter(({ rows }) => rows.length),
    rows: rowsOf(part),
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

/** @type {(part: Element | null) => Record<string, Cells[]>} */
function rowsOf(part) {
  const lists = children(part, "list").map((list) => {
    const rows = children(list, "row").slice(0, MOST_ROWS).map((row) => new Map(children(row, "cell").map((one) => [one.getAttribute("name") ?? "", one.textContent ?? ""])));
    return /** @type {const} */ ([list.getAttribute("name") ?? "", rows]);
  });
  return Object.fromEntries(lists.filter(([name]) => NAME.test(name)));
}

/**
 * List the rows that stand in the text: paragraphs, items or rows of a table that follow each other stand together.
 *
 * @type {(blocks: Blocks) => Together[]}
 */
function placesIn(blocks) {
  /** @type {Together[]} */
  const found = [];
  let before = "";
  for (const block of blocks) {
    if (block.type === "table") block.rows.forEach((row, at) => take(row.flatMap(inlinesOf), at === 0));
    else if (block.type === "list") block.items.forEach((item, at) => take(runs(item).flatMap(inlinesOf), at === 0));
    else if (block.type === "paragraph") take(inlinesOf(block.children), before !== "paragraph");
    before = block.type;
  }
  return found;

  /** @type {(nodes: readonly import("../../report/tree.js").Inline[], fresh: boolean) => void} */
  function take(nodes, fresh) {
    /** @type {Map<string, {list: string, row: number, cells: Map<string, string>}>} */
    const rows = new Map();
    for (const node of nodes) {
      const reference = node.type === "value" ? parseReference(node.name) : null;
      if (node.type !== "value" || !reference || "function" in reference) continue;
      const key = `${reference.list} ${reference.row}`;
      const one = rows.get(key) ?? { list: reference.list, row: reference.row, cells: new Map() };
      rows.set(key, one);
      one.cells.set(reference.column, node.text);
    }
    let alone = fresh;
    for (const { list, ...row } of rows.values()) {
      const last = found[found.length - 1];
      if (last?.list === list && !alone) last.rows.push(row);
      else found.push({ list, rows: [row] });
      alone = false;
    }
    if (!rows.size && before === "paragraph") found.push({ list: "", rows: [] });
  }
}
