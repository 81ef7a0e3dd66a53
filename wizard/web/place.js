/**
 * Drawing a result anew under the visitor's hands: the focus and what was unfolded stay.
 */

const FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";

/**
 * @param {HTMLElement} $screen
 * @param {() => void} draw replaces what is in it
 */
export function keepPlace($screen, draw) {
  const unfolded = new Set([...$screen.querySelectorAll("details[open] > summary")].map(nameOf));
  const $active = $screen.contains(document.activeElement) ? document.activeElement : null;
  const name = $active ? nameOf($active) : "";
  const caret = caretOf($active);
  draw();
  for (const $summary of $screen.querySelectorAll("details > summary")) {
    if (unfolded.has(nameOf($summary))) $summary.parentElement?.setAttribute("open", "");
  }
  if (!$active || document.activeElement === $active) return;
  const $same = [...$screen.querySelectorAll(/** @type {"input"} */ (FOCUSABLE))].find(
    ($each) => nameOf($each) === name,
  );
  const $title = $screen.querySelector(/** @type {"h2"} */ (".rw-title"));
  ($same ?? $title)?.focus({ preventScroll: true });
  if ($same && caret) $same.setSelectionRange(...caret);
}

/**
 * What makes an element the same one in another drawing: its id, that of its fold, or what it does.
 * Else its words, which another day may change.
 * @param {Element} $element
 */
function nameOf($element) {
  const { tagName, id, className, textContent, parentElement } = $element;
  const fold = tagName === "SUMMARY" ? parentElement?.id : "";
  const own = id || fold || $element.getAttribute("data-action");
  return own ? `${tagName} ${own}` : [tagName, className, textContent].join("\n");
}

/**
 * @param {Element | null} $active
 * @returns {[number, number] | null}
 */
function caretOf($active) {
  const isText =
    $active instanceof HTMLTextAreaElement ||
    ($active instanceof HTMLInputElement && $active.type === "text");
  if (!isText || $active.selectionStart === null) return null;
  return [$active.selectionStart, $active.selectionEnd ?? $active.selectionStart];
}
