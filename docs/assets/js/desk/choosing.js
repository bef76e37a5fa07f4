// @ts-check
/**
 * The questions that lead a writer who does not know to an outline; the guide's page asks the same.
 *
 * @module
 */

import { DEPTH_TITLES } from "../report/vocabulary.js";
import { load, whyNot } from "../site/catalog.js";
import { list, orAbsent, shape, text } from "../site/catalog-shape.js";
import { button, make } from "./element.js";

/** @typedef {import("../report/vocabulary.js").Depth} Depth */
/** @typedef {{say: string, then?: string, outline?: string, title?: string, depth?: Depth, why?: string}} Answer an answer leads to a question, or to an outline, a version and a reason */
/** @typedef {readonly {id: string, ask: string, answers: readonly Answer[]}[]} Questions the one to begin with first */
/** @typedef {(id: string, depth: Depth) => void} Chosen */

const ANSWER = shape({ say: text, then: orAbsent(text), outline: orAbsent(text), title: orAbsent(text), depth: orAbsent((value) => Object.hasOwn(DEPTH_TITLES, value)), why: orAbsent(text) });
const CHOOSING = shape({ questions: list(shape({ id: text, ask: text, answers: list(ANSWER) })) });

/**
 * Ask in a box; what an answer leads to unfolds below it.
 *
 * @param {Element} box
 * @param {string} root the way to the root of the site
 * @param {Chosen} chosen told of the outline and the version that the answers lead to
 * @returns {Promise<boolean>} whether the questions are there
 */
export async function ask(box, root, chosen) {
  try {
    /** @type {{questions: Questions}} */
    const { questions } = await load(`${root}catalog/choosing.json`, CHOOSING);
    box.replaceChildren(...(questions[0] ? asked(questions[0], questions, chosen) : []));
    return true;
  } catch (error) {
    box.replaceChildren(make("p", "rk-error", {}, `问题没有载入成功。${whyNot(error)}`));
    return false;
  }
}

/** @type {(question: Questions[number], questions: Questions, chosen: Chosen) => HTMLElement[]} */
function asked({ id, ask: said, answers }, questions, chosen) {
  const folds = answers.map((answer) => {
    const inside = make("div");
    const fold = make("details", "rk-fold", { name: `choosing-${id}` }, make("summary", "", {}, answer.say), inside);
    // What follows is made when it is wanted: a circle would have no end.
    fold.addEventListener("toggle", () => {
      if (!fold.open || inside.hasChildNodes()) return;
      const next = questions.find((one) => one.id === answer.then);
      inside.append(...(next ? asked(next, questions, chosen) : [end(answer, chosen)]));
    });
    return fold;
  });
  return [make("p", "rk-ask", {}, said), ...folds];
}

/** @type {(answer: Answer, chosen: Chosen) => HTMLElement} */
function end({ outline = "", title = "", depth = "standard", why = "" }, chosen) {
  const go = button(`从《${title}》开始，${DEPTH_TITLES[depth]}`, () => chosen(outline, depth), "rk-button rk-primary");
  return make("div", "rk-end", {}, make("p", "", {}, why), go);
}
