import type { StyleDictionary } from 'pdfmake/interfaces';
import type { Typefaces } from './fonts.ts';

/** Colours of printed documents: those of the light scheme on screen, as sRGB. */
export const COLOUR = {
  ink: '#151b24',
  soft: '#50565e',
  line: '#d1d4da',
  accent: '#0e6549',
  tint: '#eff5f1',
} as const;

/** A4 in points. */
export const PAGE = { width: 595.28, left: 56, right: 56, top: 56 } as const;

/** Width between the margins, in points. */
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** The page has one inner edge on which amounts and facts begin, this far from the left margin. */
export const INNER_EDGE = 248;

/** Text of documents: few sizes, two weights, one accent; titles in the serif of the site. */
export function stylesIn({ title }: Typefaces): StyleDictionary {
  return {
    wordmark: { font: title, fontSize: 13, bold: true, color: COLOUR.accent },
    title: { font: title, fontSize: 28, lineHeight: 1, characterSpacing: -0.4 },
    titleSmall: { font: title, fontSize: 20, lineHeight: 1, characterSpacing: -0.2 },
    subtitle: { fontSize: 12, color: COLOUR.soft, lineHeight: 1.1 },
    heading: { fontSize: 12, bold: true },
    label: { fontSize: 8, color: COLOUR.soft },
    strong: { bold: true },
    figure: { fontSize: 12, bold: true },
    total: { fontSize: 15, bold: true },
    small: { fontSize: 8, color: COLOUR.soft, lineHeight: 1.35 },
    footer: { fontSize: 7.5, color: COLOUR.soft, lineHeight: 1.35 },
  };
}
