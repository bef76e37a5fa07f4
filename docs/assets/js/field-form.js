// @ts-check
/**
 * Ask for the fields of a document, each once, under the heading where it first appears.
 *
 * @module
 */

import { fieldsOf } from "./assemble.js";
import { fits, tidy } from "./values.js";

/** @typedef {import("./assemble.js").Document} Document */
/** @typedef {import("./values.js").Field} Field */

/** @type {Record<string, string>} */
const FORMS = {
  number: "这里要填数，例如1280",
  money: "这里要填数，例如36.5",
  percent: "这里要填百分比，例如60%",
  date: "这里要填日期，例如2025-03-31",
};

export class FieldForm {
  /**
   * @param {HTMLElement} box where the form stands
   * @param {(name: string, raw: string) => void} changed told of each keystroke
   * @param {(name: string) => void} entered told which field is being filled
   */
  constructor(box, changed, entered) {
    this.box = box;
    this.changed = changed;
    this.entered = entered;
    /** @type {Map<string, HTMLInputElement | HTMLOutputElement>} */
    this.controls = new Map();
    /** @type {Record<string, Field>} */
    this.register = {};
  }

  /**
   * Ask for a document's fields.
   *
   * @param {Document} document the document
   * @param {Record<string, Field>} fields the catalogue's entries
   * @param {Record<string, string>} given raw values by field
   * @returns {void}
   */
  render(document, fields, given) {
    this.controls.clear();
    this.register = fields;
    const asked = new Set();
    const groups = [];
    for (const part of document.parts) {
      const names = withOperands(fieldsOf({ ...document, parts: [part] }), fields).filter((name) => !asked.has(name));
      names.forEach((name) => asked.add(name));
      if (names.length) groups.push(this.group(part.heading, names, fields, given));
    }
    this.box.replaceChildren(...groups);
  }

  /** @type {(heading: string, names: string[], fields: Record<string, Field>, given: Record<string, string>) => HTMLElement} */
  group(heading, names, fields, given) {
    const group = document.createElement("fieldset");
    group.className = "rk-group";
    const legend = document.createElement("legend");
    legend.textContent = heading;
    const rows = names.map((name) => this.row(name, fields[name], Object.hasOwn(given, name) ? given[name] : ""));
    group.append(legend, ...rows);
    return group;
  }

  /** @type {(name: string, field: Field, raw: string) => HTMLElement} */
  row(name, field, raw) {
    const row = document.createElement("div");
    row.className = "rk-row";
    const id = `field-${name}`;
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = name;
    const hint = document.createElement("p");
    hint.className = "rk-hint";
    hint.id = `${id}-hint`;
    hint.textContent = field.steps ? `自动计算：${field.formula}` : field.hint;
    const control = field.steps ? this.derived(id) : this.input(id, name, field, raw);
    this.controls.set(name, control);
    const line = document.createElement("div");
    line.className = "rk-line";
    line.append(control);
    if (field.unit) line.append(text("span", "rk-unit", field.unit));
    row.append(label, line, hint);
    if (!field.steps) {
      const error = text("p", "rk-error", "");
      error.id = `${id}-error`;
      row.append(error);
      judge(/** @type {HTMLInputElement} */ (control), error, field);
    }
    return row;
  }

  /** @type {(id: string) => HTMLOutputElement} */
  derived(id) {
    const output = document.createElement("output");
    output.id = id;
    return output;
  }

  /** @type {(id: string, name: string, field: Field, raw: string) => HTMLInputElement} */
  input(id, name, field, raw) {
    const input = document.createElement("input");
    input.id = id;
    input.type = "text";
    input.value = raw;
    input.autocomplete = "off";
    input.placeholder = field.example ? `例如${field.example}` : "";
    if (field.type === "number" || field.type === "money") input.inputMode = "decimal";
    input.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
    input.addEventListener("input", () => {
      const error = document.getElementById(`${id}-error`);
      if (error) judge(input, error, field);
      this.changed(name, input.value);
    });
    input.addEventListener("focus", () => this.entered(name));
    return input;
  }

  /**
   * Show derived values.
   *
   * @param {Record<string, string>} values what to show, by field
   * @returns {void}
   */
  update(values) {
    for (const [name, control] of this.controls) {
      if (!(control instanceof HTMLOutputElement)) continue;
      const value = Object.hasOwn(values, name) ? values[name] : "等前面的数填齐";
      if (control.value !== value) control.value = value;
    }
  }

  /**
   * Move to a field; where it is computed, to the first that is missing for it.
   *
   * @param {string} name the field
   * @returns {void}
   */
  focus(name) {
    const controls = withOperands([name], this.register).map((needed) => this.controls.get(needed));
    const inputs = controls.filter((control) => control instanceof HTMLInputElement);
    const open = inputs.find((input) => !tidy(input.value) || input.hasAttribute("aria-invalid"));
    const control = open ?? inputs[inputs.length - 1];
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }
}

/**
 * List fields with the operands of their formulas before them.
 *
 * @type {(names: string[], fields: Record<string, Field>) => string[]}
 */
function withOperands(names, fields) {
  /** @type {Set<string>} */
  const result = new Set();
  const visit = (/** @type {string} */ name, /** @type {number} */ depth) => {
    if (result.has(name) || !Object.hasOwn(fields, name) || depth > 40) return;
    for (const step of fields[name].steps ?? []) if (step.startsWith("@")) visit(step.slice(1), depth + 1);
    result.add(name);
  };
  names.forEach((name) => visit(name, 0));
  return [...result];
}

/** @type {(input: HTMLInputElement, error: HTMLElement, field: Field) => void} */
function judge(input, error, field) {
  const wrong = tidy(input.value) !== "" && !fits(field, input.value);
  input.toggleAttribute("aria-invalid", wrong);
  if (wrong) input.setAttribute("aria-invalid", "true");
  error.textContent = wrong ? (FORMS[field.type] ?? "") : "";
}

/** @type {(tag: string, name: string, content: string) => HTMLElement} */
function text(tag, name, content) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = content;
  return made;
}
