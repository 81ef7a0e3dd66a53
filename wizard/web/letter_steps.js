/**
 * The steps of the letter's form on a narrow screen: one at a time, with Back and Continue; the last
 * one shows the letter. Where there is room the whole form stands beside the letter, and the steps are
 * its parts: what is hidden is the style sheet's, by `data-at`.
 *
 * Each step is an entry of the history, so that Back goes one step back and not out of the letter.
 */

/**
 * @import { LetterForm } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";

/**
 * @typedef {object} Steps
 * @property {() => HTMLElement} drawNumber "Step 2 of 4"
 * @property {() => HTMLElement} drawButtons Back and Continue
 * @property {() => HTMLElement} drawWritten in the last step: the others, and the way back to each
 * @property {(step: string) => void} goTo make it the step on screen
 * @property {() => void} follow the entry of the history
 */

/**
 * @param {object} options
 * @param {HTMLElement} options.$screen `.rw-letter`
 * @param {LetterForm["steps"]} options.steps
 * @param {Texts} options.words
 * @param {(text: string) => void} options.announce
 * @returns {Steps}
 */
export function createSteps({ $screen, steps, words, announce }) {
  const $number = element("p", { class: "rw-number" });
  const $back = drawButton("back", "md-button", () => window.history.back());
  const $next = drawButton("next", "md-button md-button--primary", () => enter(at() + 1));
  show(atOf(window.history.state));

  /** @returns {number} the step on screen */
  function at() {
    return Number($screen.dataset.at ?? 0);
  }

  /** @param {unknown} state of an entry of the history */
  function atOf(state) {
    const step = state instanceof Object && "letterStep" in state ? Number(state.letterStep) : 0;
    return step > 0 && step < steps.length ? step : 0;
  }

  /** @param {number} index */
  function show(index) {
    $screen.dataset.at = String(index);
    $screen.dataset.step = steps[index]?.id ?? "";
    $number.textContent = words("letter.page.step", { number: index + 1, total: steps.length });
    $back.hidden = index === 0;
    $next.hidden = index === steps.length - 1;
  }

  /** @param {number} index */
  function enter(index) {
    if (index === at() || index >= steps.length) return;
    show(index);
    window.history.pushState({ letterStep: index }, "");
    toTop();
  }

  function toTop() {
    const $title = $screen.querySelector(/** @type {"h2"} */ (`[data-step-title="${at()}"]`));
    if (!$title?.checkVisibility()) return;
    $title.focus({ preventScroll: true });
    $screen.scrollIntoView({ block: "start" });
    announce(`${$number.textContent}: ${$title.textContent}`);
  }

  /**
   * @param {"back" | "next" | "change"} name
   * @param {string} look
   * @param {() => void} onPress
   */
  function drawButton(name, look, onPress) {
    const $button = element(
      "button",
      { type: "button", class: look, "data-letter-step": name },
      words(`letter.page.${name}`),
    );
    $button.addEventListener("click", onPress);
    return $button;
  }

  return {
    drawNumber: () => $number,
    drawButtons: () => element("div", { class: "rw-letter-nav" }, $back, $next),
    drawWritten: () =>
      element(
        "ul",
        { class: "rw-letter-written", "aria-label": words("letter.page.written") },
        ...steps.slice(0, -1).map(({ title }, index) =>
          element(
            "li",
            {},
            element("span", { id: `rw-letter-written-${index}` }, title),
            described(
              drawButton("change", "rw-jump", () => enter(index)),
              index,
            ),
          ),
        ),
      ),
    goTo: (step) => {
      const index = steps.findIndex(({ id }) => id === step);
      if (index >= 0) enter(index);
    },
    follow: () => {
      const index = atOf(window.history.state);
      if (index === at()) return;
      show(index);
      toTop();
    },
  };
}

/**
 * @param {HTMLElement} $button
 * @param {number} index of the step that it leads to
 */
function described($button, index) {
  $button.setAttribute("aria-describedby", `rw-letter-written-${index}`);
  return $button;
}
