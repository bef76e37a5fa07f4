// @ts-check
/**
 * Every way out of the desk on one sheet, with what is still open first.
 *
 * @module
 */

import { PROFILE_TITLES } from "../report/vocabulary.js";
import { copy } from "../site/clipboard.js";
import { setChoice } from "../draft/draft.js";
import { goingOf, goneInWords } from "../draft/empties.js";
import { toFragment } from "../draft/fragment.js";
import { another } from "./another.js";
import { canWriteFiles, FATE, forgets } from "./browser.js";
import { holdsUnits, keepProfile, lookOf, suiting, UNITS } from "../site/word-profile.js";
import { button, make, sheet } from "./element.js";
import { UNREACHED } from "./later.js";
import { NOTHING_LEFT, REFUSED } from "./output.js";
import { save } from "./templates.js";

/** @typedef {import("./output.js").Form} Form */
/** @typedef {import("./output.js").Output} Output */

/** @type {[Form, string][]} */
const FORMS = [["rich", "复制到Word"], ["markdown", "复制Markdown"], ["text", "复制纯文本"], ["prompt", "复制为AI提示词"]];
const FILES = /** @type {const} */ ([["md", "Markdown文件"], ["txt", "纯文本文件"], ["draft", "草稿文件"]]);

/**
 * Show the ways.
 *
 * @param {Output} output what goes them
 * @param {string} [key] one section only
 * @returns {void}
 */
export function take(output, key) {
  const section = output.desk.draft.sections.find((one) => one.key === key);
  const { body, open, close } = sheet(section ? `复制“${section.heading}”` : "带走这份草稿", "rk-take");
  const status = make("p", "rk-status", { role: "status" });
  const left = output.openIn(key ?? null);
  if (left.length) {
    const list = make("ul", "", {}, ...left.map((name) => output.desk.blanks.jump(name, close)));
    body.append(make("details", "rk-blanks", {}, make("summary", "", {}, output.desk.blanks.rest(left)), list));
  }
  if (output.desk.draft.flavour !== "outline") body.append(empties(output, key ?? null));
  const forms = section ? FORMS.slice(0, 3) : FORMS;
  const copies = forms.map(([form, label]) => {
    /** @type {HTMLButtonElement} */
    const made = button(label, () => void output.copy(form, made, { key, status }), "rk-button", { "data-copy": form });
    return made;
  });
  body.append(make("h3", "", {}, "Word文件"), word(output, key ?? null, status), make("h3", "", {}, "复制"), make("div", "rk-ways", {}, ...copies), status);
  if (!section) body.append(...files(output, status), ...sharing(output, status, close), ...again(output, close));
  open();
}

/** @type {(output: Output, key: string | null, status: HTMLElement) => HTMLElement} a Word document, in the profile or the unit's own template that is chosen once */
function word(output, key, status) {
  const choices = make("div");
  const choice = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ checked, /** @type {() => void} */ keep) => {
    const input = make("input", "", { type: "radio", name: "word", value, checked });
    input.addEventListener("change", keep);
    return make("label", "", {}, input, make("span", "", {}, label));
  };
  const show = async () => {
    const kept = holdsUnits() ? await import("../site/unit-sheet.js").then(({ units }) => units()).catch(() => []) : [];
    const { profile, unit } = lookOf(suiting(output.desk.draft.numbering));
    const own = kept.some(({ id }) => id === unit);
    const profiles = Object.entries(PROFILE_TITLES).map(([value, label]) => choice(value, label, !own && value === profile, () => keepProfile(value)));
    choices.replaceChildren(...profiles, ...kept.map(({ id, name }) => choice(id, name, id === unit, () => keepProfile("", id))));
  };
  const again = () => (choices.isConnected ? void show() : document.removeEventListener(UNITS, again));
  document.addEventListener(UNITS, again);
  void show();
  const bring = async () => {
    try {
      (await import("../site/unit-sheet.js")).showUnits(output.desk.root, output.desk.draft.fields);
    } catch {
      status.textContent = UNREACHED;
    }
  };
  /** @type {HTMLButtonElement} */
  const made = button("下载Word", () => void output.word(made, { key, status }), "rk-button rk-primary", { "data-download": "docx" });
  const own = button("用单位的模板…", () => void bring(), "rk-button", { "aria-haspopup": "dialog", "data-units": true });
  return make("div", "rk-ways", {}, made, make("fieldset", "rk-choice", {}, make("legend", "", {}, "版式"), choices), own);
}

