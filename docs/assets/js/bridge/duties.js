// @ts-check
/**
 * What a period plans, as it concerns people: who, by which day, and what counts as done.
 *
 * @module
 */

import { display, tidy } from "../report/values.js";
import { cellOf, kindOf } from "./chain.js";
import { dueIn, roughly } from "./deadline.js";
import { ownersIn } from "./owners.js";
import { planOf } from "./plan.js";

/** @typedef {import("./chain.js").Cells} Cells */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./plan.js").Planned} Planned */

/**
 * A planned row as it concerns people.
 *
 * @typedef {object} Duty
 * @property {Planned} planned
 * @property {string} name what is to be done; the row's id where nothing is written
 * @property {readonly string[]} owners each once; none where nobody is named
 * @property {string} deadline as written
 * @property {string} roughly what is said before a day that is a guess
 * @property {number | null} day the deadline, 20250630; null where nothing is written, or no day can be told from it
 * @property {string} done what counts as done, or nothing
 */

const TEXT = /** @type {const} */ ({ type: "text" });

/** List what a period plans, in the order of the chain. @type {(chain: Chain, period: string) => Duty[]} */
export function dutiesOf(chain, period) {
  return planOf(chain, period).map((planned) => ({
    planned,
    name: display(TEXT, cellOf(planned.cells, "名称")) || planned.id,
    owners: ownersIn(cellOf(planned.cells, "责任人")),
    deadline: tidy(cellOf(planned.cells, "完成时限")),
    roughly: roughly(chain, planned.link, period),
    day: dueIn(chain, planned.link, period),
    done: doneOf(planned),
  }));
}

/** What nobody has answered yet. @type {(chain: Chain, period: string) => Duty[]} */
export const openDuties = (chain, period) => dutiesOf(chain, period).filter(({ planned }) => !planned.answer);

/** Those with the earliest deadline first, those without one last, otherwise as they stand. @type {(duties: readonly Duty[]) => Duty[]} */
export const byDay = (duties) => [...duties].sort((one, other) => (one.day ?? Infinity) - (other.day ?? Infinity) || 0);

/** @type {(planned: Planned) => string} */
function doneOf({ id, cells }) {
  if (kindOf(id) === "A") return display(TEXT, cellOf(cells, "衡量指标"));
  const [metric, target] = ["指标", "目标值"].map((column) => display(TEXT, cellOf(cells, column)));
  return metric && target ? `${metric}，目标值${target}` : metric || (target && `目标值${target}`);
}
