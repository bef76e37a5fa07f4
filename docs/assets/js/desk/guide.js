// @ts-check
/**
 * Beside the paper: how the chosen section is written, and the stories that it can be learnt from.
 *
 * @module
 */

import { loadOutline, loadPiece, whyNot } from "../site/catalog.js";
import { storiesOf } from "../draft/stories.js";
import { button, make } from "./element.js";
import { Story } from "./story.js";

/** @typedef {import("../draft/draft.js").Section} Section */
/** @typedef {import("../draft/draft.js").Piece} Piece */
/** @typedef {"advice" | "story"} View */

/** @type {[View, string][]} */
const VIEWS = [["advice", "写法"], ["story", "范文"]];
/** What is looked at, and what the writer folds or unfolds, holds for the next section too. */
const habits = { view: /** @type {View} */ ("advice"), folds: /** @type {Map<string, boolean>} */ (new Map()) };

export class Guide {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {HTMLElement} box where it stands
   * @param {(() => void) | null} away switches it off, where it can be
   * @param {() => void} [done] told that the section's text was changed
   */
  constructor(desk, box, away, done = () => undefined) {
    this.desk = desk;
    this.box = box;
    this.views = VIEWS.map(([view, label]) => button(label, () => this.turn(view), "rk-guide-view", { "data-view": view }));
    const head = make("div", "rk-column-head rk-guide-head", {}, make("div", "rk-guide-views", { role: "group", "aria-label": "看什么" }, ...this.views));
    if (away) head.append(button("收起", away, "rk-tool", { "aria-label": "收起写法" }));
    this.body = make("div", "rk-guide-body");
    this.story = new Story(desk, () => void this.render(), done);
    this.shown = "";
    box.replaceChildren(head, this.body);
  }

  /** @param {View} view */
  turn(view) {
    habits.view = view;
    void this.render();
  }

  /** Show what belongs to the chosen section, unless it is there already. */
  async render() {
    const { desk, body } = this;
    const section = desk.draft.sections.find((one) => one.key === desk.chosen);
    const wanted = JSON.stringify([habits.view, desk.draft.id, section?.key, section?.snippet, section?.heading, this.story.picked]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.desk.frame.columns.dataset.guide = habits.view;
    for (const view of this.views) view.setAttribute("aria-pressed", String(view.dataset.view === habits.view));
    const had = body.contains(document.activeElement) ? document.activeElement : null;
    body.setAttribute("aria-busy", "true");
    const nodes = section?.snippet ? await this.made(section, section.snippet) : [hint(section ? "这一节是自己写的，片段库里没有它的写法。" : "先加一节，这里就有它的写法。")];
    if (wanted !== this.shown) return;
    body.removeAttribute("aria-busy");
    body.replaceChildren(...(section && this.box === desk.frame.guide ? [make("p", "rk-guide-of", {}, section.heading || "没有标题的一节")] : []), ...nodes);
    this.box.scrollTop = 0;
    // What had the focus was made anew.
    if (had) /** @type {HTMLElement | null} */ (body.querySelector(had.matches("select") ? "select" : "[data-retell], button, summary"))?.focus();
    this.fit();
  }

  /** @type {(section: Section, snippet: string) => Promise<Node[]>} */
  async made(section, snippet) {
    try {
      const piece = await loadPiece(this.desk.root, snippet);
      return habits.view === "advice" ? this.advice(piece) : await this.told(section, snippet, piece);
    } catch (error) {
      const again = () => {
        this.shown = "";
        void this.render();
      };
      return [make("p", "rk-error", {}, `没有载入成功。${whyNot(error)}`), button("再试一次", again, "rk-button")];
    }
  }

  /** @param {Piece} piece @returns {Node[]} */
  advice({ purpose, points, guidance }) {
    return [
      make("p", "rk-purpose", {}, purpose),
      fold("要写到", "points", list(points)),
      fold("常见毛病", "pitfalls", list(guidance?.pitfalls ?? [])),
      fold("改后", "strong", make("p", "", {}, guidance?.strong ?? "")),
    ];
  }

  /** @type {(section: Section, snippet: string, piece: Piece) => Promise<Node[]>} */
  async told(section, snippet, piece) {
    const { root, draft } = this.desk;
    const frame = piece.frame ?? snippet;
    const { stories = [] } = frame === snippet ? piece : await loadPiece(root, frame);
    const outline = draft.outline ? await loadOutline(root, draft.outline).catch(() => null) : null;
    return this.story.made(section, frame, storiesOf(section, frame, stories, outline), outline);
  }

  /** Fold from below what does not fit; what the writer folded or unfolded himself stays so. */
  fit() {
    const folds = /** @type {HTMLDetailsElement[]} */ ([...this.body.querySelectorAll("details[data-fold]")]);
    for (const one of folds) one.open = habits.folds.get(one.dataset.fold ?? "") ?? true;
    for (const one of folds.slice(1).reverse()) {
      if (this.box.scrollHeight <= this.box.clientHeight) break;
      if (!habits.folds.has(one.dataset.fold ?? "")) one.open = false;
    }
  }
}

/** @type {(title: string, name: string, content: Node) => HTMLElement} */
function fold(title, name, content) {
  const summary = make("summary", "", {}, title);
  const node = make("details", `rk-fold rk-fold-${name}`, { "data-fold": name }, summary, content);
  summary.addEventListener("click", () => habits.folds.set(name, !node.open));
  return node;
}

/** @type {(items: readonly string[]) => HTMLElement} */
const list = (items) => make("ul", "", {}, ...items.map((item) => make("li", "", {}, item)));

/** @type {(said: string) => HTMLElement} */
const hint = (said) => make("p", "rk-hint", {}, said);
