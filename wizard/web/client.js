/**
 * The page's side of the worker: starts it when first needed, asks, and keeps the times.
 *
 * Of each kind only the newest request counts: replies to older ones are dropped, and a letter does
 * not stand in the way of a step. `failed` is terminal for its worker, so that a later failure
 * cannot hide the first cause; `retry` begins with a new worker.
 */

/**
 * @import { Answers, CheckMessage, CheckedMessage, DocumentReply, ErrorMessage, FailedMessage, FailedStage, ProgressMessage,
 *   ReadyMessage, Reply, RequestMessage, ViewMessage, WorkerMessage } from "./protocol.js"
 */

import { manifestOfPage, preloadRuntime } from "./preload.js";
import { isWorkerMessage, unreachable } from "./protocol.js";
import { startWorker } from "./worker_start.js";

/**
 * What is asked of the rules beside the steps.
 * @typedef {{type: "letter_form" | "event", answers: Answers, today: string}
 *   | {type: "letter", answers: Answers, today: string, fields: Answers, letterLanguage: string}
 * } DocumentRequest
 */

/** What came of it; null when a newer request of its kind has taken its place. */
/** @typedef {DocumentReply | ErrorMessage | null} DocumentResult */

/**
 * @typedef {object} Handlers
 * @property {(message: ProgressMessage) => void} onProgress
 * @property {(message: ReadyMessage) => void} onReady
 * @property {(message: ViewMessage) => void} [onView] on a page that asks for views
 * @property {(message: CheckedMessage) => void} [onCheck] on a page that asks for a check
 * @property {(message: ErrorMessage) => void} onError
 * @property {() => void} onSlow no reply for ten seconds; the request stays open
 * @property {(message: FailedMessage) => void} onFailed
 */

/**
 * @typedef {object} ClientOptions
 * @property {() => Worker} [createWorker] may throw where module workers are unknown
 * @property {string} language
 * @property {string} base absolute address of the runtime's folder
 * @property {() => Promise<void>} [loadCode] brings what the page shows replies with; it comes
 *   beside the rules, and what they say waits for it
 * @property {Handlers} handlers
 */

/**
 * @typedef {object} Client
 * @property {() => void} start begin to load; does nothing once begun
 * @property {(request: {answers: Answers, today: string, at: string}) => void} ask
 * @property {(request: {type: CheckMessage["type"], answers: Answers, today: string}) => void} check
 * @property {(request: DocumentRequest) => Promise<DocumentResult>} write a form, a letter or a
 *   calendar file; stays open after `failed`, until `retry`
 * @property {() => void} forget drop the open step
 * @property {() => void} retry after `failed`: a new worker, the same open requests
 * @property {() => boolean} isReady
 */

/** Milliseconds without a reply before the written answer is offered. */
const SLOW_AFTER = 10_000;
/** Milliseconds without any sign of life: longer than the worker's own watchdog. */
const SILENT_AFTER = 90_000;
/** Milliseconds for one request once the rules are there; they take some tens. */
const STEP_LIMIT = 30_000;

/**
 * @param {ClientOptions} options
 * @returns {Client}
 */
