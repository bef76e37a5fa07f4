// @ts-check
/**
 * The page of the desk: which draft is on it, and how another gets there.
 *
 * @module
 */

import { loadOutline, whyNot } from "../site/catalog.js";
import { fromOutline, newDraft, setChoice } from "../draft/draft.js";
import { openAddress, takeDrops } from "./arrivals.js";
import { Desk } from "./desk.js";
import { showDrafts } from "./drafts.js";
import { changesOf, isRenewable } from "./library-changes.js";
import { Notices } from "./notice.js";
import { Start } from "./start.js";
import { fetchLater, part } from "./later.js";
import { freshId, Store } from "./store.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/assemble.js").Depth} Depth */
/** @typedef {{flavour?: import("../report/assemble.js").Flavour, notes?: boolean}} Choices what was chosen on an outline's page */

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

class DeskPage {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.root = box.dataset.root ?? "../";
    this.arrived = false;
    this.store = new Store(freshId());
    this.notices = new Notices();
    this.desk = new Desk(this.root, this.store, this.notices, {
      drafts: () => this.drafts(),
      open: (id) => this.open(id),
      begin: () => this.start(),
      fresh: (draft, said) => this.fresh(draft, said),
    });
    this.told = {
      fresh: (/** @type {Draft} */ draft, /** @type {string | undefined} */ said) => this.fresh(draft, said),
      pass: (/** @type {string} */ message, /** @type {import("./notice.js").Offer | undefined} */ offer) => this.notices.pass(message, offer),
      open: (/** @type {string} */ id) => void this.open(id),
      rename: (/** @type {string} */ id, /** @type {string} */ name) => this.rename(id, name),
      remove: (/** @type {string} */ id, /** @type {string} */ name, /** @type {() => void} */ again) => this.remove(id, name, again),
      begin: () => this.start(),
      bring: () => void this.bring(),
      outline: (/** @type {string} */ id, /** @type {import("../report/assemble.js").Depth} */ depth) => void this.outline(id, depth),
      nothing: () => this.show(newDraft(freshId(), "")),
    };
    this.first = new Start(this.root, this.store, this.told);
    takeDrops(this.root, box, (draft, said) => this.reopen(draft, said), (message) => this.refuse(message));
    addEventListener("hashchange", () => void this.link());
  }

  async begin() {
    const wishes = new URLSearchParams(location.search);
    const asked = wishes.get("outline");
    const blank = wishes.has("blank");
    const last = this.store.last();
    const known = last ? this.store.read(last).draft : null;
    if (asked || blank) history.replaceState(history.state, "", location.pathname + location.hash);
    fetchLater();
    if (asked && (await this.outline(asked, depthIn(wishes), choicesIn(wishes)))) return;
    if (blank) this.told.nothing();
    else if (known) this.reopen(known);
    else this.start();
    await this.link();
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
    this.notices.stand("refused", `没有打开：${message}`, [{ label: "知道了", act: () => this.notices.clear("refused") }]);
  }

  /** Show the beginning. */
  start() {
    this.store.forget();
    this.desk.saving.tabs.open("");
    this.notices.hush();
    for (const about of ["storage", "tabs", "saved-elsewhere", "parted", "library", "read"]) this.notices.clear(about);
    this.box.dataset.state = "start";
    document.body.classList.remove("rk-at-desk");
    this.box.replaceChildren(this.notices.bars, this.first.box, this.notices.line, this.notices.voice);
    this.goOn(this.first.heading);
    void this.first.show();
  }

  /** @param {Draft} draft @param {string} [said] what is to be said about it */
  show(draft, said) {
    for (const about of ["refused", "read", "library"]) this.notices.clear(about);
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
    this.desk.begin(draft);
    this.goOn(frame.name);
    this.notices.announce(`已打开草稿“${draft.name || "没有名字的草稿"}”`);
    if (said) this.notices.stand("read", said, [{ label: "知道了", act: () => this.notices.clear("read") }]);
  }

  /** Show a draft that was just begun from another, or from a template. @param {Draft} draft @param {string} [said] what is to be said about it */
  fresh(draft, said) {
    this.notices.hush();
    this.show(draft, said);
  }

  /** Show a draft that was made another day. @param {Draft} draft @param {string} [said] what is to be said about it */
  reopen(draft, said) {
    this.show(draft, said);
    void this.compare(draft);
  }

  /** Take the focus where what had it is gone; a page that is only just opening keeps its beginning. @param {HTMLElement} node */
  goOn(node) {
    if (this.arrived && document.activeElement === document.body) node.focus({ preventScroll: true });
  }

  /** Say what became of the draft's snippets in the library. @param {Draft} draft */
  async compare(draft) {
    const changes = await changesOf(this.root, draft);
    if (!changes.length || this.desk.draft.id !== draft.id) return;
    const rest = changes.length > 3 ? `……另有${changes.length - 3}处。` : "";
    const renew = { label: "换成新的内容", act: () => void this.desk.acts.renew(changes).then((done) => done && this.notices.clear("library")) };
    const known = { label: "知道了", act: () => this.notices.clear("library") };
    const messages = changes.slice(0, 3).map((change) => change.message);
    this.notices.stand("library", messages.join("") + rest, changes.some(isRenewable) ? [renew, known] : [known]);
  }

  /** @param {string} id */
  open(id) {
    const { draft, problems } = this.store.read(id);
    if (draft) this.reopen(draft);
    else this.refuse(problems.join("") || "这份草稿已经不在了。");
  }

  /** @param {string} id @param {Depth} depth @param {Choices} [choices] @returns {Promise<boolean>} whether it was there */
  async outline(id, depth, choices = {}) {
    try {
      const outline = await loadOutline(this.root, id);
      this.show(setChoice(fromOutline(freshId(), outline, depth, choices.flavour), choices));
      return true;
    } catch (error) {
      this.refuse(`这份提纲没有载入成功。${whyNot(error)}`);
      return false;
    }
  }

  drafts() {
    showDrafts(() => this.store.list(), this.desk.draft.id, this.told);
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    if (id === this.desk.draft.id && this.desk.frame.box.isConnected) {
      this.desk.change(setChoice(this.desk.draft, { name }));
      return;
    }
    const { draft } = this.store.read(id);
    if (draft) this.store.write({ ...draft, name });
  }

  /** @param {string} id @param {string} name @param {() => void} again */
  remove(id, name, again) {
    const restore = this.store.remove(id);
    const current = id === this.desk.draft.id && this.desk.frame.box.isConnected;
    if (current) this.start();
    // There may be room now for what found none.
    else if (this.store.loose.has(this.desk.draft.id)) this.desk.saving.save();
    this.notices.pass(`已删除草稿“${name}”`, {
      label: "撤销",
      act: () => {
        restore();
        if (current) this.open(id);
        else again();
      },
    });
  }
}

/** @type {(wishes: URLSearchParams) => Depth} */
function depthIn(wishes) {
  const asked = wishes.get("depth");
  return asked === "core" || asked === "full" ? asked : "standard";
}

/** @type {(wishes: URLSearchParams) => Choices} */
function choicesIn(wishes) {
  const flavour = wishes.get("flavour");
  const known = flavour === "outline" || flavour === "template" || flavour === "sample";
  return { ...(known ? { flavour } : {}), ...(wishes.has("notes") ? { notes: wishes.get("notes") === "on" } : {}) };
}
