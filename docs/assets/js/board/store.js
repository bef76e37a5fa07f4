// @ts-check
/**
 * Chains in this browser's own database: never anywhere else, unless their owner saves a file.
 *
 * @module
 */

/** @typedef {{id: string, title: string, saved: string, stamp: string, text: string}} Kept stamp: of the writing; text: the chain's file */

const [NAME, CHAINS] = ["reportkb-chains", "chains"];

/** @returns {Promise<Kept[]>} the latest first; none where the browser keeps nothing */
export async function kept() {
  try {
    /** @type {Kept[]} */
    const found = await use("readonly", (store) => store.getAll());
    return found.sort((a, b) => b.saved.localeCompare(a.saved));
  } catch {
    return [];
  }
}

/** @param {string} id @returns {Promise<Kept | null>} */
export async function read(id) {
  try {
    return (await use("readonly", (store) => store.get(id))) ?? null;
  } catch {
    return null;
  }
}

/**
 * Keep a chain, unless what is kept is not what was last seen.
 *
 * @param {Kept} entry
 * @param {string} seen the stamp that was last seen; empty for a new one
 * @returns {Promise<"kept" | "off" | "conflict">} off: the browser keeps nothing
 */
export async function keep(entry, seen) {
  try {
    let outcome = /** @type {"kept" | "conflict"} */ ("kept");
    await use("readwrite", (store) => {
      const asking = store.get(entry.id);
      asking.onsuccess = () => {
        if (asking.result && asking.result.stamp !== seen) outcome = "conflict";
        else store.put(entry);
      };
      return asking;
    });
    return outcome;
  } catch {
    return "off";
  }
}

/** @param {string} id @returns {Promise<void>} */
export async function remove(id) {
  await use("readwrite", (store) => store.delete(id)).catch(() => undefined);
}

/** @type {(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<any>) => Promise<any>} the answer, when it is on the disk */
function use(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(CHAINS, { keyPath: "id" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const transaction = base.transaction([CHAINS], mode, { durability: "strict" });
      const request = act(transaction.objectStore(CHAINS));
      const end = (/** @type {() => void} */ tell) => (base.close(), tell());
      transaction.oncomplete = () => end(() => resolve(request.result));
      transaction.onabort = () => end(() => reject(transaction.error));
    };
  });
}
