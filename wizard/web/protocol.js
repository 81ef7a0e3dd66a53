/**
 * The closed set of messages between the page and the worker, and the views that travel in them.
 *
 * The page knows nothing of Python and the worker nothing of the page: both keep to these types.
 * A message of another shape is refused by the guards; a type forgotten in a `switch` fails the
 * type check (`unreachable`).
 */

/**
 * Answers by question or field id: codes and ISO dates as text. Flat, as in the fragment.
 * @typedef {Readonly<Record<string, string>>} Answers
 */

/**
 * @typedef {object} Field A date or a number that belongs to an option.
 * @property {string} id key of the answer
 * @property {"day" | "month" | "number"} precision
 * @property {boolean} required
 * @property {string} label
 * @property {string} hint
 * @property {string} value ISO text, or what was typed; "" when unanswered
 */

/**
 * @typedef {object} Option
 * @property {string} key unique within its question
 * @property {string | null} value code of the answer; null when only the field answers
 * @property {string} group key of the group that it is drawn in, or ""
 * @property {string} label
 * @property {string} hint
 * @property {string} search words by which visitors look for it, or ""
 * @property {boolean} selected
 * @property {Field | null} field
 */

/** @typedef {{key: string, label: string, hint: string}} Group Options that are drawn together. */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} hint
 * @property {number} number 1 for the first
 * @property {number} total how many there are as a rule, this one included
 * @property {Group[]} groups
 * @property {Option[]} options
 */

/** @typedef {{question: string, title: string, value: string}} GivenAnswer */
/** @typedef {{title: string, value: string, sentence: string}} DroppedAnswer */

/**
 * @typedef {object} ViewBase What every view carries.
 * @property {string} language
 * @property {string} today ISO day that the rules counted from
 * @property {GivenAnswer[]} answers
 * @property {Answers} kept answers that still apply
 * @property {DroppedAnswer[]} dropped
 * @property {string} back id of the question to go back to, or ""
 */

/** @typedef {ViewBase & {kind: "question", question: Question}} QuestionView */

/** @typedef {{text: string, url: string}} Link */
/** @typedef {{title: string, items: string[]}} TextList */

/**
 * @typedef {object} Clock
 * @property {string} id
 * @property {string} title
 * @property {string | null} date ISO day; null when it cannot be computed
 * @property {string} date_text
 * @property {string} later_text until when it may run at the longest, or ""
 * @property {"passed" | "today" | "upcoming" | "undated"} status
 * @property {string} status_text
 * @property {boolean} is_assumed
 * @property {string} [assumed_text] said of a clock that counts as if something happened today
 * @property {string[]} working
 * @property {string} short_working the same in a line, for paper
 * @property {{date: string, text: string}[]} skipped
 * @property {Link[]} citations
 * @property {string[]} caveats
 */

/**
 * @typedef {object} Channel
 * @property {string} id
 * @property {string} name
 * @property {string} text
 * @property {string} status_text
 * @property {string} proof
 * @property {string} url
 */

/** @typedef {{title: string, name: string, text: string, clocks: Clock[]}} Alternative */

/**
 * @typedef {object} Reason
 * @property {string} text
 * @property {string[]} [because] the answers that it follows from, in words
 * @property {string[]} [quotes] the sentences of the law themselves, where known
 * @property {Link[]} citations
 * @property {string} confidence_text
 */

/**
 * @typedef {object} Headline The one day of an answer.
 * @property {string} clock id of the clock whose day it is, or "today"
 * @property {string} date ISO
 * @property {string} label
 * @property {string} date_text
 * @property {string} date_long with its year, for paper
 * @property {string} days_text
 * @property {string} why
 * @property {string} later the longer day that may be meant, or ""
 * @property {boolean} urgent
 */

/** @typedef {{id: string, text: string, url: string, fold: string}} Action The one button. */

/** @typedef {{id: string, title: string, about: string, open: boolean}} Fold */

/**
 * A day in the row of days: that of a clock, or today.
 * @typedef {{clock: string, kind: string, date: string | null, now_text?: string}} DayMark
 */

/** @typedef {{id: string, name: string, here: boolean, here_text: string}} LadderStep */

/** @typedef {{id: string, name: string, doubt: string, url: string}} Office of a body in a region */

/** @typedef {{text: string, citations: Link[]}} LawNote Which text of the law was applied. */

/** @typedef {{text: string, url: string, checked_text: string}} Source */

