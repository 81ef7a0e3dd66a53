/**
 * Wires the wizard's page: the fragment is the state, the worker decides, the view is drawn.
 *
 * A step that the rules accept is an entry of the history, so Back, Forward, reload and a copied
 * address all work. While the runtime loads, an answer goes into the fragment at once: nothing is
 * lost when the load fails.
 */

/**
 * @import { Answers, ErrorMessage, FailedMessage, OutcomeView, View, ViewMessage }
 *   from "./protocol.js"
 * @import { Documents, Told } from "./documents.js"
 * @import { Typed } from "./question.js"
 * @import { Graph } from "./question_walk.js"
 */

import { asOfDay, pushAnswers, readAddress, replaceAnswers } from "./address.js";
import { createClient } from "./client.js";
import { countingDay, partsOf, tellDoubt, withClock } from "./clock.js";
import { listenToPastes } from "./date_field.js";
import { watchDay } from "./day_watch.js";
import { nameOutcome } from "./feedback.js";
import { listenToFolds } from "./folds.js";
import { clearError } from "./form_error.js";
import { isAnchor, writeFragment } from "./fragment.js";
import { carryFragment } from "./language_links.js";
import { keepNames } from "./names.js";
import { createNotice } from "./notice.js";
import { listenToGroups } from "./option_groups.js";
import { listenToSearch } from "./option_search.js";
import {
  beginWhenSeen,
  markStarted,
  openDetailsInPrint,
  startOnTouch,
  startWhenIdle,
  untilIdle,
} from "./page_events.js";
import { oncePressed } from "./press.js";
import { readChoice, readTyped, restoreTyped, revealChosen, showError } from "./question.js";
import { readGraph, walkTo } from "./question_walk.js";
import { loadResultCode, resultCode } from "./result_code.js";
import { createScreen, part } from "./screen.js";
import { readTexts } from "./texts.js";
import { drawView, titleOf } from "./view.js";

/**
 * What was asked of the rules and is not answered yet.
 * @typedef {object} Request
 * @property {"load" | "address" | "submit" | "day" | "region"} cause
 * @property {Answers} answers
 * @property {string} change question to show again, or ""
 * @property {string} show what to show of the result, or ""
 * @property {boolean} isInAddress whether the fragment holds these answers already
 * @property {{question: string, values: Typed} | null} typed the form that was sent
 */

const $wizard = document.querySelector(/** @type {"div"} */ (".rw[data-runtime]"));
if ($wizard) startWizard($wizard);

