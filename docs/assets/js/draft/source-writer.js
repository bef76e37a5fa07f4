// @ts-check
/**
 * Write a tree as the source that it was read from: blanks, prompts and annotations stay what they are.
 *
 * The writer of report/markdown-writer.js says what a report shows; this one says what a section holds, and reading
 * it again gives the same tree.
 *
 * @module
 */

import { isSpan, joined } from "../report/emphasis.js";
import { parseInlines } from "../report/inlines.js";
import { plain } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {ReadonlySet<string>} Known fields whose name in brackets is a placeholder too */

/** @type {Known} */
const NONE = new Set();
// What means something wherever in a line it stands; a tilde alone does not, nor does a bracket of a comparison.
const MARKS = /[\\`*_[\]{}|]|~(?=~)|(?<=~)~|^~|~$|<(?=br|https?:|mailto:)|&(?=#?[A-Za-z0-9]+;)|:(?=\/\/)/gi;
// What would begin a heading, a list, a quotation or a line of its own at a line's start.
const START = /^(?:#(?=#{0,5}[ \t])|[-+](?=[ \t])|-(?=[ \t]*-[ \t]*-[- \t]*$)|=(?===+[ \t]*$)|>|~(?=~~))/;
const NUMBER = /^([0-9]{1,9})([.)])(?=[ \t])/;
const BULLET = /^[•●○▪■◆◦‣\uf0b7\uf06c\uf0a7·]/;
// Only code, addresses, comments and prompts have pipes that are not escaped yet.
const PIPE = /\\[^\n]|\|/g;
const DASHES = { "": "---", left: ":---", center: ":---:", right: "---:" };
// Beside these an underscore means itself.
const LETTER = /^[0-9A-Za-z\u00c0-\u1fff\u3041-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const LAST_LETTER = new RegExp(`${LETTER.source.slice(1)}$`);
const SPACE = "&#32;";
const HIGHEST = 999_999_999;

/**
 * Write blocks; what is empty and is being written is left out.
 *
 * @param {Blocks} blocks
 * @param {Known} [known] fields whose name in brackets, `【字段】`, is read as a placeholder
 * @returns {string}
 */
export function writeSource(blocks, known = NONE) {
  return blocks.map((block) => written(block, known)).filter((text) => text !== null).join("\n\n");
}

/** @type {(block: Block, known: Known) => string | null} */
function written(block, known) {
  if (block.type === "heading") return heading(block, known);
  if (block.type === "paragraph") return block.children.length ? started(line(block.children, known)) : null;
  if (block.type === "list") return list(block, known);
  if (block.type === "table") return table(block, known);
  if (block.type === "quote") {
    const text = writeSource(block.blocks, known);
    return text && text.split("\n").map((one) => `> ${one}`.replace(/ $/, "")).join("\n");
  }
  if (block.type === "notes") return null;
  const fence = "`".repeat(Math.max(3, longest(block.text) + 1));
  return `${fence}\n${block.text}\n${fence}`;
}

/** @type {(block: import("../report/tree.js").Heading, known: Known) => string} */
function heading(block, known) {
  const text = line(block.children, known) || SPACE;
  // Marks at its end would close it.
  return `${"#".repeat(Math.min(block.level, 6))} ${text.endsWith("#") ? `${text.slice(0, -1)}\\#` : text}`;
}

/** @type {(block: import("../report/tree.js").List, known: Known) => string | null} */
function list({ start, items }, known) {
  const kept = items.filter((item) => !item.length || writeSource(item, known));
  const texts = kept.map((item, index) => {
    const mark = start === null ? "-" : `${Math.min(start + index, HIGHEST)}.`;
    const indent = " ".repeat(Math.max(4, mark.length + 1));
    const [paragraphs, lists] = [item.filter((part) => part.type !== "list"), item.filter((part) => part.type === "list")];
    const below = lists.flatMap((part) => written(part, known) ?? []);
    const text = [writeSource(paragraphs, known) || SPACE, ...below].join(paragraphs.length > 1 ? "\n\n" : "\n");
    const whole = `${mark} ${text}`.replaceAll("\n", `\n${indent}`).replaceAll(`\n${indent}\n`, "\n\n");
    // A second line beside a line of the next item could be the row of a table.
    return paragraphs.length > 1 ? `${whole}\n` : whole;
  });
  return texts.length ? texts.join("\n").replace(/\n$/, "") : null;
}

/** @type {(block: import("../report/tree.js").Table, known: Known) => string} */
function table({ aligns, head, rows }, known) {
  const row = (/** @type {readonly Inlines[]} */ cells) => `|${cells.map((one) => cell(line(one, known))).join("|")}|`;
  return [row(head), `|${aligns.map((align) => DASHES[align]).join("|")}|`, ...rows.map(row)].join("\n");
}

