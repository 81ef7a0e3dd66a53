/**
 * Wires the page of a short check: one form, the same rules in the same worker, one answer.
 * Two ask for the answer to a complaint, one for the term of a service.
 *
 * As in the wizard the fragment is the state, so a copied address opens with its answer.
 */

/** @import { Answers, CheckMessage, CheckedMessage, ErrorMessage, FailedMessage } from "./protocol.js" */
/**
 * @typedef {object} Kind
 * @property {CheckMessage["type"]} type
 * @property {{offer: string, link: string}} written words for what needs no script
 * @property {(answers: Answers) => {id: string, text: string} | null} lacking the field without
 *   which nothing can be counted, and what is said of it
 */

import { asOfDay, pushAnswers, readAddress, replaceAnswers } from "./address.js";
import { faultOf, fillForm, knownTo, readForm, showAsked, showFault } from "./check_form.js";
import { drawCheck } from "./check_view.js";
import { createClient } from "./client.js";
import { countingDay, partsOf, tellDoubt, withClock } from "./clock.js";
import { listenToChips, listenToPastes } from "./date_field.js";
import { watchDay } from "./day_watch.js";
import { clearError } from "./form_error.js";
import { isAnchor } from "./fragment.js";
import { carryFragment } from "./language_links.js";
import { keepNames } from "./names.js";
import { createNotice } from "./notice.js";
import {
  beginWhenSeen,
  markStarted,
  openDetailsInPrint,
  startOnTouch,
  startWhenIdle,
} from "./page_events.js";
import { createScreen, part } from "./screen.js";
import { readTexts } from "./texts.js";

/**
 * What a check of the term of a service has of its own: its request, its words.
 * @type {{due: Kind, check: Kind}}
 */
const KINDS = {
  due: {
    type: "due",
    written: { offer: "ui.due.offer", link: "ui.due.by_hand" },
    lacking: ({ applied_on, service_term }) => {
      if (!applied_on) return { id: "applied_on", text: "ui.error.date" };
      return service_term ? null : { id: "service_term", text: "ui.due.number" };
    },
  },
  check: {
    type: "check",
    written: { offer: "ui.check.offer", link: "ui.check.table" },
    lacking: ({ registered_on, sent_on }) =>
      registered_on || sent_on ? null : { id: "registered_on", text: "ui.error.date" },
  },
};

const $check = document.querySelector(/** @type {"div"} */ (".rw[data-check]"));
if ($check) startCheck($check);