/** @param {HTMLElement} $root */
export function startWizard($root) {
  const texts = readTexts(part($root, ".rw-texts").textContent ?? "");
  const {
    language = document.documentElement.lang,
    runtime = "",
    answersPage = "",
  } = $root.dataset;
  const graph = graphOf($root);
  const screen = createScreen($root, texts, (view, showNodes) =>
    showNodes(titleOf(view), finished(drawView(view, texts, asOfDay()))),
  );
  const notice = createNotice({
    texts,
    language,
    written: { page: answersPage, offer: "ui.written.offer", link: "ui.written.link" },
    onRetry,
  });
  const client = createClient({
    language,
    base: new URL(runtime, document.baseURI).href,
    loadCode: loadResultCode,
    handlers: {
      onProgress: notice.showProgress,
      onReady,
      onView,
      onError,
      onSlow,
      onFailed,
    },
  });
  /** Made for the first result. @type {Documents | null} */
  let documents = null;
  /** The view on screen; null while that is the first question as the build wrote it. */
  let shown = /** @type {View | null} */ (null);
  let request = /** @type {Request | null} */ (null);
  /** Whether the letter to the view is on screen. */
  let isAtLetter = false;
  /** The day of what is shown; "" for a question, which is of the day on which it is answered. */
  let shownOn = "";
  /** Whether a reviewer chose the day: it stays. */
  let isReviewers = false;

  // Before the address is read: a question in it is shown at once.
  const day = watchDay({ shownDay: () => shownOn, renew, onPrint });

  screen.append(notice.$root);
  $root.addEventListener("submit", onSubmit);
  $root.addEventListener("change", onChange);
  $root.addEventListener("click", onClick);
  window.addEventListener("hashchange", () => onAddress("address"));
  listenToSearch($root, sayFound);
  listenToGroups($root);
  listenToFolds($root);
  listenToPastes($root);
  startOnTouch($root, client.start);
  startWhenIdle(client.start);
  openDetailsInPrint($root);
  beginWhenSeen($root, () => onAddress("load"));
  markStarted($root);
  const [printOnce, saveOnce] = [oncePressed(print), oncePressed(saveEvent)];

  /** @param {Node[]} nodes */
  function finished(nodes) {
    tellDoubt(nodes, texts);
    keepNames(nodes, language);
    return nodes;
  }

  /** @returns {Documents} */
  function writer() {
    const isFresh = () => day.fresh();
    const options = { client, texts, announce: screen.announce, isFresh };
    documents ??= resultCode().createDocuments(options);
    return documents;
  }

  function renew() {
    if (request || !shown) return false;
    const show = isAtLetter ? "letter" : "";
    const answers = shown.kept;
    ask({ cause: "day", answers, change: "", show, isInAddress: true, typed: null });
    return true;
  }

  /** @param {boolean} isOld */
  function onPrint(isOld) {
    screen.warnOnPaper(isOld ? textOfOld() : "");
  }

  /** @returns {string} says that what is shown is of another day */
  function textOfOld() {
    const today = partsOf(countingDay());
    return texts("ui.today.old", { ...partsOf(shownOn, "shown_"), ...today });
  }

  /** @param {Request} next */
  function ask(next) {
    request = next;
    isReviewers = asOfDay() !== "";
    notice.pointTo(next.answers);
    const question =
      graph && next.show === "" ? walkTo(graph, next.answers, walkOptions(next)) : null;
    if (question) {
      // A frame that came with answers has not been touched yet.
      if (next.cause !== "load") client.start();
      client.forget();
      onView({ view: question });
      return;
    }
    screen.setBusy(true);
    if (!client.isReady()) screen.announce(texts("ui.status.loading"));
    client.ask({ answers: next.answers, today: countingDay(), at: next.change });
  }

  /** @param {Request} next */
  function walkOptions({ change }) {
    return { change, today: countingDay(), language };
  }

  /** @returns {Request | null} the request that has just been answered */
  function closeRequest() {
    const done = request;
    request = null;
    notice.clear();
    return done;
  }

  /**
   * The address has changed, by a link, by Back or Forward, or was there from the start.
   * @param {"load" | "address"} cause
   */
  function onAddress(cause) {
    if (isAnchor(window.location.hash)) return;
    const { answers, change, show, ignored } = readAddress();
    carryFragment();
    screen.showAsOf();
    screen.say(ignored ? texts("ui.fragment.ignored") : "");
    if (Object.keys(answers).length > 0) {
      if (cause === "load") screen.hideFirst();
      ask({ cause, answers, change, show, isInAddress: true, typed: null });
    } else if (cause === "address") showFirst();
  }

  function showFirst() {
    client.forget();
    [shown, request, isAtLetter, shownOn] = [null, null, false, ""];
    day.settle();
    notice.pointTo({});
    screen.showFirst();
    nameOutcome("");
    screen.focusTitle();
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    const $form = event.target;
    if (!($form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (!isQuestion($form)) return;
    const question = $form.dataset.question ?? "";
    const { answers, missing } = readChoice($form, shown?.kept ?? readAddress().answers);
    if (missing !== "none") {
      showError(
        $form,
        texts(`ui.error.${missing}`, partsOf(countingDay())),
        question,
        texts,
      )?.focus();
      return;
    }
    clearError($form);
    screen.say("");
    const isInAddress = !client.isReady();
    if (isInAddress) pushAnswers(answers);
    const typed = { question, values: readTyped($form) };
    ask({ cause: "submit", answers, change: "", show: "", isInAddress, typed });
  }

  /** @param {Event} event */
  function onChange({ target }) {
    const $form = target instanceof Element && target.closest("form");
    if ($form && isQuestion($form)) revealChosen($form);
    if (target instanceof HTMLSelectElement && "region" in target.dataset) nameRegion(target.value);
  }

  /**
   * The same result with the offices of a region; "" for none. It stays in the address.
   * @param {string} region
   */
  function nameRegion(region) {
    if (shown?.kind !== "outcome") return;
    const { region: _, ...kept } = shown.kept;
    const answers = region ? { ...kept, region } : kept;
    replaceAnswers(answers, { change: "", show: "" });
    ask({ cause: "region", answers, change: "", show: "", isInAddress: true, typed: null });
  }

  /** @param {number} count of options that fit what was typed; -1 for no words */
  function sayFound(count) {
    const key = count === 0 ? "ui.search.none" : "ui.search.found";
    screen.announce(count < 0 ? "" : texts(key, { count }));
  }

  /** @param {Event} event */
  function onClick({ target }) {
    const $button = target instanceof Element && target.closest("button[data-action]");
    if (!($button instanceof HTMLButtonElement)) return;
    const { action } = $button.dataset;
    if (action === "print") void printOnce();
    if (shown?.kind !== "outcome") return;
    if (action === "letter") showInAddress(shown, "letter");
    else if (action === "event") void saveOnce();
    else day.compare();
  }

  async function print() {
    const before = shown;
    if (!(await day.fresh())) return;
    // The code on a new sheet is drawn when the page is idle.
    if (shown !== before) await untilIdle();
    window.print();
    tell("print", { text: texts("ui.take_away.print.none"), isUnseen: true });
  }

  /**
   * Say beside a button what came of it; a new day may have drawn another button.
   * @param {string} action
   * @param {Told} told
   */
  function tell(action, { text, isUnseen = false }) {
    const $told = $root.querySelector(`[data-action='${action}']`)?.nextElementSibling;
    const link = isUnseen && shown ? [" ", resultCode().drawElsewhere(shown.kept, texts)] : [];
    $told?.replaceChildren(text, ...link);
    screen.announce(text);
  }

  /**
   * Show another side of a result; its address makes it an entry of the history.
   * @param {OutcomeView} view
   * @param {string} show
   */
  function showInAddress({ kept }, show) {
    window.location.hash = writeFragment({ answers: kept, asOf: asOfDay(), show });
  }

  async function saveEvent() {
    const isFresh = await day.fresh();
    if (!isFresh || shown?.kind !== "outcome" || !shown.take_away.event) return;
    tell("event", await writer().saveEvent(shown));
  }

  function onReady() {
    notice.clear();
    // A few kilobytes, ahead of a result, so that the code is there when somebody prints.
    void resultCode()
      .loadQrLibrary()
      .catch(() => {});
  }

  function onRetry() {
    notice.clear();
    screen.announce(texts("ui.status.loading"));
    screen.setBusy(request !== null);
    // Pressed, not just arrived: the answer may take the focus.
    if (request) request = { ...request, cause: "address" };
    client.retry();
    // The button that had the focus is gone.
    screen.focusTitle();
  }

  /** @param {Pick<ViewMessage, "view">} message */
  function onView({ view }) {
    const done = closeRequest();
    const isLetter = done?.show === "letter" && view.kind === "outcome" && view.take_away.letter;
    if (done?.isInAddress) {
      replaceAnswers(view.kept, { change: done.change, show: isLetter ? done.show : "" });
    } else pushAnswers(view.kept);
    screen.announce(view.dropped.map((answer) => answer.sentence).join(" "));
    if (isLetter) void showLetter(view, done);
    else {
      if (isSameScreen(done)) screen.keepPlace(() => show(view));
      else show(view);
      settle(done?.cause);
    }
  }

  /**
   * What was asked for is on screen.
   * @param {Request["cause"] | undefined} cause the focus moves only after a step of the visitor's
   */
  function settle(cause) {
    if (cause === "day") screen.say(texts("ui.today.changed", partsOf(shownOn)));
    else if (cause !== "load" && cause !== "region") screen.focusTitle();
    day.settle();
  }

  /**
   * @param {OutcomeView} view
   * @param {Request} done
   */
  async function showLetter(view, done) {
    shown = view;
    screen.setBusy(true);
    const drawn = await writer().openLetter(view);
    // The visitor may have gone on meanwhile.
    if (shown !== view || request || !drawn) return;
    if ("problem" in drawn) {
      replaceAnswers(view.kept, { change: "", show: "" });
      show(view);
    } else if ("nodes" in drawn) {
      screen.keepPlace(() => screen.showNodes(drawn.title, drawn.nodes));
      isAtLetter = true;
    }
    shownOn = isReviewers ? "" : view.today;
    screen.setBusy(false);
    settle(done.cause);
    if ("problem" in drawn) screen.say(drawn.problem);
  }

  /** @param {View} view */
  function show(view) {
    [shown, isAtLetter] = [view, false];
    shownOn = view.kind === "outcome" && !isReviewers ? view.today : "";
    screen.show(view);
    nameOutcome(view.kind === "outcome" ? view.outcome : "");
  }

  /** @param {ErrorMessage} error */
  function onError(error) {
    const { question, view } = error;
    const done = closeRequest();
    screen.setBusy(false);
    if (view) {
      // Not the question that was to be changed: the one at fault.
      if (done?.isInAddress) replaceAnswers(view.kept, { change: "", show: "" });
      show(view);
    }
    day.settle();
    if (question || view) return showRefusal(withClock(error, texts), question, done);
    // Nothing that the visitor could mend, and no other question to go on with.
    notice.offerWritten();
    screen.sayError(error);
  }

  /**
   * @param {string} text
   * @param {string} question id of the question or field at fault
   * @param {Request | null} done
   */
  function showRefusal(text, question, done) {
    const $form = screen.form();
    if (!$form) return screen.say(text);
    if (done?.typed && done.typed.question === $form.dataset.question) {
      restoreTyped($form, done.typed.values);
    }
    const $fault = showError($form, text, question, texts);
    if (done?.cause === "load") screen.announce(text);
    else $fault?.focus();
  }

  function onSlow() {
    notice.offerWritten();
    screen.announce(texts("ui.written.slow"));
  }

  /** @param {FailedMessage} failure */
  function onFailed({ stage, message }) {
    screen.setBusy(false);
    $root.dataset.failed = stage;
    $root.dataset.failedMessage = message;
    screen.announce(notice.showFailed(stage));
    if (request?.cause === "day") screen.say(textOfOld());
    day.settle();
  }
}

/**
 * @param {HTMLElement} $root
 * @returns {Graph | null} the questions that the build wrote into the page
 */
function graphOf($root) {
  const text = $root.querySelector(".rw-questions")?.textContent;
  return text ? readGraph(text) : null;
}

/** @param {Request | null} request asks for what is shown already, of another day or region */
function isSameScreen(request) {
  return request?.cause === "day" || request?.cause === "region";
}

/** @param {HTMLFormElement} $form a question's, or that of the letter */
function isQuestion($form) {
  return $form.dataset.question !== undefined;
}
