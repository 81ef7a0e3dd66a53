/**
 * The link to a result, to be copied. The answers stand in its fragment; what else stood in the
 * address (where the visitor came from, who counted it) stays behind.
 */

/** @import { Part } from "./take_away.js" */

import { asOfDay } from "./address.js";
import { element } from "./elements.js";
import { writeFragment } from "./fragment.js";

/**
 * @param {import("./protocol.js").Answers} answers
 * @returns {string} the address of this page with these answers; from a frame, that of the site's
 *   own page
 */
export function linkTo(answers) {
  const $full = document.querySelector(/** @type {"a"} */ ("a[data-full]"));
  const link = new URL($full?.href ?? window.location.href);
  link.search = "";
  link.hash = writeFragment({ answers, asOf: asOfDay() });
  return link.href;
}

/**
 * @param {import("./protocol.js").Answers} answers
 * @param {import("./texts.js").Texts} texts
 * @returns {HTMLElement} the same answer in a tab, or a browser, of its own
 */
export function drawElsewhere(answers, texts) {
  const outward = { target: "_blank", rel: "noopener noreferrer" };
  return element("a", { href: linkTo(answers), ...outward }, texts("ui.link.field"));
}

/**
 * @param {import("./protocol.js").Answers} answers
 * @param {import("./texts.js").Texts} texts
 * @returns {HTMLElement} the link as text, for a frame that cannot open it
 */
export function drawLinkField(answers, texts) {
  const $field = element("input", {
    type: "text",
    class: "rw-link-field",
    readonly: true,
    value: linkTo(answers),
    "aria-label": texts("ui.link.field"),
  });
  $field.addEventListener("focus", () => $field.select());
  return $field;
}

/**
 * A button that copies. Where the browser forbids it (no secure context, no permission) the link
 * is shown in a field and selected, and the visitor is told.
 * @type {Part}
 */
export function drawLink(view, texts) {
  const $status = element("p", { class: "rw-link-status", role: "status" });
  const $field = element("input", {
    type: "text",
    class: "rw-link-field",
    readonly: true,
    hidden: true,
    "aria-label": texts("ui.link.field"),
  });
  const $button = element(
    "button",
    {
      type: "button",
      class: "md-button",
      "data-action": "link",
      "aria-describedby": "rw-take-link",
    },
    texts("ui.take_away.link"),
  );
  $button.addEventListener("click", async () => {
    const link = linkTo(view.kept);
    const isCopied = await copied(link);
    $status.textContent = texts(isCopied ? "ui.link.copied" : "ui.link.select");
    $field.hidden = isCopied;
    $field.value = link;
    if (!isCopied) $field.focus();
    if (!isCopied) $field.select();
  });
  const hint = texts("ui.take_away.link.hint");
  return element(
    "div",
    { class: "rw-take-away" },
    $button,
    element("p", { class: "rw-hint", id: "rw-take-link" }, hint),
    $status,
    $field,
  );
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard now
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard at all, or not allowed.
    return false;
  }
}
