// @ts-check
/**
 * Show a draft as paper; a changed value touches only the nodes that show it.
 *
 * @module
 */

import { apart } from "../report/addressee.js";
import { expand } from "../report/expand.js";
import { html, PAPER, writeHtml } from "../report/html-writer.js";
import { parseReference } from "../report/reference.js";
import { referencesIn } from "../report/tree.js";
import { placesIn } from "../draft/place.js";
import { arrange, make, raise } from "./element.js";

/** @typedef {import("../report/document.js").Document} Document */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/expand.js").Values} Values */
/** @typedef {{markup: string, places: string, blocks: Blocks}} Drawn blocks: what the markup was written from, without the aim; places: where they stand in their source */
/** @typedef {{markup: string | null, places: string, node: HTMLElement}} Shown */

const POINTED = 1600;
/** More marks in a row than any report has: Chromium would take minutes to break such a line well. */
const RUN = /[\p{P}\s]{300}/u;

export class Preview {
  /**
   * @param {HTMLElement} box the sheet of paper
   * @param {{field: (name: string) => void, section: (key: string) => void, write?: (event: MouseEvent) => boolean}} chosen told what was
   *   pressed on the paper; write: whether it is written there
   */
  constructor(box, chosen) {
    this.box = box;
    /** @type {Map<string, Shown>} */
    this.sections = new Map();
    /** @type {Map<string, HTMLElement[]>} */
    this.fields = new Map();
    /** @type {Map<string, string>} */
    this.showing = new Map();
    /** @type {Map<string, Drawn>} */
    this.wanted = new Map();
    /** @type {Values} */
    this.values = {};
    /** @type {string | null} the section that is being written in, whose nodes stay until it is let go */
    this.held = null;
    /** @type {((key: string, node: HTMLElement, blocks: Blocks) => void) | null} told that a section was drawn anew */
    this.drawn = null;
    box.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.closest(".rk-margin, .rk-edited") || (getSelection()?.toString() && !target.closest(".rk-writing"))) return;
      if (chosen.write?.(event)) return;
      const field = /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
      const section = /** @type {HTMLElement | null} */ (target.closest("[data-key]"));
      if (field) chosen.field(field.dataset.field ?? "");
      else if (section) chosen.section(section.dataset.key ?? "");
    });
  }

  /**
   * Show a document; a section that stays as it was keeps its nodes.
   *
   * @param {Document} document the document
   * @param {import("../report/facts.js").Facts} facts what to show
   * @param {ReadonlyMap<string, Blocks>} [aims] what a section is for, to be read under its heading and not copied
   * @returns {void}
   */
  render(document, facts, aims = new Map()) {
    const wanted = sectioned(document, facts, aims);
    this.wanted = wanted;
    arrange(this.box, [...wanted].map(([key, drawn]) => this.section(key, drawn)));
    for (const key of this.sections.keys()) if (!wanted.has(key)) this.sections.delete(key);
    this.index(facts.values);
  }

  /** Let the section go that was held, and draw it as it is now. */
  release() {
    const key = this.held;
    this.held = null;
    const [shown, drawn] = [this.sections.get(key ?? ""), this.wanted.get(key ?? "")];
    if (key === null || !shown || !drawn) return;
    this.sections.set(key, { ...shown, markup: null });
    this.section(key, drawn);
    this.index(this.values);
  }

  /** Tell of every section, as it is drawn and whenever it is drawn anew. @param {NonNullable<Preview["drawn"]>} drawn */
  follow(drawn) {
    this.drawn = drawn;
    for (const [key, { node }] of this.sections) drawn(key, node, this.wanted.get(key)?.blocks ?? []);
  }

  /** @type {(key: string, drawn: Drawn) => HTMLElement} */
  section(key, { markup, places, blocks }) {
    const known = this.sections.get(key);
    if (known && ((known.markup === markup && known.places === places) || key === this.held)) return known.node;
    const node = known?.node ?? make("section", "", key ? { "data-key": key } : {});
    const margin = node.querySelector(":scope > .rk-margin");
    node.replaceChildren(nodesOf(markup), ...(margin ? [margin] : []));
    node.classList.toggle("rk-unbroken", RUN.test(node.textContent ?? ""));
    this.sections.set(key, { markup, places, node });
    this.drawn?.(key, node, blocks);
    return node;
  }

  /** @param {Values} values */
  index(values) {
    this.fields.clear();
    this.showing.clear();
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll("[data-field]"))) {
      const name = node.dataset.field ?? "";
      // What comes from a list is written where it stands, as often as there are rows.
      if (parseReference(name)) continue;
      const nodes = this.fields.get(name);
      if (nodes) nodes.push(node);
      else this.fields.set(name, [node]);
    }
    this.update(values);
  }

  /**
   * Show new values.
   *
   * @param {Values} values what to show, by field
   * @returns {void}
   */
  update(values) {
    this.values = values;
    for (const [name, nodes] of this.fields) {
      const value = Object.hasOwn(values, name) ? values[name] : "";
      const text = value || `【${name}】`;
      if (this.showing.get(name) === text) continue;
      this.showing.set(name, text);
      for (const node of nodes) {
        if (node.textContent !== text) node.textContent = text;
        if (node.classList.contains("rk-blank") === Boolean(value)) node.classList.toggle("rk-blank");
      }
    }
  }

  /**
   * Put notes for the writer under sections; they are neither printed nor copied.
   *
   * @param {ReadonlyMap<string, HTMLElement>} notes a node by the section's key
   * @returns {void}
   */
  annotate(notes) {
    for (const [key, { node }] of this.sections) {
      const margin = node.querySelector(":scope > .rk-margin");
      const wanted = notes.get(key);
      if (margin && margin !== wanted) margin.remove();
      if (wanted && margin !== wanted) node.append(wanted);
    }
  }

  /**
   * Bring the first place of a field into view and mark all its places for a moment.
   *
   * @param {string} name the field
   * @returns {void}
   */
  point(name) {
    const nodes = parseReference(name) ? [.../** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll(`[data-field="${CSS.escape(name)}"]`))] : (this.fields.get(name) ?? []);
    if (nodes[0]) this.reveal(nodes[0]);
    for (const node of nodes) {
      node.classList.add("rk-pointed");
      setTimeout(() => node.classList.remove("rk-pointed"), POINTED);
    }
  }

  /**
   * Bring a section into view.
   *
   * @param {string} key the section
   * @returns {void}
   */
  show(key) {
    const node = this.sections.get(key)?.node;
    if (node) this.reveal(node);
    this.current(key);
  }

  /** Mark the chosen section, and stay where the paper is. @param {string} key */
  current(key) {
    for (const [other, { node }] of this.sections) node.classList.toggle("rk-current", other === key);
  }

  /** Scroll the paper's own column only, so that what has the focus stays where it is. @param {HTMLElement} node */
  reveal(node) {
    const column = /** @type {HTMLElement | null} */ (this.box.closest(".rk-column"));
    if (!column || !column.offsetParent) return;
    const [place, frame] = [node.getBoundingClientRect(), column.getBoundingClientRect()];
    const bottom = Math.min(frame.bottom, innerHeight);
    const within = place.top >= Math.max(frame.top, 0) + 60 && place.bottom <= bottom - 20;
    if (!within) raise(node);
  }
}

/**
 * Write the markup of each section; the title and the remark stand under an empty key.
 *
 * @type {(document: Document, facts: import("../report/facts.js").Facts, aims: ReadonlyMap<string, Blocks>) => Map<string, Drawn>}
 */
function sectioned(document, facts, aims) {
  /** @type {Map<string, Drawn>} */
  const found = new Map();
  const head = [];
  if (document.title) head.push(`<h1>${html(document.title)}</h1>`);
  if (document.remark) head.push(`<blockquote><p>${html(document.remark)}</p></blockquote>`);
  found.set("", { markup: head.join(""), places: "", blocks: [] });
  for (const { key, blocks: written } of document.parts) {
    const said = listed(written, facts);
    // The addressee stays in its section, the first, which is written in as a whole.
    const blocks = found.size > 1 ? said : apart(said).flat();
    const aim = aims.get(key);
    const above = aim ? blocks.findIndex(({ type }) => type === "heading") + 1 : 0;
    const aside = aim ? `<aside class="rk-aim" aria-label="这一节写什么">${writeHtml(aim, PAPER)}</aside>` : "";
    const markup = writeHtml(blocks.slice(0, above), PAPER) + aside + writeHtml(blocks.slice(above), PAPER);
    found.set(key, { markup, places: placesIn(blocks), blocks });
  }
  return found;
}

/** @type {(blocks: Blocks, facts: import("../report/facts.js").Facts) => Blocks} what lists make of blocks; values come in their places later */
const listed = (blocks, facts) => (referencesIn(blocks).length ? expand(blocks, { ...facts, values: {} }) : blocks);

/** @type {(markup: string) => DocumentFragment} what the writer wrote: every text in it is escaped */
function nodesOf(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content;
}
