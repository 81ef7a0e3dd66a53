/**
 * The links at the end of the page that report an error: with the id of the outcome on screen.
 *
 * The build wrote them (`overrides/feedback.py`) with a mark for the id. Nothing else goes in.
 */

const MARK = "OUTCOMEID";
const OUTCOME = /^[a-z_]{1,40}$/;

/** @type {WeakMap<HTMLAnchorElement, string>} the links as the build wrote them */
const written = new WeakMap();

/** @param {string} outcome its id, or "" while there is none */
export function nameOutcome(outcome) {
  for (const $link of document.querySelectorAll(/** @type {"a"} */ ("a[data-report]"))) {
    const plain = written.get($link) ?? $link.href;
    written.set($link, plain);
    const template = $link.dataset.report ?? "";
    $link.href = OUTCOME.test(outcome) ? template.replaceAll(MARK, outcome) : plain;
  }
}
