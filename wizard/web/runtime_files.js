/**
 * The list of the runtime's files, as the build wrote it: into the page, and as `manifest.json`.
 *
 * There are two runtimes. The light one holds what the rules were seen to need; should something be
 * missing all the same, the whole one is loaded in its place.
 */

/**
 * @typedef {object} RuntimeFile
 * @property {string} name relative to the runtime's folder; carries a hash of the content
 * @property {number} bytes as read, after the browser has undone a compression
 * @property {number} packed_bytes as sent by a server that compresses
 */

/**
 * Names of the files of a runtime.
 * @typedef {object} RuntimeParts
 * @property {string} module Pyodide's loader
 * @property {string} script Pyodide's script
 * @property {string} wasm
 * @property {string} library Python's standard library
 * @property {string} rules
 * @property {Record<string, string>} catalogues by language, and those beside them ("routes.ru");
 *   empty when the rules hold them
 */

/** @typedef {"light" | "whole"} RuntimeKind */

/**
 * @typedef {object} Manifest
 * @property {RuntimeFile[]} files
 * @property {Record<string, unknown>} lock what Pyodide wants to know of its packages: none
 * @property {boolean} preload whether the page asks for the files as well
 * @property {RuntimeParts} light
 * @property {RuntimeParts} whole
 */

/**
 * @param {string} text
 * @returns {Manifest | null} null for anything else
 */
export function readManifest(text) {
  try {
    /** @type {Manifest} */
    const manifest = JSON.parse(text);
    const known = new Set(manifest.files.map((file) => file.name));
    const parts = [manifest.light, manifest.whole].flatMap((each) => filesOf(each));
    return parts.every((name) => known.has(name)) ? manifest : null;
  } catch {
    return null;
  }
}

/**
 * @param {RuntimeParts} parts
 * @param {string} [language] whose catalogue is wanted; without it none
 * @returns {string[]}
 */
export function filesOf({ module, script, wasm, library, rules, catalogues }, language = "") {
  const catalogue = catalogues[language];
  return [module, script, wasm, library, rules, ...(catalogue ? [catalogue] : [])];
}
