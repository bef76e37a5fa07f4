// @ts-check
/**
 * What reads the Word files that come to the desk.
 *
 * @module
 */

import { part, UNREACHED } from "./later.js";

/** What reads Word files, which comes when one is brought; what it needs that opens and edits text is there by then. */
export async function reader() {
  let failure = "";
  const [brought, writing] = await Promise.all([import("./brought.js").catch(() => null), part("writing", (message) => (failure = message))]);
  if (!brought || !writing) throw new Error(failure || UNREACHED);
  return { ...brought, write: writing.writeSource };
}
