/**
 * One question: drawing it, reading the choice, showing an error in it.
 *
 * Reading works on the markup alone (documented in view.js), so the first question, written by the
 * build as plain HTML, is read like any other.
 */

/**
 * @import { Answers, Group, Option, QuestionView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { dateInputs, drawDateField, faultIn, readDateField } from "./date_field.js";
import { element } from "./elements.js";
import { ERROR_ID, markFault, tellError } from "./form_error.js";
import { drawSearch, filterOptions } from "./option_search.js";

const OPTIONS = /** @type {"input"} */ ("input[name='rw-option']");
const FIELDS = "[data-field]";

/**
 * What is typed in a form, by the id of each input.
 * @typedef {Map<string, string | boolean>} Typed
 */

/**
 * @typedef {object} Choice
 * @property {Answers} answers all answers, this one included
 * @property {"none" | "choose" | "date" | "digits" | "year"} missing what has to be mended before it can be sent
 */

/**
 * @param {QuestionView} view
 * @param {Texts} texts
 * @returns {HTMLFormElement}
 */
export function drawQuestion({ question, today }, texts) {
  const hintId = question.hint ? "rw-hint" : undefined;
  const isSearched = question.options.some((option) => option.search);
  const $form = element(
    "form",
    { class: "rw-question", method: "dialog", novalidate: true, "data-question": question.id },
    element(
      "fieldset",
      { "aria-describedby": hintId },
      element(
        "legend",
        { class: "rw-legend" },
        element("h1", { class: "rw-title", tabindex: -1 }, question.title),
      ),
      question.hint && element("p", { class: "rw-hint", id: hintId }, question.hint),
      element("div", { class: "rw-error", id: ERROR_ID, hidden: true }),
      isSearched && drawSearch(texts),
      ...drawOptions(question, { texts, today }),
    ),
    element(
      "button",
      { type: "submit", class: "md-button md-button--primary" },
      texts("ui.continue"),
    ),
  );
  revealChosen($form);
  return $form;
}

/** @typedef {{texts: Texts, today: string}} Context What every part of a question is drawn with. */

/**
 * @param {QuestionView["question"]} question
 * @param {Context} context
 * @returns {HTMLElement[]} options in their order; those of a group unfold under its name
 */
function drawOptions({ groups, options }, context) {
  const drawn = new Set();
  return options.flatMap((option) => {
    const group = groups.find(({ key }) => key === option.group);
    if (!group) return drawOption(option, context);
    if (drawn.has(group)) return [];
    drawn.add(group);
    const members = options.filter((other) => other.group === group.key);
    return [drawGroup(group, members, context)];
  });
}

/**
 * @param {Group} group
 * @param {Option[]} options
 * @param {Context} context
 */
function drawGroup({ key, label, hint }, options, context) {
  return element(
    "details",
    {
      class: "rw-group",
      name: "rw-group",
      id: `rw-group-${key}`,
      open: options.some((option) => option.selected),
    },
    element(
      "summary",
      {},
      element("span", { class: "rw-option-label" }, label),
      hint && element("span", { class: "rw-option-hint" }, hint),
    ),
    ...options.flatMap((option) => drawOption(option, context)),
  );
}

/**
 * The name of a radio button is its label alone; hint and note describe it.
 * @param {Option} option
 * @param {Context} context
 * @returns {HTMLElement[]} the option, and its field behind it
 */
function drawOption(option, { texts, today }) {
  const revealId = option.field ? `rw-reveal-${option.key}` : undefined;
  const noteId = option.field ? `rw-note-${option.key}` : undefined;
  const hintId = option.hint ? `rw-hint-${option.key}` : undefined;
  const labelId = `rw-label-${option.key}`;
  const $option = element(
    "label",
    { class: "rw-option", "data-search": option.search || undefined },
    element("input", {
      type: "radio",
      name: "rw-option",
      id: `rw-option-${option.key}`,
      value: option.value ?? "",
      checked: option.selected,
      "aria-controls": revealId,
      "aria-labelledby": option.hint ? labelId : undefined,
      "aria-describedby": [hintId, noteId].filter(Boolean).join(" ") || undefined,
    }),
    element("span", { class: "rw-option-label", id: hintId && labelId }, option.label),
    option.hint && element("span", { class: "rw-option-hint", id: hintId }, option.hint),
  );
  if (!option.field) return [$option];
  const $field = drawDateField(option.field, `rw-${option.key}`, texts, today);
  return [
    $option,
    // A radio button may not carry aria-expanded: this note says that a field opens behind it.
    element("p", { id: noteId, hidden: true }, texts("ui.option.opens_field")),
    element("div", { class: "rw-reveal", id: revealId, hidden: true }, $field),
  ];
}

