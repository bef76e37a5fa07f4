// @ts-check
/**
 * Ask for the fields of a draft, each once, under the section where it first appears.
 *
 * @module
 */

import { fits, tidy } from "../report/values.js";
import { TYPE_TITLES } from "../report/vocabulary.js";
import { button, make, raise } from "./element.js";

/** @typedef {import("../report/values.js").Field} Field */
/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{key: string, heading: string, names: readonly string[], text: string | null}} Group text: the own text, null where none is asked for */
/** @typedef {{row: HTMLElement, input: HTMLInputElement, error: HTMLElement, state: HTMLElement, undo: HTMLButtonElement, field: Field}} Row */

/** @type {Record<string, string>} */
const FORMS = {
  number: "这里要填数，例如1280。填的字已经留着。",
  money: "这里要填数，例如36.5。填的字已经留着。",
  percent: "这里要填百分比，例如60%。填的字已经留着。",
  date: "这里要填日期，例如2025-03-31。填的字已经留着。",
};

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(name: string, raw: string) => void} fill of each keystroke
 * @property {(key: string, text: string) => void} write of each keystroke in an own text
 * @property {(name: string) => void} enter which field is being filled
 */

export class Fields {
  /** @param {HTMLElement} box where the form stands @param {Told} told */
  constructor(box, told) {
    this.box = box;
    this.told = told;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Map<string, HTMLTextAreaElement>} */
    this.texts = new Map();
    this.layout = "";
    /** @type {string | null} the field that had the focus last */
    this.last = null;
    /** @type {Map<string, string>} */
    this.computed = new Map();
  }

  /**
   * Ask for a draft's fields and own texts.
   *
   * @param {readonly Group[]} groups what to ask for, in the order of the draft
   * @param {Draft} draft the draft
   * @returns {void}
   */
  render(groups, draft) {
    const layout = JSON.stringify(groups.map(({ key, heading, names, text }) => [key, heading, names, text === null]).concat([[draft.id]]));
    if (layout !== this.layout) {
      this.layout = layout;
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      const kept = focused && this.box.contains(focused) ? focused : null;
      const before = this.rows;
      this.rows = new Map();
      this.texts.clear();
      this.box.replaceChildren(...groups.map((group) => this.group(group, draft, before)));
      if (kept?.isConnected) kept.focus({ preventScroll: true });
      else if (kept?.id) document.getElementById(kept.id)?.focus({ preventScroll: true });
    }
    this.refill(groups, draft);
  }

  /** @type {(group: Group, draft: Draft, before: Map<string, Row>) => HTMLElement} */
  group(group, draft, before) {
    const made = make("fieldset", "rk-group", { "data-key": group.key }, make("legend", "", {}, group.heading));
    for (const name of group.names) {
      const field = draft.fields[name];
      const known = before.get(name);
      const row = known && known.field === field ? known : this.row(name, field);
      this.rows.set(name, row);
      made.append(row.row);
    }
    if (group.text !== null) made.append(this.own(group));
    return made;
  }

  /** @type {(group: Group) => HTMLElement} */
  own(group) {
    const id = `text-${group.key}`;
    const area = make("textarea", "rk-own", { id, rows: 4, placeholder: "直接写。“- ”起头是列表，“|”分格是表格。" });
    area.addEventListener("input", () => this.told.write(group.key, area.value));
    this.texts.set(group.key, area);
    const label = group.names.length ? "自己补充的话" : "正文";
    return make("div", "rk-row", {}, make("label", "", { for: id }, label), area);
  }

  /** @type {(name: string, field: Field) => Row} */
  row(name, field) {
    const id = `field-${name}`;
    const derived = Boolean(field.steps);
    const input = make("input", "", {
      id,
      type: "text",
      autocomplete: "off",
      "aria-describedby": `${id}-hint ${id}-state ${id}-error`,
      placeholder: !derived && field.example ? `例如${field.example}` : "",
    });
    if (field.type === "number" || field.type === "money") input.inputMode = "decimal";
    const error = make("p", "rk-error", { id: `${id}-error` });
    const state = make("p", "rk-hint rk-state", { id: `${id}-state` });
    const undo = button("恢复自动计算", () => this.told.fill(name, ""), "rk-tool", { hidden: true });
    const about = derived ? `自动计算：${field.formula}` : (field.hint ?? "");
    const label = make("label", "", { for: id }, name);
    const kind = field.type !== "text" ? make("span", "rk-kind", {}, derived ? "自动算" : TYPE_TITLES[field.type]) : null;
    const line = make("div", "rk-line", {}, input, field.unit ? make("span", "rk-unit", {}, field.unit) : null);
    const row = make("div", derived ? "rk-row rk-derived" : "rk-row", { "data-row": name }, make("div", "rk-row-head", {}, label, kind), line);
    row.append(make("p", "rk-hint", { id: `${id}-hint` }, about), state, error, undo);
    const made = { row, input, error, state, undo, field };
    input.addEventListener("input", () => {
      judge(made, input.value);
      this.told.fill(name, input.value);
    });
    input.addEventListener("focus", () => {
      this.last = name;
      this.told.enter(name);
    });
    input.addEventListener("blur", () => {
      if (derived && !tidy(input.value)) input.value = this.computed.get(name) ?? "";
    });
    return made;
  }

  /** Put the draft's values into the form, leaving what is being typed alone. @param {readonly Group[]} groups @param {Draft} draft */
  refill(groups, draft) {
    for (const [name, row] of this.rows) {
      const raw = Object.hasOwn(draft.values, name) ? draft.values[name] : "";
      if (row.input.value !== raw && !(row.field.steps && !raw)) row.input.value = raw;
      judge(row, raw);
    }
    for (const group of groups) {
      const area = this.texts.get(group.key);
      if (area && area.value !== group.text) area.value = group.text ?? "";
    }
  }

  /**
   * Show derived values, and which of them the writer has put in the place of.
   *
   * @param {Record<string, string>} values what follows from the values given, by field
   * @param {Record<string, string>} given raw values
   * @returns {void}
   */
  update(values, given) {
    for (const [name, { input, state, undo, row, field }] of this.rows) {
      if (!field.steps) continue;
      const own = Object.hasOwn(given, name) && tidy(given[name]) !== "";
      const value = Object.hasOwn(values, name) ? values[name] : "";
      this.computed.set(name, value);
      // What the writer has just emptied stays empty until he leaves it.
      if (!own && document.activeElement !== input && input.value !== value) input.value = value;
      const message = own ? "已改为手填，不再自动计算。" : value ? "" : "等前面的数填齐就会算出来。";
      if (state.textContent !== message) state.textContent = message;
      if (undo.hidden === own) undo.hidden = !own;
      row.classList.toggle("rk-overridden", own);
    }
  }

  /**
   * Say beside fields what was found about them.
   *
   * @param {ReadonlyMap<string, HTMLElement>} notes a node by field
   * @returns {void}
   */
  annotate(notes) {
    for (const [name, { row }] of this.rows) {
      const [known, wanted] = [row.querySelector(":scope > .rk-margin"), notes.get(name)];
      if (known && known !== wanted) known.remove();
      if (wanted && known !== wanted) row.append(wanted);
    }
  }

  /**
   * Move to a field.
   *
   * @param {string} name the field
   * @returns {boolean} whether it is asked for
   */
  focus(name) {
    const input = this.rows.get(name)?.input;
    if (!input) return false;
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
    return true;
  }

  /**
   * Bring the group of a section into view, or move to its text.
   *
   * @param {string} key the section
   * @param {boolean} [write] whether to move to its text
   * @returns {void}
   */
  show(key, write = false) {
    const area = this.texts.get(key);
    if (write && area) area.focus();
    const group = /** @type {HTMLElement | null} */ (this.box.querySelector(`[data-key="${CSS.escape(key)}"]`));
    if (group) raise(group);
  }

  /**
   * Find the next field that is still open, round the end.
   *
   * @param {readonly string[]} open the unfilled fields in the order of the draft
   * @param {1 | -1} step forwards or backwards
   * @returns {string | null}
   */
  next(open, step) {
    const asked = [...this.rows].filter(([name]) => open.includes(name));
    const typed = asked.filter(([, row]) => !row.field.steps);
    // What is computed waits for what it is computed from.
    const order = (typed.length ? typed : asked).map(([name]) => name);
    if (!order.length) return null;
    const all = [...this.rows.keys()];
    // The button that was pressed has the focus now.
    const from = this.last ? all.indexOf(this.last) : -1;
    const rest = step > 0 ? order.find((name) => all.indexOf(name) > from) : order.findLast((name) => all.indexOf(name) < from);
    return rest ?? (step > 0 ? order[0] : order[order.length - 1]);
  }
}

/** @type {(row: Row, raw: string) => void} */
function judge({ input, error, field }, raw) {
  const message = tidy(raw) !== "" && !fits(field, raw) ? (FORMS[field.type] ?? "") : "";
  if (error.textContent === message) return;
  error.textContent = message;
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
