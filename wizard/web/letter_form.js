/**
 * The form of the letter: its steps and groups, for whom each field is, and what has been filled in.
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
/** From this width on the whole form stands beside the letter, as in `letter_desk.css`. */
const IS_WIDE = "(min-width: 60rem)";
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
 * @property {(id: string) => string} stepOf a field
 * @property {(id: string) => void} focus
 */

/**
 * @param {object} options
 * @param {LetterForm} options.form
 * @param {Typed} options.typed
 * @param {string} options.letterLanguage
 * @param {Words} options.words
 * @param {() => Node[]} options.drawCheck what stands in the last step, after the language
 * @param {(isWhole: boolean) => void} options.onInput whether the input is finished, or goes on
 * @returns {FormPart}
 */
export function createForm({ form, typed, letterLanguage, words, drawCheck, onInput }) {
  /** @type {Map<string, {field: LetterField, $field: HTMLElement}>} */
  const fields = new Map();
  for (const field of form.groups.flatMap((group) => group.fields)) {
    fields.set(field.id, { field, $field: drawField(field, typed.valueOf(field), words) });
  }
  /** @param {readonly string[]} ids of groups */
  const extrasOf = (ids) =>
    form.groups
      .filter(({ id }) => ids.includes(id))
      .flatMap((group) => group.fields.filter(({ extra }) => extra))
      .flatMap(({ id }) => fields.get(id)?.$field ?? []);
  const groups = new Map(form.groups.map((group) => [group.id, drawGroup(group, fields)]));
  const steps = form.steps.map(({ title, groups: ids }, index) =>
    drawStep(
      index,
      title,
      ids.length > 0
        ? [...ids.flatMap((id) => groups.get(id) ?? []), ...drawMore(extrasOf(ids), words.form)]
        : [drawLanguages(form, letterLanguage), ...drawCheck()],
    ),
  );
  const $form = element(
    "form",
    { class: "rw-letter-form", method: "dialog", novalidate: true, autocomplete: "off" },
    ...steps,
  );
  /** Said since the field was left; one that is being typed in is left in peace. */
  let told = /** @type {readonly LetterWarning[]} */ ([]);

  function showForApplicant() {
    const applicant = fields.get(APPLICANT);
    const chosen = applicant ? typed.valueOf(applicant.field) : "";
    for (const { field, $field } of fields.values()) {
      showFor($field, field, chosen);
      const other = fields.get(field.answered_by);
      if (other && !other.$field.hidden && readField(other.$field)) $field.hidden = true;
    }
    for (const $group of [...$form.querySelectorAll(".rw-letter-more"), ...groups.values()]) {
      $group.toggleAttribute("hidden", !$group.querySelector(".rw-field:not([hidden])"));
    }
  }

  /** @param {Event} event */
  function read({ target }) {
    const $field = target instanceof Element ? target.closest(".rw-field") : null;
    const part = fields.get($field?.getAttribute("data-field") ?? "");
    if (part) typed.set(part.field, readField(part.$field));
    if (part && decides(part.field.id)) showForApplicant();
  }

  /** @param {string} id of a field: whether others are asked by it */
  function decides(id) {
    return id === APPLICANT || [...fields.values()].some(({ field }) => field.answered_by === id);
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
    stepOf: (id) =>
      form.steps.find((step) => step.groups.some((group) => groupHas(form, group, id)))?.id ?? "",
    labelOf: (id) => fields.get(id)?.field.label ?? id,
    focus: (id) => {
      const $field = fields.get(id)?.$field;
      if (!$field) return;
      $field.closest("details")?.setAttribute("open", "");
      focusField($field);
    },
  };
}

/**
 * @param {LetterForm} form
 * @param {string} group
 * @param {string} id of a field
 */
function groupHas({ groups }, group, id) {
  return groups.some((each) => each.id === group && each.fields.some((field) => field.id === id));
}

/** @param {HTMLElement} $field */
function isTypedIn($field) {
  const $active = document.activeElement;
  return $active?.matches("input[type=text], textarea") === true && $field.contains($active);
}

/**
 * @param {number} index
 * @param {string} title
 * @param {Node[]} content
 * @returns {HTMLElement}
 */
function drawStep(index, title, content) {
  return element(
    "div",
    { class: "rw-letter-step", "data-at": index },
    element("h2", { tabindex: -1, "data-step-title": index }, title),
    ...content,
  );
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
    { class: "rw-letter-group", "aria-labelledby": titleId },
    element("h3", { id: titleId }, group.title),
    group.hint && element("p", { class: "rw-hint" }, group.hint),
    ...group.fields.filter(({ extra }) => !extra).map(({ id }) => fields.get(id)?.$field),
  );
}

/**
 * What need not be filled in: folded where there is little room, and nothing stands in it yet.
 * @param {HTMLElement[]} fields
 * @param {Words["form"]} words
 */
function drawMore(fields, words) {
  if (fields.length === 0) return [];
  const isOpen = window.matchMedia(IS_WIDE).matches || fields.some(readField);
  const $more = element(
    "details",
    { class: "rw-letter-more", open: isOpen },
    element("summary", {}, words("letter.page.more")),
    ...fields,
  );
  return [$more];
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
