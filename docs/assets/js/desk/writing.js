// @ts-check
/**
 * Write on the paper: a paragraph, an item, a cell or a heading is changed where it stands.
 *
 * What is changed is the source of its section. A section that is being written in keeps its nodes until the writer
 * is done, so that the caret stays where it is.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { parseReference } from "../report/reference.js";
import { inlinesOf, plain } from "../report/tree.js";
import { shownOf } from "../draft/asked.js";
import * as drafts from "../draft/draft.js";
import { countOf, runAt, withinRepeated, withRun } from "../draft/rewriting.js";
import { writeSource } from "../draft/source-writer.js";
import { readRun, written } from "./chips.js";
import { make } from "./element.js";
import { PaperChanges } from "./paper-changes.js";
import { PaperEdits } from "./paper-edits.js";
import { PaperMarks } from "./paper-marks.js";
import { PaperPresses } from "./paper-presses.js";
import { placesIn, roomFor } from "./paper-room.js";
import { RUN, runOf, same } from "./paper-runs.js";
import { unnumbered } from "./section-acts.js";
import { ValueBox } from "./value-box.js";
import { WritingKeys } from "./writing-keys.js";

export { writeSource } from "../draft/source-writer.js";
export { reportOf } from "./pasted-report.js";

/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("./paper-runs.js").Run} Run */
/** @typedef {{x: number, y: number} | {steps: number} | {prompt: string}} Caret where it goes */

/**
 * What is being written.
 *
 * @typedef {object} Open
 * @property {Run} run
 * @property {number} turn which of the places that show the run
 * @property {Blocks} base the source when it was begun, with the paragraph that is still empty
 * @property {string} text the source as it stands in the draft
 * @property {string} first the source before anything was written
 * @property {HTMLElement} host what the editor stands in
 * @property {HTMLElement} editor
 * @property {Map<string, number>} places the row that is written, by list
 */

const HELP = "rk-writing-help";

