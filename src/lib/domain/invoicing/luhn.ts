const DIGITS = /^\d+$/;

/**
 * Check digit by modulus 10 with weights 2, 1, 2, 1 … from the right and digit sums: the one
 * that OCR references, bankgiro, plusgiro and organisation numbers end with.
 * @throws RangeError when the text is not digits only
 */
export function luhnCheckDigit(digits: string): number {
  if (!DIGITS.test(digits)) throw new RangeError(`Not digits: ${digits}`);
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Whether the last digit is the check digit of those before it; false for other characters. */
export function hasLuhnCheckDigit(digits: string): boolean {
  if (!DIGITS.test(digits) || digits.length < 2) return false;
  return luhnCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}
