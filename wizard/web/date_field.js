/**
 * A date as three fields (day, month, year) or two (month, year).
 *
 * Months are chosen by name, so that no order of numbers can be mistaken. What was typed is passed
 * on as ISO-looking text, wrong or incomplete as it may be ("2026-02-31", "2026--05"): the rules
 * judge dates, not the page. Two buttons fill in today and yesterday.
 */

/**
 * @import { Field } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { element } from "./elements.js";
import { dayBefore } from "./today.js";

/** @typedef {"year" | "month" | "day"} DatePart */

/** In the order of ISO 8601. @type {readonly DatePart[]} */
const PARTS = ["year", "month", "day"];

const FIELD = "[data-field]";

/** Characters; room for what was typed wrongly, short enough for the fragment. */
const LONGEST_NUMBER = 10;

/**
 * @param {Field} field
 * @param {string} prefix begins every id in it, so that two options may ask for the same field
 * @param {Texts} texts
 * @param {string} [today] ISO day; with it the field says what a date looks like and offers two
 * @returns {HTMLFieldSetElement} `fieldset.rw-date[data-field][data-required]`
 */
export function drawDateField(field, prefix, texts, today = "") {
  const id = `${prefix}-${field.id}`;
  const example = field.precision === "number" ? "" : exampleOf(field, today, texts);
  const hint = [field.hint, example].filter(Boolean).join(" ");
  const hintId = hint ? `${id}-hint` : undefined;
  if (field.precision === "number") return drawNumberField(field, id, hintId, texts);
  const [year = "", month = "", day = ""] = field.value.split("-");
  return element(
    "fieldset",
    {
      class: "rw-date",
      "data-field": field.id,
      "data-required": field.required,
      "aria-describedby": hintId,
    },
    element("legend", {}, field.label),
    hint && element("p", { class: "rw-hint", id: hintId }, hint),
    element(
      "div",
      { class: "rw-date-parts" },
      field.precision === "day" && drawNumber("day", id, day, texts("ui.date.day")),
      drawMonth(id, month, texts),
      drawNumber("year", id, year, texts("ui.date.year")),
    ),
    today && field.precision === "day" && drawChips(today, texts),
  );
}

/**
 * @param {Field} field
 * @param {string} today ISO day, or ""
 * @param {Texts} texts
 * @returns {string} what is typed for today, in the order of the fields
 */
function exampleOf({ precision }, today, texts) {
  const [year = "", month = "", day = ""] = today.split("-");
  if (!day) return "";
  const values = { day: Number(day), month: texts(`ui.month.${Number(month)}`), year };
  return texts(`ui.date.example.${precision}`, values);
}

/**
 * @param {string} today ISO day
 * @param {Texts} texts
 */
function drawChips(today, texts) {
  return element(
    "p",
    { class: "rw-chips" },
    drawChip(today, texts("ui.date.today")),
    drawChip(dayBefore(today), texts("ui.date.yesterday")),
  );
}

/**
 * @param {string} day ISO
 * @param {string} text
 */
function drawChip(day, text) {
  const $chip = element("button", { type: "button", class: "rw-chip" }, text);
  $chip.addEventListener("click", () => fillDate($chip.closest(FIELD), day));
  return $chip;
}

/**
 * @param {Element | null} $field made by `drawDateField`
 * @param {string} day ISO
 */
function fillDate($field, day) {
  const texts = new Map(PARTS.map((part, index) => [part, day.split("-")[index] ?? ""]));
  for (const $input of $field ? dateInputs($field) : []) {
    const text = texts.get(/** @type {DatePart} */ ($input.dataset.part)) ?? "";
    $input.value = $input instanceof HTMLSelectElement ? text : String(Number(text));
    $input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {string | undefined} hintId
 * @param {Texts} texts
 * @returns {HTMLFieldSetElement} the same element around one number
 */
function drawNumberField(field, id, hintId, texts) {
  return element(
    "fieldset",
    {
      class: "rw-date",
      "data-field": field.id,
      "data-required": field.required,
      "data-number": true,
      "aria-describedby": hintId,
    },
    element("legend", {}, field.label),
    field.hint && element("p", { class: "rw-hint", id: hintId }, field.hint),
    element(
      "div",
      { class: "rw-date-parts" },
      drawNumber("year", id, field.value, texts("ui.number.label")),
    ),
  );
}

/**
 * @param {DatePart} part
 * @param {string} id
 * @param {string} value
 * @param {string} label
 */
function drawNumber(part, id, value, label) {
  const $input = element("input", {
    type: "text",
    id: `${id}-${part}`,
    "data-part": part,
    value,
    inputmode: "numeric",
    autocomplete: "off",
    maxlength: LONGEST_NUMBER,
  });
  return drawPart(part, label, $input);
}

/**
 * @param {string} id
 * @param {string} value "01" to "12", or what is no month
 * @param {Texts} texts
 */
function drawMonth(id, value, texts) {
  const $select = element("select", { id: `${id}-month`, "data-part": "month" });
  $select.append(element("option", { value: "" }, texts("ui.date.choose_month")));
  for (let month = 1; month <= 12; month += 1) {
    const code = padded(String(month));
    const attributes = { value: code, selected: code === value };
    $select.append(element("option", attributes, texts(`ui.month.${month}`)));
  }
  return drawPart("month", texts("ui.date.month"), $select);
}

/**
 * @param {DatePart} part
 * @param {string} label
 * @param {HTMLElement} $input
 */
function drawPart(part, label, $input) {
  const className = `rw-date-part rw-date-part--${part}`;
  return element("label", { class: className }, element("span", {}, label), $input);
}

/**
 * @param {Element} $field made by `drawDateField`
 * @returns {string} ISO-looking text; "" when nothing was typed
 */
export function readDateField($field) {
  const inputs = new Map(dateInputs($field).map(($input) => [$input.dataset.part, $input]));
  const typed = PARTS.flatMap((part) => inputs.get(part)?.value.trim() ?? []);
  if ($field.matches("[data-number]")) return typed[0] ?? "";
  return typed.some((text) => text !== "") ? typed.map(padded).join("-") : "";
}

/**
 * @param {Element} $field
 * @param {string} text ISO-looking, or anything
 */
export function fillDateField($field, text) {
  const [year = "", month = "", day = ""] = text.split("-");
  /** @type {Record<string, string>} */
  const values = { year, month, day };
  for (const $input of dateInputs($field)) $input.value = values[$input.dataset.part ?? ""] ?? "";
}

/**
 * @param {Element} $field
 * @returns {(HTMLInputElement | HTMLSelectElement)[]} in the order of the page
 */
export function dateInputs($field) {
  return [...$field.querySelectorAll(/** @type {"input"} */ ("[data-part]"))];
}

/** @param {string} text */
function padded(text) {
  return /^\d$/.test(text) ? `0${text}` : text;
}