export function createClient({
  createWorker = () => startWorker(workerAddress()),
  language,
  base,
  loadCode = async () => {},
  handlers,
}) {
  /** @type {"idle" | "loading" | "ready" | "failed"} */
  let state = "idle";
  /** @type {Worker | null} */
  let worker = null;
  let code = Promise.resolve();
  /** The newest of each kind. @type {Map<RequestMessage["type"], RequestMessage>} */
  const open = new Map();
  /** By the id of the request. @type {Map<number, (result: DocumentResult) => void>} */
  const writing = new Map();
  /** @type {FailedMessage | null} */
  let failure = null;
  let newestId = 0;
  let isAgain = false;
  const slow = createTimer(() => handlers.onSlow());
  const silence = createTimer(() =>
    fail(state === "ready" ? "rules" : "timeout", `no message, state ${state}`),
  );

  function start() {
    if (state !== "idle") return;
    state = "loading";
    try {
      worker = createWorker();
    } catch (error) {
      fail("worker", String(error));
      return;
    }
    const own = worker;
    code = loadCode();
    code.catch((error) => own === worker && fail("download", String(error)));
    worker.addEventListener("message", (event) => receive(event.data));
    worker.addEventListener("error", onWorkerError);
    worker.addEventListener("messageerror", () => fail("worker", "unreadable message"));
    const manifest = manifestOfPage();
    worker.postMessage({ type: "start", language, base, manifest, again: isAgain });
    if (!isAgain) preloadRuntime(base, manifest, language);
    // The worker's own script may be long on its way.
    handlers.onProgress({ type: "progress", stage: "manifest", fraction: 0, loaded: 0, total: 0 });
    silence.set(SILENT_AFTER);
  }

  /**
   * A script that did not come is an event without a message; one that this browser cannot run
   * brings its message.
   * @param {ErrorEvent | Event} event
   */
  function onWorkerError(event) {
    const message = "message" in event ? event.message : "";
    fail(message ? "worker" : "download", message || "the worker's script did not come");
  }

  /** @param {{answers: Answers, today: string, at: string}} request */
  function ask({ answers, today, at }) {
    newestId += 1;
    request({ type: "step", id: newestId, answers, language, today, at });
  }

  /** @param {{type: CheckMessage["type"], answers: Answers, today: string}} request */
  function check({ type, answers, today }) {
    newestId += 1;
    request({ type, id: newestId, answers, language, today });
  }

  /**
   * @param {DocumentRequest} document
   * @returns {Promise<DocumentResult>}
   */
  function write(document) {
    newestId += 1;
    const message = asMessage(document, newestId);
    // A request that a newer one replaces is never answered.
    const replaced = open.get(message.type)?.id ?? 0;
    writing.get(replaced)?.(null);
    writing.delete(replaced);
    return new Promise((resolve) => {
      writing.set(message.id, resolve);
      request(message);
    });
  }

  /**
   * @param {DocumentRequest} document
   * @param {number} id
   * @returns {RequestMessage}
   */
  function asMessage(document, id) {
    const { answers, today } = document;
    if (document.type !== "letter") return { type: document.type, id, answers, language, today };
    const { type, fields, letterLanguage } = document;
    return { type, id, answers, fields, language: letterLanguage, page_language: language, today };
  }

  /** @param {RequestMessage} message */
  function request(message) {
    open.set(message.type, message);
    if (failure) {
      handlers.onFailed(failure);
      return;
    }
    start();
    send(message);
  }

  /** @param {RequestMessage} message */
  function send(message) {
    if (!worker || failure) return;
    worker.postMessage(message);
    if (isForScreen(message.type)) slow.set(SLOW_AFTER);
    silence.set(state === "ready" ? STEP_LIMIT : SILENT_AFTER);
  }

  /** @param {unknown} message */
  function receive(message) {
    if (state === "failed") return;
    if (!isWorkerMessage(message)) {
      fail("worker", "unknown message");
      return;
    }
    if (message.type === "progress" || message.type === "failed") dispatch(message);
    else void dispatchWithCode(message);
  }

  /** @param {WorkerMessage} message */
  async function dispatchWithCode(message) {
    const own = worker;
    // What fails here has been told in `start`.
    await code.catch(() => {});
    if (own === worker && state !== "failed") dispatch(message);
  }

  /** @param {WorkerMessage} message */
  function dispatch(message) {
    switch (message.type) {
      case "progress":
        silence.set(SILENT_AFTER);
        return handlers.onProgress(message);
      case "ready":
        state = "ready";
        tellPage();
        settleSilence();
        return handlers.onReady(message);
      case "view":
      case "check":
      case "letter_form":
      case "letter":
      case "event":
      case "error":
        return receiveReply(message);
      case "failed":
        return fail(message.stage, message.message);
      default:
        return unreachable(message);
    }
  }

  /** @param {Reply} reply */
  function receiveReply(reply) {
    const answered = [...open.values()].find(({ id }) => id === reply.id);
    if (!answered) return;
    close(answered.type);
    if (!isForScreen(answered.type)) settle(reply);
    else if (reply.type === "view") handlers.onView?.(reply);
    else if (reply.type === "check") handlers.onCheck?.(reply);
    else if (reply.type === "error") handlers.onError(reply);
  }

  /** @param {Reply} reply to a document */
  function settle(reply) {
    if (reply.type !== "view" && reply.type !== "check") writing.get(reply.id)?.(reply);
    writing.delete(reply.id);
  }

  /** @param {RequestMessage["type"]} kind */
  function close(kind) {
    open.delete(kind);
    if (isForScreen(kind)) slow.clear();
    if (state === "ready") settleSilence();
  }

  function settleSilence() {
    if (open.size > 0) silence.set(STEP_LIMIT);
    else silence.clear();
  }

  /**
   * @param {FailedStage} stage
   * @param {string} message
   */
  function fail(stage, message) {
    if (state === "failed") return;
    state = "failed";
    failure = { type: "failed", stage, message };
    slow.clear();
    silence.clear();
    worker?.terminate();
    worker = null;
    handlers.onFailed(failure);
  }

  function retry() {
    if (state !== "failed") return;
    state = "idle";
    failure = null;
    isAgain = true;
    start();
    for (const message of open.values()) send(message);
  }

  const forget = () => close("step");
  const isReady = () => state === "ready";
  return { start, ask, check, write, forget, retry, isReady };
}

/**
 * Whether a reply is what the page shows, and has a written answer in its place.
 * @param {RequestMessage["type"]} kind
 */
function isForScreen(kind) {
  return kind === "step" || kind === "check" || kind === "due";
}

/**
 * One timer that starts anew with every `set`.
 * @param {() => void} onEnd
 */
function createTimer(onEnd) {
  let id = 0;
  const clear = () => window.clearTimeout(id);
  /** @param {number} milliseconds */
  const set = (milliseconds) => {
    clear();
    id = window.setTimeout(onEnd, milliseconds);
  };
  return { set, clear };
}

/**
 * Beside the page, where there is one: only there do the copies for reading offline serve it.
 * @returns {URL}
 */
function workerAddress() {
  const beside = document.querySelector("meta[name='wizard-worker']")?.getAttribute("content");
  return beside ? new URL(beside, document.baseURI) : new URL("worker.js", import.meta.url);
}

/** The rules work here: `offline.js` keeps what they need. */
function tellPage() {
  document.documentElement.dataset.rules = "ready";
  document.dispatchEvent(new Event("wizard-ready"));
}
