/**
 * The letter as a file for Word and LibreOffice: A4, the addresses to the right, the title in the
 * middle, the language of the text marked. The library that writes it comes with the first file.
 */

/**
 * @import { FileChild, IParagraphOptions } from "docx"
 * @import { Letter, LetterBlock } from "./protocol.js"
 */

import { unreachable } from "./protocol.js";

/** @typedef {typeof import("docx")} Library */

/** Tags by which a word processor picks the dictionary. */
const TAGS = new Map([
  ["kk", "kk-KZ"],
  ["ru", "ru-RU"],
  ["en", "en-GB"],
]);

/** On every computer, with the Kazakh letters; LibreOffice puts its own twin in its place. */
const FONT = "Times New Roman";
/** In half points. */
const SIZE = 24;
const SMALL = 22;

/**
 * Lengths are in twentieths of a point, whole ones: Word refuses a file with others.
 * @param {number} length
 */
const centimetres = (length) => Math.round((length * 1440) / 2.54);
const A4 = { width: centimetres(21), height: centimetres(29.7) };
const MARGIN = {
  top: centimetres(2),
  bottom: centimetres(2),
  left: centimetres(2.5),
  right: centimetres(1.5),
};
const ADDRESS_FROM = centimetres(8);
const SET_IN = centimetres(1);
const CLOSE = 40;
const AFTER = 120;
const APART = 240;

const LIST = "letter";

/**
 * @param {Letter} letter
 * @returns {Promise<Blob>} rejects when the library does not come
 */
export async function writeWord(letter) {
  /** @type {Library} */
  const library = await import(new URL("vendor/docx/docx.js", import.meta.url).href);
  const tag = TAGS.get(letter.language) ?? letter.language;
  const language = { value: tag, eastAsia: tag, bidirectional: tag };
  const { Document, LevelFormat, Packer } = library;
  const file = new Document({
    title: letter.title,
    // Whose letter it is stands in the letter: not in the properties that travel unseen.
    creator: " ",
    lastModifiedBy: " ",
    styles: { default: { document: { run: { font: FONT, size: SIZE, language } } } },
    numbering: {
      config: [
        {
          reference: LIST,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: "%1.",
              style: { paragraph: { indent: { left: SET_IN, hanging: SET_IN } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        children: letter.blocks.flatMap((block, index) => drawBlock(block, index, library)),
      },
    ],
  });
  return await Packer.toBlob(file);
}

/**
 * @param {LetterBlock} block
 * @param {number} index its list is numbered anew
 * @param {Library} library
 * @returns {FileChild[]}
 */
function drawBlock({ kind, heading, lines }, index, library) {
  const { Paragraph, TextRun } = library;
  const of = lookOf(kind, index, library);
  const paragraphs = lines.map((text, number) => {
    const isStrong = kind === "title" && number === 0;
    const run = new TextRun({ text, bold: isStrong, ...(kind === "quotes" && { size: SMALL }) });
    const spacing = isStrong ? { spacing: { before: 2 * APART, after: CLOSE } } : {};
    return new Paragraph({ ...of, ...spacing, children: [run] });
  });
  if (!heading) return paragraphs;
  const { numbering: _, ...look } = of;
  const after = kind === "address" ? CLOSE : AFTER;
  const before = { spacing: { before: APART, after }, keepNext: true };
  const title = new TextRun({ text: heading, bold: true });
  return [new Paragraph({ ...look, ...before, children: [title] }), ...paragraphs];
}

/**
 * How the lines of a block stand.
 * @param {LetterBlock["kind"]} kind
 * @param {number} index
 * @param {Library} library
 * @returns {IParagraphOptions}
 */
function lookOf(kind, index, { AlignmentType }) {
  const spacing = { after: AFTER };
  switch (kind) {
    case "address":
      return { spacing: { after: CLOSE }, indent: { left: ADDRESS_FROM } };
    case "title":
      return { spacing: { before: CLOSE, after: CLOSE }, alignment: AlignmentType.CENTER };
    case "list":
      return { spacing, numbering: { reference: LIST, level: 0, instance: index } };
    case "quotes":
      return { spacing };
    case "signature":
      return { spacing: { before: APART }, keepLines: true, keepNext: true };
    case "text":
      return { spacing };
    default:
      return unreachable(kind);
  }
}
