// @ts-check
/**
 * The rest days of the statutory calendar, as the State Council's office announces them each autumn.
 *
 * To add a year, copy what the notice says: each holiday with its first and last day, each Saturday
 * or Sunday that is worked. tests/bridge/test_calendar.py adds the days up: the working days that are
 * off, less the weekend days that are worked, are those that the law grants.
 *
 * 核对原文: every day below was compared in two printings of its notice. 2024: 国务院公报2023年第31号 in
 * 维基文库, with its number, and 人民日报 of 2023-10-26, page 6. 2025: 新华社 of 2024-11-12 in 光明网, and
 * copies of the whole notice with its number. 2026: 新华社 of 2025-11-04 in 光明网, and 中山日报 of
 * 2025-11-05, page A01; neither prints the number, which is taken from a copy of the whole notice. The
 * notice for 2027 was not found in November 2026.
 *
 * @module
 */

/**
 * What a notice says of a year.
 *
 * @typedef {object} Notice
 * @property {string} number the document's number
 * @property {number} date the day of the notice
 * @property {readonly (readonly [name: string, from: number, to: number])[]} off holidays; the first and last day each, 20250501
 * @property {readonly number[]} worked Saturdays and Sundays that are working days
 */

/** @type {Readonly<Record<number, Notice>>} by year */
export const NOTICES = {
  2024: {
    number: "国办发明电〔2023〕7号",
    date: 20231025,
    off: [
      ["元旦", 20240101, 20240101],
      ["春节", 20240210, 20240217],
      ["清明节", 20240404, 20240406],
      ["劳动节", 20240501, 20240505],
      ["端午节", 20240610, 20240610],
      ["中秋节", 20240915, 20240917],
      ["国庆节", 20241001, 20241007],
    ],
    worked: [20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012],
  },
  2025: {
    number: "国办发明电〔2024〕12号",
    date: 20241112,
    off: [
      ["元旦", 20250101, 20250101],
      ["春节", 20250128, 20250204],
      ["清明节", 20250404, 20250406],
      ["劳动节", 20250501, 20250505],
      ["端午节", 20250531, 20250602],
      ["国庆节、中秋节", 20251001, 20251008],
    ],
    worked: [20250126, 20250208, 20250427, 20250928, 20251011],
  },
  2026: {
    number: "国办发明电〔2025〕7号",
    date: 20251104,
    off: [
      ["元旦", 20260101, 20260103],
      ["春节", 20260215, 20260223],
      ["清明节", 20260404, 20260406],
      ["劳动节", 20260501, 20260505],
      ["端午节", 20260619, 20260621],
      ["中秋节", 20260925, 20260927],
      ["国庆节", 20261001, 20261007],
    ],
    worked: [20260104, 20260214, 20260228, 20260509, 20260920, 20261010],
  },
};

/** @type {readonly (readonly [name: string, from: number, to: number])[]} month and day: what the law fixes for every year by the sun's calendar */
export const FIXED = [
  ["元旦", 101, 101],
  ["劳动节", 501, 502],
  ["国庆节", 1001, 1003],
];
/** From this year on the second day of 劳动节 is one. */
export const REVISED = 2025;
/** The lunar ones, whose days only a notice tells. */
export const LUNAR = ["春节", "清明节", "端午节", "中秋节"];

export const LAW = "《全国年节及纪念日放假办法》第二条";
export const WEEKEND_LAW = "《国务院关于职工工作时间的规定》第七条";