/** @param {HTMLElement} $root */
export function startCheck($root) {
  const texts = readTexts(part($root, ".rw-texts").textContent ?? "");
  const { language = document.documentElement.lang, runtime = "" } = $root.dataset;
  const { wizardPage = "", tablePage = "" } = $root.dataset;
  const kind = $root.dataset.check === "due" ? KINDS.due : KINDS.check;
  const $form = /** @type {HTMLFormElement} */ (part($root, "form"));
  const screen = createScreen($root, texts);
  const notice = createNotice({
    texts,
    language,
    written: { page: tablePage, ...kind.written },
    onRetry,
  });
  const client = createClient({
    language,
    base: new URL(runtime, document.baseURI).href,
    handlers: {
      onProgress: notice.showProgress,
      onReady: notice.clear,
      onCheck,
      onError,
      onSlow,
      onFailed,
    },
  });
  /** Whether the answer may take the focus: not when the page has only just opened. */
  let takesFocus = false;
  let asked = /** @type {Answers} */ ({});
  /** The day of what is shown; "" when there is nothing, or a reviewer chose the day. */
  let shownOn = "";
  /** @type {"" | "visitor" | "day"} who asked what is not answered yet */
  let askedBy = "";

  screen.append(notice.$root);
  $form.addEventListener("submit", onSubmit);
  $form.addEventListener("change", () => showAsked($form));
  window.addEventListener("hashchange", () => onAddress("address"));
  startOnTouch($root, client.start);
  startWhenIdle(client.start);
  openDetailsInPrint($root);
  listenToPastes($root);
  listenToChips($root);
  beginWhenSeen($root, () => onAddress("load"));
  markStarted($root);
  watchDay({ shownDay: () => shownOn, renew, onPrint });

  function renew() {
    if (askedBy) return false;
    ask(asked, false);
    askedBy = "day";
    return true;
  }

  /** @param {boolean} isOld */
  function onPrint(isOld) {
    screen.warnOnPaper(isOld ? textOfOld() : "");
  }

  /** @returns {string} says that what is shown is of another day */
  function textOfOld() {
    return texts("ui.today.old", { ...partsOf(shownOn, "shown_"), ...partsOf(countingDay()) });
  }

  /** @param {string} today that was counted from */
  function settle(today) {
    notice.clear();
    shownOn = asOfDay() ? "" : today;
    askedBy = "";
  }

  /** @param {"load" | "address"} cause */
  function onAddress(cause) {
    if (isAnchor(window.location.hash)) return;
    const { answers, ignored } = readAddress();
    const known = knownTo($form, answers);
    const isWhole = ignored === 0 && Object.keys(known).length === Object.keys(answers).length;
    carryFragment();
    screen.showAsOf();
    screen.say(isWhole ? "" : texts("ui.fragment.ignored"));
    clearError($form);
    fillForm($form, known);
    // Without its day there is nothing to count yet: the rest is filled in for the visitor.
    if (!kind.lacking(known)) ask(known, cause === "address");
    else {
      shownOn = "";
      screen.clear();
    }
  }

  /**
   * @param {Answers} answers
   * @param {boolean} mayFocus
   */
  function ask(answers, mayFocus) {
    takesFocus = mayFocus;
    asked = answers;
    askedBy = "visitor";
    screen.setBusy(true);
    screen.announce(texts(client.isReady() ? "ui.check.status.counting" : "ui.status.loading"));
    client.check({ type: kind.type, answers, today: countingDay() });
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    event.preventDefault();
    clearError($form);
    screen.say("");
    const answers = readForm($form);
    const lack = kind.lacking(answers);
    if (lack) {
      refuse(texts(lack.text), lack.id);
      return;
    }
    const fault = faultOf($form);
    if (fault) {
      const key = fault.id === "service_term" ? "ui.due.number" : `ui.error.${fault.kind}`;
      refuse(texts(key, partsOf(countingDay())), fault.id);
      return;
    }
    pushAnswers(answers);
    ask(answers, true);
  }

  /** @param {CheckedMessage} message */
  function onCheck({ check }) {
    const isAnew = askedBy === "day";
    settle(check.today);
    replaceAnswers(check.kept, { change: "", show: "" });
    const options = { wizardPage, asOf: asOfDay() };
    const nodes = drawCheck(check, texts, options);
    tellDoubt(nodes, texts);
    keepNames(nodes, language);
    screen.keepPlace(() => screen.showNodes(check.title, nodes));
    clearError($form);
    if (isAnew) screen.say(texts("ui.today.changed", partsOf(check.today)));
    else screen.announce(check.title);
    if (takesFocus) screen.focusTitle();
  }

  /** @param {ErrorMessage} error */
  function onError(error) {
    const { question } = error;
    const message = withClock(error, texts);
    settle(countingDay());
    screen.clear();
    if (!question) {
      notice.offerWritten();
      screen.sayError(error);
    } else if (takesFocus) refuse(message, question);
    else {
      showFault($form, message, question, texts("ui.error.prefix"));
      screen.announce(message);
    }
  }

  /**
   * @param {string} text
   * @param {string} id of the answer at fault
   */
  function refuse(text, id) {
    showFault($form, text, id, texts("ui.error.prefix"))?.focus();
  }

  function onRetry() {
    notice.clear();
    screen.announce(texts("ui.status.loading"));
    client.retry();
    part($root, "[type='submit']").focus();
  }

  function onSlow() {
    notice.offerWritten();
    screen.announce(texts(kind.written.offer));
  }

  /** @param {FailedMessage} failure */
  function onFailed({ stage, message }) {
    screen.setBusy(false);
    $root.dataset.failed = stage;
    $root.dataset.failedMessage = message;
    screen.announce(notice.showFailed(stage));
    if (askedBy === "day") screen.say(textOfOld());
  }
}
