// @ts-check
/**
 * The page of the desk: which draft is on it, and how another gets there.
 *
 * @module
 */

import { loadOutline, loadTold, whyNot } from "../site/catalog.js";
import { fromOutline, newDraft, setChoice } from "../draft/draft.js";
import { start } from "../draft/history.js";
import { openAddress, takeDrops } from "./arrivals.js";
import { Desk } from "./desk.js";
import { Notices } from "./notice.js";
import { fetchLater, part, UNREACHED } from "./later.js";
import { freshId, Store } from "./store.js";
import { wishesOf } from "./wishes.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/assemble.js").Depth} Depth */
/** @typedef {import("./wishes.js").Choices} Choices */

/**
 * Build the page.
 *
 * @param {HTMLElement} box where it stands
 * @returns {Promise<void>}
 */
export async function mountDesk(box) {
  const page = new DeskPage(box);
  await page.begin();
  page.arrived = true;
}

/** The page is at rest so long after a draft was shown: its checks have run. */
const SETTLED = 2000;

class DeskPage {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.root = box.dataset.root ?? "../";
    this.arrived = false;
    /** How often something else was asked for: what comes late does not take its place. */
    this.turn = 0;
    this.store = new Store(freshId(), () => void this.desk.saving.check());
    this.notices = new Notices();
    const told = {
      drafts: () => void this.drafts(),
      changed: () => this.plain(),
      // It was just begun from another, or from a template.
      fresh: (/** @type {Draft} */ draft, /** @type {string | undefined} */ said) => (this.notices.hush(), this.bringIn(draft, said)),
      pass: (/** @type {string} */ message, /** @type {import("./notice.js").Offer | undefined} */ offer) => this.notices.pass(message, offer),
      open: (/** @type {string} */ id) => this.open(id),
      begin: () => this.start(),
      bring: () => void this.bring(),
      outline: (/** @type {string} */ id, /** @type {Depth} */ depth, /** @type {boolean} */ ask) =>
        void this.outline(id, depth, {}, ask),
      nothing: () => (this.show(newDraft(freshId(), ""), "new"), this.plain("?blank")),
    };
    this.told = told;
    this.desk = new Desk(this.root, this.store, this.notices, told);
    /** @type {import("./start.js").Start | null} */
    this.first = null;
    takeDrops(this.root, box, (draft, said) => this.reopen(draft, said), (message) => this.refuse(message), (message) => (message ? this.notices.pass(message) : this.notices.hush()), (file) => this.desk.fields.facts.drop(file));
    addEventListener("hashchange", () => void this.link());
  }

  async begin() {
    if (this.store.bookmark.again()) this.plain();
    const { asked, ask, blank, depth, choices, tied } = wishesOf(location.search);
    // What reads a draft that was kept is on its way while the database opens.
    if (!asked && !blank) void part("kept", () => undefined);
    await this.store.open();
    fetchLater(() => {
      void this.desk.coming.fetch(() => this.desk.document && this.desk.coming.unwatched());
      void this.desk.writable();
    });
    if (asked && (await this.outline(asked, depth, choices, ask, tied))) return;
    const [last, stuck] = [await this.store.bookmark.last(), this.store.bookmark.stuck()];
    const found = last && last !== stuck ? await this.store.read(last) : null;
    if (blank) this.told.nothing();
    else if (found?.history) this.goOnWith(found.history);
    else if (!(await this.start())) throw new Error(UNREACHED);
    if (last && last === stuck) void this.desk.coming.arrived.then((drawer) => drawer.warn(last));
    if (found?.problems.length) this.refuse(found.problems.join(""));
    await this.link();
  }

  /** A draft that nobody has changed yet is not kept: until then the address makes it anew. @param {string} [wishes] */
  plain(wishes = "") {
    if (location.search !== wishes) history.replaceState(history.state, "", location.pathname + wishes + location.hash);
  }

  /** The page shows something else now. */
  turnTo() {
    this.turn += 1;
    // Why the page does not begin with what was asked for is still to be read.
    if (this.arrived) (this.plain(), this.notices.sweep());
  }

  /** Show a draft that this browser keeps. @param {import("../draft/history.js").History} kept */
  goOnWith(kept) {
    // Where the page stops dead, nothing takes the mark away again.
    this.store.bookmark.opening(kept.present.id);
    this.store.bookmark.set(kept.present.id);
    this.show(kept.present, "kept", kept);
    this.desk.coming.compare(kept.present);
    if (kept.present.chain) this.desk.coming.use((drawer) => void drawer.bridge().then((bridge) => bridge?.keepStep(this.desk)));
    const open = () => this.store.bookmark.opening();
    addEventListener("pagehide", open, { once: true });
    setTimeout(open, SETTLED);
  }

  async link() {
    await openAddress(this.root, (draft, said) => this.reopen(draft, said), (message) => this.refuse(message));
  }

  async bring() {
    const opening = await part("opening", (message) => this.refuse(message));
    opening?.bring(this.root, (draft, said) => this.reopen(draft, said));
  }

  /** @param {string} message */
  refuse(message) {
    this.notices.stand("refused", `没有打开：${message}`, [this.notices.known("refused")]);
  }

  /** Show the beginning. @returns {Promise<boolean>} whether it could be had */
  async start() {
    const drawer = await this.desk.coming.fetch((message) => this.notices.pass(message));
    if (!drawer) return false;
    const first = (this.first ??= drawer.start(this.told));
    this.store.bookmark.set("");
    this.turnTo();
    void this.desk.saving.flush();
    this.desk.saving.tabs.open("");
    this.notices.hush();
    this.box.dataset.state = "start";
    document.body.classList.remove("rk-at-desk");
    this.box.replaceChildren(this.notices.bars, first.box, this.notices.line, this.notices.voice);
    this.goOn(first.heading);
    void first.show();
    return true;
  }

  /** @param {Draft} draft @param {import("./saving.js").Origin} origin @param {import("../draft/history.js").History} [kept] */
  show(draft, origin, kept = start(draft)) {
    this.turnTo();
    const { frame } = this.desk;
    if (!frame.box.isConnected) {
      frame.box.querySelector(".rk-deskbar")?.after(this.notices.bars);
      frame.columns.after(this.notices.line);
      frame.box.append(this.notices.voice);
      this.box.replaceChildren(frame.box);
      this.box.dataset.state = "desk";
      document.body.classList.add("rk-at-desk");
      scrollTo(0, 0);
    }
    this.desk.begin(kept, origin);
    this.goOn(frame.name);
    this.notices.announce(`已打开草稿“${draft.name || "没有名字的草稿"}”`);
  }

  /** @param {Draft} draft @param {string} [said] */
  bringIn(draft, said) {
    this.show(draft, "brought");
    if (said) this.notices.stand("read", said, [this.notices.known("read")]);
  }

  /** Show a draft that came from elsewhere. @param {Draft} draft @param {string} [said] what is to be said about it */
  reopen(draft, said) {
    this.bringIn(draft, said);
    this.desk.coming.compare(draft);
  }

  /** Take the focus where what had it is gone; a page that is only just opening keeps its beginning. @param {HTMLElement} node */
  goOn(node) {
    if (this.arrived && document.activeElement === document.body) node.focus({ preventScroll: true });
  }

  /** @param {string} id */
  async open(id) {
    await this.desk.saving.flush();
    const { history, problems } = await this.store.read(id);
    if (history) this.goOnWith(history);
    else this.refuse(problems.join("") || "这份草稿已经不在了。");
  }

  /** @param {string} id @param {Depth} depth @param {Choices} choices @param {boolean} ask @param {boolean} [tied] whether the address names a chain @returns {Promise<boolean>} whether it was there */
  async outline(id, depth, choices, ask, tied = false) {
    const turn = (this.turn += 1);
    try {
      const outline = await (choices.flavour === "sample" ? loadTold : loadOutline)(this.root, id);
      if (turn !== this.turn) return true;
      const draft = setChoice(fromOutline(freshId(), outline, depth, choices.flavour), choices);
      const drawer = tied && (await this.desk.coming.fetch((message) => this.refuse(message)));
      const bridge = drawer && (await drawer.bridge());
      // What was filled from a chain is work already.
      this.show(bridge ? await bridge.begun(this.root, draft, location.search) : draft, tied ? "brought" : "new");
      if (this.arrived) this.plain(`?outline=${id}&depth=${depth}${ask ? "&ask" : ""}`);
      if (ask) this.desk.coming.use(({ asking }) => asking.begin());
      return true;
    } catch (error) {
      this.refuse(`这份提纲没有载入成功。${whyNot(error)}`);
      return false;
    }
  }

  async drafts() {
    const drawer = await this.desk.coming.fetch((message) => this.notices.pass(message));
    drawer?.drafts(this.told);
  }
}
