/**
 * A result on one sheet of paper: the same words as on the screen, shorter. Seen in print only.
 *
 * The day in a frame, the steps, papers to tick, lines to write in; what is read later in small
 * print. Left out is what a sheet cannot do or the code on it leads to: the buttons, the answers, how
 * it was decided, how a channel works, what a complaint holds (the form writes it).
 */

/**
 * @import { Alternative, Channel, Clock, OutcomeView, TextList } from "./protocol.js"
 * @import { Child } from "./elements.js"
 * @import { Texts } from "./texts.js"
 */

import { element, list } from "./elements.js";
import { linkTo } from "./link.js";
import { whenIdle } from "./page_events.js";
import { fillWithQr } from "./qr.js";

/** Characters that fit with room between the lines; a longer sheet is set more tightly. */
const LONGEST_EASY_SHEET = 2600;
/** Beyond these the way to file stands in the frame alone, and the small print is smaller still. */
const LONGEST_DENSE_SHEET = 3900;
/** Doubts on the longest sheets. */
const MOST_DOUBTS = 3;
/** Milliseconds after which the code is drawn on a page that is still busy. */
const LATEST_CODE = 1000;

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
export function drawSheet(view, texts) {
  const $sheet = element(
    "div",
    { class: "rw-sheet" },
    element("p", { class: "rw-sheet-title" }, view.title),
    drawFrame(view, texts),
    part(view.urgent.title, list("ul", view.urgent.items)),
    drawTexts(view.steps, "ol"),
    drawTicks(view.attach),
    drawLines(texts),
    drawSmallPrint(view, texts),
    drawFoot(view),
  );
  const length = $sheet.textContent?.length ?? 0;
  $sheet.classList.toggle("rw-sheet--dense", length > LONGEST_EASY_SHEET);
  if (length > LONGEST_DENSE_SHEET) pack($sheet, texts);
  return $sheet;
}

/**
 * The longest sheet: the first doubts, and that the code leads to the others.
 * @param {HTMLElement} $sheet
 * @param {Texts} texts
 */
function pack($sheet, texts) {
  $sheet.classList.add("rw-sheet--packed");
  const $others = [...$sheet.querySelectorAll(".rw-sheet-doubts > li")].slice(MOST_DOUBTS);
  if ($others.length === 0) return;
  $others[0]?.before(element("li", {}, texts("ui.sheet.more_doubts", { count: $others.length })));
  for (const $doubt of $others) $doubt.remove();
}

/**
 * The day, the office and the way, in a frame at the top.
 * @param {OutcomeView} view
 * @param {Texts} texts
 */
function drawFrame({ headline, where, how_short, kept }, texts) {
  const $code = element("div", { class: "rw-sheet-code" });
  // Ready before anybody prints: a page cannot wait for it once the printer has been called. Not at
  // once: the code takes as long as the whole result, which the visitor waits for.
  whenIdle(() => void fillWithQr($code, kept, texts), { timeout: LATEST_CODE });
  return element(
    "div",
    { class: "rw-sheet-frame" },
    $code,
    element("p", {}, headline.label),
    element("p", { class: "rw-sheet-day" }, headline.date_long),
    headline.days_text && element("p", {}, bold(headline.days_text)),
    element("p", {}, [headline.why, headline.later].filter(Boolean).join(" ")),
    element("p", {}, `${texts("ui.key.where")}: `, bold(where.office?.name ?? where.name)),
    how_short && element("p", {}, `${texts("ui.key.how")}: ${how_short}`),
  );
}

/**
 * Papers to tick off.
 * @param {TextList} papers
 */
function drawTicks({ title, items }) {
  return part(title, list("ul", items, "rw-sheet-ticks"));
}

/**
 * Lines to write in by hand.
 * @param {Texts} texts
 */
function drawLines(texts) {
  const lines = ["filed", "number", "taken_by"].map((line) =>
    element("p", { class: "rw-sheet-line" }, texts(`ui.sheet.${line}`)),
  );
  return element("div", { class: "rw-sheet-lines" }, ...lines);
}

/**
 * What is read later: the days with their counting, other ways, doubts, sources.
 * @param {OutcomeView} view
 * @param {Texts} texts
 */
function drawSmallPrint(view, texts) {
  return element(
    "div",
    { class: "rw-sheet-small" },
    part(texts("ui.clocks.title"), list("ul", view.clocks.map(drawDay), "rw-sheet-days")),
    drawBestWay(view),
    ...view.alternatives.map(drawAlternative),
    list("ul", view.routes),
    part(view.caveats.title, list("ul", view.doubts, "rw-sheet-doubts")),
    part(
      view.law_texts.title,
      list(
        "ul",
        view.law_texts.items.map((note) => note.text),
      ),
    ),
    drawSources(view),
  );
}

/**
 * @param {string} title
 * @param {...Child} content
 * @returns {HTMLElement | null} null when there is no content
 */
function part(title, ...content) {
  if (!content.some(Boolean)) return null;
  const heading = title && element("p", { class: "rw-sheet-heading" }, title);
  return element("div", { class: "rw-sheet-part" }, heading, ...content);
}

/** @param {string} text */
function bold(text) {
  return text && element("strong", {}, text);
}

/** @param {Clock} clock */
function drawDay(clock) {
  const day = element("strong", {}, `${clock.title}: `, bold(clock.date_text));
  // What would be counted from today is counted anew on the day of filing.
  if (clock.is_assumed) return element("span", {}, day);
  const cited = clock.citations.map((citation) => citation.text).join("; ");
  return element(
    "span",
    {},
    day,
    element("br"),
    `${clock.short_working} `,
    cited && element("span", { class: "rw-sheet-law" }, `[${cited}]`),
  );
}

/**
 * The code leads to the others.
 * @param {OutcomeView} view
 */
function drawBestWay({ how }) {
  const $part = part(how.title, list("ul", how.channels.slice(0, 1).map(drawChannel)));
  $part?.classList.add("rw-sheet-way");
  return $part;
}

/** @param {Channel} channel */
function drawChannel(channel) {
  const name = element("strong", {}, channel.name);
  const address = channel.url && ` (${channel.url})`;
  const rest = [channel.status_text, channel.proof].filter(Boolean).join(" ");
  return element("span", {}, name, address, rest && `: ${rest}`);
}

/**
 * @param {TextList} texts
 * @param {"ul" | "ol"} [tag]
 */
function drawTexts({ title, items }, tag = "ul") {
  return part(title, list(tag, items));
}

/** @param {Alternative} alternative */
function drawAlternative(alternative) {
  // What would only run from today on is counted anew on the day of filing.
  const days = alternative.clocks
    .filter((clock) => !clock.is_assumed)
    .map((clock) => `${clock.title}: ${clock.date_text}`);
  return part(alternative.title, element("p", {}, bold(alternative.name)), list("ul", days));
}

/** @param {OutcomeView} view */
function drawSources({ sources }) {
  const cited = sources.items.map((source) => source.text).join("; ");
  const checked = sources.items[0]?.checked_text ?? "";
  return part(sources.title, cited && element("p", {}, `${cited} (${checked}).`));
}

/** @param {OutcomeView} view */
function drawFoot(view) {
  return element(
    "div",
    { class: "rw-sheet-foot" },
    element("p", {}, view.footer.join(" ")),
    element("p", { class: "rw-sheet-link" }, linkTo(view.kept)),
  );
}
