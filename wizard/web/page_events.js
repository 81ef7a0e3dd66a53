/**
 * When to load the runtime, and what to do around printing.
 */

/** Milliseconds to wait for an idle moment where the browser cannot tell one. */
const IDLE_FALLBACK = 2000;

/**
 * From now on the form answers: what the build wrote for the time before goes.
 * @param {HTMLElement} $root
 */
export function markStarted($root) {
  $root.dataset.started = "";
}

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
 * Load ahead once the page has settled, unless the visitor saves data or the page is a guest's.
 * @param {() => void} start
 */
export function startWhenIdle(start) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData || isGuest()) return;
  if (document.readyState === "complete") whenIdle(start);
  else window.addEventListener("load", () => whenIdle(start), { once: true });
}

/**
 * In a task of its own, when the page has nothing else to do.
 * @param {() => void} run
 * @param {{timeout?: number}} [latest] milliseconds; without it a busy page never comes to it
 */
export function whenIdle(run, latest = {}) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(run, latest);
  else setTimeout(run, IDLE_FALLBACK);
}

/** @returns {Promise<void>} settled when the page has done what it meant to do when idle */
export function untilIdle() {
  return new Promise((resolve) => {
    whenIdle(() => setTimeout(resolve), { timeout: IDLE_FALLBACK });
  });
}

/**
 * Begin at once; in a frame of somebody else's page only when the element comes into sight.
 * @param {HTMLElement} $element
 * @param {() => void} begin
 */
export function beginWhenSeen($element, begin) {
  if (!isGuest()) return begin();
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    begin();
  });
  observer.observe($element);
}

/** Whether this is a page of `/embed/`: a guest loads nothing large that nobody asked for. */
export function isGuest() {
  return "embed" in document.documentElement.dataset;
}

/**
 * Whether this is a frame without an origin of its own (`sandbox="allow-scripts"`, as WordPress makes
 * it): it can neither save a file nor print nor open a tab, and is not told so.
 */
export function isConfined() {
  return window.parent !== window && window.origin === "null";
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
