/** The dialog of the search: loads the index of the page's language, shows what the finder finds. */

/** @import { Found } from "./finder.js" */

import { createFinder } from "./finder.js";

const $dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
const $form = /** @type {HTMLFormElement} */ ($dialog.querySelector("form"));
const $field = /** @type {HTMLInputElement} */ ($dialog.querySelector("input"));
const $status = /** @type {HTMLElement} */ ($dialog.querySelector(".search__status"));
const $results = /** @type {HTMLElement} */ ($dialog.querySelector(".search__results"));

const WORD = /[\p{L}\p{N}]+/gu;
/** Letters of text before and after the first word that was found. */
const BEFORE = 50;
const AFTER = 130;

let loading = /** @type {Promise<(query: string) => Found[]> | null} */ (null);

/** Opens the dialog; the first time it also loads the index. */
export function openSearch() {
  $dialog.showModal();
  $field.focus();
  $field.select();
  load().catch(showFailure);
}

function load() {
  loading ??= fetchIndex();
  return loading;
}

async function fetchIndex() {
  try {
    const answer = await fetch($dialog.dataset.index ?? "");
    if (!answer.ok) throw new Error(`search index: ${answer.status}`);
    return createFinder(await answer.json());
  } catch (error) {
    // The next letter tries again.
    loading = null;
    throw error;
  }
}

function showFailure() {
  $status.textContent = $dialog.dataset.failed ?? "";
}

async function search() {
  const query = $field.value.trim();
  $results.replaceChildren();
  $status.textContent = query ? ($dialog.dataset.loading ?? "") : "";
  if (!query) return;
  try {
    const find = await load();
    if (query === $field.value.trim()) show(find(query));
  } catch {
    showFailure();
  }
}

/** @param {Found[]} found */
function show(found) {
  const { found: counted = "", none = "" } = $dialog.dataset;
  $status.textContent = found.length ? counted.replace("#", String(found.length)) : none;
  $results.replaceChildren(...found.map(resultOf));
}

/** @param {Found} found */
function resultOf({ page, section, isMatch }) {
  const base = new URL($dialog.dataset.index ?? "", document.baseURI);
  const anchor = section.anchor && section !== page.sections[0] ? `#${section.anchor}` : "";
  const $link = document.createElement("a");
  // The address of the start page is empty, and would mean the index itself.
  $link.href = new URL(`./${page.address}${anchor}`, base).href;
  // One element, or the link, which is as high as a finger, would set its words apart.
  const $title = document.createElement("span");
  $title.append(...marked(page.title, isMatch));
  $link.append($title);
  const $item = document.createElement("li");
  $item.append($link);
  if (anchor) $item.append(paragraph("search__section", section.heading, isMatch));
  $item.append(paragraph("search__excerpt", excerpt(section.text, isMatch), isMatch));
  return $item;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {(word: string) => boolean} isMatch
 */
function paragraph(name, text, isMatch) {
  const $paragraph = document.createElement("p");
  $paragraph.className = name;
  $paragraph.append(...marked(text, isMatch));
  return $paragraph;
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isMatch
 * @returns {(string | HTMLElement)[]} the text, with what was found marked in it
 */
function marked(text, isMatch) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!isMatch(match[0])) continue;
    const $mark = document.createElement("mark");
    $mark.append(match[0]);
    parts.push(text.slice(end, match.index), $mark);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isMatch
 */
function excerpt(text, isMatch) {
  const first = [...text.matchAll(WORD)].find((match) => isMatch(match[0]))?.index ?? 0;
  const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const end = text.length > first + AFTER ? text.lastIndexOf(" ", first + AFTER) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/** @param {number} step */
function moveFocus(step) {
  const stops = [$field, ...$results.querySelectorAll("a")];
  const now = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
  stops[Math.min(Math.max(now + step, 0), stops.length - 1)]?.focus();
}

$field.addEventListener("input", search);
$form.addEventListener("submit", (event) => {
  event.preventDefault();
  $results.querySelector("a")?.click();
});
$dialog.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  moveFocus(event.key === "ArrowDown" ? 1 : -1);
});
$dialog.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  // Outside, on the button, or on a result: one of this page closes nothing by itself.
  if (target === $dialog || target.closest("[data-close-search], .search__results a")) {
    $dialog.close();
  }
});
