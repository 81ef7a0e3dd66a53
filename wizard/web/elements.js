/**
 * Making DOM elements. Text goes in as text nodes only, and addresses pass `safeHref`.
 */

/** @typedef {string | Node | null | undefined | false} Child */
/** @typedef {Readonly<Record<string, string | number | boolean | null | undefined>>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] `true` gives an empty attribute; `false`, null and undefined none
 * @param {...Child} children falsy ones are left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    $element.setAttribute(name, value === true ? "" : String(value));
  }
  $element.append(...children.filter((child) => isPresent(child)));
  return $element;
}

/**
 * @param {Child} child
 * @returns {child is string | Node}
 */
function isPresent(child) {
  return Boolean(child);
}

/**
 * @param {string} url from data
 * @returns {string} the same when it is https, a telephone number or a fragment of this page, else ""
 */
export function safeHref(url) {
  if (url.startsWith("#")) return url;
  try {
    return ["https:", "tel:"].includes(new URL(url).protocol) ? url : "";
  } catch {
    return "";
  }
}

/**
 * A link to another site, or its bare text when the address is missing or not https.
 * @param {string} text
 * @param {string} url
 * @returns {Node}
 */
export function externalLink(text, url) {
  const href = safeHref(url);
  if (!href) return document.createTextNode(text);
  return element("a", { href, rel: "noopener noreferrer external" }, text);
}

/**
 * A list of texts, or null when there are none.
 * @param {"ul" | "ol"} tag
 * @param {readonly Child[]} items
 * @param {string} [className]
 * @returns {HTMLElement | null}
 */
export function list(tag, items, className) {
  if (items.length === 0) return null;
  return element(tag, { class: className }, ...items.map((item) => element("li", {}, item)));
}
