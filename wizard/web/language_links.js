/**
 * Links to the same page in other languages carry the answers along.
 */

const LANGUAGE_LINKS = /** @type {"a"} */ ("a[hreflang], .md-select__link");

/**
 * Write the current fragment into every language link. In the address itself, not on click, so that
 * "open in a new tab" and "copy link" have it too.
 */
export function carryFragment() {
  const { hash, href } = window.location;
  const here = withoutFragment(href);
  for (const $link of document.querySelectorAll(LANGUAGE_LINKS)) {
    const target = withoutFragment($link.href);
    // Never to another site: answers stay on the device.
    if (target !== here && new URL(target).origin === window.location.origin) {
      $link.href = `${target}${hash}`;
    }
  }
}

/** @param {string} href */
function withoutFragment(href) {
  return href.split("#", 1)[0] ?? "";
}
