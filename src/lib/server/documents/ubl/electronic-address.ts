import type { ElectronicAddress } from '$lib/domain/invoicing/peppol-id.ts';
import { organisationNumberDigits } from '$lib/domain/invoicing/organisation-number.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Party } from '$lib/domain/invoicing/party.ts';

/** Schemes whose number is the VAT number with its prefix (EAS code list, Peppol 2026-05). */
const BY_VAT_NUMBER: Readonly<Record<string, string>> = {
  AT: '9914',
  BG: '9926',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  ES: '9920',
  FR: '9957',
  GR: '9933',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
};

/** States with a register number of their own, which the VAT number is built on. */
const BY_REGISTER: Readonly<Record<string, (digits: string) => ElectronicAddress>> = {
  BE: (digits) => ({ scheme: '0208', id: digits }),
  DK: (digits) => ({ scheme: '0184', id: digits }),
  // An OVT number: 0037 for Finland, then the business id.
  FI: (digits) => ({ scheme: '0216', id: `0037${digits}` }),
};

/**
 * Where a party is reached in Peppol: by the address it has given or its GLN when it has one, in
 * Sweden by its organisation number, elsewhere by what its VAT number says.
 * @throws RangeError for a party that has none of them
 */
export function electronicAddressOf(party: Party): ElectronicAddress {
  const found = addressOf(party);
  if (found === null) throw new RangeError(`No electronic address for ${party.name}`);
  return found;
}

/** Whether both parties of a document have an electronic address: without one there is only the PDF. */
export function isReachable({ seller, buyer }: Pick<InvoiceDocument, 'seller' | 'buyer'>): boolean {
  return [seller, buyer].every((party) => addressOf(party) !== null);
}

function addressOf(party: Party): ElectronicAddress | null {
  if (party.peppol !== undefined) return party.peppol;
  return party.gln === undefined ? addressAtHome(party) : { scheme: '0088', id: party.gln };
}

function addressAtHome(party: Party): ElectronicAddress | null {
  const { countryCode } = party.address;
  if (countryCode === 'SE') return swedishAddress(party);
  const vatNumber = compact(party.vatNumber ?? '');
  if (vatNumber === '') return null;
  const scheme = BY_VAT_NUMBER[countryCode];
  if (scheme !== undefined) return { scheme, id: vatNumber };
  return BY_REGISTER[countryCode]?.(vatNumber.slice(2)) ?? null;
}

/** A Swedish VAT number is `SE`, the organisation number and `01`. */
function swedishAddress({ organisationNumber, vatNumber }: Party): ElectronicAddress | null {
  const id =
    organisationNumber === null
      ? compact(vatNumber ?? '').slice(2, 12)
      : organisationNumberDigits(organisationNumber);
  return id === '' ? null : { scheme: '0007', id };
}

/** A number as systems write it: `SE 5560 16-068001` is `SE556016068001`. */
export function compact(number: string): string {
  return number.toUpperCase().replace(/[\s.-]/g, '');
}
