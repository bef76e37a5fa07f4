// @ts-check
/**
 * Put a document on the clipboard, and say truthfully whether it got there.
 *
 * @module
 */

/** @typedef {{html: string, text: string}} Rich an empty html means plain text only */

// WebKit alone has it. It lets a page copy in the click itself, or write promises that are handed over then.
const EARLY = "GestureEvent" in window;
/**
 * Copy a document as one clipboard item; call it from the click itself.
 *
 * A copy event takes HTML as it is given. A write has the browser parse it under the page's policy, which reports each
 * style in it, so that it comes second; but for promises in WebKit. Last, and seldom, what stands selected is copied.
 *
 * @param {Rich | Promise<Rich>} content what to copy, or a promise of it
 * @param {boolean} [plain] true where a promise will bring plain text only
 * @returns {Promise<boolean>} whether it arrived
 */
export async function copy(content, plain = false) {
  try {
    if (content instanceof Promise && EARLY && (await written(content, plain))) return true;
    const rich = content instanceof Promise ? await content : content;
    if (copyByEvent(rich) || (await written(Promise.resolve(rich), !rich.html))) return true;
    const { copySelected } = await import("./selected-copy.js");
    return copySelected(rich);
  } catch {
    return false; // There is nothing to copy, or nothing to copy it with.
  }
}

/** @type {(promised: Promise<Rich>, plain: boolean) => Promise<boolean>} false where it is refused, or there is no such way */
async function written(promised, plain) {
  const blob = (/** @type {"html" | "text"} */ key, /** @type {string} */ type) => promised.then((rich) => new Blob([rich[key]], { type }));
  try {
    const text = { "text/plain": blob("text", "text/plain") };
    await navigator.clipboard.write([new ClipboardItem(plain ? text : { ...text, "text/html": blob("html", "text/html") })]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copy through a copy event, which works on insecure origins too.
 *
 * @type {(content: Rich, selected?: boolean) => boolean} selected: that the browser copies what is selected where the event takes nothing
 */
export function copyByEvent({ html, text }, selected = false) {
  let arrived = false;
  const deliver = (/** @type {ClipboardEvent} */ event) => {
    event.stopImmediatePropagation();
    // Some browsers inside of other apps have the event, and drop what it is given.
    const taken = Object.entries({ "text/html": html, "text/plain": text }).every(([type, said]) => {
      if (said) event.clipboardData?.setData(type, said);
      return !said || event.clipboardData?.getData(type) === said;
    });
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
