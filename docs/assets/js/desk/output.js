// @ts-check
/**
 * Take a draft away: to the clipboard, as a file, as a link, on paper; and say only what happened.
 *
 * @module
 */

import { fieldsOf, toHtml, toMarkdown, toText } from "../report/document.js";
import { parseReference } from "../report/reference.js";
import { loadPiece } from "../site/catalog.js";
import { copy, offerSelected } from "../site/clipboard.js";
import { serialise } from "../draft/draft-file.js";
import { openCells, openFields, openLists, promptsIn, untitled } from "../draft/blanks.js";
import { aimsOf, factsOf, fieldsInUse, TITLE } from "../draft/draft.js";
import { isBare, shortens, taken } from "../draft/taken.js";
import { hand, named } from "./download.js";
import { button, make } from "./element.js";
import { part, UNREACHED } from "./later.js";

/** @typedef {"rich" | "markdown" | "text" | "prompt"} Form */

const SHORTLY = 3000;
export const REFUSED = "没有复制成功，请手工复制。";
/** What is said where nothing is left to take along. */
export const NOTHING_LEFT = "每一句都有空，去掉就什么也不剩了。先填几个，或者让空着的留着。";

/** @type {(draft: import("../draft/draft.js").Draft, kind: "md" | "txt" | "draft") => string} */
export const fileName = ({ name }, kind) => named(name) + { md: ".md", txt: ".txt", draft: ".draft.json" }[kind];

/** What an open blank is called: a list by its name. @type {(name: string) => string} */
function called(name) {
  const reference = parseReference(name);
  return reference ? `清单“${reference.list}”` : name;
}

