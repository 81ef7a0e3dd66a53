// Reads {graph, today, language, cases: [[answers, change], …]} and prints what the page would show.
import { readFileSync } from "node:fs";
import { walkTo } from "../../wizard/web/question_walk.js";

const { graph, today, language, cases } = JSON.parse(readFileSync(0, "utf8"));
const found = cases.map(([answers, change]) => walkTo(graph, answers, { change, today, language }));
process.stdout.write(JSON.stringify(found));
