/**
 * The copies that the service worker keeps on the device, as a page sees them.
 *
 * All of them lie in one cache. A key is the address of a file with the hash of its content; notes
 * of the worker have the site's root for an address and are no file.
 */

/** The site's root, whatever its path. */
export const ROOT = new URL("../../", import.meta.url);

/** `sw.js` has the same name. */
const STORE = `rights-wizard ${ROOT.pathname}`;

/** Folder of the page's language, "ru/"; "" where there is none: the chooser. */
export const FOLDER =
  /^(?:kz|ru|en)\//.exec(window.location.pathname.slice(ROOT.pathname.length))?.[0] ?? "";

/** @returns {Promise<Map<string, string>>} key by path of every kept file; empty without access */
export async function savedFiles() {
  try {
    if (!(await caches.has(STORE))) return new Map();
    const keys = await (await caches.open(STORE)).keys();
    return new Map(
      keys
        .map(({ url }) => /** @type {const} */ ([pathOf(url), url]))
        .filter(([path]) => path !== ""),
    );
  } catch {
    return new Map();
  }
}

/**
 * @param {string} key
 * @returns {Promise<string>} the text of a kept file
 */
export async function savedText(key) {
  return (await (await caches.open(STORE)).match(key))?.text() ?? "";
}

/** @param {string} url */
function pathOf(url) {
  return new URL(url).pathname.slice(ROOT.pathname.length);
}

/** Remove every copy, and the workers of all languages that would make new ones. */
export async function forgetCopies() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const own = registrations.filter(({ scope }) => scope.startsWith(ROOT.href));
  for (const { active } of own) active?.postMessage({ type: "forget" });
  await Promise.all(own.map((registration) => registration.unregister()));
  await caches.delete(STORE);
}
