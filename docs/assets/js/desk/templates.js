// @ts-check
/**
 * The writer's own templates: made of a draft, listed where one begins, and given to others.
 *
 * @module
 */

import { serialise } from "../draft/draft-file.js";
import { toFragment } from "../draft/fragment.js";
import { fromTemplate, offeredOf, toTemplate } from "../draft/template.js";
import { copy, offerSelected } from "../site/clipboard.js";
import { linesOf } from "./drafts.js";
import { button, make, sheet } from "./element.js";
import { hand, named } from "./download.js";
import { freshId } from "./store.js";
import { list, read, remove, write } from "./template-store.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{fresh: (draft: Draft, said?: string) => void, pass: (message: string, offer?: import("./notice.js").Offer) => void}} Told fresh: a draft was begun */

const FULL = "没有存下：浏览器给本站的存储空间满了或者被关掉了。可以把草稿下载成文件。";

/**
 * Let the writer save a draft as a template.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {void}
 */
export function save({ draft, notices }) {
  const { body, open, close } = sheet("存成我的模板", "rk-template");
  const name = make("input", "", { type: "text", id: "rk-template-name", autocomplete: "off", value: draft.name || draft.title });
  const state = make("p", "rk-error", { role: "alert" });
  const { fields, lists } = offeredOf(draft);
  const check = (/** @type {string} */ kind, /** @type {string} */ value, /** @type {string} */ label, /** @type {string} */ said) =>
    make("label", "rk-keep", {}, make("input", "", { type: "checkbox", name: kind, value }), make("span", "", {}, label), make("span", "rk-hint", {}, said));
  const field = (/** @type {typeof fields[number]} */ one) => check("field", one.name, one.name, short(one.raw));
  const [common, others] = [fields.filter((one) => one.common), fields.filter((one) => !one.common)];
  const offers = [
    draft.title ? check("title", "yes", "报告标题", short(draft.title)) : null,
    ...common.map(field),
    ...lists.map((one) => check("list", one.name, one.name, `${one.rows}${one.counter}`)),
  ];
  const rest = others.length ? make("details", "rk-fold", {}, make("summary", "", {}, `其余填过的${others.length}个值`), ...others.map(field)) : null;
  const kept = make("fieldset", "rk-keeps", {}, make("legend", "", {}, "下次也一样、要一起存的"), ...offers, rest);
  const keep = (/** @type {string} */ id) => {
    const data = new FormData(form);
    const chosen = { title: data.has("title"), fields: data.getAll("field").map(String), lists: data.getAll("list").map(String) };
    const called = name.value.trim();
    const before = read(id);
    if (!write(toTemplate(draft, id, called, chosen))) return void (state.textContent = FULL);
    close();
    const back = remover(id, before);
    notices.pass(`已存成模板“${called}”。新建草稿时，在“我的模板”里。`, { label: "撤销", act: () => (back(), notices.announce("已撤销")) });
  };
  const form = make("form", "", {});
  form.append(
    make("label", "", { for: "rk-template-name" }, "模板名"),
    make("div", "rk-line", {}, name),
    make("p", "rk-hint", {}, "章节、标题、改过的句子、编号和自己写的话都存下；填的事实不存，除非在下面勾上。"),
    offers.some(Boolean) || rest ? kept : "",
    state,
    make("div", "rk-ways", {}, make("button", "rk-button rk-primary", { type: "submit" }, "存下"), button("不存", close, "rk-button")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const called = name.value.trim();
    if (!called) {
      state.textContent = "先给模板起个名。";
      name.focus();
      return;
    }
    const known = list().find((one) => one.name === called);
    if (!known) return keep(freshId());
    const replace = button("换掉原来的", () => keep(known.id), "rk-button");
    state.replaceChildren(`已经有一个叫“${called}”的模板。`, replace, button("两个都留", () => keep(freshId()), "rk-button"));
    replace.focus();
  });
  body.append(form);
  open();
  name.select();
}

/** Take back that a template was kept. @type {(id: string, before: Draft | null) => () => void} */
const remover = (id, before) => () => {
  if (before) write(before);
  else remove(id);
};

/**
 * List the templates where a draft is begun.
 *
 * @param {HTMLElement} box hidden where there are none
 * @param {Told} told
 * @returns {void}
 */
export function show(box, told) {
  const templates = list();
  box.hidden = !templates.length;
  const acts = {
    noun: "模板",
    open: (/** @type {string} */ id) => {
      const template = read(id);
      if (template) told.fresh(fromTemplate(template, freshId()), `从模板“${template.name}”起的：把空着的填上就行。`);
      else told.pass("这个模板读不出来了。");
    },
    rename: async (/** @type {string} */ id, /** @type {string} */ name) => {
      const template = read(id);
      if (template && !write({ ...template, name })) told.pass(FULL);
    },
    remove: async (/** @type {string} */ id, /** @type {string} */ name) => told.pass(`已删除模板“${name}”`, { label: "撤销", act: remove(id) }),
    begin: () => undefined,
    bring: () => undefined,
  };
  const lines = linesOf(templates, "", acts);
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (lines.querySelectorAll("[data-draft]"))) {
    const { id, name } = templates.find((one) => one.id === item.dataset.draft) ?? templates[0];
    const file = button("存文件", () => give(id, name), "rk-tool", { "aria-label": `存成文件：${name}` });
    const link = button("复制链接", () => void share(id, told), "rk-tool", { "aria-label": `复制链接：${name}` });
    item.append(file, link);
  }
  box.replaceChildren(make("h2", "", { id: "rk-templates-title" }, "我的模板"), lines);
}

/** @type {(id: string, name: string) => void} */
function give(id, name) {
  const template = read(id);
  if (template) hand(`${named(name)}.template.json`, serialise(template), "application/json");
}

/** Copy a link that holds the template. @type {(id: string, told: Told) => Promise<void>} */
async function share(id, told) {
  const template = read(id);
  if (!template) return;
  const made = toFragment(template).then((fragment) => {
    if (fragment === null) throw new Error("这个模板太长，一个链接装不下：请存成文件发给对方。");
    return { html: "", text: `${location.origin}${location.pathname}#draft=${fragment}` };
  });
  try {
    const [done, { text }] = [await copy(made, true), await made];
    if (!done) offerSelected(text);
    told.pass(done ? `“${template.name}”的链接已复制，拿到链接的人都能用它起一份。` : "没有复制成功，请手工复制。");
  } catch (error) {
    told.pass(error instanceof Error ? error.message : "链接没有做成，请存成文件发给对方。");
  }
}

/** @type {(text: string) => string} */
const short = (text) => (text.length > 24 ? `${text.slice(0, 24)}……` : text);
