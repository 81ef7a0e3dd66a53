/**
 * Handing a file to the visitor, from memory: nothing is fetched and nothing is sent.
 */

/** Milliseconds until the file leaves the memory; some browsers ask first where to put it. */
const KEPT_FOR = 60_000;

/**
 * @param {Blob} content
 * @param {string} name with its ending
 */
export function saveFile(content, name) {
  const $link = document.createElement("a");
  $link.href = URL.createObjectURL(content);
  $link.download = name;
  // Some browsers follow only a link that is in the page.
  $link.hidden = true;
  document.body.append($link);
  $link.click();
  $link.remove();
  setTimeout(() => URL.revokeObjectURL($link.href), KEPT_FOR);
}
