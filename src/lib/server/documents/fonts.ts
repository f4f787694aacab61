import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces';

// Resolved as a module, not by a path from here: this file moves when the server is built.
const resolve = createRequire(import.meta.url).resolve;

const REGULAR = resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf');
const MEDIUM = resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf');

/** Embedded fonts of our documents: Latin, Greek and Cyrillic, with figures of equal width. */
export const FONTS: TFontDictionary = { Roboto: { normal: REGULAR, bold: MEDIUM } };

/** The only local files a document may read. */
export function isFontFile(path: string): boolean {
  return path === REGULAR || path === MEDIUM;
}
