// @ts-check
/**
 * The furniture of the desk: a bar, three columns, and a bar for the thumb on a phone.
 *
 * @module
 */

import { DEPTH_TITLES, FLAVOUR_TITLES, STYLE_TITLES } from "../report/vocabulary.js";
import { button, make, say } from "./element.js";

/** @typedef {"sections" | "fields" | "paper"} View */
/** @typedef {"drafts" | "begin" | "undo" | "redo" | "word" | "copy" | "take" | "add" | "own" | "previous" | "next" | "ask" | "guide"} Press */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(what: Press) => void} press
 * @property {(choice: {flavour?: any, numbering?: any, notes?: boolean, whole?: boolean}) => void} choose
 * @property {(title: string) => void} title
 * @property {() => void} titled that the writer is done with the title
 * @property {(view: View) => void} view which column was turned to, where there is room for one only
 */

/** What becomes of what is blank. @type {[string, string][]} */
const EMPTIES = [["yes", "空着的留着"], ["no", "空着的去掉"]];
/** @type {[View, string][]} */
const VIEWS = [["sections", "章节"], ["fields", "填写"], ["paper", "初稿"]];

export class Frame {
  /** @param {Told} told @param {import("./notice.js").Notices} notices */
  constructor(told, notices) {
    this.told = told;
    const press = (/** @type {Press} */ what, /** @type {string} */ label, /** @type {string} */ classes, settings = {}) => button(label, () => told.press(what), classes, settings);
    this.name = press("drafts", "", "rk-desk-name", { "aria-haspopup": "dialog" });
    const begin = press("begin", "新建", "rk-tool rk-begin", { title: "新建一份草稿" });
    // It changes with every word: read aloud it would be in the way; what goes wrong stands in a bar that is.
    this.saved = make("span", "rk-saved");
    this.undo = press("undo", "↶", "rk-icon", { "aria-label": "撤销", title: "撤销（Ctrl+Z）" });
    this.redo = press("redo", "↷", "rk-icon", { "aria-label": "重做", title: "重做（Ctrl+Shift+Z）" });
    this.copy = press("copy", "复制到Word", "rk-button rk-wide", { "data-copy": "rich" });
    this.word = press("word", "下载Word", "rk-button rk-primary rk-wide", { "data-download": "docx" });
    const take = press("take", "带走…", "rk-button rk-wide", { "aria-haspopup": "dialog" });
    const bar = make("div", "rk-deskbar", {}, this.name, begin, this.saved, make("span", "rk-gap"), this.undo, this.redo, take, this.copy, this.word);

    this.lines = make("div");
    this.gaps = make("div", "rk-gaps");
    this.nothing = make("p", "rk-hint", {}, "还没有章节。从片段库加一节，或自己写一节。");
    this.gone = make("div", "rk-gone");
    const add = make("div", "rk-add", {}, press("add", "＋ 从片段库加", "rk-button", { "aria-haspopup": "dialog" }), press("own", "＋ 自己写一节", "rk-button"));
    const sections = column("sections", "章节", null, [this.lines, add, this.gaps, this.nothing, this.gone]);
    sections.append(make("p", "rk-unseen", { id: "rk-lines-help" }, "上下方向键选择，Alt加方向键移动和升降级，F2改名，Delete删除。"));

    this.count = make("span", "rk-open");
    this.ways = [press("previous", "上一个空", "rk-tool"), press("next", "下一个空", "rk-tool")];
    this.ask = press("ask", "逐个问我", "rk-tool", { hidden: true });
    this.walk = make("div", "rk-walk", {}, this.count, ...this.ways, this.ask);
    this.title = make("input", "", { id: "rk-title-input", type: "text", autocomplete: "off", placeholder: "例如2025年上半年工作总结" });
    this.title.addEventListener("input", () => told.title(this.title.value));
    this.title.addEventListener("keydown", (event) => {
      if (event.key === "Enter") (event.preventDefault(), told.titled());
    });
    this.fields = make("div", "rk-fields");
    const heading = make("div", "rk-row", {}, make("label", "", { for: "rk-title-input" }, "报告标题"), make("div", "rk-line", {}, this.title));
    const fields = column("fields", "填写", this.walk, [heading, this.fields]);

    this.notes = make("span");
    this.depth = select("depth", "篇幅", Object.entries(Object.values(DEPTH_TITLES)));
    this.depths = picking("篇幅", this.depth);
    this.choices = this.choosing();
    this.advice = press("guide", "写法", "rk-tool rk-advice-way");
    this.choices.append(this.advice);
    this.blanks = make("details", "rk-blanks");
    this.paper = make("div", "rk-paper", { lang: "zh-CN" });
    this.short = make("p", "rk-short", { hidden: true });
    const paper = column("paper", "初稿", this.choices, [this.blanks, this.short, this.paper]);
    this.guide = make("aside", "rk-guide", { "aria-label": "写法和范文", hidden: true });

    this.columns = make("div", "rk-columns", { "data-view": "sections" }, sections, fields, paper, this.guide);
    this.thumbs = VIEWS.map(([view, label]) => button(label, () => (this.show(view), told.view(view)), "rk-thumb", { "data-view": view }));
    const thumb = make("nav", "rk-thumbs", { "aria-label": "起稿台" }, ...this.thumbs, press("take", "带走", "rk-thumb rk-thumb-take", { "aria-haspopup": "dialog" }));
    this.box = make("div", "rk-desk", {}, bar, notices.bars, this.columns, notices.line, thumb, notices.voice);
    this.show("sections");
  }

