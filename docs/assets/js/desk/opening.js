// @ts-check
/**
 * Open what the writer brings: a draft file, a link, or a report as text; first show what was recognised.
 *
 * @module
 */

import { loadListing, loadOutline, loadPiece, loadSnippets } from "../site/catalog.js";
import { fromFragment, parse } from "../draft/draft-file.js";
import { candidates, read } from "../draft/reading.js";
import { button, make, sheet } from "./element.js";
import { changesOf } from "./library-changes.js";
import { freshId } from "./store.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{heading: string, level: number, as: "snippet" | "own", title?: string, filled: number}} Recognised */

const LARGEST = 8 * 1024 * 1024;

/**
 * Offer to open a file or to paste a report.
 *
 * @param {string} root the way to the root of the site
 * @param {(draft: Draft) => void} opened told of the draft that the writer wants
 * @returns {void}
 */
export function bring(root, opened) {
  const { body, open, close } = sheet("打开文件或粘贴报告", "rk-bring");
  const state = make("p", "rk-error", { role: "alert" });
  const go = async (/** @type {Promise<string>} */ text) => {
    state.textContent = "";
    const failure = await look(root, text, (draft) => (close(), opened(draft)));
    if (failure) state.textContent = failure;
  };
  const file = make("input", "", { type: "file", id: "rk-bring-file", accept: ".json,.md,.markdown,.txt,text/plain,text/markdown,application/json" });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void go(textOf(chosen));
    file.value = "";
  });
  const area = make("textarea", "rk-own", { id: "rk-bring-text", rows: 10, placeholder: "# 报告标题\n\n## 一、第一节……" });
  const read = button("看看认出了什么", () => {
    if (area.value.trim()) void go(Promise.resolve(area.value));
    else state.textContent = "先把报告粘贴到上面的框里。";
  }, "rk-button rk-primary");
  body.append(
    make("label", "", { for: "rk-bring-file" }, "选一个文件"),
    make("p", "rk-hint", {}, "草稿文件、Markdown、纯文本。Word文件请全选复制，粘贴到下面。"),
    file,
    make("label", "", { for: "rk-bring-text" }, "或粘贴报告全文"),
    area,
    state,
    make("div", "rk-ways", {}, read),
  );
  open();
}

/**
 * Open a file.
 *
 * @param {string} root the way to the root of the site
 * @param {File} file the file
 * @param {(draft: Draft) => void} opened told of the draft that the writer wants
 * @returns {Promise<string>} why nothing is opened, or an empty text
 */
export function openFile(root, file, opened) {
  return look(root, textOf(file), opened);
}

/**
 * Read the draft of a link.
 *
 * @param {string} root the way to the root of the site
 * @param {string} fragment what the link holds
 * @param {(draft: Draft) => void} opened told of the draft that the writer wants
 * @returns {Promise<string>} why nothing is opened, or an empty text
 */
export async function openFragment(root, fragment, opened) {
  const { draft, problems } = await fromFragment(fragment);
  if (!draft) return problems.join("");
  await confirm(root, draft, null, opened);
  return "";
}

/** @type {(file: File) => Promise<string>} */
async function textOf(file) {
  if (file.size > LARGEST) throw new Error(`“${file.name}”太大，起稿台只打开8MB以内的文件。`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new Error(`“${file.name}”不是文本文件。Word文件请打开后全选复制，再粘贴到这里。`);
  // Text files of Chinese Windows are often in its old encoding, or what it calls Unicode.
  for (const encoding of bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // It is in another one.
    }
  }
  throw new Error(`“${file.name}”不是文本文件，打不开。`);
}

/**
 * Read a text, and show what was recognised.
 *
 * @type {(root: string, text: Promise<string>, opened: (draft: Draft) => void) => Promise<string>}
 */
async function look(root, text, opened) {
  try {
    const content = await text;
    if (/^\ufeff?\s*\{\s*["}]/.test(content)) {
      const { draft, problems } = parse(content);
      if (!draft) return problems.join("");
      await confirm(root, draft, null, opened);
      return "";
    }
    const { draft, recognised } = await report(root, content);
    await confirm(root, draft, recognised, opened);
    return "";
  } catch (error) {
    return error instanceof Error && error.message ? error.message : "打不开这份内容。";
  }
}

/** @type {(root: string, text: string) => Promise<{draft: Draft, recognised: Recognised[]}>} */
async function report(root, text) {
  // Without the library every section is the writer's own: nothing of the text is lost.
  const listed = await loadListing(root).catch(() => []);
  const title = /^\s*#\s+(.+)$/m.exec(text)?.[1].trim();
  const known = listed.find((one) => one.title === title);
  const outline = known ? await loadOutline(root, known.id).catch(() => null) : null;
  const library = await loadSnippets(root).catch(() => null);
  const wanted = library ? candidates(text, library.snippets) : [];
  const pieces = await Promise.all(wanted.map((id) => loadPiece(root, id).then((piece) => [[id, piece]], () => [])));
  return read(text, { snippets: Object.fromEntries(pieces.flat()), outline }, freshId());
}

/** @type {(root: string, draft: Draft, recognised: Recognised[] | null, opened: (draft: Draft) => void) => Promise<void>} */
async function confirm(root, draft, recognised, opened) {
  const { body, open, close } = sheet("打开之前看一眼", "rk-recognised");
  const lines = recognised ?? draft.sections.map(({ heading, level, snippet, content }) => ({ heading, level, as: snippet ? "snippet" : "own", title: content?.title, filled: 0 }));
  const known = lines.filter((line) => line.as === "snippet").length;
  const filled = Object.keys(draft.values).length;
  const about = `共${lines.length}节：${known}节认出是片段库里的，${lines.length - known}节是自己写的；${filled ? `已填的值找回${filled}个。` : "没有已填的值。"}`;
  const items = lines.map((line) => {
    const source = line.as === "snippet" ? `片段${line.title && line.title !== line.heading ? `“${line.title}”` : ""}${line.filled ? `，${line.filled}个值` : ""}` : "自己写的";
    return make("li", "", { "data-level": String(line.level) }, make("span", "", {}, line.heading || "（没有标题）"), make("span", "rk-kind", {}, source));
  });
  body.append(make("p", "rk-recognised-title", {}, make("strong", "", {}, draft.name || draft.title || "没有名字的草稿")), make("p", "", {}, about));
  const changes = await changesOf(root, draft);
  if (changes.length) body.append(make("h3", "", {}, "片段库后来的变化"), make("ul", "rk-changes", {}, ...changes.map((message) => make("li", "", {}, message))));
  body.append(make("ol", "rk-recognised-list", {}, ...items));
  const yes = button("作为新草稿打开", () => (close(), opened({ ...draft, id: freshId() })), "rk-button rk-primary");
  body.append(make("div", "rk-ways", {}, yes, button("不打开", close, "rk-button")));
  open();
  yes.focus();
}
