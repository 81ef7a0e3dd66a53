/**
 * Draws the view that the rules answered with. It decides nothing: every word of it comes from the
 * View JSON or from the interface texts.
 *
 * The build writes the first question as plain HTML, in the markup that `drawQuestion` makes.
 * Exactly (texts in the language of the page; ids and classes as here; a hint only when there is one):
 *
 * ```html
 * <div class="rw-top"><p class="rw-number">{ui.question.number, number=1, total}</p></div>
 * <form class="rw-question" method="dialog" novalidate data-question="matter">
 *   <fieldset aria-describedby="rw-hint">
 *     <legend class="rw-legend"><h2 class="rw-title" tabindex="-1">{title}</h2></legend>
 *     <p class="rw-hint" id="rw-hint">{hint}</p>
 *     <div class="rw-error" id="rw-error" hidden></div>
 *     <div class="rw-search">…</div>
 *     <label class="rw-option" data-search="{words}">
 *       <input type="radio" name="rw-option" id="rw-option-{key}" value="{code}"
 *         aria-labelledby="rw-label-{key}" aria-describedby="rw-hint-{key}">
 *       <span class="rw-option-label" id="rw-label-{key}">{label}</span>
 *       <span class="rw-option-hint" id="rw-hint-{key}">{hint}</span>
 *     </label>
 *     …
 *   </fieldset>
 *   <button type="submit" class="md-button md-button--primary">{ui.continue}</button>
 * </form>
 * ```
 *
 * There the title is an `h2` below the page's own `h1`; on every later screen, where the page's own
 * title and words are hidden, it is the `h1`. An option without a hint is named by its `label` and
 * has neither those ids nor references. `option_search.js` describes the search, which is there when
 * options have words to search by.
 *
 * Options of a group stand, in place of the first of them, in
 *
 * ```html
 * <details class="rw-group" name="rw-group" id="rw-group-{key}">
 *   <summary><span class="rw-option-label">{label}</span></summary>
 *   …
 * </details>
 * ```
 *
 * `method="dialog"` means that nothing is ever sent, whether or not a script runs. An option whose
 * answer is only its date has `value=""`. An option with a date is followed by
 *
 * ```html
 * <p id="rw-note-{key}" hidden>{ui.option.opens_field}</p>
 * <div class="rw-reveal" id="rw-reveal-{key}" hidden><fieldset class="rw-date" data-field="{id}" …></div>
 * ```
 *
 * and its input carries `aria-controls="rw-reveal-{key}"`, and the note's id in `aria-describedby`.
 */

/**
 * @import { View } from "./protocol.js"
 * @import { Texts } from "./texts.js"
 */

import { drawDropped, drawTop } from "./answers.js";
import { unreachable } from "./protocol.js";
import { drawQuestion } from "./question.js";
import { resultCode } from "./result_code.js";

/**
 * @param {View} view
 * @param {Texts} texts
 * @param {string} asOf the reviewer's day, kept in every link; "" when the day is today
 * @returns {Node[]} the new content of `.rw-screen`
 */
export function drawView(view, texts, asOf) {
  const parts = [
    drawTop(view, texts, asOf),
    drawDropped(view, texts),
    ...drawMain(view, texts, asOf),
  ];
  return parts.filter((part) => part !== null);
}

/**
 * @param {View} view
 * @param {Texts} texts
 * @param {string} asOf
 * @returns {HTMLElement[]}
 */
function drawMain(view, texts, asOf) {
  switch (view.kind) {
    case "question":
      return [drawQuestion(view, texts)];
    case "outcome":
      return resultCode().drawResult(view, texts, asOf);
    default:
      return unreachable(view);
  }
}

/**
 * @param {View} view
 * @returns {string} its heading
 */
export function titleOf(view) {
  return view.kind === "question" ? view.question.title : view.title;
}
