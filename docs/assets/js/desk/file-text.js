// @ts-check
/**
 * The text of a file that the writer brings, whatever Chinese Windows wrote it in; or why there is none.
 *
 * @module
 */

const LARGEST = 8 * 1024 * 1024;
const COPY = "请用Word或WPS打开，另存为.docx再打开那一份；或者全选复制，再粘贴到这里。";
/** How files begin that are no text, and what to do with them. @type {[string, number[], string][]} */
const SIGNS = [
  ["zip", [0x50, 0x4b, 0x03, 0x04], COPY],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0], COPY],
  ["rtf", [...encoded("{\\rtf")], COPY],
  ["pdf", [...encoded("%PDF-")], "PDF里取不出标题和段落。有Word原件就打开原件，全选复制，再粘贴到这里；没有就在阅读器里全选复制。"],
];
/** Files of spreadsheets, by their names. */
export const SHEETS = /\.(?:xlsx?|et|csv)$/i;
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * Read a file's text.
 *
 * @param {File} file
 * @returns {Promise<string>}
 * @throws {Error} with a sentence for the writer
 */
export async function textOf(file) {
  const name = `“${file.name}”`;
  if (file.size > LARGEST) throw new Error(`${name}太大，起稿台只打开8MB以内的文件。`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sign = SIGNS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (sign) throw new Error(`${name}不是文本文件。${SHEETS.test(file.name) ? "请打开表格，选中要用的部分复制，再粘贴到这里。" : sign[2]}`);
  const text = decoded(bytes);
  if (text === null) throw new Error(`${name}不是文本文件，打不开。${COPY}`);
  if (!text.trim()) throw new Error(`${name}是空的，里面没有字。`);
  if (PAGE.test(text)) throw new Error(`${name}是网页文件。请用浏览器打开，全选复制，再粘贴到这里。`);
  return text;
}

/** @type {(bytes: Uint8Array) => string | null} */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return read(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return read(bytes, "utf-16be");
  // Text has no byte of zero but in UTF-16, which may lack its mark.
  if (bytes.includes(0)) return ["utf-16le", "utf-16be"].map((encoding) => read(bytes, encoding)).find((text) => text !== null && written(text)) ?? null;
  return read(bytes, "utf-8") ?? read(bytes, "gb18030");
}

/** @type {(bytes: Uint8Array, encoding: string) => string | null} */
function read(bytes, encoding) {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null; // It is in another one.
  }
}

/** @type {(text: string) => boolean} whether most of it is what Chinese reports are written with */
const written = (text) => (text.match(/[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g) ?? []).length > 0.9 * text.length;

/** @type {(text: string) => Uint8Array} */
function encoded(text) {
  return new TextEncoder().encode(text);
}
