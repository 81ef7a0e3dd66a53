{
  const root = document.documentElement;
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem("rights-wizard.look") ?? "null");
  } catch {}
  const isContrast = matchMedia("(prefers-contrast: more)").matches;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  // Of all that the scripts need this came last to browsers. Older ones get the page without scripts.
  if ("hasOwn" in Object) root.dataset.script = "on";
  Object.assign(root.dataset, {
    size: kept?.size ?? "1",
    contrast: kept?.contrast ?? (isContrast ? "on" : "off"),
    scheme: kept?.scheme ?? (isDark ? "dark" : "light"),
    spacing: kept?.spacing ?? "normal",
    images: kept?.images ?? "on",
  });
  const known = ["kk", "ru", "en"];
  const wanted = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => known.includes(tag));
  const isAnother = wanted !== root.lang || "chooser" in root.dataset;
  if (wanted && isAnother && kept?.offer !== "closed") root.dataset.offer = wanted;
}
