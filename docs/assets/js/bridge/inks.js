// @ts-check
/**
 * The colours of pictures: those of the page that they stand on, or fixed ones for paper.
 *
 * They are given as attributes, for a page's policy takes no styles that stand in the text.
 *
 * @module
 */

/** @typedef {"ink" | "grey" | "rule" | "sheet" | "red" | "good" | "blue" | "amber" | "redWash" | "goodWash" | "plainWash"} Ink */
/** @typedef {Readonly<Record<Ink | "sans", string>>} Inks */
/** @typedef {"plain" | "late" | "done" | "open" | "gone"} Tone */
/** @typedef {{line: Ink, wash: Ink, word: Ink}} Look */

/** The site's, for where its styles do not reach. */
const FONTS = "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', SimHei, sans-serif";

/** By the site's tokens; a page without them shows its own colour on its own ground. @type {Inks} */
const SCREEN = {
  ink: "var(--rk-ink, currentColor)",
  grey: "var(--rk-grey, currentColor)",
  rule: "var(--rk-rule, currentColor)",
  sheet: "var(--rk-sheet, none)",
  red: "var(--rk-red, #c0453a)",
  good: "var(--rk-good, #3d8a5f)",
  blue: "var(--rk-link, #3d7fb0)",
  amber: "var(--rk-phrase-line, #b5892b)",
  redWash: "var(--rk-bad-wash, none)",
  goodWash: "var(--rk-good-wash, none)",
  plainWash: "var(--rk-field, none)",
  sans: `var(--rk-sans, ${FONTS})`,
};

/** @type {Inks} */
const PAPER = {
  ink: "#1f1f1f",
  grey: "#595959",
  rule: "#c2c2c2",
  sheet: "#ffffff",
  red: "#9c2f24",
  good: "#2f6b4a",
  blue: "#23506f",
  amber: "#8a6412",
  redWash: "#faf1ef",
  goodWash: "#f0f6f1",
  plainWash: "#dfe8ee",
  sans: FONTS,
};

/** How what has a tone looks; what a word says, its colour says again. @type {Readonly<Record<Tone, Look>>} */
export const LOOKS = {
  plain: { line: "blue", wash: "plainWash", word: "grey" },
  late: { line: "red", wash: "redWash", word: "red" },
  done: { line: "good", wash: "goodWash", word: "good" },
  open: { line: "amber", wash: "sheet", word: "ink" },
  gone: { line: "grey", wash: "sheet", word: "grey" },
};

/** @type {(paper: boolean) => Inks} */
export const inksOf = (paper) => (paper ? PAPER : SCREEN);
