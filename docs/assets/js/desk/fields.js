// @ts-check
/**
 * Ask for the fields of a draft, each once, under the section where it first appears.
 *
 * @module
 */

import { make, raise } from "./element.js";
import { FieldRow } from "./field-row.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{key: string, heading: string, names: readonly string[], text: string | null}} Group text: the own text, null where none is asked for */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(name: string, raw: string) => void} fill of each keystroke
 * @property {(key: string, text: string) => void} write of each keystroke in an own text
 * @property {(name: string) => void} enter which field is being filled, or settled
 * @property {() => void} onward that the writer is done with a field
 */

export class Fields {
  /** @param {HTMLElement} box where the form stands @param {Told} told */
  constructor(box, told) {
    this.box = box;
    this.told = told;
    /** @type {Map<string, FieldRow>} */
    this.rows = new Map();
    /** @type {Map<string, HTMLTextAreaElement>} */
    this.texts = new Map();
    this.layout = "";
    /** @type {string | null} the field that had the focus last */
    this.last = null;
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

  /** @type {(group: Group, draft: Draft, before: Map<string, FieldRow>) => HTMLElement} */
  group(group, draft, before) {
    const made = make("fieldset", "rk-group", { "data-key": group.key }, make("legend", "", {}, group.heading));
    for (const name of group.names) {
      const field = draft.fields[name];
      const known = before.get(name);
      const row = known && known.field === field ? known : this.row(name, field);
      this.rows.set(name, row);
      made.append(row.box);
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

  /** @type {(name: string, field: import("../report/values.js").Field) => FieldRow} */
  row(name, field) {
    const made = new FieldRow(name, field, this.told);
    made.input.addEventListener("focus", () => {
      this.last = name;
      this.told.enter(name);
    });
    return made;
  }

  /** Put the draft's values into the form, leaving what is being typed alone. @param {readonly Group[]} groups @param {Draft} draft */
  refill(groups, draft) {
    for (const row of this.rows.values()) row.refill(draft);
    for (const group of groups) {
      const area = this.texts.get(group.key);
      if (area && area.value !== group.text) area.value = group.text ?? "";
    }
  }

  /**
   * Show derived values and how typed ones are understood, and ask where they are not clear.
   *
   * @param {Record<string, string>} values what the writer filled in and what follows from it, as shown, by field
   * @param {Draft} draft the draft
   * @returns {void}
   */
  update(values, draft) {
    for (const [name, row] of this.rows) {
      row.judge(Object.hasOwn(values, name) ? values[name] : "", draft);
    }
  }

  /**
   * Say beside fields what was found about them.
   *
   * @param {ReadonlyMap<string, HTMLElement>} notes a node by field
   * @returns {void}
   */
  annotate(notes) {
    for (const [name, { box }] of this.rows) {
      const [known, wanted] = [box.querySelector(":scope > .rk-margin"), notes.get(name)];
      if (known && known !== wanted) known.remove();
      if (wanted && known !== wanted) box.append(wanted);
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
   * Find the next field that is still open, round the end; where none is, the one beside.
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
    const all = [...this.rows.keys()];
    // The button that was pressed has the focus now.
    const from = this.last ? all.indexOf(this.last) : -1;
    if (!order.length) return all[from + step] ?? null;
    const rest = step > 0 ? order.find((name) => all.indexOf(name) > from) : order.findLast((name) => all.indexOf(name) < from);
    return rest ?? (step > 0 ? order[0] : order[order.length - 1]);
  }
}
