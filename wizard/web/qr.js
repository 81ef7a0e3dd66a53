/**
 * A link as a QR code, drawn on the device. The library is loaded when a result may soon need it.
 *
 * Dark on light in both schemes, with a quiet zone of four modules: readers need both.
 */

/** @import { Part } from "./take_away.js" */
/** @typedef {typeof import("lean-qr")} Library */

import { element } from "./elements.js";
import { linkTo } from "./link.js";
import { oncePressed } from "./press.js";

/** Modules left white on each side: what the standard asks for. */
const QUIET_ZONE = 4;
const SVG = "http://www.w3.org/2000/svg";

/** @type {Promise<Library> | null} */
let library = null;

/**
 * Load the library once; after a failure the next call tries again.
 * @returns {Promise<Library>}
 */
export function loadQrLibrary() {
  library ??= import(new URL("vendor/lean-qr/lean-qr.js", import.meta.url).href);
  library.catch(() => {
    library = null;
  });
  return library;
}

/**
 * @param {string} text
 * @param {string} label what a screen reader says
 * @returns {Promise<SVGSVGElement>} rejects when the library does not come or the text is too long
 */
export async function qrCode(text, label) {
  const { generate, correction } = await loadQrLibrary();
  const code = generate(text, {
    minCorrectionLevel: correction.M,
    maxCorrectionLevel: correction.M,
  });
  const side = code.size + 2 * QUIET_ZONE;
  const $svg = svgElement("svg", {
    class: "rw-qr",
    viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`,
    role: "img",
    "aria-label": label,
    "shape-rendering": "crispEdges",
  });
  const whole = { x: -QUIET_ZONE, y: -QUIET_ZONE, width: side, height: side };
  $svg.append(
    svgElement("rect", { class: "rw-qr-light", ...whole }),
    svgElement("path", { class: "rw-qr-dark", d: modulesOf(code) }),
  );
  return $svg;
}

/**
 * @param {{size: number, get: (x: number, y: number) => boolean}} code
 * @returns {string} a square for each dark module
 */
function modulesOf({ size, get }) {
  const squares = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
    }
  }
  return squares.join("");
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @returns {SVGElementTagNameMap[Tag]}
 */
function svgElement(tag, attributes) {
  const $element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    $element.setAttribute(name, String(value));
  }
  return $element;
}

/**
 * A button that shows and hides the code. On paper the code always stands.
 * @type {Part}
 */
export function drawQr(view, texts) {
  const $box = element("div", { class: "rw-qr-box", id: "rw-qr-box", hidden: true });
  const $status = element("p", { class: "rw-link-status", role: "status" });
  const $button = element(
    "button",
    {
      type: "button",
      class: "md-button",
      "data-action": "qr",
      "aria-expanded": "false",
      "aria-controls": "rw-qr-box",
      "aria-describedby": "rw-take-qr",
    },
    texts("ui.take_away.qr"),
  );
  const toggle = oncePressed(async () => {
    if ($box.childElementCount === 0) await fillWithQr($box, view.kept, texts);
    $status.textContent = $box.childElementCount === 0 ? texts("ui.qr.failed") : "";
    $box.hidden = !$box.hidden || $box.childElementCount === 0;
    $button.setAttribute("aria-expanded", String(!$box.hidden));
  });
  $button.addEventListener("click", () => toggle());
  const hint = texts("ui.take_away.qr.hint");
  return element(
    "div",
    { class: "rw-take-away" },
    $button,
    element("p", { class: "rw-hint", id: "rw-take-qr" }, hint),
    $status,
    $box,
  );
}

/**
 * @param {HTMLElement} $box stays empty when the code cannot be drawn
 * @param {import("./protocol.js").Answers} answers
 * @param {import("./texts.js").Texts} texts
 */
export async function fillWithQr($box, answers, texts) {
  try {
    $box.replaceChildren(await qrCode(linkTo(answers), texts("ui.qr.alt")));
  } catch {
    $box.replaceChildren();
  }
}
