// @ts-check
/**
 * Say how much of a draft is still to be filled in, and which; each name leads to its field.
 *
 * @module
 */

export class BlankList {
  /**
   * @param {HTMLElement} box a details element with an empty summary and list
   * @param {(name: string) => void} picked told which name the writer follows
   */
  constructor(box, picked) {
    this.box = box;
    this.picked = picked;
    this.showing = "";
  }

  /**
   * Show what is open; the same list again touches nothing.
   *
   * @param {readonly string[]} open the fields that the writer has still to fill in
   * @param {boolean} sample whether they show examples instead of blanks
   * @returns {void}
   */
  update(open, sample) {
    const what = sample ? "项还是示例值" : "个空白没有填";
    const summary = `还有${open.length}${what}：${open.slice(0, 3).join("、")}${open.length > 3 ? "等" : ""}`;
    const showing = [summary, ...open].join("\n");
    if (showing === this.showing) return;
    this.showing = showing;
    this.box.hidden = !open.length;
    this.box.querySelector("summary")?.replaceChildren(summary);
    this.box.querySelector("ul")?.replaceChildren(...open.map((name) => this.item(name)));
  }

  /** @type {(name: string) => HTMLElement} */
  item(name) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rk-tool";
    button.textContent = name;
    button.addEventListener("click", () => this.picked(name));
    item.append(button);
    return item;
  }
}
