// @ts-check
/**
 * Put a document on the clipboard, and say truthfully whether it got there.
 *
 * @module
 */

/** @typedef {{html: string, text: string}} Rich an empty html means plain text only */

/**
 * Copy a document as one clipboard item; call it from the click itself.
 *
 * Browsers refuse a write that comes seconds after the click, so the item is handed over at
 * once with promises of its contents.
 *
 * @param {Rich | Promise<Rich>} content what to copy, or a promise of it
 * @param {boolean} [plain] true where a promise will bring plain text only
 * @returns {Promise<boolean>} whether the write succeeded
 */
export async function copy(content, plain = false) {
  const promised = Promise.resolve(content);
  if (typeof navigator.clipboard?.write === "function" && typeof ClipboardItem === "function") {
    try {
      await navigator.clipboard.write([item(promised, plain || (!(content instanceof Promise) && !content.html))]);
      return true;
    } catch {
      // Refused, or the browser takes no promises: the older way may still be open.
    }
  }
  try {
    return copyByEvent(await promised);
  } catch {
    return false;
  }
}

/** @type {(promised: Promise<Rich>, plain: boolean) => ClipboardItem} */
function item(promised, plain) {
  const blob = (/** @type {"html" | "text"} */ key, /** @type {string} */ type) =>
    promised.then((rich) => new Blob([rich[key]], { type }));
  if (plain) return new ClipboardItem({ "text/plain": blob("text", "text/plain") });
  return new ClipboardItem({ "text/html": blob("html", "text/html"), "text/plain": blob("text", "text/plain") });
}

/**
 * Copy through a copy event, which works on insecure origins and in older browsers.
 *
 * @type {(content: Rich) => boolean}
 */
function copyByEvent(content) {
  let delivered = false;
  const deliver = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (content.html) event.clipboardData.setData("text/html", content.html);
    event.clipboardData.setData("text/plain", content.text);
    delivered = true;
  };
  document.addEventListener("copy", deliver, { capture: true });
  try {
    return document.execCommand("copy") && delivered;
  } finally {
    document.removeEventListener("copy", deliver, { capture: true });
  }
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
