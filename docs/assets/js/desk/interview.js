// @ts-check
/**
 * The form, one question at a time: what is not asked just now is out of sight, and what is typed goes where it always goes.
 *
 * @module
 */

import { isAnswered, nextOf, questionsOf } from "../draft/interview.js";
import { columnsShown, inOrder } from "../draft/rows.js";
import { rowsOf } from "../report/facts.js";
import { listsInUse, setChoice } from "../draft/draft.js";
import { goingOf, goneInWords } from "../draft/empties.js";
import { isBare, taken } from "../draft/taken.js";
import { button, make, say } from "./element.js";

/** @typedef {import("../draft/interview.js").Question} Question */

const ASKED = "rk-asked";

export class Interview {
  /** @param {import("./desk.js").Desk} desk @param {() => void} ended told that the writer is done with questions */
  constructor(desk, ended) {
    this.desk = desk;
    this.ended = ended;
    /** @type {readonly Question[]} */
    this.questions = [];
    this.at = 0;
    this.column = /** @type {HTMLElement} */ (desk.frame.fields.closest(".rk-column"));
    this.count = make("p", "rk-asking-count");
    this.bar = make("progress", "rk-asking-bar", { "aria-hidden": "true" });
    this.heading = make("h2", "rk-asking-text", { id: "rk-asking-text", tabindex: -1 });
    this.about = make("p", "rk-hint");
    const stop = button("不问了，全部列出来", () => this.stop(), "rk-tool");
    this.head = make("div", "rk-asking-head", {}, make("div", "rk-asking-line", {}, this.count, stop), this.bar, this.heading, this.about);
    this.back = button("上一问", () => this.go(this.at - 1), "rk-button");
    this.next = button("", () => this.go(this.at + 1), "rk-button rk-primary");
    this.early = button("就到这里，看初稿", () => this.go(this.questions.length), "rk-tool");
    this.keys = make("span", "rk-hint rk-asking-keys", {}, "Ctrl+回车到下一问");
    this.ways = make("div", "rk-asking-ways", { role: "group", "aria-labelledby": "rk-asking-text" });
    this.column.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.on && !event.isComposing) (event.preventDefault(), this.go(this.at + 1));
    });
  }

  /** Whether questions are being asked. */
  get on() {
    return "asking" in this.column.dataset;
  }

  /** Ask, beginning behind what is answered. @returns {boolean} whether there is something to ask */
  begin() {
    const { draft } = this.desk;
    this.questions = questionsOf(draft);
    if (!this.questions.length) return false;
    const next = nextOf(draft, this.questions);
    this.column.dataset.asking = "";
    this.desk.frame.columns.dataset.asking = "";
    this.column.querySelector(".rk-column-head")?.after(this.head);
    this.desk.frame.fields.after(this.ways);
    this.desk.frame.show("fields");
    this.go(next < this.questions.length ? next : 0);
    return true;
  }

  /** Show the form whole again. */
  stop() {
    this.ended();
    this.desk.frame.title.focus({ preventScroll: true });
    this.column.scrollIntoView({ block: "nearest" });
  }

  leave() {
    delete this.column.dataset.asking;
    delete this.desk.frame.columns.dataset.asking;
    this.head.remove();
    this.ways.remove();
    this.mark();
  }

  /** Ask another question. @param {number} to its place; past the last the questions are done */
  go(to) {
    this.desk.session.seal();
    this.at = Math.min(to, this.questions.length);
    this.show();
    this.desk.notices.announce(`${this.count.textContent}：${this.heading.textContent}`);
    this.top();
    this.enter(this.questions[this.at]);
  }

  /** Begin a question at its top. */
  top() {
    if (getComputedStyle(this.column).overflowY !== "visible") this.column.scrollTop = 0;
    else this.head.scrollIntoView({ block: "start" });
  }

  /** Show what is asked as far as the draft has changed; nothing is asked where there is nothing to fill in. */
  render() {
    const { draft } = this.desk;
    if (!this.on) return;
    if (this.desk.frame.ask.hidden) return this.ended();
    const asked = this.questions[this.at];
    // Sections may have come or gone.
    this.questions = questionsOf(draft);
    const at = this.questions.findIndex(({ text }) => text === asked?.text);
    this.at = at < 0 ? Math.min(this.at, this.questions.length) : at;
    this.show();
  }

  show() {
    const { draft } = this.desk;
    const question = this.questions[this.at];
    const { length } = this.questions;
    say(this.count, question ? `第${this.at + 1}问，共${length}问` : "问完了");
    this.bar.max = length;
    this.bar.value = this.at;
    say(this.heading, question?.text ?? "初稿有了");
    this.mark(question);
    if (!question) return this.end();
    say(this.about, question.about);
    const last = this.at === length - 1;
    const answered = question.title || isAnswered(draft, question);
    say(this.next, answered ? (last ? "看初稿" : "下一问") : last ? "跳过，看初稿" : "跳过");
    this.back.hidden = this.at === 0;
    this.early.hidden = last || !this.questions.some((one) => isAnswered(draft, one));
    if (this.ways.firstChild !== this.back) this.ways.replaceChildren(this.back, this.next, this.early, this.keys);
  }

  /** Say what there is now, and what may become of what is blank. */
  end() {
    const { desk } = this;
    const short = { ...desk.draft, whole: false };
    const open = this.questions.filter((question) => !question.title && !isAnswered(desk.draft, question));
    const words = isBare(taken(short)) ? "" : goneInWords(goingOf(short).gone);
    const rest = words ? `没有填到的${words}，可以先去掉，拿去给人看；也可以留着，回头再填。去掉的随时能放回来。` : open.length ? "初稿里空着的都标出来了，回头再填。" : "该填的都填上了。";
    say(this.about, `${open.length ? `跳过了${open.length}问。` : ""}${rest}`);
    const look = (/** @type {boolean} */ whole) => {
      this.ended();
      desk.change(setChoice(desk.draft, { whole }));
      desk.frame.show("paper");
      desk.frame.copy.focus({ preventScroll: true });
    };
    this.ways.replaceChildren(
      button("回去接着答", () => this.go(open.length ? this.questions.indexOf(open[0]) : this.questions.length - 1), "rk-button"),
      ...(words ? [button("去掉空着的，看初稿", () => look(false), "rk-button rk-primary"), button("留着空，看初稿", () => look(true), "rk-button")] : [button("看初稿", () => look(true), "rk-button rk-primary")]),
    );
  }

  /** Let only what is asked be seen. @param {Question} [question] */
  mark(question) {
    const { fields, frame } = this.desk;
    const rows = question?.fields.map((name) => fields.rows.get(name)?.box) ?? [];
    const list = question?.list ? [fields.facts.node, fields.facts.lists, fields.facts.grids?.panels.get(question.list)?.node] : [];
    const title = question?.title ? [frame.title.closest(".rk-row")] : [];
    const asked = new Set([...rows, ...rows.map((row) => row?.parentElement), ...list, ...title]);
    for (const node of this.column.querySelectorAll(`.${ASKED}`)) if (!asked.has(/** @type {HTMLElement} */ (node))) node.classList.remove(ASKED);
    for (const node of asked) node?.classList.add(ASKED);
  }

  /** Put the caret where the answer goes. @param {Question} [question] */
  enter(question) {
    const { desk } = this;
    if (question?.title) (desk.frame.title.focus({ preventScroll: true }), desk.frame.title.select());
    else if (question?.list) void this.enterList(question.list);
    else if (question) desk.fields.rows.get(question.fields[0])?.input.focus({ preventScroll: true });
    else this.heading.focus({ preventScroll: true });
  }

  /** @param {string} list */
  async enterList(list) {
    const { draft, fields } = this.desk;
    const used = inOrder(draft, listsInUse(draft)).find((one) => one.list === list)?.used ?? [];
    await fields.facts.go({ list, place: 0, column: columnsShown(draft.types[list], used, rowsOf(draft.rows, list))[0] });
    // The grids may only have come now.
    if (this.questions[this.at]?.list === list) (this.show(), this.top());
  }

  /** Go on from a field: to the next of the question, or to the next question. @returns {boolean} whether questions are being asked */
  onward() {
    if (!this.on) return false;
    const inputs = /** @type {HTMLElement[]} */ ([...this.column.querySelectorAll(`.rk-row.${ASKED} input`)]);
    const next = inputs[inputs.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + 1];
    if (next) next.focus();
    else this.go(this.at + 1);
    return true;
  }
}
