/**
 * The form of a short check: reading it, filling it from an address, showing what is wrong in it.
 *
 * The build writes it as plain HTML (`overrides/check_pages.py`). An element with `data-answer`
 * holds one answer; `data-when` names the values of `filed_with` for which it is asked.
 */

/** @import { Answers } from "./protocol.js" */

import { faultIn, fillDateField, readDateField } from "./date_field.js";
import { markFault, tellError } from "./form_error.js";

/**
 * @param {HTMLFormElement} $form
 * @returns {Answers}
 */
export function readForm($form) {
  /** @type {Record<string, string>} */
  const answers = {};
  for (const $part of partsOf($form)) {
    if ($part.hidden) continue;
    const id = $part.dataset.answer ?? "";
    const text = $part.matches("[data-field]") ? readDateField($part) : chosenIn($part);
    if (text) answers[isSentOnly($part) ? "sent_on" : id] = text;
  }
  return answers;
}

/**
 * @param {HTMLFormElement} $form
 * @param {Answers} answers what it has no place for is left out
 */
export function fillForm($form, answers) {
  for (const $part of partsOf($form)) {
    const id = $part.dataset.answer ?? "";
    const isSent = id === "registered_on" && !answers.registered_on && Boolean(answers.sent_on);
    const text = answers[isSent ? "sent_on" : id] ?? "";
    if ($part.matches("[data-field]")) fillDateField($part, text);
    else choose($part, text);
    const $sent = sentBox($part);
    if ($sent) $sent.checked = isSent;
  }
  showAsked($form);
}

/**
 * @param {HTMLFormElement} $form
 * @param {Answers} answers
 * @returns {Answers} those that the form has a place for, right or wrong
 */
export function knownTo($form, answers) {
  const ids = new Set(["sent_on", ...partsOf($form).map(($part) => $part.dataset.answer ?? "")]);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

/**
 * @param {HTMLFormElement} $form
 * @returns {{id: string, kind: "digits" | "year"} | null} a date that is no number, or has no whole year
 */
export function faultOf($form) {
  for (const $part of partsOf($form)) {
    const kind = $part.matches("[data-field]") && !$part.hidden ? faultIn($part) : "";
    if (kind) return { id: $part.dataset.answer ?? "", kind };
  }
  return null;
}

/**
 * Ask only what matters for who has the complaint.
 * @param {HTMLFormElement} $form
 */
export function showAsked($form) {
  const holder = readForm($form).filed_with ?? "";
  for (const $part of partsOf($form)) {
    const when = $part.dataset.when?.split(" ");
    if (when) $part.hidden = holder !== "" && !when.includes(holder);
  }
}

/**
 * @param {HTMLFormElement} $form
 * @param {string} message
 * @param {string} id of the answer at fault, or "" for the whole form
 * @param {string} prefix said before it to those who do not see its colour
 * @returns {HTMLElement | null} where the focus belongs
 */
export function showFault($form, message, id, prefix) {
  const $error = tellError($form, message, prefix);
  const name = id === "sent_on" ? "registered_on" : id;
  const $part = partsOf($form).find(($each) => $each.dataset.answer === name);
  if (!$part) return $error;
  // Above the field at fault, so that both are in sight.
  if ($error) $part.before($error);
  return markFault(inputsOf($part).filter(($input) => $input.type !== "checkbox")) ?? $error;
}

/** @param {HTMLFormElement} $form */
function partsOf($form) {
  return [...$form.querySelectorAll(/** @type {"fieldset"} */ ("[data-answer]"))];
}

/**
 * @param {HTMLElement} $part
 * @returns {(HTMLInputElement | HTMLSelectElement)[]}
 */
function inputsOf($part) {
  return [...$part.querySelectorAll(/** @type {"input"} */ ("input, select"))];
}

/** @param {HTMLElement} $part */
function chosenIn($part) {
  const $select = $part.querySelector("select");
  const $radio = inputsOf($part).find(($input) => "checked" in $input && $input.checked);
  return ($select ?? $radio)?.value ?? "";
}

/**
 * @param {HTMLElement} $part
 * @param {string} text
 */
function choose($part, text) {
  const $select = $part.querySelector("select");
  const isOffered = [...($select?.options ?? [])].some((option) => option.value === text);
  if ($select) $select.value = isOffered ? text : "";
  for (const $input of inputsOf($part)) {
    if ($input instanceof HTMLInputElement) $input.checked = text !== "" && $input.value === text;
  }
}

/** @param {HTMLElement} $part */
function sentBox($part) {
  return $part.querySelector(/** @type {"input"} */ ("input[name='sent_only']"));
}

/** @param {HTMLElement} $part */
function isSentOnly($part) {
  return sentBox($part)?.checked ?? false;
}
