/**
 * Draws the answer of a short check: the sentence first, then the next step, the days, the reasons.
 */

/**
 * @import { CheckView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { writeFragment } from "./fragment.js";
import { drawMonths } from "./month_table.js";
import { drawClocks, drawSources, drawTexts, drawWhy } from "./outcome.js";

/**
 * @param {CheckView} view
 * @param {Texts} texts
 * @param {{wizardPage: string, asOf: string}} options
 * @returns {Node[]} the new content of `.rw-screen`
 */
export function drawCheck(view, texts, { wizardPage, asOf }) {
  const href = `${wizardPage}${writeFragment({ answers: view.wizard.answers, asOf })}`;
  const $answer = element(
    "article",
    { class: "rw-outcome rw-checked-answer", "data-verdict": view.verdict },
    element("h2", { class: "rw-title", tabindex: -1 }, view.title),
    element("p", { class: "rw-lead" }, view.next),
    view.more && element("p", {}, view.more),
    element(
      "p",
      { class: "rw-actions" },
      element("a", { class: "md-button", href }, view.wizard.text),
    ),
    drawClocks(view.clocks, texts),
    drawMonths(view, texts),
    drawTexts("caveats", view.caveats),
    drawWhy(view, texts),
    drawSources(view),
    ...view.footer.map((line) => element("p", { class: "rw-footer" }, line)),
  );
  return [$answer];
}
