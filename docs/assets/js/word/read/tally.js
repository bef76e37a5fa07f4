// @ts-check
/**
 * What was changed or left out while a Word file was read: counted on the way, and said at the end.
 *
 * @module
 */

/** @typedef {"inserted" | "deleted" | "moved" | "hidden" | "boxes" | "notes" | "equations" | "merged" | "nested" | "numbers" | "contents" | "links" | "embedded" | "margins" | "macros" | "relisted"} Counted */

const MOST_NAMES = 5;
const LONGEST_NAME = 24;

export class Tally {
  constructor() {
    /** @type {Map<Counted, number>} */
    this.counts = new Map();
    /** @type {Map<string, string[]>} the names of what is no text, by what it is */
    this.things = new Map();
  }

  /** @param {Counted} what @param {number} [many] */
  count(what, many = 1) {
    this.counts.set(what, (this.counts.get(what) ?? 0) + many);
  }

  /** @param {readonly Counted[]} some */
  forget(some) {
    for (const what of some) this.counts.delete(what);
  }

  /** @param {string} what @param {string} name */
  thing(what, name) {
    this.things.set(what, [...(this.things.get(what) ?? []), name.replace(/\s+/g, " ").trim()]);
  }

  /** What reads otherwise than it stood, a sentence each. @returns {string[]} */
  said() {
    const n = (/** @type {Counted} */ what) => this.counts.get(what) ?? 0;
    const changes = [n("inserted") ? `插入${n("inserted")}处` : "", n("deleted") ? `删除${n("deleted")}处` : "", n("moved") ? `移动${n("moved")}处` : ""].filter(Boolean).join("，");
    return [
      changes ? `修订标记按全部接受处理：${changes}。` : "",
      n("numbers") ? `${n("numbers")}处自动编号照编号的定义读成了文字。` : "",
      n("relisted") ? `${n("relisted")}个列表项的编号换成了1. 2. 3.。` : "",
      n("merged") ? `${n("merged")}处合并的单元格拆开了，每格都写上同样的内容。` : "",
      n("nested") ? `${n("nested")}张套在单元格里的表格写成了那一格的文字。` : "",
      n("boxes") ? `${n("boxes")}个文本框里的文字接在它所在的段落后面。` : "",
      n("notes") ? `${n("notes")}条脚注、尾注写进正文，放在括号里。` : "",
      n("equations") ? `${n("equations")}个公式只留下文字，请核对。` : "",
    ].filter(Boolean);
  }

  /** What is not there any more, each with its name. @returns {string[]} */
  left() {
    const n = (/** @type {Counted} */ what) => this.counts.get(what) ?? 0;
    const things = [...this.things].map(([what, names]) => {
      const known = [...new Set(names.filter(Boolean))].map((name) => ([...name].length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME).join("")}…` : name));
      const more = known.length > MOST_NAMES ? "等" : "";
      return `${names.length}${what}${known.length ? `：${known.slice(0, MOST_NAMES).join("、")}${more}` : ""}`;
    });
    return [
      ...things,
      n("contents") ? "目录" : "",
      n("hidden") ? `${n("hidden")}处隐藏文字` : "",
      n("links") ? `${n("links")}个链接的网址（文字还在）` : "",
      n("embedded") ? `${n("embedded")}段嵌入的外部内容` : "",
      n("margins") ? "页眉、页脚" : "",
      n("macros") ? "宏" : "",
    ].filter(Boolean);
  }
}
