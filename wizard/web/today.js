/**
 * The visitor's day in Kazakhstan, or the day that a reviewer chose with `#as-of=YYYY-MM-DD`.
 */

/** One time zone for the whole country since 1 March 2024. */
const TIME_ZONE = "Asia/Almaty";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param {Date} now the device's moment
 * @returns {string} the day in Kazakhstan at that moment, `YYYY-MM-DD`
 */
export function dayInKazakhstan(now) {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: TIME_ZONE,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(now).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
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
