/**
 * An answer is of its day. A page may stand open for weeks, sleep, or come back out of the browser's
 * memory: whenever it may have become another day, what is shown is compared with it.
 */

import { countingDay } from "./clock.js";
import { untilMidnight } from "./today.js";

/** Milliseconds between two looks at the clock: timers stand still while a computer sleeps. */
const LOOK_EVERY = 60_000;

/**
 * @typedef {object} DayWatch
 * @property {() => void} compare ask anew when it is another day
 * @property {() => Promise<boolean>} fresh before something leaves the page: asks anew when need
 *   be, and waits; false when what is shown is still of another day
 * @property {() => void} settle the rules have answered, or cannot
 */

/**
 * @param {object} options
 * @param {() => string} options.shownDay the day of what is shown; "" when it has none
 * @param {() => boolean} options.renew ask the rules anew; false when that has to wait
 * @param {(isOld: boolean) => void} options.onPrint the printer has been called: too late to ask
 * @returns {DayWatch}
 */
export function watchDay({ shownDay, renew, onPrint }) {
  /** The day that was asked for last: a failure is not told again and again. */
  let askedFor = "";
  let waiting = /** @type {(() => void)[]} */ ([]);

  function isOld() {
    const day = shownDay();
    return day !== "" && day !== countingDay();
  }

  function compare() {
    const today = countingDay();
    if (isOld() && askedFor !== today && renew()) askedFor = today;
  }

  async function fresh() {
    if (!isOld()) return true;
    await new Promise((resolve) => {
      waiting.push(() => resolve(undefined));
      askedFor = countingDay();
      renew();
    });
    return !isOld();
  }

  function settle() {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  }

  function look() {
    compare();
    setTimeout(look, Math.min(untilMidnight(new Date()), LOOK_EVERY));
  }

  for (const type of ["visibilitychange", "resume"]) document.addEventListener(type, compare);
  for (const type of ["pageshow", "focus"]) window.addEventListener(type, compare);
  window.addEventListener("beforeprint", () => {
    onPrint(isOld());
    compare();
  });
  look();
  return { compare, fresh, settle };
}
