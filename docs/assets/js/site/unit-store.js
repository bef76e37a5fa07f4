// @ts-check
/**
 * The Word templates that a unit brought, as they were, in this browser only.
 *
 * @module
 */

import { holdsUnits, UNITS } from "./word-profile.js";

/** @typedef {{id: string, name: string, file: string, size: number, day: string}} UnitEntry name: as its reader calls it; file: as the file was called */

const NAME = "reportkb-units";
const [ENTRIES, FILES] = ["entries", "files"];

/** @returns {Promise<UnitEntry[]>} the latest first; none where the browser keeps nothing */
export async function units() {
  if (!holdsUnits()) return [];
  try {
    /** @type {UnitEntry[]} */
    const found = await use("readonly", (store) => store(ENTRIES).getAll());
    return found.sort((a, b) => b.id.localeCompare(a.id));
  } catch {
    return [];
  }
}

/** @param {string} id @returns {Promise<Uint8Array<ArrayBuffer> | null>} the file as it was brought */
export async function unitFile(id) {
  try {
    return (await use("readonly", (store) => store(FILES).get(id))) ?? null;
  } catch {
    return null;
  }
}

/** Keep a template. @param {Omit<UnitEntry, "id">} entry @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} its id @throws {Error} with a sentence where there is no room */
export async function keepUnit(entry, bytes) {
  const id = `${Date.now()}`;
  try {
    await use("readwrite", (store) => (store(FILES).put(bytes, id), store(ENTRIES).put({ ...entry, id })));
    localStorage.setItem(UNITS, "kept");
  } catch {
    throw new Error("浏览器没有存下这份模板：可能开着无痕窗口，或者存储空间满了。换普通窗口，或清理出一些空间再试。");
  }
  document.dispatchEvent(new Event(UNITS));
  return id;
}

/** @param {string} id @returns {Promise<void>} */
export async function removeUnit(id) {
  await use("readwrite", (store) => (store(FILES).delete(id), store(ENTRIES).delete(id)));
  document.dispatchEvent(new Event(UNITS));
}

/** @type {(mode: IDBTransactionMode, act: (store: (name: string) => IDBObjectStore) => IDBRequest<any>) => Promise<any>} the answer to the last request, when it is on the disk */
function use(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(ENTRIES, { keyPath: "id" });
      opening.result.createObjectStore(FILES);
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const transaction = base.transaction([ENTRIES, FILES], mode, { durability: "strict" });
      const request = act((name) => transaction.objectStore(name));
      const end = (/** @type {() => void} */ tell) => (base.close(), tell());
      transaction.oncomplete = () => end(() => resolve(request.result));
      transaction.onabort = () => end(() => reject(transaction.error));
    };
  });
}
