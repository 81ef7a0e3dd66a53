/**
 * What a result can write: the calendar file, and the letter, whose screen is loaded when it is
 * first asked for.
 */

/**
 * @import { Client } from "./client.js"
 * @import { LetterDesk } from "./letter_desk.js"
 * @import { OutcomeView } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { giveFile } from "./save_file.js";

/**
 * Something new for the screen, or what to say where there is none; `isThere` where what is on the
 * screen was brought up to date; null when it was overtaken.
 * @typedef {{title: string, nodes: Node[]} | {problem: string} | {isThere: true} | null} Drawn
 */

/**
 * What to say of a file: nothing where the visitor saw it, or another has taken its place.
 * @typedef {{text: string, isUnseen?: boolean}} Told
 */

/**
 * @typedef {object} Documents
 * @property {(view: OutcomeView) => Promise<Drawn>} openLetter what was typed before is in it again
 * @property {(view: OutcomeView) => Promise<Told>} saveEvent
 */

/**
 * @param {object} options
 * @param {Client} options.client
 * @param {Texts} options.texts
 * @param {(text: string) => void} options.announce
 * @param {() => Promise<boolean>} options.isFresh whether what is shown is of this day, once it is
 * @returns {Documents}
 */
export function createDocuments({ client, texts, announce, isFresh }) {
  /** Kept while the page is open, with all that was typed. @type {LetterDesk | null} */
  let desk = null;

  /** @returns {Promise<LetterDesk | null>} null when it did not come */
  async function loadDesk() {
    try {
      const { createLetterDesk } = await import("./letter_desk.js");
      return createLetterDesk({ client, texts, announce, isFresh });
    } catch {
      return null;
    }
  }

  /**
   * @param {OutcomeView} view
   * @returns {Promise<Drawn>}
   */
  async function openLetter(view) {
    desk ??= await loadDesk();
    return desk ? desk.open(view) : { problem: texts("ui.take_away.failed") };
  }

  /**
   * @param {OutcomeView} view
   * @returns {Promise<Told>}
   */
  async function saveEvent({ kept, today }) {
    const reply = await client.write({ type: "event", answers: kept, today });
    if (!reply) return { text: "" };
    if (reply.type !== "event") {
      return { text: (reply.type === "error" && reply.message) || texts("ui.error.internal") };
    }
    const file = new Blob([reply.ics], { type: "text/calendar;charset=utf-8" });
    if (await giveFile(file, reply.file_name)) return { text: "" };
    return { text: texts("ui.take_away.event.given"), isUnseen: true };
  }

  return { openLetter, saveEvent };
}
