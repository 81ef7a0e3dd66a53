/**
 * The runtime's files, fetched in the worker all at once and counted byte by byte.
 *
 * Fetching them ourselves has two reasons: the visitor sees true progress, and a failure is
 * noticed. `loadPyodide` never settles when the request for its wasm fails.
 */

/** @import { Manifest, RuntimeFile } from "./runtime_files.js" */

import { readManifest } from "./runtime_files.js";

/**
 * @typedef {object} Downloads
 * @property {(name: string) => Promise<Response>} take hand a response over, once
 * @property {(name: string) => void} count note a file that the browser loads by itself as done
 * @property {(name: string) => Promise<void>} renew its copy in the browser, when that may be broken
 * @property {Promise<never>} failed rejects with the first failure, whoever waits for the file
 */

/** @typedef {(loaded: number, total: number) => void} BytesWatch */

/** A file of the runtime that did not come, or not whole. */
export class DownloadError extends Error {
  name = "DownloadError";
}

/**
 * Fetch the list of files, for a page that does not carry it.
 * @param {string} base
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(base) {
  const address = new URL("manifest.json", base).href;
  const response = await fetchWhole(address, "no-cache").catch((error) => {
    throw asDownloadError(error);
  });
  const manifest = readManifest(await response.text());
  if (!manifest) throw new DownloadError("manifest.json: unknown shape");
  return manifest;
}

/**
 * Begin to fetch these files but the scripts, which only `import` can load.
 * @param {string} base
 * @param {RuntimeFile[]} files
 * @param {{onBytes: BytesWatch, cache: RequestCache}} how
 * @returns {Downloads}
 */
export function startDownloads(base, files, { onBytes, cache }) {
  /** Bytes of each file on the wire, by what is known so far of this server. */
  const sizes = new Map(files.map((file) => [file.name, file.packed_bytes]));
  /** @type {Map<string, number>} */
  const parts = new Map();
  /** @type {(error: unknown) => void} */
  let onFailure = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    onFailure = (error) => reject(asDownloadError(error));
  });
  failed.catch(() => {});

  /**
   * @param {string} name
   * @param {number} part 0 to 1
   */
  const note = (name, part) => {
    parts.set(name, part);
    let [loaded, total] = [0, 0];
    for (const [each, size] of sizes) {
      loaded += size * (parts.get(each) ?? 0);
      total += size;
    }
    onBytes(loaded, total);
  };

  /** @param {RuntimeFile} file */
  const noteUnpacked = (file) => sizes.set(file.name, file.bytes);

  /** @type {Map<string, Promise<Response>>} */
  const responses = new Map();
  for (const file of files.filter(({ name }) => !isScript(name))) {
    const url = new URL(file.name, base).href;
    const watch = { onPart: note, onUnpacked: noteUnpacked, onFailure };
    const response = fetchCounted(url, file, watch, cache).catch((error) => {
      throw asDownloadError(error);
    });
    response.catch(onFailure);
    responses.set(file.name, response);
  }

  /** @param {string} name */
  const take = async (name) => {
    const response = responses.get(name);
    responses.delete(name);
    if (!response) throw new DownloadError(`${name}: not among the files`);
    return response;
  };
  /** @param {string} name of a script: `import` takes what the browser has kept */
  const renew = async (name) => {
    if (cache !== "default") await (await fetchWhole(new URL(name, base).href, cache)).text();
  };
  return { take, count: (name) => note(name, 1), renew, failed };
}

/**
 * What the browser throws when it is cut off is a TypeError, as for a mistake in a script.
 * @param {unknown} error
 */
function asDownloadError(error) {
  return error instanceof DownloadError ? error : new DownloadError(String(error));
}

/**
 * @typedef {object} FileWatch
 * @property {(name: string, part: number) => void} onPart
 * @property {(file: RuntimeFile) => void} onUnpacked the server sends it without compression
 * @property {(error: unknown) => void} onFailure when it breaks off after its head has come
 */

/**
 * Fetch a file whose length is known; its response streams on while it is counted.
 * @param {string} url
 * @param {RuntimeFile} file
 * @param {FileWatch} watch
 * @param {RequestCache} cache
 * @returns {Promise<Response>}
 */
async function fetchCounted(url, file, { onPart, onUnpacked, onFailure }, cache) {
  const response = await fetchWhole(url, cache);
  if (!response.body) throw new DownloadError(`${file.name}: empty`);
  if (!response.headers.has("content-encoding")) onUnpacked(file);
  const copy = response.clone().body;
  if (copy) countParts(copy, file, onPart).catch(onFailure);
  return asStreamed(file.name, response);
}

/**
 * Read a copy to its end; it does not wait for whoever reads the response itself.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} copy
 * @param {RuntimeFile} file
 * @param {FileWatch["onPart"]} onPart
 */
async function countParts(copy, file, onPart) {
  let seen = 0;
  const reader = copy.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    seen += value.byteLength;
    onPart(file.name, Math.min(1, seen / file.bytes));
  }
  if (seen === file.bytes) return;
  throw new DownloadError(`${file.name}: ${seen} bytes instead of ${file.bytes}`);
}

/**
 * Fetch one more file, uncounted: a catalogue that is needed later.
 * @param {string} base
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
export async function fetchFile(base, name) {
  try {
    return await (await fetchWhole(new URL(name, base).href, "default")).arrayBuffer();
  } catch (error) {
    throw asDownloadError(error);
  }
}

/**
 * @param {string} url
 * @param {RequestCache} cache
 */
async function fetchWhole(url, cache) {
  const response = await fetch(url, { credentials: "same-origin", cache });
  if (!response.ok) throw new DownloadError(`${url}: status ${response.status}`);
  return response;
}

/**
 * WebAssembly streams only with its own type, which small servers do not know. A response as it came
 * is worth keeping: only of such a one does the browser keep the code that it made of the wasm.
 * @param {string} name
 * @param {Response} response
 */
function asStreamed(name, response) {
  const type = "application/wasm";
  if (!name.endsWith(".wasm") || response.headers.get("content-type") === type) return response;
  return new Response(response.body, { status: 200, headers: { "content-type": type } });
}

/** @param {string} name */
function isScript(name) {
  return name.endsWith(".mjs") || name.endsWith(".js");
}
