// The frame of every page. Loaded before the theme's script.

// The theme asks for a sitemap.xml beside every <link rel="alternate">, which are not there.
// A blank after the word means the same to browsers and hides the links from that code.
for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
  link.setAttribute("rel", "alternate ");
}

// Search opens by a real button.
for (const button of document.querySelectorAll("[data-open-search]")) {
  button.addEventListener("click", () => document.getElementById("__search")?.click());
}

// A language switch keeps the place on the page and the answers of the wizard.
for (const link of document.querySelectorAll("a[data-language-link]")) {
  link.addEventListener("click", () => {
    link.hash = window.location.hash;
  });
}

// A table that is wider than the screen scrolls; let the keyboard reach it. The theme makes the frame.
window.addEventListener("load", () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  }
});

// Words of a search are cut short before the theme's search worker gets them: "жалобу" must find
// "жалоба", «құжаттарды» must find «құжат», and lunr knows no Kazakh. The worker adds a `*` itself.
const KAZAKH = document.documentElement.lang === "kk";
const QUERY = 2; // the type of the theme's message that carries what was typed

function shortened(word) {
  const kept = Math.max(4, Math.ceil(word.length * 0.6));
  return word.slice(0, KAZAKH ? Math.min(kept, 5) : kept);
}

const postMessage = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  const isQuery = message?.type === QUERY && typeof message.data === "string";
  const sent = isQuery
    ? { ...message, data: message.data.replace(/[\p{L}\p{N}]+/gu, shortened) }
    : message;
  return postMessage.call(this, sent, ...rest);
};
