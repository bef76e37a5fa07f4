// @ts-check
/**
 * Make a draft of a Word file that was read; one of ours becomes the draft that it was, with what was changed in it.
 *
 * @module
 */

import { splitReport } from "../draft/headings.js";
import { read } from "../draft/reading.js";
import { copied } from "../draft/sections.js";
import { continuous, MOST_SECTIONS } from "../draft/tree.js";
import { aim, contentOf } from "../report/assemble.js";
import { resolveFacts } from "../report/facts.js";
import { prefixes } from "../report/numbering.js";
import { inlinesOf, referencesIn, runs, textNode } from "../report/tree.js";
import { FLAVOUR_TITLES, STYLE_TITLES } from "../report/vocabulary.js";
import { fitted, own, same } from "./read/fitting.js";
import { rowsOf, valuesOf, wordsOf } from "./read/knowing.js";
import { emboldened } from "./read/looks.js";
import { written } from "./reading.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/draft.js").Piece} Piece */
/** @typedef {import("../draft/draft.js").Section} Section */
/** @typedef {import("../draft/reading.js").Recognised} Recognised */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("./reading.js").Brought} Brought */
/** @typedef {import("./read/fitting.js").Way} Way */
/** @typedef {{snippets?: Readonly<Record<string, Piece>>, outline?: import("../site/catalog.js").CatalogOutline | null}} Known */
/** @typedef {{draft: Draft, recognised: Recognised[]}} Opened */

/**
 * Make a draft.
 *
 * @param {Brought} brought
 * @param {Known} known
 * @param {string} id names the draft in this browser
 * @param {import("./reading.js").Write} write
 * @returns {Opened}
 */
export function draftOf(brought, known, id, write) {
  const { facts } = brought;
  if (!facts) return read(brought.text, known, id);
  const whole = looking(brought, facts, known, write);
  const first = read(whole.text, known, id);
  const found = given(whole, facts, first.draft, known, write);
  const [ours, guessed] = [score(found?.draft.sections ?? []), score(first.draft.sections)];
  // Where nothing tells of its sections, or what tells is not true, its text may tell more.
  if (found && (facts.told === "part" || (facts.told && ours) || ours >= guessed)) return found;
  return brought.remark ? { ...first, draft: { ...first.draft, flavour: "sample", remark: brought.remark } } : first;
}

/** The snippets that sections came from, by their keys. @type {(facts: import("./read/given.js").Facts) => Map<string, string>} */
const originsOf = ({ sections }) => new Map(sections.map(({ key, snippet }) => [key, snippet]));

/** What a file of ours says, as bold as the library has it. @type {(brought: Brought, facts: import("./read/given.js").Facts, known: Known, write: import("./reading.js").Write) => Brought} */
function looking(brought, facts, { snippets = {} }, write) {
  const origins = originsOf(facts);
  const sections = keyed(brought.sections, [...origins.keys()]).map((section) => {
    const id = origins.get(section.key) ?? "";
    return Object.hasOwn(snippets, id) ? { ...section, blocks: emboldened(section.blocks, contentOf(snippets[id]).blocks) } : section;
  });
  return { ...brought, sections, text: written(brought.title, sections, write) };
}

/** A heading that was typed anew has no bookmark: what follows a section is the next, if that stands nowhere else. @type {(sections: Brought["sections"], keys: readonly string[]) => Brought["sections"]} */
function keyed(sections, keys) {
  const there = new Set(sections.map(({ key }) => key));
  let last = -1;
  return sections.map((section) => {
    const next = keys[last + 1] ?? "";
    const key = section.key || (section.level && !there.has(next) ? next : "");
    if (key) last = keys.indexOf(key);
    return { ...section, key };
  });
}

/** @type {(brought: Brought, facts: import("./read/given.js").Facts, first: Draft, known: Known, write: import("./reading.js").Write) => Opened | null} what a file of ours knows goes before what its text lets one guess */
function given(brought, facts, first, { snippets = {}, outline = null }, write) {
  const report = splitReport(brought.text);
  const sections = brought.sections.filter(({ level }) => level);
  if (sections.length !== report.sections.length || sections.length > MOST_SECTIONS || !sections.length) return null;
  // A number that Word writes is no part of the heading; one that was typed is told by its neighbours.
  const headed = sections.map((section, at) => ({ ...section, level: report.sections[at].level, heading: section.number ? section.heading : report.sections[at].heading }));
  const origins = originsOf(facts);
  const pieces = [...new Set([...origins.values(), ...first.sections.flatMap(({ snippet }) => snippet ?? [])])].flatMap((id) => (Object.hasOwn(snippets, id) ? [snippets[id]] : []));
  const fields = Object.assign({}, outline?.fields, first.fields, ...pieces.map((piece) => piece.fields));
  const types = Object.assign({}, outline?.types, first.types, ...pieces.map((piece) => piece.types));
  const names = new Set(Object.keys(fields));
  const text = brought.text;
  const values = valuesOf(facts, first.values, fields, text);
  const there = headed.flatMap(({ key, blocks }) => {
    const from = origins.get(key) ?? "";
    return Object.hasOwn(snippets, from) ? [{ blocks: contentOf(snippets[from]).blocks, said: blocks }] : [];
  });
  const words = wordsOf(there, types);
  const listed = new Set(there.flatMap(({ blocks }) => referencesIn(blocks)).flatMap((one) => ("function" in one || one.word ? [] : [one.list])));
  const lists = [first.rows, {}].map((guessed) => rowsOf(facts, guessed, types, listed, words));
  const ways = lists.flatMap((rows) => (facts.blanks ? [true] : [first.whole, !first.whole]).map((whole) => ({ rows, way: { facts: resolveFacts(fields, types, values, rows), names, whole, write } })));
  const outlined = facts.flavour === "outline";
  const tried = ways.map(({ rows, way }) => ({ rows, way, placed: placedWith(headed, origins, snippets, way, outlined) }));
  const best = tried.reduce((one, other) => (score(other.placed) > score(one.placed) ? other : one));
  const opening = brought.sections[0].level ? [] : brought.sections[0].blocks;
  const above = opening.length ? [{ level: 1, heading: "", snippet: null, content: null, edited: null, text: own(opening, best.way) }] : [];
  const made = continuous([...above, ...best.placed].map((section, at) => ({ ...section, key: `s${at + 1}` })));
  const flavour = Object.hasOwn(FLAVOUR_TITLES, facts.flavour) ? /** @type {Draft["flavour"]} */ (facts.flavour) : brought.remark ? "sample" : first.flavour;
  const draft = {
    ...first,
    // Only a sample shows it.
    remark: brought.remark || (flavour === "sample" ? "" : (outline?.remark ?? "")),
    outline: outline?.id ?? first.outline,
    flavour,
    numbering: numberingOf(headed, facts.numbering, report.numbering),
    notes: brought.notes,
    sections: made,
    ...{ fields, types, values, rows: best.rows, whole: best.way.whole },
  };
  return { draft, recognised: made.map((section) => recognisedOf(section, best.way)) };
}

