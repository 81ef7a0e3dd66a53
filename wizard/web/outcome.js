/**
 * The outcome: on its first screen by which day, where, how and the one thing to do; the rest folded.
 */

/**
 * @import { Alternative, Channel, Clock, Fold, Link, OutcomeView, Reason, Source, TextList }
 *   from "./protocol.js"
 * @import { Child } from "./elements.js"
 * @import { Texts } from "./texts.js"
 */

import { drawAnswers } from "./answers.js";
import { element, externalLink, list, safeHref } from "./elements.js";
import { writeFragment } from "./fragment.js";
import { isConfined } from "./page_events.js";
import { drawTakeAway } from "./take_away.js";

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @param {string} asOf the reviewer's day, kept in every link; "" when the day is today
 * @returns {HTMLElement}
 */
export function drawOutcome(view, texts, asOf) {
  return element(
    "article",
    { class: "rw-outcome", "data-outcome": view.outcome },
    element("h1", { class: "rw-title", tabindex: -1 }, view.title),
    element(
      "div",
      { class: "rw-first" },
      drawKey(view, texts),
      drawAction(view),
      drawTakeAway(view, texts),
      drawTexts("urgent", view.urgent),
    ),
    element("div", { class: "rw-folds" }, ...drawFolds(view, texts, asOf)),
  );
}

/**
 * What everybody needs: by which day, where, how.
 * @param {OutcomeView} view
 * @param {Texts} texts
 */
function drawKey({ headline, where, how_short }, texts) {
  return element(
    "section",
    { class: "rw-key", "data-urgent": headline.urgent },
    element(
      "div",
      { class: "rw-key-day" },
      element(
        "h2",
        {},
        element("span", { class: "rw-key-label" }, headline.label, " "),
        element("time", { class: "rw-key-date", datetime: headline.date }, headline.date_text),
      ),
      headline.days_text && element("p", { class: "rw-key-left" }, headline.days_text),
      element("p", { class: "rw-key-why" }, headline.why, " ", headline.later),
    ),
    drawKeyRow(texts("ui.key.where"), ...drawWhere(where, texts)),
    how_short && drawKeyRow(texts("ui.key.how"), element("p", {}, how_short)),
  );
}

/**
 * The body; its office in the visitor's region, once they choose one of those that have it.
 * @param {OutcomeView["where"]} where
 * @param {Texts} texts
 * @returns {Child[]}
 */
function drawWhere({ authority, short, office, regions, region }, texts) {
  const attributes = { class: "rw-where-name", "data-authority": authority };
  return [
    element("p", attributes, office ? office.name : short),
    regions.length > 0 && drawRegions(regions, region, texts),
    office && element("p", { class: "rw-office-doubt" }, office.doubt),
  ];
}

/**
 * @param {OutcomeView["where"]["regions"]} regions
 * @param {string} region the one chosen, or ""
 * @param {Texts} texts
 */
function drawRegions(regions, region, texts) {
  const options = regions.map(({ id, name }) =>
    element("option", { value: id, selected: id === region }, name),
  );
  return element(
    "select",
    { class: "rw-region", "data-region": true, "aria-label": texts("ui.region.label") },
    element("option", { value: "" }, texts("ui.region.choose")),
    ...options,
  );
}

/**
 * @param {string} label
 * @param {...Child} content
 */
function drawKeyRow(label, ...content) {
  return element(
    "div",
    { class: "rw-key-row" },
    element("p", { class: "rw-key-label" }, label),
    element("div", {}, ...content),
  );
}

/**
 * The one thing to do now.
 * @param {OutcomeView} view
 */
function drawAction({ action }) {
  if (action.id === "event" && isConfined()) return null;
  const look = { class: "md-button md-button--primary rw-action" };
  if (action.url) return element("a", { ...look, href: safeHref(action.url) }, action.text);
  const does = action.fold ? "unfold" : action.id;
  return element(
    "div",
    { class: "rw-take-away" },
    element(
      "button",
      { ...look, type: "button", "data-action": does, "data-fold": action.fold || undefined },
      action.text,
    ),
    element("p", { class: "rw-hint" }),
  );
}

/**
 * What else there is, each under its name and a line about it.
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @param {string} asOf
 */
function drawFolds(view, texts, asOf) {
  /** @type {Record<string, () => Child[]>} */
  const content = {
    // The sentences of the lead on days say what the row of days says.
    dates: () => [drawTimeline(view, texts)],
    how: () => [element("p", {}, view.where.text), ...drawChannels(view, texts)],
    write: () => [list("ul", view.attach.items, "rw-attach"), drawWrite(view, texts)],
    next: () => [
      drawLadder(view),
      element("p", { class: "rw-lead" }, view.lead[0] ?? ""),
      list("ol", view.steps.items, "rw-steps"),
      drawContinues(view, asOf),
    ],
    other: () => [
      ...view.alternatives.map((alternative) => drawAlternative(alternative, texts)),
      list("ul", view.routes, "rw-routes"),
    ],
    caveats: () => [list("ul", view.doubts, "rw-doubts")],
    why: () => [
      drawLawTexts(view),
      ...drawReasons(view, texts),
      drawSources(view),
      ...drawFooter(view.footer.slice(1)),
    ],
    answers: () => [drawAnswers(view, texts, asOf)],
  };
  return view.folds.map((fold) => drawFold(fold, content[fold.id]?.() ?? []));
}

