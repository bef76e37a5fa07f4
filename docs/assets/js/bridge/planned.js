// @ts-check
/**
 * What a report plans, whoever wrote it: its items as written, with who and when where that is written, and what was left.
 *
 * @module
 */

import { fieldLine, ownerAndDate, saysWhoAndWhen, saysWhoOrWhen } from "./owner-and-date.js";
import { assigned } from "./plan-assigned.js";
import { dayIn, within } from "./plan-days.js";
import { isTask, listedIn, piecesOf, plannedSentences } from "./plan-items.js";
import { answeredIn, endOf, untilIn } from "./plan-leads.js";
import { planLines } from "./plan-lines.js";
import { isOwner } from "./plan-names.js";
import { outlineOf } from "./plan-outline.js";
import { tableItems } from "./plan-tables.js";

/** @typedef {import("./owner-and-date.js").Said} Said */
/** @typedef {import("./plan-headings.js").Role} Role */
/** @typedef {import("./plan-items.js").As} As */
/** @typedef {import("./plan-outline.js").Node} Node */
/**
 * @typedef {object} Item
 * @property {string} text in the writer's words
 * @property {string} owner nothing where none is written
 * @property {string} deadline `2025-09-30`; as it is written where that tells no day yet; or nothing
 * @property {string} sign what shows that it is done
 * @property {string} heading the section that it stands in
 * @property {string} group the item or heading in the section that it stands under
 * @property {string[]} details what stands under it
 * @property {number} line where it stands in the source, from 0
 * @property {As} as
 */
/** @typedef {{text: string, heading: string, line: number}} Problem */
/** @typedef {{heading: string, line: number, lines: number, as: "计划" | "改进" | "问题", count: number}} Taken */
/** @typedef {{heading: string, line: number, lines: number, said: string[]}} Left said: what a section that was taken says besides */
/** @typedef {{items: Item[], problems: Problem[], taken: Taken[], left: Left[]}} PlannedIn */
/** @typedef {{heading: string, role: Role | null, taken: Taken | null, left: Left, group: string, owner: string, deadline: string}} Place where in the report one reads */

const PLAN = /** @type {const} */ ("计划");

/**
 * Read what a report plans.
 *
 * @param {string} text plain text or Markdown
 * @param {{period: string}} options period: the name of the period that is planned for; it says the year where none is written
 * @returns {PlannedIn}
 */
