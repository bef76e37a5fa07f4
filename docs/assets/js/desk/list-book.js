// @ts-check
/**
 * All that a draft knows into one workbook, and back from it after a look at what goes where.
 *
 * @module
 */

import { rowsOf } from "../report/facts.js";
import { brought, misfits, taken } from "../draft/book.js";
import { broughtValues, factsBook, VALUES } from "../draft/facts-book.js";
import { fillField } from "../draft/draft.js";
import { isEmpty, MOST } from "../draft/rows.js";
import { fromWorkbook } from "../draft/workbook.js";
import { XLSX } from "../draft/workbook-parts.js";
import { toWorkbook } from "../draft/workbook-writer.js";
import { hand, named } from "./download.js";
import { button, make, say, sheet } from "./element.js";
import { textOf } from "./file-text.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/book.js").Brought} Brought */
/** @typedef {import("../draft/facts-book.js").BroughtValues} BroughtValues */
/** @typedef {import("../draft/workbook-writer.js").Sheet} Sheet */

const LARGEST = 8 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What is typed into: each list is a part of one step. */
const STEP = "book";

/** Hand what a draft knows to the browser as a workbook, with room for what it does not. @param {Draft} draft @param {readonly string[]} lists */
export function takeBook(draft, lists) {
  hand(`${named(draft.name)}.xlsx`, toWorkbook(factsBook(draft, lists)), XLSX);
}

/**
 * Ask for a file.
 *
 * @param {string} accept
 * @param {string} label
 * @returns {Promise<File | null>} a writer who chooses none is not waited for
 */
export function chosenFile(accept, label) {
  return new Promise((done) => {
    const input = make("input", "", { type: "file", accept, hidden: true, "aria-label": label });
    const end = () => (input.remove(), done(input.files?.[0] ?? null));
    input.addEventListener("change", end);
    input.addEventListener("cancel", end);
    document.body.append(input);
    input.click();
  });
}

/** Read the sheets of a file. @type {(file: File) => Promise<Sheet[] | null>} null where it is no workbook, or one too large */
export async function sheetsOf(file) {
  const start = new Uint8Array(await file.slice(0, ZIP.length).arrayBuffer());
  if (file.size > LARGEST || !ZIP.every((byte, at) => start[at] === byte)) return null;
  const sheets = await fromWorkbook(new Uint8Array(await file.arrayBuffer()));
  if (!sheets.length) throw new Error(`“${file.name}”里没有内容。`);
  return sheets;
}

/**
 * Show what a workbook would bring, and take it where the writer agrees.
 *
 * @param {File | null} given the file, or none yet
 * @param {() => Draft} current the draft as it is then
 * @param {readonly string[]} lists those that the sections use
 * @param {import("./facts-panel.js").Told} told
 * @returns {Promise<void>}
 */
export async function bringBook(given, current, lists, told) {
  const file = given ?? (await chosenFile(`.xlsx,${XLSX}`, "Excel文件"));
  if (!file) return;
  try {
    const sheets = await sheetsOf(file);
    if (sheets) {
      const values = broughtValues(sheets, current());
      const rest = values ? sheets.filter(({ name }) => name.trim() !== VALUES) : sheets;
      return look(file.name, brought(rest, current().types, lists), values, current, told);
    }
    await textOf(file);
    told.pass(`“${file.name}”不是Excel表格。CSV文件一次装一个清单，请在那个清单的名字旁边按“导入”。`);
  } catch (error) {
    told.pass(error instanceof Error ? error.message : "打不开这个文件。");
  }
}

