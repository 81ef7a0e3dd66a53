/**
 * Interface texts, written into the page by the build from the catalogue of its language.
 */

import { isAnswers } from "./protocol.js";

/**
 * Give the text with this key, its `{placeholders}` filled.
 * @typedef {(key: string, values?: Readonly<Record<string, string | number>>) => string} Texts
 */

/**
 * @param {string} json the content of `script.rw-texts`
 * @returns {Texts} a missing key comes back as itself: seen at once, and never a blank button
 */
export function readTexts(json) {
  /** @type {unknown} */
  const entries = JSON.parse(json);
  if (!isAnswers(entries)) throw new TypeError("rw-texts");
  return textsOf(entries);
}

/**
 * @param {Readonly<Record<string, string>>} entries
 * @returns {Texts}
 */
export function textsOf(entries) {
  return (key, values = {}) => fill(entries[key] ?? key, values);
}

/**
 * @param {string} template
 * @param {Readonly<Record<string, string | number>>} values
 * @returns {string}
 */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
}
