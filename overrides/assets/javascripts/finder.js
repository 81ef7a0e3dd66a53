/**
 * Finds pages by words, in Kazakh, Russian and English.
 *
 * Words are compared by their beginnings, so that inflected forms meet, and without the letters
 * that many keyboards lack: «шагым» finds «шағымды». The index is made at build time by
 * overrides/hooks/search_indexes.py.
 */

/**
 * @typedef {{anchor: string, heading: string, text: string, also?: string}} Section
 * @typedef {{address: string, title: string, about: string, sections: Section[]}} Page
 * @typedef {{page: Page, section: Section, isMatch: (word: string) => boolean}} Found
 * @typedef {{page: number, section: number, weight: number}} Place
 * @typedef {{weights: Map<number, Map<number, number>>, rarity: number}} Term by page and section
 */

/** Kazakh letters and what is typed without a Kazakh keyboard. */
const FOLDED = /** @type {Record<string, string>} */ ({
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
});

/** How much a word counts by where it stands; in a title or heading the less the longer it is. */
const WEIGHT = { title: 10, about: 2, heading: 5, also: 12, text: 1 };
const MOST_OF_TEXT = 2;
const WORD = /[\p{L}\p{N}]+/gu;
/** How many pages are shown. */
const LONGEST = 10;

/** @param {string} text */
export function folded(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[әғқңөұүһіё]/g, (letter) => FOLDED[letter] ?? letter);
}

/** @param {string} text */
export function wordsOf(text) {
  return folded(text).match(WORD) ?? [];
}

/**
 * How well a typed word fits a word of a page: 1 for the same, 0 for another.
 * @param {string} typed
 * @param {string} word
 */
export function likeness(typed, word) {
  if (typed === word) return 1;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const longer = Math.max(typed.length, word.length);
  const share = same / longer;
  if (same < 3) return 0;
  if (same === typed.length) return 0.5 + 0.4 * share;
  if (same === word.length) return same > 3 || longer < 6 ? 0.4 + 0.4 * share : 0;
  if (same === 3) return longer < 5 ? 0.4 : 0;
  return share >= 0.55 ? 0.2 + 0.5 * share : 0;
}

/**
 * @param {Page[]} pages
 * @returns {(query: string) => Found[]}
 */
export function createFinder(pages) {
  const places = placesOfWords(pages);

  /**
   * The best place of a typed word in each section, and how rare the word is among the pages.
   * @param {string} typed
   * @returns {Term}
   */
  function termOf(typed) {
    /** @type {Map<number, Map<number, number>>} */
    const weights = new Map();
    for (const [word, found] of places) {
      const fit = likeness(typed, word);
      if (fit === 0) continue;
      for (const { page, section, weight } of found) {
        const sections = weights.get(page) ?? new Map();
        sections.set(section, Math.max(sections.get(section) ?? 0, fit * fit * weight));
        weights.set(page, sections);
      }
    }
    return { weights, rarity: Math.log(1 + pages.length / (1 + weights.size)) };
  }

  return (query) => {
    const typed = [...new Set(wordsOf(query))];
    const isMatch = (/** @type {string} */ word) =>
      typed.some((each) => likeness(each, folded(word)) > 0);
    return ranked(typed.map(termOf), pages)
      .slice(0, LONGEST)
      .map(({ page, section }) => ({ page, section, isMatch }));
  };
}

/**
 * Where each word stands. What belongs to the whole page stands at section 0.
 * @param {Page[]} pages
 */
function placesOfWords(pages) {
  /** @type {Map<string, Place[]>} */
  const places = new Map();
  pages.forEach((page, pageNumber) => {
    page.sections.forEach((section, sectionNumber) => {
      for (const [word, weight] of weightsOfWords(page, section)) {
        const found = places.get(word) ?? [];
        found.push({ page: pageNumber, section: sectionNumber, weight });
        places.set(word, found);
      }
    });
  });
  return places;
}

/**
 * @param {Page} page
 * @param {Section} section
 */
function weightsOfWords(page, section) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const add = (/** @type {string} */ word, /** @type {number} */ weight) =>
    weights.set(word, (weights.get(word) ?? 0) + weight);
  for (const word of wordsOf(section.text)) {
    if ((weights.get(word) ?? 0) < MOST_OF_TEXT) add(word, weights.has(word) ? 0.2 : WEIGHT.text);
  }
  const addOnce = (/** @type {string} */ text, /** @type {number} */ weight) => {
    for (const word of new Set(wordsOf(text))) add(word, weight);
  };
  const shortened = (/** @type {string} */ text) => 1 + 0.15 * wordsOf(text).length;
  addOnce(section.heading, WEIGHT.heading / shortened(section.heading));
  addOnce(section.also ?? "", WEIGHT.also);
  if (section === page.sections[0]) {
    addOnce(page.title, WEIGHT.title / shortened(page.title));
    addOnce(page.about, WEIGHT.about);
  }
  return weights;
}

/**
 * The pages in order, each with the section that fits best. A page that has all that was typed
 * stands before one that has a part of it; a word that most pages have counts little.
 * @param {Term[]} terms
 * @param {Page[]} pages
 */
function ranked(terms, pages) {
  const whole = sum(terms.map(({ rarity }) => rarity));
  /** @param {number[]} weights of each term */
  const scoreOf = (weights) => {
    const rarities = terms.map(({ rarity }, at) => (weights[at] ? rarity : 0));
    return sum(weights.map((weight, at) => weight * (rarities[at] ?? 0))) * (sum(rarities) / whole);
  };
  return pages
    .map((page, number) => {
      const found = terms.map(({ weights }) => weights.get(number) ?? new Map());
      const sections = page.sections.map((section, at) => ({
        section,
        score: scoreOf(found.map((sectionWeights) => sectionWeights.get(at) ?? 0)),
      }));
      const best = sections.reduce((one, other) => (other.score > one.score ? other : one));
      const all = scoreOf(found.map((each) => Math.max(0, ...each.values())));
      return { page, section: best.section, score: all + best.score };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
