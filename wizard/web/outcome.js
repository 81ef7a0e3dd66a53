/**
 * The outcome: the answer first, then where, by which days, how, and why.
 */

/**
 * @import { Alternative, Channel, Clock, Link, OutcomeView, Reason, Source, TextList }
 *   from "./protocol.js"
 * @import { Child } from "./elements.js"
 * @import { Texts } from "./texts.js"
 */

import { element, externalLink, list } from "./elements.js";
import { writeFragment } from "./fragment.js";

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @param {HTMLElement | null} $takeAway what the visitor takes away
 * @returns {HTMLElement}
 */
export function drawOutcome(view, texts, $takeAway) {
  return element(
    "article",
    { class: "rw-outcome", "data-outcome": view.outcome },
    element("h2", { class: "rw-title", tabindex: -1 }, view.title),
    drawTexts("urgent", view.urgent),
    ...view.lead.map((paragraph) => element("p", { class: "rw-lead" }, paragraph)),
    drawWhere(view),
    drawClocks(view.clocks, texts),
    drawHow(view),
    drawTexts("steps", view.steps, "ol"),
    drawTexts("write", view.write),
    drawTexts("attach", view.attach),
    $takeAway,
    ...view.alternatives.map((alternative) => drawAlternative(alternative, texts)),
    list("ul", view.routes, "rw-routes"),
    drawTexts("caveats", view.caveats),
    drawLawTexts(view),
    drawWhy(view, texts),
    drawSources(view),
  );
}

/**
 * What ends the page: start again, and the lines about day, version and responsibility.
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @param {string} asOf
 * @returns {HTMLElement}
 */