/**
 * @typedef {object} OutcomeParts
 * @property {"outcome"} kind
 * @property {string} outcome id
 * @property {string} title
 * @property {Headline} headline
 * @property {Action} action
 * @property {string} how_short the ways to file in a few words
 * @property {Fold[]} folds
 * @property {DayMark[]} timeline
 * @property {LadderStep[]} ladder
 * @property {string[]} doubts what is not certain, each once
 * @property {string[]} lead
 * @property {{title: string, authority: string, name: string, short: string, text: string, region: string,
 *   regions: {id: string, name: string}[], office: Office | null}} where
 * @property {Clock[]} clocks
 * @property {{title: string, channels: Channel[]}} how
 * @property {TextList} urgent what to do today, before all else
 * @property {{title: string, label: string, answers: Record<string, string>} | null} continues
 * @property {TextList} steps
 * @property {TextList} write
 * @property {TextList} attach
 * @property {{letter: boolean, event: boolean}} take_away what this outcome can write
 * @property {Alternative[]} alternatives
 * @property {string[]} routes
 * @property {{title: string, items: Reason[]}} why
 * @property {TextList} caveats
 * @property {{title: string, items: LawNote[]}} law_texts
 * @property {{title: string, items: Source[]}} sources
 * @property {string} rules_version
 * @property {string} law_checked_on
 * @property {string[]} footer
 */

/** @typedef {ViewBase & OutcomeParts} OutcomeView */
/** @typedef {QuestionView | OutcomeView} View */

/**
 * @typedef {object} LetterOption
 * @property {string} value code
 * @property {string} label
 * @property {string} hint
 * @property {boolean} selected until the visitor says else
 * @property {string[]} applicants for whose letter it is offered
 */

/**
 * @typedef {object} LetterField
 * @property {string} id
 * @property {"text" | "long_text" | "date" | "choice" | "choices"} kind
 * @property {string} label
 * @property {string} hint
 * @property {boolean} required a blank is left for it when it stays empty
 * @property {boolean} extra shown when somebody wants to add more
 * @property {string} answered_by the choice that, once made, answers for this field; or ""
 * @property {string[]} applicants for whose letter it is asked; the field `applicant` says whose
 * @property {number} max_length characters after which the check warns; it never cuts
 * @property {string} value what it starts with; codes of `choices` are joined by commas
 * @property {LetterOption[]} options
 */

/** @typedef {{id: string, title: string, hint: string, fields: LetterField[]}} LetterGroup */

/**
 * @typedef {object} LetterForm
 * @property {"letter_form"} kind
 * @property {string} language of the page
 * @property {string} today ISO day
 * @property {string} outcome id
 * @property {string} title
 * @property {string[]} lead
 * @property {{label: string, value: string, options: {value: string, label: string}[]}}
 *   letter_languages
 * @property {{id: string, title: string, groups: string[]}[]} steps groups by id, as they are
 *   asked; the last one has none
 * @property {LetterGroup[]} groups
 * @property {Answers} words texts of the page around the form, by key
 * @property {number} largest_text characters of a field that the rules read; the rest they cut
 */

/**
 * @typedef {object} LetterBlock
 * @property {string} id
 * @property {"address" | "title" | "text" | "quotes" | "list" | "signature"} kind
 * @property {string} heading may be ""
 * @property {string[]} lines plain text, a paragraph each
 */

/** @typedef {{field: string, code: string, message: string}} LetterWarning */

/**
 * @typedef {object} Letter
 * @property {string} language
 * @property {string} title
 * @property {string} file_name without an ending
 * @property {string} text the whole as plain text
 * @property {string[]} missing ids of required fields that are empty
 * @property {LetterBlock[]} blocks
 * @property {LetterWarning[]} warnings in the language of the page
 */

/**
 * What a day of a term is; "" for a day outside of it.
 * @typedef {"" | "start" | "counted" | "off" | "named" | "due" | "extended" | "latest"} DayKind
 */

/**
 * @typedef {object} MonthDay
 * @property {DayKind} kind
 * @property {number} number of the working day, 0 where none is counted
 * @property {number} day of the month
 * @property {string} date ISO
 * @property {string} date_text
 * @property {string} text what the kind says, in words
 * @property {boolean} is_today
 */

/** @typedef {{title: string, weeks: (MonthDay | null)[][]}} Month */

