/**
 * The messages between a frame and the page around it, version 1. The embed page for developers
 * documents them; other people's pages rely on them, so they never change: what is new gets a new
 * kind beside these.
 *
 * | kind                          | from  | fields                                        |
 * |-------------------------------|-------|-----------------------------------------------|
 * | `rights-wizard/1/height`      | frame | `height`: pixels, a whole number               |
 * | `rights-wizard/1/top`         | frame | the visitor went on: show the frame's beginning |
 * | `rights-wizard/1/ask-height`  | host  | say `height` again                             |
 *
 * WordPress has a language of its own: `{message: "height" | "link", value, secret}` from the frame,
 * `{message: "ready", secret}` from the host, the secret being that of the fragment.
 */

/** Pixels: what a host may be asked for. The loader holds the same bounds. */
export const LEAST_HEIGHT = 100;
export const MOST_HEIGHT = 20_000;

const KIND = "rights-wizard/1/";

/**
 * What the host asks: "height", or "" for anything else.
 * @param {unknown} data
 * @param {string} secret of WordPress, or ""
 * @returns {"height" | ""}
 */
export function readHostMessage(data, secret) {
  if (typeof data !== "object" || data === null) return "";
  const { kind, message, secret: said } = /** @type {Record<string, unknown>} */ (data);
  if (kind === `${KIND}ask-height`) return "height";
  return secret && message === "ready" && said === secret ? "height" : "";
}

/**
 * The messages that say a height; none when it is out of bounds.
 * @param {number} height in pixels
 * @param {string} secret
 * @returns {object[]}
 */
export function heightMessages(height, secret) {
  const whole = Math.ceil(height);
  if (!(whole >= LEAST_HEIGHT && whole <= MOST_HEIGHT)) return [];
  const own = { kind: `${KIND}height`, height: whole };
  return secret ? [own, { message: "height", value: whole, secret }] : [own];
}

/** @returns {object} */
export function topMessage() {
  return { kind: `${KIND}top` };
}

/**
 * @param {string} url of the site itself
 * @param {string} secret
 * @returns {object}
 */
export function linkMessage(url, secret) {
  return { message: "link", value: url, secret };
}
