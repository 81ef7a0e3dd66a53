/**
 * The runtime's files, fetched in the worker all at once and counted byte by byte.
 *
 * Fetching them ourselves has two reasons: the visitor sees true progress, and a failure is
 * noticed. `loadPyodide` never settles when the request for its wasm fails.
 */

/**
 * One file of `manifest.json`.
 * @typedef {object} RuntimeFile
 * @property {string} name relative to the runtime's folder
 * @property {number} bytes as read, after the browser has undone a compression
 * @property {number} [packed_bytes] as sent by a server that compresses; for the progress only
 */

/** @typedef {{files: RuntimeFile[], wheel: string}} Manifest */

/**
 * @typedef {object} Downloads
 * @property {(url: string) => Promise<Response> | undefined} take hand a response over, once
 * @property {(name: string) => Promise<Response>} file the same by name; rejects for an unknown one
 * @property {(name: string) => void} count note a file that the browser loads by itself as done
 */

/**
 * @typedef {object} DownloadWatch
 * @property {(loaded: number, total: number) => void} onBytes
 * @property {(error: unknown) => void} onFailure
 */

/** A file of the runtime that did not come, or not whole. */
export class DownloadError extends Error {
  name = "DownloadError";
}

/**
 * @param {string} base
 * @returns {Promise<{manifest: Manifest, isPacked: boolean}>}
 */
export async function readManifest(base) {
  const response = await fetchWhole(new URL("manifest.json", base).href, "no-cache");
  /** @type {unknown} */
  const manifest = await response.json();
  if (!isManifest(manifest)) throw new DownloadError("manifest.json: unknown shape");
  return { manifest, isPacked: response.headers.has("content-encoding") };
}

/**
 * @param {unknown} value
 * @returns {value is Manifest}
 */
function isManifest(value) {
  const manifest = /** @type {Partial<Manifest> | null} */ (value);
  return (
    typeof manifest?.wheel === "string" &&
    Array.isArray(manifest.files) &&
    manifest.files.every((file) => typeof file.name === "string" && file.bytes > 0)
  );
}

/**
 * Begin to fetch every file but the scripts, which only `import` can load.
 * @param {string} base
 * @param {Manifest} manifest
 * @param {boolean} isPacked whether this server compresses: sizes are then those on the wire
 * @param {DownloadWatch} watch
 * @returns {Downloads}
 */
export function startDownloads(base, manifest, isPacked, { onBytes, onFailure }) {
  const sizes = new Map(
    manifest.files.map((file) => [file.name, (isPacked && file.packed_bytes) || file.bytes]),
  );
  const total = sum(sizes.values());
  /** @type {Map<string, number>} */
  const loaded = new Map();

  /**
   * @param {string} name
   * @param {number} part 0 to 1
   */
  const note = (name, part) => {
    loaded.set(name, part * (sizes.get(name) ?? 0));
    onBytes(sum(loaded.values()), total);
  };

  /** @type {Map<string, Promise<Response>>} */
  const responses = new Map();
  for (const file of manifest.files.filter((candidate) => !isScript(candidate.name))) {
    const url = new URL(file.name, base).href;
    const response = fetchCounted(url, file, (part) => note(file.name, part), onFailure);
    response.catch(onFailure);
    responses.set(url, response);
  }

  /** @param {string} url */
  const take = (url) => {
    const response = responses.get(url);
    responses.delete(url);
    return response;
  };
  /** @param {string} name */
  const file = async (name) => {
    const response = take(new URL(name, base).href);
    if (!response) throw new DownloadError(`${name}: not in manifest.json`);
    return response;
  };
  return { take, file, count: (name) => note(name, 1) };
}

/**
 * Fetch a file whose length is known; its response streams on while it is counted.
 * @param {string} url
 * @param {RuntimeFile} file
 * @param {(part: number) => void} onPart
 * @param {(error: unknown) => void} onFailure when it breaks off after its head has come
 * @returns {Promise<Response>}
 */
async function fetchCounted(url, file, onPart, onFailure) {
  const response = await fetchWhole(url, "default");
  if (!response.body) throw new DownloadError(`${file.name}: empty`);
  let seen = 0;
  /** @type {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */
  const counter = new TransformStream(
    {
      transform(chunk, controller) {
        seen += chunk.byteLength;
        onPart(Math.min(1, seen / file.bytes));
        controller.enqueue(chunk);
      },
      flush() {
        if (seen === file.bytes) return;
        throw new DownloadError(`${file.name}: ${seen} bytes instead of ${file.bytes}`);
      },
    },
    undefined,
    // Do not wait for the reader: the wasm is only read once its script has been loaded.
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  response.body.pipeTo(counter.writable).catch(onFailure);
  return new Response(counter.readable, { status: 200, headers: headersOf(file.name, response) });
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
 * WebAssembly streams only with its own type, which small servers do not know.
 * @param {string} name
 * @param {Response} response
 */
function headersOf(name, response) {
  const type = name.endsWith(".wasm")
    ? "application/wasm"
    : (response.headers.get("content-type") ?? "application/octet-stream");
  return { "content-type": type };
}

/** @param {string} name */
function isScript(name) {
  return name.endsWith(".mjs") || name.endsWith(".js");
}

/** @param {Iterable<number>} numbers */
function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
