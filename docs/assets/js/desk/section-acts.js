// @ts-check
/**
 * What the writer does to sections: each act changes the draft, and says what it did.
 *
 * @module
 */

import { loadPiece, whyNot } from "../site/catalog.js";
import { addOwn, addSnippet, branchEnd, indent, insert, move, outdent, outlineGaps, rename, renew, setEdited, swap } from "../draft/draft.js";
import { bare } from "../report/heading-numbers.js";
import { digest } from "../draft/digest.js";
import { isRenewable } from "./library-changes.js";
import { pick } from "./picker.js";
import { named, Removal, stayed } from "./removal.js";
import { editName } from "./renaming.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/draft.js").Section} Section */

export class SectionActs {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.removal = new Removal(desk);
  }

  /** @param {import("./sections.js").Act} act @param {string} key */
  act(act, key) {
    const { desk } = this;
    const section = desk.draft.sections.find((one) => one.key === key);
    if (!section) return;
    if (act === "up" || act === "down") this.step(section, act);
    else if (act === "in" || act === "out") this.nest(section, act);
    else if (act === "rename") this.edit(key, section.heading);
    else if (act === "swap") void this.swap(section);
    else if (act === "restore") this.restore(section);
    else if (act === "copy") desk.drawer?.take(key);
    else if (act === "guide") void desk.drawer?.advise();
    else if (act === "below") void this.add(key);
    else this.removal.remove(section);
  }

  /** Move past the neighbour of the same depth, or out of the section above. @param {Section} section @param {"up" | "down"} way */
  step(section, way) {
    const { sections } = this.desk.draft;
    const at = sections.indexOf(section);
    const end = branchEnd(sections, at);
    let to = -1;
    if (way === "up") to = sections.findLastIndex((other, index) => index < at && other.level <= section.level);
    else if (end < sections.length) to = sections[end].level === section.level ? at + branchEnd(sections, end) - end : at + 1;
    if (to < 0) this.desk.notices.announce(way === "up" ? "已经在最前面" : "已经在最后面");
    else this.moved(section, move(this.desk.draft, section.key, to));
  }

  /** @param {string} key @param {number} before the index of the section that it was dropped before */
  drop(key, before) {
    const { sections } = this.desk.draft;
    const at = sections.findIndex((section) => section.key === key);
    if (at < 0) return;
    const end = branchEnd(sections, at);
    if (before >= at && before <= end) return;
    this.moved(sections[at], move(this.desk.draft, key, before > at ? before - (end - at) : before));
  }

  /** @param {Section} section @param {Draft} next */
  moved(section, next) {
    this.desk.chosen = section.key;
    if (!this.desk.change(next)) return;
    this.desk.preview.show(section.key);
    const at = next.sections.findIndex((other) => other.key === section.key);
    this.desk.notices.announce(`“${named(section)}”移到第${at + 1}位，共${next.sections.length}节`);
    this.desk.sections.focus(section.key);
  }

  /** @param {Section} section @param {"in" | "out"} way */
  nest(section, way) {
    const { desk } = this;
    const next = (way === "in" ? indent : outdent)(desk.draft, section.key);
    if (!desk.change(next)) return desk.notices.announce(way === "in" ? "不能再降级" : "已经是第一级");
    const level = next.sections.find((other) => other.key === section.key)?.level;
    desk.notices.announce(`“${named(section)}”现在是第${level}级标题`);
  }

  /** @param {string} key @param {string} heading */
  rename(key, heading) {
    const bare = unnumbered(this.desk, heading);
    if (this.desk.change(rename(this.desk.draft, key, bare))) this.desk.notices.announce(`标题改为“${bare}”`);
  }

  /** @param {Draft} next @param {number} at */
  insert(next, at) {
    const { desk } = this;
    const place = Math.min(at, next.sections.length - 1);
    desk.chosen = next.sections[place].key;
    desk.change(next);
    desk.preview.show(next.sections[place].key);
    desk.sections.focus(next.sections[place].key);
  }

  /** Let the writer find a snippet, and add it. @param {string | null} key below which section; null for the chosen one */
  async add(key) {
    const { desk } = this;
    const picked = await pick(desk.root, { title: "从片段库加一节", take: "加入这一节", own: true, kind: null, now: null, draft: desk.draft, key: null });
    if (!picked) return;
    if ("own" in picked) return this.addOwn(picked.own, key);
    const piece = await this.piece(picked.id);
    if (!piece) return;
    const { at, level } = this.place(key);
    this.insert(addSnippet(desk.draft, at, level, picked.id, piece), at);
    desk.notices.announce(`已加入“${piece.title}”，第${at + 1}位`);
  }

  /** @param {string} heading @param {string | null} [key] below which section */
  addOwn(heading, key = null) {
    const { desk } = this;
    const { at, level } = this.place(key);
    const next = addOwn(desk.draft, at, level, unnumbered(desk, heading) || "新的一节");
    this.insert(next, at);
    const made = next.sections[Math.min(at, next.sections.length - 1)];
    desk.notices.announce(`已加入“${made.heading}”，第${at + 1}位`);
    const write = () => {
      desk.drawer?.asking.leave();
      desk.frame.show("fields");
      desk.fields.show(made.key, true);
    };
    if (heading) write();
    else this.edit(made.key, made.heading, write);
  }

  /** @param {string | null} key @returns {{at: number, level: number}} behind a section with those below it */
  place(key) {
    const { sections } = this.desk.draft;
    const at = sections.findIndex((section) => section.key === (key ?? this.desk.chosen));
    if (at < 0) return { at: sections.length, level: 1 };
    return { at: branchEnd(sections, at), level: sections[at].level };
  }

  /** @param {Section} section */
  async swap(section) {
    const { desk } = this;
    const kind = section.content?.kind ?? section.snippet?.split("/")[0] ?? "";
    const now = section.snippet !== null && section.content ? { id: section.snippet, digest: digest(section.content) } : null;
    const wish = { title: `给“${named(section)}”换一种写法`, take: "换成这一种", own: false, kind, now, draft: desk.draft, key: section.key };
    const picked = await pick(desk.root, wish);
    const piece = picked && "id" in picked ? await this.piece(picked.id) : null;
    if (!piece || !picked || !("id" in picked)) return;
    desk.change(swap(desk.draft, section.key, picked.id, piece));
    desk.done(`已换成“${piece.title}”。${stayed(section)}`, "换回");
    desk.sections.focus(section.key);
  }

  /** Put the text back as the library has it. @param {Section} section */
  restore(section) {
    const { desk } = this;
    desk.writing?.end();
    if (!desk.change(setEdited(desk.draft, section.key, null))) return;
    desk.done(`“${named(section)}”恢复了原文`);
    desk.sections.focus(section.key);
  }

  /**
   * Put what the library holds now in the place of what it held when the draft took it in; own text and headings stay.
   *
   * @param {readonly import("../draft/upgrade.js").Change[]} changes
   * @returns {Promise<boolean>} whether all of it could be had
   */
  async renew(changes) {
    const { desk } = this;
    const asked = changes.filter(isRenewable);
    const pieces = await Promise.all(asked.map(({ snippet }) => this.piece(snippet ?? "")));
    const had = asked.flatMap(({ key, snippet }, index) => {
      const piece = pieces[index];
      return piece && snippet ? [{ key, snippet, piece }] : [];
    });
    const next = had.reduce((draft, { key, snippet, piece }) => renew(draft, key, snippet, piece), desk.draft);
    if (desk.change(next)) desk.done(`${had.length}节换成了库里的新内容，填过的值和自己写的话都还在`, "换回");
    return had.length === asked.length;
  }

  /** Fill a gap of the outline. @param {{heading: string, level: number, snippet: string, at: number}} gap */
  async fillGap(gap) {
    const { desk } = this;
    const piece = await this.piece(gap.snippet);
    const outline = desk.drawer?.checks.outline;
    // It may have been filled meanwhile, by a second press, or another before it.
    const now = outline && outlineGaps(desk.draft, outline).find(({ heading }) => heading === gap.heading);
    if (!piece || !now) return;
    this.insert(addSnippet(desk.draft, now.at, now.level, now.snippet, { ...piece, title: now.heading }), now.at);
    desk.notices.announce(`已补上“${now.heading}”`);
  }

  /** @param {string} id @returns {Promise<import("../draft/draft.js").Piece | null>} */
  async piece(id) {
    const { draft } = this.desk;
    try {
      const piece = await loadPiece(this.desk.root, id);
      // It came too late: another draft lies on the desk.
      return this.desk.draft.id === draft.id ? piece : null;
    } catch (error) {
      this.desk.notices.pass(`这个片段没有载入成功。${whyNot(error)}`);
      return null;
    }
  }

  /**
   * Let a heading be changed in its place.
   *
   * @param {string} key the section
   * @param {string} heading what it is called now
   * @param {() => void} [then] what follows when it is kept
   * @returns {void}
   */
  edit(key, heading, then) {
    const { sections } = this.desk;
    const name = /** @type {HTMLElement | null | undefined} */ (sections.items.get(key)?.querySelector(".rk-line-name"));
    if (!name) return;
    editName(name, "标题", heading, (text, pressed) => {
      if (text !== null && text !== heading) this.rename(key, text);
      if (pressed) sections.focus(key);
      if (text !== null && pressed) then?.();
    });
  }
}

/** Take a typed number off a heading, which would have two. @type {(desk: import("./desk.js").Desk, heading: string) => string} */
export function unnumbered({ draft, notices }, heading) {
  const rest = draft.numbering === "none" ? heading : bare(heading);
  if (rest !== heading) notices.pass(`标题里的“${heading.slice(0, -rest.length).trim()}”去掉了：编号是自动的。`);
  return rest;
}
