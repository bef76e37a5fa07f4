// @ts-check
/**
 * The words that Python and the browser share, with what readers see for them.
 *
 * Python owns them: fields.TYPE_TITLES, nodes.DEPTH_TITLES, assemble.FLAVOUR_TITLES and
 * numbering.STYLE_TITLES, profiles.PROFILE_TITLES. tests/structure/test_vocabulary.py holds this module equal to them, and
 * every other module without words of its own.
 *
 * @module
 */

/** @typedef {keyof typeof TYPE_TITLES} FieldType */
/** @typedef {FieldType | "long" | "quantity" | "choice" | "row" | "change"} ColumnType */
/** @typedef {keyof typeof DEPTH_TITLES} Depth */
/** @typedef {keyof typeof FLAVOUR_TITLES} Flavour */
/** @typedef {keyof typeof STYLE_TITLES} NumberingStyle */
/** @typedef {keyof typeof PROFILE_TITLES} Profile */

export const TYPE_TITLES = {
  text: "文字",
  number: "数量",
  percent: "百分比",
  money: "金额",
  date: "日期",
  period: "起止时间",
  person: "人员",
  organisation: "单位",
};

/** The types of a list's columns. @type {readonly ColumnType[]} */
export const COLUMN_TYPES = [.../** @type {FieldType[]} */ (Object.keys(TYPE_TITLES)), "long", "quantity", "choice", "row", "change"];

/** The types whose values are figures. @type {readonly FieldType[]} */
export const NUMERIC = ["number", "percent", "money"];

/** From the shortest version to the longest; a version holds its own nodes and all before it. */
export const DEPTH_TITLES = {
  core: "简版",
  standard: "标准",
  full: "详版",
};

export const FLAVOUR_TITLES = {
  outline: "提纲",
  template: "模板",
  sample: "范文",
};

/** How Word documents look. */
export const PROFILE_TITLES = {
  official: "公文",
  business: "商务",
};

export const STYLE_TITLES = {
  official: "一、（一）1.（1）",
  chapter: "第一章 1.1 1.1.1",
  decimal: "1 1.1 1.1.1",
  none: "不编号",
};

export const DEPTHS = /** @type {readonly Depth[]} */ (Object.keys(DEPTH_TITLES));
