// @ts-check
/**
 * Drag a section by its handle, with a mouse, a pen or a finger.
 *
 * @module
 */

const EDGE = 48;
const STEP = 9;

export class Dragging {
  /**
   * @param {HTMLElement} list the list, whose items have a handle and a key
   * @param {(key: string, to: number) => void} dropped told which section was dropped before the item at an index; the
   *   index counts the items as they stand
   */
  constructor(list, dropped) {
    this.list = list;
    this.dropped = dropped;
    /** @type {HTMLElement | null} */
    this.item = null;
    this.to = -1;
    this.y = 0;
    list.addEventListener("pointerdown", (event) => this.start(event));
    list.addEventListener("pointermove", (event) => this.move(event));
    list.addEventListener("pointerup", () => this.end(true));
    list.addEventListener("pointercancel", () => this.end(false));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.item) this.end(false);
    });
  }

  /** @param {PointerEvent} event */
  start(event) {
    const handle = event.target instanceof Element ? event.target.closest(".rk-handle") : null;
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    this.item = /** @type {HTMLElement} */ (handle.closest("[data-key]"));
    this.item.classList.add("rk-dragged");
    this.list.classList.add("rk-dragging");
    this.y = event.clientY;
    this.mark();
    this.scroll();
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.item) return;
    this.y = event.clientY;
    this.mark();
  }

  /** Show where the section would stand. */
  mark() {
    const items = /** @type {HTMLElement[]} */ ([...this.list.children]);
    const at = items.findIndex((item) => {
      const row = (item.querySelector(".rk-line-row") ?? item).getBoundingClientRect();
      return this.y < row.top + row.height / 2;
    });
    this.to = at < 0 ? items.length : at;
    for (const [index, item] of items.entries()) {
      item.classList.toggle("rk-drop-before", index === this.to);
      item.classList.toggle("rk-drop-after", this.to === items.length && index === items.length - 1);
    }
  }

  /** Scroll the column while the pointer is near its edge. */
  scroll() {
    if (!this.item) return;
    const column = this.list.closest(".rk-column") ?? document.documentElement;
    const frame = column === document.documentElement ? { top: 0, bottom: innerHeight } : column.getBoundingClientRect();
    const [top, bottom] = [Math.max(0, frame.top), Math.min(innerHeight, frame.bottom)];
    if (this.y < top + EDGE) column.scrollTop -= STEP;
    else if (this.y > bottom - EDGE) column.scrollTop += STEP;
    this.mark();
    requestAnimationFrame(() => this.scroll());
  }

  /** @param {boolean} keep whether the section stays where it was dropped */
  end(keep) {
    const { item, to } = this;
    if (!item) return;
    this.item = null;
    item.classList.remove("rk-dragged");
    this.list.classList.remove("rk-dragging");
    for (const other of this.list.children) other.classList.remove("rk-drop-before", "rk-drop-after");
    if (keep) this.dropped(item.dataset.key ?? "", to);
  }
}
