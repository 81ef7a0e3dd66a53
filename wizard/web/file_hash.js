/**
 * Whether a file of the runtime is the one that the build made: its name carries the beginning of
 * its SHA-256. What holds the law and its words is not taken into use on trust.
 *
 * A page that did not come by https has no `crypto.subtle`: there the bytes are only counted.
 */

/** `rules.281a777123ea.zip`: what stands before the last dot. */
const HASH = /\.([0-9a-f]{12})\.\w+$/;

/**
 * @param {string} name
 * @param {ArrayBuffer} content
 * @returns {Promise<void>} rejects when the content is another
 */
export async function refuseDamaged(name, content) {
  const expected = HASH.exec(name)?.[1];
  const { subtle } = globalThis.crypto;
  if (!expected || !subtle) return;
  const digest = new Uint8Array(await subtle.digest("SHA-256", content));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!found.startsWith(expected)) throw new Error(`${name}: damaged`);
}
