// @ts-check
/**
 * What a paragraph of a Word file says: its text, bold and struck out, without what is deleted, hidden or no text.
 *
 * @module
 */

import { joined } from "../../report/emphasis.js";
import { label, parseReference } from "../../report/reference.js";
import { plain, textNode } from "../../report/tree.js";
import { lookOf, over } from "./styles.js";
import { below, child, childrenOf, isOn, kind, relation, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inline} Inline */
/** @typedef {import("../../report/tree.js").Inlines} Inlines */
/** @typedef {import("./styles.js").Look} Look */
/** @typedef {{node: Inline, look: Look}} Piece */
/** @typedef {{author: string, about: string, text: string}} Remark */
/** @typedef {{children: Inlines, boxes: Element[], notes: string[], bold: boolean, size: number | null}} Said boxes: text boxes that hang on the paragraph; notes: what hangs below; bold: whether all of it is */

/**
 * What reading needs to know.
 *
 * @typedef {object} Book
 * @property {import("./styles.js").Styles} styles
 * @property {import("./numbers.js").Numbers} numbers
 * @property {import("./tally.js").Tally} tally
 * @property {Map<string, string>} notes what footnotes and endnotes say, by kind and id
 * @property {Map<string, Remark>} remarks by id
 * @property {Set<string>} open the remarks whose words are being read
 * @property {{code: string, result: boolean}[]} fields those that are open, the innermost last
 * @property {import("./given.js").Bound} bound what the controls of ours are bound to
 */

