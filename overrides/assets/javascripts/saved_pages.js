/** The page that stands for pages that are not on the device: what is, and how to remove it. */

import { FOLDER, forgetCopies, ROOT, savedFiles, savedText } from "./saved_copies.js";

/** The page's policy for content names it. A parsed page is not shown: its heading is read. */
const RULES = { createHTML: (/** @type {string} */ text) => text };
const policy = window.trustedTypes?.createPolicy("rights-wizard-titles", RULES) ?? RULES;

const $asked = /** @type {HTMLElement} */ (document.querySelector("[data-asked-page]"));
const $saved = /** @type {HTMLElement} */ (document.querySelector("[data-saved-pages]"));
const $none = /** @type {HTMLElement} */ (document.querySelector("[data-saved-none]"));
const $forget = /** @type {HTMLButtonElement} */ (document.querySelector("[data-forget-copies]"));
const $forgotten = /** @type {HTMLElement} */ (document.querySelector("[data-forgotten]"));

const asked = askedPage();
if (asked) {
  const $link = /** @type {HTMLAnchorElement} */ ($asked.querySelector("a"));
  $link.href = asked.href;
  $asked.hidden = false;
  window.addEventListener("online", () => window.location.replace(asked));
}
void showSaved();

/** @returns {URL | null} the page that could not be shown, with the answers of the visitor */
function askedPage() {
  const path = new URLSearchParams(window.location.search).get("page");
  if (path === null) return null;
  const url = new URL(path.replace(/^[/\\]+/, ""), ROOT);
  if (!url.href.startsWith(ROOT.href)) return null;
  url.hash = window.location.hash;
  return url;
}

async function showSaved() {
  const files = await savedFiles();
  const here = `${FOLDER}offline/index.html`;
  const paths = [...files.keys()].filter(
    (path) => path.startsWith(FOLDER) && path.endsWith("index.html") && path !== here,
  );
  // Without its scripts the wizard answers nothing.
  const shown = paths.filter(
    (path) => path !== `${FOLDER}wizard/index.html` || files.has(`${FOLDER}wizard/worker.js`),
  );
  const entries = await Promise.all(shown.map((path) => entryOf(path, files.get(path) ?? "")));
  entries.sort((one, other) => one.title.localeCompare(other.title, document.documentElement.lang));
  $saved.replaceChildren(...entries.map(drawEntry));
  $none.hidden = entries.length > 0;
  $forget.hidden = files.size === 0;
}

/**
 * @param {string} path
 * @param {string} key
 */
async function entryOf(path, key) {
  const page = new DOMParser().parseFromString(
    policy.createHTML(await savedText(key)),
    "text/html",
  );
  const title = page.querySelector("h1")?.textContent ?? page.title;
  return { href: new URL(path.replace(/index\.html$/, ""), ROOT).href, title };
}

/** @param {{href: string, title: string}} entry */
function drawEntry({ href, title }) {
  const $link = document.createElement("a");
  $link.href = href;
  $link.append(title);
  const $item = document.createElement("li");
  $item.append($link);
  return $item;
}

$forget.addEventListener("click", async () => {
  await forgetCopies();
  await showSaved();
  $forgotten.textContent = $forgotten.dataset.forgotten ?? "";
  $forgotten.focus();
});
