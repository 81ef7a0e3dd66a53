/**
 * How far the device's clock is trusted: never back beyond the day on which the page was built.
 *
 * A phone without a battery wakes up in 2024. The build writes its day into the page; an earlier
 * today cannot be, so the day of the build takes its place, and the visitor is told.
 */

/** @import { Texts } from "./texts.js" */

import { asOfDay } from "./address.js";
import { element } from "./elements.js";
import { dayInKazakhstan, isIsoDay } from "./today.js";

/** Code of the rules' error for a day after today. */
const NOT_YET_COME = "date_in_future";
/** Of the one for a day in a year without a calendar. */
const NO_CALENDAR = "year_outside_calendar";

/** @returns {string} the day to count from: the reviewer's, else today in Kazakhstan */
export function countingDay() {
  return asOfDay() || impossibleDay().built || dayInKazakhstan(new Date());
}

/**
 * The day of the device's clock and that of the build, when the first cannot be true and counts.
 * @returns {{device: string, built: string}} both "" when there is nothing to doubt
 */
function impossibleDay() {
  const $built = document.querySelector(/** @type {"div"} */ ("[data-built-on]"));
  const built = $built?.dataset.builtOn ?? "";
  const device = dayInKazakhstan(new Date());
  const isImpossible = isIsoDay(built) && device < built && !asOfDay();
  return isImpossible ? { device, built } : { device: "", built: "" };
}

/**
 * @param {Texts} texts
 * @returns {string} what to say of a clock that cannot be right, or ""
 */
function doubtOf(texts) {
  const { device, built } = impossibleDay();
  return (
    device && texts("ui.today.impossible", { ...partsOf(device), ...partsOf(built, "built_") })
  );
}

/**
 * @param {Texts} texts
 * @returns {HTMLElement | null} null when there is no doubt
 */
export function drawDoubt(texts) {
  const doubt = doubtOf(texts);
  return doubt ? element("p", { class: "rw-doubt" }, doubt) : null;
}

/**
 * Put the doubt below every heading of an answer: on the screen, and on its sheet of paper.
 * @param {readonly Node[]} nodes
 * @param {Texts} texts
 */
export function tellDoubt(nodes, texts) {
  for (const $node of nodes) {
    if (!($node instanceof Element)) continue;
    for (const $title of $node.querySelectorAll(".rw-title, .rw-sheet-title")) {
      $title.after(...[drawDoubt(texts)].filter(($doubt) => $doubt !== null));
    }
  }
}

/**
 * @param {{code: string, message: string}} refusal an error of the rules, or a warning of a letter
 * @param {Texts} texts
 * @returns {string} its message, with a word on the clock where that may be what is wrong
 */
export function withClock({ code, message }, texts) {
  if (code !== NOT_YET_COME || asOfDay()) return message;
  return `${message} ${doubtOf(texts) || texts("ui.error.clock")}`;
}

/**
 * Whether it is the day of the device, not a reviewer's, that the rules have no calendar for.
 * @param {string} code of an error that belongs to no question
 */
export function isClockWrong(code) {
  return code === NO_CALENDAR && !asOfDay();
}

/**
 * A day for a text with places for its parts.
 * @param {string} iso
 * @param {string} [prefix] of the names of the places
 * @returns {Record<string, string>}
 */
export function partsOf(iso, prefix = "") {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { [`${prefix}year`]: year, [`${prefix}month`]: month, [`${prefix}day`]: day };
}
