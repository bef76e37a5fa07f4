// @ts-check
/**
 * A draft as a report to be written for Word, as it is taken along.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { factsOf } from "./document.js";
import { shortens, taken } from "./taken.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** @type {Draft["fields"]} */
const AROUND = { 单位名称: { type: "organisation" }, 承办部门: { type: "organisation" }, 报告日期: { type: "date" } };

/**
 * Give a draft, or one of its sections, to the writer; annotations and aims become comments.
 *
 * @param {Draft} draft
 * @param {string | null} key one section only
 * @returns {import("../word/write.js").Report}
 */
export function reportOf(draft, key) {
  const { notes, flavour } = draft;
  // A cover and a signature have these whether a section names them or not.
  const fields = { ...AROUND, ...draft.fields };
  const document = taken({ ...draft, notes: false }, key ? new Set([key]) : undefined);
  const facts = factsOf({ ...draft, fields });
  const sections = key ? draft.sections.filter((section) => section.key === key) : draft.sections;
  const aims = notes ? sections.flatMap((section) => (section.content ? [[section.key, section.content]] : [])) : [];
  return {
    title: key ? sections[0]?.heading ?? "" : tidy(draft.title),
    remark: document.remark,
    whole: !key,
    short: shortens(draft),
    parts: document.parts,
    facts,
    fields,
    notes,
    aims: Object.fromEntries(aims),
    origins: {
      outline: draft.outline ?? "",
      flavour,
      numbering: key ? "none" : draft.numbering,
      sections: sections.map(({ key: name, level, heading, snippet }) => ({ key: name, level, heading: tidy(heading), snippet })),
    },
  };
}
