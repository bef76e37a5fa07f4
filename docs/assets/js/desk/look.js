// @ts-check
/**
 * A look at a snippet before it is taken: its text as a reader would see it, and what it would ask for.
 *
 * @module
 */

import { addSnippet, factsOf } from "../draft/draft.js";
import { askedIn, newlyAsked } from "../draft/blanks.js";
import { parse } from "../report/blocks.js";
import { expand } from "../report/expand.js";
import { PAPER, writeHtml } from "../report/html-writer.js";
import { loadPiece, whyNot } from "../site/catalog.js";
import { button, make, say } from "./element.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../site/listing.js").Listed} Listed */

// So that going through a list fetches only what is looked at.
const PAUSE = 150;

export class Look {
  /**
   * @param {string} root the way to the root of the site
   * @param {{draft: Draft, key: string | null}} place the draft, and the section whose place it would take
   * @param {string} label what taking it is called
   * @param {() => void} taken told that it is to be taken
   */
  constructor(root, { draft, key }, label, taken) {
    this.root = root;
    this.rest = key === null ? draft : { ...draft, sections: draft.sections.filter((section) => section.key !== key) };
    this.asked = askedIn(this.rest);
    /** @type {Listed | null} */
    this.entry = null;
    this.timer = 0;
    this.title = make("h3", "", { id: "rk-look-title" });
    this.count = make("p", "rk-hint");
    this.paper = make("div", "rk-paper rk-look-paper", { lang: "zh-CN", tabindex: 0, role: "group", "aria-labelledby": "rk-look-title" });
    const head = make("div", "rk-look-head", {}, make("div", "", {}, this.title, this.count), button(label, taken, "rk-button rk-primary"));
    this.box = make("section", "rk-look", { "aria-label": "正文", hidden: true }, head, this.paper);
  }

  /** Look at a snippet, or at none. @param {Listed | null} entry */
  show(entry) {
    if (entry === this.entry) return;
    this.entry = entry;
    clearTimeout(this.timer);
    this.box.hidden = !entry;
    if (!entry) return;
    say(this.title, entry.title);
    say(this.count, "");
    // What the listing has, until the piece is there.
    this.paper.replaceChildren(...entry.text.split("\n").filter(Boolean).map((line) => make("p", "", {}, line)));
    this.paper.scrollTop = 0;
    this.timer = window.setTimeout(() => void this.load(entry), PAUSE);
  }

  /** @param {Listed} entry */
  async load(entry) {
    const piece = await loadPiece(this.root, entry.id).catch((/** @type {unknown} */ error) => whyNot(error));
    if (entry !== this.entry) return;
    say(this.count, typeof piece === "string" ? `要填几个值没有查到。${piece}` : asks(newlyAsked(this.rest, this.asked, piece).length));
    if (typeof piece === "string") return;
    this.paper.innerHTML = writeHtml(expand(parse(piece.text), factsOf({ ...addSnippet(this.rest, 0, 1, entry.id, piece), flavour: "sample" })), PAPER);
  }
}

/** @type {(count: number) => string} */
const asks = (count) => (count ? `要新填${count}个值，下面用的是例子` : "没有要新填的值");
