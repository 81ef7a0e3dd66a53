/**
 * The page's side of the service worker: registers it once the page is at rest, tells it what to
 * keep, and tells the visitor when what they see is an old copy. Words come with the page.
 *
 * Where there is no service worker (an insecure address, a private window, a policy) nothing of
 * this happens and nothing is said.
 */

import { FOLDER, forgetCopies, ROOT } from "./saved_copies.js";

/** @typedef {"loading" | "ready" | "failed" | "offline"} State */

/** Milliseconds after which a page that is looked at again asks for a newer build. */
const ASK_AGAIN_AFTER = 60 * 60 * 1000;
/** Milliseconds to wait for a wizard that nobody touches. */
const WIZARD_LIMIT = 20_000;

/** The page's policy for content names it: a service worker comes from the site's root only. */
const RULES = { createScriptURL: (/** @type {string} */ name) => new URL(name, ROOT).href };

const $note = /** @type {HTMLElement | null} */ (document.querySelector("[data-copy-note]"));
if ($note && FOLDER && window.top === window) void start($note);

/** @param {HTMLElement} $root */
async function start($root) {
  try {
    const container = navigator.serviceWorker;
    if (!container.controller) await wizardLoaded();
    const policy = window.trustedTypes?.createPolicy("rights-wizard-copies", RULES) ?? RULES;
    const registration = await container.register(policy.createScriptURL("sw.js"), {
      scope: new URL(FOLDER, ROOT).href,
      updateViaCache: "none",
    });
    // Playwright, for one, blocks without an error.
    if (registration) await connect($root, container, registration);
  } catch {
    // Forbidden, unknown or out of reach: the site works without.
  }
}

/** Whether the rules have been loaded: at that moment the document hears `wizard-ready`. */
function isWizardReady() {
  return document.documentElement.dataset.rules === "ready";
}

/** The first time, on the wizard's page, the rules come before the copies. */
function wizardLoaded() {
  if (!document.querySelector("[data-runtime]") || isWizardReady()) return;
  return new Promise((resolve) => {
    document.addEventListener("wizard-ready", resolve, { once: true });
    setTimeout(resolve, WIZARD_LIMIT);
  });
}

/**
 * @param {HTMLElement} $root
 * @param {ServiceWorkerContainer} container
 * @param {ServiceWorkerRegistration} registration
 */
async function connect($root, container, registration) {
  void keepThisPage(container);
  // From the network: nothing on this page is old.
  if (!container.controller) return;
  const note = createNote($root, {
    show: () => {
      if (isTyped() && !note.isWarned()) note.warn();
      else showNew(registration);
    },
    fresh: openWithoutCopies,
  });
  container.addEventListener("controllerchange", () => onTakeOver(container, note));
  registration.addEventListener("updatefound", () => follow(registration, container, note));
  const isOlder = (await kinOfPage(container)) === "older";
  if (isUntouched() && (registration.waiting || isOlder)) return showNew(registration);
  if (isOlder) note.tell("ready");
  await follow(registration, container, note);
  askForNew(registration, note);
}

// ---- What is kept

/**
 * This page with what it has loaded, and the wizard once its rules work here. Unless the visitor
 * saves data also what nobody has asked for yet: the start page and the written answers.
 * @param {ServiceWorkerContainer} container
 */
async function keepThisPage(container) {
  const { active } = await container.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  const ahead = connection?.saveData ? [] : ["", "answers/"];
  const pages = ahead.map((page) => new URL(`${FOLDER}${page}`, ROOT).href);
  const urls = [window.location.href, ...pages, ...loaded].filter((url) =>
    url.startsWith(ROOT.href),
  );
  active?.postMessage({ type: "keep", urls });
  const keepWizard = () => active?.postMessage({ type: "keep", urls: [], wizard: true });
  if (isWizardReady()) keepWizard();
  else document.addEventListener("wizard-ready", keepWizard, { once: true });
}

// ---- A newer build

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {Note} note
 */
function askForNew(registration, note) {
  let askedAt = 0;
  const ask = async () => {
    askedAt = Date.now();
    try {
      await registration.update();
      note.hide("offline");
    } catch {
      note.tell("offline");
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - askedAt > ASK_AGAIN_AFTER) void ask();
  });
  window.addEventListener("online", ask);
  window.addEventListener("offline", () => note.tell("offline"));
  void ask();
}

/**
 * Tell how far the newer build is, unless this page is of it already.
 * @param {ServiceWorkerRegistration} registration
 * @param {ServiceWorkerContainer} container
 * @param {Note} note
 */
