// @ts-check
/**
 * The desk: one draft at a time, its parts on the page, and what each act does to it.
 *
 * @module
 */

import { sources } from "../draft/blanks.js";
import * as drafts from "../draft/draft.js";
import { Session } from "../draft/session.js";
import { Advice } from "./advice.js";
import { Blanks } from "./blanks.js";
import { Coming } from "./coming.js";
import { Fields } from "./fields.js";
import { Frame } from "./frame.js";
import { part } from "./later.js";
import { cellOf, listActs } from "./list-acts.js";
import { factsAsked, groupsOf, linesOf } from "./overview.js";
import { Preview } from "./preview.js";
import { Saving } from "./saving.js";
import { Sections } from "./sections.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */

export class Desk {
  /**
   * @param {string} root the way to the root of the site
   * @param {import("./store.js").Store} store where drafts are kept
   * @param {import("./notice.js").Notices} notices where it is said what happened
   * @param {{drafts: () => void, open: (id: string) => void, begin: () => void, changed: () => void, fresh: (draft: Draft, said?: string) => void}} told
   *   told when the writer wants another draft, or has changed the one at hand
   */
  constructor(root, store, notices, told) {
    this.root = root;
    this.notices = notices;
    this.told = told;
    this.session = new Session(drafts.newDraft("", ""), () => (this.notices.stepped(), this.saving.save()));
    /** @type {string | null} */
    this.chosen = null;
    /** @type {string[]} */
    this.open = [];
    this.frame = new Frame(
      {
        press: (what) => this.acting[what](),
        choose: (choice) => this.change(drafts.setChoice(this.draft, choice)),
        title: (title) => this.retitle(title),
        titled: () => this.coming.use((drawer) => drawer.onward()),
        view: (view) => this.turn(view),
      },
      notices,
    );
    this.coming = new Coming(this);
    this.sections = new Sections(this.frame.lines, {
      choose: (key) => this.choose(key),
      act: (act, key) => this.coming.use(({ acts }) => acts.act(act, key)),
      move: (key, to) => this.coming.use(({ acts }) => acts.drop(key, to)),
    });
    this.fields = new Fields(this.frame.fields, {
      fill: (name, raw) => this.fill(name, raw),
      open: (key) => this.choose(key, true),
      write: (key, text) => this.change(drafts.setText(this.draft, key, text), `text:${key}`),
      enter: (name) => {
        this.session.seal();
        this.preview.point(name);
      },
      onward: () => this.coming.use((drawer) => drawer.onward()),
      question: (draft, name) => this.drawer?.question(draft, name),
      objection: (draft, name) => this.drawer?.objection(draft, name) ?? "",
      lists: listActs(this),
    });
    this.preview = new Preview(this.frame.paper, {
      field: (name) => this.goToField(name),
      section: (key) => this.choose(key),
      write: (event) => this.write(event),
    });
    /** What lets the paper be written on, once it is there. @type {import("./writing.js").Writing | null} */
    this.writing = null;
    this.blanks = new Blanks(this);
    this.saving = new Saving(this, store);
    this.advice = new Advice(this);
    /** @type {Record<import("./frame.js").Press, () => void>} */
    this.acting = {
      undo: () => this.back("undo"),
      redo: () => this.back("redo"),
      drafts: () => this.told.drafts(),
      begin: () => this.told.begin(),
      copy: () => this.coming.copy(),
      word: () => this.coming.use((drawer) => void drawer.output.word(this.frame.word)),
      take: () => this.coming.use((drawer) => drawer.take(), { label: "下载草稿文件", act: () => this.saving.download() }),
      add: () => this.coming.use(({ acts }) => void acts.add(null)),
      own: () => this.coming.use(({ acts }) => acts.addOwn("")),
      previous: () => this.coming.use(({ walk }) => walk.go(-1)),
      next: () => this.coming.use(({ walk }) => walk.go(1)),
      ask: () => this.coming.use(({ asking }) => asking.begin()),
      guide: () => this.advice.press(),
    };
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  get draft() {
    return this.session.draft;
  }

  get drawer() {
    return this.coming.drawer;
  }

  /** Fetch what lets the paper be written on; without it the form is as good. */
  async writable() {
    const found = await part("writing", () => undefined);
    this.writing ??= found && new found.Writing(this);
    this.drawer?.output.mark(); // items were taken apart, and their marks with them
  }

  /** Write where the paper was pressed. @param {MouseEvent} event @returns {boolean} whether it is written there */
  write(event) {
    return this.writing?.presses.press(event) ?? false;
  }

  /**
   * Put a draft on the desk.
   *
   * @param {import("../draft/history.js").History} history the draft, and the steps around it
   * @param {import("./saving.js").Origin} origin where it came from
   * @returns {void}
   */
  begin(history, origin) {
    const draft = history.present;
    this.notices.stepped();
    this.session.begin(history);
    this.chosen = draft.sections[0]?.key ?? null;
    this.saving.begin(origin);
    if (this.drawer) this.drawer.begin();
    else this.frame.waits(draft.outline !== null);
    this.writing?.begin();
    this.fields.begin();
    this.render();
  }

  /**
   * Take a step, keep it and show it.
   *
   * @param {Draft} draft what the draft is now
   * @param {string} [tag] what is typed into
   * @returns {boolean} whether anything changed
   */
  change(draft, tag = "") {
    if (!this.session.change(draft, tag)) return false;
    this.render();
    return true;
  }

  /** Fill in a field: only what shows it is touched. @param {string} name @param {string} raw */
  fill(name, raw) {
    this.session.change(drafts.fillField(this.draft, name, raw), `field:${name}`);
    this.frame.able(this.session.can);
    this.showValues();
  }

  /** @param {string} title */
  retitle(title) {
    const { name, title: before } = this.draft;
    // A draft is called what its report is called, until its writer calls it otherwise.
    this.change(drafts.setChoice(this.draft, name === before ? { title, name: title } : { title }), "title");
  }

  /** Show everything anew, as far as it has changed. */
  render() {
    const { draft } = this;
    if (!draft.sections.some((section) => section.key === this.chosen)) this.chosen = draft.sections[0]?.key ?? null;
    this.document = drafts.toDocument(draft);
    this.frame.render(draft, this.session.can);
    const lines = linesOf(draft, this.document, this.drawer?.checks.counts);
    this.sections.render(lines, this.chosen);
    const first = factsAsked(draft);
    this.fields.render(groupsOf(draft, lines, this.chosen, first.names), draft, first);
    this.preview.render(this.document, drafts.factsOf(draft), drafts.aimsOf(draft));
    this.drawer?.render();
    this.advice.render();
    this.showValues();
  }

  /** Show what values make of the draft. */
  showValues() {
    if (!this.document) return;
    const { draft } = this;
    const own = drafts.ownValuesOf(draft);
    this.preview.update(drafts.valuesOf(draft));
    this.fields.update(own, draft);
    this.writing?.look();
    this.count(own);
    this.drawer?.showValues();
  }

  /** Say what is still to be filled in. @param {Record<string, string>} [own] what is filled in, and what follows from it */
  count(own = drafts.ownValuesOf(this.draft)) {
    if (this.document) this.open = this.blanks.recount(this.document, own);
  }

  /** @param {string} key @param {boolean} [write] whether to go on to its text */
  choose(key, write = false) {
    this.chosen = key;
    this.render();
    this.preview.show(key);
    this.fields.show(key, write);
  }

  /** @param {string} name */
  goToField(name) {
    this.drawer?.asking.leave();
    this.frame.show("fields");
    if (name === drafts.TITLE && !Object.hasOwn(this.draft.fields, name)) return this.frame.title.focus();
    const cell = cellOf(name);
    if (cell) return void this.fields.facts.go(cell);
    const own = drafts.ownValuesOf(this.draft);
    // What is computed leads to what is still missing for it.
    this.fields.focus(Object.hasOwn(own, name) ? name : sources(name, this.draft.fields, own)[0]);
  }

  /** Show the chosen section where another column was turned to. @param {import("./frame.js").View} view */
  turn(view) {
    if (!this.chosen) return;
    if (view === "fields") this.fields.show(this.chosen);
    else if (view === "paper") this.preview.show(this.chosen);
    else this.sections.items.get(this.chosen)?.scrollIntoView({ block: "center" });
  }

  /** @param {"undo" | "redo"} way */
  back(way) {
    const [done, name] = [this.session.go(way), way === "undo" ? "撤销" : "重做"];
    if (done) this.render();
    this.notices.announce(done ? `已${name}` : `没有可以${name}的`);
  }

  /** Say what the last step was, and offer to take it back. @param {string} message @param {string} [label] */
  done(message, label = "撤销") {
    this.notices.pass(message, { label, act: () => this.back("undo") }, true);
  }

  /** A text field keeps its own undo; everywhere else the draft goes back. @param {KeyboardEvent} event */
  shortcut(event) {
    if (!this.frame.box.isConnected || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest?.("dialog") || target.matches?.("input[type=text], input[type=search], textarea")) return;
    const key = event.key.toLowerCase();
    const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    if (way) (event.preventDefault(), this.back(way));
  }
}
