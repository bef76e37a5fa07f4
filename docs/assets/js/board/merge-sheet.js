// @ts-check
/**
 * Show what merging two people's files of a chain comes to, and let the conflicts be decided.
 *
 * @module
 */

import { resolve } from "../bridge/merging.js";
import { button, make, sheet } from "../desk/element.js";

/** @typedef {import("../bridge/chain.js").Chain} Chain */
/** @typedef {import("../bridge/merging.js").Merged} Merged */

/**
 * Show it.
 *
 * @param {Merged} merged
 * @param {(chain: Chain) => void} taken told what was decided
 * @returns {void}
 */
export function showMerge(merged, taken) {
  const { body, open, close } = sheet("和这里的一条链并在一起", "rk-merge");
  const { added, changed, conflicts, renumbered, notes } = merged;
  const moved = Object.keys(renumbered).length;
  const counts = [added.length && `多出${added.length}行`, changed.length && `补上${changed.length}处`, moved && `${moved}行编号相同、内容不同，对方的换了新编号`].filter(Boolean);
  body.append(make("p", "", {}, counts.length ? `对方的文件：${counts.join("，")}。` : "对方的文件没有这里没有的内容。"), ...notes.map((note) => make("p", "rk-hint", {}, note)));
  /** @type {Map<number, "mine" | "theirs">} */
  const choices = new Map();
  const lines = conflicts.map((conflict, at) => {
    const choice = (/** @type {"mine" | "theirs"} */ side, /** @type {string} */ label, /** @type {string} */ said) => {
      const input = make("input", "", { type: "radio", name: `conflict-${at}`, checked: side === "mine" });
      input.addEventListener("change", () => choices.set(at, side));
      return make("label", "", {}, input, make("span", "", {}, make("strong", "", {}, label), said || "（空着）"));
    };
    const { id, column, period } = conflict.at;
    // One row may be answered otherwise in several periods.
    const when = merged.chain.periods.find((one) => one.id === period)?.name ?? "";
    return make("li", "", {}, make("fieldset", "rk-conflict", {}, make("legend", "", {}, [id, column, when && `（${when}）`].filter(Boolean).join(" ")), choice("mine", "这里：", inWords(conflict.mine)), choice("theirs", "对方：", inWords(conflict.theirs))));
  });
  if (lines.length) body.append(make("h3", "", {}, `${lines.length}处两边写的不一样，各选一边`), make("ul", "rk-conflicts", {}, ...lines));
  const take = button("并在一起", () => {
    close();
    taken([...choices].reduce((chain, [at, side]) => resolve(chain, conflicts[at], side), merged.chain));
  }, "rk-button rk-primary");
  body.append(make("div", "rk-ways", {}, take, button("不并", close, "rk-button")));
  open();
}

/** @type {(said: string | import("../bridge/chain.js").Answer) => string} */
const inWords = (said) => (typeof said === "string" ? said : [said.verdict, said.actual, said.reason, said.evidence, said.rest && `剩下：${said.rest}`].filter(Boolean).join("，"));
