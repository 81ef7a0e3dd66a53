/**
 * Says which modules of the standard library the rules need: starts the installed Pyodide in Node,
 * imports every module of the rules, has them answer messages, and prints what Python has loaded.
 *
 * In, on standard input: `{library, rules, modules, messages}`: the path of a library, the files of
 * the rules by their path in the package folder, names to import, JSON texts to answer.
 * Out: a JSON list of names, without the modules that the interpreter carries in itself.
 */

import { readFileSync } from "node:fs";
import { dirname } from "node:path/posix";
import { loadPyodide } from "pyodide";

const LOADED = `
import json, sys
loaded = sorted(
    name for name, module in sys.modules.items()
    if ".zip/" in (getattr(module, "__file__", None) or "")
    and module.__spec__.origin != "frozen"
)
json.dumps(loaded)
`;

try {
  console.log(await trace(JSON.parse(readFileSync(0, "utf-8"))));
} catch (error) {
  // Only its words: the stack would quote the whole of a minified script.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {{library: string, rules: Record<string, string>, modules: string[],
 *   messages: string[]}} task
 */
async function trace({ library, rules, modules, messages }) {
  const pyodide = await loadPyodide({
    stdLibURL: library,
    fsInit: async (FS, { sitePackages }) => {
      for (const [path, source] of Object.entries(rules)) {
        FS.mkdirTree(dirname(`${sitePackages}/${path}`));
        FS.writeFile(`${sitePackages}/${path}`, readFileSync(source));
      }
    },
  });
  for (const name of modules) pyodide.pyimport(name);
  const { handle } = pyodide.pyimport("complaint_rules.wire");
  for (const message of messages) handle(message);
  return pyodide.runPython(LOADED);
}
