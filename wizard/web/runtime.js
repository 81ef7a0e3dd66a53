/**
 * Loads Python and the rules in the worker, and hands over the rules as one function.
 *
 * Only JSON text crosses into Python (`complaint_rules.wire.handle`) and back.
 */

/**
 * @import { FailedStage, ProgressStage } from "./protocol.js"
 * @import { Downloads } from "./download.js"
 */

import { readManifest, startDownloads } from "./download.js";

/**
 * The part of Pyodide that is used here.
 * @typedef {object} Pyodide
 * @property {(archive: ArrayBuffer, format: "wheel") => void} unpackArchive
 * @property {(name: string) => {handle: (json: string) => string}} pyimport
 */

/** @typedef {{loadPyodide: (options: Record<string, unknown>) => Promise<Pyodide>}} PyodideModule */

/** @typedef {(json: string) => string} Rules a message of the page in, the reply out */

/**
 * @typedef {object} LoadingWatch
 * @property {(stage: ProgressStage) => void} onStage
 * @property {(loaded: number, total: number) => void} onBytes
 * @property {(stage: FailedStage, error: unknown) => void} onFailure for what never rejects
 */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * @param {string} base absolute address of the runtime's folder
 * @param {LoadingWatch} watch
 * @returns {Promise<Rules>}
 */
export async function loadRules(base, { onStage, onBytes, onFailure }) {
  onStage("manifest");
  const { manifest, isPacked } = await readManifest(base);
  onStage("download");
  const downloads = startDownloads(base, manifest, isPacked, {
    onBytes,
    onFailure: (error) => onFailure("download", error),
  });
  const pyodide = await loadPython(base, downloads, onFailure);
  onStage("rules");
  const wheel = await downloads.file(manifest.wheel);
  pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
  return pyodide.pyimport("complaint_rules.wire").handle;
}

/**
 * @param {string} base
 * @param {Downloads} downloads
 * @param {LoadingWatch["onFailure"]} onFailure
 * @returns {Promise<Pyodide>}
 */
async function loadPython(base, downloads, onFailure) {
  const [{ loadPyodide }] = await Promise.all([
    importScript(base, "pyodide.mjs", downloads),
    // Loaded beside it; Pyodide finds it in place and does not ask again.
    importScript(base, "pyodide.asm.js", downloads),
  ]);
  const restore = serveFrom(downloads, onFailure);
  try {
    // No package is ever loaded by name: the address only keeps Pyodide from naming another site.
    return await loadPyodide({ indexURL: base, packageBaseUrl: base });
  } finally {
    restore();
  }
}

/**
 * @param {string} base
 * @param {string} name
 * @param {Downloads} downloads
 * @returns {Promise<PyodideModule>}
 */
async function importScript(base, name, downloads) {
  const module = await import(new URL(name, base).href);
  downloads.count(name);
  return module;
}

/**
 * Answer Pyodide's own requests from the downloads, and notice when it cannot start the wasm:
 * it only writes that to the console and then waits for ever.
 * @param {Downloads} downloads
 * @param {LoadingWatch["onFailure"]} onFailure
 * @returns {() => void} puts everything back
 */
function serveFrom(downloads, onFailure) {
  const { fetch } = scope;
  const { instantiateStreaming } = WebAssembly;
  scope.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, scope.location.href).href;
    return downloads.take(url) ?? fetch(input, init);
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      return await instantiateStreaming(source, imports);
    } catch (error) {
      // In a later task: when the download broke off, that is the cause to report.
      setTimeout(() => onFailure("webassembly", error));
      throw error;
    }
  };
  return () => {
    scope.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}
