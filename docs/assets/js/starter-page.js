// @ts-check
/**
 * The starter page: choose an outline, fill each field once, see it everywhere, copy.
 *
 * @module
 */

import { assemble, blanks, fieldsOf, toHtml, toMarkdown, toText } from "./assemble.js";
import { BlankList } from "./blank-list.js";
import { loadListing, loadOutline } from "./catalog.js";
import { copy, offerSelected } from "./clipboard.js";
import { FieldForm } from "./field-form.js";
import { Preview } from "./preview.js";
import { readState, writeState } from "./starter-state.js";
import { resolve, tidy } from "./values.js";

/** @typedef {import("./assemble.js").Choice} Choice */
/** @typedef {import("./catalog.js").CatalogOutline} CatalogOutline */

const CHOICES = `
  <label class="rk-pick">提纲<select name="outline"></select></label>
  <fieldset class="rk-choice"><legend>版式</legend><div>
    <label><input type="radio" name="flavour" value="template"><span>模板</span></label>
    <label><input type="radio" name="flavour" value="sample"><span>范文</span></label>
    <label><input type="radio" name="flavour" value="outline"><span>提纲</span></label></div></fieldset>
  <fieldset class="rk-choice"><legend>详略</legend><div>
    <label><input type="radio" name="depth" value="core"><span>简版</span></label>
    <label><input type="radio" name="depth" value="standard"><span>标准</span></label>
    <label><input type="radio" name="depth" value="full"><span>详版</span></label></div></fieldset>
  <label class="rk-pick">编号<select name="numbering">
    <option value="official">一、（一）1.（1）</option><option value="chapter">第一章 1.1</option>
    <option value="decimal">1 1.1 1.1.1</option><option value="none">不编号</option></select></label>
  <label class="rk-check"><input type="checkbox" name="notes">带批注</label>`;
const FRAME = `
  <form class="rk-starter-choices" aria-label="选择提纲和版式">${CHOICES}</form>
  <div class="rk-desk">
    <section class="rk-fill" aria-labelledby="rk-fill-title"><h2 id="rk-fill-title">填一次</h2>
      <p class="rk-fill-note"></p><div class="rk-fields"></div>
      <p><button type="button" class="rk-tool" data-act="clear">清空已填内容</button>
      <button type="button" class="rk-tool" data-act="restore" hidden>撤销清空</button></p></section>
    <section class="rk-preview" aria-labelledby="rk-preview-title"><h2 id="rk-preview-title">初稿</h2>
      <div class="rk-copy"><button type="button" class="rk-button rk-primary" data-copy="rich">复制到Word</button>
        <button type="button" class="rk-button" data-copy="markdown">复制Markdown</button>
        <button type="button" class="rk-button" data-copy="text">复制纯文本</button>
        <p class="rk-status" role="status"></p></div>
      <details class="rk-blanks"><summary></summary><ul></ul></details>
      <div class="rk-paper" lang="zh-CN"></div></section>
  </div>`;

/**
 * Build the starter.
 *
 * @param {HTMLElement} box where it stands
 * @returns {Promise<void>}
 */
export async function mountStarter(box) {
  const root = box.dataset.root ?? "../";
  box.textContent = "正在载入提纲……";
  try {
    const listed = await loadListing(root);
    box.innerHTML = FRAME;
    const starter = new Starter(box, root, listed);
    await starter.open();
  } catch {
    box.textContent = "提纲没有载入成功。请检查网络后刷新页面；也可以用下面的链接直接下载。";
  }
}

class Starter {
  /** @param {HTMLElement} box @param {string} root @param {import("./catalog.js").Listed[]} listed */
  constructor(box, root, listed) {
    this.box = box;
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
    this.status = this.part(".rk-status");
    this.preview = new Preview(this.part(".rk-paper"));
    this.fields = new FieldForm(
      this.part(".rk-fields"),
      (name, raw) => this.fill(name, raw),
      (name) => this.preview.point(name),
    );
    this.blanks = new BlankList(this.part(".rk-blanks"), (name) => this.fields.focus(name));
    this.state = readState(listed.map((item) => item.id));
    const asked = new URLSearchParams(location.search).get("outline");
    if (asked && listed.some((item) => item.id === asked)) this.state.outline = asked;
    this.select("outline").append(...listed.map((item) => new Option(`${item.title}（${item.sections}节）`, item.id)));
    /** @type {CatalogOutline | null} */
    this.catalog = null;
    /** @type {Record<string, string> | null} */
    this.cleared = null;
    this.listen();
  }

