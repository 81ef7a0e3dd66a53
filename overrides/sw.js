/**
 * The site without a connection. One service worker a language, for /kz/, /ru/ and /en/ each;
 * the chooser and /embed/ lie in none of their scopes and are never touched.
 *
 * The build writes its list into `BUILD`: every file of the site with the hash of its content. A
 * file is kept under its address and that hash, and only after its content had that hash. So a
 * worker never hands out anything of another build, two builds share what they have in common,
 * and an update that breaks off goes on where it stopped. `hooks/offline.py` fills the list; with
 * an empty one, as here, this file removes the workers and everything that they kept.
 *
 * One build at a time: a new worker first fetches whatever the old one had kept, all or nothing,
 * and takes over when a page says so (`offline.js`) or when no page of the old one is left.
 */

/**
 * @typedef {object} Build
 * @property {string} id "" for none
 * @property {Record<string, string>} files hash by path from the site's root
 * @property {string[]} frame what every page needs
 * @property {string[]} wizard what the wizard needs in every language
 * @property {Record<string, string[]>} catalogues and its words, by folder
 */

/** @type {Build} */
const BUILD = { id: "", files: {}, frame: [], wizard: [], catalogues: {} };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The site's root: this file lies there, whatever the path of the site. */
const ROOT = new URL("./", worker.location.href);
/** Folder of the language, "ru/". */
const FOLDER = worker.registration.scope.slice(ROOT.href.length);
/** `saved_copies.js` has the same name. */
const STORE = `rights-wizard ${ROOT.pathname}`;
const OFFLINE_PAGE = `${FOLDER}offline/`;
const WIZARD_WORKER = `${FOLDER}wizard/worker.js`;
/** Files that are fetched at the same time. */
const LANES = 4;

/** A file that is not, or not yet, what the list says. */
class OtherBuildError extends Error {
  name = "OtherBuildError";
}

// ---- What is kept

/** @param {string} path */
function keyOf(path) {
  return `${ROOT.href}${path}?${BUILD.files[path]}`;
}

function openStore() {
  return caches.open(STORE);
}

/**
 * Reads without making a store where there is none: copies that were removed stay removed.
 * @param {string} key
 */
function kept(key) {
  return caches.match(key, { cacheName: STORE });
}

/**
 * Write, unless the visitor wants no copies; if that was said meanwhile, remove what this made.
 * @param {string} key
 * @param {Response} copy
 */
async function write(key, copy) {
  if (isOver) return;
  await (await openStore()).put(key, copy);
  if (isOver) await caches.delete(STORE);
}

/** @param {string} path */
async function keptCopy(path) {
  return kept(keyOf(path));
}

/**
 * Fetch a file of this build, first from where the browser may have it already.
 * @param {string} path
 */
async function fetchOwn(path) {
  const address = ROOT.href + path.replace(/(^|\/)index\.html$/, "$1");
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const copy = await ownCopy(path, await fetch(address, { cache }));
    if (copy) return copy;
  }
  throw new OtherBuildError(path);
}

/**
 * @param {string} path
 * @param {Response} response
 * @returns {Promise<Response | null>} null when its content is not that of this build
 */
async function ownCopy(path, response) {
  if (!response.ok) return null;
  const content = await response.arrayBuffer();
  return (await hashOf(content)) === BUILD.files[path] ? copyOf(content, response) : null;
}

/**
 * The same answer as read: how it was packed on its way no longer matters.
 * @param {ArrayBuffer} content
 * @param {Response} response
 */
function copyOf(content, { status, statusText, headers }) {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "vary"]) kept.delete(name);
  return new Response(content, { status, statusText, headers: kept });
}

/** @param {ArrayBuffer} content */
async function hashOf(content) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} path */
async function keep(path) {
  if (await keptCopy(path)) return;
  await store(path, await fetchOwn(path));
}

/** The visitor wants no copies: what is still on its way is not kept. */
let isOver = false;

/**
 * @param {string} path
 * @param {Response} copy
 */
async function store(path, copy) {
  await write(keyOf(path), copy);
}

