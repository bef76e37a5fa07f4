// @ts-check
/**
 * What the paper says of a section besides its text: that it was changed, and where it is begun.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { button, make } from "./element.js";
import { know } from "./paper-runs.js";

/** @typedef {import("../report/tree.js").Blocks} Blocks */

export class PaperMarks {
  /** @param {import("./writing.js").Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /** @param {string} key @param {HTMLElement} node @param {Blocks} blocks */
  draw(key, node, blocks) {
    know(key, node, blocks, this.writing.facts(), (own) => parse(this.writing.sourceOf({ key, own, sort: "run", spot: { at: 0 } }), this.writing.known(own)));
    this.mark(key, node);
    this.writing.keys.stops();
  }

  /** Whether a section of the writer's own has nothing to stand under its heading. @param {string} key */
  bare(key) {
    const { sections, flavour } = this.writing.desk.draft;
    const at = sections.findIndex((section) => section.key === key);
    return at >= 0 && flavour !== "outline" && !sections[at].content && !sections[at].text && (sections[at + 1]?.level ?? 0) <= sections[at].level;
  }

  /** Say whether a section was changed, and let it be put back; say where one that is empty is begun. @param {string} key @param {HTMLElement} node */
  mark(key, node) {
    const [begin, bare] = [node.querySelector(":scope > .rk-begin-here"), this.bare(key) && this.writing.open?.run.key !== key];
    if (begin && !bare) begin.remove();
    if (!begin && bare) node.append(make("p", "rk-begin-here", { tabindex: -1 }, "点这里写"));
    const [known, section] = [node.querySelector(":scope > .rk-edited"), this.writing.section(key)];
    const wanted = Boolean(section && section.edited !== null);
    if (known && !wanted) known.remove();
    if (known || !wanted) return;
    const back = button("恢复原文", () => this.writing.desk.coming.use(({ acts }) => acts.act("restore", key)), "rk-tool", { "aria-label": `恢复原文：${section?.heading}` });
    node.prepend(make("p", "rk-edited", {}, make("span", "", {}, "已改"), back));
  }

  /** Look at every section. */
  look() {
    for (const [key, { node }] of this.writing.desk.preview.sections) this.mark(key, node);
  }
}