/**
 * Show the field of the chosen option and hide those of the others.
 * @param {HTMLFormElement} $form
 */
export function revealChosen($form) {
  for (const $option of $form.querySelectorAll(OPTIONS)) {
    const $reveal = revealOf($option);
    if ($reveal) $reveal.hidden = !$option.checked;
  }
}

/**
 * @param {HTMLFormElement} $form
 * @param {Answers} before answers to the other questions
 * @returns {Choice}
 */
export function readChoice($form, before) {
  const question = $form.dataset.question ?? "";
  const dropped = new Set([question, ...fieldIds($form)]);
  const answers = Object.fromEntries(Object.entries(before).filter(([id]) => !dropped.has(id)));
  const $chosen = chosenOption($form);
  if (!$chosen) return { answers, missing: "choose" };
  if ($chosen.value) answers[question] = $chosen.value;
  const $field = revealOf($chosen)?.querySelector(/** @type {"fieldset"} */ (FIELDS));
  const text = $field ? readDateField($field) : "";
  if (text) answers[$field?.dataset.field ?? ""] = text;
  const isMissing = !text && $field?.dataset.required !== undefined;
  const fault = $field ? faultIn($field) : "";
  return { answers, missing: isMissing ? "date" : fault || "none" };
}

/** @param {HTMLFormElement} $form */
function chosenOption($form) {
  return [...$form.querySelectorAll(OPTIONS)].find(($option) => $option.checked);
}

/** @param {HTMLFormElement} $form */
function fieldIds($form) {
  return [...$form.querySelectorAll(/** @type {"fieldset"} */ (FIELDS))].flatMap(
    ($field) => $field.dataset.field ?? [],
  );
}

/**
 * @param {HTMLInputElement} $option
 * @returns {HTMLElement | null} what the option reveals
 */
function revealOf($option) {
  const id = $option.getAttribute("aria-controls");
  // Within the form: it may not be in the document yet.
  return id ? ($option.form?.querySelector(`#${CSS.escape(id)}`) ?? null) : null;
}

/**
 * @param {HTMLFormElement} $form
 * @returns {Typed}
 */
export function readTyped($form) {
  return new Map(inputsOf($form).map(($input) => [$input.id, typedIn($input)]));
}

/**
 * @param {HTMLFormElement} $form a newly drawn form of the same question
 * @param {Typed} typed
 */
export function restoreTyped($form, typed) {
  for (const $input of inputsOf($form)) {
    const value = typed.get($input.id);
    if (typeof value === "string") $input.value = value;
    else if (value !== undefined && $input instanceof HTMLInputElement) $input.checked = value;
  }
  revealChosen($form);
  filterOptions($form);
}

/**
 * @param {HTMLFormElement} $form
 * @returns {(HTMLInputElement | HTMLSelectElement)[]}
 */
function inputsOf($form) {
  return [...$form.querySelectorAll(/** @type {"input"} */ ("input, select"))];
}

/** @param {HTMLInputElement | HTMLSelectElement} $input */
function typedIn($input) {
  return $input.type === "radio" && $input instanceof HTMLInputElement
    ? $input.checked
    : $input.value;
}

/**
 * Show an error above the options and tie it to the inputs at fault.
 * @param {HTMLFormElement} $form
 * @param {string} message
 * @param {string} id of the field or question at fault; of another question: the whole form
 * @param {Texts} texts
 * @returns {HTMLElement | null} where the focus belongs
 */
export function showError($form, message, id, texts) {
  tellError($form, message, texts("ui.error.prefix"));
  return markFault(inputsAtFault($form, id)) ?? focusOption($form);
}

/**
 * @param {HTMLFormElement} $form
 * @param {string} id
 * @returns {(HTMLInputElement | HTMLSelectElement)[]} the parts of the open date; none for options
 */
function inputsAtFault($form, id) {
  const fields = [...$form.querySelectorAll(/** @type {"fieldset"} */ (FIELDS))].filter(
    ($field) => !$field.closest("[hidden]"),
  );
  const isOfForm = id === $form.dataset.question;
  const $field = fields.find(($shown) => $shown.dataset.field === id) ?? (isOfForm && fields[0]);
  return $field ? dateInputs($field) : [];
}

/**
 * @param {HTMLFormElement} $form
 * @returns {HTMLInputElement | null} the chosen option, else the first
 */
function focusOption($form) {
  // An empty error adds nothing to the description, so this can stay.
  $form.querySelector("fieldset")?.setAttribute("aria-describedby", `rw-hint ${ERROR_ID}`);
  return chosenOption($form) ?? $form.querySelector(OPTIONS);
}
