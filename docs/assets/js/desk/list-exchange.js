// @ts-check
/**
 * Blocks of cells into a list, after a look at what goes where; and lists into files and back.
 *
 * @module
 */

import { rowsOf } from "../report/facts.js";
import { adopted } from "../draft/adopting.js";
import { misfits } from "../draft/book.js";
import { fromCsv, toCsv } from "../draft/csv.js";
import { ownFactsOf } from "../draft/draft.js";
import { placing } from "../draft/placing.js";
import { isEmpty, MOST, putRows } from "../draft/rows.js";
import { button, make, say, sheet } from "./element.js";
import { textOf } from "./file-text.js";
import { hand, named } from "./download.js";
import { chosenFile, sheetsOf, unclear, where } from "./list-book.js";

export { bringBook, takeBook } from "./list-book.js";
export { Selecting } from "./list-selection.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/block.js").Cells} Cells */
/** @typedef {import("../draft/placing.js").Placing} Placing */
/** @typedef {{cells: Cells, tables: number}} Block */
/** @typedef {{draft: Draft, list: string, at: {row: number, column: string}, shown: readonly string[]}} Place shown: the columns that the grid shows */

const SHOWN = 4;
const KINDS = ".csv,.tsv,.txt,.xlsx,text/csv,text/plain";

/**
 * Show where a block's columns would go, and take it where the writer agrees.
 *
 * @param {Block} block
 * @param {Place} place
 * @param {import("./facts-panel.js").Told} told
 * @param {(row: number) => void} go moves to a row
 * @returns {void}
 */
export function look(block, place, told, go) {
  const { draft, list, at } = place;
  const { cells } = block;
  const rows = rowsOf(draft.rows, list);
  const { body, dialog, open, close } = sheet(`放进“${list}”`, "rk-placing");
  const most = MOST - rows.length;
  if (cells.length > MOST + 1) {
    body.append(
      make("p", "", {}, `这一块有${cells.length}行、${cells[0].length}列，一个清单最多放${MOST}行。`),
      make("p", "", {}, "什么都没有放进来，清单还是原来的样子，剪贴板和文件也没有动。请挑出报告要用的行，分开复制。"),
      make("div", "rk-ways", {}, button("知道了", close, "rk-button rk-primary")),
    );
    open();
    return;
  }
  const state = new Placed(block, place);
  const replace = at.row < rows.length;
  const ways = replace ? [where("放在哪里", [["end", "加在最后"], ["over", `从第${at.row + 1}行起替换`]])] : [];
  const full = make("p", "rk-error", { role: "alert" });
  const take = button("放进来", () => {
    const added = state.rows();
    const over = Boolean(dialog.querySelector("input[value=over]:checked"));
    const after = over ? replaced(rows, at.row, added, state.targets()) : putRows(rows, rows.length, added);
    if (after.length > MOST) {
      say(full, `放进来就有${after.length}行了，一个清单最多${MOST}行，还能放${most}行。什么都没有放进来。`);
      return;
    }
    close();
    if (told.rows(list, after)) told.pass(`放进来${added.length}行，可以撤销。`);
    go(over ? at.row : rows.length);
  }, "rk-button rk-primary");
  body.append(state.about, ...(state.titled ? [state.titled] : []), state.box, state.said, ...ways, full, make("div", "rk-ways", {}, take, button("不要", close, "rk-button")));
  open();
  take.focus();
}

/** @type {(rows: readonly import("../report/facts.js").Row[], from: number, added: readonly import("../report/facts.js").Row[], targets: readonly string[]) => import("../report/facts.js").Row[]} what stands in other columns stays */
function replaced(rows, from, added, targets) {
  const over = added.map((row, index) => {
    const others = Object.entries(rows[from + index] ?? {}).filter(([name]) => !targets.includes(name));
    return Object.fromEntries([...others, ...Object.entries(row)]);
  });
  return [...rows.slice(0, from), ...over, ...rows.slice(from + added.length)];
}

/** What goes where, as the writer changes it. */
class Placed {
  /** @param {Block} block @param {Place} place */
  constructor(block, { draft, list, at, shown }) {
    this.block = block;
    this.draft = draft;
    this.list = list;
    this.type = draft.types[list];
    /** @type {Placing} */
    this.first = placing(block.cells, list, this.type, at.column, shown);
    this.placed = this.first;
    this.found = this.placed.head;
    this.about = make("p");
    this.said = make("p", "rk-hint", { role: "status" });
    this.box = make("div", "rk-placing-box", { tabindex: 0, role: "region", "aria-label": "哪一列放到哪里" });
    const check = make("input", "", { type: "checkbox", checked: this.found > 0 });
    check.addEventListener("change", () => this.head(check.checked));
    this.titled = block.cells.length > 1 ? make("label", "rk-placing-titled", {}, check, make("span", "", {}, this.found > 1 ? `第${this.found}行是表头` : "第一行是表头")) : null;
    this.render();
  }

