// @ts-check
/**
 * An outline's page: switches for flavour, depth and annotations, and copying.
 *
 * @module
 */

import { prefixes } from "../report/numbering.js";
import { DEPTHS } from "../report/vocabulary.js";
import { loadOutline, loadTold, whyNot } from "./catalog.js";
import { copy, offerSelected } from "./clipboard.js";
import { say } from "./said.js";
import { mountProfiles, serveWord } from "./word-button.js";
import { chosenLook } from "./word-profile.js";

/** @typedef {import("../report/assemble.js").Choice & {depth: import("../report/assemble.js").Depth}} Choice */

const REMEMBERED = "reportkb.view";
const ROOT = "../../";

/**
 * Bring an outline's switches and buttons to life.
 *
 * @param {HTMLElement} article the page's article
 * @param {HTMLFormElement} form the switches
 * @returns {void}
 */
export function mountOutline(article, form) {
  recall(form);
  reach(article, form);
  form.hidden = false;
  const legend = form.querySelector("fieldset:has([name=notes]) legend");
  const show = () => {
    const choice = chosen(form);
    article.dataset.flavour = choice.flavour;
    article.dataset.notes = choice.notes ? "on" : "off";
    if (legend) legend.textContent = choice.flavour === "outline" ? "目的和要点" : "批注";
    // What a section is told below it is told of the case, whatever stands above.
    const [guidance, piece] = choice.flavour === "sample" ? ["写法指导", "看这个片段"] : ["范文的写法指导", "看范文的片段"];
    for (const summary of article.querySelectorAll(".rk-foot > .rk-guidance > summary")) summary.textContent = guidance;
    for (const link of article.querySelectorAll(".rk-foot > a.rk-tool")) link.textContent = piece;
    if (choice.flavour === "sample") unsay(form);
    else void frame(article, form);
    showDepth(article, choice);
    pass(article, choice);
  };
  form.addEventListener("change", () => {
    remember(form);
    show();
  });
  addEventListener("hashchange", () => {
    reach(article, form);
    show();
    document.querySelector(":target")?.scrollIntoView();
  });
  show();
  const outline = form.dataset.outline ?? "";
  const look = mountProfiles(form, ROOT);
  const word = /** @type {HTMLButtonElement | null} */ (form.querySelector("button[data-word]"));
  if (word) serveWord(word, { root: ROOT, outline, node: "", choice: () => chosen(form), look });
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (article.querySelectorAll("button[data-copy]"))) {
    button.hidden = false;
    const node = button.dataset.copy === "all" ? "" : (button.dataset.copy ?? "");
    serve(button, outline, node, () => chosen(form));
  }
}

/**
 * Give a snippet's page its copy button.
 *
 * @param {HTMLElement} sample the snippet's body
 * @returns {void}
 */
export function mountSnippet(sample) {
  const { outline, node, copyRoot, flavour } = sample.dataset;
  if (!outline || !node) return;
  const shown = flavour === "template" ? "template" : "sample";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rk-button";
  button.textContent = shown === "template" ? "复制这个句式" : "复制这一节";
  const word = document.createElement("button");
  word.type = "button";
  word.className = "rk-button rk-primary";
  word.textContent = "下载Word";
  const ways = document.createElement("div");
  ways.className = "rk-actions";
  ways.append(word, button);
  sample.after(ways);
  /** @type {() => Choice} */
  const choice = () => ({ flavour: shown, depth: "full", numbering: "none", notes: false });
  serve(button, outline, node, choice, copyRoot);
  serveWord(word, { root: copyRoot ?? ROOT, outline, node, choice, look: () => chosenLook("official") });
}

/** Put the aim and the frame of each section in its place, once: most readers never turn to them. @type {(article: HTMLElement, form: HTMLFormElement) => Promise<void>} */
async function frame(article, form) {
  if (article.querySelector(".rk-frame")) return;
  const status = form.querySelector(".rk-status");
  if (status) status.textContent = "正在取……";
  try {
    const parts = [loadOutline(ROOT, form.dataset.outline ?? ""), import("./outline-copy.js"), import("./annotations.js")];
    const [catalog, { frames }, { mountAnnotations }] = await Promise.all(/** @type {[any, any, any]} */ (parts));
    const read = [.../** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-depth]:not([hidden])"))].find((heading) => heading.getBoundingClientRect().top >= 0);
    const before = read?.getBoundingClientRect().top ?? 0;
    for (const [node, written] of article.querySelector(".rk-frame") ? [] : frames(catalog)) {
      const section = article.querySelector(`.rk-section[data-node="${CSS.escape(node)}"]:not(:has(> .rk-addressee))`);
      const [aim, frame, line] = ["rk-aim", "rk-frame", "rk-section"].map((className) => Object.assign(document.createElement("div"), { className }));
      [aim.innerHTML, frame.innerHTML] = [written.aim, written.frame];
      section?.append(aim, frame);
      if (written.addressee) {
        line.dataset.node = node;
        line.innerHTML = `<div class="rk-frame">${written.addressee}</div>`;
        article.querySelector("[data-depth]")?.before(line);
      }
      for (const part of [frame, line]) mountAnnotations(part);
    }
    showDepth(article, chosen(form));
    // What came above a section must not move it away from who reads it, or was sent to it by the address.
    scrollBy(0, (read?.getBoundingClientRect().top ?? 0) - before);
    unsay(form);
  } catch (error) {
    if (status && chosen(form).flavour !== "sample") status.textContent = `没有取到。${whyNot(error)}`;
  }
}

/** Take back what was said of frames, and nothing else. @type {(form: HTMLFormElement) => void} */
function unsay(form) {
  const status = form.querySelector(".rk-status");
  if (status && /^(正在取……|没有取到。)/.test(status.textContent ?? "")) status.textContent = "";
}

/** @type {(form: HTMLFormElement) => Choice} */
function chosen(form) {
  const data = new FormData(form);
  return {
    flavour: /** @type {import("../report/assemble.js").Flavour} */ (data.get("flavour")),
    depth: /** @type {import("../report/assemble.js").Depth} */ (data.get("depth")),
    numbering: /** @type {import("../report/numbering.js").NumberingStyle} */ (form.dataset.numbering),
    notes: data.get("notes") === "on",
  };
}

/**
 * Let the desk begin with what was chosen here.
 *
 * @type {(article: HTMLElement, choice: Choice) => void}
 */
function pass(article, { flavour, depth, notes }) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll('a[href*="starter/?outline="]'))) {
    const [page, query] = (link.getAttribute("href") ?? "").split("?");
    const wishes = new URLSearchParams(query);
    for (const [name, value] of Object.entries({ depth, flavour, notes: notes ? "on" : "off" })) wishes.set(name, value);
    link.setAttribute("href", `${page}?${wishes}`);
  }
}

