// @ts-check
/**
 * A Word file that the writer brings: whether it is one, and what it says.
 *
 * @module
 */

import { SHEETS } from "./file-text.js";

/** @typedef {import("../word/reading.js").Brought} Brought */
/** @typedef {{fromWord: typeof import("../word/reading.js").fromWord, write: import("../word/reading.js").Write}} Reader */
/** @typedef {(message: string) => void} Waiting told what goes on; nothing once it is over */

const STARTS = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0]];
/** Photos make a file large; they are not unpacked. */
const LARGEST = 200 * 1024 * 1024;
const SOON = 500;
/** So much is read for longer than that. */
const MUCH = 2_000_000;

/**
 * Say what goes on while a file is read, where that takes its time.
 *
 * @template T
 * @param {File} file
 * @param {Waiting} waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function waited(file, waiting, work) {
  let said = false;
  const say = () => ((said = true), waiting(`正在读“${file.name}”……`));
  const timer = setTimeout(say, file.size > MUCH ? 0 : SOON);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (said) waiting("");
  }
}

/**
 * Read a file, if it is one of Word or WPS.
 *
 * @param {File} file
 * @param {() => Promise<Reader>} reader gives what reads it
 * @returns {Promise<Brought | null>} null where it is none
 * @throws {Error} with a sentence for the writer
 */
export async function wordOf(file, reader) {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const packed = STARTS.some((start) => start.every((byte, at) => head[at] === byte));
  if (SHEETS.test(file.name) || !packed) return null;
  if (file.size > LARGEST) throw new Error(`“${file.name}”太大，起稿台只打开200MB以内的Word文件。请把图片压缩一下，或者全选复制，再粘贴到这里。`);
  const { fromWord, write } = await reader();
  const brought = await fromWord(new Uint8Array(await file.arrayBuffer()), write).catch((error) => {
    throw new Error(error instanceof Error ? error.message.replace(/^这个文件|^这(?=是|不是)/, `“${file.name}”`) : "");
  });
  if (!brought.title && !brought.text) throw new Error(`“${file.name}”里没有字${brought.left.length ? `，只有${brought.left.join("、")}` : ""}。`);
  return brought;
}
