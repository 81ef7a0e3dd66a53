/**
 * Starting a module worker, also in a frame that was given no origin of its own
 * (`sandbox="allow-scripts"`). There every address is another site's, and a worker may begin from a
 * `data:` address only (Chromium refuses a module from a blob of such a frame). It holds nothing
 * but the import of the real script, which the server lets everybody read.
 */

/**
 * @param {URL} script
 * @returns {Worker}
 */
export function startWorker(script) {
  if (script.origin === window.origin) return new Worker(script, { type: "module" });
  const source = `import ${JSON.stringify(script.href)};`;
  return new Worker(`data:text/javascript,${encodeURIComponent(source)}`, { type: "module" });
}
