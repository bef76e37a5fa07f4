// @ts-check
/**
 * Take a draft away: to the clipboard, as a file, as a link, on paper; and say only what happened.
 *
 * @module
 */

import { toHtml, toMarkdown, toText } from "../report/document.js";
import { loadPiece } from "../site/catalog.js";
import { copy, offerSelected } from "../site/clipboard.js";
import { aimsOf, factsOf, fieldsInUse } from "../draft/draft.js";
import { isBare, shortens, taken } from "../draft/taken.js";
import { reportOf } from "../draft/word.js";
import { chosenLook, suiting } from "../site/word-profile.js";
import { fileName, hand, named } from "./download.js";
import { Empties, lossOf } from "./empties.js";
import { part, UNREACHED } from "./later.js";

/** @typedef {"rich" | "markdown" | "text" | "prompt"} Form */

const SHORTLY = 3000;
// A wait of which nothing is said, in milliseconds.
const SHORT = 500;
export const REFUSED = "没有复制成功，请手工复制。";
/** What is said where nothing is left to take along. */
export const NOTHING_LEFT = "每一句都有空，去掉就什么也不剩了。先填几个，或者让空着的留着。";

export class Output {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Empties | undefined} */
    this.empties = undefined;
  }

  /** @param {Exclude<Form, "prompt">} form @param {string | null} key @returns {{html: string, text: string}} */
  written(form, key) {
    const { draft } = this.desk;
    const document = taken(draft, key ? new Set([key]) : undefined);
    const facts = factsOf(draft);
    if (form === "markdown") return { html: "", text: toMarkdown(document, facts) };
    return { html: form === "rich" ? toHtml(document, facts) : "", text: toText(document, facts) };
  }

  /** @returns {Promise<{html: string, text: string}>} the draft, unless nothing is left of it */
  async whole() {
    if (this.isBare(null)) throw new Error(NOTHING_LEFT);
    return this.written("rich", null);
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
    if (form !== "prompt" && this.isBare(key)) return this.say(NOTHING_LEFT, status);
    const content = form === "prompt" ? this.prompt() : this.written(form, key);
    await this.copied(form, pressed, content, copy(content, form === "prompt"), { key, status });
  }

  /**
   * Say what became of a copy that was begun.
   *
   * @param {Form} form
   * @param {HTMLElement} pressed
   * @param {{html: string, text: string} | Promise<{html: string, text: string}>} content
   * @param {Promise<boolean>} begun whether it was done
   * @param {{key?: string | null, status?: HTMLElement}} [place]
   * @returns {Promise<void>}
   */
  async copied(form, pressed, content, begun, { key = null, status } = {}) {
    const done = await begun;
    // What did not arrive cannot be offered to be copied by hand either.
    let refused = UNREACHED;
    const text = done ? "" : await Promise.resolve(content).then((made) => made.text, (error) => ((refused = error.message), null));
    this.say(done ? `已复制${form === "prompt" ? "" : this.about(key)}。` : text === null ? refused : REFUSED, status);
    if (!done) {
      if (text !== null) offerSelected(text);
      return;
    }
    if (!key && form !== "prompt") this.desk.drawer?.elsewhere.taken();
    mark(pressed, "已复制");
  }

  /** Say what is left out of what is taken along, or still open in it. @param {string | null} key @returns {string} */
  about(key) {
    const { draft } = this.desk;
    if (shortens(draft)) return this.lost(key);
    const open = this.openIn(key).length;
    const rest = draft.flavour === "sample" ? "项还是示例值，要换成自己的" : "个空没有填";
    return `${aimsOf(draft).size ? "，不带目的和要点" : ""}${open ? `，还有${open}${rest}` : ""}`;
  }

  /**
   * Give the draft, or a section, as a Word document.
   *
   * @param {HTMLElement} pressed the button
   * @param {{key?: string | null, status?: HTMLElement}} [place] which section, and where to say it
   * @returns {Promise<void>}
   */
  async word(pressed, { key = null, status } = {}) {
    const { draft, root } = this.desk;
    if (this.isBare(key)) return this.say(NOTHING_LEFT, status);
    const slow = setTimeout(() => this.say("正在写Word文件……", status), SHORT);
    try {
      const loaded = await part("word", (message) => this.say(message, status));
      if (!loaded) return;
      const pictures = draft.chain && !key ? (await (await this.desk.drawer?.bridge())?.picturesFor(draft)) ?? [] : [];
      const { bytes, left } = await loaded.worded(root, { ...reportOf(draft, key), pictures }, await chosenLook(suiting(draft.numbering)));
      const heading = key ? draft.sections.find((section) => section.key === key)?.heading ?? "" : "";
      hand(key ? `${named(`${draft.name}-${heading}`)}.docx` : fileName(draft, "docx"), bytes, loaded.DOCX);
      if (!key) this.desk.drawer?.elsewhere.taken();
      this.say(`已下载${this.about(key)}。${left}`, status);
      mark(pressed, "已下载");
    } catch (error) {
      this.say(error instanceof Error ? error.message : UNREACHED, status);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} message @param {HTMLElement} [status] where to say it */
  say(message, status) {
    if (status) status.textContent = message;
    else this.desk.notices.pass(message);
  }

  /** Whether nothing is left to take along. @param {string | null} key */
  isBare(key) {
    const { draft } = this.desk;
    return shortens(draft) && isBare(taken(draft, key ? new Set([key]) : undefined));
  }

  /** Say what was left out. @param {string | null} key @returns {string} */
  lost(key) {
    const words = lossOf(this.desk.draft, key);
    return words ? `，空着的${words}去掉了` : "";
  }

  /** Mark on the paper what goes, from when the writer first asks for it. */
  mark() {
    if (!this.desk.draft.whole) this.empties ??= new Empties(this.desk);
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

  /**
   * Hand a file to the browser.
   *
   * @param {"md" | "txt"} kind which
   * @returns {void}
   */
  download(kind) {
    const { draft } = this.desk;
    const text = this.written(kind === "md" ? "markdown" : "text", null).text;
    this.desk.drawer?.elsewhere.taken();
    hand(fileName(draft, kind), text, { md: "text/markdown", txt: "text/plain" }[kind]);
  }
}

/** Say on a button for a while what was done. @type {(pressed: HTMLElement, done: string) => void} */
function mark(pressed, done) {
  const label = pressed.dataset.label ?? pressed.textContent ?? "";
  pressed.dataset.label = label;
  pressed.textContent = done;
  setTimeout(() => (pressed.textContent = label), SHORTLY);
}
