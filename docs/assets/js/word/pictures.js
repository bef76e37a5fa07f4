// @ts-check
/**
 * Pictures in a document: each in a paragraph of its own with its caption below (ECMA-376, part 1, 20.4.2.8 and 17.16.5.56).
 *
 * @module
 */

import { paragraph } from "./body.js";
import { words } from "./runs.js";
import { xml } from "./xml.js";

/** @typedef {{key: string, name: string, alt: string, png: Uint8Array, width: number, height: number}} Picture key: of the section that it ends, empty for the document's end; width, height: in any unit */
/** @typedef {{width: number, height: number}} Room of a page's text, in twentieths of a point */

const MAIN = "http://schemas.openxmlformats.org/drawingml/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** What a drawing's lengths count, in a twentieth of a point. */
const UNITS = 635;
/** What stands on a page with a picture: its caption and the heading right above it; and a signature with its date. In twentieths of a point. */
const [AROUND, SIGNATURE] = [2600, 2600];

export class Pictures {
  /**
   * @param {readonly Picture[]} pictures
   * @param {ReadonlySet<string>} keys of the sections that are there; the picture of another stands at the end
   * @param {Room} room
   * @param {number} first the first id that is free
   * @param {(png: Uint8Array<ArrayBuffer>) => string} store puts a picture's file into the document, and gives its relationship's id
   */
  constructor(pictures, keys, room, first, store) {
    /** Those of each section. @type {Map<string, Picture[]>} */
    this.by = new Map();
    for (const one of pictures) {
      const key = keys.has(one.key) ? one.key : "";
      this.by.set(key, [...(this.by.get(key) ?? []), one]);
    }
    this.room = room;
    this.first = first;
    this.store = store;
    this.count = 0;
  }

  /** Whether a section ends with any. @param {string} key @returns {boolean} */
  has(key) {
    return this.by.has(key);
  }

  /** Write those that a section, or the document, ends with. @param {string} key @param {boolean} keep whether the last caption never stands without what follows it @returns {string} */
  at(key, keep) {
    const own = this.by.get(key) ?? [];
    return own.map((one, at) => this.written(one, keep && at === own.length - 1)).join("");
  }

  /** @param {Picture} picture @param {boolean} keep @returns {string} */
  written({ name, alt, png, width, height }, keep) {
    this.count += 1;
    const id = this.first + this.count - 1;
    const scale = Math.min(this.room.width / width, Math.max(AROUND, this.room.height - AROUND - (keep ? SIGNATURE : 0)) / height);
    const [cx, cy] = [width, height].map((length) => Math.max(1, Math.floor(length * scale * UNITS)));
    const said = `id="${id}" name="图${this.count}" descr="${xml(alt || name)}"`;
    const source = `<pic:blipFill><a:blip xmlns:r="${OFFICE}" r:embed="${xml(this.store(new Uint8Array(png)))}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`;
    const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`;
    const pic = `<pic:pic xmlns:pic="${MAIN}/picture"><pic:nvPicPr><pic:cNvPr ${said}/><pic:cNvPicPr/></pic:nvPicPr>${source}${shape}</pic:pic>`;
    const graphic = `<a:graphic xmlns:a="${MAIN}/main"><a:graphicData uri="${MAIN}/picture">${pic}</a:graphicData></a:graphic>`;
    const locked = `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${MAIN}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>`;
    const inline = `<wp:inline xmlns:wp="${MAIN}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${said}/>${locked}${graphic}</wp:inline>`;
    const number = `<w:fldSimple w:instr=" SEQ 图 \\* ARABIC ">${words(String(this.count), [])}</w:fldSimple>`;
    const caption = `${words("图", [])}${number}${words(name && `\u3000${name}`, [])}`;
    return paragraph("Picture", `<w:r><w:drawing>${inline}</w:drawing></w:r>`) + paragraph("Caption", caption, keep ? "<w:keepNext/>" : "");
  }
}
