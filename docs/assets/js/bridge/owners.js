// @ts-check
/**
 * Who a cell of 责任人 names: one person, several, or a unit in which nobody is named.
 *
 * @module
 */

import { narrow } from "../report/typed.js";

const REMARK = /\([^()]*\)|等(?:[0-9]{1,3}人)?$/g;
const PART = /^(?:牵头|主办|主责|负责|责任|配合|协办|协助|参与|[AB]角)(?:人|人员|单位|部门)?:/;
const BETWEEN = /[、,;/&|]/;
// Words that also stand in a name divide only what is long enough to be two.
const JOINED = /^([^和与及]{2,4})[和与及]([^和与及]{2,4})$/;
// A name of two characters is often set wide, a long family name apart.
const SET_WIDE = /^(\p{Script=Han}|欧阳|上官|司马|司徒|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木|东方) (\p{Script=Han}{1,2})$/u;
const SPACED = /^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u;
const NOBODY = /^(?:待.{1,3}|未定|暂无|无|空|[-—?]+)$/;
const EVERYBODY = /大家|全体|全员|所有人|人员$/;
// 王登科 is a person, and so may be anyone whose name is as short as 王科.
const UNIT = /^(?:各|相关|有关|双方)|(?:部门|中心|公司|小组|班组|专班|委员会|工会|团队|车间|学校|单位|总部|本部|支部|.{2}(?:部|处|科(?<!登科)|组|室|局|院|办|所|站|队|厂|厅|街道|社区))$/;

/** The names in a cell of 责任人, each once; what stands in brackets after one, and the part that one has, are no names. @type {(cell: string) => string[]} */
export function ownersIn(cell) {
  const text = narrow(narrow(cell.replaceAll("\n", "、")).replace(REMARK, ""));
  const parts = text.split(BETWEEN).flatMap((part) => {
    const one = part.trim().replace(PART, "").trim().replace(SET_WIDE, "$1$2");
    const joined = JOINED.exec(one);
    return joined ? [joined[1].trim(), joined[2].trim()] : SPACED.test(one) ? one.split(" ") : [one];
  });
  return [...new Set(parts.filter((name) => name && !NOBODY.test(name)))];
}

/** Whether a name is that of everybody. @type {(name: string) => boolean} */
export const isEverybody = (name) => EVERYBODY.test(name);

/** Whether a name is that of a unit, or of everybody. @type {(name: string) => boolean} */
export const isUnit = (name) => isEverybody(name) || UNIT.test(name);
