/**
 * What stands around every view: the way back, the answers so far, the answers that no longer apply.
 */

/**
 * @import { QuestionView, View } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element, list } from "./elements.js";
import { writeFragment } from "./fragment.js";

/**
 * The way back, and how far the questions are.
 * @param {View} view
 * @param {Texts} texts
 * @param {string} asOf kept in every link; "" when the day is today
 * @returns {HTMLElement}
 */
export function drawTop(view, texts, asOf) {
  const href = writeFragment({ answers: view.kept, asOf, change: view.back });
  return element(
    "div",
    { class: "rw-top" },
    view.back && element("p", { class: "rw-back" }, element("a", { href }, texts("ui.back"))),
    view.kind === "question" && element("p", { class: "rw-number" }, numberOf(view, texts)),
  );
}

/**
 * @param {QuestionView} view
 * @param {Texts} texts
 */
function numberOf({ question: { number, total } }, texts) {
  return texts("ui.question.number", { number, total });
}

/**
 * @param {View} view
 * @param {Texts} texts
 * @returns {HTMLElement | null}
 */
export function drawDropped(view, texts) {
  if (view.dropped.length === 0) return null;
  return element(
    "div",
    { class: "rw-dropped" },
    element("p", {}, texts("ui.dropped.title")),
    list(
      "ul",
      view.dropped.map((answer) => answer.sentence),
    ),
  );
}

/**
 * @param {View} view
 * @param {Texts} texts
 * @param {string} asOf
 * @returns {HTMLElement | null}
 */
export function drawAnswers(view, texts, asOf) {
  if (view.answers.length === 0) return null;
  const rows = view.answers.map((answer) => {
    const href = writeFragment({ answers: view.kept, asOf, change: answer.question });
    const about = element("span", { class: "rw-visually-hidden" }, ` ${answer.title}`);
    return element(
      "div",
      { class: "rw-answer", "data-answer": answer.question },
      element("dt", {}, answer.title),
      element("dd", { class: "rw-answer-value" }, answer.value),
      element(
        "dd",
        { class: "rw-answer-change" },
        element("a", { href }, texts("ui.change"), about),
      ),
    );
  });
  return element(
    "section",
    { class: "rw-answers", "aria-labelledby": "rw-answers-title" },
    element("h3", { id: "rw-answers-title" }, texts("ui.answers.title")),
    element("dl", {}, ...rows),
  );
}
