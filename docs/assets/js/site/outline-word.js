// @ts-check
/**
 * What an outline's page gives as a Word document: the report, or one of its sections, in a profile.
 *
 * @module
 */

import { contentOf, outlined, PURPOSE } from "../report/assemble.js";
import { NOTHING, resolveFacts } from "../report/facts.js";
import { toWord } from "../word/write.js";

/** @typedef {import("./catalog.js").CatalogOutline} CatalogOutline */
/** @typedef {import("./outline-page.js").Choice} Choice */

/**
 * Write an outline, or the section of one node.
 *
 * @param {CatalogOutline} catalog the outline
 * @param {string} node the node's id, or "" for the whole
 * @param {Choice} choice the version; annotations become comments
 * @param {import("../word/package.js").Package} template the page, styles and numbers
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function worded(catalog, node, choice, template) {
  const { flavour, notes } = choice;
  const facts = flavour === "sample" ? resolveFacts(catalog.fields, catalog.types, catalog.values, catalog.rows) : { ...NOTHING, types: catalog.types };
  const nodes = node ? [...catalog.nodes, ...(catalog.beside ?? [])].filter((one) => one.id === node) : catalog.nodes;
  const chosen = { ...choice, notes: false, ...(node ? /** @type {const} */ ({ depth: "full", numbering: "none" }) : {}) };
  const document = outlined({ ...catalog, ...(node ? { remark: "" } : {}), nodes }, chosen);
  const kept = nodes.filter((one) => document.parts.some(({ key }) => key === one.id));
  const keys = new Map(kept.map(({ id }, at) => [id, `s${at + 1}`]));
  const sections = kept.map(({ id, level, heading, snippet, frame }) => ({ key: keys.get(id) ?? "", level, heading, snippet: flavour === "sample" ? snippet : frame }));
  const aims = kept.flatMap(({ id, snippet, frame }) => {
    const source = catalog.snippets[(flavour === "sample" ? snippet : frame) ?? ""];
    return notes && source ? [[keys.get(id), aimOf(contentOf(source))]] : [];
  });
  return toWord(
    {
      title: node ? nodes[0]?.heading ?? "" : document.title,
      remark: document.remark,
      whole: !node,
      parts: document.parts.map((part) => ({ ...part, key: keys.get(part.key) ?? "" })),
      facts,
      fields: catalog.fields,
      author: "",
      notes,
      aims: Object.fromEntries(aims),
      origins: { outline: catalog.id, flavour, numbering: chosen.numbering, sections },
    },
    template,
  );
}

/** What a section is for and what it must hold, a line each. @type {(content: {purpose: string, points: readonly string[]}) => string} */
export const aimOf = ({ purpose, points }) => [PURPOSE + purpose, ...points.map((point) => `要点：${point}`)].join("\n");
