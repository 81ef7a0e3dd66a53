/** What a result needs beyond the questions, loaded by `result_code.js` as a script of its own. */

/**
 * @import { OutcomeView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { drawEnd, drawOutcome } from "./outcome.js";
import { isGuest } from "./page_events.js";
import { drawSheet } from "./sheet.js";
import { loadStyle } from "./style.js";

export { createDocuments } from "./documents.js";
export { drawElsewhere } from "./link.js";
export { loadQrLibrary } from "./qr.js";

// Of another site's page the frame is printed as it stands.
if (!isGuest()) void loadStyle("sheet.css", "print");

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @param {string} asOf the reviewer's day, kept in every link; "" when the day is today
 * @returns {HTMLElement[]} the result, what stands below it, and its sheet of paper
 */
export function drawResult(view, texts, asOf) {
  const parts = [
    drawOutcome(view, texts, asOf),
    drawEnd(view, texts, asOf),
    drawSheet(view, texts),
  ];
  return parts.filter((part) => part !== null);
}
