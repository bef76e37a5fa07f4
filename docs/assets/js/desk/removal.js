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
/** @typedef {{taken: readonly Section[], before: readonly Section[], after: readonly Section[]}} Gone taken: what is still gone of what was taken out together; before and after: all sections */

const MOST_GONE = 20;

export class Removal {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {readonly Gone[]} */
    this.gone = [];
    /** The draft as it was looked at last. */
    this.last = desk.draft;
  }

  /** List what the draft's own steps took out. */
  begin() {
    const { past, present } = this.desk.session.history;
    this.gone = [];
    this.last = past[0] ?? present;
    for (const draft of [...past, present]) this.follow(draft);
  }

  /** Note what a step took out, and what it brought back; a key may be given anew. @param {Draft} draft */
  follow(draft) {
    const [{ sections: before }, { sections: after }] = [this.last, draft];
    const undone = this.desk.session.history.future.includes(this.last);
    this.last = draft;
    const [come, went] = [without(after, before), undone ? [] : without(before, after)];
    const still = this.gone.flatMap((one) => {
      const taken = one.taken.filter((gone) => !come.some((back) => alike(gone, back)));
      return taken.length ? [{ ...one, taken }] : [];
    });
    this.gone = [...(went.length ? [{ taken: went, before, after }] : []), ...still].slice(0, MOST_GONE);
  }

  /** Take a section out; what stands below it is asked about. @param {Section} section */
  remove(section) {
    const { sections } = this.desk.draft;
    const at = sections.indexOf(section);
    const below = branchEnd(sections, at) - at - 1;
    if (!below) return this.take(section, 1);
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
    const next = count > 1 ? { ...desk.draft, sections: [...before.slice(0, at), ...before.slice(at + count)] } : remove(desk.draft, section.key);
    desk.chosen = (next.sections[at] ?? next.sections[at - 1])?.key ?? null;
    desk.change(next);
    if (desk.chosen) desk.sections.focus(desk.chosen);
    else desk.frame.lines.nextElementSibling?.querySelector("button")?.focus();
    desk.notices.pass(`已删除“${named(section)}”${count > 1 ? `和下面的${count - 1}节` : ""}`, { label: "放回", act: () => this.putBack(section) });
  }

  /** @param {Section} section */
  putBack(section) {
    const { desk } = this;
    const found = this.gone.find(({ taken }) => taken.includes(section));
    // Undo may have put it back already.
    if (found) {
      const { taken, before, after } = found;
      const back = (/** @type {Draft} */ draft, /** @type {Section} */ one) => insert(draft, before.indexOf(one), one);
      // What stood below it stands there again, unless sections have changed since.
      const next = desk.draft.sections === after ? { ...desk.draft, sections: before } : taken.reduce(back, desk.draft);
      desk.coming.use(({ acts }) => acts.insert(next, before.indexOf(section)));
    }
    desk.notices.announce(`已放回“${named(section)}”`);
  }

  /** @returns {Set<string>} the snippets that were taken out and are offered to be put back */
  offered() {
    return new Set(this.gone.flatMap(({ taken }) => taken.flatMap((one) => one.snippet ?? [])));
  }

  /** Show what was taken out and can be put back. */
  render() {
    const { draft, frame } = this.desk;
    this.follow(draft);
    const items = this.gone.map(({ taken: [section, ...more] }) =>
      make("li", "", {}, make("span", "", {}, named(section) + (more.length ? `等${more.length + 1}节` : "")), button("放回", () => this.putBack(section), "rk-tool", { "aria-label": `放回${named(section)}` })),
    );
    frame.gone.replaceChildren(...(items.length ? [make("h3", "", {}, "删掉的"), make("ul", "", {}, ...items)] : []));
  }
}

/** @type {(some: readonly Section[], others: readonly Section[]) => Section[]} */
function without(some, others) {
  const keys = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !keys.has(key));
}

/** @type {(one: Section, other: Section) => boolean} whether they say the same, wherever they stand */
const alike = (one, other) => /** @type {const} */ (["snippet", "heading", "edited", "text"]).every((name) => one[name] === other[name]);

/** Say what becomes of what was changed in a section whose text makes room for another. @type {(section: Section) => string} */
export const stayed = ({ edited }) => (edited === null ? "" : "原来改过的话放在后面，没有丢。");

/** @type {(section: Section) => string} */
export const named = (section) => section.heading || "没有标题的一节";
