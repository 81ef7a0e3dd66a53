/**
 * The letter beside its form: what is still open, what to do with it, and how it stands on paper.
 */

/**
 * @import { Letter, LetterWarning } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { createActions } from "./letter_actions.js";
import { drawPaper } from "./letter_paper.js";

/** Milliseconds after the last change until it is said what is still open. */
const SAID_AFTER = 2000;

/**
 * @typedef {object} ResultPart
 * @property {HTMLElement} $root
 * @property {(letter: Letter) => void} show
 * @property {() => Letter | null} letter the one shown
 * @property {(text: string) => void} tell below the buttons
 */

/**
 * @param {object} options
 * @param {Texts} options.words
 * @param {(text: string) => void} options.announce
 * @param {(id: string) => string} options.labelOf a field
 * @param {(id: string) => void} options.focusField
 * @param {() => Promise<Letter | null>} options.current the letter with all that is typed
 * @param {() => Promise<void>} options.onWipe
 * @param {() => Node} options.drawElsewhere the link to a page where a file can be saved
 * @returns {ResultPart}
 */
export function createResult(options) {
  const { words, announce, labelOf, focusField } = options;
  const actions = createActions({ ...options, announce: announceAction });
  const $open = element("div", { class: "rw-letter-open" });
  const $paper = element("div", { class: "rw-letter-sheet" });
  const $root = element(
    "section",
    { class: "rw-letter-result", "aria-labelledby": "rw-letter-result" },
    element("h2", { id: "rw-letter-result" }, words("letter.page.title")),
    $open,
    actions.$root,
    $paper,
  );
  let shown = /** @type {Letter | null} */ (null);
  let said = "";
  let timer = 0;

  /** @param {Letter} letter */
  function show(letter) {
    const isFirst = shown === null;
    shown = letter;
    actions.clear();
    actions.tellOpen(letter.missing.length);
    $paper.replaceChildren(drawPaper(letter, words("letter.page.copy_field")));
    const wasOpen = $open.querySelector("details")?.open ?? false;
    $open.replaceChildren(...drawOpen(letter, wasOpen));
    sayLater(openText(letter), isFirst);
  }

  /**
   * Only when it has changed, and after a pause: not at every key.
   * @param {string} text
   * @param {boolean} isFirst
   */
  function sayLater(text, isFirst) {
    clearTimeout(timer);
    if (isFirst) said = text;
    else if (text !== said) {
      timer = window.setTimeout(() => {
        said = text;
        // Wiped, or left: it is the status of another screen.
        if ($root.isConnected) announce(text);
      }, SAID_AFTER);
    }
  }

  /**
   * What a button did is not spoken over by what is still open.
   * @param {string} text
   */
  function announceAction(text) {
    clearTimeout(timer);
    if ($root.isConnected) announce(text);
  }

  /** @param {Letter} letter */
  function openText({ missing, warnings }) {
    return words("letter.page.status", { missing: missing.length, warnings: warnings.length });
  }

  /**
   * @param {Letter} letter
   * @param {boolean} isUnfolded
   */
  function drawOpen({ missing, warnings }, isUnfolded) {
    const parts = [];
    if (warnings.length > 0) parts.push(drawWarnings(warnings));
    if (missing.length > 0) parts.push(drawMissing(missing, isUnfolded));
    else parts.push(element("p", {}, words("letter.page.nothing_missing")));
    return parts;
  }

  /** @param {readonly LetterWarning[]} warnings */
  function drawWarnings(warnings) {
    return element(
      "div",
      { class: "rw-letter-warnings" },
      element("p", {}, words("letter.page.warnings", { count: warnings.length })),
      element(
        "ul",
        {},
        ...warnings.map(({ field, message }) =>
          element("li", {}, drawJump(field), ": ", element("span", {}, message)),
        ),
      ),
    );
  }

  /**
   * @param {readonly string[]} missing
   * @param {boolean} isUnfolded
   */
  function drawMissing(missing, isUnfolded) {
    return element(
      "details",
      { class: "rw-working rw-letter-missing", open: isUnfolded },
      element("summary", {}, words("letter.page.missing", { count: missing.length })),
      element("ul", {}, ...missing.map((id) => element("li", {}, drawJump(id)))),
    );
  }

  /** @param {string} id of a field */
  function drawJump(id) {
    const $jump = element("button", { type: "button", class: "rw-jump" }, labelOf(id));
    $jump.addEventListener("click", () => focusField(id));
    return $jump;
  }

  return { $root, show, letter: () => shown, tell: actions.tell };
}
