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

/** What the address names a chain by. */
const ASKED = "chain";
const EXAMPLE = "example";

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
    this.board = new Board(newChain("", "", ""), {
      changed: () => this.saving.later(),
      turned: () => history.replaceState(history.state, "", this.address()),
      pass: (message, offer) => this.notices.pass(message, offer),
      announce: (message) => this.notices.announce(message),
      acts: [["打开…", () => void this.bring()], ["带走…", () => void this.take(), true]],
    });
    this.saving = new Saving(() => this.board.chain, (chain, said) => this.join(chain, said), this.board.bar);
    this.first = new Start({
      example: () => void this.example(),
      bring: () => void this.bring(),
      nothing: () => this.show(newChain(freshId(), "", ""), "", true),
      draft: () => void this.fromDraft(),
      open: (id) => void this.open(id),
      pass: (message) => this.notices.pass(message),
    });
    addEventListener("popstate", () => void this.begin());
  }

  async begin() {
    const wishes = new URLSearchParams(location.search);
    const asked = wishes.get(ASKED);
    if (wishes.has(EXAMPLE)) await this.example();
    else if (!asked || !(await this.open(asked, wishes.get("period") ?? undefined))) await this.start();
  }

  async start() {
    await this.saving.flush();
    this.box.dataset.state = "start";
    this.box.replaceChildren(this.notices.bars, this.first.box, this.notices.line, this.notices.voice);
    await this.first.show();
  }

  /** Show a chain. @param {Chain} chain @param {string} stamp of what is kept of it @param {boolean} [fresh] whether it is to be kept at once @param {string} [period] */
  show(chain, stamp, fresh = false, period) {
    void this.saving.flush();
    this.box.dataset.state = "board";
    this.box.replaceChildren(this.notices.bars, this.board.box, this.notices.line, this.notices.voice);
    this.board.begin(chain, period);
    this.saving.begin(stamp);
    if (fresh && chain.links.length) this.saving.later();
    if (location.pathname + location.search !== this.address()) history.pushState(null, "", this.address());
    this.notices.announce(`已打开“${chain.title || "没有名字的链"}”`);
    scrollTo(0, 0);
  }

  /** Where the chain and the period are found again. */
  address() {
    const { chain, period } = this.board;
    return `${location.pathname}?${ASKED}=${encodeURIComponent(chain.id)}&period=${encodeURIComponent(period)}`;
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
      this.show({ ...chain, id: freshId() }, "", false, chain.periods.at(1)?.id);
      this.notices.pass("这是例子，可以随便改；改了就在这个浏览器里另存一条。");
    } catch (error) {
      this.notices.pass(`例子没有载入成功。${whyNot(error)}`);
    }
  }

  async bring() {
    const { bring } = await import("./opening.js");
    bring((chain, said) => void this.arrive(chain, said));
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
    const { showMerge } = await import("./merge-sheet.js");
    showMerge(merge(mine, chain), (merged) => {
      this.board.change(merged);
      this.notices.pass("两份链并在一起了，可以撤销。", { label: "撤销", act: () => this.board.back("undo") });
    });
  }

  async fromDraft() {
    const { chooseDraft } = await import("./drafts.js");
    chooseDraft((chain, said) => void this.arrive(chain, said), (message) => this.notices.pass(message));
  }

  async take() {
    const { take } = await import("./taking.js");
    take(this.root, this.board, (role, outline) => void this.write(role, outline));
  }

  /** Begin one of both documents at the desk. @param {"summary" | "plan"} role @param {string} outline */
  async write(role, outline) {
    this.saving.later();
    await this.saving.flush();
    const { chain, period } = this.board;
    location.href = `${this.root}starter/?outline=${outline}&depth=standard&chain=${encodeURIComponent(chain.id)}&period=${period}&role=${role}`;
  }

  /** @param {Chain} chain @param {string} said */
  join(chain, said) {
    this.board.session.take(chain);
    this.board.render();
    if (said) this.notices.stand("joined", said, [this.notices.known("joined")]);
  }
}