/** @type {(sections: readonly (import("./reading.js").Section)[], origins: ReadonlyMap<string, string>, snippets: Readonly<Record<string, Piece>>, way: Way, outlined: boolean) => Omit<Section, "key">[]} */
function placedWith(sections, origins, snippets, way, outlined) {
  /** @type {Omit<Section, "key">[]} */
  const placed = [];
  for (let at = 0; at < sections.length; at += 1) {
    const { key, level, heading, blocks } = sections[at];
    const id = origins.get(key) ?? "";
    const piece = Object.hasOwn(snippets, id) ? snippets[id] : null;
    const taken = piece ? longest(piece, sections, at, way, outlined) : null;
    if (piece && taken) {
      placed.push({ level, heading, snippet: id, content: copied(piece), edited: taken.edited, text: taken.text });
      at += taken.sections - 1;
    } else placed.push({ level, heading, snippet: null, content: null, edited: null, text: own(blocks, way) });
  }
  return placed;
}

/** Fit a snippet with the sub-headings that it has, or without. @type {(piece: Piece, sections: readonly import("./reading.js").Section[], at: number, way: Way, outlined: boolean) => {edited: string | null, text: string, sections: number} | null} */
function longest(piece, sections, at, way, outlined) {
  const content = contentOf(piece);
  const { blocks, level } = sections[at];
  if (outlined) {
    for (const due of [aim(content), aim(content).slice(0, 1)]) {
      if (due.length && same(due, blocks.slice(0, due.length))) return { edited: null, text: own(blocks.slice(due.length), way), sections: 1 };
    }
    return { edited: null, text: own(blocks, way), sections: 1 };
  }
  const headings = content.blocks.filter(({ type }) => type === "heading").length;
  const below = sections.slice(at + 1, at + 1 + headings);
  if (headings && below.length === headings && below.every((one) => !one.key && one.level > level)) {
    const whole = [...blocks, ...below.flatMap((one) => [{ type: /** @type {const} */ ("heading"), level: one.level - level, number: "", children: [textNode(one.heading)] }, ...one.blocks])];
    const found = fitted(content.blocks, whole, way);
    if (found) return { ...found, sections: 1 + headings };
  }
  const found = fitted(content.blocks, blocks, way);
  return found && { ...found, sections: 1 };
}

/** How much of a draft is the library's, as it is, or changed; least where the writer's own stands below, as all of it does where a snippet says nothing. @type {(placed: readonly Omit<Section, "key">[]) => number} */
const score = (placed) => placed.reduce((sum, { snippet, edited, text }) => sum + (snippet ? (text ? 1 : edited === null ? 3 : 2) : 0), 0);

/** @type {(sections: readonly {level: number, number: string}[], was: string, found: Draft["numbering"]) => Draft["numbering"]} as it was, if the numbers still are those */
function numberingOf(sections, was, found) {
  if (!Object.hasOwn(STYLE_TITLES, was)) return found;
  const style = /** @type {Draft["numbering"]} */ (was);
  const due = prefixes(style, sections.map(({ level }) => level));
  const same = sections.filter(({ number }, at) => number.trim() === due[at].trim()).length;
  return same * 2 >= sections.length ? style : found;
}

/** @type {(section: Section, way: Way) => Recognised} */
function recognisedOf({ heading, level, content, edited }, { facts }) {
  const blocks = content ? contentOf(edited === null ? content : { ...content, text: edited }).blocks : [];
  const nodes = runs(blocks).flatMap(inlinesOf).flatMap((node) => ("name" in node ? [node.name] : []));
  const filled = new Set(nodes.filter((name) => facts.values[name])).size;
  return { heading, level, as: content ? "snippet" : "own", title: content?.title ?? "", filled };
}
