/**
 * What a button shows: a fold of the result, or the panel with its link.
 */

import { oncePressed } from "./press.js";

/**
 * Buttons with `data-action="unfold"` open the fold that they name; one with "send" its panel.
 * @param {HTMLElement} $root
 */
export function listenToFolds($root) {
  const toggle = oncePressed(togglePanel);
  $root.addEventListener("click", ({ target }) => {
    const $button = target instanceof Element && target.closest("button[data-action]");
    if (!($button instanceof HTMLButtonElement)) return;
    if ($button.dataset.action === "unfold") unfold($root, $button.dataset.fold ?? "");
    if ($button.dataset.action === "send") void toggle($root, $button);
  });
}

/**
 * @param {HTMLElement} $root
 * @param {string} fold id of it
 */
function unfold($root, fold) {
  const $fold = $root.querySelector(/** @type {"details"} */ (`#rw-fold-${CSS.escape(fold)}`));
  if (!$fold) return;
  $fold.open = true;
  $fold.querySelector("summary")?.focus({ preventScroll: true });
  $fold.scrollIntoView({ block: "start" });
}

/**
 * @param {HTMLElement} $root
 * @param {HTMLButtonElement} $button
 */
function togglePanel($root, $button) {
  const id = $button.getAttribute("aria-controls") ?? "";
  const $panel = $root.querySelector(/** @type {"div"} */ (`#${CSS.escape(id)}`));
  if (!$panel) return;
  $panel.hidden = !$panel.hidden;
  $button.setAttribute("aria-expanded", String(!$panel.hidden));
}
