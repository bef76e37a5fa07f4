// @ts-check
/**
 * Take a draft away: to the clipboard, as a file, as a link, on paper; and say only what happened.
 *
 * @module
 */

import { toHtml, toMarkdown, toText } from "../assemble.js";
import { copy, offerSelected } from "../clipboard.js";
import { serialise, toFragment } from "../draft/draft-file.js";
import { fieldsInUse, toDocument, valuesOf } from "../draft/draft.js";
import { toPrompt } from "../draft/prompt.js";
import { button, make, sheet } from "./element.js";

/** @typedef {"rich" | "markdown" | "text" | "prompt"} Form */

/** @type {[Form, string][]} */
const FORMS = [["rich", "复制到Word"], ["markdown", "复制Markdown"], ["text", "复制纯文本"], ["prompt", "复制为AI提示词"]];
const SHORTLY = 3000;
const REFUSED = "没有复制成功，请手工复制。";

export class Output {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.counted = "";
  }

  /**
   * Say how much is still to be filled in, and which.
   *
   * @param {readonly string[]} open the fields that the writer has not filled in
   * @param {number} all how many fields the draft shows
   * @returns {void}
   */
  count(open, all) {
    const { frame, draft } = this.desk;
    const key = `${draft.flavour}:${all}:${open.join("、")}`;
    if (key === this.counted) return;
    this.counted = key;
    const left = open.length ? `还有${open.length}个空` : all ? "都填好了" : "没有要填的空";
    frame.count.textContent = left;
    frame.walk.classList.toggle("rk-done", !open.length);
    frame.blanks.hidden = !open.length;
    const summary = frame.blanks.querySelector("summary") ?? make("summary");
    summary.textContent = this.rest(open);
    const list = make("ul", "", {}, ...open.map((name) => this.jump(name)));
    frame.blanks.replaceChildren(summary, list);
  }

  /** @param {readonly string[]} open @returns {string} */
  rest(open) {
    const what = this.desk.draft.flavour === "sample" ? "项还是示例值" : "个空没有填";
    return `还有${open.length}${what}：${open.slice(0, 3).join("、")}${open.length > 3 ? "等" : ""}`;
  }

  /** @param {string} name @param {() => void} [before] */
  jump(name, before) {
    return make("li", "", {}, button(name, () => (before?.(), this.desk.goToField(name)), "rk-tool"));
  }

  /** @param {Form} form @param {string | null} key @returns {{html: string, text: string}} */
  written(form, key) {
    const { draft } = this.desk;
    if (form === "prompt") return { html: "", text: toPrompt(draft) };
    const document = toDocument(draft, key ? new Set([key]) : undefined);
    const values = valuesOf(draft);
    if (form === "markdown") return { html: "", text: toMarkdown(document, values) };
    return { html: form === "rich" ? toHtml(document, values) : "", text: toText(document, values) };
  }

  /**
   * Copy, and say on the button and aloud whether it was done.
   *
   * @param {Form} form how to write it
   * @param {HTMLElement} pressed the button
   * @param {{key?: string | null, status?: HTMLElement}} [place] which section, and where to say it
   * @returns {Promise<void>}
   */
  async copy(form, pressed, { key = null, status } = {}) {
    const content = this.written(form, key);
    const done = await copy(content);
    const open = this.openIn(key).length;
    const rest = this.desk.draft.flavour === "sample" ? "项还是示例值，要换成自己的" : "个空没有填";
    const message = done ? `已复制${open && form !== "prompt" ? `，还有${open}${rest}` : ""}。` : REFUSED;
    if (status) status.textContent = message;
    else this.desk.notices.pass(message);
    if (!done) {
      offerSelected(content.text);
      return;
    }
    const label = pressed.dataset.label ?? pressed.textContent ?? "";
    pressed.dataset.label = label;
    pressed.textContent = "已复制";
    setTimeout(() => (pressed.textContent = label), SHORTLY);
  }

  /** @param {string | null} key @returns {string[]} the open fields of a section, or of the draft */
  openIn(key) {
    const { open, draft } = this.desk;
    if (!key) return open;
    const alone = { ...draft, sections: draft.sections.filter((section) => section.key === key) };
    const names = new Set(fieldsInUse(alone).flatMap((group) => group.names));
    return open.filter((name) => names.has(name));
  }

  /**
   * Show every way out, with what is still open first.
   *
   * @param {string} [key] one section only
   * @returns {void}
   */
  open(key) {
    const { draft } = this.desk;
    const section = draft.sections.find((one) => one.key === key);
    const { body, open, close } = sheet(section ? `复制“${section.heading}”` : "带走这份草稿", "rk-take");
    const status = make("p", "rk-status", { role: "status" });
    const left = this.openIn(key ?? null);
    if (left.length) {
      const list = make("details", "rk-blanks", {}, make("summary", "", {}, this.rest(left)), make("ul", "", {}, ...left.map((name) => this.jump(name, close))));
      body.append(list);
    }
    const forms = section ? FORMS.slice(0, 3) : FORMS;
    const copies = forms.map(([form, label], index) => {
      const made = button(label, () => void this.copy(form, made, { key, status }), `rk-button${index ? "" : " rk-primary"}`, { "data-copy": form });
      return made;
    });
    body.append(make("h3", "", {}, "复制"), make("div", "rk-ways", {}, ...copies), status);
    if (!section) body.append(...this.files(status), ...this.sharing(status, close));
    open();
  }

  /** @type {(status: HTMLElement) => Node[]} */
  files(status) {
    const kinds = /** @type {const} */ ([["md", "Markdown文件"], ["txt", "纯文本文件"], ["draft", "草稿文件"]]);
    const ways = kinds.map(([kind, label]) =>
      button(label, () => {
        this.download(kind);
        status.textContent = "已交给浏览器下载。";
      }, "rk-button", { "data-download": kind }),
    );
    const hint = make("p", "rk-hint", {}, "草稿文件可以在别的电脑上用起稿台打开，接着写。");
    return [make("h3", "", {}, "下载"), make("div", "rk-ways", {}, ...ways), hint];
  }

  /** @type {(status: HTMLElement, close: () => void) => Node[]} */
  sharing(status, close) {
    const line = make("div", "rk-line", { hidden: true });
    const address = make("input", "", { type: "text", readonly: true, "aria-label": "分享链接" });
    const copied = button("复制链接", async () => {
      const done = await copy({ html: "", text: address.value });
      status.textContent = done ? "链接已复制。" : REFUSED;
      if (!done) address.select();
    }, "rk-button");
    line.append(address, copied);
    const make_ = button("生成分享链接", async () => {
      const fragment = await toFragment(this.desk.draft);
      if (fragment === null) {
        const able = typeof CompressionStream === "function";
        status.textContent = `${able ? "这份草稿太长，一个链接装不下" : "这个浏览器做不了链接"}，请下载草稿文件发给对方。`;
        return;
      }
      address.value = `${location.origin}${location.pathname}#draft=${fragment}`;
      line.hidden = false;
      address.focus();
      address.select();
      status.textContent = "链接做好了。";
    }, "rk-button", { "data-share": true });
    const paper = button("打印", () => (close(), print()), "rk-button");
    const hint = make("p", "rk-hint", {}, "链接里装着整份草稿，拿到链接的人都能看；内容不经过任何服务器。");
    return [make("h3", "", {}, "分享和打印"), make("div", "rk-ways", {}, make_, paper), line, hint];
  }

  /**
   * Hand a file to the browser.
   *
   * @param {"md" | "txt" | "draft"} kind which
   * @returns {void}
   */
  download(kind) {
    const { draft } = this.desk;
    const text = kind === "draft" ? serialise(draft) : this.written(kind === "md" ? "markdown" : "text", null).text;
    const name = (draft.name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "").slice(0, 60) || "草稿") + { md: ".md", txt: ".txt", draft: ".draft.json" }[kind];
    const type = { md: "text/markdown", txt: "text/plain", draft: "application/json" }[kind];
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = make("a", "", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }
}
