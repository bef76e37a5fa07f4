// @ts-check
/**
 * What an outline's page gives as a Word document: the report, or one of its sections, in a profile.
 *
 * @module
 */

import { FLAVOUR_TITLES } from "../report/vocabulary.js";
import { DOCX } from "../word/package.js";
import { toWord } from "../word/write.js";
import { hand, named } from "./download.js";
import { taken } from "./outline-copy.js";

export { lookedUp, readUnit } from "./word-templates.js";

/** @typedef {import("./catalog.js").CatalogOutline} CatalogOutline */
/** @typedef {import("./outline-page.js").Choice} Choice */

/**
 * Write an outline, or the section of one node.
 *
 * @param {CatalogOutline} catalog the outline
 * @param {string} node the node's id, or "" for the whole
 * @param {Choice} choice the version; annotations become comments
 * @param {import("../word/write.js").Source} template the page, styles and numbers
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function worded(catalog, node, choice, template) {
  const { flavour, notes, numbering } = choice;
  const { document, facts } = taken(catalog, node, { ...choice, notes: false });
  const known = nodesOf(catalog);
  const sections = document.parts.flatMap(({ key }, at) => {
    const of = known.get(key);
    return of ? [{ key: `s${at + 1}`, level: of.level, heading: of.heading, snippet: flavour === "sample" ? of.snippet : of.frame }] : [];
  });
  const aims = sections.flatMap(({ key, snippet }) => (notes && snippet && Object.hasOwn(catalog.snippets, snippet) ? [[key, catalog.snippets[snippet]]] : []));
  return toWord(
    {
      title: node ? sections[0]?.heading ?? "" : document.title,
      remark: document.remark,
      whole: !node,
      short: false,
      parts: document.parts.map((part, at) => ({ ...part, key: `s${at + 1}` })),
      // What is blank is asked for as what it is: a day from a calendar, a choice from a list.
      facts: { ...facts, types: catalog.types },
      fields: catalog.fields,
      notes,
      aims: Object.fromEntries(aims),
      origins: { outline: catalog.id, flavour, numbering: node ? "none" : numbering, sections },
    },
    template,
  );
}

/** Hand it to the browser. @type {(catalog: CatalogOutline, node: string, choice: Choice, template: import("../word/write.js").Source) => void} */
export function give(catalog, node, choice, template) {
  const about = node ? nodesOf(catalog).get(node)?.heading ?? "" : `${catalog.title}-${FLAVOUR_TITLES[choice.flavour]}`;
  hand(`${named(about)}.docx`, worded(catalog, node, choice, template), DOCX);
}

/** @type {(catalog: CatalogOutline) => Map<string, import("../report/assemble.js").Node>} by id */
const nodesOf = (catalog) => new Map([...catalog.nodes, ...(catalog.beside ?? [])].map((one) => [one.id, one]));
