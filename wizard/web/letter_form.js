/**
 * The form of the letter: its groups, for whom each field is, and what has been filled in.
 */

/**
 * @import { Answers, LetterField, LetterForm, LetterGroup, LetterWarning } from "./protocol.js"
 * @import { Typed } from "./letter_typed.js"
 * @import { Words } from "./letter_fields.js"
 */

import { element } from "./elements.js";
import {
  drawField,
  fillField,
  focusField,
  readField,
  showFor,
  showWarnings,
} from "./letter_fields.js";

/** The field that says for whom the others are. */
const APPLICANT = "applicant";
const LANGUAGE = "rw-letter-language";

/**
 * @typedef {object} FormPart
 * @property {HTMLFormElement} $form
 * @property {() => string} language of the letter
 * @property {() => Answers} given what was touched of the fields on screen
 * @property {(form: LetterForm) => void} offer what the same form offers on another day, in the
 *   fields that were not touched
 * @property {(warnings: readonly LetterWarning[]) => void} warn beside the fields
 * @property {(id: string) => string} labelOf a field
 * @property {(id: string) => void} focus
 */

/**
 * @param {object} options
 * @param {LetterForm} options.form
 * @param {Typed} options.typed
 * @param {string} options.letterLanguage
 * @param {Words} options.words
 * @param {(isWhole: boolean) => void} options.onInput whether the input is finished, or goes on
 * @returns {FormPart}
 */
export function createForm({ form, typed, letterLanguage, words, onInput }) {
  /** @type {Map<string, {field: LetterField, $field: HTMLElement}>} */
  const fields = new Map();
  for (const field of form.groups.flatMap((group) => group.fields)) {
    fields.set(field.id, { field, $field: drawField(field, typed.valueOf(field), words) });
  }
  const groups = form.groups.map((group) => drawGroup(group, fields));
  const $form = element(
    "form",
    { class: "rw-letter-form", method: "dialog", novalidate: true, autocomplete: "off" },
    drawLanguages(form, letterLanguage),
    ...groups,
  );
  /** Said since the field was left; one that is being typed in is left in peace. */
  let told = /** @type {readonly LetterWarning[]} */ ([]);

  function showForApplicant() {
    const applicant = fields.get(APPLICANT);
    const chosen = applicant ? typed.valueOf(applicant.field) : "";
    for (const { field, $field } of fields.values()) showFor($field, field, chosen);
    for (const $group of groups) {
      $group.hidden = !$group.querySelector(".rw-field:not([hidden])");
    }
  }

  /** @param {Event} event */
  function read({ target }) {
    const $field = target instanceof Element ? target.closest(".rw-field") : null;
    const part = fields.get($field?.getAttribute("data-field") ?? "");
    if (part) typed.set(part.field, readField(part.$field));
    if (part?.field.id === APPLICANT) showForApplicant();
  }

  /** @returns {LetterField[]} */
  const shown = () =>
    [...fields.values()].filter(({ $field }) => !$field.hidden).map(({ field }) => field);

  /** @param {LetterForm} other */
  function offer(other) {
    for (const field of other.groups.flatMap((group) => group.fields)) {
      const part = fields.get(field.id);
      if (!part || part.field.value === field.value) continue;
      fields.set(field.id, { ...part, field });
      fillField(part.$field, typed.valueOf(field));
    }
  }

  /** @param {readonly LetterWarning[]} warnings */
  function warn(warnings) {
    told = warnings;
    for (const [id, { $field }] of fields) {
      const own = warnings.filter(({ field }) => field === id);
      if (own.length === 0 || !isTypedIn($field)) showWarnings($field, own);
    }
  }

  $form.addEventListener("input", (event) => {
    read(event);
    onInput(false);
  });
  $form.addEventListener("change", (event) => {
    read(event);
    onInput(true);
  });
  // The focus is elsewhere only after the event.
  $form.addEventListener("focusout", () => setTimeout(() => warn(told)));
  showForApplicant();

  return {
    $form,
    language: () => {
      const $chosen = $form.querySelector(/** @type {"input"} */ (`[name=${LANGUAGE}]:checked`));
      return $chosen?.value ?? form.language;
    },
    given: () => typed.given(shown(), form.largest_text),
    offer,
    warn,
    labelOf: (id) => fields.get(id)?.field.label ?? id,
    focus: (id) => {
      const $field = fields.get(id)?.$field;
      if ($field) focusField($field);
    },
  };
}

/** @param {HTMLElement} $field */
function isTypedIn($field) {
  const $active = document.activeElement;
  return $active?.matches("input[type=text], textarea") === true && $field.contains($active);
}

/**
 * @param {LetterGroup} group
 * @param {ReadonlyMap<string, {$field: HTMLElement}>} fields
 * @returns {HTMLElement}
 */
function drawGroup(group, fields) {
  const titleId = `rw-letter-group-${group.id}`;
  return element(
    "section",
    { class: "rw-group", "aria-labelledby": titleId },
    element("h2", { id: titleId }, group.title),
    group.hint && element("p", { class: "rw-hint" }, group.hint),
    ...group.fields.map(({ id }) => fields.get(id)?.$field),
  );
}

/**
 * @param {LetterForm} form
 * @param {string} chosen
 */
function drawLanguages({ letter_languages: languages }, chosen) {
  return element(
    "fieldset",
    { class: "rw-letter-languages" },
    element("legend", {}, languages.label),
    ...languages.options.map(({ value, label }) => {
      const $input = element("input", { type: "radio", name: LANGUAGE, value });
      $input.checked = value === chosen;
      const $label = element("span", { class: "rw-option-label", lang: value }, label);
      return element("label", { class: "rw-option" }, $input, $label);
    }),
  );
}
