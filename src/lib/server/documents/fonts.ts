import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces';

// Resolved as modules, not by paths from here: this file moves when the server is built.
const resolve = createRequire(import.meta.url).resolve;
const site = (family: string, weight: number) =>
  resolve(`@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`);
const wide = (face: string) => resolve(`pdfmake/fonts/Roboto/Roboto-${face}.ttf`);

/**
 * Embedded fonts of our documents: those of the site, and Roboto, which has Latin, Greek and
 * Cyrillic letters beyond them.
 */
export const FONTS: TFontDictionary = {
  Sans: { normal: site('instrument-sans', 400), bold: site('instrument-sans', 600) },
  Serif: { normal: site('newsreader', 500), bold: site('newsreader', 600) },
  Roboto: { normal: wide('Regular'), bold: wide('Medium') },
};

const FILES = new Set(Object.values(FONTS).flatMap((faces) => Object.values(faces).map(String)));

/** The only local files a document may read. */
export function isFontFile(path: string): boolean {
  return FILES.has(path);
}

/** What the site's fonts have: the letters of Latin-1 and the signs of good typography. */
const COVERED =
  /^[\t\n\r\u0020-\u007E\u00A0-\u00A3\u00A5\u00A7-\u00AB\u00AD-\u00B0\u00B4\u00B6-\u00B8\u00BA\u00BB\u00BF-\u00FF\u0131\u0152\u0153\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026\u20AC\u2212]*$/u;

/** A document is set in one family, so that a name is never patched together from two. */
export type Typefaces = { text: 'Sans' | 'Roboto'; title: 'Serif' | 'Roboto' };

/** The site's fonts, or Roboto for all of it when a word needs letters that they lack. */
export function typefacesFor(content: unknown): Typefaces {
  return textsOf(content).every((text) => COVERED.test(text))
    ? { text: 'Sans', title: 'Serif' }
    : { text: 'Roboto', title: 'Roboto' };
}

function textsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (typeof content !== 'object' || content === null) return [];
  return Object.values(content).flatMap(textsOf);
}
