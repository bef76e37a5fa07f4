// @ts-check
/**
 * What stands between the braces of a blank: a field, a column of a list, or what follows from a list.
 *
 * The twin of hooks/reportkb/report/reference.py, which says what each form means.
 *
 * @module
 */

/** @typedef {"计数" | "合计" | "名单" | "占比" | "比率" | "有" | "无"} Means how it follows */
/** @typedef {{list: string, word: string, row: number, column: string}} ColumnReference row: its place from 1, or 0 for whichever a block is repeated for */
/** @typedef {{function: Means, list: string, column: string, word: string, other: string}} Derived */
/** @typedef {ColumnReference | Derived} Reference */

/** The number of a row among those that a block is repeated for. */
export const ORDINAL = "序号";

const WORD = "[\\p{L}\\p{Nl}\\p{No}][\\p{L}\\p{N}_]{0,23}";
const COLUMN = new RegExp(`^(${WORD})(?:\\((${WORD})\\))?(?:\\[([0-9]{1,6})\\])?\\.(${WORD})$`, "u");
const DERIVED = new RegExp(`^(计数|合计|名单|占比|比率|有|无)\\((${WORD})(?:\\.(${WORD}))?(?:,(${WORD})(?:\\.(${WORD}))?)?\\)$`, "u");
const TYPED = /[（），． \u3000]/g;
/** @type {Readonly<Record<string, string>>} */
const HALF = { "（": "(", "）": ")", "，": ",", "．": "." };

/** Write a reference as it is kept: with half-width marks and without space. @type {(text: string) => string} */
export const canonical = (text) => text.replace(TYPED, (mark) => HALF[mark] ?? "");

/** @type {Map<string, Reference | null>} */
const known = new Map();

/**
 * Read a canonical name.
 *
 * @param {string} name
 * @returns {Reference | null} null where it is a field's, or no name at all
 */
export function parseReference(name) {
  const before = known.get(name);
  if (before !== undefined) return before;
  const column = COLUMN.exec(name);
  const found = column
    ? { list: column[1], word: column[2] ?? "", row: Number(column[3] ?? 0), column: column[4] }
    : derivedOf(DERIVED.exec(name));
  if (known.size > 5000) known.clear();
  known.set(name, found);
  return found;
}

/** @type {(match: RegExpExecArray | null) => Derived | null} */
function derivedOf(match) {
  if (!match) return null;
  const name = /** @type {Means} */ (match[1]);
  const [of, column = "", second = "", other = ""] = match.slice(2);
  if (name === "比率") return column && other && second === of ? { function: name, list: of, column, word: "", other } : null;
  const names = name === "有" || name === "无" || Boolean(column) === (name === "合计");
  const fits = !other && names && (Boolean(second) || name !== "占比");
  return fits ? { function: name, list: of, column, word: second, other: "" } : null;
}

/**
 * Say what a blank asks for, which its writer reads between brackets.
 *
 * @param {string} name
 * @returns {string}
 */
export function label(name) {
  const found = parseReference(name);
  if (!found) return name;
  if (!("function" in found)) return found.column === "名称" ? `${found.list}名称` : found.column;
  if (found.function === "比率") return `${found.column}与${found.other}之比`;
  if (found.function === "合计") return `${found.word}${found.column}合计`;
  const what = found.word ? `${found.word}的${found.list}` : found.list;
  return found.function === "名单" ? what : `${what}${found.function === "占比" ? "占比" : "数"}`;
}
