/** The one error of a form, tied to the inputs at fault: in the wizard and in the short checks. */

import { element } from "./elements.js";

/** The element that describes the inputs at fault. */
export const ERROR_ID = "rw-error";

/** The title of the page before it told of an error; "" while it tells of none. */
let titleBefore = "";

/**
 * Put the error of a form into words, in the title of the page too.
 * @param {HTMLFormElement} $form
 * @param {string} message
 * @param {string} prefix said before it to those who do not see its colour
 * @returns {HTMLElement | null} where it stands
 */
export function tellError($form, message, prefix) {
  clearError($form);
  titleBefore = document.title;
  document.title = `${prefix} ${titleBefore}`;
  const $error = $form.querySelector(/** @type {"div"} */ (".rw-error"));
  $error?.replaceChildren(element("span", { class: "rw-visually-hidden" }, prefix, " "), message);
  $error?.setAttribute("id", ERROR_ID);
  if ($error) $error.hidden = false;
  return $error;
}

/**
 * Tie the error to the inputs at fault.
 * @param {(HTMLInputElement | HTMLSelectElement)[]} inputs
 * @returns {HTMLElement | undefined} the one to mend first; none when there are no inputs
 */
export function markFault(inputs) {
  for (const $input of inputs) {
    $input.setAttribute("aria-describedby", ERROR_ID);
    $input.setAttribute("aria-invalid", "true");
  }
  return inputs.find(($input) => !$input.value) ?? inputs[0];
}

/** @param {HTMLFormElement} $form */
export function clearError($form) {
  if (titleBefore && document.title.endsWith(titleBefore)) document.title = titleBefore;
  titleBefore = "";
  const $error = $form.querySelector(/** @type {"div"} */ (".rw-error"));
  $error?.replaceChildren();
  if ($error) $error.hidden = true;
  for (const $input of $form.querySelectorAll("[aria-invalid]")) {
    $input.removeAttribute("aria-invalid");
    $input.removeAttribute("aria-describedby");
  }
}
