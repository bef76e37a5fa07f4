// @ts-check
/**
 * Make elements whose texts are always texts, never markup.
 *
 * @module
 */

/** @typedef {string | Node | null | undefined | false} Child */

// How high a column's own head is, and the room below what stays in place.
const HEAD = 60;
const GAP = 12;

/**
 * Make an element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag its name
 * @param {string} [classes] its classes
 * @param {Record<string, any>} [settings] attributes; `on…` are listeners, true and false set and leave out
 * @param {...Child} children texts and nodes
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, classes = "", settings = {}, ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  for (const [name, value] of Object.entries(settings)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") /** @type {any} */ (made).value = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => typeof child === "string" || child instanceof Node).map((child) => /** @type {string | Node} */ (child)));
  return made;
}

/**
 * Make a button.
 *
 * @param {string} label what it says
 * @param {(event: MouseEvent) => void} pressed what it does
 * @param {string} [classes] its classes
 * @param {Record<string, any>} [settings] as for an element
 * @returns {HTMLButtonElement}
 */
export function button(label, pressed, classes = "rk-tool", settings = {}) {
  return make("button", classes, { type: "button", onclick: pressed, ...settings }, label);
}

/** Let a node say this, without touching one that does. @type {(node: Element, text: string) => void} */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Let a box hold these elements in this order; one that stands where it should is not touched.
 *
 * @param {Element} box
 * @param {readonly Element[]} children
 * @returns {void}
 */
export function arrange(box, children) {
  const wanted = new Set(children);
  for (const child of [...box.children]) if (!wanted.has(child)) child.remove();
  let place = box.firstElementChild;
  for (const child of children) {
    // One that went far down is taken out of the way, so that those it passed stay where they are.
    if (child !== place && child === place?.nextElementSibling) {
      place.remove();
      place = child;
    }
    if (child === place) place = place.nextElementSibling;
    else box.insertBefore(child, place);
  }
}

/**
 * Bring something in a column to its top: the column scrolls, or the page where it has room for one column only.
 *
 * @param {HTMLElement} node
 * @returns {void}
 */
export function raise(node) {
  const column = /** @type {HTMLElement | null} */ (node.closest(".rk-column"));
  if (!column?.offsetParent) return;
  const { top } = node.getBoundingClientRect();
  if (getComputedStyle(column).overflowY !== "visible") {
    raised.set(column, node);
    column.addEventListener("wheel", () => raised.delete(column), { once: true, passive: true });
    settle(column, node, FRAMES);
    return;
  }
  // The bars above stay where they are.
  const bar = /** @type {HTMLElement | null} */ (document.querySelector(".rk-deskbar"));
  scrollBy(0, top - (bar ? parseFloat(getComputedStyle(bar).top) + bar.offsetHeight : 0) - GAP);
}

/** Move to something in a column. @type {(node: HTMLElement) => void} */
export function reach(node) {
  raised.delete(/** @type {HTMLElement} */ (node.closest(".rk-column")));
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "center" });
}

/** What a column was last scrolled to. @type {WeakMap<HTMLElement, HTMLElement>} */
const raised = new WeakMap();
const FRAMES = 12;

/** Scroll to what takes its true height only once it is in sight, as what stands above it does. @type {(column: HTMLElement, node: HTMLElement, frames: number) => void} */
function settle(column, node, frames) {
  if (raised.get(column) !== node || !node.isConnected) return;
  const off = node.getBoundingClientRect().top - column.getBoundingClientRect().top - HEAD;
  if (Math.abs(off) >= 1) column.scrollTop += off;
  if (frames) requestAnimationFrame(() => settle(column, node, frames - 1));
}

/**
 * Make a modal dialog with a heading and a button that closes it; it is removed when it closes.
 *
 * @param {string} title what it is for
 * @param {string} [classes] further classes
 * @param {() => boolean} [stays] whether it stays open when something beside it is clicked
 * @returns {{dialog: HTMLDialogElement, body: HTMLElement, open: () => void, close: () => void}}
 */
export function sheet(title, classes = "", stays = () => false) {
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  const heading = make("h2", "rk-sheet-title", { id: `rk-sheet-${Math.random().toString(36).slice(2)}` }, title);
  const body = make("div", "rk-sheet-body");
  const dialog = make("dialog", `rk-sheet md-typeset ${classes}`, { "aria-labelledby": heading.id });
  const close = () => dialog.close();
  dialog.append(make("div", "rk-sheet-head", {}, heading, button("关闭", close, "rk-tool rk-sheet-close")), body);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && !stays()) close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected && (document.activeElement === document.body || !document.activeElement)) opener.focus();
  });
  const open = () => {
    document.body.append(dialog);
    dialog.showModal();
  };
  return { dialog, body, open, close };
}
