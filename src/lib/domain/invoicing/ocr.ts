import { hasLuhnCheckDigit, luhnCheckDigit } from './luhn.ts';

/** Limits of a reference with length and check digit, as Bankgirot's OCR control takes them. */
const LENGTH = { least: 3, most: 25 } as const;

/**
 * Payment reference of an invoice: its number, a length digit (total length mod 10, both added
 * digits counted) and a Luhn check digit, i.e. Bankgirot's level "variable length".
 * `20260001` gives `2026000105`.
 * @throws RangeError when the base is not 1–23 digits
 */
export function ocrFor(base: string): string {
  const length = base.length + 2;
  if (!/^\d+$/.test(base) || length > LENGTH.most) {
    throw new RangeError(`Not 1–23 digits: ${base}`);
  }
  const withLength = `${base}${length % 10}`;
  return `${withLength}${luhnCheckDigit(withLength)}`;
}

/** Whether a reference has the right length digit and check digit. Spaces are not allowed. */
export function isValidOcr(ocr: string): boolean {
  if (ocr.length < LENGTH.least || ocr.length > LENGTH.most) return false;
  return hasLuhnCheckDigit(ocr) && Number(ocr.at(-2)) === ocr.length % 10;
}

/**
 * Reads a reference as people and banks write it, with spaces.
 * @returns the digits, or null when they are not a reference of ours
 */
export function parseOcr(text: string): string | null {
  const digits = text.replace(/\s/g, '');
  return isValidOcr(digits) ? digits : null;
}
