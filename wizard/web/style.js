/** Style sheets that come with what they are for, not with the page. */

import { element } from "./elements.js";

/**
 * @param {string} name of a file beside the scripts
 * @param {string} [media] that it is for
 * @returns {Promise<unknown>} settled when it is there or has failed; without it all still works
 */
export function loadStyle(name, media = "all") {
  const href = new URL(name, import.meta.url).href;
  const $link = element("link", { rel: "stylesheet", href, media });
  const loaded = new Promise((resolve) => {
    $link.addEventListener("load", resolve);
    $link.addEventListener("error", resolve);
  });
  document.head.append($link);
  return loaded;
}