export function drawEnd(view, texts, asOf) {
  const again = writeFragment({ answers: {}, asOf });
  return element(
    "div",
    { class: "rw-end" },
    element(
      "p",
      { class: "rw-actions" },
      element("a", { class: "md-button", href: again }, texts("ui.start_again")),
    ),
    ...view.footer.map((line) => element("p", { class: "rw-footer" }, line)),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {...Child} content
 * @returns {HTMLElement | null} null when there is no content
 */
function section(name, title, ...content) {
  if (!content.some(Boolean)) return null;
  const heading = title && element("h3", {}, title);
  return element("section", { class: `rw-section rw-section--${name}` }, heading, ...content);
}

/** @param {OutcomeView} view */
function drawWhere({ where }) {
  return section(
    "where",
    where.title,
    where.name &&
      element("p", { class: "rw-where-name", "data-authority": where.authority }, where.name),
    where.text && element("p", {}, where.text),
  );
}

/**
 * @param {readonly Clock[]} clocks
 * @param {Texts} texts
 * @returns {HTMLElement | null}
 */
export function drawClocks(clocks, texts) {
  const items = clocks.map((clock) => drawClock(clock, texts));
  return section("clocks", texts("ui.clocks.title"), clockList(items));
}

/** @param {readonly HTMLElement[]} items */
function clockList(items) {
  return items.length > 0 && element("ul", { class: "rw-clocks" }, ...items);
}

/**
 * @param {Clock} clock
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
function drawClock(clock, texts) {
  return element(
    "li",
    { class: "rw-clock", "data-clock": clock.id, "data-status": clock.status },
    element("h4", { class: "rw-clock-title" }, clock.title),
    clock.date_text && drawDate(clock),
    clock.status_text && element("p", { class: "rw-clock-status" }, clock.status_text),
    clock.assumed_text && element("p", { class: "rw-clock-assumed" }, clock.assumed_text),
    ...clock.caveats.map((caveat) => element("p", { class: "rw-clock-caveat" }, caveat)),
    drawWorking(clock, texts),
  );
}

/** @param {Clock} clock */
function drawDate(clock) {
  const attributes = { class: "rw-clock-date" };
  return clock.date
    ? element("p", attributes, element("time", { datetime: clock.date }, clock.date_text))
    : element("p", attributes, clock.date_text);
}

/**
 * @param {Clock} clock
 * @param {Texts} texts
 */
function drawWorking(clock, texts) {
  const skipped = clock.skipped.map((day) => element("time", { datetime: day.date }, day.text));
  if (clock.working.length + skipped.length + clock.citations.length === 0) return null;
  const about = element("span", { class: "rw-visually-hidden" }, ` ${clock.title}`);
  return element(
    "details",
    { class: "rw-working" },
    element("summary", {}, texts("ui.working.summary"), about),
    ...clock.working.map((line) => element("p", {}, line)),
    skipped.length > 0 &&
      element("p", { class: "rw-working-skipped" }, texts("ui.working.skipped")),
    list("ul", skipped),
    drawCitations(clock.citations),
  );
}

/** @param {readonly Link[]} citations */
function drawCitations(citations) {
  const links = citations.map(({ text, url }) => externalLink(text, url));
  return list("ul", links, "rw-citations");
}

/** @param {OutcomeView} view */
function drawHow({ how }) {
  return section("how", how.title, list("ul", how.channels.map(drawChannel), "rw-channels"));
}

/**
 * @param {Channel} channel
 * @returns {HTMLElement}
 */
function drawChannel(channel) {
  return element(
    "div",
    { class: "rw-channel", "data-channel": channel.id },
    element("p", { class: "rw-channel-name" }, externalLink(channel.name, channel.url)),
    channel.status_text && element("p", { class: "rw-channel-status" }, channel.status_text),
    channel.text && element("p", {}, channel.text),
    channel.proof && element("p", { class: "rw-channel-proof" }, channel.proof),
  );
}

/**
 * @param {string} name
 * @param {TextList} texts
 * @param {"ul" | "ol"} [tag]
 * @returns {HTMLElement | null}
 */
export function drawTexts(name, { title, items }, tag = "ul") {
  return section(name, title, list(tag, items));
}

/**
 * @param {Alternative} alternative
 * @param {Texts} texts
 */
function drawAlternative(alternative, texts) {
  const items = alternative.clocks.map((clock) => drawClock(clock, texts));
  return section(
    "alternative",
    alternative.title,
    alternative.name && element("p", { class: "rw-where-name" }, alternative.name),
    alternative.text && element("p", {}, alternative.text),
    clockList(items),
  );
}

/** @param {OutcomeView} view */
function drawLawTexts({ law_texts }) {
  const notes = law_texts.items.map((note) =>
    element("div", {}, element("p", {}, note.text), drawCitations(note.citations)),
  );
  return section("law-texts", law_texts.title, list("ul", notes));
}

/**
 * How this was decided, folded: each rule that fired, what caused it, its law, how sure it is.
 * @param {{why: OutcomeView["why"]}} view
 * @param {Texts} texts
 * @returns {HTMLElement | null}
 */
export function drawWhy({ why }, texts) {
  const reasons = list("ol", why.items.map(drawReason), "rw-reasons");
  if (!reasons) return null;
  return element(
    "details",
    { class: "rw-section rw-section--why" },
    element("summary", {}, element("h3", {}, why.title)),
    element("p", { class: "rw-hint" }, texts("ui.why.about")),
    reasons,
  );
}

/**
 * @param {Reason} reason
 * @returns {HTMLElement}
 */
function drawReason(reason) {
  return element(
    "div",
    { class: "rw-reason" },
    element("p", { class: "rw-reason-rule" }, reason.text),
    list("ul", reason.because ?? [], "rw-because"),
    element("p", { class: "rw-confidence" }, reason.confidence_text),
    drawCitations(reason.citations),
  );
}

/**
 * @param {{sources: OutcomeView["sources"]}} view
 * @returns {HTMLElement | null}
 */
export function drawSources({ sources }) {
  return section("sources", sources.title, list("ul", sources.items.map(drawSource)));
}

/**
 * @param {Source} source
 * @returns {HTMLElement}
 */
function drawSource({ text, url, checked_text }) {
  const checked = checked_text && element("span", { class: "rw-checked" }, ` ${checked_text}`);
  return element("span", {}, externalLink(text, url), checked);
}
