// @ts-check
/**
 * What the page of the bridge begins with: an example, what there is of last period, and the chains that this browser keeps.
 *
 * @module
 */

import { button, make, sheet } from "../desk/element.js";
import { kept, remove } from "./store.js";

/** @typedef {{example: () => void, bring: () => void, nothing: () => void, draft: () => void, open: (id: string) => void, pass: (message: string) => void}} Told */

export class Start {
  /** @param {Told} told */
  constructor(told) {
    this.told = told;
    this.kept = make("section", "rk-start-kept", { "aria-labelledby": "rk-chains-title", hidden: true });
    const ways = [
      ["看一个走完的例子", "三个部门一起上一个新品：一季度总结查出的问题，怎样成了二季度的目标，又在三季度前有了答复。", () => told.example(), true],
      ["打开上期的总结或计划", "Word、草稿文件、链文件，或者粘贴全文：里面的计划逐项取出来，等着答复。", () => told.bring(), false],
      ["从起稿台的草稿带过来", "草稿里填过的问题、原因、措施、目标和任务，直接成一条链。", () => told.draft(), false],
      ["从头填", "先写上期查明的问题，再往下接原因、措施和目标。", () => told.nothing(), false],
    ];
    const doors = ways.map(([label, about, act, primary]) => make("li", "", {}, button(String(label), /** @type {() => void} */ (act), primary ? "rk-button rk-primary" : "rk-button"), make("p", "rk-hint", {}, String(about))));
    this.box = make("div", "rk-board-start", {}, this.kept, make("ul", "rk-doors-list", {}, ...doors));
  }

  async show() {
    const chains = await kept();
    this.kept.hidden = !chains.length;
    const lines = chains.map(({ id, title, saved }) => {
      const name = title || "没有名字的链";
      const gone = button("删除", () => void this.remove(id, name), "rk-tool", { "aria-label": `删除“${name}”` });
      return make("li", "", {}, make("div", "rk-draft-main", {}, button(name, () => this.told.open(id), "rk-start-outline"), make("span", "rk-hint", {}, `${saved.slice(0, 10)}存的`)), gone);
    });
    this.kept.replaceChildren(make("h2", "", { id: "rk-chains-title" }, "接着做"), make("ul", "rk-draft-list", {}, ...lines));
  }

  /** @param {string} id @param {string} name */
  async remove(id, name) {
    const { body, open, close } = sheet(`删除“${name}”？`);
    body.append(make("p", "", {}, "这个浏览器里不再有它。要留一份，先打开它，保存链文件。"), make("div", "rk-ways", {}, button("删除", async () => {
      close();
      await remove(id);
      this.told.pass(`删除了“${name}”。`);
      await this.show();
    }, "rk-button rk-primary"), button("留着", close, "rk-button")));
    open();
  }
}