/**
 * @typedef {object} CheckView The answer of a short check.
 * @property {"check" | "due"} kind "due" of the term of a service
 * @property {string} verdict
 * @property {string} title the answer in a sentence
 * @property {string} next what to do now
 * @property {string} [more] the earlier day that may be meant, or ""
 * @property {{text: string, answers: Answers}} wizard the way into the wizard
 * @property {Clock[]} clocks
 * @property {Month[]} months
 * @property {{short: string, name: string}[]} weekdays Monday first
 * @property {{title: string, items: Reason[]}} why
 * @property {TextList} caveats
 * @property {{title: string, items: Source[]}} sources
 * @property {Answers} kept
 * @property {string} today
 * @property {string} rules_version
 * @property {string[]} footer
 */

/**
 * What the runtime is doing, in order.
 * @typedef {"manifest" | "download" | "python" | "rules"} ProgressStage
 */

/**
 * Where it can fail for good. `timeout`: nothing moved for a minute.
 * @typedef {"worker" | "webassembly" | "download" | "python" | "rules" | "timeout"} FailedStage
 */

/**
 * @typedef {object} StartMessage
 * @property {"start"} type
 * @property {string} language of the page
 * @property {string} base absolute address of the runtime's folder
 * @property {string} manifest the list of its files as JSON text, or "" to fetch it
 * @property {boolean} again after a failure: what the browser has kept may be what was broken
 */

/**
 * @typedef {object} StepMessage
 * @property {"step"} type
 * @property {number} id grows with every request
 * @property {Answers} answers
 * @property {string} language
 * @property {string} today ISO day in Kazakhstan
 * @property {string} at id of the question to show again, or ""
 */

/**
 * @typedef {object} LetterFormMessage
 * @property {"letter_form"} type
 * @property {number} id
 * @property {Answers} answers
 * @property {string} language
 * @property {string} today
 */

/**
 * @typedef {object} LetterMessage
 * @property {"letter"} type
 * @property {number} id
 * @property {Answers} answers
 * @property {Answers} fields as typed; one left out stands as the form offers it
 * @property {string} language of the letter
 * @property {string} page_language that of the warnings
 * @property {string} today
 */

/**
 * @typedef {object} EventMessage
 * @property {"event"} type
 * @property {number} id
 * @property {Answers} answers
 * @property {string} language
 * @property {string} today
 */

/**
 * @typedef {object} CheckMessage
 * @property {"check" | "due"} type
 * @property {number} id
 * @property {Answers} answers those of a short check
 * @property {string} language
 * @property {string} today ISO day in Kazakhstan
 */

/** What is answered with a reply of the same id. */
/** @typedef {StepMessage | LetterFormMessage | LetterMessage | EventMessage | CheckMessage} RequestMessage */
/** @typedef {StartMessage | RequestMessage} PageMessage */

/**
 * @typedef {object} ProgressMessage
 * @property {"progress"} type
 * @property {ProgressStage} stage
 * @property {number} fraction 0 to 1
 * @property {number} loaded bytes
 * @property {number} total bytes
 */

/** @typedef {{type: "ready", rules_version: string, law_checked_on: string}} ReadyMessage */
/** @typedef {{type: "view", id: number, view: View}} ViewMessage */
/** @typedef {{type: "check", id: number, check: CheckView}} CheckedMessage */
/** @typedef {{type: "letter_form", id: number, form: LetterForm}} LetterFormReply */
/** @typedef {{type: "letter", id: number, letter: Letter}} LetterReply */
/** @typedef {{type: "event", id: number, ics: string, file_name: string}} EventReply */

/**
 * A refusal, in the visitor's words. The worker survives it.
 * @typedef {object} ErrorMessage
 * @property {"error"} type
 * @property {number} id
 * @property {string} code stable; `internal` when Python itself broke
 * @property {string} message "" for `internal`: the page has its own text
 * @property {string} question id of the question or field at fault, or ""
 * @property {View | null} view what to show, or null to leave the screen as it is
 * @property {string} [lacks] words that the worker has to fetch first
 */

/**
 * The end of this worker. `message` is for whoever looks into it, never shown.
 * @typedef {{type: "failed", stage: FailedStage, message: string}} FailedMessage
 */

/** @typedef {LetterFormReply | LetterReply | EventReply} DocumentReply */
/** @typedef {ViewMessage | CheckedMessage | DocumentReply | ErrorMessage} Reply */
/** @typedef {ProgressMessage | ReadyMessage | Reply | FailedMessage} WorkerMessage */

