/**
 * Names of bodies, portals, acts and articles: a browser that translates the page leaves them as the
 * law has them.
 */

const NAMES = [
  ".rw-where-name",
  ".rw-channel-name",
  ".rw-region",
  ".rw-citations",
  ".rw-quote",
  ".rw-section--sources a",
  ".rw-sheet-law",
  ".rw-sheet-where strong",
].join(", ");

/**
 * @param {readonly Node[]} nodes of a view
 * @param {string} language of its words; that of a translated page is another
 */
export function keepNames(nodes, language) {
  for (const $node of nodes) {
    if (!($node instanceof Element)) continue;
    for (const $name of $node.querySelectorAll(NAMES)) {
      $name.setAttribute("translate", "no");
      $name.setAttribute("lang", language);
    }
  }
}
