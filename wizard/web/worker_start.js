/**
 * Starting a module worker, also in a frame that was given no origin of its own
 * (`sandbox="allow-scripts"`). There every address is another site's, and a worker may begin from a
 * `data:` address only (Chromium refuses a module from a blob of such a frame). It holds nothing
 * but the import of the real script, which the server lets everybody read.
 */

/** The page's policy for content names it: scripts of a worker come out of these rules only. */
const RULES = { createScriptURL: workerAddress };
const policy = window.trustedTypes?.createPolicy("rights-wizard-worker", RULES) ?? RULES;

/**
 * @param {URL} script
 * @returns {Worker}
 */
export function startWorker(script) {
  return new Worker(policy.createScriptURL(script.href), { type: "module" });
}

/**
 * @param {string} address
 * @returns {string} where a worker with this script begins
 */
function workerAddress(address) {
  const { origin, href } = new URL(address);
  if (origin !== new URL(import.meta.url).origin) throw new TypeError("a worker from elsewhere");
  if (origin === window.origin) return href;
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(href)};`)}`;
}
