/**
 * The fields of the letter's form: drawing one, reading it, and saying beside it what to look at.
 */

/**
 * @import { Field, LetterField, LetterOption, LetterWarning } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { dateInputs, drawDateField, fillDateField, readDateField } from "./date_field.js";
import { element } from "./elements.js";
import { unreachable } from "./protocol.js";

/** What a browser may know of the one who fills in the form, and which keys a phone shows. */
const AUTOCOMPLETE = new Map([
  ["full_name", "name"],
  ["organisation_name", "organization"],
  ["signatory_position", "organization-title"],
  ["postal_code", "postal-code"],
  ["postal_address", "street-address"],
  ["phone", "tel"],
  ["email", "email"],
]);
const INPUT_MODE = new Map([
  ["iin", "numeric"],
  ["child_iin", "numeric"],
  ["represented_iin", "numeric"],
  ["bin", "numeric"],
  ["phone", "tel"],
  ["email", "email"],
]);

/**
 * @typedef {object} Words
 * @property {Texts} page interface texts of the page
 * @property {Texts} form those that came with the form
 */

/**
 * @param {LetterField} field
 * @param {string} value
 * @param {Words} words
 * @returns {HTMLElement} `.rw-field[data-field]`
 */
export function drawField(field, value, words) {
  return element(
    "div",
    { class: "rw-field", "data-field": field.id, "data-kind": field.kind },
    ...drawInside(field, value, words),
    element("p", { class: "rw-warning", id: warningId(field.id), hidden: true }),
  );
}

/**
 * @param {LetterField} field
 * @param {string} value
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function drawInside(field, value, words) {
  switch (field.kind) {
    case "text":
    case "long_text":
      return drawText(field, value, words);
    case "date":
      return [drawDate(field, value, words)];
    case "choice":
    case "choices":
      return [drawChoice(field, value, words)];
    default:
      return unreachable(field.kind);
  }
}

/**
 * @param {LetterField} field
 * @param {string} value
 * @param {Words} words
 */
function drawText(field, value, words) {
  const id = inputId(field.id);
  const attributes = {
    id,
    "aria-describedby": describedBy(field),
    "aria-required": field.required || undefined,
  };
  const $input =
    field.kind === "long_text"
      ? element("textarea", { ...attributes, rows: 3, autocomplete: "off" })
      : element("input", { ...attributes, type: "text", ...keyboard(field.id) });
  $input.value = value;
  const $label = element("label", { for: id }, ...labelOf(field, words));
  const $hint = field.hint && element("p", { class: "rw-hint", id: hintId(field.id) }, field.hint);
  return [$label, ...($hint ? [$hint] : []), $input];
}

/** @param {string} id of a field */
function keyboard(id) {
  return {
    autocomplete: AUTOCOMPLETE.get(id) ?? "off",
    inputmode: INPUT_MODE.get(id),
    autocapitalize: id === "email" ? "none" : undefined,
    spellcheck: "false",
  };
}

/**
 * @param {LetterField} field
 * @param {string} value
 * @param {Words} words
 */
function drawDate(field, value, words) {
  /** @type {Field} */
  const date = { ...field, precision: "day", value };
  const $date = drawDateField(date, "rw-letter", words.page);
  $date.querySelector("legend")?.replaceChildren(...labelOf(field, words));
  const described = describedBy(field);
  $date.setAttribute("aria-describedby", described);
  $date.querySelector(".rw-hint")?.setAttribute("id", hintId(field.id));
  // Nothing is cut here: what is too long is explained.
  for (const $part of dateInputs($date)) $part.removeAttribute("maxlength");
  return $date;
}

/**
 * @param {LetterField} field
 * @param {string} value
 * @param {Words} words
 */
