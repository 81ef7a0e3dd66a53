/**
 * What stands around every view: the way back, the answers so far, the answers that no longer apply.
 */

/**
 * @import { View } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element, list } from "./elements.js";
import { writeFragment } from "./fragment.js";

/**
 * @param {View} view
 * @param {Texts} texts
 * @param {string} asOf kept in every link; "" when the day is today
 * @returns {HTMLElement | null}
 */
export function drawBack(view, texts, asOf) {
  if (!view.back) return null;
  const href = writeFragment({ answers: view.kept, asOf, change: view.back });
  return element("p", { class: "rw-back" }, element("a", { href }, texts("ui.back")));
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
