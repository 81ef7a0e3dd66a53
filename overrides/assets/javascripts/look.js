/**
 * How the visitor wants to see the site: size of text, contrast, colours, spacing, pictures.
 *
 * The choice stands as `data-*` on the root element, which site.css reads, and is kept on the
 * device under one key. The inline script first_paint.js puts it there before anything is drawn.
 */

const KEY = "rights-wizard.look";
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

/** @typedef {Record<string, string | undefined>} Choices */

/** @returns {Choices} what is kept on the device; nothing when there is nothing or no access */
export function kept() {
  try {
    return { ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return {};
  }
}

/**
 * Keep these choices; the page works without it.
 * @param {Choices} choices
 */
export function keep(choices) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // No access to the storage, or no room: the choice holds for this page.
  }
}

/** @returns {Choices} the look of a visitor who has chosen nothing */
function usual() {
  return {
    size: "1",
    contrast: contrast.matches ? "on" : "off",
    scheme: dark.matches ? "dark" : "light",
    spacing: "normal",
    images: "on",
  };
}

/** The other value of each choice that is on or off. */
const PLAIN = { contrast: "off", scheme: "light", spacing: "normal", images: "on" };

/** Connects the panel and the buttons of the header. */
export function startLook() {
  const $panel = /** @type {HTMLElement} */ (document.getElementById("look"));
  const $form = /** @type {HTMLFormElement} */ ($panel.querySelector("form"));
  const $open = /** @type {HTMLElement} */ (document.querySelector("[data-open-look]"));
  const $scheme = /** @type {HTMLElement} */ (document.querySelector("[data-toggle-scheme]"));

  /** @param {Choices} look */
  function apply(look) {
    for (const name of Object.keys(usual())) root.dataset[name] = look[name];
    for (const $input of $form.querySelectorAll("input")) {
      $input.checked = root.dataset[$input.name] === $input.value;
    }
    $scheme.setAttribute("aria-pressed", String(root.dataset.scheme === "dark"));
    showPictures(root.dataset.images !== "off");
  }

  /** @param {Choices} changes */
  function choose(changes) {
    const choices = { ...kept(), ...changes };
    apply({ ...root.dataset, ...changes });
    keep(choices);
  }

  /** @param {boolean} isOpen */
  function show(isOpen) {
    $panel.hidden = !isOpen;
    $open.setAttribute("aria-expanded", String(isOpen));
    const $first = $form.querySelector("input:checked") ?? $form.querySelector("input");
    if (isOpen) /** @type {HTMLElement} */ ($first).focus();
    else $open.focus();
  }

  const restore = () => apply({ ...usual(), ...kept() });

  $open.addEventListener("click", () => show($panel.hidden !== false));
  $panel.querySelector("[data-close-look]")?.addEventListener("click", () => show(false));
  $panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });
  $scheme.addEventListener("click", () => {
    choose({ scheme: root.dataset.scheme === "dark" ? "light" : "dark" });
  });
  $form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const name = /** @type {keyof typeof PLAIN} */ (target.name);
    choose({ [name]: target.checked ? target.value : PLAIN[name] });
  });
  $form.addEventListener("reset", (event) => {
    event.preventDefault();
    const { offer } = kept();
    keep(offer ? { offer } : {});
    restore();
  });
  $form.addEventListener("submit", (event) => event.preventDefault());

  dark.addEventListener("change", restore);
  contrast.addEventListener("change", restore);
  // Another tab has changed it, or a page of the history comes back as it was left.
  window.addEventListener("storage", restore);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) restore();
  });
  restore();
}

/**
 * A picture that is not shown gives its place to its description.
 * @param {boolean} isShown
 */
function showPictures(isShown) {
  for (const $words of document.querySelectorAll(".picture-words")) $words.remove();
  if (isShown) return;
  for (const $picture of document.querySelectorAll("main img[alt]")) {
    const $words = document.createElement("span");
    $words.className = "picture-words";
    $words.textContent = $picture.getAttribute("alt");
    $picture.after($words);
  }
}
