// @ts-check
/**
 * Drafts in the browser's database: small records, each written before it is said to be kept.
 *
 * @module
 */

/** @typedef {{id: string, stamp: string, saved: string, name: string, sections: number, worked: number, text: string, steps: string, parts: string[]}} Entry a draft's own half, its steps, and the parts that both need; worked: see Store */
/** @typedef {ReadonlyMap<string, string>} Texts */

const NAME = "reportkb";
const VERSION = 1;
const LAST = "last";
/** Safari's has been seen never to open. */
const PATIENCE = 3000;
const ALL = ["drafts", "steps", "parts", "about"];
/** @type {IDBTransactionOptions} what is complete has reached the disk */
const STRICT = { durability: "strict" };

export class Database {
  /** @param {() => void} lost told that everything was cleared away */
  constructor(lost) {
    this.lost = lost;
    /** @type {IDBDatabase | null} */
    this.base = null;
    /** @type {Set<string>} the parts that are there, as far as this page has seen */
    this.there = new Set();
    this.swept = 0;
    /** @type {Map<string, string>} the steps of each draft as this page wrote them */
    this.steps = new Map();
  }

  /** @returns {Promise<void>} refused where the browser has none for this site */
  open() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the database does not open")), PATIENCE);
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => {
        for (const name of ["drafts", "steps"]) request.result.createObjectStore(name, { keyPath: "id" });
        for (const name of ["parts", "about", "files"]) request.result.createObjectStore(name);
      };
      request.onerror = () => (clearTimeout(timer), reject(request.error));
      request.onsuccess = () => {
        clearTimeout(timer);
        this.base = request.result;
        this.there.clear();
        this.steps.clear();
        // Another tab or the browser's settings clear the site's storage.
        this.base.onversionchange = () => this.close();
        this.base.onclose = () => this.close();
        resolve();
      };
    });
  }

  close() {
    this.base?.close();
    this.base = null;
    this.lost();
  }

  /**
   * Do something with the database; the answer is given when it is on the disk.
   *
   * @template T
   * @param {string[]} names what of it is used
   * @param {IDBTransactionMode} mode
   * @param {(store: (name: string) => IDBObjectStore, answer: (value: T) => void) => void} act
   * @returns {Promise<T>}
   */
  async use(names, mode, act) {
    if (!this.base) await this.open();
    return new Promise((resolve, reject) => {
      const transaction = /** @type {IDBDatabase} */ (this.base).transaction(names, mode, STRICT);
      /** @type {T} */
      let answer;
      transaction.oncomplete = () => resolve(answer);
      transaction.onabort = () => reject(failures.get(transaction) ?? transaction.error ?? new DOMException("aborted", "AbortError"));
      act((name) => transaction.objectStore(name), (value) => (answer = value));
    });
  }

  /** @returns {Promise<Entry[]>} without their steps */
  list() {
    return this.use(["drafts"], "readonly", (store, answer) => ask(store("drafts").getAll(), answer));
  }

  /** @param {string} id @returns {Promise<boolean>} */
  has(id) {
    return this.use(["drafts"], "readonly", (store, answer) => ask(store("drafts").count(id), (count) => answer(count > 0)));
  }

  /**
   * Read a draft with all that it needs.
   *
   * @param {string} id
   * @returns {Promise<{entry: Entry, texts: Texts} | null>}
   */
  read(id) {
    return this.use(["drafts", "steps", "parts"], "readonly", (store, answer) => {
      answer(null);
      ask(store("drafts").get(id), (found) => {
        if (!found) return;
        ask(store("steps").get(id), (steps) => {
          /** @type {Map<string, string>} */
          const texts = new Map();
          answer({ entry: { ...found, steps: steps?.text ?? "" }, texts });
          for (const name of new Set([...found.parts, ...(steps?.parts ?? [])])) ask(store("parts").get(name), (text) => text !== undefined && texts.set(name, text));
        });
      });
    });
  }

  /**
   * Write a draft, unless what is there is not what its writer has seen.
   *
   * @param {Entry} entry
   * @param {Texts} texts the parts that it needs
   * @param {(there: {stamp: string, same: boolean} | null) => boolean} allowed
   * @param {boolean} [last] whether it is the one to open with
   * @returns {Promise<boolean>} whether it was allowed
   */
  async write(entry, texts, allowed, last = true) {
    const { steps, parts, ...draft } = entry;
    let [swept, wrote] = [this.swept, false];
    const done = await this.use(ALL, "readwrite", (store, answer) => {
      answer(false);
      ask(store("drafts").get(entry.id), (there) => {
        if (!allowed(there ? { stamp: there.stamp, same: there.text === entry.text } : null)) return;
        answer(true);
        ask(store("about").get("swept"), (count = 0) => {
          swept = count;
          const known = count === this.swept ? this.there : new Set();
          for (const name of parts) if (!known.has(name)) store("parts").put(texts.get(name), name);
          store("drafts").put({ ...draft, parts });
          if (last) store("about").put(entry.id, LAST);
          wrote = !there || this.steps.get(entry.id) !== steps;
          if (wrote) store("steps").put({ id: entry.id, text: steps, parts });
        });
      });
    });
    if (!done) return false;
    if (swept !== this.swept) this.there.clear();
    this.swept = swept;
    for (const name of parts) this.there.add(name);
    if (wrote) this.steps.set(entry.id, steps);
    return true;
  }

  /** @param {string} id @returns {Promise<void>} */
  remove(id) {
    this.steps.delete(id);
    return this.use(["drafts", "steps", "files"], "readwrite", (store) => {
      for (const name of ["drafts", "steps", "files"]) store(name).delete(id);
    });
  }

  /** Take out the parts that no draft needs any more; who has seen them there is told to look again. @returns {Promise<void>} */
  sweep() {
    return this.use(ALL, "readwrite", (store) => {
      /** @type {Set<string>} */
      const needed = new Set();
      const note = (/** @type {{parts: string[]}[]} */ found) => found.forEach(({ parts }) => parts.forEach((name) => needed.add(name)));
      ask(store("drafts").getAll(), note);
      ask(store("steps").getAll(), note);
      ask(store("parts").getAllKeys(), (/** @type {IDBValidKey[]} */ names) => {
        const loose = names.filter((name) => !needed.has(String(name)));
        for (const name of loose) store("parts").delete(name);
        if (loose.length) ask(store("about").get("swept"), (count = 0) => store("about").put(count + 1, "swept"));
      });
    });
  }

  /** @returns {Promise<string>} the draft to open with, if there is one */
  last() {
    return this.use(["about"], "readonly", (store, answer) => ask(store("about").get(LAST), answer));
  }

  /** @param {string} id @returns {Promise<void>} */
  setLast(id) {
    return this.use(["about"], "readwrite", (store) => void store("about").put(id, LAST));
  }

  /** @param {string} id @returns {Promise<any>} the file that the draft is written to as well */
  file(id) {
    return this.use(["files"], "readonly", (store, answer) => ask(store("files").get(id), answer));
  }

  /** @param {string} id @param {any} file @returns {Promise<void>} */
  setFile(id, file) {
    return this.use(["files"], "readwrite", (store) => void (file ? store("files").put(file, id) : store("files").delete(id)));
  }
}

/** @type {(request: IDBRequest<any>, told: (value: any) => void) => void} */
function ask(request, told) {
  request.onsuccess = () => {
    try {
      told(request.result);
    } catch (error) {
      const transaction = /** @type {IDBTransaction} */ (request.transaction);
      failures.set(transaction, error);
      transaction.abort();
    }
  };
}

/** Why a transaction was given up, where the browser does not know. @type {WeakMap<IDBTransaction, unknown>} */
const failures = new WeakMap();
