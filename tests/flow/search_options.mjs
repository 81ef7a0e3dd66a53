// Reads {options: [text, …], typed: [text, …]} and prints, for each text typed, the marks of the options.
import { readFileSync } from "node:fs";
import { marksOf } from "../../wizard/web/option_search.js";

const { options, typed } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(typed.map((text) => marksOf(text, options))));