export class Output {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.counted = "";
    /** How many places ask for a sentence. */
    this.prompts = 0;
    /** The cells of begun rows that are empty. @type {readonly string[]} */
    this.cells = [];
    /** @type {import("./empties.js").Empties | undefined} */
    this.empties = undefined;
    desk.frame.blanks.addEventListener("toggle", () => this.list());
  }

  /**
   * Find out what is still to be filled in, and say it.
   *
   * @param {import("../report/document.js").Document} document the draft as a document
   * @param {Readonly<Record<string, string>>} own what is filled in, and what follows from it
   * @returns {string[]} what is open
   */
  recount(document, own) {
    const { draft, checks } = this.desk;
    const title = untitled(draft, checks.outline?.title) ? [TITLE] : [];
    const lists = openLists(draft);
    const open = [...title, ...openFields(document, draft.fields, own), ...lists];
    this.cells = openCells(draft);
    this.count(open, fieldsOf(document).length + lists.length, promptsIn(document));
    return open;
  }

  /**
   * Say how much is still to be filled in, and which.
   *
   * @param {readonly string[]} open what the writer has not filled in
   * @param {number} all how many fields the draft shows
   * @param {number} prompts how many places ask for a sentence
   * @returns {void}
   */
  count(open, all, prompts) {
    const { frame, draft } = this.desk;
    const key = `${draft.flavour}:${all}:${draft.sections.length}:${prompts}:${this.cells.length}:${open.join("、")}`;
    if (key === this.counted) return;
    this.counted = key;
    const sample = draft.flavour === "sample";
    this.prompts = draft.flavour === "outline" ? 0 : prompts;
    const written = this.prompts ? `${this.prompts}处要写` : "";
    const blanks = open.length ? `${open.length}${sample ? "项示例值" : "个空"}` : "";
    const cells = this.cells.length ? `${this.cells.length}格空着` : "";
    frame.count.textContent = blanks || cells || written ? `还有${[blanks, cells, written].filter(Boolean).join("，")}` : this.nothing(all);
    frame.walk.classList.toggle("rk-done", !open.length && !cells && !written && all > 0 && draft.flavour !== "outline");
    frame.ways.forEach((way, index) => {
      way.textContent = `${index ? "下" : "上"}一${sample ? "项" : "个空"}`;
      way.hidden = !open.length && !cells;
    });
    frame.blanks.hidden = !open.length;
    const summary = frame.blanks.querySelector("summary") ?? make("summary");
    summary.textContent = this.rest(open);
    frame.blanks.replaceChildren(summary, make("ul"));
    this.list();
  }

  /** List what is open, where the list is unfolded. */
  list() {
    const { blanks } = this.desk.frame;
    if (blanks.open) blanks.querySelector("ul")?.replaceChildren(...this.desk.open.map((name) => this.jump(name)));
  }

  /** Say that nothing is open, and praise only where something was filled in. @param {number} all how many fields the draft shows */
  nothing(all) {
    const { sections, flavour } = this.desk.draft;
    if (!sections.length) return "还没有章节";
    if (flavour === "outline") return "提纲只列章节，不用填";
    if (flavour === "sample") return all ? "示例值都换好了" : "没有示例值";
    return all ? "都填好了" : "没有要填的";
  }

  /** @param {readonly string[]} open @returns {string} */
  rest(open) {
    const what = this.desk.draft.flavour === "sample" ? "项还是示例值" : "个空没有填";
    const written = this.prompts ? `；另有${this.prompts}处写着该写什么` : "";
    return `还有${open.length}${what}：${open.slice(0, 3).map(called).join("、")}${open.length > 3 ? "等" : ""}${written}`;
  }

  /** @param {string} name @param {() => void} [before] */
  jump(name, before) {
    return make("li", "", {}, button(called(name), () => (before?.(), this.desk.goToField(name)), "rk-tool"));
  }

  /** @param {Exclude<Form, "prompt">} form @param {string | null} key @returns {{html: string, text: string}} */
  written(form, key) {
    const { draft } = this.desk;
    const document = taken(draft, key ? new Set([key]) : undefined);
    const facts = factsOf(draft);
    if (form === "markdown") return { html: "", text: toMarkdown(document, facts) };
    return { html: form === "rich" ? toHtml(document, facts) : "", text: toText(document, facts) };
  }

  /** @returns {Promise<{html: string, text: string}>} the prompt, with what guidance can be loaded */
  async prompt() {
    const { draft, root } = this.desk;
    const loaded = await part("prompt", () => undefined);
    if (!loaded) throw new Error(UNREACHED);
    const used = [...new Set(draft.sections.flatMap((section) => section.snippet ?? []))];
    const pieces = used.map((id) => loadPiece(root, id).then((piece) => [[id, /** @type {any} */ (piece).guidance]], () => []));
    return { html: "", text: loaded.toPrompt(draft, { guidance: Object.fromEntries((await Promise.all(pieces)).flat()) }) };
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
    const say = (/** @type {string} */ message) => {
      if (status) status.textContent = message;
      else this.desk.notices.pass(message);
    };
    if (form !== "prompt" && this.isBare(key)) return say(NOTHING_LEFT);
    const content = form === "prompt" ? this.prompt() : this.written(form, key);
    const done = await copy(content, form === "prompt");
    const open = this.openIn(key).length;
    const rest = this.desk.draft.flavour === "sample" ? "项还是示例值，要换成自己的" : "个空没有填";
    // What did not arrive cannot be offered to be copied by hand either.
    const text = done ? "" : await Promise.resolve(content).then((made) => made.text, () => null);
    const bare = aimsOf(this.desk.draft).size ? "，不带目的和要点" : "";
    const short = shortens(this.desk.draft);
    const about = form === "prompt" ? "" : short ? await this.lost(key) : `${bare}${open ? `，还有${open}${rest}` : ""}`;
    say(done ? `已复制${about}。` : text === null ? UNREACHED : REFUSED);
    if (!done) {
      if (text !== null) offerSelected(text);
      return;
    }
    if (!key && form !== "prompt") this.desk.saving.elsewhere.taken();
    const label = pressed.dataset.label ?? pressed.textContent ?? "";
    pressed.dataset.label = label;
    pressed.textContent = "已复制";
    setTimeout(() => (pressed.textContent = label), SHORTLY);
  }

  /** Whether nothing is left to take along. @param {string | null} key */
  isBare(key) {
    const { draft } = this.desk;
    return shortens(draft) && isBare(taken(draft, key ? new Set([key]) : undefined));
  }

  /** Say what was left out. @param {string | null} key @returns {Promise<string>} */
  async lost(key) {
    const words = (await part("taking", () => undefined))?.lossOf(this.desk.draft, key);
    return words ? `，空着的${words}去掉了` : "";
  }

  /** Mark on the paper what goes, from when the writer first asks for it. */
  async mark() {
    if (this.desk.draft.whole && !this.empties) return;
    const loaded = await part("taking", () => undefined);
    this.empties ??= loaded ? new loaded.Empties(this.desk) : undefined;
    this.empties?.later();
  }

  /** @param {string | null} key @returns {string[]} the open fields of a section, or of the draft */
  openIn(key) {
    const { open, draft } = this.desk;
    if (!key) return open;
    const alone = { ...draft, sections: draft.sections.filter((section) => section.key === key) };
    const names = new Set(fieldsInUse(alone).flatMap((group) => group.names));
    return open.filter((name) => names.has(name));
  }

  /** Show every way out. @param {string} [key] one section only */
  async open(key) {
    const draft = { label: "下载草稿文件", act: () => this.download("draft") };
    const taking = await part("taking", (message) => this.desk.notices.pass(message, draft));
    taking?.take(this, key);
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
    this.desk.saving.elsewhere.taken();
    const type = { md: "text/markdown", txt: "text/plain", draft: "application/json" }[kind];
    hand(fileName(draft, kind), text, type);
  }
}
