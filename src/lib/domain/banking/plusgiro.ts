import { hasLuhnCheckDigit } from '../invoicing/luhn.ts';

/** 2 to 8 digits (Peppol rule SE-R-010), in groups or not, with or without the hyphen before the last. */
const SHAPE = /^\d[\d ]{0,10}-?\d$/;
const LENGTH = { least: 2, most: 8 } as const;

/**
 * Reads a plusgiro number with its check digit.
 * @returns it in pairs as it is printed, `12 34 56-6`, or null when it is not one
 */
export function parsePlusgiro(text: string): string | null {
  const written = text.trim();
  if (!SHAPE.test(written)) return null;
  const digits = plusgiroDigits(written);
  if (digits.length < LENGTH.least || digits.length > LENGTH.most) return null;
  return hasLuhnCheckDigit(digits) ? inPairs(digits) : null;
}

/** The digits alone, as bank files want them: `12 34 56-6` gives `1234566`. */
export function plusgiroDigits(plusgiro: string): string {
  return plusgiro.replace(/[ -]/g, '');
}

function inPairs(digits: string): string {
  const pairs = digits.slice(0, -1).replace(/\B(?=(\d{2})+$)/g, ' ');
  return `${pairs}-${digits.slice(-1)}`;
}
