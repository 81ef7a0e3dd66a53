/**
 * Days and hours of Kazakhstan.
 */

/**
 * Milliseconds: five hours ahead of UTC, the whole country, the year round since 1 March 2024. A
 * number, not a time zone: the tables of older browsers still say six hours.
 */
const AHEAD = 5 * 3_600_000;
const DAY = 24 * 3_600_000;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param {Date} now the device's moment
 * @returns {string} the day in Kazakhstan at that moment, `YYYY-MM-DD`
 */
export function dayInKazakhstan(now) {
  return new Date(now.valueOf() + AHEAD).toISOString().split("T", 1)[0] ?? "";
}

/**
 * @param {Date} now
 * @returns {number} milliseconds until it is midnight in Kazakhstan
 */
export function untilMidnight(now) {
  return DAY - ((now.valueOf() + AHEAD) % DAY);
}

/**
 * Whether a text is a day of the calendar: 2026-02-31 is not.
 * @param {string} text
 * @returns {boolean}
 */
export function isIsoDay(text) {
  if (!ISO_DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(text);
}

/**
 * @param {string} day ISO day
 * @returns {string} the day before it, ISO
 */
export function dayBefore(day) {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}
