/**
 * The letter as it will stand on paper. What was typed goes in as text, whatever it is.
 */

/**
 * @import { Letter, LetterBlock } from "./protocol.js"
 */

import { element } from "./elements.js";

/** A place to write by hand, as the rules leave it. */
const BLANK = /(_{20})/;

/**
 * @param {Letter} letter
 * @param {string} label names the paper for those who do not see it
 * @returns {HTMLElement} `.rw-paper`
 */
export function drawPaper(letter, label) {
  return element(
    "div",
    // It may scroll by itself, and then the keyboard must reach it.
    // It is written in the words of the law: a browser that translates the page leaves it.
    {
      class: "rw-paper",
      role: "region",
      "aria-label": label,
      tabindex: 0,
      lang: letter.language,
      translate: "no",
    },
    ...letter.blocks.map(drawBlock),
  );
}

/**
 * @param {LetterBlock} block
 * @returns {HTMLElement}
 */
function drawBlock({ id, kind, heading, lines }) {
  const className = `rw-paper-block rw-paper-${kind}`;
  const $heading = heading && element("p", { class: "rw-paper-heading" }, heading);
  const content =
    kind === "list"
      ? [element("ol", {}, ...lines.map((line) => element("li", {}, ...withGaps(line))))]
      : lines.map((line) => element("p", {}, ...withGaps(line)));
  return element("div", { class: className, "data-block": id }, $heading, ...content);
}

/**
 * @param {string} line
 * @returns {(string | HTMLElement)[]} the blanks marked, so that they are seen
 */
function withGaps(line) {
  return line
    .split(BLANK)
    .map((part) => (BLANK.test(part) ? element("span", { class: "rw-gap" }, part) : part));
}
