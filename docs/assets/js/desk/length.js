// @ts-check
/**
 * How long the report is: the outline's versions, which can be changed at any time.
 *
 * @module
 */

import { DEPTH_TITLES } from "../report/vocabulary.js";
import { depthOf, withDepth } from "../draft/depth.js";

const LENGTHS = Object.values(DEPTH_TITLES);

export class Length {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.select = desk.frame.depth;
    this.select.addEventListener("change", (event) => {
      event.stopPropagation();
      this.choose(Number(this.select.value));
    });
  }

  /** Show which version the draft is, where it has an outline that is there. */
  render() {
    const { draft, drawer, frame } = this.desk;
    const outline = drawer?.checks.outline?.id === draft.outline ? drawer?.checks.outline : null;
    // Its place is kept while the outline is on its way.
    frame.depths.hidden = !outline && !drawer?.checks.waits;
    this.select.disabled = !outline;
    if (!outline) return;
    const held = new Set(outline.nodes.map((node) => node.depth));
    for (const [depth, option] of [...this.select.options].entries()) option.hidden = depth > 0 && !held.has(depth);
    this.select.value = String(depthOf(draft, outline));
  }

  /** @param {number} depth */
  choose(depth) {
    const { desk } = this;
    const outline = desk.drawer?.checks.outline;
    if (!outline) return;
    const { draft, added, removed, kept } = withDepth(desk.draft, outline, depth);
    const stayed = kept ? `，留下${kept}节改过、挪动过或下面有内容的` : "";
    const what = added ? `加了${added}节` : removed ? `减了${removed}节${stayed}` : `没有要加减的${stayed}`;
    const changed = desk.change(draft);
    this.render();
    const said = `篇幅改为${LENGTHS[depth]}：${what}。`;
    if (changed) desk.done(said);
    else desk.notices.pass(said);
  }
}
