/**
 * Walks the questions on the page, so that no visitor waits for Python between two of them.
 *
 * The graph and its words are data that the build writes from the rules (`question_data.py`). This
 * file knows only how to fold answers over it, as `flow/replay.py` does, and judges nothing: an
 * answer that it cannot take for granted, an answer that falls away, and every result are left to the
 * rules (`null`). A test walks every path and many wrong turns through both.
 */

/**
 * @import { Answers, Group, Option, QuestionView } from "./protocol.js"
 */

/**
 * @typedef {{q: string, in: string[], not?: true} | {any: Condition[][]}} Condition
 *
 * @typedef {Omit<Option, "selected">} GraphOption
 *
 * @typedef {object} GraphQuestion
 * @property {string} id
 * @property {Condition[]} when
 * @property {string} assumed
 * @property {Condition[]} assumed_when
 * @property {Condition[] | null} ahead_when while they hold, its day may be one to come
 * @property {Group[]} groups
 * @property {GraphOption[]} options
 * @property {{when: Condition[], title: string, hint: string}[]} titles the first that holds
 *
 * @typedef {object} Graph
 * @property {GraphQuestion[]} questions
 * @property {number} first_year of a day that somebody may give
 * @property {number} calendar_from first year in which a visitor's day may lie
 * @property {number} last_year
 * @property {Record<string, number>} largest by field that takes a number
 *
 * @typedef {object} Walk
 * @property {GraphQuestion[]} asked
 * @property {Record<string, string>} kept
 * @property {Record<string, string>} facts
 * @property {GraphQuestion | null} next
 */

/**
 * @param {string} text of the data that the build wrote, without what is empty
 * @returns {Graph}
 */
export function readGraph(text) {
  const { questions, ...rest } = JSON.parse(text);
  return { ...rest, questions: questions.map(wholeQuestion) };
}

/**
 * @param {any} question
 * @returns {GraphQuestion}
 */
function wholeQuestion({ groups = [], options, titles, ...question }) {
  const whole = { when: [], assumed: "", assumed_when: [], ahead_when: null, ...question };
  return {
    ...whole,
    groups: groups.map((/** @type {any} */ group) => ({ hint: "", ...group })),
    options: options.map(wholeOption),
    titles: titles.map((/** @type {any} */ title) => ({ when: [], hint: "", ...title })),
  };
}

/**
 * @param {any} option
 * @returns {GraphOption}
 */
function wholeOption({ field = null, ...option }) {
  const whole = { value: option.key, group: "", hint: "", search: "", ...option };
  return { ...whole, field: field && { required: false, hint: "", value: "", ...field } };
}

/** Later than any day that is counted. */
const LAST_DAY = "9999-12-31";

/**
 * @param {Graph} graph
 * @param {Answers} given
 * @param {{change: string, today: string, language: string}} options
 * @returns {QuestionView | null} the screen of the next question; null where the rules are needed
 */
export function walkTo(graph, { region = "", ...given }, { change, today, language }) {
  const known = new Set(graph.questions.flatMap(fieldIds));
  if (Object.keys(given).some((name) => !known.has(name))) return null;
  if (change && !known.has(change)) return null;
  if (Number(today.slice(0, 4)) < graph.calendar_from) return null;
  const answers = withoutEmpty(given);
  const walk = replay(graph, answers, today);
  if (!walk?.next) return null;
  const rest = Object.entries(answers).filter(([name]) => !(name in walk.kept));
  const waiting = stillOpen(graph, walk, Object.fromEntries(rest));
  if (rest.some(([name]) => !(name in waiting))) return null;
  const question = walk.asked.find(({ id }) => id === change) ?? walk.next;
  const answered = walk.asked.filter((asked) => isAnswered(asked, walk.kept)).map(({ id }) => id);
  const position = answered.includes(question.id) ? answered.indexOf(question.id) : answered.length;
  return {
    kind: "question",
    language,
    today,
    question: {
      id: question.id,
      ...titleOf(question, walk.kept),
      number: position + 1,
      total: Math.max(position + 1, usualLength(graph, walk)),
      groups: question.groups,
      options: question.options.map((option) => drawn(question, option, answers)),
    },
    answers: [],
    // Named beside a result, and asked for by no question.
    kept: { ...walk.kept, ...waiting, ...(region && { region }) },
    dropped: [],
    back: position ? (answered[position - 1] ?? "") : "",
  };
}

/**
 * @param {Graph} graph
 * @param {Walk} walk
 * @returns {number} how many questions there are when those still open get their first options
 */
function usualLength({ questions }, { asked, facts, next }) {
  const known = { ...facts };
  let length = asked.length - 1;
  for (const question of questions.slice(questions.findIndex(({ id }) => id === next?.id))) {
    if (!holdAll(question.when, known)) continue;
    length += 1;
    known[question.id] = question.options[0]?.value ?? "";
  }
  return length;
}

/** @param {Answers} given */
function withoutEmpty(given) {
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
}

/**
 * @param {Graph} graph
 * @param {Answers} answers
 * @param {string} today
 * @returns {Walk | null} null where an answer is not one that can be taken for granted
 */
function replay(graph, answers, today) {
  const first = graph.questions[0]?.id ?? "";
  const isOldLink = Object.keys(answers).length > 0 && !(first in answers);
  if (!isOldLink) return fold(graph, answers, today, () => false);
  const complete = fold(graph, answers, today, () => true);
  if (!complete?.next) return complete;
  const isPassed = (/** @type {number} */ index) =>
    graph.questions.slice(index + 1).some((later) => isAnswered(later, answers));
  return fold(graph, answers, today, isPassed);
}

