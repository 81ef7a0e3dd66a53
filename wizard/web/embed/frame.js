/**
 * Every frame in somebody else's page: tells its height, keeps the language links right, and opens
 * what leaves the frame in a tab of its own. It reads nothing of the page around it.
 *
 * A frame may be confined (`sandbox="allow-scripts"`, as WordPress does): no origin, no forms, no
 * new tabs. There buttons work by their clicks, and a link that cannot open shows its address.
 */

import { FRAME_KEYS, tidied, withFrame } from "../fragment.js";
import { carryFragment } from "../language_links.js";
import { heightMessages, linkMessage, readHostMessage, topMessage } from "./messages.js";

const isFramed = window.parent !== window;
const isConfined = window.origin === "null";
const secret =
  new URLSearchParams(document.documentElement.dataset.frame ?? "").get("secret") ?? "";
const $full = document.querySelector(/** @type {"a"} */ ("a[data-full]"));
const fullAddress = $full?.href ?? "";

start();

function start() {
  tidyAddress();
  window.addEventListener("hashchange", tidyAddress);
  document.addEventListener("click", onClick);
  document.addEventListener("focusin", onFocus);
  if (isConfined) document.documentElement.dataset.confined = "";
  if (!isFramed) return;
  window.addEventListener("message", onMessage);
  new ResizeObserver(sayHeight).observe(document.documentElement);
  // Browsers do not draw a frame that nobody sees, so its observer is silent. WordPress hides a
  // frame until it has spoken.
  sayHeight();
  window.addEventListener("load", sayHeight);
}

/**
 * Keep what the host page asked for in the address, after the wizard's own part: it has to outlive
 * a reload. WordPress writes its share as `#?secret=`; the wizard reads plain entries.
 */
function tidyAddress() {
  const { frame = "" } = document.documentElement.dataset;
  const wanted = withFrame(`#${ownEntries()}`, frame);
  if (frame && wanted !== window.location.hash) window.history.replaceState(null, "", wanted);
  carryFragment();
}

/** @returns {string} the fragment without its `#` and without what the host page put there */
function ownEntries() {
  const entries = tidied(window.location.hash);
  for (const key of FRAME_KEYS) entries.delete(key);
  return entries.toString();
}

/** @param {object} message holds nothing that is the visitor's own: whoever listens may have it */
function tellHost(message) {
  window.parent.postMessage(message, "*");
}

function sayHeight() {
  for (const message of heightMessages(contentHeight(), secret)) tellHost(message);
}

function contentHeight() {
  return document.documentElement.getBoundingClientRect().height;
}

/** @param {MessageEvent<unknown>} event */
function onMessage({ source, data }) {
  if (source === window.parent && readHostMessage(data, secret) === "height") sayHeight();
}

/**
 * A script moves the focus to a new heading only after the visitor went on.
 * @param {FocusEvent} event
 */
function onFocus({ target }) {
  if (!isFramed || !(target instanceof Element) || !target.matches(".rw-title")) return;
  if (target.closest("[data-check]")) showOnceFitted(target);
  else tellHost(topMessage());
}

/**
 * The answer of a check stands below its form, where the frame does not yet reach: the host makes it
 * higher only now, and the browser has scrolled the old frame. The first height to come may still be
 * that of the notice before the answer.
 * @param {Element} $title
 */
function showOnceFitted($title) {
  const show = () => {
    const isFocused = document.activeElement === $title;
    if (isFocused) $title.scrollIntoView({ block: "start" });
    if (!isFocused || window.innerHeight >= contentHeight()) {
      window.removeEventListener("resize", show);
    }
  };
  window.addEventListener("resize", show);
}

/** @param {MouseEvent} event */
function onClick(event) {
  const $target = event.target instanceof Element ? event.target : null;
  const $button = $target?.closest("button");
  if (isConfined && $button?.form && $button.type === "submit") submitByHand(event, $button);
  const $link = $target?.closest("a");
  if ($link && !event.defaultPrevented && isOutward($link)) leave(event, $link);
}

/**
 * A confined frame may send no form, so the browser would not even say that it was sent.
 * @param {MouseEvent} event
 * @param {HTMLButtonElement} $button
 */
function submitByHand(event, $button) {
  event.preventDefault();
  const options = { bubbles: true, cancelable: true, submitter: $button };
  $button.form?.dispatchEvent(new SubmitEvent("submit", options));
}

/**
 * Whether this link leads out of the frames: to the site, to a law, to a portal.
 * @param {HTMLAnchorElement} $link
 */
function isOutward($link) {
  if ("languageLink" in $link.dataset || $link.hasAttribute("download")) return false;
  if (!["http:", "https:"].includes($link.protocol)) return false;
  return $link.href.split("#", 1)[0] !== window.location.href.split("#", 1)[0];
}

/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} $link
 */
function leave(event, $link) {
  // With the answers so far: in the new tab's fragment, where nobody but the visitor sees them.
  const answers = isConfined ? "" : ownEntries();
  if ($link === $full) $link.href = answers ? `${fullAddress}#${answers}` : fullAddress;
  $link.target = "_blank";
  $link.rel = "noopener noreferrer";
  if (!isConfined) return;
  event.preventDefault();
  if (secret && $link.host === window.location.host) tellHost(linkMessage($link.href, secret));
  const $opened = window.open($link.href, "_blank");
  if ($opened) $opened.opener = null;
  else showAddress($link);
}

/** @param {HTMLAnchorElement} $link */
function showAddress($link) {
  if ($link.nextElementSibling?.matches(".embed-address")) return;
  const $address = document.createElement("span");
  $address.className = "embed-address";
  $address.setAttribute("role", "status");
  $link.after($address);
  $address.textContent = $link.href;
}
