// @ts-check
/**
 * What a file is wrapped in, told by its bytes: a zip, or the compound file of before, which a locked one has too (MS-CFB, 2.2; MS-OFFCRYPTO, 2.3.4.4).
 *
 * @module
 */

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const LOCKED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** @type {(bytes: Uint8Array) => boolean} */
export const isZip = (bytes) => begins(bytes, ZIP);

/** @type {(bytes: Uint8Array) => boolean} */
export const isOld = (bytes) => begins(bytes, OLE);

/** Whether one in the old wrapping asks for a password. @type {(bytes: Uint8Array) => boolean} */
export const isLocked = (bytes) => holds(bytes, LOCKED);

/** @type {(bytes: Uint8Array, start: readonly number[]) => boolean} */
const begins = (bytes, start) => start.every((byte, at) => bytes[at] === byte);

/** @type {(bytes: Uint8Array, wanted: readonly number[]) => boolean} */
function holds(bytes, wanted) {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, on) => bytes[at + on] === byte)) return true;
  }
  return false;
}
