/**
 * What can be done with a letter: copy it, print it, save it for Word, wipe it.
 */

/**
 * @import { Letter } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { isConfined } from "./page_events.js";
import { oncePressed } from "./press.js";
import { giveFile } from "./save_file.js";

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
 * @param {() => Node} options.drawElsewhere the link to a page where a file can be saved
 * @returns {Actions}
 */
export function createActions({ words, announce, current, onWipe, drawElsewhere }) {
  const $told = element("p", { class: "rw-letter-told", hidden: true });
  const $byHand = element("div", { class: "rw-letter-by-hand", hidden: true });
  const $copy = drawButton(
    "copy",
    oncePressed(() => doWith(copy)),
  );
  const $print = drawButton(
    "print",
    oncePressed(() => doWith(print)),
  );
  const $word = drawButton(
    "word",
    oncePressed(() => doWith(saveWord)),
  );
  const $wipe = drawButton("wipe", askToWipe);
  const $sure = drawSure();
  const files = isConfined() ? [] : [$print, $word];
  const $buttons = element("div", { class: "rw-letter-buttons" }, $copy, ...files, $wipe);
  const $root = element(
    "div",
    { class: "rw-letter-actions" },
    $buttons,
    isConfined() && drawConfined(),
    $sure,
    $told,
    $byHand,
  );

  /** In place of buttons that could do nothing. */
  function drawConfined() {
    const text = words("letter.page.confined");
    return element("div", { class: "rw-by-hand" }, element("p", {}, text), drawElsewhere());
  }

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

  /**
   * @param {string} text
   * @param {...Node} link
   */
  function tell(text, ...link) {
    $told.replaceChildren(text, " ", ...link);
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
    tell(words("letter.page.print_none"), drawElsewhere());
  }

  /** @param {Letter} letter */
  async function saveWord(letter) {
    tell(words("letter.page.word_saving"));
    $word.setAttribute("aria-busy", "true");
    try {
      const { writeWord } = await import("./letter_word.js");
      const name = `${letter.file_name}.docx`;
      if (await giveFile(await writeWord(letter), name)) tell("");
      else tell(words("letter.page.word_given", { name }), drawElsewhere());
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
