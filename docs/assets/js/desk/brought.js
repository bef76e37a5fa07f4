// @ts-check
/**
 * What is told about a Word file before it is opened; it comes with what reads such files, when one is brought.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { make } from "./element.js";

export { draftOf } from "../word/again.js";
export { fromWord } from "../word/reading.js";

/** @typedef {import("../word/reading.js").Brought} Brought */
/** @typedef {import("../report/tree.js").Blocks} Blocks */

/** The outline and the snippets that a file says it is made of. @type {(brought: Brought) => [outline: string, snippets: string[]]} */
export const originsOf = ({ facts }) => [facts?.outline ?? "", facts?.sections.map(({ snippet }) => snippet) ?? []];

/** How many of each a text has. @type {(blocks: Blocks) => string} */
function counted(blocks) {
  const of = (/** @type {string} */ type) => blocks.filter((block) => block.type === type).length;
  const [lines, lists, tables] = ["paragraph", "list", "table"].map(of);
  return [lines ? `${lines}段` : "", lists ? `${lists}个列表` : "", tables ? `${tables}张表` : ""].filter(Boolean).join("、");
}

/** What stands in a section of one's own. @type {(text: string) => string} */
export const holding = (text) => counted(parse(text));

/** What a file of ours is read by, by what told of its sections. */
const READ_BY = {
  part: "",
  properties: "随文件带的填写内容没有了：章节照文件属性认，其余照正文认。",
  "": "随文件带的填写内容没有了：都照正文认。",
};

/** What was taken for what, in sentences. @type {(brought: Brought) => string} */
export function takenFor({ title, sections, facts }) {
  const headings = sections.filter(({ level }) => level);
  const outermost = Math.min(...headings.map(({ level }) => level));
  const depths = new Map();
  for (const { level } of headings) depths.set(level - outermost + 1, (depths.get(level - outermost + 1) ?? 0) + 1);
  const by = [...depths].sort(([one], [other]) => one - other).map(([depth, count]) => `${depth}级${count}个`);
  const found = counted(sections.flatMap(({ blocks }) => blocks));
  const marked = headings.length ? `${headings.length}个标题${depths.size > 1 ? `（${by.join("、")}）` : ""}` : "";
  return `Word文件里${title ? "有题目" : "没有找到题目"}，${marked ? `认出${marked}` : "没有认出标题"}${found ? `；正文有${found}` : ""}。${facts ? READ_BY[facts.told] : ""}`;
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
