// @ts-check
/**
 * What is copied from an outline's page: the report, or one of its sections, as HTML and as plain text.
 *
 * @module
 */

import { apart } from "../report/addressee.js";
import { aim, contentOf, outlined } from "../report/assemble.js";
import { toHtml, toText } from "../report/document.js";
import { expand } from "../report/expand.js";
import { NOTHING, resolveFacts } from "../report/facts.js";
import { html, PAPER, writeHtml } from "../report/html-writer.js";
import { phrasesIn, plain } from "../report/tree.js";

/**
 * Write what each section of an outline is for, and its frame with its annotations listed below it.
 *
 * @param {import("./catalog.js").CatalogOutline} catalog the outline
 * @returns {Map<string, {aim: string, frame: string, addressee: string}>} HTML by the node's id; the addressee stands above the first heading
 */
export function frames({ nodes, snippets }) {
  let isFirst = true;
  return new Map(
    nodes.flatMap(({ id, frame }) => {
      if (frame === null || !Object.hasOwn(snippets, frame)) return [];
      const content = contentOf(snippets[frame]);
      const blocks = expand(content.blocks, NOTHING);
      let number = 0;
      /** @type {import("../report/html-writer.js").Skin} */
      const marked = {
        ...PAPER,
        phrase(phrase) {
          number += 1;
          const link = `id="${id}-fp${number}" href="#${id}-fn${number}" aria-label="批注${number}"`;
          return `<mark class="rk-phrase">${phrase}</mark><a class="rk-ref" ${link}>${number}</a>`;
        },
      };
      const notes = phrasesIn(blocks).map(
        ({ children, comment }, index) =>
          `<li id="${id}-fn${index + 1}"><a class="rk-quote" href="#${id}-fp${index + 1}">${html(plain(children))}</a>${html(comment)}</li>`,
      );
      const [line, rest] = isFirst ? apart(blocks) : [[], blocks];
      isFirst = false;
      const addressee = writeHtml(line, { ...marked, paragraph: ' class="rk-addressee"' });
      const list = notes.length ? `<ol class="rk-notes" aria-label="批注">${notes.join("")}</ol>` : "";
      return [[id, { aim: writeHtml(aim(content), PAPER), frame: writeHtml(rest, marked) + list, addressee }]];
    }),
  );
}

/**
 * Put together what is taken of an outline: the whole, or the section of one node.
 *
 * @param {import("./catalog.js").CatalogOutline} catalog the outline
 * @param {string} node the node's id, or "" for the whole
 * @param {import("./outline-page.js").Choice} choice the version
 */
export function taken(catalog, node, choice) {
  const facts = choice.flavour === "sample" ? resolveFacts(catalog.fields, catalog.types, catalog.values, catalog.rows) : NOTHING;
  const nodes = [...catalog.nodes, ...(catalog.beside ?? [])].filter((item) => item.id === node);
  const document = node
    ? outlined({ ...catalog, title: "", remark: "", nodes }, { ...choice, depth: "full", numbering: "none" })
    : outlined(catalog, choice);
  return { document, facts };
}

/**
 * Write an outline, or the section of one node.
 *
 * @param {import("./catalog.js").CatalogOutline} catalog the outline
 * @param {string} node the node's id, or "" for the whole
 * @param {import("./outline-page.js").Choice} choice the version
 * @returns {{html: string, text: string}}
 */
export function written(catalog, node, choice) {
  const { document, facts } = taken(catalog, node, choice);
  return { html: toHtml(document, facts), text: toText(document, facts) };
}