/** @param {Iterable<string>} paths each of this build */
async function keepAll(paths) {
  const waiting = [...new Set(paths)];
  const lane = async () => {
    for (let path = waiting.pop(); path; path = waiting.pop()) await keep(path);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** @returns {Promise<string[]>} paths of every kept file, whichever its build */
async function keptPaths() {
  const keys = await (await openStore()).keys();
  return keys.map(({ url }) => new URL(url).pathname.slice(ROOT.pathname.length)).filter(Boolean);
}

/**
 * Do without when it fails: no room, no connection, a server that has moved on.
 * @param {Promise<unknown>} work
 */
async function quietly(work) {
  try {
    await work;
  } catch {
    // The page that is shown does not depend on it.
  }
}

// ---- A new build

/**
 * Fetch what this build needs to replace the old one. Fails as a whole; only a full disk lets the
 * new build in without its copies: law that is new counts for more than law that is kept.
 */
async function install() {
  if (!BUILD.id) return worker.skipWaiting();
  try {
    await keepAll([
      ...BUILD.frame,
      `${OFFLINE_PAGE}index.html`,
      ...followingPaths(await keptPaths()),
    ]);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
  }
}

/**
 * @param {string[]} kept paths that the old build had kept
 * @returns {string[]} the same of this build; other languages have workers of their own
 */
function followingPaths(kept) {
  const own = kept.filter((path) => path.startsWith(FOLDER) || path.startsWith("assets/"));
  return [...own.filter(isListed), ...(own.some(isWizard) ? wizardPaths() : [])];
}

/** @param {string} path */
function isListed(path) {
  return path in BUILD.files;
}

function wizardPaths() {
  return [...BUILD.wizard, ...(BUILD.catalogues[FOLDER] ?? []), WIZARD_WORKER];
}

/**
 * The scripts, Python, the rules and their words: one set, never of two builds. The wizard's
 * worker has an address of its own beside the page, for only there is it in this scope.
 * @param {string} path
 */
function isWizard(path) {
  return /^assets\/(wizard|runtime)\//.test(path) || path === WIZARD_WORKER;
}

async function activate() {
  if (!BUILD.id) {
    await caches.delete(STORE);
    await worker.registration.unregister();
    return;
  }
  await forgetOldFiles();
}

/** Remove what this build does not list, once the workers of all languages are of this build. */
async function forgetOldFiles() {
  const cache = await openStore();
  await cache.put(`${ROOT.href}?build=${FOLDER}`, new Response(BUILD.id));
  const keys = (await cache.keys()).map(({ url }) => url);
  const records = keys.filter((key) => key.startsWith(`${ROOT.href}?build=`));
  const builds = await Promise.all(records.map(async (key) => (await cache.match(key))?.text()));
  if (builds.some((id) => id !== BUILD.id)) return;
  const listed = new Set(Object.keys(BUILD.files).map(keyOf));
  const old = keys.filter((key) => !key.startsWith(`${ROOT.href}?`) && !listed.has(key));
  await Promise.all(old.map((key) => cache.delete(key)));
}

// ---- Pages of another build: newer ones from the network, older ones left open

/**
 * Where a page came from, by client, and a worker with its page: "build:ID" for one that was kept,
 * "page:HASH" for one that the network gave and that is not of this build.
 * @type {Map<string, string>}
 */
const marks = new Map();

/** @param {string} client */
function markKey(client) {
  return `${ROOT.href}?page=${client}`;
}

/**
 * The browser may stop this worker between two requests: the mark is kept outside, too.
 * @param {string} client
 * @param {string} mark
 */
async function setMark(client, mark) {
  marks.set(client, mark);
  await quietly(write(markKey(client), new Response(mark)));
}

/** @param {string} client */
async function markOf(client) {
  const known = marks.get(client);
  if (known !== undefined) return known;
  const mark = (await (await kept(markKey(client)))?.text()) ?? "";
  marks.set(client, mark);
  return mark;
}

/**
 * What a page with this mark is to this worker: of its build; kept by an older worker; newer than
 * this one.
 * @param {string} mark
 * @returns {"own" | "older" | "newer"}
 */
function kinOf(mark) {
  const [kind, id = ""] = mark.split(":");
  if (kind === "page") return Object.values(BUILD.files).includes(id) ? "own" : "newer";
  return mark === "" || id === BUILD.id ? "own" : "older";
}

/**
 * Of pages that are closed nobody asks any more. Not while this worker is activated: a page that
 * is just opened waits for that, and the list of pages may wait for the page.
 */
async function forgetOldMarks() {
  const open = await worker.clients.matchAll({ type: "all", includeUncontrolled: true });
  const known = new Set(open.map(({ id }) => markKey(id)));
  const cache = await openStore();
  const old = (await cache.keys()).filter(
    ({ url }) => url.startsWith(markKey("")) && !known.has(url),
  );
  await Promise.all(old.map((key) => cache.delete(key)));
}

// ---- Answers

/** @param {URL} url */
function pathOf(url) {
  const path = decodeURI(url.pathname).slice(ROOT.pathname.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answerPage(event, path) {
  const kept = isListed(path) ? await keptCopy(path) : undefined;
  if (kept) {
    event.waitUntil(setMark(event.resultingClientId, `build:${BUILD.id}`));
    return kept;
  }
  try {
    return await freshPage(event, path, await fetch(event.request, { cache: "no-cache" }));
  } catch {
    return offlineAnswer(path);
  }
}

/**
 * A page from the network: kept when it is of this build, else marked, so that what it loads
 * comes from the network as well.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {Response} response
 */
async function freshPage(event, path, response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const content = await response.arrayBuffer();
  const hash = await hashOf(content);
  if (response.ok && hash === BUILD.files[path]) {
    await setMark(event.resultingClientId, `build:${BUILD.id}`);
    event.waitUntil(quietly(store(path, copyOf(content, response))));
  } else {
    await setMark(event.resultingClientId, `page:${hash}`);
    event.waitUntil(quietly(worker.registration.update()));
  }
  return copyOf(content, response);
}

/** @param {string} path of the page that is not here */
async function offlineAnswer(path) {
  if (isListed(`${path}/index.html`)) return Response.redirect(`${ROOT.href}${path}/`);
  if (!(await keptCopy(`${OFFLINE_PAGE}index.html`))) return Response.error();
  const asked = encodeURIComponent(path.replace(/index\.html$/, ""));
  return Response.redirect(`${ROOT.href}${OFFLINE_PAGE}?page=${asked}`);
}

/**
 * Anything but a page. Never a part of another build's wizard: rather a failure that the page
 * tells in words.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answerFile(event, path) {
  const mark = await markOf(event.clientId);
  const kin = kinOf(mark);
  if (kin === "older" && isWizard(path)) return Response.error();
  // A worker asks for what it needs under a name of its own.
  if (event.resultingClientId) await setMark(event.resultingClientId, mark);
  if (kin !== "own") return fetch(event.request);
  const kept = await keptCopy(path);
  if (kept) return kept;
  return hasHashInName(path) ? passOn(event, path) : checkFirst(event, path);
}

/**
 * Whether a name stands for one content for ever.
 * @param {string} path
 */
function hasHashInName(path) {
  return /[.-][0-9a-f]{8,}\.\w+$/.test(path);
}

/** What is on its way, asked for by the page and by its worker at the same time. */
const coming = new Set();

/**
 * The large files of the runtime: shown while they come, kept once they are whole.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function passOn(event, path) {
  const response = await fetch(event.request);
  if (!coming.has(path)) {
    coming.add(path);
    const kept = keepWhenWhole(path, response.clone()).finally(() => coming.delete(path));
    event.waitUntil(quietly(kept));
  }
  return response;
}

/**
 * @param {string} path
 * @param {Response} response
 */
async function keepWhenWhole(path, response) {
  const copy = await ownCopy(path, response);
  if (copy) await store(path, copy);
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function checkFirst(event, path) {
  try {
    const own = await fetchOwn(path);
    event.waitUntil(quietly(store(path, own.clone())));
    return own;
  } catch (error) {
    if (!(error instanceof OtherBuildError)) throw error;
    event.waitUntil(quietly(worker.registration.update()));
    return isWizard(path) ? Response.error() : fetch(event.request);
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (!BUILD.id || method !== "GET" || !url.startsWith(ROOT.href)) return;
  const path = pathOf(new URL(url));
  if (mode === "navigate") event.respondWith(answerPage(event, path));
  else if (isListed(path)) event.respondWith(answerFile(event, path));
});

worker.addEventListener("message", (event) => {
  const { data, source } = event;
  switch (data?.type) {
    case "forget":
      isOver = true;
      return;
    case "take-over":
      event.waitUntil(worker.skipWaiting());
      return;
    case "keep": {
      const paths = /** @type {string[]} */ (data.urls).map((url) => pathOf(new URL(url)));
      const wizard = data.wizard ? wizardPaths() : [];
      event.waitUntil(quietly(keepAll([...paths.filter(isListed), ...wizard])));
      event.waitUntil(quietly(forgetOldMarks()));
      return;
    }
    case "whose":
      if (source && "id" in source) event.waitUntil(tellWhose(source));
      return;
    default:
      return;
  }
});

/** @param {Client} client */
async function tellWhose(client) {
  client.postMessage({ type: "whose", kin: kinOf(await markOf(client.id)) });
}