function drawChoice(field, value, words) {
  const chosen = value.split(",");
  return element(
    "fieldset",
    { "aria-describedby": describedBy(field) },
    element("legend", {}, ...labelOf(field, words)),
    field.hint && element("p", { class: "rw-hint", id: hintId(field.id) }, field.hint),
    ...field.options.map((option) => drawOption(field, option, chosen.includes(option.value))),
  );
}

/**
 * @param {LetterField} field
 * @param {LetterOption} option
 * @param {boolean} isChosen
 */
function drawOption({ id, kind }, option, isChosen) {
  const $input = element("input", {
    type: kind === "choice" ? "radio" : "checkbox",
    name: inputId(id),
    value: option.value,
    autocomplete: "off",
  });
  $input.checked = isChosen;
  return element(
    "label",
    { class: "rw-option", "data-option": option.value },
    $input,
    element("span", { class: "rw-option-label" }, option.label),
    option.hint && element("span", { class: "rw-option-hint" }, option.hint),
  );
}

/**
 * @param {LetterField} field
 * @param {Words} words
 */
function labelOf({ label, required }, words) {
  if (required) return [label];
  const note = words.form("letter.page.optional");
  return [label, " ", element("span", { class: "rw-optional" }, note)];
}

/** @param {string} id */
const inputId = (id) => `rw-letter-${id}`;
/** @param {string} id */
const hintId = (id) => `rw-letter-${id}-hint`;
/** @param {string} id */
const warningId = (id) => `rw-letter-${id}-warning`;

/** @param {LetterField} field */
function describedBy({ id, hint }) {
  return hint ? `${hintId(id)} ${warningId(id)}` : warningId(id);
}

/**
 * @param {HTMLElement} $field
 * @returns {string} as it stands there; codes of several choices joined by commas
 */
export function readField($field) {
  if ($field.dataset.kind === "date") return readDateField($field);
  const $text = $field.querySelector(/** @type {"textarea"} */ ("textarea, input[type=text]"));
  if ($text) return $text.value;
  const inputs = [...$field.querySelectorAll("input")];
  const chosen = inputs.filter(($input) => $input.checked && !$input.closest("[hidden]"));
  return chosen.map(($input) => $input.value).join(",");
}

/**
 * @param {HTMLElement} $field
 * @param {string} value as `readField` gives it
 */
export function fillField($field, value) {
  const $text = $field.querySelector(/** @type {"textarea"} */ ("textarea, input[type=text]"));
  if ($field.dataset.kind === "date") fillDateField($field, value);
  else if ($text) $text.value = value;
  else {
    const chosen = value.split(",");
    for (const $input of $field.querySelectorAll("input")) {
      $input.checked = chosen.includes($input.value);
    }
  }
}

/**
 * Show what this applicant is asked and offered, and hide the rest.
 * @param {HTMLElement} $field
 * @param {LetterField} field
 * @param {string} applicant
 * @returns {boolean} whether the field is shown
 */
export function showFor($field, field, applicant) {
  $field.hidden = !field.applicants.includes(applicant);
  for (const option of field.options) {
    const $option = $field.querySelector(
      /** @type {"label"} */ (`[data-option="${CSS.escape(option.value)}"]`),
    );
    if ($option) $option.hidden = !option.applicants.includes(applicant);
  }
  return !$field.hidden;
}

/**
 * @param {HTMLElement} $field
 * @param {readonly LetterWarning[]} warnings those of this field
 */
export function showWarnings($field, warnings) {
  const $warning = $field.querySelector(/** @type {"p"} */ (".rw-warning"));
  if (!$warning) return;
  const text = warnings.map(({ message }) => message).join(" ");
  // Written only when it changes: a screen reader would read it again.
  if ($warning.textContent !== text) $warning.textContent = text;
  $warning.hidden = text === "";
}

/** @param {HTMLElement} $field where the focus goes when the field is pointed to */
export function focusField($field) {
  const $input = $field.querySelector(/** @type {"input"} */ ("input, textarea, select"));
  $input?.focus({ preventScroll: true });
  $field.scrollIntoView({ block: "center" });
}
