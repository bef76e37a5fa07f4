// @ts-check
/**
 * What a document says about itself and its sections besides its text.
 *
 * @module
 */

import { PURPOSE } from "../report/assemble.js";

/** @typedef {{purpose: string, points: readonly string[]}} Aim */

/** Who is answerable for a report, as its file says: the office, or who leads the project. @type {(values: Readonly<Record<string, string>>) => string} */
export const authorOf = (values) => values["单位名称"] || values["项目负责人"] || "";

/** What a section is for and what it must hold, a line each. @type {(aim: Aim) => string} */
export const aimOf = ({ purpose, points }) => [PURPOSE + purpose, ...points.map((point) => `要点：${point}`)].join("\n");
