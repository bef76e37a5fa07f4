// @ts-check
/**
 * Open what there is of the period before: a chain's file, a draft of ours, or a report of anybody's; first show what was taken.
 *
 * @module
 */

import { parse as parseChain, parseKept } from "../bridge/chain-file.js";
import { chainFrom, noteOf, plannedPeriod } from "../bridge/from-report.js";
import { plannedIn } from "../bridge/planned.js";
import { chainFor } from "../bridge/tying.js";
import { parse as parseDraft } from "../draft/draft-file.js";
import { plainMarks, plainTitle, splitReport } from "../draft/headings.js";
import { writeSource } from "../draft/source-writer.js";
import { bringOn } from "../desk/bring-sheet.js";
import { button, make, say, sheet } from "../desk/element.js";
import { textOf } from "../desk/file-text.js";
import { freshId } from "../desk/fresh-id.js";
import { reportOf } from "../desk/pasted-report.js";
import { wordOf } from "../desk/word-file.js";
import { whyNot } from "../site/catalog.js";
import { read } from "./store.js";

/** @typedef {import("../bridge/chain.js").Chain} Chain */
/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {(chain: Chain, said: string) => void} Opened */

/** Offer to open a file or to paste a report. @param {Opened} opened */
export function bring(opened) {
  bringOn({
    title: "打开上期的总结、计划或链文件",
    about: "Word文件（.docx）、起稿台的草稿文件、链文件、Markdown、纯文本。内容只在这个浏览器里读。",
    pasting: "或粘贴全文",
    placeholder: "下周计划\n1. ……",
    reading: "看看取到了什么",
    plain: async (html, text) => reportOf(html, { plainMarks, plainTitle }) ?? text,
    look: async (content, done) => {
      try {
        await look(typeof content === "string" ? content : await contentOf(content), (chain, said) => (done(), opened(chain, said)));
        return "";
      } catch (error) {
        return error instanceof Error && error.message ? error.message : "打不开这份内容。";
      }
    },
  });
}

/** What reads Word files, which comes when one is brought. */
async function reader() {
  const { fromWord } = await import("../word/reading.js").catch((error) => Promise.reject(new Error(whyNot(error))));
  return { fromWord, write: writeSource };
}

/** Read a file as text: a Word file as Markdown. @type {(file: File) => Promise<string>} */
async function contentOf(file) {
  const brought = await wordOf(file, reader);
  return brought ? `${brought.title ? `# ${brought.title}\n\n` : ""}${brought.text}` : textOf(file);
}

/** Read what was brought, and show what was taken. @param {string} text @param {Opened} opened @returns {Promise<void>} @throws {Error} with a sentence */
export async function look(text, opened) {
  if (/^\ufeff?\s*\{/.test(text)) {
    if (/"reportkb-chain"/.test(text)) {
      const { chain, problems } = parseChain(text);
      if (!chain) throw new Error(problems.join(""));
      opened(chain, "");
      return;
    }
    const { draft, problems } = parseDraft(text);
    if (!draft) throw new Error(problems.join(""));
    opened(await chainOf(draft), "从草稿的清单里读出了这条链。");
    return;
  }
  lookAtReport(text, opened);
}

/** The draft's own chain with what its writer changed, where this browser keeps it; or one that is begun from its lists. @type {(draft: Draft) => Promise<Chain>} */
export async function chainOf(draft) {
  const known = draft.chain ? await read(draft.chain.id) : null;
  return chainFor(draft, known && parseKept(known.text).chain, freshId()).chain;
}

/** @type {(text: string, opened: Opened) => void} */
function lookAtReport(text, opened) {
  const { title } = splitReport(text);
  const { body, open, close } = sheet("取到了这些", "rk-recognised rk-planned");
  const period = make("input", "", { type: "text", id: "rk-planned-period", value: plannedPeriod(title, text), placeholder: "例如2025年第二季度" });
  const about = make("p", "", {});
  const list = make("ul", "rk-planned-list");
  const problems = make("ul", "rk-planned-list");
  const problemsTitle = make("h3", "", {}, "查明的问题");
  const left = make("ul", "rk-changes rk-left");
  const leftTitle = make("h3", "", {}, "没有取的");
  /** What is not wanted stays so when the period is named. @type {Set<string>} */
  const out = new Set();
  /** @type {(name: string, text: string, about: string, heading: string) => HTMLElement} */
  const row = (name, text, about, heading) => {
    const box = make("input", "", { type: "checkbox", name, checked: !out.has(name + text) });
    box.addEventListener("change", () => void (box.checked ? out.delete(name + text) : out.add(name + text)));
    return make("li", "", {}, make("label", "", {}, box, make("span", "", {}, text, make("small", "rk-hint", {}, [about, heading && `取自“${heading}”`].filter(Boolean).join("；")))));
  };
  let found = plannedIn(text, { period: period.value });
  const render = () => {
    found = plannedIn(text, { period: period.value });
    const from = found.taken.map(({ heading, count }) => `“${heading || "全文"}”${count}项`).join("、");
    say(about, found.items.length || found.problems.length ? `从${from}里取到计划${found.items.length}项${found.problems.length ? `、问题${found.problems.length}个` : ""}。去掉勾的不放进来。` : "没有找到计划的事项。只有一条条的事，在最前面加一行“下一步打算”再粘贴，一行一件。");
    list.replaceChildren(...found.items.map((item, at) => row(`item-${at}`, item.text, [[item.owner, item.deadline, item.sign].filter(Boolean).join("，") || "没有读出责任人和时限", noteOf(item)].filter(Boolean).join("；"), item.heading)));
    problems.replaceChildren(...found.problems.map((item, at) => row(`problem-${at}`, item.text, "", item.heading)));
    problemsTitle.hidden = !found.problems.length;
    const rest = found.left.filter(({ said }) => said.length);
    left.replaceChildren(...rest.map(({ heading, said }) => make("li", "", {}, `${heading || "开头"}：${said.join("／")}`)));
    leftTitle.hidden = !rest.length;
    for (const one of [take, plan]) one.hidden = !found.items.length && !found.problems.length;
  };
  const go = (/** @type {boolean} */ over) => {
    const wanted = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (body.querySelector(`input[name="${name}"]`))?.checked;
    close();
    const items = found.items.filter((_, at) => wanted(`item-${at}`));
    const some = found.problems.filter((_, at) => wanted(`problem-${at}`));
    opened(chainFrom(freshId(), title, period.value, items, some, over), `放进来计划${items.length}项${some.length ? `、问题${some.length}个` : ""}，${over ? "逐项答复就行" : "接着补责任人、时限和指标"}。`);
  };
  const take = button("这一期过完了，逐项答复", () => go(true), "rk-button rk-primary");
  const plan = button("还没开始，照它排计划", () => go(false), "rk-button");
  period.addEventListener("input", render);
  render();
  body.append(make("div", "rk-row", {}, make("label", "", { for: period.id }, "这些计划是哪一期的"), period), about, list, problemsTitle, problems, leftTitle, left, make("div", "rk-ways", {}, take, plan, button("不要", close, "rk-button")));
  open();
}
