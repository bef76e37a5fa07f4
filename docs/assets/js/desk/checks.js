// @ts-check
/**
 * Say what was found in the draft beside its place; each finding can be put away, none stops anything.
 *
 * @module
 */

import { tellsStories } from "../draft/depth.js";
import { loadOutline, loadPhrases, loadTold } from "../site/catalog.js";
import { dismiss, undismiss } from "../draft/draft.js";
import { button, make } from "./element.js";

/** @typedef {import("../draft/watch.js").Finding} Found */

const PAUSE = 350;
// What has not been changed yet can wait until the draft is shown.
const QUIET = 1500;
/** Said by the desk itself: the count of blanks, and the list of gaps below the sections. */
const ELSEWHERE = ["blank", "missing"];

export class Checks {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {ReadonlyMap<string, number>} how many findings a section has */
    this.counts = new Map();
    /** @type {Map<string, {text: string, node: HTMLElement}>} */
    this.nodes = new Map();
    /** @type {import("../site/catalog.js").CatalogOutline | null} */
    this.outline = null;
    /** Whether the outline is still on its way. */
    this.waits = false;
    /** @type {import("../draft/phrases.js").PhraseList | null} */
    this.phrases = null;
    this.timer = 0;
    /** Whether what looks a draft over was asked for: first of all the draft is shown. */
    this.asked = false;
    this.lost = false;
    this.gaps = "";
  }

  begin() {
    this.outline = null;
    this.showGaps([]);
    this.nodes.clear();
    setTimeout(() => this.asked || this.load(), QUIET);
    const { draft, root } = this.desk;
    this.waits = Boolean(draft.outline);
    if (draft.outline) {
      const told = async () => {
        const outline = await loadOutline(root, draft.outline ?? "");
        return tellsStories(draft, outline) ? loadTold(root, outline.id) : outline;
      };
      void told().catch(() => null).then((outline) => {
        if (outline?.id === this.desk.draft.outline) this.outline = outline;
        this.waits = false;
        this.desk.drawer?.length.render();
        this.desk.count();
        this.later();
      });
    }
  }

  /** Look again when the writer pauses. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), PAUSE);
  }

  load() {
    this.asked = true;
    import("../draft/watch.js").then(
      (module) => {
        this.watch = module.watch;
        this.later();
      },
      () => {
        this.lost = true;
        this.later();
      },
    );
  }

  look() {
    const { desk, watch } = this;
    if (!this.asked && this.desk.session.can.undo) this.load();
    const { draft } = desk;
    if (this.lost) {
      this.lost = false;
      desk.coming.unwatched();
    }
    if (!watch) return;
    if (!this.phrases && (Object.keys(draft.values).length || draft.sections.some(({ text, edited }) => text || edited))) this.loadPhrases();
    const found = watch(draft, this).filter((finding) => !draft.dismissed.includes(finding.id));
    const shown = found.filter((finding) => !ELSEWHERE.includes(finding.code));
    const sections = grouped(shown.filter((finding) => !finding.field && finding.key), (finding) => finding.key ?? "");
    const fields = grouped(shown.filter((finding) => finding.field), (finding) => finding.field ?? "");
    const before = [...this.counts].join();
    this.counts = new Map([...sections].map(([key, list]) => [key, list.length]));
    desk.preview.annotate(this.made("section", sections));
    desk.fields.annotate(this.made("field", fields));
    if ([...this.counts].join() !== before) desk.render();
    this.showGaps(found);
  }

  /** Load the list of empty phrases once the writer has written; without a network the other checks go on. */
  loadPhrases() {
    loadPhrases(this.desk.root).then((list) => ((this.phrases = list), this.later()), () => undefined);
  }

  /** @type {(where: string, groups: Map<string, Found[]>) => Map<string, HTMLElement>} */
  made(where, groups) {
    return new Map(
      [...groups].map(([name, found]) => {
        const text = found.map((finding) => finding.id + finding.message).join();
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
    desk.change(dismiss(desk.draft, finding.id));
    this.look();
    if (finding.field) desk.fields.focus(finding.field);
    else desk.sections.focus(finding.key ?? desk.chosen);
    desk.notices.pass("这条不再提醒", { label: "恢复提醒", act: () => (desk.change(undismiss(desk.draft, finding.id)), this.look()) });
  }

  /** Offer what the outline needs and the draft lacks. @param {readonly Found[]} found */
  showGaps(found) {
    const { desk } = this;
    // What was just taken out is offered where it can be put back as it was.
    const taken = desk.drawer?.acts.removal.offered();
    const missing = found.filter(({ gap }) => gap && !taken?.has(gap.snippet));
    const text = missing.map(({ id, gap }) => `${gap?.at}${id}`).join();
    if (text === this.gaps) return;
    this.gaps = text;
    const items = missing.map((finding) => {
      const gap = /** @type {import("../draft/gaps.js").Gap} */ (finding.gap);
      const fill = button("补上", () => desk.coming.use(({ acts }) => void acts.fillGap(gap)), "rk-tool", { "aria-label": `补上${gap.heading}` });
      const away = button("不用", () => this.dismiss(finding), "rk-tool", { "aria-label": `不用补${gap.heading}` });
      return make("li", "", {}, make("span", "", {}, gap.heading), fill, away);
    });
    desk.frame.gaps.replaceChildren(...(items.length ? [make("h3", "", {}, "提纲里有，这里还没有"), make("ul", "", {}, ...items)] : []));
  }
}

/** @type {(found: Found[], name: (finding: Found) => string) => Map<string, Found[]>} */
function grouped(found, name) {
  /** @type {Map<string, Found[]>} */
  const groups = new Map();
  for (const finding of found) groups.set(name(finding), [...(groups.get(name(finding)) ?? []), finding]);
  return groups;
}