export function plannedIn(text, { period }) {
  const days = within(period);
  const isField = (/** @type {import("./plan-lines.js").Line} */ line) => ["text", "said", "label", "bullet"].includes(line.sort) && fieldLine(line.text, days) !== null;
  /** @type {PlannedIn} */
  const found = { items: [], problems: [], taken: [], left: [] };
  /** @type {Set<Left>} */
  const told = new Set();

  /** @type {(heading: string, line: number, as: Taken["as"], lines: number) => Taken} */
  const take = (heading, line, as, lines) => {
    const taken = { heading, line, lines, as, count: 0 };
    found.taken.push(taken);
    return taken;
  };
  /** @type {(heading: string, line: number) => Left} what is left below a heading; told only where there is some */
  const leaving = (heading, line) => ({ heading, line, lines: 0, said: [] });
  /** @type {(place: Place, lines: number, said?: readonly string[]) => void} */
  const leave = ({ left, taken }, lines, said = []) => {
    if (!told.has(left) && (lines || said.length)) found.left.push(left);
    if (lines || said.length) told.add(left);
    left.lines += lines;
    if (taken) for (const one of said) left.said.push(one);
  };
  /** @type {(place: Place, node: Node, said: Said, as: As, more?: Partial<Item>) => void} */
  const add = (place, node, said, as, more = {}) => {
    const { heading, taken, group, owner, deadline } = place;
    found.items.push({ ...said, owner: said.owner || owner, deadline: said.deadline || deadline, heading, group, details: [], line: node.line, as, ...more });
    if (taken) taken.count += 1;
  };
  /** @type {(place: Place, node: Node, text: string) => void} */
  const wrong = (place, node, text) => {
    found.problems.push({ text, heading: place.heading, line: node.line });
    if (place.taken?.as === "问题") place.taken.count += 1;
  };

  /** @type {(node: Node, place: Place) => boolean} whether anything was taken in it */
  function read(node, place) {
    const listed = node.sort === "number" || node.sort === "bullet";
    // A task may be called as a section is: 风险分析.
    const task = listed && !node.kids.length && (place.role === "计划" || place.role === "改进");
    if (node.role && !task) return readAll(node, entered(node, place));
    if (node.sort === "table") return readTable(node, place);
    if (node.sort === "none") return keep(node, place, false);
    if (node.kids.length) return readParent(node, place);
    return node.sort === "label" || node.sort === "said" || node.sort === "bold" ? keep(node, place, false) : readPassage(node, place);
  }

  /** @type {(node: Node, place: Place) => Place} */
  function entered(node, place) {
    const role = node.role ?? place.role;
    const left = leaving(node.text, node.line);
    const as = role === "计划" || role === "改进" || role === "问题" ? role : role === "问题与改进" ? "改进" : null;
    const taken = as ? take(node.text, node.line, as, node.lines) : null;
    // What leads to a list may say by when all of it: 请于12月10日前按以下要求整改.
    const until = as === "计划" && node.sort === "said" ? dayIn(untilIn(node.text), days) : "";
    const inside = { heading: node.text, role, taken, left, group: "", owner: place.owner, deadline: until };
    if (!taken) leave(inside, node.lines);
    return inside;
  }

  /** @type {(node: Node, place: Place) => boolean} */
  const readAll = (node, place) => {
    // What stands between the title of a plan and its first section introduces it.
    const opens = node.sort === "#" && node.rank < 1 ? node.kids.findIndex(({ sort }) => sort !== "text") : 0;
    const given = place.role === null ? assigned(node.kids, days) : [];
    const inside = given.length ? { ...place, role: PLAN, taken: take(place.heading, given[0].line, PLAN, 0) } : place;
    const ends = endOf(node);
    const over = (/** @type {Node} */ kid, /** @type {number} */ at) => at > ends && kid.sort === "text" && !kid.kids.length && !ownWords(kid.text);
    return node.kids.map((kid, at) => (at < opens && !kid.kids.length ? keep(kid, place, false) : read(kid, over(kid, at) ? { ...place, role: null, taken: null } : given.includes(kid) ? inside : place))).some(Boolean);
  };

  /** @type {(node: Node, place: Place, taken: boolean, said?: readonly string[]) => boolean} */
  function keep(node, place, taken, said = [node.text].filter(Boolean)) {
    if (taken && place.taken) place.taken.lines += node.lines;
    else leave(place, node.lines, said);
    return taken;
  }

  /** @type {(node: Node, place: Place) => boolean} */
  function readTable(node, place) {
    const table = tableItems(node.source, place.role, days);
    if (!table || (!table.planned.length && !table.wrong.length)) return keep(node, place, false, []);
    const own = place.taken && place.role !== "问题" ? place : { ...place, taken: take(place.heading, node.line, "计划", 0) };
    if (own.taken) own.taken.lines += node.lines;
    for (const { at, whole, text, group, details, ...said } of table.planned) {
      const line = { ...node, line: node.line + at };
      const parts = whole ? [text] : text.split(/<br ?\/?>/i).flatMap((part) => piecesOf(part.trim().replace(/^[0-9]{1,2}[.、)）] ?/, ""), false).items);
      for (const part of parts) {
        const written = ownerAndDate(part.replaceAll(/<br ?\/?>/gi, " "), days);
        add(own, line, { text: written.text, owner: said.owner || written.owner, deadline: said.deadline || written.deadline, sign: said.sign || written.sign }, "表格", { details, ...(group ? { group } : {}) });
      }
    }
    if (table.done.length) leave(own, 0, table.done);
    for (const { text, at } of table.wrong) wrong(own, { ...node, line: node.line + at }, text);
    return true;
  }

  /** A line with others under it: their group, or an item that they tell more of. @type {(node: Node, place: Place) => boolean} */
  function readParent(node, place) {
    const fields = node.kids.flatMap((kid) => (isField(kid) && !kid.kids.length ? [{ kid, said: fieldLine(kid.text, days) }] : []));
    const kids = node.kids.filter((kid) => !fields.some((field) => field.kid === kid));
    const listed = node.sort === "number" || node.sort === "bullet";
    const written = ownerAndDate(node.text, days);
    if (!place.taken || place.taken.as === "问题" || place.role === "问题与改进") return readLoose(node, place);
    const said = fields.reduce((all, { said: more }) => ({ ...all, owner: all.owner || (more?.owner ?? ""), deadline: all.deadline || (more?.deadline ?? ""), sign: all.sign || (more?.sign ?? "") }), written);
    const own = Boolean(said.owner || said.deadline);
    const kidsOwn = kids.some((kid) => kid.kids.length || kid.role || kid.sort === "table" || ownWords(kid.text));
    if (!kids.length || (listed && own && !kidsOwn)) {
      for (const one of node.kids) keep(one, place, true);
      place.taken.lines += node.lines;
      add(place, node, said, listed ? "列表" : "段落", { details: kids.map((kid) => kid.text) });
      return true;
    }
    const inside = { ...place, group: node.text.replace(/[：:。；;]$/, ""), owner: said.owner || place.owner, deadline: said.deadline || place.deadline };
    for (const { kid } of fields) keep(kid, place, true);
    if (kids.map((kid) => read(kid, inside)).some(Boolean)) {
      place.taken.lines += node.lines;
      return true;
    }
    // What none of the lines below plans, it plans itself.
    return readPassage(node, place);
  }

  /** @type {(text: string) => boolean} */
  const ownWords = (text) => saysWhoOrWhen(text, days);

  /** Whether a sentence says what is done, or who does something by when. @type {(text: string) => boolean} */
  const isDone = (text) => isTask(text) || saysWhoAndWhen(text, days);

  /** A line with others under it where nothing is planned, or problems are told. @type {(node: Node, place: Place) => boolean} */
  function readLoose(node, place) {
    if (place.role === "问题" || (place.role === "问题与改进" && !isTask(node.text))) {
      readPassage(node, place);
      for (const kid of node.kids) {
        if (kid.role || kid.kids.length || kid.sort === "table") read(kid, place);
        // It is none of the problem's name, and is shown as left.
        else keep(kid, place, false);
      }
      return true;
    }
    if (plannedSentences(node.text).items.length) {
      readPassage(node, place);
      return readAll(node, place) || true;
    }
    const headed = node.sort !== "bullet" && place.role === null;
    // 综合部：… 下周：… is all of them.
    const whose = /^[^：:]{2,14}(?=[：:])/.exec(node.text)?.[0] ?? "";
    const own = isOwner(whose) ? { ...place, owner: whose } : place;
    const inside = headed ? entered(node, own) : own;
    if (!headed) keep(node, place, Boolean(place.taken));
    return readAll(node, inside);
  }

  /** @type {(node: Node, place: Place) => boolean} */
  function readPassage(node, place) {
    const answered = place.role === "问题" || place.role === "问题与改进" ? answeredIn(node.text) : null;
    if (answered) {
      const own = place.taken?.as === "改进" ? place.taken : take(place.heading, node.line, "改进", 0);
      wrong(place, node, answered.fault);
      own.lines += node.lines;
      add({ ...place, taken: own }, node, ownerAndDate(answered.answer, days), "列表");
      return true;
    }
    const listed = node.sort === "number" || node.sort === "bullet" || node.sort === "#";
    const planning = place.taken && (place.role === "计划" || place.role === "改进");
    if (!planning) return readOther(node, place, listed);
    const { items, group, owner, left } = piecesOf(node.text, listed);
    if (!items.length) return keep(node, place, false, left.length ? left : [node.text]);
    leave(place, 0, left);
    keep(node, place, true);
    const own = owner ? { ...place, owner } : place;
    // Behind a label on its line several may be listed: 明日计划：甲、乙和丙。
    const each = node.lines === 0 && !listed && items.length === 1 ? listedIn(items[0]) : items;
    for (const item of each) add(own, node, ownerAndDate(item, days), listed ? "列表" : "段落", group ? { group } : {});
    return true;
  }

  /** @type {(node: Node, place: Place, listed: boolean) => boolean} */
  function readOther(node, place, listed) {
    const { items, rest } = plannedSentences(node.text);
    const mixed = place.role === "问题与改进";
    // 缺监理签章，建议12月8日前补签 is a problem and what is to be done about it.
    const about = mixed ? rest.flatMap((text) => text.split(/[，,](?=建议(?!的)|拟(?!定)|计划(?!的))/)) : place.role === "问题" ? rest : [];
    const [problems, measures] = [about.filter((text) => !mixed || !isDone(text)), about.filter((text) => mixed && isDone(text))];
    const own = place.taken ?? (items.length ? take(place.heading, node.line, "计划", 0) : null);
    // A sentence that plans, or does something about it, parts what is said of the problem.
    const alone = listed && !items.length && !measures.length;
    const pieces = alone && problems.length ? [piecesOf(node.text, true)] : problems.map((text) => piecesOf(text, false));
    const faults = pieces.flatMap((piece) => piece.items);
    for (const text of faults) wrong(place, node, text);
    for (const item of items) add({ ...place, taken: own }, node, ownerAndDate(item, days), "句子");
    for (const text of measures) for (const item of piecesOf(text, listed).items) add(place, node, ownerAndDate(item, days), listed ? "列表" : "段落");
    if (!items.length && !faults.length && !measures.length) return keep(node, place, false);
    if (own) own.lines += node.lines;
    if (!place.taken) leave({ ...place, taken: own }, 0, rest);
    return true;
  }

  const root = outlineOf(planLines(text), isField);
  readAll(root, { heading: "", role: null, taken: null, left: leaving("", 0), group: "", owner: "", deadline: "" });
  return { ...found, items: found.items.sort((one, other) => one.line - other.line) };
}
