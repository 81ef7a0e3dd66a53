/**
 * When to load the runtime, and what to do around printing.
 */

/** Milliseconds to wait for an idle moment where the browser cannot tell one. */
const IDLE_FALLBACK = 2000;

/**
 * @param {HTMLElement} $root
 * @param {() => void} start
 */
export function startOnTouch($root, start) {
  for (const type of ["focusin", "pointerdown", "change"]) {
    $root.addEventListener(type, start, { once: true, passive: true });
  }
}

/**
 * Load ahead once the page has settled, unless the visitor saves data.
 * @param {() => void} start
 */
export function startWhenIdle(start) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData) return;
  const wait = () => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(start);
    else setTimeout(start, IDLE_FALLBACK);
  };
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true });
}

/**
 * Do it when the element comes into sight: at once when it is there already.
 * @param {HTMLElement} $element
 * @param {() => void} act
 */
export function whenSeen($element, act) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    act();
  });
  observer.observe($element);
}

/**
 * A closed `details` does not print: open them for the printer, then close those again.
 * @param {HTMLElement} $root
 */
export function openDetailsInPrint($root) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...$root.querySelectorAll(/** @type {"details"} */ ("details:not([open])"))];
    for (const $details of opened) $details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const $details of opened) $details.open = false;
  });
}
