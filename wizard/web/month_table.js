/**
 * A month of a term as a table. What a cell's colour says, its hidden text says too.
 */

/**
 * @import { CheckView, Month, MonthDay } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element, list } from "./elements.js";

/** In the order of the legend. @type {readonly import("./protocol.js").DayKind[]} */
const KINDS = ["start", "counted", "due", "extended", "latest", "off", "named"];

/**
 * @param {CheckView} view
 * @param {Texts} texts
 * @returns {HTMLElement | null} months, legend, and the days off that have a name
 */
export function drawMonths(view, texts) {
  if (view.months.length === 0) return null;
  const days = view.months.flatMap((month) => month.weeks.flat()).filter((day) => day !== null);
  const named = days.filter((day) => day.kind === "named").map((day) => day.text);
  return element(
    "section",
    { class: "rw-section rw-section--months", "aria-labelledby": "rw-months-title" },
    element("h3", { id: "rw-months-title" }, texts("ui.check.months")),
    element(
      "div",
      { class: "rw-months" },
      ...view.months.map((month) => drawMonth(month, view.weekdays)),
    ),
    list("ul", drawLegend(view, days, texts), "rw-legend"),
    list("ul", named, "rw-named"),
  );
}

/**
 * @param {Month} month
 * @param {CheckView["weekdays"]} weekdays
 */
function drawMonth({ title, weeks }, weekdays) {
  const heads = weekdays.map((day) =>
    element("th", { scope: "col" }, element("abbr", { title: day.name }, day.short)),
  );
  return element(
    "table",
    { class: "rw-month" },
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads)),
    element(
      "tbody",
      {},
      ...weeks.map((week) => element("tr", {}, ...week.map((day) => drawDay(day)))),
    ),
  );
}

/** @param {MonthDay | null} day */
function drawDay(day) {
  if (!day) return element("td", {});
  return element(
    "td",
    { "data-kind": day.kind || null, "data-today": day.is_today, "data-date": day.date },
    element("span", { class: "rw-month-day" }, String(day.day)),
    day.text && element("span", { class: "rw-visually-hidden" }, ` ${day.text}`),
    day.number > 0 &&
      element("span", { class: "rw-month-number", "aria-hidden": "true" }, String(day.number)),
  );
}

/**
 * @param {CheckView} view
 * @param {readonly MonthDay[]} days
 * @param {Texts} texts
 * @returns {HTMLElement[]} a line for each kind of day that is drawn
 */
function drawLegend(view, days, texts) {
  const kinds = KINDS.filter((kind) => days.some((day) => day.kind === kind));
  const lines = kinds.map((kind) => {
    // A service begins and ends with words of its own.
    const isOwn = view.kind === "due" && (kind === "start" || kind === "due");
    const key = isOwn ? `ui.due.legend.${kind}` : `ui.check.legend.${kind}`;
    return legendLine({ "data-kind": kind }, texts(key));
  });
  const hasToday = days.some((day) => day.is_today);
  if (hasToday) lines.push(legendLine({ "data-today": true }, texts("ui.check.legend.today")));
  return lines;
}

/**
 * @param {Readonly<Record<string, string | boolean>>} attributes
 * @param {string} text
 */
function legendLine(attributes, text) {
  const mark = { class: "rw-legend-mark", "aria-hidden": "true", ...attributes };
  return element("span", {}, element("span", mark), " ", text);
}
