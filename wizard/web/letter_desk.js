/**
 * The screen on which the letter is written: the form, and beside it the letter as it stands.
 *
 * Loaded when a visitor asks for it. What is typed stays in memory: the result and back again, it
 * is still there; wiping it, or closing the page after a warning, is the end of it. Every text of
 * the letter is made by the rules; the page shows, copies, prints and saves what they gave.
 */

/**
 * @import { Client } from "./client.js"
 * @import { Answers, Letter, LetterForm, OutcomeView } from "./protocol.js"
 * @import { Drawn } from "./documents.js"
 * @import { Texts } from "./texts.js"
 */

import { asOfDay } from "./address.js";
import { drawDoubt, partsOf, withClock } from "./clock.js";
import { element } from "./elements.js";
import { writeFragment } from "./fragment.js";
import { createForm } from "./letter_form.js";
import { createResult } from "./letter_result.js";
import { createSteps } from "./letter_steps.js";
import { createTyped } from "./letter_typed.js";
import { drawElsewhere, drawLinkField } from "./link.js";
import { isConfined } from "./page_events.js";
import { loadStyle } from "./style.js";
import { textsOf } from "./texts.js";

/** @typedef {{open: (view: OutcomeView) => Promise<Drawn>}} LetterDesk */

/**
 * A form on the screen, and the letter beside it.
 * @typedef {object} Standing
 * @property {HTMLElement} $screen
 * @property {string} asked what the form was made of, but the day
 * @property {(form: LetterForm) => Promise<unknown>} setDay write the letter of another day
 * @property {() => void} tellDay say that the letter is of a new day, and to be read again
 * @property {() => void} followStep the history has gone to another step
 */

/** Milliseconds without a key after which the letter is written anew. */
const PAUSE = 300;

/**
 * @param {object} options
 * @param {Client} options.client
 * @param {Texts} options.texts
 * @param {(text: string) => void} options.announce
 * @param {() => Promise<boolean>} options.isFresh whether what is shown is of this day, once it is
 * @returns {LetterDesk}
 */
export function createLetterDesk({ client, texts, announce, isFresh }) {
  const typed = createTyped();
  /** Chosen for the letter; "" until then: that of the page. */
  let letterLanguage = "";
  let standing = /** @type {Standing | null} */ (null);
  const styled = loadStyle("letter_desk.css");

  window.addEventListener("popstate", () => {
    if (standing?.$screen.isConnected) standing.followStep();
  });
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
    const asked = JSON.stringify([answers, withoutDay(reply.form)]);
    if (standing?.$screen.isConnected && standing.asked === asked) {
      await standing.setDay(reply.form);
      return { isThere: true };
    }
    await styled;
    const $screen = element("div", { class: "rw-letter" });
    standing = { $screen, asked, ...(await fill($screen, reply.form, answers, today)) };
    return { title: reply.form.title, nodes: [drawBack(answers, texts("ui.back")), $screen] };
  }

  /**
   * Draw the form with what has been typed so far, and the letter beside it.
   * @param {HTMLElement} $screen
   * @param {LetterForm} form
   * @param {Answers} answers
   * @param {string} day
   * @returns {Promise<Pick<Standing, "setDay" | "tellDay" | "followStep">>}
   */
  async function fill($screen, form, answers, day) {
    const words = textsOf(form.words);
    let today = day;
    let timer = 0;
    let isOld = false;
    let writing = /** @type {Promise<Letter | null>} */ (Promise.resolve(null));
    const steps = createSteps({ $screen, steps: form.steps, words, announce });
    const part = createForm({
      form,
      typed,
      letterLanguage: letterLanguage || form.language,
      words: { page: texts, form: words },
      drawCheck: () => [steps.drawWritten()],
      onInput: (isWhole) => {
        isOld = true;
        clearTimeout(timer);
        timer = window.setTimeout(write, isWhole ? 0 : PAUSE);
      },
    });
    const result = createResult({
      words,
      drawElsewhere: () =>
        isConfined() ? drawLinkField(answers, texts) : drawElsewhere(answers, texts),
      announce,
      labelOf: part.labelOf,
      focusField: (id) => {
        steps.goTo(part.stepOf(id));
        part.focus(id);
      },
      current: async () => {
        // A new day may have brought another form, or no letter at all.
        if (!(await isFresh())) return null;
        if (!result.$root.isConnected) {
          standing?.tellDay();
          return null;
        }
        if (isOld) write();
        return (await writing) ?? result.letter();
      },
      onWipe: async () => {
        clearTimeout(timer);
        typed.wipe();
        letterLanguage = "";
        const filled = await fill($screen, form, answers, today);
        if (standing?.$screen === $screen) standing = { ...standing, ...filled };
        $screen.querySelector(/** @type {"h1"} */ (".rw-title"))?.focus();
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
        const letter = withClocks(reply.letter, texts);
        result.show(letter);
        part.warn(letter.warnings);
        return letter;
      }
      if (reply) result.tell(words("letter.page.failed"));
      return null;
    }

    write();
    await writing;
    $screen.replaceChildren(
      element("h1", { class: "rw-title", tabindex: -1 }, form.title),
      ...[drawDoubt(texts)].filter(($doubt) => $doubt !== null),
      ...form.lead.map((paragraph) => element("p", { class: "rw-letter-lead" }, paragraph)),
      steps.drawNumber(),
      element("div", { class: "rw-letter-columns" }, part.$form, result.$root),
      steps.drawButtons(),
    );
    return {
      setDay: (formOfDay) => {
        today = formOfDay.today;
        part.offer(formOfDay);
        write();
        return writing;
      },
      followStep: steps.follow,
      tellDay: () => result.tell(texts("ui.today.changed", partsOf(today))),
    };
  }

  return { open };
}

/**
 * What a form asks, whatever the day: not the day that it offers as that of the letter.
 * @param {LetterForm} form
 */
function withoutDay({ today: _, groups, ...rest }) {
  const fields = groups.map((group) => group.fields.map(({ value: __, ...field }) => field));
  return { ...rest, groups: groups.map(({ title, hint }, at) => [title, hint, fields[at]]) };
}

/**
 * @param {Letter} letter
 * @param {Texts} texts
 * @returns {Letter} with a word on the clock where a day is said to be still to come
 */
function withClocks(letter, texts) {
  const warnings = letter.warnings.map((each) => ({ ...each, message: withClock(each, texts) }));
  return { ...letter, warnings };
}

/**
 * @param {Readonly<Record<string, string>>} answers
 * @param {string} text
 */
function drawBack(answers, text) {
  const href = writeFragment({ answers, asOf: asOfDay() });
  return element("p", { class: "rw-back" }, element("a", { href }, text));
}
