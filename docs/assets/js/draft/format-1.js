// @ts-check
/**
 * Drafts of format 1, which kept what the library said as HTML beside Markdown and plain text.
 *
 * @module
 */

/** @typedef {{level: number, heading: string, html: readonly string[]}} Block HTML and names of fields by turns */
/** @typedef {{comment: string}} Note */

const TAG = /<(\/?)(\w+)([^>]*)>/g;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const MARKS = /[\\`*_[\]<>|~]/g;

/**
 * Write a draft of format 1 in format 2.
 *
 * @param {Record<string, any>} draft of any shape; what is no draft stays none
 * @returns {Record<string, any>}
 */
export function fromFormat1(draft) {
  const sections = Array.isArray(draft.sections) ? draft.sections.map(section) : draft.sections;
  return { ...draft, format: 2, sections };
}

/** @type {(section: any) => unknown} */
function section(section) {
  const { blocks, notes, digest, ...content } = section?.content ?? {};
  if (!Array.isArray(blocks) || !Array.isArray(notes)) return section;
  return { ...section, content: { ...content, text: blocks.map((block) => written(block, notes)).join("\n\n") } };
}

/** @type {(block: Block, notes: readonly Note[]) => string} */
function written({ level, heading, html }, notes) {
  const title = level ? `${"#".repeat(level + 1)} ${heading}` : "";
  const source = (Array.isArray(html) ? html : []).map((part, index) => (index % 2 ? `{{${part}}}` : part)).join("");
  return [title, markdown(String(source), notes)].filter(Boolean).join("\n\n");
}

/**
 * Write the HTML of format 1 as the text that it was made from.
 *
 * @type {(html: string, notes: readonly Note[]) => string}
 */
function markdown(html, notes) {
  /** @type {(number | null)[]} the number of the next item of each list that is open */
  const lists = [];
  let [out, end, comment, cells] = ["", 0, "", /** @type {string[]} */ ([])];
  for (const match of html.matchAll(TAG)) {
    const [tag, closing, name, attributes] = match;
    out += plain(html.slice(end, match.index), lists.length > 0);
    end = match.index + tag.length;
    if (name === "p" || name === "table") out += closing ? "\n\n" : "";
    else if (name === "strong" || name === "em") out += name === "strong" ? "**" : "*";
    else if (name === "br") out += "\n";
    else if (name === "mark") {
      if (!closing) comment = notes[Number(/[0-9]+/.exec(attributes)?.[0]) - 1]?.comment ?? "";
      out += closing ? `==}{>>${comment}<<}` : "{==";
    } else if (name === "ul" || name === "ol") {
      if (closing) lists.pop();
      else lists.push(name === "ul" ? null : Number(/[0-9]+/.exec(attributes)?.[0] ?? 1));
      if (closing && !lists.length) out += "\n\n";
    } else if (name === "li" && !closing) {
      const number = lists[lists.length - 1];
      out = `${out.trimEnd()}\n${"    ".repeat(lists.length - 1)}${number === null ? "-" : `${number}.`} `;
      if (number !== null) lists[lists.length - 1] = number + 1;
    } else if (name === "tr") {
      out += closing ? " |\n" : "";
      if (!closing) cells = [];
      else if (cells.length) {
        out += `|${cells.join("|")}|\n`;
        cells = [];
      }
    } else if (name === "th" || name === "td") {
      if (!closing) out += out.endsWith("\n") || !out ? "| " : " | ";
      if (!closing && name === "th") cells.push(dashes(attributes));
    }
  }
  return (out + plain(html.slice(end), false)).replace(/\n{3,}/g, "\n\n").replace(/\|  (?=\|)/g, "| ").trim();
}

/** @type {(attributes: string) => string} */
const dashes = (attributes) => (attributes.includes("center") ? ":---:" : attributes.includes("right") ? "---:" : "---");

/** @type {(text: string, within: boolean) => string} white space between elements is no text */
function plain(text, within) {
  const meant = text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (entity)]);
  if (!meant.trim()) return within || meant.includes("\n") ? "" : meant;
  return meant.replace(/\n/g, " ").split(/(\{\{[^{}]*\}\})/).map((part, index) => (index % 2 ? part : part.replace(MARKS, "\\$&"))).join("");
}
