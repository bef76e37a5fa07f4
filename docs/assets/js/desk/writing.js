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
import { contentOf } from "../report/assemble.js";
import { parseReference } from "../report/reference.js";
import { plain } from "../report/tree.js";
import { shownOf } from "../draft/asked.js";
import * as drafts from "../draft/draft.js";
import { continued, countOf, divided, firstDifference, joinedBack, runAt, sortAt, withinRepeated, withRun } from "../draft/rewriting.js";
import { writeSource } from "../draft/source-writer.js";
import { around, dress, isChip, lengthOf, placeCaret, rangeIn, readRun, select, stepsOf, written } from "./chips.js";
import { button, make } from "./element.js";
import { know, RUN, runOf, same } from "./paper-runs.js";
import { linesOf, inLine, pasted } from "./pasted.js";
import { ValueBox } from "./value-box.js";
import { WritingKeys } from "./writing-keys.js";

/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("./paper-runs.js").Run} Run */
/** @typedef {import("../draft/rewriting.js").Rewritten} Rewritten */
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
    this.values = new ValueBox(desk);
    this.keys = new WritingKeys(this);
    const help = "回车改这一段。写的时候回车分段，Shift加回车换行，Ctrl加B加粗，Esc改回原样；方向键走到一个空，再回车填它。";
    this.box.after(make("p", "rk-unseen", { id: HELP }, help));
    this.box.dataset.writable = "";
    desk.preview.follow((key, node, blocks) => this.know(key, node, blocks));
    this.mark();
    addEventListener("pointerdown", () => (this.pressed = true), true);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(() => ((this.pressed = false), this.left()), 0), true);
  }

  /** Another draft comes. */
  begin() {
    this.values.close();
    this.open = null;
    this.desk.preview.held = null;
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

  /** @param {string} key @param {HTMLElement} node @param {Blocks} blocks */
  know(key, node, blocks) {
    const section = this.section(key);
    know(key, node, blocks, drafts.factsOf(this.desk.draft), (own) => parse(this.sourceOf({ key, own, sort: "run", spot: { at: 0 } }), this.known(own)));
    if (section && !section.content && !section.text) node.append(make("p", "rk-begin-here", { tabindex: -1 }, "点这里写"));
    this.keys.stops();
  }

  /** Say which sections were changed, and let them be put back. */
  mark() {
    for (const [key, { node }] of this.desk.preview.sections) {
      const [known, wanted] = [node.querySelector(":scope > .rk-edited"), this.section(key)?.edited !== undefined && this.section(key)?.edited !== null];
      if (known && !wanted) known.remove();
      if (known || !wanted) continue;
      const back = button("恢复原文", () => this.desk.acts.act("restore", key), "rk-tool", { "aria-label": `恢复原文：${this.section(key)?.heading}` });
      const made = make("p", "rk-edited", {}, make("span", "", {}, "已改"), back);
      node.prepend(made);
    }
  }

  /** Look at what became of the draft. */
  look() {
    this.mark();
    const { open } = this;
    if (!open) return;
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (open.editor.querySelectorAll("[data-name]"))) dress(chip, (name) => this.shows(name, open.places));
    if (open.run.sort !== "run" ? this.nameOf(open.run) === open.text : this.section(open.run.key) && this.sourceOf(open.run) === open.text) return;
    // It was changed from outside: by undoing, or in the form.
    this.open = null;
    queueMicrotask(() => this.again(open));
  }

  /** Go on where what was written has changed from outside. @param {Open} open */
  again({ run, text, base }) {
    const { preview } = this.desk;
    if (this.open) return;
    preview.release();
    if (run.sort !== "run") return void (this.nameOf(run) !== null && this.start(run, 0, { steps: (this.nameOf(run) ?? "").length }));
    if (!this.section(run.key)) return;
    const now = parse(this.sourceOf(run), this.known(run.own));
    const before = parse(text, this.known(run.own));
    const spot = firstDifference(countOf(base) === countOf(now) ? base : before, now);
    const is = runAt(now, spot);
    if (!is) return;
    const was = stepsOf(runAt(before, spot) ?? []);
    const steps = stepsOf(is);
    let same = 0;
    while (same < Math.min(was.length, steps.length) && was[was.length - 1 - same] === steps[steps.length - 1 - same]) same += 1;
    this.start({ ...run, spot }, 0, { steps: steps.length - same });
  }

  /** @type {(name: string, places: ReadonlyMap<string, number>) => ReturnType<typeof shownOf>} */
  shows(name, places) {
    return shownOf(drafts.factsOf(this.desk.draft), name, places);
  }

  /** What a heading or the title says; null where it is gone. @param {Run} run @returns {string | null} */
  nameOf(run) {
    return run.sort === "title" ? this.desk.draft.title : (this.section(run.key)?.heading ?? null);
  }

  /** @param {MouseEvent} event @returns {boolean} whether something is written there */
  press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a[href]")) event.preventDefault();
    const chip = /** @type {HTMLElement | null} */ (target.closest(".rk-chip"));
    if (this.open?.editor.contains(target)) {
      if (chip) this.pick(chip);
      return true;
    }
    const here = target.closest(".rk-begin-here");
    if (here) return this.startOwn(/** @type {HTMLElement} */ (here.closest("section")).dataset.key ?? "");
    const element = /** @type {HTMLElement | null} */ (target.closest(RUN));
    if (!element) return false;
    const { run, turn } = this.at(element);
    const value = /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if (run.key) this.choose(run.key);
    const alone = value ?? this.alone(element);
    if (alone) this.ask(alone, run, turn);
    else if (target.closest(".rk-prompt")) this.start(run, turn, { prompt: target.closest(".rk-prompt")?.textContent ?? "" });
    else this.start(run, turn, { x: event.clientX, y: event.clientY });
    return true;
  }

  /** The blank that is all that an element shows. @param {HTMLElement} element @returns {HTMLElement | null} */
  alone(element) {
    const value = /** @type {HTMLElement | null} */ (element.querySelector("[data-field]"));
    return value && value.textContent === element.textContent ? value : null;
  }

  /** @param {string} key */
  choose(key) {
    const { desk } = this;
    if (desk.chosen === key) return;
    this.end();
    desk.choose(key);
  }

  /** Ask for the value of a blank that is read. @param {HTMLElement} value @param {Run} run @param {number} turn */
  ask(value, run, turn) {
    this.end();
    const name = value.dataset.field ?? "";
    const anchor = value.isConnected ? value : (this.find(run, turn) ?? this.box);
    this.values.open({
      name,
      places: new Map(),
      anchor,
      back: () => this.find(run, turn)?.focus({ preventScroll: true }),
      rewrite: () => void this.start(run, turn, { steps: 0 }),
      drop: null,
    });
  }

  /** Ask for the value of a blank that is written; a prompt waits for what is written in its place. @param {HTMLElement} chip */
  pick(chip) {
    const { open } = this;
    if (!open) return;
    if (chip.dataset.prompt !== undefined) {
      const range = document.createRange();
      range.selectNode(chip);
      open.editor.focus({ preventScroll: true });
      select(range);
      return;
    }
    const name = chip.dataset.name ?? "";
    const back = () => {
      if (this.open !== open || !chip.isConnected) return;
      open.editor.focus({ preventScroll: true });
      const range = document.createRange();
      range.setStartAfter(chip);
      select(range);
    };
    this.values.open({ name, places: open.places, anchor: chip, back, rewrite: null, drop: () => (back(), this.drop(chip)) });
  }

  /** Take a chip out of what is written. @param {HTMLElement} chip */
  drop(chip) {
    const { open } = this;
    if (!open?.editor.contains(chip)) return;
    const range = document.createRange();
    range.setStartBefore(chip);
    range.collapse(true);
    chip.remove();
    open.editor.focus({ preventScroll: true });
    select(range);
    this.commit();
  }

  /** The run that an element shows, as it is once the writer leaves what is open, and which of its elements it is. @param {HTMLElement} element @returns {{run: Run, turn: number}} */
  at(element) {
    const [run, { open }] = [runOf(element), this];
    const turn = this.showing(run).indexOf(element);
    const behind = open?.run.sort === "run" && open.run.key === run.key && open.run.own === run.own && run.sort === "run" && run.spot.at > open.run.spot.at;
    // What was left empty is not there afterwards.
    const gone = behind && countOf(open.base) > countOf(parse(open.text, this.known(run.own)));
    return { run: gone ? { ...run, spot: { ...run.spot, at: run.spot.at - 1 } } : run, turn };
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

  /** Begin with a section of the writer's own that has no text. @param {string} key @returns {boolean} */
  startOwn(key) {
    this.choose(key);
    return this.start({ key, sort: "run", own: true, spot: { at: 0 } }, 0, { steps: 0 }, [{ type: "paragraph", children: [] }]);
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
    const host = (added ? null : this.find(run, turn)) ?? this.room(run, base, Boolean(added));
    if (!host) return false;
    const places = placesIn(host);
    const repeated = !named && withinRepeated(base, run.spot).some((words) => names(words).some((name) => places.has(parseReference(name)?.list ?? "")));
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
    this.put(editor, caret);
    return true;
  }

  /** @param {HTMLElement} editor @param {Caret} caret */
  put(editor, caret) {
    if ("prompt" in caret) {
      const chip = /** @type {HTMLElement | undefined} */ ([...editor.querySelectorAll(".rk-prompt")].find((node) => node.textContent === caret.prompt));
      if (chip) this.pick(chip);
    } else if ("steps" in caret) placeCaret(editor, caret.steps);
    else {
      const range = rangeAt(caret.x, caret.y);
      if (range && editor.contains(range.startContainer) && !isChip(range.startContainer.parentNode)) select(range);
      else placeCaret(editor, Infinity);
    }
  }

  /** The number before a section's heading, which is not written. @param {string} key @returns {string} */
  numberOf(key) {
    const first = this.desk.preview.wanted.get(key)?.blocks[0];
    return first?.type === "heading" ? first.number : "";
  }

  /** Make room on the paper for what it does not show: an empty paragraph, or one that comes to nothing. @type {(run: Run, base: Blocks, added: boolean) => HTMLElement | null} */
  room(run, base, added) {
    const node = this.desk.preview.sections.get(run.key)?.node;
    if (!node) return null;
    const all = /** @type {HTMLElement[]} */ ([...node.querySelectorAll(RUN)].filter((one) => runOf(one).sort === "run" && runOf(one).own === run.own));
    const above = all.filter((one) => runOf(one).spot.at < run.spot.at).pop();
    if (added) for (const one of all) if (runOf(one).spot.at >= run.spot.at) runOf(one).spot.at += 1;
    const item = sortAt(base, run.spot) === "item";
    if (above) {
      const line = item ? above.closest("li") : null;
      const made = make(line ? "li" : "p", "rk-room");
      const inner = line ? made.appendChild(make("span")) : made;
      (line ?? topOf(above, node)).after(made);
      return inner;
    }
    const made = make("p", "rk-room");
    const [below] = all;
    node.querySelector(":scope > .rk-begin-here")?.remove();
    if (below) topOf(below, node).before(made);
    else if (run.own && node.lastElementChild) (node.querySelector(":scope > .rk-margin")?.previousElementSibling ?? node.lastElementChild).after(made);
    else (node.firstElementChild ?? node).after(made);
    return made;
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

  /** Go on somewhere else in the source. @param {Rewritten | null} found @param {number} [steps] @returns {boolean} */
  goOn(found, steps = lengthOf(found?.run ?? [])) {
    const { open } = this;
    if (!open || !found) return false;
    this.desk.session.seal();
    this.keep(found.blocks, open);
    const { first } = open;
    const gone = this.start({ ...open.run, spot: found.spot }, open.turn, { steps }, found.blocks);
    if (gone && this.open) this.open.first = first;
    return gone;
  }

  /** Divide what is written at the caret. */
  divide() {
    const { open } = this;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    if (open.run.sort !== "run") return this.done();
    const { before, after } = around(range, open.editor);
    const found = divided(open.base, open.run.spot, before, after);
    if (!found) return this.brokenLine();
    if (!before.length && !after.length) {
      // An empty item ends its list; below an empty paragraph there is nothing to begin.
      if (sortAt(open.base, open.run.spot) === "item" && open.run.spot.at > 0) this.goOn(continued(parse(open.text, this.known(open.run.own)), { at: open.run.spot.at - 1 }), 0);
      return;
    }
    this.goOn(before.length ? found : { ...found, spot: { at: open.run.spot.at } }, 0);
  }

  brokenLine() {
    document.execCommand("insertLineBreak");
  }

  /** Begin a paragraph below the table or list that is written. */
  continue() {
    const { open } = this;
    if (open?.run.sort === "run") this.goOn(continued(open.base, open.run.spot), 0);
  }

  /** Join what is written to what stands before it. @returns {boolean} */
  join() {
    const { open } = this;
    return open?.run.sort === "run" && this.goOn(joinedBack(open.base, open.run.spot));
  }

  /** Join what stands behind to what is written. @returns {boolean} */
  joinNext() {
    const { open } = this;
    if (open?.run.sort !== "run") return false;
    const found = joinedBack(open.base, { at: open.run.spot.at + 1 });
    return found?.spot.at === open.run.spot.at && this.goOn(found);
  }

  /** @param {DataTransfer} data */
  paste(data) {
    const { open } = this;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    const blocks = pasted(data, (node) => (isChip(node) ? [...readRun(wrapped(node))] : null));
    if (!blocks.length) return;
    range.deleteContents();
    const inside = open.run.sort !== "run" || sortAt(open.base, open.run.spot) === "table" || sortAt(open.base, open.run.spot) === "heading";
    const one = blocks.length === 1 && blocks[0].type === "paragraph" ? blocks[0].children : null;
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
    const { open } = this;
    const range = open && rangeIn(open.editor);
    if (!open || !range) return;
    const { before } = around(range, open.editor);
    for (const node of written(words, (name) => this.shows(name, open.places)).reverse()) range.insertNode(node);
    this.commit();
    placeCaret(open.editor, lengthOf(before) + lengthOf(words));
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
      const bare = desk.acts.bare(open.text);
      if (bare !== open.text) desk.change(drafts.rename(desk.draft, open.run.key, bare));
    }
    desk.preview.release();
    this.keys.stops();
  }

  /** Stop writing once the focus is elsewhere; while something is pressed it waits for what that does. */
  left() {
    const { open } = this;
    const focused = document.activeElement;
    if (!open || this.pressed || open.editor.contains(focused) || this.values.box?.contains(focused)) return;
    this.end();
  }
}

