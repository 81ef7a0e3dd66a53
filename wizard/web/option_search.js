/**
 * A search among the options of a question, or among the cards of the start page, which are links:
 * visitors type their own words, what fits stays.
 *
 * The build writes the same markup for the first question:
 *
 * ```html
 * <div class="rw-search">
 *   <label for="rw-search">{ui.search.label}</label>
 *   <input type="search" id="rw-search" autocomplete="off" aria-describedby="rw-search-hint">
 *   <p class="rw-hint" id="rw-search-hint">{ui.search.hint}</p>
 *   <p class="rw-search-none" hidden>{ui.search.none}</p>
 * </div>
 * ```
 *
 * Words are compared by their beginnings, so that inflected forms meet, and without the letters that
 * many keyboards lack: «кезек», «кезекте» and «балабакша» find what they mean.
 */

/** @import { Texts } from "./texts.js" */

import { element } from "./elements.js";

/** Kazakh letters and what is typed without a Kazakh keyboard. */
const FOLDED = /** @type {Record<string, string>} */ ({
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
});

const WORD = /[\p{L}\p{N}]+/gu;
/** Milliseconds without a key after which it is said how many options fit. */
const PAUSE = 600;
/** Letters that two words must share at their beginnings, whatever their endings. */
const SHORTEST_STEM = 4;
/** Letters of an ending, at most. */
const LONGEST_ENDING = 3;
/** How little the rarity of a word counts: a verb may be in one option by chance. */
const COMMON = 1;
/** The part of the best mark that an option needs to stay. */
const NEAR = 0.6;

/**
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
export function drawSearch(texts) {
  return element(
    "div",
    { class: "rw-search" },
    element("label", { for: "rw-search" }, texts("ui.search.label")),
    element("input", {
      type: "search",
      id: "rw-search",
      autocomplete: "off",
      "aria-describedby": "rw-search-hint",
    }),
    element("p", { class: "rw-hint", id: "rw-search-hint" }, texts("ui.search.hint")),
    element("p", { class: "rw-search-none", hidden: true }, texts("ui.search.none")),
  );
}

/**
 * Filter as the visitor types; Enter leads to the first option that fits instead of sending.
 * @param {HTMLElement} $root
 * @param {(count: number) => void} tell how many fit, once the visitor pauses; -1 for no words
 */
export function listenToSearch($root, tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  $root.addEventListener("input", ({ target }) => {
    if (!isSearch(target) || !target.form) return;
    const count = filterOptions(target.form);
    clearTimeout(pause);
    pause = setTimeout(() => tell(count), PAUSE);
  });
  $root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !isSearch(event.target)) return;
    event.preventDefault();
    const { form } = event.target;
    if (form && event.target.value.trim()) firstOption(form)?.focus();
  });
  // What was typed before the script came.
  const $form = $root.querySelector(/** @type {"input"} */ ("#rw-search"))?.form;
  if ($form) filterOptions($form);
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isSearch(target) {
  return target instanceof HTMLInputElement && target.id === "rw-search";
}

/** @param {HTMLFormElement} $form */
function firstOption($form) {
  const $option = [...$form.querySelectorAll(".rw-option")].find(
    ($each) => !$each.hasAttribute("hidden"),
  );
  return $option?.querySelector("input") ?? /** @type {HTMLElement | undefined} */ ($option);
}

/**
 * Show the options that fit what was typed; all of them when nothing was typed, or nothing fits.
 * @param {HTMLFormElement} $form
 * @returns {number} how many fit; -1 when nothing was typed
 */
export function filterOptions($form) {
  const typed = searchField($form)?.value ?? "";
  const $options = [...$form.querySelectorAll(/** @type {"a"} */ (".rw-option"))];
  const marks = marksOf(
    typed,
    $options.map(($option) => `${$option.dataset.search ?? ""} ${$option.textContent}`),
  );
  const isFiltered = marks.some((mark) => mark > 0);
  for (const [index, $option] of $options.entries()) {
    $option.hidden = isFiltered && marks[index] === 0 && !isAlwaysOpen($option);
  }
  for (const $group of $form.querySelectorAll(/** @type {"details"} */ (".rw-group"))) {
    showGroup($group, isFiltered);
  }
  const $none = $form.querySelector(/** @type {"p"} */ (".rw-search-none"));
  if ($none) $none.hidden = isFiltered || !hasWords(typed);
  if (!hasWords(typed)) return -1;
  return isFiltered ? marks.filter((mark) => mark > 0).length : 0;
}

/** @param {HTMLFormElement} $form */
function searchField($form) {
  return $form.querySelector(/** @type {"input"} */ ("#rw-search"));
}

/**
 * @param {string} text as typed
 * @param {readonly string[]} options the words of each
 * @returns {number[]} how well each option fits: a word that few options have says more
 */
export function marksOf(text, options) {
  const words = options.map(wordsOf);
  const marks = options.map(() => 0);
  for (const typed of tellingWords(wordsOf(text))) {
    const isIn = words.map((each) => each.some((other) => isAlike(typed, other)));
    const share = 1 / (COMMON + isIn.filter(Boolean).length);
    for (const [index, has] of isIn.entries()) if (has) marks[index] = (marks[index] ?? 0) + share;
  }
  const best = Math.max(0, ...marks);
  return marks.map((mark) => (mark >= best * NEAR ? mark : 0));
}

/** @param {string} text */
function hasWords(text) {
  return wordsOf(text).length > 0;
}

/**
 * "Not sure" stays whatever was typed, and so does what was chosen.
 * @param {HTMLElement} $option
 */
function isAlwaysOpen($option) {
  const $input = $option.querySelector("input");
  return ($input?.value ?? $option.dataset.code) === "unsure" || $input?.checked;
}

/**
 * @param {HTMLDetailsElement} $group
 * @param {boolean} isFiltered
 */
function showGroup($group, isFiltered) {
  const $options = [...$group.querySelectorAll(/** @type {"a"} */ (".rw-option"))];
  // Groups of one name close each other; several may hold what fits.
  if (isFiltered) $group.removeAttribute("name");
  $group.hidden = $options.every(($option) => $option.hidden);
  $group.open = isFiltered || $options.some(($option) => $option.querySelector("input")?.checked);
  if (!isFiltered) $group.setAttribute("name", "rw-group");
}

/**
 * Without "не" and its like, unless nothing else was typed.
 * @param {string[]} words
 */
function tellingWords(words) {
  const telling = words.filter((word) => word.length > 2);
  return telling.length > 0 ? telling : words;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  return folded(text).match(WORD) ?? [];
}

/** @param {string} text */
function folded(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[әғқңөұүһіё]/g, (letter) => FOLDED[letter] ?? letter);
}

/**
 * @param {string} typed
 * @param {string} word
 * @returns {boolean} whether the one is the beginning of the other, or they differ in their endings
 */
function isAlike(typed, word) {
  if (typed === word) return true;
  if (typed.length < 3) return false;
  if (word.startsWith(typed)) return true;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const longest = Math.max(typed.length, word.length);
  if (same === SHORTEST_STEM - 1) return longest === SHORTEST_STEM;
  return same >= SHORTEST_STEM && longest - same <= LONGEST_ENDING;
}
