/**
 * What a visitor takes away from a result: a row of small buttons below the one that matters.
 *
 * A part is a function that draws itself, or gives null where the result has nothing of its kind.
 * Buttons carry `data-action`; `main.js` knows what each does.
 */

/**
 * @import { OutcomeView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element, list } from "./elements.js";
import { drawLink, drawLinkField, linkTo } from "./link.js";
import { isConfined } from "./page_events.js";
import { drawQr } from "./qr.js";

/** @typedef {(view: OutcomeView, texts: Texts) => HTMLElement | null} Part */

/** The panel with the link. */
export const SEND_ID = "rw-send";

/** In the order of the page. @type {readonly Part[]} */
const PARTS = [drawEvent, drawPrint, drawSend];
/** Where no file is saved and nothing printed. @type {readonly Part[]} */
const CONFINED_PARTS = [drawByHand, drawSend];

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
export function drawTakeAway(view, texts) {
  const kinds = isConfined() ? CONFINED_PARTS : PARTS;
  const parts = kinds.map((draw) => draw(view, texts)).filter((part) => part !== null);
  return element(
    "div",
    { class: "rw-take-aways", role: "group", "aria-label": texts("ui.take_away.title") },
    ...parts,
    drawSendPanel(view, texts),
  );
}

/** @type {Part} */
function drawEvent(view, texts) {
  const isThere = view.take_away.event && view.action.id !== "event";
  return isThere ? drawSmall("event", "ui.take_away.remind", texts) : null;
}

/** @type {Part} */
function drawPrint(_view, texts) {
  return drawSmall("print", "ui.take_away.print", texts);
}

/**
 * In place of buttons that could do nothing: the days to write down, and the link.
 * @type {Part}
 */
function drawByHand(view, texts) {
  const days = view.clocks.filter(({ status }) => status === "today" || status === "upcoming");
  return element(
    "div",
    { class: "rw-by-hand" },
    element("p", {}, texts("ui.take_away.confined")),
    list(
      "ul",
      days.map((clock) => `${clock.title}: ${clock.date_text}`),
    ),
    drawLinkField(view.kept, texts),
  );
}

/** @type {Part} */
function drawSend(_view, texts) {
  const $part = drawSmall("send", "ui.take_away.send", texts);
  const $button = $part.querySelector("button");
  $button?.setAttribute("aria-expanded", "false");
  $button?.setAttribute("aria-controls", SEND_ID);
  return $part;
}

/**
 * The link, which holds the answers: to another app, to the clipboard, to a camera.
 * @type {Part}
 */
function drawSendPanel(view, texts) {
  return element(
    "div",
    { class: "rw-send", id: SEND_ID, hidden: true },
    element("p", { class: "rw-send-warning" }, texts("ui.take_away.send.hint")),
    drawShare(view, texts),
    drawLink(view, texts),
    drawQr(view, texts),
  );
}

/** @type {Part} */
function drawShare(view, texts) {
  if (!("share" in navigator) || isConfined()) return null;
  const $button = element(
    "button",
    { type: "button", class: "md-button", "data-action": "share" },
    texts("ui.take_away.share"),
  );
  $button.addEventListener("click", () => {
    // Who closes the list of apps has changed their mind: nothing to tell.
    void navigator.share({ title: view.title, url: linkTo(view.kept) }).catch(() => {});
  });
  return element("div", { class: "rw-take-away" }, $button);
}

/**
 * @param {string} action
 * @param {string} key of its words
 * @param {Texts} texts
 * @returns {HTMLElement} a small button, and where it tells what came of it
 */
function drawSmall(action, key, texts) {
  return element(
    "div",
    { class: "rw-take-away" },
    element(
      "button",
      { type: "button", class: "md-button rw-small", "data-action": action },
      texts(key),
    ),
    element("p", { class: "rw-hint" }),
  );
}
