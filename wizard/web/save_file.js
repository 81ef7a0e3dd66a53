/**
 * Handing a file to the visitor, from memory: nothing is fetched and nothing is sent.
 *
 * Whether a file has arrived no page can know: an app that shows web pages, or a frame that may not
 * save, drops it in silence. So nobody claims that it was saved.
 */

/** Milliseconds until the file leaves the memory; some browsers ask first where to put it. */
const KEPT_FOR = 60_000;

/**
 * On a phone the list of apps, where it takes such files; else the browser's own way of saving.
 * @param {Blob} content
 * @param {string} name with its ending
 * @returns {Promise<boolean>} whether the visitor saw what became of it
 */
export async function giveFile(content, name) {
  if (await isShared(new File([content], name, { type: content.type }))) return true;
  saveFile(content, name);
  return false;
}

/**
 * @param {File} file
 * @returns {Promise<boolean>} whether the list of apps was there, whatever the visitor did with it
 */
async function isShared(file) {
  const data = { files: [file] };
  try {
    if (!matchMedia("(pointer: coarse)").matches || !navigator.canShare(data)) return false;
    await navigator.share(data);
    return true;
  } catch (error) {
    // Older browsers cannot share, or share no such files; who closes the list has seen it.
    return error instanceof DOMException && error.name === "AbortError";
  }
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function saveFile(content, name) {
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
