// @ts-check
/**
 * The sheet that a file is chosen on, or a report is pasted into; what was pasted and not opened yet is there again the next time.
 *
 * @module
 */

import { button, make, say, sheet } from "./element.js";
import { waited } from "./word-file.js";

/**
 * What it says, and what is done with what is brought.
 *
 * @typedef {object} Bringing
 * @property {string} title
 * @property {string} about what files these are
 * @property {string} pasting what stands over the box
 * @property {string} placeholder
 * @property {string} reading what the button says
 * @property {(html: string, text: string) => Promise<string>} plain what is put in where formatted text is pasted
 * @property {(content: File | string, done: () => void) => Promise<string>} look opens it: why it cannot be, or nothing; done closes the sheet
 */

const ACCEPT = ".docx,.docm,.dotx,.json,.md,.markdown,.txt,text/plain,text/markdown,application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

let pasted = "";

/** Show the sheet. @param {Bringing} bringing */
export function bringOn({ title, about, pasting, placeholder, reading, plain, look }) {
  const { dialog, body, open, close } = sheet(title, "rk-bring", () => area.value.trim() !== "");
  const state = make("p", "rk-error", { role: "alert" });
  const waits = make("p", "rk-hint", { role: "status" });
  const done = () => {
    area.value = "";
    close();
  };
  const go = async (/** @type {File | string} */ content) => {
    say(state, "");
    say(state, await look(content, done));
  };
  const file = make("input", "", { type: "file", id: "rk-bring-file", accept: ACCEPT });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void waited(chosen, (message) => say(waits, message), () => go(chosen));
    file.value = "";
  });
  const area = make("textarea", "rk-own", { id: "rk-bring-text", rows: 10, placeholder, value: pasted });
  dialog.addEventListener("close", () => (pasted = area.value));
  area.addEventListener("paste", (event) => {
    const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData?.getData(type) ?? "");
    if (!html) return;
    event.preventDefault();
    void plain(html, text).then((some) => insert(area, some));
  });
  const read = button(reading, () => {
    if (area.value.trim()) void go(area.value);
    else say(state, "先把报告粘贴到上面的框里。");
  }, "rk-button rk-primary");
  body.append(
    make("label", "", { for: file.id }, "选一个文件"),
    make("p", "rk-hint", {}, about),
    file,
    waits,
    make("label", "", { for: area.id }, pasting),
    area,
    state,
    make("div", "rk-ways", {}, read),
  );
  open();
}

/** Put in what was pasted, so that it can be undone. @type {(area: HTMLTextAreaElement, text: string) => void} */
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
}