/**
 * The days in a row, each with its counting; today among them.
 * @param {OutcomeView} view
 * @param {Texts} texts
 */
function drawTimeline({ timeline, clocks }, texts) {
  const rows = timeline.flatMap(({ clock: id, kind, date, now_text }) => {
    const clock = clocks.find((each) => each.id === id);
    const $row = clock
      ? drawClock(clock, texts, { isInRow: true })
      : element("li", { class: "rw-now" }, element("time", { datetime: date }, now_text));
    $row.dataset.kind = kind;
    return $row;
  });
  return element("ul", { class: "rw-timeline" }, ...rows);
}

/**
 * Where the visitor stands on the way from the provider to the court.
 * @param {OutcomeView} view
 */
function drawLadder({ ladder }) {
  const steps = ladder.map(({ name, here, here_text }) =>
    element(
      "li",
      { class: "rw-ladder-step", "aria-current": here ? "step" : undefined },
      name,
      here && element("strong", {}, ` ${here_text}`),
    ),
  );
  return steps.length > 0 && element("ol", { class: "rw-ladder" }, ...steps);
}

/**
 * @param {Fold} fold
 * @param {Child[]} content
 */
function drawFold({ id, title, about, open }, content) {
  return element(
    "details",
    { class: `rw-fold rw-fold--${id}`, id: `rw-fold-${id}`, open },
    element(
      "summary",
      {},
      element("h2", {}, title),
      element("span", { class: "rw-fold-about" }, about),
    ),
    element("div", { class: "rw-fold-content" }, ...content),
  );
}

/**
 * What ends the page: start again, and the day of the answer. Version and responsibility stand in
 * the last fold but one, for the foot of the page says the same.
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
    ...drawFooter(view.footer.slice(0, 1)),
  );
}

/** @param {readonly string[]} lines */
function drawFooter(lines) {
  return lines.map((line) => element("p", { class: "rw-footer" }, line));
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
 * @param {{isInRow?: boolean}} [options] in the row of days no heading stands between it and the
 *   fold, and what is unsure stands elsewhere
 * @returns {HTMLElement}
 */
function drawClock(clock, texts, { isInRow = false } = {}) {
  return element(
    "li",
    { class: "rw-clock", "data-clock": clock.id, "data-status": clock.status },
    element(isInRow ? "h3" : "h4", { class: "rw-clock-title" }, clock.title),
    clock.date_text && drawDate(clock),
    clock.status_text && element("p", { class: "rw-clock-status" }, clock.status_text),
    clock.later_text && element("p", { class: "rw-clock-later" }, clock.later_text),
    clock.assumed_text && element("p", { class: "rw-clock-assumed" }, clock.assumed_text),
    ...(isInRow ? [] : clock.caveats).map((caveat) =>
      element("p", { class: "rw-clock-caveat" }, caveat),
    ),
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

/**
 * The best way to file, and the others folded.
 * @param {OutcomeView} view
 * @param {Texts} texts
 * @returns {Child[]}
 */
function drawChannels({ how }, texts) {
  const [first, ...others] = how.channels.map(drawChannel);
  return [
    list("ul", first ? [first] : [], "rw-channels"),
    drawMore(texts("ui.more_ways"), list("ul", others, "rw-channels")),
  ];
}

/**
 * @param {OutcomeView} view
 * @param {Texts} texts
 */
function drawWrite({ write }, texts) {
  return drawMore(texts("ui.more_to_write"), list("ul", write.items));
}

/**
 * @param {string} title
 * @param {HTMLElement | null} content
 */
function drawMore(title, content) {
  return (
    content && element("details", { class: "rw-working" }, element("summary", {}, title), content)
  );
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

/**
 * Where the questions go on, for a matter that is a public service too.
 * @param {OutcomeView} view
 * @param {string} asOf
 */
function drawContinues({ continues }, asOf) {
  if (!continues) return null;
  const href = writeFragment({ answers: continues.answers, asOf });
  const link = element("a", { class: "md-button", href }, continues.label);
  return section("continues", continues.title, element("p", {}, link));
}

/** @param {OutcomeView} view */
function drawLawTexts({ law_texts }) {
  const notes = law_texts.items.map((note) =>
    element("div", {}, element("p", {}, note.text), drawCitations(note.citations)),
  );
  return section("law-texts", law_texts.title, list("ul", notes));
}

/**
 * How this was decided: each rule that fired, what caused it, its law, how sure it is.
 * @param {{why: OutcomeView["why"]}} view
 * @param {Texts} texts
 * @returns {Child[]}
 */
function drawReasons({ why }, texts) {
  const reasons = list("ol", why.items.map(drawReason), "rw-reasons");
  return reasons ? [element("p", { class: "rw-hint" }, texts("ui.why.about")), reasons] : [];
}

/**
 * The same folded, for a short check.
 * @param {{why: OutcomeView["why"]}} view
 * @param {Texts} texts
 * @returns {HTMLElement | null}
 */
export function drawWhy({ why }, texts) {
  const reasons = drawReasons({ why }, texts);
  if (reasons.length === 0) return null;
  return element(
    "details",
    { class: "rw-section rw-section--why" },
    element("summary", {}, element("h3", {}, why.title)),
    ...reasons,
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
    ...(reason.quotes ?? []).map((quote) => element("p", { class: "rw-quote" }, quote)),
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
