/**
 * Asks for the files of the runtime the moment it is wanted, while the worker's own scripts are
 * still on their way; the worker then finds them in the browser's cache, or joins the download.
 */

import { filesOf, readManifest } from "./runtime_files.js";

/** The element that holds the list of files, if this page has it. */
const LIST = ".rw-runtime-files";

/** @returns {string} the list of files as JSON text, "" on a page without it */
export function manifestOfPage() {
  return document.querySelector(LIST)?.textContent ?? "";
}

/**
 * Only where the browser tells about the connection. Those that do not tell are the ones in which
 * a second request does not join the first: there the files would come twice.
 * @param {string} base
 * @param {string} manifestText
 * @param {string} language
 */
export function preloadRuntime(base, manifestText, language) {
  const manifest = readManifest(manifestText);
  if (!manifest?.preload || !("connection" in navigator)) return;
  for (const name of filesOf(manifest.light, language)) {
    const $link = document.createElement("link");
    $link.rel = "preload";
    $link.as = "fetch";
    $link.crossOrigin = "anonymous";
    $link.href = new URL(name, base).href;
    document.head.append($link);
  }
}
