// @ts-check
/**
 * Read a line of a report's text into inlines: marks, emphasis, and everything else as it is.
 *
 * The twin of hooks/reportkb/report/inlines.py, which says by which rules.
 *
 * @module
 */

import { isSpan, joined, MARKS, Pairing, settled } from "./emphasis.js";
import { trimmed } from "./lines.js";
import { canonical, parseReference } from "./reference.js";
import { textNode } from "./tree.js";

/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {[Inlines, number] | null} Found what was read, and where it ends */

const SPECIAL = /[\\{【`![<&*_~]|h(?=ttps?:\/\/)/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;
const NAME = /^[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_]{0,23}$/u;
const PLACEHOLDER = /\{\{([^{}\n]{1,80})\}\}/uy;
const PROMPT = /【写[：:][ \u3000]*([^【】\n]{1,120})】/uy;
const BLANK = /【([^【】\n]{1,24})】/uy;
const PHRASE = /\{==((?:(?!==\}|\{==)[^\n])+)==\}[ \u3000]*\{>>((?:(?!<<\}|\{>>)[^\n])+)<<\}/uy;
const TICKS = /`+/g;
const PICTURE = "!\\[[^\\[\\]\\n]{0,300}\\]\\([^()\\n]{0,2000}\\)";
const TARGET = '\\(((?:[^()<> \\t\\n]|\\([^()<> \\t\\n]{0,300}\\)){1,2000})(?:[ \\t]+"[^"\\n]{0,300}")?\\)';
const IMAGE = new RegExp(PICTURE, "uy");
const LINK = new RegExp(`\\[((?:${PICTURE}|\\\\[^\\n]|[^\\[\\]\\\\\\n]){1,500})\\]${TARGET}`, "uy");
const FOOTNOTE = /\[\^([^[\]^ \t\n]{1,20})\]/uy;
const LINE_BREAK = /<[bB][rR] ?\/?>/y;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<> \t\n]{1,2000})>/uy;
const ADDRESS = /https?:\/\/[0-9A-Za-z#%&*+\-./:=?@_~]{1,2000}/y;
const LAST = /[.:?*_~&]+$/;
const SAFE = /^(?:https?:\/\/|mailto:)/;
const ENTITY = /&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,6}));/y;
/** @type {Readonly<Record<string, string>>} */
const NAMED = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", middot: "·", times: "×" },
  ...{ mdash: "—", ndash: "–", hellip: "…", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’" },
};

/** Nothing is known. @type {ReadonlySet<string>} */
export const NONE = new Set();

/**
 * Read a line.
 *
 * @param {string} line the text, without its line end
 * @param {ReadonlySet<string>} [known] fields whose name in brackets, `【字段】`, is a placeholder too
 * @returns {Inlines}
 */
export function parseInlines(line, known = NONE) {
  const pairing = new Pairing();
  let at = 0;
  while (at < line.length) {
    SPECIAL.lastIndex = at;
    const start = SPECIAL.exec(line)?.index ?? line.length;
    pairing.out.push(textNode(line.slice(at, start)));
    at = start;
    if (start === line.length) break;
    const character = line[start];
    if (MARKS.includes(character)) {
      at = endOfRun(line, start);
      pairing.run(character, at - start, line[start - 1] ?? "", line[at] ?? "");
      continue;
    }
    const found = character === "{" || character === "【" ? named(line, start, known) : READERS[character](line, start);
    if (found) {
      pairing.out.push(...found[0]);
      at = found[1];
    } else {
      pairing.out.push(textNode(character));
      at = start + 1;
    }
  }
  return settled(pairing.out);
}

