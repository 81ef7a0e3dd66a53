{
  // A "#" that came encoded: no page has one in its path, so this is the one for what was not found.
  const { origin, pathname, protocol } = location;
  const [path, ...fragment] = pathname.split("%23");
  if (fragment.length > 0) location.replace(`${origin}${path}#${fragment.join("%23")}`);
  const root = document.documentElement;
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem("rights-wizard.look") ?? "null");
  } catch {}
  const isContrast = matchMedia("(prefers-contrast: more)").matches;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  // Of all that the scripts need this came last to browsers. Older ones get the page without scripts.
  if ("hasOwn" in Object) root.dataset.script = "on";
  // A script that does not come, or that the browser refuses, tells only its own element; one that it
  // cannot read tells the window. From a disk, without a server, none ever comes.
  addEventListener(
    "error",
    ({ target, filename = "" }) => {
      const source = target instanceof HTMLScriptElement ? target.src : filename;
      if (!source.includes("/assets/wizard/")) return;
      root.dataset.script = protocol === "file:" ? "file" : "missing";
    },
    true,
  );
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