  /** @type {(selector: string) => HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.box.querySelector(selector));
  }

  /** @type {(name: string) => HTMLSelectElement} */
  select(name) {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name));
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", (event) => this.choose(/** @type {HTMLInputElement} */ (event.target).name));
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.box.querySelectorAll("[data-copy]"))) {
      button.addEventListener("click", () => this.copy(button));
    }
    this.part("[data-act=clear]").addEventListener("click", () => this.clear());
    this.part("[data-act=restore]").addEventListener("click", () => this.restore());
  }

  async open() {
    const { state } = this;
    const wanted = state.outline;
    const catalog = await loadOutline(this.root, wanted);
    if (wanted !== state.outline) return; // another has been chosen meanwhile
    this.catalog = catalog;
    const numbering = state.choice.numbering ?? this.catalog.numbering;
    this.select("outline").value = state.outline;
    this.select("numbering").value = numbering;
    this.select("flavour").value = state.choice.flavour;
    this.select("depth").value = state.choice.depth;
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem("notes")).checked = state.choice.notes;
    this.render();
  }

  /** @type {(changed: string) => Promise<void>} */
  async choose(changed) {
    const data = new FormData(this.form);
    const { choice } = this.state;
    choice.flavour = /** @type {Choice["flavour"]} */ (data.get("flavour"));
    choice.depth = /** @type {Choice["depth"]} */ (data.get("depth"));
    choice.notes = data.has("notes");
    if (changed === "numbering") choice.numbering = /** @type {Choice["numbering"]} */ (data.get("numbering"));
    if (changed !== "outline") {
      this.save();
      this.render();
      return;
    }
    const wanted = String(data.get("outline"));
    const before = this.catalog?.id ?? wanted;
    this.state.outline = wanted;
    choice.numbering = null;
    try {
      await this.open();
      this.save();
      history.replaceState(null, "", `?outline=${encodeURIComponent(this.state.outline)}`);
    } catch {
      if (wanted !== this.state.outline) return;
      this.state.outline = before;
      this.select("outline").value = before;
      this.status.textContent = "这份提纲没有载入成功，请检查网络后再选一次。";
    }
  }

  save() {
    if (!writeState(this.state)) this.status.textContent = "浏览器不让保存，关闭页面前请先复制。";
  }

  render() {
    const { catalog, state } = this;
    if (!catalog) return;
    const numbering = state.choice.numbering ?? catalog.numbering;
    this.document = assemble(catalog, { ...state.choice, numbering });
    this.fields.render(this.document, catalog.fields, state.values);
    this.preview.render(this.document, this.values());
    this.refresh();
    const asked = fieldsOf(this.document).length;
    this.part(".rk-fill-note").textContent = asked
      ? "每个空只问一次，填了就出现在全文各处。不填也可以先复制。"
      : "提纲版式只有标题和写作目的，没有要填的空。";
  }

  /** Give what the document shows: what is filled in and, in a sample, the example for the rest. */
  values() {
    const { catalog, state } = this;
    if (!catalog) return {};
    const filled = Object.fromEntries(Object.entries(state.values).filter(([, raw]) => tidy(raw)));
    const given = state.choice.flavour === "sample" ? { ...catalog.values, ...filled } : filled;
    return resolve(catalog.fields, given);
  }

  /** @type {(name: string, raw: string) => void} */
  fill(name, raw) {
    this.state.values[name] = raw;
    this.save();
    this.preview.update(this.values());
    this.refresh();
  }

  /** Say how much is still to be filled in, and which. */
  refresh() {
    const { catalog, state, document: shown } = this;
    if (!catalog || !shown) return;
    this.fields.update(this.values());
    this.blanks.update(this.unfilled(), state.choice.flavour === "sample");
  }

  /** @returns {string[]} the fields that the writer has still to fill in */
  unfilled() {
    const { catalog, state, document: shown } = this;
    if (!catalog || !shown) return [];
    const own = resolve(catalog.fields, Object.fromEntries(Object.entries(state.values)));
    return blanks(shown, own);
  }

  /** @type {(button: HTMLButtonElement) => Promise<void>} */
  async copy(button) {
    if (!this.document) return;
    const values = this.values();
    const rich = button.dataset.copy === "rich";
    const text = button.dataset.copy === "markdown" ? toMarkdown(this.document, values) : toText(this.document, values);
    const done = await copy({ html: rich ? toHtml(this.document, values) : "", text });
    const open = this.unfilled().length;
    const rest = this.state.choice.flavour === "sample" ? "项示例值要换成自己的" : "个空白要补";
    this.status.textContent = done ? `已复制${open ? `，还有${open}${rest}` : ""}。` : "没有复制成功，请手工复制。";
    if (!done) return offerSelected(text);
    const label = (button.dataset.label ??= button.textContent ?? "");
    button.textContent = "已复制";
    setTimeout(() => (button.textContent = label), 3000);
  }

  clear() {
    this.cleared = this.state.values;
    this.state.values = Object.create(null);
    this.part("[data-act=restore]").hidden = false;
    this.save();
    this.render();
  }

  restore() {
    this.state.values = Object.assign(Object.create(null), this.cleared, this.state.values);
    this.cleared = null;
    this.part("[data-act=restore]").hidden = true;
    this.part("[data-act=clear]").focus();
    this.save();
    this.render();
  }
}
