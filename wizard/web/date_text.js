/**
 * Reading a date as people write, copy and paste it: 16.11.2026, 2026-11-16, "16 ноября 2026 г.".
 */

/** Marks without a width, and those that say in which direction a text runs. */
const UNSEEN = /\p{Cf}/gu;

/** Year first, day first, and both with the name of the month. */
const YEAR_FIRST = /^(\d{4})[-./\s]+(\d{1,2})[-./\s]+(\d{1,2})\D*$/u;
const DAY_FIRST = /^(\d{1,2})[-./\s]+(\d{1,2})[-./\s]+(\d{4})\D*$/u;
const DAY_NAME_YEAR = /^(\d{1,2})\D{0,3}?\s*(\p{L}{3,})[.,]?\s+(\d{4})\D*$/u;
const YEAR_DAY_NAME = /^(\d{4})\D*\s(\d{1,2})\s+(\p{L}{3,})\P{N}*$/u;
const NAME_DAY_YEAR = /^(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})\D*$/u;

/** Letters that are typed for a digit: "1o" is no 1. */
const ALIKE = "[oOоОlIіІзЗбБ]";
const NUMBER = new RegExp(`^(?:[^\\d-]*(?!${ALIKE})[^\\d-])?0*(\\d+)(?!${ALIKE})\\D*$`, "u");

/**
 * @param {string} text
 * @returns {string} full-width digits as ours, nothing unseen, no space around
 */
function plain(text) {
  return text.replace("№", "").normalize("NFKC").replace(UNSEEN, "").trim();
}

/**
 * @param {string} text typed where a number belongs
 * @returns {string} the number, whatever stands around it and without zeros before it; the text as it
 *   is where it is none, or more than one
 */
export function digitsOf(text) {
  const trimmed = plain(text);
  const found = NUMBER.exec(trimmed);
  return found?.[1] ?? trimmed;
}

/**
 * @param {string} text
 * @param {readonly string[]} months their names in the language of the page
 * @returns {string} ISO day; "" where the text is no whole date that can be read in one way only
 */
export function readWhole(text, months) {
  const date = plain(text);
  /** @type {(found: RegExpExecArray | null, order: string) => string[]} */
  const parts = (found, order) => (found ? [...order].map((at) => found[Number(at)] ?? "") : []);
  const [year = "", month = "", day = ""] =
    [
      parts(YEAR_FIRST.exec(date), "123"),
      parts(DAY_FIRST.exec(date), "321"),
      parts(DAY_NAME_YEAR.exec(date), "321"),
      parts(YEAR_DAY_NAME.exec(date), "132"),
      parts(NAME_DAY_YEAR.exec(date), "312"),
    ].find((each) => each.length > 0) ?? [];
  const number = /^\d+$/.test(month) ? Number(month) : monthNamed(month, months);
  if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) return "";
  return `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/**
 * By its beginning, for a name changes its end: "ноября" is "ноябрь".
 * @param {string} name
 * @param {readonly string[]} months
 * @returns {number} 1 to 12; 0 where it could be several, or none
 */
function monthNamed(name, months) {
  const shared = months.map((month) => sharedStart(name.toLowerCase(), month.toLowerCase()));
  const most = Math.max(...shared, 0);
  const best = shared.flatMap((length, at) => (length === most ? at : []));
  // "мая" begins like "март" too; it is as long as "май".
  const [only = -1] =
    best.length > 1 ? best.filter((at) => months[at]?.length === name.length) : best;
  return most >= 3 || months[only]?.length === name.length ? only + 1 : 0;
}

/**
 * @param {string} one
 * @param {string} other
 */
function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