/**
 * @param {Graph} graph
 * @param {Answers} answers
 * @param {string} today
 * @param {(index: number) => boolean} isAssumed
 * @returns {Walk | null}
 */
function fold(graph, answers, today, isAssumed) {
  /** @type {Walk} */
  const walk = { asked: [], kept: {}, facts: {}, next: null };
  for (const [index, question] of graph.questions.entries()) {
    if (!holdAll(question.when, walk.facts)) continue;
    if (isAnswered(question, answers)) {
      const isAhead = question.ahead_when !== null && holdAll(question.ahead_when, walk.facts);
      const taken = takenFrom(graph, question, answers, isAhead ? LAST_DAY : today);
      if (!taken) return null;
      walk.asked.push(question);
      Object.assign(walk.kept, taken);
      Object.assign(walk.facts, taken);
    } else if (question.assumed && holdAll(question.assumed_when, walk.facts) && isAssumed(index)) {
      walk.facts[question.id] = question.assumed;
    } else {
      walk.asked.push(question);
      return { ...walk, next: question };
    }
  }
  return walk;
}

/**
 * @param {Condition[]} conditions
 * @param {Answers} facts
 * @param {ReadonlySet<string>} [open] questions that may still be answered in any way
 * @returns {boolean}
 */
function holdAll(conditions, facts, open = new Set()) {
  return conditions.every((condition) => {
    if ("any" in condition) return condition.any.some((part) => holdAll(part, facts, open));
    if (open.has(condition.q)) return true;
    return condition.in.includes(facts[condition.q] ?? "") !== Boolean(condition.not);
  });
}

/** @param {GraphQuestion} question */
function answerIds({ id, options }) {
  return [id, ...options.flatMap(({ field }) => (field?.required ? field.id : []))];
}

/** @param {GraphQuestion} question */
function fieldIds({ id, options }) {
  return [id, ...options.flatMap(({ field }) => field?.id ?? [])];
}

/**
 * @param {GraphQuestion} question
 * @param {Answers} answers
 */
function isAnswered(question, answers) {
  return answerIds(question).some((name) => name in answers);
}

/**
 * The answers of one screen, where each is a code of the question or a plain day or number.
 * @param {Graph} graph
 * @param {GraphQuestion} question
 * @param {Answers} answers
 * @param {string} latest the last day that may be named
 * @returns {Record<string, string> | null}
 */
function takenFrom(graph, question, answers, latest) {
  const code = answers[question.id];
  const chosen = question.options.filter(({ value }) => value !== null && value === code);
  const names =
    code === undefined
      ? answerIds(question)
      : [question.id, ...chosen.flatMap(({ field }) => field?.id ?? [])];
  /** @type {Record<string, string>} */
  const taken = {};
  for (const name of new Set(names)) {
    const text = answers[name];
    if (text === undefined) continue;
    const isCode = name === question.id && chosen.length > 0;
    if (!isCode && !isPlain(graph, question, name, text, latest)) return null;
    taken[name] = text;
  }
  return taken;
}

/**
 * @param {Graph} graph
 * @param {GraphQuestion} question
 * @param {string} name
 * @param {string} text
 * @param {string} latest
 * @returns {boolean} whether it is a number in its range, or a day that may be named
 */
function isPlain(graph, question, name, text, latest) {
  const kinds = question.options.flatMap(({ field }) =>
    field?.id === name ? field.precision : [],
  );
  if (kinds.includes("number")) {
    const most = graph.largest[name] ?? 0;
    return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  }
  const isMonth = /^\d{4}-\d{2}$/.test(text);
  if (!kinds.includes(isMonth ? "month" : "day")) return false;
  const day = isMonth ? `${text}-01` : text;
  const year = Number(day.slice(0, 4));
  const lastYear = graph.last_year + (latest === LAST_DAY ? 1 : 0);
  return isDay(day) && day <= latest && year >= graph.first_year && year <= lastYear;
}

/** @param {string} text */
function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

/**
 * The answers to later questions that may still be asked once the gap is filled.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {Answers} rest
 * @returns {Record<string, string>}
 */
function stillOpen(graph, { next, facts }, rest) {
  const open = new Set([next?.id ?? ""]);
  /** @type {Record<string, string>} */
  const waiting = {};
  const from = graph.questions.findIndex(({ id }) => id === next?.id);
  for (const question of graph.questions.slice(from + 1)) {
    if (!holdAll(question.when, facts, open)) continue;
    open.add(question.id);
    for (const name of fieldIds(question)) if (name in rest) waiting[name] = rest[name] ?? "";
  }
  return waiting;
}

/**
 * @param {GraphQuestion} question
 * @param {Answers} facts
 */
function titleOf({ titles }, facts) {
  const { title = "", hint = "" } = titles.find(({ when }) => holdAll(when, facts)) ?? {};
  return { title, hint };
}

/**
 * @param {GraphQuestion} question
 * @param {GraphOption} option
 * @param {Answers} answers
 * @returns {Option} with what was chosen and typed before
 */
function drawn(question, option, answers) {
  const { field, value } = option;
  const text = (field && answers[field.id]) ?? "";
  const isMonth = text.length === "2026-11".length;
  const isCode = field?.id === question.id && question.options.some((one) => one.value === text);
  const isTyped = text !== "" && text !== "unsure" && !isCode;
  const fits =
    isTyped && (field?.precision === "number" || isMonth === (field?.precision === "month"));
  return {
    ...option,
    // Two options may lead to one place; one radio button is chosen.
    selected:
      value === null
        ? fits
        : answers[question.id] === value &&
          question.options.find((other) => other.value === value) === option,
    field: field && {
      ...field,
      value: field.precision !== "month" && isTyped ? text : fits ? text : "",
    },
  };
}
