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
 *   StartMessage, WorkerMessage } from "./protocol.js"
 * @import { Runtime } from "./runtime.js"
 * @import { Manifest, RuntimeKind } from "./runtime_files.js"
 */

import { DownloadError, fetchManifest } from "./download.js";
import { INTERNAL_ERROR, isPageMessage, isRecord, isReply, unreachable } from "./protocol.js";
import { loadRuntime, WasmError } from "./runtime.js";
import { readManifest } from "./runtime_files.js";

/** Seconds without progress after which loading has failed. */
const WATCHDOG_SECONDS = 60;
/**
 * The same for the start of the light runtime when all its files are there: a trap in it may end
 * in silence (Pyodide only writes to the console). This thread is idle then, so it is no slow phone.
 */
const LIGHT_SECONDS = 10;
/** Milliseconds between two messages of progress. */
const PROGRESS_EVERY = 100;
/** Share of the whole that each stage has reached when it begins. */
const FRACTION = { manifest: 0, download: 0, python: 0.92, rules: 0.97 };
/** The smallest module: magic number and version. Refused where WebAssembly is forbidden. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Codes of the rules' own errors for a text that is not there, and for words not fetched yet. */
const MISSING_TEXT = "missing_text";
const MISSING_WORDS = "missing_words";

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** What answers; null while it loads. @type {Runtime | null} */
let runtime = null;
/** The light runtime, until it was seen to lack something. @type {RuntimeKind} */
let kind = "light";
/** The newest of each kind. @type {Map<RequestMessage["type"], RequestMessage>} */
const waiting = new Map();
let hasStarted = false;
let hasFailed = false;
/** How the browser's own copies of the files are used: past them once something was broken. @type {RequestCache} */
let cache = "default";
let [loadedBytes, totalBytes, postedAt, idleSeconds] = [0, 0, 0, 0];
/** Timer of a message of progress that is to come. */
let later = 0;
/** @type {ProgressStage} */
let stage = "manifest";
/** @type {Manifest | null} */
let files = null;
/** @type {() => Promise<void>} */
let load = async () => {};
/** Ends the wait for the light runtime. @type {(error: unknown) => void} */
let breakOff = () => {};

scope.addEventListener("message", (event) => {
  if (isPageMessage(event.data)) receive(event.data);
});

// What a trap throws where nobody waits for it. Harmless once the runtime has started: the next
// request meets the broken one and is repeated.
scope.addEventListener("unhandledrejection", (event) => noteTrap(event, event.reason));
scope.addEventListener("error", (event) => noteTrap(event, event.error));

/**
 * @param {Event} event
 * @param {unknown} error
 */
function noteTrap(event, error) {
  if (kind === "whole" || !(error instanceof WebAssembly.RuntimeError)) return;
  event.preventDefault();
  breakOff(error);
}

