// @ts-check
/**
 * Write a tree as Markdown that CommonMark, GFM and Pandoc read alike.
 *
 * The twin of hooks/reportkb/report/markdown_writer.py.
 *
 * @module
 */

import { said, shownIn } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inline} Inline */
/** @typedef {import("./tree.js").Inlines} Inlines */

export const NOTES = "批注";
// CommonMark 0.31, 2.4: any ASCII punctuation may be escaped; these change meaning inside a line.
const MARKS = /[\\`*_[\]<>|~]|&(?=#?[A-Za-z0-9]+;)/g;
// Sections 4.1, 4.2 and 5.2, and Pandoc's lists: what would begin a heading, a list or a line at a line's start.
const START = /^(?:([#+=:(-])|([0-9]{1,9}|[A-Za-z]|[ivxIVX]{1,6})([.)])(?=[ \t]|$))/;
const BRACKETED = /^\((?:[0-9]{1,9}|[A-Za-z]|[ivxIVX]{1,6}|@)\)/;
// Only code and addresses have pipes that are not escaped yet (GFM 0.29, 4.10).
const PIPE = /\\[^\n]|\|/g;
const DASHES = { "": "---", left: ":---", center: ":---:", right: "---:" };

/** @type {(blocks: Blocks) => string} blocks, with a blank line between them */
export const writeMarkdown = (blocks) => blocks.map(written).join("\n\n");

/** @type {(text: string) => string} characters that mean themselves as a line */
export const markdownLine = (text) => started(markdown(text));

/** @type {(text: string) => string} characters escaped so that Markdown shows them, wherever in a line they stand */
export const markdown = (text) => text.replace(MARKS, (mark) => `\\${mark}`);

/** @type {(block: Block) => string} */
function written(block) {
  if (block.type === "heading") return heading(block);
  if (block.type === "paragraph") return started(inlines(block.children));
  if (block.type === "list") return list(block);
  if (block.type === "table") return table(block);
  if (block.type === "quote") return quoted(writeMarkdown(block.blocks));
  if (block.type === "code-block") {
    const fence = "`".repeat(Math.max(3, longest(block.text) + 1));
    return `${fence}\n${block.text}\n${fence}`;
  }
  const items = block.items.map((note, index) => `${index + 1}. ${started(inlines(said(note)))}`);
  return quoted(`${NOTES}\n\n${items.join("\n")}`);
}

/** @type {(block: import("./tree.js").Heading) => string} */
function heading(block) {
  const text = started(markdown(block.number) + inlines(block.children));
  // Marks at its end would close it (CommonMark 0.31, 4.2).
  return `${"#".repeat(Math.min(block.level + 1, 6))} ${text.endsWith("#") ? `${text.slice(0, -1)}\\#` : text}`;
}

/** @type {(block: import("./tree.js").List) => string} */
function list(block) {
  const items = block.items.map((item, index) => {
    const mark = block.start === null ? "-" : `${block.start + index}.`;
    // Four columns at least, which Python-Markdown wants for what stands below an item.
    const indent = " ".repeat(Math.max(4, mark.length + 1));
    const tight = item.slice(1).every((part) => part.type === "list");
    const text = item.map(written).join(tight ? "\n" : "\n\n");
    return `${mark} ${text}`.replaceAll("\n", `\n${indent}`).replaceAll(`\n${indent}\n`, "\n\n");
  });
  return items.join("\n");
}

/** @type {(block: import("./tree.js").Table) => string} */
function table(block) {
  const dashes = block.aligns.map((align) => DASHES[align]).join("|");
  return [row(block.head), `|${dashes}|`, ...block.rows.map(row)].join("\n");
}

/** @type {(cells: readonly Inlines[]) => string} */
const row = (cells) => `|${cells.map((cell) => inlines(cell).replace(PIPE, (pipe) => (pipe === "|" ? "\\|" : pipe))).map((cell) => (cell ? ` ${cell} ` : " ")).join("|")}|`;

/** @type {(text: string) => string} */
const quoted = (text) => text.split("\n").map((line) => `> ${line}`.replace(/ +$/, "")).join("\n");

/** @type {(children: Inlines) => string} */
const inlines = (children) =>
  children.reduce((out, child) => {
    const written = inline(child);
    // Before the text of a link it would make a picture.
    return (out.endsWith("!") && written.startsWith("[") ? `${out.slice(0, -1)}\\!` : out) + written;
  }, "");

/** @type {(node: Inline) => string} */
function inline(node) {
  if (node.type === "text") return markdown(node.text);
  if ("name" in node || node.type === "prompt") return markdown(shownIn(node));
  if (node.type === "code") return code(node.text);
  if (node.type === "break") return "<br>";
  if (node.type === "link") return link(node);
  if (node.type === "phrase") return inlines(node.children);
  const mark = { strong: "**", deleted: "~~", emphasis: "*" }[node.type];
  return mark + inlines(node.children) + mark;
}

/** @type {(text: string) => string} */
function code(text) {
  const ticks = "`".repeat(longest(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  return ticks + pad + text + pad + ticks;
}

/** @type {(text: string) => number} */
const longest = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));

/** @type {(node: import("./tree.js").Link) => string} */
function link({ address, children }) {
  const [child] = children;
  if (children.length === 1 && child.type === "text" && child.text === address) return `<${address}>`;
  return `[${inlines(children)}](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

/** @type {(text: string) => string} what would begin something else at the start of a line is escaped */
function started(text) {
  const match = START.exec(text);
  if (!match || (match[1] === "(" && !BRACKETED.test(text))) return text;
  return match[1] ? `\\${text}` : `${match[2]}\\${text.slice(match[2].length)}`;
}
