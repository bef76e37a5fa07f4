// @ts-check
/**
 * Every way out of the board on one sheet: Word, the clipboard, the chain's own file, both documents, the month's review.
 *
 * @module
 */

import { toFile } from "../bridge/chain-file.js";
import { PICTURES, reportOf } from "../bridge/chain-report.js";
import { agendaDocument } from "../bridge/review.js";
import { rangeOf } from "../bridge/plan.js";
import { button, make, say, sheet } from "../desk/element.js";
import { NOTHING } from "../report/facts.js";
import { toHtml, toMarkdown, toText } from "../report/document.js";
import { loadListing, whyNot } from "../site/catalog.js";
import { copy, offerSelected } from "../site/clipboard.js";
import { hand, named } from "../site/download.js";
import { picturesOf } from "./pictures.js";
import { today } from "./today.js";

/** @typedef {import("./board.js").Board} Board */
/** @typedef {import("../report/document.js").Document} Document */

const JSON_TYPE = "application/json";
/** Which outlines suit each document best; every other can be chosen too. */
const SUITING = { summary: ["team-project", "quarterly-plan"], plan: ["quarterly-plan", "summary-to-plan"] };

/** Save the chain's own file. @param {Board} board */
export function saveFile({ chain }) {
  hand(`${named(chain.title || "衔接链")}.chain.json`, toFile(chain), JSON_TYPE);
}

/**
 * Show the ways.
 *
 * @param {string} root the way to the root of the site
 * @param {Board} board
 * @param {((role: "summary" | "plan", outline: string) => void) | null} begin told which document is to be begun; none where one is at hand
 * @returns {void}
 */
export function take(root, board, begin) {
  const { body, open } = sheet("带走", "rk-take");
  const status = make("p", "rk-status", { role: "status" });
  const document = () => reportOf(board.chain, board.period, false);
  body.append(make("h3", "", {}, "衔接表"), ways(root, status, document, () => pictured(board)), make("h3", "", {}, "链文件"));
  const file = button("保存链文件", () => (saveFile(board), say(status, "已交给浏览器下载。")), "rk-button");
  const printing = button("打印", () => (body.closest("dialog")?.close(), print()), "rk-button");
  body.append(make("div", "rk-ways", {}, file, printing), make("p", "rk-hint", {}, "链文件装着各期的问题、措施、目标和答复，可以换一台电脑接着用，也可以和同事的并在一起。除了自己保存的文件，这条链不会离开这个浏览器。"));
  const months = monthsOf(board);
  if (months.length) body.append(make("h3", "", {}, "月度核对会议程"), ...review(root, board, months, status));
  if (begin && board.chain.links.length) body.append(...documents(root, board, begin));
  body.append(status);
  open();
}

/** @type {(root: string, status: HTMLElement, document: () => Document, worded: () => Promise<{document: Document, pictures: import("../word/pictures.js").Picture[]}>, first?: boolean) => HTMLElement} */
function ways(root, status, document, worded, first = true) {
  const word = button("下载Word", () => void toWordFile(root, worded(), status), first ? "rk-button rk-primary" : "rk-button", { "data-download": "docx" });
  const forms = /** @type {const} */ ([["rich", "复制到Word"], ["markdown", "复制Markdown"], ["text", "复制纯文本"]]).map(([form, label]) => button(label, () => void copied(form, document(), status), "rk-button", { "data-copy": form }));
  return make("div", "rk-ways", {}, word, ...forms);
}

/** @type {(form: "rich" | "markdown" | "text", document: Document, status: HTMLElement) => Promise<void>} */
async function copied(form, document, status) {
  const text = form === "markdown" ? toMarkdown(document, NOTHING) : toText(document, NOTHING);
  const done = await copy({ html: form === "rich" ? toHtml(document, NOTHING) : "", text });
  if (!done) offerSelected(text);
  say(status, done ? "已复制。" : "浏览器不允许写入剪贴板。");
}

