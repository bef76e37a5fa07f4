// @ts-check
/**
 * Say what is still to be filled in: how much, and on demand what.
 *
 * @module
 */

import { fieldsOf } from "../report/document.js";
import { parseReference } from "../report/reference.js";
import { openFields, openLists, promptsIn, untitled } from "../draft/blanks.js";
import { TITLE } from "../draft/draft.js";
import { button, make } from "./element.js";

/** What an open blank is called: a list by its name. @type {(name: string) => string} */
function called(name) {
  const reference = parseReference(name);
  return reference ? `清单“${reference.list}”` : name;
}

export class Blanks {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.counted = "";
    /** How many places ask for a sentence. */
    this.prompts = 0;
    /** The cells of begun rows that are empty. @type {readonly string[]} */
    this.cells = [];
    desk.frame.blanks.addEventListener("toggle", () => this.list());
  }

  /**
   * Find out what is still to be filled in, and say it.
   *
   * @param {import("../report/document.js").Document} document the draft as a document
   * @param {Readonly<Record<string, string>>} own what is filled in, and what follows from it
   * @returns {string[]} what is open
   */
  recount(document, own) {
    const { draft, drawer } = this.desk;
    const title = untitled(draft, drawer?.checks.outline?.title) ? [TITLE] : [];
    const lists = openLists(draft);
    const open = [...title, ...openFields(document, draft.fields, own), ...lists];
    this.cells = drawer?.walk.cells() ?? [];
    this.count(open, fieldsOf(document).length + lists.length, promptsIn(document));
    return open;
  }

  /**
   * Say how much is still to be filled in, and which.
   *
   * @param {readonly string[]} open what the writer has not filled in
   * @param {number} all how many fields the draft shows
   * @param {number} prompts how many places ask for a sentence
   * @returns {void}
   */
  count(open, all, prompts) {
    const { frame, draft } = this.desk;
    const key = `${draft.flavour}:${all}:${draft.sections.length}:${prompts}:${this.cells.length}:${open.join("、")}`;
    if (key === this.counted) return;
    this.counted = key;
    const sample = draft.flavour === "sample";
    this.prompts = draft.flavour === "outline" ? 0 : prompts;
    const written = this.prompts ? `${this.prompts}处要写` : "";
    const blanks = open.length ? `${open.length}${sample ? "项示例值" : "个空"}` : "";
    const cells = this.cells.length ? `${this.cells.length}格空着` : "";
    frame.count.textContent = blanks || cells || written ? `还有${[blanks, cells, written].filter(Boolean).join("，")}` : this.nothing(all);
    frame.walk.classList.toggle("rk-done", !open.length && !cells && !written && all > 0 && draft.flavour !== "outline");
    frame.ways.forEach((way, index) => {
      way.textContent = `${index ? "下" : "上"}一${sample ? "项" : "个空"}`;
      way.hidden = !open.length && !cells;
    });
    frame.blanks.hidden = !open.length;
    const summary = frame.blanks.querySelector("summary") ?? make("summary");
    summary.textContent = this.rest(open);
    frame.blanks.replaceChildren(summary, make("ul"));
    this.list();
  }

  /** List what is open, where the list is unfolded. */
  list() {
    const { blanks } = this.desk.frame;
    if (blanks.open) blanks.querySelector("ul")?.replaceChildren(...this.desk.open.map((name) => this.jump(name)));
  }

  /** Say that nothing is open, and praise only where something was filled in. @param {number} all how many fields the draft shows */
  nothing(all) {
    const { sections, flavour } = this.desk.draft;
    if (!sections.length) return "还没有章节";
    if (flavour === "outline") return "提纲只列章节，不用填";
    if (flavour === "sample") return all ? "示例值都换好了" : "没有示例值";
    return all ? "都填好了" : "没有要填的";
  }

  /** @param {readonly string[]} open @returns {string} */
  rest(open) {
    const what = this.desk.draft.flavour === "sample" ? "项还是示例值" : "个空没有填";
    const written = this.prompts ? `；另有${this.prompts}处写着该写什么` : "";
    return `还有${open.length}${what}：${open.slice(0, 3).map(called).join("、")}${open.length > 3 ? "等" : ""}${written}`;
  }

  /** @param {string} name @param {() => void} [before] */
  jump(name, before) {
    return make("li", "", {}, button(called(name), () => (before?.(), this.desk.goToField(name)), "rk-tool"));
  }
}
