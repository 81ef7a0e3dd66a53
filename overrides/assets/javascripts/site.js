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
