// @ts-check
/**
 * One field of the form: its box, how what was typed is understood, and what is asked about it.
 *
 * @module
 */

import { exampleOf } from "../draft/questions.js";
import { tidy, understood } from "../report/values.js";
import { TYPE_TITLES } from "../report/vocabulary.js";
import { button, make, say } from "./element.js";

/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {import("../draft/draft.js").Draft} Draft */

export class FieldRow {
  /** @param {string} name @param {Field} field @param {import("./fields.js").Told} told */
  constructor(name, field, told) {
    this.name = name;
    this.field = field;
    this.told = told;
    this.derived = Boolean(field.steps);
    /** What is shown for the field. */
    this.shown = "";
    /** @type {string | null} what was typed when it was judged last */
    this.raw = null;
    /** The question that stands here. */
    this.asked = "";
    const id = `field-${name}`;
    this.input = make("input", "", {
      id,
      type: "text",
      autocomplete: "off",
      "aria-describedby": `${id}-hint ${id}-state ${id}-question ${id}-error`,
    });
    if (field.type === "number" || field.type === "money") this.input.inputMode = "decimal";
    this.error = make("p", "rk-error", { id: `${id}-error` });
    this.state = make("p", "rk-hint rk-state", { id: `${id}-state` });
    this.undo = button("恢复自动计算", () => told.fill(name, ""), "rk-tool", { hidden: true });
    this.question = make("div", "rk-question", { role: "status" });
    const kind = field.type === "text" ? null : make("span", "rk-kind", {}, this.derived ? "自动算" : TYPE_TITLES[field.type]);
    this.box = make(
      "div",
      this.derived ? "rk-row rk-derived" : "rk-row",
      { "data-row": name },
      make("div", "rk-row-head", {}, make("label", "", { for: id }, name), kind),
      make("div", "rk-line", {}, this.input, field.unit ? make("span", "rk-unit", {}, field.unit) : null),
      make("p", "rk-hint", { id: `${id}-hint` }, this.derived ? `自动计算：${field.formula}` : (field.hint ?? "")),
      this.state,
      this.question,
      this.error,
      this.undo,
    );
    this.input.addEventListener("input", () => told.fill(name, this.input.value));
    this.input.addEventListener("keydown", (event) => {
      // What is gone to would take the key for its own.
      if (event.key === "Enter") (event.preventDefault(), told.onward());
    });
    this.input.addEventListener("blur", () => {
      if (this.derived && !tidy(this.input.value)) this.input.value = this.shown;
    });
  }

  /** Put the draft's value in, and the example of its case. @param {Draft} draft */
  refill(draft) {
    const raw = typed(draft, this.name);
    if (this.input.value !== raw && !(this.derived && !raw)) this.input.value = raw;
    const example = this.derived ? "" : exampleOf(draft, this.name);
    const placeholder = example && `例如${example}`;
    if (this.input.placeholder !== placeholder) this.input.placeholder = placeholder;
  }

  /**
   * Say what becomes of the value, and ask or object where it is not clear.
   *
   * @param {string} shown what is shown for the field
   * @param {Draft} draft the draft
   * @returns {void}
   */
  judge(shown, draft) {
    const raw = typed(draft, this.name);
    const own = tidy(raw) !== "";
    // Most rows are empty and stay so: nothing is asked about them.
    if (!raw && this.raw === "" && shown === this.shown) return;
    this.raw = raw;
    this.shown = shown;
    // What the writer has just emptied stays empty until he leaves it.
    if (this.derived && !own && document.activeElement !== this.input && this.input.value !== shown) this.input.value = shown;
    if (this.undo.hidden === (this.derived && own)) this.undo.hidden = !(this.derived && own);
    this.box.classList.toggle("rk-overridden", this.derived && own);
    // Nothing is objected to before it is known whether there is something to ask.
    const asked = own ? this.told.question(draft, this.name) : null;
    say(this.state, this.about(own, raw, shown, asked !== null));
    this.ask(asked ?? null);
    const wrong = own && asked === null && shown === tidy(raw) && understood(this.field, raw) === null;
    say(this.error, wrong ? this.told.objection(draft, this.name) : "");
    if (wrong) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  /** @type {(own: boolean, raw: string, shown: string, asked: boolean) => string} */
  about(own, raw, shown, asked) {
    if (this.derived) return own ? "已改为手填，不再自动计算。" : shown ? "" : "等前面的数填齐就会算出来。";
    const same = shown === tidy(raw) || shown === `${tidy(raw)}%`;
    if (!own || same || asked) return "";
    const added = understood(this.field, raw) === null ? "，年份跟别的日期一样" : "";
    return `报告里写作“${shown}”${this.field.unit ?? ""}${added}。`;
  }

  /** @param {import("../draft/questions.js").Question | null} asked */
  ask(asked) {
    const key = asked ? JSON.stringify(asked) : "";
    if (key === this.asked) return;
    this.asked = key;
    const text = asked ? [make("p", "", { id: `field-${this.name}-question` }, asked.text)] : [];
    this.question.replaceChildren(...text, ...(asked?.answers ?? []).map(({ label, value }) => button(label, () => this.settle(value), "rk-button")));
  }

  /** Fill in what was meant, as a step of its own that can be undone. @param {string} value */
  settle(value) {
    this.input.focus();
    this.told.enter(this.name);
    this.input.value = value;
    this.told.fill(this.name, value);
  }
}

/** @type {(draft: Draft, name: string) => string} */
const typed = ({ values }, name) => (Object.hasOwn(values, name) ? values[name] : "");