/** @type {(name: string, found: readonly Brought[], values: BroughtValues | null, current: () => Draft, told: import("./facts-panel.js").Told) => void} */
function look(name, found, values, current, told) {
  const draft = current();
  const going = found.filter(({ list, rows }) => list && rows.length);
  const filled = Object.entries(values?.values ?? {});
  const { body, dialog, open, close } = sheet("从Excel文件读回全部清单", "rk-placing");
  const count = found.length + (values ? 1 : 0);
  const fits = going.length + (filled.length ? 1 : 0);
  const about = `“${name}”里有${count}张表，${fits ? `${fits}张放得进来` : values && found.every(({ list }) => list) ? "没有和现在不同的内容" : "没有一张放得进来"}。`;
  const after = { ...draft.rows, ...taken(draft.rows, found, false) };
  // A workbook of ours has a sheet for every list, and few of them are filled in.
  const empty = found.filter(({ list, rows }) => list && !rows.length);
  const rest = empty.length ? [make("li", "", {}, make("strong", "", {}, "没有填的"), `${empty.length}张，不变：${empty.map(({ list }) => list).join("、")}。`)] : [];
  const lines = [...(values ? [valuesLine(values)] : []), ...found.filter((one) => !empty.includes(one)).map((one) => line(one, draft, after)), ...rest];
  body.append(make("p", "", {}, about), make("ul", "rk-book", {}, ...lines));
  if (!fits) {
    body.append(make("p", "rk-hint", {}, `表的名字要和清单的名字一样，第一行写各列的名称；名称、日期这些写在“${VALUES}”里。“全部清单存成Excel文件”存出来的就是这样。`), make("div", "rk-ways", {}, button("知道了", close, "rk-button rk-primary")));
    open();
    return;
  }
  const begun = going.some(({ list }) => rowsOf(draft.rows, list).length);
  if (begun) body.append(where("原来的行", [["end", "接在后面"], ["over", "换掉原来的"]]));
  const full = make("p", "rk-error", { role: "alert" });
  const take = button("放进来", () => {
    const rows = taken(draft.rows, found, Boolean(dialog.querySelector("input[value=over]:checked")));
    const over = Object.keys(rows).find((list) => rows[list].length > MOST);
    if (over) {
      say(full, `放进来“${over}”就有${rows[over].length}行了，一个清单最多${MOST}行。什么都没有放进来。`);
      return;
    }
    close();
    told.seal();
    for (const list of Object.keys(rows)) told.rows(list, rows[list], STEP);
    told.change(filled.reduce((made, [field, raw]) => fillField(made, field, raw), current()), STEP);
    told.seal();
    const said = [going.length ? `${going.length}个清单、${going.reduce((sum, one) => sum + one.rows.length, 0)}行` : "", filled.length ? `${VALUES}${filled.length}项` : ""];
    told.pass(`放进来${said.filter(Boolean).join("，")}，可以撤销。`);
  }, "rk-button rk-primary");
  body.append(full, make("div", "rk-ways", {}, take, button("不要", close, "rk-button")));
  open();
  take.focus();
}

/** @type {(values: BroughtValues) => HTMLElement} what the sheet of values brings */
function valuesLine({ values, same, left }) {
  const names = Object.keys(values);
  const said = [
    names.length ? `${names.length}项要放进来：${names.join("、")}。` : "",
    same ? `${same}项和现在一样。` : names.length ? "" : "“内容”一列是空的，什么都不变。",
    left.length ? `这份草稿不用的${left.length}项不放：${left.join("、")}。` : "",
  ];
  return make("li", "", {}, make("strong", "", {}, VALUES), said.join(""));
}

/** @type {(one: Brought, draft: Draft, after: import("../report/facts.js").Rows) => HTMLElement} what a sheet brings */
function line({ sheet: name, list, rows, columns, left, why }, draft, after) {
  const head = make("strong", "", {}, name);
  if (!list) return make("li", "rk-unplaced", {}, head, `不放：${why}。`);
  const now = rowsOf(draft.rows, list).filter((row) => !isEmpty(row)).length;
  const wrong = misfits(draft, list, rows, after);
  const said = [
    `${rows.length}行放进“${list}”${now ? `（现有${now}行）` : ""}，对上${columns.length}列：${columns.join("、")}。`,
    left.length ? `不放${left.length}列：${left.join("、")}。` : "",
    wrong.length ? unclear(wrong) : "",
  ];
  return make("li", "", {}, head, said.join(""));
}

/** @type {(wrong: readonly string[]) => string} */
export const unclear = (wrong) => `有${wrong.length}格认不出来（${[...new Set(wrong)].join("、")}），照原样放进去，在格子里标出来。`;

/** Ask where rows go; the first is chosen. @type {(legend: string, ways: readonly (readonly [value: string, label: string])[]) => HTMLElement} */
export function where(legend, ways) {
  const choices = ways.map(([value, label], index) => make("label", "", {}, make("input", "", { type: "radio", name: "rk-where", value, checked: !index }), make("span", "", {}, label)));
  return make("fieldset", "rk-placing-where", {}, make("legend", "rk-unseen", {}, legend), ...choices);
}
