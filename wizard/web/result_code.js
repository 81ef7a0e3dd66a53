/**
 * Brings what draws a result. It is a script of its own that comes with the rules, for no question
 * needs it: the first screen is there sooner.
 */

/** @typedef {typeof import("./result.js")} ResultCode */

/** @type {ResultCode | null} */
let code = null;
let attempts = 0;

/** Load it once; rejects when it does not come, and tries anew when called again. */
export async function loadResultCode() {
  const address = new URL("result.js", import.meta.url);
  // A browser does not ask again for a script that it could not read.
  if (attempts > 0) address.search = String(attempts);
  attempts += 1;
  code ??= await import(address.href);
}

/** @returns {ResultCode} throws when a result is drawn before `loadResultCode` has brought it */
export function resultCode() {
  if (!code) throw new TypeError("a result was to be drawn without its script");
  return code;
}
