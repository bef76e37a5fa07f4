// @ts-check
/**
 * The chain of a period as a picture: what leads where, what hangs loose, what is late; and the same told as a list.
 *
 * @module
 */

import { cellOf, kindOf, KINDS, periodOf, TITLES } from "./chain.js";
import { dueIn, roughly } from "./deadline.js";
import { inksOf, LOOKS } from "./inks.js";
import { placed } from "./layers.js";
import { cut, drawable, element, measure, words, wrapped } from "./lettering.js";
import { cellsIn, linksIn, planOf } from "./plan.js";
import { endingOf, looseBy, spokenIn, standingOf } from "./standing.js";
import { xml } from "../word/xml.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {{text: string, children: readonly Told[]}} Told */
/** @typedef {{svg: string, list: readonly Told[], width: number, height: number, title: string, description: string}} Picture lengths in pixels; list: the same in words */
/** @typedef {{link: Link, name: string, standing: import("./standing.js").Standing, loose: string, owner: string, day: string}} Row */
/** @typedef {{row: Row, lines: readonly string[], about: string, box: import("./layers.js").Box}} Drawn */

/** In pixels. */
const [TEXT, SMALL, LINE] = [14, 12, 20];
const [BOX, GUTTER, EDGE, ASIDE, TOP] = [164, 46, 3, 12, 44];
const [HEAD, FOOT, ABOUT] = [30, 10, 20];
const MOST_LINES = 3;
/** 2025年12月31日, in ems. */
const LONGEST_DAY = 8;
const INSIDE = BOX - 2 * ASIDE;
export const WIDTH = 2 * EDGE + KINDS.length * BOX + (KINDS.length - 1) * GUTTER;

/**
 * Draw the chain of a period.
 *
 * @param {Chain} chain
 * @param {string} period its id
 * @param {number} today as a whole number, 20250630; 0 where nothing is to be called late
 * @param {{paper?: boolean, only?: ReadonlySet<string> | null}} [options] paper: in fixed colours on white; only: the ids of the rows that are drawn
 * @returns {Picture}
 */
export function pictureOf(chain, period, today, { paper = false, only = null } = {}) {
  const rows = rowsOf(chain, period, today).filter(({ link }) => !only || only.has(link.id));
  const drawn = rows.map(boxed);
  const there = new Set(rows.map(({ link }) => link.id));
  const edges = rows.flatMap(({ link }) => [...new Set(link.from)].filter((from) => there.has(from) && columnOf(from) < columnOf(link.id)).map((from) => ({ from, to: link.id })));
  const { tops, lanes, height: deep } = placed(drawn.map(({ box }) => box), edges, KINDS.length);
  const inks = inksOf(paper);
  const [height, title] = [TOP + Math.max(deep, rows.length ? 0 : 2 * LINE) + EDGE, `${periodOf(chain, period)?.name ?? ""}衔接图`];
  const description = described(rows);
  const middles = new Map(drawn.map(({ box }) => [box.id, TOP + (tops.get(box.id) ?? 0) + box.height / 2]));
  const lines = edges.map((edge) => line(edge, [[columnOf(edge.from), middles.get(edge.from) ?? 0], ...lanes(edge).map(({ column, y }) => /** @type {[number, number]} */ ([column, TOP + y])), [columnOf(edge.to), middles.get(edge.to) ?? 0]]));
  const tips = [...new Set(edges.map(({ to }) => to))].map((id) => tip(leftOf(columnOf(id)), middles.get(id) ?? 0));
  const parts = [
    ...(paper ? [element("rect", { width: WIDTH, height, fill: inks.sheet })] : []),
    ...KINDS.map((kind, at) => head(kind, leftOf(at), rows.filter(({ link }) => kindOf(link.id) === kind).length, inks)),
    element("g", { fill: "none", stroke: inks.grey, "stroke-opacity": 0.6, "stroke-width": 1.25 }, ...lines),
    element("g", { fill: inks.grey }, ...tips),
    ...drawn.map((one) => boxAt(one, TOP + (tops.get(one.box.id) ?? 0), inks)),
    ...(rows.length ? [] : [words(EDGE, TOP + LINE, description, { fill: inks.grey })]),
  ];
  return { svg: sheet(WIDTH, height, title, description, inks, parts), list: toldOf(rows), width: WIDTH, height, title, description };
}

