/** The frame of every page: menu, languages, search, look. The page is whole without it. */

import { keep, kept, startLook } from "./look.js";

startLook();
atRest(() => import("./offline.js"));

// The search comes when it is asked for.
for (const $button of document.querySelectorAll("[data-open-search]")) {
  $button.addEventListener("click", async () => {
    closeMenus();
    const { openSearch } = await import("./search.js");
    openSearch();
  });
}

// A language switch keeps the place on the page and the answers of the wizard.
for (const $link of document.querySelectorAll(/** @type {"a"} */ ("a[data-language-link]"))) {
  $link.addEventListener("click", () => {
    $link.hash = window.location.hash;
  });
}

// The browser's language was offered, and not wanted.
for (const $button of document.querySelectorAll("[data-close-offer]")) {
  $button.addEventListener("click", () => {
    delete document.documentElement.dataset.offer;
    keep({ ...kept(), offer: "closed" });
    document.getElementById("content")?.focus({ preventScroll: true });
  });
}

// To skip the header must not touch the fragment: it holds the answers of the wizard.
document.querySelector(".skip-link")?.addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("content")?.focus();
});

const MENUS = /** @type {"details"} */ (".site-menu details, details.site-menu");

/** @returns {HTMLDetailsElement[]} */
function openMenus() {
  return [...document.querySelectorAll(MENUS)].filter(($menu) => $menu.open);
}

function closeMenus() {
  for (const $menu of openMenus()) $menu.open = false;
}

document.addEventListener("click", ({ target }) => {
  for (const $menu of openMenus()) {
    if (!(target instanceof Node && $menu.contains(target))) $menu.open = false;
  }
});

document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  for (const $menu of openMenus()) {
    $menu.open = false;
    if (target instanceof Node && $menu.contains(target)) $menu.querySelector("summary")?.focus();
  }
});

// A table that is wider than the screen scrolls in its box; the keyboard must reach it.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const $box of document.querySelectorAll(".table-box")) sizes.observe($box);

/**
 * Once everything has loaded and nothing is to be done.
 * @param {() => void} start
 */
function atRest(start) {
  const wait = () => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(start);
    else setTimeout(start, 2000);
  };
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true });
}
