// @ts-check
/**
 * What is done to a run that is being written: divided, joined, broken, pasted into.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { plain } from "../report/tree.js";
import { continued, divided, joinedBack, sortAt } from "../draft/rewriting.js";
import { around, isChip, lengthOf, placeCaret, rangeIn, readRun, written } from "./chips.js";
import { make } from "./element.js";
import { pasted } from "./pasted.js";
import { inLine, linesOf } from "./pasted-lines.js";

/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("../draft/rewriting.js").Rewritten} Rewritten */

export class PaperEdits {
  /** @param {import("./writing.js").Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /** Go on somewhere else in the source. @param {Rewritten | null} found @param {number} [steps] @returns {boolean} */
  goOn(found, steps = lengthOf(found?.run ?? [])) {
    const { open } = this.writing;
    if (!open || !found) return false;
    this.writing.desk.session.seal();
    this.writing.keep(found.blocks, open);
    const { first } = open;
    const gone = this.writing.start({ ...open.run, spot: found.spot }, open.turn, { steps }, found.blocks);
    if (gone && this.writing.open) this.writing.open.first = first;
    return gone;
  }

  /** Divide what is written at the caret. */
  divide() {
    const { open } = this.writing;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    if (open.run.sort !== "run") return this.writing.done();
    const { before, after } = around(range, open.editor);
    const found = divided(open.base, open.run.spot, before, after);
    if (!found) return this.brokenLine();
    if (!before.length && !after.length) {
      // An empty item ends its list; below an empty paragraph there is nothing to begin.
      if (sortAt(open.base, open.run.spot) === "item" && open.run.spot.at > 0) this.goOn(continued(parse(open.text, this.writing.known(open.run.own)), { at: open.run.spot.at - 1 }), 0);
      return;
    }
    this.goOn(before.length ? found : { ...found, spot: { at: open.run.spot.at } }, 0);
  }

  brokenLine() {
    document.execCommand("insertLineBreak");
  }

  /** Begin a paragraph below the table or list that is written. */
  continue() {
    const { open } = this.writing;
    if (open?.run.sort === "run") this.goOn(continued(open.base, open.run.spot), 0);
  }

  /** Join what is written to what stands before it. @returns {boolean} */
  join() {
    const { open } = this.writing;
    return open?.run.sort === "run" && this.goOn(joinedBack(open.base, open.run.spot));
  }

  /** Join what stands behind to what is written. @returns {boolean} */
  joinNext() {
    const { open } = this.writing;
    if (open?.run.sort !== "run") return false;
    const found = joinedBack(open.base, { at: open.run.spot.at + 1 });
    return found?.spot.at === open.run.spot.at && this.goOn(found);
  }

  /** @param {DataTransfer} data */
  paste(data) {
    const { open } = this.writing;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    const blocks = pasted(data, (node) => (node.matches("mark[data-comment]") || isChip(node) ? [...readRun(wrapped(node))] : null));
    if (!blocks.length) return;
    range.deleteContents();
    const inside = open.run.sort !== "run" || sortAt(open.base, open.run.spot) === "table" || sortAt(open.base, open.run.spot) === "heading";
    const one = blocks.length === 1 && (blocks[0].type === "paragraph" || blocks[0].type === "heading") ? blocks[0].children : null;
    if (one || inside) {
      const run = one ?? inLine(blocks);
      const words = open.run.sort === "run" && sortAt(open.base, open.run.spot) !== "heading" ? run : [...linesOf(plain(run).replace(/\n/g, " "))].flatMap((block) => ("children" in block ? block.children : []));
      return this.insert(words);
    }
    const { before, after } = around(range, open.editor);
    const [first, last] = [blocks[0], blocks[blocks.length - 1]];
    const head = first.type === "paragraph" ? [...before, ...first.children] : before;
    const tail = last.type === "paragraph" && blocks.length > 1 ? [...last.children, ...after] : after;
    const between = blocks.slice(first.type === "paragraph" ? 1 : 0, last.type === "paragraph" && blocks.length > 1 ? -1 : undefined);
    const found = divided(open.base, open.run.spot, head, tail, between);
    this.goOn(found, tail.length - after.length ? lengthOf(tail) - lengthOf(after) : 0);
  }

  /** Put words in at the caret. @param {Inlines} words */
  insert(words) {
    const { open } = this.writing;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    const { before } = around(range, open.editor);
    for (const node of written(words, (name) => this.writing.shows(name, open.places)).reverse()) range.insertNode(node);
    this.writing.commit();
    placeCaret(open.editor, lengthOf(before) + lengthOf(words));
  }
}

/** @type {(node: HTMLElement) => HTMLElement} */
const wrapped = (node) => make("span", "", {}, node.cloneNode(true));
