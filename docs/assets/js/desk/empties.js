// @ts-check
/**
 * Mark on the paper what goes with what is blank, and say how much; nothing on the paper is taken away, so that it
 * can still be filled in.
 *
 * The marks are highlights over the text: they touch no node, whoever is writing there.
 *
 * @module
 */

import { goingOf, goneInWords } from "../draft/empties.js";
import { factsOf, setChoice } from "../draft/draft.js";
import { isBare, shortens, taken } from "../draft/taken.js";
import { button, make } from "./element.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */

const PAUSE = 120;
const MARK = "rk-going";
/** An older browser cannot mark: which they are is listed where the draft is taken along. */
const MARKS = "highlights" in CSS;
/** What stands on the paper and is no part of the document. */
const BESIDE = ".rk-margin, .rk-aim, button, textarea";

/** Say what goes of a draft, or of one section. @type {(draft: Draft, key?: string | null) => string} */
export const lossOf = (draft, key) => goneInWords(goingOf(draft, key ? new Set([key]) : undefined).gone);

export class Empties {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.timer = 0;
    // What is printed is what is copied.
    addEventListener("beforeprint", () => this.print());
    addEventListener("afterprint", () => desk.render());
  }

  /** Mark anew when the writer pauses. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.show(), PAUSE);
  }

  show() {
    const { draft, frame } = this.desk;
    const going = goingOf(draft);
    this.mark(going.units);
    frame.short.hidden = !shortens(draft);
    if (frame.short.hidden) return;
    const words = goneInWords(going.gone);
    const said = isBare(taken(draft)) ? "每一句都有空，去掉就什么也不剩了。" : words ? `带走时去掉空着的${words}${MARKS ? "，就是划掉的那些" : ""}。` : "没有空着的句子，整份都带走。";
    const back = () => {
      this.desk.change(setChoice(this.desk.draft, { whole: true }));
      this.desk.notices.announce("空着的留着");
      /** @type {HTMLElement | null} */ (frame.choices.querySelector("select[name=whole]"))?.focus();
    };
    if (frame.short.firstChild?.textContent !== said) frame.short.replaceChildren(make("span", "", {}, said), button("留着【…】", back));
  }

  /** @param {ReadonlyMap<string, readonly import("../draft/empties.js").Unit[]>} units */
  mark(units) {
    if (!MARKS) return;
    CSS.highlights.delete(MARK);
    const ranges = [...units].flatMap(([key, some]) => {
      const node = this.desk.preview.sections.get(key)?.node;
      return node ? rangesIn(node, some) : [];
    });
    if (ranges.length) CSS.highlights.set(MARK, new Highlight(...ranges));
  }

  print() {
    const { draft, preview } = this.desk;
    if (shortens(draft)) preview.render(taken(draft), factsOf(draft));
  }
}

/**
 * Find what goes in the text of a section: all that stands there in order, so that the same words elsewhere are not meant.
 *
 * @type {(node: HTMLElement, units: readonly import("../draft/empties.js").Unit[]) => Range[]}
 */
function rangesIn(node, units) {
  const texts = /** @type {{text: Text, from: number}[]} */ ([]);
  let whole = "";
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = /** @type {Text | null} */ (walker.nextNode()); text; text = /** @type {Text | null} */ (walker.nextNode())) {
    if (text.parentElement?.closest(BESIDE)) continue;
    texts.push({ text, from: whole.length });
    whole += text.data;
  }
  const at = (/** @type {number} */ place, /** @type {boolean} */ end) => {
    const found = texts.findLast(({ from }) => (end ? from < place : from <= place)) ?? texts[0];
    return /** @type {const} */ ([found.text, place - found.from]);
  };
  const ranges = [];
  let place = 0;
  for (const { texts: said, goes } of units) {
    for (const words of said.filter(Boolean)) {
      // An addressee stands above the heading that comes before it here.
      const from = Math.max(whole.indexOf(words, place), whole.indexOf(words));
      if (from < 0) continue;
      place = from + words.length;
      if (!goes) continue;
      const range = new Range();
      range.setStart(...at(from, false));
      range.setEnd(...at(place, true));
      ranges.push(range);
    }
  }
  return ranges;
}
