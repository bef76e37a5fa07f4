// @ts-check
/**
 * The meetings at which a period's plan is checked: one a month in which something is due, on its last working day.
 *
 * @module
 */

import { display } from "../report/values.js";
import { lastWorkday, monthOf, previousWorkday, spoken, yearOf } from "./calendar.js";
import { dutiesOf } from "./duties.js";
import { periodOf } from "./chain.js";
import { rangeOf } from "./plan.js";

/** @typedef {{编号: string, 名称: string, 频次: string, 输出: string, 用途: string}} Meeting */

/** How many of a month's rows are named. */
const NAMED = 4;

/**
 * List the meetings of a period.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {string} period
 * @returns {Meeting[]} none where its name tells no days, or nothing in it is due on a day
 */
export function monthlyChecks(chain, period) {
  const range = rangeOf(periodOf(chain, period)?.name ?? "");
  if (!range) return [];
  const due = dutiesOf(chain, period).filter(({ day }) => day !== null && range[0] <= day && day <= range[1]);
  const months = [...new Set(due.map(({ day }) => monthOf(day ?? 0)))].sort((one, other) => one - other);
  return months.map((first) => {
    const [year, month] = [yearOf(first), Math.floor(first / 100) % 100];
    const day = Math.min(lastWorkday(year, month), previousWorkday(range[1] + 1));
    const names = due.filter((one) => monthOf(one.day ?? 0) === first).map(({ name }) => name);
    const more = names.length > NAMED ? `等${names.length}项` : "";
    return {
      编号: `M${year}${String(month).padStart(2, "0")}`,
      名称: `${month}月核对会`,
      频次: display({ type: "text" }, spoken(day)),
      输出: `当月到期${names.length}项的答复，逐项写明结果和依据`,
      用途: `核对${names.slice(0, NAMED).join("、")}${more}`,
    };
  });
}