/** @type {(form: HTMLFormElement) => void} */
function remember(form) {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(Object.fromEntries(new FormData(form))));
  } catch {
    // A disabled or full storage forgets the view and loses nothing of the reader's.
  }
}

/** @type {(form: HTMLFormElement) => void} */
function recall(form) {
  /** @type {Record<string, unknown>} */
  let kept = {};
  try {
    kept = Object(JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}"));
  } catch {
    // As above; a value that is not ours is ignored.
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=radio]"))) {
    if (kept[input.name] === input.value) input.checked = true;
  }
}

/**
 * Choose a version that has the section which the address names, without remembering it.
 *
 * @type {(article: HTMLElement, form: HTMLFormElement) => void}
 */
function reach(article, form) {
  const target = location.hash && article.querySelector(`[data-depth][id="${CSS.escape(location.hash.slice(1))}"]`);
  const needed = target instanceof HTMLElement ? Number(target.dataset.depth) : 0;
  if (needed <= DEPTHS.indexOf(chosen(form).depth)) return;
  const input = form.querySelector(`input[name=depth][value=${DEPTHS[needed]}]`);
  if (input instanceof HTMLInputElement) input.checked = true;
}

/**
 * Hide what a shorter version leaves out, and number the rest anew, also in the contents.
 *
 * @type {(article: HTMLElement, choice: Choice) => void}
 */
function showDepth(article, choice) {
  const headings = [.../** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-depth]"))];
  const hidden = new Set();
  for (const heading of headings) {
    const inner = Boolean(heading.dataset.inner);
    heading.hidden =
      Number(heading.dataset.depth) > DEPTHS.indexOf(choice.depth) || (inner && choice.flavour !== "sample");
    if (heading.hidden && !inner) hidden.add(heading.dataset.node);
    for (const link of contents(heading.id)) link.closest("li")?.toggleAttribute("hidden", heading.hidden);
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".rk-section, .rk-foot"))) {
    part.hidden = hidden.has(part.dataset.node);
  }
  const visible = headings.filter((heading) => !heading.hidden);
  const numbers = prefixes(choice.numbering, visible.map((heading) => Number(heading.dataset.level)));
  visible.forEach((heading, index) => {
    const label = heading.querySelector(".rk-no");
    if (!label) return;
    label.textContent = numbers[index];
    for (const link of contents(heading.id)) link.textContent = heading.textContent;
  });
}

/**
 * Find a heading's links in the table of contents, which stands beside the text and in the drawer.
 *
 * @type {(id: string) => NodeListOf<Element>}
 */
const contents = (id) => document.querySelectorAll(`.md-nav--secondary a[href="#${CSS.escape(id)}"]`);

/**
 * Copy an outline, or one of its sections, at a click.
 *
 * @type {(button: HTMLButtonElement, outline: string, node: string, choice: () => Choice, root?: string) => void}
 */
function serve(button, outline, node, choice, root = ROOT) {
  const label = button.textContent;
  // What writes a document is not needed to read one.
  const load = (/** @type {Choice} */ { flavour }) => Promise.all([(flavour === "sample" ? loadTold : loadOutline)(root, outline), import("./outline-copy.js")]);
  const prefetch = () => void load(choice()).catch(() => undefined);
  button.addEventListener("pointerenter", prefetch, { once: true });
  button.addEventListener("focus", prefetch, { once: true });
  button.addEventListener("click", async () => {
    // The version at the press: another may be shown before it has come.
    const pressed = choice();
    const content = load(pressed).then(([catalog, { written }]) => written(catalog, node, pressed));
    const done = await copy(content);
    say(button, done ? "已复制" : "没有复制成功", label ?? "");
    if (!done) await content.then((rich) => offerSelected(rich.text), (error) => say(button, "取不到内容", label ?? "", whyNot(error)));
  });
}