const TEXTS = new Set(["w:t", "w:delText"]);
/** What stands for one character. @type {Readonly<Record<string, string>>} */
const SIGNS = { "w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "-", "w:softHyphen": "" };
const WRAPPERS = new Set(["w:hyperlink", "w:smartTag", "w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:dir", "w:bdo", "w:rubyBase"]);
const GONE = new Set(["w:del", "w:moveFrom"]);
const OF_A_FONT = /[\uf000-\uf0ff]/g;
const LISTING = /^\s*(?:TOC|TOA|INDEX)\b/i;
const CONTROL = /^(?:(value):(.+)|(cell):(.+)\.([^.]+):([0-9]{1,5})|(prompt))$/u;
const WRITE = /^【写[：:][ \u3000]*([^【】\n]{1,120})】$/u;
const PROMPT = /(【写[：:][ \u3000]*[^【】\n]{1,120}】)/u;
const ADDRESS = /^(?:https?:|www\.|mailto:)|@/i;
/** Signs of fonts that are pictures, by font and place. @type {[RegExp, Readonly<Record<string, string>>][]} */
const FONTS = [
  [/^Wingdings$/i, { "6C": "●", "6E": "■", "6F": "□", "71": "❑", "75": "◆", "76": "❖", "9F": "•", "A8": "□", "A1": "○", "A2": "○", "A3": "○", "A7": "▪", "D8": "➢", "E0": "→", "E8": "➔", "F0": "⇨", "FC": "✓", "FB": "✗", "FD": "☒", "FE": "☑", "81": "①", "82": "②", "83": "③", "84": "④", "85": "⑤", "86": "⑥", "87": "⑦", "88": "⑧", "89": "⑨", "8A": "⑩" }],
  [/^Wingdings 2$/i, { "50": "✓", "52": "☑", "54": "☒", "A3": "□", "98": "■", "97": "●", "99": "○" }],
  [/^Symbol$/i, { "B7": "•", "B3": "≥", "A3": "≤", "B9": "≠", "B1": "±", "B4": "×", "B8": "÷", "D7": "·", "AE": "→", "A5": "∞", "B0": "°", "D6": "√", "61": "α", "62": "β", "67": "γ", "64": "δ", "6D": "μ", "70": "π", "73": "σ", "53": "Σ", "44": "Δ", "57": "Ω" }],
];

/**
 * Read what a paragraph says.
 *
 * @param {Element} paragraph
 * @param {import("./styles.js").Manner} manner
 * @param {Book} book
 * @returns {Said}
 */
export function saidIn(paragraph, manner, book) {
  /** @type {Element[]} */
  const boxes = [];
  /** @type {string[]} */
  const notes = [];
  const pieces = piecesIn(paragraph, manner);
  const seen = pieces.filter(({ node }) => plain([node]).trim());
  const sizes = seen.flatMap(({ look }) => look.size ?? []);
  return {
    children: tidied(joined(pieces.flatMap(dressed))),
    boxes,
    notes,
    bold: seen.length > 0 && seen.every(({ look }) => look.bold),
    size: sizes.length ? Math.max(...sizes) : null,
  };

  /** @type {(box: Element, look: Look) => Piece[]} */
  function piecesIn(box, look) {
    return once([...box.children]).flatMap((node) => piecesOf(node, look));
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function piecesOf(node, look) {
    const what = kind(node);
    if (what === "w:r") return runOf(node, look);
    if (what === "w:hyperlink") return linkOf(node, look);
    if (what === "w:ins") book.tally.count("inserted");
    if (WRAPPERS.has(what)) return piecesIn(node, look);
    if (GONE.has(what)) {
      if (below(node, "w:r").length) book.tally.count(what === "w:del" ? "deleted" : "moved");
      return [];
    }
    if (what === "w:sdt") return controlOf(node, look);
    if (what === "w:fldSimple") return LISTING.test(val(node, "instr") ?? "") ? (book.tally.count("contents"), []) : piecesIn(node, look);
    if (what === "m:oMath" || what === "m:oMathPara") return equation(node, look);
    if (what === "w:commentRangeStart") book.open.add(val(node, "id") ?? "");
    if (what === "w:commentRangeEnd") book.open.delete(val(node, "id") ?? "");
    return what === "mc:AlternateContent" ? piecesIn(chosen(node), look) : [];
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function linkOf(node, look) {
    const found = piecesIn(node, look);
    if (relation(node, "id") && !ADDRESS.test(plain(found.map((one) => one.node)).trim())) book.tally.count("links");
    return found;
  }

  /** @type {(run: Element, outer: Look) => Piece[]} */
  function runOf(run, outer) {
    const properties = child(run, "w:rPr");
    const style = val(child(properties, "w:rStyle"));
    const look = over(over(outer, book.styles.character(style)), lookOf(properties));
    const fonts = child(properties, "w:rFonts");
    const found = [...run.children].flatMap((node) => contentOf(node, look, val(fonts, "ascii") ?? val(fonts, "hAnsi") ?? ""));
    const text = plain(found.map((one) => one.node));
    if (look.hidden && text.trim()) {
      book.tally.count("hidden");
      return [];
    }
    for (const id of book.open) {
      const remark = book.remarks.get(id);
      if (remark) remark.about += text;
    }
    return found;
  }

  /** @type {(node: Element, look: Look, font?: string) => Piece[]} */
  function contentOf(node, look, font = "") {
    const what = kind(node);
    if (what === "w:fldChar") return fieldMark(node, look);
    const field = book.fields[book.fields.length - 1];
    if (what === "w:instrText") {
      if (field) field.code += node.textContent ?? "";
      return [];
    }
    if (book.fields.some(({ result }) => !result)) return [];
    if (book.fields.some(({ code }) => LISTING.test(code))) return [];
    if (TEXTS.has(what)) return what === "w:t" ? text((node.textContent ?? "").replace(OF_A_FONT, (sign) => signIn(font, sign.charCodeAt(0).toString(16))), look) : [];
    if (what in SIGNS) return text(SIGNS[what], look);
    if (what === "w:br" || what === "w:cr") return ["page", "column"].includes(val(node, "type") ?? "") ? text(" ", look) : [{ node: { type: "break" }, look }];
    if (what === "w:sym") return text(signIn(val(node, "font") ?? "", val(node, "char") ?? ""), look);
    if (what === "w:footnoteReference" || what === "w:endnoteReference") return noteOf(node, look);
    if (what === "w:ruby") return piecesIn(child(node, "w:rubyBase") ?? node, look);
    if (what === "mc:AlternateContent") return [...chosen(node).children].flatMap((one) => contentOf(one, look));
    if (what === "w:drawing" || what === "w:pict" || what === "w:object") thingOf(node);
    return [];
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function fieldMark(node, look) {
    const type = val(node, "fldCharType");
    if (type === "begin") {
      book.fields.push({ code: "", result: false });
      const box = below(node, "w:checkBox")[0];
      if (box) return text((isOn(child(box, "w:checked")) ?? isOn(child(box, "w:default"))) === true ? "☑" : "☐", look);
    } else if (type === "separate") {
      const field = book.fields[book.fields.length - 1];
      if (field) field.result = true;
      if (field && LISTING.test(field.code)) book.tally.count("contents");
    } else if (type === "end") book.fields.pop();
    return [];
  }

  /** @type {(font: string, code: string) => string} */
  function signIn(font, code) {
    const place = code.toUpperCase();
    const signs = FONTS.find(([pattern]) => pattern.test(font))?.[1] ?? {};
    const sign = signs[place.slice(-2).replace(/^0/, "")];
    if (sign) return sign;
    const point = parseInt(place, 16);
    // Above are the signs of a font alone, which no other has.
    if (point >= 0x20 && point < 0xe000) return String.fromCharCode(point);
    book.tally.thing("个特殊符号", `${font} ${place}`.trim());
    return "";
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function noteOf(node, look) {
    const said = book.notes.get(`${kind(node) === "w:footnoteReference" ? "footnote" : "endnote"} ${val(node, "id")}`);
    if (!said) return [];
    book.tally.count("notes");
    if (manner.level || manner.role === "title") {
      notes.push(said);
      return [];
    }
    return text(`（注：${said}）`, { ...look, bold: null });
  }

  /** @type {(node: Element) => void} what is no text: its text boxes, and the names of what has none */
  function thingOf(node) {
    const inside = below(node, "w:txbxContent");
    const outermost = inside.filter((box) => !inside.some((other) => other !== box && other.contains(box)) && kept(box, node));
    boxes.push(...outermost);
    const about = below(node, "wp:docPr");
    const named = about[0]?.getAttribute("descr") || about[0]?.getAttribute("title") || about[0]?.getAttribute("name") || "";
    const alone = (/** @type {Element} */ one) => !inside.some((box) => box.contains(one)) && kept(one, node);
    const pictures = [...below(node, "pic:pic"), ...below(node, "v:imagedata")].filter(alone);
    const object = below(node, "o:OLEObject")[0]?.getAttribute("ProgID") ?? "";
    if (object) book.tally.thing(/equation|math/i.test(object) ? "个公式图片" : "个嵌入的对象", object.replace(/\..*$/, ""));
    else if (below(node, "c:chart").length) book.tally.thing("张图表", named);
    else if (below(node, "dgm:relIds").length) book.tally.thing("个智能图形", named);
    else for (const one of pictures) book.tally.thing("张图片", pictures.length === 1 && named ? named : pictureName(one));
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function equation(node, look) {
    const said = mathOf(node);
    if (said) book.tally.count("equations");
    return text(said, look);
  }

  /** @type {(node: Element, look: Look) => Piece[]} a content control; one of ours says what its text is */
  function controlOf(node, look) {
    const properties = child(node, "w:sdtPr");
    const inner = piecesIn(child(node, "w:sdtContent") ?? node, look);
    return marked(properties, inner, look, book);
  }
}

/**
 * LibreOffice 7.4 writes a control of plain text as several: one says it, then each piece of it with all of it, then one says it again.
 *
 * @type {(nodes: Element[]) => Element[]}
 */
function once(nodes) {
  /** @type {Element[]} */
  const kept = [];
  for (let at = 0; at < nodes.length; at += 1) {
    kept.push(nodes[at]);
    if (kind(nodes[at]) === "w:sdt") at += repeated(nodes, at);
  }
  return kept;
}

/** @type {(nodes: readonly Element[], at: number) => number} how many of those that follow a control say it again */
function repeated(nodes, at) {
  const [name, whole] = [nameOf(nodes[at]), saidBy(nodes[at])];
  if (!whole) return 0;
  let pieces = "";
  let found = 0;
  for (let next = at + 1; next < nodes.length && kind(nodes[next]) === "w:sdt" && nameOf(nodes[next]) === name; next += 1) {
    const said = saidBy(nodes[next]);
    // Figures at the beginning are no piece of their own.
    if (pieces && whole.endsWith(pieces) && said === whole) return next - at;
    if (!said.endsWith(whole) || said.length + pieces.length > 2 * whole.length) break;
    pieces += said.slice(0, said.length - whole.length);
    if (pieces && whole.endsWith(pieces)) found = next - at;
  }
  return found;
}

/** @type {(control: Element) => string} */
function nameOf(control) {
  const properties = child(control, "w:sdtPr");
  return `${val(child(properties, "w:alias"))} ${val(child(properties, "w:dataBinding"), "xpath")}`;
}

/** @type {(node: Element) => string} */
const saidBy = (node) => below(node, "w:t").map((one) => one.textContent ?? "").join("");

/**
 * Make what stands in a control of ours the value that it is.
 *
 * @param {Element | null} properties
 * @param {Piece[]} pieces
 * @param {Look} look
 * @param {Book} book
 * @returns {Piece[]}
 */
function marked(properties, pieces, look, book) {
  const text = plain(pieces.map(({ node }) => node));
  const node = controlled(properties, text, book);
  return node ? [{ node, look: pieces[0]?.look ?? look }] : pieces;
}

/**
 * Say what a control of ours stands for.
 *
 * @param {Element | null} properties
 * @param {string} text what it shows
 * @param {Book} book
 * @returns {Inline | null} null where it is none of ours
 */
export function controlled(properties, text, book) {
  const bound = book.bound.tag(val(child(properties, "w:dataBinding"), "xpath") ?? "", val(child(properties, "w:alias")) ?? "");
  // Not every office keeps tags.
  const match = CONTROL.exec(val(child(properties, "w:tag")) ?? "") ?? CONTROL.exec(bound);
  if (!match) return null;
  const hint = isOn(child(properties, "w:showingPlcHdr")) === true;
  if (match[7]) {
    const asked = WRITE.exec(text.trim());
    return asked ? { type: "prompt", text: asked[1] } : null;
  }
  const name = match[1] ? match[2] : `${match[4]}[${match[6]}].${match[5]}`;
  const reference = parseReference(name);
  if (match[1] ? reference : !reference || "function" in reference) return null;
  const said = text.trim();
  const blank = (hint && /^【[^【】]*】$/.test(said)) || said === `【${label(name)}】` || !said;
  return { type: "value", name, text: blank ? "" : said };
}

/** @type {(text: string, look: Look) => Piece[]} a blank that asks for a sentence is one wherever it stands */
function text(text, look) {
  const parts = text.replace(/[\r\n\t\u00a0\u200b\ufeff]/g, (sign) => (sign === "\u200b" || sign === "\ufeff" ? "" : " ")).split(PROMPT);
  return parts.filter(Boolean).map((part) => ({ node: textNode(part), look }));
}

/** @type {(piece: Piece) => Inlines} white space stands outside of bold */
function dressed({ node, look }) {
  const type = look.struck ? "deleted" : look.bold ? "strong" : null;
  if (!type) return [node];
  if (node.type !== "text") return node.type === "break" ? [node] : [{ type, children: [node] }];
  const [, before, inner, after] = /** @type {RegExpExecArray} */ (/^(\s*)([\s\S]*?)(\s*)$/u.exec(node.text));
  return inner ? [textNode(before), { type, children: [textNode(inner)] }, textNode(after)] : [node];
}

/** @type {(children: Inlines) => Inlines} prompts are told where runs of one sort have been joined; nothing blank stands at the ends */
function tidied(children) {
  const whole = children.flatMap((node) => (node.type === "text" ? prompts(node.text) : [node]));
  const blank = (/** @type {Inline | undefined} */ node) => node && (node.type === "break" || (node.type === "text" && !node.text.trim()));
  while (blank(whole[0])) whole.shift();
  while (blank(whole[whole.length - 1])) whole.pop();
  const [first, last] = [whole[0], whole[whole.length - 1]];
  if (first?.type === "text") whole[0] = textNode(first.text.replace(/^\s+/u, ""));
  if (last?.type === "text") whole[whole.length - 1] = textNode((whole.length === 1 ? /** @type {import("../../report/tree.js").Text} */ (whole[0]).text : last.text).replace(/\s+$/u, ""));
  return whole;
}

/** @type {(text: string) => Inline[]} */
const prompts = (text) => text.split(PROMPT).filter(Boolean).map((part) => {
  const asked = WRITE.exec(part);
  return asked ? { type: "prompt", text: asked[1].trim() } : textNode(part);
});

/** @type {(node: Element) => Element} the first that holds anything of what may be shown in two ways */
export function chosen(node) {
  const ways = [...childrenOf(node, "mc:Choice"), ...childrenOf(node, "mc:Fallback")];
  return ways.find((way) => way.children.length && (below(way, "w:txbxContent").length || below(way, "pic:pic").length || below(way, "v:imagedata").length || below(way, "w:t").length || below(way, "c:chart").length || below(way, "dgm:relIds").length)) ?? ways[0] ?? node;
}

/** @type {(one: Element, box: Element) => boolean} whether it stands in the way that was chosen of each two */
function kept(one, box) {
  for (let node = one.parentElement; node && node !== box; node = node.parentElement) {
    const pair = node.parentElement;
    if (pair && kind(pair) === "mc:AlternateContent" && chosen(pair) !== node) return false;
  }
  return true;
}

/** @type {(node: Element) => string} */
function pictureName(node) {
  const said = [...node.getElementsByTagNameNS("*", "cNvPr")][0];
  return said?.getAttribute("descr") || said?.getAttribute("name") || node.getAttributeNS("urn:schemas-microsoft-com:office:office", "title") || "";
}

/** @type {(node: Element) => string} */
function mathOf(node) {
  const what = kind(node);
  if (what === "m:t") return node.textContent ?? "";
  const of = (/** @type {string} */ name) => mathOf(child(node, name) ?? node.ownerDocument.createElement("x"));
  const grouped = (/** @type {string} */ text) => ([...text].length > 1 ? `(${text})` : text);
  if (what === "m:f") return `${grouped(of("m:num"))}/${grouped(of("m:den"))}`;
  if (what === "m:sSup") return `${of("m:e")}^${grouped(of("m:sup"))}`;
  if (what === "m:sSub") return `${of("m:e")}_${grouped(of("m:sub"))}`;
  if (what === "m:rad") return `${of("m:deg")}√${grouped(of("m:e"))}`;
  return [...node.children].map(mathOf).join("");
}
