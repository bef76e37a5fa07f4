// @ts-check
/**
 * The sheet on which a unit's own Word template is chosen, seen, taken back and removed.
 *
 * @module
 */

import { whyNot } from "./catalog.js";
import { keepUnit, removeUnit, unitFile, units } from "./unit-store.js";
import { keepProfile, lookOf, UNITS } from "./word-profile.js";

export { unitFile, units } from "./unit-store.js";

/** @typedef {import("../word/unit/unit.js").Told} Told */
/** @typedef {import("../word/unit/place.js").Piece} Piece */

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const KEPT = "模板只存在这台设备的浏览器里，不上传。清理浏览器数据会把它一起清掉，Safari七天没有打开本站也会清，原件请自己留好。";
const MARK = "{{正文}}";
const [LONGEST_NAME, LONGEST_LINE, MOST_LINES] = [20, 40, 12];
const MEGABYTE = 1024 * 1024;
// How long a file is held for the browser, in milliseconds.
const HELD = 60000;

/**
 * Show it.
 *
 * @param {string} root the way to the root of the site
 * @param {Readonly<Record<string, unknown>>} fields what a report knows by name
 * @returns {void}
 */
export function showUnits(root, fields) {
  const { body, close, dialog } = sheet("单位的Word模板");
  const status = make("p", "rk-status", { role: "status" });
  const seen = make("div", "rk-unit-seen");
  const list = make("div");
  const input = make("input", "", { type: "file", accept: ".docx,.dotx", "aria-label": "选一份Word文件" });
  const choose = async () => {
    const file = input.files?.[0];
    if (!file) return;
    seen.replaceChildren();
    status.textContent = "正在看这份文件……";
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const unit = await (await import("./outline-word.js")).readUnit(root, bytes);
      status.textContent = "";
      seen.append(...shown(file, bytes, saidOf(unit.told, unit.unknown(fields)), unit.told, status, close));
    } catch (error) {
      status.textContent = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message) ? error.message : whyNot(error);
    }
  };
  input.addEventListener("change", () => void choose());
  const refresh = async () => list.replaceChildren(...kept(await units(), status, close));
  const again = () => void refresh();
  document.addEventListener(UNITS, again);
  dialog.addEventListener("close", () => document.removeEventListener(UNITS, again));
  again();
  body.append(
    make("p", "", {}, "选一份单位的Word文件，以后下载的Word就照它的页面、样式、编号、页眉页脚和红头排。原件不改。"),
    make("div", "rk-bring", {}, input),
    status,
    seen,
    list,
    make("p", "rk-hint", {}, KEPT),
  );
}

/** @type {(file: File, bytes: Uint8Array<ArrayBuffer>, sentences: readonly string[], told: Told, status: HTMLElement, close: () => void) => Node[]} what was found in a file, and the button that keeps it */
function shown(file, bytes, sentences, told, status, close) {
  const name = make("input", "", { type: "text", value: file.name.replace(/\.[^.]*$/, "").slice(0, LONGEST_NAME), maxlength: String(LONGEST_NAME), "aria-label": "给模板起个名字" });
  const keep = async () => {
    try {
      const id = await keepUnit({ name: name.value.trim() || "单位模板", file: file.name, size: file.size, day: today() }, bytes);
      keepProfile("", id);
      document.dispatchEvent(new Event(UNITS));
      close();
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : "";
    }
  };
  const facts = sentences.map((sentence) => make("li", "", {}, sentence));
  const pieces = [...piecesOf("留下的", told.kept), ...piecesOf("去掉的样例", told.removed)];
  const line = make("div", "rk-line", {}, name, button("用这份模板", () => void keep(), "rk-button rk-primary", { "data-unit": "keep" }));
  return [make("ul", "rk-unit-told", {}, ...facts), ...pieces, line];
}

/** What a writer is told of a template, a sentence each; open: the names in it that the report does not know. @type {(told: Told, open: readonly string[]) => string[]} */
function saidOf({ kept, removed, marked, headers, footers, names, headings, elsewhere }, open) {
  const filled = names.filter((name) => !open.includes(name));
  const margins = [headers ? "页眉" : "", footers ? "页脚和页码" : ""].filter(Boolean);
  const stays = [countOf(kept), ...margins].filter(Boolean).join("、");
  return [
    `留下：${stays || "页面和样式"}。`,
    marked ? `报告放在“${MARK}”那一段的位置。` : removed.length ? `去掉样例：${countOf(removed)}，报告放在那里。位置不对，就在原件里要放报告的地方单独写一段${MARK}，再选一次。` : "没有样例文字，报告放在末尾。",
    filled.length ? `会填：${filled.join("、")}。` : "没有要填的占位符。要在红头、封面或页眉里填上名称和日期，就在原件里写{{单位名称}}、{{标题}}这样的字。",
    names.includes("标题") ? "" : "模板里没有{{标题}}，报告标题排在正文前面。",
    open.length ? `不认识，原样留着：${open.join("、")}。` : "",
    headings ? `标题序号照模板的自动编号（${headings}）。` : "",
    elsewhere ? "有图片链接在别处，Word打开时会去取；本网站不取。" : "",
  ].filter(Boolean);
}

