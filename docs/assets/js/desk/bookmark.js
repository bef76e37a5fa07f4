// @ts-check
/**
 * Which draft is to be shown when the page is opened again.
 *
 * @module
 */

const LAST = "reportkb.desk.last";
const LEFT = "reportkb.desk.left";
const OPENING = "reportkb.desk.opening";
const BOXES = /** @type {const} */ (["sessionStorage", "localStorage"]);

export class Bookmark {
  /** @param {() => import("./database.js").Database | null} base */
  constructor(base) {
    this.base = base;
  }

  /**
   * Tell which draft was open last: in this tab, or else anywhere.
   *
   * @returns {Promise<string | null>}
   */
  async last() {
    const [here, older] = BOXES.map((box) => inside(box, (storage) => storage.getItem(LAST)));
    // What the older storage was told last may not have reached the disk.
    return here || (await this.base()?.last().catch(() => "")) || older;
  }

  /** Note that a draft was open last, or that none was: the next time the start is shown. @param {string} id */
  set(id) {
    if (id) this.note(id);
    else for (const box of BOXES) inside(box, (storage) => storage.removeItem(LAST));
    void this.base()?.setLast(id).catch(() => undefined);
  }

  /** The database has just noted it by itself. @param {string} id */
  note(id) {
    for (const box of BOXES) inside(box, (storage) => storage.getItem(LAST) === id || storage.setItem(LAST, id));
  }

  /** The page goes away: the address would make anew a draft that was only changed in this last moment. @param {string} id */
  leave(id) {
    this.note(id);
    inside("sessionStorage", (storage) => storage.setItem(LEFT, location.search));
  }

  /** @returns {boolean} whether this page was left in haste, and is opened again */
  again() {
    const left = inside("sessionStorage", (storage) => storage.getItem(LEFT));
    inside("sessionStorage", (storage) => storage.removeItem(LEFT));
    return left === location.search;
  }

  /** Note the draft that is being opened, or that it is open. @param {string} [id] */
  opening(id) {
    inside("localStorage", (storage) => (id ? storage.setItem(OPENING, `${id} ${Date.now()}`) : storage.removeItem(OPENING)));
  }

  /** @returns {string} the draft whose opening never came to an end */
  stuck() {
    const [id, since] = (inside("localStorage", (storage) => storage.getItem(OPENING)) ?? "").split(" ");
    // Another tab is only just opening it; who comes back to a page that stopped takes longer.
    return Date.now() - Number(since) < 3000 ? "" : id;
  }
}

/** Use what may be switched off, or full. @type {<T>(box: (typeof BOXES)[number], act: (storage: Storage) => T) => T | null} */
export function inside(box, act) {
  try {
    return act(window[box]);
  } catch {
    return null;
  }
}
