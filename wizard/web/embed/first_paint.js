/*
 * Stands inline in every frame, after its style sheet: how the host page wants the frame to look.
 * In the fragment: theme=light|dark|auto, accent=RRGGBB, secret=… (of WordPress). What cannot be
 * read is left out. The accent counts only where text in it, and on it, has a contrast of 4.5 to 1.
 */
{
  const root = document.documentElement;
  // WordPress adds its part as "#?secret=", even behind a fragment.
  const given = new URLSearchParams(location.hash.replace(/[#?]+/g, "&"));
  const isContrast = matchMedia("(prefers-contrast: more)").matches;
  const isDarkDevice = matchMedia("(prefers-color-scheme: dark)").matches;
  /** @type {Record<"theme" | "accent" | "secret", RegExp>} */
  const shapes = { theme: /^(light|dark|auto)$/, accent: /^[0-9a-f]{6}$/i, secret: /^\w{1,40}$/ };
  const kept = new URLSearchParams();
  /** @type {Record<string, string>} */
  const wishes = { theme: "light", accent: "" };
  for (const [name, shape] of Object.entries(shapes)) {
    const value = given.get(name) ?? "";
    if (!shape.test(value)) continue;
    kept.append(name, value);
    wishes[name] = value;
  }
  const isDark = wishes.theme === "dark" || (wishes.theme === "auto" && isDarkDevice);
  // As in the first_paint.js of the site's own pages: older browsers get the frame without scripts.
  if ("hasOwn" in Object) root.dataset.script = "on";
  Object.assign(root.dataset, {
    size: "1",
    contrast: isContrast ? "on" : "off",
    scheme: isDark ? "dark" : "light",
    spacing: "normal",
    images: "on",
    frame: kept.toString(),
  });
  // A script that does not come tells only its own element: without it the form would stand still.
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) root.dataset.script = "missing";
    },
    true,
  );

  /**
   * Relative luminance, by WCAG 2.2.
   * @param {string} hex RRGGBB
   */
  const luminance = (hex) => {
    /** @param {number} at */
    const part = (at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4);
  };
  /**
   * @param {string} one
   * @param {string} other
   */
  const contrast = (one, other) => {
    const both = [luminance(one), luminance(other)];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const colours = getComputedStyle(root);
  const grounds = ["--md-default-bg-color", "--md-code-bg-color", "--site-panel"];
  const isReadable = grounds
    .map((name) => colours.getPropertyValue(name).trim().replace("#", ""))
    .every((ground) => shapes.accent.test(ground) && contrast(wishes.accent ?? "", ground) >= 4.5);
  if (wishes.accent && isReadable && !isContrast) {
    root.style.setProperty("--embed-accent", `#${wishes.accent}`);
    root.dataset.accent = "on";
  }
}