/** @param {PageMessage} message */
function receive(message) {
  switch (message.type) {
    case "start":
      if (!hasStarted) void start(message);
      hasStarted = true;
      return;
    case "step":
    case "letter_form":
    case "letter":
    case "event":
    case "check":
    case "due":
      if (runtime) void answer(runtime, message);
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

/** @param {StartMessage} message */
async function start({ base, manifest, language, again }) {
  if (!canRunWebAssembly()) return fail("webassembly", "not available");
  // Not that of `scope.location`: in a frame without an origin the worker begins elsewhere.
  if (new URL(base).origin !== new URL(import.meta.url).origin) {
    return fail("download", "other origin");
  }
  if (again) cache = "reload";
  load = async () => {
    const asked = kind;
    enter("manifest");
    files ??= readManifest(manifest) ?? (await fetchManifest(base));
    const wanted = { manifest: files, kind: asked, language, cache };
    const loaded = await loadRuntime(base, wanted, { onStage: enter, onBytes: noteBytes });
    if (asked === kind) open(loaded);
  };
  await loadOrFail();
}

/**
 * Should the light runtime fail for another reason than the network, the whole one takes its
 * place; a failure of that one is final.
 */
async function loadOrFail() {
  const watchdog = setInterval(watch, 1000);
  try {
    /** @type {Promise<never>} */
    const broken = new Promise((_, reject) => {
      breakOff = reject;
    });
    await Promise.race([load(), broken]).catch((error) => {
      if (kind === "whole" || error instanceof DownloadError) throw error;
      [kind, cache] = ["whole", "reload"];
      return load();
    });
  } catch (error) {
    fail(failedStageOf(error), error);
  } finally {
    clearInterval(watchdog);
  }
}

/** Counts ticks, not time: work that blocks this thread is one tick, however long. */
function watch() {
  idleSeconds += 1;
  if (kind === "light" && stage === "python" && idleSeconds >= LIGHT_SECONDS) {
    breakOff(new Error("no progress"));
  }
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
  if (error instanceof WasmError) return "webassembly";
  return stage === "python" || stage === "rules" ? stage : "download";
}

/**
 * Take the rules into use, and answer what has been waiting.
 * @param {Runtime} loaded
 */
function open(loaded) {
  /** @type {unknown} */
  const about = JSON.parse(loaded.handle(JSON.stringify({ type: "about" })));
  if (!isReady(about)) throw new TypeError("about: unknown shape");
  runtime = loaded;
  // In tasks of their own, so that `ready` leaves first.
  for (const request of waiting.values()) setTimeout(() => answer(loaded, request));
  waiting.clear();
  post({ type: "ready", rules_version: about.rules_version, law_checked_on: about.law_checked_on });
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
 * @param {Runtime} asked
 * @param {RequestMessage} request
 */
async function answer(asked, request) {
  const text = asText(request);
  if (text === null) return post(internalError(request.id));
  try {
    await addLanguages(asked, request);
    const reply = await replyWithWords(asked, text);
    if (kind === "light" && lacksText(reply)) repeat(asked, request);
    else post(isReply(reply) ? reply : internalError(request.id));
  } catch (error) {
    if (error instanceof DownloadError) post(internalError(request.id));
    else if (asked !== runtime || kind === "light") repeat(asked, request);
    else if (isFatal(error)) fail("python", error);
    else post(internalError(request.id));
  }
}

/**
 * The reply, once the words that it asks for beside those of the wizard are there: few visitors
 * need them.
 * @param {Runtime} asked
 * @param {string} text
 * @returns {Promise<unknown>}
 */
async function replyWithWords(asked, text) {
  /** @type {Set<string>} */
  const added = new Set();
  for (;;) {
    /** @type {unknown} */
    const reply = JSON.parse(asked.handle(text));
    const name = isRecord(reply) && reply.code === MISSING_WORDS ? String(reply.lacks) : "";
    if (!name || added.has(name)) return reply;
    added.add(name);
    await asked.addLanguage(name);
  }
}

/**
 * @param {RequestMessage} request
 * @returns {string | null} null when something in it nests too deep to be written
 */
function asText(request) {
  try {
    return JSON.stringify(request);
  } catch {
    return null;
  }
}

/**
 * A letter is in a language of its own.
 * @param {Runtime} asked
 * @param {RequestMessage} request
 */
async function addLanguages(asked, request) {
  await asked.addLanguage(request.language);
  if ("page_language" in request) await asked.addLanguage(request.page_language);
}

/**
 * Answer it by the whole runtime: the light one lacks something. The visitor only sees that it
 * loads once more.
 * @param {Runtime} asked
 * @param {RequestMessage} request
 */
function repeat(asked, request) {
  if (runtime && runtime !== asked) return void answer(runtime, request);
  if (!waiting.has(request.type)) waiting.set(request.type, request);
  if (!runtime) return;
  runtime = null;
  kind = "whole";
  void loadOrFail();
}

/**
 * Whether the rules missed one of their texts, which the light runtime holds in part.
 * @param {unknown} reply
 */
function lacksText(reply) {
  if (!isRecord(reply) || reply.type !== "error") return false;
  return reply.code === MISSING_TEXT || reply.code === MISSING_WORDS;
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
  // What came last is told as well, should nothing more come for long.
  else later ||= setTimeout(postProgress, PROGRESS_EVERY);
}

function postProgress() {
  clearTimeout(later);
  later = 0;
  postedAt = performance.now();
  idleSeconds = 0;
  const part = totalBytes ? loadedBytes / totalBytes : 0;
  const fraction = stage === "download" ? part * FRACTION.python : FRACTION[stage];
  post({ type: "progress", stage, fraction, loaded: loadedBytes, total: totalBytes });
}
