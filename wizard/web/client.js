/**
 * The page's side of the worker: starts it when first needed, asks, and keeps the times.
 *
 * Only the newest request counts: replies to older ones are dropped. `failed` is terminal for its
 * worker, so that a later failure cannot hide the first cause; `retry` begins with a new worker.
 */

/**
 * @import { Answers, ErrorMessage, FailedMessage, FailedStage, ProgressMessage, ReadyMessage,
 *   StepMessage, ViewMessage, WorkerMessage } from "./protocol.js"
 */

import { isWorkerMessage, unreachable } from "./protocol.js";

/**
 * @typedef {object} Handlers
 * @property {(message: ProgressMessage) => void} onProgress
 * @property {(message: ReadyMessage) => void} onReady
 * @property {(message: ViewMessage) => void} onView
 * @property {(message: ErrorMessage) => void} onError
 * @property {() => void} onSlow no reply for ten seconds; the request stays open
 * @property {(message: FailedMessage) => void} onFailed
 */

/**
 * @typedef {object} ClientOptions
 * @property {() => Worker} createWorker may throw where module workers are unknown
 * @property {string} language
 * @property {string} base absolute address of the runtime's folder
 * @property {Handlers} handlers
 */

/**
 * @typedef {object} Client
 * @property {() => void} start begin to load; does nothing once begun
 * @property {(request: {answers: Answers, today: string, at: string}) => void} ask
 * @property {() => void} forget drop the open request
 * @property {() => void} retry after `failed`: a new worker, the same open request
 * @property {() => boolean} isReady
 */

/** Milliseconds without a reply before the written answer is offered. */
const SLOW_AFTER = 10_000;
/** Milliseconds without any sign of life: longer than the worker's own watchdog. */
const SILENT_AFTER = 90_000;
/** Milliseconds for one step once the rules are there; they take some tens. */
const STEP_LIMIT = 30_000;

/**
 * @param {ClientOptions} options
 * @returns {Client}
 */
export function createClient({ createWorker, language, base, handlers }) {
  /** @type {"idle" | "loading" | "ready" | "failed"} */
  let state = "idle";
  /** @type {Worker | null} */
  let worker = null;
  /** @type {StepMessage | null} */
  let open = null;
  /** @type {FailedMessage | null} */
  let failure = null;
  let newestId = 0;
  const slow = createTimer(() => handlers.onSlow());
  const silence = createTimer(() => fail("timeout", `no message, state ${state}`));

  function start() {
    if (state !== "idle") return;
    state = "loading";
    try {
      worker = createWorker();
    } catch (error) {
      fail("worker", String(error));
      return;
    }
    worker.addEventListener("message", (event) => receive(event.data));
    worker.addEventListener("error", onWorkerError);
    worker.addEventListener("messageerror", () => fail("worker", "unreadable message"));
    worker.postMessage({ type: "start", language, base });
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
    open = { type: "step", id: newestId, answers, language, today, at };
    if (failure) {
      handlers.onFailed(failure);
      return;
    }
    start();
    send();
  }

  function send() {
    if (!open || !worker || failure) return;
    worker.postMessage(open);
    slow.set(SLOW_AFTER);
    silence.set(state === "ready" ? STEP_LIMIT : SILENT_AFTER);
  }

  /** @param {unknown} message */
  function receive(message) {
    if (state === "failed") return;
    if (!isWorkerMessage(message)) {
      fail("worker", "unknown message");
      return;
    }
    settleSilence(message);
    dispatch(message);
  }

  /** @param {WorkerMessage} message */
  function settleSilence(message) {
    if (message.type === "progress") silence.set(SILENT_AFTER);
    else if (message.type === "ready" && open) silence.set(STEP_LIMIT);
    else if (message.type === "ready" || isNewest(message)) silence.clear();
  }

  /** @param {WorkerMessage} message */
  function dispatch(message) {
    switch (message.type) {
      case "progress":
        return handlers.onProgress(message);
      case "ready":
        state = "ready";
        return handlers.onReady(message);
      case "view":
        if (isNewest(message)) handlers.onView(close(message));
        return;
      case "error":
        if (isNewest(message)) handlers.onError(close(message));
        return;
      case "failed":
        return fail(message.stage, message.message);
      default:
        return unreachable(message);
    }
  }

  /** @param {WorkerMessage} message */
  function isNewest(message) {
    return (message.type === "view" || message.type === "error") && message.id === open?.id;
  }

  /**
   * @template Message
   * @param {Message} message the reply to the open request
   * @returns {Message}
   */
  function close(message) {
    forget();
    return message;
  }

  function forget() {
    open = null;
    slow.clear();
    if (state === "ready") silence.clear();
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
    start();
    send();
  }

  return { start, ask, forget, retry, isReady: () => state === "ready" };
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
