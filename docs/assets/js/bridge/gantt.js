// @ts-check
/**
 * The months of a period's plan as a picture: a row each, by owner, with its deadline; and the same told as a list.
 *
 * @module
 */

import { cellOf, kindOf, periodOf, TITLES } from "./chain.js";
import { dueIn, roughly } from "./deadline.js";
import { inksOf, LOOKS } from "./inks.js";
import { cut, drawable, element, words, wrapped } from "./lettering.js";
import { planOf, rangeOf } from "./plan.js";
import { sheet } from "./picture.js";
import { spokenIn, standingOf } from "./standing.js";
import { timelineOf } from "./timeline.js";
import { xml } from "../word/xml.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {{id: string, name: string, owner: string, raw: string, deadline: number | null, day: string, carried: number, standing: import("./standing.js").Standing}} Row */
/** @typedef {{from: number, to: number, line: import("./timeline.js").Timeline}} Span */

/** In pixels: the columns of owners, items, days and what is said of them. */
const [WIDTH, EDGE, OWNER, ITEM, DAYS] = [800, 3, 76, 210, 394];
const [SMALL, TEXT, LINE, ROW, TOP, GAP] = [12, 13, 18, 48, 46, 10];
const [BAR, MARK, ARROW] = [12, 7, 8];
/** What is said of days is as wide as 2025年12月31日. */
const [ITEMS_AT, DAYS_AT, SAID_AT] = [EDGE + OWNER, EDGE + OWNER + ITEM, WIDTH - EDGE - 92];
const [NOBODY, NEVER] = ["没有责任人", "没有时限"];

/**
 * Draw the months of a period's plan.
 *
 * @param {Chain} chain
 * @param {string} period its id
 * @param {number} today as a whole number, 20250630; 0 where it is not known
 * @param {{paper?: boolean, only?: ReadonlySet<string> | null}} [options] paper: in fixed colours on white; only: the ids of the rows that are drawn
 * @returns {Picture | null} null where the period's name tells no days
 */
export function ganttOf(chain, period, today, { paper = false, only = null } = {}) {
  const name = periodOf(chain, period)?.name ?? "";
  const range = rangeOf(name);
  if (!range) return null;
  const span = { from: range[0], to: range[1], line: timelineOf(range[0], range[1], DAYS / SMALL) };
  const rows = rowsOf(chain, period, name, today).filter(({ id }) => !only || only.has(id));
  const [dated, never] = [rows.filter(({ deadline }) => deadline !== null), rows.filter(({ deadline }) => deadline === null)];
  const inks = inksOf(paper);
  const foot = TOP + dated.length * ROW;
  const height = foot + (never.length ? GAP + 2 * LINE + never.length * ROW : 0) + (rows.length ? EDGE : 2 * LINE);
  const [title, description] = [`${name}计划进度图`, described(rows, name, today, range)];
  const parts = [
    ...(paper ? [element("rect", { width: WIDTH, height, fill: inks.sheet })] : []),
    ...scale(span, foot, inks),
    ...dated.map((row, at) => rowAt(row, dated[at - 1], TOP + at * ROW, inks, bar(row, span, TOP + at * ROW + ROW / 2, inks))),
    ...now(today, span, name, foot, inks),
    ...(never.length ? [words(EDGE, foot + GAP + LINE + 4, `${NEVER}（${never.length}）`, { fill: inks.ink, "font-size": TEXT, "font-weight": 600 })] : []),
    ...never.map((row, at) => {
      const top = foot + GAP + 2 * LINE + at * ROW;
      const note = row.raw ? [words(DAYS_AT + MARK, top + ROW / 2 + 4, cut(`写的是“${row.raw}”，认不出日期`, DAYS / SMALL), { fill: inks.grey, "font-size": SMALL })] : [];
      return rowAt(row, never[at - 1], top, inks, note);
    }),
    ...(rows.length ? [] : [words(EDGE, TOP + LINE, description, { fill: inks.grey, "font-size": TEXT })]),
  ];
  return { svg: sheet(WIDTH, height, title, description, inks, parts), list: toldOf(rows), width: WIDTH, height, title, description };
}