/** @type {(text: string) => string} */
const cell = (text) => (text ? ` ${text.replace(PIPE, (pipe) => (pipe === "|" ? "\\|" : pipe))} ` : " ");

/** @typedef {{mark: string, strong: string, known: Known}} Way mark: what emphasis is written with */

/** @type {(children: Inlines, known: Known) => string} emphasis inside of emphasis goes where there is no way to write it */
const line = (children, known) => exactly(children, known) ?? exactly(bare(children, 1), known) ?? inlines(bare(children, 0), { mark: "*", strong: "**", known });

/** @type {(children: Inlines, known: Known) => string | undefined} nothing where it would not be read as it is meant */
function exactly(children, known) {
  const wanted = JSON.stringify(children);
  // Runs of asterisks that meet could be read as another; underscores are what is left then.
  const ways = ["*", "_"].map((mark) => inlines(children, { mark, strong: "**", known }));
  return ways.find((text) => JSON.stringify(parseInlines(text, known)) === wanted);
}

/** @type {(children: Inlines, most: number) => Inlines} with so many spans inside each other at most */
const bare = (children, most) =>
  joined(
    children.flatMap((child) => {
      if (!("children" in child)) return [child];
      if (!isSpan(child)) return [{ ...child, children: bare(child.children, most) }];
      return most ? [{ ...child, children: bare(child.children, most - 1) }] : bare(child.children, 0);
    }),
  );

/** @type {(children: Inlines, way: Way) => string} */
const inlines = (children, way) =>
  children.reduce((out, child) => {
    const [before, text] = apart(out, inline(child, way));
    return before + text;
  }, "");

/** @type {(before: string, text: string) => [string, string]} what keeps a mark from meaning what it should is written as its number */
function apart(before, text) {
  // Before a link it would make a picture.
  if (before.endsWith("!") && text.startsWith("[")) return [`${before.slice(0, -1)}\\!`, text];
  if ((/[*~]$/.test(before) && /^[0-9]/.test(text)) || (before.endsWith("_") && LETTER.test(text))) return [before, numbered(text)];
  const last = text.startsWith("_") ? LAST_LETTER.exec(before) : null;
  return last ? [before.slice(0, last.index) + numbered(last[0]), text] : [before, text];
}

/** @type {(text: string) => string} a text whose first character is written as its number */
function numbered(text) {
  const [first] = text;
  return `&#${first.codePointAt(0)};${text.slice(first.length)}`;
}

/** @type {(node: Inline, way: Way) => string} */
function inline(node, way) {
  if (node.type === "text") return characters(node.text, way.known);
  if (node.type === "field" || node.type === "value") return `{{${node.name.replaceAll(",", ", ")}}}`;
  if (node.type === "prompt") return `【写：${node.text}】`;
  if (node.type === "code") return code(node.text);
  if (node.type === "break") return "<br>";
  if (node.type === "link") return link(node, way);
  // Bold inside of bold, with emphasis between them, needs a mark of its own.
  const inside = inlines(node.children, node.type === "strong" ? { ...way, strong: "__" } : way);
  if (node.type === "phrase") return `{==${inside}==}{>>${node.comment}<<}`;
  const mark = { strong: way.strong, deleted: "~~", emphasis: way.mark }[node.type];
  return mark + (/^[0-9]/.test(inside) ? numbered(inside) : inside) + mark;
}

/** @type {(text: string, known: Known) => string} characters escaped so that they mean themselves */
function characters(text, known) {
  const bracketed = text.replace(/【(?:写[：:]|([^【】\n]{1,24})】)/gu, (whole, name) => (name === undefined || known.has(name) ? `&#12304;${whole.slice(1)}` : whole));
  return bracketed.replace(MARKS, (mark, at, whole) => (mark === "&" && whole.startsWith("&#12304;", at) ? mark : `\\${mark}`));
}

/** @type {(text: string) => string} */
function code(text) {
  const ticks = "`".repeat(longest(text) + 1);
  const pad = /^`|`$/.test(text) || /^ .*[^ ].* $/.test(text) ? " " : "";
  return ticks + pad + text + pad + ticks;
}

/** @type {(text: string) => number} */
const longest = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));

/** @type {(node: import("../report/tree.js").Link, way: Way) => string} */
function link({ address, children }, way) {
  return plain(children) === address && children.length === 1 && children[0].type === "text" ? `<${address}>` : `[${inlines(children, way)}](${address})`;
}

/** @type {(text: string) => string} what would begin something else at the start of a line is escaped */
function started(text) {
  if (BULLET.test(text)) return numbered(text);
  return START.test(text) ? `\\${text}` : text.replace(NUMBER, "$1\\$2");
}

