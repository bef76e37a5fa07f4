// @ts-check
/**
 * The page of the bridge: which chain is on it, and how another gets there.
 *
 * @module
 */

import { newChain } from "../bridge/chain.js";
import { parse, parseKept } from "../bridge/chain-file.js";
import { merge } from "../bridge/merging.js";
import { Notices } from "../desk/notice.js";
import { freshId } from "../desk/fresh-id.js";
import { whyNot } from "../site/catalog.js";
import { Board } from "./board.js";
import { Saving } from "./saving.js";
import { Start } from "./start.js";
import { read } from "./store.js";

/** @typedef {import("../bridge/chain.js").Chain} Chain */

/** What the address names a chain by; one that nobody has changed yet is not kept: until then the address makes it anew. */
const ASKED = "chain";
const [EXAMPLE, BLANK] = ["example", "blank"];
const UNREACHED = "这一步要用的程序没有载入，多半是网络断了。这条链没有受影响；连上网后刷新页面再试。";
const UNKEPT = "这条链没有存进浏览器，起稿台取不到它。请先保存链文件。";

/** Build the page. @param {HTMLElement} box where it stands */
export async function mountBridge(box) {
  await new BridgePage(box).begin();
}

class BridgePage {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.root = box.dataset.root ?? "../";
    this.notices = new Notices();
    this.waits = false;
    this.board = new Board(newChain("", "", ""), {
      changed: () => (this.saving.later(), this.plain()),
      turned: () => this.asked() && this.plain(),
      pass: (message, offer) => this.notices.pass(message, offer),
      announce: (message) => this.notices.announce(message),
      acts: [["打开…", () => void this.bring()], ["带走…", () => void this.take(), true]],
    });
    this.saving = new Saving(() => this.board.chain, (chain, said) => this.join(chain, said), this.board.bar);
    this.first = new Start({
      example: () => void this.example(),
      bring: () => void this.bring(),
      nothing: () => this.nothing(),
      draft: () => void this.fromDraft(),
      open: (id) => void this.open(id),
      pass: (message) => this.notices.pass(message),
    });
    addEventListener("popstate", () => void this.begin());
  }

  async begin() {
    // What stood on the page until now is kept before another takes its place.
    await this.saving.flush();
    const wishes = new URLSearchParams(location.search);
    const asked = wishes.get(ASKED);
    if (wishes.has(EXAMPLE)) await this.example();
    else if (wishes.has(BLANK)) this.nothing();
    else if (!asked || !(await this.open(asked, wishes.get("period") ?? undefined))) await this.start();
  }

  async start() {
    this.notices.hush();
    this.notices.clear("joined");
    this.box.dataset.state = "start";
    this.box.replaceChildren(this.notices.bars, this.first.box, this.notices.line, this.notices.voice);
    await this.first.show();
  }

  /** Show a chain. @param {Chain} chain @param {string} stamp of what is kept of it @param {boolean} [fresh] whether it is to be kept at once @param {string} [period] @param {string} [wish] what makes it anew */
  show(chain, stamp, fresh = false, period, wish = "") {
    // What was said of another chain, and the way back there, is not about this one.
    this.notices.hush();
    for (const about of ["refused", "joined"]) this.notices.clear(about);
    this.box.dataset.state = "board";
    this.box.replaceChildren(this.notices.bars, this.board.box, this.notices.line, this.notices.voice);
    this.board.begin(chain, period);
    this.saving.begin(stamp);
    if (fresh && chain.links.length) this.saving.later();
    const address = wish ? `${location.pathname}?${wish}` : this.address();
    if (location.pathname + location.search !== address) history.pushState(null, "", address);
    this.notices.announce(`已打开“${chain.title || "没有名字的链"}”`);
    scrollTo(0, 0);
  }

  /** Where the chain and the period are found again. */
  address() {
    const { chain, period } = this.board;
    return `${location.pathname}?${ASKED}=${encodeURIComponent(chain.id)}&period=${encodeURIComponent(period)}`;
  }

  /** Whether the address names what is on the page, and nothing makes it anew. */
  asked() {
    return new URLSearchParams(location.search).has(ASKED);
  }

  /** Name in the address what is on the page. */
  plain() {
    // A browser that is told so at every key refuses in the end.
    if (location.pathname + location.search !== this.address()) history.replaceState(history.state, "", this.address());
  }

  nothing() {
    this.show(newChain(freshId(), "", ""), "", false, undefined, BLANK);
  }

  /** @param {string} id @param {string} [period] @returns {Promise<boolean>} whether it is there */
  async open(id, period) {
    const found = await read(id);
    if (!found) {
      this.notices.stand("refused", "这条链不在这个浏览器里了。有链文件的，打开文件就行。", [this.notices.known("refused")]);
      return false;
    }
    const { chain, problems } = parseKept(found.text);
    if (chain) this.show(chain, found.stamp, false, period);
    else this.notices.stand("refused", `没有打开：${problems.join("")}`, [this.notices.known("refused")]);
    return chain !== null;
  }

  /** Open the example as a chain of one's own. */
  async example() {
    try {
      const answer = await fetch(`${this.root}assets/example.chain.json`);
      const { chain } = parse(answer.ok ? await answer.text() : "");
      if (!chain) throw new Error("");
      this.show({ ...chain, id: freshId() }, "", false, chain.periods.at(1)?.id, EXAMPLE);
      this.notices.pass("这是例子，可以随便改；改了就在这个浏览器里另存一条。");
    } catch (error) {
      this.notices.pass(`例子没有载入成功。${whyNot(error)}`);
    }
  }

  /** Go on with what comes when it is asked for, once. @template T @param {Promise<T>} coming @param {(part: T) => unknown} then */
  async with(coming, then) {
    if (this.waits) return;
    this.waits = true;
    const part = await coming.catch(() => null);
    this.waits = false;
    if (part) await then(part);
    else this.notices.pass(UNREACHED);
  }

  async bring() {
    await this.with(import("./opening.js"), ({ bring }) => bring((chain, said) => void this.arrive(chain, said)));
  }

  /** Show what was brought; another file of a chain that is kept is merged with it. @param {Chain} chain @param {string} said */
  async arrive(chain, said) {
    await this.saving.flush();
    const known = await read(chain.id);
    const mine = known && parseKept(known.text).chain;
    if (!mine || !known) {
      this.show(chain, "", true);
      if (said) this.notices.pass(said);
      return;
    }
    this.show(mine, known.stamp);
    const both = merge(mine, chain);
    // A draft of the chain that changed nothing has nothing to be chosen.
    if (said && ![both.added, both.changed, both.conflicts].some((some) => some.length)) return this.notices.pass(said);
    await this.with(import("./merge-sheet.js"), ({ showMerge }) =>
      showMerge(both, (merged) => {
        this.board.change(merged);
        this.notices.pass("两份链并在一起了，可以撤销。", { label: "撤销", act: () => this.board.back("undo") });
      }));
  }

  async fromDraft() {
    await this.with(import("./drafts.js"), ({ chooseDraft }) => chooseDraft((chain, said) => void this.arrive(chain, said), (message) => this.notices.pass(message)));
  }

  async take() {
    await this.with(import("./taking.js"), ({ take }) => take(this.root, this.board, (role, outline) => void this.write(role, outline)));
  }

  /** Begin one of both documents at the desk. @param {"summary" | "plan"} role @param {string} outline */
  async write(role, outline) {
    this.saving.later();
    await this.saving.flush();
    const { chain, period } = this.board;
    if (this.saving.seen !== chain) return this.notices.pass(UNKEPT);
    location.href = `${this.root}starter/?outline=${outline}&depth=standard&chain=${encodeURIComponent(chain.id)}&period=${period}&role=${role}`;
  }

  /** @param {Chain} chain @param {string} said */
  join(chain, said) {
    this.board.session.take(chain);
    this.board.render();
    if (said) this.notices.stand("joined", said, [this.notices.known("joined")]);
  }
}