/** @type {(words: Inlines) => string[]} the names of its blanks */
const names = (words) => words.flatMap((node) => ("children" in node ? names(node.children) : "name" in node ? [node.name] : []));

/** @type {(host: HTMLElement) => Map<string, number>} the row that an element is written for, by list */
function placesIn(host) {
  const around = host.closest("tr, li") ?? host;
  const found = [...around.querySelectorAll("[data-field]")].map((node) => parseReference(/** @type {HTMLElement} */ (node).dataset.field ?? ""));
  return new Map(found.flatMap((one) => (one && !("function" in one) && one.row ? [/** @type {[string, number]} */ ([one.list, one.row])] : [])));
}

/** @type {(element: HTMLElement, section: HTMLElement) => HTMLElement} the block of a section that an element belongs to */
function topOf(element, section) {
  let at = element;
  while (at.parentElement && at.parentElement !== section) at = at.parentElement;
  return at;
}

/** @type {(node: HTMLElement) => HTMLElement} */
const wrapped = (node) => make("span", "", {}, node.cloneNode(true));

/** @type {(x: number, y: number) => Range | null} the caret under a point */
function rangeAt(x, y) {
  const position = document.caretPositionFromPoint?.(x, y);
  if (!position) return document.caretRangeFromPoint?.(x, y) ?? null;
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}
