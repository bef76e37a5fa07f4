// @ts-check
/**
 * A story of the chosen section: its case filled in, with its annotations; it can take the place of the frame.
 *
 * @module
 */

import { contentOf } from "../report/assemble.js";
import { expand } from "../report/expand.js";
import { PAPER, writeHtml } from "../report/html-writer.js";
import { phrasesIn, plain } from "../report/tree.js";
import { loadPiece, whyNot } from "../site/catalog.js";
import { rename, swap } from "../draft/draft.js";
import { caseOf } from "../draft/stories.js";
import { button, make } from "./element.js";
import { named, stayed } from "./removal.js";

/** @typedef {import("../draft/draft.js").Section} Section */
/** @typedef {import("../draft/draft.js").Piece} Piece */

export class Story {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {() => void} again told that another story was picked
   * @param {() => void} done told that the section's text was changed
   */
  constructor(desk, again, done) {
    this.desk = desk;
    this.again = again;
    this.done = done;
    /** @type {Record<string, string>} the story that was picked, by frame */
    this.picked = {};
  }

  /**
   * Make what is shown.
   *
   * @param {Section} section
   * @param {string} frame its frame
   * @param {readonly import("../draft/stories.js").Story[]} stories
   * @param {import("../site/catalog.js").CatalogOutline | null} outline the outline that the draft began from
   * @returns {Promise<Node[]>}
   */
  async made(section, frame, stories, outline) {
    const story = stories.find((one) => one.id === this.picked[frame]) ?? stories[0];
    if (!story) return [make("p", "rk-hint", {}, "片段库里还没有这一节的范文。")];
    const piece = await loadPiece(this.desk.root, story.id);
    return [...this.choice(frame, story, stories), this.ways(section, frame, story, piece), ...told(story.id, piece, outline)];
  }

  /** @type {(frame: string, story: {id: string, title: string}, stories: readonly {id: string, title: string}[]) => Node[]} */
  choice(frame, story, stories) {
    if (stories.length === 1) return [make("h3", "rk-story-title", {}, story.title)];
    const pick = make("select", "rk-story-pick", { "aria-label": `范文，共${stories.length}篇` });
    pick.append(...stories.map(({ id, title }) => make("option", "", { value: id, selected: id === story.id }, title)));
    pick.addEventListener("change", () => {
      this.picked = { ...this.picked, [frame]: pick.value };
      this.again();
    });
    return [pick];
  }

  /** @type {(section: Section, frame: string, story: {id: string, title: string}, piece: Piece) => HTMLElement} */
  ways(section, frame, { id, title }, piece) {
    const named = section.snippet === id;
    const take = () => this.put(section, id, piece, `换成了范文“${title}”的文字。`, "这是别人的事，要改成自己的。");
    const back = async () => {
      const found = await loadPiece(this.desk.root, frame).catch((/** @type {unknown} */ error) => whyNot(error));
      if (typeof found === "string") this.desk.notices.pass(`句式没有载入成功。${found}`);
      else this.put(section, frame, found, `换回了句式“${found.title}”。`);
    };
    const again = section.snippet !== frame ? button("换回句式", () => void back(), "rk-button", { "data-retell": "frame" }) : null;
    return make("div", "rk-ways", {}, named ? null : button("照范文改", take, "rk-button", { "data-retell": "story", title: "这一节换成范文的文字，再改成自己的" }), again);
  }

  /** Put another text in the section's place; its heading, and what was written beside, stay. @type {(section: Section, id: string, piece: Piece, said: string, more?: string) => void} */
  put({ key }, id, piece, said, more = "") {
    const { desk } = this;
    // It may have been written in since it was looked at.
    const section = desk.draft.sections.find((one) => one.key === key);
    this.done();
    if (!section) return;
    if (desk.change(rename(swap(desk.draft, key, id, piece), key, section.heading))) desk.done(`“${named(section)}”${said}${stayed(section)}${more}`);
  }
}

/** @type {(id: string, piece: Piece, outline: import("../site/catalog.js").CatalogOutline | null) => Node[]} */
function told(id, piece, outline) {
  const blocks = expand(contentOf(piece).blocks, caseOf(id, piece, outline));
  let count = 0;
  const skin = { ...PAPER, phrase: (/** @type {string} */ inside) => `<mark class="rk-phrase">${inside}</mark><sup>${(count += 1)}</sup>` };
  const below = blocks.map((block) => (block.type === "heading" ? { ...block, level: block.level + 2 } : block));
  const text = make("div", "rk-story rk-section", { lang: "zh-CN" });
  // Every text in it is escaped.
  text.innerHTML = writeHtml(below, skin);
  const notes = phrasesIn(blocks).map(({ children, comment }) => make("li", "", {}, make("span", "rk-story-quote", {}, plain(children)), comment));
  const { weak = "", strong = "", why = "" } = piece.guidance ?? {};
  const figure = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ said) =>
    make("figure", `rk-${name}`, {}, make("figcaption", "", {}, label), make("p", "", {}, said));
  return [
    make("p", "rk-hint", {}, "范文讲的是虚构的事。标了号的词，下面有批注。"),
    text,
    notes.length ? make("ol", "rk-story-notes", { "aria-label": "批注" }, ...notes) : "",
    make("div", "rk-rewrite", {}, figure("weak", "改前", weak), figure("strong", "改后", strong), make("p", "rk-why", {}, why)),
  ].map((node) => (typeof node === "string" ? document.createTextNode(node) : node));
}