/** The chain's document with its pictures. @param {Board} board */
async function pictured({ chain, period }) {
  const pictures = chain.links.length ? await picturesOf(chain, period, PICTURES) : [];
  return { document: reportOf(chain, period, pictures.length > 0), pictures };
}

/** @type {(root: string, made: Promise<{document: Document, pictures: import("../word/pictures.js").Picture[]}>, status: HTMLElement) => Promise<void>} */
async function toWordFile(root, made, status) {
  say(status, "正在写Word文件……");
  try {
    const [{ document, pictures }, { worded, DOCX }, { chosenLook }] = await Promise.all([made, import("../desk/word.js"), import("../site/word-profile.js")]);
    const report = { ...document, whole: true,  facts: NOTHING, fields: {}, short: true, notes: false, aims: {}, pictures, origins: { outline: "", flavour: /** @type {const} */ ("template"), numbering: /** @type {const} */ ("official"), sections: [] } };
    const { bytes } = await worded(root, report, await chosenLook("official"));
    hand(`${named(document.title)}.docx`, bytes, DOCX);
    say(status, "已下载。");
  } catch (error) {
    say(status, error instanceof Error && error.message ? error.message : whyNot(error));
  }
}

/** @type {(root: string, board: Board, months: readonly number[], status: HTMLElement) => Node[]} */
function review(root, board, months, status) {
  const now = Math.floor(today() / 100);
  const pick = make("select", "", { "aria-label": "哪个月" }, ...months.map((month) => make("option", "", { value: String(month), selected: month === now }, `${Math.floor(month / 100)}年${month % 100}月`)));
  const document = () => agendaDocument(board.chain, board.period, Number(pick.value) === now ? today() : Number(pick.value));
  return [make("label", "rk-pick", {}, make("span", "", {}, "哪个月"), pick), ways(root, status, document, async () => ({ document: document(), pictures: [] }), false)];
}

/** @type {(board: Board) => number[]} the months of the period, 202504 */
function monthsOf({ chain, period }) {
  const range = rangeOf(chain.periods.find(({ id }) => id === period)?.name ?? "");
  if (!range) return [];
  const [from, to] = range.map((day) => Math.floor(day / 100));
  const found = [];
  for (let month = from; month <= to && found.length < 24; month = month % 100 === 12 ? month + 89 : month + 1) found.push(month);
  return found;
}

/** @type {(root: string, board: Board, begin: (role: "summary" | "plan", outline: string) => void) => Node[]} */
function documents(root, board, begin) {
  const box = make("div", "rk-ways rk-begin-ways");
  const rest = make("p", "rk-hint", {}, "打开起稿台，清单照这条链填好；链后来改了，草稿里没有改过的地方跟着改，自己改过的留着。");
  const roles = /** @type {const} */ ([["summary", "写上期的总结"], ["plan", "写这期的计划"]]).filter(([role]) => role === "plan" || board.before);
  void loadListing(root).then(
    ({ outlines }) => box.replaceChildren(...roles.map(([role, label]) => {
      const ordered = [...outlines].sort((one, other) => rank(role, one.id) - rank(role, other.id));
      const pick = make("select", "", { "aria-label": `${label}，用哪份提纲` }, ...ordered.map(({ id, title }) => make("option", "", { value: id }, title)));
      return make("div", "rk-begin-way", {}, button(label, () => begin(role, pick.value), "rk-button"), make("label", "rk-pick", {}, make("span", "", {}, "提纲"), pick));
    })),
    (error) => box.replaceChildren(make("p", "rk-error", { role: "alert" }, `提纲没有载入成功。${whyNot(error)}`)),
  );
  return [make("h3", "", {}, "接着写"), box, rest];
}

/** @type {(role: "summary" | "plan", id: string) => number} */
const rank = (role, id) => (SUITING[role].includes(id) ? SUITING[role].indexOf(id) : SUITING[role].length);
