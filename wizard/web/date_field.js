/**
 * A date as three fields (day, month, year) or two (month, year).
 *
 * Months are chosen by name, so that no order of numbers can be mistaken. What was typed is passed
 * on as ISO-looking text, wrong or incomplete as it may be ("2026-02-31", "2026--05"): the rules
 * judge dates, not the page. Two buttons fill in today and yesterday. A whole date that is pasted
 * fills all fields.
 */

/**
 * @import { Field } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { countingDay } from "./clock.js";
import { digitsOf, readWhole } from "./date_text.js";
import { element } from "./elements.js";
import { dayBefore } from "./today.js";

/** @typedef {"year" | "month" | "day"} DatePart */

/** In the order of ISO 8601. @type {readonly DatePart[]} */
const PARTS = ["year", "month", "day"];

const FIELD = "[data-field]";

/** Characters; room for what was typed wrongly, short enough for the fragment. */
const LONGEST_NUMBER = 12;

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
    today && field.precision === "day" && drawChips(texts),
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

/** @param {Texts} texts */
function drawChips(texts) {
  return element(
    "p",
    { class: "rw-chips" },
    // Of the day on which they are pressed.
    drawChip(countingDay, texts("ui.date.today")),
    drawChip(() => dayBefore(countingDay()), texts("ui.date.yesterday")),
  );
}

/**
 * @param {() => string} day ISO
 * @param {string} text
 */
function drawChip(day, text) {
  const $chip = element("button", { type: "button", class: "rw-chip" }, text);
  $chip.addEventListener("click", () => fillDate($chip.closest(FIELD), day()));
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
 * The same two buttons in a form that the build wrote.
 * @param {HTMLElement} $root
 */
export function listenToChips($root) {
  for (const $chip of $root.querySelectorAll(/** @type {"button"} */ ("[data-chip]"))) {
    const isToday = $chip.dataset.chip === "today";
    $chip.addEventListener("click", () => {
      fillDate($chip.closest(FIELD), isToday ? countingDay() : dayBefore(countingDay()));
    });
  }
}

/**
 * A date pasted into one of the fields stands in all of them.
 * @param {HTMLElement} $root
 */
export function listenToPastes($root) {
  $root.addEventListener("paste", (event) => {
    const $input = event.target instanceof HTMLInputElement ? event.target : null;
    const $field = $input?.closest(".rw-date:not([data-number])");
    if (!$field || !$input?.dataset.part) return;
    const day = readWhole(event.clipboardData?.getData("text") ?? "", monthsOf($field));
    if (!day) return;
    event.preventDefault();
    fillDate($field, day);
  });
}

/**
 * @param {Element} $field
 * @returns {string[]} the names of the months, as the field has them
 */
function monthsOf($field) {
  const $month = $field.querySelector(/** @type {"select"} */ ("select[data-part=month]"));
  return [...($month?.options ?? [])].slice(1).map((option) => option.text);
}

/**
 * What was typed and can be no number, or no year: told by the page, in words of their own.
 * @param {Element} $field
 * @returns {"" | "digits" | "year"}
 */
export function faultIn($field) {
  const [year = "", , day = ""] = partsTyped($field);
  if ([year, day].some((text) => text !== "" && !/^\d+$/.test(text))) return "digits";
  const isShort = year !== "" && year.length < 4;
  return isShort && !$field.matches("[data-number]") ? "year" : "";
}

/**
 * @param {Element} $field
 * @returns {string[]} what stands in the fields, in the order of ISO 8601
 */
function partsTyped($field) {
  const inputs = new Map(dateInputs($field).map(($input) => [$input.dataset.part, $input]));
  const whole = readWhole(onlyTextIn($field), monthsOf($field));
  if (whole) return whole.split("-").slice(0, inputs.size);
  return PARTS.flatMap((part) => {
    const $input = inputs.get(part);
    return $input ? digitsOf($input.value) : [];
  });
}

/**
 * A whole date typed into one field, the others empty.
 * @param {Element} $field
 */
function onlyTextIn($field) {
  const filled = dateInputs($field).filter(($input) => $input.value !== "");
  return filled.length === 1 && !$field.matches("[data-number]") ? (filled[0]?.value ?? "") : "";
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
  const typed = partsTyped($field);
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
