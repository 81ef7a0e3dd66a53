/**
 * The parts of the page that change: banner, message, question or outcome, and the live region.
 */

/**
 * @import { ErrorMessage, View } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { readAddress } from "./address.js";
import { isClockWrong } from "./clock.js";
import { element } from "./elements.js";
import { writeFragment } from "./fragment.js";
import { isGuest } from "./page_events.js";
import { keepPlace } from "./place.js";
import { SAME_PRESS } from "./press.js";
import { isIsoDay } from "./today.js";

/**
 * @typedef {object} Screen
 * @property {(view: View) => void} show
 * @property {(title: string, nodes: readonly Node[]) => void} showNodes drawn elsewhere
 * @property {(draw: () => void) => void} keepPlace draw the same anew: focus and folds stay
 * @property {() => void} clear nothing on the screen
 * @property {() => void} showFirst the first question, as the build wrote it
 * @property {() => void} focusTitle and bring the wizard, or the answer of a check, into sight
 * @property {() => HTMLFormElement | null} form
 * @property {(text: string) => void} announce for those who do not see the screen change
 * @property {(text: string) => void} say a message that belongs to no field; "" removes it
 * @property {(error: ErrorMessage) => void} sayError one that belongs to no question
 * @property {(text: string) => void} warnOnPaper for the printer only; "" removes it
 * @property {() => void} showAsOf the banner of the reviewer's day, or none
 * @property {(isBusy: boolean) => void} setBusy
 * @property {() => void} hideFirst until the answers of the address are back
 * @property {($notice: HTMLElement) => void} append below the question
 */

/** Set on the page once it shows more than its first question: its own title and words go. */
const ASKED = "asked";
/** Hides the first question while a later one is on its way. */
const RESTORING = "rw-screen--restoring";
/** Set on the page while a screen has just come, and nothing can be clicked yet. */
const NEW = "data-new-screen";

/**
 * @param {HTMLElement} $root `.rw`
 * @param {Texts} texts
 * @param {(view: View, showNodes: Screen["showNodes"]) => void} [show] how a page draws a view
 * @returns {Screen}
 */
export function createScreen($root, texts, show = () => {}) {
  const $status = part($root, ".rw-status");
  const $screen = part($root, ".rw-screen");
  const $banner = element("div", { class: "rw-banner", hidden: true });
  const $message = element("div", { class: "rw-message", hidden: true });
  const pageTitle = document.title;
  const isCheck = "check" in $root.dataset;
  let timer = 0;
  const firstNodes = copiesOf($screen.childNodes);
  $screen.before($banner, $message);
  // Such a click takes no focus away either.
  window.addEventListener("mousedown", (event) => {
    if (document.documentElement.hasAttribute(NEW)) event.preventDefault();
  });

  /** @param {string} text */
  const announce = (text) => {
    $status.textContent = text;
  };

  /** @param {boolean} isBusy */
  const setBusy = (isBusy) => {
    $screen.setAttribute("aria-busy", String(isBusy));
    if (!isBusy) $screen.classList.remove(RESTORING);
  };

  /**
   * @param {string} title
   * @param {readonly Node[]} nodes
   */
  const replace = (title, nodes) => {
    document.title = title;
    $screen.replaceChildren(...nodes);
    setBusy(false);
    holdPointer();
  };

  // The second click of a double click, or a finger that was on its way, was not meant for it.
  const holdPointer = () => {
    const $page = document.documentElement;
    clearTimeout(timer);
    $page.toggleAttribute(NEW, true);
    timer = window.setTimeout(() => $page.toggleAttribute(NEW, false), SAME_PRESS);
  };

  /** @param {boolean} isAsked */
  const setAsked = (isAsked) => {
    if (!isCheck) document.documentElement.toggleAttribute(`data-${ASKED}`, isAsked);
  };

  /**
   * @param {string} title
   * @param {readonly Node[]} nodes
   */
  const showNodes = (title, nodes) => {
    setAsked(true);
    replace(`${title} – ${pageTitle}`, nodes);
  };

  const showFirst = () => {
    setAsked(false);
    replace(pageTitle, copiesOf(firstNodes));
  };

  /** @param {string} text */
  const say = (text) => {
    $message.replaceChildren(element("p", {}, text));
    $message.hidden = text === "";
    if (text) announce(text);
  };

  /** @param {ErrorMessage} error */
  const sayError = ({ code, message }) => {
    const text = message || texts("ui.error.internal");
    say(isClockWrong(code) ? `${text} ${texts("ui.error.clock")}` : text);
  };

  /** @param {string} text */
  const warnOnPaper = (text) => {
    for (const $note of $screen.querySelectorAll(".rw-print-note")) $note.remove();
    if (!text) return;
    for (const $paper of [$screen, ...$screen.querySelectorAll(".rw-sheet, .rw-paper")]) {
      $paper.prepend(element("p", { class: "rw-print-note" }, text));
    }
  };

  const focusTitle = () => {
    $screen.querySelector(/** @type {"h1"} */ (".rw-title"))?.focus({ preventScroll: true });
    // Of a check the form stands above its answer; a frame shows a page that is not ours to scroll.
    if (isCheck || isGuest()) bringIntoView(isCheck ? $screen : $root);
    else window.scrollTo(0, 0);
  };

  return {
    show: (view) => show(view, showNodes),
    showNodes,
    keepPlace: (draw) => keepPlace($screen, draw),
    clear: () => replace(pageTitle, []),
    showFirst,
    focusTitle,
    form: () => $screen.querySelector(/** @type {"form"} */ ("form[data-question]")),
    announce,
    say,
    sayError,
    warnOnPaper,
    showAsOf: () => showAsOf($banner, texts),
    setBusy,
    hideFirst: () => {
      setAsked(true);
      $screen.classList.add(RESTORING);
    },
    append: ($notice) => $screen.after($notice),
  };
}

/**
 * @param {HTMLElement} $root
 * @param {string} selector of a part that the page must have
 * @returns {HTMLElement}
 */
export function part($root, selector) {
  const $part = $root.querySelector(/** @type {"div"} */ (selector));
  if (!$part) throw new TypeError(`wizard page without ${selector}`);
  return $part;
}

/** @param {Iterable<Node>} nodes */
function copiesOf(nodes) {
  return [...nodes].map((node) => node.cloneNode(true));
}

/**
 * @param {HTMLElement} $banner
 * @param {Texts} texts
 */
function showAsOf($banner, texts) {
  const fragment = readAddress();
  $banner.hidden = fragment.asOf === "";
  if ($banner.hidden) return;
  const [year = "", month = "", day = ""] = fragment.asOf.split("-");
  const text = isIsoDay(fragment.asOf)
    ? texts("ui.as_of.banner", { year, month, day })
    : texts("ui.as_of.invalid");
  const href = () => writeFragment({ ...readAddress(), asOf: "" });
  const $link = element("a", { href: href() }, texts("ui.as_of.remove"));
  // More may have been answered since the banner was drawn.
  $link.addEventListener("click", () => {
    $link.href = href();
  });
  $banner.replaceChildren(element("p", {}, text, " ", $link));
}

/**
 * Scroll only when the top is out of sight; `scroll-margin` in the CSS clears the site's header.
 * @param {HTMLElement} $root
 */
function bringIntoView($root) {
  const margin = Number.parseFloat(getComputedStyle($root).scrollMarginBlockStart) || 0;
  const { top } = $root.getBoundingClientRect();
  if (top < margin || top > window.innerHeight / 2) $root.scrollIntoView({ block: "start" });
}