/** Write a picture. @type {(width: number, height: number, title: string, description: string, inks: Inks, parts: readonly string[]) => string} */
export function sheet(width, height, title, description, inks, parts) {
  const about = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "font-family": inks.sans, "font-size": TEXT };
  return element("svg", about, element("title", {}, xml(drawable(title))), element("desc", {}, xml(drawable(description))), ...parts);
}

/** @type {(chain: Chain, period: string, today: number) => Row[]} */
function rowsOf(chain, period, today) {
  const planned = new Map(planOf(chain, period).map((one) => [one.id, one]));
  const name = periodOf(chain, period)?.name ?? "";
  return linksIn(chain, period).map((link) => {
    const found = planned.get(link.id);
    const cells = found?.cells ?? cellsIn(chain, link, period);
    const deadline = dueIn(chain, link, period);
    return {
      link,
      name: drawable(cellOf(cells, "名称")) || "（没有写）",
      standing: found ? standingOf(found.answer, deadline, today) : endingOf(chain, link.id, period),
      loose: looseBy(chain, link, period),
      owner: drawable(cellOf(cells, "责任人")),
      day: deadline === null ? drawable(cellOf(cells, "完成时限")) : roughly(chain, link, period) + spokenIn(deadline, name),
    };
  });
}

/** @type {(id: string) => number} */
const columnOf = (id) => KINDS.indexOf(kindOf(id));

/** @type {(column: number) => number} */
const leftOf = (column) => EDGE + column * (BOX + GUTTER);

/** @type {(row: Row) => Drawn} */
function boxed(row) {
  const lines = wrapped(row.name, INSIDE / TEXT, MOST_LINES);
  const about = aboutOf(row.owner, row.day);
  return { row, lines, about, box: { id: row.link.id, column: columnOf(row.link.id), height: HEAD + lines.length * LINE + (about ? ABOUT : 0) + FOOT } };
}

/** Who and when; the day is never what is cut. @type {(owner: string, day: string) => string} */
function aboutOf(owner, day) {
  const room = INSIDE / SMALL;
  if (!owner || !day) return cut(owner || day, room);
  const short = cut(day, LONGEST_DAY);
  return `${cut(owner, room - measure(`${short} · `))} · ${short}`;
}

/** @type {(kind: import("./chain.js").Kind, x: number, count: number, inks: Inks) => string} */
function head(kind, x, count, inks) {
  const rule = element("path", { d: `M${x} 26.5h${BOX}`, stroke: inks.rule, fill: "none" });
  return words(x, 16, TITLES[kind], { fill: inks.ink, "font-weight": 600 }) + words(x + BOX, 16, String(count), { fill: inks.grey, "font-size": SMALL, "text-anchor": "end" }) + rule;
}

/** A curve from the right of a box to the left of another, through the lanes between. @type {(edge: import("./layers.js").Edge, points: readonly [column: number, y: number][]) => string} */
function line({ from, to }, points) {
  const way = points.slice(1).map(([column, y], at) => {
    const [start, end, before] = [leftOf(points[at][0]) + BOX, leftOf(column), points[at][1]];
    const through = at ? `H${start}` : "";
    return `${through}C${start + GUTTER / 2} ${before} ${end - GUTTER / 2} ${y} ${end} ${y}`;
  });
  return element("path", { d: `M${leftOf(points[0][0]) + BOX} ${points[0][1]}${way.join("")}`, "data-from": from, "data-to": to });
}

