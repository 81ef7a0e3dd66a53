/*
 * The loader, version 1: shows the wizard in place of each link in an element of the class
 * "rights-wizard". Published as /embed/v1/embed.js and frozen: pages carry its hash, so another
 * byte here would switch it off everywhere. What it does and never does: the embed page.
 */
{
  const KIND = "rights-wizard/1/";
  const MARK = "data-rights-wizard";

  /** @param {HTMLAnchorElement} link */
  const show = (link) => {
    const home = new URL(link.href).origin;
    const frame = document.createElement("iframe");
    /**
     * Important: a host's own rules for frames must not shrink or hide it.
     * @param {string} name
     * @param {string} value
     */
    const set = (name, value) => frame.style.setProperty(name, value, "important");
    /** @param {number} height */
    const setHeight = (height) => set("height", `${height}px`);
    set("all", "initial");
    set("display", "block");
    set("width", "100%");
    setHeight(Number(link.dataset.height) || 720);
    frame.title = (link.textContent ?? "").trim();
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.allow = "clipboard-write";
    frame.src = link.href;

    addEventListener("message", ({ source, origin, data }) => {
      if (source === null || source !== frame.contentWindow || origin !== home || !data) return;
      const { kind, height } = data;
      if (
        kind === `${KIND}height` &&
        Number.isInteger(height) &&
        height >= 100 &&
        height <= 20000
      ) {
        setHeight(height);
        // Until here it stood under the frame: where a frame is forbidden, the link remains.
        link.style.setProperty("display", "none", "important");
      } else if (kind === `${KIND}top` && document.activeElement === frame) {
        // Only when the visitor is in the frame and its beginning is out of sight.
        if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
      }
    });
    frame.addEventListener("load", () =>
      frame.contentWindow?.postMessage({ kind: `${KIND}ask-height` }, home),
    );
    link.before(frame);
  };

  const showAll = () => {
    const links = document.querySelectorAll(".rights-wizard a[href*='/embed/v1/']");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (links)) {
      if (link.hasAttribute(MARK)) continue;
      link.setAttribute(MARK, "");
      show(link);
    }
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", showAll);
  else showAll();
}
