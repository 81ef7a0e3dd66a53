/**
 * The worker: has Python and the rules loaded, then answers each request with what the rules say.
 *
 * Only JSON text crosses into Python (`complaint_rules.wire.handle`) and back. While the runtime
 * loads, the newest request of each kind waits; older ones are forgotten, as the page would drop
 * their replies.
 * A failure to load is reported once and is the end of this worker.
 */

/**
 * @import { FailedStage, PageMessage, ProgressStage, ReadyMessage, Reply, RequestMessage,
 *   WorkerMessage } from "./protocol.js"
 */

import { DownloadError } from "./download.js";
import { INTERNAL_ERROR, isPageMessage, isRecord, isReply, unreachable } from "./protocol.js";
import { loadRules } from "./runtime.js";

/** Seconds without progress after which loading has failed. */
const WATCHDOG_SECONDS = 60;
/** Milliseconds between two messages of progress. */
const PROGRESS_EVERY = 100;
/** Share of the whole that each stage has reached when it begins. */
const FRACTION = { manifest: 0, download: 0, python: 0.92, rules: 0.97 };
/** The smallest module: magic number and version. Refused where WebAssembly is forbidden. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {((json: string) => string) | null} */
let handle = null;
/** The newest of each kind. @type {Map<RequestMessage["type"], RequestMessage>} */
const waiting = new Map();
let hasStarted = false;
let hasFailed = false;
let [loadedBytes, totalBytes, postedAt, idleSeconds] = [0, 0, 0, 0];
/** @type {ProgressStage} */
let stage = "manifest";

scope.addEventListener("message", (event) => {
  if (isPageMessage(event.data)) receive(event.data);
});

/** @param {PageMessage} message */
function receive(message) {
  switch (message.type) {
    case "start":
      if (!hasStarted) void start(message.base);
      hasStarted = true;
      return;
    case "step":
    case "letter_form":
    case "letter":
    case "event":
    case "check":
      if (handle) answer(handle, message);
      else waiting.set(message.type, message);
      return;
    default:
      return unreachable(message);
  }
}

/** @param {WorkerMessage} message */
function post(message) {
  if (!hasFailed) scope.postMessage(message);
}

/**
 * @param {FailedStage} failedStage
 * @param {unknown} error
 */
function fail(failedStage, error) {
  post({ type: "failed", stage: failedStage, message: describe(error) });
  hasFailed = true;
}

/**
 * Never throws: what is thrown at us may be anything.
 * @param {unknown} error
 */
function describe(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** @param {string} base */
async function start(base) {
  if (!canRunWebAssembly()) return fail("webassembly", "not available");
  if (new URL(base).origin !== scope.location.origin) return fail("download", "other origin");
  const watchdog = setInterval(watch, 1000);
  try {
    await load(base);
  } catch (error) {
    fail(failedStageOf(error), error);
  } finally {
    clearInterval(watchdog);
  }
}

/** Counts ticks, not time: work that blocks this thread is one tick, however long. */
function watch() {
  idleSeconds += 1;
  if (idleSeconds >= WATCHDOG_SECONDS) fail("timeout", `no progress in stage ${stage}`);
}

function canRunWebAssembly() {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * @param {unknown} error
 * @returns {FailedStage}
 */
function failedStageOf(error) {
  if (error instanceof DownloadError) return "download";
  return stage === "python" || stage === "rules" ? stage : "download";
}

/** @param {string} base */
async function load(base) {
  const rules = await loadRules(base, { onStage: enter, onBytes: noteBytes, onFailure: fail });
  post(open(rules));
}

/**
 * Take the rules into use and answer what has been waiting.
 * @param {(json: string) => string} rules
 * @returns {ReadyMessage}
 */
function open(rules) {
  /** @type {unknown} */
  const about = JSON.parse(rules(JSON.stringify({ type: "about" })));
  if (!isReady(about)) throw new TypeError("about: unknown shape");
  handle = rules;
  // In tasks of their own, so that `ready` leaves first.
  for (const request of waiting.values()) setTimeout(() => answer(rules, request));
  waiting.clear();
  return {
    type: "ready",
    rules_version: about.rules_version,
    law_checked_on: about.law_checked_on,
  };
}

/**
 * @param {unknown} value
 * @returns {value is ReadyMessage}
 */
function isReady(value) {
  return (
    isRecord(value) &&
    typeof value.rules_version === "string" &&
    typeof value.law_checked_on === "string"
  );
}

/**
 * @param {(json: string) => string} rules
 * @param {RequestMessage} request
 */
function answer(rules, request) {
  try {
    /** @type {unknown} */
    const reply = JSON.parse(rules(JSON.stringify(request)));
    post(isReply(reply) ? reply : internalError(request.id));
  } catch (error) {
    if (isFatal(error)) fail("python", error);
    else post(internalError(request.id));
  }
}

/**
 * @param {number} id
 * @returns {Reply}
 */
function internalError(id) {
  return { type: "error", id, code: INTERNAL_ERROR, message: "", question: "", view: null };
}

/**
 * Whether the interpreter itself has broken, after which every call fails.
 * @param {unknown} error
 */
function isFatal(error) {
  return isRecord(error) && error.pyodide_fatal_error === true;
}

/** @param {ProgressStage} next */
function enter(next) {
  stage = next;
  postProgress();
}

/**
 * @param {number} loaded
 * @param {number} total
 */
function noteBytes(loaded, total) {
  [loadedBytes, totalBytes, idleSeconds] = [loaded, total, 0];
  if (loaded >= total && stage === "download") enter("python");
  else if (performance.now() - postedAt >= PROGRESS_EVERY) postProgress();
}

function postProgress() {
  postedAt = performance.now();
  idleSeconds = 0;
  const part = totalBytes ? loadedBytes / totalBytes : 0;
  const fraction = stage === "download" ? part * FRACTION.python : FRACTION[stage];
  post({ type: "progress", stage, fraction, loaded: loadedBytes, total: totalBytes });
}
