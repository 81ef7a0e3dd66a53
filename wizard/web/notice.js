/**
 * The notice below the question: how far the download is, and what to do when it takes long or
 * fails. Without a reply the visitor still gets an answer: the same path, written at build time.
 */

/**
 * @import { Answers, FailedStage, ProgressMessage } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";

/**
 * @typedef {object} Notice
 * @property {HTMLElement} $root
 * @property {(message: ProgressMessage) => void} showProgress
 * @property {(answers: Answers) => void} pointTo lead to the written answer of these answers
 * @property {() => void} offerWritten beside the progress, which goes on
 * @property {(stage: FailedStage) => string} showFailed gives the text shown
 * @property {() => void} clear
 */

/**
 * What was written at build time and needs no rules in the browser.
 * @typedef {object} Written
 * @property {string} page its address
 * @property {string} offer key of the sentence that offers it
 * @property {string} link key of its name
 */

/** Stages of failure that have words of their own. */
const FAILED_TEXTS = {
  worker: "ui.failed.browser",
  webassembly: "ui.failed.browser",
  download: "ui.failed.download",
  timeout: "ui.failed.download",
  python: "ui.failed.other",
  rules: "ui.failed.other",
};

const BYTES_IN_MEGABYTE = 1_000_000;

/**
 * @param {object} options
 * @param {Texts} options.texts
 * @param {string} options.language
 * @param {Written} options.written
 * @param {() => void} options.onRetry
 * @returns {Notice}
 */
export function createNotice({ texts, language, written, onRetry }) {
  const $label = element("p", { id: "rw-progress-label", class: "rw-progress-label" });
  const $bar = element("progress", { max: 1, value: 0, "aria-labelledby": "rw-progress-label" });
  const $progress = element("div", { class: "rw-progress" }, $label, $bar);
  const $failed = element("p", { class: "rw-failed" });
  const $link = element("a", { href: written.page }, texts(written.link));
  const $written = element("p", { class: "rw-written" }, texts(written.offer), " ", $link);
  const $retry = element("button", { type: "button", class: "md-button" }, texts("ui.retry"));
  const $root = element("div", { class: "rw-notice" }, $failed, $progress, $written, $retry);
  const parts = [$failed, $progress, $written, $retry];
  $retry.addEventListener("click", onRetry);

  /** @param {...HTMLElement} shown */
  const show = (...shown) => {
    for (const $part of parts) $part.hidden = !shown.includes($part);
    $root.hidden = shown.length === 0;
  };
  show();

  /** @param {ProgressMessage} message */
  const showProgress = ({ stage, fraction, loaded, total }) => {
    $bar.value = fraction;
    const size = {
      loaded: megabytes(loaded, language),
      total: megabytes(total, language),
    };
    $label.textContent = texts(`ui.progress.${stage}`, size);
    show($progress, ...($written.hidden ? [] : [$written]));
  };

  /** @param {Answers} answers */
  const pointTo = (answers) => {
    $link.href = `${written.page}${writtenAnchor(answers)}`;
  };

  const offerWritten = () => show($written, ...parts.filter(($part) => !$part.hidden));

  /** @param {FailedStage} stage */
  const showFailed = (stage) => {
    $failed.textContent = texts(FAILED_TEXTS[stage]);
    show($failed, $written, $retry);
    return $failed.textContent;
  };

  return { $root, showProgress, pointTo, offerWritten, showFailed, clear: () => show() };
}

/**
 * One decimal, with the mark of the language. By hand: a first `Intl.NumberFormat` keeps the page of
 * a cheap phone busy for a tenth of a second, and browsers know the numbers of Kazakh badly.
 * @param {number} bytes
 * @param {string} language
 */
function megabytes(bytes, language) {
  const number = (bytes / BYTES_IN_MEGABYTE).toFixed(1);
  return language === "en" ? number : number.replace(".", ",");
}

/**
 * Where the written answer of a path stands: `#waiting`, `#waiting-organisation`.
 * @param {Answers} answers
 * @returns {string} "" before the first answer
 */
export function writtenAnchor({ stage = "", provider = "" }) {
  if (!stage) return "";
  // Whoever is not sure finds the answers for a new complaint, as in the wizard.
  const part = stage === "unsure" ? "new" : stage;
  return `#${encodeURIComponent(provider ? `${part}-${provider}` : part)}`;
}
