// @ts-check
/**
 * The board of a draft's chain over the desk, and the draft kept in step with it.
 *
 * @module
 */

import { parseKept, toFile } from "../bridge/chain-file.js";
import { rowsFor } from "../bridge/documents.js";
import { chainFor, stepped, tied } from "../bridge/tying.js";
import { addSnippet, listsInUse } from "../draft/draft.js";
import { loadPiece } from "../site/catalog.js";
import { Board } from "../board/board.js";
import { picturesOf } from "../board/pictures.js";
import { Saving } from "../board/saving.js";
import { keep, read } from "../board/store.js";
import { take } from "../board/taking.js";
import { sheet } from "./element.js";
import { freshId } from "./store.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */

const STYLES = "assets/css/board.css";

/** Have the board's own styles. @type {(root: string) => void} */
function dress(root) {
  const href = `${root}${STYLES}`;
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

/** Read a chain that this browser keeps. @type {(id: string) => Promise<{chain: import("../bridge/chain.js").Chain | null, stamp: string}>} */
async function chainOf(id) {
  const found = id ? await read(id) : null;
  return { chain: found && parseKept(found.text).chain, stamp: found?.stamp ?? "" };
}

/** Whether a board is shown, or about to be. */
let shown = false;
/** What a document of a chain has besides: the last plan answered, first in a summary; and the matrix, last. */
const [ANSWERED, MATRIX] = ["results/last-plan-answered", "mechanisms/bridge-matrix"];
const MATRIX_LIST = "衔接";
const PARTED = "这份草稿原来的衔接链不在这个浏览器里，照它的清单另起了一条。";
const [ANSWERED_HEADING, MATRIX_HEADING] = ["上期计划完成情况", "衔接表"];

/**
 * Add the sections that say what became of the last plan and where each problem went, where a draft has none of them.
 *
 * @type {(root: string, draft: Draft, rows: Draft["rows"]) => Promise<Draft>}
 */
async function withSections(root, draft, rows) {
  const used = new Set([...listsInUse(draft).values()].flatMap((lists) => [...lists.keys()]));
  const wanted = [["结转", ANSWERED, ANSWERED_HEADING, 0], [MATRIX_LIST, MATRIX, MATRIX_HEADING, draft.sections.length + 1]];
  let made = draft;
  for (const [list, id, heading, at] of /** @type {[string, string, string, number][]} */ (wanted)) {
    if (used.has(list) || !rows[list]?.length) continue;
    const piece = await loadPiece(root, id).catch(() => null);
    if (piece) made = addSnippet(made, Math.min(at, made.sections.length), 1, id, { ...piece, title: heading });
  }
  return made;
}

/**
 * Tie a draft that was just begun to a chain.
 *
 * @param {string} root the way to the root of the site
 * @param {Draft} draft
 * @param {string} search what stands behind the question mark of the address: the chain, the period and the document
 * @returns {Promise<Draft>} the same where the chain is not there
 */
export async function begun(root, draft, search) {
  const wishes = new URLSearchParams(search);
  const [period, role] = [wishes.get("period") ?? "", wishes.get("role") === "summary" ? /** @type {const} */ ("summary") : /** @type {const} */ ("plan")];
  const { chain } = await chainOf(wishes.get("chain") ?? "");
  return chain ? tied(await withSections(root, draft, rowsFor(chain, period, role)), chain, period, role) : draft;
}

/**
 * Bring the draft on the desk in step with its chain, and say what changed.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {Promise<void>}
 */
export async function keepStep(desk) {
  const { draft } = desk;
  const { chain } = await chainOf(draft.chain?.id ?? "");
  if (!chain || desk.draft !== draft) return;
  const step = stepped(draft, chain);
  if (step.draft === draft) return;
  desk.session.seal();
  desk.change(step.draft);
  const told = [step.changed && `改了${step.changed}格`, step.added && `加了${step.added}行`, step.removed && `去掉${step.removed}行`].filter(Boolean);
  const own = step.kept.length ? `；自己改过的${step.kept.length}格没有动` : "";
  if (told.length || own) desk.done(`衔接链变了，清单跟着${told.join("、") || "核对过"}${own}。`);
}

/**
 * Draw the pictures of the draft's chain for the section that holds its matrix.
 *
 * @param {Draft} draft
 * @returns {Promise<import("../word/pictures.js").Picture[]>} none where there is no such section, or no chain
 */
export async function picturesFor(draft) {
  const [key] = [...listsInUse(draft)].find(([, lists]) => lists.has(MATRIX_LIST)) ?? [];
  const { chain } = await chainOf(draft.chain?.id ?? "");
  return chain && draft.chain && key ? picturesOf(chain, draft.chain.period, key) : [];
}

/**
 * Show the board of the draft's chain; one is begun from its lists where it has none.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {Promise<void>}
 */
export async function showBoard(desk) {
  // On a slow line it is pressed again.
  if (shown) return;
  shown = true;
  dress(desk.root);
  const known = await chainOf(desk.draft.chain?.id ?? "");
  const { chain, period, role, draft } = chainFor(desk.draft, known.chain, freshId());
  const parted = draft !== desk.draft;
  if (parted) desk.change(draft, "chain");
  const { body, dialog, open } = sheet("衔接", "rk-bridge-sheet", () => true);
  let timer = 0;
  const { id } = desk.draft;
  const follow = () => {
    timer = 0;
    // What another tab kept may be known only when another draft is on the desk.
    if (desk.draft.id !== id) return;
    desk.change(stepped(desk.draft, board.chain, { period: desk.draft.chain?.period ?? period, role }).draft, "chain");
  };
  const board = new Board(chain, {
    changed: () => {
      saving.later();
      if (!timer) timer = window.setTimeout(follow, 0);
    },
    pass: (message, offer) => desk.notices.pass(message, offer),
    announce: (message) => desk.notices.announce(message),
    acts: [["带走…", () => take(desk.root, board, null)]],
  });
  const saving = new Saving(() => board.chain, (merged) => (board.session.take(merged), board.render(), follow()), board.bar);
  const stamp = known.stamp || (await first(chain));
  board.begin(chain, period);
  saving.begin(stamp);
  if (known.chain && known.chain !== chain) saving.later();
  desk.session.seal();
  follow();
  body.append(board.box);
  dialog.addEventListener("close", () => {
    shown = false;
    saving.end();
    desk.session.seal();
  });
  open();
  board.render();
  if (parted) desk.notices.pass(PARTED);
}

/** Keep a chain that was just begun, so that the draft finds it again. @type {(chain: import("../bridge/chain.js").Chain) => Promise<string>} */
async function first(chain) {
  const stamp = freshId();
  return (await keep({ id: chain.id, title: chain.title, saved: new Date().toISOString(), stamp, text: toFile(chain) }, "")) === "kept" ? stamp : "";
}
