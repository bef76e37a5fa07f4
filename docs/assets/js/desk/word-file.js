// @ts-check
/**
 * A Word file that the writer brings: whether it is one, what it says, and what is told about it before it is opened.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { make } from "./element.js";
import { SHEETS } from "./file-text.js";
import { part } from "./later.js";

/** @typedef {import("../word/reading.js").Brought} Brought */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {(message: string) => void} Waiting told what goes on; nothing once it is over */

const STARTS = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0]];
/** Photos make a file large; they are not unpacked. */
const LARGEST = 200 * 1024 * 1024;
const SOON = 500;
/** So much is read for longer than that. */
const MUCH = 2_000_000;

/**
 * Say what goes on while a file is read, where that takes its time.
 *
 * @template T
 * @param {File} file
 * @param {Waiting} waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function waited(file, waiting, work) {
  let said = false;
  const say = () => ((said = true), waiting(`正在读“${file.name}”……`));
  const timer = setTimeout(say, file.size > MUCH ? 0 : SOON);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (said) waiting("");
  }
}

/**
 * Read a file, if it is one of Word or WPS.
 *
 * @param {File} file
 * @returns {Promise<Brought | null>} null where it is none
 * @throws {Error} with a sentence for the writer
 */
export async function wordOf(file) {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const packed = STARTS.some((start) => start.every((byte, at) => head[at] === byte));
  if (SHEETS.test(file.name) || !packed) return null;
  if (file.size > LARGEST) throw new Error(`“${file.name}”太大，起稿台只打开200MB以内的Word文件。请把图片压缩一下，或者全选复制，再粘贴到这里。`);
  let failure = "";
  const reader = await part("reader", (message) => (failure = message));
  if (!reader) throw new Error(failure);
  const brought = await reader.fromWord(new Uint8Array(await file.arrayBuffer())).catch((error) => {
    throw new Error(error instanceof Error ? error.message.replace(/^这个文件|^这(?=是|不是)/, `“${file.name}”`) : "");
  });
  if (!brought.title && !brought.text) throw new Error(`“${file.name}”里没有字${brought.left.length ? `，只有${brought.left.join("、")}` : ""}。`);
  return brought;
}

/** How many of each a text has. @type {(blocks: Blocks) => string} */
function counted(blocks) {
  const of = (/** @type {string} */ type) => blocks.filter((block) => block.type === type).length;
  const [lines, lists, tables] = ["paragraph", "list", "table"].map(of);
  return [lines ? `${lines}段` : "", lists ? `${lists}个列表` : "", tables ? `${tables}张表` : ""].filter(Boolean).join("、");
}

/** What stands in a section of one's own. @type {(text: string) => string} */
export const holding = (text) => counted(parse(text));

/** What was taken for what, in a sentence. @type {(brought: Brought) => string} */
export function takenFor({ title, sections }) {
  const headings = sections.filter(({ level }) => level);
  const outermost = Math.min(...headings.map(({ level }) => level));
  const depths = new Map();
  for (const { level } of headings) depths.set(level - outermost + 1, (depths.get(level - outermost + 1) ?? 0) + 1);
  const by = [...depths].sort(([one], [other]) => one - other).map(([depth, count]) => `${depth}级${count}个`);
  const found = counted(sections.flatMap(({ blocks }) => blocks));
  const marked = headings.length ? `${headings.length}个标题${depths.size > 1 ? `（${by.join("、")}）` : ""}` : "";
  return `Word文件里${title ? "有题目" : "没有找到题目"}，${marked ? `认出${marked}` : "没有认出标题"}${found ? `；正文有${found}` : ""}。`;
}

/** What was changed, what was left out, and what others remarked. @type {(brought: Brought) => HTMLElement[]} */
export function aside({ said, left, remarks }) {
  const list = (/** @type {string} */ title, /** @type {readonly string[]} */ lines) =>
    lines.length ? [make("h3", "", {}, title), make("ul", "rk-changes", {}, ...lines.map((line) => make("li", "", {}, line)))] : [];
  const notes = remarks.map(({ author, about, text }) => `${author || "没有署名"}${about ? `，针对“${about}”` : ""}：${text}`);
  return [...list("读的时候改了的", said), ...list("没有带进来的", left), ...list("别人的批注，不进草稿，要用的先抄下来", notes)];
}

/** What is said once it is open: what did not come along. @type {(brought: Brought) => string} */
export function saidAfter({ left, remarks }) {
  const gone = [...left, remarks.length ? `${remarks.length}条别人的批注` : ""].filter(Boolean);
  return gone.length ? `没有带进来：${gone.join("；")}。` : "";
}
