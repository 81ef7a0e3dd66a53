/**
 * What can be done with a letter: copy it, print it, save it for Word, wipe it.
 */

/**
 * @import { Letter } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { saveFile } from "./save_file.js";

/**
 * @typedef {object} Actions
 * @property {HTMLElement} $root
 * @property {(text: string) => void} tell
 * @property {() => void} clear what was told of an earlier letter
 * @property {(count: number) => void} tellOpen how many blanks are left, on the button itself
 */

/**
 * @param {object} options
 * @param {Texts} options.words
 * @param {(text: string) => void} options.announce
 * @param {() => Promise<Letter | null>} options.current
 * @param {() => Promise<void>} options.onWipe
 * @returns {Actions}
 */
export function createActions({ words, announce, current, onWipe }) {
  const $told = element("p", { class: "rw-letter-told", hidden: true });
  const $byHand = element("div", { class: "rw-letter-by-hand", hidden: true });
  const $copy = drawButton("copy", () => doWith(copy));
  const $print = drawButton("print", () => doWith(print));
  const $word = drawButton("word", () => doWith(saveWord));
  const $wipe = drawButton("wipe", askToWipe);
  const $sure = drawSure();
  const $buttons = element("div", { class: "rw-letter-buttons" }, $copy, $print, $word, $wipe);
  const $root = element("div", { class: "rw-letter-actions" }, $buttons, $sure, $told, $byHand);

  /**
   * @param {string} action
   * @param {() => void} onPress
   */
  function drawButton(action, onPress) {
    const isFirst = action === "copy";
    const className = isFirst ? "md-button md-button--primary" : "md-button";
    const attributes = { type: "button", class: className, "data-letter-action": action };
    const $button = element("button", attributes, words(`letter.page.${action}`));
    $button.addEventListener("click", onPress);
    return $button;
  }

  /** @param {string} text */
  function tell(text) {
    $told.textContent = text;
    $told.hidden = text === "";
    announce(text);
  }

  function clear() {
    $told.hidden = true;
    $byHand.hidden = true;
    $byHand.replaceChildren();
  }

  /** @param {number} count */
  function tellOpen(count) {
    $copy.textContent =
      count > 0 ? words("letter.page.copy_open", { count }) : words("letter.page.copy");
  }

  /** @param {(letter: Letter) => Promise<void> | void} action */
  async function doWith(action) {
    const letter = await current();
    if (!letter) return;
    clear();
    await action(letter);
  }

  /** @param {Letter} letter */
  async function copy({ text }) {
    try {
      // Missing where the page did not come by https.
      await navigator.clipboard.writeText(text);
      tell(words("letter.page.copied"));
    } catch {
      copyByHand(text);
    }
  }

  /** @param {string} text shown and selected, for whoever must press the keys themselves */
  function copyByHand(text) {
    const label = words("letter.page.copy_field");
    const $text = element("textarea", { readonly: true, rows: 8, "aria-label": label });
    $text.value = text;
    $byHand.replaceChildren($text);
    $byHand.hidden = false;
    $text.focus();
    $text.select();
    // The old way, for pages without the new one.
    const isCopied = document.execCommand("copy");
    tell(words(isCopied ? "letter.page.copied" : "letter.page.copy_by_hand"));
  }

  /** @param {Letter} letter the paper's print style leaves out the rest of the page */
  function print({ file_name }) {
    const { title } = document;
    // A browser that prints into a file takes its name from here.
    document.title = file_name;
    window.print();
    document.title = title;
  }

  /** @param {Letter} letter */
  async function saveWord(letter) {
    tell(words("letter.page.word_saving"));
    $word.setAttribute("aria-busy", "true");
    try {
      const { writeWord } = await import("./letter_word.js");
      const name = `${letter.file_name}.docx`;
      saveFile(await writeWord(letter), name);
      tell(words("letter.page.word_saved", { name }));
    } catch {
      tell(words("letter.page.word_failed"));
    } finally {
      $word.removeAttribute("aria-busy");
    }
  }

  function drawSure() {
    const $question = element("p", { id: "rw-letter-sure" }, words("letter.page.wipe_sure"));
    const $yes = drawButton("wipe_yes", () => void onWipe());
    const $no = drawButton("wipe_no", () => {
      $sure.hidden = true;
      $wipe.focus();
    });
    const attributes = { class: "rw-letter-sure", role: "group", hidden: true };
    const named = { ...attributes, "aria-labelledby": "rw-letter-sure" };
    return element("div", named, $question, $yes, $no);
  }

  function askToWipe() {
    clear();
    $sure.hidden = false;
    $sure.querySelector("button")?.focus();
  }

  return { $root, tell, clear, tellOpen };
}
