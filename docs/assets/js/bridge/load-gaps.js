// @ts-check
/**
 * Owners who cannot answer for it: too much at once, or no one person.
 *
 * @module
 */

import { spoken } from "./calendar.js";
import { cellOf } from "./chain.js";
import { isEverybody, isUnit, ownersIn } from "./owners.js";
import { dueOf, quoted, said } from "./period-view.js";

/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */
/** @typedef {import("./plan.js").Planned} Planned */

// Our advice, no rule of anyone's: what is due must be gathered, checked and written down on the day, two or three things at most.
const MOST_A_DAY = 3;
// Our advice: where three people or more share ten rows or more, one who has over two fifths holds up the rest.
const LARGEST_SHARE = 0.4;
const FEWEST_ROWS = 10;
const FEWEST_OWNERS = 3;

/** The people whom a row names; with a unit beside one, that one. @type {(row: Planned) => string[]} */
const peopleIn = (row) => ownersIn(cellOf(row.cells, "责任人")).filter((name) => !isUnit(name));

/** What each person has to do, in the order of the chain. @type {(view: View) => Map<string, Planned[]>} */
function tasksOf(view) {
  /** @type {Map<string, Planned[]>} */
  const tasks = new Map();
  for (const row of view.open) for (const name of peopleIn(row)) tasks.set(name, [...(tasks.get(name) ?? []), row]);
  return tasks;
}

/** @type {(view: View) => Found[]} */
const dayLoad = (view) =>
  [...tasksOf(view)].flatMap(([name, rows]) => {
    const days = new Set(rows.map((row) => dueOf(view, row)));
    return [...days].flatMap((day) => {
      const due = rows.filter((row) => day !== null && dueOf(view, row) === day);
      if (day === null || due.length <= MOST_A_DAY) return [];
      const message = `${name}在${spoken(day)}到期的有${due.length}件：${due.map(({ id }) => id).join("、")}。`;
      return [{ id: due[MOST_A_DAY].id, column: "完成时限", message, advice: `本库建议：一人一天不超过${MOST_A_DAY}件，把日子错开，或者换人。` }];
    });
  });

/** @type {(view: View) => Found[]} */
function shareLoad(view) {
  const [tasks, all] = [tasksOf(view), view.open.length];
  if (all < FEWEST_ROWS || tasks.size < FEWEST_OWNERS) return [];
  return [...tasks]
    .filter(([, rows]) => rows.length > LARGEST_SHARE * all)
    .map(([name, rows]) => ({
      id: view.period.id,
      column: "责任人",
      message: `本期${all}件里有${rows.length}件是${name}的，超过四成。`,
      advice: "本库建议：分给别人几件，或者减掉几件。",
    }));
}

/** @type {(view: View) => Found[]} */
const ownerUnit = (view) =>
  view.open.flatMap((row) => {
    const names = ownersIn(cellOf(row.cells, "责任人"));
    if (!names.length || peopleIn(row).length) return [];
    const message = `责任人写的是${quoted(said(row, "责任人"))}，${names.some(isEverybody) ? "没有点到名字" : "落到部门"}，没有人认。`;
    return [{ id: row.id, column: "责任人", message, advice: "写其中的一个人。" }];
  });

/** @type {(view: View) => Found[]} */
const ownerSeveral = (view) =>
  view.open.flatMap((row) => {
    const names = peopleIn(row);
    if (names.length < 2) return [];
    return [{ id: row.id, column: "责任人", message: `责任人写了${names.length}个人：${names.join("、")}。`, advice: "只写对结果负责的那一个人。" }];
  });

/** @type {readonly Rule[]} */
export const LOAD_RULES = [
  { name: "owner-unit", title: "责任人是部门", about: "责任人写的是部门、“大家”或者“相关人员”，期末找不到人答复。", find: ownerUnit },
  { name: "owner-several", title: "责任人不止一个", about: "责任人写了几个人，谁都以为别人在做。", find: ownerSeveral },
  { name: "day-load", title: "一天到期的太多", about: "一个人同一天到期的超过3件。3件是本库建议：到期那天要收材料、核对、写答复。", find: dayLoad },
  { name: "share-load", title: "一个人担得太多", about: "十件以上、三个人以上的计划里，一个人担了四成以上。四成是本库建议。", find: shareLoad },
];
