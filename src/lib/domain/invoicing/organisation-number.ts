import { stdnum } from 'stdnum';

/**
 * Reads a Swedish organisation number with its check digit. A sole trader's is the personal
 * identity number, which has the same shape.
 * @returns it as `NNNNNN-NNNN`, or null when it is not one
 */
export function parseOrganisationNumber(text: string): string | null {
  const written = text.trim();
  if (!/^\d{6}-?\d{4}$/.test(written)) return null;
  const checked = stdnum.SE?.orgnr?.validate(written);
  return checked?.isValid ? `${checked.compact.slice(0, 6)}-${checked.compact.slice(6)}` : null;
}

/** Whether the text is a Swedish organisation number with the right check digit. */
export function isValidOrganisationNumber(text: string): boolean {
  return parseOrganisationNumber(text) !== null;
}

/** The ten digits alone, as Peppol wants them (scheme 0007). */
export function organisationNumberDigits(organisationNumber: string): string {
  return organisationNumber.replace('-', '');
}
