// @ts-check
/**
 * What the desk does besides showing and keeping a draft: fetched later, or when it is pressed, which then waits for it.
 *
 * @module
 */

import { copy } from "../site/clipboard.js";
import { part, UNREACHED } from "./later.js";

/** @typedef {import("./drawer.js").Drawer} Drawer */

export class Coming {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Drawer | null} */
    this.drawer = null;
    /** @type {Promise<Drawer>} */
    this.arrived = new Promise((arrive) => (this.arrive = arrive));
  }

  /**
   * Fetch it, where it is not there yet.
   *
   * @param {(message: string) => void} failed told in a sentence that it cannot be had
   * @returns {Promise<Drawer | null>}
   */
  async fetch(failed) {
    const { desk } = this;
    const loaded = this.drawer ? null : await part("drawer", failed);
    if (loaded && !this.drawer) {
      this.drawer = new loaded.Drawer(desk);
      desk.notices.clear("checks");
      if (desk.document) {
        this.drawer.begin();
        desk.render();
      }
      this.arrive?.(this.drawer);
    }
    return this.drawer;
  }

  /**
   * Do something of it: at once where it is there.
   *
   * @param {(drawer: Drawer) => void} act
   * @param {import("./notice.js").Offer} [instead] what can be done without it
   */
  use(act, instead) {
    if (this.drawer) act(this.drawer);
    else void this.fetch((message) => this.desk.notices.pass(message, instead)).then((drawer) => drawer && act(drawer));
  }

  /** Copy the draft: the browser lets that be begun by the press alone, what writes it may come after. */
  copy() {
    const { drawer } = this;
    const { frame, notices } = this.desk;
    if (drawer) return void drawer.output.copy("rich", frame.copy);
    const coming = this.fetch((message) => notices.pass(message));
    const content = coming.then((found) => found?.output.whole() ?? Promise.reject(new Error(UNREACHED)));
    const begun = copy(content);
    void coming.then((found) => found?.output.copied("rich", frame.copy, content, begun));
  }

  /** Say what became of a draft's snippets in the library, once what tells it is there. @param {import("../draft/draft.js").Draft} draft */
  compare(draft) {
    void this.arrived.then((drawer) => drawer.compare(draft));
  }

  /** Say once that nothing is looked over. */
  unwatched() {
    const { notices } = this.desk;
    notices.stand("checks", "写的时候的提醒（空话、对不上的数、漏掉的章节）没有载入，多半是网络断了。接着写不受影响，连上网后刷新页面再试。", [notices.known("checks")]);
  }
}
