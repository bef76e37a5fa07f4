// @ts-check
/**
 * The facts that a document shows, as its part of custom XML: what is typed into one of its controls stands in all of them.
 *
 * LibreOffice 7.4 forgets the attributes of what a control is bound to, so that their names stand above them too.
 *
 * Only what was given is in it, as the document shows it; what follows from it, and what the document does not
 * show, is not.
 *
 * @module
 */

import { parseReference, ORDINAL } from "../report/reference.js";
import { inlinesOf, runs } from "../report/tree.js";
import { HEAD, xml } from "./xml.js";

/** @typedef {import("../report/facts.js").Facts} Facts */
/** @typedef {import("../report/values.js").Fields} Fields */
/** @typedef {{key: string, level: number, heading: string, snippet: string | null}} Origin where a section comes from */
/** @typedef {{outline: string, flavour: string, numbering: string, sections: readonly Origin[]}} Origins */
/** @typedef {{path: string, column: import("../report/facts.js").Column | import("../report/values.js").Field, tag: string, alias: string}} Binding where a value stands in the part, and what it is */

export const STORE = "{5D0B3F6A-7C1E-4E0B-9A55-2F6B1C0A7E11}";
export const NAMESPACE = "urn:reportkb:facts";

export class FactsPart {
  /**
   * @param {import("../report/tree.js").Blocks} blocks the whole document, filled
   * @param {Facts} facts
   * @param {Fields} fields
   * @param {readonly string[]} more fields that stand outside the blocks
   */
  constructor(blocks, facts, fields, more) {
    this.facts = facts;
    this.fields = fields;
    const names = [...more, ...runs(blocks).flatMap(inlinesOf).flatMap((node) => ("name" in node ? [node.name] : []))];
    /** @type {string[]} */
    this.values = [...new Set(names)].filter((name) => Object.hasOwn(fields, name) && !fields[name].steps);
    /** The given columns that are shown of each list. @type {Map<string, string[]>} */
    this.lists = new Map();
    for (const found of names.map(parseReference)) {
      if (!found || "function" in found || !isGiven(facts, found.list, found.column)) continue;
      const columns = this.lists.get(found.list) ?? [];
      if (!columns.includes(found.column)) this.lists.set(found.list, [...columns, found.column]);
    }
  }

  /** The rows of a list that the part holds: one that is blank where there are none. @param {string} list */
  rows(list) {
    const known = Object.hasOwn(this.facts.rows, list) ? this.facts.rows[list] : [];
    return known.length ? known : [{}];
  }

  /** The way to a list's rows. @param {string} list */
  rowsPath(list) {
    return `/f:facts[1]/f:list[${[...this.lists.keys()].indexOf(list) + 1}]/f:row`;
  }

  /** Tell where a value stands in the part; null where it follows from others. @param {string} name @returns {Binding | null} */
  bindingOf(name) {
    const found = parseReference(name);
    if (!found) {
      const at = this.values.indexOf(name);
      return at < 0 ? null : { path: `/f:facts[1]/f:value[${at + 1}]`, column: this.fields[name], tag: `value:${name}`, alias: name };
    }
    // Which row a blank of some rows means is not known before there are any.
    if ("function" in found || (found.word && !found.row)) return null;
    const at = this.lists.get(found.list)?.indexOf(found.column) ?? -1;
    if (at < 0) return null;
    const row = found.row || 1;
    const column = this.facts.types[found.list].columns[found.column];
    return { path: `${this.rowsPath(found.list)}[${row}]/f:cell[${at + 1}]`, column, tag: `cell:${found.list}.${found.column}:${row}`, alias: `${found.list}：${found.column}` };
  }

  /** Write the part. @param {Origins} origins @returns {string} */
  part({ outline, flavour, numbering, sections }) {
    const origin = sections.map(({ key, level, heading, snippet }) => `<section key="${xml(key)}" level="${level}" heading="${xml(heading)}"${snippet ? ` snippet="${xml(snippet)}"` : ""}/>`);
    const values = this.values.map((name) => `<value name="${xml(name)}">${xml(this.facts.values[name] ?? "")}</value>`);
    const lists = [...this.lists].map(([name, columns]) => {
      const rows = this.rows(name).map((row) => `<row>${columns.map((column) => `<cell name="${xml(column)}">${xml(row[column] ?? "")}</cell>`).join("")}</row>`);
      return `<list name="${xml(name)}" columns="${xml(columns.join("|"))}">${rows.join("")}</list>`;
    });
    return `${HEAD}<facts xmlns="${NAMESPACE}" version="1" outline="${xml(outline)}" flavour="${flavour}" numbering="${numbering}" values="${xml(this.values.join("|"))}">${[...origin, ...values, ...lists].join("")}</facts>`;
  }
}

/** What names the part to Word. */
export const PROPERTIES = `${HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;

/** @type {(facts: Facts, list: string, column: string) => boolean} whether a column is typed, not worked out */
function isGiven(facts, list, column) {
  const type = Object.hasOwn(facts.types, list) ? facts.types[list] : null;
  const entry = type && column !== ORDINAL && Object.hasOwn(type.columns, column) ? type.columns[column] : null;
  return entry !== null && !entry.steps && !entry.compare;
}
