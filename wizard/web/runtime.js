/**
 * Loads Python and the rules in the worker, and hands over the rules as one function.
 *
 * Only JSON text crosses into Python (`complaint_rules.wire.handle`) and back.
 */

/**
 * @import { ProgressStage } from "./protocol.js"
 * @import { BytesWatch, Downloads } from "./download.js"
 * @import { Manifest, RuntimeKind, RuntimeParts } from "./runtime_files.js"
 */

import { storedEntries } from "./archive.js";
import { DownloadError, fetchFile, startDownloads } from "./download.js";
import { refuseDamaged } from "./file_hash.js";
import { filesOf } from "./runtime_files.js";

/**
 * The file system of Emscripten, as far as it is used here.
 * @typedef {object} FileSystem
 * @property {(path: string) => void} mkdirTree
 * @property {(path: string, content: Uint8Array) => void} writeFile
 */

/**
 * The part of Pyodide that is used here.
 * @typedef {object} Pyodide
 * @property {FileSystem} FS
 * @property {(archive: ArrayBuffer, format: "wheel") => void} unpackArchive
 * @property {(name: string) => {handle: (json: string) => string}} pyimport
 */

/** @typedef {{loadPyodide: (options: Record<string, unknown>) => Promise<Pyodide>}} PyodideModule */

/**
 * @typedef {object} Runtime
 * @property {(json: string) => string} handle a message of the page in, the reply out
 * @property {(name: string) => Promise<void>} addLanguage make sure of the words of a language, or
 *   of those that come beside them ("routes.ru")
 * @property {Pyodide} pyodide for tests
 */

/**
 * @typedef {object} LoadingWatch
 * @property {(stage: ProgressStage) => void} onStage
 * @property {BytesWatch} onBytes
 */

/** @typedef {{FS: FileSystem, sitePackages: string}} Place where the rules go */

/** Of the package, the folder of its catalogues. */
const CATALOGUES = "complaint_rules/text/catalogues";

/** The wasm did not start. */
export class WasmError extends Error {
  name = "WasmError";
}

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * @param {string} base absolute address of the runtime's folder
 * @param {{manifest: Manifest, kind: RuntimeKind, language: string, cache?: RequestCache}} wanted
 * @param {LoadingWatch} watch
 * @returns {Promise<Runtime>}
 */
export async function loadRuntime(base, wanted, { onStage, onBytes }) {
  const { manifest, kind, language, cache = "default" } = wanted;
  onStage("download");
  const parts = manifest[kind];
  const names = new Set(filesOf(parts, language));
  const files = manifest.files.filter((file) => names.has(file.name));
  const downloads = startDownloads(base, files, { onBytes, cache });
  const start = kind === "light" ? startLight : startWhole;
  const { pyodide, place } = await Promise.race([
    start({ base, lock: manifest.lock, parts, language, downloads }),
    downloads.failed,
  ]);
  onStage("rules");
  const { handle } = pyodide.pyimport("complaint_rules.wire");
  return { handle, addLanguage: languageAdder(base, parts, place, language), pyodide };
}

/**
 * @typedef {object} Start
 * @property {string} base
 * @property {Record<string, unknown>} lock
 * @property {RuntimeParts} parts
 * @property {string} language
 * @property {Downloads} downloads
 */

/** @typedef {{pyodide: Pyodide, place: Place}} Started */

/**
 * Put the rules in their place before Python starts: its library knows nothing of archives.
 * @param {Start} start
 * @returns {Promise<Started>}
 */
async function startLight(start) {
  const { parts, language, downloads } = start;
  /** @type {Place | null} */
  let place = null;
  /** @type {(FS: FileSystem, info: {sitePackages: string}) => Promise<void>} */
  const fsInit = async (FS, { sitePackages }) => {
    const catalogue = parts.catalogues[language];
    const [rules, words] = await Promise.all([
      bytesOf(downloads, parts.rules),
      catalogue ? bytesOf(downloads, catalogue) : null,
    ]);
    place = { FS, sitePackages };
    for (const { path, content } of storedEntries(rules)) write(place, path, content);
    if (words) addCatalogue(place, language, words);
  };
  const pyodide = await startPython(start, { fsInit });
  if (!place) throw new TypeError("fsInit was not called");
  return { pyodide, place };
}

/**
 * The ordinary way, as Pyodide's documentation has it.
 * @param {Start} start
 * @returns {Promise<Started>}
 */
async function startWhole(start) {
  const pyodide = await startPython(start, {});
  pyodide.unpackArchive(await bytesOf(start.downloads, start.parts.rules), "wheel");
  return { pyodide, place: { FS: pyodide.FS, sitePackages: "" } };
}

