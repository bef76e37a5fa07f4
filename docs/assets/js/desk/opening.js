// @ts-check
/**
 * Open what the writer brings: a draft file, a link, or a report as text; first show what was recognised.
 *
 * @module
 */

import { loadListing, loadPiece, loadTold, loadSnippets } from "../site/catalog.js";
import { parse } from "../draft/draft-file.js";
import { fromFragment } from "../draft/fragment.js";
import { candidates, read } from "../draft/reading.js";
import { plainMarks, plainTitle, splitReport } from "../draft/headings.js";
import { renumbered } from "../draft/heading-style.js";
import { fromTemplate } from "../draft/template.js";
import { bringOn } from "./bring-sheet.js";
import { button, make, sheet } from "./element.js";
import { textOf } from "./file-text.js";
import { part } from "./later.js";
import { changesOf } from "./library-changes.js";
import { freshId } from "./store.js";
import { write as keep } from "./template-store.js";
import { waited, wordOf } from "./word-file.js";
import { reader } from "./word-reader.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{heading: string, level: number, as: "snippet" | "own", title?: string, filled: number}} Recognised */
/** @typedef {import("../word/reading.js").Brought} Brought */
/** @typedef {{about: string[], holding: (text: string) => string, aside: HTMLElement[]}} Word what is told about a Word file: what was taken for what, what a section of one's own holds, what was changed and left out */
/** @typedef {(draft: Draft, said?: string) => void} Opened told of the draft that the writer wants, and of what to say about it */

/**
 * Offer to open a file or to paste a report.
 *
 * @param {string} root the way to the root of the site
 * @param {Opened} opened
 * @returns {void}
 */
export function bring(root, opened) {
  bringOn({
    title: "打开文件或粘贴报告",
    about: "Word文件（.docx）、草稿文件、Markdown、纯文本。旧的.doc和.wps请先另存为.docx。",
    pasting: "或粘贴报告全文",
    placeholder: "# 报告标题\n\n## 一、第一节……",
    reading: "看看认出了什么",
    plain: async (html, text) => (await part("writing", () => undefined))?.reportOf(html, { plainMarks, plainTitle }) ?? text,
    look: (content, done) => look(root, typeof content === "string" ? Promise.resolve(content) : contentOf(content), (draft, said) => (done(), opened(draft, said))),
  });
}

/**
 * Open a file.
 *
 * @param {string} root the way to the root of the site
 * @param {File} file the file
 * @param {Opened} opened
 * @param {import("./word-file.js").Waiting} waiting
 * @returns {Promise<string>} why nothing is opened, or an empty text
 */
export function openFile(root, file, opened, waiting) {
  return waited(file, waiting, () => look(root, contentOf(file), opened));
}

/** @type {(file: File) => Promise<string | Brought>} */
const contentOf = async (file) => (await wordOf(file, reader)) ?? textOf(file);

/**
 * Read the draft of a link.
 *
 * @param {string} root the way to the root of the site
 * @param {string} fragment what the link holds
 * @param {Opened} opened
 * @returns {Promise<string>} why nothing is opened, or an empty text
 */
export async function openFragment(root, fragment, opened) {
  return drafted(root, await fromFragment(fragment), opened);
}

/** @type {(root: string, found: {draft: Draft | null, problems: readonly string[]}, opened: Opened) => Promise<string>} */
async function drafted(root, { draft, problems }, opened) {
  if (draft) await confirm(root, draft, null, opened);
  return draft ? "" : problems.join("");
}

/**
 * Read what was brought, and show what was recognised.
 *
 * @type {(root: string, brought: Promise<string | Brought>, opened: Opened) => Promise<string>}
 */
