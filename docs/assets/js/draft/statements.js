// @ts-check
/**
 * Statements of a text that contradict themselves: a share and its own figures, a part and its whole, a period that ends before it begins.
 *
 * @module
 */

const FIGURE = "([0-9]{1,12}(?:\\.[0-9]{1,6})?)";
// The first letter of a figure's unit, which both figures must share; a year or an hour is no amount.
const UNIT = "(?![年月日号时点])(?=([^0-9，。；：%、\\s至到为增提上下降减缩压]?))";
// Whose figure it is: last year's, that of 2024.
const OF = "(?:[^，。；\\n]{1,10}?的)?";
const CHANGE = new RegExp(
  `[由从]${OF}${FIGURE}${UNIT}[^0-9。；\\n]{0,16}[至到为]${OF}${FIGURE}\\2(?![万亿])[^0-9，。；\\n%]{0,6}，?(?:同比|环比)?` +
    `(增长|增加|提高|提升|上升|下降|降低|减少|缩短|压缩|下滑)(?:了)?(约)?${FIGURE}%`,
  "g",
);
const SHARE = new RegExp(
  `共(?:有)?${FIGURE}${UNIT}[^0-9。；\\n]{0,34}其中[^0-9。；\\n]{0,20}${FIGURE}\\2[^0-9，。；\\n]{0,12}，?` +
    `占(?:[比总全][^0-9。；\\n]{0,7}?)?(约)?${FIGURE}%`,
  "g",
);
const AMONG = new RegExp(`共(?:有)?${FIGURE}${UNIT}[^0-9。；\\n]{0,34}其中[^0-9。；\\n]{0,20}${FIGURE}\\2`, "g");
const GOALS = new RegExp(`${FIGURE}${UNIT}[^0-9，。；\\n]{0,4}(?:目标|指标)，?(?:已|均|共)?(?:达成|达标|实现)(?:了)?${FIGURE}\\2`, "g");
const DAY = "([0-9]{4})(?:年|-|/|\\.)([0-9]{1,2})(?:(?:月|-|/|\\.)([0-9]{1,2})日?|月)?";
const PERIOD = new RegExp(`${DAY} ?(?:至|到|—+|–|~|～) ?${DAY}`, "g");

/**
 * Find percentages that do not follow from the figures beside them.
 *
 * @param {string} text
 * @returns {string[]} a sentence each
 */
export function wrongShares(text) {
  const narrow = text.replaceAll("％", "%");
  const changes = [...narrow.matchAll(CHANGE)].flatMap(([, before, , after, verb, about, claim]) => {
    const due = (Math.abs(Number(after) - Number(before)) / Number(before)) * 100;
    return wrong(due, claim, about) ? [`由${before}到${after}是${verb}${shown(due, claim)}%，文中写的是${claim}%。`] : [];
  });
  const shares = [...narrow.matchAll(SHARE)].flatMap(([, whole, , part, about, claim]) => {
    const due = (Number(part) / Number(whole)) * 100;
    return wrong(due, claim, about) ? [`${whole}里的${part}占${shown(due, claim)}%，文中写的是${claim}%。`] : [];
  });
  return [...changes, ...shares];
}

/**
 * Find parts that are larger than the whole that they are of.
 *
 * @param {string} text
 * @returns {string[]} a sentence each
 */
export function wrongParts(text) {
  return [AMONG, GOALS].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, whole, , part]) => (Number(part) > Number(whole) ? [`一共${whole}，其中的却有${part}。`] : [])),
  );
}

/**
 * Find periods that end before they begin.
 *
 * @param {string} text
 * @returns {string[]} a sentence each
 */
export function wrongPeriods(text) {
  return [...text.matchAll(PERIOD)].flatMap(([period, ...figures]) => {
    const [year, month, day, endYear, endMonth, endDay] = figures.map((figure) => Number(figure ?? 0));
    // A month holds all its days.
    const begins = year * 10_000 + month * 100 + (endDay ? day : 0);
    const ends = endYear * 10_000 + endMonth * 100 + (day ? endDay : 0);
    return ends < begins ? [`“${period}”的结束早于开始。`] : [];
  });
}

/** @type {(due: number, claim: string, about: string | undefined) => boolean} */
function wrong(due, claim, about) {
  if (!Number.isFinite(due)) return false;
  const step = 10 ** -decimals(claim);
  return Math.abs(due - Number(claim)) > (about ? Math.max(step, 1) : step * 0.5) + 1e-9;
}

/** @type {(due: number, claim: string) => string} */
const shown = (due, claim) => due.toFixed(Math.max(decimals(claim), due % 1 ? 1 : 0));

/** @type {(figure: string) => number} */
const decimals = (figure) => figure.split(".")[1]?.length ?? 0;
