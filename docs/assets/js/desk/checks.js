// @ts-check
/**
 * Say what was found in the draft beside its place; each finding can be put away, none stops anything.
 *
 * @module
 */

import { loadOutline, loadPhrases } from "../catalog.js";
import { dismiss, outlineGaps, undismiss } from "../draft/draft.js";
import { watch } from "../draft/watch.js";
import { button, make } from "./element.js";

/** @typedef {{code: string, key: string | null, field: string | null, message: string}} Found */

const PAUSE = 350;
/** Said by the desk itself: the count of blanks, and the list of gaps below the sections. */
const ELSEWHERE = ["blank", "gap"];

export class Checks {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {ReadonlyMap<string, number>} how many findings a section has */
    this.counts = new Map();
    /** @type {Map<string, {text: string, node: HTMLElement}>} */
    this.nodes = new Map();
    /** @type {any} */
    this.outline = null;
    /** @type {any} */
    this.phrases = null;
    this.timer = 0;
    this.gaps = "";
  }

  begin() {
    this.outline = null;
    this.gaps = "";
    this.nodes.clear();
    const { draft, root } = this.desk;
    if (draft.outline) {
      loadOutline(root, draft.outline).then(
        (outline) => {
          if (this.desk.draft.outline === outline.id) this.outline = outline;
          this.later();
        },
        () => undefined,
      );
    }
    if (!this.phrases) loadPhrases(root).then((phrases) => ((this.phrases = phrases), this.later()), () => undefined);
  }

  /** Look again when the writer pauses. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), PAUSE);
  }

  look() {
    const { desk } = this;
    const { draft } = desk;
    /** @type {Found[]} */
    const found = watch(draft, { outline: this.outline ?? undefined, phrases: this.phrases ?? undefined });
    const shown = found.filter((finding) => !ELSEWHERE.includes(finding.code) && !draft.dismissed.includes(idOf(finding)));
    const sections = grouped(shown.filter((finding) => !finding.field && finding.key), (finding) => finding.key ?? "");
    const fields = grouped(shown.filter((finding) => finding.field), (finding) => finding.field ?? "");
    const before = [...this.counts].join();
    this.counts = new Map([...sections].map(([key, list]) => [key, list.length]));
    desk.preview.annotate(this.made("section", sections));
    desk.fields.annotate(this.made("field", fields));
    if ([...this.counts].join() !== before) desk.render();
    this.showGaps();
  }

  /** @type {(where: string, groups: Map<string, Found[]>) => Map<string, HTMLElement>} */
  made(where, groups) {
    return new Map(
      [...groups].map(([name, found]) => {
        const text = found.map((finding) => finding.code + finding.message).join();
        const known = this.nodes.get(`${where}:${name}`);
        if (known?.text === text) return [name, known.node];
        const node = make("aside", "rk-margin", { "aria-label": "提醒" }, ...found.map((finding) => this.line(finding)));
        this.nodes.set(`${where}:${name}`, { text, node });
        return [name, node];
      }),
    );
  }

  /** @type {(finding: Found) => HTMLElement} */
  line(finding) {
    const away = button("不用提醒", () => this.dismiss(finding), "rk-tool", { "aria-label": `不用提醒：${finding.message}` });
    return make("p", "", {}, make("span", "", {}, finding.message), away);
  }

  /** @param {Found} finding */
  dismiss(finding) {
    const { desk } = this;
    desk.change(dismiss(desk.draft, idOf(finding)));
    this.look();
    if (finding.field) desk.fields.focus(finding.field);
    else if (finding.key) desk.sections.focus(finding.key);
    desk.notices.pass("这条不再提醒", { label: "恢复提醒", act: () => (desk.change(undismiss(desk.draft, idOf(finding))), this.look()) });
  }

  /** Offer what the outline needs and the draft lacks. */
  showGaps() {
    const { desk } = this;
    const gaps = this.outline ? outlineGaps(desk.draft, this.outline) : [];
    const missing = gaps.filter((gap) => !desk.draft.dismissed.includes(`gap:${gap.snippet}`));
    const text = missing.map((gap) => `${gap.at}${gap.snippet}`).join();
    if (text === this.gaps) return;
    this.gaps = text;
    const items = missing.map((gap) =>
      make(
        "li",
        "",
        {},
        make("span", "", {}, gap.heading),
        button("补上", () => void desk.acts.fillGap(gap), "rk-tool", { "aria-label": `补上${gap.heading}` }),
        button("不用", () => (desk.change(dismiss(desk.draft, `gap:${gap.snippet}`)), this.showGaps()), "rk-tool", { "aria-label": `不用补${gap.heading}` }),
      ),
    );
    desk.frame.gaps.replaceChildren(...(items.length ? [make("h3", "", {}, "提纲里有，这里还没有"), make("ul", "", {}, ...items)] : []));
  }
}

/** @type {(finding: Found) => string} */
const idOf = ({ code, key, field }) => `${code}:${key ?? ""}:${field ?? ""}`;

/** @type {(found: Found[], name: (finding: Found) => string) => Map<string, Found[]>} */
function grouped(found, name) {
  /** @type {Map<string, Found[]>} */
  const groups = new Map();
  for (const finding of found) groups.set(name(finding), [...(groups.get(name(finding)) ?? []), finding]);
  return groups;
}
