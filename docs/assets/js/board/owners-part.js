// @ts-check
/**
 * Everyone's part: one owner's items as a message and as a calendar file, and what the month's review has to go through.
 *
 * @module
 */

import { calendarFor, messageFor, ownersOf } from "../bridge/everyone.js";
import { cellOf } from "../bridge/chain.js";
import { dayIn } from "../bridge/matrix.js";
import { hand, named } from "../site/download.js";
import { copy, offerSelected } from "../site/clipboard.js";
import { button, make, say } from "../desk/element.js";
import { today } from "./today.js";

/** @typedef {import("./board.js").Board} Board */

const CALENDAR = "text/calendar";

export class OwnersPart {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.list = make("ul", "rk-owners");
    this.node = make("section", "rk-board-part", { "aria-labelledby": "rk-owners-title", id: "rk-part-owners" }, make("h2", "", { id: "rk-owners-title" }, "各人的事"), make("p", "rk-hint", {}, "发给本人认一遍：他认过的日期才算数。"), this.list);
  }

  render() {
    const { chain, period } = this.board;
    const owners = ownersOf(chain, period);
    this.node.hidden = !owners.length;
    const key = JSON.stringify(owners.map(({ owner, items }) => [owner, items.map(({ id, cells }) => [id, cells])]));
    if (this.list.dataset.key === key) return;
    this.list.dataset.key = key;
    this.list.replaceChildren(...owners.map(({ owner, items }) => this.owner(owner, items)));
  }

  /** @param {string} owner @param {readonly import("../bridge/plan.js").Planned[]} items */
  owner(owner, items) {
    const name = owner || "还没有责任人";
    const lines = items.map(({ id, cells }) => make("li", "", {}, `${id} ${cellOf(cells, "名称")}${cellOf(cells, "完成时限") ? `，${dayIn(cellOf(cells, "完成时限"))}` : "，没有时限"}`));
    const message = button("复制成消息", () => void this.message(owner, message), "rk-tool", { "aria-label": `把${name}的事复制成消息` });
    const file = button("日历文件", () => this.file(owner), "rk-tool", { "aria-label": `${name}的日历文件`, title: "放进手机或Outlook的日历，前一天提醒" });
    return make("li", "", {}, make("div", "rk-list-head", {}, make("h3", "", {}, name), make("span", "rk-kind", {}, `${items.length}项`), make("span", "rk-gap"), message, file), make("ul", "", {}, ...lines));
  }

  /** @param {string} owner @param {HTMLButtonElement} pressed */
  async message(owner, pressed) {
    const text = messageFor(this.board.chain, this.board.period, owner, today());
    const done = await copy({ html: "", text });
    if (!done) offerSelected(text);
    say(pressed, done ? "已复制" : "没有复制成");
    this.board.told.announce(done ? "已复制，粘贴到聊天里就能发" : "没有复制成");
    setTimeout(() => say(pressed, "复制成消息"), 3000);
  }

  /** @param {string} owner */
  file(owner) {
    const { chain, period } = this.board;
    const stamp = new Date().toISOString().replace(/[-:]|\.[0-9]+/g, "");
    const text = calendarFor(chain, period, owner, stamp);
    if (!text) return this.board.told.pass(`${owner || "没有责任人的"}这一期没有还要做、写了时限的事，日历文件是空的，没有下载。`);
    hand(`${named(`${chain.title}-${owner || "待定"}`)}.ics`, text, CALENDAR);
    this.board.told.announce("已交给浏览器下载");
  }
}
