import { euVat } from 'stdnum';

/** Prefix of a VAT number per EU member state, which is its ISO code except for Greece. */
const PREFIX_OF_STATE: ReadonlyMap<string, string> = new Map([
  ...'AT BE BG CY CZ DE DK EE ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
    .split(' ')
    .map((code): [string, string] => [code, code]),
  ['GR', 'EL'],
]);

/** Whether the ISO 3166 code is that of an EU member state (27 since 2020). */
export function isEuCountry(countryCode: string): boolean {
  return PREFIX_OF_STATE.has(countryCode);
}

/**
 * Reads an EU VAT number, with its country prefix, by the shape and check digits of that state.
 * Whether the number is registered is a question for VIES, not for this function.
 * @returns the number without spaces, hyphens and dots, with the ISO code of its state, or null
 */
export function parseVatNumber(text: string): { number: string; countryCode: string } | null {
  const compact = text.toUpperCase().replace(/[\s.-]/g, '');
  const state = stateOf(compact.slice(0, 2));
  if (state === null) return null;
  const valid = euVat[state]?.some((kind) => kind.validate(compact.slice(2)).isValid);
  return valid === true ? { number: compact, countryCode: state } : null;
}

function stateOf(prefix: string): string | null {
  for (const [state, ownPrefix] of PREFIX_OF_STATE) {
    if (ownPrefix === prefix) return state;
  }
  return null;
}
