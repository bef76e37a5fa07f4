// @ts-check
/**
 * What is copied from an outline's page: the report, or one of its sections, as HTML and as plain text.
 *
 * @module
 */

import { outlined } from "../report/assemble.js";
import { toHtml, toText } from "../report/document.js";
import { NOTHING, resolveFacts } from "../report/facts.js";

/**
 * Write an outline, or the section of one node.
 *
 * @param {import("./catalog.js").CatalogOutline} catalog the outline
 * @param {string} node the node's id, or "" for the whole
 * @param {import("./outline-page.js").Choice} choice the version
 * @returns {{html: string, text: string}}
 */
export function written(catalog, node, choice) {
  const facts = choice.flavour === "sample" ? resolveFacts(catalog.fields, catalog.types, catalog.values, catalog.rows) : NOTHING;
  const nodes = catalog.nodes.filter((item) => item.id === node);
  const document = node
    ? outlined({ ...catalog, title: "", remark: "", nodes }, { ...choice, depth: "full", numbering: "none" })
    : outlined(catalog, choice);
  return { html: toHtml(document, facts), text: toText(document, facts) };
}