/** @type {(pattern: RegExp, line: string, at: number) => RegExpExecArray | null} */
function matchAt(pattern, line, at) {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/** @type {(line: string, at: number) => number} */
function endOfRun(line, at) {
  let end = at;
  while (line[end] === line[at]) end += 1;
  return end;
}

/** @type {(line: string, at: number, known: ReadonlySet<string>) => Found} */
function named(line, at, known) {
  const phrase = matchAt(PHRASE, line, at);
  if (phrase) {
    return [[{ type: "phrase", children: parseInlines(phrase[1], known), comment: trimmed(phrase[2]) }], at + phrase[0].length];
  }
  const field = matchAt(PLACEHOLDER, line, at);
  const name = field ? nameIn(field[1]) : "";
  if (field && name) return [[{ type: "field", name }], at + field[0].length];
  const prompt = matchAt(PROMPT, line, at);
  if (prompt) return [[{ type: "prompt", text: trimmed(prompt[1]) }], at + prompt[0].length];
  const blank = matchAt(BLANK, line, at);
  return blank && known.has(blank[1]) ? [[{ type: "field", name: blank[1] }], at + blank[0].length] : null;
}

/** @type {(text: string) => string} the name that stands between braces as it is kept; nothing where it is none */
function nameIn(text) {
  if (NAME.test(text)) return text;
  const name = canonical(text);
  return parseReference(name) ? name : "";
}

/** @type {(line: string, at: number) => Found} */
function escaped(line, at) {
  const match = matchAt(ESCAPED, line, at);
  return match ? [[textNode(match[1])], at + 2] : null;
}

/** @type {(line: string, at: number) => Found} code between runs of backticks of one length */
function code(line, at) {
  const start = endOfRun(line, at);
  TICKS.lastIndex = start;
  for (let end = TICKS.exec(line); end; end = TICKS.exec(line)) {
    if (end[0].length !== start - at) continue;
    const inner = line.slice(start, end.index);
    const padded = inner.startsWith(" ") && inner.endsWith(" ") && /[^ ]/.test(inner);
    return [[{ type: "code", text: padded ? inner.slice(1, -1) : inner }], end.index + end[0].length];
  }
  return [[textNode(line.slice(at, start))], start];
}

/** @type {(line: string, at: number) => Found} a picture is named, since the text of a report cannot show it */
function image(line, at) {
  const match = matchAt(IMAGE, line, at);
  if (!match) return null;
  const name = trimmed(line.slice(at + 2, line.indexOf("]", at)));
  return [[textNode(name ? `（图：${name}）` : "（图）")], at + match[0].length];
}

/** @type {(line: string, at: number) => Found} */
function bracket(line, at) {
  const note = matchAt(FOOTNOTE, line, at);
  if (note) return [[textNode(`〔${note[1]}〕`)], at + note[0].length];
  const match = matchAt(LINK, line, at);
  if (!match) return null;
  const [, text, address] = match;
  const children = unlinked(parseInlines(text));
  return [SAFE.test(address) ? [{ type: "link", address, children }] : children, at + match[0].length];
}

/** @type {(children: Inlines) => Inlines} nothing inside a link is one */
function unlinked(children) {
  return joined(
    children.flatMap((child) => {
      if (child.type === "link") return unlinked(child.children);
      return isSpan(child) ? [{ ...child, children: unlinked(child.children) }] : [child];
    }),
  );
}

/** @type {(line: string, at: number) => Found} */
function angle(line, at) {
  const stop = matchAt(LINE_BREAK, line, at);
  if (stop) return [[{ type: "break" }], at + stop[0].length];
  const match = matchAt(AUTOLINK, line, at);
  return match ? [[{ type: "link", address: match[1], children: [textNode(match[1])] }], at + match[0].length] : null;
}

/** @type {(line: string, at: number) => Found} */
function entity(line, at) {
  const match = matchAt(ENTITY, line, at);
  if (!match || (match[3] && !Object.hasOwn(NAMED, match[3]))) return null;
  const end = at + match[0].length;
  if (match[3]) return [[textNode(NAMED[match[3]])], end];
  const point = match[1] ? Number(match[1]) : parseInt(match[2], 16);
  const allowed =
    (point >= 0x20 && point < 0x7f) ||
    (point > 0xa0 && point < 0xd800) ||
    (point >= 0xf900 && point < 0xfffe) ||
    (point >= 0x10000 && point < 0x1fffe);
  return [[textNode(allowed ? String.fromCodePoint(point) : "\ufffd")], end];
}

/** @type {(line: string, at: number) => Found} */
function address(line, at) {
  const match = matchAt(ADDRESS, line, at);
  if (!match) return null;
  const bare = match[0].replace(LAST, "");
  return [[{ type: "link", address: bare, children: [textNode(bare)] }], at + bare.length];
}

/** @type {Readonly<Record<string, (line: string, at: number) => Found>>} */
const READERS = { "\\": escaped, "`": code, "!": image, "[": bracket, "<": angle, "&": entity, h: address };