async function look(root, brought, opened) {
  try {
    const content = await brought;
    if (typeof content !== "string") return await lookAtWord(root, content, opened);
    if (/^\ufeff?\s*\{\s*["}]/.test(content)) return await drafted(root, parse(content), opened);
    const { draft, recognised } = read(content, await libraryFor(root, content, "", []), freshId());
    await confirm(root, draft, recognised, opened, saidOf(content));
    return "";
  } catch (error) {
    return (error instanceof Error && error.message) || "打不开这份内容。";
  }
}

/** @type {(root: string, brought: Brought, opened: Opened) => Promise<string>} */
async function lookAtWord(root, brought, opened) {
  const { aside, draftOf, holding, originsOf, saidAfter, takenFor, write } = await reader();
  const known = await libraryFor(root, brought.text, ...originsOf(brought));
  const { draft, recognised } = draftOf(brought, known, freshId(), write);
  const said = saidOf(brought.text);
  await confirm(root, draft, recognised, opened, said + saidAfter(brought), {
    about: [takenFor(brought), said].filter(Boolean),
    holding,
    aside: aside(brought),
  });
  return "";
}

/** @type {(root: string, text: string, from: string, more: readonly string[]) => Promise<{snippets: Record<string, import("../draft/draft.js").Piece>, outline: import("../site/catalog.js").CatalogOutline | null}>} what a report may be made of; from: the outline that it says it began from, more: the snippets */
async function libraryFor(root, text, from, more) {
  // Without the library every section is the writer's own: nothing of the text is lost.
  const { outlines: listed } = await loadListing(root).catch(() => ({ outlines: [] }));
  const { title } = splitReport(text);
  const known = listed.find((one) => (from ? one.id === from : one.title === title));
  const outline = known ? await loadTold(root, known.id).catch(() => null) : null;
  const library = await loadSnippets(root).catch(() => null);
  const there = new Set(library?.snippets.map(({ id }) => id));
  const wanted = library ? [...new Set([...more.filter((id) => there.has(id)), ...candidates(text, library.snippets)])] : [];
  const pieces = await Promise.all(wanted.map((id) => loadPiece(root, id).then((piece) => [[id, piece]], () => [])));
  return { snippets: Object.fromEntries(pieces.flat()), outline };
}

/** @type {(text: string) => string} what is not as it was in the report that was brought */
function saidOf(text) {
  const report = splitReport(text);
  return [report.aside ? `报告之外的话没有带进来：“${report.aside}”。` : "", renumbered(report)].filter(Boolean).join("");
}

/** @type {(root: string, draft: Draft, recognised: Recognised[] | null, opened: Opened, said?: string, word?: Word) => Promise<void>} */
async function confirm(root, draft, recognised, opened, said = "", word) {
  const { body, open, close } = sheet("打开之前看一眼", "rk-recognised");
  const lines = recognised ?? draft.sections.map(({ heading, level, snippet, content }) => ({ heading, level, as: snippet ? "snippet" : "own", title: content?.title, filled: 0 }));
  const known = lines.filter((line) => line.as === "snippet").length;
  const rows = Object.values(draft.rows).reduce((sum, some) => sum + some.length, 0);
  const filled = Object.keys(draft.values).length;
  const found = [filled ? `${filled}个已填的值` : "", rows ? `清单里的${rows}行` : ""].filter(Boolean).join("和");
  const about = `共${lines.length}节：${known}节认出是片段库里的，${lines.length - known}节是自己写的；${found ? `找回${found}。` : "没有已填的值。"}`;
  const items = lines.map((line, at) => {
    const own = word && draft.sections[at] ? word.holding(draft.sections[at].text) : "";
    const source = line.as === "snippet" ? `片段${line.title && line.title !== line.heading ? `“${line.title}”` : ""}${line.filled ? `，${line.filled}个值` : ""}` : `自己写的${own ? `，${own}` : ""}`;
    return make("li", "", { "data-level": String(line.level) }, make("span", "", {}, line.heading || "（开头，没有标题）"), make("span", "rk-kind", {}, source));
  });
  const first = (word?.about ?? []).map((text) => make("p", "", {}, text));
  body.append(make("p", "rk-recognised-title", {}, make("strong", "", {}, draft.name || draft.title || "没有名字的草稿")), ...first, make("p", "", {}, about));
  if (said && !word) body.append(make("p", "rk-recognised-said", {}, said));
  const changes = await changesOf(root, draft);
  if (changes.length) body.append(make("h3", "", {}, "片段库后来的变化"), make("ul", "rk-changes", {}, ...changes.map(({ message }) => make("li", "", {}, message))));
  body.append(make("ol", "rk-recognised-list", {}, ...items), ...(word?.aside ?? []));
  const yes = button(draft.template ? "用这个模板起一份" : "作为新草稿打开", () => (close(), opened(fromTemplate(draft, freshId()), said)), "rk-button rk-primary");
  body.append(make("div", "rk-ways", {}, yes, draft.template ? keeping(draft) : null, button("不打开", close, "rk-button")));
  open();
  // What was found is read from its beginning.
  yes.focus({ preventScroll: true });
}

/** Keep a template that came from elsewhere among one's own. @type {(template: Draft) => HTMLElement} */
function keeping(template) {
  let kept = false;
  const made = button("存进我的模板", () => {
    kept ||= keep({ ...template, id: freshId() });
    made.textContent = kept ? "已存进我的模板" : "没有存下，存储空间满了";
  }, "rk-button");
  return made;
}
