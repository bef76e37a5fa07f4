// @ts-check
/**
 * Ask for the facts of a draft: first what most reports say and the lists, then each field under the section where it first appears.
 *
 * @module
 */

import { arrange, button, make, raise, reach, say } from "./element.js";
import { FactsPanel } from "./facts-panel.js";
import { FieldRow } from "./field-row.js";
import { OwnText } from "./own-text.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{key: string, heading: string, names: readonly string[], text: string | null}} Group text: the own text, null where its box is still to be opened */
/** @typedef {{names: readonly string[], lists: readonly import("./facts-panel.js").InUse[]}} Facts what is asked first */
/** @typedef {{node: HTMLElement, legend: HTMLElement, open: HTMLElement, own: OwnText}} Asked open: the button that opens the box for the own text */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(name: string, raw: string) => void} fill of each keystroke
 * @property {(key: string) => void} open that a section's own text is to be written
 * @property {(key: string, text: string) => void} write of each keystroke in an own text
 * @property {(name: string) => void} enter which field is being filled, or settled
 * @property {() => void} onward that the writer is done with a field
 * @property {(draft: Draft, name: string) => import("../draft/questions.js").Question | null | undefined} question what is to be asked about a
 * @property {(draft: Draft, name: string) => string} objection why a value cannot be counted with
 *   value; undefined while that cannot be told
 * @property {import("./facts-panel.js").Told} lists of what he does with lists
 */

export class Fields {
  /** @param {HTMLElement} box where the form stands @param {Told} told */
  constructor(box, told) {
    this.box = box;
    this.told = told;
    this.facts = new FactsPanel(told.lists);
    /** @type {Map<string, FieldRow>} */
    this.rows = new Map();
    /** @type {Map<string, Asked>} */
    this.groups = new Map();
    /** @type {string | null} the field or cell that had the focus last */
    this.last = null;
    /** What is asked for, in order. @type {import("../draft/stops.js").Form} */
    this.form = { common: [], lists: [], rest: [], types: {} };
  }

  /** Another draft comes; one that only goes on under another name is written into meanwhile. */
  begin() {
    this.rows.clear();
    this.groups.clear();
    this.facts.grids?.panels.clear();
    this.box.replaceChildren();
    this.last = null;
  }

  /**
   * Ask for a draft's fields and own texts; a section that asks for the same as before keeps its nodes.
   *
   * @param {readonly Group[]} groups what to ask for, in the order of the draft
   * @param {Draft} draft the draft
   * @param {Facts} first what to ask for before
   * @returns {void}
   */
  render(groups, draft, first) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const kept = focused && this.box.contains(focused) ? focused : null;
    const common = first.names.map((name) => this.row(name, draft.fields[name]).box);
    const nodes = groups.map((group) => this.group(group, draft));
    this.facts.render(common, first.lists, draft);
    arrange(this.box, common.length || first.lists.length ? [this.facts.node, ...nodes] : nodes);
    const names = [...first.names, ...groups.flatMap((group) => group.names)];
    this.rows = new Map(names.map((name) => [name, /** @type {FieldRow} */ (this.rows.get(name))]));
    this.form = { common: first.names, lists: first.lists.map(({ list }) => list), rest: names.slice(first.names.length), types: draft.types };
    const keys = new Set(groups.map((group) => group.key));
    for (const key of this.groups.keys()) if (!keys.has(key)) this.groups.delete(key);
    if (kept && document.activeElement !== kept) (kept.isConnected ? kept : document.getElementById(kept.id))?.focus({ preventScroll: true });
    this.refill(groups, draft);
  }

  /** @type {(group: Group, draft: Draft) => HTMLElement} */
  group({ key, heading, names, text }, draft) {
    const known = this.groups.get(key) ?? this.fieldset(key);
    const { node, legend, open, own } = known;
    const label = names.length ? "自己补充的话" : "正文";
    say(legend, heading);
    say(open, `＋ ${label}`);
    open.setAttribute("aria-label", `${heading}：写${label}`);
    say(own.label, label);
    arrange(node, [legend, ...names.map((name) => this.row(name, draft.fields[name]).box), text === null ? open : own.box]);
    return node;
  }

  /** @type {(key: string) => Asked} */
  fieldset(key) {
    const legend = make("legend");
    const open = button("", () => this.told.open(key), "rk-tool rk-open-text", { "data-write": key });
    const made = { node: make("fieldset", "rk-group", { "data-key": key }, legend), legend, open, own: new OwnText(key, this.told) };
    this.groups.set(key, made);
    return made;
  }

  /** @type {(name: string, field: import("../report/values.js").Field) => FieldRow} */
  row(name, field) {
    const known = this.rows.get(name);
    if (known?.field === field) return known;
    const made = new FieldRow(name, field, this.told);
    this.rows.set(name, made);
    made.input.addEventListener("focus", () => {
      this.last = name;
      this.told.enter(name);
    });
    return made;
  }

  /** Put the draft's values into the form, leaving what is being typed alone. @param {readonly Group[]} groups @param {Draft} draft */
  refill(groups, draft) {
    for (const row of this.rows.values()) row.refill(draft);
    for (const { key, text } of groups) if (text !== null) this.groups.get(key)?.own.refill(text);
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

  /** Move to a field, where it is asked for. @param {string} name */
  focus(name) {
    const input = this.rows.get(name)?.input;
    if (input) reach(input);
  }

  /**
   * Bring the group of a section into view, or move to its text.
   *
   * @param {string} key the section
   * @param {boolean} [write] whether to move to its text
   * @returns {void}
   */
  show(key, write = false) {
    const group = this.groups.get(key);
    if (group && write) reach(group.own.area);
    else if (group) raise(group.node);
  }
}