/** @type {(pieces: readonly Piece[]) => string} */
const countOf = (pieces) => ["段", "张表", "个目录"].map((what) => [pieces.filter((one) => one.what === what).length, what]).flatMap(([count, what]) => (count ? `${count}${what}` : [])).join("、");

/** @type {(title: string, pieces: readonly Piece[]) => Node[]} */
function piecesOf(title, pieces) {
  if (!pieces.length) return [];
  const lines = pieces.slice(0, MOST_LINES).map(({ text, what }) => make("li", "", {}, text ? `${text.slice(0, LONGEST_LINE)}${text.length > LONGEST_LINE ? "……" : ""}` : what === "个目录" ? "目录" : ""));
  const rest = pieces.length > MOST_LINES ? [make("li", "", {}, `另有${pieces.length - MOST_LINES}处`)] : [];
  return [make("details", "rk-fold", {}, make("summary", "", {}, `看看${title}是哪些`), make("ul", "", {}, ...lines, ...rest))];
}

/** @type {(entries: readonly import("./unit-store.js").UnitEntry[], status: HTMLElement, close: () => void) => Node[]} */
function kept(entries, status, close) {
  if (!entries.length) return [];
  const { unit } = lookOf("official");
  const rows = entries.map(({ id, name, file, size, day }) => {
    const choose = () => {
      keepProfile("", id);
      document.dispatchEvent(new Event(UNITS));
      close();
    };
    const back = async () => {
      const bytes = await unitFile(id);
      if (bytes) given(file, bytes);
      status.textContent = bytes ? "原件已交给浏览器下载。" : "这份模板不在浏览器里了。";
    };
    const remove = async () => {
      if (lookOf("official").unit === id) keepProfile("");
      await removeUnit(id);
      status.textContent = `“${name}”已删除。`;
    };
    const tools = [
      unit === id ? make("span", "rk-hint", {}, "正在用") : button("用它", choose, "rk-tool", { "aria-label": `用“${name}”` }),
      button("下载原件", () => void back(), "rk-tool", { "aria-label": `下载“${name}”的原件` }),
      button("删除", () => void remove(), "rk-tool", { "aria-label": `删除“${name}”` }),
    ];
    const main = make("div", "rk-draft-main", {}, make("strong", "", {}, name), make("span", "rk-hint", {}, `${file}，${sizeOf(size)}，${day}放进来`));
    return make("li", "", {}, main, ...tools);
  });
  return [make("h3", "", {}, "这个浏览器里的"), make("ul", "rk-draft-list", {}, ...rows)];
}

/** @type {(size: number) => string} */
const sizeOf = (size) => (size < MEGABYTE ? `${Math.max(1, Math.round(size / 1024))}KB` : `${(size / MEGABYTE).toFixed(1)}MB`);

/** @type {() => string} */
function today() {
  const now = new Date();
  return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
}

/** Hand a file to the browser. @type {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} */
function given(name, bytes) {
  const link = make("a", "", { href: URL.createObjectURL(new Blob([bytes], { type: DOCX })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HELD);
}

/**
 * Make an element; what the desk makes its own with is not on every page.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [classes]
 * @param {Record<string, string | number>} [settings] attributes
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(tag, classes = "", settings = {}, ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  for (const [name, value] of Object.entries(settings)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @type {(label: string, pressed: () => void, classes: string, settings?: Record<string, string>) => HTMLButtonElement} */
function button(label, pressed, classes, settings = {}) {
  const made = make("button", classes, { type: "button", ...settings }, label);
  made.addEventListener("click", pressed);
  return made;
}

/** A modal dialog, which is taken out when it closes. @type {(title: string) => {dialog: HTMLDialogElement, body: HTMLElement, close: () => void}} */
function sheet(title) {
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  const heading = make("h2", "rk-sheet-title", { id: "rk-units-title" }, title);
  const dialog = make("dialog", "rk-sheet md-typeset rk-units", { "aria-labelledby": heading.id });
  const body = make("div", "rk-sheet-body");
  const close = () => dialog.close();
  dialog.append(make("div", "rk-sheet-head", {}, heading, button("关闭", close, "rk-tool rk-sheet-close")), body);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, body, close };
}
