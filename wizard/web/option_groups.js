/**
 * Groups of options by keyboard. To a browser all radio buttons of a question are one stop of Tab:
 * whoever has passed one that stands outside would be led past those of a group just unfolded.
 */

const NAME = ".rw-group[open] > summary";
const CHOSEN = /** @type {"input"} */ ("input[name='rw-option']:checked");
const FIRST = /** @type {"input"} */ (".rw-option:not([hidden]) > input");

/**
 * Tab leads from the name of an open group to its options.
 * @param {HTMLElement} $root
 */
export function listenToGroups($root) {
  $root.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
    if (!(target instanceof Element) || !target.matches(NAME)) return;
    const $group = target.parentElement;
    const $option = $group?.querySelector(CHOSEN) ?? $group?.querySelector(FIRST);
    if (!$option) return;
    event.preventDefault();
    $option.focus();
  });
}
