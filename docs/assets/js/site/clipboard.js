// @ts-check
/**
 * Put a document on the clipboard, and say truthfully whether it got there.
 *
 * @module
 */

/** @typedef {{html: string, text: string}} Rich an empty html means plain text only */

// WebKit alone has it. It lets a page copy in the click itself, or write promises that are handed over then.
const EARLY = "GestureEvent" in window;
// An annotation or a value may say anything; a tag is what the writer of HTML wrote.
const STYLED = /<[a-z][^>]*\sstyle=/gi;

/**
 * Copy a document as one clipboard item; call it from the click itself.
 *
 * A copy event takes HTML as it is given. A write has the browser parse it under the page's policy, which reports each
 * style in it, so that it comes last; but for promises in WebKit.
 *
 * @param {Rich | Promise<Rich>} content what to copy, or a promise of it
 * @param {boolean} [plain] true where a promise will bring plain text only
 * @returns {Promise<boolean>} whether it arrived
 */
export async function copy(content, plain = false) {
  try {
    if (content instanceof Promise && EARLY && (await written(content, plain))) return true;
    const rich = content instanceof Promise ? await content : content;
    return copyByEvent(rich) || copySelected(rich) || (await written(Promise.resolve(rich), !rich.html));
  } catch {
    return false; // There is nothing to copy.
  }
}

/** @type {(promised: Promise<Rich>, plain: boolean) => Promise<boolean>} */
async function written(promised, plain) {
  if (typeof navigator.clipboard?.write !== "function" || typeof ClipboardItem !== "function") return false;
  const blob = (/** @type {"html" | "text"} */ key, /** @type {string} */ type) => promised.then((rich) => new Blob([rich[key]], { type }));
  try {
    const text = { "text/plain": blob("text", "text/plain") };
    await navigator.clipboard.write([new ClipboardItem(plain ? text : { "text/html": blob("html", "text/html"), ...text })]);
    return true;
  } catch {
    return false; // Refused, or the browser takes no promises.
  }
}

/**
 * Copy through a copy event, which works on insecure origins too.
 *
 * @type {(content: Rich, selected?: boolean) => boolean} selected: that the browser copies what is selected where the event takes nothing
 */
function copyByEvent({ html, text }, selected = false) {
  let arrived = false;
  const deliver = (/** @type {ClipboardEvent} */ event) => {
    event.stopImmediatePropagation();
    const data = event.clipboardData;
    if (html) data?.setData("text/html", html);
    data?.setData("text/plain", text);
    // Some browsers inside of other apps have the event, and drop what it is given.
    const taken = Boolean(data) && data?.getData("text/plain") === text && (!html || data.getData("text/html") === html);
    if (taken) event.preventDefault();
    arrived = taken || selected;
  };
  document.addEventListener("copy", deliver, { capture: true });
  try {
    return document.execCommand("copy") && arrived;
  } finally {
    document.removeEventListener("copy", deliver, { capture: true });
  }
}

/**
 * Copy while the document stands selected on the page: some browsers have no copy event where nothing is.
 *
 * @type {(content: Rich) => boolean}
 */
function copySelected(content) {
  const selection = getSelection();
  if (!selection) return false;
  const box = shown(content);
  const before = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const focused = document.activeElement;
  // Around an open dialog nothing can be selected.
  ([...document.querySelectorAll("dialog[open]")].pop() ?? document.body).append(box);
  try {
    selection.selectAllChildren(box);
    return copyByEvent(content, true);
  } finally {
    selection.removeAllRanges();
    for (const range of before) selection.addRange(range);
    box.remove();
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
}

/** @type {(content: Rich) => HTMLElement} what is to be selected; the page's policy lets a script set a style, and no markup */
function shown({ html, text }) {
  const box = document.createElement("div");
  box.setAttribute("aria-hidden", "true");
  Object.assign(box.style, { position: "fixed", insetBlockStart: "0", insetInlineStart: "0", opacity: "0", pointerEvents: "none", userSelect: "text", webkitUserSelect: "text", color: "#000", background: "#fff", whiteSpace: html ? "normal" : "pre-wrap" });
  if (!html) box.textContent = text;
  else {
    const { body } = new DOMParser().parseFromString(html.replace(STYLED, (tag) => tag.replace(/\sstyle=$/i, " data-style=")), "text/html");
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-style]"))) {
      node.style.cssText = node.dataset.style ?? "";
      delete node.dataset.style;
    }
    box.append(...body.childNodes);
  }
  return box;
}

/**
 * Show a text selected in a dialog, for a browser that refuses every way of writing.
 *
 * @param {string} text what the reader wanted to copy
 * @returns {void}
 */
export function offerSelected(text) {
  const dialog = document.createElement("dialog");
  dialog.className = "rk-offer";
  dialog.setAttribute("aria-label", "请手工复制");
  const message = document.createElement("p");
  message.textContent = "浏览器不允许写入剪贴板。文字已经选中，请按Ctrl+C（苹果电脑按⌘C）复制；手机上长按后选“复制”。";
  const area = document.createElement("textarea");
  area.readOnly = true;
  area.value = text;
  area.setAttribute("aria-label", "要复制的文字");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "rk-button";
  close.textContent = "关闭";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(message, area, close);
  document.body.append(dialog);
  dialog.showModal();
  area.focus();
  area.select();
}