  choosing() {
    const radios = Object.entries(FLAVOUR_TITLES).map(([value, label]) =>
      make("label", "", {}, make("input", "", { type: "radio", name: "flavour", value }), make("span", "", {}, label)),
    );
    const form = make(
      "form",
      "rk-choices",
      { "aria-label": "版式" },
      make("fieldset", "rk-choice", {}, make("legend", "rk-unseen", {}, "版式"), make("div", "", {}, ...radios)),
      this.depths,
      picking("编号", select("numbering", "编号", Object.entries(STYLE_TITLES))),
      make("label", "rk-check", {}, make("input", "", { type: "checkbox", name: "notes" }), this.notes),
      picking("空着的", select("whole", "带走时空着的怎么办", EMPTIES)),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      const data = new FormData(form);
      this.told.choose({ flavour: data.get("flavour"), numbering: data.get("numbering"), notes: data.has("notes"), whole: data.get("whole") !== "no" });
    });
    return form;
  }

  /**
   * Show what a draft chose.
   *
   * @param {import("../draft/draft.js").Draft} draft the draft
   * @param {{undo: boolean, redo: boolean}} can what there is to go back and forth to
   * @returns {void}
   */
  render(draft, can) {
    const { elements } = this.choices;
    /** @type {RadioNodeList} */ (elements.namedItem("flavour")).value = draft.flavour;
    /** @type {HTMLSelectElement} */ (elements.namedItem("numbering")).value = draft.numbering;
    /** @type {HTMLInputElement} */ (elements.namedItem("notes")).checked = draft.notes;
    const empties = /** @type {HTMLSelectElement} */ (elements.namedItem("whole"));
    empties.value = draft.whole ? "yes" : "no";
    /** @type {HTMLElement} */ (empties.parentElement).hidden = draft.flavour === "outline";
    // An outline has no phrases to annotate: what can be taken along is what each section is for.
    say(this.notes, draft.flavour === "outline" ? "带目的和要点" : "带批注");
    if (this.title.value !== draft.title) this.title.value = draft.title;
    say(this.name, draft.name || "没有名字的草稿");
    this.nothing.hidden = draft.sections.length > 0;
    this.able(can);
  }

  /** Keep the place of the report's length while it is not known. @param {boolean} long whether it will be */
  waits(long) {
    this.depths.hidden = !long;
    this.depth.disabled = true;
    this.depth.selectedIndex = -1;
  }

  /** @param {{undo: boolean, redo: boolean}} can */
  able({ undo, redo }) {
    // A button that is switched off while it has the focus would lose it.
    for (const [node, on] of /** @type {[HTMLElement, boolean][]} */ ([[this.undo, undo], [this.redo, redo]])) {
      if (node.getAttribute("aria-disabled") !== String(!on)) node.setAttribute("aria-disabled", String(!on));
    }
  }

  /**
   * Show one of the columns, where there is room for one only.
   *
   * @param {View} view the column
   * @returns {void}
   */
  show(view) {
    this.columns.dataset.view = view;
    for (const thumb of this.thumbs) thumb.setAttribute("aria-pressed", String(thumb.dataset.view === view));
  }
}

/** @type {(name: string, title: string, options: [string, string][]) => HTMLSelectElement} */
const select = (name, title, options) => make("select", "", { name, title }, ...options.map(([value, label]) => make("option", "", { value }, label)));

/** @type {(label: string, what: HTMLElement) => HTMLElement} */
const picking = (label, what) => make("label", "rk-pick", {}, make("span", "rk-unseen", {}, label), what);

/** @type {(view: View, title: string, head: Node | null, children: Node[]) => HTMLElement} */
function column(view, title, head, children) {
  const heading = make("h2", "", { id: `rk-${view}-title` }, title);
  const section = make("section", `rk-column rk-column-${view}`, { "aria-labelledby": heading.id, tabindex: -1 });
  section.append(make("div", "rk-column-head", {}, heading, head), ...children);
  return section;
}
