// @ts-check
/**
 * What a Word file of ours knows: the facts that it carries beside its text, and what stands in its controls.
 *
 * @module
 */

import { parseReference } from "../../report/reference.js";
import { inlinesOf, plain, runs } from "../../report/tree.js";
import { originsIn } from "../origins.js";

/** @typedef {import("../../report/tree.js").Blocks} Blocks */
/** @typedef {{key: string, snippet: string}} Origin where a section came from */
/** @typedef {ReadonlyMap<string, string>} Cells by column; an empty one is blank */
/** @typedef {{list: string, lead: string, around: string, rows: {row: number, cells: Cells}[]}} Together rows that stand together; lead: the paragraph before them; around: all that stands in their table or list; row: which of the list each was when the file was written */
/**
 * @typedef {object} Facts
 * @property {"part" | "properties" | ""} told what told of the sections
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
const BLANK = /^【[^【】]*】$/;
const MOST_ROWS = 5000;
const VALUE = /^\/\w+:facts(?:\[1\])?\/\w+:value\[([0-9]{1,5})\]$/;
const CELL = /^\/\w+:facts(?:\[1\])?\/\w+:list\[([0-9]{1,4})\]\/\w+:row\[([0-9]{1,5})\]\/\w+:cell\[([0-9]{1,4})\]$/;

/**
 * Put together what a file of ours knows.
 *
 * @param {Bound} bound
 * @param {Blocks} blocks what the document says
 * @param {readonly string[]} keys the sections that begin with a bookmark of ours
 * @returns {Facts | null} null where it is none of ours
 */
export function factsOf(bound, blocks, keys) {
  const { part } = bound;
  const all = runs(blocks).flatMap(inlinesOf);
  const nodes = all.filter((node) => node.type === "value");
  if (!part && !nodes.length && !keys.length) return null;
  const values = bound.said();
  const shown = /** @type {Map<string, Set<string>>} */ (new Map());
  for (const { name, text } of nodes) if (!parseReference(name)) shown.set(name, (shown.get(name) ?? new Set()).add(text));
  for (const [name, texts] of shown) {
    // Of several places one may have been changed: what the part does not say is what was written.
    const fresh = [...texts].filter((text) => text !== values[name]);
    values[name] = fresh.find(Boolean) ?? fresh[0] ?? values[name] ?? "";
  }
  const [outline, flavour, numbering] = ["outline", "flavour", "numbering"].map((name) => part?.getAttribute(name) ?? "");
  const sections = children(part, "section").flatMap((one) => {
    const [key, snippet] = ["key", "snippet"].map((name) => one.getAttribute(name) ?? "");
    return key ? [{ key, snippet }] : [];
  });
  // Properties stay also where another text was put in place of the report: they are of the sections that stand there.
  const spare = !sections.length && bound.kept?.origins.sections.some(({ key }) => keys.includes(key)) ? bound.kept : null;
  return {
    told: sections.length ? "part" : spare ? "properties" : "",
    ...(spare?.origins ?? { outline, flavour, numbering, sections }),
    values,
    places: placesIn(blocks),
    rows: bound.rows(),
    typed: [...shown.keys()],
    blanks: all.some((node) => node.type === "prompt" || (node.type === "value" && !node.text)),
  };
}

/**
 * The part of facts, and where in it the controls' values stand: LibreOffice takes the names off those that it fills, and leaves
 * those that stand above them; when it saves a file again that it saved, it leaves the part out.
 */
export class Bound {
  /** @param {readonly Element[]} own custom XML parts @param {Element | null} properties custom ones of the document */
  constructor(own, properties) {
    this.kept = originsIn(properties);
    this.part = own.find((one) => one.namespaceURI === FACTS && one.localName === "facts") ?? null;
    this.values = named(this.part, "value", namesAbove(this.part, "values"));
    this.lists = children(this.part, "list").map((list) => ({ name: list.getAttribute("name") ?? "", columns: namesAbove(list, "columns"), element: list }));
    const told = this.part ? null : this.kept;
    /** What stands at which place. */
    this.names = told?.names ?? { values: this.values.map(({ name }) => name), lists: this.lists };
  }

  /**
   * Tell what a control that is bound to the part has as its tag.
   *
   * @param {string} way
   * @param {string} alias what the control is called
   * @returns {string} empty where the way leads elsewhere
   */
  tag(way, alias) {
    const value = VALUE.exec(way);
    if (value) return `value:${this.names.values[Number(value[1]) - 1] || alias}`;
    const cell = CELL.exec(way);
    const list = cell && this.names.lists[Number(cell[1]) - 1];
    const [name, column] = cell && list ? [list.name, list.columns[Number(cell[3]) - 1]] : alias.split("：");
    return cell && column ? `cell:${name}.${column}:${cell[2]}` : "";
  }

  /** What the part says. @returns {Record<string, string>} */
  said() {
    return Object.fromEntries(this.values.flatMap(({ name, said }) => (NAME.test(name) ? [[name, said]] : [])));
  }

  /** The rows of its lists. @returns {Record<string, Cells[]>} */
  rows() {
    const lists = this.lists.filter(({ name }) => NAME.test(name)).map(({ name, columns, element }) => {
      const rows = children(element, "row").slice(0, MOST_ROWS).map((row) => new Map(named(row, "cell", columns).map((cell) => [cell.name, cell.said])));
      return /** @type {const} */ ([name, rows]);
    });
    return Object.fromEntries(lists);
  }
}

/** @type {(box: Element | null, kind: string, names: readonly string[]) => {name: string, said: string}[]} */
const named = (box, kind, names) => children(box, kind).map((one, at) => ({ name: one.getAttribute("name") ?? names[at] ?? "", said: told(one) }));

/** @type {(holder: Element | null, above: string) => string[]} */
const namesAbove = (holder, above) => (holder?.getAttribute(above) ?? "").split("|");

/** What an element says; LibreOffice takes what stands in an empty control for its value. @type {(node: Element) => string} */
const told = (node) => (BLANK.test(node.textContent ?? "") ? "" : (node.textContent ?? ""));

/** @type {(part: Element | null, name: string) => Element[]} */
const children = (part, name) => [...(part?.children ?? [])].filter((one) => one.localName === name);

/**
 * List the rows that stand in the text: paragraphs, items or rows of a table that follow each other stand together.
 *
 * @type {(blocks: Blocks) => Together[]}
 */
export function placesIn(blocks) {
  /** @type {Together[]} */
  const found = [];
  let before = "";
  let lead = "";
  let around = "";
  const paragraphs = blocks.map((block) => (block.type === "paragraph" ? plain(block.children) : "")).join("\n");
  for (const block of blocks) {
    around = block.type === "paragraph" ? paragraphs : runs([block]).map(plain).join("\n");
    if (block.type === "table") block.rows.forEach((row, at) => take(row.flatMap(inlinesOf), at === 0));
    else if (block.type === "list") block.items.forEach((item, at) => take(runs(item).flatMap(inlinesOf), at === 0));
    else if (block.type === "paragraph") take(inlinesOf(block.children), before !== "paragraph");
    before = block.type;
    lead = block.type === "paragraph" ? plain(block.children) : "";
  }
  return found.filter(({ rows }) => rows.length);

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
      else found.push({ list, lead, around, rows: [row] });
      alone = false;
    }
    if (!rows.size && before === "paragraph") found.push({ list: "", lead, around, rows: [] });
  }
}
