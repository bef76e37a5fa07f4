// @ts-check
/**
 * What Word, WPS and Excel say in the HTML that they put on the clipboard: headings, list items, and what is none of the text.
 *
 * @module
 */

/** @typedef {{level: number, mark: string}} Item level: from 1; mark: the number or bullet that stands before its text */
/** @typedef {{page: Document, levels: ReadonlyMap<string, number>}} Cleaned levels: those of headings by class, 0 for a title */

const STYLES = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const RULE = /([^{}]*)\{([^{}]*)\}/g;
const CLASS = /\.([\w\u3400-\u9fff-]+)/g;
const NAMED = /mso-style-name\s*:\s*["']?\\?["']?(?:heading|标题)\s*([1-9])/i;
const TITLE = /mso-style-name\s*:\s*["']?(?:title|标题)["']?\s*(?:;|$)/i;
const OUTLINE = /mso-outline-level\s*:\s*([1-9])/i;
const HEADING = /^MsoHeading([1-9])$/;
const LISTED = /mso-list\s*:\s*[^;]*?\blevel([1-9])/i;
const IGNORED = /mso-list\s*:\s*ignore/i;
const HIDDEN = /(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-element\s*:\s*(?:comment|header|footer|frame-none))/i;
const CENTRED = /text-align\s*:\s*center/i;
// A source line ends anywhere; between two ideographs that is no space.
const BROKEN = /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…](?:<[^<>]*>)*)[ \t]*\r?\n[ \t\r\n]*((?:<[^<>]*>)*)(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…])/g;
const LEFT_OUT =
  "script, style, template, head, title, meta, link, noscript, iframe, object, svg, math, select, textarea, button, input, nav, audio, video, canvas, img, xml, rt, rp, [hidden], [class*=msocom i], del[cite], .msoDel, [class*=MsoToc], .MsoHeader, .MsoFooter";

/**
 * Parse what was copied. A document of this sort runs no script and fetches nothing; the page's policy would report
 * every style and every handler in it, so that these stand where nothing reads them as such.
 *
 * @param {string} html
 * @returns {Cleaned}
 */
export function cleaned(html) {
  const levels = new Map([...html.matchAll(STYLES)].flatMap(([, sheet]) => levelsIn(sheet)));
  const bare = html.replace(STYLES, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-on="));
  const page = new DOMParser().parseFromString(/<pre\b/i.test(bare) ? bare : bare.replace(BROKEN, "$1$2"), "text/html");
  for (const node of page.body.querySelectorAll(LEFT_OUT)) node.remove();
  for (const node of page.body.querySelectorAll("[data-style]")) if (HIDDEN.test(styleOf(node))) node.remove();
  // 10⁶ is not 106.
  for (const node of page.querySelectorAll("sup")) if (!/\D/.test(node.textContent)) node.textContent = node.textContent.replace(/\d/g, (figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(figure)]);
  return { page, levels };
}

/** @type {(sheet: string) => [string, number][]} the classes that are styles of headings */
const levelsIn = (sheet) =>
  [...sheet.matchAll(RULE)].flatMap(([, selector, body]) => {
    const level = TITLE.test(body) ? 0 : Number(NAMED.exec(body)?.[1] ?? OUTLINE.exec(body)?.[1]);
    return Number.isNaN(level) ? [] : [...selector.matchAll(CLASS)].map(([, name]) => /** @type {[string, number]} */ ([name, level]));
  });

/** @type {(node: Element) => string} */
export const styleOf = (node) => node.getAttribute("data-style") ?? "";

/**
 * Tell a heading from other paragraphs.
 *
 * @param {Element} node
 * @param {Cleaned["levels"]} levels
 * @returns {number | null} 0 for a title, null for no heading
 */
export function headingOf(node, levels) {
  for (const name of node.classList) {
    if (name === "MsoTitle") return 0;
    const level = HEADING.exec(name)?.[1];
    if (level) return Number(level);
    const known = levels.get(name);
    if (known !== undefined) return known;
  }
  const level = OUTLINE.exec(styleOf(node))?.[1] ?? /^H([1-6])$/.exec(node.tagName)?.[1] ?? (node.getAttribute("role") === "heading" ? node.getAttribute("aria-level") : null);
  return level ? Number(level) : null;
}

/**
 * Tell an item of a list that is written as a paragraph, and take its mark out of the text.
 *
 * @param {Element} node
 * @returns {Item | null}
 */
export function itemOf(node) {
  const level = LISTED.exec(styleOf(node))?.[1];
  const marks = [...node.querySelectorAll("[data-style]")].filter((one) => IGNORED.test(styleOf(one)));
  if (!level && !marks.length) return null;
  const mark = marks.map((one) => one.textContent ?? "").join("").replace(/[\s\u00a0]+/g, "");
  for (const one of marks) one.remove();
  return mark ? { level: Number(level ?? 1), mark } : null;
}

/** Whether a paragraph stands in the middle. @type {(node: Element) => boolean} */
export const isCentred = (node) => CENTRED.test(styleOf(node)) || node.matches("[align=center], center, center *");
