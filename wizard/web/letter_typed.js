/**
 * What was typed into the form of the letter: in memory only, until it is wiped or the page closed.
 */

/**
 * @import { Answers, LetterField } from "./protocol.js"
 */

/**
 * @typedef {object} Typed
 * @property {(field: LetterField) => string} valueOf what the field shows
 * @property {(field: LetterField, value: string) => void} set
 * @property {(fields: readonly LetterField[], largest: number) => Answers} given what was touched
 *   of these fields; a text is read no further than the rules read it
 * @property {() => boolean} hasText whether something would be lost
 * @property {() => void} wipe
 */

/** @returns {Typed} */
export function createTyped() {
  /** @type {Map<string, string>} */
  const values = new Map();
  let hasText = false;

  return {
    valueOf: (field) => values.get(keyOf(field)) ?? field.value,
    set: (field, value) => {
      values.set(keyOf(field), value);
      hasText ||= !isChoice(field) && value !== "";
    },
    given: (fields, largest) => {
      const touched = fields.filter((field) => values.has(keyOf(field)));
      return Object.fromEntries(
        touched.map((field) => [field.id, firstOf(values.get(keyOf(field)) ?? "", largest)]),
      );
    },
    hasText: () => hasText,
    wipe: () => {
      values.clear();
      hasText = false;
    },
  };
}

/**
 * A choice belongs to what was offered: another result with other options begins anew. A text
 * stays with its field.
 * @param {LetterField} field
 */
function keyOf(field) {
  return [field.id, ...field.options.map(({ value }) => value)].join(" ");
}

/** @param {LetterField} field */
function isChoice(field) {
  return field.kind === "choice" || field.kind === "choices";
}

/**
 * The rules cut what is longer, and say so: one character more tells them.
 * @param {string} text
 * @param {number} largest characters
 */
function firstOf(text, largest) {
  return text.length > largest ? [...text].slice(0, largest + 1).join("") : text;
}
