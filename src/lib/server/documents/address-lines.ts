import type { Party } from '$lib/domain/invoicing/party.ts';
import type { Locale } from '$lib/format/locale.ts';

/**
 * A postal address line by line. The country is named when the letter crosses a border.
 * @param homeCountry ISO 3166 code of the other party's country
 */
export function addressLines(party: Party, homeCountry: string, locale: Locale): string[] {
  const { lines, postalCode, city, countryCode } = party.address;
  const town = [postalCode, city].filter((part) => part !== '').join(' ');
  return [...lines, town, ...(countryCode === homeCountry ? [] : [country(countryCode, locale)])];
}

function country(code: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
}