/** @type {(x: number, y: number) => string} */
const tip = (x, y) => element("path", { d: `M${x} ${y}l-6 -3.5v7z` });

/** @type {(drawn: Drawn, top: number, inks: Inks) => string} */
function boxAt({ row: { link, name, standing, loose }, lines, about, box }, top, inks) {
  const x = leftOf(box.column);
  const look = LOOKS[standing.tone];
  const plain = standing.tone === "plain";
  const frame = element("rect", {
    ...{ x: x + 0.75, y: top + 0.75, width: BOX - 1.5, height: box.height - 1.5, rx: 3, fill: plain ? inks.sheet : inks[look.wash] },
    ...{ stroke: plain ? (loose ? inks.ink : inks.rule) : inks[look.line], "stroke-width": plain && !loose ? 1 : 1.5, ...(loose ? { "stroke-dasharray": "5 4" } : {}) },
  });
  const said = [loose ? `<tspan fill="${xml(inks.ink)}">悬空</tspan>` : "", standing.word ? `<tspan fill="${xml(inks[look.word])}">${standing.word}</tspan>` : ""].filter(Boolean);
  const marks = said.length ? element("text", { x: x + BOX - ASIDE, y: top + 21, "font-size": SMALL, "font-weight": 600, "text-anchor": "end" }, said.join(" ")) : "";
  const room = INSIDE / SMALL - (loose ? 2 : 0) - standing.word.length - 1.5;
  return element(
    "g",
    { "data-row": link.id },
    element("title", {}, xml(drawable(`${link.id} ${name}`))),
    frame,
    words(x + ASIDE, top + 21, cut(drawable(link.id), room), { fill: inks.grey, "font-size": SMALL, "font-weight": 600 }),
    marks,
    ...lines.map((text, at) => words(x + ASIDE, top + HEAD + at * LINE + 15, text, { fill: standing.tone === "gone" ? inks.grey : inks.ink })),
    ...(about ? [words(x + ASIDE, top + HEAD + lines.length * LINE + 16, about, { fill: inks.grey, "font-size": SMALL })] : []),
  );
}

/** @type {(rows: readonly Row[]) => string} */
function described(rows) {
  if (!rows.length) return "这一期还没有问题、原因、措施和目标。";
  const counts = KINDS.map((kind) => `${TITLES[kind]}${rows.filter(({ link }) => kindOf(link.id) === kind).length}`);
  const late = rows.filter(({ standing }) => standing.word === "逾期").length;
  const answered = rows.filter(({ standing }) => standing.word && standing.word !== "逾期").length;
  const loose = rows.filter((row) => row.loose).length;
  return `${counts.join("、")}；悬空${loose}，逾期${late}，已答复${answered}。`;
}

/** Tell the rows as a list, each below what it follows from; what was told before is named again, and no more. @type {(rows: readonly Row[]) => Told[]} */
function toldOf(rows) {
  const there = new Set(rows.map(({ link }) => link.id));
  const told = new Set();
  /** @type {(row: Row) => Told} */
  const tell = (row) => {
    if (told.has(row.link.id)) return { text: `${row.link.id}，见前`, children: [] };
    told.add(row.link.id);
    return { text: said(row), children: rows.filter(({ link }) => link.from.includes(row.link.id) && columnOf(link.id) > columnOf(row.link.id)).map(tell) };
  };
  return rows.filter(({ link }) => !link.from.some((id) => there.has(id) && columnOf(id) < columnOf(link.id))).map(tell);
}

/** @type {(row: Row) => string} */
function said({ link, name, owner, day, standing, loose }) {
  const more = [owner && `责任人${owner}`, day && `时限${day}`, standing.word, loose && `悬空：${loose}`].filter(Boolean);
  return `${TITLES[kindOf(link.id)]}${drawable(link.id)}：${name}${more.length ? `（${more.join("；")}）` : ""}`;
}
