import { hasLuhnCheckDigit } from './luhn.ts';

/** 7 or 8 digits (Peppol rule SE-R-009), written with or without the hyphen before the last four. */
const SHAPE = /^(\d{3,4})-?(\d{4})$/;

/**
 * Reads a bankgiro number with its check digit.
 * @returns it as `NNN-NNNN` or `NNNN-NNNN`, or null when it is not one
 */
export function parseBankgiro(text: string): string | null {
  const [, front, back] = SHAPE.exec(text.trim()) ?? [];
  if (front === undefined || back === undefined) return null;
  return hasLuhnCheckDigit(front + back) ? `${front}-${back}` : null;
}

/** Whether the text is a bankgiro number with the right check digit. */
export function isValidBankgiro(text: string): boolean {
  return parseBankgiro(text) !== null;
}

/** The digits alone, as bank files and Peppol want them: `5050-1055` gives `50501055`. */
export function bankgiroDigits(bankgiro: string): string {
  return bankgiro.replace('-', '');
}
