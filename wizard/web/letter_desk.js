/**
 * The screen on which the letter is written: the form, and beside it the letter as it stands.
 *
 * Loaded when a visitor asks for it. What is typed stays in memory: the result and back again, it
 * is still there; wiping it, or closing the page after a warning, is the end of it. Every text of
 * the letter is made by the rules; the page shows, copies, prints and saves what they gave.
 */

/**
 * @import { Client } from "./client.js"
 * @import { Letter, LetterForm, OutcomeView } from "./protocol.js"
 * @import { Drawn } from "./documents.js"
 * @import { Texts } from "./texts.js"
 */

import { asOfDay } from "./address.js";
import { element } from "./elements.js";
import { writeFragment } from "./fragment.js";
import { createForm } from "./letter_form.js";
import { createResult } from "./letter_result.js";
import { createTyped } from "./letter_typed.js";
import { textsOf } from "./texts.js";

/** @typedef {{open: (view: OutcomeView) => Promise<Drawn>}} LetterDesk */

/** Milliseconds without a key after which the letter is written anew. */
const PAUSE = 300;

/**
 * @param {object} options
 * @param {Client} options.client
 * @param {Texts} options.texts
 * @param {(text: string) => void} options.announce
 * @returns {LetterDesk}
 */
export function createLetterDesk({ client, texts, announce }) {
  const typed = createTyped();
  /** Chosen for the letter; "" until then: that of the page. */
  let letterLanguage = "";
  const styled = loadStyle();

  window.addEventListener("beforeunload", (event) => {
    if (typed.hasText()) event.preventDefault();
  });

  /**
   * @param {OutcomeView} view
   * @returns {Promise<Drawn>}
   */
  async function open({ kept: answers, today }) {
    const reply = await client.write({ type: "letter_form", answers, today });
    if (!reply) return null;
    if (reply.type !== "letter_form") {
      return { problem: (reply.type === "error" && reply.message) || texts("ui.error.internal") };
    }
    await styled;
    const $screen = element("div", { class: "rw-letter" });
    await fill($screen, reply.form, answers, today);
    return { title: reply.form.title, nodes: [drawBack(answers, texts("ui.back")), $screen] };
  }

  /**
   * Draw the form with what has been typed so far, and the letter beside it.
   * @param {HTMLElement} $screen
   * @param {LetterForm} form
   * @param {Readonly<Record<string, string>>} answers
   * @param {string} today
   */
  async function fill($screen, form, answers, today) {
    const words = textsOf(form.words);
    let timer = 0;
    let isOld = false;
    let writing = /** @type {Promise<Letter | null>} */ (Promise.resolve(null));
    const part = createForm({
      form,
      typed,
      letterLanguage: letterLanguage || form.language,
      words: { page: texts, form: words },
      onInput: (isWhole) => {
        isOld = true;
        clearTimeout(timer);
        timer = window.setTimeout(write, isWhole ? 0 : PAUSE);
      },
    });
    const result = createResult({
      words,
      announce,
      labelOf: part.labelOf,
      focusField: part.focus,
      current: async () => {
        if (isOld) write();
        return (await writing) ?? result.letter();
      },
      onWipe: async () => {
        clearTimeout(timer);
        typed.wipe();
        letterLanguage = "";
        await fill($screen, form, answers, today);
        $screen.querySelector(/** @type {"h2"} */ (".rw-title"))?.focus();
        announce(words("letter.page.wiped"));
      },
    });

    function write() {
      clearTimeout(timer);
      isOld = false;
      writing = writeNow();
    }

    /** @returns {Promise<Letter | null>} with all that is typed now; null where a newer one comes */
    async function writeNow() {
      letterLanguage = part.language();
      const fields = part.given();
      const reply = await client.write({ type: "letter", answers, today, fields, letterLanguage });
      if (reply?.type === "letter") {
        result.show(reply.letter);
        part.warn(reply.letter.warnings);
        return reply.letter;
      }
      if (reply) result.tell(words("letter.page.failed"));
      return null;
    }

    write();
    await writing;
    $screen.replaceChildren(
      element("h2", { class: "rw-title", tabindex: -1 }, form.title),
      ...form.lead.map((paragraph) => element("p", { class: "rw-letter-lead" }, paragraph)),
      element("div", { class: "rw-letter-columns" }, part.$form, result.$root),
    );
  }

  return { open };
}

/**
 * @param {Readonly<Record<string, string>>} answers
 * @param {string} text
 */
function drawBack(answers, text) {
  const href = writeFragment({ answers, asOf: asOfDay() });
  return element("p", { class: "rw-back" }, element("a", { href }, text));
}

/** The look of the form and of the paper; without it both still work. */
function loadStyle() {
  const href = new URL("letter_desk.css", import.meta.url).href;
  const $link = element("link", { rel: "stylesheet", href });
  const loaded = new Promise((resolve) => {
    $link.addEventListener("load", resolve);
    $link.addEventListener("error", resolve);
  });
  document.head.append($link);
  return loaded;
}
