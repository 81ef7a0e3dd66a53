// Reads {questions, today, language, cases: [[answers, change], …]} and prints what the page would show.
import { readFileSync } from "node:fs";
import { readGraph, walkTo } from "../../wizard/web/question_walk.js";

const { questions, today, language, cases } = JSON.parse(readFileSync(0, "utf8"));
const graph = readGraph(questions);
const found = cases.map(([answers, change]) => walkTo(graph, answers, { change, today, language }));
process.stdout.write(JSON.stringify(found));
