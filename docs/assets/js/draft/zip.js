// @ts-check
/**
 * Zip files: written without compression, read with care.
 *
 * @module
 */

/** @typedef {{name: string, bytes: Uint8Array<ArrayBuffer>}} Entry */
/** @typedef {{name: string, method: number, flags: number, packed: number, size: number, at: number}} Listed */

/** Why a file cannot be read, as a sentence. */
export class Unreadable extends Error {}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [ENDING, CENTRAL_HEAD, LOCAL_HEAD] = [22, 46, 30];
/**
 * What is read from a zip file: how much of it at most, and what is said where it cannot be.
 *
 * @typedef {object} Sort
 * @property {number} entries
 * @property {number} bytes unpacked, of what is asked for
 * @property {string} password
 * @property {string} broken
 * @property {string} many
 * @property {string} large
 * @property {string} old said by a browser that cannot unpack
 */
/** @type {Sort} */
const WORKBOOK = {
  entries: 2000,
  bytes: 64 * 1024 * 1024,
  password: "这个文件加了密码。请在Excel或WPS里去掉密码再试。",
  broken: "这个文件不完整，打不开。请在Excel或WPS里打开，另存一次再试。",
  many: "这个文件里的东西太多，不像一张表格，没有打开。",
  large: "这个文件解开以后太大，没有打开。请只留要用的那张表再试。",
  old: "这个浏览器打不开xlsx文件。请在Excel或WPS里另存为CSV，或复制后粘贴。",
};
const UTF8 = 0x0800;
// 1 January 1980, the first day that a zip file knows.
const DAY = 0x21;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @type {(bytes: Uint8Array) => number} */
function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ TABLE[(rest ^ byte) & 0xff];
  return ~rest >>> 0;
}

/** @type {(fields: readonly (readonly [size: 2 | 4, value: number])[], ...rest: Uint8Array[]) => Uint8Array[]} */
function block(fields, ...rest) {
  const head = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) head.setUint16(at, value, true);
    else head.setUint32(at, value, true);
    at += size;
  }
  return [new Uint8Array(head.buffer), ...rest];
}

/**
 * Write files into one.
 *
 * @param {readonly ({name: string, text: string} | {name: string, bytes: Uint8Array})[]} files
 * @returns {Uint8Array<ArrayBuffer>} the same for the same files
 */
export function zipped(files) {
  const encoder = new TextEncoder();
  const [body, list] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  let at = 0;
  for (const file of files) {
    const [name, bytes] = [encoder.encode(file.name), "text" in file ? encoder.encode(file.text) : file.bytes];
    /** @type {(readonly [2 | 4, number])[]} */
    const same = [[2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
    body.push(...block([[4, LOCAL], ...same], name, bytes));
    list.push(...block([[4, CENTRAL], [2, 20], ...same, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]], name));
    at += LOCAL_HEAD + name.length + bytes.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const end = block([[4, END], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]]);
  const chunks = [...body, ...list, ...end];
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/**
 * Read the files that are asked for; nothing else is unpacked.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(name: string) => boolean} wanted
 * @param {Sort} [sort]
 * @returns {Promise<Map<string, string>>} their texts by name
 * @throws {Unreadable}
 */
export async function unzipped(bytes, wanted, sort = WORKBOOK) {
  const found = await unpackedFiles(bytes, wanted, sort);
  return new Map([...found].map(([name, content]) => [name, new TextDecoder().decode(content)]));
}

/**
 * Read the files that are asked for as they are.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(name: string) => boolean} wanted
 * @param {Sort} sort
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>} their bytes by name
 * @throws {Unreadable}
 */
export async function unpackedFiles(bytes, wanted, sort) {
  const found = /** @type {Map<string, Uint8Array<ArrayBuffer>>} */ (new Map());
  let left = sort.bytes;
  for (const entry of listed(bytes, sort)) {
    if (!wanted(entry.name) || found.has(entry.name)) continue;
    if (entry.flags & 1) throw new Unreadable(sort.password);
    const whole = await content(bytes, entry, left, sort);
    left -= whole.length;
    found.set(entry.name, whole);
  }
  return found;
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, sort: Sort) => Listed[]} */
function listed(bytes, sort) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - ENDING;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Unreadable(sort.broken);
  const count = view.getUint16(end + 10, true);
  if (count > sort.entries) throw new Unreadable(sort.many);
  /** @type {Listed[]} */
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_HEAD > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new Unreadable(sort.broken);
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + CENTRAL_HEAD, at + CENTRAL_HEAD + name)),
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += CENTRAL_HEAD + name + extra + comment;
  }
  return entries;
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, entry: Listed, most: number, sort: Sort) => Promise<Uint8Array<ArrayBuffer>>} */
async function content(bytes, { method, packed, at }, most, sort) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + LOCAL_HEAD > bytes.length || view.getUint32(at, true) !== LOCAL) throw new Unreadable(sort.broken);
  const start = at + LOCAL_HEAD + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw new Unreadable(sort.broken);
  const body = bytes.slice(start, start + packed);
  if (method === 0) return within(body, most, sort);
  if (method !== 8) throw new Unreadable(sort.broken);
  if (typeof DecompressionStream !== "function") throw new Unreadable(sort.old);
  return unpacked(body, most, sort);
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, most: number, sort: Sort) => Uint8Array<ArrayBuffer>} */
function within(bytes, most, sort) {
  if (bytes.length > most) throw new Unreadable(sort.large);
  return bytes;
}

/** @type {(body: Uint8Array<ArrayBuffer>, most: number, sort: Sort) => Promise<Uint8Array<ArrayBuffer>>} what grows beyond measure is not unpacked to its end */
async function unpacked(body, most, sort) {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > most) break;
      chunks.push(next.value);
    }
  } catch {
    throw new Unreadable(sort.broken);
  }
  if (size > most) {
    void reader.cancel();
    throw new Unreadable(sort.large);
  }
  const whole = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}
