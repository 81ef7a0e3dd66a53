/**
 * What stands on paper only: the link to the result, as text and as a QR code, beside the lines
 * about day, version and responsibility.
 */

/**
 * @import { OutcomeView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { linkTo } from "./link.js";
import { fillWithQr } from "./qr.js";

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
export function drawPaperEnd(view, texts) {
  const $code = element("div", { class: "rw-paper-code" });
  // Ready before anybody prints: a page cannot wait for it once the printer has been called.
  void fillWithQr($code, view.kept, texts);
  return element(
    "div",
    { class: "rw-paper" },
    $code,
    element("p", { class: "rw-paper-link" }, linkTo(view.kept)),
  );
}