async function follow(registration, container, note) {
  const coming = registration.installing ?? registration.waiting;
  if (!coming || (await kinOfPage(container)) === "newer") return;
  const tell = () => {
    if (coming.state === "installing") note.tell("loading");
    else if (coming.state === "installed") note.tell("ready");
    // A newer one may have replaced it on its way.
    else if (coming.state === "redundant" && isLast(coming)) note.tell("failed");
  };
  const isLast = (/** @type {ServiceWorker} */ failed) =>
    [registration.installing, registration.waiting].every((each) => !each || each === failed);
  coming.addEventListener("statechange", tell);
  tell();
  void updateOtherLanguages(registration);
}

/**
 * Workers of other languages share the copies; old ones are removed when none needs them.
 * @param {ServiceWorkerRegistration} own
 */
async function updateOtherLanguages(own) {
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    const { scope } = registration;
    if (scope === own.scope || !scope.startsWith(ROOT.href)) continue;
    registration.update().catch(() => {});
  }
}

/**
 * What this page is to the worker that controls it now.
 * @param {ServiceWorkerContainer} container
 * @returns {Promise<"own" | "older" | "newer">}
 */
function kinOfPage(container) {
  return new Promise((resolve) => {
    const ask = () => container.controller?.postMessage({ type: "whose" });
    /** @param {MessageEvent} event */
    const onAnswer = ({ data }) => {
      if (data?.type !== "whose") return;
      container.removeEventListener("message", onAnswer);
      container.removeEventListener("controllerchange", ask);
      resolve(data.kin);
    };
    container.addEventListener("message", onAnswer);
    // A worker that is just replaced answers no more; its successor does.
    container.addEventListener("controllerchange", ask);
    container.startMessages();
    ask();
  });
}

let isAsked = false;

/** @param {ServiceWorkerRegistration} registration */
function showNew(registration) {
  if (!registration.waiting) return window.location.reload();
  isAsked = true;
  registration.waiting.postMessage({ type: "take-over" });
}

/**
 * A newer worker has taken over, here or in another window. A page with something typed in it
 * stays as it is and says so.
 * @param {ServiceWorkerContainer} container
 * @param {Note} note
 */
async function onTakeOver(container, note) {
  if (isAsked || (document.hidden && !isTyped())) window.location.reload();
  else if ((await kinOfPage(container)) === "older") note.tell("ready");
}

async function openWithoutCopies() {
  await forgetCopies();
  window.location.reload();
}

/** Just opened: another reading of the page disturbs nobody. */
function isUntouched() {
  const { userActivation } = navigator;
  return userActivation?.hasBeenActive === false && !isTyped();
}

/** Whether the page holds words of the visitor, which nothing keeps. */
function isTyped() {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
    document.querySelectorAll("main :is(textarea, input:not([type=radio], [type=checkbox]))")
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}

// ---- The note

/**
 * @typedef {object} Note
 * @property {(state: State) => void} tell
 * @property {(state: State) => void} hide only when it tells this
 * @property {() => void} warn of what was typed
 * @property {() => boolean} isWarned
 */

/**
 * @param {HTMLElement} $root
 * @param {{show: () => void, fresh: () => void}} actions
 * @returns {Note}
 */
function createNote($root, actions) {
  /** @type {State | ""} */
  let told = "";
  let isClosed = false;
  let isWarned = false;
  const $text = document.createElement("span");
  const $show = button("md-button", $root.dataset.show ?? "", actions.show);
  const $fresh = button("md-button", $root.dataset.fresh ?? "", actions.fresh);
  const $close = /** @type {HTMLElement} */ ($root.querySelector("[data-close-note]"));
  const $status = /** @type {HTMLElement} */ ($root.querySelector("[role=status]"));
  $status.append($text);
  $close.before($show, $fresh);
  $close.addEventListener("click", () => {
    isClosed = true;
    $root.hidden = true;
  });

  /** @param {State} state */
  const tell = (state) => {
    // A copy that may be old is the weightier news.
    if (state === told || (state === "offline" && told !== "")) return;
    if (state === "ready" || state === "failed") isClosed = false;
    told = state;
    $root.hidden = isClosed;
    $show.hidden = state !== "ready";
    $fresh.hidden = state !== "failed";
    $text.textContent = $root.dataset[state] ?? "";
  };
  /** @param {State} state */
  const hide = (state) => {
    if (told !== state) return;
    told = "";
    $root.hidden = true;
  };
  const warn = () => {
    isWarned = true;
    $text.textContent = $root.dataset.typed ?? "";
  };
  return { tell, hide, warn, isWarned: () => isWarned };
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} onClick
 */
function button(className, text, onClick) {
  const $button = document.createElement("button");
  $button.type = "button";
  $button.className = className;
  $button.textContent = text;
  $button.addEventListener("click", onClick);
  return $button;
}
