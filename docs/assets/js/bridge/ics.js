// @ts-check
/**
 * Write days as a calendar file that phones and calendars take in: iCalendar, RFC 5545.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { iso } from "./calendar.js";

/**
 * A whole day with something due on it.
 *
 * @typedef {object} CalendarItem
 * @property {string} id the same whenever it is written, so that a calendar replaces what it took in before (3.8.4.7)
 * @property {number} day 20250630
 * @property {string} summary one line
 * @property {string} description lines
 */

const PRODUCT = "-//reportkb//bridge//ZH";
// Octets of a line, its end not counted (3.1).
const WIDTH = 75;
// A whole day begins at midnight: nine o'clock in the morning of the day before (3.8.6.3).
const BEFORE = "-PT15H";
// TEXT holds no control characters but the tab (3.3.11), and half of a pair is no character.
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]|\p{Surrogate}/gu;

/**
 * Write a calendar file.
 *
 * @param {readonly CalendarItem[]} items
 * @param {object} about
 * @param {string} about.name what a calendar calls it (RFC 7986, 5.1)
 * @param {string} about.stamp the time of writing in UTC, `2025-06-01T08:30:00.000Z` (3.8.7.2)
 * @returns {string} nothing where there is no item: a calendar has one at least (3.6)
 */
export function toCalendarFile(items, { name, stamp }) {
  if (!items.length) return "";
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    `NAME:${line(name)}`,
    // What calendars read that do not know NAME.
    `X-WR-CALNAME:${line(name)}`,
    ...items.flatMap((item) => event(item, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((one) => `${folded(one)}\r\n`).join("");
}

/** @type {(item: CalendarItem, stamp: string) => string[]} an event without an end lasts its one day (3.6.1) and blocks no time (3.8.2.7) */
const event = ({ id, day, summary, description }, stamp) => [
  "BEGIN:VEVENT",
  `UID:${line(id)}`,
  `DTSTAMP:${stamp.replace(/[-:]|\.[0-9]+/g, "")}`,
  `DTSTART;VALUE=DATE:${iso(day).replaceAll("-", "")}`,
  `SUMMARY:${line(summary)}`,
  ...(description ? [`DESCRIPTION:${text(description)}`] : []),
  "TRANSP:TRANSPARENT",
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${line(summary)}`,
  `TRIGGER:${BEFORE}`,
  "END:VALARM",
  "END:VEVENT",
];

/** Write a value of several lines (3.3.11). @type {(value: string) => string} */
const text = (value) =>
  value
    .replace(/\r\n?/g, "\n")
    .replace(UNWRITABLE, (found) => (/\p{Surrogate}/u.test(found) ? "\ufffd" : ""))
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** @type {(value: string) => string} */
const line = (value) => text(tidy(value));

/** Cut a line into pieces of {@link WIDTH} octets, each but the first behind a space, and no character in two (3.1). @type {(whole: string) => string} */
function folded(whole) {
  let [out, width] = ["", 0];
  for (const character of whole) {
    const octets = octetsOf(character);
    if (width + octets > WIDTH) [out, width] = [`${out}\r\n `, 1];
    out += character;
    width += octets;
  }
  return out;
}

/** @type {(character: string) => number} how many octets of UTF-8 a character takes (RFC 3629, 3) */
function octetsOf(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