/**
 * @param {Start} start
 * @param {Record<string, unknown>} options
 * @returns {Promise<Pyodide>}
 */
async function startPython({ base, lock, parts, downloads }, options) {
  const compiled = compile(downloads, parts.wasm);
  const [{ loadPyodide }] = await Promise.all([
    importScript(base, parts.module, downloads),
    // Loaded beside it; Pyodide finds it in place and does not ask again.
    importScript(base, parts.script, downloads),
  ]);
  const { restore, broken } = serveFrom(base, parts, downloads, compiled);
  try {
    const loading = loadPyodide({
      indexURL: base,
      // No package is ever loaded by name: this only keeps Pyodide from naming another site.
      packageBaseUrl: base,
      lockFileContents: lock,
      stdLibURL: new URL(parts.library, base).href,
      ...options,
    });
    return await Promise.race([loading, broken]);
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
  try {
    await downloads.renew(name);
    const module = await import(new URL(name, base).href);
    downloads.count(name);
    return module;
  } catch (error) {
    throw new DownloadError(`${name}: ${error}`);
  }
}

/**
 * Answer Pyodide's own requests from the downloads, and notice when it cannot start the wasm:
 * it only writes that to the console and then waits for ever.
 * @param {string} base
 * @param {RuntimeParts} parts
 * @param {Downloads} downloads
 * @param {Promise<WebAssembly.Module>} compiled
 * @returns {{restore: () => void, broken: Promise<never>}} what puts everything back
 */
function serveFrom(base, parts, downloads, compiled) {
  const { fetch } = scope;
  const { instantiateStreaming } = WebAssembly;
  const library = new URL(parts.library, base).href;
  const wasm = new URL("pyodide.asm.wasm", base).href;
  scope.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, scope.location.href).href;
    // Never read: `instantiateStreaming` has its module already.
    if (url === wasm) return new Response();
    // A library with a broken module would start, and fail in a step.
    return url === library ? takeWhole(downloads, parts.library) : fetch(input, init);
  };
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const module = await compiled;
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        // In a later task: when the download broke off, that is the cause to report.
        setTimeout(() => reject(new WasmError(String(error))));
        throw error;
      }
    };
  });
  broken.catch(() => {});
  const restore = () => {
    scope.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
  return { restore, broken };
}

/**
 * Compile the wasm while it comes, and while the scripts that want it are on their way.
 * @param {Downloads} downloads
 * @param {string} name
 */
function compile(downloads, name) {
  const compiled = WebAssembly.compileStreaming(downloads.take(name));
  // Whoever waits for it is told.
  compiled.catch(() => {});
  return compiled;
}

/**
 * Words of further languages, each fetched once: a letter may be in another than the page.
 * @param {string} base
 * @param {RuntimeParts} parts
 * @param {Place} place
 * @param {string} first the language that is there
 * @returns {(language: string) => Promise<void>}
 */
function languageAdder(base, parts, place, first) {
  const added = new Map([[first, Promise.resolve()]]);
  return (language) => {
    const catalogue = parts.catalogues[language];
    if (!catalogue) return Promise.resolve();
    const known = added.get(language);
    if (known) return known;
    const adding = fetchFile(base, catalogue).then(async (words) => {
      await refuseDamaged(catalogue, words);
      addCatalogue(place, language, words);
    });
    added.set(language, adding);
    adding.catch(() => added.delete(language));
    return adding;
  };
}

/**
 * @param {Place} place
 * @param {string} language
 * @param {ArrayBuffer} words
 */
function addCatalogue(place, language, words) {
  write(place, `${CATALOGUES}/${language}.mo`, new Uint8Array(words));
}

/**
 * @param {Place} place
 * @param {string} path
 * @param {Uint8Array} content
 */
function write({ FS, sitePackages }, path, content) {
  const file = `${sitePackages}/${path}`;
  FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
  FS.writeFile(file, content);
}

/**
 * @param {Downloads} downloads
 * @param {string} name
 */
async function bytesOf(downloads, name) {
  const content = await arriving(downloads, name);
  await refuseDamaged(name, content);
  return content;
}

/**
 * @param {Downloads} downloads
 * @param {string} name
 */
async function takeWhole(downloads, name) {
  return new Response(await bytesOf(downloads, name));
}

/**
 * @param {Downloads} downloads
 * @param {string} name
 */
async function arriving(downloads, name) {
  try {
    return await (await downloads.take(name)).arrayBuffer();
  } catch (error) {
    throw new DownloadError(`${name}: ${error}`);
  }
}
