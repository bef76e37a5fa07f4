// @ts-check
/**
 * Show an assembled document on the page; a changed value touches only the nodes that show it.
 *
 * @module
 */

import { html } from "./fill.js";

/** @typedef {import("./assemble.js").Document} Document */
/** @typedef {import("./fill.js").Segments} Segments */
/** @typedef {import("./fill.js").Values} Values */

export class Preview {
  /** @param {HTMLElement} box where the document is shown */
  constructor(box) {
    this.box = box;
    /** @type {Map<string, HTMLElement[]>} */
    this.fields = new Map();
    /** @type {Map<string, string>} */
    this.showing = new Map();
  }

  /**
   * Show a document.
   *
   * @param {Document} shown the document; its literals come from the catalogue and are safe HTML
   * @param {Values} values what to show, by field
   * @returns {void}
   */
  render(shown, values) {
    const chunks = shown.title ? [`<h1>${html(shown.title)}</h1>`] : [];
    if (shown.remark) chunks.push(`<blockquote><p>${html(shown.remark)}</p></blockquote>`);
    for (const part of shown.parts) {
      const tag = `h${Math.min(part.level + 1, 6)}`;
      chunks.push(`<${tag}>${html(part.heading)}</${tag}>`, ...part.html.map(marked));
      if (part.notes.length) {
        const items = part.notes.map((note) => `<li>“${marked(note.phrase, true)}”：${html(note.comment)}</li>`);
        chunks.push(`<blockquote><p>批注</p><ol>${items.join("")}</ol></blockquote>`);
      }
    }
    this.box.innerHTML = chunks.join("\n");
    this.fields.clear();
    this.showing.clear();
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll("[data-field]"))) {
      const name = node.dataset.field ?? "";
      this.fields.set(name, [...(this.fields.get(name) ?? []), node]);
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
    for (const [name, nodes] of this.fields) {
      const value = Object.hasOwn(values, name) ? values[name] : "";
      const text = value || `【${name}】`;
      if (this.showing.get(name) === text) continue;
      this.showing.set(name, text);
      for (const node of nodes) {
        node.textContent = text;
        node.classList.toggle("rk-blank", !value);
      }
    }
  }

  /**
   * Mark all places of a field for a moment; where the sheet stands beside the form, show the first.
   *
   * @param {string} name the field
   * @returns {void}
   */
  point(name) {
    const nodes = this.fields.get(name) ?? [];
    // As in starter.css: on a narrower screen the sheet stands below, and the form would scroll away.
    if (matchMedia("(min-width: 60em)").matches) nodes[0]?.scrollIntoView({ block: "nearest" });
    for (const node of nodes) {
      node.classList.add("rk-pointed");
      setTimeout(() => node.classList.remove("rk-pointed"), 1600);
    }
  }
}

/**
 * Join segments into HTML with an empty node for each field.
 *
 * @param {Segments} segments literal HTML, or plain text where a phrase is quoted, and fields by turns
 * @param {boolean | number} [phrase] true where the literals are plain text
 * @returns {string}
 */
function marked(segments, phrase) {
  const literal = phrase === true ? html : (/** @type {string} */ text) => text;
  return segments
    .map((part, index) => (index % 2 ? `<span class="rk-field" data-field="${html(part)}"></span>` : literal(part)))
    .join("");
}