export class Writing {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.box = desk.frame.paper;
    /** @type {Open | null} */
    this.open = null;
    this.pressed = false;
    /** @type {{draft: import("../draft/draft.js").Draft, facts: import("../report/facts.js").Facts} | null} */
    this.shown = null;
    this.values = new ValueBox(desk);
    this.edits = new PaperEdits(this);
    this.marks = new PaperMarks(this);
    this.changes = new PaperChanges(this);
    this.presses = new PaperPresses(this);
    this.keys = new WritingKeys(this);
    const help = "回车改这一段。写的时候回车分段，Shift加回车换行，Ctrl加B加粗，Esc改回原样；方向键走到一个空，再回车填它。";
    this.box.after(make("p", "rk-unseen", { id: HELP }, help));
    this.box.dataset.writable = "";
    desk.preview.follow((key, node, blocks) => this.marks.draw(key, node, blocks));
    addEventListener("pointerdown", () => (this.pressed = true), true);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(() => ((this.pressed = false), this.left()), 0), true);
  }

  /** Another draft comes. */
  begin() {
    this.values.close();
    this.open = null;
    this.desk.preview.release();
  }

  /** @param {string} key @returns {import("../draft/draft.js").Section | undefined} */
  section(key) {
    return this.desk.draft.sections.find((section) => section.key === key);
  }

  /** The source that a run is of. @param {Run} run @returns {string} */
  sourceOf({ key, own }) {
    const section = this.section(key);
    return (own ? section?.text : (section?.edited ?? section?.content?.text)) ?? "";
  }

  /** @param {boolean} own @returns {ReadonlySet<string>} the fields whose name in brackets is a blank */
  known(own) {
    return new Set(own ? Object.keys(this.desk.draft.fields) : []);
  }

  /** What the draft shows, made once. @returns {import("../report/facts.js").Facts} */
  facts() {
    const { draft } = this.desk;
    if (this.shown?.draft !== draft) this.shown = { draft, facts: drafts.factsOf(draft) };
    return this.shown.facts;
  }

  /** Look at what became of the draft. */
  look() {
    this.changes.look();
  }

  /** @type {(name: string, places: ReadonlyMap<string, number>) => ReturnType<typeof shownOf>} */
  shows(name, places) {
    return shownOf(this.facts(), name, places);
  }

  /** What a heading or the title says; null where it is gone. @param {Run} run @returns {string | null} */
  nameOf(run) {
    return run.sort === "title" ? this.desk.draft.title : (this.section(run.key)?.heading ?? null);
  }

  /** @param {Run} run @returns {HTMLElement[]} the elements that show a run */
  showing(run) {
    const node = this.desk.preview.sections.get(run.key)?.node;
    return node ? /** @type {HTMLElement[]} */ ([...node.querySelectorAll(RUN)].filter((element) => same(runOf(element), run))) : [];
  }

  /** @param {Run} run @param {number} turn @returns {HTMLElement | undefined} */
  find(run, turn) {
    const all = this.showing(run);
    return all[turn] ?? all[0];
  }

  /**
   * Let a run be written.
   *
   * @param {Run} run
   * @param {number} turn which of the places that show it
   * @param {Caret} caret
   * @param {Blocks} [given] the source, with a paragraph that is still empty
   * @returns {boolean} whether it can be
   */
  start(run, turn, caret, given) {
    this.values.close();
    this.end();
    const named = run.sort !== "run";
    const text = named ? this.nameOf(run) : this.sourceOf(run);
    if (text === null || (!named && !this.section(run.key))) return false;
    const base = named ? [] : (given ?? parse(text, this.known(run.own)));
    const words = named ? (text ? [{ type: /** @type {const} */ ("text"), text }] : []) : runAt(base, run.spot);
    if (!words) return false;
    const added = given && countOf(base) > countOf(parse(text, this.known(run.own)));
    const node = this.desk.preview.sections.get(run.key)?.node;
    const host = (added ? null : this.find(run, turn)) ?? (node && roomFor(node, run, base, Boolean(added)));
    if (!host) return false;
    const places = placesIn(host);
    const repeated = !named && withinRepeated(base, run.spot).flatMap(inlinesOf).some((node) => "name" in node && places.has(parseReference(node.name)?.list ?? ""));
    const label = { title: "报告标题", name: "标题", run: "这一段的文字" }[run.sort];
    const editor = make("span", "rk-writing", { contenteditable: "true", role: "textbox", "aria-multiline": named ? "false" : "true", "aria-label": label, "aria-describedby": repeated ? `rk-repeated ${HELP}` : HELP, spellcheck: "false" });
    editor.append(...written(words, (name) => this.shows(name, places)));
    const number = run.sort === "name" ? this.numberOf(run.key) : "";
    host.replaceChildren(...(number ? [number] : []), editor, ...(repeated ? [make("small", "rk-repeated", { id: "rk-repeated" }, "这一行的文字每一行都用")] : []));
    host.removeAttribute("tabindex");
    this.desk.preview.held = run.key;
    this.open = { run, turn, base, text, first: text, host, editor, places };
    this.desk.session.seal();
    this.keys.listen(editor);
    editor.focus({ preventScroll: true });
    this.presses.put(editor, caret);
    return true;
  }

  /** The number before a section's heading, which is not written. @param {string} key @returns {string} */
  numberOf(key) {
    const first = this.desk.preview.wanted.get(key)?.blocks.find(({ type }) => type === "heading");
    return first?.type === "heading" ? first.number : "";
  }

  /** Keep what was written so far. */
  commit() {
    const { open } = this;
    if (!open) return;
    const words = readRun(open.editor);
    if (open.run.sort === "run") return this.keep(withRun(open.base, open.run.spot, words), open);
    const name = plain(words).replace(/\s+/gu, " ");
    open.text = name;
    if (open.run.sort === "title") this.desk.retitle(name);
    else this.desk.change(drafts.rename(this.desk.draft, open.run.key, name), `write:${open.run.key}`);
  }

  /** @param {Blocks} blocks @param {Open} open */
  keep(blocks, open) {
    const { desk } = this;
    const { key, own, spot } = open.run;
    open.base = blocks;
    const text = writeSource(blocks, this.known(own));
    const tree = JSON.stringify(parse(text, this.known(own)));
    // What says the same as before is as it was.
    const original = this.section(key)?.content;
    const before = [open.first, ...(own || !original ? [] : [original.text])].find((one) => JSON.stringify(parse(one, this.known(own))) === tree);
    open.text = before ?? text;
    const tag = `write:${key}:${spot.at}:${spot.row}:${spot.column}`;
    desk.change(own ? drafts.setText(desk.draft, key, open.text) : drafts.setEdited(desk.draft, key, open.text), tag);
  }

  /** Take back what was written since it was begun; undoing brings it again. */
  cancel() {
    const { open, desk } = this;
    if (!open) return;
    const { run, first } = open;
    this.open = null;
    desk.session.seal();
    if (run.sort === "title") desk.retitle(first);
    else if (run.sort === "name") desk.change(drafts.rename(desk.draft, run.key, first));
    else desk.change(run.own ? drafts.setText(desk.draft, run.key, first) : drafts.setEdited(desk.draft, run.key, first));
    desk.session.seal();
    desk.preview.release();
    this.find(run, open.turn)?.focus({ preventScroll: true });
    this.keys.stops();
  }

  /** Stop writing and stay where it was. */
  done() {
    const { open } = this;
    this.end();
    if (open) this.find(open.run, open.turn)?.focus({ preventScroll: true });
  }

  /** Stop writing; all is kept. */
  end() {
    const { open, desk } = this;
    if (!open) return;
    this.open = null;
    desk.session.seal();
    if (open.run.sort === "name") {
      const bare = unnumbered(desk, open.text);
      if (bare !== open.text) desk.change(drafts.rename(desk.draft, open.run.key, bare));
    }
    desk.preview.release();
    this.keys.stops();
  }

  /** Stop writing once the focus is elsewhere; while something is pressed it waits for what that does. */
  left() {
    const [open, focused] = [this.open, document.activeElement];
    if (!open || this.pressed || open.editor.contains(focused) || this.values.box?.contains(focused)) return;
    this.end();
  }
}
