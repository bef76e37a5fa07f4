// @ts-check
/**
 * What a newcomer sees: a finished example, and the three ways to begin.
 *
 * @module
 */

import { loadTold } from "../site/catalog.js";
import { DEPTH_TITLES } from "../report/vocabulary.js";
import { factsOf, fromOutline, toDocument } from "../draft/draft.js";
import { linesOf } from "./drafts.js";
import { FATE, forgets } from "./browser.js";
import { button, make } from "./element.js";
import { part } from "./later.js";
import { OutlineList } from "./outline-list.js";
import { Preview } from "./preview.js";
import { CHANGED, list } from "./template-store.js";
import { show } from "./templates.js";

/** @typedef {import("../report/vocabulary.js").Depth} Depth */
/**
 * Told of what the writer does.
 *
 * @typedef {import("./drafts.js").Told & import("./templates.js").Told & {outline: (id: string, depth: Depth, ask: boolean) => void, nothing: () => void}} Told
 */

/** @type {(legend: string, name: string, choices: readonly (readonly [value: string, label: string])[], chosen: string) => HTMLElement} */
function choice(legend, name, choices, chosen) {
  const labels = choices.map(([value, label]) =>
    make("label", "", {}, make("input", "", { type: "radio", name, value, checked: value === chosen }), make("span", "", {}, label)),
  );
  return make("fieldset", "rk-choice", {}, make("legend", "", {}, legend), make("div", "", {}, ...labels));
}

/** Let the writer choose how long the report is to be. */
export const depths = () => choice("详略", "depth", Object.entries(DEPTH_TITLES), "standard");

/** @type {(form: HTMLFormElement | undefined) => Depth} */
export const chosenDepth = (form) => /** @type {Depth} */ (new FormData(form).get("depth"));

export class Start {
  /** @param {string} root the way to the root of the site @param {() => Promise<import("./store.js").Kept[]>} list gives the drafts @param {Told} told */
  constructor(root, list, told) {
    this.root = root;
    this.list = list;
    this.told = told;
    this.kept = make("section", "rk-start-kept", { "aria-labelledby": "rk-kept-title", hidden: true });
    this.templates = make("section", "rk-start-kept rk-start-templates", { "aria-labelledby": "rk-templates-title", hidden: true });
    document.addEventListener(CHANGED, () => void this.own());
    this.outlines = new OutlineList((id) => this.told.outline(id, chosenDepth(this.depth), this.asks()));
    this.paper = make("div", "rk-paper", { lang: "zh-CN" });
    this.heading = make("h2", "", { id: "rk-start-outline", tabindex: -1 }, "选一份提纲");
    this.caption = make("p", "rk-start-caption", {}, "写完的样子");
    const example = make("section", "rk-start-example", { "aria-label": "写完的样子" }, this.caption, make("div", "rk-start-frame", { tabindex: 0, role: "group", "aria-label": "范文开头" }, this.paper));
    this.box = make("div", "rk-start", {}, make("div", "rk-start-ways", {}, this.kept, this.templates, this.first()), example);
  }

  first() {
    this.depth = make(
      "form",
      "rk-start-choices",
      {},
      depths(),
      choice("怎么开始", "ask", [["yes", "先答几个问题"], ["no", "直接写"]], "yes"),
    );
    this.depth.addEventListener("submit", (event) => event.preventDefault());
    return make(
      "section",
      "rk-start-way",
      { "aria-labelledby": "rk-start-outline" },
      this.heading,
      make("p", "rk-hint", {}, "章节和写法都排好了，答上十来个问题，或者直接填名称、日期和数字，就成初稿。随时能加、删、换、调顺序。"),
      this.choosing(),
      this.others(),
      this.depth,
      this.outlines.box,
    );
  }

  /** Ask who does not know which, when it is wanted. */
  choosing() {
    const inside = make("div", "rk-choosing");
    const fold = make("details", "rk-fold rk-start-choosing", {}, make("summary", "", {}, "不知道选哪份？答几个问题"), inside);
    let there = false;
    fold.addEventListener("toggle", async () => {
      if (!fold.open || there) return;
      const questions = await part("choosing", (message) => inside.replaceChildren(make("p", "rk-error", {}, message)));
      there = (await questions?.ask(inside, this.root, (id, depth) => this.told.outline(id, depth, this.asks()))) ?? false;
    });
    return fold;
  }

  others() {
    return make(
      "div",
      "rk-start-others",
      {},
      make("span", "rk-start-or", {}, "也可以"),
      button("从空白开始", () => this.told.nothing(), "rk-button"),
      button("打开文件或粘贴已有报告", () => this.told.bring(), "rk-button"),
      make("p", "rk-hint", {}, "Word文件、草稿文件、Markdown、纯文本都行，拖到这个页面上也行。"),
    );
  }

  /** Show what is kept, what there is to choose, and an example. */
  async show() {
    const drafts = await this.list();
    this.kept.hidden = !drafts.length;
    const again = () => void this.show();
    this.kept.replaceChildren(make("h2", "", { id: "rk-kept-title" }, "接着写"), linesOf(drafts, "", this.told, undefined, again));
    void this.own();
    if (forgets()) this.kept.append(make("p", "rk-hint", {}, `${FATE}要放得久，打开后下载草稿文件。`));
    await this.example(await this.outlines.show(this.root, "也可以先从空白开始。"));
  }

  /** Show the writer's own templates, where there are any. */
  own() {
    if (list().length || !this.templates.hidden) show(this.templates, this.told);
  }

  /** @returns {boolean} whether questions are to be asked first */
  asks() {
    return new FormData(/** @type {HTMLFormElement} */ (this.depth)).get("ask") === "yes";
  }

  /** @param {readonly import("../site/catalog.js").Listed[]} listed */
  async example(listed) {
    const shortest = [...listed].sort((a, b) => a.characters - b.characters)[0];
    if (!shortest || this.paper.childElementCount) return;
    const outline = await loadTold(this.root, shortest.id, ["stories"]).catch(() => null);
    if (!outline) return;
    const draft = fromOutline("", outline, "core", "sample");
    this.caption.textContent = `写完的样子：${shortest.title}（范文，内容虚构）`;
    new Preview(this.paper, { field: () => undefined, section: () => undefined }).render(toDocument(draft), factsOf(draft));
  }
}
