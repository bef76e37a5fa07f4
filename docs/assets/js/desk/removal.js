// @ts-check
/**
 * Take sections out, and put them back as they were.
 *
 * @module
 */

import { branchEnd, insert, remove } from "../draft/draft.js";
import { button, make, sheet } from "./element.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/draft.js").Section} Section */
/** @typedef {{section: Section, taken: Section[], at: number, before: readonly Section[], after: readonly Section[]}} Gone taken: with those below; before and after: all sections */

const MOST_GONE = 20;

export class Removal {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Gone[]} */
    this.gone = [];
  }

  /** List what the draft's own steps took out. */
  begin() {
    const { past, present } = this.desk.session.history;
    this.gone = [...past, present]
      .flatMap((draft, index, all) => {
        const before = all[index - 1]?.sections ?? [];
        const keys = new Set(draft.sections.map((section) => section.key));
        const taken = before.filter((section) => !keys.has(section.key));
        return taken.length ? [{ section: taken[0], taken, at: before.indexOf(taken[0]), before, after: draft.sections }] : [];
      })
      .reverse()
      .slice(0, MOST_GONE);
  }

  /** Take a section out; what stands below it is asked about. @param {Section} section */
  remove(section) {
    const { sections } = this.desk.draft;
    const at = sections.indexOf(section);
    const below = branchEnd(sections, at) - at - 1;
    if (!below) {
      this.take(section, 1);
      return;
    }
    const { body, open, close } = sheet(`删除“${named(section)}”`, "rk-asking");
    const away = (/** @type {number} */ count) => () => (close(), this.take(section, count));
    const both = button(`连下面${below}节一起删`, away(below + 1), "rk-button rk-primary");
    body.append(
      make("p", "", {}, `它下面还有${below}节。只删这一节，下面的就升一级。`),
      make("div", "rk-ways", {}, both, button("只删这一节", away(1), "rk-button"), button("不删", close, "rk-button")),
    );
    open();
    both.focus();
  }

  /** @param {Section} section @param {number} count how many are taken out, with those below it */
  take(section, count) {
    const { desk } = this;
    const before = desk.draft.sections;
    const at = before.indexOf(section);
    const taken = before.slice(at, at + count);
    const next = count > 1 ? { ...desk.draft, sections: [...before.slice(0, at), ...before.slice(at + count)] } : remove(desk.draft, section.key);
    this.gone = [{ section, taken, at, before, after: next.sections }, ...this.gone].slice(0, MOST_GONE);
    desk.chosen = (next.sections[at] ?? next.sections[at - 1])?.key ?? null;
    desk.change(next);
    if (desk.chosen) desk.sections.focus(desk.chosen);
    else desk.frame.lines.nextElementSibling?.querySelector("button")?.focus();
    desk.notices.pass(`已删除“${named(section)}”${count > 1 ? `和下面的${count - 1}节` : ""}`, { label: "放回", act: () => this.putBack(section) });
  }

  /** @param {Section} section */
  putBack(section) {
    const { desk } = this;
    const found = this.gone.find((one) => one.section === section);
    if (!found) return;
    this.gone = this.gone.filter((one) => one !== found);
    const keys = new Set(desk.draft.sections.map((one) => one.key));
    const { taken, at, before, after } = found;
    // Undo has put it back already, under its own key.
    const missing = taken.filter((one) => !keys.has(one.key));
    const back = (/** @type {Draft} */ draft, /** @type {Section} */ { key, ...rest }, /** @type {number} */ index) => insert(draft, at + index, rest);
    // What stood below it stands there again, unless sections have changed since.
    const next = desk.draft.sections === after ? { ...desk.draft, sections: before } : missing.reduce(back, desk.draft);
    if (missing.length) desk.coming.use(({ acts }) => acts.insert(next, at));
    desk.render();
    desk.notices.announce(`已放回“${named(section)}”`);
  }

  /** @returns {Set<string>} the snippets that were taken out and are offered to be put back */
  offered() {
    const keys = new Set(this.desk.draft.sections.map((section) => section.key));
    return new Set(this.gone.flatMap(({ taken }) => taken.filter((one) => !keys.has(one.key)).flatMap((one) => one.snippet ?? [])));
  }

  /** Show what was taken out and can be put back. */
  render() {
    const { draft, frame } = this.desk;
    const keys = new Set(draft.sections.map((section) => section.key));
    const gone = this.gone.filter(({ section }) => !keys.has(section.key));
    const items = gone.map(({ section, taken }) =>
      make("li", "", {}, make("span", "", {}, named(section) + (taken.length > 1 ? `等${taken.length}节` : "")), button("放回", () => this.putBack(section), "rk-tool", { "aria-label": `放回${named(section)}` })),
    );
    frame.gone.replaceChildren(...(gone.length ? [make("h3", "", {}, "删掉的"), make("ul", "", {}, ...items)] : []));
  }
}

/** @type {(section: Section) => string} */
export const named = (section) => section.heading || "没有标题的一节";