/** @type {(chain: Chain, period: string, name: string, today: number) => Row[]} by owner, then by deadline */
export function rowsOf(chain, period, name, today) {
  const rows = planOf(chain, period).map((planned) => {
    const raw = drawable(cellOf(planned.cells, "完成时限"));
    const deadline = dueIn(chain, planned.link, period);
    const named = drawable(cellOf(planned.cells, "名称")) || "（没有写）";
    return { id: planned.id, name: named, owner: drawable(cellOf(planned.cells, "责任人")), raw, deadline, day: deadline === null ? "" : roughly(chain, planned.link, period) + spokenIn(deadline, name), carried: planned.carried, standing: standingOf(planned.answer, deadline, today) };
  });
  // Owners in the order in which the chain names them; what nobody has comes last.
  const owners = [...new Set(rows.map(({ owner }) => owner).filter(Boolean)), ""];
  return rows.sort((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner) || (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || 0);
}

/** @type {(span: Span, foot: number, inks: Inks) => string[]} */
function scale({ line }, foot, inks) {
  const at = (/** @type {number} */ share) => Math.round(DAYS_AT + MARK + share * DAYS) + 0.5;
  const lines = [...line.ticks.map(({ share }) => share), 1].map((share) => `M${at(share)} 30V${Math.max(foot, TOP)}`);
  const label = (/** @type {number} */ x, /** @type {string} */ text) => words(x, 36, text, { fill: inks.grey, "font-size": SMALL });
  const names = line.ticks.flatMap(({ share, label: text }) => (text ? [label(at(share) + 3.5, text)] : []));
  const heads = [[EDGE, "责任人"], [ITEMS_AT, "事项"], [SAID_AT, "时限"]].map(([x, text]) => label(Number(x), String(text)));
  return [element("path", { d: lines.join(""), fill: "none", stroke: inks.rule }), ...heads, ...names, rule(EDGE, TOP - 3.5, inks)];
}

/** @type {(x: number, y: number, inks: Inks) => string} */
const rule = (x, y, inks) => element("path", { d: `M${x} ${y}H${WIDTH - EDGE}`, fill: "none", stroke: inks.rule });

/** @type {(today: number, span: Span, name: string, foot: number, inks: Inks) => string[]} where today is in the period */
function now(today, { from, to, line }, name, foot, inks) {
  if (today < from || today > to) return [];
  const x = Math.round(DAYS_AT + MARK + (line.share(today) + line.wide / 2) * DAYS);
  const end = x > DAYS_AT + DAYS / 2;
  return [
    element("path", { d: `M${x} 20V${Math.max(foot, TOP)}`, fill: "none", stroke: inks.red, "stroke-dasharray": "2 3", "stroke-width": 1.25 }),
    words(x + (end ? 4 : -4), 14, `今天${spokenIn(today, name)}`, { fill: inks.red, "font-size": SMALL, "text-anchor": end ? "end" : "start" }),
  ];
}

/** @type {(row: Row, above: Row | undefined, top: number, inks: Inks, inside: readonly string[]) => string} */
function rowAt(row, above, top, inks, inside) {
  const begins = !above || above.owner !== row.owner;
  const owner = begins ? stacked(EDGE, top, wrapped(row.owner || NOBODY, (OWNER - 10) / TEXT, 2), { fill: row.owner ? inks.ink : inks.grey, "font-size": TEXT, "font-weight": row.owner ? 600 : 400 }) : "";
  const id = cut(drawable(row.id), 3);
  const lines = wrapped(row.name, (ITEM - 42) / TEXT, 2);
  const look = LOOKS[row.standing.tone];
  const carried = row.carried ? `已转${row.carried}期` : "";
  const said = [row.standing.word && `<tspan fill="${xml(inks[look.word])}" font-weight="600">${row.standing.word}</tspan>`, carried].filter(Boolean).join(" · ");
  const about = [row.day && xml(row.day), said].filter(Boolean);
  return element(
    "g",
    { "data-row": row.id },
    element("title", {}, xml(drawable(`${row.id} ${row.name}`))),
    above ? rule(begins ? EDGE : ITEMS_AT, top + 0.5, inks) : "",
    owner,
    words(ITEMS_AT, top + ROW / 2 - (lines.length - 1) * (LINE / 2) + 4.5, id, { fill: inks.grey, "font-size": SMALL, "font-weight": 600 }),
    stacked(ITEMS_AT + 32, top, lines, { fill: row.standing.tone === "gone" ? inks.grey : inks.ink, "font-size": TEXT }),
    ...inside,
    ...about.map((text, at) => element("text", { x: SAID_AT, y: top + ROW / 2 - (about.length - 1) * (LINE / 2) + at * LINE + 4.5, fill: inks.grey, "font-size": SMALL }, text)),
  );
}

/** Write lines in the middle of a row. @type {(x: number, top: number, lines: readonly string[], attributes: Readonly<Record<string, string | number>>) => string} */
const stacked = (x, top, lines, attributes) => lines.map((text, at) => words(x, top + ROW / 2 - (lines.length - 1) * (LINE / 2) + at * LINE + 4.5, text, attributes)).join("");

/** @type {(row: Row, span: Span, y: number, inks: Inks) => string[]} from the period's first day to the deadline; an arrow where that lies outside */
function bar({ deadline, day, standing }, { from, to, line }, y, inks) {
  const look = LOOKS[standing.tone];
  const [ink, left, right] = [inks[look.line], DAYS_AT + MARK, DAYS_AT + MARK + DAYS];
  const shape = (/** @type {number} */ end) => element("rect", { x: left, y: y - BAR / 2, width: Math.max(1, end - left), height: BAR, fill: inks[look.wash], stroke: ink, ...(standing.tone === "gone" ? { "stroke-dasharray": "4 3" } : {}), "data-bar": 1 });
  const arrow = (/** @type {number} */ x, /** @type {number} */ way) => element("path", { d: `M${x} ${y}l${-way * ARROW} -6v12z`, fill: ink, "data-arrow": 1 });
  const at = deadline ?? 0;
  if (at < from) return [arrow(left, -1), words(left + ARROW + 4, y + 4.5, day, { fill: inks.grey, "font-size": SMALL })];
  if (at > to) return [shape(right - ARROW + 2), arrow(right + 2, 1)];
  const x = Math.round((left + (line.share(at) + line.wide / 2) * DAYS) * 10) / 10;
  return [shape(x), element("path", { d: `M${x} ${y - MARK}l${MARK} ${MARK}l${-MARK} ${MARK}l${-MARK} ${-MARK}z`, fill: ink, "data-deadline": 1 })];
}

/** @type {(rows: readonly Row[], name: string, today: number, range: readonly [number, number]) => string} */
function described(rows, name, today, range) {
  if (!rows.length) return "这一期还没有措施和目标。";
  const count = (/** @type {(row: Row) => boolean} */ fits) => rows.filter(fits).length;
  const late = count(({ standing }) => standing.word === "逾期");
  const answered = count(({ standing }) => standing.word !== "" && standing.word !== "逾期");
  const never = count(({ deadline }) => deadline === null);
  const outside = count(({ deadline }) => deadline !== null && (deadline < range[0] || deadline > range[1]));
  const day = today >= range[0] && today <= range[1] ? `今天是${spokenIn(today, name)}。` : "";
  return `共${rows.length}项，逾期${late}，已答复${answered}，时限在这一期以外${outside}，没有时限${never}。${day}`;
}

/** @type {(rows: readonly Row[]) => import("./picture.js").Told[]} */
function toldOf(rows) {
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  const said = (/** @type {Row} */ row) => {
    const more = [row.day ? `时限${row.day}` : row.raw ? `时限写的是“${row.raw}”，认不出日期` : NEVER, row.standing.word, row.carried && `已转${row.carried}期`];
    return { text: `${TITLES[kindOf(row.id)]}${drawable(row.id)}：${row.name}（${more.filter(Boolean).join("；")}）`, children: [] };
  };
  return owners.map((owner) => ({ text: owner || NOBODY, children: rows.filter((row) => row.owner === owner).map(said) }));
}