/** Code of an `error` whose cause is a fault in the rules, not an answer. */
export const INTERNAL_ERROR = "internal";

/** A message that is not in the protocol. */
export class ProtocolError extends Error {
  name = "ProtocolError";
}

/**
 * Close a `switch` over a closed set: does not type-check while a case is missing.
 * @param {never} value
 * @returns {never}
 */
export function unreachable(value) {
  throw new ProtocolError(JSON.stringify(value));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is Answers}
 */
export function isAnswers(value) {
  return isRecord(value) && Object.values(value).every((answer) => typeof answer === "string");
}

/**
 * Whether this can be drawn at all. The wording inside is trusted: it is made by our own rules.
 * @param {unknown} value
 * @returns {value is View}
 */
export function isView(value) {
  if (!isRecord(value) || !isAnswers(value.kept)) return false;
  if (!Array.isArray(value.answers) || !Array.isArray(value.dropped)) return false;
  if (value.kind === "question") {
    return isRecord(value.question) && Array.isArray(value.question.options);
  }
  if (value.kind !== "outcome" || !isRecord(value.take_away)) return false;
  return Array.isArray(value.lead) && Array.isArray(value.clocks);
}

/**
 * Whether the form can be drawn at all; as with a view, the wording inside is trusted.
 * @param {unknown} value
 * @returns {value is LetterForm}
 */
function isLetterForm(value) {
  if (!isRecord(value) || !isRecord(value.letter_languages)) return false;
  if (value.kind !== "letter_form" || typeof value.largest_text !== "number") return false;
  return Array.isArray(value.groups) && isAnswers(value.words);
}

/**
 * @param {unknown} value
 * @returns {value is Letter}
 */
function isLetter(value) {
  if (!isRecord(value) || typeof value.text !== "string") return false;
  if (typeof value.language !== "string" || typeof value.file_name !== "string") return false;
  return [value.blocks, value.warnings, value.missing].every(Array.isArray);
}

/**
 * @param {unknown} value
 * @returns {value is CheckView}
 */
function isCheckView(value) {
  if (!isRecord(value) || !isAnswers(value.kept)) return false;
  if (value.kind !== "check" && value.kind !== "due") return false;
  return Array.isArray(value.clocks) && Array.isArray(value.months) && isRecord(value.wizard);
}

/**
 * @param {unknown} value
 * @returns {value is PageMessage}
 */
export function isPageMessage(value) {
  if (!isRecord(value) || typeof value.language !== "string") return false;
  if (value.type === "start") {
    const isComplete = typeof value.base === "string" && typeof value.manifest === "string";
    return isComplete && typeof value.again === "boolean";
  }
  return isRequest(value);
}

/**
 * @param {Record<string, unknown>} value
 * @returns {boolean}
 */
function isRequest(value) {
  const isComplete = typeof value.id === "number" && typeof value.today === "string";
  if (!isComplete || !isAnswers(value.answers)) return false;
  switch (value.type) {
    case "step":
      return typeof value.at === "string";
    case "letter":
      return isAnswers(value.fields) && typeof value.page_language === "string";
    case "letter_form":
    case "event":
    case "check":
    case "due":
      return true;
    default:
      return false;
  }
}

/**
 * @param {unknown} value
 * @returns {value is WorkerMessage}
 */
export function isWorkerMessage(value) {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case "progress":
      return typeof value.stage === "string" && typeof value.fraction === "number";
    case "ready":
      return typeof value.rules_version === "string" && typeof value.law_checked_on === "string";
    case "failed":
      return typeof value.stage === "string" && typeof value.message === "string";
    default:
      return isReply(value);
  }
}

/**
 * @param {unknown} value
 * @returns {value is Reply}
 */
export function isReply(value) {
  if (!isRecord(value) || typeof value.id !== "number") return false;
  switch (value.type) {
    case "view":
      return isView(value.view);
    case "check":
      return isCheckView(value.check);
    case "letter_form":
      return isLetterForm(value.form);
    case "letter":
      return isLetter(value.letter);
    case "event":
      return typeof value.ics === "string" && typeof value.file_name === "string";
    case "error":
      return isError(value);
    default:
      return false;
  }
}

/** @param {Record<string, unknown>} value */
function isError({ code, message, question, view }) {
  if (typeof code !== "string" || typeof message !== "string") return false;
  return typeof question === "string" && (view === null || isView(view));
}
