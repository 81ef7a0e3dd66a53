/**
 * What a visitor takes away from a result: one section, to which each part adds its own.
 *
 * A part is a function that draws itself, or gives null where the result has nothing of its kind.
 * Buttons carry `data-action`; `main.js` knows what each does.
 */

/**
 * @import { OutcomeView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { drawLink } from "./link.js";
import { drawQr } from "./qr.js";

/** @typedef {(view: OutcomeView, texts: Texts) => HTMLElement | null} Part */

/** In the order of the page. @type {readonly Part[]} */
const PARTS = [drawLetter, drawEvent, drawPrint, drawLink, drawQr];

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @returns {HTMLElement | null} null when there is nothing to take away
 */
export function drawTakeAway(view, texts) {
  const parts = PARTS.map((draw) => draw(view, texts)).filter((part) => part !== null);
  if (parts.length === 0) return null;
  return element(
    "section",
    { class: "rw-section rw-section--take-away" },
    element("h3", {}, texts("ui.take_away.title")),
    ...parts,
  );
}

/** @type {Part} */
function drawLetter(view, texts) {
  return view.take_away.letter ? drawAction("letter", "md-button md-button--primary", texts) : null;
}

/** @type {Part} */
function drawEvent(view, texts) {
  return view.take_away.event ? drawAction("event", "md-button", texts) : null;
}

/** @type {Part} */
function drawPrint(_view, texts) {
  return drawAction("print", "md-button", texts);
}

/**
 * @param {string} action
 * @param {string} className of the button
 * @param {Texts} texts
 * @returns {HTMLElement} a button, and a line on what it gives
 */
function drawAction(action, className, texts) {
  return element(
    "div",
    { class: "rw-take-away" },
    element(
      "button",
      {
        type: "button",
        class: className,
        "data-action": action,
        "aria-describedby": `rw-take-${action}`,
      },
      texts(`ui.take_away.${action}`),
    ),
    element(
      "p",
      { class: "rw-hint", id: `rw-take-${action}` },
      texts(`ui.take_away.${action}.hint`),
    ),
  );
}
