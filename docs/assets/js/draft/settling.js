// @ts-check
/**
 * Settle what a report's frames were filled with: their sections are kept where they write what was read again.
 *
 * @module
 */

import { resolveFacts } from "../report/facts.js";
import { resolve, tidy } from "../report/values.js";
import { Gathering } from "./frame-rows.js";
import { editedText, isWritten } from "./frame-text.js";

/** @typedef {import("./reading.js").Hit} Hit */
/** @typedef {import("../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("../report/values.js").Fields} Fields */
/** @typedef {Readonly<Record<string, string>>} Values */
/** @typedef {{fields: Fields, types: RecordTypes, values: Values, rows: import("../report/facts.js").Rows}} Known */
/** @typedef {Known & {hits: Hit[], whole: boolean}} Settled */

const MOST_ROUNDS = 3;

/**
 * Keep the sections that say what the facts do.
 *
 * @param {readonly Hit[]} hits in the order of the report
 * @param {"markdown" | "text"} format
 * @param {(hits: readonly Hit[]) => boolean} isOpen whether blanks stand in what is none of these
 * @returns {Settled}
 */
export function settled(hits, format, isOpen) {
  const short = settledAs([true, false], hits, format);
  // What is blank in a writer's own text would go.
  return short.whole || !isOpen(short.hits) ? short : settledAs([true], hits, format);
}

/** @type {(ways: readonly boolean[], hits: readonly Hit[], format: "markdown" | "text") => Settled} */
function settledAs(ways, hits, format) {
  let kept = consistent(hits);
  for (let round = 1; ; round += 1) {
    const found = gathered(kept);
    kept = found.hits;
    const known = knownFrom(kept, found.gathering);
    const facts = resolveFacts(known.fields, known.types, known.values, known.rows);
    const judged = ways.map((whole) => judgedBy(kept, { facts, whole, format }));
    const best = judged.reduce((one, other) => (other.cost < one.cost ? other : one));
    // What frames say that are left out may be what others follow from.
    if (best.hits.length === kept.length || round === MOST_ROUNDS) return { ...known, hits: best.hits, whole: best.whole };
    const left = new Set(best.hits.map(({ at }) => at));
    kept = kept.filter(({ at }) => left.has(at));
  }
}

/**
 * Put together what stands in hits; one that says otherwise than those before is left out.
 *
 * @param {readonly Hit[]} hits
 * @returns {{hits: Hit[], gathering: Gathering}}
 */
export function gathered(hits) {
  const types = typesOf(hits);
  const out = new Set();
  for (;;) {
    const gathering = new Gathering(types);
    const kept = hits.filter((hit) => !out.has(hit));
    // The rows of a list without a word stand in order, and all of them.
    const places = [true, false].flatMap((all) => kept.flatMap((hit) => (hit.match.frame?.learnt.shown ?? []).flatMap((shown) => (!shown.word === all ? [{ hit, shown }] : []))));
    const other = places.find(({ shown }) => !gathering.add(shown));
    if (other) out.add(other.hit);
    else {
      const told = kept.flatMap((hit) => hit.match.frame?.learnt.told ?? []);
      for (const some of [told, told]) gathering.tell(some);
      return { hits: kept, gathering };
    }
  }
}

/** @type {(hits: readonly Hit[], gathering: Gathering) => Known} */
export function knownFrom(hits, gathering) {
  /** @type {Fields} */
  const fields = Object.assign({}, ...hits.map(({ piece }) => piece.fields));
  const types = typesOf(hits);
  const values = typed(fields, hits);
  return { fields, types, values, rows: gathering.rows(fields, values) };
}

/** @type {(hits: readonly Hit[]) => RecordTypes} */
const typesOf = (hits) => Object.assign({}, ...hits.map(({ piece }) => piece.types));

/** @type {(hits: readonly Hit[], way: import("./frame-text.js").Way) => {hits: Hit[], cost: number, whole: boolean}} */
function judgedBy(hits, way) {
  let cost = 0;
  const kept = hits.flatMap((hit) => {
    const { frame } = hit.match;
    if (!frame || isWritten(frame.blocks, frame.found.written, way)) return [hit];
    // A heading alone says nothing for or against.
    if (!frame.found.written && !hit.match.notes) return [];
    const edited = editedText(frame.blocks, frame.found, way, hit.match.notes);
    cost += edited === null ? 2 : 1;
    return edited === null ? [] : [{ ...hit, edited }];
  });
  return { hits: kept, cost, whole: way.whole };
}

/**
 * Leave out snippets whose blanks were filled differently from those before: a draft has one value a field.
 *
 * @type {(hits: readonly Hit[]) => Hit[]}
 */
function consistent(hits) {
  /** @type {Map<string, string>} */
  const values = new Map();
  return hits.filter(({ match }) => {
    const own = new Map(values);
    for (const { name, value } of match.filled) {
      if (value && (own.get(name) ?? value) !== value) return false;
      if (value) own.set(name, value);
    }
    for (const [name, value] of own) values.set(name, value);
    return true;
  });
}

/** @type {(fields: Fields, hits: readonly Hit[]) => Record<string, string>} what blanks were filled with, without what follows from the rest */
function typed(fields, hits) {
  const filled = hits.flatMap(({ match }) => match.filled.filter((one) => one.value && Object.hasOwn(fields, one.name)));
  const entries = Object.entries(Object.fromEntries(filled.map(({ name, value }) => [name, value])));
  const given = Object.fromEntries(entries.filter(([name]) => !fields[name].steps));
  const shown = resolve(fields, given);
  return Object.fromEntries(entries.filter(([name, value]) => !fields[name].steps || shown[name] !== tidy(value)));
}