/** Let the writer choose what becomes of what is blank, and see what goes. @type {(output: Output, key: string | null) => HTMLElement} */
function empties(output, key) {
  const { desk } = output;
  const said = make("p", "rk-losing", { "aria-live": "polite" });
  const list = make("details", "rk-fold");
  const show = () => {
    const { units, gone } = goingOf(desk.draft, key ? new Set([key]) : undefined);
    const words = goneInWords(gone);
    const going = [...units.values()].flat().filter((unit) => unit.goes && unit.kind && unit.kind !== "cell");
    said.textContent = desk.draft.whole ? "" : output.isBare(key) ? NOTHING_LEFT : words ? `去掉${words}。` : "没有空着的句子。";
    list.hidden = !going.length;
    list.replaceChildren(make("summary", "", {}, "看看去掉的是哪些"), make("ul", "rk-going", {}, ...going.map(({ texts }) => make("li", "", {}, texts.filter(Boolean).join("｜")))));
  };
  const choices = /** @type {[boolean, string][]} */ ([[true, "留着【…】"], [false, "连同句子去掉"]]).map(([whole, label]) => {
    const input = make("input", "", { type: "radio", name: "whole", checked: desk.draft.whole === whole });
    input.addEventListener("change", () => {
      desk.change(setChoice(desk.draft, { whole }));
      show();
    });
    return make("label", "", {}, input, make("span", "", {}, label));
  });
  show();
  const legend = make("legend", "", {}, "空着的");
  return make("div", "rk-emptied", {}, make("fieldset", "rk-choice", {}, legend, make("div", "", {}, ...choices)), said, list);
}

/** @type {(output: Output, status: HTMLElement) => Node[]} */
function files(output, status) {
  const ways = FILES.map(([kind, label]) => {
    const hand = () => {
      if (kind !== "draft" && output.isBare(null)) {
        status.textContent = NOTHING_LEFT;
        return;
      }
      if (kind === "draft") output.desk.saving.download();
      else output.download(kind);
      status.textContent = "已交给浏览器下载。";
    };
    return button(label, hand, "rk-button", { "data-download": kind });
  });
  if (canWriteFiles()) ways.push(button("存成文件并随写随存", () => void output.desk.drawer?.elsewhere.toFile(), "rk-button", { "data-file": true }));
  const fate = forgets() ? FATE : "";
  const hint = make("p", "rk-hint", {}, `草稿文件可以在别的电脑上用起稿台打开，接着写。${fate}`);
  return [make("h3", "", {}, "下载"), make("div", "rk-ways", {}, ...ways), hint];
}

/** @type {(output: Output, close: () => void) => Node[]} */
function again({ desk }, close) {
  const ways = [
    button("存成我的模板…", () => (close(), save(desk)), "rk-button", { "aria-haspopup": "dialog" }),
    button("衔接到下一期…", () => (close(), void desk.drawer?.board()), "rk-button", { "aria-haspopup": "dialog" }),
    button("用这些事实起另一份…", () => (close(), void another(desk)), "rk-button", { "aria-haspopup": "dialog" }),
  ];
  return [make("h3", "", {}, "下次再用"), make("div", "rk-ways", {}, ...ways), make("p", "rk-hint", {}, "模板留住章节和句子，下个月从它开始；衔接把问题接到下期的目标上；另一份沿用填过的名称、数字和清单。")];
}

/** @type {(output: Output, status: HTMLElement, close: () => void) => Node[]} */
function sharing(output, status, close) {
  const address = make("input", "", { type: "text", readonly: true, "aria-label": "分享链接" });
  const give = async () => {
    const done = await copy({ html: "", text: address.value });
    status.textContent = done ? "链接已复制。" : REFUSED;
    if (!done) address.select();
  };
  const line = make("div", "rk-line", { hidden: true }, address, button("复制链接", () => void give(), "rk-button"));
  const share = async () => {
    const fragment = await toFragment(output.desk.draft);
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
  };
  const ways = [button("生成分享链接", () => void share(), "rk-button", { "data-share": true }), button("打印", () => (close(), print()), "rk-button")];
  const hint = make("p", "rk-hint", {}, "链接里装着整份草稿，拿到链接的人都能看；内容不经过任何服务器。");
  return [make("h3", "", {}, "分享和打印"), make("div", "rk-ways", {}, ...ways), line, hint];
}
