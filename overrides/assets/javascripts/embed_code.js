/**
 * The form of the embed page: writes the code of each tier for what is chosen, and shows it.
 *
 * Templates and words come with the page. A copy of the site that does not know its own address
 * takes the one it is shown at.
 */

/**
 * @typedef {object} Data
 * @property {Record<string, string>} templates by tier, with `{names}`
 * @property {string} siteUrl with a slash at its end; "" when the build did not know it
 * @property {string} versionRoot
 * @property {string} integrity
 * @property {Record<string, {path: string, page: string, height: number}>} widgets
 * @property {Record<string, Record<string, string>>} titles by language and widget
 * @property {Record<string, string>} pictureAlt by language
 * @property {Record<string, string>} words
 */

const $root = document.querySelector(".embed-form");
const $form = $root?.querySelector("form");
const $preview = $root?.querySelector(".embed-preview");
const json = $root?.querySelector(".embed-data")?.textContent;
if ($form && $preview && json) startForm($form, $preview, JSON.parse(json));

/**
 * @param {HTMLFormElement} $chosen
 * @param {Element} $shown
 * @param {Data} data
 */
function startForm($chosen, $shown, data) {
  const siteUrl = data.siteUrl || new URL("../../", window.location.href).href;
  let $frame = /** @type {HTMLIFrameElement | null} */ ($shown.querySelector("iframe"));

  const update = () => {
    const choice = new FormData($chosen);
    const values = valuesOf(data, siteUrl, choice);
    for (const $code of document.querySelectorAll(".embed-code")) {
      const tier = $code.getAttribute("data-tier") ?? "";
      const $text = $code.querySelector("code");
      if ($text) $text.textContent = fill(data.templates[tier] ?? "", values);
      $code.querySelector("[data-copied]")?.replaceChildren();
    }
    const $start = $chosen.querySelector(/** @type {"p"} */ ("[data-start-field]"));
    if ($start) $start.hidden = choice.get("widget") !== "wizard";
    showFrame(values);
  };

  /** @param {Record<string, string>} values */
  const showFrame = (values) => {
    // Another fragment alone would not load the frame anew.
    const $next = document.createElement("iframe");
    $next.title = values.title ?? "";
    $next.height = values.height ?? "";
    $next.src = (values.src ?? "").replace(siteUrl, new URL("../../", window.location.href).href);
    $next.addEventListener("load", () => sayAccent($next));
    $frame = $next;
    $shown.replaceChildren($next);
  };

  /** @param {HTMLIFrameElement} $loaded */
  const sayAccent = ($loaded) => {
    const isKept = $loaded.contentDocument?.documentElement.dataset.accent === "on";
    const isOwn = new FormData($chosen).get("accent_kind") === "own";
    const $note = $chosen.querySelector("[data-accent-note]");
    const word = data.words[isKept ? "accent_kept" : "accent_refused"] ?? "";
    $note?.replaceChildren(isOwn ? word : "");
  };

  $chosen.addEventListener("input", (event) => {
    const { target } = event;
    const $own = $chosen.querySelector(/** @type {"input"} */ ("[name=accent_kind][value=own]"));
    if (target instanceof HTMLInputElement && target.type === "color" && $own) $own.checked = true;
    update();
  });
  window.addEventListener("message", ({ source, data: said }) => {
    if (!$frame || source !== $frame.contentWindow) return;
    if (said?.kind === "rights-wizard/1/height") $frame.height = String(said.height);
  });
  document.addEventListener("click", ({ target }) => {
    const $button = target instanceof Element && target.closest("[data-copy]");
    if ($button) void copy($button, data);
  });
  update();
}

/**
 * @param {Data} data
 * @param {string} siteUrl
 * @param {FormData} choice
 * @returns {Record<string, string>} what the templates name
 */
function valuesOf(data, siteUrl, choice) {
  const folder = String(choice.get("language"));
  const widget = String(choice.get("widget"));
  const { path = "", page = "", height = 0 } = data.widgets[widget] ?? {};
  const wishes = new URLSearchParams(widget === "wizard" ? String(choice.get("start") ?? "") : "");
  if (choice.get("theme") !== "light") wishes.append("theme", String(choice.get("theme")));
  if (choice.get("accent_kind") === "own") {
    wishes.append("accent", String(choice.get("accent")).replace("#", ""));
  }
  const fragment = wishes.size > 0 ? `#${wishes}` : "";
  return {
    src: `${siteUrl}${data.versionRoot}${folder}/${path}${fragment}`,
    page: `${siteUrl}${folder}/${page}`,
    title: data.titles[folder]?.[widget] ?? "",
    height: String(height),
    loader: `${siteUrl}${data.versionRoot}embed.js`,
    integrity: data.integrity,
    picture: `${siteUrl}${data.versionRoot}picture/${folder}.svg`,
    picture_alt: data.pictureAlt[folder] ?? "",
  };
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 * @returns {string}
 */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => escaped(values[name] ?? ""));
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}

/**
 * @param {Element} $button
 * @param {Data} data
 */
async function copy($button, data) {
  const $code = $button.closest(".embed-code");
  const $text = $code?.querySelector("code");
  if (!$text) return;
  let word = data.words.copied ?? "";
  try {
    await navigator.clipboard.writeText($text.textContent ?? "");
  } catch {
    window.getSelection()?.selectAllChildren($text);
    word = data.words.copy_failed ?? "";
  }
  $code?.querySelector("[data-copied]")?.replaceChildren(word);
}
