// @ts-check
/**
 * Read a report back into a draft: sections of the library are recognised, everything else is own text.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { writeMarkdown } from "../report/markdown-writer.js";
import { inlinesOf, runs } from "../report/tree.js";
import { copied } from "./sections.js";
import { TITLE } from "./document.js";
import { newDraft } from "./draft.js";
import { FrameFinder } from "./frame-finding.js";
import { splitReport } from "./headings.js";
import { matchPiece, tight, unescaped } from "./matching.js";
import { settled } from "./settling.js";
import { continuous, DEEPEST, MOST_SECTIONS } from "./tree.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Piece} Piece */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("./headings.js").Report} Report */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {{heading: string, level: number, as: "snippet" | "own", title: string, filled: number}} Recognised */
/** @typedef {{at: number, id: string, piece: Piece, match: Match, edited?: string | null}} Hit a snippet found at a section, and its text where that was changed */

const REMARK = { markdown: /^> ([^\n]+)$/, text: /^([^\n]*虚构[^\n]*)$/ };
// What a report holds only where its writer writes as the library does.
const OURS = /\{\{|\{==/;
// How much of its text a report shares with a snippet: stretches of so many characters, every so many.
const LENGTH = 8;
const STEP = 4;
const FEWEST = 0.15;
const BLANK = /【[^】]*】/;

/** @typedef {{counts: number[], at: Map<string, number[]>}} Stretches how many each text has, and which texts have one */

/** @type {WeakMap<readonly import("../site/listing.js").Listed[], Stretches>} */
const stretches = new WeakMap();

/**
 * List the snippets that a report may hold, so that only they need loading: a heading is theirs, or much of its text.
 *
 * @param {string} text
 * @param {readonly import("../site/listing.js").Listed[]} listing
 * @returns {string[]} their ids
 */
export function candidates(text, listing) {
  const headings = new Set(splitReport(text).sections.map((section) => section.heading));
  const { counts, at } = stretches.get(listing) ?? stretchesOf(listing);
  const dense = text.replace(/\s+/g, "");
  const shared = counts.map(() => 0);
  const parts = new Set();
  for (let from = 0; from + LENGTH <= dense.length; from += 1) parts.add(dense.slice(from, from + LENGTH));
  for (const part of parts) for (const said of at.get(part) ?? []) shared[said] += 1;
  const much = shared.map((same, said) => same > FEWEST * counts[said]);
  return listing
    .filter((entry, index) => [entry.title, ...entry.headings].some((heading) => headings.has(heading)) || much[2 * index] || much[2 * index + 1])
    .map((entry) => entry.id);
}

/**
 * Cut what the library says: an outline of a report has the purposes, everything else the texts.
 *
 * @param {readonly import("../site/listing.js").Listed[]} listing
 * @returns {Stretches}
 */
function stretchesOf(listing) {
  const made = { counts: /** @type {number[]} */ ([]), at: /** @type {Map<string, number[]>} */ (new Map()) };
  for (const said of listing.flatMap(({ purpose, text }) => [purpose, text])) {
    let count = 0;
    // What a frame leaves blank is not what the report says there.
    for (const own of said.replace(/\s+/g, "").split(BLANK)) {
      for (let from = 0; from + LENGTH <= own.length; from += STEP) {
        const part = own.slice(from, from + LENGTH);
        const texts = made.at.get(part);
        if (texts) texts.push(made.counts.length);
        else made.at.set(part, [made.counts.length]);
        count += 1;
      }
    }
    made.counts.push(count);
  }
  stretches.set(listing, made);
  return made;
}

/**
 * Read a report into a draft.
 *
 * @param {string} text Markdown or plain text
 * @param {{snippets?: Readonly<Record<string, Piece>>, outline?: import("../site/catalog.js").CatalogOutline | null}} known
 *   the snippets that it may hold, and the outline that it may have begun from
 * @param {string} id names the draft in this browser
 * @returns {{draft: Draft, recognised: Recognised[]}}
 */
export function read(text, { snippets = {}, outline = null }, id) {
  const { report, bodies, finder, hits: first } = begun(splitReport(text), snippets, outline);
  // Cells of tables tell where what stands in running text ends, where that alone did not.
  finder.know(first);
  const second = found(bodies, snippets, report.format, finder);
  const { hits, fields, types, values, rows, whole } = settled(second, report.format, (some) => isOpen(report, some));
  const below = continuous(sectionsOf(report, hits));
  const remark = hits.length ? REMARK[report.format].exec(report.opening)?.[1] : undefined;
  // What stands before the first heading has none, and no number.
  const sections = report.opening && remark === undefined ? [own(1, "", report.opening), ...below] : below;
  const draft = {
    // One that was left open is open again.
    ...newDraft(id, report.title === `【${TITLE}】` ? "" : report.title),
    remark: report.format === "markdown" ? unescaped(remark ?? "") : (remark ?? ""),
    outline: hits.length && outline ? outline.id : null,
    flavour: hits.some((hit) => hit.match.outline) ? "outline" : remark === undefined ? "template" : "sample",
    numbering: report.numbering,
    notes: hits.some((hit) => hit.match.notes),
    sections: folded(sections).map((section, index) => ({ ...section, key: `s${index + 1}` })),
    ...{ fields, types, values, rows, whole },
  };
  return { draft: /** @type {Draft} */ (draft), recognised: recognised(draft.sections, hits) };
}

/**
 * Find the snippets, with the addressee, which stands above the headings, back in the section that begins with it.
 *
 * @param {Report} report
 * @param {Readonly<Record<string, Piece>>} snippets
 * @param {import("../site/catalog.js").CatalogOutline | null} outline
 */
function begun(report, snippets, outline) {
  const first = report.sections.findIndex(({ body }) => body);
  const cut = report.opening.lastIndexOf("\n") + 1;
  const line = report.opening.slice(cut);
  const tried = (/** @type {Report} */ one) => {
    const bodies = one.sections.map((section) => ({ ...section, body: normal(section.body, one.format) }));
    const finder = new FrameFinder(snippets, outline, one.format);
    return { report: one, bodies, finder, hits: found(bodies, snippets, one.format, finder) };
  };
  const sections = report.sections.map((section, at) => (at === first ? { ...section, body: `${line}\n\n${section.body}` } : section));
  const placed = line.endsWith("：") && tried({ ...report, opening: report.opening.slice(0, cut).trimEnd(), sections });
  // One that no snippet begins with is the writer's, and stays where it is.
  return placed && placed.hits.some(({ at }) => at === first) ? placed : tried(report);
}

/**
 * Find the snippets; where purposes and text are mixed, what is fewer is left as own text.
 *
 * @type {(sections: Report["sections"], snippets: Readonly<Record<string, Piece>>, format: Report["format"], finder: FrameFinder) => Hit[]}
 */
function found(sections, snippets, format, finder) {
  /** @type {Hit[]} */
  const hits = [];
  /** @type {Map<string, string>} */
  const known = new Map();
  for (let at = 0; at < sections.length; at += 1) {
    const { heading } = sections[at];
    const ids = Object.keys(snippets).sort(
      (one, other) => Number(snippets[other].title === heading) - Number(snippets[one].title === heading),
    );
    const below = sections[at + 1]?.level > sections[at].level;
    const hit = sections[at].body || below ? (firstMatch(ids) ?? finder.find(sections[at], at)) : null;
    if (hit) {
      hits.push(hit);
      for (const { name, value } of hit.match.filled) if (value && !known.has(name)) known.set(name, value);
      at += hit.match.sections - 1;
    }

    /** @type {(ids: string[]) => Hit | null} */
    function firstMatch(ids) {
      /** @type {Hit | null} */
      let likely = null;
      for (const id of ids) {
        const match = matchPiece(snippets[id], sections, at, format, known);
        const hit = match && { at, id, piece: snippets[id], match };
        // Two may have one purpose: their points tell which it is.
        if (hit && (!match.outline || match.notes)) return hit;
        likely ??= hit;
      }
      return likely;
    }
  }
  const outlines = hits.filter((hit) => hit.match.outline).length;
  const same = hits.filter((hit) => hit.match.outline === outlines * 2 > hits.length);
  // Headings alone are no frames of which nothing stands.
  return same.some(({ match }) => !match.frame || match.frame.found.written || match.notes) ? same : [];
}

/**
 * Tell whether blanks stand in what is no frame's text: they would go if all that is blank did.
 *
 * @type {(report: Report, hits: readonly Hit[]) => boolean}
 */
function isOpen({ sections, opening }, hits) {
  const byPlace = new Map(hits.map(({ at, match }) => [at, match]));
  const names = new Set(hits.flatMap(({ piece }) => Object.keys(piece.fields)));
  const own = sections.map(({ body }, at) => byPlace.get(at)?.rest ?? body);
  return (
    hits.some(({ match }) => !match.frame && match.filled.some(({ value }) => !value)) ||
    [opening, ...own].some((text) => /[【{]/.test(text) && runs(parse(text, names)).flatMap(inlinesOf).some(({ type }) => type === "prompt" || type === "field"))
  );
}

/**
 * Write a section's text as we would: what editors put in, such as what lines up a table's cells, is gone.
 *
 * @type {(body: string, format: Report["format"]) => string}
 */
function normal(body, format) {
  // What is written as a blank or an annotation of the library must stay as it is.
  if (format === "markdown") return OURS.test(body) ? body : writeMarkdown(parse(body));
  return tight(body).replace(/(^|\n)\u3000+/g, "$1");
}

/** @type {(report: Report, hits: Hit[]) => Section[]} */
function sectionsOf(report, hits) {
  const byPlace = new Map(hits.map((hit) => [hit.at, hit]));
  /** @type {Section[]} */
  const sections = [];
  for (let at = 0; at < report.sections.length; at += 1) {
    const { level, heading, body } = report.sections[at];
    const hit = byPlace.get(at);
    if (hit) {
      sections.push({ ...own(level, heading, hit.match.rest), snippet: hit.id, content: copied(hit.piece), edited: hit.edited ?? null });
      at += hit.match.sections - 1;
    } else sections.push(own(level, heading, body));
  }
  return sections;
}

/** @type {(level: number, heading: string, text: string) => Section} */
const own = (level, heading, text) => ({ key: "", level, heading, snippet: null, content: null, edited: null, text });

/** @type {(sections: Section[]) => Section[]} more sections than a draft holds become text of the last one */
function folded(sections) {
  const [kept, rest] = [sections.slice(0, MOST_SECTIONS), sections.slice(MOST_SECTIONS)];
  const last = kept[kept.length - 1];
  if (!rest.length) return kept;
  const text = rest.map((section) => `${"#".repeat(Math.min(section.level, DEEPEST))} ${section.heading}\n\n${section.text}`);
  return [...kept.slice(0, -1), { ...last, text: [last.text, ...text].join("\n\n") }];
}

/** @type {(sections: readonly Section[], hits: Hit[]) => Recognised[]} */
function recognised(sections, hits) {
  const rest = [...hits];
  return sections.map(({ heading, level, content }) => {
    const hit = content ? rest.shift() : undefined;
    const filled = new Set(hit?.match.filled.filter((one) => one.value).map((one) => one.name)).size;
    const rows = new Set(hit?.match.frame?.learnt.shown.flatMap(({ list, rows: some }) => some.map((row) => `${list}:${[...row.values()][0]}`))).size;
    return { heading, level, as: content ? "snippet" : "own", title: content?.title ?? "", filled: filled + rows };
  });
}
