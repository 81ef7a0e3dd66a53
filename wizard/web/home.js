/** The start page: a search among its cards. Without it they are links, and nothing is missing. */

import { listenToSearch } from "./option_search.js";

const $form = document.querySelector(/** @type {"form"} */ ("form.matters"));
if ($form) startSearch($form);

/** @param {HTMLFormElement} $form */
function startSearch($form) {
  const $status = $form.querySelector("[role=status]");
  const { found = "", none = "" } = $form.dataset;
  listenToSearch($form, (count) => {
    const text = count === 0 ? none : found.replace("{count}", String(count));
    if ($status) $status.textContent = count < 0 ? "" : text;
  });
  $form.addEventListener("submit", (event) => event.preventDefault());
}
