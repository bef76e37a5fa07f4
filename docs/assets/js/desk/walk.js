// @ts-check
/**
 * The walk from blank to blank: fields, lists without rows and the empty cells of the others, in the order of the form.
 *
 * @module
 */

import { parseReference } from "../report/reference.js";
import { TITLE } from "../draft/draft.js";
import { nextStop, openCells } from "../draft/stops.js";

export class Walk {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** The cells of begun rows that are empty. @returns {readonly string[]} */
  cells() {
    return openCells(this.desk.draft);
  }

  /** @param {1 | -1} step */
  go(step) {
    const { desk } = this;
    const [titled, open] = [document.activeElement === desk.frame.title, [...desk.open, ...desk.blanks.cells]];
    if (titled) desk.fields.last = null;
    const first = open[0] === TITLE && !titled && (!desk.fields.last || open.length === 1);
    const name = first ? TITLE : this.next(open, step);
    if (name) desk.goToField(name);
    else desk.notices.announce(desk.draft.flavour === "sample" ? "示例值都换好了" : "没有空了");
  }

  /**
   * Find the next field or cell that is still open, round the end; where none is, the field beside.
   *
   * @param {readonly string[]} open the unfilled fields, the lists without rows, and the empty cells of the others
   * @param {1 | -1} step forwards or backwards
   * @returns {string | null}
   */
  next(open, step) {
    const { rows, form, last } = this.desk.fields;
    const asked = open.filter((name) => rows.has(name) || parseReference(name));
    const typed = asked.filter((name) => !rows.get(name)?.field.steps);
    // What is computed waits for what it is computed from. The button that was pressed has the focus now.
    if (asked.length) return nextStop(form, typed.length ? typed : asked, last, step);
    const all = [...rows.keys()];
    return all[(last ? all.indexOf(last) : -1) + step] ?? null;
  }
}