  /** @param {boolean} there whether there is a line of headings */
  head(there) {
    const { cells } = this.block;
    const line = Math.max(1, this.found);
    const columns = there
      ? this.first.head
        ? this.first.columns
        : this.placed.columns.map((column, index) => ({ ...column, name: cells[0][index] }))
      : this.placed.columns.map(({ to }) => ({ name: "", unit: "", to }));
    this.placed = { head: there ? line : 0, columns };
    this.render();
  }

  /** @returns {string[]} */
  targets() {
    return this.placed.columns.flatMap(({ to }) => to ?? []);
  }

  rows() {
    return adopted(this.block.cells, this.placed, this.type);
  }

  /** @param {number} index @param {string | null} to */
  put(index, to) {
    const columns = this.placed.columns.map((column, at) => {
      if (at === index) return { ...column, to };
      return to !== null && column.to === to ? { ...column, to: null } : column;
    });
    this.placed = { ...this.placed, columns };
    this.render();
    this.box.querySelectorAll("select")[index]?.focus();
  }

  render() {
    const { cells, tables } = this.block;
    const { head, columns } = this.placed;
    const above = head > 1 ? `，上面${head - 1}行不放` : "";
    const several = tables > 1 ? `一共${tables}张表，取了最大的一张。` : "";
    say(this.about, `${several}${cells.length - head}行、${cells[0].length}列${above}。看看哪一列放到哪里：`);
    const choosing = columns.map(({ name, to }, index) => {
      const options = Object.keys(this.type.columns).map((own) => make("option", "", { value: own, selected: own === to }, own));
      const select = make("select", "", { "aria-label": `${name || `第${index + 1}列`}放到` }, make("option", "", { value: "", selected: to === null }, "不放"), ...options);
      select.addEventListener("change", () => this.put(index, select.value || null));
      return make("th", to === null ? "rk-unplaced" : "", { scope: "col" }, select, name ? make("span", "rk-placing-name", {}, name) : null);
    });
    const values = cells.slice(head, head + SHOWN).map((row) => make("tr", "", {}, ...row.map((value, index) => make("td", columns[index].to === null ? "rk-unplaced" : "", {}, value))));
    const scrolled = this.box.scrollLeft;
    this.box.replaceChildren(make("table", "", {}, make("thead", "", {}, make("tr", "", {}, ...choosing)), make("tbody", "", {}, ...values)));
    this.box.scrollLeft = scrolled;
    say(this.said, this.wrong());
  }

  /** @returns {string} */
  wrong() {
    const wrong = misfits(this.draft, this.list, this.rows());
    const left = this.placed.columns.filter(({ to }) => to === null).length;
    const out = left ? `有${left}列不放。` : "";
    return wrong.length ? out + unclear(wrong) : out;
  }
}

/**
 * Ask for a file, and read its cells.
 *
 * @param {string} list the list that they are for
 * @param {(message: string) => void} failed
 * @returns {Promise<Block | null>} null where there are none; a writer who chooses no file is not waited for
 */
export async function bringFile(list, failed) {
  const file = await chosenFile(KINDS, "表格文件");
  return file && blockIn(file, list).catch((error) => (failed(error.message), null));
}

/** @type {(file: File, list: string) => Promise<Block>} of a workbook the sheet that is called like the list, or else the largest */
async function blockIn(file, list) {
  const size = (/** @type {import("../draft/workbook.js").Sheet} */ { cells }) => cells.length * cells[0].length;
  const sheets = await sheetsOf(file);
  if (sheets) {
    const named = sheets.find(({ name }) => name.trim() === list);
    return { cells: (named ?? sheets.reduce((most, one) => (size(one) > size(most) ? one : most))).cells, tables: named ? 1 : sheets.length };
  }
  const cells = fromCsv(await textOf(file));
  if (!cells.length) throw new Error(`“${file.name}”里没有内容。`);
  return { cells, tables: 1 };
}

/** Hand a list to the browser as a file. @param {Draft} draft @param {string} list */
export function takeFile(draft, list) {
  const rows = rowsOf(draft.rows, list).filter((row) => !isEmpty(row));
  const text = toCsv(draft.types[list], rows, rowsOf(ownFactsOf(draft).rows, list));
  hand(`${named(draft.name)}-${list}.csv`, text, "text/csv");
}
