/**
 * The address of the page as the state of the wizard: reading it, and writing history entries.
 */

/** @import { Answers } from "./protocol.js" */

import { readFragment, withFrame, writeFragment } from "./fragment.js";
import { carryFragment } from "./language_links.js";
import { isIsoDay } from "./today.js";

/** @returns {import("./fragment.js").Fragment} */
export function readAddress() {
  return readFragment(window.location.hash);
}

/** @returns {string} the reviewer's day when it is a day of the calendar, else "" */
export function asOfDay() {
  const { asOf } = readAddress();
  return isIsoDay(asOf) ? asOf : "";
}

/**
 * Add an entry to the history, unless the address says the same already.
 * @param {Answers} answers
 */
export function pushAnswers(answers) {
  const fragment = inFrame(writeFragment({ answers, asOf: asOfDay() }));
  if (fragment !== window.location.hash) window.history.pushState(null, "", fragment);
  carryFragment();
}

/**
 * Mend the current entry of the history.
 * @param {Answers} answers
 * @param {{change: string, show: string}} reserved
 */
export function replaceAnswers(answers, { change, show }) {
  const fragment = inFrame(writeFragment({ answers, asOf: asOfDay(), change, show }));
  if (fragment !== window.location.hash) window.history.replaceState(null, "", fragment);
  carryFragment();
}

/**
 * In a frame the wishes of the page around it stay in the address, so that they outlive a reload.
 * @param {string} fragment
 * @returns {string}
 */
function inFrame(fragment) {
  return withFrame(fragment, document.documentElement.dataset.frame ?? "");
}
