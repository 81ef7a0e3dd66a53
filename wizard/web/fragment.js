/**
 * Answers in the fragment of the address: `#stage=waiting&registered_on=2026-11-16`.
 *
 * The fragment never leaves the device. What stands in it may come from anyone (an old link, a
 * shortened one), so reading is tolerant: what cannot be an answer is left out and counted, and
 * Python judges the rest. What messengers and sentences did to a link on its way is undone first
 * (`tidied`). Reserved keys: `as-of` (a reviewer's day), `change` (the question to
 * show again), `show` (`letter`: the form of the letter in place of the result). What is typed into
 * that form never stands here. In a frame of another page also how that page wants it: `theme`,
 * `accent`, `secret`.
 */

/** @import { Answers } from "./protocol.js" */

/**
 * @typedef {object} Fragment
 * @property {Answers} answers
 * @property {string} asOf as written, not judged; "" when absent
 * @property {string} change question id, or ""
 * @property {string} show what to show of the result, or ""
 * @property {number} ignored entries that cannot be answers, or 1 when the whole is too long
 */

/** Characters of a fragment that is read at all; a full path needs about 300. */
const LONGEST_FRAGMENT = 2000;
const LONGEST_VALUE = 40;
const MOST_ANSWERS = 40;

const AS_OF = "as-of";
const CHANGE = "change";
const SHOW = "show";
/** Read by the frame itself: embed/first_paint.js. */
export const FRAME_KEYS = ["theme", "accent", "secret"];
const RESERVED = [CHANGE, SHOW, ...FRAME_KEYS];
const ANSWER_KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** Encoded on its way: `%3D` for `=`. */
const ENCODED = /%3d|%26/i;
/** The signs between answers; within an answer they stay what they are. */
const ENCODED_SIGN = /(^#*|&|%26)([a-z][a-z0-9_-]*)%3d/gi;
const ENCODED_SEPARATOR = /%26(?=[a-z][a-z0-9_-]*=)/gi;
/** What a sentence leaves behind a link: full stops, brackets, quotes, and marks that nobody sees. */
const BEHIND = /[\s.,;:!?…)\]}>»”’"'`*\u200b-\u200f\u2060\ufeff]+$/u;
/** What those who count visitors add to links. */
const COUNTED = /^(utm_\w+|\w*clid|_openstat|igshid)$/;

/** @type {Fragment} */
export const EMPTY_FRAGMENT = { answers: {}, asOf: "", change: "", show: "", ignored: 0 };

/**
 * Whether a fragment is the name of a place in the page (`#__skip`, a heading), not answers.
 * @param {string} hash with its `#`
 * @returns {boolean}
 */
export function isAnchor(hash) {
  return hash.length > 1 && !hash.includes("=") && !ENCODED.test(hash);
}

/**
 * A fragment as it was before it was sent: its signs decoded where they came encoded, without a query
 * behind it and without what stood behind the link in a sentence.
 * @param {string} hash with its `#`
 * @returns {URLSearchParams}
 */
export function tidied(hash) {
  const text = hash.replace(ENCODED_SIGN, "$1$2=").replace(ENCODED_SEPARATOR, "&");
  const plain = (text.split("?", 1)[0] ?? "").replaceAll("&amp;", "&").replace(/#+/g, "&");
  const entries = [...new URLSearchParams(plain)].filter(([key]) => !COUNTED.test(key));
  const last = entries.at(-1);
  if (last) last[1] = last[1].replace(BEHIND, "");
  return new URLSearchParams(entries);
}

/**
 * @param {string} hash `location.hash`, with its `#`
 * @returns {Fragment}
 */
export function readFragment(hash) {
  if (isAnchor(hash)) return EMPTY_FRAGMENT;
  if (hash.length > LONGEST_FRAGMENT) return { ...EMPTY_FRAGMENT, ignored: 1 };
  /** @type {Record<string, string>} */
  const answers = {};
  let [asOf, change, show, ignored] = ["", "", "", 0];
  for (const [key, value] of tidied(hash)) {
    if (key === AS_OF) asOf = value;
    else if (key === CHANGE && (value === "" || ANSWER_KEY.test(value))) change = value;
    else if (key === SHOW && (value === "" || ANSWER_KEY.test(value))) show = value;
    else if (FRAME_KEYS.includes(key)) continue;
    else if (isAnswer(key, value) && hasRoom(answers, key)) answers[key] = value;
    else ignored += 1;
  }
  return { answers, asOf, change, show, ignored };
}

/**
 * Of two answers to one question the first counts.
 * @param {Answers} answers
 * @param {string} key
 */
function hasRoom(answers, key) {
  return !Object.hasOwn(answers, key) && Object.keys(answers).length < MOST_ANSWERS;
}

/**
 * @param {{answers: Answers, asOf?: string, change?: string, show?: string}} fragment
 * @returns {string} with its `#`; a lone `#` when there is nothing to say
 */
export function writeFragment({ answers, asOf = "", change = "", show = "" }) {
  const entries = new URLSearchParams();
  for (const [key, value] of Object.entries(answers)) {
    if (isAnswer(key, value)) entries.append(key, value);
  }
  if (asOf) entries.append(AS_OF, asOf);
  if (change) entries.append(CHANGE, change);
  if (show) entries.append(SHOW, show);
  return `#${entries.toString()}`;
}

/**
 * @param {string} fragment from `writeFragment`
 * @param {string} frame what the page around the frame asked for: `theme=dark`; "" for nothing
 * @returns {string}
 */
export function withFrame(fragment, frame) {
  if (!frame) return fragment;
  return fragment === "#" ? `#${frame}` : `${fragment}&${frame}`;
}

/**
 * @param {string} key
 * @param {string} value
 * @returns {boolean}
 */
function isAnswer(key, value) {
  if (!ANSWER_KEY.test(key) || RESERVED.includes(key)) return false;
  return value !== "" && value.length <= LONGEST_VALUE;
}
