// @ts-check
/**
 * What changes a draft while it is written on the paper: undoing, the form, another tab.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { countOf, firstDifference, runAt } from "../draft/rewriting.js";
import { dress, stepsOf } from "./chips.js";

/** @typedef {import("./writing.js").Open} Open */

export class PaperChanges {
  /** @param {import("./writing.js").Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /** Look at what became of the draft. */
  look() {
    this.writing.marks.look();
    const { open } = this.writing;
    if (!open) return;
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (open.editor.querySelectorAll("[data-name]"))) dress(chip, (name) => this.writing.shows(name, open.places));
    if (open.run.sort !== "run" ? this.writing.nameOf(open.run) === open.text : this.writing.section(open.run.key) && this.writing.sourceOf(open.run) === open.text) return;
    // It was changed from outside: by undoing, or in the form.
    this.writing.open = null;
    // What is typed into now keeps the focus.
    const typing = !this.writing.values.box && document.activeElement?.matches("input, textarea, select");
    queueMicrotask(() => (typing ? this.writing.open || this.writing.desk.preview.release() : this.again(open)));
  }

  /** Go on where what was written has changed from outside. @param {Open} open */
  again({ run, text, base }) {
    const { preview } = this.writing.desk;
    if (this.writing.open) return;
    preview.release();
    if (run.sort !== "run") return void (this.writing.nameOf(run) !== null && this.writing.start(run, 0, { steps: (this.writing.nameOf(run) ?? "").length }));
    if (!this.writing.section(run.key)) return;
    const now = parse(this.writing.sourceOf(run), this.writing.known(run.own));
    const before = parse(text, this.writing.known(run.own));
    const spot = firstDifference(countOf(base) === countOf(now) ? base : before, now);
    const is = runAt(now, spot);
    if (!is) return;
    const was = stepsOf(runAt(before, spot) ?? []);
    const steps = stepsOf(is);
    let same = 0;
    while (same < Math.min(was.length, steps.length) && was[was.length - 1 - same] === steps[steps.length - 1 - same]) same += 1;
    this.writing.start({ ...run, spot }, 0, { steps: steps.length - same });
  }
}
